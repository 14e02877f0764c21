"""Which named actors are reached: the counting of bench/link_coverage.py, on texts of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.link_coverage import main

TOKENS = """\
Presiden O
Rusia B-LOC
Vladimir B-PER
Putin I-PER
menemui O
Yayasan B-ORG
Gurindam I-ORG
dan O
Kementerian B-ORG
Luar I-ORG
Negeri I-ORG
Prancis I-ORG
. O

Warga O
Tegalrejo B-LOC
dan O
Mbah B-PER
Surip I-PER
pulang O
. O
"""


def test_countries_bodies_and_office_holders_count_and_the_missed_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ner"
    folder.mkdir()
    (folder / "idner-train.txt").write_text(TOKENS, encoding="utf-8")
    (folder / "idner-dev.txt").write_text("", encoding="utf-8")
    assert main(["--data", str(tmp_path), "--set", "idner", "--missed", "5"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line]
    assert ["country", "1.000", "1/1"] in lines
    assert ["organisation", "0.500", "1/2"] in lines
    assert ["office", "holder", "1.000", "1/1"] in lines
    assert ["all", "0.750", "3/4"] in lines
    assert ["1", "x", "Yayasan", "Gurindam", "(organisation)"] in lines
