"""The mentions of the names step, corrected and completed by what the gazetteer knows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.languages import load
from dateline.link.hits import Hit, tokens_after, tokens_before
from dateline.link.places import FREE_CITY, World
from dateline.link.rows import Entry
from dateline.read.coreference import key_of
from dateline.read.document import Document
from dateline.read.name_words import NameWords, name_words
from dateline.records import Mention, MentionKind, Span, Token

KIND: Mapping[str, MentionKind] = {
    "country": "place",
    "capital": "place",
    "city": "place",
    "place": "place",
    "region": "place",
    "seat": "organisation",
    "organisation": "organisation",
    "person": "person",
    "people": "group",
}
FIRM = frozenset({"organisation", "country", "region", "seat", "person"})
"""Kinds of entries that win over several mentions that they cover."""
NESTED = 4
"""Roles and groups that begin inside one another, at most."""
PLAIN = 3
"""Words between a country and its office, at most ("Norway's deep sea fisheries minister")."""
NAMES: frozenset[MentionKind] = frozenset({"person", "organisation", "place"})


def merge(document: Document, mentions: Sequence[Mention], world: World) -> list[Mention]:
    """The mentions in order of their spans, with kinds corrected and missed names added."""
    names = [m for m in mentions if m.kind in NAMES]
    others = [m for m in mentions if m.kind not in NAMES]
    kept: dict[int, Mention | None] = dict(enumerate(names))
    added: list[Mention] = []
    held = [m.span for m in others]
    people = {
        h.span: p
        for h in world.hits
        if (p := _as_person(document, h, world)) is not None and not _covered(held, h.span[0])
    }
    surnames = _parts([*names, *people.values()])
    at = inner = 0
    for hit in world.hits:
        while at < len(names) and names[at].span[1] <= hit.span[0]:
            at += 1
        over = [i for i in range(at, min(at + 12, len(names))) if names[i].span[0] < hit.span[1]]
        person = people.get(hit.span)
        if person is not None:
            for i in (i for i in range(at, min(at + 12, len(names))) if names[i].span[0] < person.span[1]):
                kept[i] = None
            added.append(person)
            continue
        entry = world.meaning(hit)
        if entry is None and over and names[over[0]].span == hit.span:
            kept[over[0]] = _unknown(names[over[0]], surnames)
        if entry is None or entry.kind == "adjective":
            continue
        kind = KIND[entry.kind]
        if not over:
            while inner < len(held) and held[inner][1] <= hit.span[0]:
                inner += 1
            inside = inner < len(held) and held[inner][0] <= hit.span[0] and hit.span[1] <= held[inner][1]
            if inside and held[inner] == hit.span:
                continue
            if _stands_alone(hit, entry, world) and not (inside and kind in ("place", "group")):
                added.append(Mention(hit.span, kind, document.words(hit.span), score=0.8, rule="gazetteer"))
            continue
        first = names[over[0]]
        same = len(over) == 1 and first.span == hit.span
        covers = hit.span[0] <= first.span[0] and names[over[-1]].span[1] <= hit.span[1]
        if same and (first.kind == kind or not _person_for_sure(first, entry, surnames)):
            kept[over[0]] = replace(first, kind=kind, rule="gazetteer")
        elif kind == "person" and len(over) == 1 and _titled(document, hit, first):
            if first.span[1] < hit.span[1]:  # "Queen | Elizabeth | II"
                span = (first.span[0], hit.span[1])
                kept[over[0]] = replace(first, span=span, name=document.words(span), rule="gazetteer")
            continue
        elif covers and not same and (entry.kind in FIRM or (kind == "place" and len(over) == 1)):
            kept[over[0]] = Mention(hit.span, kind, document.words(hit.span), score=0.8, rule="gazetteer")
            for i in over[1:]:
                kept[i] = None
    known = _joined(
        document, sorted([m for m in kept.values() if m is not None] + added, key=lambda m: m.span)
    )
    out = _offices(document, known, others, world)
    return sorted(out, key=lambda m: (m.span[0], -m.span[1], m.kind))


def _joined(document: Document, names: Sequence[Mention]) -> list[Mention]:
    """The names, where a place directly after a first name is its surname: "Denzel | Washington"."""
    given = name_words(document.language).given
    out: list[Mention] = []
    for mention in names:
        last = out[-1] if out else None
        if (
            last is not None
            and last.kind == "person"
            and mention.kind == "place"
            and last.span[1] + 1 == mention.span[0]
            and document.text[last.span[1]] == " "
            and " " not in document.words(last.span)
            and " " not in document.words(mention.span)
            and document.words(last.span).lower() in given
        ):
            span = (last.span[0], mention.span[1])
            out[-1] = replace(last, span=span, name=document.words(span), rule="first name")
        else:
            out.append(mention)
    return out


def _offices(
    document: Document, names: Sequence[Mention], others: Sequence[Mention], world: World
) -> list[Mention]:
    """All mentions, where an office takes in the country that belongs to it.

    "Menteri Ukraina | Ihor Savchuk"; in a language with articles the country stands before the office, over
    words that the office's own noun does not list: "Fiji's fisheries minister".
    """
    articles = name_words(document.language).articles
    taken: list[Span] = []
    out: list[Mention] = []
    for mention in others:
        if mention.kind == "role":
            found = _owner_before(document, mention, world) if articles else _owner_after(mention, world)
            if found is not None:
                taken.append(found)
                start, end = min(found[0], mention.span[0]), max(found[1], mention.span[1])
                same = mention.name == document.words(mention.span)
                name = document.words((start, end)) if same else mention.name
                mention = replace(mention, span=(start, end), name=name, rule="office with country")
        out.append(mention)
    taken.sort()
    at = 0
    for mention in names:
        while at < len(taken) and taken[at][1] <= mention.span[0]:
            at += 1
        over = taken[at] if at < len(taken) and taken[at][0] < mention.span[1] else None
        if over is None or mention.kind == "organisation":
            out.append(mention)
        elif over[1] < mention.span[1] and mention.kind in ("person", "place"):
            span = (over[1] + 1, mention.span[1])
            named = replace(mention, kind="person", span=span, name=document.words(span))
            out.append(replace(named, rule="office with country"))
    return out


def _owner_after(role: Mention, world: World) -> Span | None:
    """The country or seat of government directly after an office."""
    hit = world.hit_from(role.span[1] + 1)
    entry = world.meaning(hit) if hit else None
    return hit.span if hit and entry and entry.kind in ("country", "seat") else None


def _owner_before(document: Document, role: Mention, world: World) -> Span | None:
    """The country before an office and before at most three plain words that say of what it is."""
    before = tokens_before(document, role.span[0])
    if world.within(role.span):
        return None
    plain = 0
    while plain < len(before) and plain < PLAIN and _plain(before[-1 - plain]):
        plain += 1
    if not plain or plain == len(before):
        return None
    mark = before[-1 - plain]
    end = mark.span[0] if mark.text in ("'s", "’s") else mark.span[1]
    for hit in world.within((max(0, end - 40), end)):
        entry = world.meaning(hit)
        if hit.span[1] == end and entry and entry.country:
            owned = end == mark.span[0]
            if entry.kind == "adjective" or (owned and entry.kind in ("country", "capital", "region")):
                return hit.span
    return None


def _plain(token: Token) -> bool:
    return token.tag in ("NOUN", "ADJ") and token.text.islower()


def _covered(spans: Sequence[Span], at: int) -> bool:
    """Whether one of the spans, which come in order of their starts, holds an offset."""
    i = bisect_right(spans, at, key=lambda s: s[0])
    return any(start <= at < end for start, end in spans[max(0, i - NESTED) : i])


def _parts(names: Sequence[Mention]) -> dict[str, str]:
    """The words of the people's names of several words, with the whole name."""
    return {word: m.name for m in names if m.kind == "person" and " " in m.name for word in key_of(m.name)}


