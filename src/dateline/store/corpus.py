"""A corpus on disk: where things lie in it, and opening it to read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from dateline.errors import CorpusError
from dateline.store.schema import require

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

NO_EXTENSIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
"""DuckDB installs and loads nothing: what its wheel holds is enough."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The places in a corpus folder."""

    root: Path

    @property
    def pages(self) -> Path:
        """Raw pages, as they came."""
        return self.root / "pages"

    @property
    def facts(self) -> Path:
        """Parquet parts: ``facts/<table>/run=<id>/part-*.parquet``."""
        return self.root / "facts"

    @property
    def ledger(self) -> Path:
        """One row (a JSON file) per finished shard."""
        return self.root / "ledger"

    @property
    def overrides(self) -> Path:
        """People's corrections and tombstones, applied at every build."""
        return self.root / "overrides"

    @property
    def database(self) -> Path:
        """The DuckDB database that queries read."""
        return self.root / "corpus.duckdb"

    @property
    def words(self) -> Path:
        """The word index."""
        return self.root / "words.sqlite"


@dataclass(frozen=True, slots=True)
class Corpus:
    """An opened corpus, read-only. Safe to share between threads: every query takes a cursor of its own."""

    folder: Folder
    database: duckdb.DuckDBPyConnection

    def table(self, sql: str, **params: Any) -> pa.Table:
        """The result of ``sql``, with ``$name`` bound to the keyword of that name."""
        cursor = self.database.cursor()
        try:
            return cursor.sql(sql, params=params or None).to_arrow_table()
        finally:
            cursor.close()

    def close(self) -> None:
        """Lets go of the database."""
        self.database.close()

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_corpus(path: str | Path) -> Corpus:
    """The corpus at ``path``, read-only; use it in a ``with`` block or close it.

    Raises CorpusError where ``path`` is no corpus or its database cannot be read, MissingExtra without
    duckdb.
    """
    folder = Folder(Path(path))
    if not folder.root.is_dir():
        raise CorpusError(f"{path} is not a folder; make a corpus with  dateline ingest PAGES --to {path}")
    if not folder.database.is_file():
        raise CorpusError(
            f"{path} holds no corpus.duckdb; make a corpus with  dateline ingest PAGES --to {path}"
        )
    require("duckdb")
    require("pyarrow")
    import duckdb

    try:
        database = duckdb.connect(
            str(folder.database), read_only=True, config=NO_EXTENSIONS | {"enable_external_access": "false"}
        )
        database.execute("SET TimeZone = 'UTC'")
    except duckdb.Error as error:
        raise CorpusError(f"{folder.database} cannot be read: {error}") from error
    return Corpus(folder, database)
