"""Events of English sentences whose sides stand in less plain places."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import dateline
from dateline.records import Mention

BESIDE = " The army attacked the rebels. The army arrested the rebels."
"""Two political events, in an article of which persons' own acts of words count too."""

Row = tuple[str, str, str, str]


def _words(text: str, side: Sequence[Mention]) -> str:
    return " + ".join(text[slice(*mention.span)] for mention in side)


def told(text: str) -> list[Row]:
    """The events of a text as (type, status, source, target), sides as written."""
    reading = dateline.read_text(text, language="en", events="all")
    assert not [p for p in reading.problems if p.code == "failed"]
    return [(e.type, e.status, _words(text, e.source), _words(text, e.target)) for e in reading.events]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "A blast near the mill killed at least six sailors.",
            ("ASSAULT", "past", "", "at least six sailors"),
        ),
        (
            "The second attack was in the port, killing at least six people.",
            ("ASSAULT", "past", "", "at least six people"),
        ),
        (
            "The 20 sailors on the ship were all killed by the rebels.",
            ("ASSAULT", "past", "the rebels", "The 20 sailors"),
        ),
        ("Two sailors and a nurse were both arrested.", ("COERCE", "past", "", "Two sailors + a nurse")),
        (
            "The ministers both condemned the generals.",
            ("ACCUSE", "past", "The ministers", "the generals"),
        ),
    ],
)
def test_counts_and_floating_words_hide_no_side(text: str, row: Row) -> None:
    assert row in told(text)


def test_bare_numbers_and_participles_are_people() -> None:
    rows = told("The bombing in Kabul killed five and wounded 110.")
    assert [row[3] for row in rows] == ["five", "110"]
    rows = told("The militants killed twelve and injured fourteen more.")
    assert [row[3] for row in rows] == ["twelve", "fourteen more"]
    assert told("Police arrested the accused in the suburb.") == [("COERCE", "past", "Police", "the accused")]
    # An attribute of a noun is nobody by itself.
    assert all(row[3] != "the accused" for row in told("Police arrested the accused clerk."))


def test_who_is_told_to_do_something_is_asked() -> None:
    assert told("Residents were told by the government to stay at home.") == [
        ("REQUEST", "past", "the government", "Residents")
    ]
    assert told("The navy has been told to prepare for war.") == [("REQUEST", "past", "", "The navy")]
    # What is asked for did not happen.
    assert told("The minister was urged to resign.") == [("REQUEST", "past", "", "The minister")]
    # A question asks nothing of anybody; words behind a quotation mark are no part of what is asked.
    assert not told("The minister was asked about the weather.")
    assert not told('The minister told the press, "to swim is fun".')


def test_what_the_subject_receives_is_done_to_it() -> None:
    assert told("The mayor drew criticism for the plan.") == [("ACCUSE", "past", "", "The mayor")]
    assert told("The minister faced 18 charges of fraud.") == [("ACCUSE", "past", "", "The minister")]
    assert not told("The minister faced the sea.")


def test_verbs_that_lend_a_noun_their_subject() -> None:
    assert told("The premier had a phone conversation with the Turkish president.") == [
        ("CONSULT", "past", "The premier + the Turkish president", "")
    ]
    assert told("The committee authorized subpoenas for the senator.") == [
        ("REQUEST", "past", "The committee", "the senator")
    ]


def test_firms_cooperate_and_persons_speak_beside_political_events() -> None:
    assert told("The company is fully cooperating with the government.")[0][:2] == ("COOPERATE", "ongoing")
    row = ("AGREE", "past", "Anna Berg", "")
    assert row in told("Anna Berg agreed to leave the island." + BESIDE)
    assert not told("Anna Berg agreed to leave the island.")


def test_the_possessor_of_a_backing_gives_it() -> None:
    assert told("The president praised Anna Berg's endorsement.") == [
        ("SUPPORT", "past", "The president", "Anna Berg")
    ]
    assert told("The president praised the dismissal of Anna Berg.")[0][3] == ""


def test_a_condition_belongs_to_its_own_verb() -> None:
    assert told("Oman has been invited and is considering whether to come.") == [
        ("AGREE", "past", "", "Oman")
    ]
    rows = told("The government would consider whether to arrest the general.")
    assert all(row[1] != "past" for row in rows)
    assert told("Oman would be invited if the rebels withdrew.")[0][1] == "hypothetical"


def test_candidates_leave_a_race() -> None:
    assert told("The senator ended his campaign on Monday.") == [("RETREAT", "past", "The senator", "")]
    assert not told("The senator ended his speech on Monday.")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Nine miners were being held by the army.", [("the army", "COERCE", "Nine miners")]),
        ("Talks are being held by the ministry in Nairobi.", []),
        ("Three miners were tried by a court in Kenya.", [("a court", "ACCUSE", "Three miners")]),
        ("The new rules were tried by the ministry.", []),
        ("The minister questioned the loyalty of the union.", [("The minister", "ACCUSE", "the union")]),
        ("The court overturned the convictions of nine miners.", [("The court", "RETREAT", "nine miners")]),
        ("Kenya deployed the national guard.", [("Kenya", "MOBILIZE", "")]),
        ("The senator called the ministry's plan a “travesty”.", [("The senator", "ACCUSE", "the ministry")]),
    ],
)
def test_who_is_held_tried_doubted_sent_or_called_names(text: str, rows: list[tuple[str, str, str]]) -> None:
    found = dateline.read_text(text, language="en", events="all").events
    assert [(_words(text, e.source), e.type, _words(text, e.target)) for e in found] == rows
