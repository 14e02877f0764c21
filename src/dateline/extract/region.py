"""Where on the page the story stands: the box that holds it, and what every box is by the boxes around it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.blocks import Blocks, Box, Piece
from dateline.extract.marks import NEGATIVE, NONE, Marks

SHARE = 0.75
"""Share of a box's prose that one box inside must hold to be gone into; tuned on fundus and pages-id."""
_STOPS = frozenset(".!?…。！？؟।”\"»")
_UNSPACED = 0x0E00


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
    if size < 120 and piece.text[-1] not in _STOPS and ", " not in piece.text:
        return 0
    free = piece.size - piece.linked
    return free // 2 if piece.kind in ("list", "table") else free


def find_region(blocks: Blocks, headline: int | None) -> Region:
    """The region of the story; ``headline`` is the index of the piece that shows the headline."""
    boxes, pieces = blocks.boxes, blocks.pieces
    weights = [prose_of(piece) for piece in pieces]
    totals = _totals(boxes, pieces, weights)
    holders = _ancestors(boxes, pieces[headline].box) if headline is not None else frozenset()
    marks = _effective(boxes, totals, holders)
    weights = [0 if marks[p.box] & NEGATIVE or p.marks & NEGATIVE else w for p, w in zip(pieces, weights, strict=True)]
    prose = _totals(boxes, pieces, weights)
    box = _descend(boxes, prose)
    inside = [False] * len(boxes)
    inside[box] = True
    for i in range(box + 1, len(boxes)):
        inside[i] = inside[boxes[i].parent]
    mine = [i for i, piece in enumerate(pieces) if inside[piece.box]]
    start, end = (mine[0], mine[-1] + 1) if mine else (0, 0)
    return Region(box, start, end, tuple(marks), tuple(weights))


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


def _effective(boxes: tuple[Box, ...], totals: list[int], holders: frozenset[int]) -> list[Marks]:
    """Each box's own and inherited marks; a box that holds the headline or most of the prose hands none down."""
    most = totals[0] / 2
    marks: list[Marks] = [NONE] * len(boxes)
    for i in range(1, len(boxes)):
        box = boxes[i]
        own = box.marks
        if own and i in holders:
            own = own & {"headline"} if totals[i] < most else NONE
        elif own and totals[i] > most:
            own = own & {"comment", "body"}
        inherited = marks[box.parent]
        marks[i] = inherited | own if own else inherited
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
