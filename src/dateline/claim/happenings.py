"""Which events of one article are mentions of one happening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.ontology.plover import fold_future, types
from dateline.records import Event, Mention, Moment, Span, Status

VERBAL_QUADS = frozenset({1, 3})
"""Quad classes of acts of words: many of one actor's are told, each its own."""
STATED = frozenset({"text", "relative", "before"})
"""Origins of dates that the text gives; the day of the report only stands in."""
TOGETHER: tuple[frozenset[Status], ...] = (
    frozenset({"past", "ongoing", "alleged"}),
    frozenset({"future"}),
    frozenset({"denied"}),
    frozenset({"hypothetical"}),
)
"""Statuses that one happening may be told in: what was done is no plan, and what was denied was not done.

A promise ("announced his resignation") and the plan ("will leave") are one.
"""
LENGTHS = {"week": 7, "month": 31, "year": 366}
"""Days that a moment of this precision lasts at most; one where it is not named."""


def number_happenings(
    events: Sequence[Event],
    frames: Mapping[tuple[Span, str], str] | None = None,
    silent: frozenset[str] = frozenset(),
) -> tuple[Event, ...]:
    """The events with ``happening`` set, counted from 0 in the order of their first mention.

    Two events are one happening where they stand in different sentences, have one type (a plan that of
    the act promised), share an actor on one side and on no side name different ones, and neither status, date
    nor place keeps them apart. Where one names no actor on a side, both must be told by one frame of
    ``frames``, which gives the frame by trigger and type. ``silent`` words name nobody ("he", unresolved).
    """
    out: list[Event] = []
    known: dict[tuple[str, bool], list[_Told]] = {}
    count = 0
    for event in events:
        frame = (frames or {}).get((event.span, event.type), "")
        told = _Told(event, _keys(event.source, silent), _keys(event.target, silent), frame)
        kind = fold_future().get(event.type, event.type)
        before = known.setdefault((kind, event.reciprocal), [])
        same = next((e for e in before if _same(e, told)), None)
        number = count if same is None else same.event.happening
        count += same is None
        out.append(replace(event, happening=number))
        before.append(told._replace(event=out[-1]))
    return tuple(out)


class _Key(NamedTuple):
    """What an actor is known again by: its identifier, and the words of its name."""

    actor: str | None
    words: frozenset[str]


class _Told(NamedTuple):
    """An event with what its sides are compared by, and its frame."""

    event: Event
    source: tuple[_Key, ...]
    target: tuple[_Key, ...]
    frame: str


def _same(one: _Told, other: _Told) -> bool:
    first, second = one.event, other.event
    if first.sentence == second.sentence or _is_apart(first, second):
        return False
    source, target = _meet(one.source, other.source), _meet(one.target, other.target)
    if first.type == "ASSAULT" and source == target == "open" and second.sentence - first.sentence == 1:
        return True  # "the attack by rebels ... It was aimed at a base."
    if "apart" in (source, target) or "shared" not in (source, target):
        return False
    alike = (bool(one.frame) and one.frame == other.frame) or (first.reciprocal and len(one.source) > 1)
    if first.mode != second.mode and types()[first.type].quad in VERBAL_QUADS:
        return False  # praise, a charge and an inquiry are each their own
    if first.mode and second.mode and first.mode != second.mode and first.type != "ASSAULT":
        return False
    return alike or source == target == "shared"


def _is_apart(one: Event, other: Event) -> bool:
    """Whether status, date or place say that two events are not one."""
    planned = one.type in fold_future().values() and {one.status, other.status} == {"past", "future"}
    if not planned and not any({one.status, other.status} <= group for group in TOGETHER):
        return True
    if one.when is not None and other.when is not None and not _overlap(one.when, other.when):
        return True
    if (
        one.place is not None
        and other.place is not None
        and one.place.origin == other.place.origin == "sentence"
    ):
        known = one.place.country, other.place.country
        return None not in known and known[0] != known[1]
    return False


def _overlap(one: Moment, other: Moment) -> bool:
    """Whether the dates may be of one day; the day of the report is compared with nothing."""
    if one.origin not in STATED or other.origin not in STATED:
        return True
    first, second = sorted((one, other), key=lambda m: m.day)
    return (second.day - first.day).days <= LENGTHS.get(first.precision, 1)


def _meet(one: tuple[_Key, ...], other: tuple[_Key, ...]) -> str:
    if not one or not other:
        return "open"
    return "shared" if any(_is_one(a, b) for a in one for b in other) else "apart"


def _is_one(one: _Key, other: _Key) -> bool:
    """Whether two keys are one actor's: by identifier, else all words of one in the other ("*officials*")."""
    if one.actor is not None and other.actor is not None:
        return one.actor == other.actor
    return bool(one.words and other.words) and (one.words <= other.words or other.words <= one.words)


def _keys(mentions: Iterable[Mention], silent: frozenset[str]) -> tuple[_Key, ...]:
    return tuple(
        _Key(m.actor_id, frozenset(m.name.lower().split()))
        for m in mentions
        if m.actor_id is not None or m.name.lower() not in silent
    )
