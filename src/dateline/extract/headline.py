"""The headline: the heading that the page shows, weighed against the titles that its metadata gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.extract.fold import key
from dateline.extract.marks import NEGATIVE
from dateline.extract.metadata import Metadata
from dateline.extract.pieces import Blocks, Piece
from dateline.extract.titles import without_outlet

PLAIN: Final = 35
"""Code points from which a line in no heading element may be the headline."""
ABOVE: Final = 14
"""Pieces before the story among which a headline without a matching title stands."""
_LONGEST: Final = 300
_SHORTEST: Final = 8
"""Letters under which a heading is only taken where a title is the same."""
_TAIL: Final = re.compile(r"\s+(?:[|\-–—»«·•*/›]|::)\s+|[：|]|\s[\[(]")
"""What stands before the additions at the end of a title: a section, an outlet, a place in brackets."""
_VOTES: Final = {"shown": 1.15, "jsonld": 0.8, "og": 0.7, "title": 0.4, "twitter": 0.1}
"""What each source's word counts on a news article. The heading outweighs any one source and two that agree
outweigh it; chosen on half of the publishers of fundus."""


def find_headline(blocks: Blocks, titles: Sequence[str]) -> int | None:
    """The index of the piece that shows the headline, None where no heading can be it.

    A heading that a title equals beats one that a title begins with or holds; a first-level heading beats
    others; the first of equals wins.
    """
    wanted = list(dict.fromkeys(words for title in titles if (words := key(title))))
    ends = {word for words in wanted for word in words.split()}
    sizes = [len(words) for words in wanted]
    least, most = min(sizes, default=0) // 3, 2 * max(sizes, default=-1)
    best: tuple[float, int] | None = None
    boxes = blocks.boxes
    for i, piece in enumerate(blocks.pieces):
        if piece.size > _LONGEST or piece.hidden:
            continue
        is_marked = "headline" in piece.marks or "headline" in boxes[piece.box].marks
        is_line = not (piece.level or is_marked)
        if is_line and not (
            piece.size >= PLAIN
            and least <= piece.size <= most
            and piece.linked * 2 <= piece.size
            and _shares_end(piece.text, ends)
        ):
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
    """The headline without the outlet's name: as shown where a piece shows it, else as metadata gives it.

    On a page that calls itself a news article, sources that agree beat a heading that none of them repeats:
    such a heading lacks the kicker, holds more than the headline, or is another one.
    """
    claims = [(name, without_outlet(title, meta.outlet, meta.url)) for name, title in meta.claims]
    if piece is None:
        return _voted(claims) or meta.headline
    shown = key(piece.text)
    for _, title in claims:
        words = key(title)
        if shown.endswith(f" {words}") and len(words) * 2 > len(shown):
            # The heading element holds the kicker above the headline too.
            return title
    text = without_outlet(piece.text, meta.outlet, meta.url)
    return (_voted([("shown", text), *claims]) if meta.is_news else None) or text


def _voted(claims: Sequence[tuple[str, str]]) -> str | None:
    """The title with the most votes, the first of equals; a source votes for what it equals or adds to."""
    meant = [(_VOTES[name], _meant(title)) for name, title in claims]
    best: tuple[float, str] | None = None
    for _, title in claims:
        words = key(title)
        votes = sum(vote for vote, known in meant if words in known)
        if words and (best is None or votes > best[0] + 1e-9):
            best = (votes, title)
    return best[1] if best else None


def _meant(title: str) -> set[str]:
    """The wordings that a title repeats: its own, and those without what stands behind its marks."""
    return {key(title), *(key(title[: found.start()]) for found in _TAIL.finditer(title))}


def _shares_end(text: str, words: set[str]) -> bool:
    """Whether the first or the last word of the text is one of the words."""
    first, last = text[:40].split(None, 1)[0], text[-40:].rsplit(None, 1)[-1]
    return not words.isdisjoint(key(f"{first} {last}").split())


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
        elif best < 1.2 and _shared(words, title) >= 0.7:
            best = 1.2
    return best


def _shared(a: str, b: str) -> float:
    """The share of words that two titles have in common; 0 where their lengths rule out two thirds."""
    if not 0.4 <= len(a) / len(b) <= 2.5:
        return 0.0
    x, y = set(a.split()), set(b.split())
    return len(x & y) / max(len(x | y), 1)
