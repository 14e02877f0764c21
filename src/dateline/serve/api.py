"""The JSON interface: the lists of a corpus, one article with its facts, and the reading of a page."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse

from dateline.errors import InputError
from dateline.serve.inputs import STDIN_LIMIT, As, read_bytes
from dateline.serve.lists import wanted
from dateline.store import query
from dateline.store.corpus import Corpus
from dateline.store.filters import Filter

List = Literal["articles", "quotes", "events", "stories", "actors"]
Text = Annotated[str | None, Query(max_length=300)]


def filter_of(
    words: Text = None, actor: Text = None, country: Text = None, type: Text = None, status: Text = None,
    outlet: Text = None, agency: Text = None, since: Text = None, until: Text = None, language: Text = None,
    once: bool = False,
) -> Filter:  # fmt: skip
    """The filter that a request's parameters ask for; empty ones ask nothing. Raises InputError."""
    return wanted(
        words,
        actor,
        country or None,
        type or None,
        status or None,
        outlet,
        agency,
        since,
        until,
        language,
        once,
    )


def rows_of(corpus: Corpus, what: List, found: Filter, limit: int, offset: int) -> list[dict[str, Any]]:
    """The rows of a list as plain dictionaries."""
    table = getattr(query, what)(corpus, found, limit, offset)
    return cast(list[dict[str, Any]], table.to_pylist())


def api_routes(corpus: Corpus) -> APIRouter:
    """The routes under ``/api``; errors are ``{"error": {"code", "message"}}``."""
    router = APIRouter()

    def add(what: List) -> None:
        def listing(
            found: Annotated[Filter, Depends(filter_of)],
            limit: Annotated[int, Query(ge=1, le=1000)] = 100,
            offset: Annotated[int, Query(ge=0)] = 0,
        ) -> dict[str, Any]:
            query.check(corpus, found)
            told = {"happenings": query.happenings(corpus, found)} if what == "events" else {}
            return {
                "total": query.count(corpus, what, found),
                **told,
                "rows": rows_of(corpus, what, found, limit, offset),
            }

        router.add_api_route(f"/{what}", listing, methods=["GET"], name=what)

    for what in cast(tuple[List, ...], ("articles", "quotes", "events", "stories", "actors")):
        add(what)

    @router.get("/articles/{article_id}")
    def article(article_id: str) -> Any:
        facts = query.article(corpus, article_id)
        if facts is None:
            return JSONResponse({"error": {"code": "not_found", "message": f"no article {article_id}"}}, 404)
        return facts

    @router.get("/info")
    def info() -> dict[str, Any]:
        return query.info(corpus)

    @router.post("/read")
    async def read(request: Request) -> dict[str, Any]:
        body = await _body(request)
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == "application/json":
            return _read_json(body)
        media: As = {"text/html": "html", "text/plain": "text"}.get(kind, "auto")  # type: ignore[assignment]
        return read_bytes(body, media, request.query_params.get("url")).to_dict()

    return router


async def _body(request: Request) -> bytes:
    """The request's body; it is not kept past the limit. Raises InputError for a longer one."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > STDIN_LIMIT:
            raise InputError(f"the page is over the limit of {STDIN_LIMIT // 1_000_000} MB")
        parts.append(part)
    return b"".join(parts)


def _read_json(body: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise InputError("the body is not JSON") from None
    media: As
    for media in ("html", "text"):
        content = asked.get(media) if isinstance(asked, dict) else None
        if isinstance(content, str):
            url, language = (
                asked.get(k) if isinstance(asked.get(k), str) else None for k in ("url", "language")
            )
            return read_bytes(content.encode("utf-8", "replace"), media, url, language).to_dict()
    raise InputError('the body must be {"html": ...} or {"text": ...}, with "url" and "language" if known')
