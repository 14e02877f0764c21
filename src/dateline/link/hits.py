"""Where the gazetteer's written forms stand in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from dataclasses import dataclass

from dateline.link.bodywords import body_words
from dateline.link.rows import Entry
from dateline.link.tables import forms
from dateline.read.document import Document
from dateline.read.name_words import name_words
from dateline.records import Span, Token

NEAR = 16
"""Tokens before or after a name that may tell something of it, at most."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that the gazetteer knows, with what it may mean.

    ``opens`` says that it stands first in its sentence, where any word has a capital.
    """

    span: Span
    entries: tuple[Entry, ...]
    opens: bool = False


def find_hits(document: Document) -> tuple[Hit, ...]:
    """All that the gazetteer knows in the text, the longest form at each place, in order."""
    table = forms(document.language)
    not_after = name_words(document.language).not_after
    bodies = body_words(document.language).forms
    endings = name_words(document.language).organisation_endings
    text = document.text
    out: list[Hit] = []
    for tokens in document.tokens:
        lower = [t.lower for t in tokens]
        size, at = len(lower), 0
        opened = True
        inner = 0  # up to here the words are the inside of a body's name ("Angkatan | Laut" Filipina)
        while at < size:
            taken = 0
            thing = at > 0 and lower[at - 1] in not_after
            for length, entries in () if thing or at < inner else table.matches(lower, at, size):
                span = (tokens[at].span[0], tokens[at + length - 1].span[1])
                written = text[span[0] : span[1]]
                fit = tuple(e for e in entries if _written_so(e, written, endings))
                if fit:
                    out.append(Hit(span, fit, opened))
                    taken = length
                    break
            if not taken and at >= inner and (body := bodies.match(lower, at, size)):
                inner = at + body[0]
            opened = not taken and opened and not lower[at][0].isalnum()
            at += taken or 1
    return tuple(out)


def _written_so(entry: Entry, written: str, endings: Container[str]) -> bool:
    """Whether the text writes the name as a name, and exactly where the data asks for that.

    Many write the last word of an organisation small ("Labour party").
    """
    if entry.exact:
        return written == entry.exact
    words = written.split()
    first, last = words[0], words[-1]
    if not first[0].isupper():
        return (len(words) == 1 and "-" in first and not written.islower()) or (
            len(words) > 1 and len(first) < 4 and last[0].isupper()
        )
    if entry.kind == "organisation" and len(words) > 1 and words[-2][0].isupper() and last in endings:
        return True
    return not last.islower() or entry.kind == "country" or not last[0].isalpha()


def hit_at(hits: Sequence[Hit], span: Span) -> Hit | None:
    """The hit at exactly this span; None without one."""
    at = bisect_left(hits, span[0], key=lambda h: h.span[0])
    return hits[at] if at < len(hits) and hits[at].span == span else None


def tokens_in(document: Document, span: Span) -> list[Token]:
    """The tokens of a span, which lies in one sentence."""
    if not document.tokens:
        return []
    tokens = document.tokens[document.sentence_at(span[0])]
    first = bisect_left(tokens, span[0], key=_start)
    last = bisect_left(tokens, span[1], key=_start)
    return list(tokens[first:last])


def tokens_before(document: Document, at: int) -> list[Token]:
    """The last tokens before the offset ``at`` in the sentence that holds it, at most ``NEAR``."""
    if not document.tokens:
        return []
    tokens = document.tokens[document.sentence_at(at)]
    end = bisect_left(tokens, at, key=_start)
    return list(tokens[max(0, end - NEAR) : end])


def tokens_after(document: Document, at: int) -> list[Token]:
    """The first tokens from the offset ``at`` on in the sentence of what is before it, at most ``NEAR``."""
    if not document.tokens:
        return []
    tokens = document.tokens[document.sentence_at(max(at - 1, 0))]
    first = bisect_left(tokens, at, key=_start)
    return list(tokens[first : first + NEAR])


def _start(token: Token) -> int:
    return token.span[0]
