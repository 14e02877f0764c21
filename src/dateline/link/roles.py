"""Offices to actors: the country of a role, and who holds it on the day of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.link.bodywords import body_words
from dateline.link.holders import holder_of, in_the_present, named_office, of_state, refers
from dateline.link.people import Bearer, day_of
from dateline.link.places import World, countries_within
from dateline.link.posts import GUESSES, role_country
from dateline.read.document import Document
from dateline.read.name_words import NameWords, name_words
from dateline.records import Mention


def link_role(
    document: Document,
    role: Mention,
    organisations: Sequence[Mention],
    world: World,
    words: NameWords,
    bearers: Mapping[str, Bearer],
    roles: Sequence[Mention],
) -> Mention:
    """A role with the actor, country and sector of its bearer, else of the office."""
    bearer = bearers.get(role.name)
    if bearer is not None:
        return replace(
            role,
            name=bearer.name if bearer.office else role.name,
            actor_id=bearer.actor_id,
            country=bearer.country,
            sector=role.sector or bearer.sector,
            rule=bearer.rule,
        )
    country, rule = role_country(document, role, organisations, world, words)
    if rule in GUESSES or country is None:
        country, rule = _joined_country(document, role, roles, world) or (country, rule)
    return _with_holder(document, replace(role, country=country, rule=rule), world, words)


def _joined_country(
    document: Document, role: Mention, roles: Sequence[Mention], world: World
) -> tuple[str, str] | None:
    """The country of the office that "and" joins to one without: "the president and premier of France".

    In a language with articles also of the one before: "the French president and prime minister".
    """
    at = bisect_left(roles, role.span[0], key=lambda m: m.span[0])
    joins = body_words(document.language).joins
    before = name_words(document.language).articles
    for other, gap in (
        *((m, document.text[role.span[1] : m.span[0]]) for m in roles[at + 1 : at + 2]),
        *((m, document.text[m.span[1] : role.span[0]]) for m in roles[max(0, at - 1) : at] if before),
    ):
        told = countries_within(other.span, world) if gap.strip() in joins else []
        first = gap and other.span[0] < role.span[0]
        if len(told) == 1 and (not first or world.hit_from(other.span[0]) is not None):
            return told[0], "office names country"
    return None


def _with_holder(document: Document, role: Mention, world: World, words: NameWords) -> Mention:
    """An office without a person beside it: its only known holder on the article's day, else its country."""
    office = named_office(document, role.span, world)
    if office is None and role.country and role.sector == "GOV" and of_state(document, role, words):
        return replace(role, actor_id=f"country:{role.country}")
    if office is None or not office.now or not refers(document, role.span, bool(office.holder)):
        return role
    whose = office.holder or role.country
    day = day_of(document)
    if whose and day and in_the_present(document, role.span[0], day):
        found = holder_of(office.keys, whose, day, document.language)
        if found is not None:
            term, score = found
            return replace(
                role,
                actor_id=term.person_id,
                country=term.country,
                sector=term.sector,
                score=score,
                rule="holder on the day",
            )
    if role.country and role.sector == "GOV":
        return replace(role, actor_id=f"country:{role.country}")
    return role
