"""The database and the word index of a corpus, built from its parts and swapped in by rename."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import CorpusError
from dateline.gather.copies import find_copies
from dateline.gather.prints import Print
from dateline.gather.stories import find_stories
from dateline.records import CopyGroup, Story, digest
from dateline.store.corpus import NO_EXTENSIONS, Folder
from dateline.store.ledger import LedgerRow, read_rows
from dateline.store.schema import BUILT, TABLES, require
from dateline.store.search import write_index
from dateline.store.tables import Row, to_arrow
from dateline.store.write import part_path

if TYPE_CHECKING:
    import duckdb

BUILD = "2"
"""Raised when a build makes other tables from the same parts."""

_SQL = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "int": "INTEGER",
    "long": "BIGINT",
    "float": "DOUBLE",
    "flag": "BOOLEAN",
    "day": "DATE",
    "time": "TIMESTAMPTZ",
    "bytes": "BLOB",
    "positions": "STRUCT(person VARCHAR, position VARCHAR)[]",
    "counts": 'STRUCT(kind VARCHAR, low BIGINT, high BIGINT, start INTEGER, "end" INTEGER, "text" VARCHAR)[]',
}
_ORDER = {
    "articles": "published_day, article_id",
    "blocks": "article_id, block",
    "bylines": "article_id, position",
    "captions": "article_id, caption",
    "sentences": "article_id, sentence",
    "mentions": "article_id, mention",
    "quotations": "article_id, quotation",
    "events": "article_id, event",
    "event_actors": "article_id, event_id, role, position",
}
"""Tables of facts about one article, and the order of their rows."""


def build(root: str | Path) -> bool:
    """Builds ``corpus.duckdb`` and ``words.sqlite`` anew; False where they are up to date already.

    Of a page that several runs have read, the newest run's facts count. Articles in
    ``overrides/tombstones.csv`` are left out. Raises CorpusError for a broken ledger, part or override.
    """
    require("duckdb")
    require("pyarrow")
    import duckdb

    folder = Folder(Path(root))
    rows = read_rows(folder)
    withdrawn = tombstones(folder)
    key = digest("build", BUILD, *(f"{r.key}:{r.part}" for r in rows), "", *withdrawn)
    if folder.words.is_file() and _built_key(folder) == key:
        return False
    scratch = folder.root / "tmp"
    scratch.mkdir(exist_ok=True)
    database, words = scratch / "corpus.duckdb", scratch / "words.sqlite"
    database.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(database), config=NO_EXTENSIONS) as con:
            con.execute("SET TimeZone = 'UTC'")
            _load(con, folder, rows, withdrawn)
            _gather(con, folder, rows)
            con.execute("CREATE TABLE build (key VARCHAR)")
            con.execute("INSERT INTO build VALUES (?)", [key])
            write_index(words, _texts(con), _quotes(con))
    except duckdb.Error as error:
        raise CorpusError(f"the parts of {folder.root} cannot be read: {error}") from error
    words.replace(folder.words)
    database.replace(folder.database)
    return True


def tombstones(folder: Folder) -> list[str]:
    """The withdrawn articles of ``overrides/tombstones.csv`` (columns ``article_id``, ``reason``), sorted."""
    path = folder.overrides / "tombstones.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if "article_id" not in (reader.fieldnames or ()):
            raise CorpusError(f"{path} needs a first line with the column article_id")
        return sorted({row["article_id"].strip() for row in reader if (row["article_id"] or "").strip()})


def _built_key(folder: Folder) -> str | None:
    import duckdb

    if not folder.database.is_file():
        return None
    try:
        with duckdb.connect(str(folder.database), read_only=True, config=NO_EXTENSIONS) as con:
            found = con.execute("SELECT key FROM build").fetchone()
    except duckdb.Error:
        return None
    return str(found[0]) if found else None


def _parts(folder: Folder, rows: Sequence[LedgerRow], table: str) -> list[str]:
    """The parts of a table that the ledger knows; what an interrupted shard left is none of them."""
    named = {part_path(folder, table, r.run_id, r.part) for r in rows if r.part and table in r.tables}
    return [str(path) for path in sorted(named)]


def _create(con: duckdb.DuckDBPyConnection, table: str, columns: dict[str, str]) -> None:
    stated = ", ".join(f'"{name}" {_SQL[kind]}' for name, kind in columns.items())
    con.execute(f"CREATE TABLE {table} ({stated})")


def _source(con: duckdb.DuckDBPyConnection, files: list[str], table: str) -> str:
    """A select of the table's columns and the part's name from Parquet files; what a file lacks is null."""
    con.execute("SET VARIABLE files = $1::VARCHAR[]", [files])
    scan = "read_parquet(getvariable('files'), union_by_name=true, hive_partitioning=false, filename=true)"
    held = {str(row[0]) for row in con.execute(f"DESCRIBE SELECT * FROM {scan}").fetchall()}
    chosen = ", ".join(
        f'"{name}"' if name in held else f'NULL::{_SQL[kind]} AS "{name}"'
        for name, kind in TABLES[table].items()
    )
    return f"(SELECT {chosen}, parse_filename(filename, true) AS part FROM {scan})"


def _load(
    con: duckdb.DuckDBPyConnection, folder: Folder, rows: Sequence[LedgerRow], withdrawn: list[str]
) -> None:
    for table, columns in (TABLES | BUILT).items():
        if table != "fingerprints":
            _create(con, table, columns)
    con.execute("CREATE TEMP TABLE withdrawn AS SELECT unnest($1::VARCHAR[]) AS article_id", [withdrawn])
    con.execute("CREATE TEMP TABLE held_pages (page_id VARCHAR, part VARCHAR)")
    con.execute("CREATE TEMP TABLE held (article_id VARCHAR, part VARCHAR)")
    run_files = [str(f) for f in sorted(folder.facts.glob("runs/run=*/part-*.parquet"))]
    files = {table: _parts(folder, rows, table) for table in TABLES}
    if not run_files or not files["pages"]:
        return
    con.execute(
        f"INSERT INTO runs SELECT * EXCLUDE part FROM {_source(con, run_files, 'runs')} ORDER BY sequence"
    )
    # The newest run that read a page speaks for it; within a run the same page may lie in two parts.
    con.execute(f"""
        CREATE TEMP TABLE all_pages AS SELECT p.*, sequence FROM {_source(con, files["pages"], "pages")} p
        LEFT JOIN runs USING (run_id)
        QUALIFY row_number() OVER (PARTITION BY page_id ORDER BY sequence DESC NULLS LAST, part) = 1""")
    con.execute("INSERT INTO held_pages SELECT page_id, part FROM all_pages")
    con.execute("INSERT INTO pages SELECT * EXCLUDE (part, sequence) FROM all_pages ORDER BY source, page_id")
    if files["articles"]:
        con.execute(f"""
            INSERT INTO held SELECT article_id, part FROM {_source(con, files["articles"], "articles")}
            LEFT JOIN runs USING (run_id)
            SEMI JOIN held_pages USING (page_id, part) ANTI JOIN withdrawn USING (article_id)
            QUALIFY row_number() OVER (
                PARTITION BY article_id ORDER BY sequence DESC NULLS LAST, part) = 1""")
    for table, order in _ORDER.items():
        if files[table]:
            con.execute(f"""INSERT INTO {table} SELECT * EXCLUDE part FROM {_source(con, files[table], table)}
                SEMI JOIN held USING (article_id, part) ORDER BY {order}""")
    if files["actors"]:
        con.execute(f"""INSERT INTO actors SELECT a.* EXCLUDE part
            FROM {_source(con, files["actors"], "actors")} a LEFT JOIN runs USING (run_id)
            QUALIFY row_number() OVER (
                PARTITION BY actor_id ORDER BY sequence DESC NULLS LAST, part, name) = 1
            ORDER BY actor_id""")
    if files["problems"]:
        con.execute(f"""INSERT INTO problems SELECT DISTINCT p.* EXCLUDE part
            FROM {_source(con, files["problems"], "problems")} p
            LEFT JOIN held_pages h USING (page_id, part) ANTI JOIN withdrawn USING (article_id)
            WHERE p.page_id IS NULL OR h.page_id IS NOT NULL ORDER BY ALL""")


def _gather(con: duckdb.DuckDBPyConnection, folder: Folder, rows: Sequence[LedgerRow]) -> None:
    files = _parts(folder, rows, "fingerprints")
    if not files:
        return
    prints = list(_prints(con, files))
    run = con.execute("SELECT run_id FROM runs ORDER BY sequence DESC LIMIT 1").fetchone()
    run_id = str(run[0]) if run else ""
    copies = find_copies(prints)
    stories = find_stories(prints, copies)
    facts = {p.article_id: p for p in prints}
    languages = dict(con.execute("SELECT article_id, language FROM articles").fetchall())
    _insert(con, "copies", _copy_rows(copies, run_id))
    _insert(con, "stories", [_story_row(s, facts, languages, run_id) for s in stories])
    members = [
        {"run_id": run_id, "story_id": s.story_id, "article_id": a, "position": n}
        for s in stories
        for n, a in enumerate(s.members)
    ]
    _insert(con, "story_members", members)


def _prints(con: duckdb.DuckDBPyConnection, files: list[str]) -> Iterator[Print]:
    cursor = con.execute(f"""
        SELECT f.article_id, shingles, signature, terms,
               coalesce(published_at::VARCHAR, published_day::VARCHAR),
               published_day, outlet, agency, headline
        FROM {_source(con, files, "fingerprints")} f SEMI JOIN held USING (article_id, part)
        JOIN articles a USING (article_id) ORDER BY f.article_id""")
    while block := cursor.fetchmany(10_000):
        for article_id, shingles, signature, terms, *rest in block:
            # Terms recur in thousands of articles: one copy of each is kept.
            yield Print(article_id, shingles, signature, tuple(map(sys.intern, terms or ())), *rest)


def _copy_rows(copies: Sequence[CopyGroup], run_id: str) -> list[Row]:
    return [
        {"run_id": run_id, "group_id": g.group_id, "article_id": m.article_id}
        | {"role": m.role, "similarity": m.similarity, "agency": g.agency}
        for g in copies
        for m in g.members
    ]


def _story_row(story: Story, facts: dict[str, Print], languages: dict[str, str], run_id: str) -> Row:
    members = [facts[a] for a in story.members]
    return {
        "run_id": run_id,
        "story_id": story.story_id,
        "title": story.title,
        "articles": len(members),
        "outlets": len({p.outlet for p in members if p.outlet}),
        "languages": sorted({languages[p.article_id] for p in members}),
        "first_published": story.first_published,
        "last_published": story.last_published,
        "actors": list(story.actors),
        "places": list(story.places),
    }


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    if rows:
        con.register("incoming", to_arrow(table, rows))
        con.execute(f"INSERT INTO {table} SELECT * FROM incoming")
        con.unregister("incoming")


def _texts(con: duckdb.DuckDBPyConnection) -> Iterator[Any]:
    yield from _stream(con, "SELECT article_id, headline, standfirst, text FROM articles ORDER BY article_id")


def _quotes(con: duckdb.DuckDBPyConnection) -> Iterator[Any]:
    yield from _stream(con, "SELECT quotation_id, content FROM quotations ORDER BY quotation_id")


def _stream(con: duckdb.DuckDBPyConnection, sql: str) -> Iterator[Any]:
    cursor = con.execute(sql)
    while block := cursor.fetchmany(1000):
        yield from block
