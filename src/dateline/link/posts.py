"""Whose office is: the country of a role, by what it says or by the article."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.languages import load
from dateline.link.hits import tokens_after, tokens_before, tokens_in
from dateline.link.places import World, countries_within
from dateline.read.document import Document, within
from dateline.read.name_words import NameWords
from dateline.records import Mention

LOCAL = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "SPY", "PTY", "OPP", "REL", "LAB", "UNK"})
"""Sectors whose offices are of the article's home country where it speaks of no other country."""
PUBLIC = frozenset(
    {"GOV", "LEG", "MIL", "COP", "JUD", "SPY", "PTY", "IGO", "EUR", "UNO", "REB", "UAF", "OPP"}
)
"""Sectors whose people act across articles; others are private persons of one article."""
GUESSES = frozenset({"office at home", "office where it happens"})
"""Rules that tell the country of an office by the article alone; what an office states goes before."""
TITLE = 2
"""Words of a title between a country and its office, at most ("US Special | Representative")."""
DESCRIBED = 3
"""Nouns after an office before the word that points back, at most ("staf lapangan lembaga | itu")."""
MANY = frozenset({"IGO", "UNO", "EUR", "NGO"})
"""Sectors whose people are of no single country."""


def role_country(
    document: Document,
    role: Mention,
    organisations: Sequence[Mention],
    world: World,
    words: NameWords,
) -> tuple[str | None, str]:
    """The country of an office, and the rule that told it.

    It is named in the phrase (the first one, where an ambassador has two), or is that of the public body
    in the phrase; else the office is one that one country only has, or it is the article's home country.
    """
    inside = countries_within(role.span, world)
    whose = [c for c in inside if c != _towards(document, role, world)]
    if inside and not whose:
        whose = [c for c in (_owner_before(document, role, world, words), *inside) if c]
    if whose:
        return whose[0], "office names country"
    for body in within(organisations, role.span):
        if body.country and body.sector in PUBLIC:
            return body.country, "office of a body"
    for hit in world.within(role.span):
        entry = world.meaning(hit)
        if entry and entry.kind == "organisation" and entry.country and entry.sector in PUBLIC:
            return entry.country, "office of a body"
    phrase = [w.strip("(),") for w in document.words(role.span).lower().split()]
    heads = [
        " ".join(phrase[a:b]) for a in range(len(phrase)) for b in range(a + 1, min(a + 5, len(phrase) + 1))
    ]
    if of_many(role, organisations, world) or of_somebody(document, role):
        return None, ""
    home, leading = world.at_home(), world.leading()
    for head in heads:
        only = words.only.get(head)
        heard = only and 2 * world.counts[only] >= world.counts[leading or only] > 0
        if only and (leading in (None, only) or home == only or heard):
            return only, "office of one country"
    national = any(h in words.national for h in heads)
    if home and (national or (role.sector in LOCAL and leading in (None, home))):
        return home, "office at home"
    if world.home is None and national and world.only_about():
        return world.only_about(), "office where it happens"
    return None, ""


def _owner_before(document: Document, role: Mention, world: World, words: NameWords) -> str | None:
    """The country before an office that is to another one: "US (Special) | Representative for Iran"."""
    if not words.articles:
        return None
    start = role.span[0]
    for token in (None, *reversed(tokens_before(document, start)[-TITLE:])):
        if token is not None and not token.text[0].isupper():
            break
        start = token.span[0] if token else start
        found = world.ending_at(start, document.text)
        if found:
            return found
    return None


def of_somebody(document: Document, role: Mention) -> bool:
    """Whether an office is of whoever was named before ("perwira penghubungnya", "its envoy")."""
    data = load(document.language, "link")
    before, after = tokens_before(document, role.span[0]), tokens_after(document, role.span[1])
    pointing, ends = data.get("pointing", ()), tuple(data.get("possessive_ends", ()))
    size = 0
    while size < min(DESCRIBED, len(after)) and after[size].tag == "NOUN":
        size += 1
    last = [t.lower for t in tokens_in(document, role.span)[-1:]]
    behind = [t.lower for t in after[: size + 1]]
    if any(w in pointing for w in last + behind[size:]):
        return True
    if ends and any(w.endswith(ends) for w in last + behind[:size]):
        return True
    if len(before) > 1 and before[-1].text == ",":
        return bool(ends) and before[-2].lower.endswith(ends)  # "perwira penghubungnya, Letnan X"
    return bool(before) and before[-1].lower in data.get("possessive", ())


def _towards(document: Document, role: Mention, world: World) -> str | None:
    """The country for or to which an office is ("Special Representative for Iran"), not whose it is."""
    links = load(document.language, "link").get("towards", ())
    for hit in world.within(role.span):
        before = tokens_before(document, hit.span[0])
        entry = world.meaning(hit)
        if entry and before and before[-1].lower in links:
            return entry.country
    return None


def of_many(role: Mention, bodies: Sequence[Mention], world: World) -> bool:
    """Whether an office is one of a body that no single country has ("PBB")."""
    if role.sector in MANY or any(b.rule == "listed" and not b.country for b in within(bodies, role.span)):
        return True
    inside = (world.meaning(hit) for hit in world.within(role.span))
    return any(e.kind == "organisation" and not e.country for e in inside if e)
