"""Every record type of the flow, with units. Imports nothing of ours.

All offsets are Unicode code points, half-open, into ``Article.text``. Records are frozen: a step
that adds knowledge returns new records.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Span = tuple[int, int]
"""Start and end in code points, half-open."""

Precision = Literal["second", "minute", "day", "week", "month", "year"]
Origin = Literal[
    "jsonld", "meta", "visible", "url", "feed", "text", "relative", "before", "dateline", "given"
]
PageKind = Literal[
    "article", "index", "live", "gallery", "video", "factcheck", "partial", "walled", "error", "other"
]
BlockKind = Literal["standfirst", "paragraph", "heading", "list", "quote", "table"]
BylineRole = Literal["reporter", "editor", "contributor", "photographer", "translator"]
MentionKind = Literal["person", "organisation", "place", "group", "role"]
QuotationKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["named", "unnamed", "collective", "unknown"]
Status = Literal["past", "ongoing", "future", "alleged", "denied", "hypothetical"]
Stage = Literal["suspected", "charged", "tried", "convicted", "acquitted"]
MagnitudeKind = Literal["dead", "injured", "arrested", "displaced", "protesters", "troops"]
Keep = Literal["default", "strict", "all"]
"""Which candidate events are kept: the likely ones, only the surest, or all that the rules read."""


def digest(*parts: str | bytes) -> str:
    """A content hash of ``parts`` as 16 hexadecimal characters; the same parts give the same hash."""
    state = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """A non-fatal finding on one page; ``code`` is a key of ``errors.CODES``."""

    step: str
    code: str
    message: str
    span: Span | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain data: step, code and message."""
        return {"step": self.step, "code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class Page:
    """What came in; ``page_id`` hashes address and bytes, ``warc`` is (path, byte offset)."""

    page_id: str
    url: str | None
    fetched_at: datetime | None
    content: bytes
    media_type: str | None = None
    charset: str | None = None
    warc: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as precise as its source: an aware datetime, or a date where no clock time was given.

    A week is stored as its Monday, a month as its first day, a year as 1 January; ``precision`` says how
    much is meant. ``origin`` of an event's moment: "text" where its sentence gives the date, "relative" where
    the sentence gives one that is counted from another day, "before" where the sentence before it does,
    "dateline" where none does and the day of the report stands in.
    """

    value: datetime | date
    precision: Precision
    offset_minutes: int | None = None
    text: str = ""
    origin: Origin = "visible"

    def to_dict(self) -> dict[str, Any]:
        """Plain data: an ISO 8601 value and its precision."""
        return {"value": self.value.isoformat(), "precision": self.precision}

    @property
    def day(self) -> date:
        """The calendar day in the moment's own zone."""
        return self.value.date() if isinstance(self.value, datetime) else self.value


@dataclass(frozen=True, slots=True)
class Byline:
    """One person of the byline block and what they did for the report."""

    role: BylineRole
    name: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place (and outlet) that opens a report, as in "OSLO, RADIO UTARA - "; no part of the text."""

    place: str | None
    outlet: str | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a caption says that a person stands."""

    person: str
    position: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption; ``credits`` is the chain of credit, nearest first."""

    text: str
    credits: tuple[str, ...] = ()
    image_url: str | None = None
    positions: tuple[Position, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain data: text, credits and positions."""
        return {
            "text": self.text,
            "credits": list(self.credits),
            "positions": [{"person": p.person, "position": p.position} for p in self.positions],
        }


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the text in reading order."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """The article as its newsroom made it.

    ``text`` is NFC, every kind of space folded to one plain space, blocks separated by a blank line.
    ``language`` is BCP 47 ("und" where it could not be told). ``pages`` are the addresses of the parts
    of a story that spans several pages, in order.
    """

    article_id: str
    url: str | None = None
    outlet: str | None = None
    language: str = "und"
    page_kind: PageKind = "article"
    section: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    bylines: tuple[Byline, ...] = ()
    agency: str | None = None
    dateline: Dateline | None = None
    published: Moment | None = None
    modified: Moment | None = None
    captions: tuple[Caption, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    text: str = ""
    pages: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def names(self, role: BylineRole) -> list[str]:
        """The names in the byline with this role, in order."""
        return [b.name for b in self.bylines if b.role == role]

    def to_dict(self) -> dict[str, Any]:
        """Plain data: the ``article`` object of the JSON contract (docs/fields.md)."""
        return {
            "url": self.url,
            "outlet": self.outlet,
            "language": self.language,
            "page_kind": self.page_kind,
            "section": self.section,
            "headline": self.headline,
            "standfirst": self.standfirst,
            "authors": self.names("reporter"),
            "editors": self.names("editor"),
            "contributors": self.names("contributor"),
            "agency": self.agency,
            "dateline": (
                {"place": self.dateline.place, "outlet": self.dateline.outlet}
                if self.dateline and self.dateline.place
                else None
            ),
            "published": self.published.to_dict() if self.published else None,
            "modified": self.modified.to_dict() if self.modified else None,
            "captions": [c.to_dict() for c in self.captions],
            "tags": list(self.tags),
            "related": list(self.related),
            "blocks": [{"kind": b.kind, "text": self.text[slice(*b.span)]} for b in self.blocks],
            "text": self.text,
            "pages": list(self.pages),
        }


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``block`` is the index of the block that holds it."""

    index: int
    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. ``tag`` is a Universal Dependencies part of speech ("X" where untagged).

    An Indonesian enclitic "-nya", "-ku", "-mu" on a verb or noun is a token of its own.
    """

    span: Span
    text: str
    lower: str
    tag: str = "X"


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names somebody or something.

    ``name`` is what it resolves to: the fullest name in the article, the phrase itself where nothing
    fuller is known. ``country`` (ISO 3166-1 alpha-3) is that of a person's office or stated
    nationality, an organisation's seat, or a place; ``sector`` a PLOVER sector code.
    ``score`` is in 0..1. ``rule`` names what decided actor and country (docs/languages.md).
    """

    span: Span
    kind: MentionKind
    name: str
    actor_id: str | None = None
    place_id: str | None = None
    country: str | None = None
    sector: str | None = None
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words or a claim that somebody is reported to have uttered.

    ``span`` is the content: a direct quotation without its outer marks, a mixed or indirect one the
    whole clause without its complementiser. Codebook: docs/fields.md.
    """

    span: Span
    kind: QuotationKind
    cue: Span | None
    speaker: Mention | None
    speaker_kind: SpeakerKind
    sentence: int
    addressee: Mention | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Location:
    """Where an event took place, and whether the sentence or the dateline says so."""

    name: str
    country: str | None
    origin: Literal["sentence", "dateline"]
    place_id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Magnitude:
    """How many were affected or took part, as the sentence states it.

    A number has ``low`` and ``high`` alike, a bound has None on its open side ("at least 12"). ``span`` is
    that of the words that say it.
    """

    kind: MagnitudeKind
    low: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """An interaction between political actors that a sentence states, in the PLOVER ontology.

    ``span`` is the trigger's. All parties of a reciprocal event stand in ``source``. Mentions of one
    happening in an article share ``happening``. ``reported_by`` is the speaker of the quotation or
    claim that holds the event, None where the newsroom itself asserts it; ``quotation`` its index.
    """

    type: str
    span: Span
    sentence: int
    source: tuple[Mention, ...] = ()
    target: tuple[Mention, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    reciprocal: bool = False
    happening: int = 0
    when: Moment | None = None
    place: Location | None = None
    status: Status = "past"
    stage: Stage | None = None
    reported_by: Mention | None = None
    quotation: int | None = None
    score: float = 1.0
    magnitudes: tuple[Magnitude, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts across articles. ``country`` ISO 3166-1 alpha-3, ``sector`` PLOVER."""

    actor_id: str
    name: str
    kind: MentionKind
    country: str | None = None
    sector: str | None = None
    wikidata_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class CopyMember:
    """An article of a copy group; ``similarity`` is the estimated Jaccard similarity to the origin, 0..1."""

    article_id: str
    similarity: float
    role: Literal["origin", "copy", "excerpt"]


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Articles that print one and the same report."""

    group_id: str
    members: tuple[CopyMember, ...]
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of any outlet on one happening."""

    story_id: str
    title: str
    members: tuple[str, ...]
    first_published: datetime | date | None = None
    last_published: datetime | date | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one page gave."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """Plain data: the JSON contract of a reading (docs/fields.md)."""
        text = self.article.text

        def party(m: Mention) -> dict[str, Any]:
            return {
                "text": text[slice(*m.span)],
                "name": m.name,
                "span": list(m.span),
                "actor": m.actor_id,
                "country": m.country,
                "sector": m.sector,
            }

        def voice(m: Mention | None) -> dict[str, Any] | None:
            return {"text": text[slice(*m.span)], "name": m.name, "actor": m.actor_id} if m else None

        return {
            "article": self.article.to_dict(),
            "quotations": [
                {
                    "content": text[slice(*q.span)],
                    "span": list(q.span),
                    "kind": q.kind,
                    "cue": text[slice(*q.cue)] if q.cue else None,
                    "speaker": voice(q.speaker),
                    "speaker_kind": q.speaker_kind,
                    "addressee": voice(q.addressee),
                    "sentence": text[slice(*self.sentences[q.sentence].span)],
                    "score": q.score,
                }
                for q in self.quotations
            ],
            "events": [
                {
                    "type": e.type,
                    "mode": e.mode,
                    "contexts": list(e.contexts),
                    "stage": e.stage,
                    "source": [party(m) for m in e.source],
                    "target": [party(m) for m in e.target],
                    "reciprocal": e.reciprocal,
                    "happening": e.happening,
                    "status": e.status,
                    "reported_by": voice(e.reported_by),
                    "when": (
                        e.when.to_dict() | {"origin": e.when.origin, "text": e.when.text} if e.when else None
                    ),
                    "place": (
                        {"name": e.place.name, "country": e.place.country, "origin": e.place.origin}
                        if e.place
                        else None
                    ),
                    "magnitudes": [
                        {
                            "kind": m.kind,
                            "low": m.low,
                            "high": m.high,
                            "text": text[slice(*m.span)],
                            "span": list(m.span),
                        }
                        for m in e.magnitudes
                    ],
                    "sentence": text[slice(*self.sentences[e.sentence].span)],
                    "span": list(e.span),
                    "score": e.score,
                }
                for e in self.events
            ],
            "mentions": [
                {
                    "text": text[slice(*m.span)],
                    "span": list(m.span),
                    "kind": m.kind,
                    "name": m.name,
                    "actor": m.actor_id,
                    "country": m.country,
                }
                for m in self.mentions
            ],
            "problems": [p.to_dict() for p in self.problems],
        }
