"""Pairs the names of an annotated text with the mentions of its reading, which may be spaced otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from dateline.records import Mention, Span
from goldtools.links import Link


def moved(spans: Iterable[Span], text: str, read: str) -> dict[Span, Span]:
    """The spans of ``text`` in ``read``, which has the same words but other space; those that are there."""
    left, right = _word_spans(text), _word_spans(read)
    one, two = ([_folded(s[a:b]) for a, b in w] for s, w in ((text, left), (read, right)))
    pairs: dict[int, int] = {}
    for i, j, size in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks():
        pairs |= {i + k: j + k for k in range(size)}
    at = {start + k: number for number, (start, end) in enumerate(left) for k in range(end - start)}
    out = {}
    for start, end in spans:
        first, last = at.get(start), at.get(end - 1)
        if first is not None and last is not None and first in pairs and last in pairs:
            begin = right[pairs[first]][0] + start - left[first][0]
            out[start, end] = (begin, right[pairs[last]][0] + end - left[last][0])
    return out


def _word_spans(text: str) -> list[Span]:
    out, start = list[Span](), -1
    for i, char in enumerate(text + " "):
        if char.isspace():
            if start >= 0:
                out.append((start, i))
            start = -1
        elif start < 0:
            start = i
    return out


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def pair(links: Mapping[Span, Link], mentions: Sequence[Mention]) -> dict[Span, Mention]:
    """The mention of each link by its span, roles with roles, names with names; exact, else one inside."""
    out: dict[Span, Mention] = {}
    for span, link in links.items():
        near = [
            m
            for m in mentions
            if (m.kind == "role") == (link.kind == "role") and m.span[0] < span[1] and span[0] < m.span[1]
        ]
        fits = [m for m in near if m.span == span or holds(m.span, span) or holds(span, m.span)]
        if fits:
            out[span] = max(fits, key=lambda m: (m.span == span, _shared(m.span, span), -m.span[1]))
    return out


def holds(outer: Span, inner: Span) -> bool:
    """Whether one span lies in the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _shared(one: Span, two: Span) -> int:
    return min(one[1], two[1]) - max(one[0], two[0])
