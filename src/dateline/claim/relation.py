"""The relation that one sentence states between two marked spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.claim.arguments import Filled
from dateline.claim.coding import fill
from dateline.claim.functionwords import words
from dateline.claim.limits import is_allowed, is_stated
from dateline.claim.scope import Scope, scope_of
from dateline.claim.status import is_refused, status_of
from dateline.claim.triggers import find_triggers
from dateline.claim.view import View
from dateline.claim.viewing import view
from dateline.extract.language import detect_language
from dateline.link.actors import link_mentions
from dateline.link.annotate import annotate
from dateline.ontology.plover import fold_future, fold_refused
from dateline.read.coreference import resolve_names
from dateline.read.names import find_names
from dateline.read.phrases import Phrase
from dateline.records import Article, Block, Span, digest

MAX_SENTENCE = 20_000
"""Code points of a sentence that are read."""
LEAST = 2.0
"""Points that a relation has at least: one side of a frame stands where the caller marked it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame's unit with its sides, and how well they stand on the marked spans."""

    filled: Filled
    points: float


def code_relation(sentence: str, source: Span, target: Span, language: str | None = None) -> str | None:
    """The PLOVER type that the sentence states between two marked spans.

    Spans are (start, end) in code points, half-open. An empty target span says that no target is named. None
    where no relation is found: no sentence states an event between the spans, or the language has no events.
    The spans count as given: whether they name political actors is not asked. The type alone is told, not
    whether the act happened: for that read the sentence (``read_text``).

    Raises ValueError for a span that is reversed or lies outside the sentence (of which ``MAX_SENTENCE`` code
    points are read), and for an empty source.
    """
    text = sentence[:MAX_SENTENCE]
    _check_span("source", source, text, sentence)
    _check_span("target", target, text, sentence)
    code = language or detect_language(text)
    article = Article(digest(text), language=code, text=text, blocks=(Block("paragraph", (0, len(text))),))
    document = annotate(article)
    known = words(document.language)
    if known is None:
        return None
    mentions = resolve_names(document, find_names(document))
    mentions, _ = link_mentions(document, mentions)
    found: list[tuple[float, int, str]] = []
    for each in document.sentences:
        groups = find_triggers(document.tokens[each.index], known.frames)
        here = view(document, mentions, each.index, known)
        triggers = [trigger for group in groups for trigger in group]
        filled = [f for trigger in triggers if (f := fill(here, trigger)) is not None]
        for candidate in _candidates(here, filled, source, target):
            trigger = candidate.filled.trigger
            found.append(
                (-candidate.points, here.tokens[trigger.first].span[0], _type(here, candidate.filled))
            )
    return min(found)[2] if found and -min(found)[0] >= LEAST else None


def _check_span(side: Literal["source", "target"], span: Span, text: str, sentence: str) -> None:
    """Raises ValueError where a given span is none of ``text``, the part of the sentence that is read."""
    start, end = span
    if start > end:
        wrong = "is reversed"
    elif start < 0 or end > len(text):
        wrong = "lies outside the sentence"
    elif start == end and side == "source":
        wrong = "is empty"
    else:
        return
    order = "start < end" if side == "source" else "start <= end"
    size = f"of the sentence's {len(sentence)} code points {len(text)} are read"
    if len(text) == len(sentence):
        size = f"the sentence has {len(text)} code points"
    raise ValueError(
        f"the {side} span ({start}, {end}) {wrong}: {size}; "
        f"give (start, end) in code points with 0 <= {order} <= {len(text)}"
    )


def _candidates(here: View, filled: Sequence[Filled], source: Span, target: Span) -> Iterable[Candidate]:
    """The units that may relate the spans, without those in what another one only asks or promises."""
    rated = [Candidate(f, _points(here, f, source, target)) for f in filled if is_stated(here, f, None)]
    scopes: list[Scope] = []
    for candidate in rated:
        if candidate.points >= LEAST and _holds(candidate.filled.source, source):
            scopes.extend(s for s in scope_of(here, candidate.filled, ()) if s.content in ("unreal", "topic"))
    for candidate in rated:
        if not any(s.holds(here, candidate.filled.trigger) for s in scopes):
            yield candidate


def _points(here: View, filled: Filled, source: Span, target: Span) -> float:
    """How well a unit's sides stand on the marked spans; set by hand, not fitted to any data."""
    frame, trigger = filled.frame, filled.trigger
    at = here.tokens[trigger.first].span[0]
    if source[0] <= at < source[1]:
        return 0.0
    named = target[1] > target[0]
    points = 0.0
    if _holds(filled.source, source):
        points += 3.0
    elif frame.mutual != "never" and _holds(filled.target, source):
        points += 2.5
    if _holds(filled.parties, source):
        points += 3.0
    if named:
        if _holds(filled.target, target) or _holds(filled.parties, target):
            points += 3.0
        elif frame.mutual != "never" and (_holds(filled.source, target)):
            points += 2.5
        elif _holds(filled.object, target) or any(_holds(o.phrase, target) for o in filled.obliques):
            points += 1.5
        swapped = _holds(filled.source, target) and _holds(filled.target, source)
        if swapped and frame.type == "CONSULT":
            points += 4.0  # who hosts whom may be told from either side
        elif swapped and frame.mutual == "never":
            points -= 3.0
    elif filled.target is None:
        points += 1.0
    if source[1] <= at <= (target[0] if named else at):
        points += 0.5
    points += 0.2 * trigger.entry.unit.weight + 0.3 * (trigger.last - trigger.first - 1)
    points += 0.3 if filled.complete else 0.0
    points -= 0.0 if is_allowed(here, filled) else 2.0
    points -= 1.0 if filled.link == "capacity" else 0.0
    return points


def _holds(phrase: Phrase | None, span: Span) -> bool:
    return phrase is not None and phrase.span[0] < span[1] and span[0] < phrase.span[1]


def _type(here: View, filled: Filled) -> str:
    frame, entry = filled.frame, filled.trigger.entry
    status = status_of(
        here,
        filled.verb,
        filled.trigger.first,
        tense=entry.tense,
        lasting=frame.lasting,
        speech=frame.speech,
    )
    if status == "denied" and is_refused(here, filled.verb):
        return fold_refused().get(frame.type, frame.type)
    return fold_future().get(frame.type, frame.type) if status == "future" else frame.type
