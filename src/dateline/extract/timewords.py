"""The words and patterns of dates: months, weekdays, zones, and the order of numeric dates, by language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from dateline.languages import load, load_all

_OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+\-−])(\d{1,2})(?::?(\d{2}))?")
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)\.?[\s,(]{0,3}$")


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The calendar words of some languages, merged; keys are in lower case, a weekday's 0 is Monday."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    zones: Mapping[str, str]
    """Name to offset or IANA name, of every language; the first language's meaning stands."""
    own_zones: frozenset[str]
    order: str
    """Of numeric dates: "dmy", "mdy", "ymd", or "" where the languages leave it open."""
    desk_zone: str | None
    updated: frozenset[str]
    halves: Mapping[str, int]
    """The marks of the halves of the day to the hours that they add."""
    labels: re.Pattern[str]
    """What stands before the time of publication or of a change."""
    dates: re.Pattern[str]
    """A full date; ``date_of`` reads a match."""
    clocks: re.Pattern[str]
    """A clock time, with groups h, m, s and the marks of the half of the day."""


def base(code: str) -> str:
    """The primary subtag of a language tag: "en" of "en-GB"."""
    return re.split(r"[-_]", code.strip(), maxsplit=1)[0].lower()


def region(code: str) -> str | None:
    """The region subtag of a language tag: "GB" of "en-GB" or "en_GB"."""
    found = re.search(r"[-_]([A-Za-z]{2})$", code.strip())
    return found[1].upper() if found else None


def time_words(languages: Sequence[str] = ()) -> TimeWords:
    """The calendar words of ``languages`` (of all that are known, where none is given) and English."""
    return _time_words(tuple(languages))


@cache
def _time_words(languages: tuple[str, ...]) -> TimeWords:
    known = dict(load_all("times"))
    own = [code for code in dict.fromkeys(base(tag) for tag in languages) if code in known] or list(known)
    near = [known[code] for code in dict.fromkeys([*own, "en"]) if code in known]
    everything = [*near, *(data for code, data in known.items() if data not in near)]
    months, weekdays = _merge(near, "months"), _merge(near, "weekdays")
    updated, published = _phrases(near, "updated"), _phrases(near, "published")
    desk = (
        next((known[code]["desk_zone"] for code in own if "desk_zone" in known[code]), None)
        if languages
        else None
    )
    zones = _zones(everything)
    halves = {mark: hours for key, hours in (("am", 0), ("pm", 12)) for mark in _phrases(everything, key)}
    return TimeWords(
        months=months,
        weekdays=weekdays,
        zones=zones,
        own_zones=frozenset(_zones([known[code] for code in own])),
        order=_order(languages),
        desk_zone=zones.get(desk or "", desk),
        updated=updated,
        halves=halves,
        labels=re.compile(rf"(?<!\w)(?:{alternatives([*updated, *published])})(?!\w)", re.IGNORECASE),
        dates=_date_pattern(months, near, everything),
        clocks=_clock_pattern(halves, _phrases(everything, "clock_marks")),
    )


