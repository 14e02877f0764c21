"""The scorer of events against the gold corpus, on a text made by hand."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from bench.eventscores import Board, article_of, pair, right_parts, same_party, score_article
from bench.gold_events import main
from dateline.records import Event, Mention
from goldtools.records import Chain, Gold, Name, Span
from goldtools.records import Event as GoldEvent

TEXT = (
    "Troops move\n\nFrance condemned Serbia on Monday. Foreign Minister Ines Calloway flumoxed the rebels."
    "\n\nThe rain fell."
)


def at(words: str, text: str = TEXT) -> Span:
    return text.index(words), text.index(words) + len(words)


CONDEMNED = GoldEvent("ACCUSE", at("condemned"), (at("France"),), (at("Serbia"),))
FLUMOXED = GoldEvent("COERCE", at("flumoxed"), (at("Foreign Minister Ines Calloway"),), (at("the rebels"),))
GOLD = Gold(
    "g",
    {"language": "en", "skip": "1"},
    TEXT,
    sentences=((13, 48), (49, 97), (99, 113)),
    names=(Name("person", at("Ines Calloway"), (), "ines"),),
    events=(CONDEMNED, FLUMOXED),
    chains=(Chain("ines", (at("Foreign Minister Ines Calloway"),)),),
)


def found(kind: str, trigger: str, source: str | None = None, target: str | None = None) -> Event:
    sides = [() if side is None else (Mention(at(side), "person", side),) for side in (source, target)]
    return Event(kind, at(trigger), 0, *sides)


def test_skipped_paragraphs_are_headings():
    assert [b.kind for b in article_of(GOLD).blocks] == ["heading", "paragraph", "paragraph"]


def test_an_event_pairs_with_one_of_its_type_at_its_trigger():
    events = [found("ACCUSE", "condemned"), found("ACCUSE", "flumoxed"), found("REJECT", "condemned")]
    assert pair(GOLD, events) == [(events[0], CONDEMNED)]


def test_of_two_at_one_trigger_the_one_with_more_right_is_taken():
    bare, full = found("ACCUSE", "condemned"), found("ACCUSE", "condemned", "France", "Serbia")
    assert pair(GOLD, [bare, full]) == [(full, CONDEMNED)]


def test_a_verb_and_the_noun_that_it_carries_pair_where_both_sides_are_right():
    issued = replace(CONDEMNED, trigger=at("on Monday"))
    gold = replace(GOLD, events=(issued,))
    event = found("ACCUSE", "condemned", "France", "Serbia")
    assert pair(gold, [event]) == [(event, issued)]
    assert pair(gold, [found("ACCUSE", "condemned", "France")]) == []
    assert pair(gold, [replace(event, span=at("flumoxed"))]) == []


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("France", "Serbia", {"source", "target"}),
        ("Serbia", "France", set()),
        ("France", None, {"source"}),
        (None, None, set()),
    ],
)
def test_a_side_is_right_where_all_of_it_is(source: str | None, target: str | None, right: set[str]):
    event = found("ACCUSE", "condemned", source, target)
    assert right_parts(GOLD, event, CONDEMNED) == {*right, "status", "reported by"}


@pytest.mark.parametrize(
    ("words", "right"), [("Ines Calloway", True), ("Calloway", True), ("Foreign", False)]
)
def test_a_party_is_told_by_its_name_or_its_end(words: str, right: bool):
    event = replace(found("COERCE", "flumoxed", words), source=(Mention(at(words), "person", "x"),))
    assert ("source" in right_parts(GOLD, event, FLUMOXED)) is right


def test_what_hangs_on_the_head_may_be_left_out_but_not_the_head():
    text = "The bishop of Elland, a Dane, flumoxed Iran's envoy in Lima."
    for wanted, found, right in [
        ("The bishop of Elland, a Dane", "The bishop", True),
        ("The bishop of Elland, a Dane", "bishop of Elland", True),
        ("Iran's envoy in Lima", "Iran", False),
        ("Iran's envoy in Lima", "Iran's envoy", True),
    ]:
        gold = Gold("h", {"language": "en"}, text)
        assert same_party(gold, Mention(at(found, text), "role", found), at(wanted, text)) is right


def test_parties_of_a_mutual_act_are_compared_together():
    event = replace(found("ACCUSE", "condemned", "Serbia", "France"), reciprocal=True)
    assert {"source", "target"} <= right_parts(GOLD, event, CONDEMNED)


def test_status_and_speaker_are_compared():
    alleged = replace(CONDEMNED, status="alleged", reported_by="ines")
    event = found("ACCUSE", "condemned", "France", "Serbia")
    assert right_parts(GOLD, event, alleged) == {"source", "target"}
    said = replace(event, status="alleged", reported_by=Mention(at("Ines Calloway"), "person", "x"))
    assert right_parts(GOLD, said, alleged) == {"source", "target", "status", "reported by"}


def test_an_article_is_read_and_counted():
    board = Board()
    score_article(board, GOLD)
    assert (board.texts, board.wanted, board.covered, board.typed) == (1, 2, 1, 1)
    assert (board.found, board.matched, board.rows) == (1, 1, 1)
    assert (board.empty, board.silent) == (1, 1)
    assert [fault[:2] for fault in board.faults] == [("unknown trigger", "COERCE"), ("missed", "COERCE")]


def test_false_events_are_listed_and_break_silence():
    board = Board()
    score_article(board, replace(GOLD, events=()))
    assert (board.found, board.matched, board.empty, board.silent) == (1, 0, 3, 2)
    assert board.faults[0][:2] == ("false", "ACCUSE")


def test_a_table_is_printed_of_the_invented_articles(capsys: pytest.CaptureFixture[str]):
    assert main(["--language", "en", "--split", "dev", "--errors"]) == 0
    out = capsys.readouterr().out
    assert "en, invented, dev: " in out and "whole rows right" in out and "missed | " in out


def test_the_test_split_is_not_to_be_had(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["--split", "test"])
    assert "invalid choice" in capsys.readouterr().err
