"""The explorer's pages: lists with search, and an article with its facts beside the marked text."""

from __future__ import annotations

from bisect import bisect_right
from inspect import signature
from pathlib import Path
from typing import Annotated, Any, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates

import dateline
from dateline.errors import InputError
from dateline.records import Status
from dateline.serve.api import List, filter_of, rows_of
from dateline.serve.marking import Mark, MarkedSentence, mark_span
from dateline.store import query
from dateline.store.corpus import Corpus
from dateline.store.filters import Filter

PAGE_ROWS = 30
PATHS: dict[str, List] = {
    "/": "articles",
    "/quotes": "quotes",
    "/events": "events",
    "/stories": "stories",
    "/actors": "actors",
}


def explorer_routes(corpus: Corpus) -> APIRouter:
    """The routes of the explorer; every page is HTML made here, without a script."""
    router = APIRouter(default_response_class=HTMLResponse)
    templates = Jinja2Templates(Path(__file__).parent / "templates")
    templates.env.globals.update(
        types=query.types(corpus),
        statuses=get_args(Status),
        corpus_name=corpus.folder.root.resolve().name,
        version=dateline.__version__,
    )
    known = query.info(corpus)

    def add(path: str, what: List) -> None:
        def listing(
            request: Request,
            page: Annotated[int, Query(ge=1, le=100_000)] = 1,
        ) -> Any:
            wanted, fault = asked_filter(request, corpus)
            total = 0 if fault else query.count(corpus, what, wanted)
            rows = [] if fault else rows_of(corpus, what, wanted, PAGE_ROWS, (page - 1) * PAGE_ROWS)
            context = {
                "here": path, "what": what, "rows": rows, "total": total, "fault": fault,
                "happenings": query.happenings(corpus, wanted) if what == "events" and not fault else 0,
                "filter": wanted, "known": known, "asked": dict(request.query_params), "page": page,
                "last": max(1, -(-total // PAGE_ROWS)), "turn": _turner(request),
            }  # fmt: skip
            return templates.TemplateResponse(request, f"{what}.html", context, 400 if fault else 200)

        router.add_api_route(path, listing, methods=["GET"], name=f"explore-{what}")

    for path, what in PATHS.items():
        add(path, what)

    @router.get("/article/{article_id}")
    def article(request: Request, article_id: str) -> Any:
        facts = query.article(corpus, article_id)
        if facts is None:
            return templates.TemplateResponse(request, "missing.html", {"here": "", "filter": None}, 404)
        context = facts | {
            "here": "", "filter": None, "body": marked_body(facts), "voices": by_speaker(facts["quotations"]),
            "named": named(facts), "linkable": str(facts["article"]["url"] or "").startswith(("http://", "https://")),
        }  # fmt: skip
        return templates.TemplateResponse(request, "article.html", context)

    @router.get("/info")
    def info(request: Request) -> Any:
        return templates.TemplateResponse(
            request, "info.html", {"here": "/info", "filter": None, "info": known}
        )

    return router


def asked_filter(request: Request, corpus: Corpus) -> tuple[Filter, str | None]:
    """The filter of a list's form, and what is wrong with it, to be told on the page."""
    names = signature(filter_of).parameters
    try:
        found = filter_of(**{k: v[:300] for k, v in request.query_params.items() if k in names})  # type: ignore[arg-type]
        query.check(corpus, found)
        return found, None
    except InputError as error:
        return Filter(), str(error)


def marked_body(facts: dict[str, Any]) -> list[tuple[str, list[MarkedSentence]]]:
    """The blocks of an article as (kind, marked sentences)."""
    text = facts["article"]["text"]

    def marks(rows: list[dict[str, Any]], number: str) -> list[Mark]:
        return [Mark((row["start"], row["end"]), row[number]) for row in rows]

    sentences = marks(facts["sentences"], "sentence")
    quotes, events = marks(facts["quotations"], "quotation"), marks(facts["events"], "event")
    return [
        (b["kind"], mark_span(text, (b["start"], b["end"]), sentences, quotes, events))
        for b in facts["blocks"]
    ]


def by_speaker(quotations: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Quotations under the names of their speakers, in order of first appearance."""
    voices: dict[str, list[dict[str, Any]]] = {}
    for quote in quotations:
        voices.setdefault(quote["speaker_name"] or f"({quote['speaker_kind']} speaker)", []).append(quote)
    return voices


def named(facts: dict[str, Any]) -> list[tuple[dict[str, Any], list[int]]]:
    """Each linked actor or place of an article with the sentences that name it, in order of first mention."""
    starts = [s["start"] for s in facts["sentences"]]
    found: dict[str, tuple[dict[str, Any], list[int]]] = {}
    for mention in facts["mentions"]:
        key = mention["actor_id"] or mention["place_id"]
        if key and mention["kind"] != "role":
            numbers = found.setdefault(key, (mention, []))[1]
            number = max(bisect_right(starts, mention["start"]) - 1, 0)
            if number not in numbers:
                numbers.append(number)
    return list(found.values())


def _turner(request: Request) -> Any:
    """A function from a page number to the address of that page of the same list."""
    asked = {k: v for k, v in request.query_params.items() if v and k != "page"}
    return lambda page: f"{request.url.path}?{urlencode(asked | {'page': page})}"
