"""What the pieces around a piece tell of it: corrects the labels that labels.py gave each piece alone."""

from __future__ import annotations

import re
from typing import Final

from dateline.extract.fold import key
from dateline.extract.pagewords import LONGEST_LABEL, PageWords, strip_line
from dateline.extract.pieces import LINE_ENDS, Blocks, Box, Label, Piece
from dateline.extract.region import Region

_CLOCK: Final = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_PLACE: Final = re.compile(r".{2,60}[-–—]")
_PARAGRAPHS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "ul", "ol", "dl", "dt", "dd"}
)
_TABLES: Final = frozenset({"td", "th", "tr", "tbody", "thead", "table"})
LINE: Final = 100
"""Code points up to which a line before the story may tell the time."""
LONG_HEADING: Final = 80
"""Code points from which a heading before the first paragraph is a standfirst."""
STANDFIRST: Final = 40
"""Code points from which a line between headline and story is a standfirst."""
SHORT: Final = 25
"""Code points (without spaces) under which a line that no mark ends is no paragraph."""
DOMINANT: Final = 0.6
"""Share of the prose that stands side by side in one box from which that box is the story's home."""
TAIL: Final = 0.2
"""Share of the prose up to which what follows the story's home is something else."""
FAR: Final = 12
"""Pieces after the last paragraph within which a labelled link is the story's own."""
QUOTES: Final = 60
"""Quotations set apart that are looked for in the text."""


def settle(
    blocks: Blocks, region: Region, headline: int | None, words: PageWords, labels: list[Label]
) -> None:
    """Correct the labels in place."""
    pieces = blocks.pieces
    _settle_head(pieces, region, headline, labels)
    homes = [home_of(blocks.boxes, piece) for piece in pieces]
    weights = _weights(region, homes, labels)
    _drop_over(pieces, region, homes, weights, words, labels)
    _drop_strangers(pieces, region, homes, weights, labels)
    _settle_edges(pieces, region, words, labels)
    _settle_headings(pieces, labels)
    _drop_repeats(pieces, headline, labels)


def home_of(boxes: tuple[Box, ...], piece: Piece) -> int:
    """The box in which a piece stands beside others: around its paragraph, its list, or its table."""
    box = piece.box
    while box > 0 and (
        boxes[box].tag in _PARAGRAPHS or (piece.kind == "table" and boxes[box].tag in _TABLES)
    ):
        box = boxes[box].parent
    return box


def _weights(region: Region, homes: list[int], labels: list[Label]) -> dict[int, int]:
    """The prose of the story in each home."""
    weights: dict[int, int] = {}
    for i in range(region.start, region.end):
        if labels[i] == "body":
            weights[homes[i]] = weights.get(homes[i], 0) + region.prose[i]
    return weights


def _settle_head(
    pieces: tuple[Piece, ...], region: Region, headline: int | None, labels: list[Label]
) -> None:
    """Between headline and first paragraph stand one standfirst, prose, and lines of byline and times."""
    found = False
    for i in range(0 if headline is None else headline + 1, region.end):
        # A line with a clock time before the first sentence tells when, whatever stands beside it.
        if i >= region.start and labels[i] == "body" and pieces[i].text[-1] in LINE_ENDS:
            break
        if labels[i] == "body" and pieces[i].size < LINE and _CLOCK.search(pieces[i].text):
            labels[i] = "date"
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
        piece = pieces[i]
        if labels[i] == "body" and region.prose[i]:
            told += region.prose[i]
        elif labels[i] == "standfirst" and told:
            labels[i] = "furniture"
        elif labels[i] == "heading" and not told and not found and piece.size >= LONG_HEADING:
            labels[i], found = "standfirst", headline is not None
        elif (
            labels[i] == "body"
            and not told
            and piece.kind == "paragraph"
            and not _PLACE.fullmatch(piece.text)
        ):
            labels[i] = "byline"


def _drop_over(
    pieces: tuple[Piece, ...],
    region: Region,
    homes: list[int],
    weights: dict[int, int],
    words: PageWords,
    labels: list[Label],
) -> None:
    """After a heading of other stories near the end, only the story's own paragraphs go on; after one of
    readers' comments nothing does."""
    total = sum(weights.values()) or 1
    after, over, ended = total, False, False
    for i in range(region.start, region.end):
        piece = pieces[i]
        if labels[i] == "body" and region.prose[i]:
            after -= region.prose[i]
            if over and not ended and weights[homes[i]] * 5 > total and not piece.linked:
                over = False
        stands_out = piece.kind == "heading" or labels[i] != "body" or piece.strong * 10 >= piece.size * 9
        if stands_out and not piece.hidden and piece.size <= LONGEST_LABEL and after * 5 < total * 2:
            line = strip_line(piece.text)
            ended = ended or line in words.ended
            over = over or ended or (line in words.over and after * 5 < total)
        if over and (labels[i] in ("body", "heading", "standfirst") or (labels[i] == "related" and ended)):
            labels[i] = "furniture"


def _drop_strangers(
    pieces: tuple[Piece, ...],
    region: Region,
    homes: list[int],
    weights: dict[int, int],
    labels: list[Label],
) -> None:
    """Where the story has one home, lines and headings in other boxes go, and so does what follows it."""
    total = sum(weights.values())
    home = max(weights, key=lambda box: (weights[box], -box), default=-1)
    if not total or weights[home] < DOMINANT * total:
        return
    mine = [
        i
        for i in range(region.start, region.end)
        if homes[i] == home and labels[i] == "body" and region.prose[i]
    ]
    last = mine[-1]
    tail = sum(region.prose[i] for i in range(last + 1, region.end) if labels[i] == "body")
    for i in range(region.start, region.end):
        if homes[i] == home or labels[i] not in ("body", "heading"):
            continue
        if region.prose[i] and (i < last or tail > TAIL * total):
            continue
        if i > last or labels[i] == "heading" or (pieces[i].kind in ("paragraph", "table") and i > mine[0]):
            labels[i] = "byline" if pieces[i].size < 120 and not pieces[i].linked else "furniture"


def _settle_edges(pieces: tuple[Piece, ...], region: Region, words: PageWords, labels: list[Label]) -> None:
    """Links far from the story's paragraphs are furniture; short lines after the last are byline lines."""
    body = [i for i, label in enumerate(labels) if label == "body" and region.prose[i]]
    if not body:
        return
    first, last = body[0], body[-1]
    told = False
    for i, label in enumerate(labels):
        if label != "related":
            told = told and label == "furniture" and pieces[i].size < SHORT
            continue
        piece = pieces[i]
        # After the story a link counts under a label, or with one of its own.
        labelled = bool(words.label.match(piece.text[:LONGEST_LABEL].casefold()))
        told = told or labelled or not piece.linked
        if i < first or i > last + FAR or (i > last and not told):
            labels[i] = "furniture"
    for i in range(last + 1, region.end):
        piece = pieces[i]
        is_line = piece.kind == "paragraph" and piece.size < SHORT * 2 and piece.text[-1] not in LINE_ENDS
        if labels[i] == "body" and is_line:
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
    apart = [i for i in kept if pieces[i].kind in ("quote", "heading") and len(keys[i]) > 30]
    if not apart:
        return
    whole = "\n".join(keys[i] for i in kept)
    for i in apart[:QUOTES]:
        if labels[i] == "body" and whole.count(keys[i]) > 1:
            labels[i] = "furniture"
