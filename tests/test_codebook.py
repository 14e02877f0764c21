"""The codebook says all that the ontology and the word data hold, in each of its shapes."""

from __future__ import annotations

import json
import sys
from typing import get_args

import pytest

from dateline.claim.codebook import codebook
from dateline.errors import InputError
from dateline.languages import load
from dateline.ontology.plover import TYPES, frames, meanings
from dateline.records import Stage, Status
from dateline.serve.cli import main
from dateline.serve.codebook import markdown


def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *args: str) -> str:
    monkeypatch.setattr(sys, "argv", ["dateline", "codebook", *args])
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit) as stop:
        main()
    assert not stop.value.code
    return capsys.readouterr().out


def test_every_type_frame_and_unit_is_in_it() -> None:
    book = codebook()
    assert [kind["type"] for kind in book["types"]] == list(TYPES)
    told = {frame["frame"]: frame["words"] for kind in book["types"] for frame in kind["frames"]}
    assert set(told) == set(frames())
    for code in ("en", "id"):
        data = load(code, "frames")
        for name in frames():
            for key, units in data[name].items():
                assert told[name][code].get(key, []) == list(dict.fromkeys(units)), (code, name, key)


def test_the_statuses_and_stages_are_those_of_the_records() -> None:
    assert set(meanings("statuses")) == set(get_args(Status))
    assert list(meanings("stages")) == list(get_args(Stage))


def test_lists_that_units_call_are_told() -> None:
    book = codebook(["en"], "aid")
    units = [t for f in book["types"][0]["frames"] for found in f["words"]["en"].values() for t in found]
    assert any("[@aid]" in unit for unit in units)
    assert "food" in book["lists"]["en"]["aid"]


def test_text_shows_a_type_with_its_words_in_each_language(monkeypatch, capsys) -> None:
    text = shown(monkeypatch, capsys, "--type", "assault")
    assert "ASSAULT  material conflict" in text
    assert "bunuh" in text and "ambush T" in text and "not with" in text
    assert "expels" not in text
    one = shown(monkeypatch, capsys, "--type", "ASSAULT", "--language", "id")
    assert "bunuh" in one and "ambush T" not in one
    assert max(len(line) for line in text.splitlines()) <= 100


def test_the_whole_text_begins_with_the_definitions(monkeypatch, capsys) -> None:
    text = shown(monkeypatch, capsys)
    head = text.split("AGREE  verbal cooperation ──")[0]
    assert all(word in head for word in (*TYPES, *get_args(Status), *get_args(Stage)))


def test_json_and_markdown_say_the_same(monkeypatch, capsys) -> None:
    book = json.loads(shown(monkeypatch, capsys, "--format", "json"))
    assert book == codebook()
    text = shown(monkeypatch, capsys, "--format", "markdown")
    assert text == markdown(book)
    for kind in book["types"]:
        assert f"\n## {kind['type']}\n" in text
        for frame in kind["frames"]:
            for words in frame["words"].values():
                assert all(f"`{unit}`" in text for unit in words.get("verbs", ()))
    width = [line.count("|") - line.count("\\|") for line in text.splitlines() if line.startswith("| en ")]
    assert set(width) == {4}


@pytest.mark.parametrize(
    ("languages", "kind", "says"), [((), "ASSAUL", "ASSAULT"), (("fr",), None, "en, id")]
)
def test_a_wrong_type_or_language_names_what_there_is(languages, kind, says) -> None:
    with pytest.raises(InputError, match=says):
        codebook(languages, kind)
