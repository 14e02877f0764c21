"""The words of bylines of every language, from ``languages/*/byline.toml``, ready to match.

All languages are in one, since a byline is read before the page's language is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import get_args

from dateline.extract.timewords import alternatives
from dateline.languages import load_all
from dateline.records import BylineRole

_WORD = re.compile(r"\w+")
_MARKS = frozenset(";,|•·.(–—-")
"""Marks after which an opener may stand; it may stand after a year as well."""
_DIGITS = frozenset("0123456789")
SOURCE = "source"
"""The role of a label such as "Sumber": it names an agency, not a person."""


@dataclass(frozen=True, slots=True)
class BylineWords:
    """Every word in caseless form. ``roles`` gives the role of a label or opener, ``SOURCE`` for a source."""

    roles: dict[str, str]
    labels: frozenset[str]
    openers: frozenset[str]
    near: frozenset[str]
    """Openers that are other words elsewhere: they count between headline and story, before full names."""
    tags: re.Pattern[str]
    """A label with its colon anywhere in a line, or an opener at its start or after a mark."""
    label_ends: frozenset[str]
    """The last word of every label: a line with a label holds one of them and a colon."""
    opener_starts: frozenset[str]
    """The first word of every opener."""
    longest: int
    """Code points of the longest label, with room for the marks around it."""
    closers: re.Pattern[str]
    closing: frozenset[str]
    """The first word of every closer."""
    joiners: re.Pattern[str]
    cuts: frozenset[str]
    qualifiers: frozenset[str]
    posts: frozenset[str]
    """Words of which one in what follows a name and a comma makes it the name's post."""
    paths: frozenset[str]
    """Parts of the addresses of pages about authors."""
    house: frozenset[str]
    house_words: frozenset[str]
    house_parts: tuple[str, ...]
    """Parts of the names of newsrooms in scripts without spaces."""
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
            table.setdefault("near", set()).update(words.get("near", ()))
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
        near=frozenset(table["near"]),
        tags=re.compile(
            rf"(?<![\w@])(?P<label>{label})\s{{0,2}}[:：]\s*"
            rf"|(?:^|(?<=[;,|•·.(–—])|(?<=[;,|•·.(–—]\s)|(?<=\s-\s)|(?<=20\d\d\s))\W{{0,3}}(?P<opener>{opener})(?:\s{{1,2}}(?=\S)|[:：]\s*)",
            re.IGNORECASE,
        ),
        label_ends=frozenset(_WORD.findall(label)[-1] for label in labels),
        opener_starts=frozenset(_WORD.findall(opener)[0] for opener in openers),
        longest=max(map(len, labels)) + 10,
        closing=frozenset(_WORD.findall(closer.casefold())[0] for closer in table["closers"]),
        closers=re.compile(rf"\s(?:{alternatives(table['closers'])})\b.*$", re.IGNORECASE | re.DOTALL),
        joiners=re.compile(rf"\s*[,;/&]\s*(?:(?:{joiner})\s+)?|\s+(?:{joiner})\s+"),
        cuts=frozenset(table["cuts"]),
        qualifiers=frozenset(table["qualifiers"]),
        posts=frozenset(table["posts"]),
        paths=frozenset(table["paths"]),
        house=frozenset(table["house"]),
        house_words=frozenset(table["house_words"]),
        house_parts=tuple(sorted(table["house_parts"])),
        degrees=frozenset(word.replace(".", "") for word in table["degrees"]),
        particles=frozenset(table["particles"]),
    )


def _enter(role: str, words: Iterable[str], roles: dict[str, str], into: set[str]) -> None:
    for word in words:
        roles.setdefault(word.casefold(), role)
        into.add(word.casefold())


def words_of(line: str) -> list[str]:
    """The words of a line in caseless form."""
    return _WORD.findall(line.casefold())


def tags_of(line: str, tokens: Sequence[str]) -> list[re.Match[str]]:
    """The labels and openers in the line; ``tokens`` are its words (``words_of``).

    "By:" behind another word is a part of a label that is not ours: "Fact checked by: A".
    """
    words = byline_words()
    labelled = (":" in line or "：" in line) and not words.label_ends.isdisjoint(tokens)
    opened = bool(tokens) and (
        tokens[0] in words.opener_starts
        or (not words.opener_starts.isdisjoint(tokens) and not (_MARKS | _DIGITS).isdisjoint(line))
    )
    if not (labelled or opened):
        return []
    return [
        tag
        for tag in words.tags.finditer(line)
        if not (
            tag["label"]
            and tag["label"].casefold() in words.openers
            and line[: tag.start()].rstrip()[-1:].isalpha()
        )
    ]
