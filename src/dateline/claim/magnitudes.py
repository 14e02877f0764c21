"""How many an event killed, hurt, arrested or brought out, where its sentence says so of that event.

A count belongs to an event whose own word it is the count of ("*killed* at least 12 people"), or which is the
only one of its sentence that it can be of ("a bombing that left 12 *dead*"). In doubt there is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast, get_args

from dateline.claim.view import STOPS, VERBAL, View
from dateline.languages import load
from dateline.ontology.plover import magnitudes
from dateline.read.quantities import Quantity, find_quantities, phrase_at
from dateline.records import Event, Magnitude, MagnitudeKind, Span

REACH = 40
"""Tokens between an event and a count of its own at most."""
BACK = 16
"""Tokens before a number among which the noun of its toll stands."""
AHEAD = 9
"""Tokens behind a number among which what is counted ends and the word that says its kind stands."""
KINDS: tuple[MagnitudeKind, ...] = get_args(MagnitudeKind)


@dataclass(frozen=True, slots=True)
class Counted:
    """The words that say of a number what it counts, for one kind."""

    people: frozenset[str]
    before: frozenset[str]
    toll: frozenset[str]
    behind: frozenset[str]
    passive: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counting:
    """Words for people who are counted, and by kind the words that say what befell them."""

    people: frozenset[str]
    reached: frozenset[str]
    of: frozenset[str]
    kinds: Mapping[MagnitudeKind, Counted]
    ends: frozenset[str]
    """Words that say what befell people, behind whom they stand."""


@cache
def counting(language: str) -> Counting:
    """The words of the language, from its ``numbers.toml``; empty where it has none."""
    numbers: Mapping[str, Any] = load(language, "numbers")
    data: Mapping[str, Any] = numbers.get("counted", {})
    keys = ("people", "before", "toll", "behind", "passive")
    kinds = {k: Counted(*(frozenset(data[k].get(key, ())) for key in keys)) for k in KINDS if k in data}
    return Counting(
        people=frozenset(data.get("people", ())),
        reached=frozenset(data.get("reached", ())),
        of=frozenset(numbers.get("of", ())),
        kinds=kinds,
        ends=frozenset(word for kind in kinds.values() for word in kind.behind | kind.passive),
    )


def with_magnitudes(view: View, found: Sequence[tuple[Event, str]]) -> list[Event]:
    """The events of one sentence, each beside the name of its frame, with their magnitudes."""
    events = [event for event, _ in found]
    if not events:
        return events
    quantities = find_quantities(view.tokens, view.document.language)
    out: list[dict[MagnitudeKind, Magnitude]] = [{} for _ in events]
    for quantity in quantities:
        span = view.tokens[quantity.first].span[0], view.tokens[quantity.last - 1].span[1]
        told = _told(view, quantity)
        if told is not None:
            kind, at, acts = told
            owner = _owner(view, events, kind, at, acts)
            counts = None if owner is None else (owner, kind)
        else:
            counts = _counted_side(view, found, quantity, span)
        if counts is not None:
            out[counts[0]].setdefault(counts[1], Magnitude(counts[1], quantity.low, quantity.high, span))
    return [
        replace(event, magnitudes=tuple(sorted(mine.values(), key=lambda m: m.span))) if mine else event
        for event, mine in zip(events, out, strict=True)
    ]


def _told(view: View, quantity: Quantity) -> tuple[MagnitudeKind, int, bool] | None:
    """The kind that a word beside the number gives it, the token of it, and whether it says who acts."""
    known = counting(view.document.language)
    lower = [t.lower for t in view.tokens]
    end, people = _people_end(view, quantity, known)
    if not people:
        return None
    counted = set(lower[quantity.last : end])
    kinds = {kind: w for kind, w in known.kinds.items() if not w.people or not counted.isdisjoint(w.people)}
    for kind, words in kinds.items():
        for size in (2, 1):
            if " ".join(lower[max(0, quantity.first - size) : quantity.first]) in words.before:
                return kind, quantity.first - size, True
        at = _toll(view, quantity, words, known)
        if at is not None:
            return kind, at, False
    helped = False
    for at in range(end, min(len(lower), end + AHEAD)):
        for kind, words in kinds.items():
            if phrase_at(lower, at, words.behind):
                return kind, at, False
            passive = phrase_at(lower, at, words.passive)
            if passive and (helped or _is_last(view, at + len(passive.split()))):
                return kind, at, True
        if view.is_filler(at) or view.lower(at) in view.words.relatives:
            helped = helped or view.lower(at) in view.words.auxiliaries
        elif view.lower(at) not in view.words.adverbs:
            return None
    return None


def _people_end(view: View, quantity: Quantity, counting: Counting) -> tuple[int, bool]:
    """Where the phrase of what is counted ends; whether that is people, or unsaid ("12 were killed")."""
    at = quantity.last
    if view.lower(at) in counting.of:
        at += 1
    known = False
    start = at
    while at < min(len(view.tokens), start + AHEAD):
        tag, word = view.tag(at), view.lower(at)
        if word in counting.people or view.words.frames.people.get(word) in ("people", "armed", "state"):
            known = True
        elif (
            tag not in ("ADJ", "NOUN", "PROPN", "DET")
            or (tag == "DET" and at > start)
            or word in counting.ends
        ):
            break
        at += 1
    return at, known or at == start


def _toll(view: View, quantity: Quantity, words: Counted, counting: Counting) -> int | None:
    """The noun of a toll in the clause before the number ("the *death toll* from the raid rose to 12")."""
    if view.lower(quantity.first - 1) not in counting.reached:
        return None
    lower = [t.lower for t in view.tokens]
    for at in range(quantity.first - 1, max(-1, quantity.first - BACK), -1):
        if view.lower(at) in STOPS or view.lower(at) == ",":
            return None
        if phrase_at(lower, at, words.toll):
            return at
    return None


def _is_last(view: View, at: int) -> bool:
    """Whether no object follows: who is named before the verb had it done to them."""
    return at >= len(view.tokens) or view.tag(at) not in ("DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ")


def _owner(view: View, events: Sequence[Event], kind: MagnitudeKind, at: int, acts: bool) -> int | None:
    """The event that the count told by token ``at`` is of; None where none is.

    A word that ``acts`` ("killed") is no count of an event of another kind ("killed two at a *protest*").
    """
    rule = magnitudes()[kind]
    types = rule.types[:1] if acts else rule.types
    span = view.tokens[at].span
    for index, event in enumerate(events):
        if event.span[0] <= span[0] < event.span[1]:
            return index if event.type in rule.types else None
    first, last = view.clause(at)
    first, last = max(first, at - REACH), min(last, at + REACH)
    window = view.tokens[first].span[0], view.tokens[last - 1].span[1]
    fit = [
        index
        for index, event in enumerate(events)
        if event.type in types and window[0] <= event.span[0] < window[1]
    ]
    fit.sort(key=lambda i: abs(events[i].span[0] - span[0]))
    if len(fit) == 1:
        return fit[0]
    return next((i for i in fit if not _parted(view, events[i].span, at)), None)


def _parted(view: View, span: Span, at: int) -> bool:
    """Whether a comma or an opener of a clause stands between an event's words and the token."""
    trigger = bisect_left(view.tokens, span[0], key=lambda t: t.span[0])
    first, last = sorted((trigger, at))
    known = view.words
    return any(
        view.lower(i) == "," or view.lower(i) in known.subordinators or view.lower(i) in known.complementisers
        for i in range(first + 1, last)
    )


def _counted_side(
    view: View, found: Sequence[tuple[Event, str]], quantity: Quantity, span: Span
) -> tuple[int, MagnitudeKind] | None:
    """The event that counts a side by its own word: "*thousands of students* marched"."""
    if not _people_end(view, quantity, counting(view.document.language))[1]:
        return None
    for index, (event, frame) in enumerate(found):
        for kind, rule in magnitudes().items():
            if frame not in rule.frames:
                continue
            side = event.source if rule.side == "source" else event.target
            if any(_opens(view, m.span, span) for m in side):
                return index, cast(MagnitudeKind, kind)
    return None


def _opens(view: View, side: Span, span: Span) -> bool:
    """Whether the number is that of the side's people: it stands first in the phrase, or right before it."""
    if not (span[0] < side[1] and side[0] <= span[1] + 4):
        return False
    inside = [t for t in view.tokens if max(span[1], side[0]) <= t.span[0] < side[1]]
    before = [t for t in view.tokens if side[0] <= t.span[0] < span[0]]
    tags = {t.tag for t in before}
    return tags <= {"DET", "ADP", "ADV", "ADJ"} and not any(t.tag in VERBAL for t in inside)
