"""Instants from text and metadata, with zone and precision."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Moment, Origin


def find_moment(
    text: str, languages: Sequence[str] = (), origin: Origin = "visible", offset: int | None = None
) -> Moment | None:
    """The first full date in ``text`` with its clock time where one stands beside it, or None.

    ``offset`` (minutes east of UTC) is evidence from elsewhere on the page for a clock time without a zone.
    """
    return None


def parse_iso(value: str, origin: Origin = "jsonld") -> Moment | None:
    """The moment of an ISO 8601 (or RFC 2822) stamp of metadata, or None where it is none."""
    return None


def choose_published(
    lines: Sequence[str], stated: Moment | None, languages: Sequence[str] = ()
) -> Moment | None:
    """The publication time: the first visible line with a date, made exact by metadata that agrees with it.

    ``stated`` is the metadata's moment; it stands alone where no line holds a date.
    """
    return stated
