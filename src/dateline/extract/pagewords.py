"""The words of page furniture of every language, from ``languages/*/page.toml``, ready to match.

A page's language is told from its story, and the story is found with these words: so the words of all
languages are looked for on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from dateline.languages import load_all

EDGES: Final = " \t.,:;!?…-–—|·•»«›‹>→<[](){}*\"'“”‘’#_/"
"""Characters that are left out at both ends of a line when it is looked up."""
LONGEST_LABEL: Final = 60
"""Code points of a line's beginning in which a label is looked for."""

_UNSPACED: Final = 0x2E80
_FIRST: Final = re.compile(r"[\u2e80-\U0010ffff]|[^\W\u2e80-\U0010ffff]+|[^\w\s]")
"""Words and marks, of which the first of a phrase is looked up before the phrase is searched for; a character
is one where no spaces stand between words."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """Sets are of lines without their marks in caseless form; ``starts`` is for ``str.startswith``."""

    exact: frozenset[str]
    starts: tuple[str, ...]
    holds: re.Pattern[str]
    held: frozenset[str]
    label: re.Pattern[str]
    labels: frozenset[str]
    watch: re.Pattern[str]
    over: frozenset[str]
    ended: frozenset[str]
    homes: frozenset[str]
    tags: re.Pattern[str]
    factcheck: re.Pattern[str]
    live: re.Pattern[str]
    gallery: re.Pattern[str]
    video: re.Pattern[str]
    error: re.Pattern[str]
    wall: re.Pattern[str]
    consent: re.Pattern[str]
    blocked: re.Pattern[str]
    index: re.Pattern[str]
    script: re.Pattern[str]
    lists: frozenset[str]
    fronts: frozenset[str]
    talk: frozenset[str]
    manual: frozenset[str]
    goods: frozenset[str]
    page_number: frozenset[str]
    page_all: frozenset[str]
    page_whole: frozenset[str]
    page_next: frozenset[str]


@cache
def page_words() -> PageWords:
    """The words of all languages in one."""
    table: dict[tuple[str, str], set[str]] = {}
    for _, data in load_all("page"):
        for group, lists in data.items():
            if group != "marks":
                for name, words in lists.items():
                    table.setdefault((group, name), set()).update(word.casefold() for word in words)

    def get(group: str, name: str) -> set[str]:
        return table.get((group, name), set())

    labels = get("related", "labels")
    return PageWords(
        exact=frozenset(strip_line(word) for word in get("residue", "exact")),
        starts=tuple(sorted(get("residue", "starts"))),
        holds=_any_of(get("residue", "holds")),
        held=frozenset(_FIRST.findall(phrase)[0] for phrase in get("residue", "holds")),
        # A label of one word needs a colon or the like after it: "read" and "baca" begin sentences too.
        label=re.compile(
            rf"\W{{0,4}}(?:{_union(labels)})(?:\s{{0,2}}[:：>»|–—-]+\s*|\s{{0,2}}[\]\)]\s*:?\s*)"
        ),
        labels=frozenset(labels),
        watch=re.compile(rf"\W{{0,4}}(?:{_union(get('related', 'watch'))})\s{{0,2}}[:：\"“]"),
        over=frozenset(get("headings", "over")),
        ended=frozenset(get("headings", "ended")),
        homes=frozenset(get("crumbs", "home")),
        tags=re.compile(rf"(?<!\w)(?:{_union(get('tags', 'labels'))})\s{{0,2}}[:：]\s*"),
        factcheck=_any_of(get("kinds", "factcheck")),
        live=_any_of(get("kinds", "live")),
        gallery=_any_of(get("kinds", "gallery")),
        video=_any_of(get("kinds", "video")),
        error=_any_of(get("kinds", "error")),
        wall=_any_of(get("kinds", "wall")),
        consent=_any_of(get("kinds", "consent")),
        index=_any_of(get("kinds", "index")),
        blocked=_any_of(get("kinds", "blocked")),
        script=_any_of(get("kinds", "script")),
        lists=frozenset(get("address", "lists")),
        fronts=frozenset(get("address", "fronts")),
        talk=frozenset(get("address", "talk")),
        manual=frozenset(get("address", "manual")),
        goods=frozenset(get("address", "goods")),
        page_number=frozenset(get("paging", "number")),
        page_all=frozenset(get("paging", "all")),
        page_whole=frozenset(get("paging", "whole")),
        page_next=frozenset(get("paging", "next")),
    )


@lru_cache(maxsize=4096)
def is_furniture(line: str) -> bool:
    """Whether a line, as ``strip_line`` gives it, holds one of the phrases of furniture. The pages of a site
    repeat such lines."""
    words = page_words()
    return not words.held.isdisjoint(_FIRST.findall(line)) and bool(words.holds.search(line))


def strip_line(text: str) -> str:
    """The line as it is looked up: caseless, without marks at its ends."""
    return text.casefold().strip(EDGES)


def _union(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest_first) or "(?!)"


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds one of the words, as a whole word where its script has spaces between words."""
    known = set(words)
    dense = {word for word in known if word and ord(max(word)) >= _UNSPACED}
    return re.compile(rf"(?<!\w)(?:{_union(known - dense)})(?!\w)|{_union(dense)}")
