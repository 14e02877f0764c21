"""The lists of organisations and regions are sound: what a row may say, and what it may not share."""

from __future__ import annotations

from collections import defaultdict

import pytest

from dateline.link.hits import _written_so
from dateline.link.tables import HERE, Entry, countries
from dateline.read.name_words import words_of

SECTORS = frozenset([
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "EUR", "GOV", "IGO", "IMG", "ISM", "JRN", "JUD",
    "LAB", "LEG", "MED", "MIL", "MNC", "NGO", "OPP", "PRE", "PRM", "PTY", "REB",
    "REF", "REL", "SOC", "SPY", "UAF", "UNK", "UNO",
])  # fmt: skip
"""PLOVER's sectors, with those of actors of no country."""
NO_COUNTRY = frozenset({"IGO", "EUR", "NGO", "UAF", "JRN", "REL", "LAB", "PTY", "EDU", "BUS", "MIL", "SOC"})
"""Sectors of bodies that belong to no country."""
MARKS = frozenset({"", "=", "~", "~=", "=~"})


def rows(*parts: str) -> list[tuple[str, list[str]]]:
    """The cells of each row, with the file and line that they stand in."""
    path = HERE.joinpath(*parts)
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    return [
        (f"{file.name}:{number}", [cell.strip() for cell in line.split("|")])
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if line and not line.startswith("#")
    ]


ORGANISATIONS = rows("organisations")
REGIONS = rows("regions.txt")
CITIES = {
    f"geonames:{line.rpartition(chr(9))[2]}" for line in (HERE / "cities.tsv").read_text("utf-8").splitlines()
}


def writings(cell: str) -> list[tuple[str, str]]:
    """Each writing of a cell without its marks, and the marks."""
    names = [name.strip() for name in cell.split(";")]
    return [(name.rstrip("=~"), name[len(name.rstrip("=~")) :]) for name in names]


def test_rows_are_well_formed() -> None:
    for where, cells in ORGANISATIONS:
        assert len(cells) == 5, where
        key, sector, country, _, wikidata = cells
        assert key == key.lower(), where
        assert " " not in key, where
        assert sector in SECTORS, (where, sector)
        assert country in countries() or (not country and sector in NO_COUNTRY), (where, country)
        assert not wikidata or (wikidata[0] == "Q" and wikidata[1:].isdigit()), where
    for where, cells in REGIONS:
        assert len(cells) == 3 or cells[3:] == [c for c in cells[3:4] if c in CITIES], where
        assert not cells[1] or cells[1] in countries(), where


def test_identifiers_are_used_once() -> None:
    for column in (0, 4):
        seen: dict[str, str] = {}
        for where, cells in ORGANISATIONS:
            if cells[column]:
                assert cells[column] not in seen, (where, seen.get(cells[column]), cells[column])
                seen[cells[column]] = where
    firsts = [writings(cells[0])[0][0] for _, cells in REGIONS]
    assert len(firsts) == len(set(firsts))


@pytest.mark.parametrize(("table", "column"), [(ORGANISATIONS, 3), (REGIONS, 0)])
def test_every_writing_can_be_found(table: list[tuple[str, list[str]]], column: int) -> None:
    """No writing is empty, has a mark that is none, or is one that the rules of matching never accept."""
    lost = []
    for where, cells in table:
        for written, marks in writings(cells[column]):
            assert written, where
            assert marks in MARKS, (where, marks)
            country = cells[2] if table is ORGANISATIONS else cells[1]
            entry = Entry("organisation", "", written, country, exact=written if "=" in marks else "")
            if not _written_so(entry, written, ()):
                lost.append((where, written))
            if "~" in marks:
                assert country, (where, written, "support is sought by country")
    assert lost == []


def same_writings() -> dict[tuple[tuple[str, ...], str], list[tuple[str, str, str, bool]]]:
    """Where each writing stands: by its words and, where only that counts, its exact form."""
    found = defaultdict(list)
    for table, column, land in ((ORGANISATIONS, 3, 2), (REGIONS, 0, 1)):
        for where, cells in table:
            for written, marks in writings(cells[column]):
                exact = written if "=" in marks else ""
                key = (words_of(written, "en"), exact)
                found[key].append((where, written, cells[land], "~" in marks))
    return found


def test_no_writing_means_two_things_without_support() -> None:
    """Two rows may share a writing only where each needs support, from a country of its own."""
    clashes = []
    found = same_writings()
    for (words, exact), places in found.items():
        if exact:
            places = places + found.get((words, ""), [])
        if len({where for where, *_ in places}) < 2:
            continue
        lands = [country for _, _, country, _ in places]
        if not all(weak for *_, weak in places) or len(set(lands)) < len(lands):
            clashes.append(places)
    assert clashes == []


def test_every_regency_and_city_of_indonesia_is_a_place() -> None:
    held: dict[str, set[str]] = defaultdict(set)
    for _, (names, country, holder, *_) in REGIONS:
        for written, marks in writings(names):
            if country == "IDN" and holder and not marks and " Toba Samosir" not in written:
                head, _, rest = written.partition(" ")
                if head in ("Kabupaten", "Kota") and rest.split(" ")[0] not in ("Administrasi", "Solo"):
                    held[head].add(written)
    assert (len(held["Kabupaten"]), len(held["Kota"])) == (416, 98)
    provinces = {w for _, (names, *_) in REGIONS for w, _ in writings(names) if w.startswith("Provinsi ")}
    assert len(provinces) == 38
