"""Instants of visible lines and of metadata stamps."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dateline.extract.times import choose_times, find_moment, parse_iso, zone_of_address

LINES = [
    ("Kabar dunia | 19 Juni 2024, 13:30 WIB", ("id",), "2024-06-19T13:30:00+07:00"),
    ("Selasa, 14 Okt 2025 19:42 WITA", ("id",), "2025-10-14T19:42:00+08:00"),
    ("Jayapura, 5 Agustus 2023 pukul 08.15 WIT", ("id",), "2023-08-05T08:15:00+09:00"),
    ("04/11/2015, 21:04 WIB", ("id",), "2015-11-04T21:04:00+07:00"),
    ("Jum'at, 17 Februari 2017 - 13:30 wib", ("id",), "2017-02-17T13:30:00+07:00"),
    ("Sari Dewanti, Jurnalis-12/08/2025 21:05 WIB", ("id",), "2025-08-12T21:05:00+07:00"),
    ("Oct. 13, 2024 2:05 p.m. EDT", ("en",), "2024-10-13T14:05:00-04:00"),
    ("Published 3 May 2024 11.15am BST", ("en",), "2024-05-03T11:15:00+01:00"),
    ("17:41 JST, October 13, 2024", ("en",), "2024-10-13T17:41:00+09:00"),
    ("1:53 AM UTC+7, October 9, 2024", ("en",), "2024-10-09T01:53:00+07:00"),
    ("2 minute readApril 25, 20232:26 PM GMT+2", ("en",), "2023-04-25T14:26:00+02:00"),
    ("2024-06-19 13:30:05+07:00", (), "2024-06-19T13:30:05+07:00"),
    ("12 a.m. GMT, 5 June 2024", ("en",), "2024-06-05T00:00:00+00:00"),
]


@pytest.mark.parametrize(("line", "languages", "value"), LINES)
def test_a_line_gives_an_instant(line: str, languages: tuple[str, ...], value: str) -> None:
    moment = find_moment(line, languages)
    assert moment is not None
    assert moment.value.isoformat() == value


@pytest.mark.parametrize(
    ("line", "languages", "value"),
    [
        ("19 Juni 2024", ("id",), "2024-06-19"),
        ("September 18, 2025 5:22 pm", ("en",), "2025-09-18"),
        ("Wednesday 4th of March 2020", ("en",), "2020-03-04"),
        ("03/05/2024", ("en-US",), "2024-03-05"),
        ("03/05/2024", ("en-GB",), "2024-05-03"),
        ("Friday, 03/05/2024", ("en",), "2024-05-03"),
        ("Rp 12.500 per 5 Juni 2024", ("id",), "2024-06-05"),
    ],
)
def test_without_clock_or_zone_the_day_stands(line: str, languages: tuple[str, ...], value: str) -> None:
    moment = find_moment(line, languages)
    assert moment is not None
    assert (moment.value.isoformat(), moment.precision) == (value, "day")


@pytest.mark.parametrize(
    "line", ["", "12 menit lalu", "31 Februari 2024", "version 1.2.2024.7", "99/99/2024"]
)
def test_what_is_no_date_gives_nothing(line: str) -> None:
    assert find_moment(line, ("id",)) is None


def test_an_open_order_is_silent_until_a_stamp_decides() -> None:
    assert find_moment("04/05/2024", ("en",)) is None
    known = parse_iso("2024-05-04T09:00:00+00:00")
    moment = find_moment("04/05/2024", ("en",), known=known)
    assert moment is not None
    assert moment.day == date(2024, 5, 4)


def test_a_clock_without_zone_takes_that_of_a_stamp_of_the_same_minute() -> None:
    known = parse_iso("2025-09-18T09:22:31+00:00")
    moment = find_moment("September 18, 2025 5:22 pm", ("en",), known=known)
    assert moment is not None
    assert moment.value.isoformat() == "2025-09-18T17:22:00+08:00"


def test_indonesian_newsrooms_print_the_time_of_jakarta() -> None:
    moment = find_moment("Selasa, 23 Februari 2016 11:22", ("id",))
    assert moment is not None
    assert moment.value.isoformat() == "2016-02-23T11:22:00+07:00"


def test_the_country_of_the_address_gives_the_zone() -> None:
    assert zone_of_address("https://news.example.ph/2025/09/story") == "Asia/Manila"
    assert zone_of_address("https://www.example.co.uk/story") == "Europe/London"
    assert zone_of_address("https://example.com/a.ph") is None
    assert zone_of_address("https://example.co.id/") is None
    moment = find_moment("18 September 2025 17:22", ("en",), zone="Asia/Manila")
    assert moment is not None
    assert moment.offset_minutes == 480


@pytest.mark.parametrize(
    ("stamp", "value", "precision"),
    [
        ("2024-06-19T13:30:05+07:00", "2024-06-19T13:30:05+07:00", "second"),
        ("2024-06-19T13:30:05.123Z", "2024-06-19T13:30:05+00:00", "second"),
        ("2024-06-19T13:30+0700", "2024-06-19T13:30:00+07:00", "minute"),
        ("2024-06-19 T13:30:05Z", "2024-06-19T13:30:05+00:00", "second"),
        ("2024-06-19T13-30-05Z", "2024-06-19T13:30:05+00:00", "second"),
        ("Wed, 06 May 2026 20:17:00 +0700", "2026-05-06T20:17:00+07:00", "second"),
        ("1718778605", "2024-06-19T06:30:05+00:00", "second"),
        ("2024-05-03", "2024-05-03", "day"),
        ("20240503", "2024-05-03", "day"),
        ("2024-05-03T00:00:00+07:00", "2024-05-03", "day"),
        ("2024-05-03 13:30:00", "2024-05-03", "day"),
    ],
)
def test_stamps(stamp: str, value: str, precision: str) -> None:
    moment = parse_iso(stamp)
    assert moment is not None
    assert (moment.value.isoformat(), moment.precision) == (value, precision)


@pytest.mark.parametrize("stamp", ["", "yesterday", "2024-13-40", "0001-01-01T00:00:00Z", "9" * 5000, "((("])
def test_no_stamp(stamp: str) -> None:
    assert parse_iso(stamp) is None


def test_visible_time_beats_a_stamp_that_means_another() -> None:
    wrong = parse_iso("2015-11-05T10:08:58Z")
    published, _ = choose_times(["Kamis, 05/11/2015 10:08 WIB"], wrong, None, ("id",))
    assert published is not None
    assert published.value.isoformat() == "2015-11-05T10:08:00+07:00"


def test_an_agreeing_stamp_lends_its_seconds_and_the_line_its_zone() -> None:
    stamp = parse_iso("2023-11-02T14:34:19+00:00")
    published, modified = choose_times(["Kabar.com - 02/11/2023, 21:34 WIB"], stamp, stamp, ("id",))
    assert published is not None
    assert published.value.isoformat() == "2023-11-02T21:34:19+07:00"
    assert modified is None


def test_updated_lines_are_the_change() -> None:
    line = "Published 3 May 2024 11:15 BST Updated 3 May 2024 14:05 BST"
    published, modified = choose_times([line], None, None, ("en",))
    assert published is not None
    assert modified is not None
    assert published.value.isoformat() == "2024-05-03T11:15:00+01:00"
    assert modified.value.isoformat() == "2024-05-03T14:05:00+01:00"


def test_a_line_with_the_day_keeps_the_stamp_of_that_day() -> None:
    stamp = parse_iso("2024-05-03T23:15:00+00:00")
    assert choose_times(["3 May 2024"], stamp, None, ("en",))[0] == stamp
    other, _ = choose_times(["1 May 2024"], stamp, None, ("en",))
    assert other is not None
    assert other.precision == "day"


def test_a_stamp_without_zone_takes_the_newsroom_s() -> None:
    published, _ = choose_times([], parse_iso("2023/11/02 20:59:53"), None, ("id",))
    assert published is not None
    assert published.value.isoformat() == "2023-11-02T20:59:53+07:00"


def test_hostile_lines_are_bounded() -> None:
    assert find_moment("1/" * 100_000, ("id",)) is None
    assert find_moment("Juni " * 100_000, ("id",)) is None


def test_a_line_that_agrees_with_the_stamp_beats_an_earlier_one() -> None:
    stamp = parse_iso("2024-05-03T10:15:00+00:00")
    lines = ["Thursday 2 May 2024 09:00 BST", "3 May 2024 11:15 BST"]
    published, _ = choose_times(lines, stamp, None, ("en",))
    assert published is not None
    assert published.value.isoformat() == "2024-05-03T11:15:00+01:00"


def test_a_line_days_off_tells_of_another_story() -> None:
    stamp = parse_iso("2024-05-03T10:15:00+00:00")
    assert choose_times(["21 April 2024 11:15 BST"], stamp, None, ("en",))[0] == stamp


@pytest.mark.parametrize(
    ("line", "language", "value"),
    [
        ("Stand: 03.05.2024, 11:15 Uhr", "de", "2024-05-03T11:15:00+02:00"),
        ("2025年1月13日 午後5時30分", "ja", "2025-01-13T17:30:00+09:00"),
        ("입력 2025년 6월 3일 오후 2시 05분", "ko", "2025-06-03T14:05:00+09:00"),
        ("4. desember 2024 kl. 12.30", "no", "2024-12-04T12:30:00+01:00"),
        ("2 de diciembre de 2024", "es", "2024-12-02"),
        ("1er septembre 2023", "fr", "2023-09-01"),
        ("15:30, 12. října 2024", "cs", "2024-10-12T15:30:00+02:00"),
    ],
)
def test_other_languages(line: str, language: str, value: str) -> None:
    moment = find_moment(line, (language,))
    assert moment is not None
    assert moment.value.isoformat() == value


@pytest.mark.parametrize(
    ("line", "language", "value"),
    [
        # A clock time without a zone, beside a stamp that means another minute: the stamp is sure.
        ("3 May 2024 9.02", "en", "2024-05-03T10:15:00+00:00"),
        # The same clock time without its zone: the stamp is local time marked as UTC.
        ("3 Mei 2024, 10:15", "id", "2024-05-03T10:15:00+07:00"),
        # A named zone is sure.
        ("3 Mei 2024, 10:40 WIB", "id", "2024-05-03T10:40:00+07:00"),
    ],
)
def test_a_stamp_settles_a_clock_time_of_no_zone(line: str, language: str, value: str) -> None:
    published, _ = choose_times([line], parse_iso("2024-05-03T10:15:00Z"), None, (language,))
    assert published is not None
    assert isinstance(published.value, datetime)
    assert published.value.isoformat() == value


def test_a_change_before_publication_is_none() -> None:
    first, last = parse_iso("2024-05-03T10:15:00+00:00"), parse_iso("2024-05-03T09:15:00+00:00")
    assert choose_times([], first, last) == (first, None)


@pytest.mark.parametrize("line", ["12 menit lalu", "Rp 500", "5 min read", "|" * 600, "1 " * 3])
def test_lines_with_few_figures_hold_no_date(line: str) -> None:
    assert find_moment(line) is None
