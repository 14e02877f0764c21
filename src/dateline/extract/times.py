"""Instants from visible lines and from metadata, with zone and precision.

A clock time counts only where its zone is known: named beside it, or given by a stamp of the same page
that means the same minute, or by the country of the outlet's address where that has a single zone, or as
the zone that newsrooms of the language print (``desk_zone`` of times.toml). Otherwise the day alone stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path

from dateline.extract.timewords import TimeWords, date_of, offset_minutes, time_words
from dateline.records import Moment, Origin, Precision

LINE_LIMIT = 600
"""Code points of a line that are looked at: a line with a date is short."""
NEAR = 32
"""Code points between a date and the clock time that belongs to it."""
FAR = timedelta(days=2)
"""Between a line and a stamp: so far apart, the line tells of another story or of a broadcast."""
ODD_OFFSETS = frozenset({-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765})
"""Minutes east of UTC of the zones that are no whole hour away."""

_ZONE = re.compile(
    r"[\s(]{0,3}(?:(?P<off>(?:(?:GMT|UTC)\s?[+\-−]\d{1,2}(?::?\d\d)?|[+\-−]\d\d:?\d\d)(?!\d))|(?P<name>[A-Za-z]{1,5})(?![A-Za-z]))"
)
_STAMP = re.compile(
    r"(?P<y>\d{4})[-/.]?(?P<mo>\d{2})[-/.]?(?P<d>\d{2})"
    r"(?:[T\s]{1,2}(?P<h>\d{2})[:\-.]?(?P<m>\d{2})(?:[:\-.]?(?P<s>\d{2})(?:[.,]\d{1,9})?)?\s?"
    r"(?P<zone>Z|UTC|GMT|[+\-−]\d{2}:?(?:\d{2})?)?)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?:\d\D*){4}")
"""A full date has four figures at least: 1/2/24."""
_UNIX = re.compile(r"1\d{9}(?:\d{3})?")
_TOP_LEVEL = re.compile(r"(?:\w{1,10}:)?//[^/?#]*\.([a-z]{2})(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time in a line; ``zone`` is an offset or an IANA name, ``end`` where it ends with its zone."""

    hour: int
    minute: int
    second: int | None
    zone: str | None
    end: int


def find_moment(
    text: str,
    languages: Sequence[str] = (),
    origin: Origin = "visible",
    known: Moment | None = None,
    zone: str | None = None,
) -> Moment | None:
    """The first full date in ``text``, with the clock time that stands beside it; None where there is none.

    ``known`` is a stamp from elsewhere on the page: it settles the order of a numeric date and, where it
    means the same minute, the zone. ``zone`` is that of the outlet's country (see ``zone_of_address``).
    """
    return _find(text, languages, origin, known, zone)[0]


def _find(
    text: str, languages: Sequence[str], origin: Origin, known: Moment | None, zone: str | None
) -> tuple[Moment | None, bool]:
    """The moment as ``find_moment`` gives it, and whether the text itself names its zone."""
    text = text[:LINE_LIMIT]
    if not _FIGURES.search(text):
        return None, False
    words = time_words(languages)
    for found in words.dates.finditer(text):
        day = date_of(found, words, known.day if known else None)
        if day is None:
            continue
        clock = _clock_beside(text, found.start(), found.end(), words)
        start, end = found.span()
        source = text[max(0, start - 12) : end + NEAR].strip() if clock else found[0]
        moment = _moment(day, clock, source, words, origin, known, zone)
        return moment, bool(clock and clock.zone)
    return None, False


def parse_iso(value: str, origin: Origin = "jsonld", zone: str | None = None) -> Moment | None:
    """The moment of a stamp of metadata (ISO 8601 and its misspellings, RFC 2822, Unix seconds), or None.

    A stamp without a clock time, without a zone, or at midnight to the second is a day: such a midnight
    is far more often a date that a template padded than a time. ``zone`` serves a stamp that has none.
    """
    value = value.strip()[:64]
    if _UNIX.fullmatch(value):
        return _aware(datetime.fromtimestamp(int(value[:10]), UTC), True, value, origin)
    found = _STAMP.match(value)
    if not found:
        return _parse_mail(value, origin)
    try:
        day = date(int(found["y"]), int(found["mo"]), int(found["d"]))
        if not 1900 <= day.year <= 2100:
            return None
        if found["h"] is None:
            return Moment(day, "day", None, value, origin)
        local = datetime(day.year, day.month, day.day, int(found["h"]), int(found["m"]), int(found["s"] or 0))
    except ValueError:
        return None
    stated = found["zone"]
    name = "+00:00" if stated and stated[0] in "ZzUuGg" else stated or zone
    offset = offset_minutes(name, local) if name else None
    if offset is None:
        return Moment(day, "day", None, value, origin)
    return _aware(_at(local, offset), found["s"] is not None, value, origin)


