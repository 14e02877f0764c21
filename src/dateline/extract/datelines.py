"""The dateline that opens a report."""

from __future__ import annotations

from dateline.records import Dateline


def split_dateline(text: str) -> tuple[Dateline | None, str]:
    """The dateline that opens the paragraph, and the paragraph without it (or the text itself)."""
    return None, text
