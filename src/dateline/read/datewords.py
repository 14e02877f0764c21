"""The pattern of every way to name a date in running text, built once a language from times.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.extract.timewords import TimeWords, alternatives, time_words
from dateline.languages import load


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of one language; ``pattern``'s outermost group that matched names the kind of the date.

    ``openers`` are the first words of all phrases that the pattern matches, but for figures.
    """

    calendar: TimeWords
    pattern: re.Pattern[str]
    openers: frozenset[str]
    days: Mapping[str, int]
    units: Mapping[str, str]
    single: Mapping[str, str]
    numbers: Mapping[str, int]
    ago: frozenset[str]
    earlier: frozenset[str]
    steps: Mapping[str, tuple[int, str]]
    """Phrases that count from the date before them ("the next day"), to how many of which unit."""
    background: frozenset[str]
    last: frozenset[str]
    next: frozenset[str]
    clock_after: re.Pattern[str]
    """A clock time with its zone right behind a day."""
    clock_before: re.Pattern[str]
    """The end of a text with a clock time and its zone right before a day."""
    coming: re.Pattern[str]
    """The end of a text after which a weekday is yet to come."""
    named: re.Pattern[str]
    """The end of a text after which a weekday is part of a name."""


@cache
def date_words(language: str) -> DateWords | None:
    """The words of the language; None where its times.toml has no section ``relative``."""
    data = load(language, "times")
    relative: Mapping[str, Any] = data.get("relative", {})
    if not relative:
        return None
    calendar = time_words((language,))
    until, on = alternatives(relative["until"]), alternatives(relative["on"])
    future = alternatives(relative["future"])
    coming = rf"(?<!\w)(?:(?:{until})(?:\s(?:{on}))?|(?:{future})\s[^.!?,;]{{0,60}}\s(?:{on}))\s$"
    return DateWords(
        calendar=calendar,
        pattern=_pattern(calendar, data, relative),
        openers=_openers(calendar, relative),
        days=relative["days"],
        units=relative["units"],
        single=relative["single"],
        numbers=relative["numbers"],
        ago=frozenset(relative["ago"]),
        earlier=frozenset([*relative["earlier"], *relative["closing"]]),
        steps={phrase: (int(step[0]), str(step[1])) for phrase, step in relative["steps"].items()},
        background=frozenset(relative["background"]),
        last=frozenset([*relative["last_before"], *relative["last_after"]]),
        next=frozenset([*relative["next_before"], *relative["next_after"]]),
        clock_after=_clock(
            calendar, rf"(?:[\s,]{{1,2}}(?:{alternatives(relative['clock'])}))*[\s,]{{1,2}}", ""
        ),
        clock_before=_clock(calendar, "", rf"(?:[\s,]{{1,2}}(?:{on}))?[\s,]{{1,2}}$"),
        coming=re.compile(coming, re.IGNORECASE),
        named=re.compile(rf"(?<!\w)(?:{alternatives(relative['names_before'])})\s$", re.IGNORECASE),
    )


def _clock(calendar: TimeWords, before: str, after: str) -> re.Pattern[str]:
    """A clock time and the name of its zone between two patterns."""
    zones = alternatives(calendar.zones)
    clock = calendar.clocks.pattern
    return re.compile(
        rf"{before}(?P<clock>(?:{clock}))\s?\(?(?-i:(?P<zone>{zones}))(?!\w)\)?{after}", re.IGNORECASE
    )


