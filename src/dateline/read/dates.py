"""Dates in the running text, resolved against the day of publication.

A date with its year stands for itself. One without is near publication, rather before it; a weekday alone
is the last one up to the day of publication, the coming one beside a word of the future. Without a day of
publication only dates with a year are given. "Two days earlier" and the like count from the date named before
them, and name none where there is none near. A clock time with its zone beside a day makes an instant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from dateline.extract.timewords import base, date_of, offset_minutes, weekday_of
from dateline.read.datewords import DateWords, date_words
from dateline.read.document import Document
from dateline.records import Moment, Origin, Precision, Span

REACH = 90
"""Code points before a weekday in which a word of the future makes it the coming one."""

NEAR = 700
"""Code points before "two days earlier" among which the date that it counts from is looked for."""

BESIDE = 24
"""Code points between a day and its clock time at most."""

AHEAD = 3
"""How many times as far a day without a year may lie back as ahead."""

TO_THE_DAY = frozenset({"day", "minute"})
"""Precisions that name one day."""

STATED = frozenset({"full", "figures", "yearless", "monthly", "year"})
"""Kinds of dates that name a day, month or year themselves; the others are counted from another day."""

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
    published = document.article.published.day if document.article.published else None
    return dates_in(document.text, document.language, published)


def dates_in(text: str, language: str, published: date | None) -> tuple[DateMention, ...]:
    """The dates that a text in the language names, resolved against the day of publication."""
    words = date_words(base(language))
    if words is None:
        return ()
    out: list[DateMention] = []
    end = 0
    for word in _WORD.finditer(text):
        # The pattern is tried only where a phrase can begin: it is slow to fail.
        if word.start() < end or (word[0].casefold() not in words.openers and not word[0][0].isdigit()):
            continue
        found = words.pattern.match(text, word.start())
        if found is None:
            continue
        kind = found.lastgroup or ""
        read = _READERS[kind](found, words, _anchor(out, word.start()) if kind == "step" else published)
        if read:
            day, precision, span = read
            end = found.end()
            origin: Origin = "text" if kind in STATED else "relative"
            mention = DateMention(span, Moment(day, precision, None, text[slice(*span)], origin))
            out.append(_with_clock(text, mention, words) if precision == "day" else mention)
    return tuple(out)


def _anchor(found: Sequence[DateMention], at: int) -> date | None:
    """The day that "two days earlier" at ``at`` counts from: the last one named not far before it."""
    days = [d.moment.day for d in found if d.moment.precision in TO_THE_DAY and at - d.span[1] < NEAR]
    return days[-1] if days else None


def _with_clock(text: str, mention: DateMention, words: DateWords) -> DateMention:
    """The mention with the clock time beside it, where one stands there with its zone ("pukul 10.00 WIB")."""
    start, end = mention.span
    behind = words.clock_after.match(text, end, min(len(text), end + 2 * BESIDE))
    found = behind or words.clock_before.search(text, max(0, start - 2 * BESIDE), start)
    zone = words.calendar.zones.get(found["zone"]) if found else None
    if found is None or zone is None:
        return mention
    half = (found["half"] or found["half2"] or "").casefold()
    hour = int(found["h"] or found["h2"])
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    local = datetime.combine(mention.moment.day, time(hour, int(found["m"] or 0)))
    offset = offset_minutes(zone, local)
    if offset is None:
        return mention
    value = local.replace(tzinfo=timezone(timedelta(minutes=offset)))
    span = (start, found.end()) if behind else (found.start("clock"), end)
    moment = Moment(value, "minute", offset, text[slice(*span)], mention.moment.origin)
    return DateMention(span, moment)


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
    count = _count(found["an"], words) if found["an"] else 1
    back = found["aw"].casefold() in words.ago
    return _moved(published, unit, -count if back else count, found.span())


def _stepped(found: re.Match[str], words: DateWords, before: date | None) -> Read:
    """ "Two days earlier": counted from ``before``, the day that was named last."""
    if before is None:
        return None
    if found["ps"]:
        count, unit = words.steps[found["ps"].casefold()]
        return _moved(before, unit, count, found.span())
    unit = words.single[found["po"].casefold()] if found["po"] else words.units[found["pu"].casefold()]
    count = _count(found["pn"], words) if found["pn"] else 1
    back = found["pw"].casefold() in words.earlier
    return _moved(before, unit, -count if back else count, found.span())


def _count(text: str, words: DateWords) -> int:
    return int(text) if text.isdecimal() else words.numbers[text.casefold()]


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
    "step": _stepped,
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
            day = published + timedelta(weeks=step)
            return day - timedelta(days=day.weekday()), "week", span
        if unit == "month":
            months = published.year * 12 + published.month - 1 + step
            return date(months // 12, months % 12 + 1, 1), "month", span
        return date(published.year + step, 1, 1), "year", span
    except (ValueError, OverflowError):
        return None
