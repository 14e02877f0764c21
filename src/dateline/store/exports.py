"""A table of a query to CSV, JSON lines or Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

if TYPE_CHECKING:
    import pyarrow as pa

Format = Literal["csv", "jsonl", "parquet"]


def export(table: pa.Table, to: str | Path | BinaryIO, format: Format | None = None) -> None:
    """Writes a table to a path or an open binary stream (``sys.stdout.buffer``).

    The format is that of the path's suffix unless told. Raises InputError for a format that is not known.
    """
    raise NotImplementedError
