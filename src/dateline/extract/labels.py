"""What each piece of a page is: story or furniture. Rules over the features of blocks.py.

The step is apart from the pass that makes the pieces, so that a trained model can take its place.
"""

from __future__ import annotations

import re
from typing import Literal

from dateline.extract.fold import key
from dateline.extract.marks import NEGATIVE, Marks
from dateline.extract.pagewords import LONGEST_LABEL, PageWords, page_words, strip_line
from dateline.extract.pieces import Blocks, Box, Piece
from dateline.extract.region import Region

Label = Literal[
    "body", "heading", "standfirst", "headline", "caption", "byline", "date", "related", "tags", "crumb",
    "comment", "signoff", "furniture",
]  # fmt: skip

_FURNITURE: tuple[tuple[str, Label], ...] = (
    ("comment", "comment"), ("crumb", "crumb"), ("tags", "tags"), ("nav", "furniture"), ("ad", "furniture"),
    ("share", "furniture"), ("subscribe", "furniture"), ("bio", "furniture"), ("pages", "furniture"),
    ("listing", "furniture"), ("embed", "furniture"), ("unseen", "furniture"), ("teaser", "furniture"),
    ("aside", "furniture"), ("consent", "furniture"),
)  # fmt: skip
_ELSEWHERE: Marks = frozenset({"comment", "crumb", "nav", "consent", "aside", "listing"})
"""Marks under which a related link is none of the story's own."""
_SIGNOFF = re.compile(r"[(\[]\s?(?:[A-Za-z.]{2,14}\s?[/\\|,;\-–]\s?){0,4}[A-Za-z.]{2,14}\d?\s?[)\]]\.?")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_PLACE = re.compile(r".{2,60}[-–—]")
_BRACKETS = re.compile(r"\[[^\]]{2,60}\]")
_END = frozenset(".!?…:;”\"»)]。！？」』؟।。’'")
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_NO_PICTURE_BOX = frozenset({"p", "li", "body", "article", "main", "a", "html"})
PICTURE_DEPTH = 3
"""Boxes around a picture, or a piece, that are looked at for a caption without a name."""
CAPTION_LIMIT = 500
"""Code points of all text that stands with a picture for it to be its caption."""
BEFORE = 8
"""Pieces before the headline among which the lead picture's caption may stand."""
LONG_HEADING = 80
"""Code points from which a heading before the first paragraph is a standfirst."""
STANDFIRST = 40
"""Code points from which a line between headline and story is a standfirst."""
HOLDS_LIMIT = 300
"""Code points up to which a block that holds a phrase of furniture is furniture whole."""
SHORT = 25
"""Code points (without spaces) under which a line that no mark ends is no paragraph."""


def label_pieces(blocks: Blocks, region: Region, headline: int | None) -> list[Label]:
    """The label of every piece, in order."""
    words = page_words()
    pieces = blocks.pieces
    if headline is not None and not _leads(region, headline):
        headline = None
    labels: list[Label] = ["furniture"] * len(pieces)
    start = headline + 1 if headline is not None and headline < region.start else region.start
    pictured = _picture_lines(blocks, region, headline)
    for i, piece in enumerate(pieces):
        marks = region.marks[piece.box] | piece.marks
        if start <= i < region.start and "teaser" in marks:
            marks = marks - {"teaser"} | {"standfirst"}
        labels[i] = _label(piece, marks, words, start <= i < region.end)
        if i in pictured and not marks & NEGATIVE and not piece.hidden:
            labels[i] = _picture_label(piece, labels[i], words)
    if headline is not None:
        labels[headline] = "headline"
    _settle_head(pieces, region, headline, labels)
    _drop_tail(blocks, region, words, labels)
    _settle_lists(pieces, region, words, labels)
    _settle_headings(pieces, labels)
    _drop_repeats(pieces, headline, labels)
    return labels


def _leads(region: Region, headline: int) -> bool:
    """Whether the headline stands before most of the story; if not, it is a copy of it in another place."""
    before = sum(region.prose[region.start : headline]) if headline > region.start else 0
    return headline < region.end and before * 3 < sum(region.prose[region.start : region.end])


def _label(piece: Piece, marks: Marks, words: PageWords, inside: bool) -> Label:
    """The label of one piece by its own words and marks; ``inside``: it stands where the story can."""
    if piece.hidden:
        return "furniture"
    line = strip_line(piece.text)
    if marks:
        if inside and "related" in marks and not marks & _ELSEWHERE and line not in words.exact:
            return "related"
        for mark, label in _FURNITURE:
            if mark in marks:
                return label
    if "caption" in marks or "credit" in marks or piece.kind == "caption":
        return "furniture" if line in words.exact or line.startswith(words.starts) else "caption"
    if piece.links and words.tags.match(piece.text[:LONGEST_LABEL].casefold()):
        return "tags"
    if not inside:
        return "furniture"
    if not line or line in words.exact:
        return "furniture"
    lead = line[:LONGEST_LABEL]
    if _leads_away(piece, line, words):
        return "related"
    if words.watch.match(piece.text[:LONGEST_LABEL].casefold()) and (
        piece.linked or piece.strong * 2 > piece.size
    ):
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
    if piece.linked * 10 >= piece.size * 9 and piece.size >= 2 and not _is_sentence(piece):
        return "related" if piece.kind != "table" and piece.size > SHORT else "furniture"
    if piece.kind == "heading":
        return "heading"
    if (
        piece.size < SHORT
        and piece.text[-1] not in _END
        and piece.kind == "paragraph"
        and piece.linked * 2 > piece.size
    ):
        return "furniture"
    return "body"


