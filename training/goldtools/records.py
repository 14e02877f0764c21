"""One annotated article, and what is marked in it.

All offsets are Unicode code points, half-open, into ``Gold.text``: the body, its paragraphs parted by a
blank line (invented articles), or the text just as its data set has it (real ones).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]

NAMES = ("person", "organisation", "place", "group")
QUOTES = ("direct", "indirect", "mixed")
REGISTERS = (
    "agency", "broadcaster", "regional", "release", "tabloid", "magazine", "feature", "citizen", "sentence",
)  # fmt: skip
TOPICS = (
    "politics", "diplomacy", "conflict", "protest", "law", "crime", "disaster", "economy", "market", "sport",
    "weather", "health", "science", "culture", "food", "traffic", "environment", "education", "village",
    "technology", "religion", "obituary", "mixed",
)  # fmt: skip

PRONOUNS = frozenset(
    (
        "nya", "ku", "ia", "dia", "mereka", "kami", "kita", "saya", "aku", "beliau", "i", "we", "he", "she",
        "they", "it", "you", "me", "us", "him", "her", "them", "his", "their", "its", "our", "my", "your",
        "who",
    )
)  # fmt: skip
"""Words that are nobody's name, not even where an actor has no other phrase."""

_PARAGRAPH = re.compile(r"\S(?:.*\S)?")


class GoldError(Exception):
    """A file that cannot be read as gold; the message says where and what to do."""


class DigestError(GoldError):
    """The text found under the data folder is not the one that was annotated."""


class TestSplitError(GoldError):
    """Somebody asked for the test split without being a scorer."""

    __test__ = False


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name with the phrases that say its bearer's role, and the actor (chain) that it names."""

    kind: str
    span: Span
    roles: tuple[Span, ...] = ()
    chain: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; ``speaker`` is the chain of who said it, also where no phrase beside it says so."""

    kind: str
    content: Span
    cue: Span | None = None
    source: Span | None = None
    addressee: Span | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """An event; sides are phrases as written, ``reported_by`` is a chain."""

    type: str
    trigger: Span
    sources: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    mode: str | None = None
    status: str = "past"
    stage: str | None = None
    reported_by: str | None = None
    reciprocal: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """All phrases of one actor; ``called`` names it in words of ours where the text has no name for it."""

    key: str
    mentions: tuple[Span, ...]
    called: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated article. ``text`` is None where the text is not ours and no data folder was given."""

    id: str
    header: dict[str, str]
    text: str | None
    sentences: tuple[Span, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    chains: tuple[Chain, ...] = ()
    place: str = field(default="", compare=False)

    @property
    def language(self) -> str:
        """ "en" or "id"."""
        return self.header.get("language", "")

    @property
    def real(self) -> bool:
        """Whether the text is somebody else's and lies under the data folder."""
        return "source" in self.header

    @property
    def skipped(self) -> frozenset[int]:
        """Numbers (from 1) of paragraphs that are headings, dates or the like: nothing is marked in them."""
        return frozenset(int(n) for n in self.header.get("skip", "").split())

    def words(self, span: Span | None) -> str:
        """The text of a span; empty for none, or where there is no text."""
        return self.text[span[0] : span[1]] if span and self.text is not None else ""

    def chain(self, key: str | None) -> Chain | None:
        """The chain of that key."""
        return next((c for c in self.chains if c.key == key), None)

    def full_name(self, key: str | None) -> str | None:
        """What the actor is called: in the annotator's words, else by the longest name or phrase."""
        chain = self.chain(key)
        if chain is None:
            return None
        if chain.called:
            return chain.called
        named = {n.span for n in self.names}
        among = [s for s in chain.mentions if s in named]
        among = among or [s for s in chain.mentions if self.words(s).casefold() not in PRONOUNS]
        return self.words(max(among, key=lambda s: s[1] - s[0])) if among else None

    def to_dict(self) -> dict[str, Any]:
        """Plain data for a trainer: spans as pairs, chains by key with their full names."""
        return {
            "id": self.id,
            "header": self.header,
            "text": self.text,
            "sentences": list(self.sentences),
            "names": [
                {"kind": n.kind, "span": n.span, "roles": n.roles, "chain": n.chain} for n in self.names
            ],
            "quotations": [
                {
                    "kind": q.kind,
                    "content": q.content,
                    "cue": q.cue,
                    "source": q.source,
                    "addressee": q.addressee,
                    "speaker": q.speaker,
                    "speaker_name": self.full_name(q.speaker),
                }
                for q in self.quotes
            ],
            "events": [
                {
                    "type": e.type,
                    "trigger": e.trigger,
                    "sources": e.sources,
                    "targets": e.targets,
                    "mode": e.mode,
                    "status": e.status,
                    "stage": e.stage,
                    "reported_by": e.reported_by,
                    "reciprocal": e.reciprocal,
                }
                for e in self.events
            ],
            "chains": [
                {"key": c.key, "mentions": c.mentions, "name": self.full_name(c.key)} for c in self.chains
            ],
        }


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that hold something, without space at their ends; numbered from 1 by annotators."""
    return [m.span() for m in _PARAGRAPH.finditer(text)]


def spans_of(gold: Gold) -> Iterator[tuple[str, Span]]:
    """Every marked span with the layer that it belongs to."""
    for name in gold.names:
        yield name.kind, name.span
        yield from (("role", role) for role in name.roles)
    for quote in gold.quotes:
        for kind in ("content", "cue", "source", "addressee"):
            if span := getattr(quote, kind):
                yield kind, span
    for event in gold.events:
        yield "trigger", event.trigger
        yield from (("party", party) for party in (*event.sources, *event.targets))
    for chain in gold.chains:
        yield from (("mention", span) for span in chain.mentions)
