"""What each piece of a page is: story or furniture. Rules over the features of blocks.py.

The step is apart from the pass that makes the pieces, so that a trained model can take its place.
"""

from __future__ import annotations

import re
from typing import Literal

from dateline.extract.blocks import Blocks, Piece
from dateline.extract.fold import key
from dateline.extract.marks import Marks
from dateline.extract.pagewords import LONGEST_LABEL, PageWords, page_words, strip_line
from dateline.extract.region import Region

Label = Literal[
    "body", "heading", "standfirst", "headline", "caption", "byline", "date", "related", "tags", "crumb",
    "comment", "signoff", "furniture",
]  # fmt: skip

_FURNITURE: tuple[tuple[str, Label], ...] = (
    ("comment", "comment"), ("crumb", "crumb"), ("tags", "tags"), ("nav", "furniture"), ("ad", "furniture"),
    ("share", "furniture"), ("subscribe", "furniture"), ("bio", "furniture"), ("pages", "furniture"),
    ("listing", "furniture"), ("embed", "furniture"), ("unseen", "furniture"),
)  # fmt: skip
_SIGNOFF = re.compile(r"[(\[]\s?(?:[A-Za-z.]{2,14}\s?[/\\|,;\-–]\s?){0,4}[A-Za-z.]{2,14}\d?\s?[)\]]\.?")
_BRACKETS = re.compile(r"\[[^\]]{2,60}\]")
_END = frozenset(".!?…:;”\"»)]。！？」』؟।。’'")
HOLDS_LIMIT = 300
"""Code points up to which a block that holds a phrase of furniture is furniture whole."""
SHORT = 25
"""Code points (without spaces) under which a line that no mark ends is no paragraph."""


def label_pieces(blocks: Blocks, region: Region, headline: int | None) -> list[Label]:
    """The label of every piece, in order."""
    words = page_words()
    pieces = blocks.pieces
    labels: list[Label] = ["furniture"] * len(pieces)
    start = headline + 1 if headline is not None and headline < region.start else region.start
    for i, piece in enumerate(pieces):
        labels[i] = _label(piece, region.marks[piece.box] | piece.marks, words, start <= i < region.end)
    if headline is not None:
        labels[headline] = "headline"
    _drop_before(pieces, region, headline, labels)
    _drop_tail(pieces, region, words, labels)
    _settle_lists(pieces, region, words, labels)
    _settle_headings(pieces, labels)
    _drop_repeats(pieces, headline, labels)
    return labels


def _label(piece: Piece, marks: Marks, words: PageWords, inside: bool) -> Label:
    """The label of one piece by its own words and marks; ``inside``: it stands where the story can."""
    if piece.hidden:
        return "furniture"
    if marks:
        for mark, label in _FURNITURE:
            if mark in marks:
                return label
        if "caption" in marks or "credit" in marks or piece.kind == "caption":
            return "caption"
    elif piece.kind == "caption":
        return "caption"
    if not inside:
        return "tags" if "tags" in marks else "furniture"
    line = strip_line(piece.text)
    if not line or line in words.exact:
        return "furniture"
    lead = line[:LONGEST_LABEL]
    if "related" in marks or _leads_away(piece, line, words):
        return "related"
    if words.watch.match(piece.text[:LONGEST_LABEL].casefold()) and (piece.linked or piece.strong * 2 > piece.size):
        return "furniture"
    if lead.startswith(words.starts) and piece.size < HOLDS_LIMIT:
        return "furniture"
    if len(line) <= HOLDS_LIMIT and words.holds.search(line):
        return "furniture"
    if _SIGNOFF.fullmatch(piece.text):
        return "signoff"
    if piece.text[0] == "[" and _BRACKETS.fullmatch(piece.text):
        return "furniture"
    if "byline" in marks and piece.size < 200:
        return "byline"
    if "date" in marks and piece.size < 80:
        return "date"
    if "standfirst" in marks and piece.size >= SHORT:
        return "standfirst"
    if piece.linked * 10 >= piece.size * 9 and piece.size >= 2:
        return "related" if piece.kind != "table" and piece.size > SHORT else "furniture"
    if piece.kind == "heading":
        return "heading"
    if piece.size < SHORT and piece.text[-1] not in _END and piece.kind == "paragraph" and piece.linked * 2 > piece.size:
        return "furniture"
    return "body"


