"""Extraction of a batch of pages to Arrow, for Spark's mapInArrow, Ray Data and datatrove."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dateline.acquire.sniff import kind_of
from dateline.errors import InputError, problem
from dateline.pipeline import page_of
from dateline.records import Article, digest
from dateline.scale.reading import extract_within
from dateline.store.schema import arrow_type, require
from dateline.store.tables import encodable, moment_columns

if TYPE_CHECKING:
    import pyarrow as pa

COLUMNS: dict[str, str] = {
    "page_id": "text",
    "article_id": "text",
    "url": "text",
    "outlet": "text",
    "language": "text",
    "page_kind": "text",
    "section": "text",
    "headline": "text",
    "standfirst": "text",
    "authors": "texts",
    "editors": "texts",
    "contributors": "texts",
    "agency": "text",
    "dateline_place": "text",
    "dateline_outlet": "text",
    "published": "text",
    "published_at": "time",
    "published_day": "day",
    "published_precision": "text",
    "modified": "text",
    "modified_at": "time",
    "modified_day": "day",
    "modified_precision": "text",
    "captions": "texts",
    "tags": "texts",
    "related": "texts",
    "pages": "texts",
    "text": "text",
    "problems": "texts",
}
"""The columns with their types (``store.schema``), in order. ``problems`` are codes."""


def batch_schema(columns: Sequence[str] | None = None) -> pa.Schema:
    """The Arrow schema of ``extract_batch``; raises as it does."""
    require("pyarrow")
    import pyarrow as pa

    names = list(COLUMNS) if columns is None else list(columns)
    if unknown := [name for name in names if name not in COLUMNS]:
        raise InputError(f"extract_batch has no column {unknown[0]!r}; known are {', '.join(COLUMNS)}")
    return pa.schema([(name, arrow_type(COLUMNS[name])) for name in names])


def extract_batch(
    pages: Sequence[tuple[bytes, str | None]], columns: Sequence[str] | None = None, timeout: float = 2.0
) -> pa.RecordBatch:
    """One row a page, in order, with the columns asked for (docs/corpus.md); never raises for a page.

    ``timeout`` is seconds of wall time a page, kept in the main thread of a POSIX system. Raises InputError
    for an unknown column, MissingExtra without pyarrow.
    """
    schema = batch_schema(columns)
    import pyarrow as pa

    rows = [_row(content, url, timeout) for content, url in pages]
    data = [_column([row.get(field.name) for row in rows], field.type) for field in schema]
    return pa.RecordBatch.from_arrays(data, schema=schema)


def _column(values: list[Any], kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([encodable(value) for value in values], kind)


def _row(content: bytes, url: str | None, timeout: float) -> dict[str, Any]:
    page = page_of(content or b"", url)
    kind = kind_of(page.content)
    if kind in ("empty", "binary"):
        found = (problem("acquire", kind),)
        article = Article(digest(page.page_id), url, page_kind="other", problems=found)
    else:
        article = extract_within(page, timeout)
    return {
        "page_id": page.page_id,
        "article_id": article.article_id,
        "url": article.url,
        "outlet": article.outlet,
        "language": article.language,
        "page_kind": article.page_kind,
        "section": article.section,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "authors": article.names("reporter"),
        "editors": article.names("editor"),
        "contributors": article.names("contributor"),
        "agency": article.agency,
        "dateline_place": article.dateline.place if article.dateline else None,
        "dateline_outlet": article.dateline.outlet if article.dateline else None,
        "captions": [caption.text for caption in article.captions],
        "tags": list(article.tags),
        "related": list(article.related),
        "pages": list(article.pages),
        "text": article.text,
        "problems": [p.code for p in article.problems],
    } | (moment_columns("published", article.published) | moment_columns("modified", article.modified))
