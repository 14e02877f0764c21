from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.records import Article, Block, Page, Reading, digest
from dateline.scale import reading as scale_reading
from dateline.scale import shards
from dateline.scale.known import known_path, write_known
from dateline.scale.limits import PageTimeout, time_limit
from dateline.scale.mark import Mark, position_of
from dateline.scale.shards import Shard, plan, run_shard
from dateline.settings import Settings
from dateline.store.build import build
from dateline.store.corpus import Corpus, Folder, open_corpus
from dateline.store.ledger import prepare, read_rows
from dateline.store.runs import run_of
from dateline.store.write import add_run
from desk import BUDGET, HARBOUR, html, warc

SETTINGS = Settings(workers=1, page_timeout=10)
PAGES = [
    (f"https://kabar.example/{n}/berita-laut", html(f"Berita {n}", (*HARBOUR, f"Nomor {n}.")))
    for n in range(3)
]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n, (_, content) in enumerate(PAGES):
        (folder / f"{n}.html").write_bytes(content)
    return folder


def opened(root: Path) -> Corpus:
    add_run(Folder(root), run_of(SETTINGS))
    build(root)
    return open_corpus(root)


def column(root: Path, sql: str) -> list[object]:
    with opened(root) as corpus:
        return corpus.table(sql).column(0).to_pylist()  # type: ignore[no-any-return]


def test_loose_files_come_in_batches_and_archives_alone(pages: Path) -> None:
    (pages / "1b.warc.gz").write_bytes(warc(PAGES))
    found = plan([pages], Settings(shard_pages=2))
    assert [[Path(p).name for p in s.paths] for s in found] == [
        ["1b.warc.gz"],
        ["0.html", "1.html"],
        ["2.html"],
    ] or [[Path(p).name for p in s.paths] for s in found] == [
        ["0.html", "1.html"],
        ["1b.warc.gz"],
        ["2.html"],
    ]
    assert sum(s.size for s in found) == sum(p.stat().st_size for p in pages.iterdir())


def test_the_key_is_that_of_the_files_and_the_run(pages: Path) -> None:
    (first,) = plan([pages], SETTINGS)
    assert plan([pages], SETTINGS) == [first]
    assert plan([pages], replace(SETTINGS, workers=9)) == [first]
    (slower,) = plan([pages], replace(SETTINGS, page_timeout=1))
    assert slower.key != first.key
    (pages / "0.html").write_bytes(b"<p>changed")
    (changed,) = plan([pages], SETTINGS)
    assert changed.key != first.key


def test_the_corpus_itself_is_no_input(pages: Path) -> None:
    inside = pages / "corpus"
    prepare(inside)
    (inside / "pages" / "part-x.warc.gz").write_bytes(warc(PAGES))
    (only,) = plan([pages], SETTINGS, leave_out=inside)
    assert len(only.paths) == 3


def test_a_missing_path_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        plan([tmp_path / "none"], SETTINGS)


