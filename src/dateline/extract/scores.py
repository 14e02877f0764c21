"""What the pages of many publishers tell of names, lines and openings: how likely text there is story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final
from zlib import crc32

from dateline.extract.marks import name_parts

OPENING: Final = 24
"""Code points of a piece's beginning that are looked up as its opening."""
LINE: Final = 60
"""Code points up to which a whole piece is looked up."""
LONGEST_NAMES: Final = 300
"""Characters of an element's names that are looked at."""
REMEMBERED: Final = 65_536
"""Names of elements that are remembered with their scores."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds that text is body, learned over publishers: by a word of the names of an element around it, by
    its whole line and by its opening (both as ``line_key`` gives them). ``known`` remembers names."""

    names: Mapping[str, float]
    lines: Mapping[int, float]
    openings: Mapping[int, float]
    known: dict[str, tuple[float, float, float]] = field(default_factory=dict)


def line_key(line: str) -> int:
    """The number under which a line is looked up (CRC-32)."""
    return crc32(line.encode("utf-8", "replace"))


def opening(text: str) -> str:
    """The first words of a piece: what stands before the last space of its first ``OPENING`` code points."""
    head, space, _ = text[:OPENING].casefold().rpartition(" ")
    return head if space else ""


def name_scores(names: str, scores: Scores) -> tuple[float, float, float]:
    """Mean, least and most of the scores of an element's names; zeros where none of their words is known."""
    if not names:
        return 0.0, 0.0, 0.0
    known = scores.known.get(names)
    if known is None:
        found = [scores.names[word] for word in name_words(names) if word in scores.names]
        known = (sum(found) / len(found), min(found), max(found)) if found else (0.0, 0.0, 0.0)
        if len(scores.known) < REMEMBERED:
            scores.known[names] = known
    return known


def name_words(names: str) -> tuple[str, ...]:
    """The words of an element's class, id and the like, with pairs of neighbours, each once, sorted."""
    found: set[str] = set()
    for name in names[:LONGEST_NAMES].split():
        parts = name_parts(name)
        found.update(parts)
        found.update([a + b for a, b in pairwise(parts)])
    return tuple(sorted(found))
