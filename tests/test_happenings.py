"""Mentions of one happening share its number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import dateline
from bench.happenings import judged, pairs, scores
from telling import events

PUBLISHED = date(2024, 6, 19)


def numbers(text: str, language: str, kind: str) -> list[int]:
    found = dateline.read_text(text, language=language, published=PUBLISHED).events
    return [e.happening for e in found if e.type == kind]


@pytest.mark.parametrize(
    ("language", "text", "kind", "same"),
    [
        (
            "en",
            "Police arrested Ivo Lund on Monday.\n\nPolice arrested the mayor Ivo Lund at dawn.",
            "COERCE",
            True,
        ),
        ("en", "Police arrested Ivo Lund on Monday.\n\nPolice arrested Ivo Lund in 2019.", "COERCE", False),
        ("en", "Police arrested Ivo Lund.\n\nPolice will arrest Ivo Lund.", "COERCE", False),
        ("en", "Police arrested Ivo Lund.\n\nPolice did not arrest Ivo Lund.", "COERCE", False),
        ("en", "France praised Chile.\n\nFrance praised Peru.", "SUPPORT", False),
        ("en", "Russia condemned Chile.\n\nRussia sued Chile.", "ACCUSE", False),
        ("en", "Kenya and Egypt signed a treaty.\n\nEgypt and Kenya signed the treaty.", "SUPPORT", True),
        (
            "id",
            "Polisi menangkap Ivo Lund pada Senin.\n\nIvo Lund ditangkap polisi pagi itu.",
            "COERCE",
            True,
        ),
        (
            "id",
            "Polisi menangkap Ivo Lund pada Senin.\n\nPolisi menangkap Ivo Lund pada 2019.",
            "COERCE",
            False,
        ),
        ("id", "Rusia mengecam Chile.\n\nRusia mengecam Peru.", "ACCUSE", False),
    ],
)
def test_mentions_of_one_happening(language: str, text: str, kind: str, same: bool) -> None:
    first, second = numbers(text, language, kind)
    assert (first == second) is same


def test_two_acts_of_one_sentence_are_two() -> None:
    first, second = numbers("The army killed nine rebels and police killed two students.", "en", "ASSAULT")
    assert first != second


def test_each_pair_is_judged_once() -> None:
    found = pairs()
    assert len(found) >= 30
    assert len({pair[:4] for pair in found}) == len(found)
    assert {pair.same for pair in found} == {True, False}


def test_judged_pairs() -> None:
    data = Path(__file__).parents[2] / "shared" / "data"
    if not data.is_dir():
        pytest.skip("the real texts of the pairs lie in ../shared/data, which is not here")
    precision, recall, _ = scores(judged(data))
    assert precision >= 0.6
    assert recall >= 0.5


def test_mentions_of_one_happening_share_it() -> None:
    text = (
        "Kanada menjatuhkan sanksi kepada Iran pada Senin.\n\n"
        "Parlemen Portugal memuji Kanada.\n\n"
        "Sanksi Kanada terhadap Iran berlaku segera."
    )
    found = events(text, "id")
    sanctions = {e.happening for e in found if e.type == "SANCTION"}
    assert len([e for e in found if e.type == "SANCTION"]) == 2 and len(sanctions) == 1
    assert {e.happening for e in found if e.type == "SUPPORT"}.isdisjoint(sanctions)
