"""Noun phrases freed of words at their edges that are no part of the actor.

A capital at the start of a sentence makes the tagger take "When" or a year for a part of the name behind it,
and a clock time or "himself" is drawn into the name before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.claim.frames import Lexicon
from dateline.read.name_words import Phrases
from dateline.read.phrases import Phrase
from dateline.records import Token

YEARS = range(1000, 2101)
"""Numbers that are read as a year before a name ("In *2019* Kiribati boycotted the talks")."""
BRACKETS = {"(": ")", "[": "]"}


def trimmed(
    tokens: Sequence[Token], phrase: Phrase, known: Lexicon, demonstratives: Collection[str]
) -> Phrase:
    """The phrase without what only opens a clause or says when, and with the bracket that it left open."""
    first, last = phrase.first, phrase.last
    while first < last - 1 and _opens(tokens, first, known):
        first += 1
    if first < last - 1 and tokens[first].lower in demonstratives:
        first += tokens[first + 1].tag in ("NOUN", "PROPN")  # "ketika *itu* presiden"
    if phrase.parts and tokens[phrase.parts[0].head].lower in known.times:
        first = phrase.parts[1].first  # "in recent *days* and the army ..."
    while last - 1 > first and _closes(tokens, last, known):
        last -= 1
    if last < len(tokens) and last == phrase.last and _is_open(tokens, first, last):
        last += 1
    if (first, last) == (phrase.first, phrase.last):
        return phrase
    return cut(tokens, phrase, first, last)


def undated(
    tokens: Sequence[Token],
    phrase: Phrase,
    known: Lexicon,
    months: Collection[str],
    pointing: Collection[str],
) -> Phrase:
    """The phrase without what says when at its edges, in a language that puts owners behind the noun.

    "*5 Desember* gudang beras", "*Februari* pemerintah", "*keesokan harinya* kapolda", "Jakarta *kala itu*".
    """
    first, last = phrase.first, phrase.last
    lower = [t.lower for t in tokens[first : min(last, first + 3)]]
    if len(lower) > 2 and tokens[first].text.isdecimal() and lower[1] in months:
        first += 3 if tokens[first + 2].text.isdecimal() else 2
    elif len(lower) > 1 and lower[0] in months and tokens[first - 1].tag == "ADP":
        year = len(lower) > 2 and tokens[first + 1].text.isdecimal()
        if tokens[first + 1 + year].tag == "NOUN":
            first += 1 + year
    elif len(lower) > 1 and lower[0].isdecimal() and tokens[first - 1].lower in months and len(lower[0]) == 4:
        first += tokens[first + 1].tag == "NOUN"  # "Sejak Februari *2024* pemerintah"
    elif len(lower) > 2 and lower[0] in known.times and tokens[first + 1].tag == "PRON":
        first += 2
    if last - first > 2 and tokens[last - 1].lower in pointing and tokens[last - 2].lower in known.times:
        last -= 2
    unchanged = (first, last) == (phrase.first, phrase.last)
    return phrase if unchanged or first >= last else cut(tokens, phrase, first, last)


def tailed(tokens: Sequence[Token], phrase: Phrase, known: Lexicon) -> Phrase:
    """The phrase with the words behind it that belong to it ("orang *tak dikenal*", "dua *lainnya*")."""
    for tail in known.tails:
        last = phrase.last + len(tail)
        if tuple(t.lower for t in tokens[phrase.last : last]) == tail and not phrase.parts:
            return replace(phrase, span=(phrase.span[0], tokens[last - 1].span[1]), last=last)
    return phrase


def joined(
    tokens: Sequence[Token], phrases: Sequence[Phrase], roles: Sequence[Phrases[str]]
) -> Iterator[Phrase]:
    """The phrases, an office or body with its short name in brackets drawn to the name behind it.

    "Ketua Partai Rakyat (PR) Budi Santosa" is one actor, and so is "Komisi Pemilihan (KP) Kota Sora".
    ``roles`` are the words for offices, and for bodies where the language puts owners behind the noun.
    """
    held: Phrase | None = None
    for phrase in phrases:
        if held is not None and _bears(tokens, held, phrase, roles):
            span = held.span[0], phrase.span[1]
            held = Phrase(span, held.first, phrase.last, held.head, (), (held, phrase))
            continue
        if held is not None:
            yield held
        held = phrase
    if held is not None:
        yield held


def parted(tokens: Sequence[Token], phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases, of two joined by a comma and "and" before a verb the second apart: it opens a clause.

    "Portugal sent aid to the council, and the *Union* promised more".
    """
    for phrase in phrases:
        verb = phrase.last < len(tokens) and tokens[phrase.last].tag in ("VERB", "AUX")
        if verb and _is_fronted(tokens, phrase):
            yield phrase.parts[0]
            yield _rest(phrase)
        elif verb and len(phrase.parts) == 2 and tokens[phrase.parts[0].last].text == ",":
            yield from phrase.parts
        else:
            yield phrase


