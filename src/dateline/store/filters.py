"""What a reader asks a corpus for, and the SQL conditions that say it; values are bound, never written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.errors import InputError


@dataclass(frozen=True, slots=True)
class Filter:
    """What rows must match; an empty field asks nothing.

    ``words`` are searched in article text (articles, stories, actors), quotation content (quotes) or the
    sentence (events); "quoted words" stay together and a trailing * matches beginnings. ``actor`` is an
    actor identifier or a part of a name: of the speaker (quotes), a party (events), or anybody named.
    ``country`` is ISO 3166-1 alpha-3, of the same. ``outlet`` and ``agency`` match without case.
    ``language`` "id" matches "id-ID" too. ``since`` and ``until`` are days of publication (``date`` or
    "2024-06-19"), both inclusive. ``distinct_copies`` counts a report once, however many outlets print it.
    """

    words: str | None = None
    actor: str | None = None
    country: str | None = None
    type: str | None = None
    status: str | None = None
    outlet: str | None = None
    since: date | str | None = None
    until: date | str | None = None
    language: str | None = None
    agency: str | None = None
    story: str | None = None
    distinct_copies: bool = False


Conditions = tuple[list[str], dict[str, Any]]
"""SQL conditions, and the values bound in them by name."""

ACTOR = "({0}actor_id = $actor OR {0}name ILIKE $actor_like ESCAPE '!')"
"""A row names the actor; {0} is the prefix of its columns."""
COUNTRY = "{0}country = $country"

_STORY = "a.article_id IN (SELECT article_id FROM story_members WHERE story_id = $story)"
_ORIGINS = "a.article_id NOT IN (SELECT article_id FROM copies WHERE role <> 'origin')"


def article_conditions(wanted: Filter) -> Conditions:
    """Conditions on the article ``a`` itself: outlet, days, language, agency, story, copies.

    Raises InputError for a day that is none.
    """
    asked: tuple[tuple[str, object, str], ...] = (
        ("outlet", wanted.outlet, "lower(a.outlet) = lower($outlet)"),
        ("agency", wanted.agency, "lower(a.agency) = lower($agency)"),
        ("since", _day(wanted.since), "a.published_day >= $since"),
        ("until", _day(wanted.until), "a.published_day <= $until"),
        (
            "language",
            wanted.language,
            "split_part(a.language, '-', 1) = split_part(lower($language), '-', 1)",
        ),
        ("story", wanted.story, _STORY),
    )
    found = [sql for _, value, sql in asked if value]
    if wanted.distinct_copies:
        found.append(_ORIGINS)
    return found, {name: value for name, value, _ in asked if value}


def _day(value: date | str | None) -> date | None:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise InputError(f"{value!r} is no day; write it as 2024-06-19") from None


def named_conditions(wanted: Filter, actor: str, country: str) -> Conditions:
    """Conditions on who is named: ``actor`` and ``country`` are the SQL that says it."""
    found: list[str] = []
    params: dict[str, Any] = {}
    if wanted.actor:
        found.append(actor)
        params |= {"actor": wanted.actor, "actor_like": f"%{_literal(wanted.actor)}%"}
    if wanted.country:
        found.append(country)
        params["country"] = wanted.country.upper()
    return found, params


def event_conditions(wanted: Filter) -> Conditions:
    """Conditions on the event ``e``: type and status."""
    found: list[str] = []
    params: dict[str, Any] = {}
    if wanted.type:
        found.append("e.type = $type")
        params["type"] = wanted.type.upper()
    if wanted.status:
        found.append("e.status = $status")
        params["status"] = wanted.status.lower()
    return found, params


def joined(*conditions: Conditions) -> tuple[str, dict[str, Any]]:
    """All conditions as one by AND ("true" where there are none), and all values."""
    sql = [c for found, _ in conditions for c in found]
    params = {name: value for _, bound in conditions for name, value in bound.items()}
    return " AND ".join(sql) or "true", params


def _literal(text: str) -> str:
    """Text in which LIKE finds no wildcard."""
    return "".join(f"!{c}" if c in "!%_" else c for c in text)
