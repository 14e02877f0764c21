"""A table of a query to CSV, JSON lines or Parquet."""

from __future__ import annotations

import csv
import io
import json
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, get_args

from dateline.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

Format = Literal["csv", "jsonl", "parquet"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(
    table: pa.Table, to: str | Path | BinaryIO, format: Format | None = None, raw: bool = False
) -> None:
    """Writes a table to a path or an open binary stream (``sys.stdout.buffer``).

    The format is that of the path's suffix unless told. In CSV, lists are JSON and a text that a spreadsheet
    would run as a formula gets an apostrophe before it, unless ``raw``: pages are written by strangers.
    JSON lines and Parquet are always exact. Raises InputError for an unknown format or a path that
    cannot be written.
    """
    stream: AbstractContextManager[Any]
    if isinstance(to, (str, Path)):
        format = format or _format_of(Path(to))
        try:
            stream = Path(to).open("wb")  # noqa: SIM115 - closed by the with below
        except OSError as error:
            raise InputError(f"{to} cannot be written: {error.strerror}") from error
    else:
        stream = nullcontext(to)
    if format not in get_args(Format):
        raise InputError(f"unknown format {format!r}; known are {', '.join(get_args(Format))}")
    with stream as out:
        if format == "parquet":
            import pyarrow.parquet as pq

            # Parquet ends with an index of offsets, for which a pipe cannot be asked.
            whole = io.BytesIO()
            pq.write_table(table, whole, compression="zstd")
            out.write(whole.getbuffer())
        elif format == "jsonl":
            for row in _plain_rows(table):
                out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        else:
            _write_csv(table, out, raw)
        out.flush()


def _format_of(path: Path) -> Format:
    suffix = path.suffix.lower()
    formats: dict[str, Format] = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
    if suffix not in formats:
        raise InputError(f"{path} does not tell a format; end it with .csv, .jsonl or .parquet")
    return formats[suffix]


def _write_csv(table: pa.Table, out: BinaryIO, raw: bool) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.column_names)
    for row in _plain_rows(table):
        writer.writerow([_cell(value, raw) for value in row.values()])
        out.write(text.getvalue().encode())
        text.seek(0)
        text.truncate()
    out.write(text.getvalue().encode())


def _cell(value: Any, raw: bool) -> Any:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA) and not raw:
        return "'" + value
    return value


def _plain_rows(table: pa.Table) -> Any:
    for batch in table.to_batches(max_chunksize=1000):
        for row in batch.to_pylist():
            yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value
