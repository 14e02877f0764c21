from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from dateline.acquire.warc import read_warc
from dateline.errors import CorpusError
from dateline.records import Page, digest
from dateline.settings import Settings
from dateline.store.build import build, tombstones
from dateline.store.corpus import Folder, open_corpus
from dateline.store.ledger import FORMAT, LedgerRow, add_row, is_finished, prepare, read_rows, writing
from dateline.store.query import articles, info
from dateline.store.runs import run_of
from dateline.store.tables import rows
from dateline.store.write import PartWriter, write_whole
from desk import BUDGET, corpus_of, page_of, reading

ONE = reading("a")
TWO = reading(
    "b", headline="Upper house rejects budget", paragraphs=BUDGET, actor="Petra Novotna", language="en"
)
RUN = run_of(Settings()).run_id


def files(root: Path) -> dict[str, bytes]:
    """Every file of a corpus but the database, which DuckDB writes with pages of its own making."""
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted(root.rglob("*"))
        if p.is_file() and p.name not in ("corpus.duckdb", "lock")
    }


def test_a_corpus_has_the_folders_of_the_design(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE, TWO])
    assert sorted(p.name for p in root.iterdir()) == [
        "corpus.duckdb",
        "facts",
        "ledger",
        "overrides",
        "pages",
        "words.sqlite",
    ]
    parts = {p.relative_to(root / "facts").as_posix() for p in root.glob("facts/*/run=*/*.parquet")}
    name = read_rows(Folder(root))[0].part
    assert f"articles/run={RUN}/part-{name}.parquet" in parts and f"runs/run={RUN}/part-0.parquet" in parts


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    assert files(corpus_of(tmp_path / "c", [ONE, TWO])) == files(corpus_of(tmp_path / "d", [ONE, TWO]))


def test_raw_pages_are_kept_as_they_came_and_found_by_offset(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE, TWO])
    with open_corpus(root) as corpus:
        kept = {row["page_id"]: row for row in corpus.table("SELECT * FROM pages").to_pylist()}
    back = list(read_warc(root / "pages" / next(iter(kept.values()))["warc"]))
    for item, expected in zip(back, [page_of(ONE), page_of(TWO)], strict=True):
        assert item.page and item.page.warc
        assert replace(item.page, warc=None) == expected
        assert kept[expected.page_id]["warc_offset"] == item.page.warc[1]


def test_a_page_without_address_or_time_comes_back_without(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "c")
    text = Page(digest("", b"Hanya kata."), None, None, b"Hanya kata.", "text/plain")
    page = Page(digest("", b"<p>Kata"), None, None, b"<p>Kata", "text/html", "windows-1252")
    with writing(folder), PartWriter(folder, RUN, "s") as part:
        part.keep(page)
        part.keep(text)
        part.finish("x")
    back = [item.page for item in read_warc(folder.pages / "part-x.warc.gz")]
    assert [replace(p, warc=None) for p in back if p] == [page, text]


def test_a_part_that_is_not_finished_leaves_nothing(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "c")
    with pytest.raises(RuntimeError), PartWriter(folder, RUN, "s") as part:
        part.keep(page_of(ONE))
        part.add(rows(ONE, page_of(ONE), RUN))
        raise RuntimeError("torn")
    assert list((tmp_path / "c" / "tmp").iterdir()) == []
    assert list(folder.pages.iterdir()) == [] and list(folder.facts.iterdir()) == []


def test_a_part_outside_the_ledger_is_no_part_of_the_corpus(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE])
    folder = Folder(root)
    with writing(folder), PartWriter(folder, RUN, "dead") as part:
        part.keep(page_of(TWO))
        part.add(rows(TWO, page_of(TWO), RUN))
        part.finish("dead")
    (root / "corpus.duckdb").unlink()
    build(root)
    with open_corpus(root) as corpus:
        assert [a["headline"] for a in articles(corpus).to_pylist()] == [ONE.article.headline]


def test_the_newest_run_speaks_for_a_page(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE, TWO])
    fuller = replace(ONE, article=replace(ONE.article, headline="Dibaca ulang"), quotations=(), events=())
    corpus_of(root, [fuller], part="b", settings=Settings(max_bytes=7))
    with open_corpus(root) as corpus:
        assert sorted(a["headline"] for a in articles(corpus).to_pylist()) == [
            "Dibaca ulang",
            TWO.article.headline,
        ]
        assert corpus.table("SELECT count(*) AS n FROM quotations")["n"][0].as_py() == 1
        assert [r["sequence"] for r in info(corpus)["runs"]] == [0, 1]


def test_a_page_in_two_parts_of_one_run_counts_once(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE])
    corpus_of(root, [ONE, TWO], part="b")
    with open_corpus(root) as corpus:
        found = info(corpus)
    assert (found["pages"], found["articles"], found["quotations"], found["events"]) == (2, 2, 2, 2)


