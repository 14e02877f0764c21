"""Mentions to actors: identifier, country and sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.link.people import Bearer, find_bearers, role_country
from dateline.link.places import (
    FREE_CITY,
    Hit,
    World,
    choose,
    country_within,
    find_hits,
    hit_at,
    read_world,
)
from dateline.link.tables import Entry, countries, slug
from dateline.read.coreference import resolve_names
from dateline.read.document import Document
from dateline.read.name_words import NameWords, name_words
from dateline.records import Actor, Mention, MentionKind

KIND: Mapping[str, MentionKind] = {
    "country": "place",
    "capital": "place",
    "city": "place",
    "region": "place",
    "seat": "organisation",
    "organisation": "organisation",
    "person": "person",
    "people": "group",
}


def link_mentions(
    document: Document, mentions: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions with actor, place, country and sector set where known, and the actors they name.

    Countries, organisations and large places that the names step missed are added. Actors come in order
    of their identifiers.
    """
    hits = find_hits(document)
    world = read_world(document, hits)
    words = name_words(document.language)
    merged = _merge(document, mentions, hits, world)
    if any(m.kind == "person" and m.rule == "gazetteer" for m in merged):
        merged = list(resolve_names(document, tuple(merged)))
    linked = _agree([_link_thing(document, m, hits, world) for m in merged])
    bearers = find_bearers(document, linked, hits, world, words)
    bodies = [m for m in linked if m.kind == "organisation"]
    out = []
    for mention in linked:
        if mention.kind == "person":
            mention = _with_bearer(mention, bearers.get(mention.name))
        elif mention.kind == "role":
            mention = _link_role(document, mention, bodies, hits, world, words, bearers)
        out.append(mention)
    return tuple(out), _actors(out, bearers)


def _merge(
    document: Document, mentions: Sequence[Mention], hits: Sequence[Hit], world: World
) -> list[Mention]:
    """The mentions corrected and completed by what the gazetteer knows."""
    names = [m for m in mentions if m.kind in ("person", "organisation", "place")]
    others = [m for m in mentions if m.kind not in ("person", "organisation", "place")]
    kept: dict[int, Mention | None] = dict(enumerate(names))
    added: list[Mention] = []
    held = [m.span for m in others]
    at = inner = 0
    for hit in hits:
        entry = choose(hit, world)
        while at < len(names) and names[at].span[1] <= hit.span[0]:
            at += 1
        over = [i for i in range(at, min(at + 12, len(names))) if names[i].span[0] < hit.span[1]]
        if entry is None or entry.kind == "adjective":
            continue
        kind = KIND[entry.kind]
        if not over:
            while inner < len(held) and held[inner][1] <= hit.span[0]:
                inner += 1
            inside = inner < len(held) and held[inner][0] <= hit.span[0] and hit.span[1] <= held[inner][1]
            if _stands_alone(hit, entry) and not (inside and kind in ("place", "group")):
                added.append(Mention(hit.span, kind, document.words(hit.span), score=0.8, rule="gazetteer"))
            continue
        first = names[over[0]]
        same = len(over) == 1 and first.span == hit.span
        covers = hit.span[0] <= first.span[0] and names[over[-1]].span[1] <= hit.span[1]
        if same and (first.kind == kind or not _person_for_sure(first)):
            kept[over[0]] = replace(first, kind=kind, rule="gazetteer")
        elif covers and not same and entry.kind in ("organisation", "country", "region", "seat", "person"):
            kept[over[0]] = Mention(hit.span, kind, document.words(hit.span), score=0.8, rule="gazetteer")
            for i in over[1:]:
                kept[i] = None
    out = [m for m in kept.values() if m is not None] + added + others
    return sorted(out, key=lambda m: (m.span[0], -m.span[1], m.kind))


def _stands_alone(hit: Hit, entry: Entry) -> bool:
    """Whether the gazetteer alone may say that this is a name."""
    if entry.kind == "city":
        return not hit.opens and entry.size >= FREE_CITY
    return entry.kind in ("country", "capital", "seat", "organisation", "region", "people", "person")


def _person_for_sure(mention: Mention) -> bool:
    return mention.kind == "person" and (" " in mention.name or mention.score > 0.8)


def _link_thing(document: Document, mention: Mention, hits: Sequence[Hit], world: World) -> Mention:
    """A place, organisation or group with its identifiers and country."""
    if mention.kind == "place":
        return _link_place(mention, hits, world)
    if mention.kind == "organisation":
        return _link_organisation(document, mention, hits, world)
    if mention.kind == "group":
        country = mention.country or country_within(hits, mention.span, world)
        actor = f"country:{country}" if country and mention.sector == "GOV" else None
        return replace(mention, country=country, actor_id=actor, rule="nation inside" if country else "")
    return mention


