"""Dates in running text against dateparser, an independent reader that serves as an oracle here alone.

Each phrase is read in a sentence, published on Wednesday 19 June 2024 at noon. Dateline must read what the
oracle reads, as far as its precision goes. Where the two part, ``PARTED`` says why, and the test asks that
they do.
"""

from __future__ import annotations

from datetime import date, datetime
from importlib.util import find_spec
from typing import Any

import pytest

from test_dates import dates

NOON = datetime(2024, 6, 19, 12, 0)

pytestmark = pytest.mark.skipif(
    find_spec("dateparser") is None, reason="dateparser is not installed: it comes with the extra dev"
)

PAST = {
    "en": (
        "They met {}.",
        """today | yesterday | the day before yesterday | last night | on Monday | on Tuesday | on Wednesday
        | on Thursday | on Friday | on Saturday | on Sunday | Monday | Thursday | last Monday | last
        Tuesday | last Thursday | last Friday | last Saturday | last Sunday | two days ago | three days
        ago | 10 days ago | 13 days ago | a day ago | one day ago | a week ago | two weeks ago | three
        weeks ago | 3 weeks ago | a month ago | two months ago | six months ago | 11 months ago | a year
        ago | two years ago | ten years ago | last week | last month | last year | this week | this month
        | this year | in 2019 | in 2023 | in March | in January | in October | in December | in May | in
        February 2020 | in September 2023 | in March 2024 | March 2024 | on June 3 | on June 18 | on 3
        June | on May 28 | on Oct. 7 | on Dec. 31 | on January 2 | on 28 December | on March 3rd | on 1
        April | on June 3, 2024 | on 3 June 2024 | on Oct. 7, 2023 | on July 11, 2015 | on Monday, June
        17, 2024 | on Wednesday, 12 June 2024 | on 2024-06-03 | on 25/12/2023 | on Monday, June 3 | on
        Tuesday, June 4 | on Friday 7 June | on Sept. 30 | Monday last week | last weekend | earlier this
        month | last Wednesday | this past Monday""",
    ),
    "id": (
        "Mereka bertemu {}.",
        """hari ini | kemarin | kemarin lusa | pada Senin | pada Selasa | pada Rabu | pada Kamis | pada Jumat
        | pada Sabtu | Senin | Selasa | Rabu | Kamis | Jumat | Sabtu | 2 hari lalu | dua hari yang lalu |
        2 hari yang lalu | tiga hari yang lalu | 3 hari yang lalu | 10 hari yang lalu | 13 hari lalu |
        seminggu lalu | 1 minggu lalu | 2 minggu lalu | 3 minggu yang lalu | 4 bulan lalu | 2 bulan yang
        lalu | sebulan lalu | 11 bulan lalu | setahun lalu | 2 tahun lalu | 10 tahun lalu | 3 tahun yang
        lalu | bulan lalu | tahun lalu | tahun ini | bulan ini | pada 2019 | pada tahun 2023 | pada Maret
        | pada Januari | pada Oktober | pada Desember | pada Mei | pada Februari 2020 | pada September
        2023 | Maret 2024 | pada 3 Juni | pada 18 Juni | pada 28 Mei | 7 Oktober | 31 Desember | pada 2
        Januari | pada 3 Maret | pada 1 April | pada 3 Juni 2024 | pada 7 Oktober 2023 | pada 11 Juli 2015
        | Senin, 17 Juni 2024 | Rabu, 12 Juni 2024 | Jumat (7/6/2024) | Rabu (19/6/2024) | Kamis, 16 Mei
        2024 | Senin 3 Juni 2024 | 3/6/2024 | 25/12/2023 | 2024-06-03 | Selasa, 4 Juni | Jumat, 7 Juni |
        pada 30 September | Senin lalu | Rabu lalu | pekan lalu | Selasa (18/6)""",
    ),
}
FUTURE = {
    "en": (
        "They will meet {}.",
        """tomorrow | the day after tomorrow | next week | next month | next year | next Monday | next Friday
        | on Thursday | on Friday | on Monday | next Sunday""",
    ),
    "id": (
        "Mereka akan bertemu {}.",
        """besok | bulan depan | tahun depan | pada Kamis | pada Jumat | pada Senin | pekan depan | lusa |
        Senin depan | tiga hari lagi""",
    ),
}
BARE = {"en": (), "id": ("pada tahun ", "pada ")}
"""What stands before a phrase in its sentence and is not shown to the oracle, which does not know it."""

