"""What an element's class, id and similar names say that it holds.

The names are words of HTML authors in many languages; the words stand in ``languages/*/page.toml`` under
``[marks]``: ``word`` lists whole words of a name, ``part`` strings inside a name without its separators.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from dateline.languages import load_all

Marks = frozenset[str]
NONE: Final[Marks] = frozenset()

WEAK: Final[Marks] = frozenset({"listing", "teaser", "nav", "tags", "share", "ad", "embed", "pages"})
"""Marks of furniture whose words name building blocks too; prose without links outweighs them."""
NEGATIVE: Final[Marks] = WEAK | {
    "related",
    "subscribe",
    "comment",
    "consent",
    "crumb",
    "bio",
    "pullquote",
    "unseen",
    "aside",
}
"""Marks of what is no part of the story."""

_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MAX_NAME: Final = 400
"""Code points of an element's names that are looked at."""


@lru_cache(maxsize=65536)
def marks_of(names: str) -> Marks:
    """The marks that an element's names give, such as "related"; ``names`` stand between spaces."""
    found: Marks = NONE
    for name in names[:_MAX_NAME].split():
        whole, marks = _marks_of_one(name)
        # "hidden md:block" hides on some screens only.
        if whole and ":" not in names:
            found |= whole
        elif marks:
            found |= marks
    if "body" in found:
        # "elementor-widget-post-content": what names the story outweighs what names a building block.
        found -= _BLOCKS
    return found


_BLOCKS: Final[Marks] = frozenset({"listing", "ad", "nav", "embed"})


@lru_cache(maxsize=65536)
def _marks_of_one(name: str) -> tuple[Marks, Marks]:
    """The marks of one name: as a whole class name, and by its words and the strings in it."""
    words, parts, wholes, skipped = _tables()
    whole = frozenset({wholes[name]}) if name in wholes else NONE
    pieces = name_parts(name)
    # "has-sidebar", "no-comments": the name of a state of what is around, not of what is inside.
    if not pieces or pieces[0] in skipped:
        return whole, NONE
    found = {words[piece] for piece in pieces if piece in words}
    squashed = "".join(pieces)
    stem, starting = parts
    start, last = 0, len(squashed) - stem
    while start <= last:
        for part, mark in starting.get(squashed[start : start + stem], ()):
            if squashed.startswith(part, start):
                found.add(mark)
                start += len(part) - 1
                break
        start += 1
    return whole, frozenset(found) if found else NONE


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of one name in small letters: "post-Title", "postTitle" and "post_title" have the same."""
    if name.isascii() and name.isalpha() and name.islower():
        return (name,)
    return tuple([piece.lower() for piece in _WORD.findall(name)])


_Parts = tuple[int, dict[str, list[tuple[str, str]]]]
"""How many letters the shortest string inside a name has; and by that many first letters the strings that
begin so with their marks, the longest first."""


@cache
def _tables() -> tuple[dict[str, str], _Parts, dict[str, str], frozenset[str]]:
    words: dict[str, str] = {}
    parts: dict[str, str] = {}
    wholes: dict[str, str] = {}
    skipped: set[str] = set()
    for _, data in load_all("page"):
        marks = data.get("marks", {})
        for mark, names in marks.get("word", {}).items():
            words.update(dict.fromkeys(names, mark))
        for mark, names in marks.get("part", {}).items():
            parts.update(dict.fromkeys(names, mark))
        for mark, names in marks.get("class", {}).items():
            wholes.update(dict.fromkeys(names, mark))
        skipped.update(marks.get("state", ()))
    stem = min(map(len, parts), default=1)
    stems: dict[str, list[tuple[str, str]]] = {}
    for part in sorted(parts, key=lambda name: (-len(name), name)):
        stems.setdefault(part[:stem], []).append((part, parts[part]))
    return words, (stem, stems), wholes, frozenset(skipped)
