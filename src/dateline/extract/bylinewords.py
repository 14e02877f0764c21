"""The words of bylines of every language, from ``languages/*/byline.toml``, ready to match.

All languages are in one, since a byline is read before the page's language is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import get_args

from dateline.extract.timewords import alternatives
from dateline.languages import load_all
from dateline.records import BylineRole

SOURCE = "source"
"""The role of a label such as "Sumber": it names an agency, not a person."""


@dataclass(frozen=True, slots=True)
class BylineWords:
    """Every word in caseless form. ``roles`` gives the role of a label or opener, ``SOURCE`` for a source."""

    roles: dict[str, str]
    labels: frozenset[str]
    openers: frozenset[str]
    tags: re.Pattern[str]
    """A label with its colon anywhere in a line, or an opener at its start or after a mark."""
    closers: re.Pattern[str]
    joiners: re.Pattern[str]
    cuts: frozenset[str]
    qualifiers: frozenset[str]
    house: frozenset[str]
    house_words: frozenset[str]
    degrees: frozenset[str]
    particles: frozenset[str]


@cache
def byline_words() -> BylineWords:
    """The words of all languages in one."""
    roles: dict[str, str] = {}
    labels: set[str] = set()
    openers: set[str] = set()
    table: dict[str, set[str]] = {}
    for _, data in load_all("byline"):
        for role in get_args(BylineRole):
            words = data.get("roles", {}).get(role, {})
            _enter(role, words.get("labels", ()), roles, labels)
            _enter(role, words.get("openers", ()), roles, openers)
        _enter(SOURCE, data.get("source", {}).get("labels", ()), roles, labels)
        for key, words in data.get("byline", {}).items():
            table.setdefault(key, set()).update(word.casefold() for word in words)
    label, opener = alternatives(labels), alternatives(openers)
    # A capital of one letter is an initial, whatever "a" and "e" join elsewhere.
    joiner = alternatives([*table["joiners"], *(word.upper() for word in table["joiners"] if len(word) > 1)])
    return BylineWords(
        roles=roles,
        labels=frozenset(labels),
        openers=frozenset(openers),
        tags=re.compile(
            rf"(?<![\w@])(?P<label>{label})\s{{0,2}}[:：]\s*"
            rf"|(?:^|(?<=[;,|•·.(–—])|(?<=[;,|•·.(–—]\s)|(?<=\s-\s))\W{{0,3}}(?P<opener>{opener})(?:\s{{1,2}}(?=\S)|[:：]\s*)",
            re.IGNORECASE,
        ),
        closers=re.compile(rf"\s(?:{alternatives(table['closers'])})\b.*$", re.IGNORECASE | re.DOTALL),
        joiners=re.compile(rf"\s*[,;/&]\s*|\s+(?:{joiner})\s+"),
        cuts=frozenset(table["cuts"]),
        qualifiers=frozenset(table["qualifiers"]),
        house=frozenset(table["house"]),
        house_words=frozenset(table["house_words"]),
        degrees=frozenset(word.replace(".", "") for word in table["degrees"]),
        particles=frozenset(table["particles"]),
    )


def _enter(role: str, words: Iterable[str], roles: dict[str, str], into: set[str]) -> None:
    for word in words:
        roles.setdefault(word.casefold(), role)
        into.add(word.casefold())