def _unknown(mention: Mention, surnames: Mapping[str, str]) -> Mention:
    """A name of open meaning: a part of a person's name in the article is that person."""
    key = key_of(mention.name)
    if mention.kind == "place" and len(key) == 1 and key[0] in surnames:
        return replace(mention, kind="person", name=surnames[key[0]], rule="shape")
    return mention


def _as_person(document: Document, hit: Hit, world: World) -> Mention | None:
    """The person whose first name a place name is: "Jordan", with a surname directly after it."""
    word = document.words(hit.span)
    if word.lower() not in load(document.language, "link").get("first_names", ()):
        return None
    words = name_words(document.language)
    tokens = tokens_after(document, hit.span[1])
    end = 0
    for token in tokens[:2]:
        taken = world.hit_from(token.span[0])
        if (taken and any(e.kind != "city" for e in taken.entries)) or not _surname(
            token.text, token.lower, words
        ):
            break
        end = token.span[1]
    if not end or document.text[hit.span[1]] != " ":
        return None
    span = (hit.span[0], end)
    return Mention(span, "person", document.words(span), score=0.7, rule="first name")


def _surname(text: str, lower: str, words: NameWords) -> bool:
    """Whether a word may be a surname: in capitals, and no word that names, offices or bodies hold."""
    return (
        text[0].isupper()
        and len(text) > 2
        and not text.isupper()
        and lower not in words.common
        and lower not in words.organisation_endings
        and lower not in words.place_endings
        and lower not in words.directions
        and words.roles.get(lower) is None
        and words.organisations.get(lower) is None
        and words.known_organisations.get(lower) is None
        and text not in words.not_alone
        and text not in words.not_names
    )


def _titled(document: Document, hit: Hit, mention: Mention) -> bool:
    """Whether the gazetteer writes a person with a title before the name, which is no part of it."""
    honorifics = name_words(document.language).honorifics
    titles = document.words((hit.span[0], mention.span[0])).lower().split()
    return mention.kind == "person" and bool(titles) and all(w in honorifics for w in titles)


def _stands_alone(hit: Hit, entry: Entry, world: World) -> bool:
    """Whether the gazetteer alone may say that this is a name."""
    if entry.kind == "city" and world.meanings[hit.span].rule != "region after it":
        return not hit.opens and entry.size >= FREE_CITY
    return entry.kind in KIND


def _person_for_sure(mention: Mention, entry: Entry, surnames: Mapping[str, str]) -> bool:
    """Whether a mention is a person whatever the gazetteer says of its words."""
    if entry.kind in ("seat", "region", "country") and " " in entry.name:
        return False
    if entry.kind in ("seat", "country") and not any(w in surnames for w in key_of(mention.name)):
        return False
    return mention.kind == "person" and (" " in mention.name or mention.score > 0.8)
