"""One trigger and what stands around it, judged: an event of the frame, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.claim.arguments import Filled, of_verb
from dateline.claim.nominals import of_noun
from dateline.claim.scope import Scope, scope_of
from dateline.claim.sides import FIRM, Party, Sides, is_political, suits
from dateline.claim.status import attributes, stage_of, status_of
from dateline.claim.triggers import Trigger
from dateline.claim.view import STOPS, View
from dateline.ontology.plover import fold_future
from dateline.read.phrases import Phrase
from dateline.records import Quotation, Span, Stage, Status

UNPROVEN: frozenset[Stage] = frozenset({"suspected", "charged", "tried"})
"""Stages at which an act is not yet found to have happened."""
NOMINAL = frozenset({"noun", "agent"})
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

    @property
    def names(self) -> tuple[set[str], set[str]]:
        """The names of the source's and of the target's parties."""
        return {p.mention.name for p in self.source}, {p.mention.name for p in self.target}


def code_sentence(
    here: View,
    triggers: Sequence[Sequence[Trigger]],
    sides: Sides,
    quotations: tuple[Quotation, ...],
) -> list[Coded]:
    """The candidate events of one sentence: verbs in order, then nouns that no verb has taken up."""
    out: list[Coded] = []
    scopes: list[Scope] = []
    taken: set[int] = set()
    for nominal in (False, True):
        for group in triggers:
            if group[0].first in taken:
                continue
            coded = _best(
                here,
                [t for t in group if (t.entry.unit.kind in NOMINAL) == nominal],
                sides,
                quotations,
                scopes,
            )
            if coded is None:
                continue
            taken.update(range(coded.filled.trigger.first, coded.filled.trigger.last))
            taken.update(coded.filled.taken)
            coded = _with_embedded(here, coded, triggers, sides, quotations)
            if not any(_repeats(coded, other) for other in out):
                out.append(coded)
                scopes.extend(scope_of(here, coded.filled, coded.target))
    return out


def _best(
    here: View,
    group: Sequence[Trigger],
    sides: Sides,
    quotations: tuple[Quotation, ...],
    scopes: Sequence[Scope],
) -> Coded | None:
    """The event of the longest trigger; among units of one length, of one whose slots are all filled."""
    found: Coded | None = None
    for trigger in group:
        if found is not None and trigger.last < found.filled.trigger.last:
            break
        scope = next((s for s in scopes if s.holds(here, trigger)), None)
        if scope is not None and scope.content in ("unreal", "topic"):
            continue
        coded = code(here, trigger, sides, quotations, scope)
        if coded is not None and coded.filled.complete:
            return coded
        found = found or coded
    return found


def _repeats(one: Coded, other: Coded) -> bool:
    """Whether an event says what another of the sentence has said already, of the same actors."""
    if one.filled.frame.type != other.filled.frame.type:
        return False
    (mine, objects), (theirs, others) = one.names, other.names
    return (not mine or mine <= theirs) and (not objects or objects <= others | theirs)


def code(
    here: View, trigger: Trigger, sides: Sides, quotations: tuple[Quotation, ...], scope: Scope | None
) -> Coded | None:
    """The event that the trigger states; None where its sides, limits or structure are not the frame's."""
    filled = fill(here, trigger)
    if filled is None or not is_allowed(here, filled):
        return None
    frame = filled.frame
    if filled.link == "capacity" or (filled.link == "purpose" and frame.speech):
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
    if agentless and not source and not _stands_agentless(here, filled):
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
    return Coded(filled, source, target, reciprocal, status, stage, quotation, score)


