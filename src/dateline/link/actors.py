"""Mentions to actors: identifier, country and sector."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.languages import load
from dateline.link.bodies import find_body
from dateline.link.geography import capitals
from dateline.link.hits import find_hits, tokens_after, tokens_before, tokens_in
from dateline.link.merging import merge
from dateline.link.organisations import (
    agree,
    as_body,
    as_listed,
    at_the_scene,
    bodies_at_home,
    exact,
    link_organisation,
    shared,
    short_forms,
)
from dateline.link.people import Bearer, find_bearers
from dateline.link.places import World, country_within, read_world
from dateline.link.roles import link_role
from dateline.link.stories import SERVED, STORY
from dateline.link.tables import countries, office_of, wikidata_of
from dateline.read.coreference import resolve_names
from dateline.read.document import Document
from dateline.read.name_words import name_words
from dateline.read.names import find_inner_places
from dateline.records import Actor, Mention, Span

AGAIN = frozenset({"gazetteer", "first name", "office with country"})
"""Rules of the merging that change who is named, so that names are resolved once more."""
LEADS = frozenset({"PUNCT", "CCONJ", "SCONJ"})
"""Parts of speech that may stand directly before a capital that acts."""
STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
"""Sectors whose bodies belong to a state."""


def link_mentions(
    document: Document, mentions: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions with actor, place, country and sector set where known, and the actors they name.

    Countries, organisations and large places that the names step missed are added. Actors come in order
    of their identifiers.
    """
    hits = document.known if document.known is not None else find_hits(document)
    world = read_world(document, hits, mentions)
    words = name_words(document.language)
    merged = merge(document, mentions, world)
    if any(m.rule in AGAIN for m in merged if m.kind in ("person", "role")):
        merged = list(resolve_names(document, tuple(merged)))
    linked = shared(document, [_link_thing(document, m, world) for m in merged], world)
    linked = agree(bodies_at_home(document, short_forms(document, linked, world), world))
    linked = at_the_scene(linked, world)
    bearers = find_bearers(document, linked, world, words)
    bodies = [m for m in linked if m.kind == "organisation"]
    roles = [m for m in linked if m.kind == "role"]
    out = []
    for mention in linked:
        if mention.kind == "person":
            mention = _with_bearer(mention, bearers.get(mention.name))
        elif mention.kind == "role":
            mention = link_role(document, mention, bodies, world, words, bearers, roles)
        out.append(mention)
    return tuple(out), _actors(out, bearers)


