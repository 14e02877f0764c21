"""Text as pasted or scraped from a page to the article in it."""

from __future__ import annotations

from datetime import date, datetime

from dateline.records import Article, Block, digest


def extract_text(text: str, language: str | None = None, published: date | datetime | None = None) -> Article:
    """The article in a plain text; one plain paragraph is its own body."""
    return Article(
        article_id=digest(text),
        language=language or "und",
        text=text,
        blocks=(Block("paragraph", (0, len(text))),),
    )