def test_a_withdrawn_article_stays_withdrawn(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE, TWO])
    (root / "overrides" / "tombstones.csv").write_text(
        f"article_id,reason\n{ONE.article.article_id},asked by a court\n"
    )
    assert build(root) is True
    with open_corpus(root) as corpus:
        assert [a["article_id"] for a in articles(corpus).to_pylist()] == [TWO.article.article_id]
        for table in ("mentions", "quotations", "events", "event_actors", "sentences", "problems"):
            held = corpus.table(f"SELECT DISTINCT article_id FROM {table}")["article_id"].to_pylist()
            assert held == [TWO.article.article_id], table
    with sqlite3.connect(root / "words.sqlite") as words:
        assert words.execute("SELECT id FROM article_ids").fetchall() == [(TWO.article.article_id,)]
    words.close()


def test_a_list_of_tombstones_without_its_heading_is_an_error(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "c")
    (folder.overrides / "tombstones.csv").write_text("abc\n")
    with pytest.raises(CorpusError, match="article_id"):
        tombstones(folder)


def test_a_build_of_nothing_new_is_not_repeated(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE])
    assert build(root) is False
    (root / "corpus.duckdb").write_bytes(b"no database")
    assert build(root) is True
    with open_corpus(root) as corpus:
        assert articles(corpus).num_rows == 1


def test_readers_keep_what_they_opened_while_a_build_is_swapped_in(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE])
    with open_corpus(root) as before:
        corpus_of(root, [TWO], part="b")
        assert articles(before).num_rows == 1
    with open_corpus(root) as after:
        assert articles(after).num_rows == 2


def test_an_empty_corpus_can_be_opened(tmp_path: Path) -> None:
    root = prepare(tmp_path / "c").root
    build(root)
    with open_corpus(root) as corpus:
        assert info(corpus)["articles"] == 0 and articles(corpus).num_rows == 0


def test_no_extension_is_installed_or_loaded(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE])
    with open_corpus(root) as corpus:
        for name in ("autoinstall_known_extensions", "autoload_known_extensions"):
            assert corpus.table("SELECT current_setting($name) AS v", name=name)["v"].to_pylist() == [False]
        with pytest.raises(duckdb.Error):
            corpus.table("INSTALL fts")
        with pytest.raises(duckdb.Error):
            corpus.table("SELECT * FROM read_csv('/etc/hostname')")
        with pytest.raises(duckdb.Error):
            corpus.table("DELETE FROM articles")


def test_parts_are_plain_parquet_for_other_tools(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE, TWO])
    table = pq.read_table(root / "facts" / "quotations")
    assert table.num_rows == 2 and set(table["run"].to_pylist()) == {RUN}
    sql = f"SELECT count(*) FROM '{root}/facts/events/*/*.parquet'"
    with duckdb.connect() as con:
        assert con.execute(sql).fetchone() == (2,)


@pytest.mark.parametrize("make", ["file", "other"])
def test_a_place_that_is_no_corpus_is_left_alone(tmp_path: Path, make: str) -> None:
    root = tmp_path / "c"
    if make == "file":
        root.write_text("x")
    else:
        root.mkdir()
        (root / "thesis.docx").write_text("x")
    with pytest.raises(CorpusError):
        prepare(root)
    with pytest.raises(CorpusError):
        open_corpus(root)


def test_a_corpus_of_another_format_is_told(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "c")
    (folder.ledger / "FORMAT").write_text(FORMAT.replace("1", "9"))
    with pytest.raises(CorpusError, match="another format"):
        prepare(tmp_path / "c")


def test_a_broken_database_is_a_clear_error(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE])
    (root / "corpus.duckdb").write_bytes(b"no database" * 1000)
    with pytest.raises(CorpusError, match=r"corpus\.duckdb cannot be read"):
        open_corpus(root)


def test_a_lost_part_is_a_clear_error(tmp_path: Path) -> None:
    root = corpus_of(tmp_path / "c", [ONE])
    next(root.glob("facts/quotations/*/*.parquet")).unlink()
    (root / "corpus.duckdb").unlink()
    with pytest.raises(CorpusError, match="cannot be read"):
        build(root)


def test_one_process_writes(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "c")
    with writing(folder), pytest.raises(CorpusError, match="another process"), writing(folder):
        pass
    with writing(folder):
        pass


def test_ledger_rows_come_back_and_a_broken_one_is_told(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "c")
    row = LedgerRow("k", RUN, ["a\udc80.html"], 3, None, [], read=2, skipped={"duplicate": 1})
    add_row(folder, row)
    assert read_rows(folder) == [row] and is_finished(folder, "k") and not is_finished(folder, "l")
    (folder.ledger / "l.json").write_text(json.dumps({"key": "l"}))
    with pytest.raises(CorpusError, match=r"l\.json"):
        read_rows(folder)


def test_a_small_file_is_whole_or_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a" / "x.json"
    write_whole(path, b"one")

    def torn(_: Path, target: Path) -> None:
        raise OSError("power went")

    monkeypatch.setattr(Path, "replace", torn)
    with pytest.raises(OSError, match="power went"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"


def test_the_run_is_that_of_code_data_and_settings() -> None:
    assert run_of(Settings()) == run_of(Settings(workers=7))
    assert run_of(Settings()).run_id != run_of(Settings(page_timeout=1)).run_id
    assert run_of(Settings()).run_id != run_of(Settings(events="strict")).run_id
    stated = run_of(Settings())
    assert len({stated.run_id, stated.code, stated.weights}) == 3 and "selectolax=" in stated.libraries
