"""What the gazetteer finds in a text, and the countries that it speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dateline.languages import load
from dateline.link.tables import BIG, DOMINANT, Entry, country_of_domain, forms, outlets
from dateline.read.document import Document, within
from dateline.read.name_words import name_words
from dateline.records import Span

SMALL = 4
"""Letters up to which a name in capitals only counts when it stands so in the gazetteer."""
FREE_CITY = 300_000
"""People that a city has at least to be found where nothing else says that its name is a place."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that the gazetteer knows, with what it may mean."""

    span: Span
    entries: tuple[Entry, ...]
    opens: bool = False

    def of_kind(self, *kinds: str) -> Entry | None:
        """The first meaning of one of the kinds, in their order."""
        return next((e for kind in kinds for e in self.entries if e.kind == kind), None)


def find_hits(document: Document) -> tuple[Hit, ...]:
    """All that the gazetteer knows in the text, the longest form at each place, in order."""
    table = forms(document.language)
    not_after = name_words(document.language).not_after
    text = document.text
    out: list[Hit] = []
    for tokens in document.tokens:
        lower = [t.lower for t in tokens]
        size, at = len(lower), 0
        opened = True
        while at < size:
            taken = 0
            thing = at > 0 and lower[at - 1] in not_after
            for length, entries in () if thing else table.matches(lower, at, size):
                span = (tokens[at].span[0], tokens[at + length - 1].span[1])
                written = text[span[0] : span[1]]
                fit = tuple(e for e in entries if _written_so(e, written))
                if fit:
                    out.append(Hit(span, fit, opened))
                    taken = length
                    break
            opened = not taken and opened and not lower[at][0].isalnum()
            at += taken or 1
    return tuple(out)


def _written_so(entry: Entry, written: str) -> bool:
    """Whether the text writes the name as a name, and exactly where the data asks for that."""
    if entry.exact:
        return written == entry.exact
    words = written.split()
    first, last = words[0], words[-1]
    if not first[0].isupper():
        return (len(words) == 1 and "-" in first and not written.islower()) or (
            len(words) > 1 and len(first) < 4 and last[0].isupper()
        )
    return last[0].isupper() or entry.kind == "country" or not last[0].isalpha()


@dataclass(frozen=True, slots=True)
class World:
    """The countries that an article speaks of.

    ``counts`` has all hits by country, ``named`` those that are no cities; ``home`` is the likely home.
    """

    counts: Counter[str]
    named: Counter[str]
    home: str | None
    hits: tuple[Hit, ...]

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

    def leading(self) -> str | None:
        """The country that more than half of all mentions of countries and their places belong to."""
        if not self.counts:
            return None
        first, count = max(sorted(self.counts.items()), key=lambda item: item[1])
        return first if 2 * count > self.counts.total() else None


def read_world(document: Document, hits: tuple[Hit, ...]) -> World:
    """The countries of an article, counted over what the gazetteer found in it."""
    named, cities = Counter[str](), Counter[str]()
    for hit in hits:
        entry = certain(hit)
        if entry is not None and entry.country:
            (cities if entry.kind == "city" else named)[entry.country] += 1
    counts = named + cities
    home = _home(document, counts)
    if named:  # A city of a country that is not spoken of is rather another place of that name.
        counts = named + Counter({c: n for c, n in cities.items() if named[c] or c == home})
    return World(counts, named, home, hits)


def certain(hit: Hit) -> Entry | None:
    """The meaning of a hit where its form has one only, or one far larger than the others."""
    firm = [e for e in hit.entries if not e.weak]
    if not firm or len(firm) < len(hit.entries):
        return None
    if len({e.country for e in firm}) == 1:
        return firm[0]
    ordered = sorted(firm, key=lambda e: -e.size)
    first, second = ordered[0], next(e for e in ordered if e.country != ordered[0].country)
    if first.kind in ("country", "capital") and second.kind == "city" and second.size < BIG:
        return first
    return first if first.size >= DOMINANT * max(second.size, 1) else None


def choose(hit: Hit, world: World) -> Entry | None:
    """The meaning of a hit in this article: the certain one, else the one that the article supports."""
    found = certain(hit)
    if found is not None:
        near = not world.named or world.named[found.country or ""] or found.country == world.home
        return found if found.kind != "city" or found.size >= BIG or near else None
    supported = [
        e
        for e in hit.entries
        if e.country and (world.leads(e.country) if e.kind == "organisation" else world.supports(e.country))
    ]
    if supported and len({e.country for e in supported}) == 1:
        return supported[0]
    return None


def _home(document: Document, counts: Counter[str]) -> str | None:
    """The country that the article is written for: two signs agree, or one that the text speaks of much.

    The signs are the language, the address and the dateline.
    """
    signs = Counter(s for s in _signs(document) if s)
    for country, count in sorted(signs.items(), key=lambda item: (-item[1], item[0])):
        spoken = counts[country]
        if count > 1 or (spoken and 2 * spoken >= max(counts.values())):
            return country
    return None


def _signs(document: Document) -> Iterable[str | None]:
    article = document.article
    yield load(document.language, "names").get("home", {}).get("country")
    host = (urlsplit(article.url or "").hostname or "").lower()
    parts = host.split(".")
    yield (country_of_domain(parts[-1]) if len(parts[-1]) == 2 else None) or next(
        (outlets()[p] for p in parts if p in outlets()), None
    )
    if article.dateline and article.dateline.place:
        yield country_of_name(article.dateline.place, document.language)


def country_of_name(name: str, language: str) -> str | None:
    """The country of a place by its name alone, in any case of letters; None where that is open."""
    words = name_words(language)
    parts = name.lower().split()
    tries = [parts]
    if len(parts) > 1 and parts[-1] in words.place_endings:
        tries.append(parts[:-1])
    if len(parts) > 1 and words.place_heads.get(parts[0]):
        tries.append(parts[1:])
    for part in tries:
        entries = forms(language).get(" ".join(part)) or ()
        places = tuple(e for e in entries if e.kind in ("country", "capital", "region", "city"))
        found = certain(Hit((0, 0), places)) if places else None
        if found:
            return found.country
    return None


def hit_at(hits: Sequence[Hit], span: Span) -> Hit | None:
    """The hit at exactly this span; None without one."""
    at = bisect_left(hits, span[0], key=lambda h: h.span[0])
    return hits[at] if at < len(hits) and hits[at].span == span else None


def countries_within(hits: Sequence[Hit], span: Span, world: World) -> list[str]:
    """The countries that a phrase names by a country, nation or place inside it, in order, each once."""
    found: dict[str, None] = {}
    for hit in within(hits, span):
        entry = choose(hit, world)
        if entry is not None and entry.country and entry.kind not in ("person", "organisation"):
            found.setdefault(entry.country)
    return list(found)


def country_within(hits: Sequence[Hit], span: Span, world: World) -> str | None:
    """The only country that a phrase names; None where it names none or two."""
    found = countries_within(hits, span, world)
    return found[0] if len(found) == 1 else None
