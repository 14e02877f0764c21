"""What is measured: this project, its peers where they are installed, and the bare parse."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.extraction import peers
from bench.extraction.pages import BenchError, Page

Found = str | Mapping[str, Any] | None
Extract = Callable[[bytes, str | None], Found]
"""Bytes and address of a page to its text, or to a mapping with text, title, authors and published."""

FLOOR = "lexbor-parse"
"""What every extraction on this parser costs at least."""
PEER = "trafilatura"
"""The system that speed is compared with."""


@dataclass(frozen=True, slots=True)
class Known:
    """A system that can be asked for by name."""

    make: Callable[[], Extract]
    module: str
    """What must be importable."""
    package: str
    """What to install for it."""
    gives: frozenset[str]


@dataclass(frozen=True, slots=True)
class System:
    """A system ready to run; ``pick`` gives the extractor for a page."""

    name: str
    pick: Callable[[Page], Extract]


def dateline() -> Extract:
    """This project."""
    from dateline import extract

    def run(html: bytes, url: str | None) -> Found:
        article = extract(html, url).to_dict()
        return {
            "text": article["text"],
            "title": article["headline"],
            "authors": article["authors"],
            "published": (article["published"] or {}).get("value"),
        }

    return run


_TEXT = frozenset({"text"})
_TITLED = _TEXT | {"title"}
_ALL = _TITLED | {"authors", "published"}
KNOWN = {
    "dateline": Known(dateline, "dateline", "dateline", _ALL),
    "trafilatura": Known(peers.trafilatura, "trafilatura", "trafilatura", _ALL),
    "trafilatura-text": Known(peers.trafilatura_text, "trafilatura", "trafilatura", _TEXT),
    "trafilatura-fast": Known(peers.trafilatura_fast, "trafilatura", "trafilatura", _TEXT),
    "resiliparse": Known(peers.resiliparse, "resiliparse", "resiliparse", _TITLED),
    "newspaper4k": Known(peers.newspaper, "newspaper", "newspaper4k lxml_html_clean", _ALL),
    "goose3": Known(peers.goose, "goose3", "goose3", _ALL),
    "readability-lxml": Known(peers.readability, "readability", "readability-lxml", _TITLED),
    "justext": Known(peers.justext, "justext", "jusText", _TEXT),
    "boilerpy3": Known(peers.boilerpy, "boilerpy3", "boilerpy3", _TEXT),
    "news-please": Known(peers.newsplease, "newsplease", "news-please", _ALL),
    "htmldate": Known(peers.htmldate, "htmldate", "htmldate", frozenset({"published"})),
    "resiliparse-parse": Known(peers.resiliparse_parse, "resiliparse", "resiliparse", frozenset()),
    "lxml-parse": Known(peers.lxml_parse, "lxml", "lxml", frozenset()),
    FLOOR: Known(peers.lexbor_parse, "selectolax", "selectolax", frozenset()),
}
"""Names as asked for. The two variants of trafilatura and the floors run only when they are asked for."""
ASKED_FOR_ONLY = frozenset({"trafilatura-text", "trafilatura-fast"})


def installed(fields: Iterable[str]) -> list[str]:
    """The names of the systems that can run here and give at least one of the fields."""
    wanted = frozenset(fields)
    return [
        name
        for name, known in KNOWN.items()
        if known.gives & wanted and name not in ASKED_FOR_ONLY and find_spec(known.module)
    ]


def load(name: str, folds: Mapping[str, Any] | None = None) -> System:
    """A known system, or ``module:function`` with a function like ``Extract``.

    With ``folds`` (page to fold) the function is called once a fold as ``function(fold)`` and must return the
    extractor that was fitted without the pages of that fold.

    Raises BenchError where there is no such system, it is not installed, or a page has no fold.
    """
    known = KNOWN.get(name)
    if known is not None:
        if find_spec(known.module) is None:
            raise BenchError(f"{name} is not installed here: pip install {known.package}")
        extract = known.make()
        return System(name, lambda page: extract)
    module, _, attribute = name.partition(":")
    if not attribute:
        raise BenchError(f"no system {name!r}; there are {', '.join(KNOWN)}, and module:function")
    if str(Path.cwd()) not in sys.path:
        sys.path.insert(0, str(Path.cwd()))
    try:
        function = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise BenchError(f"cannot load {name}: {error}") from error
    if folds is None:
        return System(name, lambda page: function)
    by_fold = {fold: function(fold) for fold in sorted(set(folds.values()))}

    def pick(page: Page) -> Extract:
        if page.page_id not in folds:
            raise BenchError(f"the file of folds has no fold for the page {page.page_id}")
        extract: Extract = by_fold[folds[page.page_id]]
        return extract

    return System(name, pick)
