"""How many, as sentences say it, and of which event."""

from __future__ import annotations

import pytest

import dateline
from dateline.link.annotate import annotate
from dateline.read.quantities import find_quantities
from dateline.records import Article, Block


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "twelve", 12, 12),
        ("en", "at least 1,000", 1000, None),
        ("en", "12-15", 12, 15),
        ("en", "between 10 and 20", 10, 20),
        ("en", "10 to 15 thousand", 10_000, 15_000),
        ("en", "2.5 million", 2_500_000, 2_500_000),
        ("en", "up to 30", None, 30),
        ("en", "three thousand five hundred", 3500, 3500),
        ("en", "several hundred", 200, 999),
        ("en", "tens of thousands", 20_000, 99_999),
        ("en", "12 or more", 12, None),
        ("id", "sedikitnya 1.000", 1000, None),
        ("id", "dua puluh lima", 25, 25),
        ("id", "tiga ratus lima puluh", 350, 350),
        ("id", "seratus dua puluh tiga", 123, 123),
        ("id", "dua belas", 12, 12),
        ("id", "2,5 juta", 2_500_000, 2_500_000),
        ("id", "belasan", 11, 19),
        ("id", "ratusan", 200, 999),
        ("id", "puluhan ribu", 20_000, 99_999),
        ("id", "lebih dari 1.000", 1000, None),
        ("id", "1.000 lebih", 1000, None),
        ("id", "antara 10 dan 20", 10, 20),
        ("id", "hampir 300", None, 300),
    ],
)
def test_quantities(language: str, text: str, low: int | None, high: int | None) -> None:
    document = annotate(
        Article("x", language=language, text=text, blocks=(Block("paragraph", (0, len(text))),))
    )
    (found,) = find_quantities(document.tokens[0], language)
    assert (found.first, found.last) == (0, len(document.tokens[0]))
    assert (found.low, found.high) == (low, high)


def told(text: str, language: str) -> list[tuple[str, str, int | None, int | None, str]]:
    """Type, kind, ends and words of every magnitude."""
    return [
        (e.type, m.kind, m.low, m.high, text[slice(*m.span)])
        for e in dateline.read_text(text, language=language).events
        for m in e.magnitudes
    ]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "A car bombing in Kabul killed at least 12 people and injured 30 others.",
            [("ASSAULT", "dead", 12, None, "at least 12"), ("ASSAULT", "injured", 30, 30, "30")],
        ),
        (
            "en",
            "Twelve soldiers were killed in the attack by rebels on Tuesday.",
            [("ASSAULT", "dead", 12, 12, "Twelve")],
        ),
        (
            "en",
            "The attack by rebels on the village left 5 dead and dozens wounded.",
            [("ASSAULT", "dead", 5, 5, "5"), ("ASSAULT", "injured", 24, 99, "dozens")],
        ),
        (
            "en",
            "The army killed three rebels, and police arrested two students.",
            [("ASSAULT", "dead", 3, 3, "three"), ("COERCE", "arrested", 2, 2, "two")],
        ),
        (
            "en",
            "The death toll from the attack by militants on the mosque rose to 42.",
            [("ASSAULT", "dead", 42, 42, "42")],
        ),
        (
            "en",
            "Thousands of people protested against the government in Madrid.",
            [("PROTEST", "protesters", 2000, 9999, "Thousands")],
        ),
        ("en", "Russia sent 2,000 troops to Belarus.", [("MOBILIZE", "troops", 2000, 2000, "2,000")]),
        (
            "id",
            "Serangan Israel ke Gaza menewaskan sedikitnya 12 orang dan melukai 30 lainnya.",
            [("ASSAULT", "dead", 12, None, "sedikitnya 12"), ("ASSAULT", "injured", 30, 30, "30")],
        ),
        (
            "id",
            "Rusia menyerang Kyiv, 20 orang tewas dan puluhan lainnya luka-luka.",
            [("ASSAULT", "dead", 20, 20, "20"), ("ASSAULT", "injured", 20, 99, "puluhan")],
        ),
        (
            "id",
            "Polisi menangkap belasan mahasiswa di Jakarta.",
            [("COERCE", "arrested", 11, 19, "belasan")],
        ),
        (
            "id",
            "Ribuan buruh berunjuk rasa di depan Gedung DPR.",
            [("PROTEST", "protesters", 2000, 9999, "Ribuan")],
        ),
        ("id", "TNI mengerahkan 500 personel ke Papua.", [("MOBILIZE", "troops", 500, 500, "500")]),
    ],
)
def test_a_number_is_that_of_its_event(
    language: str, text: str, wanted: list[tuple[str, str, int | None, int | None, str]]
) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels attacked a bus carrying 40 passengers."),
        ("en", "Rebels fired 20 rockets at Israel."),
        ("en", "The 12-year-old boy was killed by soldiers."),
        ("en", "He is accused of killing two people at protests against the police."),
        ("en", "They offered a one million dollar reward for the capture of the rebel leader."),
        ("id", "Pemberontak menyerang bus yang mengangkut 40 penumpang."),
        ("id", "Israel menembakkan 20 roket ke Gaza."),
    ],
)
def test_other_numbers_are_none(language: str, text: str) -> None:
    assert not told(text, language)


def test_a_reading_states_magnitudes() -> None:
    text = "Police arrested more than 200 protesters in Lagos."
    (event,) = dateline.read_text(text, language="en").to_dict()["events"]
    wanted = {"kind": "arrested", "low": 200, "high": None, "text": "more than 200", "span": [16, 29]}
    assert event["magnitudes"] == [wanted]
