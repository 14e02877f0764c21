"""Which places a text names, and the countries that it speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dateline.languages import load
from dateline.link.evidence import UNKNOWN, Meaning, by_neighbours, is_place_here
from dateline.link.hits import Hit, tokens_after
from dateline.link.home import certain, first_meant, home_of, language_home
from dateline.link.rows import Entry
from dateline.link.tables import BIG
from dateline.read.document import Document, within
from dateline.read.name_words import name_words
from dateline.records import Mention, Span

SPOKEN = 4
"""Mentions of a country that make an article one about it, at least."""

FREE_CITY = 300_000
"""People that a city has at least to be found where nothing else says that its name is a place."""


@dataclass(frozen=True, slots=True)
class World:
    """The countries that an article speaks of.

    ``counts`` has all certain hits by country, ``named`` those that are no cities, ``local`` its cities and
    regions; ``home`` is the likely home; ``meanings`` holds what each hit means here, by its span.
    """

    counts: Counter[str]
    named: Counter[str]
    local: Counter[str]
    home: str | None
    lead: str | None
    hits: tuple[Hit, ...]
    meanings: Mapping[Span, Meaning]

    def meaning(self, hit: Hit) -> Entry | None:
        """What a hit of this article means; None where that is open."""
        return self.meanings.get(hit.span, UNKNOWN).entry

    def within(self, span: Span) -> list[Hit]:
        """The hits inside a span."""
        return within(self.hits, span)

    def hit_from(self, start: int) -> Hit | None:
        """The hit that begins at an offset; None without one."""
        at = bisect_left(self.hits, start, key=lambda h: h.span[0])
        return self.hits[at] if at < len(self.hits) and self.hits[at].span[0] == start else None

    def ending_at(self, start: int, text: str) -> str | None:
        """The country of a nation or place that ends directly before an offset ("France's ", "French ")."""
        at = bisect_left(self.hits, start, key=lambda h: h.span[0]) - 1
        if at < 0 or text[self.hits[at].span[1] : start] not in (" ", "'s ", "’s ", "' ", "’ "):
            return None
        entry = self.meaning(self.hits[at])
        return (
            entry.country if entry and entry.kind in ("country", "adjective", "capital", "region") else None
        )

    def supports(self, country: str | None) -> bool:
        """Whether the article names the country in a form that can mean nothing else."""
        return bool(country) and self.counts[country or ""] > 0

    def leads(self, country: str) -> bool:
        """Whether the country is the home of the article or the one most spoken of."""
        return country in (self.home, self.leading())

    def at_home(self) -> str | None:
        """The home country, unless the article speaks much more of another one."""
        if self.home is None or not self.counts:
            return self.home
        return self.home if 2 * self.counts[self.home] >= max(self.counts.values()) else None

    def only_about(self) -> str | None:
        """The country that nearly all of enough mentions of countries and their places belong to."""
        first = self.leading()
        enough = first and self.counts[first] >= SPOKEN and 4 * self.counts[first] >= 3 * self.counts.total()
        return first if enough else None

    def story(self) -> str | None:
        """The country that all happens in: the home if no other is spoken of, else ``only_about``."""
        if self.home is None:
            return self.only_about()
        return self.home if self.counts[self.home] == self.counts.total() > 0 else None

    def alone(self) -> str | None:
        """The country of the story where the article speaks of no other."""
        first = self.story()
        return first if first and self.counts[first] == self.counts.total() else None

    def leading(self) -> str | None:
        """The country that more than half of all mentions of countries and their places belong to."""
        return self.lead


def _lead(counts: Counter[str]) -> str | None:
    if not counts:
        return None
    first, count = max(sorted(counts.items()), key=lambda item: item[1])
    return first if 2 * count > counts.total() else None


def read_world(document: Document, hits: tuple[Hit, ...], mentions: Sequence[Mention] = ()) -> World:
    """The countries of an article, counted over what the gazetteer found in it.

    A place name that is only a part of a person's mention is not counted.
    """
    named, cities, local = Counter[str](), Counter[str](), Counter[str]()
    hits = _outside_people(document, hits, mentions)
    firm: dict[Span, Entry | None] = {}
    doubt = _may_be_words(document, hits)
    for hit in hits:
        entry = None if hit.span in doubt else certain(hit)
        firm[hit.span] = entry
        if entry is not None and entry.country and entry.sector != "JRN":  # who is cited tells no scene
            (cities if entry.kind == "city" else named)[entry.country] += 1
            if entry.kind in ("city", "region"):
                local[entry.country] += 1
    counts = named + cities
    home = home_of(document, counts)
    if named:  # A city of a country that is not spoken of is rather another place of that name.
        counts = named + Counter({c: n for c, n in cities.items() if named[c] or c == home})
    lead = _lead(counts)
    world = World(counts, named, local, home, lead, hits, {})
    meanings = {}
    for at, hit in enumerate(hits):
        meanings[hit.span] = _meaning(document, world, at, firm, doubt)
    return World(counts, named, local, home, lead, hits, meanings)


def _outside_people(
    document: Document, hits: tuple[Hit, ...], mentions: Sequence[Mention]
) -> tuple[Hit, ...]:
    """The hits that are no mere part of a person's name ("Israel" in "Israel Adesanya").

    A country between an office and a name is the office's ("Menteri Ukraina Ihor Savchuk").
    """
    spans = [m.span for m in mentions if m.kind == "person"]
    offices = {m.span[1] + 1 for m in mentions if m.kind == "role"}
    first_names = load(document.language, "link").get("first_names", ())
    out, at = [], 0
    for hit in hits:
        while at < len(spans) and spans[at][1] <= hit.span[0]:
            at += 1
        inside = at < len(spans) and spans[at][0] <= hit.span[0] and hit.span[1] <= spans[at][1]
        office = hit.span[0] in offices and any(e.kind == "country" for e in hit.entries)
        if (
            not inside
            or spans[at] == hit.span
            or any(e.kind in ("person", "seat") for e in hit.entries)
            or (office and _leads_name(document, hit.span, spans[at], first_names))
        ):
            out.append(hit)
    return tuple(out)


def _leads_name(document: Document, hit: Span, person: Span, first_names: Sequence[str]) -> bool:
    """Whether a country that opens a person's mention is no part of the name ("Israel Avner Dolev")."""
    named = document.words((hit[1], person[1])).split()
    return len(named) > 1 or document.words(hit).lower() not in first_names


