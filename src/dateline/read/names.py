"""Names of people, organisations and places, and the roles that stand beside them."""

from __future__ import annotations

from dateline.read.document import Document
from dateline.records import Mention


def find_names(document: Document) -> tuple[Mention, ...]:
    """The mentions of the text in order of their spans; titles are mentions of kind ``role`` of their own."""
    return ()
