"""The word data of names.toml and countries.toml, made ready for matching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from dateline.languages import HERE, load
from dateline.read.tokens import pieces

V = TypeVar("V")
MANY = 8
"""Phrases of one first word above which they are looked up by their length, not one by one."""
DOTTED = 6
"""Letters below which a title may be an abbreviation with a dot."""


def words_of(phrase: str, language: str) -> tuple[str, ...]:
    """The tokens of a phrase of the word data in lower case, in the same cut as the text's."""
    lower = phrase.lower()
    if phrase.isalpha():
        return (lower,)
    if phrase.replace(" ", "").isalpha():
        return tuple(lower.split())
    if "." in phrase and phrase == lower:  # abbreviations are known by their capitals
        phrase = " ".join(w.capitalize() for w in phrase.split())
    return tuple(text.lower() for _, _, text in pieces(phrase, (0, len(phrase)), language))


def _longest(item: tuple[tuple[str, ...], object]) -> int:
    return -len(item[0])


class Phrases(Generic[V]):
    """Phrases of one or more words with a value each; the longest one at a place is found in one look-up."""

    __slots__ = ("_many", "_table")

    def __init__(self, items: Iterable[tuple[tuple[str, ...], V]]) -> None:
        table: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for words, value in items:
            if words:
                table.setdefault(words[0], []).append((words, value))
        many: dict[str, tuple[tuple[int, ...], dict[tuple[str, ...], V]]] = {}
        for first, group in table.items():
            if len(group) > 1:
                group.sort(key=_longest)
            if len(group) > MANY:
                sizes = dict.fromkeys(len(words) for words, _ in group)
                many[first] = tuple(sizes), dict(reversed(group))
        self._table = table
        self._many = many

    def match(self, lower: Sequence[str], at: int, end: int) -> tuple[int, V] | None:
        """The length in words and the value of the longest phrase that begins at ``at``; None without one."""
        group = self._table.get(lower[at])
        if group is None:
            return None
        if len(group) > MANY:
            return next(self._by_size(lower, at, end), None)
        for words, value in group:
            size = len(words)
            if size == 1:
                return 1, value
            if at + size <= end and tuple(lower[at : at + size]) == words:
                return size, value
        return None

    def matches(self, lower: Sequence[str], at: int, end: int) -> Iterator[tuple[int, V]]:
        """Every phrase that begins at ``at``, the longest first, as in ``match``."""
        group = self._table.get(lower[at], ())
        if len(group) > MANY:
            yield from self._by_size(lower, at, end)
            return
        for words, value in group:
            size = len(words)
            if size == 1 or (at + size <= end and tuple(lower[at : at + size]) == words):
                yield size, value

    def _by_size(self, lower: Sequence[str], at: int, end: int) -> Iterator[tuple[int, V]]:
        """As ``matches``, for a first word of many phrases: one look-up for each length."""
        sizes, phrases = self._many[lower[at]]
        for size in sizes:
            if at + size <= end:
                words = tuple(lower[at : at + size])
                if words in phrases:
                    yield size, phrases[words]

    def values(self) -> Iterator[V]:
        """Every value, in the order of the phrases' first words."""
        return (value for group in self._table.values() for _, value in group)

    def get(self, phrase: str) -> V | None:
        """The value of a whole phrase, its words parted by single spaces."""
        words = tuple(phrase.lower().split(" "))
        found = self.match(words, 0, len(words))
        return found[1] if found and found[0] == len(words) else None


@dataclass(frozen=True, slots=True)
class NameWords:
    """What a language says about names; the keys follow names.toml."""

    honorifics: Mapping[str, str]
    degrees: frozenset[str]
    ranks: Phrases[str]
    roles: Phrases[str]
    role_before: frozenset[str]
    role_inside: frozenset[str]
    placed: frozenset[str]
    generic_roles: frozenset[str]
    term: frozenset[str]
    apposition: frozenset[str]
    kin: frozenset[str]
    pointing: frozenset[str]
    origin: frozenset[str]
    head_offices: frozenset[str]
    national: frozenset[str]
    only: Mapping[str, str]
    organisations: Phrases[str]
    organisation_inside: frozenset[str]
    organisation_bare: frozenset[str]
    articles: frozenset[str]
    organisation_endings: Mapping[str, str]
    known_organisations: Phrases[bool]
    place_heads: Phrases[bool]
    place_bare: frozenset[str]
    place_endings: frozenset[str]
    prepositions: frozenset[str]
    strong: frozenset[str]
    not_after: frozenset[str]
    directions: frozenset[str]
    known_places: Phrases[str]
    adjectives: Phrases[str]
    people: Phrases[str]
    groups: Phrases[str]
    particles: frozenset[str]
    introduce: frozenset[str]
    alias: frozenset[str]
    given: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    not_names: frozenset[str]
    not_alone: frozenset[str]
    organisation_starts: tuple[str, ...]
    common: frozenset[str]
    saying: frozenset[str]


