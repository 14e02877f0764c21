"""What speaks for and against a candidate event, as named numbers that mean the same in every language.

No word stands in them: a word is told by its part of speech, a side by who it is and where it stands. Yes
is 1, no is absent; "source.standing=state" is one of several values, "source.gap>3" a step that a count is
over. ``claim/rejector.py`` weighs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.claim.coding import Coded
from dateline.claim.gate import topics
from dateline.claim.surroundings import Candidate, Evidence, key, of_rest, of_sentence, of_side, steps
from dateline.claim.view import View
from dateline.ontology.plover import types
from dateline.read.document import Document, within
from dateline.records import Event, Mention, Quotation

WINDOW = 4000
"""Tokens at most among which political and other topic words are counted."""


def evidence_of(
    document: Document,
    mentions: Sequence[Mention],
    candidates: Sequence[Candidate],
    quotations: Sequence[Quotation],
) -> Iterator[Evidence]:
    """The evidence on each candidate of one document, in order."""
    if not candidates:
        return
    named = Counter(key(m) for m in mentions)
    common = _of_article(document, candidates)
    by_sentence = Counter(c.event.sentence for c in candidates)
    by_type = Counter(c.event.type for c in candidates)
    for one in candidates:
        out = dict(common)
        event = one.event
        out.update(steps("sentence.events", by_sentence[event.sentence], (1, 2, 3)))
        out.update(steps("article.of_type", by_type[event.type], (1, 2, 4)))
        out.update(_of_event(event, quotations))
        out.update(of_sentence(document, one))
        if one.coded is not None:
            out.update(_of_unit(one.here, one.coded))
        else:
            out["unit=form"] = 1.0
        for side, parties in (("source", event.source), ("target", event.target)):
            out.update(of_side(one, side, parties, named))
        out.update(of_rest(document, one, within(mentions, document.sentences[event.sentence].span)))
        yield out


@cache
def _topical(language: str) -> frozenset[str]:
    """The words of all topics that hold no political news."""
    return frozenset().union(*topics(language).topics.values())


def _of_article(document: Document, candidates: Sequence[Candidate]) -> Evidence:
    political, topical = topics(document.language).politics, _topical(document.language)
    total = politics = other = 0
    for tokens in document.tokens:
        total += len(tokens)
        for token in tokens:
            politics += token.lower in political
            other += token.lower in topical
        if total > WINDOW:
            break
    out: Evidence = dict(steps("article.politics", 100 * politics / max(total, 1), (0.5, 1, 2, 4)))
    out.update(steps("article.topic", 100 * other / max(total, 1), (0.5, 1, 2)))
    out.update(steps("article.sentences", len(document.sentences), (1, 5, 15, 30, 60)))
    out.update(steps("article.density", len(candidates) / len(document.sentences), (0.1, 0.2, 0.4)))
    return out


def _of_event(event: Event, quotations: Sequence[Quotation]) -> Evidence:
    out = {f"type={event.type}": 1.0, f"status={event.status}": 1.0}
    out[f"quad={types()[event.type].quad}"] = 1.0
    if event.stage is not None:
        out["stage"] = 1.0
    if event.reciprocal:
        out["reciprocal"] = 1.0
    if event.quotation is not None:
        told = quotations[event.quotation]
        out[f"told={told.kind}"] = 1.0
        out[f"told.by={told.speaker_kind}"] = 1.0
        out["told.firm"] = round(told.score, 3)
    own = {m.country for m in event.source if m.country} & {m.country for m in event.target if m.country}
    if own:
        out["sides.one_country"] = 1.0
    if len({m.country for m in (*event.source, *event.target) if m.country}) > 1:
        out["sides.two_countries"] = 1.0
    if event.place is not None:
        out[f"place={event.place.origin}"] = 1.0
    if event.when is not None:
        out["when"] = 1.0
    return out


def _of_unit(here: View, coded: Coded) -> Evidence:
    filled = coded.filled
    unit, trigger, frame = filled.trigger.entry.unit, filled.trigger, filled.frame
    out: Evidence = {f"unit={unit.kind}": 1.0, f"link={filled.link}": 1.0}
    out.update(steps("unit.asks", unit.weight, (0, 1, 2)))
    out.update(steps("unit.slots", len(unit.slots), (0, 1)))
    out[f"voice={trigger.entry.voice}"] = 1.0
    if trigger.entry.tense:
        out[f"tense={trigger.entry.tense}"] = 1.0
    if unit.trailing:
        out["unit.trailing"] = 1.0
    if any(slot.words for slot in unit.slots):
        out["unit.words"] = 1.0
    if all(slot.prepositions for slot in unit.slots):
        out["unit.no_object"] = 1.0
    if trigger.last - trigger.first > 1:
        out["trigger.long"] = 1.0
    for name, value in (
        ("complete", filled.complete), ("passive", filled.passive), ("no_verb", filled.verb is None),
        ("parties", filled.parties is not None), ("folded", coded.type != frame.type),
        ("speech", frame.speech), ("content", frame.content is not None),
        ("persons", frame.persons), ("minor", frame.minor),
        ("lasting", frame.lasting != "never"), ("figurative", frame.figurative),
    ):  # fmt: skip
        if value:
            out[name] = 1.0
    out[f"needs={frame.needs}"] = 1.0
    out[f"mutual={frame.mutual}"] = 1.0
    out.update(steps("obliques", len(filled.obliques), (0, 1, 2)))
    if filled.object is not None and not coded.target:
        out["object.unused"] = 1.0
    if filled.target is not None and not coded.target and not coded.reciprocal:
        out["target.unused"] = 1.0
    if filled.source is not None and not coded.source:
        out["source.unused"] = 1.0
    if filled.object is not None and filled.target is not None and filled.object.span != filled.target.span:
        out["object.other"] = 1.0
    return out