def choose_times(
    lines: Sequence[str],
    published: Moment | None = None,
    modified: Moment | None = None,
    languages: Sequence[str] = (),
    zone: str | None = None,
) -> tuple[Moment | None, Moment | None]:
    """The times of publication and of the last change, from visible ``lines`` and the stamps of metadata.

    The first line with a date beats metadata, which lends it the seconds and the zone where the two agree,
    and the whole instant where they disagree and the line names no zone;
    a line that agrees with a stamp beats one that does not, and a stamp beats lines that are days off. A
    stamp on the day of a line without a clock time stands. What a line calls "updated", or what means
    the same minute as the stamp of the change, is the change. A change not after publication is None.
    """
    words = time_words(languages)
    desk = zone or words.desk_zone
    published, modified = _zoned(published, desk), _zoned(modified, desk)
    shown: Moment | None = None
    changed: Moment | None = None
    for part, is_change in _parts(lines, words):
        known = (modified if is_change else published) or modified
        moment, named = _find(part, languages, "visible", known, zone)
        if moment is None:
            continue
        if is_change or (published and _same(moment, modified) and not _same(moment, published)):
            changed = changed or _checked(moment, modified, named)
        elif shown is None or (_same(moment, published) and not _same(shown, published)):
            shown = _checked(moment, published, named)
    first, last = _settle(shown, published), _settle(changed, modified)
    if first is None:
        return last, None
    return first, last if last and _later(last, first) else None


def zone_of_address(url: str | None) -> str | None:
    """The IANA zone of the country that the address's top-level domain names, where it has just one."""
    found = _TOP_LEVEL.match((url or "")[:400])
    return _country_zones().get(found[1].upper()) if found else None


@cache
def _country_zones() -> dict[str, str]:
    data = tomllib.loads(Path(__file__).with_name("zones.toml").read_text(encoding="utf-8"))
    return dict(data["countries"])


# A clock time beside a date.


def _clock_beside(text: str, start: int, end: int, words: TimeWords) -> Clock | None:
    """The clock time after the date, else the one before it, with nothing but a few words between."""
    after = words.clocks.search(text, end, min(len(text), end + NEAR + 12))
    if after and _close(text[end : after.start()]):
        return _clock(text, after, words)
    earlier = list(words.clocks.finditer(text, max(0, start - NEAR), start))
    clock = _clock(text, earlier[-1], words) if earlier else None
    return clock if clock and clock.end <= start and _close(text[clock.end : start]) else None


def _close(gap: str) -> bool:
    return len(gap) <= NEAR and not any(c.isdigit() for c in gap) and len(gap.split()) <= 4


def _clock(text: str, found: re.Match[str], words: TimeWords) -> Clock | None:
    hour, minute = int(found["h"] or found["h2"]), int(found["m"] or 0)
    half = words.halves.get(
        (found["before"] or found["half"] or found["half2"] or "").casefold().replace(" ", "")
    )
    if half is not None:
        if not 0 < hour <= 12:
            return None
        hour = hour % 12 + half
    if hour > 23:
        return None
    zone, end = _zone_after(text, found.end(), words)
    return Clock(hour, minute, int(found["s"]) if found["s"] else None, zone, end)


def _zone_after(text: str, position: int, words: TimeWords) -> tuple[str | None, int]:
    """The zone named right after a clock time (an offset, or a name in its own spelling), and where it ends.

    A name in small letters counts in the page's own language only ("wib"), since "est" is a word in others.
    """
    found = _ZONE.match(text, position)
    if not found:
        return None, position
    if found["off"]:
        return found["off"], found.end()
    name = found["name"]
    upper = name.upper()
    if name not in words.zones and len(name) > 2 and upper in words.own_zones:
        name = upper
    return (words.zones[name], found.end()) if name in words.zones else (None, position)


def _moment(
    day: date,
    clock: Clock | None,
    text: str,
    words: TimeWords,
    origin: Origin,
    known: Moment | None,
    zone: str | None,
) -> Moment:
    if clock is None:
        return Moment(day, "day", None, text, origin)
    local = datetime(day.year, day.month, day.day, clock.hour, clock.minute, clock.second or 0)
    offset = offset_minutes(clock.zone, local) if clock.zone else _guess(local, words, known, zone)
    if offset is None:
        return Moment(day, "day", None, text, origin)
    precision: Precision = "minute" if clock.second is None else "second"
    return Moment(_at(local, offset), precision, offset, text, origin)


