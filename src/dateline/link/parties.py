"""Any noun phrase as a party to an event: whom it names, of which country and sector."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.languages import load
from dateline.link.bodies import match_body
from dateline.link.bodywords import body_id
from dateline.link.geography import capital_ids
from dateline.link.hits import tokens_in
from dateline.link.places import SPOKEN
from dateline.link.posts import GUESSES
from dateline.link.stories import SERVED, STORY
from dateline.link.tables import forms
from dateline.read.coreference import antecedent
from dateline.read.document import Document, within
from dateline.read.name_words import NameWords, name_words
from dateline.records import Mention, MentionKind, Span, Token

GOES_ON = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "PART", "NUM"})
"""Parts of speech after an organisation that make another word the head ("UN officials")."""
HERE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "PTY", "OPP", "CVL", "LAB", "EDU", "JRN"})
"""Sectors of groups that are of the country of the story where nothing else is said of them."""
LOOK_BACK = 60
"""Mentions before a phrase like "the two countries" in which its two are sought."""

GUESSED = frozenset({*GUESSES, STORY, SERVED})
"""Rules that give somebody the country of the story or of the article's place."""


def party(document: Document, mentions: tuple[Mention, ...], span: Span) -> Mention:
    """The phrase at ``span`` as a mention: ``name`` is what it resolves to (pronouns and roles too).

    The name of the person or organisation that heads the phrase, else the phrase itself. ``country`` and
    ``sector`` are those of whoever is named, or of the nation and people words inside. A country, its
    government and its capital have the actor ``country:XXX``.
    """
    words = name_words(document.language)
    tokens = tokens_in(document, span)
    if not tokens:
        return Mention(span, "group", document.words(span))
    lower = [t.lower for t in tokens]
    data = load(document.language, "names").get("parties", {})
    pair = _pair(document, mentions, span, lower, data)
    if pair is not None:
        return pair
    inside = within(mentions, span)
    person = _head_person(document, inside, span, words)
    if person is not None:
        return replace(person, span=span)
    if len(tokens) <= 2 or any(m.kind == "role" for m in inside):
        found = antecedent(document, mentions, span)
        if found is not None:
            return replace(found, span=span)
    start = _content_start(tokens, data)
    thing = _head_thing(document, inside, start, span)
    if thing is not None:
        return _as_actor(document, thing, span)
    return _described(document, mentions, inside, tokens, span, words, data)


def _content_start(tokens: Sequence[Token], data: Mapping[str, Any]) -> int:
    """The offset of the first token that is neither a determiner nor a number."""
    leads = data.get("leads", ())
    for token in tokens:
        if token.lower not in leads and token.tag not in ("DET", "NUM") and token.text[0].isalpha():
            return token.span[0]
    return tokens[0].span[0]


def _head_person(
    document: Document, inside: Sequence[Mention], span: Span, words: NameWords
) -> Mention | None:
    """The person that the phrase is: not one who owns, or is linked by a preposition to, its head."""
    text = document.text
    for mention in inside:
        if mention.kind != "person":
            continue
        if text[mention.span[1] : mention.span[1] + 2] in ("'s", "’s") and mention.span[1] + 2 < span[1]:
            continue
        before = tokens_in(document, (span[0], mention.span[0]))
        if (
            before
            and before[-1].tag == "ADP"
            and not any(m.kind == "role" and m.span[1] >= before[-1].span[1] for m in inside)
        ):
            return None
        return mention
    return None


def _head_thing(document: Document, inside: Sequence[Mention], start: int, span: Span) -> Mention | None:
    """The organisation or place that the phrase is, not one that only says of whom its head is."""
    for mention in inside:
        if mention.kind not in ("organisation", "place"):
            continue
        if mention.span[0] > start:
            return None
        rest = tokens_in(document, (mention.span[1], span[1]))
        if mention.kind == "place":
            return mention if not any(t.text[0].isalnum() for t in rest) else None
        return None if rest and rest[0].tag in GOES_ON else mention
    return None


def _as_actor(document: Document, thing: Mention, span: Span) -> Mention:
    """A place or organisation in the part of an actor: a country or its capital is its government."""
    is_capital = thing.place_id in capital_ids()
    if thing.kind == "place" and thing.country and (thing.actor_id or is_capital):
        return replace(
            thing,
            span=span,
            name=_country_name(document, thing.country) if is_capital else thing.name,
            actor_id=f"country:{thing.country}",
            sector="GOV",
            rule="capital acts" if is_capital else thing.rule,
        )
    return replace(thing, span=span)


