"""Dates in running text, resolved against publication on Wednesday 19 June 2024."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.link.annotate import annotate
from dateline.read.dates import find_dates
from dateline.records import Article, Block, Moment


def dates(text: str, language: str, published: date | None = date(2024, 6, 19)) -> list[tuple[str, str, str]]:
    moment = Moment(published, "day") if published else None
    block = Block("paragraph", (0, len(text)))
    document = annotate(Article("x", language=language, text=text, published=moment, blocks=(block,)))
    return [
        (text[slice(*d.span)], d.moment.value.isoformat(), d.moment.precision) for d in find_dates(document)
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "value", "precision"),
    [
        ("Mereka bertemu di Suva, Rabu (19/6/2024).", "Rabu (19/6/2024)", "2024-06-19", "day"),
        ("Kata dia, Selasa (18/6), di sana.", "Selasa (18/6)", "2024-06-18", "day"),
        ("Rapat itu, Rabu, 12 Juni 2024, ditunda.", "Rabu, 12 Juni 2024", "2024-06-12", "day"),
        ("Ia pergi pada Senin.", "Senin", "2024-06-17", "day"),
        ("Ia pergi, kata polisi, Rabu.", "Rabu", "2024-06-19", "day"),
        ("Ia akan berangkat pada Kamis pagi.", "Kamis", "2024-06-20", "day"),
        ("Ia menunggu hingga Jumat.", "Jumat", "2024-06-21", "day"),
        ("Ia datang Senin lalu.", "Senin lalu", "2024-06-17", "day"),
        ("Ia datang Rabu lalu.", "Rabu lalu", "2024-06-12", "day"),
        ("Ia datang Rabu depan.", "Rabu depan", "2024-06-26", "day"),
        ("Ia datang Senin pekan lalu.", "Senin pekan lalu", "2024-06-10", "day"),
        ("Ia lahir pada 11 Juli 2015.", "11 Juli 2015", "2015-07-11", "day"),
        ("Ia dilantik 28 Mei lalu.", "28 Mei lalu", "2024-05-28", "day"),
        ("Ia dilantik 28 Desember.", "28 Desember", "2023-12-28", "day"),
        ("Upacara 17 Agustus mendatang.", "17 Agustus mendatang", "2024-08-17", "day"),
        ("Sejak Maret ia sakit.", "Maret", "2024-03-01", "month"),
        ("Pada Agustus lalu ia sakit.", "Agustus lalu", "2023-08-01", "month"),
        ("Pada Januari tahun lalu ia sakit.", "Januari tahun lalu", "2023-01-01", "month"),
        ("Awal bulan ini ia sakit.", "Awal bulan ini", "2024-06-01", "month"),
        ("Ia menang pada Februari 2020.", "Februari 2020", "2020-02-01", "month"),
        ("Ia menang pada 2019.", "2019", "2019-01-01", "year"),
        ("Tahun lalu ia menang.", "Tahun lalu", "2023-01-01", "year"),
        ("Dua hari lalu ia menang.", "Dua hari lalu", "2024-06-17", "day"),
        ("Ia menang setahun lalu.", "setahun lalu", "2023-01-01", "year"),
        ("Kemarin ia menang.", "Kemarin", "2024-06-18", "day"),
        ("Ia menang pekan lalu.", "pekan lalu", "2024-06-10", "week"),
        ("Ia akan berangkat bulan depan.", "bulan depan", "2024-07-01", "month"),
        ("Ia berangkat tiga hari lagi.", "tiga hari lagi", "2024-06-22", "day"),
        (
            "Rapat, Selasa (18/6) pukul 10.00 WIB.",
            "Selasa (18/6) pukul 10.00 WIB",
            "2024-06-18T10:00:00+07:00",
            "minute",
        ),
    ],
)
def test_indonesian(text: str, phrase: str, value: str, precision: str) -> None:
    assert dates(text, "id") == [(phrase, value, precision)]


@pytest.mark.parametrize(
    ("text", "phrase", "value", "precision"),
    [
        ("He met her on Tuesday.", "Tuesday", "2024-06-18", "day"),
        ("He said Wednesday that he left.", "Wednesday", "2024-06-19", "day"),
        ("The talks will be held on Friday.", "Friday", "2024-06-21", "day"),
        ("They met last Wednesday.", "last Wednesday", "2024-06-12", "day"),
        ("They meet next Monday.", "next Monday", "2024-06-24", "day"),
        ("They met Monday last week.", "Monday last week", "2024-06-10", "day"),
        ("On Wednesday, June 12, 2024, he left.", "Wednesday, June 12, 2024", "2024-06-12", "day"),
        ("The attack on Oct. 7 failed.", "Oct. 7", "2023-10-07", "day"),
        ("It opens on June 25.", "June 25", "2024-06-25", "day"),
        ("He left in March.", "March", "2024-03-01", "month"),
        ("He left in October.", "October", "2023-10-01", "month"),
        ("He was here three days ago.", "three days ago", "2024-06-16", "day"),
        ("He was here a year ago.", "a year ago", "2023-01-01", "year"),
        ("He left yesterday.", "yesterday", "2024-06-18", "day"),
        ("He left last month.", "last month", "2024-05-01", "month"),
        ("He won in 2019.", "2019", "2019-01-01", "year"),
        ("He won last weekend.", "last weekend", "2024-06-10", "week"),
        (
            "They met at 9.30 a.m. EDT on Tuesday.",
            "9.30 a.m. EDT on Tuesday",
            "2024-06-18T09:30:00-04:00",
            "minute",
        ),
        ("They met at 9.30 a.m. on Tuesday.", "Tuesday", "2024-06-18", "day"),
    ],
)
def test_english(text: str, phrase: str, value: str, precision: str) -> None:
    assert dates(text, "en") == [(phrase, value, precision)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("May said he may go.", "en"),
        ("They march on. Mondays are slow.", "en"),
        ("Black Friday sales rose.", "en"),
        ("He has 2019 sheep and 12,500 goats.", "en"),
        ("Ia butuh waktu satu minggu dan dua hari.", "id"),
        ("Ibadah Jumat Agung berlangsung.", "id"),
        ("Minggu lalu ia pergi.", "id"),
        ("Il part mardi.", "fr"),
    ],
)
def test_what_is_no_date_or_open_is_left(text: str, language: str) -> None:
    assert dates(text, language) == []


def test_without_publication_only_whole_dates_stand() -> None:
    found = dates("Rabu ia pergi; kemarin, 19 Juni 2024, ia kembali, seperti pada 2020.", "id", None)
    assert [phrase for phrase, _, _ in found] == ["19 Juni 2024", "2020"]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("It was Tuesday. Two days earlier, he left.", "en", ["2024-06-18", "2024-06-16"]),
        ("He fell on June 3. The next day they met.", "en", ["2024-06-03", "2024-06-04"]),
        ("Ia datang, Selasa (18/6). Dua hari sebelumnya ia pergi.", "id", ["2024-06-18", "2024-06-16"]),
        ("Ia datang pada 3 Juni. Keesokan harinya ia pergi.", "id", ["2024-06-03", "2024-06-04"]),
        ("Two days earlier, he left.", "en", []),
        (
            "It was Tuesday, two days before the vote and more than a week later than planned.",
            "en",
            ["2024-06-18"],
        ),
        ("Dua hari sebelumnya ia pergi.", "id", []),
    ],
)
def test_days_are_counted_from_the_date_before(text: str, language: str, values: list[str]) -> None:
    assert [value for _, value, _ in dates(text, language)] == values


def test_a_moment_says_whether_it_was_counted() -> None:
    block = Block("paragraph", (0, 49))
    text = "They met on Tuesday and on June 3, and last week."
    article = Article(
        "x", language="en", text=text, published=Moment(date(2024, 6, 19), "day"), blocks=(block,)
    )
    assert [d.moment.origin for d in find_dates(annotate(article))] == ["relative", "text", "relative"]


def test_hostile_text_is_bounded() -> None:
    for text in ("May " * 5000, "will a " * 5000 + "on Friday", "Rabu (" * 5000, "1 " * 5000):
        assert isinstance(dates(text, "en"), list)
