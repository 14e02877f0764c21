"""Files of the user's own actors and frames: whether one changed, its text, and how its faults are told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NoReturn

from dateline.errors import InputError

SHOWN = 10
"""Faults of one file that are told at once."""

Stamp = tuple[str, int, int]
"""A file's path, its time of change in nanoseconds, and its size in bytes."""


def stamp_of(path: Path | None) -> Stamp | None:
    """What tells whether a file changed since it was read; None where there is no such file."""
    stat = path.stat() if path and path.is_file() else None
    return (str(path), stat.st_mtime_ns, stat.st_size) if stat else None


def text_of(path: Path, kind: str) -> str:
    """The text of a file of this kind ("actors"). Raises InputError for one that is missing or no UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"the {kind} file {path} does not exist") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the {kind} file {path} could not be read as UTF-8 text: {error}") from None


def refuse(faults: Iterable[str], count: int) -> NoReturn:
    """Raises InputError that tells the first of a file's faults, of which there are ``count``."""
    more = f"\nand {count - SHOWN} more" if count > SHOWN else ""
    raise InputError("\n".join(islice(faults, SHOWN)) + more)
