"""Runs systems over pages, each page by every system in turn, and keeps what each call cost and gave.

The turns lie so near to each other that whatever else the machine does slows all systems alike.
"""

from __future__ import annotations

import gc
import logging
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from bench.extraction.pages import BenchError, Page
from bench.extraction.scorers import NEEDS, score
from bench.extraction.systems import System
from bench.extraction.words import MIXED
from bench.memos import forget, set_aside

WARM = 2
"""Pages that every system reads outside the clock, so that words, weights and patterns are loaded."""


class TooSlow(BaseException):
    """A page took longer than allowed; no Exception, so that no system swallows it."""


@dataclass(slots=True)
class Row:
    """One page read by one system: a cost a pass, and the measures of the first pass."""

    page_id: str
    groups: Mapping[str, str]
    size: int
    """Bytes."""
    failed: str = ""
    empty: bool = False
    scores: dict[str, float] = field(default_factory=dict)
    cpu: list[float] = field(default_factory=list)
    """CPU seconds of each pass."""


def run(
    pages: Callable[[], Iterable[Page]],
    systems: Sequence[System],
    *,
    passes: int = 1,
    timeout: float = 30,
    pattern: re.Pattern[str] = MIXED,
) -> dict[str, list[Row]]:
    """The rows of each system, in the order of the pages. A page over ``timeout`` seconds is a failure.

    An exception or a page that takes too long scores as an empty extraction. What systems remember of pages
    is forgotten between the passes.
    """
    rows: dict[str, list[Row]] = {system.name: [] for system in systems}
    given: dict[str, set[str]] = {system.name: set() for system in systems}
    with _quiet():
        for page in islice(pages(), WARM):
            for system in systems:
                _call(system, page, timeout)
        with set_aside() as caches:
            for number in range(passes):
                forget(caches)
                for i, page in enumerate(pages()):
                    for system in _turned(systems, i + number):
                        found, failed, cpu = _call(system, page, timeout)
                        if number == 0:
                            given[system.name] |= found.keys()
                            rows[system.name].append(_row(page, found, failed, pattern))
                        rows[system.name][i].cpu.append(cpu)
    for name, mine in rows.items():
        _leave_out(mine, given[name])
    return rows


def _row(page: Page, found: Mapping[str, Any], failed: str, pattern: re.Pattern[str]) -> Row:
    empty = not (found.get("text") or "").strip()
    return Row(page.page_id, page.groups, len(page.html), failed, empty, score(page.truth, found, pattern))


def _turned(systems: Sequence[System], by: int) -> list[System]:
    """The systems in another order for every page: whoever runs first finds the page in no cache."""
    start = by % len(systems)
    return [*systems[start:], *systems[:start]]


def _leave_out(rows: Sequence[Row], given: set[str]) -> None:
    """Drops measures of fields that the system never gives; one that fails everywhere keeps its zeros."""
    if not any(not row.failed for row in rows):
        return
    for row in rows:
        row.scores = {measure: value for measure, value in row.scores.items() if NEEDS[measure] in given}
        row.empty = row.empty and "text" in given


def _call(system: System, page: Page, timeout: float) -> tuple[Mapping[str, Any], str, float]:
    """What the system gave, how it failed ("" if it did not), and its CPU seconds."""
    extract, failed = system.pick(page), ""
    gc.collect()  # the garbage of one system is not swept on the clock of the next
    start = time.process_time()
    try:
        with _within(timeout):
            found = extract(page.html, page.url)
    except BenchError:
        raise
    except (Exception, TooSlow) as error:  # a system may raise anything; that is a result
        found, failed = {}, " ".join(f"{type(error).__name__}: {error}".split())[:200]
    cpu = time.process_time() - start
    return {"text": found} if isinstance(found, str) else found or {}, failed, cpu


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps peers from logging a line a page."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raises TooSlow after so many seconds of wall time, where the system has alarms."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(signum: int, frame: object) -> None:
        raise TooSlow(f"over {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
