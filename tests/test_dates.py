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
        ("Ia menang pekan lalu.", "pekan lalu", "2024-06-01", "month"),
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


def test_a_week_over_two_months_is_as_precise_as_the_year() -> None:
    assert dates("He left last week.", "en", date(2024, 5, 8)) == [("last week", "2024-01-01", "year")]


def test_hostile_text_is_bounded() -> None:
    for text in ("May " * 5000, "will a " * 5000 + "on Friday", "Rabu (" * 5000, "1 " * 5000):
        assert isinstance(dates(text, "en"), list)
