"""Flat noun phrases: what can be a speaker or a party to an event.

A phrase is as long as the annotation's actor: title, name, apposition, nationality and origin, with the
complements that its nouns ask for ("ambassador to X"), without phrases of place and relative clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dateline.read.document import Document, within
from dateline.read.phrase_bases import Line, Phrase
from dateline.read.phrase_joins import longest
from dateline.read.phrase_words import ADJ, ADV, TIME, kinds, phrase_words
from dateline.records import Mention, Token

__all__ = [
    "Phrase",
    "head_text",
    "inner_phrases",
    "noun_phrases",
    "phrase_after",
    "phrase_before",
    "split_coordination",
]


def noun_phrases(document: Document, sentence: int, mentions: Sequence[Mention] = ()) -> tuple[Phrase, ...]:
    """The maximal noun phrases of a sentence in order, without place phrases and relative clauses.

    No phrase cuts the name of a person, organisation or place in two. Empty where the language has no
    words.toml.
    """
    tokens = document.tokens[sentence]
    held = tuple(within(mentions, document.sentences[sentence].span))
    return _parse(tokens, document.language, held)


def split_coordination(
    document: Document, sentence: int, phrase: Phrase, mentions: Sequence[Mention] = ()
) -> tuple[Phrase, ...]:
    """The phrases that ``phrase`` joins with "and" and commas; the phrase alone where it joins none."""
    if phrase.parts:
        return phrase.parts
    if not phrase.inner and phrase.last - phrase.first > 2:
        for found in noun_phrases(document, sentence, mentions):
            within = [p for p in found.parts if phrase.first <= p.first and p.last <= phrase.last]
            if len(within) > 1 and (within[0].first, within[-1].last) == (phrase.first, phrase.last):
                return tuple(within)
    return (phrase,)


def inner_phrases(phrase: Phrase) -> tuple[Phrase, ...]:
    """All phrases inside a phrase, at any depth, in order: parts, possessors, complements, appositions."""
    out: dict[Phrase, None] = {}
    left = [*phrase.parts, *phrase.inner]
    while left:
        each = left.pop()
        if each not in out:
            out[each] = None
            left += [*each.parts, *each.inner]
    return tuple(sorted(out, key=lambda p: (p.first, -p.last)))


def phrase_before(
    document: Document, sentence: int, token: int, mentions: Sequence[Mention] = ()
) -> Phrase | None:
    """The noun phrase that ends at ``token``, or before the adverbs, helping verbs and times there."""
    phrases = noun_phrases(document, sentence, mentions)
    skip = _fillers(document, sentence)
    for at in range(token, 0, -1):
        found = next((p for p in phrases if p.first < at <= p.last), None)
        if found:
            return found
        if not skip[at - 1]:
            return None
    return None


def phrase_after(
    document: Document, sentence: int, token: int, mentions: Sequence[Mention] = ()
) -> Phrase | None:
    """The noun phrase that starts at ``token``, or after the adverbs, helping verbs and times there."""
    phrases = noun_phrases(document, sentence, mentions)
    skip = _fillers(document, sentence)
    for at in range(token, len(skip)):
        found = next((p for p in phrases if p.first <= at < p.last), None)
        if found:
            return found
        if not skip[at]:
            return None
    return None


def head_text(document: Document, sentence: int, phrase: Phrase) -> str:
    """The head word of the phrase as written."""
    return document.tokens[sentence][phrase.head].text


def _fillers(document: Document, sentence: int) -> list[bool]:
    """Whether each token may stand between a phrase and its verb."""
    tokens = document.tokens[sentence]
    words = phrase_words(document.language)
    if words is None:
        return [False] * len(tokens)
    found = kinds(tokens, words)
    out = [
        kind in (ADV, TIME) or token.tag == "AUX" or token.lower in words.fillers
        for kind, token in zip(found, tokens, strict=True)
    ]
    for i, token in enumerate(tokens[:-1]):
        if token.lower in words.adverb_openers and found[i + 1] in (ADJ, ADV):
            out[i] = out[i + 1] = True
    return out


@lru_cache(maxsize=512)
def _parse(tokens: tuple[Token, ...], language: str, mentions: tuple[Mention, ...]) -> tuple[Phrase, ...]:
    words = phrase_words(language)
    if words is None:
        return ()
    line = Line(tokens, words, mentions)
    out: list[Phrase] = []
    at = 0
    while at < line.size:
        found = longest(line, at)
        if found is not None:
            out.append(found)
        at = max(found.last, at + 1) if found is not None else at + 1
    return tuple(out)
