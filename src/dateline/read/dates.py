"""Dates and times in the text, resolved against the publication time."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.read.document import Document
from dateline.records import Moment, Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase that says when, and the moment it means."""

    span: Span
    moment: Moment


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """The dates that the text names, in order of their spans."""
    return ()
