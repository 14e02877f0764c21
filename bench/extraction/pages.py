"""One saved page with what a correct extraction of it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class BenchError(Exception):
    """What the caller must put right: a folder that is not there, a name that is unknown."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a correct extraction holds; a field of None was not annotated and is not scored."""

    text: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    wanted: tuple[str, ...] = ()
    """Snippets that must stand in the text."""
    unwanted: tuple[str, ...] = ()
    """Snippets of furniture that must not."""
    summary: tuple[str, ...] = ()
    """Paragraphs of the text that are its standfirst, where the set tells them."""


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they were served, their address, their truth, and what the page may be grouped by."""

    page_id: str
    html: bytes
    url: str | None
    truth: Truth
    groups: Mapping[str, str] = field(default_factory=dict)
    """Name of a grouping to the group: ``{"language": "de", "country": "at"}``."""
