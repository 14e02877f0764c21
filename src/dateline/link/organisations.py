"""Organisations to actors: the listed ones, bodies of states, and the others by a place in their name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.languages import load
from dateline.link.bodies import Body, find_body
from dateline.link.hits import hit_at
from dateline.link.places import World, country_within
from dateline.link.posts import MANY
from dateline.link.rows import Entry, slug
from dateline.link.stories import STORY
from dateline.read.document import Document
from dateline.records import Mention


def as_listed(mention: Mention, entry: Entry) -> Mention:
    """The mention as the listed organisation that it names."""
    return replace(
        mention, actor_id=entry.entry_id, country=entry.country, sector=entry.sector, rule="listed"
    )


def as_body(mention: Mention, body: Body) -> Mention:
    """The mention as the body of a state."""
    rule = "body of a country"
    return replace(mention, actor_id=body.actor_id, country=body.country, sector=body.sector, rule=rule)


def exact(mention: Mention, world: World, *kinds: str) -> Entry | None:
    """The gazetteer's meaning of exactly this mention, of one of the kinds."""
    hit = hit_at(world.hits, mention.span)
    entry = world.meaning(hit) if hit else None
    return entry if entry and entry.kind in kinds else None


def link_organisation(document: Document, mention: Mention, world: World) -> Mention:
    """An organisation as listed (a short form in brackets set aside), else by a place in its name."""
    written = document.words(mention.span)
    mention = replace(mention, name=mention.name.partition(" (")[0])
    plain = mention
    if written.startswith(mention.name):
        plain = replace(mention, span=(mention.span[0], mention.span[0] + len(mention.name)))
    entry = exact(plain, world, "organisation", "seat") or _opening(document, plain, world)
    if entry is not None:
        return as_listed(mention, entry)
    body = find_body(document, plain.span, world)
    if body is not None and body.country:
        return as_body(mention, body)
    owner = _owner_by_words(document, mention)
    country = owner or country_within(mention.span, world)
    name = slug(mention.name)
    actor = f"local:{document.article.article_id}:{name}"
    if country and " " in mention.name:
        actor = f"org:{name}"
    return replace(mention, actor_id=actor, country=country, rule="place inside" if country else "own name")


def _owner_by_words(document: Document, mention: Mention) -> str | None:
    """The country that words of a name say, whatever place is in it ("KBRI Manila", "PT Bahari Sentosa")."""
    data = load(document.language, "link").get("owners", {})
    words = document.words(mention.span).replace(",", " ").replace(".", " ").split()
    found = (data.get(" ".join(part)) for part in (words[:1], words[:2], words[-1:], words[-2:]))
    return next((code for code in found if code), None)


def _opening(document: Document, mention: Mention, world: World) -> Entry | None:
    """The listed organisation that a mention begins with, before plain words: "Associated Press news"."""
    hit = world.hit_from(mention.span[0])
    entry = world.meaning(hit) if hit else None
    rest = document.words((hit.span[1], mention.span[1])) if hit else ""
    return entry if entry and entry.kind == "organisation" and rest[:1] == " " and rest.islower() else None


def agree(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, where all of one organisation have what the best known of them has.

    A listed organisation takes the fullest of the names by which the article calls it.
    """
    order = {"listed": 3, "body of a country": 2, "place inside": 1}
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


def at_the_scene(mentions: Sequence[Mention], world: World) -> list[Mention]:
    """The mentions, where an organisation of which nothing is known is of the only country spoken of."""
    country = world.alone()
    if country is None:
        return list(mentions)
    return [
        replace(m, country=country, score=min(m.score, 0.5), rule=STORY)
        if m.kind == "organisation" and m.rule == "own name" and m.sector not in MANY
        else m
        for m in mentions
    ]


def bodies_at_home(document: Document, mentions: Sequence[Mention], world: World) -> list[Mention]:
    """The mentions, where a body without its country is that of the only country of which one is named.

    Where the article names none of that kind, it is the one of the article's home country.
    """
    known: dict[str, set[str]] = {}
    bare: dict[int, Body] = {}
    for i, mention in enumerate(mentions):
        if mention.kind != "organisation":
            continue
        if mention.rule == "body of a country":
            body = find_body(document, mention.span, world)
            if body is not None and mention.country:
                known.setdefault(body.key, set()).add(mention.country)
        elif mention.country is None:
            body = find_body(document, mention.span, world)
            owned = document.text[: mention.span[0]].endswith(("'s ", "’s "))  # "the state's Supreme Court"
            if body is not None and not owned:
                bare[i] = body
    out = list(mentions)
    home, leading, story = world.at_home(), world.leading(), world.story()
    for i, body in bare.items():
        named = known.get(body.key, set())
        country = next(iter(named)) if len(named) == 1 else None
        rule = "body named with its country"
        if not named and home and leading in (None, home):
            country, rule = home, "body at home"
        elif not named and story:
            country, rule = story, "body where it happens"
        if country:
            out[i] = replace(as_body(out[i], replace(body, country=country)), score=0.7, rule=rule)
    return out
