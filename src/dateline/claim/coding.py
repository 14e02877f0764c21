"""One trigger and what stands around it, judged: an event of the frame, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claim.arguments import Filled, of_verb
from dateline.claim.limits import is_allowed, is_stated, stands_agentless
from dateline.claim.nominals import of_noun
from dateline.claim.scope import Scope
from dateline.claim.sides import FIRM, Party, Sides, is_political, suits
from dateline.claim.status import is_refused, stage_of, status_of
from dateline.claim.triggers import NOMINAL_KINDS, Trigger
from dateline.claim.view import View
from dateline.ontology.plover import fold_future, fold_refused
from dateline.read.phrases import Phrase
from dateline.records import Quotation, Span, Stage, Status

UNPROVEN: frozenset[Stage] = frozenset({"suspected", "charged", "tried"})
"""Stages at which an act is not yet found to have happened."""
DEPENDENT = frozenset({"control", "purpose", "adjunct"})
"""Ways of finding a subject that, in the content of an accusation, mean the accused."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A candidate event with the structure that it was read from."""

    filled: Filled
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    reciprocal: bool
    status: Status
    stage: Stage | None
    quotation: int | None
    score: float
    type: str

    @property
    def names(self) -> tuple[set[str], set[str]]:
        """The names of the source's and of the target's parties."""
        return {p.mention.name for p in self.source}, {p.mention.name for p in self.target}


def code(
    here: View, trigger: Trigger, sides: Sides, quotations: tuple[Quotation, ...], scope: Scope | None
) -> Coded | None:
    """The event that the trigger states; None where its sides, limits or structure are not the frame's."""
    filled = fill(here, trigger)
    if filled is None or not is_allowed(here, filled):
        return None
    frame = filled.frame
    if filled.link == "capacity" or (filled.link == "purpose" and frame.type != "CONSULT"):
        return None
    if not is_stated(here, filled, scope):
        return None
    quotation = innermost(here.tokens[trigger.first].span, quotations)
    speaker = quotations[quotation].speaker if quotation is not None else None
    source = sides.parties(here, filled.parties or filled.source, frame.source, speaker)
    target = () if filled.parties else sides.parties(here, filled.target, frame.target, speaker)
    if filled.source is not None and not source and not filled.passive and filled.parties is None:
        return None
    # What a thing did, somebody did with it: the shell killed, nobody is named who fired it.
    agentless = not source or all(p.standing == "thing" for p in source)
    source = tuple(p for p in source if p.standing != "thing")
    if frame.shuns:
        source = tuple(p for p in source if p.mention.sector not in frame.shuns)
        target = tuple(p for p in target if p.mention.sector not in frame.shuns)
    if not source and frame.object_acts:
        source = sides.parties(here, filled.object, frame.source)
    if scope is not None and scope.content == "alleged" and (not source or filled.link in DEPENDENT):
        source = scope.target
    mine = {p.mention.span for p in source}
    target = tuple(p for p in target if p.mention.span not in mine)
    names = {p.mention.name for p in source}
    if frame.mutual == "never" and any(p.mention.name in names for p in target):
        return None
    target = tuple(p for p in target if p.mention.name not in names)
    status = status_of(
        here,
        filled.verb,
        trigger.first,
        tense=trigger.entry.tense,
        lasting=frame.lasting,
        speech=frame.speech,
        reported=quotation is not None and quotations[quotation].kind != "direct",
    )
    folded = frame.type
    if status == "denied" and is_refused(here, filled.verb) and frame.type in fold_refused():
        status, folded = "past", fold_refused()[frame.type]
    elif status == "future":
        folded = fold_future().get(frame.type, frame.type)
    # A plan is coded as the promise of whoever has it: its parties keep their sides.
    planned = status == "future" and frame.type in fold_future()
    reciprocal = False
    if frame.mutual != "never":
        several = len(source) > 1 or _is_plural(here, filled.source)
        several = several or (bool(target) and frame.mutual != "plural")
        if frame.mutual == "always" and not several:
            return None
        if several and (not planned or not target):
            source, target, reciprocal = (*source, *target), (), True
    if agentless and not source and not stands_agentless(here, filled):
        return None
    if not suits(frame, source, target, passive=filled.passive or agentless):
        return None
    known_violence = agentless and bool(trigger.entry.unit.limits.agentless)
    if not known_violence and not is_political(frame, source, target):
        return None
    if status == "past" and (scope is not None or (frame.stage is None and _unproven(here, filled.source))):
        status = "alleged"
    stage = frame.stage or _stage(here, filled)
    score = score_of(filled, source, target)
    return Coded(filled, source, target, reciprocal, status, stage, quotation, score, folded)


def fill(here: View, trigger: Trigger) -> Filled | None:
    """The unit of the trigger with its sides; None where what it asks for is not there."""
    if trigger.entry.unit.kind in NOMINAL_KINDS:
        return of_noun(here, trigger)
    return of_verb(here, trigger)


def innermost(span: Span, quotations: Sequence[Quotation]) -> int | None:
    """The index of the shortest quotation that holds the span; None where none does."""
    found = [
        (q.span[1] - q.span[0], index)
        for index, q in enumerate(quotations)
        if q.span[0] <= span[0] and span[1] <= q.span[1]
    ]
    return min(found)[1] if found else None


def _is_plural(here: View, phrase: Phrase | None) -> bool:
    """Whether the phrase names several without naming them ("kedua negara", "party leaders")."""
    if phrase is None:
        return False
    known = here.words.frames
    if any(here.lower(at) in known.plural for at in range(phrase.first, phrase.last)):
        return True
    head = here.tokens[phrase.head]
    return head.tag == "NOUN" and bool(known.plural_endings) and head.lower.endswith(known.plural_endings)


def _unproven(here: View, phrase: Phrase | None) -> bool:
    if phrase is None:
        return False
    words = (here.lower(at) for at in range(phrase.first, phrase.last))
    return stage_of(words, here.document.language) in UNPROVEN


def _stage(here: View, filled: Filled) -> Stage | None:
    """The stage that the target's phrase states, for acts of law."""
    if "legal" not in filled.frame.contexts or filled.target is None:
        return None
    words = (here.lower(at) for at in range(filled.target.first, filled.target.last))
    return stage_of(words, here.document.language)


def score_of(filled: Filled, source: Sequence[Party], target: Sequence[Party]) -> float:
    """How sure the reading is, 0..1: more for a unit that asks for more, for sides that are firm and near.

    The steps were set by hand on the annotated sample; they order events, and are no probability.
    """
    score = 0.5
    score += 0.05 * min(filled.trigger.entry.unit.weight, 3)
    score += 0.1 if filled.complete else -0.05
    score += 0.1 if (source and target) or len(source) > 1 else 0.0
    score += 0.1 if any(p.standing in FIRM for p in source) else 0.0
    score += 0.1 if filled.link in ("plain", "relative") else 0.0
    score -= 0.1 if filled.link in ("open", "adjunct") else 0.0
    score -= 0.1 if filled.verb is None else 0.0
    return round(min(max(score, 0.05), 0.98), 2)
