"""Who is reported to have said what."""

from __future__ import annotations

from dateline.read.document import Document
from dateline.records import Mention, Quotation


def find_quotations(document: Document, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """The quotations of the text in order of their spans."""
    return ()
