"""A page of HTML to the article on it."""

from __future__ import annotations

from dateline.records import Article, Page, digest


def extract_page(page: Page) -> Article:
    """The article on an HTML page; what went wrong stands in ``problems``. Never raises for a page."""
    return Article(article_id=digest(page.page_id), url=page.url)