def _exact(hits: Sequence[Hit], mention: Mention, world: World, *kinds: str) -> Entry | None:
    """The gazetteer's meaning of exactly this mention, of one of the kinds."""
    hit = hit_at(hits, mention.span)
    entry = choose(hit, world) if hit else None
    return entry if entry and entry.kind in kinds else None


def _link_place(mention: Mention, hits: Sequence[Hit], world: World) -> Mention:
    entry = _exact(hits, mention, world, "country", "capital", "city", "region")
    if entry is None:
        country = country_within(hits, mention.span, world)
        rule = "place inside" if country else mention.rule
        return replace(mention, country=country, sector=None, rule=rule)
    actor = entry.entry_id if entry.kind == "country" else None
    place = f"place:{slug(entry.name)}" if entry.kind == "capital" else entry.entry_id
    return replace(
        mention, actor_id=actor, place_id=place, country=entry.country, sector=None, rule=entry.kind
    )


def _link_organisation(document: Document, mention: Mention, hits: Sequence[Hit], world: World) -> Mention:
    """An organisation as listed (a short form in brackets set aside), else by a place in its name."""
    plain = mention
    if document.words(mention.span).startswith(mention.name):
        plain = replace(mention, span=(mention.span[0], mention.span[0] + len(mention.name)))
    entry = _exact(hits, plain, world, "organisation", "seat")
    if entry is not None:
        return replace(
            mention, actor_id=entry.entry_id, country=entry.country, sector=entry.sector, rule="listed"
        )
    country = country_within(hits, mention.span, world)
    name = slug(mention.name)
    actor = f"local:{document.article.article_id}:{name}"
    if country and " " in mention.name:
        actor = f"org:{name}"
    return replace(mention, actor_id=actor, country=country, rule="place inside" if country else "own name")


def _agree(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, where all of one organisation have what the best known of them has.

    A listed organisation takes the fullest of the names by which the article calls it.
    """
    order = {"listed": 2, "place inside": 1}
    best: dict[str, Mention] = {}
    fullest: dict[str, str] = {}
    for mention in mentions:
        if mention.kind == "organisation":
            if mention.rule == "listed" and mention.actor_id and mention.actor_id.startswith("org:"):
                names = (fullest.get(mention.actor_id, ""), mention.name)
                fullest[mention.actor_id] = max(names, key=len)
            known = best.get(mention.name)
            if known is None or order.get(mention.rule, 0) > order.get(known.rule, 0):
                best[mention.name] = mention
    out = []
    for mention in mentions:
        known = best.get(mention.name) if mention.kind == "organisation" else None
        if known is not None and known.rule != mention.rule:
            mention = replace(
                mention,
                actor_id=known.actor_id,
                country=known.country,
                sector=known.sector or mention.sector,
                rule=known.rule,
            )
        if mention.kind == "organisation" and mention.actor_id in fullest:
            mention = replace(mention, name=fullest[mention.actor_id])
        out.append(mention)
    return out


def _link_role(
    document: Document,
    role: Mention,
    organisations: Sequence[Mention],
    hits: Sequence[Hit],
    world: World,
    words: NameWords,
    bearers: Mapping[str, Bearer],
) -> Mention:
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
    country, rule = role_country(document, role, organisations, hits, world, words)
    return replace(role, country=country, rule=rule)


def _with_bearer(mention: Mention, bearer: Bearer | None) -> Mention:
    if bearer is None:
        return mention
    return replace(
        mention,
        actor_id=bearer.actor_id,
        country=bearer.country,
        sector=bearer.sector,
        rule=bearer.rule,
    )


def _actors(mentions: Sequence[Mention], bearers: Mapping[str, Bearer]) -> tuple[Actor, ...]:
    """The actors that the mentions name, each once."""
    out: dict[str, Actor] = {}
    known = countries()
    for mention in mentions:
        actor_id = mention.actor_id
        if actor_id is None or actor_id in out:
            continue
        if actor_id.startswith("country:"):
            country = known[actor_id[8:]]
            out[actor_id] = Actor(
                actor_id, country.name, "place", country.alpha3, "GOV", country.wikidata, None, None
            )
            continue
        bearer = bearers.get(mention.name) if mention.kind in ("person", "role") else None
        office = bearer.office if bearer else None
        out[actor_id] = Actor(
            actor_id,
            bearer.name if bearer else mention.name,
            "person" if bearer else mention.kind,
            mention.country,
            mention.sector,
            office.wikidata if office else None,
            office.valid_from if office else None,
            office.valid_to if office else None,
        )
    return tuple(out[key] for key in sorted(out))
