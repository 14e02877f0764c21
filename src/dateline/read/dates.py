"""Dates in the running text, resolved against the day of publication.

A date with its year stands for itself. One without is near publication, rather before it; a weekday alone
is the last one up to the day of publication, the coming one beside a word of the future. Without a day of
publication only dates with a year are given. A week has no precision of its own: it counts as the month
that it lies in, or the year where it lies in two months.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.timewords import base, date_of, weekday_of
from dateline.read.datewords import DateWords, date_words
from dateline.read.document import Document
from dateline.records import Moment, Precision, Span

REACH = 90
"""Code points before a weekday in which a word of the future makes it the coming one."""

AHEAD = 3
"""How many times as far a day without a year may lie back as ahead."""

_WORD = re.compile(r"\w+")

Read = tuple[date, Precision, Span] | None
"""The day or first day meant, how much is meant, and the span of the phrase."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase that says when, and the moment it means."""

    span: Span
    moment: Moment


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """The dates that the text names, in order of their spans.

    The moments' origin is "text", their precision that of the phrase; relative ones need a publication time.
    """
    words = date_words(base(document.language))
    if words is None:
        return ()
    text = document.text
    published = document.article.published.day if document.article.published else None
    out: list[DateMention] = []
    end = 0
    for word in _WORD.finditer(text):
        # The pattern is tried only where a phrase can begin: it is slow to fail.
        if word.start() < end or (word[0].casefold() not in words.openers and not word[0][0].isdigit()):
            continue
        found = words.pattern.match(text, word.start())
        if found is None:
            continue
        read = _READERS[found.lastgroup or ""](found, words, published)
        if read:
            day, precision, span = read
            end = found.end()
            out.append(DateMention(span, Moment(day, precision, None, text[slice(*span)], "text")))
    return tuple(out)


