"""Organisations to actors: the listed ones, bodies of states, and the others by a place in their name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.languages import load
from dateline.link.bodies import Body, find_body
from dateline.link.bodywords import body_words
from dateline.link.hits import hit_at, tokens_before, tokens_in
from dateline.link.places import World, countries_within, country_within
from dateline.link.posts import MANY
from dateline.link.rows import Entry, slug
from dateline.link.stories import STORY
from dateline.link.tables import offices
from dateline.read.document import Document
from dateline.records import Mention

LETTERS = 2
"""Letters that an acronym has at least."""
NATIONS = frozenset({"country", "adjective"})
"""Kinds of gazetteer entries that name a state as a whole."""


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
    if entry is not None and entry.kind == "seat" and _is_site(document, mention):
        return replace(mention, country=entry.country, rule="seat as a place")
    if entry is not None:
        return as_listed(mention, entry)
    body = find_body(document, plain.span, world)
    if body is not None and body.country:
        return as_body(mention, body)
    owner = _owner_by_words(document, mention)
    country = owner or country_within(mention.span, world)
    if country and _is_government(document, mention, world):
        return replace(
            mention, actor_id=f"country:{country}", country=country, sector="GOV", rule="body of a country"
        )
    led = None if country else _of_leader(document, mention, world)
    name = slug(mention.name)
    actor = f"local:{document.article.article_id}:{name}"
    if led is not None:
        return replace(mention, actor_id=actor, country=led, sector="GOV", rule="government of a person")
    if country and " " in mention.name:
        actor = f"org:{name}"
    return replace(mention, actor_id=actor, country=country, rule="place inside" if country else "own name")


def _is_site(document: Document, mention: Mention) -> bool:
    """Whether a seat of government is where something is done ("di Istana Bogor")."""
    before = tokens_before(document, mention.span[0])
    return bool(before) and before[-1].lower in load(document.language, "link").get("sites", ())


def _is_government(document: Document, mention: Mention, world: World) -> bool:
    """Whether a name holds nothing but a country and a word for its government ("UK Government")."""
    data = load(document.language, "names").get("parties", {}).get("government", ())
    nations = [h.span for h in world.within(mention.span) if (e := world.meaning(h)) and e.kind in NATIONS]
    words = [
        t.lower
        for t in tokens_in(document, mention.span)
        if not any(a <= t.span[0] and t.span[1] <= b for a, b in nations)
    ]
    return len(words) == 1 and words[0] in data and bool(nations)


def _of_leader(document: Document, mention: Mention, world: World) -> str | None:
    """The country whose government is named after a listed person ("Trump administration")."""
    data = load(document.language, "names").get("parties", {}).get("government", ())
    if not any(t.lower in data for t in tokens_in(document, mention.span)):
        return None
    words = [t for t in tokens_in(document, mention.span) if t.lower not in data]
    terms = offices().get(tuple(t.lower for t in words), ())
    found = {term.country for term in terms if term.country and world.supports(term.country)}
    return next(iter(found)) if len(found) == 1 else None


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


def short_forms(document: Document, mentions: Sequence[Mention], world: World) -> list[Mention]:
    """The mentions, where a short form is the only listed organisation of the article that it may stand for.

    Its first letters ("AU" beside "African Union"), or what the gazetteer says of a form that needs support.
    """
    listed = {
        m.actor_id: m for m in mentions if m.actor_id and m.kind == "organisation" and m.rule == "listed"
    }
    if not listed:
        return list(mentions)
    initials: dict[str, dict[str, Mention]] = {}
    for actor, m in listed.items():
        letters = "".join(word[0] for word in m.name.replace("-", " ").split() if word[0].isupper())
        initials.setdefault(letters, {})[actor] = m
    out = []
    for mention in mentions:
        if mention.kind == "organisation" and mention.rule == "own name":
            hit = hit_at(world.hits, mention.span)
            found = (
                {e.entry_id: listed[e.entry_id] for e in hit.entries if e.entry_id in listed} if hit else {}
            )
            written = document.words(mention.span)
            if not found and written.isupper() and len(written) >= LETTERS:
                found = dict(initials.get(written, {}))
            if len(found) == 1:
                whose = next(iter(found.values()))
                mention = replace(
                    mention,
                    name=whose.name,
                    actor_id=whose.actor_id,
                    country=whose.country,
                    sector=whose.sector,
                    rule="listed",
                )
        out.append(mention)
    return out


def shared(document: Document, mentions: Sequence[Mention], world: World) -> list[Mention]:
    """The mentions, where a body without its country has that of the one which "and" joins to it.

    "Kementerian Pertahanan | dan Kementerian Luar Negeri Rusia".
    """
    joins = body_words(document.language).joins
    out = list(mentions)
    for i, mention in enumerate(mentions[:-1]):
        follows = mentions[i + 1]
        between = document.text[mention.span[1] : follows.span[0]].split()
        if not mention.kind == follows.kind == "organisation" or len(between) != 1 or between[0] not in joins:
            continue
        if countries_within(mention.span, world) or len(told := countries_within(follows.span, world)) != 1:
            continue
        body = find_body(document, mention.span, world)
        if body is not None and find_body(document, follows.span, world):
            out[i] = as_body(mention, replace(body, country=told[0]))
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
        if not named and home and (leading == home or not world.counts):
            country, rule = home, "body at home"
        elif not named and story:
            country, rule = story, "body where it happens"
        if country:
            out[i] = replace(as_body(out[i], replace(body, country=country)), score=0.7, rule=rule)
    return out
