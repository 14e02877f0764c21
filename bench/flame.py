"""Where CPU time goes: the stack sampled by a clock that runs only while the process does.

Samples are kept as collapsed stacks, the format that flame graph tools and speedscope read: frames from the
outermost to the innermost, joined by ";", a space, and how often the stack was seen. Time within C code
counts for the Python function that called it.
"""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

INTERVAL = 0.001
"""CPU seconds between two samples; kernels with a coarser clock sample less often."""

Stacks = Counter[tuple[str, ...]]


@contextmanager
def sampled(package: str = "") -> Iterator[Stacks]:
    """Counts the stacks seen while the block runs, in the main thread of a Unix system.

    Only frames below the first one of a module within ``package`` are kept, where a package is named.
    """
    stacks: Stacks = Counter()

    def note(signum: int, frame: FrameType | None) -> None:
        stack = _stack(frame, package)
        if stack:
            stacks[stack] += 1

    before = signal.signal(signal.SIGPROF, note)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    try:
        yield stacks
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def collapsed(stacks: Mapping[tuple[str, ...], int]) -> str:
    """One line a stack, in alphabetical order."""
    return "".join(f"{';'.join(stack)} {count}\n" for stack, count in sorted(stacks.items()))


def tree(stacks: Mapping[tuple[str, ...], int], least: float = 0.01) -> str:
    """An indented tree: share of all samples at or below each function, the largest first.

    Branches under the share ``least`` are left out.
    """
    total = sum(stacks.values())
    lines = [f"{total} samples"]

    def add(inside: Mapping[tuple[str, ...], int], depth: int) -> None:
        below: dict[str, Stacks] = {}
        for stack, count in inside.items():
            if stack:
                below.setdefault(stack[0], Counter())[stack[1:]] += count
        for name, rest in sorted(below.items(), key=lambda item: (-item[1].total(), item[0])):
            if rest.total() >= least * total:
                lines.append(f"{rest.total() / total:>6.1%}  {'  ' * depth}{name}")
                add(rest, depth + 1)

    add(stacks, 0)
    return "\n".join(lines)


def _stack(frame: FrameType | None, package: str) -> tuple[str, ...]:
    frames = []
    while frame is not None:
        frames.append((str(frame.f_globals.get("__name__", "")), frame.f_code))
        frame = frame.f_back
    frames.reverse()
    first = next((i for i, (module, _) in enumerate(frames) if f"{module}.".startswith(f"{package}.")), None)
    if package and first is None:
        return ()
    return tuple(f"{Path(code.co_filename).stem}.{code.co_qualname}" for _, code in frames[first or 0 :])
