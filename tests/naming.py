"""Documents and linked mentions out of plain text, for the tests of names, actors and parties."""

from __future__ import annotations

from datetime import date

from dateline.link.actors import link_mentions
from dateline.link.annotate import annotate
from dateline.read.coreference import resolve_names
from dateline.read.document import Document
from dateline.read.names import find_names
from dateline.records import Actor, Article, Block, Dateline, Mention, Moment, Span


def document(
    text: str,
    language: str,
    day: date | None = None,
    url: str | None = None,
    place: str | None = None,
    article_id: str = "a1",
    heading: bool = False,
) -> Document:
    """The text as an annotated article, a paragraph for each stretch between blank lines."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        kind = "heading" if heading and not blocks else "paragraph"
        blocks.append(Block("heading" if kind == "heading" else "paragraph", (at, at + len(part))))
        at += len(part) + 2
    return annotate(
        Article(
            article_id,
            url=url,
            language=language,
            text=text,
            blocks=tuple(blocks),
            published=Moment(day, "day") if day else None,
            dateline=Dateline(place, None) if place else None,
        )
    )


def found(text: str, language: str, *kinds: str) -> list[str]:
    """The words of the mentions of these kinds, in order."""
    doc = document(text, language)
    return [doc.words(m.span) for m in find_names(doc) if m.kind in kinds]


def linked(doc: Document) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions and actors of a document."""
    return link_mentions(doc, resolve_names(doc, find_names(doc)))


def mention(doc: Document, words: str) -> Mention:
    """The linked mention that is written so."""
    mentions, _ = linked(doc)
    for m in mentions:
        if doc.words(m.span) == words:
            return m
    raise AssertionError(f"{words!r} is not among {[doc.words(m.span) for m in mentions]}")


def span_of(doc: Document, phrase: str, after: str = "") -> Span:
    """The span of a phrase, looked for after another one."""
    at = doc.text.index(phrase, doc.text.index(after) + len(after) if after else 0)
    return at, at + len(phrase)
