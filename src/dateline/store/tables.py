"""A reading as rows of the corpus tables (``schema.TABLES``): plain data, no files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from dateline.gather.fingerprints import fingerprint
from dateline.records import Article, Event, Mention, Moment, Page, Problem, Quotation, Reading, Span, digest
from dateline.store.schema import TABLES, schema

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def rows(reading: Reading, page: Page, run_id: str) -> Rows:
    """The rows that one article gives in every table but ``runs`` and ``pages``; it began on ``page``.

    Identifiers are content hashes: the same reading gives the same rows.
    """
    article = reading.article
    text = article.text
    key: Row = {"run_id": run_id, "article_id": article.article_id}

    def party(m: Mention | None) -> Row:
        return _party(m, text)

    facts: Rows = {name: [] for name in TABLES if name not in ("runs", "pages")}
    facts["articles"] = [key | {"page_id": page.page_id} | _article(article)]
    facts["blocks"] = [
        key | {"block": i, "kind": b.kind} | _span(b.span) for i, b in enumerate(article.blocks)
    ]
    facts["bylines"] = [
        key | {"position": i, "role": b.role, "name": b.name} for i, b in enumerate(article.bylines)
    ]
    facts["captions"] = [
        key
        | {"caption": i, "text": c.text, "credits": list(c.credits), "image_url": c.image_url}
        | {"positions": [{"person": p.person, "position": p.position} for p in c.positions]}
        for i, c in enumerate(article.captions)
    ]
    facts["sentences"] = [
        key | {"sentence": s.index, "block": s.block} | _span(s.span) for s in reading.sentences
    ]
    facts["mentions"] = [
        key | {"mention": i, "place_id": m.place_id, "score": m.score, "rule": m.rule} | party(m)
        for i, m in enumerate(reading.mentions)
    ]
    quotation_ids = [_quotation_id(article, q) for q in reading.quotations]
    facts["quotations"] = [
        key
        | {"quotation_id": quotation_ids[i], "quotation": i, "sentence": q.sentence}
        | {"sentence_text": _sentence(reading, q.sentence), "content": text[slice(*q.span)], "kind": q.kind}
        | _span(q.span)
        | _span(q.cue, "cue_")
        | {"cue": text[slice(*q.cue)] if q.cue else None, "speaker_kind": q.speaker_kind, "score": q.score}
        | _named("speaker", party(q.speaker))
        | _named("addressee", party(q.addressee))
        for i, q in enumerate(reading.quotations)
    ]
    by_number: dict[int | None, str] = dict(enumerate(quotation_ids))
    for i, e in enumerate(reading.events):
        event_id = digest("event", article.article_id, str(i), e.type, f"{e.span[0]}:{e.span[1]}")
        link = by_number.get(e.quotation)
        facts["events"].append(
            key
            | {"event_id": event_id, "event": i, "quotation_id": link}
            | {"sentence_text": _sentence(reading, e.sentence), "trigger": text[slice(*e.span)]}
            | _event(e, text)
            | _named("reported_by", party(e.reported_by))
        )
        for role, side in (("source", e.source), ("target", e.target)):
            facts["event_actors"] += [
                key | {"event_id": event_id, "role": role, "position": n, "score": m.score} | party(m)
                for n, m in enumerate(side)
            ]
    facts["actors"] = [
        {"run_id": run_id, "actor_id": a.actor_id, "name": a.name, "kind": a.kind, "country": a.country}
        | {
            "sector": a.sector,
            "wikidata_id": a.wikidata_id,
            "valid_from": a.valid_from,
            "valid_to": a.valid_to,
        }
        for a in reading.actors
    ]
    facts["problems"] = problem_rows(reading.problems, run_id, page.page_id, article.article_id)
    facts["fingerprints"] = [key | print_ for print_ in [fingerprint(reading)] if print_ is not None]
    return facts


def page_row(
    page: Page, run_id: str, source: str, outcome: str, reason: str | None, article_id: str | None, kind: str
) -> Row:
    """The row of ``pages`` for a page; where it lies in the corpus is added when it is written."""
    return {
        "run_id": run_id,
        "page_id": page.page_id,
        "article_id": article_id,
        "outcome": outcome,
        "reason": reason,
        "page_kind": kind,
        "url": page.url,
        "fetched_at": page.fetched_at,
        "media_type": page.media_type,
        "charset": page.charset,
        "size": len(page.content),
        "source": source,
        "source_offset": page.warc[1] if page.warc else None,
    }


def problem_rows(
    problems: Sequence[Problem],
    run_id: str,
    page_id: str | None = None,
    article_id: str | None = None,
    source: str | None = None,
) -> list[Row]:
    """The rows of ``problems`` for what went wrong with a page, an article or an input file."""
    return [
        {"run_id": run_id, "page_id": page_id, "article_id": article_id, "source": source}
        | {"step": p.step, "code": p.code, "message": p.message}
        | _span(p.span)
        for p in problems
    ]


def to_arrow(table: str, rows: Sequence[Row]) -> pa.Table:
    """The rows as an Arrow table of the table's schema; a column that a row lacks is null.

    Lone surrogates, which UTF-8 cannot hold, become U+FFFD; offsets stay.
    """
    import pyarrow as pa

    shape = schema(table)
    try:
        return pa.Table.from_pylist(list(rows), schema=shape)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([encodable(row) for row in rows], schema=shape)


def moment_columns(name: str, moment: Moment | None) -> Row:
    """The columns of a moment (docs/corpus.md, "Moments"); the instant only where a zone is known."""
    if moment is None:
        return {}
    value = moment.value
    instant = value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo is not None else None
    return {
        name: value.isoformat(),
        f"{name}_at": instant,
        f"{name}_day": moment.day,
        f"{name}_precision": moment.precision,
        f"{name}_text": moment.text,
        f"{name}_origin": moment.origin,
    }


def _article(article: Article) -> Row:
    dateline = article.dateline
    return (
        {
            "url": article.url,
            "outlet": article.outlet,
            "language": article.language,
            "page_kind": article.page_kind,
            "section": article.section,
            "headline": article.headline,
            "standfirst": article.standfirst,
            "agency": article.agency,
            "dateline": dateline.text if dateline else None,
            "dateline_place": dateline.place if dateline else None,
            "dateline_outlet": dateline.outlet if dateline else None,
            "tags": list(article.tags),
            "related": list(article.related),
            "pages": list(article.pages),
            "words": len(article.text.split()),
            "text": article.text,
        }
        | moment_columns("published", article.published)
        | moment_columns("modified", article.modified)
    )


def _event(event: Event, text: str) -> Row:
    place = event.place
    row: Row = {
        "sentence": event.sentence,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "status": event.status,
        "stage": event.stage,
        "reciprocal": event.reciprocal,
        "happening": event.happening,
        "score": event.score,
        "magnitudes": [
            {"kind": m.kind, "low": m.low, "high": m.high} | _span(m.span) | {"text": text[slice(*m.span)]}
            for m in event.magnitudes
        ],
    }
    if place:
        row |= {"place": place.name, "place_country": place.country, "place_origin": place.origin}
        row |= {"place_id": place.place_id} | _span(place.span, "place_")
    return row | _span(event.span) | moment_columns("when", event.when)


def _party(mention: Mention | None, text: str) -> Row:
    if mention is None:
        return {}
    return _span(mention.span) | {
        "text": text[slice(*mention.span)],
        "name": mention.name,
        "kind": mention.kind,
        "actor_id": mention.actor_id,
        "country": mention.country,
        "sector": mention.sector,
    }


def _named(prefix: str, columns: Row) -> Row:
    return {f"{prefix}_{name}": value for name, value in columns.items() if name != "kind"}


def _span(span: Span | None, prefix: str = "") -> Row:
    return {f"{prefix}start": span[0], f"{prefix}end": span[1]} if span else {}


def _sentence(reading: Reading, index: int) -> str:
    return reading.article.text[slice(*reading.sentences[index].span)]


def _quotation_id(article: Article, quotation: Quotation) -> str:
    start, end = quotation.span
    return digest("quotation", article.article_id, quotation.kind, f"{start}:{end}")


def encodable(value: Any) -> Any:
    """The value with lone surrogates, which UTF-8 cannot hold, as U+FFFD; lengths stay."""
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, list):
        return [encodable(item) for item in value]
    if isinstance(value, dict):
        return {name: encodable(item) for name, item in value.items()}
    return value
