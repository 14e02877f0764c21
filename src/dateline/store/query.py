"""Lists of a corpus: articles, quotes, events, stories and actors, each an Arrow table.

Every list takes a Filter, a limit (None: all) and an offset, is sorted the same way every time, and
has stable columns (docs/corpus.md, "Lists").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.ontology import plover as ontology
from dateline.store.article import article
from dateline.store.corpus import Corpus, open_corpus
from dateline.store.filters import (
    ACTOR,
    COUNTRY,
    Conditions,
    Filter,
    article_conditions,
    event_conditions,
    joined,
    named_conditions,
)
from dateline.store.info import info
from dateline.store.search import find_articles, find_quotations, sentence_patterns

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "EVERYTHING",
    "Corpus",
    "Filter",
    "actors",
    "article",
    "articles",
    "check",
    "count",
    "events",
    "info",
    "open_corpus",
    "quotes",
    "stories",
    "types",
]

EVERYTHING = Filter()

_NEWEST = "a.published_day DESC NULLS LAST, a.published_at DESC NULLS LAST, a.article_id"
_ANYBODY = "a.article_id IN (SELECT article_id FROM mentions m WHERE {})"
_PARTY = "e.event_id IN (SELECT event_id FROM event_actors p WHERE {})"
_FOUND = "a.article_id IN (SELECT unnest($found::VARCHAR[]))"


@dataclass(frozen=True, slots=True)
class _Plan:
    """A ``WITH`` whose table ``every`` has the key of each row of a list, and its place ``nth``."""

    sql: str
    params: dict[str, Any]


def articles(
    corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0
) -> pa.Table:
    """Articles, newest first (best match first where words are asked for).

    ``events`` counts happenings: what an article tells twice counts once.

    Columns: article_id, published, published_day, outlet, language, page_kind, section, headline, standfirst,
    authors, agency, url, words, quotations, events, problems, story_id, copy_of, copies.
    """
    return _rows(corpus, _articles(corpus, filter), limit, offset, """
        SELECT a.article_id, a.published, a.published_day, a.outlet, a.language, a.page_kind, a.section,
            a.headline, a.standfirst,
            coalesce((SELECT list(name ORDER BY position) FROM bylines b
                WHERE b.article_id = a.article_id AND role = 'reporter'), []) AS authors,
            a.agency, a.url, a.words,
            (SELECT count(*) FROM quotations q WHERE q.article_id = a.article_id) AS quotations,
            (SELECT count(DISTINCT happening) FROM events e WHERE e.article_id = a.article_id) AS events,
            (SELECT count(*) FROM problems p WHERE p.article_id = a.article_id) AS problems,
            (SELECT any_value(story_id) FROM story_members s WHERE s.article_id = a.article_id) AS story_id,
            (SELECT any_value(o.article_id) FROM copies c JOIN copies o USING (group_id)
                WHERE c.article_id = a.article_id AND c.role <> 'origin' AND o.role = 'origin') AS copy_of,
            (SELECT count(*) FROM copies c JOIN copies o USING (group_id)
                WHERE c.article_id = a.article_id AND o.article_id <> a.article_id) AS copies
        FROM picked JOIN articles a USING (article_id)
        """)  # fmt: skip


def quotes(corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0) -> pa.Table:
    """Quotations, newest article first, then in the order of the text (best match first for words).

    Columns: quotation_id, article_id, published, published_day, outlet, language, headline, url, speaker,
    speaker_text, actor_id, country, sector, speaker_kind, kind, content, cue, addressee, sentence,
    sentence_text, start, end, score.
    """
    return _rows(corpus, _quotes(corpus, filter), limit, offset, """
        SELECT q.quotation_id, q.article_id, a.published, a.published_day, a.outlet, a.language, a.headline,
            a.url, q.speaker_name AS speaker, q.speaker_text, q.speaker_actor_id AS actor_id,
            q.speaker_country AS country, q.speaker_sector AS sector, q.speaker_kind, q.kind, q.content,
            q.cue, q.addressee_name AS addressee, q.sentence, q.sentence_text, q.start, q."end", q.score
        FROM picked JOIN quotations q USING (quotation_id) JOIN articles a ON a.article_id = q.article_id
        """)  # fmt: skip


def events(corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0) -> pa.Table:
    """Events, newest article first, then in the order of the text: each mention is a row (``happenings``).

    Columns: event_id, article_id, published, published_day, outlet, language, headline, url, type, mode,
    contexts, status, stage, source, source_actors, source_countries, target, target_actors, target_countries
    (lists), reciprocal, happening, when, place, place_country, reported_by, quotation_id, sentence,
    sentence_text, start, end, score, magnitudes.
    """
    sides = ", ".join(
        f"coalesce(list({column} ORDER BY position) FILTER (role = '{side}'), []) AS {side}{suffix}"
        for side in ("source", "target")
        for column, suffix in (("name", ""), ("actor_id", "_actors"), ("country", "_countries"))
    )
    return _rows(corpus, _events(filter), limit, offset, f"""
        SELECT e.event_id, e.article_id, a.published, a.published_day, a.outlet, a.language, a.headline,
            a.url, e.type, e.mode, e.contexts, e.status, e.stage,
            coalesce(source, []) AS source, coalesce(source_actors, []) AS source_actors,
            coalesce(source_countries, []) AS source_countries, coalesce(target, []) AS target,
            coalesce(target_actors, []) AS target_actors, coalesce(target_countries, []) AS target_countries,
            e.reciprocal, e.happening, e."when", e.place, e.place_country, e.reported_by_name AS reported_by,
            e.quotation_id, e.sentence, e.sentence_text, e.start, e."end", e.score,
            coalesce(e.magnitudes, []) AS magnitudes
        FROM picked JOIN events e USING (event_id) JOIN articles a ON a.article_id = e.article_id
        LEFT JOIN (SELECT event_id, {sides} FROM event_actors SEMI JOIN picked USING (event_id)
            GROUP BY event_id) parties ON parties.event_id = e.event_id
        """)  # fmt: skip


def stories(
    corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0
) -> pa.Table:
    """Stories of two or more articles, latest first; a filter asks that one of its articles match it all.

    Columns: story_id, title, articles, outlets, languages, first_published, last_published, actors, places.
    """
    return _rows(corpus, _stories(corpus, filter), limit, offset, """
        SELECT s.story_id, s.title, s.articles, s.outlets, s.languages, s.first_published, s.last_published,
            s.actors, s.places
        FROM picked JOIN stories s USING (story_id)
        """)  # fmt: skip


def actors(corpus: Corpus, filter: Filter = EVERYTHING, limit: int | None = 100, offset: int = 0) -> pa.Table:
    """Who is named most: people, organisations and groups; those that are not linked have a null actor_id.

    The filter's actor and country ask for the actor's own; the rest asks for the articles that are counted.
    ``as_source`` and ``as_target`` count happenings that are past or ongoing: nobody counts as the source of
    what is only alleged, denied, planned or supposed.
    Columns: actor_id, name, kind, country, sector, articles, mentions, quotations, as_source, as_target.
    """
    return _rows(corpus, _actors(corpus, filter), limit, offset, f"""
        SELECT n.actor_id, n.name, n.kind, n.country, n.sector, n.articles, n.mentions,
            coalesce(quotations, 0) AS quotations, coalesce(as_source, 0) AS as_source,
            coalesce(as_target, 0) AS as_target
        FROM picked n
        LEFT JOIN (SELECT {_who("speaker_actor_id", "speaker_name")} AS who, count(*) AS quotations
            FROM quotations q SEMI JOIN chosen USING (article_id) GROUP BY ALL) q ON q.who = n.who
        LEFT JOIN (SELECT {_who("actor_id", "name")} AS who,
                count(DISTINCT (article_id, happening)) FILTER (role = 'source') AS as_source,
                count(DISTINCT (article_id, happening)) FILTER (role = 'target') AS as_target
            FROM event_actors SEMI JOIN chosen USING (article_id)
            JOIN (SELECT event_id, happening FROM events WHERE status IN ('past', 'ongoing'))
                USING (event_id) GROUP BY ALL) p ON p.who = n.who
        """)  # fmt: skip


def types(corpus: Corpus) -> list[str]:
    """The event types that a filter may ask for, sorted: those of the ontology, and those that it holds.

    A corpus that was read with a user's own types is asked for them without that user's file.
    """
    held = corpus.table("SELECT DISTINCT type FROM events").column("type").to_pylist()
    return sorted({*ontology.types(), *held})


def check(corpus: Corpus, filter: Filter) -> None:
    """Raises InputError, which names the types that there are, where the filter asks for another."""
    if filter.type and filter.type.upper() not in (known := types(corpus)):
        raise InputError(f"{filter.type!r} is no event type; known are {', '.join(known)}")


def count(corpus: Corpus, what: str, filter: Filter = EVERYTHING) -> int:
    """How many rows the list ``what`` ("articles", "quotes", ...) has under the filter.

    Raises InputError for a list that does not exist.
    """
    plans: dict[str, Callable[[], _Plan]] = {
        "articles": lambda: _articles(corpus, filter),
        "quotes": lambda: _quotes(corpus, filter),
        "events": lambda: _events(filter),
        "stories": lambda: _stories(corpus, filter),
        "actors": lambda: _actors(corpus, filter),
    }
    if what not in plans:
        raise InputError(f"there is no list {what!r}; known are {', '.join(plans)}")
    plan = plans[what]()
    table = corpus.table(f"{plan.sql} SELECT count(*) AS n FROM every", **plan.params)
    return int(table.column("n")[0].as_py())


def happenings(corpus: Corpus, filter: Filter = EVERYTHING) -> int:
    """How many happenings the events under the filter tell of: mentions of one in an article count once."""
    plan = _events(filter)
    told = "SELECT DISTINCT article_id, happening FROM every JOIN events e USING (event_id)"
    table = corpus.table(f"{plan.sql} SELECT count(*) AS n FROM ({told})", **plan.params)
    return int(table.column("n")[0].as_py())


def _rows(corpus: Corpus, plan: _Plan, limit: int | None, offset: int, columns: str) -> pa.Table:
    # The rows of one page are picked first, so that columns are looked up for these alone.
    bounds = {"limit": (1 << 62) if limit is None else max(limit, 0), "offset": max(offset, 0)}
    picked = "picked AS (SELECT * FROM every ORDER BY nth LIMIT $limit OFFSET $offset)"
    return corpus.table(f"{plan.sql}, {picked} {columns} ORDER BY nth", **plan.params, **bounds)


def _plan(
    key: str, tables: str, order: str, *conditions: Conditions, found: list[str] | None = None
) -> _Plan:
    """Rows of ``tables`` under the conditions; those found by words come in the order of their rank."""
    sql, params = joined(*conditions)
    if found is not None:
        ranks = "unnest($found::VARCHAR[]) AS key, generate_subscripts($found::VARCHAR[], 1) AS rank"
        tables += f" JOIN (SELECT {ranks}) found ON found.key = {key}"
        order = f"found.rank, {order}"
        params["found"] = found
    nth = f"row_number() OVER (ORDER BY {order}) AS nth"
    return _Plan(f"WITH every AS (SELECT {key}, {nth} FROM {tables} WHERE {sql})", params)


def _articles(corpus: Corpus, wanted: Filter) -> _Plan:
    found = find_articles(corpus.folder, wanted.words) if wanted.words else None
    return _plan("a.article_id", "articles a", _NEWEST, *_on_articles(wanted), found=found)


def _on_articles(wanted: Filter) -> tuple[Conditions, ...]:
    """Conditions on an article and on what it names and tells; words are left out."""
    told, params = joined(event_conditions(wanted))
    told = f"a.article_id IN (SELECT e.article_id FROM events e WHERE {told})"
    return (
        article_conditions(wanted),
        named_conditions(wanted, _ANYBODY.format(ACTOR.format("")), _ANYBODY.format(COUNTRY.format(""))),
        ([told], params) if params else ([], {}),
    )


def _quotes(corpus: Corpus, wanted: Filter) -> _Plan:
    found = find_quotations(corpus.folder, wanted.words) if wanted.words else None
    told, params = joined(event_conditions(wanted))
    told = f"q.quotation_id IN (SELECT e.quotation_id FROM events e WHERE {told})"
    return _plan(
        "q.quotation_id",
        "quotations q JOIN articles a USING (article_id)",
        f"{_NEWEST}, q.quotation",
        article_conditions(wanted),
        named_conditions(wanted, ACTOR.format("q.speaker_"), COUNTRY.format("q.speaker_")),
        ([told], params) if params else ([], {}),
        found=found,
    )


def _events(wanted: Filter) -> _Plan:
    patterns = {f"word{n}": pattern for n, pattern in enumerate(sentence_patterns(wanted.words or ""))}
    spoken = [f"regexp_matches(e.sentence_text, ${name})" for name in patterns]
    if wanted.words and not patterns:
        spoken = ["false"]
    return _plan(
        "e.event_id",
        "events e JOIN articles a USING (article_id)",
        f"{_NEWEST}, e.event",
        article_conditions(wanted),
        named_conditions(wanted, _PARTY.format(ACTOR.format("p.")), _PARTY.format(COUNTRY.format("p."))),
        event_conditions(wanted),
        (spoken, dict(patterns)),
    )


def _stories(corpus: Corpus, wanted: Filter) -> _Plan:
    sql, params = joined(*_on_articles(wanted))
    if wanted.words:
        sql += f" AND {_FOUND}"
        params["found"] = find_articles(corpus.folder, wanted.words)
    member = f"""s.story_id IN (SELECT story_id FROM story_members JOIN articles a USING (article_id)
        WHERE {sql})"""
    order = "s.last_published DESC, s.first_published DESC, s.story_id"
    return _plan("s.story_id", "stories s", order, ([] if sql == "true" else [member], params))


def _linked(actor_id: str) -> str:
    """An identifier that means the same in every article; "local:" ones say only who is who within one."""
    return f"CASE WHEN starts_with({actor_id}, 'local:') THEN NULL ELSE {actor_id} END"


def _who(actor_id: str, name: str) -> str:
    return f"coalesce({_linked(actor_id)}, {name})"


def _actors(corpus: Corpus, wanted: Filter) -> _Plan:
    sql, params = joined(article_conditions(wanted), _on_articles(wanted)[2])
    if wanted.words:
        sql += f" AND {_FOUND}"
        params["found"] = find_articles(corpus.folder, wanted.words)
    own, named = joined(named_conditions(wanted, ACTOR.format(""), COUNTRY.format("")))
    return _Plan(
        f"""WITH chosen AS (SELECT a.article_id FROM articles a WHERE {sql}),
        grouped AS (
            SELECT {_who("m.actor_id", "m.name")} AS who, any_value({_linked("m.actor_id")}) AS actor_id,
                coalesce(any_value(k.name), mode(m.name ORDER BY m.name)) AS name,
                coalesce(any_value(k.kind), mode(m.kind ORDER BY m.kind)) AS kind,
                coalesce(any_value(k.country), mode(m.country ORDER BY m.country)) AS country,
                coalesce(any_value(k.sector), mode(m.sector ORDER BY m.sector)) AS sector,
                count(DISTINCT m.article_id) AS articles, count(*) AS mentions
            FROM mentions m SEMI JOIN chosen USING (article_id)
            LEFT JOIN actors k ON k.actor_id = {_linked("m.actor_id")}
            WHERE m.kind IN ('person', 'organisation', 'group') GROUP BY who),
        every AS (SELECT *, row_number() OVER (ORDER BY articles DESC, mentions DESC, who) AS nth
            FROM grouped WHERE {own})""",
        params | named,
    )