def test_a_shard_is_read_and_written_down(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.html").write_bytes(b"")
    (pages / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    (pages / "data.json").write_bytes(b"{}")
    root = prepare(tmp_path / "c").root
    (shard,) = plan([pages], SETTINGS)
    row = run_shard(shard, root, SETTINGS)
    assert (row.read, row.articles, row.skipped, row.failed) == (3, 3, {"name": 1}, {"binary": 1, "empty": 1})
    assert read_rows(Folder(root)) == [row]
    assert sorted(column(root, "SELECT headline FROM articles")) == ["Berita 0", "Berita 1", "Berita 2"]
    problems = column(root, "SELECT code FROM problems WHERE source IS NOT NULL ORDER BY code")
    assert problems == ["binary", "empty"]


def test_reading_a_shard_again_gives_the_same_part(pages: Path, tmp_path: Path) -> None:
    root = prepare(tmp_path / "c").root
    (shard,) = plan([pages], SETTINGS)
    row = run_shard(shard, root, SETTINGS)
    before = {p: p.read_bytes() for p in root.rglob("part-*")}
    (root / "ledger" / f"{shard.key}.json").unlink()
    assert run_shard(shard, root, SETTINGS) == row
    assert {p: p.read_bytes() for p in root.rglob("part-*")} == before


def test_a_crash_before_the_ledger_row_loses_and_doubles_nothing(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = prepare(tmp_path / "c").root
    (shard,) = plan([pages], SETTINGS)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(shards, "add_row", crash)
        with pytest.raises(KeyboardInterrupt):
            run_shard(shard, root, SETTINGS)
    assert list(root.rglob("facts/articles/*/part-*.parquet")), "the part was renamed before the crash"
    assert read_rows(Folder(root)) == [] and column(root, "SELECT page_id FROM pages") == []
    run_shard(shard, root, SETTINGS)
    assert len(column(root, "SELECT page_id FROM pages")) == 3
    assert len(list(root.rglob("facts/articles/*/part-*.parquet"))) == 1


def test_a_crash_within_a_shard_leaves_no_part(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = prepare(tmp_path / "c").root
    (shard,) = plan([pages], SETTINGS)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shards, "read_within", crash)
    with pytest.raises(KeyboardInterrupt):
        run_shard(shard, root, SETTINGS)
    assert list(root.rglob("part-*")) == []


def test_pages_that_are_known_or_met_twice_are_skipped(pages: Path, tmp_path: Path) -> None:
    (pages / "again.html").write_bytes(PAGES[0][1])
    folder = prepare(tmp_path / "c")
    (shard,) = plan([pages], SETTINGS)
    row = run_shard(shard, folder.root, SETTINGS)
    assert (row.read, row.skipped) == (3, {"duplicate": 1})
    (pages / "new.html").write_bytes(html("Baru", BUDGET))
    write_known(folder, shard.run_id, [row])
    (more,) = plan([pages], SETTINGS)
    again = run_shard(more, folder.root, SETTINGS)
    assert (again.read, again.skipped) == (1, {"duplicate": 4})
    assert len(column(folder.root, "SELECT * FROM articles")) == 4
    assert known_path(folder, shard.run_id).stat().st_size == 3 * 8


def test_a_web_archive_keeps_address_offset_and_time(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc(PAGES)[:-40])
    root = prepare(tmp_path / "c").root
    (shard,) = plan([path], SETTINGS)
    row = run_shard(shard, root, SETTINGS)
    assert row.read >= 2 and sum(row.failed.values()) + row.read == 3
    with opened(root) as corpus:
        rows = corpus.table("SELECT * FROM pages ORDER BY source_offset").to_pylist()
    assert [r["url"] for r in rows][:2] == [url for url, _ in PAGES[:2]]
    assert rows[0]["source_offset"] == 0 < rows[1]["source_offset"]
    assert rows[0]["fetched_at"].isoformat() == "2025-03-05T01:02:03+00:00"


def test_a_corpus_can_be_read_again_from_its_own_pages(pages: Path, tmp_path: Path) -> None:
    first, second = prepare(tmp_path / "c").root, prepare(tmp_path / "d").root
    (shard,) = plan([pages], SETTINGS)
    run_shard(shard, first, SETTINGS)
    (again,) = plan([first / "pages"], SETTINGS)
    run_shard(again, second, SETTINGS)
    sql = "SELECT article_id || text FROM articles ORDER BY ALL"
    assert column(first, sql) == column(second, sql) != []


def test_a_page_in_plain_text_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(HARBOUR), encoding="utf-8")
    root = prepare(tmp_path / "c").root
    (shard,) = plan([path], SETTINGS)
    assert run_shard(shard, root, SETTINGS).read == 1
    (text,) = column(root, "SELECT text FROM articles")
    assert HARBOUR[0] in str(text)


def part_of(n: int, page: Page) -> Article:
    urls = tuple(f"https://kabar.example/berita-laut-panjang?page={i}" for i in (1, 2))
    text = HARBOUR[n]
    return Article(
        digest(page.page_id), urls[n], language="id", headline="Berita", page_kind="partial", pages=urls,
        blocks=(Block("paragraph", (0, len(text))),), text=text,
    )  # fmt: skip


def test_the_parts_of_a_story_are_joined_to_one_article(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pages / "2.html").unlink()
    root = prepare(tmp_path / "c").root
    number = {digest("", content): n for n, (_, content) in enumerate(PAGES)}
    monkeypatch.setattr(shards, "extract_within", lambda page, _: part_of(number[page.page_id], page))
    (shard,) = plan([pages], SETTINGS)
    row = run_shard(shard, root, SETTINGS)
    assert (row.read, row.articles) == (2, 1)
    (text,) = column(root, "SELECT text FROM articles")
    assert text == f"{HARBOUR[0]}\n\n{HARBOUR[1]}"
    assert len(set(column(root, "SELECT article_id FROM pages"))) == 1
    assert column(root, "SELECT page_id FROM articles") == [digest("", PAGES[0][1])]


def test_a_page_over_its_time_has_its_problem_and_the_rest_goes_on(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = scale_reading.extract_page

    def slow(page: Page) -> Article:
        if b"Berita 1" in page.content:
            time.sleep(60)
        return extract(page)

    monkeypatch.setattr(scale_reading, "extract_page", slow)
    settings = replace(SETTINGS, page_timeout=2.0)
    root = prepare(tmp_path / "c").root
    (shard,) = plan([pages], settings)
    started = time.monotonic()
    row = run_shard(shard, root, settings)
    assert time.monotonic() - started < 50
    assert (row.read, row.failed) == (2, {"timeout": 1})
    with opened(root) as corpus:
        found = corpus.table("SELECT code, source, page_id FROM problems WHERE code = 'timeout'").to_pylist()
        failed = corpus.table("SELECT page_id, reason FROM pages WHERE outcome = 'failed'").to_pylist()
    assert [(f["page_id"], f["reason"]) for f in failed] == [(found[0]["page_id"], "timeout")]


def test_an_article_whose_reading_takes_too_long_is_kept_without_facts(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object) -> Reading:
        time.sleep(60)
        raise AssertionError

    monkeypatch.setattr(scale_reading, "read_article", slow)
    settings = replace(SETTINGS, page_timeout=2.0)
    root = prepare(tmp_path / "c").root
    (shard,) = plan([pages / "0.html"], settings)
    row = run_shard(shard, root, settings)
    assert (row.failed, row.articles, row.events) == ({"timeout": 1}, 1, 0)


@pytest.mark.parametrize("step", ["extract_page", "read_article"])
def test_a_fault_in_a_step_is_a_problem(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fault(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(scale_reading, step, fault)
    root = prepare(tmp_path / "c").root
    (shard,) = plan([pages], SETTINGS)
    run_shard(shard, root, SETTINGS)
    found = Counter(column(root, "SELECT message FROM problems WHERE code = 'failed'"))
    assert len(found) == 1 and "too deep" in str(next(iter(found)))


def test_a_reading_that_does_not_hold_together_keeps_its_article(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desk import reading

    broken = replace(reading("a"), sentences=())
    monkeypatch.setattr(shards, "read_within", lambda article, *_: replace(broken, article=article))
    root = prepare(tmp_path / "c").root
    (shard,) = plan([pages / "0.html"], SETTINGS)
    assert run_shard(shard, root, SETTINGS).articles == 1
    assert "failed" in column(root, "SELECT code FROM problems")


def test_a_page_to_avoid_is_kept_unread(pages: Path, tmp_path: Path) -> None:
    root = prepare(tmp_path / "c").root
    (shard,) = plan([pages], SETTINGS)
    row = run_shard(shard, root, SETTINGS, {digest("", PAGES[1][1])})
    assert (row.read, row.failed) == (2, {"failed": 1})
    assert len(column(root, "SELECT page_id FROM pages")) == 3


def test_the_mark_tells_where_a_shard_stands(tmp_path: Path) -> None:
    folder = prepare(tmp_path / "c")
    with Mark(folder, "k") as mark:
        assert position_of(folder, "k").page_id == ""
        mark.at(12, 3456, "abc")
        mark.at(3, 4, "d")
        found = position_of(folder, "k")
        assert (found.pages, found.size, found.page_id) == (3, 4, "d")
    assert position_of(folder, "k").pages == 0


def test_a_limit_is_no_exception_that_a_step_could_swallow() -> None:
    def stubborn() -> None:
        try:
            time.sleep(5)
        except Exception:
            time.sleep(5)

    with pytest.raises(PageTimeout), time_limit(0.05):
        stubborn()


def test_a_limit_leaves_the_signal_as_it_was() -> None:
    import signal

    before = signal.getsignal(signal.SIGALRM)
    with time_limit(5):
        pass
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    heard: list[int] = []
    signal.signal(signal.SIGALRM, lambda *_: heard.append(1))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with time_limit(5):
            pass
        time.sleep(0.3)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert heard == [1], "a timer of the caller goes on"


def test_a_shard_can_be_sent_to_another_process(pages: Path) -> None:
    import pickle

    (shard,) = plan([pages], SETTINGS)
    assert pickle.loads(pickle.dumps(shard)) == shard and isinstance(shard, Shard)
