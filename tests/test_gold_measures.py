"""The gold corpus as a whole: its splits, the agreement of two annotations, and how varied its texts are."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

import gold as command  # noqa: E402
from goldcase import MARKS, TEXT, compiled, errors, written  # noqa: E402
from goldtools import load  # noqa: E402
from goldtools.agreement import agreement  # noqa: E402
from goldtools.compiling import compile_marks  # noqa: E402
from goldtools.diversity import measure  # noqa: E402
from goldtools.records import GoldError, TestSplitError  # noqa: E402
from goldtools.splits import SPLITS, split_of  # noqa: E402


def test_splits_come_from_the_id_and_the_test_split_is_kept_back(tmp_path: Path):
    ids = [f"article-{n}" for n in range(2000)]
    share = {s: sum(split_of(i, {}) == s for i in ids) / len(ids) for s in SPLITS}
    assert share["train"] == pytest.approx(0.8, abs=0.03)
    assert share["test"] == pytest.approx(0.1, abs=0.02)
    assert split_of("a", {"group": "g"}) == split_of("b", {"group": "g"})
    with pytest.raises(TestSplitError, match="really_test"):
        next(load("test"))
    with pytest.raises(GoldError, match="unknown split"):
        next(load("all"))
    gold = compiled(tmp_path)
    moved = replace(
        gold, header={**gold.header, "split": "test" if gold.header["split"] != "test" else "dev"}
    )
    assert errors(moved) == [f"split {moved.header['split']!r} is not the one of its id: compile it anew"]


def test_agreement_is_one_with_itself_and_falls_where_two_differ(tmp_path: Path):
    gold = compiled(tmp_path)
    assert {c.f1 for c in agreement([gold], [gold]).values()} == {1.0}
    other = compiled(
        tmp_path,
        MARKS.replace("Nobody >> this", "Nobody >> wants")
        .replace("event REQUEST/change past", "event ACCUSE past")
        .replace("ASSAULT/beat denied", "ASSAULT/beat alleged")
        .replace("person Calloway @mayor", "person Calloway @other"),
    )
    found = agreement([gold], [other])
    assert found["quotations"].f1 == 1.0
    assert found["quotations: exact content"].f1 == 0.5
    assert found["events"].f1 == 0.75
    assert found["events: status"].f1 == pytest.approx(2 / 3)
    assert 0 < found["chains: links"].f1 < 1
    with pytest.raises(GoldError, match="no article in common"):
        agreement([gold], [replace(other, id="else")])


def test_templates_show_through_other_names_and_numbers(tmp_path: Path):
    one = compiled(tmp_path)
    assert measure([one]).templated == 0
    again = compile_marks(
        written(
            tmp_path / "b",
            "article: en-t-ferry\n[1]\nplace Wexmoor\n",
            TEXT.partition("\n\n")[0]
            + "\n\nFerry crews in Wexmoor walked out on Tuesday, and nobody came to work.\n"
            "\nA dog was seen on the pier by some of the visitors.\n",
        ),
        None,
    )[0]
    same = compile_marks(
        written(
            tmp_path / "c",
            "article: en-t-ferry\n[1]\nplace Brill\n",
            TEXT.partition("\n\n")[0]
            + "\n\nFerry crews in Brill walked out on Friday, and nobody came to work.\n",
        ),
        None,
    )[0]
    found = measure([again, same])
    assert found.templated == 2
    assert found.eventless_share == 1.0
    assert found.articles == 2


def test_a_second_annotation_reads_the_text_of_the_first_and_all_pairs_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    first = written(tmp_path)
    second = tmp_path / "second" / "en" / first.name
    second.parent.mkdir(parents=True)
    second.write_text(MARKS.replace("REQUEST/change past", "ACCUSE past"), encoding="utf-8")
    root = ["--root", str(tmp_path)]
    assert command.main(["compile", str(first), str(second), *root]) == 0
    assert command.main(["check", "--root", str(tmp_path / "second")]) == 0
    before = tmp_path / "second" / "before" / "en"
    before.mkdir(parents=True)
    (before / "first.ann").write_text(first.with_suffix(".ann").read_text(encoding="utf-8"), encoding="utf-8")
    capsys.readouterr()
    assert command.main(["agree", *root]) == 0
    out = capsys.readouterr().out
    assert "| | English, invented articles (1) | all (1) |" in out
    assert "| events | 0.75 (4) | 0.75 (4) |" in out
    assert "| events: mode | 1.00 (3) | 1.00 (3) |" in out
