"""The gazetteer, loaded once and made ready for matching."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from dateline.languages import load
from dateline.read.coreference import key_of
from dateline.read.name_words import Phrases, name_words, words_of

HERE = Path(__file__).parent / "gazetteer"
BIG = 1_000_000
"""People of a city that is known by its name alone."""
DOMINANT = 8
"""How many times larger the largest city of a name must be to be meant where nothing else tells."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a written form may mean.

    ``kind`` is country, capital, seat, city, region, organisation, person, adjective or people; ``exact``
    the only writing that counts, where the data says so; ``weak`` says that support in the article is needed.
    """

    kind: str
    entry_id: str
    name: str
    country: str | None = None
    sector: str | None = None
    exact: str = ""
    weak: bool = False
    size: int = 0
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """One term of a listed person; ``holder`` is an alpha-3 code or an organisation's id."""

    person_id: str
    name: str
    holder: str
    sector: str
    office: str
    valid_from: date | None
    valid_to: date | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Country:
    """A country's codes; ``cow`` is the Correlates of War number."""

    alpha3: str
    alpha2: str
    wikidata: str | None
    cow: str | None
    name: str


def slug(name: str) -> str:
    """A name as an identifier: its words in lower case without accents, joined by hyphens."""
    return "-".join(key_of(name))


def _rows(name: str, separator: str) -> Iterator[list[str]]:
    """The rows of a file, or of the files of a folder in the order of their names."""
    path = HERE / name
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                cells = line.split(separator)
                yield [cell.strip() for cell in cells] if separator == "|" else cells


@cache
def countries() -> dict[str, Country]:
    """Every country by its alpha-3 code."""
    rows = _rows("countries.tsv", "\t")
    next(rows)
    return {a3: Country(a3, a2, wikidata or None, cow or None, name) for a3, a2, wikidata, cow, name in rows}


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
    return {
        name: code for code, names in (row for row in _rows("outlets.txt", "|")) for name in names.split()
    }


@cache
def body_ids() -> dict[tuple[str, str], str]:
    """The listed organisations that are bodies of a state, by country and kind of body (bodies.toml)."""
    return {(cells[0], cells[1]): f"org:{cells[2]}" for cells in _rows("bodies.txt", "|") if cells[2]}


@cache
def offices() -> dict[tuple[str, ...], tuple[Office, ...]]:
    """The terms of listed people by the words of each writing of their names."""
    out: dict[tuple[str, ...], list[Office]] = defaultdict(list)
    for cells in _rows("people", "|"):
        names, holder, sector, office, start, end, *rest = cells
        writings = [n.strip() for n in names.split(";")]
        first = writings[0]
        term = Office(
            f"person:{slug(first)}",
            first,
            holder,
            sector,
            office,
            _day(start),
            _last_day(end),
            (rest or [""])[0] or None,
        )
        for writing in writings:
            out[key_of(writing.lstrip("*"))].append(term)
    for terms in list(out.values()):
        for term in out[key_of(terms[0].name)]:
            if term not in terms:
                terms.append(term)
    return {key: tuple(terms) for key, terms in out.items()}


@cache
def _people() -> dict[str, Office]:
    return {terms[-1].person_id: terms[-1] for terms in offices().values()}


def office_of(person_id: str) -> Office | None:
    """The last listed office of a person, by the identifier; None for people who are not listed."""
    return _people().get(person_id)


def _day(text: str) -> date | None:
    """A date of which month and day may be missing."""
    if not text:
        return None
    year, month, day = (*(int(p) for p in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last_day(text: str) -> date | None:
    """The end of a term: the last day of the month or year where only that is known."""
    first = _day(text)
    if first is None or text.count("-") == 2:
        return first
    months = 1 if "-" in text else 12
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def _marked(name: str) -> tuple[str, str, bool]:
    """A name of the data without its marks, the exact writing if it must be kept, and whether it is weak."""
    plain = name.rstrip("=~")
    return plain, plain if "=" in name[len(plain) :] else "", "~" in name[len(plain) :]


@cache
def forms(language: str) -> Phrases[tuple[Entry, ...]]:
    """Every written form of the gazetteer in a language, with what it may mean."""
    table: dict[tuple[str, ...], list[Entry]] = defaultdict(list)

    for written, entry in _entries(language):
        table[words_of(written, language)].append(entry)
    return Phrases((words, tuple(entries)) for words, entries in table.items())


@cache
def capitals(language: str) -> frozenset[str]:
    """The place identifiers of the capitals, by what the language calls them."""
    data = load(language, "countries").values()
    return frozenset(
        f"place:{slug(_marked(name)[0])}" for entry in data for name in entry.get("capitals", ())
    )


@cache
def body_sectors(language: str) -> dict[str, str]:
    """The PLOVER sector of every kind of body, by bodies.toml (English where the language has none)."""
    data = load(language, "bodies") or load("en", "bodies")
    return {key: sector for sector, kinds in data.items() if sector.isupper() for key in kinds}


def _entries(language: str) -> Iterator[tuple[str, Entry]]:
    known = countries()
    kinds = {"names": "country", "capitals": "capital", "adjectives": "adjective", "people": "people"}
    for code, entry in load(language, "countries").items():
        for key, kind in kinds.items():
            for name in entry.get(key, ()):
                written, exact, weak = _marked(name)
                about = Entry(
                    kind, f"country:{code}", written, code, None, exact, weak, BIG, known[code].wikidata
                )
                yield written, about
    parties = load(language, "names").get("parties", {})
    sectors = parties.get("seat_sectors", {})
    for written, code in parties.get("seats", {}).items():
        yield written, Entry("seat", f"country:{code}", written, code, sectors.get(written, "GOV"))
    for cells in _rows("regions.txt", "|"):
        names = [n.strip() for n in cells[0].split(";")]
        first = names[0].rstrip("~")
        for name in names:
            written, exact, weak = _marked(name)
            yield (
                written,
                Entry("region", f"place:{slug(first)}", first, cells[1] or None, None, exact, weak, BIG),
            )
    heads = name_words(language).place_heads
    rows = _rows("cities.tsv", "\t")
    next(rows)
    for written, code, _, _, people, geonames in rows:
        first = written.split(";")[0]
        for name in written.split(";"):
            if heads.get(name) is not None:  # "Kota" is a city in India, and the word for any city
                continue
            yield name, Entry("city", f"geonames:{geonames}", first, code, None, "", False, int(people))
    for cells in _rows("organisations", "|"):
        key, sector, country, written = cells[:4]
        names = [n.strip() for n in written.split(";")]
        wikidata = cells[4] if len(cells) > 4 and cells[4] else None
        first = names[0].rstrip("=~")
        for name in names:
            plain, exact, weak = _marked(name)
            about = Entry(
                "organisation", f"org:{key}", first, country or None, sector, exact, weak, BIG, wikidata
            )
            yield plain, about
    sector_of = body_sectors(language)
    for country, body, listed, written in _rows("bodies.txt", "|"):
        for name in filter(None, (n.strip() for n in written.split(";"))):
            plain, exact, weak = _marked(name)
            key = f"org:{listed}" if listed else f"gov:{country}:{body}"
            yield plain, Entry("organisation", key, plain, country, sector_of[body], exact, weak, BIG)
    for cells in _rows("people", "|"):
        names = [n.strip() for n in cells[0].split(";")]
        holder = cells[1] if ":" not in cells[1] else None
        entry = Entry("person", f"person:{slug(names[0])}", names[0], holder)
        for name in names:
            plain = name.lstrip("*")
            if " " in plain:
                yield plain, entry