def _guess(local: datetime, words: TimeWords, known: Moment | None, zone: str | None) -> int | None:
    """Minutes east of UTC for a clock time without a zone, by the evidence in the module's note."""
    usual = zone or words.desk_zone
    by_rule = offset_minutes(usual, local) if usual else None
    if known and isinstance(known.value, datetime):
        apart = (local - known.value.astimezone(UTC).replace(tzinfo=None)) // timedelta(minutes=1)
        apart += 1 if (apart + 1) % 15 == 0 else 0
        if apart == 0 and by_rule is not None:
            return by_rule
        if -600 <= apart <= 840 and (apart % 60 == 0 or apart in ODD_OFFSETS):
            return apart
    return by_rule


# Stamps and lines brought together.


def _parts(lines: Sequence[str], words: TimeWords) -> Iterator[tuple[str, bool]]:
    """The lines cut at labels such as "updated", each piece with whether it tells of a change."""
    for line in lines:
        line, start, is_change = line[:LINE_LIMIT], 0, False
        if not _FIGURES.search(line):
            continue
        for label in words.labels.finditer(line):
            yield line[start : label.start()], is_change
            start, is_change = label.end(), label[0].casefold() in words.updated
        yield line[start:], is_change


def _checked(shown: Moment, stamp: Moment | None, named: bool) -> Moment:
    """What a line shows, or the stamp near it that it disagrees with where the line names no zone.

    A clock time that is the stamp's own without its zone is right: templates mark local time as UTC.
    """
    if named or stamp is None or _same(shown, stamp):
        return shown
    if not isinstance(shown.value, datetime) or not isinstance(stamp.value, datetime):
        return shown
    local, utc = shown.value.replace(tzinfo=None), stamp.value.astimezone(UTC).replace(tzinfo=None)
    is_mislabelled = abs(local - utc) < timedelta(seconds=60)
    return shown if is_mislabelled or abs(shown.value - stamp.value) > FAR else stamp


def _settle(shown: Moment | None, stamp: Moment | None) -> Moment | None:
    if shown is None or stamp is None:
        return shown or stamp
    if isinstance(stamp.value, datetime):
        if _same(shown, stamp) and shown.offset_minutes is not None:
            return replace(
                stamp, value=_shift(stamp.value, shown.offset_minutes), offset_minutes=shown.offset_minutes
            )
        if shown.precision == "day" and _on_day(stamp.value, shown.day):
            return stamp
    return stamp if abs(shown.day - stamp.day) > FAR else shown


def _same(a: Moment | None, b: Moment | None) -> bool:
    """Whether both have a clock time and mean the same minute."""
    if a is None or b is None or not isinstance(a.value, datetime) or not isinstance(b.value, datetime):
        return False
    return abs(a.value - b.value) < timedelta(seconds=60)


def _on_day(instant: datetime, day: date) -> bool:
    """Whether the instant falls on the day in some zone of the world."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return start - timedelta(hours=14) <= instant < start + timedelta(hours=36)


def _later(last: Moment, first: Moment) -> bool:
    if isinstance(last.value, datetime) and isinstance(first.value, datetime):
        return last.value > first.value
    return last.day > first.day


def _zoned(stamp: Moment | None, zone: str | None) -> Moment | None:
    """A stamp without a zone of its own read again in ``zone``."""
    if stamp is None or isinstance(stamp.value, datetime) or zone is None:
        return stamp
    return parse_iso(stamp.text, stamp.origin, zone) or stamp


def _parse_mail(value: str, origin: Origin) -> Moment | None:
    """A stamp of the form "Wed, 06 May 2026 20:17:00 +0700"."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    if not 1900 <= moment.year <= 2100:
        return None
    if moment.tzinfo is None:
        zones = time_words(()).zones
        name = next((zones[word] for word in value.split() if word in zones), None)
        offset = offset_minutes(name, moment) if name else None
        if offset is None:
            return Moment(moment.date(), "day", None, value, origin)
        moment = _at(moment, offset)
    return _aware(moment, True, value, origin)


def _aware(value: datetime, seconds: bool, text: str, origin: Origin) -> Moment:
    if not (value.hour or value.minute or value.second):
        return Moment(value.date(), "day", None, text, origin)
    offset = (value.utcoffset() or timedelta()) // timedelta(minutes=1)
    value = _at(value.replace(tzinfo=None, microsecond=0), offset)
    return Moment(value, "second" if seconds else "minute", offset, text, origin)


def _at(local: datetime, offset: int) -> datetime:
    return local.replace(tzinfo=timezone(timedelta(minutes=offset)))


def _shift(value: datetime, offset: int) -> datetime:
    return value.astimezone(timezone(timedelta(minutes=offset)))
