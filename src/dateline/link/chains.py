"""Offices that stand apart from whoever holds them, or belong to whoever was named before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dateline.languages import load
from dateline.link.hits import tokens_after, tokens_in
from dateline.link.places import World
from dateline.link.posts import MANY, of_somebody, role_country
from dateline.read.document import Document
from dateline.read.name_words import NameWords
from dateline.records import Mention

CHAIN = 18
"""Tokens between an office and its bearer, at most ("Deputi Bidang Logistik Badan X (BX), Marsekal | Y")."""
BACK = 6
"""Mentions between an office and its bearer, at most."""
LINKS = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "ADP", "PART", "X", "SYM", "NUM", "PUNCT", "DET", "PRON"})
"""Parts of speech that a title is made of."""
NAMED = 30
"""Mentions of a sentence that are asked whose an office is, at most."""
BODIES = frozenset({"organisation", "group"})
"""Kinds of mentions that words like "that body" point back to."""


def office_before(
    document: Document, mentions: Sequence[Mention], person: int, world: World, words: NameWords
) -> tuple[str | None, str | None]:
    """The country and sector of an office that a body's name and a comma part from its bearer.

    "Direktur Hilirisasi Kementerian ESDM, Paramita"; no verb, no full stop, nobody else between the two.
    """
    start = mentions[person].span[0]
    if document.text[max(0, start - 2) : start] not in (", ", ") "):
        before = mentions[person - 1] if person else None
        if before is None or before.kind != "role" or before.span[1] + 1 != start:
            return None, None
        if document.text[max(0, before.span[0] - 2) : before.span[0]] != ", ":
            return None, None
    bodies: list[Mention] = []
    for at in range(person - 1, max(-1, person - 1 - BACK), -1):
        mention = mentions[at]
        if mention.kind == "person" or "\n" in document.text[mention.span[0] : start]:
            break
        between = tokens_in(document, (mention.span[1], start))
        if len(between) > CHAIN or any(t.tag not in LINKS or t.text in '.;:"“”' for t in between):
            break
        if mention.kind == "organisation":
            bodies.append(mention)
        if mention.kind == "role" and mention.span[1] + 2 < start:
            if sum(t.text == "," for t in between) > 1:
                break
            if (mention.sector in MANY) or any(b.sector in MANY for b in bodies):
                return None, None
            told = next((b.country for b in reversed(bodies) if b.country), None)
            if told is None and not of_somebody(document, mention):
                told = role_country(document, mention, bodies, world, words)[0]
            if told is None:
                told = whose_office(document, mentions, at)
            sector = next((b.sector for b in reversed(bodies) if b.sector), None)
            return told, mention.sector if mention.sector not in (None, "UNK") else sector
    return None, None


def whose_office(document: Document, mentions: Sequence[Mention], role: int) -> str | None:
    """The country of an office "of" whoever was named before: the only one that a sentence before says acts.

    A country named earlier in the sentence of the office goes first ("Vilnius agreed, and its minister ...").
    Words that point back ("lembaga itu") mean a body, not a country.
    """
    start = mentions[role].span[0]
    if not document.sentences or not of_somebody(document, mentions[role]):
        return None
    number = document.sentence_at(start)
    pointing = load(document.language, "link").get("pointing", ())
    ends = [t.lower for t in (*tokens_in(document, mentions[role].span), *tokens_after(document, start)[:6])]
    kinds = BODIES if any(w in pointing for w in ends) else BODIES | {"place"}
    for sentence in (number, number - 1):
        if sentence < 0:
            return None
        low, high = document.sentences[sentence].span
        if "\n" in document.text[low:start].strip():
            return None
        first = bisect_left(mentions, low, key=lambda m: m.span[0])
        last = bisect_left(mentions, min(high, start), key=lambda m: m.span[0])
        told = {
            m.country
            for m in mentions[max(first, last - NAMED) : last]
            if m.country
            and m.kind in kinds
            and (m.kind != "place" or m.actor_id)
            and any(t.tag in ("VERB", "AUX") for t in tokens_in(document, (m.span[1], min(high, start))))
        }
        if told:
            return told.pop() if len(told) == 1 else None
    return None


def only_before(document: Document, role: Mention, person: Mention) -> bool:
    """Whether a comma ends a clause between an office and a name: "After talks with the king, Ann left"."""
    text = document.text
    if text[role.span[1] : person.span[0]] != ", " or text[person.span[1] : person.span[1] + 1] != " ":
        return False
    first = document.tokens[document.sentence_at(role.span[0])][0]
    return first.tag in ("ADP", "SCONJ") and first.span[0] < role.span[0] and first.text[0].isupper()
