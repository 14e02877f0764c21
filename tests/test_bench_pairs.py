"""The benchmark of invented sentence pairs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.pairs import found_of, main, pairs_of, shown
from dateline.ontology.plover import types

PAIRS = Path(__file__).resolve().parent.parent / "training" / "gold" / "pairs"


def test_a_line_is_read_with_its_acts(tmp_path: Path) -> None:
    path = tmp_path / "q.tsv"
    path.write_text(
        "1\tA.\tB.\tACCUSE past FRA>x condemned/mengecam ; CONSULT past KEN+PER>- met/bertemu\n2\tA.\tB.\t-\n"
    )
    one, two = pairs_of(path)
    assert one.number == "q1"
    assert shown(one.acts) == "ACCUSE FRA>- ; CONSULT KEN+PER>-"
    assert not two.acts


@pytest.mark.parametrize("line", ["1\tA.\tB.", "1\tA.\tB.\tACCUSE past FRA x/y"])
def test_a_fault_names_its_line(tmp_path: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.tsv"
    path.write_text(f"1\tA.\tB.\t-\n{line}\n")
    assert main([str(path)]) == 1
    assert f"{path}:2: " in capsys.readouterr().err


def test_types_count_also_where_a_side_is_wrong() -> None:
    france, serbia = frozenset({"FRA"}), frozenset({"SRB"})
    wanted = Counter({("ACCUSE", france, serbia): 1, ("AID", france, serbia): 1})
    found = Counter({("ACCUSE", france, frozenset()): 1})
    assert found_of([(wanted, found)]) == [("types", 1, 1, 2), ("types with their countries", 0, 1, 2)]


def test_the_figures_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.tsv"
    path.write_text(
        "1\tFrance condemned Iran on Monday.\tPrancis mengecam Iran pada Senin."
        "\tACCUSE past FRA>IRN condemned/mengecam\n2\tIt rained.\tHujan turun.\tAID past x>- rain/hujan\n"
    )
    assert main([str(path), "--list"]) == 0
    out = capsys.readouterr().out
    assert "2 pairs, 2 events" in out
    assert "recall 0.500" in out
    assert "precision 1.000" in out
    assert "q2  AID ->-" in out
    assert "q1 " not in out


@pytest.mark.parametrize("name", ["a", "b", "c", "d"])
def test_the_files_hold_acts_of_known_types(name: str) -> None:
    pairs = list(pairs_of(PAIRS / f"{name}.tsv"))
    assert len(pairs) == 150
    assert {kind for pair in pairs for kind, _, _ in pair.acts} <= set(types())
    assert all(pair.texts["en"] != pair.texts["id"] for pair in pairs)