def _with_embedded(
    here: View,
    coded: Coded,
    triggers: Sequence[Sequence[Trigger]],
    sides: Sides,
    quotations: tuple[Quotation, ...],
) -> Coded:
    """An act of speech aimed at whom its content is about, where it names no target of its own.

    The one asked is the subject of what is asked ("demanded that *the minister* resign"); a promise, threat
    or refusal is aimed at the target of what it speaks of ("refused to meet *the strikers*").
    """
    frame = coded.filled.frame
    if frame.content != "unreal" or coded.target or coded.reciprocal or not coded.source:
        return coded
    if coded.filled.trigger.entry.unit.kind in NOMINAL:
        return coded
    speaker = quotations[coded.quotation].speaker if coded.quotation is not None else None
    for scope in scope_of(here, coded.filled, ()):
        for group in triggers:
            trigger = group[0]
            if not scope.first <= trigger.first < scope.last:
                continue
            filled = fill(here, trigger)
            if filled is None:
                continue
            phrases = [filled.target, filled.object]
            if frame.type == "REQUEST":
                own = filled.source if filled.source and filled.source.first >= scope.first else None
                phrases = [own]
            for phrase in phrases:
                found = sides.parties(here, phrase, frame.target - {"thing", "place"}, speaker)
                found = tuple(p for p in found if p.mention.name not in coded.names[0])
                if found:
                    return replace(coded, target=found)
    return coded


def fill(here: View, trigger: Trigger) -> Filled | None:
    """The unit of the trigger with its sides; None where what it asks for is not there."""
    if trigger.entry.unit.kind in NOMINAL:
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


def is_allowed(here: View, filled: Filled) -> bool:
    """Whether no word of the clause, its object or its subject forbids the frame, and none lacks."""
    limits = filled.trigger.entry.unit.limits
    if limits.unless or limits.require or limits.unless_phrases:
        first, last = _sentence(here, filled.trigger.first)
        run = [here.lower(at) for at in range(first, last)]
        held = set(run)
        if limits.unless & held or (limits.require and not limits.require & held):
            return False
        if limits.unless_phrases:
            text = f" {' '.join(run)} "
            if any(f" {phrase} " in text for phrase in limits.unless_phrases):
                return False
    objects = [p for p in (filled.object, filled.target) if p is not None]
    if limits.unless_object and any(_holds(here, p, limits.unless_object) for p in objects):
        return False
    return not (
        limits.unless_subject and filled.source and _holds(here, filled.source, limits.unless_subject)
    )


def is_stated(here: View, filled: Filled, scope: Scope | None) -> bool:
    """Whether the form of the trigger says that something happened: not "plans on arresting", "alleged spies"."""
    trigger = filled.trigger
    before = here.group_start(trigger.first) - 1
    if trigger.entry.tense == "gerund" and scope is None and here.is_preposition(before):
        known = here.words.frames.gerund_after
        if known and here.lower(before) not in known:
            return False
    if trigger.entry.voice == "either" and here.lower(trigger.first) in attributes(here.document.language):
        return here.phrase_at(before) is not None or before != trigger.first - 1
    return True


def _sentence(here: View, at: int) -> tuple[int, int]:
    """The tokens between the stops around ``at``."""
    first = at
    while first > 0 and here.lower(first - 1) not in STOPS:
        first -= 1
    last = at
    while last < len(here.tokens) and here.lower(last) not in STOPS:
        last += 1
    return first, last


def _holds(here: View, phrase: Phrase, words: frozenset[str]) -> bool:
    return any(here.lower(at) in words for at in range(phrase.first, phrase.last))


def _stands_agentless(here: View, filled: Filled) -> bool:
    """Whether an act that nobody is named for counts: in a passive main clause, or plain violence."""
    words = filled.trigger.entry.unit.limits.agentless
    nominal = filled.trigger.entry.unit.kind in NOMINAL
    if not (filled.passive or nominal or filled.source is not None):
        return False
    if words:
        first, last = _sentence(here, filled.trigger.first)
        own = filled.trigger.first
        if words.isdisjoint(here.lower(at) for at in range(first, last) if at != own):
            return False
    elif not filled.passive:
        return filled.frame.needs != "source"
    if not filled.passive:
        return True
    return filled.link in ("plain", "shared") and not _in_relative(here, filled)


def _in_relative(here: View, filled: Filled) -> bool:
    """Whether the act's clause is a relative one with a subject of its own ("in which 1,200 were killed")."""
    subject = filled.object
    opens = here.words.relatives - here.words.complementisers
    return subject is not None and here.lower(subject.first - 1) in opens


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
