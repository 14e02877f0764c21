"""A text cut into the pieces that the explorer marks: sentences, quotations, event triggers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with the number of the fact that it belongs to."""

    span: Span
    fact: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; ``quote`` and ``event`` are numbers of facts."""

    text: str
    quote: int | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """The pieces of one sentence, or of the gap between two (index None)."""

    index: int | None
    pieces: tuple[Piece, ...]


def mark_span(
    text: str, span: Span, sentences: Sequence[Mark], quotes: Sequence[Mark], events: Sequence[Mark]
) -> list[MarkedSentence]:
    """The text of ``span`` as marked sentences; together the pieces give the text again.

    Where quotations nest, the shortest marks the piece. ``sentences`` are in order and do not overlap.
    """
    start, end = span
    quotes = [q for q in quotes if q.span[0] < end and q.span[1] > start]
    events = [e for e in events if e.span[0] < end and e.span[1] > start]
    out: list[MarkedSentence] = []
    at = start
    for sentence in sentences:
        low, high = max(sentence.span[0], start), min(sentence.span[1], end)
        if low >= high:
            continue
        if low > at:
            out.append(MarkedSentence(None, _pieces(text, (at, low), quotes, events)))
        out.append(MarkedSentence(sentence.fact, _pieces(text, (low, high), quotes, events)))
        at = high
    if at < end:
        out.append(MarkedSentence(None, _pieces(text, (at, end), quotes, events)))
    return out


def _pieces(text: str, span: Span, quotes: Sequence[Mark], events: Sequence[Mark]) -> tuple[Piece, ...]:
    start, end = span
    cuts = {start, end}
    for mark in (*quotes, *events):
        cuts.update(edge for edge in mark.span if start < edge < end)
    edges = sorted(cuts)
    return tuple(
        Piece(text[a:b], _narrowest(quotes, a, b), _narrowest(events, a, b)) for a, b in pairwise(edges)
    )


def _narrowest(marks: Sequence[Mark], start: int, end: int) -> int | None:
    inside = [m for m in marks if m.span[0] <= start and end <= m.span[1]]
    return min(inside, key=lambda m: (m.span[1] - m.span[0], m.fact)).fact if inside else None