TODAY = "a weekday that is the day of publication is that day in news; the oracle goes back a week"
WORDS = "the oracle does not know numbers in words in Indonesian"
UNKNOWN = "the oracle does not know the phrase"
PARTED: dict[tuple[str, str], str] = {
    ("en", "on Wednesday"): TODAY,
    ("en", "Monday last week"): UNKNOWN,
    ("en", "last weekend"): UNKNOWN,
    ("en", "this past Monday"): UNKNOWN,
    ("en", "earlier this month"): UNKNOWN,
    ("id", "Rabu"): TODAY,
    ("id", "pada Rabu"): TODAY,
    ("id", "Rabu lalu"): UNKNOWN,
    ("id", "Senin lalu"): UNKNOWN,
    ("id", "Senin depan"): UNKNOWN,
    ("id", "pekan lalu"): UNKNOWN,
    ("id", "pekan depan"): UNKNOWN,
    ("id", "lusa"): UNKNOWN,
    ("id", "dua hari yang lalu"): WORDS,
    ("id", "tiga hari yang lalu"): WORDS,
    ("id", "tiga hari lagi"): WORDS,
}


def _cases() -> list[Any]:
    return [
        pytest.param(
            language,
            frame,
            " ".join(phrase.split()),
            way,
            id=f"{language}: {' '.join(phrase.split())} ({way})",
        )
        for way, table in (("past", PAST), ("future", FUTURE))
        for language, (frame, phrases) in table.items()
        for phrase in phrases.split("|")
    ]


def asked(phrase: str, language: str, way: str) -> tuple[date, str] | None:
    """What the oracle makes of the phrase: a day, and the period that it stands for."""
    import dateparser

    settings = {
        "RELATIVE_BASE": NOON,
        "PREFER_DATES_FROM": way,
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "first",
    }
    phrase = next((phrase.removeprefix(b) for b in BARE[language] if phrase.startswith(b)), phrase)
    parser = dateparser.DateDataParser(languages=[language], settings=settings)
    told = parser.get_date_data(phrase)
    return (told.date_obj.date(), told.period) if told.date_obj else None


def read(frame: str, phrase: str, language: str) -> tuple[date, str] | None:
    """What Dateline makes of the phrase in its sentence."""
    found = dates(frame.format(phrase), language, NOON.date())
    return (date.fromisoformat(found[0][1]), found[0][2]) if len(found) == 1 else None


def same(one: tuple[date, str] | None, other: tuple[date, str] | None) -> bool:
    """Whether both mean the same stretch of time, as precise as the first."""
    if one is None or other is None:
        return one is other
    (day, precision), (told, _) = one, other
    if precision == "week":
        return day.isocalendar()[:2] == told.isocalendar()[:2]
    size = {"year": 1, "month": 2}.get(precision, 3)
    return day.timetuple()[:size] == told.timetuple()[:size]


@pytest.mark.parametrize(("language", "frame", "phrase", "way"), _cases())
def test_dates_are_those_of_the_oracle(language: str, frame: str, phrase: str, way: str) -> None:
    mine, theirs = read(frame, phrase, language), asked(phrase, language, way)
    assert mine is not None
    assert same(mine, theirs) is ((language, phrase) not in PARTED), (mine, theirs)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_table_is_long_enough(language: str) -> None:
    phrases = [p for table in (PAST, FUTURE) for p in table[language][1].split("|")]
    assert len(phrases) - sum(code == language for code, _ in PARTED) >= 60
