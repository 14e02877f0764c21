"""The gazetteer, loaded once and made ready for matching."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from dateline.languages import load
from dateline.link.bodywords import body_id, body_sectors
from dateline.link.own import Own, read_actors
from dateline.link.rows import HERE, Country, Entry, Office, first_day, last_day, marked, rows, slug
from dateline.ownfiles import Stamp, stamp_of
from dateline.read.coreference import key_of
from dateline.read.name_words import Phrases, words_of

__all__ = [
    "BIG",
    "DOMINANT",
    "HERE",
    "Country",
    "Entry",
    "Office",
    "countries",
    "country_of_domain",
    "forms",
    "leaders",
    "office_of",
    "offices",
    "outlets",
    "slug",
    "unmistakable",
    "use_actors",
    "wikidata_of",
]

BIG = 1_000_000
"""People of a city that is known by its name alone."""
DOMINANT = 8
"""How many times larger the largest city of a name must be to be meant where nothing else tells."""


class _Own:
    """The user's own actors, and the file that they came from."""

    actors: tuple[Own, ...] = ()
    source: Stamp | None = None


def use_actors(file: str | Path | None) -> None:
    """Adds the actors and aliases of a CSV or TOML file (docs/actors.md) to the gazetteer of this process.

    They stay until another file, or None, takes their place; a file that did not change is not read again.
    Raises InputError for a file with faults, which then changes nothing.
    """
    path = Path(file) if file else None
    source = stamp_of(path)
    if source is not None and source == _Own.source:
        return
    actors = read_actors(path) if path else ()
    if actors != _Own.actors:
        _Own.actors = actors
        for made in (offices, _people, _wikidata, forms):
            made.cache_clear()
    _Own.source = source


@cache
def countries() -> dict[str, Country]:
    """Every country by its alpha-3 code."""
    cells = rows("countries.tsv", "\t")
    next(cells)
    return {a3: Country(a3, a2, wikidata or None, cow or None, name) for a3, a2, wikidata, cow, name in cells}


@cache
def country_of_domain(ending: str) -> str | None:
    """The country of a two-letter internet domain; None for those that anybody may take."""
    if ending in ("co", "tv", "io", "me", "ai", "eu", "cc", "to", "fm", "ly", "gg", "ac"):
        return None
    wanted = {"uk": "GB"}.get(ending, ending.upper())
    return next((c.alpha3 for c in countries().values() if c.alpha2 == wanted), None)


@cache
def outlets() -> dict[str, str]:
    """The home country of news sites whose address does not say it, by the name before the ending."""
    return {name: code for code, names in (row for row in rows("outlets.txt", "|")) for name in names.split()}


@cache
def leaders() -> dict[str, str]:
    """The office that leads a country for certain, by alpha-3 code."""
    return {code: office for office, codes in rows("leaders.txt", "|") for code in codes.split()}


@contextmanager
def _no_sweeps() -> Iterator[None]:
    """Pauses the sweeps for garbage while tables that stay are made: they took a quarter of the time."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


@cache
def offices() -> dict[tuple[str, ...], tuple[Office, ...]]:
    """The terms of listed people by the words of each writing of their names."""
    with _no_sweeps():
        return _offices()


@cache
def unmistakable() -> frozenset[tuple[str, ...]]:
    """The single words by which one listed person alone is known, whatever the article speaks of."""
    writings = (n.strip() for cells in rows("people", "|") for n in cells[0].split(";") if "**" in n)
    return frozenset(key_of(n.lstrip("*")) for n in writings)


def _offices() -> dict[tuple[str, ...], tuple[Office, ...]]:
    out: dict[tuple[str, ...], list[Office]] = defaultdict(list)
    main: dict[str, tuple[str, ...]] = {}
    for cells in rows("people", "|"):
        names, holder, sector, office, start, end, *rest = cells
        writings = [n.strip() for n in names.split(";")]
        first = writings[0]
        full = key_of(first)
        term = Office(
            f"person:{'-'.join(full)}",
            first,
            holder,
            sector,
            office,
            first_day(start),
            last_day(end),
            (rest or [""])[0] or None,
        )
        main.setdefault(first, full)
        out[full].append(term)
        for writing in writings[1:]:
            out[key_of(writing.lstrip("*"))].append(term)
    for own in _Own.actors:
        if own.kind == "person":
            known = out.get(key_of(_listed_name(own.actor_id, out)), [])
            mine = Office(
                own.actor_id,
                known[0].name if known else own.names[0],
                own.country or "",
                own.sector or "",
                own.office,
                own.valid_from,
                own.valid_to,
                own.wikidata,
            )
            for name in own.names:
                key = key_of(name.rstrip("=~"))
                out[key] = known or [*(t for t in out[key] if t.person_id == own.actor_id), mine]
    for terms in list(out.values()):  # a writing of one row stands for all terms of its person
        whole = out[main.get(terms[0].name) or key_of(terms[0].name)]
        if whole is not terms:
            known_terms = {id(term) for term in terms}
            terms += [term for term in whole if id(term) not in known_terms]
    return {key: tuple(terms) for key, terms in out.items()}


def _listed_name(person_id: str, known: Mapping[tuple[str, ...], Sequence[Office]]) -> str:
    """The name of a person that the gazetteer lists, by the identifier; "" for others."""
    return next((t.name for terms in known.values() for t in terms if t.person_id == person_id), "")


@cache
def _people() -> dict[str, Office]:
    return {terms[-1].person_id: terms[-1] for terms in offices().values()}


def office_of(person_id: str) -> Office | None:
    """The last listed office of a person, by the identifier; None for people who are not listed."""
    return _people().get(person_id)


@cache
def _wikidata() -> dict[str, str]:
    ids = {f"org:{cells[0]}": cells[4] for cells in rows("organisations", "|") if len(cells) > 4 and cells[4]}
    return ids | {own.actor_id: own.wikidata for own in _Own.actors if own.wikidata}


def wikidata_of(actor_id: str) -> str | None:
    """The Wikidata id of an organisation, or of an actor of the user's own; None where it is not known."""
    return _wikidata().get(actor_id)


