"""Identifiers and coordinates of places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.languages import load, load_all
from dateline.link.rows import marked, rows, slug


def _cities() -> Iterator[tuple[list[str], str, float, float, int, str]]:
    """Names, country, latitude, longitude (degrees), people and GeoNames number of every listed city."""
    cells = rows("cities.tsv", "\t")
    next(cells)
    for names, country, latitude, longitude, people, number in cells:
        yield names.split(";"), country, float(latitude), float(longitude), int(people), number


@cache
def capitals() -> dict[tuple[str, str], str]:
    """The place identifier of every capital by its country and a name of it, in any language.

    That of the city in GeoNames; names that GeoNames lacks are told by their order, which languages share.
    """
    known: dict[tuple[str, str], str] = {}
    for names, country, *_, number in sorted(_cities(), key=lambda city: city[4]):
        known.update({(country, name): number for name in names})
    english = {code: entry.get("capitals", ()) for code, entry in load("en", "countries").items()}
    out: dict[tuple[str, str], str] = {}
    for _, table in load_all("countries"):
        for code, entry in table.items():
            same = english.get(code, ())
            for i, name in enumerate(entry.get("capitals", ())):
                plain = marked(name)[0]
                other = marked(same[min(i, len(same) - 1)])[0] if same else plain
                tries = (plain, other, *(marked(n)[0] for n in same))  # the last: other names of one city
                found = next((known[code, t] for t in tries if (code, t) in known), None)
                out[code, plain] = f"geonames:{found}" if found else f"place:{slug(other)}"
    return out


@cache
def capital_ids() -> frozenset[str]:
    """The place identifiers of all capitals."""
    return frozenset(capitals().values())


@cache
def _coordinates() -> dict[str, tuple[float, float]]:
    out: dict[str, tuple[float, float]] = {}
    named: dict[tuple[str, str], tuple[float, float]] = {}
    for names, country, latitude, longitude, _, number in _cities():
        out[f"geonames:{number}"] = (latitude, longitude)
        for name in names:
            named.setdefault((country, name), (latitude, longitude))
    for cells in rows("regions.txt", "|"):
        names = [marked(n.strip())[0] for n in cells[0].split(";")]
        found = next((named[cells[1], n] for n in names if (cells[1], n) in named), None)
        if found:
            out.setdefault(f"place:{slug(names[0])}", found)
    return out


def coordinates(place_id: str) -> tuple[float, float] | None:
    """Latitude and longitude of a place in degrees (WGS 84); None where they are not known.

    A region that is called like its city has the city's.
    """
    return _coordinates().get(place_id)