def _pattern(calendar: TimeWords, data: Mapping[str, Any], relative: Mapping[str, Any]) -> re.Pattern[str]:
    months = data["months"]
    month, weekday = alternatives(calendar.months), alternatives(calendar.weekdays)
    full_month = alternatives(_spelled_out(months))
    full_weekday = alternatives(word for word in data["weekdays"] if len(word) > 3)
    ordinal, join = alternatives(data.get("ordinals", ())), alternatives(data.get("joiners", ()))
    part, unit = alternatives(relative["parts"]), alternatives(relative["units"])
    number, single = alternatives(relative["numbers"]), alternatives(relative["single"])
    before = alternatives(w for key in ("last", "next", "this") for w in relative[f"{key}_before"])
    after = alternatives(w for key in ("last", "next", "this") for w in relative[f"{key}_after"])
    named = alternatives(relative["names_after"])
    year = alternatives(word for word, kind in relative["units"].items() if kind == "year")
    week = alternatives(word for word, kind in relative["units"].items() if kind == "week")
    ago = alternatives([*relative["ago"], *relative["ahead"]])
    after_that = alternatives([*relative["earlier"], *relative["later"]])
    steps, than, closing = (alternatives(relative[key]) for key in ("steps", "than", "closing"))
    month_cue, year_cue = alternatives(relative["month_cues"]), alternatives(relative["year_cues"])
    day = rf"(?:(?<!\w)(?:{weekday})\.?,?\s\(?)?"
    kinds = {
        "full": rf"{day} (?:{calendar.dates.pattern})",
        "figures": rf"(?<!\w)(?:{weekday})\.?,?\s\(?(?P<fd>\d{{1,2}})/(?P<fm>\d{{1,2}})(?![\d/])",
        "yearless": rf"""{day}
            (?: (?<![\d.,/-])(?P<yd1>\d{{1,2}})(?:{ordinal})?\s(?:(?:{join})\s)?(?P<ym1>{month})(?!\w)
              | (?<!\w)(?P<ym2>{month})\.?\s(?P<yd2>\d{{1,2}})(?:{ordinal})?(?![\d.,:/]*\d|\w|%) )
            (?:\s(?P<ya>{after})(?!\w))?""",
        "monthly": rf"""(?:(?<!\w)(?:{part})[\s-])?
            (?<!\w)(?P<mm>{month})\.?,?\s(?P<my>(?:19|20)\d\d)(?!\d)""",
        "ago": rf"""(?<!\w)
            (?: (?P<an>\d{{1,3}}|{number})\s(?P<au>{unit}) | (?P<ao>{single}) )
            \s(?P<aw>{ago})(?!\w)""",
        "day": rf"(?<!\w)(?:{alternatives(relative['days'])})(?!\w)",
        "step": rf"""(?<!\w)
            (?: (?P<ps>{steps})
              | (?: (?P<pn>\d{{1,3}}|{number})\s(?P<pu>{unit}) | (?P<po>{single}) )
                \s(?P<pw>{after_that}|(?:{closing})(?=\s*(?:[,.;:)”"]|$))) )
            (?!\w|\s(?:{than})(?!\w))""",
        "unit": rf"""(?<!\w)(?:(?:{part})\s)?
            (?: (?P<ub>{before})\s(?P<u1>{unit}) | (?P<u2>{unit})\s(?P<ua>{after}) )(?!\w)""",
        "month": rf"""(?<!\w)
            (?: (?P<ny>{full_month})\s(?:(?P<nd>{before})\s(?:{year})|(?:{year})\s(?P<ne>{after}))
              | (?:{month_cue})\s(?P<n1>{full_month})(?:\s(?P<na>{after}))?(?!\s(?:{before})|\s(?:{year})\s)
              | (?P<nb>{before})\s(?P<n2>{full_month})
              | (?P<n3>{full_month})\s(?P<nc>{after}) )
            (?!\w|\.?,?\s\d)""",
        "year": rf"(?<!\w)(?:{year_cue})\s(?P<yy>(?:19|20)\d\d)(?![\d.,:/-]*\d|\w|%)",
        "weekday": rf"""(?<!\w)(?:(?P<wb>{before})\s)?
            (?P<w>{full_weekday})
            (?:\s(?P<wa>{after})|\s(?P<wc>{before})\s(?:{week})|\s(?:{week})\s(?P<wd>{after}))?
            (?!\w|\s(?:{named})(?!\w))""",
    }
    return re.compile(
        "|".join(f"(?P<{kind}>{form})" for kind, form in kinds.items()), re.IGNORECASE | re.VERBOSE
    )


def _openers(calendar: TimeWords, relative: Mapping[str, Any]) -> frozenset[str]:
    keys: tuple[str, ...] = ("last_before", "next_before", "this_before", "parts", "month_cues", "year_cues")
    keys += ("days", "units", "single", "numbers", "steps")
    phrases = [*calendar.months, *calendar.weekdays, *(phrase for key in keys for phrase in relative[key])]
    return frozenset(re.findall(r"\w+", phrase.casefold())[0] for phrase in phrases)


def _spelled_out(months: Mapping[str, int]) -> Iterable[str]:
    """The months in full: abbreviations are too short to stand alone in running text."""
    longest: dict[int, int] = {}
    for word, number in months.items():
        longest[number] = max(longest.get(number, 0), len(word))
    return [word for word, number in months.items() if len(word) == longest[number]]