def _picture_label(piece: Piece, label: Label, words: PageWords) -> Label:
    """The label of a piece that stands alone with a picture: its caption, unless it reads otherwise."""
    line = strip_line(piece.text)
    if label not in ("body", "heading", "standfirst", "byline", "furniture") or line in words.exact:
        return label
    if piece.size < 60 and _CLOCK.search(piece.text):
        return "date"
    if label == "furniture" and (piece.linked or piece.size < SHORT or line.startswith(words.starts)):
        return label
    return "caption" if len(line) >= 3 else label


def _is_sentence(piece: Piece) -> bool:
    """Whether a piece that is all link reads as a sentence of the story: headlines end in no full stop."""
    return (
        piece.kind == "paragraph"
        and piece.size > SHORT
        and piece.text[-1] in ".。।"
        and len(piece.links) == 1
    )


def _leads_away(piece: Piece, line: str, words: PageWords) -> bool:
    """Whether the piece is a label of a link to another story, alone or with the link."""
    if line in words.labels and (piece.strong or piece.kind == "heading" or piece.text.rstrip()[-1] in ":："):
        return True
    if not words.label.match(piece.text[:LONGEST_LABEL].casefold()):
        return False
    return piece.linked * 2 > piece.size or piece.strong * 10 > piece.size * 9 or not piece.linked


def _picture_lines(blocks: Blocks, region: Region, headline: int | None) -> frozenset[int]:
    """The pieces that stand alone with a picture in a small box: captions that no name marks."""
    boxes, pieces = blocks.boxes, blocks.pieces
    inside: dict[int, list[int]] = {}
    first = max(0, (region.start if headline is None else min(headline, region.start)) - BEFORE)
    for i in range(first, region.end):
        box = pieces[i].box
        for _ in range(PICTURE_DEPTH):
            inside.setdefault(box, []).append(i)
            if box <= region.box:
                break
            box = boxes[box].parent
    found: set[int] = set()
    for image in blocks.images:
        box = image.box
        for _ in range(PICTURE_DEPTH):
            mine = inside.get(box, ())
            if box == region.box or boxes[box].tag in _NO_PICTURE_BOX or headline in mine:
                break
            if mine:
                size = sum(pieces[i].size for i in mine)
                linked = sum(pieces[i].linked for i in mine)
                if len(mine) <= 3 and size <= CAPTION_LIMIT and linked * 3 < size:
                    found.update(mine)
                break
            box = boxes[box].parent
            if box < 0:
                break
    told = sum(region.prose[region.start : region.end])
    long = [region.prose[i] for i in found if region.prose[i]]
    if len(long) >= 3 and sum(long) * 4 > told:
        # A list of things, each with its picture and its paragraph.
        found = {i for i in found if not region.prose[i]}
    return frozenset(found)


def _settle_head(
    pieces: tuple[Piece, ...], region: Region, headline: int | None, labels: list[Label]
) -> None:
    """Between the headline and the region stand one standfirst, prose, and lines for the byline and times."""
    found = False
    for i in range(0 if headline is None else headline + 1, region.start):
        piece = pieces[i]
        if labels[i] in ("body", "heading") and not piece.linked and piece.size >= STANDFIRST and not found:
            if labels[i] == "heading" or not region.prose[i]:
                labels[i] = "standfirst"
        elif labels[i] == "body" and i == region.start - 1 and _PLACE.fullmatch(piece.text):
            continue  # The dateline, outside of the first paragraph.
        elif labels[i] == "body" and not region.prose[i]:
            labels[i] = "byline" if piece.size < 200 else "furniture"
        elif labels[i] == "heading":
            labels[i] = "furniture"
        found = found or labels[i] == "standfirst"
    if headline is not None:
        for i in range(region.start, min(headline, region.end)):
            if labels[i] in ("body", "heading", "related", "standfirst"):
                labels[i] = "byline" if pieces[i].size < 120 and not pieces[i].linked else "furniture"
    told = 0
    for i in range(region.start, region.end):
        if labels[i] == "body" and region.prose[i]:
            told += region.prose[i]
        elif labels[i] == "standfirst" and told:
            labels[i] = "furniture"
        elif labels[i] == "heading" and not told and not found and pieces[i].size >= LONG_HEADING:
            labels[i], found = "standfirst", headline is not None


def _drop_tail(blocks: Blocks, region: Region, words: PageWords, labels: list[Label]) -> None:
    """After a heading of a list of other stories, what stands elsewhere than the story's paragraphs goes."""
    pieces, boxes = blocks.pieces, blocks.boxes
    weight: dict[int, int] = {}
    for i in range(region.start, region.end):
        if labels[i] == "body":
            home = _home(boxes, pieces[i])
            weight[home] = weight.get(home, 0) + region.prose[i]
    total = sum(weight.values()) or 1
    after, over = total, False
    for i in range(region.start, region.end):
        piece = pieces[i]
        home = _home(boxes, piece)
        if labels[i] == "body" and region.prose[i]:
            after -= region.prose[i]
            if over and weight[home] * 5 > total and not piece.linked:
                over = False
        if not over and piece.size <= LONGEST_LABEL and not piece.hidden and after * 5 < total:
            over = strip_line(piece.text) in words.over and (piece.kind == "heading" or labels[i] != "body")
        if over and labels[i] in ("body", "heading", "standfirst", "related"):
            labels[i] = "furniture"


def _home(boxes: tuple[Box, ...], piece: Piece) -> int:
    """The box that a piece stands in beside others: around its paragraph element, if it has one."""
    return boxes[piece.box].parent if boxes[piece.box].tag in _PARAGRAPHS else piece.box


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
        piece = pieces[i]
        if (
            labels[i] == "body"
            and piece.kind == "paragraph"
            and piece.size < SHORT * 2
            and piece.text[-1] not in _END
        ):
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
