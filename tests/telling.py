"""What a text is read to tell: its events, all that the rules read, as they are and as short rows."""

from __future__ import annotations

from collections.abc import Sequence

import dateline
from dateline.records import Event, Mention


def events(text: str, language: str) -> tuple[Event, ...]:
    reading = dateline.read_text(text, language=language, events="all")
    assert not [p for p in reading.problems if p.code == "failed"]
    return reading.events


def told(text: str, language: str) -> list[tuple[str, str, str, str]]:
    """The events of a text as (source, type, target, status)."""
    return [(names_of(e.source), e.type, names_of(e.target), e.status) for e in events(text, language)]


def names_of(mentions: Sequence[Mention]) -> str:
    return " + ".join(m.name for m in mentions)