def _described(
    document: Document,
    mentions: tuple[Mention, ...],
    inside: Sequence[Mention],
    tokens: Sequence[Token],
    span: Span,
    words: NameWords,
    data: Mapping[str, Any],
) -> Mention:
    """A phrase that names nobody: its people word gives the sector, the nation in it the country."""
    lower = [t.lower for t in tokens]
    sector = _sector(lower, words)
    named, covered = _national(document, inside, tokens)
    country = named.pop() if len(named) == 1 else None
    office = _whole(document, inside, span, data)
    if office is not None:
        plain = office.name == document.words(office.span)
        return replace(office, span=span, name=document.words(span) if plain else office.name)
    actor, rule = None, "nation inside" if country else "people word" if sector else ""
    if country and sector == "GOV" and any(w in data.get("government", ()) for w in lower):
        actor = f"country:{country}"
    elif country:
        first = next((i for i, w in enumerate(lower) if w not in data.get("leads", ())), 0)
        body = match_body(lower[first:], covered[first:], document.language)
        if body is not None:
            actor, sector, rule = body_id(country, body[0]), body[1], "body of a country"
    score = 0.6
    if country is None and sector in HERE and not named and not inside and (scene := _scene(mentions)):
        country, score, rule = scene, 0.5, STORY
    role = any(m.kind == "role" and m.span[0] <= tokens[0].span[0] for m in inside)
    kind: MentionKind = "role" if role else "group"
    return Mention(span, kind, document.words(span), actor, None, country, sector, score, rule)


class _Scene:
    """The mentions for which the country of the story was last asked, and that country."""

    last: tuple[tuple[Mention, ...], str | None] = ((), None)


def _scene(mentions: tuple[Mention, ...]) -> str | None:
    """The only country that the mentions of an article are of, if enough of them are."""
    known, country = _Scene.last
    if known is not mentions:
        told = Counter(m.country for m in mentions if m.country and m.rule != STORY)
        country = next(iter(told)) if len(told) == 1 and told.total() >= SPOKEN else None
        _Scene.last = mentions, country
    return country


def _whole(
    document: Document, inside: Sequence[Mention], span: Span, data: Mapping[str, Any]
) -> Mention | None:
    """The office or body with an actor that is the whole phrase but for words like "the"."""
    for mention in inside:
        if mention.kind in ("role", "group") and mention.actor_id and mention.span[1] == span[1]:
            before = document.text[span[0] : mention.span[0]].lower().split()
            return mention if all(w in data.get("articles", ()) for w in before) else None
    return None


def _sector(lower: Sequence[str], words: NameWords) -> str | None:
    """The sector of the first people word or role noun of a phrase that says one."""
    end = len(lower)
    vague = None
    at = 0
    while at < end:
        found = max(
            (f for f in (words.groups.match(lower, at, end), words.roles.match(lower, at, end)) if f),
            default=None,
        ) or words.organisations.match(lower, at, end)
        if found:
            if found[1] != "UNK":
                return found[1]
            vague = found[1]
            at += found[0]
        else:
            at += 1
    return vague


def _national(
    document: Document, inside: Sequence[Mention], tokens: Sequence[Token]
) -> tuple[set[str], list[bool]]:
    """The countries that a phrase names by mentions and adjectives of nationality; which words name them.

    A country that was only guessed counts where nothing names another.
    """
    found = {m.country for m in inside if m.country and m.rule not in GUESSED}
    found = found or {m.country for m in inside if m.country}
    table = forms(document.language)
    lower = [t.lower for t in tokens]
    covered = [any(m.kind == "place" and m.country and _holds(m, t) for m in inside) for t in tokens]
    at = 0
    while at < len(tokens):
        match = table.match(lower, at, len(lower)) if tokens[at].text[0].isupper() else None
        size, entries = match or (1, ())
        for entry in entries:
            fits = not entry.weak and (not entry.exact or entry.exact == tokens[at].text)
            if entry.country and fits and entry.kind in ("adjective", "people"):
                found.add(entry.country)
                covered[at : at + size] = [True] * size
        at += size
    return found, covered


def _holds(mention: Mention, token: Token) -> bool:
    return mention.span[0] <= token.span[0] and token.span[1] <= mention.span[1]


def _pair(
    document: Document, mentions: Sequence[Mention], span: Span, lower: Sequence[str], data: Mapping[str, Any]
) -> Mention | None:
    """What "the two countries" and the like stand for: the two countries, or people, named last before."""
    phrase = " ".join(lower)
    if phrase not in data.get("two", ()):
        return None
    people = phrase in data.get("people_two", ())
    names = _last_two(document, mentions, span, people)
    name = f" {data.get('and', '')} ".join(names) if names else document.words(span)
    return Mention(span, "group", name, None, None, None, "GOV", 0.7 if names else 0.4, "two named last")


def _last_two(document: Document, mentions: Sequence[Mention], span: Span, people: bool) -> tuple[str, ...]:
    """The two people (or countries) that a phrase stands for, in the order of the text; () unless clear.

    Countries are those of the two named officials before the phrase, else the only two that are named.
    """
    end = bisect_left(mentions, span[0], key=lambda m: m.span[0])
    before = mentions[max(0, end - LOOK_BACK) : end]
    if people:
        last = dict.fromkeys(m.name for m in reversed(before) if m.kind == "person")
        return tuple(reversed(list(last)[:2])) if len(last) > 1 else ()
    for kinds in (frozenset({"person", "role"}), frozenset({"person", "role", "place"})):
        named = dict.fromkeys(m.country for m in before if m.country and m.kind in kinds)
        if len(named) == 2:
            return tuple(_country_name(document, code) for code in named if code)
    return ()


def _country_name(document: Document, code: str) -> str:
    """What the article's language calls the country."""
    names = load(document.language, "countries").get(code, {}).get("names", (code,))
    return str(names[0]).rstrip("=~")