def _is_fronted(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether the first of the joined only opens the sentence ("*Menurut dia*, polisi dan warga ...")."""
    opens = phrase.first == 1 and tokens[0].tag == "ADP" and len(phrase.parts) > 1
    return opens and tokens[phrase.parts[0].last].text == ","


def _rest(phrase: Phrase) -> Phrase:
    """The joined phrases without the first."""
    first, *others = phrase.parts[1:]
    if not others:
        return first
    return Phrase((first.span[0], phrase.span[1]), first.first, phrase.last, first.head, (first, *others))


def _bears(tokens: Sequence[Token], office: Phrase, name: Phrase, roles: Sequence[Phrases[str]]) -> bool:
    """Whether the second phrase names who holds the office of the first, which ends in a bracket."""
    if office.last != name.first or tokens[office.last - 1].text != ")" or name.parts:
        return False
    if tokens[name.first].tag != "PROPN" or tokens[office.first].text == "(":
        return False
    lower = [t.lower for t in tokens[office.first : office.last]]
    return any(table.match(lower, office.head - office.first, len(lower)) for table in roles)


def _opens(tokens: Sequence[Token], at: int, known: Lexicon) -> bool:
    """Whether the token stands before a name or noun without belonging to it."""
    token, after = tokens[at], tokens[at + 1]
    if token.lower in known.opening:
        return after.tag in ("NOUN", "PROPN", "PRON", "DET", "NUM")
    year = token.text.isdecimal() and len(token.text) == 4 and int(token.text) in YEARS
    return year and after.tag == "PROPN" and after.text[:1].isupper()


def _closes(tokens: Sequence[Token], last: int, known: Lexicon) -> bool:
    """Whether the phrase ends before ``last`` in a word that only says when or how, or in its number."""
    token, before = tokens[last - 1], tokens[last - 2]
    if token.lower in known.closing and token.text.islower():
        return True
    return token.text[:1].isdecimal() and before.lower in known.closing


def _is_open(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a bracket opened in the phrase is closed right behind it."""
    return any(
        tokens[at].text in BRACKETS
        and tokens[last].text == BRACKETS[tokens[at].text]
        and all(tokens[i].text != BRACKETS[tokens[at].text] for i in range(at, last))
        for at in range(first, last)
    )


def cut(tokens: Sequence[Token], phrase: Phrase, first: int, last: int) -> Phrase:
    """The tokens from ``first`` up to before ``last`` of a phrase that may be a little longer or shorter."""
    head = phrase.head
    if not first <= head < last:
        head = next((i for i in range(first, last) if tokens[i].tag in ("NOUN", "PROPN", "PRON")), first)
    parts = tuple(
        each
        if first <= each.first and each.last < last
        else cut(tokens, each, max(first, each.first), last if each.last >= phrase.last else each.last)
        for each in phrase.parts
        if each.last > first and each.first < last
    )
    inner = tuple(p for p in phrase.inner if first <= p.first and p.last <= last)
    return replace(
        phrase,
        span=(tokens[first].span[0], tokens[last - 1].span[1]),
        first=first,
        last=last,
        head=head,
        parts=parts if len(parts) > 1 else (),
        inner=inner,
    )
