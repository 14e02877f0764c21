"""A limit of wall time on a piece of work."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class PageTimeout(BaseException):
    """The work took longer than its limit.

    No ``Exception``: a step that turns its own faults into problems must not swallow it.
    """


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises PageTimeout in the block once it has run for so many seconds of wall time; 0 sets no limit.

    The clock is a signal, which a POSIX system gives to the main thread only: elsewhere nothing is limited.
    A call into a library written in C is stopped when it returns. A timer that was set before goes on after.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if seconds <= 0 or not usable:
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise PageTimeout

    started = time.monotonic()
    handler = signal.signal(signal.SIGALRM, stop)
    # The alarm rings again each second, in case the first fell into a place that cannot raise.
    before = signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler if handler is not None else signal.SIG_DFL)
        if before[0] > 0:
            left = max(before[0] - (time.monotonic() - started), 0.001)
            signal.setitimer(signal.ITIMER_REAL, left, before[1])
