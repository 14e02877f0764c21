"""How likely a candidate event is to be right, and which candidates are kept.

The rules say what a sentence could state; the rejector has learned from whole annotated articles how often
what they read in such a place is right: type, sides and status. It is a sum of weights, one for each piece
of evidence (``claim/evidence.py``), one for how reliable the frame has been and one for its unit, brought
to a probability by two numbers. training/rejector.py makes it and chooses the bounds; training/rejector.md
is the data card.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

from dateline.claim.evidence import evidence_of
from dateline.claim.surroundings import Candidate, Evidence
from dateline.claim.trace import Unsure
from dateline.ontology.plover import is_own
from dateline.read.document import Document
from dateline.records import Event, Keep, Mention, Quotation

HERE = Path(__file__).with_name("weights")

LEAST, MOST = 0.01, 0.99
"""Bounds of the score: nothing is certain."""


SHOWN = 3
"""Pieces of evidence against an event that are named where somebody asks why it was not kept."""


@dataclass(frozen=True, slots=True)
class Rejector:
    """Loaded weights of evidence, frames and units; slope and offset from their sum to log-odds; bounds."""

    bias: float
    weights: Mapping[str, float]
    frames: Mapping[str, float]
    units: Mapping[str, float]
    slope: float
    offset: float
    bounds: Mapping[str, float]

    def reasons(self, candidate: Candidate, evidence: Evidence) -> dict[str, float]:
        """What each known piece of evidence adds to the log-odds that the candidate is right."""
        out = {
            name: self.slope * self.weights[name] * value
            for name, value in evidence.items()
            if name in self.weights
        }
        for name, known in ((candidate.frame, self.frames), (candidate.unit, self.units)):
            if name in known:
                out[name] = self.slope * known[name]
        return out

    def score(self, candidate: Candidate, evidence: Evidence) -> float:
        """How likely the candidate is right, 0..1."""
        weights = self.weights
        total = self.bias + self.frames.get(candidate.frame, 0.0) + self.units.get(candidate.unit, 0.0)
        for name, value in evidence.items():
            total += weights.get(name, 0.0) * value
        odds = self.slope * total + self.offset
        return round(min(max(1 / (1 + exp(-odds)), LEAST), MOST), 3)

    def bound(self, keep: Keep) -> float:
        """The least score of a candidate that becomes an event."""
        return self.bounds[keep] if keep != "all" else 0.0


@cache
def rejector() -> Rejector:
    """The rejector that ships, loaded once."""
    return build(json.loads((HERE / "rejector.json").read_text(encoding="utf-8")))


def build(data: Mapping[str, Any]) -> Rejector:
    """The rejector of the content of a ``rejector.json``."""
    slope, offset = data["calibration"]
    return Rejector(
        data["bias"], data["evidence"], data["frames"], data["units"], slope, offset, data["bounds"]
    )


def judge(
    document: Document,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    candidates: Sequence[Candidate],
    least: float = 0.0,
) -> Iterator[Event]:
    """The events of the candidates, in order, with their scores; those below ``least`` left out.

    Frames of the user's own file are kept whatever they score: nothing was learned about them.
    """
    known = rejector()
    found = evidence_of(document, mentions, candidates, quotations)
    for candidate, evidence in zip(candidates, found, strict=True):
        event = replace(candidate.event, score=known.score(candidate, evidence))
        if event.score >= least or is_own(candidate.frame, document.language):
            yield event
        elif document.trace is not None:
            weights = known.reasons(candidate, evidence)
            worst = sorted((weight, name) for name, weight in weights.items() if weight < 0)
            document.trace.append(Unsure(event, least, tuple(name for _, name in worst[:SHOWN])))


def bound(keep: Keep) -> float:
    """The least score of a candidate that becomes an event, with the weights that ship."""
    return rejector().bound(keep)
