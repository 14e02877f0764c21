"""The ordered steps from a page to its reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from dateline.claim.events import find_events
from dateline.claim.explaining import bases, rejections, silence
from dateline.claim.explanation import Explanation
from dateline.claim.quotations import find_quotations
from dateline.claim.sides import Sides
from dateline.errors import problem
from dateline.extract.article import extract_page
from dateline.extract.pasted import extract_text
from dateline.languages import has
from dateline.link.actors import link_mentions, with_inner_places
from dateline.link.annotate import annotate
from dateline.read.coreference import resolve_names
from dateline.read.dates import DateMention, find_dates
from dateline.read.document import Document
from dateline.read.names import find_names
from dateline.records import Actor, Article, Event, Keep, Mention, Page, Problem, Quotation, Reading, digest

T = TypeVar("T")

READ_CHARACTERS = 90_000
"""Characters of one text that are read for names and claims; the longest reports of newsrooms hold less."""

READ_KINDS = frozenset({"article", "partial", "walled", "live", "factcheck", "video", "gallery"})
"""Page kinds whose text is read for names and quotations."""
SILENT_KINDS = frozenset({"factcheck"})
"""Page kinds that yield no events: the claim under check is nobody's deed."""


def page_of(html: bytes | str, url: str | None = None) -> Page:
    """The page record of bytes (or decoded text) that came from ``url``."""
    content = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    charset = None if isinstance(html, bytes) else "utf-8"
    return Page(digest(url or "", content), url, None, content, "text/html", charset)


def extract(html: bytes | str, url: str | None = None) -> Article:
    """The article on a page, without reading its language. Never raises for a page."""
    return extract_page(page_of(html, url))


def read_page(html: bytes | str, url: str | None = None, *, events: Keep = "default") -> Reading:
    """All that a page gives: the article, its mentions, quotations and events. Never raises for a page.

    ``events`` says which candidate events are kept: "default", "strict" (fewer, surer) or "all".
    """
    return read_article(extract(html, url), events)


def read_text(
    text: str,
    language: str | None = None,
    published: date | datetime | None = None,
    *,
    events: Keep = "default",
) -> Reading:
    """All that a plain text gives; ``published`` resolves relative dates where the text has no date line."""
    return read_article(extract_text(text, language, published), events)


def explain(
    article: Article | str,
    language: str | None = None,
    published: date | datetime | None = None,
    *,
    events: Keep = "default",
) -> Explanation:
    """Why each event of a text was coded, and why other words that may state an act were not.

    ``article`` is what ``extract`` gives, or a plain text, for which ``language`` and ``published`` are as in
    ``read_text``; ``events`` says which candidates are kept. The reading in it is the one that
    ``read_article`` gives. Never raises for a page.
    """
    if isinstance(article, str):
        article = extract_text(article, language, published)
    seen: list[Document] = []
    reading = _read_article(article, events, seen)
    if not seen:
        known = "holds no text" if not article.text else f"is of the kind {article.page_kind!r}"
        return Explanation(reading, silence=f"The page {known}: it is not read for events.")
    document = seen[0]
    if article.page_kind in SILENT_KINDS:
        return Explanation(
            reading, silence=f"The page is a {article.page_kind}: its claims are nobody's deeds."
        )
    reason = silence(document)
    if reason is not None:
        return Explanation(reading, silence=reason)
    # What the coder saw: the mentions before places inside of roles were added to them.
    names = resolve_names(document, find_names(document))
    sides = Sides(link_mentions(document, names)[0], find_dates(document))
    trace = document.trace or []
    return Explanation(
        reading,
        bases(trace, reading.events, reading.quotations, sides),
        rejections(document, trace, reading.events, sides),
    )


def read_article(article: Article, events: Keep = "default") -> Reading:
    """The reading of an extracted article: the steps from sentences to events, in order."""
    return _read_article(article, events)


def _read_article(article: Article, keep: Keep, seen: list[Document] | None = None) -> Reading:
    """The reading; ``seen`` takes in the document with a trace of the event coder, where one is read."""
    problems: list[Problem] = list(article.problems)
    empty = Reading(article, problems=tuple(problems))
    if not article.text or article.page_kind not in READ_KINDS:
        return empty
    document = _step("read", lambda: annotate(_within(article)), None, problems)
    if document is None:
        return replace(empty, problems=tuple(problems))
    if seen is not None:
        document = replace(document, trace=[])
        seen.append(document)
    if len(article.text) > READ_CHARACTERS:
        document.cut.insert(0, f"Only the first {READ_CHARACTERS:,} characters were read.")
    if not has(document.language, "cues"):
        problems.append(problem("read", "language"))
        reading = Reading(article, document.sentences)
    else:
        reading = _read(article, document, problems, keep)
    if document.cut:
        problems.append(problem("read", "truncated", " ".join(dict.fromkeys(document.cut))))
    return replace(reading, problems=tuple(problems))


def _within(article: Article) -> Article:
    """The article with the blocks that begin within the bound, the last one and the text cut there."""
    if len(article.text) <= READ_CHARACTERS:
        return article
    return replace(
        article,
        text=article.text[:READ_CHARACTERS],
        blocks=tuple(
            replace(block, span=(block.span[0], min(block.span[1], READ_CHARACTERS)))
            for block in article.blocks
            if block.span[0] < READ_CHARACTERS
        ),
    )


def _read(article: Article, document: Document, problems: list[Problem], keep: Keep) -> Reading:
    dates: tuple[DateMention, ...] = ()
    names: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    dates = _step("read", lambda: find_dates(document), dates, problems)
    names = _step("read", lambda: find_names(document), names, problems)
    names = _step("read", lambda: resolve_names(document, names), names, problems)
    mentions, actors = _step("link", lambda: link_mentions(document, names), (names, actors), problems)
    quotations = _step("claim", lambda: find_quotations(document, mentions), quotations, problems)
    if document.article.page_kind not in SILENT_KINDS:
        read = mentions, quotations, dates
        events = _step("claim", lambda: find_events(document, *read, keep), events, problems)
    named = (mentions, actors)
    mentions, actors = _step("link", lambda: with_inner_places(document, *named), named, problems)
    return Reading(article, document.sentences, mentions, quotations, events, actors)


def _step(name: str, run: Callable[[], T], fallback: T, problems: list[Problem]) -> T:
    """The step's result; a fault in it becomes a problem, and the page goes on without that step."""
    try:
        return run()
    except Exception as error:
        problems.append(problem(name, "failed", f"step {name} failed: {type(error).__name__}: {error}"))
        return fallback
