"""The relation between two marked spans."""

from __future__ import annotations

import pytest

import dateline


def marked(text: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """A sentence with its source in [ ] and its target in { }, and both spans."""
    plain = ""
    at: dict[str, int] = {}
    for char in text:
        if char in "[]{}":
            at[char] = len(plain)
        else:
            plain += char
    return plain, (at["["], at["]"]), (at.get("{", 0), at.get("}", 0))


CASES = [
    ("[Norway] condemned {Iran} on Tuesday.", "en", "ACCUSE"),
    ("[Norway] has agreed to lift sanctions on {Iran}.", "en", "AGREE"),
    ("[The rebels] killed {nine soldiers}.", "en", "ASSAULT"),
    ("{Nine soldiers} were killed by [the rebels].", "en", "ASSAULT"),
    ("[Thai police] detained {a blogger} in Phuket.", "en", "COERCE"),
    ("[The president] met {his Kenyan counterpart}.", "en", "CONSULT"),
    ("[Turkey] sent 200 tonnes of food to {Somalia}.", "en", "AID"),
    ("[France] will not lift the ban on {Chad}.", "en", "REJECT"),
    ("Talks between [Egypt] and {Ethiopia} resumed on Friday.", "en", "CONSULT"),
    ("[Ribuan buruh] mogok kerja di Lima.", "id", "PROTEST"),
    ("[Iran] menolak usulan {Uni Eropa}.", "id", "REJECT"),
    ("[Polandia] mengusir {tiga diplomat Belarus}.", "id", "SANCTION"),
    ("[Kejaksaan] menahan {mantan bupati} itu.", "id", "COERCE"),
]


@pytest.mark.parametrize(("text", "language", "kind"), CASES)
def test_relation(text: str, language: str, kind: str) -> None:
    sentence, source, target = marked(text)
    assert dateline.code_relation(sentence, source, target, language) == kind


def test_sides_stand_where_they_are_marked() -> None:
    sentence, source, target = marked("[Norway] praised {Ghana} after the army attacked the rebels.")
    assert dateline.code_relation(sentence, source, target, "en") == "SUPPORT"


def test_no_relation() -> None:
    sentence, source, target = marked("[The lake] lies between {the hills} and the sea.")
    assert dateline.code_relation(sentence, source, target, "en") is None


def test_the_language_is_detected() -> None:
    sentence, source, target = marked("[Pemerintah Kanada] menjatuhkan sanksi kepada {enam pejabat Iran}.")
    assert dateline.code_relation(sentence, source, target) == "SANCTION"


@pytest.mark.parametrize("language", ["fr", "und", None])
def test_odd_input_gives_none(language: str | None) -> None:
    assert dateline.code_relation("", (0, 0), (0, 0), language) is None
    assert dateline.code_relation("…", (0, 1), (5, 9), language) is None
