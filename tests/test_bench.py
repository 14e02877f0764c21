"""The benchmark of extraction, on data sets of one or two invented pages in the layout of each real one."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.extraction.__main__ import main
from bench.extraction.pages import BenchError, Truth
from bench.extraction.readers import DATA_SETS, pages_of
from bench.extraction.run import Row
from bench.extraction.scorers import bag_scores, means, score
from bench.extraction.table import summarise, table
from bench.extraction.words import (
    MIXED,
    PLAIN,
    decode,
    folded,
    instant,
    language_of,
    shingles,
    split_names,
    words,
)
from benchsets import HTML, MAKERS, TEXT, make_aeb, make_fundus_pages, make_wcxb

SCORER = Path(__file__).parents[2] / "shared" / "bench" / "extraction.py"


@pytest.mark.parametrize("name", MAKERS)
def test_a_set_is_read_as_it_is_laid_out(name: str, tmp_path: Path) -> None:
    MAKERS[name](tmp_path)
    pages = list(pages_of(name, tmp_path))
    assert len(pages) == (2 if name in ("wcxb-dev", "fundus-pages") else 1)
    assert pages[0].html == HTML.encode("utf-8")
    assert pages[0].url == "https://skerry.example/1"
    assert pages[0].truth.text == (None if name == "htmldate" else TEXT)


def test_wcxb_gives_every_truth_and_the_page_type(tmp_path: Path) -> None:
    make_wcxb(tmp_path)
    first, second = pages_of("wcxb-dev", tmp_path)
    assert first.truth == Truth(
        TEXT,
        "Sandvig closes ferry berth",
        ("Ida Kvam", "Per Lie"),
        "2025-03-03",
        ("cracks in two piles",),
        ("Herring prices",),
    )
    assert (first.groups, second.groups) == ({"type": "article"}, {"type": "collection"})


def test_fundus_pairs_versions_with_pages_by_date(tmp_path: Path) -> None:
    make_fundus_pages(tmp_path)
    first, second = pages_of("fundus-pages", tmp_path)
    assert [first.page_id, second.page_id] == ["no/SkerryPost_2025_03_03", "no/SkerryPost_2025_06_01"]
    assert (first.truth.authors, second.truth.authors) == (("Ida Kvam",), None)
    assert first.groups == {
        "language": "en",
        "reach": "most pages",
        "country": "no",
        "publisher": "SkerryPost",
    }
    assert second.groups["language"] == "country-no"
    assert second.url is None


def test_a_record_of_fundus_without_its_page_is_told(tmp_path: Path) -> None:
    make_fundus_pages(tmp_path)
    (tmp_path / "tests/resources/parser/test_data/no/SkerryPost_2025_06_01.html.gz").unlink()
    with pytest.raises(ValueError, match="zip"):
        list(pages_of("fundus-pages", tmp_path))


@pytest.mark.parametrize("name", DATA_SETS)
def test_a_missing_folder_says_what_is_expected_and_where_it_comes_from(name: str, tmp_path: Path) -> None:
    with pytest.raises(BenchError) as told:
        pages_of(name, tmp_path / "nothing")
    assert str(tmp_path / "nothing") in str(told.value)
    assert DATA_SETS[name].source in str(told.value)
    assert DATA_SETS[name].layout in str(told.value)


def test_an_empty_folder_and_an_unknown_set_are_errors(tmp_path: Path) -> None:
    (tmp_path / "dev" / "ground-truth").mkdir(parents=True)
    with pytest.raises(BenchError, match="no pages"):
        pages_of("wcxb-dev", tmp_path)
    with pytest.raises(BenchError, match="there are wcxb-dev, "):
        pages_of("wcxb-next", tmp_path)


def test_words_of_scripts_without_spaces_count_by_character() -> None:
    assert words("Kabar Baik 2025") == ["kabar", "baik", "2025"]
    assert words("東京 ab") == ["東", "京", "ab"]
    assert words("नमस्ते दुनिया") == ["नमस्ते", "दुनिया"]
    assert words("東京 ab", PLAIN) == ["東京", "ab"]


def test_names_and_titles_are_compared_by_their_words() -> None:
    assert split_names("Ida Kvam, Per Lie und Eva Dahl; Bo") == ("Ida Kvam", "Per Lie", "Eva Dahl", "Bo")
    assert folded("  By Ida  KVAM ") == folded("Ida Kvam") == "ida kvam"
    assert folded(None) == ""


def test_a_page_is_decoded_as_it_declares() -> None:
    assert decode("blå".encode()) == "blå"
    assert decode(b'<meta charset="windows-1251">' + "привет".encode("cp1251")).endswith("привет")
    assert decode(b"<meta charset=nonsense>bl\xe5").endswith("blå")
    assert language_of("これは日本語の文です", b"<html lang=en>") == "ja"
    assert language_of("some text", b"<p>") is None


def test_bags_score_by_how_often_words_stand_in_both() -> None:
    assert bag_scores("aab", "abc") == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert bag_scores("aaaa", "ab") == pytest.approx((1 / 4, 1 / 2, 1 / 3))
    assert bag_scores("", "") == (1, 1, 1)
    assert bag_scores("a", "") == bag_scores("", "a") == (0, 0, 0)


def test_shingles_are_runs_of_four_words() -> None:
    assert shingles("a b c d e") == [("a", "b", "c", "d"), ("b", "c", "d", "e")]
    assert shingles("a, b") == [("a", "b")]
    assert shingles(" ") == []


TRUTH = Truth(
    "one two three four five six",
    "Sandvig closes berth",
    ("Ida Kvam", "Per Lie"),
    "2025-03-03 09:30:00+01:00",
    ("two three", "nine"),
    ("Advertisement",),
)


def test_a_page_scores_known_numbers() -> None:
    found = {
        "text": "Two three four five SIX seven eight nine",
        "title": "SANDVIG closes berth!",
        "authors": ["by Ida Kvam", "Eva Dahl"],
        "published": "2025-03-03T08:30:59Z",
    }
    row = score(TRUTH, found)
    # 5 of 8 words are right, 5 of 6 are found; shingles are compared as written, and share one of 5 and of 3
    expected = {
        "precision": 5 / 8,
        "recall": 5 / 6,
        "f1": 10 / 14,
        "shingle_p": 0,
        "shingle_r": 0,
        "wanted": 1,
        "unwanted": 0,
        "title": 1,
        "authors": 0.5,
        "day": 1,
        "minute": 1,
    }
    assert row == pytest.approx(expected)
    assert score(TRUTH, {"text": "two three four five x"})["shingle_p"] == 0.5


@pytest.mark.parametrize(
    ("published", "day", "minute"),
    [
        ("2025-03-03T09:30:40+01:00", 1, 1),
        ("2025-03-03T09:31:00+01:00", 1, 0),
        ("2025-03-03T09:30:00", 1, 0),
        ("2025-03-03", 1, 0),
        ("2025-03-02T21:30:00-11:00", 0, 1),
        ("last Monday", 0, 0),
        (None, 0, 0),
    ],
)
def test_days_are_compared_as_written_and_minutes_with_their_zone(
    published: str | None, day: int, minute: int
) -> None:
    row = score(TRUTH, {"published": published})
    assert (row["day"], row["minute"]) == (day, minute)


def test_what_was_not_annotated_is_not_scored() -> None:
    assert score(Truth(), {"text": "anything"}) == {}
    assert score(Truth(published="2025-03-03"), {"published": "2025-03-03"}) == {"day": 1}
    assert score(Truth(text=""), {"text": ""})["f1"] == 1
    assert instant("2025-03-03") is None


def test_means_are_over_the_pages_that_have_the_measure() -> None:
    rows = [{"f1": 1.0, "shingle_p": 1.0, "shingle_r": 0.5}, {"f1": 0.5, "title": 1.0, "shingle_r": 0.0}]
    assert means(rows) == pytest.approx({"f1": 0.75, "title": 1, "shingle_f1": 0.4})
    assert means([{"shingle_r": 0.0}]) == {"shingle_f1": 0}
    assert means([]) == {}


@pytest.mark.skipif(not SCORER.is_file(), reason="no ../shared/bench beside here")
def test_measures_agree_with_the_shared_scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("shared_extraction", SCORER)
    assert spec and spec.loader
    other = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "shared_extraction", other)
    spec.loader.exec_module(other)
    names = {"precision": "p", "recall": "r", "wanted": "with", "unwanted": "without", "authors": "author_f1"}
    names["day"] = "date"
    texts = ["", "one two", "one two three four five six", "one 東京 two नमस्ते", "One, two; three four five"]
    rest = ("By Sandvig", ("Ida", "Per"), "2025-03-03T09:30:00Z", ("two",), ("One,",))
    found = {"title": "sandvig", "authors": ["Per"], "published": "2025-03-03T09:30Z"}
    for pattern, theirs in ((MIXED, other._TOKEN), (PLAIN, other._WORD)):
        for text in texts:
            for true in texts:
                page = other.Page("x", b"", None, "", other.Truth(true, *rest))
                want = other.score_page(
                    page, {**found, "text": text, "published_at": found["published"]}, theirs
                )
                mine = score(Truth(true, *rest), {**found, "text": text}, pattern)
                assert {names.get(k, k): v for k, v in mine.items()} == pytest.approx(
                    {k: v for k, v in want.items() if k != "date_given"}
                )


def rows_of(f1: float, *cpu: float, group: str = "a", failed: str = "") -> list[Row]:
    return [Row("1", {"part": group}, 10, failed, False, {"f1": f1}, list(cpu))]


def test_ratios_are_taken_pass_by_pass() -> None:
    mine = {
        "dateline": rows_of(0.9, 1, 2, 4),
        "trafilatura": rows_of(0.8, 2, 8, 12),
        "lexbor-parse": rows_of(0, 0.5, 0.5, 1),
    }
    ours, theirs, floor = summarise(mine)
    assert ours["speed_ratio"] == (3, 2, 4)
    assert ours["parse_ratio"] == (4, 2, 4)
    assert (theirs["speed_ratio"], floor["parse_ratio"]) == ((1, 1, 1), (1, 1, 1))
    assert ours["pages_per_cpu_second"] == 0.5
    assert summarise({"dateline": rows_of(0.9, 1)})[0]["speed_ratio"] is None


def test_the_table_prints_what_was_measured() -> None:
    mine = {"dateline": rows_of(0.91234, 1, 2), "trafilatura": rows_of(0.8, 3, 3, failed="E")}
    text = table(summarise(mine))
    head, first, second = text.splitlines()
    assert head.split() == ["system", "pages", "F1", "failed", "empty", "pages/CPU", "s", "x", "trafilatura"]
    assert first.split() == ["dateline", "1", "0.912", "0", "0", "1", "2.25", "(1.50-3.00)"]
    assert second.split() == ["trafilatura", "1", "0.800", "1", "0", "0", "1.00"]
    assert len({len(line) for line in text.splitlines()}) <= 2


def test_the_table_prints_groups_in_markdown() -> None:
    mine = {"dateline": [*rows_of(1, 1), *rows_of(0.5, 1, group="b")]}
    lines = table(summarise(mine, "part"), markdown=True).splitlines()
    assert lines[1].startswith("| --- | --- |")
    assert [line.split(" | ")[:4] for line in lines[2:]] == [
        ["| all", "dateline", "2", "0.750"],
        ["| a", "dateline", "1", "1.000"],
        ["| b", "dateline", "1", "0.500"],
    ]


def test_the_program_scores_a_set_and_writes_a_report(tmp_path: Path, capsys: Any) -> None:
    make_fundus_pages(tmp_path)
    report = tmp_path / "report.json"
    asked = [
        "--data",
        f"fundus-pages={tmp_path}",
        "--systems",
        "benchsets:perfect",
        "benchsets:half_broken",
    ]
    code = main([*asked, "--group-by", "language", "--passes", "2", "--markdown", "--json", str(report)])
    out, err = capsys.readouterr()
    assert code == 0
    lines = [line for line in out.splitlines() if "benchsets" in line or "lexbor" in line]
    assert len(lines) == 9
    assert lines[0].startswith(
        "| all | benchsets:perfect | 2 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000"
    )
    assert "failed: benchsets:half_broken on no/SkerryPost_2025_06_01: ValueError" in err
    written = json.loads(report.read_text(encoding="utf-8"))
    assert written["passes"] == 2 and written["environment"]["versions"]["dateline"]
    kept = written["sets"]["fundus-pages"]
    assert kept["summaries"][1]["annotated"]["f1"] == 2
    assert [row["page_id"] for row in kept["rows"]["benchsets:perfect"]] == [
        "no/SkerryPost_2025_03_03",
        "no/SkerryPost_2025_06_01",
    ]


def test_the_program_takes_limits_groups_and_folds(tmp_path: Path, capsys: Any) -> None:
    make_wcxb(tmp_path)
    folds = tmp_path / "folds.json"
    folds.write_text(json.dumps({"0001": 0, "0002": 1}), encoding="utf-8")
    data = ["--data", f"wcxb-dev={tmp_path}", "--systems", "benchsets:fitted", "--folds", str(folds)]
    assert main([*data, "--only", "type=collection"]) == 0
    assert main([*data, "--limit", "1"]) == 0
    counts = re.findall(r"benchsets:fitted +(\d+)", capsys.readouterr().out)
    assert counts == ["1", "1"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--data", "aeb"], "write it as NAME=FOLDER"),
        (["--data", "aeb=nowhere"], "scrapinghub/article-extraction-benchmark"),
        (["--data", "aeb={}", "--systems", "nobody"], "no system 'nobody'"),
        (["--data", "aeb={}", "--group-by", "type"], "can be grouped by nothing"),
        (["--data", "aeb={}", "--only", "type=forum"], "no page of aeb is in the group type=forum"),
        (["--data", "aeb={}", "--folds", "nowhere.json"], "nowhere.json"),
    ],
)
def test_the_program_says_what_is_wrong(arguments: list[str], told: str, tmp_path: Path, capsys: Any) -> None:
    make_aeb(tmp_path)
    assert main([argument.format(tmp_path) for argument in arguments]) == 2
    assert told in capsys.readouterr().err
