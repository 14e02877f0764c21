from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import killer
from dateline.errors import CorpusError, InputError, MissingExtra
from dateline.scale import runners
from dateline.scale.runners import Progress, Summary, ingest
from dateline.settings import Settings
from dateline.store import runs
from dateline.store.corpus import Folder, open_corpus
from dateline.store.ledger import prepare, read_rows, writing
from dateline.store.query import articles, info
from desk import BUDGET, HARBOUR, html, warc

ALONE = Settings(workers=1, shard_pages=2)
POOL = Settings(workers=2, shard_pages=2)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(5):
        (folder / f"{n}.html").write_bytes(
            html(f"Berita {n}", (*HARBOUR, f"Nomor {n}."), "2025-03-03T08:00:00+07:00")
        )
    return folder


def headlines(root: Path) -> list[str]:
    with open_corpus(root) as corpus:
        return sorted(articles(corpus)["headline"].to_pylist())


def content(root: Path) -> dict[str, bytes]:
    kept = [p for p in sorted(root.rglob("*")) if p.is_file() and p.name not in ("corpus.duckdb", "lock")]
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in kept}


def test_a_folder_is_read_into_a_corpus_and_nothing_twice(pages: Path, tmp_path: Path) -> None:
    (pages / "kosong.html").write_bytes(b" ")
    root = tmp_path / "c"
    first = ingest([pages], root, ALONE)
    assert (first.read, first.articles, first.failed, first.shards) == (5, 5, {"empty": 1}, 3)
    assert headlines(root) == [f"Berita {n}" for n in range(5)]
    before = content(root)
    second = ingest([pages], root, ALONE)
    assert second == Summary(skipped={"duplicate": 6}, shards=3, shards_skipped=3)
    assert content(root) == before and not (root / "tmp").exists()


def test_only_what_is_new_is_read(pages: Path, tmp_path: Path) -> None:
    root = tmp_path / "c"
    ingest([pages], root, ALONE)
    (pages / "00.html").write_bytes(html("Budget rejected", BUDGET))
    more = ingest([pages], root, ALONE)
    assert (more.read, more.skipped) == (1, {"duplicate": 5})
    assert len(headlines(root)) == 6


def test_the_corpus_is_the_same_whatever_the_number_of_workers(pages: Path, tmp_path: Path) -> None:
    (pages / "a.warc.gz").write_bytes(warc([("https://kabar.example/budget-talks", html("Budget", BUDGET))]))
    one, two = tmp_path / "one", tmp_path / "two"
    assert ingest([pages], one, ALONE) == ingest([pages], two, POOL)
    assert content(one) == content(two)
    with open_corpus(one) as a, open_corpus(two) as b:
        for table in ("pages", "articles", "mentions", "events", "copies", "stories", "story_members"):
            assert a.table(f"SELECT * FROM {table}") == b.table(f"SELECT * FROM {table}"), table


def test_a_page_that_ends_its_process_is_passed_by(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pages / "3.html").write_bytes(html("KILL", HARBOUR))
    monkeypatch.setattr(runners, "run_shard", killer.run_shard)
    summary = ingest([pages], tmp_path / "c", POOL)
    assert (summary.read, summary.failed) == (4, {"failed": 1})
    assert headlines(tmp_path / "c") == [f"Berita {n}" for n in (0, 1, 2, 4)]
    with open_corpus(tmp_path / "c") as corpus:
        rows = corpus.table("SELECT message FROM problems WHERE code = 'failed'").to_pylist()
    assert ["ended the process" in row["message"] for row in rows] == [True]


SCRIPT = """
import sys, time
from dateline.scale import runners, shards
from dateline.settings import Settings
from dateline.store import runs
runs._package = lambda: ("code", "weights")
extract, met = shards.extract_within, []
def slow(page, seconds):
    met.append(page)
    if len(met) == 4:
        print("there", flush=True)
        time.sleep(60)
    return extract(page, seconds)
shards.extract_within = slow
runners.ingest([sys.argv[1]], sys.argv[2], Settings(workers=1, shard_pages=2))
"""


def test_an_ingest_that_was_killed_goes_on_where_it_was(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Both processes are one version, also while somebody edits the code below.
    monkeypatch.setattr(runs, "_package", lambda: ("code", "weights"))
    root = tmp_path / "c"
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(pages), str(root)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout and process.stdout.readline() == "there\n"
        os.kill(process.pid, signal.SIGKILL)
    assert len(read_rows(Folder(root))) == 1 and not (root / "corpus.duckdb").exists()
    rest = ingest([pages], root, ALONE)
    assert (rest.read, rest.shards_skipped, rest.skipped) == (3, 1, {"duplicate": 2})
    whole = tmp_path / "whole"
    ingest([pages], whole, ALONE)
    assert content(root) == content(whole)


def test_progress_grows_to_the_end(pages: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    ingest([pages], tmp_path / "c", ALONE, seen.append)
    assert [p.bytes_done for p in seen] == sorted(p.bytes_done for p in seen)
    assert [p.pages for p in seen] == sorted(p.pages for p in seen)
    last = seen[-1]
    assert (last.bytes_done, last.shards_done, last.pages) == (last.bytes_total, last.shards_total, 5)


def test_a_missing_path_makes_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        ingest([tmp_path / "none"], tmp_path / "c", ALONE)
    assert not (tmp_path / "c").exists()


def test_a_folder_without_pages_makes_an_empty_corpus(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert ingest([tmp_path / "in"], tmp_path / "c", ALONE) == Summary()
    with open_corpus(tmp_path / "c") as corpus:
        assert info(corpus)["pages"] == 0


def test_a_folder_of_other_things_is_refused(pages: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus"):
        ingest([pages], pages, ALONE)
    assert sorted(p.name for p in pages.iterdir()) == [f"{n}.html" for n in range(5)]


def test_two_writers_do_not_meet(pages: Path, tmp_path: Path) -> None:
    folder = prepare(tmp_path / "c")
    with writing(folder), pytest.raises(CorpusError, match="another process"):
        ingest([pages], tmp_path / "c", ALONE)


def test_a_missing_package_is_named(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "warcio" else find(name))
    with pytest.raises(MissingExtra, match=r"warcio.*dateline\[corpus\]"):
        ingest([pages], tmp_path / "c", ALONE)


def test_a_disk_that_cannot_be_written_is_a_corpus_error(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(runners, "run_shard", full)
    with pytest.raises(CorpusError, match="No space left"):
        ingest([pages], tmp_path / "c", ALONE)


def test_a_new_version_reads_again_and_speaks_for_its_pages(pages: Path, tmp_path: Path) -> None:
    root = tmp_path / "c"
    ingest([pages], root, ALONE)
    again = ingest([pages], root, Settings(workers=1, shard_pages=2, page_timeout=9))
    assert (again.read, again.shards_skipped) == (5, 0)
    with open_corpus(root) as corpus:
        found = info(corpus)
        assert (found["articles"], len(found["runs"])) == (5, 2)
        runs = corpus.table("SELECT DISTINCT sequence FROM articles JOIN runs USING (run_id)")
    assert runs["sequence"].to_pylist() == [1]


def test_reading_is_quick_to_begin() -> None:
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", "import dateline.scale.runners"], check=True)
    assert time.monotonic() - started < 10
