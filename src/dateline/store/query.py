"""Lists of a corpus: articles, quotes, events, stories and actors, each an Arrow table.

Every list takes a Filter, a limit (None: all) and an offset, is sorted the same way every time, and
has stable columns (docs/corpus.md, "Lists").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.store.corpus import Corpus
from dateline.store.filters import Filter

if TYPE_CHECKING:
    import pyarrow as pa

EVERYTHING = Filter()


def articles(
    corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0
) -> pa.Table:
    """Articles, newest first (best match first where words are asked for).

    Columns: article_id, published, published_day, outlet, language, page_kind, section, headline, standfirst,
    authors, agency, url, words, quotations, events, problems, story_id, copy_of, copies.
    """
    raise NotImplementedError


def quotes(corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0) -> pa.Table:
    """Quotations, newest article first, then in the order of the text.

    Columns: quotation_id, article_id, published, published_day, outlet, language, headline, url, speaker,
    speaker_text, actor_id, country, sector, speaker_kind, kind, content, cue, addressee, sentence,
    sentence_text, start, end, score.
    """
    raise NotImplementedError


def events(corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0) -> pa.Table:
    """Events, newest article first, then in the order of the text.

    Columns: event_id, article_id, published, published_day, outlet, language, headline, url, type, mode,
    contexts, status, stage, source, source_actors, source_countries, target, target_actors, target_countries
    (lists), reciprocal, happening, when, place, place_country, reported_by, quotation_id, sentence,
    sentence_text, start, end, score.
    """
    raise NotImplementedError


def stories(
    corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0
) -> pa.Table:
    """Stories of two or more articles, latest first.

    Columns: story_id, title, articles, outlets, languages, first_published, last_published, actors, places.
    """
    raise NotImplementedError


def actors(corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0) -> pa.Table:
    """Who is named most: actors, and names that are not linked to one (actor_id null).

    Columns: actor_id, name, kind, country, sector, articles, mentions, quotations, as_source, as_target.
    """
    raise NotImplementedError


def count(corpus: Corpus, what: str, filter: Filter = EVERYTHING) -> int:
    """How many rows the list ``what`` ("articles", "quotes", ...) has under the filter."""
    raise NotImplementedError


def article(corpus: Corpus, article_id: str) -> dict[str, Any] | None:
    """All that the corpus holds of one article; None where there is no such article.

    Keys: article (one dict of the table's columns), blocks, bylines, captions, sentences, mentions,
    quotations, events (each with lists source and target), problems, pages, copies (with headline and
    outlet), story (with members) or None.
    """
    raise NotImplementedError


def info(corpus: Corpus) -> dict[str, Any]:
    """What a corpus holds: counts, outlets, languages, days, outcomes, problems by code, runs."""
    raise NotImplementedError