def _full(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    day = date_of(found, words.calendar, published)
    return (day, "day", _closed(found)) if day else None


def _figures(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    """ "Selasa (14/10)": the order that the weekday confirms, else the language's."""
    one, two = int(found["fd"]), int(found["fm"])
    orders = [(one, two), (two, one)] if words.calendar.order != "mdy" else [(two, one), (one, two)]
    weekday = weekday_of(found[0], words.calendar)
    for number, month in orders:
        day = _nearest(number, month, published, weekday)
        if day and day.weekday() == weekday:
            return day, "day", _closed(found)
    return None


def _yearless(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    name, number = found["ym1"] or found["ym2"], found["yd1"] or found["yd2"]
    month = words.calendar.months.get(name.casefold())
    if published is None or month is None or not name[0].isupper():
        return None
    day = _nearest(int(number), month, published, weekday_of(found[0], words.calendar))
    side = (found["ya"] or "").casefold()
    if day and side in words.last and day > published:
        day = _dated(published.year - 1, month, int(number))
    elif day and side in words.next and day < published:
        day = _dated(published.year + 1, month, int(number))
    return (day, "day", _closed(found)) if day else None


def _monthly(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    month = words.calendar.months.get(found["mm"].casefold())
    if month is None or not found["mm"][0].isupper():
        return None
    return date(int(found["my"]), month, 1), "month", found.span()


def _ago(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    if published is None:
        return None
    unit = words.single[found["ao"].casefold()] if found["ao"] else words.units[found["au"].casefold()]
    count = 1
    if found["an"]:
        count = int(found["an"]) if found["an"].isdecimal() else words.numbers[found["an"].casefold()]
    back = found["aw"].casefold() in words.ago
    return _moved(published, unit, -count if back else count, found.span())


def _day(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    if published is None:
        return None
    return published + timedelta(days=words.days[found[0].casefold()]), "day", found.span()


def _unit(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    name, side = found["u1"] or found["u2"], (found["ub"] or found["ua"]).casefold()
    if published is None:
        return None
    if name[0].isupper() and name.casefold() in words.calendar.weekdays:
        # "Minggu lalu" is last Sunday within a sentence, and may be last week at its beginning.
        before = _before(found, found.start()).rstrip()
        if not before or before[-1] in '.!?“"\n':
            return None
        return _on_weekday(name, side, found, words, published), "day", found.span()
    unit = words.units[name.casefold()]
    return _moved(published, unit, _step(side, words), found.span()) if unit != "day" else None


def _month(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    group = next(key for key in ("n1", "n2", "n3", "ny") if found[key])
    month = words.calendar.months.get(found[group].casefold())
    if published is None or month is None or not found[group][0].isupper():
        return None
    whole_year = (found["nd"] or found["ne"] or "").casefold()
    if whole_year:
        return date(published.year + _step(whole_year, words), month, 1), "month", found.span()
    side = (found["na"] or found["nb"] or found["nc"] or "").casefold()
    year = published.year - (month > published.month)
    if side in words.next or (not side and words.coming.search(_before(found, found.start(group)))):
        year = published.year + (month < published.month)
    elif side in words.last and month == published.month:
        year -= 1
    start = found.start("nb") if found["nb"] else found.start(group)
    return date(year, month, 1), "month", (start, found.end())


def _year(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    return date(int(found["yy"]), 1, 1), "year", found.span("yy")


def _weekday(found: re.Match[str], words: DateWords, published: date | None) -> Read:
    name, start = found["w"], found.start("w")
    if (
        published is None
        or not name[0].isupper()
        or words.named.search(found.string[max(0, start - 30) : start])
    ):
        return None
    week = (found["wc"] or found["wd"] or "").casefold()
    if week:
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=_step(week, words))
        return monday + timedelta(days=words.calendar.weekdays[name.casefold()]), "day", found.span()
    side = (found["wb"] or found["wa"] or "").casefold()
    return _on_weekday(name, side, found, words, published), "day", found.span()


def _before(found: re.Match[str], at: int) -> str:
    """The text before ``at`` in which a word of the future counts."""
    return found.string[max(0, at - REACH) : at]


def _on_weekday(name: str, side: str, found: re.Match[str], words: DateWords, published: date) -> date:
    """The weekday up to publication, or by ``side`` or a word of the future the one after it."""
    before = _before(found, found.start())
    ahead = (words.calendar.weekdays[name.casefold()] - published.weekday()) % 7
    if side in words.last:
        step = ahead - 7
    elif side in words.next or words.coming.search(before):
        step = ahead or 7
    else:
        step = ahead if side else (ahead - 7 if ahead else 0)
    return published + timedelta(days=step)


_READERS: Mapping[str, Callable[[re.Match[str], DateWords, date | None], Read]] = {
    "full": _full,
    "figures": _figures,
    "yearless": _yearless,
    "monthly": _monthly,
    "ago": _ago,
    "day": _day,
    "unit": _unit,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
}


def _closed(found: re.Match[str]) -> Span:
    """The span of the match, with the bracket that closes one in it."""
    start, end = found.span()
    is_open = found[0].count("(") > found[0].count(")")
    return start, end + (is_open and found.string[end : end + 1] == ")")


def _nearest(day: int, month: int, published: date | None, weekday: int | None) -> date | None:
    """The day nearest to publication, in a year whose weekday agrees where one does; news looks back."""
    if published is None:
        return None
    days = [d for year in (-1, 0, 1) if (d := _dated(published.year + year, month, day))]
    agreeing = [d for d in days if weekday is not None and d.weekday() == weekday]
    return min(
        agreeing or days, key=lambda d: max((published - d).days, AHEAD * (d - published).days), default=None
    )


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _step(side: str, words: DateWords) -> int:
    return -1 if side in words.last else 1 if side in words.next else 0


def _moved(published: date, unit: str, step: int, span: Span) -> Read:
    """Publication moved by some units, as precise as the unit."""
    try:
        if unit == "day":
            return published + timedelta(days=step), "day", span
        if unit == "week":
            return _week(published + timedelta(weeks=step), span)
        if unit == "month":
            months = published.year * 12 + published.month - 1 + step
            return date(months // 12, months % 12 + 1, 1), "month", span
        return date(published.year + step, 1, 1), "year", span
    except (ValueError, OverflowError):
        return None


def _week(day: date, span: Span) -> Read:
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=6)
    if first.month == last.month:
        return date(first.year, first.month, 1), "month", span
    return (date(first.year, 1, 1), "year", span) if first.year == last.year else None
