"""What an element's class, id and similar names say that it holds.

The names are words of HTML authors in many languages; the words stand in ``languages/*/page.toml`` under
``[marks]``: ``word`` lists whole words of a name, ``part`` strings inside a name without its separators.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.languages import load_all

Marks = frozenset[str]
NONE: Marks = frozenset()

WEAK: Marks = frozenset({"listing", "teaser", "nav", "tags", "share", "ad", "embed", "pages"})
"""Marks of furniture whose words name building blocks too; prose without links outweighs them."""
NEGATIVE: Marks = WEAK | {
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

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_MAX_NAME = 400
"""Code points of an element's names that are looked at."""


@lru_cache(maxsize=65536)
def marks_of(names: str) -> Marks:
    """The marks that an element's names give, such as "related"; ``names`` stand between spaces."""
    words, parts, wholes, skipped = _tables()
    found = set()
    squashed = []
    for name in names[:_MAX_NAME].split():
        if name in wholes and ":" not in names:
            # "hidden md:block" hides on some screens only.
            found.add(wholes[name])
            continue
        pieces = [piece.lower() for piece in _WORD.findall(name)]
        # "has-sidebar", "no-comments": the name of a state of what is around, not of what is inside.
        if not pieces or pieces[0] in skipped:
            continue
        squashed.append("".join(pieces))
        for piece in pieces:
            mark = words.get(piece)
            if mark:
                found.add(mark)
    table, pattern = parts
    for match in pattern.findall(" ".join(squashed)):
        found.add(table[match])
    if "body" in found:
        # "elementor-widget-post-content": what names the story outweighs what names a building block.
        found -= {"listing", "ad", "nav", "embed"}
    return frozenset(found) if found else NONE


@cache
def _tables() -> tuple[
    dict[str, str], tuple[dict[str, str], re.Pattern[str]], dict[str, str], frozenset[str]
]:
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
    longest_first = sorted(parts, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
    return words, (parts, pattern), wholes, frozenset(skipped)