def _leads_away(piece: Piece, line: str, words: PageWords) -> bool:
    """Whether the piece is a label of a link to another story, alone or with the link."""
    if line in words.labels and (piece.strong or piece.kind == "heading" or piece.text.rstrip()[-1] in ":："):
        return True
    if not words.label.match(piece.text[:LONGEST_LABEL].casefold()):
        return False
    return piece.linked * 2 > piece.size or piece.strong * 10 > piece.size * 9 or not piece.linked


def _drop_before(pieces: tuple[Piece, ...], region: Region, headline: int | None, labels: list[Label]) -> None:
    """Between the headline and the region only what is marked or prose counts."""
    for i in range(0 if headline is None else headline + 1, region.start):
        if labels[i] == "body" and not region.prose[i]:
            labels[i] = "byline" if pieces[i].size < 200 else "furniture"
        elif labels[i] == "heading":
            labels[i] = "standfirst" if pieces[i].size >= 40 and not pieces[i].linked else "furniture"
    if headline is not None:
        for i in range(region.start, min(headline, region.end)):
            if labels[i] in ("body", "heading", "related"):
                labels[i] = "byline" if pieces[i].size < 120 and not pieces[i].linked else "furniture"


def _drop_tail(pieces: tuple[Piece, ...], region: Region, words: PageWords, labels: list[Label]) -> None:
    """After a heading of a list of other stories the story is over, unless much of it still follows."""
    total = sum(region.prose[region.start : region.end]) or 1
    after = total
    for i in range(region.start, region.end):
        after -= region.prose[i]
        piece = pieces[i]
        if piece.size > LONGEST_LABEL or piece.hidden or labels[i] in ("body",) and piece.kind == "paragraph" and not piece.strong:
            continue
        if strip_line(piece.text) in words.over and after * 5 < total:
            for j in range(i, region.end):
                if labels[j] in ("body", "heading", "standfirst", "related"):
                    labels[j] = "furniture"
            return


def _settle_lists(pieces: tuple[Piece, ...], region: Region, words: PageWords, labels: list[Label]) -> None:
    """Links under a label are related too; links before the first or after the last prose are furniture."""
    body = [i for i, label in enumerate(labels) if label == "body" and region.prose[i]]
    if not body:
        return
    first, last = body[0], body[-1]
    for i, label in enumerate(labels):
        if label == "related" and not first < i < last + 12:
            labels[i] = "furniture"
    for i in range(last + 1, region.end):
        if labels[i] == "body" and pieces[i].size < SHORT * 2 and pieces[i].text[-1] not in _END:
            labels[i] = "byline"


def _settle_headings(pieces: tuple[Piece, ...], labels: list[Label]) -> None:
    """A heading counts where body text follows it before anything else."""
    follows = False
    for i in range(len(labels) - 1, -1, -1):
        if labels[i] == "heading":
            if not follows:
                labels[i] = "furniture"
        elif labels[i] == "body":
            follows = True
        elif labels[i] in ("furniture", "tags", "comment") and pieces[i].size > 200:
            follows = False


def _drop_repeats(pieces: tuple[Piece, ...], headline: int | None, labels: list[Label]) -> None:
    """Pull quotes and second copies go: a piece whose words stand in another piece of the story."""
    kept = [i for i, label in enumerate(labels) if label in ("body", "heading", "standfirst")]
    keys = {i: key(pieces[i].text) for i in kept}
    seen = {key(pieces[headline].text)} if headline is not None else set()
    for i in kept:
        if keys[i] in seen and len(keys[i]) > 20:
            labels[i] = "furniture"
        seen.add(keys[i])
    whole = "\n".join(keys[i] for i in kept)
    for i in kept:
        is_quote = pieces[i].kind == "quote" or pieces[i].kind == "heading"
        if is_quote and len(keys[i]) > 30 and labels[i] == "body" and whole.count(keys[i]) > 1:
            labels[i] = "furniture"
