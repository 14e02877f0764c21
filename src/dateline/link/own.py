"""The user's own actors and aliases: a CSV or TOML file, checked row by row."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dateline.errors import InputError
from dateline.link.rows import first_day, last_day, rows, slug
from dateline.ontology.plover import sectors
from dateline.ownfiles import refuse, text_of

COLUMNS = ("name", "aliases", "id", "kind", "country", "sector", "office", "from", "to", "wikidata")
KINDS = ("person", "organisation")
OWN_ID = re.compile(r"own:[a-z0-9]+(?:[-.][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Own:
    """An actor of the user's, or more names of one that the gazetteer has."""

    actor_id: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    sector: str | None
    office: str
    valid_from: date | None
    valid_to: date | None
    wikidata: str | None


@cache
def _known() -> Mapping[str, tuple[str, str | None, str | None]]:
    """Kind, country and sector of every actor that the gazetteer lists, by identifier."""
    out: dict[str, tuple[str, str | None, str | None]] = {}
    codes = rows("countries.tsv", "\t")
    next(codes)
    for code, *_ in codes:
        out[f"country:{code}"] = ("country", code, "GOV")
    for key, sector, country, *_ in rows("organisations", "|"):
        out[f"org:{key}"] = ("organisation", country or None, sector)
    for names, holder, sector, *_ in rows("people", "|"):
        first = names.split(";")[0].strip()
        out[f"person:{slug(first)}"] = ("person", None if ":" in holder else holder, sector)
    return out


def read_actors(path: Path) -> tuple[Own, ...]:
    """The actors of a file that ends in .csv or .toml.

    Raises InputError that names the line, the column and what to write instead, for up to ten faults.
    """
    text = text_of(path, "actors")
    if path.suffix.lower() == ".csv":
        found = _csv_rows(path, text)
    elif path.suffix.lower() == ".toml":
        found = _toml_rows(path, text)
    else:
        raise InputError(f"the actors file {path} must end in .csv or .toml")
    out: list[Own] = []
    faults: list[str] = []
    for line, row in found:
        wrong = list(_faults(row))
        faults += [f"{path}, line {line}, column {column}: {said}" for column, said in wrong]
        if not wrong:
            out.append(_own(row))
    if faults:
        refuse(faults, len(faults))
    return tuple(out)


def _csv_rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells of each row of a CSV file with a header; a semicolon or tab may part the columns."""
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    names = [name.strip().lower() for name in next(reader, [])]
    _check_columns(path, 1, names)
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(names):
            raise InputError(
                f"{path}, line {reader.line_num}: {len(cells)} cells under {len(names)} columns; "
                f'put a cell that holds "{separator}" in quotation marks'
            )
        yield reader.line_num, {n: c.strip() for n, c in zip(names, cells, strict=False)}


def _toml_rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and values of each [[actor]] table of a TOML file."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path} is not a TOML file: {error}") from None
    tables = data.get("actor")
    if set(data) != {"actor"} or not isinstance(tables, list):
        raise InputError(f"{path}: write each actor as a table [[actor]], and nothing else")
    lines = [i for i, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[actor]]")]
    for line, table in zip(lines, tables, strict=False):
        _check_columns(path, line, list(table))
        row = {}
        for name, value in table.items():
            parts = value if isinstance(value, list) else [value]
            row[name] = "; ".join(str(part) for part in parts)
        yield line, row


def _check_columns(path: Path, line: int, names: list[str]) -> None:
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        raise InputError(
            f"{path}, line {line}: unknown column {unknown[0]!r}; known are {', '.join(COLUMNS)}"
        )
    if "name" not in names:
        raise InputError(
            f"{path}, line {line}: the column name is missing; it holds the full name of the actor"
        )


def _faults(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The column and the fault of everything that is wrong in a row."""
    known = _known()
    given = row.get("id", "")
    if not row.get("name"):
        yield "name", "is empty; write the full name of the actor"
    if given and not given.startswith("own:") and given not in known:
        yield "id", f"{given!r} is not in the gazetteer; leave it empty, or begin one of your own with own:"
    if given.startswith("own:") and not OWN_ID.fullmatch(given):
        yield "id", f"{given!r} must be own: and small letters, digits, hyphens and dots"
    country = row.get("country", "")
    if country and f"country:{country}" not in known:
        yield "country", f"{country!r} is no ISO 3166-1 alpha-3 code; write IDN for Indonesia"
    sector = row.get("sector", "")
    if sector and sector not in sectors():
        yield "sector", f"{sector!r} is no PLOVER sector; known are {', '.join(sectors())}"
    kind = row.get("kind", "")
    if kind and kind not in KINDS:
        yield "kind", f"{kind!r} must be {' or '.join(KINDS)}"
    if not kind and given not in known:
        yield "kind", f"is empty; write {' or '.join(KINDS)}"
    days: dict[str, date | None] = {}
    for column, read in (("from", first_day), ("to", last_day)):
        try:
            days[column] = read(row.get(column, ""))
        except ValueError:
            yield column, f"{row[column]!r} is no date; write 2024, 2024-10 or 2024-10-20"
    start, end = days.get("from"), days.get("to")
    if start and end and end < start:
        yield "to", f"{row['to']!r} lies before from"
    if row.get("wikidata") and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"]):
        yield "wikidata", f"{row['wikidata']!r} is no Wikidata identifier; write it as Q252"


def _own(row: Mapping[str, str]) -> Own:
    """The actor of a row without faults; where the row is silent, it keeps what the gazetteer says."""
    given = row.get("id", "")
    kind, country, sector = _known().get(given, ("", None, None))
    names = [row["name"], *(n.strip() for n in row.get("aliases", "").split(";"))]
    return Own(
        given or f"own:{slug(row['name'])}",
        tuple(n for n in dict.fromkeys(names) if n),
        row.get("kind") or kind,
        row.get("country") or country,
        row.get("sector") or sector,
        row.get("office", ""),
        first_day(row.get("from", "")),
        last_day(row.get("to", "")),
        row.get("wikidata") or None,
    )
