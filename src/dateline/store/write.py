"""The parts of a corpus: written whole under a temporary name, then renamed into place."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any, BinaryIO

from dateline.acquire.warc import EPOCH, OWN
from dateline.errors import MissingExtra
from dateline.records import Page, digest
from dateline.store.corpus import Folder
from dateline.store.runs import Run
from dateline.store.schema import TABLES, schema
from dateline.store.tables import Row, to_arrow

CHUNK = 200
"""Articles whose rows are held before they are written out as one row group a table."""


class PartWriter:
    """The part of one shard while it grows: one Parquet file a table, and one WARC of its raw pages.

    Use it in a ``with`` block. Everything lies in one temporary folder until ``finish`` renames it into
    place; a block that ends without it leaves nothing behind. The part's name is a hash of its pages.
    """

    def __init__(self, folder: Folder, run_id: str, shard: str) -> None:
        self.folder, self.run_id = folder, run_id
        self.scratch = folder.root / "tmp" / f"{shard}-{os.getpid()}"
        self._buffers: dict[str, list[Row]] = {name: [] for name in TABLES if name != "runs"}
        self._files: dict[str, Any] = {}
        self._page_ids: list[str] = []
        self._warc: BinaryIO | None = None
        self._pending = 0

    def __enter__(self) -> PartWriter:
        self.scratch.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        for file in self.scratch.iterdir():
            file.unlink()
        self.scratch.rmdir()

    def add(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Adds the rows of one article or page."""
        for name, new in rows.items():
            self._buffers[name] += new
        self._pending += 1
        if self._pending >= CHUNK:
            self._flush()

    def keep(self, page: Page) -> int:
        """Adds a raw page, as it came; returns its byte offset in the part's WARC."""
        if self._warc is None:
            self._warc = (self.scratch / "pages.warc.gz").open("wb")
        offset = self._warc.tell()
        write_page(self._warc, page)
        self._page_ids.append(page.page_id)
        return offset

    @property
    def empty(self) -> bool:
        """Whether nothing was added."""
        return not self._page_ids and not self._files and not any(self._buffers.values())

    def finish(self, name: str) -> list[str]:
        """Renames everything into place under ``part-<name>``; returns the tables that have a part.

        A part of the same name has the same content and is replaced.
        """
        for row in self._buffers["pages"]:
            row["warc"] = f"part-{name}.warc.gz"
        self._flush(everything=True)
        self._close()
        if self._page_ids:
            _move(self.scratch / "pages.warc.gz", self.folder.pages / f"part-{name}.warc.gz")
        tables = sorted(self._files)
        for table in tables:
            _move(self.scratch / f"{table}.parquet", part_path(self.folder, table, self.run_id, name))
        return tables

    def _flush(self, everything: bool = False) -> None:
        import pyarrow.parquet as pq

        for name, rows in self._buffers.items():
            # Rows of pages wait for the part's name, which is that of their WARC.
            if not rows or (name == "pages" and not everything):
                continue
            if name not in self._files:
                path = self.scratch / f"{name}.parquet"
                self._files[name] = pq.ParquetWriter(path, schema(name), compression="zstd")
            self._files[name].write_table(to_arrow(name, rows))
            rows.clear()
        self._pending = 0

    def _close(self) -> None:
        for file in self._files.values():
            file.close()
        if self._warc is not None:
            self._warc.close()


def part_path(folder: Folder, table: str, run_id: str, name: str) -> Path:
    """Where the part ``name`` of a table lies."""
    return folder.facts / table / f"run={run_id}" / f"part-{name}.parquet"


def write_page(stream: BinaryIO, page: Page) -> None:
    """Appends a page to a WARC as one gzipped ``resource`` record; the same page gives the same bytes.

    A page without an address gets the urn of its identifier, one without a time of fetching the epoch:
    both are read back as unknown. Raises MissingExtra without warcio.
    """
    try:
        from warcio.warcwriter import WARCWriter
    except ImportError:
        raise MissingExtra("corpus", "warcio") from None
    from io import BytesIO

    moment = (page.fetched_at or EPOCH).astimezone(UTC)
    media = page.media_type or "application/octet-stream"
    writer = WARCWriter(stream, gzip=True)
    record = writer.create_warc_record(
        page.url or OWN + page.page_id,
        "resource",
        payload=BytesIO(page.content),
        length=len(page.content),
        warc_content_type=f"{media}; charset={page.charset}" if page.charset else media,
        warc_headers_dict={
            "WARC-Date": moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, page.page_id)}>",
        },
    )
    writer.write_record(record)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a small file under a temporary name and renames it: a reader sees all of it or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    with scratch.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    scratch.replace(path)


def part_name(run_id: str, page_ids: Sequence[str], sources: Sequence[str]) -> str:
    """The name of a part: a hash of the run, its pages in order, and the files that gave none."""
    return digest("part", run_id, *page_ids, "", *sources)


def _move(scratch: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with scratch.open("rb+") as file:
        os.fsync(file.fileno())
    scratch.replace(path)


def add_run(folder: Folder, run: Run) -> None:
    """Writes the row of a run where the corpus does not know it; ``sequence`` counts the runs from 0."""
    import pyarrow.parquet as pq

    path = part_path(folder, "runs", run.run_id, "0")
    if path.is_file():
        return
    sequence = len(list(folder.facts.glob("runs/run=*/part-0.parquet")))
    scratch = folder.root / "tmp" / f"runs-{run.run_id}.parquet"
    scratch.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(to_arrow("runs", [run.to_dict() | {"sequence": sequence}]), scratch, compression="zstd")
    _move(scratch, path)
