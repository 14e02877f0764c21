"""How the benchmark of extraction runs and times its systems, and where the time of a step is seen to go."""

from __future__ import annotations

import importlib.util
import re
import time
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest

from bench import extract_steps, flame
from bench.extraction.pages import BenchError, Page, Truth
from bench.extraction.run import run
from bench.extraction.systems import KNOWN, System, installed, load
from bench.memos import forget, memos
from benchsets import HTML, TEXT, broken, slow, text_only, write


def pages(count: int = 3) -> list[Page]:
    return [Page(str(n), HTML.encode(), None, Truth(text=TEXT), {"part": f"p{n % 2}"}) for n in range(count)]


def system(name: str, function: Any) -> System:
    return System(name, lambda page: function)


def test_every_page_is_read_by_all_systems_before_the_next() -> None:
    calls: list[tuple[str, bytes]] = []

    def noting(name: str) -> System:
        return system(name, lambda html, url: calls.append((name, html)) or "text")

    mine = [Page(str(n), bytes([65 + n]), None, Truth(text="text")) for n in range(3)]
    rows = run(lambda: mine, [noting("a"), noting("b")], passes=2)
    assert [h for _, h in calls[4:]] == [b"A", b"A", b"B", b"B", b"C", b"C"] * 2
    assert [n for n, _ in calls[4:10]] == ["a", "b", "b", "a", "a", "b"]
    assert [len(row.cpu) for row in rows["a"]] == [2, 2, 2]
    assert [row.scores["f1"] for row in rows["b"]] == [1, 1, 1]


def test_an_error_or_a_page_that_takes_too_long_scores_as_empty() -> None:
    rows = run(lambda: pages(1), [system("broken", broken), system("slow", slow)], timeout=0.05)
    assert rows["broken"][0].failed == "ValueError: cannot read this"
    assert rows["slow"][0].failed == "TooSlow: over 0.05 s"
    assert [r[0].scores["f1"] for r in rows.values()] == [0, 0]
    assert [r[0].empty for r in rows.values()] == [True, True]


def test_fields_that_a_system_never_gives_are_not_scored() -> None:
    truth = Truth(TEXT, "Sandvig", ("Ida Kvam",), "2025-03-03T09:30:00Z", ("piles",))
    mine = [Page(n, b"", None, truth) for n in "12"]
    rows = run(lambda: mine, [system("text", text_only), system("none", lambda html, url: None)])
    assert {"f1", "wanted"} <= rows["text"][0].scores.keys()
    assert not {"title", "authors", "day", "minute"} & rows["text"][0].scores.keys()
    assert rows["none"][0].scores == {}


def test_passes_begin_with_nothing_remembered() -> None:
    misses = []

    @lru_cache(maxsize=10)
    def of_pages(html: bytes) -> str:
        misses.append(html)
        return "text"

    @cache
    def loaded() -> str:
        misses.append(b"loaded")
        return "words"

    def remembering(html: bytes, url: str | None) -> str:
        return loaded() + of_pages(html)

    run(lambda: pages(1), [system("remembering", remembering)], passes=3)
    assert misses.count(b"loaded") == 1
    assert len(misses) == 1 + 4  # warming, then each pass
    assert of_pages in memos() and loaded not in memos()
    forget()
    assert of_pages.cache_info().currsize == 0


def test_our_own_extractor_and_the_bare_parse_run() -> None:
    rows = run(lambda: pages(2), [load("dateline"), load("lexbor-parse")])
    assert [row.failed for row in rows["dateline"]] == ["", ""]
    assert rows["dateline"][0].scores["f1"] > 0.9
    assert rows["lexbor-parse"][0].scores == {}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", [n for n in KNOWN if n != "dateline"])
def test_peers_read_a_page_where_they_are_installed(name: str) -> None:
    if importlib.util.find_spec(KNOWN[name].module) is None:
        pytest.skip(f"{KNOWN[name].package} is not installed")
    page = Page("1", HTML.encode(), "https://skerry.example/1", Truth(text=TEXT, published="2025-03-03"))
    row = run(lambda: [page], [load(name)])[name][0]
    assert row.failed == ""
    assert ("f1" in row.scores) == ("text" in KNOWN[name].gives)
    assert ("day" in row.scores) == ("published" in KNOWN[name].gives)


def test_a_system_that_is_not_there_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.extraction.systems.find_spec", lambda module: None)
    with pytest.raises(BenchError, match="pip install readability-lxml"):
        load("readability-lxml")
    assert installed(["text"]) == []
    with pytest.raises(BenchError, match="there are dateline, "):
        load("datelin")
    with pytest.raises(BenchError, match="cannot load benchsets:nothing"):
        load("benchsets:nothing")


def test_out_of_fold_extractors_get_the_pages_of_their_fold() -> None:
    folds = {"0": 1, "1": 2, "2": 1}
    mine = load("benchsets:fitted", folds)
    found = [mine.pick(page)(b"", None) for page in pages()]
    assert found == [f"fitted without fold {n}" for n in (1, 2, 1)]
    with pytest.raises(BenchError, match="no fold for the page 3"):
        mine.pick(pages(4)[3])


def test_steps_print_a_line_each_and_write_stacks(tmp_path: Path, capsys: Any) -> None:
    write(tmp_path / "in" / "a.html", HTML)
    write(tmp_path / "in" / "b.html.gz", HTML * 5)
    stacks = tmp_path / "stacks.txt"
    arguments = [str(tmp_path / "in"), "--repeat", "5", "--tree", "--stacks", str(stacks)]
    assert extract_steps.main(arguments) == 0
    out = capsys.readouterr().out
    for step in (extract_steps.FLOOR, "parse", "metadata", "blocks", "labels", extract_steps.WHOLE):
        assert re.search(rf"^{re.escape(step)}  +\d", out, re.MULTILINE), step
    assert re.search(r"^\d+ samples$", out, re.MULTILINE)
    assert "article._read" in stacks.read_text(encoding="utf-8")
    assert extract_steps.main([str(tmp_path / "empty")]) == 2


def test_percentiles_lie_within_the_values() -> None:
    assert extract_steps.spread([3.0]) == (3, 3, 3)
    mean, middle, high = extract_steps.spread([float(n) for n in range(1, 101)])
    assert (mean, middle) == (50.5, 50.5)
    assert 95 <= high <= 97


def busy(seconds: float) -> int:
    done, end = 0, time.process_time() + seconds
    while time.process_time() < end:
        done += sum(range(50))
    return done


def test_the_sampler_sees_what_runs() -> None:
    with flame.sampled("test_bench_clock") as stacks:
        busy(0.15)
    assert stacks.total() > 3
    assert {stack[0] for stack in stacks} == {"test_bench_clock.test_the_sampler_sees_what_runs"}
    assert sum(n for stack, n in stacks.items() if "test_bench_clock.busy" in stack) > 0.5 * stacks.total()


def test_stacks_are_written_collapsed_and_as_a_tree() -> None:
    stacks = Counter({("a", "b"): 60, ("a", "c", "d"): 30, ("a",): 9, ("e",): 1})
    assert flame.collapsed(stacks) == "a 9\na;b 60\na;c;d 30\ne 1\n"
    assert flame.tree(stacks, 0.05).splitlines() == [
        "100 samples",
        " 99.0%  a",
        " 60.0%    b",
        " 30.0%    c",
        " 30.0%      d",
    ]
