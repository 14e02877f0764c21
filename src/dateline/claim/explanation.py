"""The explanation of a reading: what each event was read from, and what was rejected, as records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from dateline.claim.trace import Reason
from dateline.errors import InputError
from dateline.records import Event, Mention, Reading, Span


@dataclass(frozen=True, slots=True)
class Rejection:
    """A word that may state an act, and why it states none, in the reading that came nearest to an event.

    ``unit`` is the unit of the frame as the data writes it; ``because`` says what decided, with its words.
    """

    sentence: int
    span: Span
    type: str
    frame: str
    unit: str
    reason: Reason
    because: str

    def to_dict(self, reading: Reading) -> dict[str, Any]:
        """Plain data: one rejection of the JSON of an explanation (docs/explain.md)."""
        text = reading.article.text
        return {
            "word": text[slice(*self.span)],
            "span": list(self.span),
            "sentence": text[slice(*reading.sentences[self.sentence].span)],
            "sentence_number": self.sentence + 1,
            "type": self.type,
            "frame": self.frame,
            "unit": self.unit,
            "reason": self.reason,
            "because": self.because,
        }


@dataclass(frozen=True, slots=True)
class Side:
    """How one party was found (``found``); ``mention`` says by its rule and score how it was resolved."""

    mention: Mention
    found: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What one event was read from.

    ``unit`` is the unit of ``frame`` as the data writes it, ``kind`` what sort of unit; both are empty for a
    request that the form of speech makes. ``subject`` says how the doer was found. ``status_words`` decided
    the status, ``status_rule`` says by which rule. ``plain`` is the type of the act itself where a plan or a
    refusal of it is coded as another. ``others`` are readings of the same word that were rejected.
    """

    event: Event
    frame: str
    unit: str
    kind: str
    voice: str
    subject: str
    source: tuple[Side, ...]
    target: tuple[Side, ...]
    status_rule: str
    status_words: tuple[str, ...]
    plain: str | None
    others: tuple[Rejection, ...]

    def to_dict(self, reading: Reading) -> dict[str, Any]:
        """Plain data: one event of the JSON of an explanation (docs/explain.md)."""
        text, event = reading.article.text, self.event
        quotation = reading.quotations[event.quotation] if event.quotation is not None else None
        where, speaker = event.place, event.reported_by
        return {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "stage": event.stage,
            "score": event.score,
            "sentence": text[slice(*reading.sentences[event.sentence].span)],
            "sentence_number": event.sentence + 1,
            "trigger": text[slice(*event.span)],
            "span": list(event.span),
            "frame": self.frame or None,
            "unit": self.unit or None,
            "kind": self.kind,
            "voice": self.voice,
            "plain_type": self.plain,
            "subject": self.subject,
            "source": [_side(side, text) for side in self.source],
            "target": [_side(side, text) for side in self.target],
            "reciprocal": event.reciprocal,
            "status_by": {"rule": self.status_rule, "words": list(self.status_words)},
            "reported_by": (
                {
                    "name": speaker.name,
                    "kind": quotation.kind if quotation else None,
                    "cue": text[slice(*quotation.cue)] if quotation and quotation.cue else None,
                    "content": text[slice(*quotation.span)] if quotation else None,
                }
                if speaker
                else None
            ),
            "when": event.when.to_dict() | {"text": event.when.text} if event.when else None,
            "place": (
                {"name": where.name, "country": where.country, "origin": where.origin} if where else None
            ),
            "other_readings": [one.to_dict(reading) for one in self.others],
        }


def _side(side: Side, text: str) -> dict[str, Any]:
    m = side.mention
    return {
        "text": text[slice(*m.span)],
        "name": m.name,
        "actor": m.actor_id,
        "country": m.country,
        "sector": m.sector,
        "found": side.found,
        "rule": m.rule or None,
        "score": m.score,
    }


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading with the basis of each of its events, in order, and what was rejected.

    ``silence`` says why the whole text yields no events; None where it may.
    """

    reading: Reading
    events: tuple[Basis, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    silence: str | None = None

    def of_sentence(self, index: int) -> Explanation:
        """What is told of one sentence, counted from 0. Raises InputError where there is none such."""
        count = len(self.reading.sentences)
        if not 0 <= index < count:
            raise InputError(f"the text has no sentence {index + 1}; it has {count}, counted from 1")
        events = tuple(b for b in self.events if b.event.sentence == index)
        return replace(self, events=events, rejected=tuple(r for r in self.rejected if r.sentence == index))

    def to_dict(self) -> dict[str, Any]:
        """Plain data: the JSON of an explanation (docs/explain.md)."""
        article = self.reading.article
        return {
            "headline": article.headline,
            "language": article.language,
            "page_kind": article.page_kind,
            "silence": self.silence,
            "events": [one.to_dict(self.reading) for one in self.events],
            "rejected": [one.to_dict(self.reading) for one in self.rejected],
            "problems": [p.to_dict() for p in self.reading.problems],
        }
