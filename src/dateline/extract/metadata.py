"""What a page's JSON-LD, OpenGraph and meta elements claim about the article."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from dateline.records import Moment


@dataclass(frozen=True, slots=True)
class Metadata:
    """Candidates, best first; visible text may overrule each."""

    headline: str | None = None
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    description: str | None = None
    language: str | None = None
    article_body: str | None = None
    image_captions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    accessible_for_free: bool | None = None


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """The candidates that the page's metadata holds; empty fields where it holds none. Never raises."""
    return Metadata()
