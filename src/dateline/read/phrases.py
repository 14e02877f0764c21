"""Flat noun phrases: what can be a speaker or a party to an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.read.document import Document
from dateline.records import Mention, Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of one sentence: its span, and the tokens from ``first`` up to before ``last``.

    ``head`` is the index of the token that says what it is (the last of a name).
    """

    span: Span
    first: int
    last: int
    head: int


_INSIDE = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON"})


def noun_phrases(document: Document, sentence: int, mentions: Sequence[Mention] = ()) -> tuple[Phrase, ...]:
    """The maximal noun phrases of a sentence in order, without place phrases and relative clauses."""
    tokens = document.tokens[sentence]
    out: list[Phrase] = []
    at = 0
    while at < len(tokens):
        if tokens[at].tag not in _INSIDE:
            at += 1
            continue
        first = at
        while at < len(tokens) and tokens[at].tag in _INSIDE:
            at += 1
        out.append(Phrase((tokens[first].span[0], tokens[at - 1].span[1]), first, at, at - 1))
    return tuple(out)


def split_coordination(document: Document, sentence: int, phrase: Phrase) -> tuple[Phrase, ...]:
    """The parts of a phrase that "and" and commas join; the phrase alone where it joins none."""
    return (phrase,)


def phrase_before(document: Document, sentence: int, token: int) -> Phrase | None:
    """The noun phrase that ends at or nearest before ``token``, over adverbs and auxiliaries."""
    found = [p for p in noun_phrases(document, sentence) if p.last <= token]
    return found[-1] if found else None


def phrase_after(document: Document, sentence: int, token: int) -> Phrase | None:
    """The noun phrase that starts at or nearest after ``token``, over adverbs and auxiliaries."""
    return next((p for p in noun_phrases(document, sentence) if p.first >= token), None)


def head_text(document: Document, sentence: int, phrase: Phrase) -> str:
    """The head word of the phrase as written."""
    return document.tokens[sentence][phrase.head].text
