"""Who ruled when: the terms of listed people do not contradict each other."""

from __future__ import annotations

import calendar
from collections import defaultdict
from datetime import date
from itertools import combinations, pairwise

from dateline.link.rows import HERE, slug
from dateline.link.tables import countries

SINGLE = frozenset(
    {
        "president",
        "acting president",
        "king",
        "emir",
        "sultan",
        "emperor",
        "supreme leader",
        "junta leader",
        "crown prince",
        "prime minister",
        "acting prime minister",
        "premier",
        "chief executive",
        "foreign minister",
        "minister of defence",
        "finance minister",
        "interior minister",
        "home minister",
        "minister of home affairs",
        "justice minister",
        "health minister",
        "education minister",
        "state secretary",
        "attorney general",
        "chief justice",
        "police chief",
        "army chief",
        "navy chief",
        "air force chief",
        "armed forces commander",
        "chief of the general staff",
        "chief of defence staff",
        "governor of the central bank",
        "speaker of parliament",
        "speaker of the assembly",
        "head of the corruption commission",
        "head of intelligence",
        "chief of detectives",
        "presidential chief of staff",
        "cabinet secretary",
        "queen",
        "prince",
        "grand duke",
        "pope",
        "chancellor",
        "taoiseach",
        "minister of state",
        "vice president",
        "foreign secretary",
        "secretary of state",
        "defence secretary",
        "secretary of defense",
        "chancellor of the exchequer",
        "treasury secretary",
        "home secretary",
        "homeland security secretary",
        "commerce secretary",
        "health secretary",
        "national security adviser",
        "director of the CIA",
        "director of the FBI",
        "director of national intelligence",
        "chairman of the Joint Chiefs of Staff",
        "chair of the Federal Reserve",
        "speaker of the House",
        "Senate majority leader",
        "Senate minority leader",
        "House minority leader",
        "White House press secretary",
        "White House chief of staff",
        "ambassador to the United Nations",
        "mayor of London",
        "mayor of New York",
        "governor of California",
        "governor of Florida",
        "governor of Texas",
        "governor of New York",
        "first minister of Scotland",
        "head of the European Central Bank",
        "president of the Commission",
        "president of the Council",
        "president of the Parliament",
        "high representative",
        "secretary-general",
        "secretary general",
        "director-general",
        "director general",
        "managing director",
        "executive director",
        "high commissioner for refugees",
        "high commissioner for human rights",
        "prosecutor",
    }
)
"""Offices that one person of a country holds at a time."""
SINGLE_BEGINNINGS = (
    "governor of ",
    "acting governor of ",
    "mayor of ",
    "regent of ",
    "chief of the ",
    "chief justice",
    "speaker of ",
    "head of the ",
    "coordinating minister for ",
    "minister of ",
)
"""How the names of further such offices begin."""
SINGLE_ENDINGS = (" minister",)
"""How they end, unless they begin with "deputy"."""
SLACK = 1
"""Days that two terms may overlap: one ends and the next begins, or a night of counting lies between."""
KNOWN: frozenset[tuple[str, str, str, str]] = frozenset(
    {
        ("CIV", "president", "Alassane Ouattara", "Laurent Gbagbo"),  # both took the oath in December 2010
        ("MDG", "president", "Didier Ratsiraka", "Marc Ravalomanana"),  # both claimed the office in 2002
        ("SGP", "senior minister", "Lee Hsien Loong", "Teo Chee Hean"),  # there may be several
    }
)
"""Country, office and the two persons, by name in order, who did hold it at the same time."""

Row = tuple[str, str, str, str, str, str]


def rows() -> list[Row]:
    """First writing, country, sector, office, from, to."""
    out: list[Row] = []
    for file in sorted((HERE / "people").glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                names, country, sector, office, start, end, *_ = (c.strip() for c in line.split("|"))
                out.append((names.split(";")[0].lstrip("*"), country, sector, office, start, end))
    return out


def bounds(text: str) -> tuple[date, date]:
    """The first and last day that a year, a month or a day may mean."""
    year, *rest = (int(p) for p in text.split("-"))
    if len(rest) == 2:
        return date(year, *rest), date(year, *rest)
    first, last = (rest[0], rest[0]) if rest else (1, 12)
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def surely(row: Row) -> tuple[date, date]:
    """The days that a term covers however its dates are read."""
    start, end = row[4], row[5]
    return (bounds(start)[1] if start else date.min, bounds(end)[0] if end else date.max)


def single(office: str) -> bool:
    """Whether one person holds that office at a time."""
    return (
        office in SINGLE
        or office.startswith(SINGLE_BEGINNINGS)
        or (office.endswith(SINGLE_ENDINGS) and not office.startswith("deputy"))
    )


def overlaps(terms: list[Row]) -> list[str]:
    """Pairs of different persons in one office at the same time."""
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in terms:
        if single(row[3]):
            held[row[1], row[3]].append(row)
    out = []
    for (country, office), holders in held.items():
        for a, b in combinations(holders, 2):
            one, other = sorted((a[0], b[0]))
            if slug(one) == slug(other) or (country, office, one, other) in KNOWN:
                continue
            (start_a, end_a), (start_b, end_b) = surely(a), surely(b)
            if (min(end_a, end_b) - max(start_a, start_b)).days > SLACK:
                out.append(f"{country} {office}: {one} and {other}")
    return out


def test_nobody_holds_a_single_office_beside_another() -> None:
    assert not overlaps(rows())


def test_the_check_finds_an_overlap() -> None:
    a = ("A B", "IDN", "GOV", "president", "2001-07-23", "2004-10-20")
    assert overlaps([a, ("C D", "IDN", "GOV", "president", "2004-10", "2014")]) == []
    assert overlaps([a, ("C D", "IDN", "GOV", "president", "2004-10-17", "2014")])


def test_terms_are_well_formed() -> None:
    for row in rows():
        name, country, _, office, start, end = row
        assert name, row
        assert office, row
        assert country in countries() or country.startswith("org:"), row
        if start and end:
            assert bounds(start)[0] <= bounds(end)[1], row


def test_a_term_is_listed_once() -> None:
    seen = [(slug(name), country, office, start) for name, country, _, office, start, _ in rows()]
    assert sorted(seen) == sorted(set(seen))


def test_terms_of_a_person_in_an_office_follow_each_other() -> None:
    held: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows():
        held[slug(row[0]), row[1], row[3]].append(row)
    for terms in held.values():
        spans = sorted(surely(t) for t in terms)
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), terms
