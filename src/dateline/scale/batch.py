"""Extraction of a batch of pages to Arrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def extract_batch(
    pages: Sequence[tuple[bytes, str | None]], columns: Sequence[str] | None = None, timeout: float = 2.0
) -> pa.RecordBatch:
    """One row a page, in order, with the columns asked for (docs/corpus.md, "extract_batch"); never raises for a page.

    ``timeout`` is seconds of wall time a page, kept in a main thread of a POSIX system. Raises InputError
    for an unknown column, MissingExtra without pyarrow.
    """
    raise NotImplementedError
