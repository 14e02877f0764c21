"""What a person hands to ``dateline read``: files or standard input, HTML or pasted text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Literal

from dateline.acquire.files import is_warc, page_item, read_file
from dateline.acquire.sniff import decode_text
from dateline.errors import InputError
from dateline.extract.article import extract_page
from dateline.extract.paging import join_parts
from dateline.extract.pasted import extract_text
from dateline.pipeline import read_article
from dateline.records import Article, Keep, Page, Reading, digest

STDIN_LIMIT = 20_000_000
"""Bytes that are read from standard input."""

As = Literal["auto", "html", "text"]


def read_inputs(
    names: Sequence[str],
    media: As = "auto",
    url: str | None = None,
    language: str | None = None,
    published: str | None = None,
    events: Keep = "default",
) -> list[Reading]:
    """A reading for each story in the inputs; the parts of one story are joined.

    Raises InputError for an input that is missing, empty, binary or a folder.
    """
    return [read_article(article, events) for article in articles_of(names, media, url, language, published)]


def articles_of(
    names: Sequence[str],
    media: As = "auto",
    url: str | None = None,
    language: str | None = None,
    published: str | None = None,
) -> list[Article]:
    """The article of each story in the inputs, as ``read_inputs`` reads them; raises as it does."""
    when = _moment(published)
    pages = [_page(name, url) for name in names]
    return list(join_parts([_article(page, media, language, when) for page in pages]))


def read_bytes(
    content: bytes, media: As = "auto", url: str | None = None, language: str | None = None
) -> Reading:
    """The reading of bytes that came over HTTP. Raises InputError where they are empty or binary."""
    item = page_item("the text", content, url)
    if item.page is None:
        raise InputError(item.problem.message if item.problem else "the text could not be read")
    return read_article(_article(item.page, media, language, None))


def _page(name: str, url: str | None) -> Page:
    if name == "-":
        item = page_item("standard input", _stdin().read(STDIN_LIMIT), url)
    else:
        path = Path(name)
        if not path.exists():
            raise InputError(f"{name} does not exist")
        if path.is_dir():
            raise InputError(f"{name} is a folder; read it with  dateline ingest {name} --to CORPUS")
        if is_warc(path):
            raise InputError(f"{name} is a web archive; read it with  dateline ingest {name} --to CORPUS")
        item = read_file(path)
    if item.page is None:
        raise InputError(item.problem.message if item.problem else f"{name} could not be read")
    if url and item.page.url != url:
        return replace(item.page, page_id=digest(url, item.page.content), url=url)
    return item.page


def _stdin() -> BinaryIO:
    return sys.stdin.buffer


def _article(page: Page, media: As, language: str | None, published: date | datetime | None) -> Article:
    plain = media == "text" or (media == "auto" and page.media_type == "text/plain")
    return extract_text(decode_text(page.content), language, published) if plain else extract_page(page)


def _moment(value: str | None) -> date | datetime | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value)
    except ValueError:
        raise InputError(f"{value!r} is no date; write 2024-06-19 or 2024-06-19T13:30+07:00") from None
