"""Which events of one article are mentions of one happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.records import Event, Mention


def number_happenings(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with ``happening`` set, counted from 0 in the order of their first mention.

    Two events are one happening where they have one type, stand in different sentences, share an actor on
    one side, and on no side name different actors.
    """
    out: list[Event] = []
    known: dict[tuple[str, bool], list[_Told]] = {}
    count = 0
    for event in events:
        told = _Told(event, _keys(event.source), _keys(event.target))
        before = known.setdefault((event.type, event.reciprocal), [])
        same = next((e for e in before if _same(e, told)), None)
        number = count if same is None else same.event.happening
        count += same is None
        out.append(replace(event, happening=number))
        before.append(_Told(out[-1], told.source, told.target))
    return tuple(out)


class _Told(NamedTuple):
    """An event with what its sides are compared by."""

    event: Event
    source: frozenset[str]
    target: frozenset[str]


def _same(one: _Told, other: _Told) -> bool:
    source = _meet(one.source, other.source)
    if source == "apart" or one.event.sentence == other.event.sentence:
        return False
    target = _meet(one.target, other.target)
    if target == "apart" or "shared" not in (source, target):
        return False
    return source == "shared" or one.event.status == other.event.status


def _meet(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "open"
    return "apart" if one.isdisjoint(other) else "shared"


def _keys(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(m.actor_id or m.name.lower() for m in mentions)
