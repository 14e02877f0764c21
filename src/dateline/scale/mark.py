"""How far a shard is, where other processes can see it, even after its own was killed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from dateline.store.corpus import Folder

_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Position:
    """Pages met, bytes of input behind it, and the page in hand ("" before the first)."""

    pages: int = 0
    size: int = 0
    page_id: str = ""


class Mark:
    """Writes the position of one shard; the file stays when the process dies, and tells on which page."""

    def __init__(self, folder: Folder, shard: str) -> None:
        self._path = mark_path(folder, shard)

    def __enter__(self) -> Mark:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("wb", buffering=0)
        return self

    def at(self, pages: int, size: int, page_id: str) -> None:
        """Notes that ``page_id`` is being read now."""
        self._file.seek(0)
        self._file.write(f"{pages} {size} {page_id}".ljust(_LENGTH).encode())

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)


def mark_path(folder: Folder, shard: str) -> Path:
    """Where the mark of a shard lies while it is read."""
    return folder.root / "tmp" / f"{shard}.mark"


def position_of(folder: Folder, shard: str) -> Position:
    """Where a shard stands; a shard that is not being read stands at its beginning."""
    try:
        pages, size, page_id = mark_path(folder, shard).read_text(encoding="ascii").rstrip(" ").split(" ")
        return Position(int(pages), int(size), page_id)
    except (OSError, ValueError):
        return Position()
