"""Who a caption says stands where: "Presiden A (kedua dari kiri)", "the minister B, left, shakes hands"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.extract.bylinewords import byline_words
from dateline.languages import load_all
from dateline.records import Position

MAX_POSITIONS = 20
NAME_WORDS = 6
"""Words of the longest name without its title."""

_COMMENT = re.compile(r"\(([^()]{1,40})\)|,\s([^,()]{1,30})(?=,|\.?$|\s+(?:and|dan)\s)")
_BREAK = re.compile(r"[;:()]|,\s|\.\s|\s(?:dan|and|with|bersama|serta|saat|ketika)\s")
_TOKEN = re.compile(r"[\w'’.\-]+")


@dataclass(frozen=True, slots=True)
class _Words:
    core: frozenset[str]
    all: frozenset[str]
    titles: frozenset[str]
    placed: frozenset[str]
    offices: frozenset[str]
    countries: frozenset[str]


def is_position(text: str) -> bool:
    """Whether the whole text says where somebody stands: "left", "kedua dari kiri"."""
    words = _words()
    tokens = text.casefold().split()
    return 0 < len(tokens) <= 5 and words.all.issuperset(tokens) and not words.core.isdisjoint(tokens)


def find_positions(caption: str) -> tuple[Position, ...]:
    """The people whose place the caption states, in order, without their titles; the place as written."""
    out: list[Position] = []
    start = 0
    for found in _COMMENT.finditer(caption):
        text = (found[1] or found[2]).strip()
        if is_position(text):
            name = _person_before(caption[start : found.start()])
            if name:
                out.append(Position(name, text))
            start = found.end()
    return tuple(out[:MAX_POSITIONS])


def _person_before(text: str) -> str | None:
    """The nearest name in the text before a stated position, going back over what is set off by commas."""
    for segment in reversed(_BREAK.split(text[-300:])):
        name = _name(segment.split())
        if name:
            return name
    return None


def _name(tokens: Sequence[str]) -> str | None:
    """The name at the end of the tokens, without the title, office, country and place before it."""
    words = _words()
    particles = byline_words().particles
    first = len(tokens)
    while first and (
        tokens[first - 1][:1].isupper() or (first < len(tokens) and tokens[first - 1] in particles)
    ):
        first -= 1
    before = _phrase(tokens[first - 1 : first]) if first else ""
    begin, titled, placed = first, before in words.titles, False
    for i in range(first, len(tokens)):
        for size in (4, 3, 2, 1):
            phrase = _phrase(tokens[i : i + size])
            if i + size < len(tokens) and phrase in words.titles and begin < i + size:
                begin, titled, placed = i + size, True, phrase in words.placed
    if placed and begin + 1 < len(tokens):
        begin += 1
    elif titled:
        begin = _skip_office(tokens, begin)
    if before in byline_words().cuts and not titled:
        return None
    name = [token.strip(',.“”"') if len(token) > 2 else token for token in tokens[begin:]]
    known = len(name) > 1 or titled or first == 0
    return " ".join(name) if name and known and len(name) <= NAME_WORDS else None


def _skip_office(tokens: Sequence[str], begin: int) -> int:
    """Where the name begins after a title: behind the field, country or abbreviation that belongs to it."""
    words = _words()
    while begin + 1 < len(tokens):
        size = next((n for n in (3, 2, 1) if _phrase(tokens[begin : begin + n]) in words.countries), 0)
        single = _phrase(tokens[begin : begin + 1])
        if not size and (single in words.offices or (tokens[begin].isupper() and 1 < len(single) <= 6)):
            size = 1
        if not size or begin + size >= len(tokens):
            break
        begin += size
    return begin


def _phrase(tokens: Sequence[str]) -> str:
    return " ".join(tokens).casefold().rstrip(".")


@cache
def _words() -> _Words:
    table: dict[str, set[str]] = {}
    for _, data in load_all("byline"):
        for key, values in data.get("positions", {}).items():
            table.setdefault(key, set()).update(
                token for value in values for token in value.casefold().split()
            )
    titles: set[str] = set()
    placed: set[str] = set()
    offices: set[str] = set()
    for _, data in load_all("names"):
        for group in ("honorifics", "ranks", "roles"):
            titles |= _flat(data.get(group, {}))
        placed |= _flat(
            {
                "placed": data.get("offices", {}).get("placed", ()),
                "role": data.get("role_words", {}).get("placed", ()),
            }
        )
        offices |= _flat({"inside": data.get("role_words", {}).get("inside", ())})
    countries: set[str] = set()
    for _, data in load_all("countries"):
        for country in data.values():
            countries |= _flat({k: v for k, v in country.items() if k in ("names", "adjectives")})
    return _Words(
        core=frozenset(table["words"]),
        all=frozenset(table["words"] | table["ordinals"] | table["from"]),
        titles=frozenset(t.rstrip(".") for t in titles),
        placed=frozenset(placed),
        offices=frozenset(offices),
        countries=frozenset(name.rstrip("=~") for name in countries),
    )


def _flat(lists: Mapping[str, Any]) -> set[str]:
    return {str(word).casefold() for words in lists.values() if isinstance(words, list) for word in words}
