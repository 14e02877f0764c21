"""What a corpus holds, counted."""

from __future__ import annotations

from typing import Any

from dateline.store.corpus import Corpus

COUNTED = ("pages", "articles", "quotations", "events", "mentions", "actors", "stories", "copies")

HAPPENINGS = "(SELECT DISTINCT article_id, happening, {} FROM events)"
"""One row for each happening of an article, and value of a column that its mentions have."""


def info(corpus: Corpus) -> dict[str, Any]:
    """What a corpus holds.

    Keys: the counts of ``COUNTED``; happenings, of which the events are mentions; since and until (days of
    publication); outlets, languages, types, statuses, page_kinds and problems (value to number, most first;
    types and statuses count happenings); skipped and failed (reason to pages); runs (the rows of that table
    in order).
    """
    counts = corpus.table("SELECT " + ", ".join(f"(SELECT count(*) FROM {t}) AS {t}" for t in COUNTED))
    days = corpus.table("SELECT min(published_day) AS since, max(published_day) AS until FROM articles")
    return {
        **counts.to_pylist()[0],
        "happenings": _happenings(corpus),
        **days.to_pylist()[0],
        "outlets": _spread(corpus, "outlet", "articles"),
        "languages": _spread(corpus, "language", "articles"),
        "types": _spread(corpus, "type", HAPPENINGS.format("type")),
        "statuses": _spread(corpus, "status", HAPPENINGS.format("status")),
        "page_kinds": _spread(corpus, "page_kind", "pages"),
        "problems": _spread(corpus, "code", "problems"),
        "skipped": _spread(corpus, "reason", "pages WHERE outcome = 'skipped'"),
        "failed": _spread(corpus, "reason", "pages WHERE outcome = 'failed'"),
        "runs": corpus.table("SELECT * FROM runs ORDER BY sequence").to_pylist(),
    }


def _happenings(corpus: Corpus) -> int:
    return int(corpus.table(f"SELECT count(*) AS n FROM {HAPPENINGS.format('type')}").column("n")[0].as_py())


def _spread(corpus: Corpus, column: str, rows: str) -> dict[str, int]:
    """How often each value of a column occurs, most first; null is left out."""
    sql = f"SELECT {column} AS value, count(*) AS n FROM {rows} GROUP BY ALL ORDER BY n DESC, value"
    return {row["value"]: row["n"] for row in corpus.table(sql).to_pylist() if row["value"] is not None}
