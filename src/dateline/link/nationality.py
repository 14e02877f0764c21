"""The nation that the words beside a person's name state: "Norwegian skier Odd Larsen", "Kosgei of Kenya"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.languages import load
from dateline.link.hits import Hit, tokens_after, tokens_before
from dateline.link.places import World
from dateline.read.document import Document
from dateline.read.name_words import NameWords
from dateline.records import Mention, Token

BETWEEN = 12
"""Characters between a name and the role in apposition to it, at most (", 42, a ")."""
DESCRIBED = 7
"""Words of a description after a name before its nation, at most ("a 34-year-old | Kenyan runner")."""
CLAUSE = 14
"""Tokens between a stated citizenship and the name that it is of, at most, in a relative clause."""
NATIONS = frozenset({"country", "adjective", "people"})
"""Kinds of gazetteer entries that say a nation."""
WHERE = frozenset({"country", "region", "city", "capital"})
"""Kinds of gazetteer entries that somebody may be "of"."""


def stated_nation(
    document: Document, mentions: Sequence[Mention], person: int, world: World, words: NameWords
) -> str | None:
    """The country that the words directly before or after a name state; None where they state none."""
    mention = mentions[person]
    return (
        _origin(document, mentions, person, words)
        or _nation_before(document, mention, world, words)
        or _nation_after(document, mentions, person, world)
        or _citizen(document, mentions, person, world)
    )


def _link(document: Document) -> Mapping[str, Sequence[str]]:
    data: Mapping[str, Sequence[str]] = load(document.language, "link").get("nationality", {})
    return data


def _origin(document: Document, mentions: Sequence[Mention], person: int, words: NameWords) -> str | None:
    """The country that a person is said to come from: "Weir, 46, (a lecturer) from Nottingham"."""
    if person > 1 and mentions[person - 1].kind == "place" and mentions[person - 2].kind == "role":
        role, place = mentions[person - 2], mentions[person - 1]  # "penyanyi asal Wales, Rhys Pugh"
        link = document.text[role.span[1] : place.span[0]].lower().strip()
        comma = document.text[place.span[1] : mentions[person].span[0]]
        if link in words.origin and comma in (" ", ", "):
            return place.country
    last = person
    if person + 2 < len(mentions) and mentions[person + 1].kind == "role":
        between = document.text[mentions[person].span[1] : mentions[person + 1].span[0]]
        last = person + 1 if between.startswith(",") and len(between) < BETWEEN else person
    if last + 1 >= len(mentions) or mentions[last + 1].kind != "place":
        return None
    gap = document.text[mentions[last].span[1] : mentions[last + 1].span[0]].lower().split()
    if not gap or len(gap) > 3 or gap[-1] not in words.origin:
        return None
    aged = all(not w.strip("(),").isalpha() for w in gap[:-1])
    return mentions[last + 1].country if aged else None


def _nation_before(document: Document, person: Mention, world: World, words: NameWords) -> str | None:
    """The country that a nationality before a name states: "Norwegian skier Odd Larsen"."""
    start = person.span[0]
    if not words.articles:
        return _nation_between(document, start, world, words)
    before = tokens_before(document, start)
    if len(before) > 1 and before[-1].text == "," and before[-2].lower in _link(document).get("peers", ()):
        before = before[:-1]  # "his Iranian counterpart, Javad Zarif"
    hit = _ending(world, start - 1) if before and before[-1].span[1] == start - 1 else None
    entry = world.meaning(hit) if hit else None
    if hit and entry and entry.kind in ("adjective", "people"):  # "Ethiopians Dejene Debela"
        led = [t for t in before if t.span[1] <= hit.span[0]][-1:]
        return entry.country if not led or not led[0].text[0].isupper() else None
    size = 0
    while size < min(3, len(before)) and before[-1 - size].text.islower() and _describes(before[-1 - size]):
        size += 1
    if not size or size == len(before):
        return None
    hit = _ending(world, before[-1 - size].span[1])
    entry = world.meaning(hit) if hit else None
    return entry.country if entry and entry.kind == "adjective" else None


def _nation_between(document: Document, start: int, world: World, words: NameWords) -> str | None:
    """The country between a noun and a name, where nations follow nouns: "pelari Kenya (, ) Joseph".

    A comma may part them after a people word or a word of origin ("unggulan asal Korea Selatan, Han").
    """
    comma = document.text[start - 2 : start] == ", "
    end = start - (2 if comma else 1)
    hit = _ending(world, end)
    if hit is None:
        return None
    led = [t for t in tokens_before(document, start) if t.span[1] < hit.span[0]]
    if not led:
        return None
    entry = world.meaning(hit)
    if comma:
        last = led[-1].lower
        if last in words.prepositions and len(led) > 1:  # "mitranya dari Dili, Anselmo"
            ends = load(document.language, "link").get("possessive_ends", ())
            peer = led[-3 if led[-2].lower in ends else -2 :][0].lower in _link(document).get("peers", ())
            return entry.country if entry and peer and entry.kind in WHERE else None
        telling = last in words.origin or last in _link(document).get("before", ())
        people = words.groups.get(last) is not None or words.roles.get(last) is not None
        if not telling and not people:
            return None
        return entry.country if entry and entry.kind in WHERE else None
    plain = led[-1].text.islower() and led[-1].tag in ("NOUN", "ADJ", "ADP")
    return entry.country if entry and plain and entry.kind == "country" else None


def _nation_after(document: Document, mentions: Sequence[Mention], person: int, world: World) -> str | None:
    """The country that words after a name state.

    "Kosgei of Kenya", "Debela and Burka, both from Ethiopia", "Mengstu (Ethiopia)", "Cruz (R-Texas)",
    "Nkosi, a 34-year-old Kenyan runner", "Tavares, penyerang 26 tahun berpaspor Brasil".
    """
    text, end = document.text, mentions[person].span[1]
    rest = text[end : end + 8]
    if rest[:1] not in (" ", ","):
        return None
    data = _link(document)
    for mark, country in load(document.language, "link").get("party_marks", {}).items():
        if rest.startswith((f" ({mark}", f", {mark}")):
            return str(country)
    if rest.startswith(" ("):
        hit = world.hit_from(end + 2)
        entry = world.meaning(hit) if hit else None
        closed = hit is not None and text[hit.span[1] : hit.span[1] + 1] == ")"
        return entry.country if entry and closed and entry.kind == "country" else None
    after = tokens_after(document, end)
    last = person
    while (  # "A and B, both from X" says it of both
        last + 1 < len(mentions)
        and mentions[last + 1].kind == "person"
        and text[mentions[last].span[1] : mentions[last + 1].span[0]].strip(", ") in data.get("and", ())
    ):
        last += 1
    if last > person:
        behind = tokens_after(document, mentions[last].span[1])
        shared = any(t.lower in data.get("shared", ()) for t in behind[:3])
        after = behind if shared else after
    at = 0
    while at < min(4, len(after)) and (after[at].text == "," or after[at].lower in data.get("beside", ())):
        at += 1
    if at + 1 < len(after) and after[at].lower in data.get("of", ()):
        at += after[at + 1].lower in data.get("articles", ())  # "Matovič of the Slovak Republic"
        hit = world.hit_from(after[at].span[1] + 1)
        entry = world.meaning(hit) if hit else None
        return entry.country if entry and entry.kind in WHERE and not _owns(text, hit) else None
    return _described(document, after, world) if last == person else None


def _described(document: Document, after: Sequence[Token], world: World) -> str | None:
    """The nation in a description that a comma and an article, or a word for citizens, open after a name."""
    data = _link(document)
    if not after or after[0].text != ",":
        return None
    articles, markers = data.get("articles", ()), data.get("before", ())
    if articles and not (len(after) > 1 and after[1].lower in articles):
        return None
    for at in range(1, min(DESCRIBED, len(after))):
        token = after[at]
        hit = world.hit_from(token.span[0])
        entry = world.meaning(hit) if hit else None
        if hit is not None and entry is not None and entry.kind in NATIONS:
            marked = after[at - 1].lower in markers
            goes_on = document.text[hit.span[1] : hit.span[1] + 2]
            people = articles and entry.kind != "people" and goes_on[:1] == " " and goes_on[1:].islower()
            return entry.country if marked or people else None
        titled = at > 1 and after[at - 1].text[0].isupper() and token.lower in data.get("of", ())[:1]
        if titled and (hit := world.hit_from(token.span[1] + 1)):  # "Qaboos, the Sultan of Oman"
            entry = world.meaning(hit)
            return entry.country if entry and entry.kind == "country" else None
        joined = token.lower in markers or after[at - 1].text == "-"  # "berpaspor", "long-serving"
        if token.text in (",", ".", ";") or (token.tag in ("VERB", "AUX", "ADP") and not joined):
            return None
    return None


def _citizen(document: Document, mentions: Sequence[Mention], person: int, world: World) -> str | None:
    """The country of a citizen whom a clause describes before the name: "a citizen of Chad who ..., Idris".

    Only where the name is the first person after it, behind a comma.
    """
    start = mentions[person].span[0]
    if document.text[max(0, start - 2) : start] != ", ":
        return None
    data = _link(document)
    before = tokens_before(document, start)
    if not before:
        return None
    if person and mentions[person - 1].kind == "person" and mentions[person - 1].span[0] >= before[0].span[0]:
        return None
    said = data.get("citizen", ())
    clauses = data.get("who", ())
    for hit in reversed(world.within((before[0].span[0], start))):
        entry = world.meaning(hit)
        led = [t.lower for t in before if t.span[1] <= hit.span[0]][-2:]
        follows = [t.lower for t in before if t.span[0] >= hit.span[1]]
        if entry is None or entry.kind not in ("country", "adjective") or len(follows) > CLAUSE:
            continue
        if " ".join(led) in said and follows and follows[0] in clauses:
            return entry.country
    return None


def _owns(text: str, hit: Hit | None) -> bool:
    return hit is not None and text[hit.span[1] : hit.span[1] + 2] in ("'s", "’s")


def _ending(world: World, end: int) -> Hit | None:
    """The hit that ends at an offset; None without one."""
    return next((h for h in world.within((max(0, end - 40), end)) if h.span[1] == end), None)


def _describes(token: Token) -> bool:
    return token.tag in ("NOUN", "ADJ")
