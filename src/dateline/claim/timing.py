"""The time of events whose own sentence gives none: the sentence before, or the day of the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.extract.timewords import base
from dateline.read.dates import DateMention, dates_in
from dateline.read.datewords import date_words
from dateline.read.document import Document, within
from dateline.records import Event, Moment, Quotation

DONE = frozenset({"past", "ongoing"})
"""Statuses of what a report tells as news of its day."""

NEAR = 40
"""Events before one among which that of the sentence before is looked for."""


def date_rest(
    document: Document,
    events: Sequence[Event],
    quotations: Sequence[Quotation],
    dates: Sequence[DateMention],
) -> list[Event]:
    """The events in their order, those without a date given one where the text around them says it.

    An event has the date of the sentence before it, in the same block, where an event of that sentence has
    one and shares a party with it (origin "before"). Else what is told as news, with no other date and no
    word of earlier days in its sentence and not in somebody's own words, is of the day that the dateline
    names or the report came out (origin "dateline").
    """
    day = day_of_report(document)
    words = date_words(base(document.language))
    background = words.background if words else frozenset()
    out: list[Event] = []
    opened: dict[int, bool] = {}
    for event in events:
        if event.sentence not in opened:
            opened[event.sentence] = _is_open(document, event, dates, background)
        if event.when is None and event.status in DONE and opened[event.sentence]:
            before = _from_before(document, event, out)
            told = event.quotation is not None and quotations[event.quotation].kind == "direct"
            if before is not None:
                event = replace(event, when=replace(before, origin="before"))
            elif day is not None and not told and not _is_dated(document, event, dates, day):
                event = replace(event, when=Moment(day, "day", None, "", "dateline"))
        out.append(event)
    return out


def day_of_report(document: Document) -> date | None:
    """The day that the dateline names ("SUVA, 3 June -"), else that of publication."""
    article = document.article
    published = article.published.day if article.published else None
    if article.dateline is not None:
        named = dates_in(article.dateline.text, document.language, published)
        days = [d.moment.day for d in named if d.moment.precision == "day"]
        if len(days) == 1 and (published is None or days[0] <= published):
            return days[0]
    return published


def _is_open(
    document: Document, event: Event, dates: Sequence[DateMention], background: frozenset[str]
) -> bool:
    """Whether the sentence names no date and no earlier days, so that the event's may stand elsewhere."""
    if within(dates, document.sentences[event.sentence].span):
        return False
    return background.isdisjoint(t.lower for t in document.tokens[event.sentence])


def _from_before(document: Document, event: Event, found: Sequence[Event]) -> Moment | None:
    """The date of an event of the sentence before that shares a party with this one."""
    names = {m.actor_id or m.name.lower() for m in (*event.source, *event.target)}
    for other in reversed(found[-NEAR:]):
        if other.sentence == event.sentence:
            continue
        if other.sentence < event.sentence - 1 or _block(document, other) != _block(document, event):
            return None
        said = other.when is not None and other.when.origin in ("text", "relative", "before")
        shared = names & {m.actor_id or m.name.lower() for m in (*other.source, *other.target)}
        if said and shared and other.status == "past":
            return other.when
    return None


def _is_dated(document: Document, event: Event, dates: Sequence[DateMention], day: date) -> bool:
    """Whether the sentence before, in the same block, tells of another time."""
    at = event.sentence - 1
    if at < 0 or document.sentences[at].block != document.sentences[event.sentence].block:
        return False
    return any(abs((day - d.moment.day).days) > 1 for d in within(dates, document.sentences[at].span))


def _block(document: Document, event: Event) -> int:
    return document.sentences[event.sentence].block
