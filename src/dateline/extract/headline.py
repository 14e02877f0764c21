"""The headline: the heading that the page shows, checked against the titles that its metadata gives."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.fold import key
from dateline.extract.marks import NEGATIVE
from dateline.extract.metadata import Metadata, without_outlet
from dateline.extract.pieces import Blocks, Piece

PLAIN = 35
"""Code points from which a line in no heading element may be the headline."""
ABOVE = 14
"""Pieces before the story among which a headline without a matching title stands."""
_LONGEST = 300
_SHORTEST = 8
"""Letters under which a heading is only taken where a title is the same."""


def find_headline(blocks: Blocks, titles: Sequence[str]) -> int | None:
    """The index of the piece that shows the headline, None where no heading can be it.

    A heading that a title equals beats one that a title begins with or holds; a first-level heading beats
    others; the first of equals wins.
    """
    wanted = [key(title) for title in titles if title]
    best: tuple[float, int] | None = None
    for i, piece in enumerate(blocks.pieces):
        if piece.hidden or piece.size > _LONGEST:
            continue
        is_marked = "headline" in piece.marks or "headline" in blocks.boxes[piece.box].marks
        is_line = not (piece.level or is_marked)
        if is_line and (piece.size < PLAIN or piece.linked * 2 > piece.size):
            continue
        score = _likeness(key(piece.text), wanted)
        if is_line:
            # Old templates set the headline in large type, in no heading.
            score = score - 1 if score >= 1.5 else 0
        if piece.level == 1:
            score += 0.6 if score else 0.5 if piece.size >= _SHORTEST * 2 else 0.1
        elif not score:
            continue
        if is_marked:
            score += 0.3
        marks = blocks.boxes[piece.box].marks | piece.marks
        if marks & NEGATIVE or piece.linked * 2 > piece.size:
            score -= 0.7
        if score > 0 and (best is None or score > best[0]):
            best = (score, i)
    return best[1] if best else None


def heading_above(blocks: Blocks, start: int) -> int | None:
    """The index of the nearest heading before a story that begins at piece ``start``, or None.

    For pages whose titles name the site and not the story.
    """
    for i in range(min(start + 1, len(blocks.pieces) - 1), max(-1, start - ABOVE), -1):
        piece = blocks.pieces[i]
        marks = blocks.boxes[piece.box].marks | piece.marks
        if (
            piece.level
            and piece.size >= _SHORTEST * 2
            and not (piece.linked or piece.hidden or marks & NEGATIVE)
        ):
            return i
    return None


def headline_text(piece: Piece | None, meta: Metadata) -> str | None:
    """The headline: as shown where a piece shows it, else as metadata gives it without the outlet's name."""
    if piece is None:
        return meta.headline
    shown = key(piece.text)
    for title in meta.titles:
        words = key(title)
        if shown.endswith(f" {words}") and len(words) * 2 > len(shown):
            # The heading element holds the kicker above the headline too.
            return without_outlet(title, meta.outlet, meta.url)
    return without_outlet(piece.text, meta.outlet, meta.url)


def _likeness(words: str, titles: Sequence[str]) -> float:
    best = 0.0
    for title in titles:
        if words == title:
            return 3.0
        if len(words) < _SHORTEST:
            continue
        if title.startswith(words) and len(words) * 2 > len(title):
            best = max(best, 2.0)
        elif (words in title and len(words) * 2 > len(title)) or (
            title in words and len(title) * 2 > len(words)
        ):
            best = max(best, 1.5)
        elif _shared(words, title) >= 0.7:
            best = max(best, 1.2)
    return best


def _shared(a: str, b: str) -> float:
    """The share of words that two titles have in common."""
    x, y = set(a.split()), set(b.split())
    return len(x & y) / max(len(x | y), 1)
