"""A page to its article, and an article to its reading, each within a limit of time, without raising."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from dateline.acquire.sniff import decode_text
from dateline.errors import problem
from dateline.extract.article import extract_page
from dateline.extract.pasted import extract_text
from dateline.pipeline import READ_KINDS, read_article
from dateline.records import Article, Keep, Page, Problem, Reading, digest
from dateline.scale.limits import PageTimeout, time_limit

Outcome = Literal["read", "skipped", "failed"]
_FAILURES = ("timeout", "failed", "no_article", "empty", "binary", "unreadable")


def extract_within(page: Page, seconds: float) -> Article:
    """The article on a page; a fault or a page over the limit gives an empty article with the problem."""
    try:
        with time_limit(seconds):
            if page.media_type == "text/plain":
                return extract_text(decode_text(page.content))
            return extract_page(page)
    except PageTimeout:
        return _fault(page, problem("extract", "timeout", f"The page took longer than {seconds:g} s."))
    except Exception as error:
        return _fault(page, _failed("extract", error))


def read_within(article: Article, seconds: float, events: Keep = "default") -> Reading:
    """The reading of an article with the events that ``events`` keeps.

    A fault or a page over the limit leaves the article with the problem.
    """
    try:
        with time_limit(seconds):
            return read_article(article, events)
    except PageTimeout:
        found = problem("read", "timeout", f"The text took longer than {seconds:g} s; it was not read.")
    except Exception as error:
        found = _failed("read", error)
    return Reading(article, problems=(*article.problems, found))


def outcome_of(article: Article, problems: tuple[Problem, ...]) -> tuple[Outcome, str | None]:
    """What became of a page, and why where it gave no article: a problem code or ``not_article``."""
    codes = {p.code for p in problems}
    if has_facts(article):
        return ("failed", "timeout") if "timeout" in codes else ("read", None)
    failure = next((code for code in _FAILURES if code in codes), None)
    if failure is not None:
        return "failed", failure
    return "skipped", "not_article" if "not_article" in codes else "empty"


def has_facts(article: Article) -> bool:
    """Whether there is an article to store: text, on a page of a kind that is read."""
    return bool(article.text) and article.page_kind in READ_KINDS


def _failed(step: str, error: Exception) -> Problem:
    return problem(step, "failed", f"step {step} failed: {type(error).__name__}: {error}"[:500])


def _fault(page: Page, found: Problem) -> Article:
    empty = Article(article_id=digest(page.page_id), url=page.url, page_kind="other")
    return replace(empty, problems=(found,))
