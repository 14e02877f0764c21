"""Which pages a corpus holds already, in few bytes: sorted numbers in one file that all workers share."""

from __future__ import annotations

import mmap
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

from dateline.store.corpus import Folder
from dateline.store.ledger import LedgerRow
from dateline.store.write import part_path


class Known:
    """The identifiers of the pages that a run has read into a corpus; 8 bytes each, mapped, not loaded."""

    def __init__(self, path: Path) -> None:
        self._numbers: Sequence[int] = ()
        if path.is_file() and path.stat().st_size:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._numbers = memoryview(mapped).cast("Q")

    def __contains__(self, page_id: str) -> bool:
        number = int(page_id, 16)
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number


def known_path(folder: Folder, run_id: str) -> Path:
    """Where the numbers lie while an ingest runs."""
    return folder.root / "tmp" / f"known-{run_id}.bin"


def write_known(folder: Folder, run_id: str, rows: Sequence[LedgerRow]) -> None:
    """Writes the numbers of all pages of the finished shards of this run."""
    import pyarrow.parquet as pq

    numbers = array("Q")
    for row in rows:
        if row.run_id == run_id and row.part and "pages" in row.tables:
            column = pq.read_table(part_path(folder, "pages", run_id, row.part), columns=["page_id"])
            numbers.extend(int(page_id, 16) for page_id in column["page_id"].to_pylist())
    path = known_path(folder, run_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(array("Q", sorted(set(numbers))).tobytes())
