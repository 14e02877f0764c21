"""Who the people of an article are: the listed ones by name and term, the others by the office stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.languages import load
from dateline.link.chains import office_before, only_before, whose_office
from dateline.link.nationality import stated_nation
from dateline.link.places import World
from dateline.link.posts import GUESSES, PUBLIC, of_many, of_somebody, role_country
from dateline.link.rows import Office, slug
from dateline.link.stories import SERVED, STORY, at_the_scene, in_the_story
from dateline.link.tables import offices, unmistakable
from dateline.read.bearers import owner_of, roles_of
from dateline.read.coreference import key_of
from dateline.read.document import Document
from dateline.read.name_words import NameWords, name_words
from dateline.records import Mention

SERVING = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "SPY", "PTY", "OPP"})
"""Sectors whose people serve a country: where nothing says which, the one that the article is about."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """What is known of a person: whom they act for, in which sector, and by which rule."""

    actor_id: str
    name: str
    country: str | None
    sector: str | None
    rule: str
    office: Office | None = None


def find_bearers(
    document: Document, mentions: Sequence[Mention], world: World, words: NameWords
) -> dict[str, Bearer]:
    """What is known of each person of the article, by the fullest name."""
    stated: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    guessed: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    order: dict[str, None] = {}
    beside = roles_of(document, mentions)
    bodies = [m for m in mentions if m.kind == "organisation"]
    former = frozenset(load(document.language, "offices").get("now", {}).get("former", ()))
    relatives = frozenset(load(document.language, "link").get("relatives", ()))
    once: set[str] = set()
    abroad: set[str] = set()
    posts: dict[str, str] = {}
    for i, mention in enumerate(mentions):
        if mention.kind == "person":
            order.setdefault(mention.name)
            for role in beside.get(i, ()):
                if only_before(document, mentions[role], mention):
                    continue
                country, rule = mentions[role].country, ""
                if mentions[role].kind == "role":
                    country, rule = role_country(document, mentions[role], bodies, world, words)
                heap = guessed if rule in GUESSES else stated
                heap[mention.name].append((country, mentions[role].sector))
                if country is None and of_many(mentions[role], bodies, world):
                    abroad.add(mention.name)
                kin = bool(relatives & set(document.words(mentions[role].span).lower().split()))
                if mentions[role].kind == "role" and not kin and of_somebody(document, mentions[role]):
                    if country is None and (whose := whose_office(document, mentions, role)):
                        stated[mention.name].append((whose, mentions[role].sector))
                    else:
                        abroad.add(mention.name)
                if len(inside := _post(mentions[role], world)) == 1:
                    posts.setdefault(mention.name, inside[0])
                if former & set(document.words(mentions[role].span).lower().split()):
                    once.add(mention.name)
            origin = stated_nation(document, mentions, i, world, words)
            if origin:
                stated[mention.name].append((origin, None))
            country, sector = office_before(document, mentions, i, world, words)
            if country and not any(c for c, _ in stated[mention.name]):
                stated[mention.name].append((country, sector))
    owners: dict[str, str] = {}
    for person, roles in beside.items():
        for role in roles:
            owner = owner_of(document, mentions, role)
            if owner is not None and not relatives & set(document.words(mentions[role].span).lower().split()):
                owners.setdefault(mentions[person].name, mentions[owner].name)
    for name in abroad:
        guessed.pop(name, None)
    out = {
        name: _bearer(document, name, stated[name] + guessed[name], world, name in once, posts.get(name, ""))
        for name in order
    }
    for name, owner_name in owners.items():
        known = out.get(owner_name)
        if known and known.country and out[name].country is None:
            out[name] = _bearer(document, name, [(known.country, out[name].sector)], world)
    for name, country in at_the_scene(document, mentions, world).items():
        bearer = out.get(name)
        if bearer and bearer.country is None and bearer.office is None and name not in abroad:
            out[name] = replace(bearer, country=country, rule=STORY)
    for name, country in in_the_story(document, mentions, world, beside).items():
        bearer = out.get(name)
        open_still = bearer and bearer.country is None and bearer.office is None and name not in abroad
        if bearer and open_still and bearer.sector in SERVING:
            out[name] = replace(bearer, country=country, rule=SERVED)
    return out


def _post(role: Mention, world: World) -> list[str]:
    """The regions and cities inside a country that an office names ("Kapolres Garut")."""
    inside = (world.meaning(hit) for hit in world.within(role.span))
    return list(dict.fromkeys(e.name for e in inside if e and e.kind in ("region", "city")))


def _person_id(document: Document, name: str, country: str, post: str) -> str:
    """The identifier of somebody in public office: the name without single letters, and the country.

    A name that is made of two common first names is shared by many: such a holder of a local office also has
    the place in the identifier.
    """
    words = key_of(name)
    long = tuple(w for w in words if len(w) > 1)
    words = long if len(long) > 1 else words
    given = name_words(document.language).given
    local = post and len(words) == 2 and all(w in given for w in words)
    return f"person:{'-'.join(words)}:{country.lower()}" + (f":{slug(post)}" if local else "")


def _bearer(
    document: Document,
    name: str,
    stated: Sequence[tuple[str | None, str | None]],
    world: World,
    once: bool = False,
    post: str = "",
) -> Bearer:
    """One person: the listed one of that name if nothing speaks against it, else by the roles stated.

    ``once`` says that the office stated is a former one: a listed person's sector is then that of the day.
    ``post`` is the place of a local office.
    """
    country = next((c for c, _ in stated if c), None)
    sector = next((s for c, s in stated if s and c == country and s not in ("UNK", "CVL")), None) or next(
        (s for _, s in stated if s and s != "UNK"), None
    )
    listed = _listed(document, name, country, bool(stated), world)
    if listed is not None:
        known_sector = listed.sector if _valid(listed, day_of(document)) else None if once else sector
        return Bearer(listed.person_id, listed.name, listed.country, known_sector, "listed", listed)
    key = slug(name)
    if sector in PUBLIC and len(key_of(name)) > 1 and country:
        return Bearer(_person_id(document, name, country, post), name, country, sector, "office")
    rule = "office" if country else "own name"
    return Bearer(f"local:{document.article.article_id}:{key}", name, country, sector, rule)


def day_of(document: Document) -> date | None:
    """The day of publication; None where it is not known."""
    moment = document.article.published
    return moment.day if moment else None


def _valid(office: Office, day: date | None) -> bool:
    """Whether the term holds on a day; without a day, whether it is still held."""
    if day is None:
        return office.valid_to is None
    return (office.valid_from is None or office.valid_from <= day) and (
        office.valid_to is None or day <= office.valid_to
    )


def _listed(
    document: Document, name: str, country: str | None, has_role: bool, world: World
) -> Office | None:
    """The listed office of that name: no other country may be stated, and a short name needs support."""
    key = key_of(name)
    terms = offices().get(key) or offices().get(tuple(w for w in key if len(w) > 1))
    if not terms:
        return None
    holders = {t.country for t in terms if t.country}
    if country and holders and country not in holders:
        return None
    own = any(t.person_id.startswith("own:") for t in terms)
    alone = own or key in unmistakable()
    if len(key) == 1 and not alone and not any(world.supports(h) for h in holders):
        return None
    day = day_of(document)
    if day and all(t.valid_from and t.valid_from > day for t in terms) and has_role:
        return None
    valid = [t for t in terms if _valid(t, day)]
    return (valid or sorted(terms, key=lambda t: t.valid_from or date.min))[-1]
