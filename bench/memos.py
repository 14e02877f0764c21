"""What code remembers of pages: the bounded caches, by which a page read again is cheaper than a new one."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

_MEMO = type(lru_cache(lambda: None))


def memos() -> list[Any]:
    """The bounded caches of all modules that are loaded.

    Unbounded ones hold what was loaded once, such as word data, and are left out.
    """
    found = [held for held in gc.get_objects() if type(held) is _MEMO]
    return [memo for memo in found if memo.cache_parameters()["maxsize"] is not None]


def forget(known: Iterable[Any] = ()) -> None:
    """Empties the known caches and those that have come since."""
    for memo in {*known, *memos()}:
        memo.cache_clear()


@contextmanager
def set_aside() -> Iterator[list[Any]]:
    """Keeps what is loaded by now out of every sweep of garbage; gives the bounded caches, for ``forget``."""
    gc.collect()
    known = memos()  # what is frozen can no longer be looked up
    gc.freeze()
    try:
        yield known
    finally:
        gc.unfreeze()
