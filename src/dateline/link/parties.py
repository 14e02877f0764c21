"""Any noun phrase as a party to an event: whom it names, of which country and sector."""

from __future__ import annotations

from dateline.read.document import Document
from dateline.records import Mention, Span


def party(document: Document, mentions: tuple[Mention, ...], span: Span) -> Mention:
    """The phrase at ``span`` as a mention: ``name`` is what it resolves to (pronouns and roles too)."""
    return Mention(span, "group", document.words(span))
