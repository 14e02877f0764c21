"""Sentences as a reader of quotations sees them: words, and utterances in marks that count as one item."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dateline.claim.marks import RUNNING, Stretch, find_stretches
from dateline.read.document import Document
from dateline.records import Span

MOST_ITEMS = 800
"""Items of a passage that are read: a sentence of news has few, a page gone wrong many."""
QUOTE = "“"
"""The ``lower`` of an item that is a quoted stretch."""


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark, or a whole quoted stretch. ``lower`` of a stretch is ``QUOTE``, its tag "QUOTE"."""

    span: Span
    text: str
    lower: str
    tag: str
    sentence: int
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, or several that a quoted stretch ties together; ``inside`` is the stretch it lies in.

    The first ``MOST_ITEMS`` items count.
    """

    items: tuple[Item, ...]
    sentence: int
    block: int
    inside: Stretch | None = None

    def span(self, first: int, last: int) -> Span:
        """The span of the items from ``first`` up to before ``last``."""
        return self.items[first].span[0], self.items[last - 1].span[1]


def find_passages(document: Document) -> tuple[Passage, ...]:
    """The passages of the running text in order; those inside a quoted stretch follow the one around it."""
    blocks = document.article.blocks
    stretches = find_stretches(document.text, blocks, document.marks)
    out: list[Passage] = []
    pending: list[Item] = []
    first = 0
    for sentence in document.sentences:
        if blocks[sentence.block].kind not in RUNNING:
            continue
        if not pending:
            first = sentence.index
        here = stretches[sentence.block]
        last = pending[-1].stretch if pending else None
        pending.extend(_items(document, sentence.index, sentence.span, here, last))
        if any(s.outer[0] < sentence.span[1] < s.outer[1] for s in _meeting(here, sentence.span)[-1:]):
            following = sentence.index + 1
            if following < len(document.sentences) and document.sentences[following].block == sentence.block:
                continue
        items = _first(document, pending)
        out.append(Passage(items, first, sentence.block))
        out.extend(_inner(document, items, sentence.block))
        pending = []
    return tuple(out)


def _first(document: Document, items: list[Item]) -> tuple[Item, ...]:
    """The items up to the bound."""
    if len(items) > MOST_ITEMS:
        document.cut.append(f"Only the first {MOST_ITEMS} words of a passage were read for quotations.")
    return tuple(items[:MOST_ITEMS])


def _items(
    document: Document, index: int, span: Span, stretches: tuple[Stretch, ...], last: Stretch | None
) -> list[Item]:
    """The items of a sentence within ``span``; ``last`` is the stretch that ends the sentence before it.

    A stretch that runs over several sentences is an item of the first of them.
    """
    out: list[Item] = []
    here = _meeting(stretches, span)
    tokens = document.tokens[index]
    low = bisect_left(tokens, span[0], key=lambda t: t.span[0])
    high = bisect_left(tokens, span[1], key=lambda t: t.span[0])
    current = 0
    for token in tokens[low:high]:
        start, end = token.span
        while current < len(here) and here[current].outer[1] <= start:
            current += 1
        if current < len(here) and here[current].outer[0] <= start and end <= here[current].outer[1]:
            stretch = here[current]
            if (out[-1].stretch if out else last) is not stretch:
                out.append(_quote(document, stretch, index))
            continue
        out.append(Item(token.span, token.text, token.lower, token.tag, index))
    return out


def _meeting(stretches: tuple[Stretch, ...], span: Span) -> tuple[Stretch, ...]:
    """The stretches that share text with a span; they do not overlap and are in order."""
    low = bisect_left(stretches, span[0] + 1, key=lambda s: s.outer[1])
    high = bisect_left(stretches, span[1], key=lambda s: s.outer[0])
    return stretches[low:high]


def _quote(document: Document, stretch: Stretch, sentence: int) -> Item:
    return Item(stretch.outer, document.words(stretch.outer), QUOTE, "QUOTE", sentence, stretch)


def _inner(document: Document, items: tuple[Item, ...], block: int) -> list[Passage]:
    """The sentences inside each quoted stretch, as passages of their own."""
    out: list[Passage] = []
    for item in items:
        stretch = item.stretch
        if stretch is None:
            continue
        words: list[Item] = []
        index = item.sentence
        while index < len(document.sentences) and document.sentences[index].span[0] < stretch.inner[1]:
            last = words[-1].stretch if words else None
            tokens = _items(document, index, stretch.inner, stretch.nested, last)
            words.extend(t for t in tokens if stretch.inner[0] <= t.span[0] and t.span[1] <= stretch.inner[1])
            index += 1
        out.extend(_split(_first(document, words), block, stretch))
    return out


def _split(items: tuple[Item, ...], block: int, stretch: Stretch) -> list[Passage]:
    """Sentences inside a stretch, told by their stops alone: the splitter keeps an utterance whole."""
    out: list[Passage] = []
    first = 0
    for at, item in enumerate(items):
        stop = item.lower in {".", "?", "!", "…", "..."}
        if stop or at == len(items) - 1:
            if at >= first:
                out.append(Passage(items[first : at + 1], item.sentence, block, stretch))
            first = at + 1
    return out