def _may_be_words(document: Document, hits: Sequence[Hit]) -> frozenset[Span]:
    """The names that open their sentence and may be plain words there ("Turkey is served cold").

    A name may where the article also writes the word small, or, of towns, where news writes it small at all
    or a noun follows; never where the article has it in capitals within a sentence too.
    """
    opening = [hit for hit in hits if hit.opens]
    if not opening:
        return frozenset()
    within_sentence = {document.words(hit.span) for hit in hits if not hit.opens}
    small = {t.text for tokens in document.tokens for t in tokens if t.text.islower()}
    return frozenset(
        hit.span
        for hit in opening
        if document.words(hit.span) not in within_sentence and _may_be_a_word(document, hit, small)
    )


def _may_be_a_word(document: Document, hit: Hit, small: AbstractSet[str]) -> bool:
    if any(e.kind in ("organisation", "person", "seat") for e in hit.entries):
        return False
    written = document.words(hit.span)
    word = written.lower()
    if " " in word or (written.isupper() and len(word) > 1):  # "US" is no "us"
        return False
    towns = all(e.kind in ("city", "region") for e in hit.entries)
    if towns and word in load(document.language, "link").get("words_too", ()):
        after = tokens_after(document, hit.span[1])
        return bool(after) and after[0].tag in ("NOUN", "ADJ", "DET", "PRON") and after[0].text.islower()
    return word in small or (towns and word in name_words(document.language).common)


def _meaning(
    document: Document,
    world: World,
    at: int,
    firm: Mapping[Span, Entry | None],
    doubt: AbstractSet[Span],
) -> Meaning:
    """What the hit at an index means: by its neighbours, else by its form, else by the article."""
    hit = world.hits[at]
    found = by_neighbours(document, world.hits, at, lambda h: firm.get(h.span))
    entry = firm[hit.span]
    elsewhere = found.entry is not None and found.rule != "listed with its like"
    if found.entry is not None and (
        entry is None or (elsewhere and entry.kind in ("city", "capital", "region", "country"))
    ):
        return found
    if entry is not None:
        near = not world.named or world.named[entry.country or ""] or entry.country == world.home
        if entry.kind != "city" or entry.size >= BIG or near:
            return Meaning(entry, 0.95 if entry.kind != "city" else 0.85, "form")
        return UNKNOWN
    if hit.span in doubt:
        return UNKNOWN
    rivals = any(e.kind == "country" for e in hit.entries)
    tongue = None if world.counts else language_home(document.language)
    supported = [
        e
        for e in hit.entries
        if _supported(e, world, rivals) or (e.kind == "organisation" and e.country and e.country == tongue)
    ]
    if supported and len({e.country for e in supported}) == 1:
        return Meaning(first_meant(supported), 0.8, "article speaks of it")
    places = [e for e in hit.entries if e.kind in ("country", "region")]
    words = name_words(document.language)
    if len({e.country for e in places}) == 1 and is_place_here(document, hit, words):
        return Meaning(first_meant(places), 0.7, "place by what stands before")
    return UNKNOWN


def _supported(entry: Entry, world: World, rivals: bool) -> bool:
    """Whether the article speaks of what an entry belongs to.

    A region that is called like a country needs another place of its own country.
    """
    if not entry.country:
        return False
    if entry.kind == "organisation":
        return world.leads(entry.country)
    if entry.kind == "region" and entry.weak and rivals:
        return world.local[entry.country] > 0 or entry.country == world.at_home()
    return world.supports(entry.country)


def countries_within(span: Span, world: World) -> list[str]:
    """The countries that a phrase names by a country, nation or place inside it, in order, each once.

    Towns count where no country or nation is named: "Menteri *Negara* Timor-Leste" is of no such town.
    """
    found: dict[str, None] = {}
    towns: dict[str, None] = {}
    for hit in world.within(span):
        entry = world.meaning(hit)
        if entry is not None and entry.country and entry.kind not in ("person", "organisation"):
            (towns if entry.kind == "city" else found).setdefault(entry.country)
    return list(found or towns)


def country_within(span: Span, world: World) -> str | None:
    """The only country that a phrase names; None where it names none or two."""
    found = countries_within(span, world)
    return found[0] if len(found) == 1 else None
