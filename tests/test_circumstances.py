"""When and where events take place, in texts published on Wednesday 19 June 2024."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.records import Event

PUBLISHED = date(2024, 6, 19)


def events(text: str, language: str) -> list[Event]:
    return list(dateline.read_text(text, language=language, published=PUBLISHED).events)


def dated(text: str, language: str) -> dict[str, tuple[str, str, str] | None]:
    """Of each trigger the day, its precision and origin."""
    return {
        text[slice(*e.span)]: (e.when.day.isoformat()[5:], e.when.precision, e.when.origin)
        if e.when
        else None
        for e in events(text, language)
    }


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "On Tuesday, police arrested four protesters.", {"arrested": "06-18"}),
        (
            "en",
            "Kim praised Russia when he met Vladimir Putin in Pyongyang on Tuesday.",
            {"praised": "06-18", "met": "06-18"},
        ),
        ("en", "Police have arrested 40 protesters since Monday.", {"arrested": None}),
        ("id", "Menteri Fiji memuji Indonesia atas pelatihan sejak 2023.", {"memuji": None}),
        (
            "id",
            "Wali kota Ambon menemui Duta Besar Fiji di Lapangan Merdeka, Selasa (18/6/2024) siang.",
            {"menemui": "06-18"},
        ),
        (
            "id",
            "Kim memuji Rusia saat bertemu dengan Vladimir Putin di Pyongyang, Selasa (18/6/2024).",
            {"memuji": "06-18", "bertemu": "06-18"},
        ),
        ("en", "Police arrested four protesters on Tuesday, the minister said.", {"arrested": "06-18"}),
        ("en", "Police on Monday arrested four protesters who came last month.", {"arrested": "06-17"}),
        (
            "en",
            "The president met the king on Monday and condemned Russia on Tuesday.",
            {"met": "06-17", "condemned": "06-18"},
        ),
        (
            "en",
            "Police raided the office on Tuesday, arresting four opposition members.",
            {"raided": "06-18", "arresting": "06-18"},
        ),
        (
            "en",
            "The Oct. 7 attack by Hamas on Israel was condemned by France on Monday.",
            {"attack": "10-07", "condemned": "06-17"},
        ),
        (
            "en",
            "After the army killed ten rebels, on Tuesday the president condemned the attack.",
            {"killed": None, "condemned": "06-18"},
        ),
        ("en", "The bombing in Kabul on Sunday killed 12 soldiers.", {"killed": "06-16"}),
        ("en", "Talks between Egypt and Ethiopia resumed in Khartoum on Monday.", {"Talks": "06-17"}),
        ("id", "Pada Selasa (18/6), polisi menangkap empat mahasiswa.", {"menangkap": "06-18"}),
        ("id", "Polisi, Selasa (18/6), menangkap lima mahasiswa.", {"menangkap": "06-18"}),
        (
            "id",
            "Presiden Prabowo bertemu Raja Charles di London, Senin (17/6), dan mengecam Rusia pada Selasa.",
            {"bertemu": "06-17", "mengecam": "06-18"},
        ),
        (
            "id",
            "Kejaksaan menahan pejabat itu kemarin, setelah polisi menangkap dua sopir pekan lalu.",
            {"menahan": "06-18", "menangkap": "06-10"},
        ),
        ("id", "“Kami mengecam Rusia,” ujar Menlu Retno, Selasa (18/6), di Jakarta.", {"mengecam": "06-18"}),
        ("id", "DPR menolak hasil Pemilu 2019.", {"menolak": None}),
    ],
)
def test_a_date_belongs_to_one_act(language: str, text: str, wanted: dict[str, str | None]) -> None:
    found = dated(text, language)
    assert {word: when[0] if when else None for word, when in found.items()} == wanted


@pytest.mark.parametrize(
    ("language", "text", "precision", "origin", "day"),
    [
        ("en", "Norway will sign a treaty with Chile next week.", "week", "relative", "2024-06-24"),
        ("id", "Menlu Retno akan mengunjungi Tokyo pekan depan.", "week", "relative", "2024-06-24"),
        ("en", "Norway signed a treaty with Chile last month.", "month", "relative", "2024-05-01"),
        ("en", "Norway signed a treaty with Chile in 2019.", "year", "text", "2019-01-01"),
        ("id", "Norwegia menyerang Chile, Rabu (19/6) pukul 10.00 WIB.", "minute", "text", "2024-06-19"),
        ("en", "Police arrested four protesters.", "day", "dateline", "2024-06-19"),
        ("id", "Polisi menangkap empat mahasiswa.", "day", "dateline", "2024-06-19"),
    ],
)
def test_precision_and_origin(language: str, text: str, precision: str, origin: str, day: str) -> None:
    when = events(text, language)[0].when
    assert when is not None
    assert (when.precision, when.origin, when.day.isoformat()) == (precision, origin, day)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police had arrested four protesters."),
        ("en", "Norway will sign a treaty with Chile."),
        ("en", "“Police arrested four protesters,” the minister said."),
        ("id", "Sebelumnya, polisi menangkap empat mahasiswa."),
        ("id", "Polisi pernah menangkap empat mahasiswa."),
    ],
)
def test_what_is_no_news_of_the_day_has_no_date(language: str, text: str) -> None:
    assert [e.when for e in events(text, language)] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police raided the office of Ivo Lund on Monday. Police arrested Ivo Lund."),
        ("id", "Polisi menggerebek kantor Ivo Lund pada Senin. Polisi menangkap Ivo Lund."),
    ],
)
def test_the_sentence_before_gives_a_date(language: str, text: str) -> None:
    found = events(text, language)[-1].when
    assert found is not None
    assert (found.origin, found.day) == ("before", date(2024, 6, 17))


def test_the_datelines_own_day_stands_before_that_of_publication() -> None:
    found = events("SUVA, June 18 (Reuters) - Police arrested four protesters.", "en")
    assert [(e.when.day, e.when.origin) for e in found if e.when] == [(date(2024, 6, 18), "dateline")]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "In Nairobi, police arrested four protesters.", ("Nairobi", "sentence")),
        ("id", "Di Surabaya, polisi menangkap empat mahasiswa.", ("Surabaya", "sentence")),
        ("en", "Police arrested four protesters in Lagos.", ("Lagos", "sentence")),
        ("en", "SUVA - Police arrested four protesters.", ("Suva", "dateline")),
    ],
)
def test_the_scene(language: str, text: str, place: tuple[str, str]) -> None:
    assert [(e.place.name, e.place.origin) for e in events(text, language) if e.place] == [place]


def test_a_reading_says_how_a_date_was_got() -> None:
    text = "Police arrested four protesters on Tuesday."
    found = dateline.read_text(text, language="en", published=PUBLISHED).to_dict()["events"][0]["when"]
    assert found == {"value": "2024-06-18", "precision": "day", "origin": "relative", "text": "Tuesday"}


def test_when_and_where_come_from_the_sentence() -> None:
    text = "Presiden Arlo Whitman bertemu Perdana Menteri Kenya di Nairobi, Selasa (14/10/2025)."
    reading = dateline.read_text(text, language="id", published=date(2025, 10, 15), events="all")
    (met,) = reading.events
    assert met.when is not None and met.when.day == date(2025, 10, 14)
    assert met.place is not None and (met.place.name, met.place.origin) == ("Nairobi", "sentence")


def test_a_date_that_cannot_be_the_acts_is_left_out():
    text = "Prime Minister Carla Moran praised France and said that they would sign a treaty in June 2026."
    found = dateline.read_text(text, language="en", published=date(2026, 3, 5), events="all").events
    assert {e.type: e.when for e in found}["SUPPORT"] is None
    text = "Police arrested two protesters in Lagos in June 2025."
    arrest = dateline.read_text(text, language="en", published=date(2026, 3, 5), events="all").events[0]
    assert arrest.when is not None
    assert (arrest.when.day, arrest.when.precision) == (date(2025, 6, 1), "month")
