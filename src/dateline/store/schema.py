"""The tables of a corpus: their columns with types, as plain data and as Arrow schemas.

Column types: ``text``, ``texts`` (a list), ``int``, ``long``, ``float`` (0..1), ``flag``, ``day``, ``time``
(an instant, UTC, microseconds), ``bytes``, ``positions`` and ``counts``. docs/corpus.md says
what each column means.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.errors import MissingExtra

if TYPE_CHECKING:
    import pyarrow as pa

_RUN = {"run_id": "text"}
_PARTY = {
    "start": "int",
    "end": "int",
    "text": "text",
    "name": "text",
    "kind": "text",
    "actor_id": "text",
    "country": "text",
    "sector": "text",
}


def _moment(name: str) -> dict[str, str]:
    return {
        name: "text",
        f"{name}_at": "time",
        f"{name}_day": "day",
        f"{name}_precision": "text",
        f"{name}_text": "text",
        f"{name}_origin": "text",
    }


def _prefixed(prefix: str, columns: dict[str, str]) -> dict[str, str]:
    return {f"{prefix}_{name}": kind for name, kind in columns.items()}


TABLES: dict[str, dict[str, str]] = {
    "runs": _RUN
    | {
        "sequence": "int",
        "version": "text",
        "code": "text",
        "weights": "text",
        "libraries": "text",
        "settings": "text",
    },
    "pages": _RUN
    | {
        "page_id": "text",
        "article_id": "text",
        "outcome": "text",
        "reason": "text",
        "page_kind": "text",
        "url": "text",
        "fetched_at": "time",
        "media_type": "text",
        "charset": "text",
        "size": "long",
        "source": "text",
        "source_offset": "long",
        "warc": "text",
        "warc_offset": "long",
    },
    "articles": _RUN
    | {"article_id": "text", "page_id": "text", "url": "text", "outlet": "text", "language": "text"}
    | {"page_kind": "text", "section": "text", "headline": "text", "standfirst": "text", "agency": "text"}
    | {"dateline": "text", "dateline_place": "text", "dateline_outlet": "text"}
    | _moment("published")
    | _moment("modified")
    | {"tags": "texts", "related": "texts", "pages": "texts", "words": "int", "text": "text"},
    "blocks": _RUN | {"article_id": "text", "block": "int", "kind": "text", "start": "int", "end": "int"},
    "bylines": _RUN | {"article_id": "text", "position": "int", "role": "text", "name": "text"},
    "captions": _RUN
    | {"article_id": "text", "caption": "int", "text": "text", "credits": "texts", "image_url": "text"}
    | {"positions": "positions"},
    "sentences": _RUN
    | {"article_id": "text", "sentence": "int", "block": "int", "start": "int", "end": "int"},
    "mentions": _RUN
    | {"article_id": "text", "mention": "int"}
    | _PARTY
    | {"place_id": "text", "score": "float", "rule": "text"},
    "quotations": _RUN
    | {
        "quotation_id": "text",
        "article_id": "text",
        "quotation": "int",
        "sentence": "int",
        "sentence_text": "text",
    }
    | {"start": "int", "end": "int", "content": "text", "kind": "text"}
    | {"cue_start": "int", "cue_end": "int", "cue": "text", "speaker_kind": "text"}
    | _prefixed("speaker", {k: v for k, v in _PARTY.items() if k != "kind"})
    | _prefixed("addressee", {k: v for k, v in _PARTY.items() if k != "kind"})
    | {"score": "float"},
    "events": _RUN
    | {"event_id": "text", "article_id": "text", "event": "int", "sentence": "int", "sentence_text": "text"}
    | {"start": "int", "end": "int", "trigger": "text", "type": "text", "mode": "text", "contexts": "texts"}
    | {"status": "text", "stage": "text", "reciprocal": "flag", "happening": "int"}
    | _moment("when")
    | {"place": "text", "place_country": "text", "place_origin": "text", "place_id": "text"}
    | {"place_start": "int", "place_end": "int"}
    | _prefixed("reported_by", {k: v for k, v in _PARTY.items() if k != "kind"})
    | {"quotation_id": "text", "score": "float", "magnitudes": "counts"},
    "event_actors": _RUN
    | {"event_id": "text", "article_id": "text", "role": "text", "position": "int"}
    | _PARTY
    | {"score": "float"},
    "actors": _RUN
    | {"actor_id": "text", "name": "text", "kind": "text", "country": "text", "sector": "text"}
    | {"wikidata_id": "text", "valid_from": "day", "valid_to": "day"},
    "problems": _RUN
    | {"page_id": "text", "article_id": "text", "source": "text", "step": "text", "code": "text"}
    | {"message": "text", "start": "int", "end": "int"},
    "fingerprints": _RUN | {"article_id": "text", "shingles": "int", "signature": "bytes", "terms": "texts"},
}
"""Tables that a shard writes (``runs`` is written once a run)."""

BUILT: dict[str, dict[str, str]] = {
    "copies": _RUN
    | {"group_id": "text", "article_id": "text", "role": "text", "similarity": "float", "agency": "text"},
    "stories": _RUN
    | {"story_id": "text", "title": "text", "articles": "int", "outlets": "int", "languages": "texts"}
    | {"first_published": "day", "last_published": "day"}
    | {"actors": "texts", "places": "texts"},
    "story_members": _RUN | {"story_id": "text", "article_id": "text", "position": "int"},
}
"""Tables that a build makes from the whole corpus, in ``corpus.duckdb`` only."""


def require(package: str) -> None:
    """Raises MissingExtra, which names the extra ``corpus``, unless the package can be imported."""
    from importlib.util import find_spec

    if find_spec(package) is None:
        raise MissingExtra("corpus", package)


@cache
def arrow_type(kind: str) -> pa.DataType:
    """The Arrow type of a column type."""
    require("pyarrow")
    import pyarrow as pa

    types: dict[str, pa.DataType] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "int": pa.int32(),
        "long": pa.int64(),
        "float": pa.float64(),
        "flag": pa.bool_(),
        "day": pa.date32(),
        "time": pa.timestamp("us", tz="UTC"),
        "bytes": pa.binary(),
        "positions": pa.list_(pa.struct([("person", pa.string()), ("position", pa.string())])),
        "counts": pa.list_(
            pa.struct(
                [
                    ("kind", pa.string()),
                    ("low", pa.int64()),
                    ("high", pa.int64()),
                    ("start", pa.int32()),
                    ("end", pa.int32()),
                    ("text", pa.string()),
                ]
            )
        ),
    }
    return types[kind]


@cache
def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table. Raises MissingExtra without pyarrow, KeyError for an unknown table."""
    columns = TABLES[table] if table in TABLES else BUILT[table]
    kinds = [(name, arrow_type(kind)) for name, kind in columns.items()]
    import pyarrow as pa

    return pa.schema(kinds)
