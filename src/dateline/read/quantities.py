"""How many: numbers in running text, in figures and words, as a number, a range or a bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.languages import load
from dateline.records import Token

LONGEST = 5
"""Words of the longest phrase of the tables."""
MOST_WORDS = 8
"""Words of one number at most."""
MOST = 10**10
"""A larger number is none of people."""
_RANGE = re.compile(r"(\d[\d.,]*)[-–](\d[\d.,]*)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """The tokens from ``first`` to before ``last`` as a number, from ``low`` to ``high``; None is open."""

    first: int
    last: int
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number words of one language, from its ``numbers.toml``."""

    thousands: str
    decimal: str
    words: Mapping[str, int]
    powers: Mapping[str, int]
    teens: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    lists: Mapping[str, frozenset[str]]


@cache
def numbers(language: str) -> Numbers | None:
    """The number words of the language; None where it has none."""
    data: Mapping[str, Any] = load(language, "numbers")
    if not data:
        return None
    return Numbers(
        thousands=data["thousands"],
        decimal=data["decimal"],
        words=data["words"],
        powers=data["powers"],
        teens=data["teens"],
        vague={phrase: (ends[0], ends[1]) for phrase, ends in data["vague"].items()},
        lists={
            key: frozenset(data[key])
            for key in ("to", "between", "and", "of", "least", "most", "about", "or_more")
        },
    )


def find_quantities(tokens: Sequence[Token], language: str) -> list[Quantity]:
    """The quantities of a sentence in order, each with the words that bound it ("at least 12")."""
    known = numbers(language)
    if known is None:
        return []
    lower = [t.lower for t in tokens]
    out: list[Quantity] = []
    at = 0
    while at < len(tokens):
        found = _quantity(lower, at, known)
        if found is None:
            at += 1
            continue
        out.append(found)
        at = found.last
    return out


def phrase_at(lower: Sequence[str], at: int, phrases: Iterable[str] | Mapping[str, Any]) -> str:
    """The longest phrase of the table that starts at the token; empty for none."""
    for size in range(min(LONGEST, len(lower) - at), 0, -1):
        phrase = " ".join(lower[at : at + size])
        if phrase in phrases:
            return phrase
    return ""


def _quantity(lower: Sequence[str], at: int, known: Numbers) -> Quantity | None:
    start, bound = at, ""
    for key in ("least", "most", "about"):
        phrase = phrase_at(lower, at, known.lists[key])
        if phrase:
            bound, at = key, at + len(phrase.split())
            break
    opened = phrase_at(lower, at, known.lists["between"]) != ""
    ends = _ends(lower, at + opened, known, known.lists["and"] if opened else known.lists["to"])
    if ends is None or (opened and ends[0] == ends[1]):
        return None if start == at else _quantity(lower, start + 1, known) if start + 1 < at else None
    low, high, last = ends
    more = phrase_at(lower, last, known.lists["or_more"])
    if more:
        bound, last = "least", last + len(more.split())
    if not 0 < low <= high < MOST:
        return None
    if bound == "least":
        return Quantity(start, last, low, None)
    return Quantity(start, last, None if bound == "most" else low, high)


def _ends(
    lower: Sequence[str], at: int, known: Numbers, joins: frozenset[str]
) -> tuple[int, int, int] | None:
    """Both ends of the number or range at the token, and the token behind it."""
    vague = phrase_at(lower, at, known.vague)
    if vague:
        return *known.vague[vague], at + len(vague.split())
    joined = _RANGE.fullmatch(lower[at]) if at < len(lower) else None
    if joined:
        ends = _figures(joined[1], known), _figures(joined[2], known)
        if ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
            return int(ends[0]), int(ends[1]), at + 1
        return None
    one = _number(lower, at, known)
    if one is None:
        return None
    join = phrase_at(lower, one[1], joins)
    other = _number(lower, one[1] + len(join.split()), known) if join else None
    if other is not None and one[0] < other[0]:
        power = known.powers.get(lower[other[1] - 1], 1)
        low = one[0] * power if power >= 1000 and one[0] < power else one[0]  # "10 to 15 thousand"
        return (low, *other) if low < other[0] else None
    return one[0], one[0], one[1]


def _number(lower: Sequence[str], at: int, known: Numbers) -> tuple[int, int] | None:
    """One number in figures or words and the token behind it: "2.5 million", "dua puluh lima"."""
    total = part = 0.0
    start = at
    decimal = False
    for at in range(start, min(len(lower), start + MOST_WORDS)):
        phrase = phrase_at(lower, at, known.words) if at == start else lower[at]
        word, power = _value(phrase or lower[at], known), known.powers.get(lower[at])
        if at > start and power is not None:
            # "2,000" is a number of its own, "dua ratus ribu" twice multiplied.
            if power >= 1000:
                total, part = total + (part or 1) * power, 0.0
            else:
                part = part // 10 * 10 + (part % 10 or 1) * power if part % 10 and part > 10 else part * power
            decimal = False
        elif at > start and lower[at] in known.teens:
            part += known.teens[lower[at]]
        elif word is not None and (at == start or _adds(lower[at], part, known)):
            part += word
            decimal = word != int(word)
            if len(phrase.split()) > 1:
                return int(part), at + len(phrase.split())
        else:
            break
    else:
        at = min(len(lower), start + MOST_WORDS)
    return None if at == start or decimal else (int(total + part), at)


def _adds(word: str, part: float, known: Numbers) -> bool:
    """Whether a number word goes on with a number: its tens or hundreds are there, its ones are not."""
    value = known.words.get(word)
    return value is not None and part % 10 == 0 and value < 10 and (part == 0 or part >= 20)


def _value(word: str, known: Numbers) -> float | None:
    if word in known.words:
        return known.words[word]
    tens, _, ones = word.partition("-")
    if ones in known.words and tens in known.words:
        return known.words[tens] + known.words[ones]
    return _figures(word, known)


def _figures(word: str, known: Numbers) -> float | None:
    """A number in figures, by the language's marks."""
    if not word[:1].isdigit():
        return None
    thousands, decimal = re.escape(known.thousands), re.escape(known.decimal)
    if re.fullmatch(rf"\d{{1,10}}|\d{{1,3}}(?:{thousands}\d{{3}}){{1,3}}", word):
        return int(word.replace(known.thousands, ""))
    if re.fullmatch(rf"\d{{1,4}}{decimal}\d{{1,2}}", word):
        return float(word.replace(known.decimal, "."))
    return None