def alternatives(words: Iterable[str]) -> str:
    """A pattern of the words, longest first; one that never matches where there is none."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) or "(?!)"


def _date_pattern(
    months: Iterable[str], near: Sequence[Mapping[str, Any]], everything: Sequence[Mapping[str, Any]]
) -> re.Pattern[str]:
    """One pattern for every way to write a full date; a year may be glued to the clock time after it."""
    month, ordinal, join = (
        alternatives(months),
        alternatives(_phrases(near, "ordinals")),
        alternatives(_phrases(near, "joiners")),
    )
    year = r"(?P<{0}>(?:19|20)\d\d)(?:(?!\d)|(?=\d{{1,2}}[:.]\d\d))"
    forms = [
        rf"(?<!\d)(?P<d1>\d{{1,2}})(?:{ordinal}|\.)?[\s/-]{{0,2}}(?:(?:{join})\s)?(?P<m1>{month})\.?,?[\s/-]{{0,2}}"
        rf"(?:(?:{join})\s)?{year.format('y1')}",
        rf"(?:(?<!\w)|(?-i:(?<=[a-z])(?=[A-Z])))(?P<m2>{month})\.?\s{{1,2}}(?P<d2>\d{{1,2}})(?:{ordinal})?(?:,\s{{0,2}}|\s{{1,2}}){year.format('y2')}",
        r"(?<![\d/.-])(?P<y3>(?:19|20)\d\d)(?P<sep3>[-/.])(?P<m3>\d{1,2})(?P=sep3)(?P<d3>\d{1,2})(?![\d/-])",
        r"(?<![\d/.,])(?<!\d-)(?P<n4>\d{1,2})(?P<sep4>[-/.])\s?(?P<o4>\d{1,2})(?P=sep4)\s?(?P<y4>(?:19|20)\d\d|\d\d(?!\d))"
        r"(?:(?![\d/-]|\.\d)|(?=-?\d{1,2}[:.]\d\d))",
    ]
    for number, pattern in enumerate(p for data in everything for p in data.get("dates", ())):
        forms.append(re.sub(r"\(\?P<([ymd])>", rf"(?P<\g<1>_{number}>", pattern))
    return re.compile("|".join(forms), re.IGNORECASE)


def _clock_pattern(halves: Iterable[str], marks: Iterable[str]) -> re.Pattern[str]:
    half = r"[ap]\.?\s?m\b\.?"
    before = alternatives(halves)
    return re.compile(
        rf"(?:(?P<before>{before})\s?)?(?:(?<![\d:.,/-])|(?<=(?:19|20)\d\d))(?:"
        rf"(?P<h>[01]?\d|2[0-3])\s?(?:[:.h：]|{alternatives(marks)})\s?(?P<m>[0-5]\d)(?:[:.](?P<s>[0-5]\d))?(?!\d|[.,:/]\d)"
        rf"(?:\s?(?P<half>{half}))?"
        rf"|(?P<h2>1[0-2]|0?[1-9])\s?(?P<half2>{half}))",
        re.IGNORECASE,
    )


def date_of(found: re.Match[str], words: TimeWords, known: date | None = None) -> date | None:
    """The day that a match of ``words.dates`` means, None where no such day exists or its order stays open.

    The order of a numeric date: the only possible one, else the one that its weekday or ``known`` (a day
    that is likely the same) confirms, else the language's.
    """
    group = found.groupdict()
    if group["d1"] or group["m2"]:
        form = "1" if group["d1"] else "2"
        return _day(
            group["y" + form], words.months.get((group["m" + form] or "").casefold()), group["d" + form]
        )
    if group["d3"]:
        return _day(group["y3"], group["m3"], group["d3"])
    if group["n4"]:
        return _numeric(found, words, known)
    number = next((key[2:] for key, value in group.items() if key.startswith("y_") and value), None)
    return _day(group[f"y_{number}"], group[f"m_{number}"], group[f"d_{number}"]) if number else None


def _numeric(found: re.Match[str], words: TimeWords, known: date | None) -> date | None:
    year = found["y4"] if len(found["y4"]) == 4 else "20" + found["y4"]
    days = {
        order: day
        for order, month, of_month in (("dmy", found["o4"], found["n4"]), ("mdy", found["n4"], found["o4"]))
        if (day := _day(year, month, of_month))
    }
    if len(set(days.values())) < 2:
        return next(iter(days.values()), None)
    weekday = weekday_before(found.string, found.start(), words)
    for day in days.values():
        if weekday == day.weekday():
            return day
    if known is not None:
        for day in days.values():
            if abs((day - known).days) <= 1:
                return day
    return days.get(words.order)


def weekday_of(text: str, words: TimeWords) -> int | None:
    """The weekday (Monday is 0) that begins the text, or None."""
    found = _FIRST_WORD.match(text)
    return words.weekdays.get(found[0].casefold()) if found else None


def weekday_before(text: str, position: int, words: TimeWords) -> int | None:
    """The weekday (Monday is 0) that stands right before ``position``, or None."""
    found = _LAST_WORD.search(text, max(0, position - 20), position)
    return words.weekdays.get(found[1].casefold()) if found else None


def _day(year: str | int, month: str | int | None, day: str | int) -> date | None:
    try:
        return date(int(year), int(month or 0), int(day))
    except ValueError:
        return None


def _merge(data: Iterable[Mapping[str, Any]], key: str) -> dict[str, int]:
    """Words of several languages; one that means two things in later ones keeps its first meaning."""
    out: dict[str, int] = {}
    for one in data:
        for word, number in one.get(key, {}).items():
            out.setdefault(word.casefold(), number)
    return out


def _zones(data: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    out: dict[str, str] = {}
    for one in data:
        for name, zone in one.get("zones", {}).items():
            out.setdefault(name, zone)
    return out


def _phrases(data: Iterable[Mapping[str, Any]], key: str) -> frozenset[str]:
    return frozenset(phrase.casefold() for one in data for phrase in one.get(key, ()))


def _order(languages: Sequence[str]) -> str:
    """The order of numeric dates ("dmy", "mdy", "ymd"), or "" where the languages leave it open."""
    for code in languages:
        data = load(base(code), "times")
        by_region = data.get("region_order", {}).get(region(code) or "")
        if by_region or "order" in data:
            return str(by_region or data["order"])
    return ""


def offset_minutes(zone: str, local: datetime) -> int | None:
    """Minutes east of UTC of ``zone`` (an offset or an IANA name) at the wall-clock time ``local``.

    None where the zone is unknown, or where the machine has no time zone database.
    """
    found = _OFFSET.fullmatch(zone)
    if found:
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        return None if minutes > 14 * 60 else (minutes if found[1] == "+" else -minutes)
    try:
        delta = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (KeyError, ValueError, OSError):
        return None
    return None if delta is None else delta // timedelta(minutes=1)
