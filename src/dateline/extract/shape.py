"""What the shape of a page tells of it: cards that lead elsewhere, running text between them, the address.

It reads pieces before they are labelled, so that it does not depend on what was taken for the story.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from dateline.extract.marks import Marks
from dateline.extract.pieces import Blocks, Piece

TITLE: Final = 12
"""Code points from which a line that is all link may be the title of a card."""
PROSE: Final = 60
"""Code points outside of links from which a line is running text."""
_UNSPACED: Final = 0x0E00
_DENSE: Final = 2
"""Characters of a script without spaces between words that say as much as one here."""
_FRAME: Final[Marks] = frozenset(
    {"nav", "crumb", "aside", "tags", "share", "comment", "consent", "subscribe"}
)
"""Marks of boxes whose links every page of a site has."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCHEMA: Final = re.compile(rb"itemtype\s{0,9}=\s{0,9}[\"']?\s{0,9}https?://(?:www\.)?schema\.org/(\w{2,40})")
MAX_ITEMS: Final = 40
"""Microdata types that are looked at."""


@dataclass(frozen=True, slots=True)
class Shape:
    """``cards``: lines of one make that are all link, the most of any make; ``run``: the most running text
    that no such line interrupts, in code points outside of links, twice as many for scripts without spaces.
    """

    cards: int = 0
    run: int = 0


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of a page's address in small letters; ``words`` counts those of the last segment."""

    labels: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    words: int = 0

    @property
    def is_root(self) -> bool:
        """Whether it is the front page of a site."""
        return bool(self.labels) and not self.segments


def shape_of(blocks: Blocks, marks: tuple[Marks, ...]) -> Shape:
    """The shape of a page; ``marks`` are those that each box has and inherits."""
    boxes = blocks.boxes
    makes: Counter[tuple[str, str, str, str]] = Counter()
    run = best = 0
    for piece in blocks.pieces:
        if piece.hidden or piece.size < TITLE:
            continue
        if piece.linked * 10 >= piece.size * 8:
            if piece.linked > 20:
                run = 0
            if not (marks[piece.box] | piece.marks) & _FRAME:
                box = boxes[piece.box]
                outer = boxes[box.parent]
                makes[box.tag, box.names, outer.tag, outer.names] += 1
        else:
            run += told(piece)
            best = max(best, run)
    return Shape(max(makes.values(), default=0), best)


def told(piece: Piece) -> int:
    """How much running text a piece holds outside of links; 0 for headings, captions and lines of links."""
    if piece.hidden or piece.kind in ("heading", "caption") or piece.linked * 2 > piece.size:
        return 0
    free = weight(piece.text, piece.size - piece.linked)
    return free if free >= PROSE else 0


def weight(text: str, size: int | None = None) -> int:
    """The length of a text as an alphabet would write it; ``size`` where it is not the text's own."""
    size = len(text) if size is None else size
    middle = text[len(text) // 2 :][:1]
    return size * _DENSE if middle and ord(middle) >= _UNSPACED else size


def address_of(url: str | None) -> Address:
    """The parts of an address; empty for none."""
    try:
        parts = urlsplit((url or "")[:2_000])
    except ValueError:
        return Address()
    segments = tuple(segment for segment in parts.path.casefold().split("/") if segment)
    labels = tuple(parts.netloc.casefold().removeprefix("www.").split(".")) if parts.netloc else ()
    return Address(labels, segments, len(_WORD.findall(segments[-1])) if segments else 0)


def item_types(content: bytes) -> list[str]:
    """The schema.org types of a page's microdata, in order."""
    types: list[str] = []
    at = content.find(b"itemtype")
    while at >= 0 and len(types) < MAX_ITEMS:
        found = _SCHEMA.match(content, at)
        if found:
            types.append(found[1].decode("ascii", "replace"))
        at = content.find(b"itemtype", at + 8)
    return types
