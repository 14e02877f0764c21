"""Who wrote, edited and supplied a report, from the visible byline lines and from metadata."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.records import Byline


@dataclass(frozen=True, slots=True)
class BylineBlock:
    """The people and the agency of byline lines; ``used`` are the indexes of the lines that gave them."""

    bylines: tuple[Byline, ...] = ()
    agency: str | None = None
    used: tuple[int, ...] = ()


def read_byline(lines: Sequence[str], outlet: str | None = None) -> BylineBlock:
    """The bylines and the agency that the lines state by a role label, a "By" or an agency mark."""
    return BylineBlock()


def choose_bylines(
    visible: BylineBlock,
    authors: Sequence[str] = (),
    editors: Sequence[str] = (),
    outlet: str | None = None,
) -> tuple[Byline, ...]:
    """The bylines of the article: visible ones, filled from metadata's names where no visible line tells."""
    return visible.bylines


def find_agency(text: str) -> str | None:
    """The wire that a passage names as its source ("dikutip dari AP", "(Reuters) -"), or None."""
    return None
