"""What each piece of a page is: story or furniture. Rules over the features of blocks.py.

The step is apart from the pass that makes the pieces, so that a trained model can take its place.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.extract.figures import label_at_picture, lines_at_pictures
from dateline.extract.marks import NEGATIVE, Marks
from dateline.extract.pagewords import LONGEST_LABEL, PageWords, is_furniture, page_words, strip_line
from dateline.extract.pieces import LINE_ENDS, Blocks, Label, Piece
from dateline.extract.region import Region
from dateline.extract.settle import settle

_FURNITURE: Final[tuple[tuple[str, Label], ...]] = (
    ("comment", "comment"), ("crumb", "crumb"), ("tags", "tags"), ("nav", "furniture"), ("ad", "furniture"),
    ("share", "furniture"), ("subscribe", "furniture"), ("bio", "furniture"), ("pages", "furniture"),
    ("listing", "furniture"), ("embed", "furniture"), ("unseen", "furniture"), ("teaser", "furniture"),
    ("aside", "furniture"), ("consent", "furniture"), ("count", "furniture"),
)  # fmt: skip
_ELSEWHERE: Final[Marks] = frozenset({"comment", "crumb", "nav", "consent", "aside", "listing"})
"""Marks under which a related link is none of the story's own."""
_SIGNOFF: Final = re.compile(
    r"[(\[]\s?(?:[A-Za-z.]{2,14}\s?[/\\|,;\-–]\s?){0,4}[A-Za-z.]{2,14}\d?\s?[)\]]\.?"
)
_BRACKETS: Final = re.compile(r"\[[^\]]{2,60}\]")
WALL: Final = 1_500
"""Code points that the request of a wall has at most."""
STRONG_LINE: Final = 80
"""Code points of a bold line that may be a heading."""
HOLDS: Final = 300
"""Code points up to which a block that holds a phrase of furniture is furniture whole."""
SHORT: Final = 25
"""Code points (without spaces) under which a line that no mark ends is no paragraph."""


def label_pieces(blocks: Blocks, region: Region, headline: int | None) -> list[Label]:
    """The label of every piece, in order."""
    words = page_words()
    pieces = blocks.pieces
    if headline is not None and not _leads(region, headline):
        headline = None
    labels: list[Label] = ["furniture"] * len(pieces)
    start = headline + 1 if headline is not None and headline < region.start else region.start
    pictured = lines_at_pictures(blocks, region, headline)
    walled = _walled_boxes(blocks, words)
    for i, piece in enumerate(pieces):
        marks = region.marks[piece.box] | piece.marks
        if start <= i < region.start and "teaser" in marks:
            marks = marks - {"teaser"} | {"standfirst"}
        labels[i] = _label(piece, marks, words, start <= i < region.end)
        if piece.box in walled:
            labels[i] = "furniture"
        elif i in pictured and not marks & NEGATIVE and not piece.hidden:
            is_credit = bool(marks & {"byline", "credit"}) and not piece.linked
            labels[i] = "caption" if is_credit else label_at_picture(piece, labels[i], words)
    if headline is not None:
        labels[headline] = "headline"
    settle(blocks, region, headline, words, labels)
    return labels


def _walled_boxes(blocks: Blocks, words: PageWords) -> frozenset[int]:
    """The boxes inside one that is named for a wall and says so: what it asks of readers is no story."""
    boxes = blocks.boxes
    named = [-1] * len(boxes)
    for i in range(1, len(boxes)):
        outer = named[boxes[i].parent]
        named[i] = i if outer < 0 and "wall" in boxes[i].marks else outer
    asking = {
        named[piece.box]
        for piece in blocks.pieces
        if named[piece.box] >= 0 and piece.size < HOLDS and words.wall.search(piece.text.casefold())
    }
    told = dict.fromkeys(asking, 0)
    for piece in blocks.pieces:
        if named[piece.box] in asking:
            told[named[piece.box]] += piece.size
    walls = {box for box in asking if told[box] < WALL}
    return frozenset(i for i, box in enumerate(named) if box in walls)


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
        if inside and "related" in marks and not marks & _ELSEWHERE:
            return "furniture" if is_residue(piece, line, words) else "related"
        for mark, label in _FURNITURE:
            if mark in marks:
                return label
    if "caption" in marks or piece.kind == "caption":
        return "furniture" if line in words.exact or line.startswith(words.starts) else "caption"
    if piece.links and words.tags.match(piece.text[:LONGEST_LABEL].casefold()):
        return "tags"
    if not inside:
        return "furniture"
    if not line or line in words.exact:
        return "furniture"
    if _leads_away(piece, line, words):
        return "related"
    if words.watch.match(piece.text[:LONGEST_LABEL].casefold()) and (
        piece.linked or piece.strong * 2 > piece.size
    ):
        return "furniture"
    if "standfirst" not in marks and is_residue(piece, line, words):
        return "furniture"
    if _SIGNOFF.fullmatch(piece.text):
        return "signoff"
    if piece.text[0] == "[" and _BRACKETS.fullmatch(piece.text):
        return "furniture"
    if marks & {"byline", "credit"} and piece.size < 200:
        return "byline"
    if "date" in marks and piece.size < 80:
        return "date"
    if "standfirst" in marks and piece.size >= SHORT:
        return "standfirst"
    if piece.linked * 10 >= piece.size * 9 and piece.size >= 2 and not _is_sentence(piece):
        return "related" if piece.kind != "table" and piece.size > SHORT else "furniture"
    if piece.kind == "heading" or is_strong_line(piece):
        return "heading"
    if (
        piece.size < SHORT
        and piece.text[-1] not in LINE_ENDS
        and piece.kind == "paragraph"
        and piece.linked * 2 > piece.size
    ):
        return "furniture"
    return "body"


def is_strong_line(piece: Piece) -> bool:
    """Whether a short paragraph is all bold and without an end: a heading in all but its element."""
    if piece.kind != "paragraph" or piece.size > STRONG_LINE or piece.linked or piece.text[-1] in LINE_ENDS:
        return False
    return piece.strong * 10 >= piece.size * 9


def is_residue(piece: Piece, line: str, words: PageWords) -> bool:
    """Whether the piece is a line of furniture by its words."""
    if line in words.exact:
        return True
    if piece.size >= HOLDS:
        return False
    return line.startswith(words.starts) or is_furniture(line)


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
