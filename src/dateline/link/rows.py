"""The rows of the gazetteer's files, and the records made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dateline.read.coreference import key_of

HERE = Path(__file__).parent / "gazetteer"


class Entry(NamedTuple):
    """What a written form may mean; a tuple, since tens of thousands are made at each start.

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


class Office(NamedTuple):
    """One term of a listed person; ``holder`` is an alpha-3 code or an organisation's id ("" for neither)."""

    person_id: str
    name: str
    holder: str
    sector: str
    office: str
    valid_from: date | None
    valid_to: date | None
    wikidata: str | None

    @property
    def country(self) -> str | None:
        """The country whose office it is; None for an organisation's."""
        return self.holder if self.holder and ":" not in self.holder else None


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


def rows(name: str, separator: str) -> Iterator[list[str]]:
    """The rows of a file, or of the files of a folder in the order of their names."""
    path = HERE / name
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                cells = line.split(separator)
                yield [cell.strip() for cell in cells] if separator == "|" else cells


@cache
def first_day(text: str) -> date | None:
    """A date of which month and day may be missing; None for an empty text. Raises ValueError for others."""
    if not text:
        return None
    year, month, day = (*(int(p) for p in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


@cache
def last_day(text: str) -> date | None:
    """The end of a term: the last day of the month or year where only that is known."""
    first = first_day(text)
    if first is None or text.count("-") == 2:
        return first
    months = 1 if "-" in text else 12
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def marked(name: str) -> tuple[str, str, bool]:
    """A name of the data without its marks, the exact writing if it must be kept, and whether it is weak."""
    plain = name.rstrip("=~")
    return plain, plain if "=" in name[len(plain) :] else "", "~" in name[len(plain) :]
