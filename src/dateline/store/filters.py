"""What a reader asks a corpus for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filter:
    """What rows must match; an empty field asks nothing.

    ``words`` are searched in article text (articles, stories), quotation content (quotes) or the
    sentence (events); "quoted words" stay together and a trailing * matches beginnings. ``actor`` is an
    actor identifier or a part of a name: of the speaker (quotes), a party (events), or anybody mentioned.
    ``country`` is ISO 3166-1 alpha-3. ``since`` and ``until`` are days of publication, both inclusive.
    ``distinct_copies`` counts an agency report once, however many outlets printed it.
    """

    words: str | None = None
    actor: str | None = None
    country: str | None = None
    type: str | None = None
    status: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    language: str | None = None
    agency: str | None = None
    story: str | None = None
    distinct_copies: bool = False
