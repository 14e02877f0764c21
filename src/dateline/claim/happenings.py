"""Which events of one article are mentions of one happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.records import Event, Mention


def number_happenings(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with ``happening`` set, counted from 0 in the order of their first mention.

    Two events are one happening where they have one type, stand in different sentences, share an actor on
    one side, and on no side name different actors.
    """
    out: list[Event] = []
    first: dict[str, list[Event]] = {}
    count = 0
    for event in events:
        same = next((e for e in first.get(event.type, ()) if _same(e, event)), None)
        if same is None:
            numbered = replace(event, happening=count)
            count += 1
        else:
            numbered = replace(event, happening=same.happening)
        first.setdefault(event.type, []).append(numbered)
        out.append(numbered)
    return tuple(out)


def _same(one: Event, other: Event) -> bool:
    if one.sentence == other.sentence or one.reciprocal != other.reciprocal:
        return False
    source = _meet(_keys(one.source), _keys(other.source))
    target = _meet(_keys(one.target), _keys(other.target))
    if "apart" in (source, target):
        return False
    return "shared" in (source, target) and (source == "shared" or one.status == other.status)


def _meet(one: frozenset[str], other: frozenset[str]) -> str:
    if not one or not other:
        return "open"
    return "shared" if one & other else "apart"


def _keys(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(m.actor_id or m.name.lower() for m in mentions)
