"""From .ann back to .mark, so that an annotation of a text that is not ours can be corrected later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.read.sentences import split_sentences
from dateline.records import Block
from goldtools.marks import Pointer, places
from goldtools.records import Event, Gold, GoldError, Name, Quote, Span, paragraphs
from goldtools.texts import read_own

COMPUTED = ("sha256", "length", "words", "group", "split")
LONG = 8
"""Words from which a span is written as its beginning and its end."""


def marks_of(gold: Gold) -> str:
    """The article as annotators write it, its text as comments; compiling that gives the same article."""
    if gold.text is None:
        raise GoldError(f"{gold.id}: its text is not ours: give the folder of the data sets with --data")
    return _Writer(gold).text()


class _Writer:
    def __init__(self, gold: Gold) -> None:
        self.gold = gold
        self.whole = gold.text or ""
        self.blocks = paragraphs(self.whole)
        self.keys = {span: c.key for c in gold.chains for span in c.mentions}

    def text(self) -> str:
        gold = self.gold
        own = {} if gold.real else read_own_header(gold)
        out = [f"article: {gold.id}"]
        out += [f"{k}: {v}" for k, v in gold.header.items() if k not in COMPUTED and own.get(k) != v]
        out += [f"called @{c.key}: {c.called}" for c in gold.chains if c.called]
        for number, block in enumerate(self.blocks, 1):
            out += ["", f"[{number}]", f"; {self.whole[block[0] : block[1]]}"]
            if number not in gold.skipped:
                out += self.lines(block)
        return "\n".join(out) + "\n"

    def lines(self, block: Span) -> Iterator[str]:
        def here(span: Span) -> bool:
            return block[0] <= span[0] and span[1] <= block[1]

        yield from (self.sentence(s, block) for s in self.corrected() if here(s))
        yield from (self.name(n, block) for n in self.gold.names if here(n.span))
        yield from (self.quote(q, block) for q in self.gold.quotes if here(q.content))
        yield from (self.event(e, block) for e in self.gold.events if here(e.trigger))
        named = {n.span for n in self.gold.names}
        for span, key in sorted(self.keys.items()):
            if here(span) and span not in named:
                yield f"phrase {self.point(span, block)} @{key}"

    def corrected(self) -> list[Span]:
        blocks = [Block("paragraph", span) for span in self.blocks]
        usual = {s.span for s in split_sentences(self.whole, blocks, self.gold.language)}
        return [s for s in self.gold.sentences if s not in usual]

    def sentence(self, span: Span, block: Span) -> str:
        return f"sentence {self.point(span, block)}"

    def name(self, name: Name, block: Span) -> str:
        key = f" @{name.chain}" if name.chain else ""
        roles = "".join(f" | role: {self.point(role, block)}" for role in name.roles)
        return f"{name.kind} {self.point(name.span, block)}{key}{roles}"

    def quote(self, quote: Quote, block: Span) -> str:
        out = f"quote {quote.kind}"
        for field, span in (
            ("content", quote.content), ("cue", quote.cue), ("source", quote.source), ("to", quote.addressee),
        ):  # fmt: skip
            out += f" | {field}: {self.point(span, block)}" if span else ""
        said = self.keys.get(quote.source) if quote.source else None
        return out + (f" | by: @{quote.speaker}" if quote.speaker and quote.speaker != said else "")

    def event(self, event: Event, block: Span) -> str:
        mode = f"/{event.mode}" if event.mode else ""
        stage = f" {event.stage}" if event.stage else ""
        out = f"event {event.type}{mode} {event.status}{stage} | trigger: {self.point(event.trigger, block)}"
        out += "".join(f" | source: {self.point(s, block)}" for s in event.sources)
        out += "".join(f" | target: {self.point(s, block)}" for s in event.targets)
        out += f" | by: @{event.reported_by}" if event.reported_by else ""
        return out + (" | reciprocal" if event.reciprocal else "")

    def point(self, span: Span, block: Span) -> str:
        """The shortest plain way to write the span that means it alone."""
        for text in self.ways(span):
            found = places(self.whole, block, Pointer(text))
            if span in found:
                return text if len(found) == 1 else f"{text}#{found.index(span) + 1}"
        piece = self.gold.words(span)
        raise GoldError(f"{self.gold.id}: cannot write {piece!r} as a mark")

    def ways(self, span: Span) -> Iterator[str]:
        start, end = span
        words = self.whole[start:end].split(" ")
        if len(words) >= LONG:
            yield from (
                f"{' '.join(words[:n])} >> {' '.join(words[-n:])}" for n in range(2, len(words) // 2 + 1)
            )
        yield self.whole[start:end]
        while start and self.whole[start - 1].isalnum():
            start -= 1
        while self.whole[end : end + 1].isalnum():
            end += 1
        yield f"{self.whole[start : span[0]]}{{{self.whole[span[0] : span[1]]}}}{self.whole[span[1] : end]}"


def read_own_header(gold: Gold) -> dict[str, str]:
    """The header of an invented article's own text file."""
    return read_own(Path(gold.place).with_suffix(".txt"))[0]
