"""Where on the page the story stands: the box that holds it, and what every box is by the boxes around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.extract.marks import NEGATIVE, NONE, WEAK, Marks
from dateline.extract.pieces import Blocks, Box, Label, Piece

SHARE: Final = 0.75
"""Share of a box's prose that one box inside must hold to be gone into; tuned on fundus and pages-id."""
STOPS: Final = frozenset('.!?…。！？؟।”"»')
_UNSPACED: Final = 0x0E00
PROSE: Final = 300
"""Code points of prose from which a box with few links is taken for text; tuned on fundus and WCXB."""
_LINES: Final[Marks] = frozenset({"byline", "date", "credit", "tags", "crumb", "headline", "unseen"})
"""Marks of what is a line or a few: they do not count on a box that holds more than ``PROSE``."""
_DOMINANT: Final[Marks] = frozenset({"comment", "consent", "body"})
"""Marks that count on a box that holds half of the page's prose."""
_HEADER: Final[Marks] = frozenset({"headline"})
"""Marks that count on a box that holds the headline."""
LONGEST_WORD: Final = 400
"""Code points without a space after which letters are no words."""


@dataclass(frozen=True, slots=True)
class Region:
    """The story's box, its pieces ``start`` to ``end``, and per box the marks that it has and inherits."""

    box: int
    start: int
    end: int
    marks: tuple[Marks, ...]
    prose: tuple[int, ...]


def prose_of(piece: Piece) -> int:
    """How much running text a piece holds, in code points outside of links; 0 where it is no prose."""
    if piece.hidden or piece.kind in ("heading", "caption") or piece.linked * 2 > piece.size:
        return 0
    dense = ord(piece.text[0]) >= _UNSPACED
    size = piece.size * 2 if dense else piece.size
    if size < 30:
        return 0
    if size < 120 and piece.text[-1] not in STOPS and ", " not in piece.text:
        return 0
    if size > LONGEST_WORD and piece.text.isascii() and " " not in piece.text[:LONGEST_WORD]:
        return 0  # a key, a picture in letters
    free = piece.size - piece.linked
    return free // 2 if piece.kind in ("list", "table") else free


def shown(blocks: Blocks) -> Blocks:
    """The blocks as a reader sees them: where a script was to show most of the prose, all is shown."""
    if any(_is_withheld(piece, blocks) for piece in blocks.pieces):
        given = (p._replace(hidden=False) if _is_withheld(p, blocks) else p for p in blocks.pieces)
        blocks = replace(blocks, pieces=tuple(given))
    seen = sum(prose_of(piece) for piece in blocks.pieces)
    hidden = sum(prose_of(piece._replace(hidden=False)) for piece in blocks.pieces if piece.hidden)
    if hidden <= 2 * seen:
        return blocks
    return replace(blocks, pieces=tuple(piece._replace(hidden=False) for piece in blocks.pieces))


def _is_withheld(piece: Piece, blocks: Blocks) -> bool:
    """Whether a hidden paragraph is one that a wall's script hides on reading."""
    box = blocks.boxes[piece.box]
    return piece.hidden and box.tag in ("p", "li", "h2", "h3") and "wall" in box.marks


def find_region(blocks: Blocks, headline: int | None) -> Region:
    """The region of the story; ``headline`` is the index of the piece that shows the headline."""
    boxes, pieces = blocks.boxes, blocks.pieces
    weights = [prose_of(piece) for piece in pieces]
    holders = _ancestors(boxes, pieces[headline].box) if headline is not None else frozenset()
    marks = _effective(boxes, pieces, weights, holders)
    for i, piece in enumerate(pieces):
        if marks[piece.box] & NEGATIVE or piece.marks & NEGATIVE:
            weights[i] = 0
    end = _other_story(blocks, headline, weights)
    weights[end:] = [0] * (len(weights) - end)
    box = _descend(boxes, _totals(boxes, pieces, weights))
    inside = [False] * len(boxes)
    inside[box] = True
    for i in range(box + 1, len(boxes)):
        inside[i] = inside[boxes[i].parent]
    mine = [i for i, piece in enumerate(pieces[:end]) if inside[piece.box]]
    start, end = (mine[0], mine[-1] + 1) if mine else (0, 0)
    return Region(box, start, end, tuple(marks), tuple(weights))


def told_region(region: Region, labels: Sequence[Label]) -> Region:
    """The region from the first to the last piece of the story, where there is one."""
    story = [i for i, label in enumerate(labels) if label in ("body", "heading", "standfirst")]
    return replace(region, start=story[0], end=story[-1] + 1) if story else region


def _other_story(blocks: Blocks, headline: int | None, weights: list[int]) -> int:
    """Where another story begins that the page shows below its own: at a first-level headline of its own."""
    boxes, pieces = blocks.boxes, blocks.pieces
    if headline is None or pieces[headline].level != 1:
        return len(pieces)
    told = 0
    for i in range(headline + 1, len(pieces)):
        piece = pieces[i]
        told += weights[i]
        if piece.level != 1 or told < PROSE or piece.hidden or piece.size < 12:
            continue
        same_name = boxes[piece.box].names == boxes[pieces[headline].box].names != ""
        if (same_name or "headline" in boxes[piece.box].marks | piece.marks) and piece.text != pieces[
            headline
        ].text:
            return i
    return len(pieces)


def _totals(boxes: tuple[Box, ...], pieces: tuple[Piece, ...], weights: list[int]) -> list[int]:
    """The weight inside each box."""
    totals = [0] * len(boxes)
    for piece, weight in zip(pieces, weights, strict=True):
        totals[piece.box] += weight
    for i in range(len(boxes) - 1, 0, -1):
        totals[boxes[i].parent] += totals[i]
    return totals


def _ancestors(boxes: tuple[Box, ...], box: int) -> frozenset[int]:
    found = set()
    while box >= 0:
        found.add(box)
        box = boxes[box].parent
    return frozenset(found)


def _effective(
    boxes: tuple[Box, ...], pieces: tuple[Piece, ...], weights: list[int], holders: frozenset[int]
) -> list[Marks]:
    """Each box's own and inherited marks, without those that what is inside the box speaks against.

    A box that holds the headline, or half of the page's prose, is no furniture whatever it is called; nor,
    for a weak mark, one that holds running text with few links.
    """
    prose = _totals(boxes, pieces, weights)
    size = _totals(boxes, pieces, [piece.size for piece in pieces])
    linked = _totals(boxes, pieces, [piece.linked for piece in pieces])
    marks: list[Marks] = [NONE] * len(boxes)
    for i in range(1, len(boxes)):
        own = boxes[i].marks
        inherited = marks[boxes[i].parent]
        if not own:
            marks[i] = inherited
            continue
        if prose[i] * 2 > prose[0]:
            own = NONE if i in holders else own & _DOMINANT
        elif i in holders:
            own = own & _HEADER
        elif own & WEAK and prose[i] > PROSE and linked[i] * 6 < size[i]:
            own = own - WEAK
        if prose[i] > PROSE and own & _LINES:
            own = own - _LINES
        if "body" in own:
            own = own - NEGATIVE | own & _DOMINANT
        marks[i] = inherited | own
    return marks


def _descend(boxes: tuple[Box, ...], prose: list[int]) -> int:
    """The innermost box that holds nearly all of the prose of those around it."""
    best = [0] * len(boxes)
    for i in range(len(boxes) - 1, 0, -1):
        parent = boxes[i].parent
        if prose[i] >= prose[best[parent]] or not best[parent]:
            best[parent] = i
    box = 0
    while best[box] and prose[best[box]] >= SHARE * prose[box] and prose[box]:
        box = best[box]
    return box