@cache
def name_words(language: str) -> NameWords:
    """The name words of a language; empty ones where it has none."""
    data = load(language, "names")

    def part(*keys: str) -> Any:
        value: Any = data
        for key in keys:
            value = value.get(key, {})
        return value

    def plain(*keys: str) -> frozenset[str]:
        return frozenset(part(*keys))

    def sectors(
        table: Mapping[str, Any], skip: frozenset[str] = frozenset()
    ) -> Iterator[tuple[tuple[str, ...], str]]:
        for sector, phrases in table.items():
            if sector.isupper() and sector not in skip:
                yield from ((words_of(p, language), sector) for p in phrases)

    def known(phrases: Iterable[str]) -> Phrases[bool]:
        return Phrases((words_of(p, language), True) for p in phrases)

    honorifics = {w: g for g in ("male", "female", "any") for w in part("honorifics", g)}
    honorifics |= {w + ".": g for w, g in honorifics.items() if len(w) < DOTTED}
    return NameWords(
        honorifics=honorifics,
        degrees=plain("degrees", "after") | {d + "." for d in part("degrees", "after")},
        ranks=Phrases(sectors(part("ranks"))),
        roles=Phrases(sectors(part("roles"))),
        role_before=plain("role_words", "before"),
        role_inside=plain("role_words", "inside"),
        placed=plain("role_words", "placed"),
        generic_roles=plain("role_words", "generic"),
        term=plain("role_words", "term"),
        apposition=plain("role_words", "apposition"),
        kin=plain("role_words", "kin"),
        pointing=plain("parties", "pointing"),
        origin=plain("places", "origin"),
        head_offices=plain("offices", "head"),
        national=plain("offices", "national"),
        only={o: code for code, offices in part("offices", "only").items() for o in offices},
        organisations=Phrases(sectors(part("organisations"))),
        organisation_inside=plain("organisations", "inside"),
        organisation_bare=plain("organisations", "bare"),
        articles=plain("organisations", "articles"),
        organisation_endings=_endings(part("organisations", "endings")),
        known_organisations=known(part("organisations", "known")),
        place_heads=known(part("places", "heads")),
        place_bare=plain("places", "bare"),
        place_endings=frozenset(w.lower() for w in part("places", "endings")),
        prepositions=plain("places", "prepositions"),
        strong=plain("places", "strong"),
        not_after=plain("places", "not_after"),
        directions=plain("places", "directions"),
        known_places=_places(language, part("places", "known")),
        adjectives=Phrases(country_words(language, "adjectives")),
        people=Phrases(country_words(language, "people")),
        groups=Phrases(sectors(part("groups"))),
        particles=plain("person", "particles"),
        introduce=plain("person", "introduce"),
        alias=plain("person", "alias"),
        given=frozenset(w.lower() for w in part("person", "given")),
        male=plain("person", "male"),
        female=plain("person", "female"),
        not_names=plain("not_names", "words"),
        not_alone=plain("not_names", "alone"),
        organisation_starts=tuple(part("organisations", "prefixes") or ()),
        common=_common(language),
        saying=_saying(language),
    )


def _common(language: str) -> frozenset[str]:
    """The words that news writes in lower case: common.txt, made by training/common_words.py."""
    path = HERE / language / "common.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()


def _saying(language: str) -> frozenset[str]:
    """The verbs that their speaker follows ("kata Hasan", "said Smith"), from cues.toml."""
    families = load(language, "cues").get("family", ())
    return frozenset(v for f in families if "follows" in f.get("takes", ()) for v in f.get("verbs", ()))


def _endings(data: Any) -> dict[str, str]:
    """Last words of organisations' names to their sector; a plain list gives no sector."""
    if isinstance(data, Mapping):
        return {w.lower(): sector for sector, words in data.items() for w in words}
    return {w.lower(): "" for w in data}


def country_words(language: str, kind: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The words for every country of one kind ("names", "adjectives", "people", "capitals") with its code."""
    for code, entry in load(language, "countries").items():
        for name in entry.get(kind, ()):
            yield words_of(name.rstrip("=~"), language), code


def _places(language: str, extra: Iterable[str]) -> Phrases[str]:
    """Country names and capitals with their country, other known places with an empty one."""
    items = [*country_words(language, "names"), *country_words(language, "capitals")]
    items += [(words_of(p, language), "") for p in extra]
    return Phrases(items)
