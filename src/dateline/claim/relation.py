"""The relation that one sentence states between two marked spans."""

from __future__ import annotations

from dateline.records import Span


def code_relation(sentence: str, source: Span, target: Span, language: str | None = None) -> str | None:
    """The PLOVER type that the sentence states between two marked spans.

    An empty target span says that no target is named. None where the sentence states no event.
    """
    return None
