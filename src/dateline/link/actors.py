"""Mentions to actors: identifier, country and sector."""

from __future__ import annotations

from dateline.read.document import Document
from dateline.records import Actor, Mention


def link_mentions(
    document: Document, mentions: tuple[Mention, ...]
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions with actor, place, country and sector set where known, and the actors they name."""
    return mentions, ()