@cache
def forms(language: str) -> Phrases[tuple[Entry, ...]]:
    """Every written form of the gazetteer in a language, with what it may mean."""
    with _no_sweeps():
        return _forms(language)


def _forms(language: str) -> Phrases[tuple[Entry, ...]]:
    table: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for written, entry in _entries(language):
        table[words_of(written, language)].append(entry)
    for own in _Own.actors:  # the user's word stands before the gazetteer's
        for name in own.names:
            written, exact, weak = marked(name)
            kind = "seat" if own.kind == "country" else own.kind
            mine = Entry(
                kind, own.actor_id, own.names[0], own.country, own.sector, exact, weak, BIG, own.wikidata
            )
            if kind != "person" or " " in written:
                table[words_of(written, language)] = [mine]
    return Phrases((words, tuple(entries)) for words, entries in table.items())


def _entries(language: str) -> Iterator[tuple[str, Entry]]:
    known = countries()
    kinds = {"names": "country", "capitals": "capital", "adjectives": "adjective", "people": "people"}
    for code, entry in load(language, "countries").items():
        for key, kind in kinds.items():
            for name in entry.get(key, ()):
                written, exact, weak = marked(name)
                about = Entry(
                    kind, f"country:{code}", written, code, None, exact, weak, BIG, known[code].wikidata
                )
                yield written, about
    parties = load(language, "names").get("parties", {})
    sectors = parties.get("seat_sectors", {})
    for written, code in parties.get("seats", {}).items():
        yield written, Entry("seat", f"country:{code}", written, code, sectors.get(written, "GOV"))
    unsure = load(language, "link").get("unsure", ())
    for cells in rows("regions.txt", "|"):
        names = [n.strip() for n in cells[0].split(";")]
        first = marked(names[0])[0]
        place = cells[3] if len(cells) > 3 else f"place:{slug(first)}"  # "Kota Bandung" is the city
        for name in names:
            written, exact, weak = marked(name)
            weak = weak or written.lower() in unsure
            yield written, Entry("region", place, first, cells[1] or None, None, exact, weak, BIG)
    heads = frozenset(load(language, "names").get("places", {}).get("heads", ()))
    cities = rows("cities.tsv", "\t")
    next(cities)
    for written, code, _, _, people, geonames in cities:
        first = written.split(";")[0]
        for name in written.split(";"):
            if name.lower() in heads:  # "Kota" is a city in India, and the word for any city
                continue
            yield name, Entry("city", f"geonames:{geonames}", first, code, None, "", False, int(people))
    for cells in rows("organisations", "|"):
        key, sector, country, written = cells[:4]
        names = [n.strip() for n in written.split(";")]
        wikidata = cells[4] if len(cells) > 4 and cells[4] else None
        first = names[0].rstrip("=~")
        for name in names:
            plain, exact, weak = marked(name)
            about = Entry(
                "organisation", f"org:{key}", first, country or None, sector, exact, weak, BIG, wikidata
            )
            yield plain, about
    sector_of = body_sectors(language)
    for country, body, _, written in rows("bodies.txt", "|"):
        for name in filter(None, (n.strip() for n in written.split(";"))):
            plain, exact, weak = marked(name)
            key = body_id(country, body)
            yield plain, Entry("organisation", key, plain, country, sector_of[body], exact, weak, BIG)
    for cells in rows("people", "|"):
        names = [n.strip() for n in cells[0].split(";")]
        holder = cells[1] if ":" not in cells[1] else None
        entry = Entry("person", f"person:{slug(names[0])}", names[0], holder)
        for name in names:
            plain = name.lstrip("*")
            if " " in plain:
                yield plain, entry
