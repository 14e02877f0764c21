"""The benchmark of judged events: verdicts are read with care, and shares are of all parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import dateline
from bench.judged import agreement, key_of, main, print_sheet, read_verdicts

TEXT = "France condemned Serbia on Monday."


def test_a_key_changes_with_what_the_row_says():
    event = dateline.read_text(TEXT, language="en").events[0]
    others = [replace(event, status="denied"), replace(event, type="REJECT"), replace(event, target=())]
    assert len({key_of("a", event), key_of("b", event), *(key_of("a", e) for e in others)}) == 5
    assert key_of("a", replace(event, score=0.1)) == key_of("a", event)


def test_the_sheet_shows_the_row_in_its_sentence(capsys: pytest.CaptureFixture[str]):
    print_sheet("a", dateline.read_text(TEXT, language="en"))
    out = capsys.readouterr().out
    assert f"> {TEXT}" in out
    assert "ACCUSE | past | trigger: condemned" in out
    assert "source: France = France | target: Serbia = Serbia" in out


def test_a_row_is_right_where_all_readers_call_all_parts_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    one, two = tmp_path / "one.tsv", tmp_path / "two.tsv"
    one.write_text(
        "k1\t0.9\ty\ty\ty\ty\nk2\t0.4\ty\tn\ty\ty\tit is the mayor\nk3\t0.9\ty\ty\ty\ty\n", "utf-8"
    )
    two.write_text("k1\t0.9\ty\ty\ty\ty\nk2\t0.4\ty\tn\ty\ty\nk3\t0.9\ty\ty\ty\tn\n", "utf-8")
    assert main(["score", str(one), str(two)]) == 0
    out = capsys.readouterr().out
    assert "all readers, whole rows   0.333" in out
    assert "two readers agree         0.667" in out
    assert main(["score", str(one), "--above", "0.5"]) == 0
    assert "whole rows      1.000" in capsys.readouterr().out


def test_a_line_without_its_verdicts_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "one.tsv"
    path.write_text("# reader one\n\nk1\t0.9\ty\ty\tmaybe\ty\n", "utf-8")
    with pytest.raises(ValueError, match="line 3: write key, score, then y or n for type"):
        read_verdicts(path)
    assert main(["score", str(path)]) == 1


def test_agreement_is_that_of_the_textbook():
    one = [True] * 25 + [False] * 25  # 20 both yes, 15 both no, 5 and 10 apart: kappa .4
    two = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    assert agreement([one, two]) == (0.7, pytest.approx(0.4))
