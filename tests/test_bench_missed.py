"""The benchmark of missed events, on a text made by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from bench.missed import OTHER, READ, UNKNOWN, main, reasons
from goldtools.records import Event, Gold, Span

TEXT = (
    "France condemned Serbia on Monday. Foreign Minister Ines Calloway flumoxed the rebels. "
    "Smith killed time. The army killed two men."
)


def at(words: str) -> Span:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_each_event_is_read_or_says_which_step_let_it_go():
    events = (
        Event("ACCUSE", at("condemned"), (at("France"),), (at("Serbia"),)),
        Event("COERCE", at("flumoxed"), (at("Foreign Minister Ines Calloway"),), (at("the rebels"),)),
        Event("ASSAULT", at("killed"), (at("Smith"),), ()),
        Event("PROTEST", at("killed two"), (at("The army"),), ()),
    )
    gold = Gold("g", {"language": "en", "skip": ""}, TEXT, events=events)
    found = {event.type: (reason, why) for event, reason, why in reasons(gold, None)}
    assert found["ACCUSE"] == (READ, "")
    assert found["COERCE"] == (UNKNOWN, "")
    assert found["PROTEST"] == (OTHER, "")
    assert found["ASSAULT"][0] == "words" and "'time'" in found["ASSAULT"][1]


def test_it_reads_the_invented_articles_of_the_corpus(capsys: pytest.CaptureFixture[str]):
    assert main(["--language", "en", "--invented"]) == 0
    assert capsys.readouterr().out.startswith("read ")
