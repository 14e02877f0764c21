"""Which mentions mean the same person, organisation or place."""

from __future__ import annotations

from dateline.read.document import Document
from dateline.records import Mention, Span


def resolve_names(document: Document, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with ``name`` set to the fullest name of the same one in the article."""
    return mentions


def antecedent(document: Document, mentions: tuple[Mention, ...], span: Span) -> Mention | None:
    """The mention that a pronoun, enclitic or role phrase at ``span`` stands for; None where unsure."""
    return None