def with_inner_places(
    document: Document, mentions: tuple[Mention, ...], actors: tuple[Actor, ...]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions and actors with the places that roles and groups name in them, for readers of the whole.

    The steps before go without: who acts is the role or group, whose country the place gave already.
    """
    taken = [m.span for m in mentions if m.kind not in ("role", "group")]
    inner = []
    for place in find_inner_places(document):
        at = bisect_left(taken, place.span[1], key=lambda span: span[0])
        if not any(span[1] > place.span[0] for span in taken[max(0, at - 2) : at]):
            inner.append(place)
    if not inner:
        return mentions, actors
    hits = document.known if document.known is not None else find_hits(document)
    world = read_world(document, hits, mentions)
    linked = [_link_place(document, place, world) for place in inner]
    known = {actor.actor_id: actor for actor in (*_actors(linked, {}), *actors)}
    together = sorted([*mentions, *linked], key=lambda m: (m.span[0], -m.span[1], m.kind))
    return tuple(together), tuple(known[key] for key in sorted(known))


def _link_thing(document: Document, mention: Mention, world: World) -> Mention:
    """A place, organisation or group with its identifiers and country."""
    if mention.kind == "place":
        return _link_place(document, mention, world)
    if mention.kind == "organisation":
        return link_organisation(document, mention, world)
    if mention.kind == "group":
        return _link_group(document, mention, world)
    return mention


def _link_group(document: Document, mention: Mention, world: World) -> Mention:
    """A people word with its nation: a government, a body of its state, or some of its people."""
    entry = exact(mention, world, "organisation")
    if entry is not None:
        return as_listed(mention, entry)
    body = find_body(document, mention.span, world)
    if body is not None and body.country and body.sector in STATE:
        return as_body(mention, body)
    country = mention.country or country_within(mention.span, world)
    actor = f"country:{country}" if country and mention.sector == "GOV" else None
    return replace(mention, country=country, actor_id=actor, rule="nation inside" if country else "")


def _link_place(document: Document, mention: Mention, world: World) -> Mention:
    entry = exact(mention, world, "country", "capital", "city", "region", "place")
    if entry is None:
        country = None if _shared(document, mention, world) else country_within(mention.span, world)
        rule = "place inside" if country else mention.rule
        if country is None and document.text[mention.span[1] : mention.span[1] + 2] == ", ":
            after = world.hit_from(mention.span[1] + 2)
            area = world.meaning(after) if after else None
            if area is not None and (
                area.kind in ("region", "country")
                or (area.kind in ("city", "capital") and area.country in (world.home, world.leading()))
            ):
                country, rule = area.country, "region after it"
        return replace(mention, country=country, sector=None, rule=rule)
    actor = entry.entry_id if entry.kind == "country" else None
    acting = entry.kind == "capital" and _acts(document, mention, world)
    place: str | None = entry.entry_id or None
    if entry.kind == "capital":
        place = capitals().get((entry.country or "", entry.name))
    if acting:
        return replace(
            mention,
            actor_id=f"country:{entry.country}",
            place_id=place,
            country=entry.country,
            sector="GOV",
            score=0.7,
            rule="capital acts",
        )
    meaning = world.meanings[mention.span]
    rule = entry.kind if meaning.rule == "form" else meaning.rule
    return replace(
        mention,
        actor_id=actor,
        place_id=place,
        country=entry.country,
        sector=None,
        score=meaning.score,
        rule=rule,
    )


def _shared(document: Document, mention: Mention, world: World) -> bool:
    """Whether a place is a water named after a country, which has several shores ("Gulf of Finland")."""
    waters = load(document.language, "link").get("waters", ())
    entries = [world.meaning(hit) for hit in world.within(mention.span)]
    nation = any(e is not None and e.kind in ("country", "adjective") for e in entries)
    return nation and any(t.lower in waters for t in tokens_in(document, mention.span))


def _acts(document: Document, mention: Mention, world: World) -> bool:
    """Whether a verb after a capital says what it does ("Quito would recall"), or one before it blames it."""
    before, after = tokens_before(document, mention.span[0]), tokens_after(document, mention.span[1])
    data = load(document.language, "link")
    if before and before[-1].lower in data.get("addressed", ()):
        return True
    if after and after[0].tag == "AUX" and after[0].lower not in data.get("being", ()):
        after = after[1:]
    if not after or after[0].tag != "VERB":
        return False
    if before and before[-1].tag not in LEADS and before[-1].lower not in data.get("leads", ()):
        return False
    verb = after[0].lower
    deed = verb not in data.get("being", ()) and not verb.startswith(tuple(data.get("suffered", ())))
    listed = len(before) > 1 and before[-1].text == "," and _is_place(before[-2].span, world)
    return deed and not listed


def _is_place(span: Span, world: World) -> bool:
    """Whether a token ends a place that the article names."""
    return any(hit.span[1] == span[1] for hit in world.within((max(0, span[0] - 40), span[1])))


def _with_bearer(mention: Mention, bearer: Bearer | None) -> Mention:
    if bearer is None:
        return mention
    return replace(
        mention,
        actor_id=bearer.actor_id,
        country=bearer.country,
        sector=bearer.sector,
        score=min(mention.score, 0.5) if bearer.rule in (STORY, SERVED) else mention.score,
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
        office = bearer.office if bearer else office_of(actor_id)
        person = bearer.name if bearer else office.name if office else None
        out[actor_id] = Actor(
            actor_id,
            person or mention.name,
            "person" if person else "organisation" if actor_id.startswith("gov:") else mention.kind,
            mention.country,
            mention.sector,
            office.wikidata if office else wikidata_of(actor_id),
            office.valid_from if office else None,
            office.valid_to if office else None,
        )
    return tuple(out[key] for key in sorted(out))
