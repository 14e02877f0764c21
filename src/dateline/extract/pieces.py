"""The records of a page's blocks, and how a run of text becomes pieces.

A piece is a run of text between two block-level boundaries (or two line breaks that end a paragraph).
A box is a block-level element, or an inline one whose name says what it holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from dateline.extract.fold import fold
from dateline.extract.marks import NONE, Marks

LINE_ENDS: Final = frozenset(".!?…:;”\"»)]。！？」』؟।。’'")
"""Characters that end a sentence, a label or a quotation."""
_ENDS: Final = frozenset(".!?…:;”\"'»)]。！？」』؟।။")
MAX_CELL: Final = 80
"""Code points up to which all cells of a row are one line; longer ones are paragraphs of a layout."""


class Box(NamedTuple):
    """An element: ``parent`` is the index of the box around it, -1 for the outermost."""

    tag: str
    names: str
    marks: Marks
    parent: int


class Link(NamedTuple):
    """A link in a piece: its text as it stands there and its address."""

    text: str
    href: str


class Image(NamedTuple):
    """A picture: its address, the box that holds it, and how many pieces came before it."""

    url: str
    box: int
    before: int


class Piece(NamedTuple):
    """A block of text and its features; counts are code points of folded text without spaces.

    ``kind`` is paragraph, heading, list, quote, table or caption by the elements around it; ``level`` that of
    a heading; ``box`` the innermost block-level element; ``marks`` those of inline elements that cover it;
    ``lead`` and ``trail`` the text of an inline element that opens or closes a longer line.
    """

    text: str
    kind: str
    box: int
    size: int
    linked: int
    strong: int
    links: tuple[Link, ...] = ()
    level: int = 0
    marks: Marks = NONE
    hidden: bool = False
    time: str = ""
    lead: str = ""
    trail: str = ""


@dataclass(frozen=True, slots=True)
class Blocks:
    """All pieces and boxes of a page in document order; ``truncated`` where the page is over the bound."""

    pieces: tuple[Piece, ...]
    boxes: tuple[Box, ...]
    images: tuple[Image, ...]
    truncated: bool = False


Label = Literal[
    "body", "heading", "standfirst", "headline", "caption", "byline", "date", "related", "tags", "crumb",
    "comment", "signoff", "furniture",
]  # fmt: skip
"""What a piece is; labels.py tells it."""
Run = tuple[str, str | None, bool]
"""A text node: its characters, the address of the link around it, whether it is strong."""
BREAK: Final[Run] = ("\x1e", None, False)
"""A line break. It is told by its characters, white space to all that reads text: compiled code keeps no
identity of tuples."""
Cover = tuple[int, int, Marks]
"""From and to which run a named inline element goes, and its marks."""


Like = tuple[str, int, int, bool, str, str, str]
"""What the pieces of one run of text share: kind, box, level, whether hidden, time, lead, trail."""


def make_pieces(out: list[Piece], runs: Sequence[Run], covers: Sequence[Cover], like: Like) -> None:
    """Append the pieces of the text between two boundaries."""
    if BREAK not in runs:
        _piece(out, runs, covers, 0, len(runs), like)
        return
    start = 0
    for end in _paragraph_ends(runs):
        _piece(out, runs, covers, start, end, like)
        start = end


def _piece(
    out: list[Piece], runs: Sequence[Run], covers: Sequence[Cover], start: int, end: int, like: Like
) -> None:
    links: list[Link] = []
    marks = NONE
    if end - start == 1:
        chars, href, is_strong = runs[start]
        text = fold(chars)
        if not text:
            return
        size = count(text)
        linked = strong = 0
        if is_strong:
            strong = size
        if href is not None:
            linked = size
            links.append(Link(text, href))
    else:
        part = runs[start:end]
        text = fold("".join([run[0] for run in part]))
        if not text:
            return
        size = count(text)
        linked, strong = _told_by_links(part, links)
    for first, last, named in covers:
        if sum([count(run[0]) for run in runs[max(first, start) : min(last, end)]]) >= 0.8 * size:
            marks |= named
    kind, box, level, hidden, time, lead, trail = like
    linked, strong = min(linked, size), min(strong, size)
    out.append(
        Piece(text, kind, box, size, linked, strong, tuple(links), level, marks, hidden, time, lead, trail)
    )


def _told_by_links(part: Sequence[Run], links: list[Link]) -> tuple[int, int]:
    """How much of some runs is linked and strong, in code points; the links with text go to ``links``."""
    linked = strong = 0
    href: str | None = None
    said: list[str] = []
    for chars, link, is_strong in part:
        if is_strong:
            strong += count(chars)
        if link != href:
            if href is not None and (text := fold("".join(said))):
                links.append(Link(text, href))
            href, said = link, []
        if link is not None:
            linked += count(chars)
            said.append(chars)
    if href is not None and (text := fold("".join(said))):
        links.append(Link(text, href))
    return linked, strong


def _paragraph_ends(runs: Sequence[Run]) -> list[int]:
    """Where the paragraphs of a run of text with line breaks end (indexes into ``runs``).

    Two breaks end a paragraph; one does where the line before it is over (a mark ends it, or the next line
    does not go on in a small letter).
    """
    ends: list[int] = []
    last = ""
    """The last character of the line so far that is no space."""
    breaks = 0
    for i, run in enumerate(runs):
        if run[0] == BREAK[0]:
            breaks += 1
            continue
        words = run[0].strip()
        if not words:
            continue
        if breaks:
            if last and (breaks > 1 or last in _ENDS or not words[0].islower()):
                ends.append(i)
            breaks = 0
        last = words[-1]
    ends.append(len(runs))
    return ends


def count(text: str) -> int:
    """Code points that are no spaces."""
    return len(text) - text.count(" ") if text.isprintable() else len("".join(text.split()))


def join_rows(pieces: Sequence[Piece], boxes: Sequence[Box]) -> tuple[Piece, ...]:
    """The pieces with the short cells of each table row joined to one line; other cells are paragraphs."""
    out: list[Piece] = []
    row, cells = -1, list[Piece]()
    for piece in pieces:
        mine = _row(piece, boxes) if piece.kind == "table" else -1
        if mine != row:
            out += _joined(cells, boxes)
            row, cells = mine, []
        if mine < 0:
            out.append(piece)
        else:
            cells.append(piece)
    return (*out, *_joined(cells, boxes))


def _row(piece: Piece, boxes: Sequence[Box]) -> int:
    """The box of the table row around a piece, -1 where there is none."""
    return _around(piece, boxes, ("tr",))


def _around(piece: Piece, boxes: Sequence[Box], tags: tuple[str, ...]) -> int:
    box = piece.box
    while box > 0 and boxes[box].tag not in tags:
        box = boxes[box].parent
    return box if box > 0 else -1


def _joined(cells: list[Piece], boxes: Sequence[Box]) -> list[Piece]:
    apart = len({_around(cell, boxes, ("td", "th")) for cell in cells}) == len(cells)
    if len(cells) < 2 or not apart or any(len(cell.text) > MAX_CELL for cell in cells):
        return [cell._replace(kind="paragraph") for cell in cells]
    first = cells[0]
    parts = [first.text]
    for cell in cells[1:]:
        parts.append(" " if cell.text[0] in ":：" or parts[-1][-1] in ":：" else " | ")
        parts.append(cell.text)
    return [
        first._replace(
            text="".join(parts),
            size=sum(cell.size for cell in cells),
            linked=sum(cell.linked for cell in cells),
            strong=sum(cell.strong for cell in cells),
            links=tuple(link for cell in cells for link in cell.links),
            time=next((cell.time for cell in cells if cell.time), ""),
        )
    ]
