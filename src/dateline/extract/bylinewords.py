"""The words of bylines of every language, from ``languages/*/byline.toml``, ready to match.

All languages are in one, since a byline is read before the page's language is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, get_args

from dateline.extract.timewords import alternatives
from dateline.languages import load_all
from dateline.records import BylineRole

_COLON = re.compile(r"\s{0,2}[:：]\s*")
_STARTS = re.compile(r"(?<![\w@])\w")
_PLACES = re.compile(r"(?:^|[;,|•·⋅.(–—]\s?|\s-\s|20\d\d\s)\W{0,3}")
"""Where an opener may stand: the start of a line, behind a mark, behind a year."""
SOURCE = "source"
"""The role of a label such as "Sumber": it names an agency, not a person."""


class Tag(NamedTuple):
    """A label or opener in a line, from where to where with its colon; ``word`` is in caseless form."""

    start: int
    end: int
    role: str
    word: str
    is_opener: bool


@dataclass(frozen=True, slots=True)
class BylineWords:
    """Every word in caseless form. ``roles`` gives the role of a label or opener, ``SOURCE`` for a source."""

    roles: dict[str, str]
    labels: frozenset[str]
    openers: frozenset[str]
    near: frozenset[str]
    """Openers that are other words elsewhere: they count between headline and story, before full names."""
    opener_starts: frozenset[str]
    """The first word of every opener."""
    longest: int
    """Code points of the longest label or opener, with room for the marks around it."""
    most: int
    """Words of the longest opener."""
    closers: re.Pattern[str]
    closing: tuple[str, ...]
    """The first word of every closer."""
    joiners: re.Pattern[str]
    cuts: frozenset[str]
    qualifiers: frozenset[str]
    posts: frozenset[str]
    """Words of which one in what follows a name and a comma makes it the name's post."""
    paths: frozenset[str]
    """Parts of the addresses of pages about authors."""
    topic_paths: frozenset[str]
    """Parts of the addresses of pages about topics."""
    house: frozenset[str]
    house_words: frozenset[str]
    house_openers: frozenset[str]
    """Words before an outlet's name that make it an account, and may be a first name: "Tim detakkini"."""
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
    # A capital of one letter is an initial, whatever "a" and "e" join elsewhere.
    joiner = alternatives([*table["joiners"], *(word.upper() for word in table["joiners"] if len(word) > 1)])
    return BylineWords(
        roles=roles,
        labels=frozenset(labels),
        openers=frozenset(openers),
        near=frozenset(table["near"]),
        opener_starts=frozenset(opener.split(" ")[0] for opener in openers),
        longest=max(map(len, labels | openers)) + 10,
        most=max(len(opener.split(" ")) for opener in openers),
        closing=tuple(sorted({closer.casefold().split(" ")[0] for closer in table["closers"]})),
        closers=re.compile(rf"\s(?:{alternatives(table['closers'])})\b.*$", re.IGNORECASE | re.DOTALL),
        joiners=re.compile(rf"\s*[,;/&]\s*(?:(?:{joiner})\s+)?|\s+(?:{joiner})\s+"),
        cuts=frozenset(table["cuts"]),
        qualifiers=frozenset(table["qualifiers"]),
        posts=frozenset(table["posts"]),
        paths=frozenset(table["paths"]),
        topic_paths=frozenset(table["topic_paths"]),
        house=frozenset(table["house"]),
        house_words=frozenset(table["house_words"]),
        house_openers=frozenset(table["house_openers"]),
        house_parts=tuple(sorted(table["house_parts"])),
        degrees=frozenset(word.replace(".", "") for word in table["degrees"]),
        particles=frozenset(table["particles"]),
    )


def _enter(role: str, words: Iterable[str], roles: dict[str, str], into: set[str]) -> None:
    for word in words:
        roles.setdefault(word.casefold(), role)
        into.add(word.casefold())


def tags_of(line: str) -> list[Tag]:
    """The labels and openers in the line, in order; its spaces are single.

    A label stands before a colon, an opener at the start or after a mark or a year. "By:" behind another word
    is a part of a label that is not ours: "Fact checked by: A".
    """
    words = byline_words()
    tags: list[Tag] = []
    if ":" in line or "：" in line:
        for colon in _COLON.finditer(line):
            if tag := _label_before(line, colon, words):
                tags.append(tag)
    for place in _PLACES.finditer(line):
        if tag := _opener_at(line, place.end(), words):
            tags.append(tag)
    if len(tags) < 2:
        return tags
    tags.sort(key=lambda tag: (tag.start, tag.is_opener))
    return [tag for i, tag in enumerate(tags) if not i or tag.start >= tags[i - 1].end]


def _label_before(line: str, colon: re.Match[str], words: BylineWords) -> Tag | None:
    end = colon.start()
    for start in _STARTS.finditer(line, max(0, end - words.longest), end):
        text = line[start.start() : end].casefold()
        if text in words.labels:
            if text in words.openers and line[: start.start()].rstrip()[-1:].isalpha():
                continue
            return Tag(start.start(), colon.end(), words.roles[text], text, False)
    return None


def _opener_at(line: str, position: int, words: BylineWords) -> Tag | None:
    """The longest opener that begins at the position, with a name or a colon behind it."""
    parts = line[position : position + words.longest].split(" ")
    if parts[0].casefold().rstrip(":：") not in words.opener_starts:
        return None
    for size in range(min(len(parts), words.most), 0, -1):
        text = " ".join(parts[:size])
        opener = text.casefold().rstrip(":：")
        end = position + len(text)
        if opener in words.openers and (opener != text.casefold() or line[end : end + 2].strip()):
            while end < len(line) and line[end] in " :：":
                end += 1
            return Tag(position, end, words.roles[opener], opener, True)
    return None
