"""Who did what to whom."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.read.dates import DateMention
from dateline.read.document import Document
from dateline.records import Event, Mention, Quotation


def find_events(
    document: Document,
    mentions: tuple[Mention, ...],
    quotations: tuple[Quotation, ...],
    dates: Sequence[DateMention],
) -> tuple[Event, ...]:
    """The political events that the text states, in order of their triggers."""
    return ()
