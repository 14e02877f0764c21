"""The benchmark of sentences without an event, on a list made by hand."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from bench.silent import main, read_list, together
from goldtools.load import ROOT
from goldtools.records import DigestError
from goldtools.texts import digest

CALM = "The rain fell on the empty stands."
LOUD = "France condemned Serbia on Monday."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A data folder with one article, and a corpus whose list names its two sentences."""
    (tmp_path / "text").mkdir()
    for year in (2019, 2020):
        with (tmp_path / f"text/wikinews-en-{year}.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.DictWriter(file, ["url", "title", "text"])
            rows.writeheader()
            rows.writerow({"url": f"a{year}", "title": "Rain", "text": f"{CALM} {LOUD}"})
    (tmp_path / "silent").mkdir()
    lines = []
    for text in (CALM, LOUD):
        first = f"{CALM} {LOUD}".index(text)
        lines.append(f"a2019\t{first}-{first + len(text)}\t{digest(text)[:16]}\n")
    (tmp_path / "silent/en.tsv").write_text("".join(lines), "utf-8")
    return tmp_path


def test_a_sentence_that_yields_an_event_is_not_left_alone(corpus: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--data", str(corpus), "--root", str(corpus), "--language", "en", "--errors"]) == 0
    out = capsys.readouterr().out
    assert out.count("1 of 2") == 2
    assert f"ACCUSE past: {LOUD}" in out


def test_sentences_of_one_record_are_read_together(corpus: Path):
    events = together(read_list(corpus / "silent/en.tsv", corpus), "en")
    assert [len(found) for found in events] == [0, 1]


def test_another_text_is_refused(corpus: Path):
    path = corpus / "silent/en.tsv"
    path.write_text(path.read_text("utf-8").replace("a2019", "b2019"), "utf-8")
    with pytest.raises(DigestError, match="not the one that was read"):
        read_list(path, corpus)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_lists_hold_five_hundred_sentences_each_once(language: str):
    lines = (ROOT / "silent" / f"{language}.tsv").read_text("utf-8").splitlines()
    assert len(lines) >= 500
    assert len(set(lines)) == len(lines)
    assert all(len(line.split("\t")) == 3 for line in lines)
