"""One trigger and what stands around it, judged: an event of the frame, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claim.admitted import is_political, suits
from dateline.claim.arguments import Filled, of_verb
from dateline.claim.assigned import VERBAL_QUADS, assigned, has_agent
from dateline.claim.hearsay import DEEDS, is_hedged, is_main, is_unproven, stage_stated
from dateline.claim.limits import is_allowed, is_stated, stands_agentless, undergone
from dateline.claim.nominals import of_noun
from dateline.claim.scope import Scope
from dateline.claim.sides import Party, Sides
from dateline.claim.status import is_announced, is_refused, status_of
from dateline.claim.trace import Reason, note_dropped
from dateline.claim.triggers import NOMINAL_KINDS, Trigger
from dateline.claim.view import View
from dateline.claim.whose import owned_by
from dateline.ontology.plover import fold_future, fold_refused, types
from dateline.read.phrases import Phrase
from dateline.records import Quotation, Span, Stage, Status

CIVIL = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN"})
"""What people and firms may do by themselves where the article tells of political events."""
CIVIL_UPON = frozenset({"ACCUSE", "SUPPORT", "ASSAULT"})
"""What they may do there where the text names both sides; of accusations also those with a doer by name."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A candidate event with the structure that it was read from.

    ``civil`` is an act of words by people or firms with no political actor beside them.
    """

    filled: Filled
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    reciprocal: bool
    status: Status
    stage: Stage | None
    quotation: int | None
    type: str
    civil: bool = False

    @property
    def names(self) -> tuple[set[str], set[str]]:
        """The names of the source's and of the target's parties."""
        return {p.mention.name for p in self.source}, {p.mention.name for p in self.target}


def code(
    here: View, trigger: Trigger, sides: Sides, quotations: tuple[Quotation, ...], scope: Scope | None
) -> Coded | None:
    """The event that the trigger states; None where its sides, limits or structure are not the frame's."""
    found = _judged(here, trigger, sides, quotations, scope)
    if isinstance(found, str):
        note_dropped(here, trigger, found)
        return None
    return found


def _judged(
    here: View, trigger: Trigger, sides: Sides, quotations: tuple[Quotation, ...], scope: Scope | None
) -> Coded | Reason:
    """The event that the trigger states, or why it states none."""
    filled = fill(here, trigger)
    if filled is None:
        return "structure"
    if not is_allowed(here, filled):
        return "words"
    if not is_stated(here, filled, scope):
        return "form"
    frame = filled.frame
    quotation = innermost(here.tokens[trigger.first].span, quotations)
    within = quotations[quotation] if quotation is not None else None
    found = assigned(here, filled, sides, within.speaker if within else None, scope)
    if isinstance(found, str):
        return found
    source, target, agentless = found
    status = status_of(
        here,
        filled.verb,
        trigger.first,
        tense=trigger.entry.tense,
        lasting=frame.lasting,
        speech=frame.speech,
        reported=within is not None and within.kind != "direct",
        main=is_main(here, filled),
    )
    status, kind = _folded(here, filled, status)
    # A plan is coded as the promise of whoever has it: its parties keep their sides.
    planned = kind != frame.type and bool(target)
    several = _is_mutual(here, filled, source, target)
    if frame.mutual == "always" and filled.passive and not has_agent(here, filled.source):
        return "passive"  # a matter that is discussed meets nobody
    if frame.mutual == "always" and not several:
        return "mutual"
    if several and not planned:
        source, target = _outer((*source, *target)), ()
    lent = trigger.entry.unit.kind in NOMINAL_KINDS and filled.link == "adjunct"
    if lent and types()[frame.type].quad == DEEDS:
        return "doer"  # "backed the people of Chad *in carrying out* operations": whose they are is open
    if frame.minor and filled.passive:
        return "passive"  # who is flown somewhere visits nobody
    owned = owned_by(sides, here, filled.target, frame.political) and bool(target)
    if agentless and not source and not stands_agentless(here, filled, told=owned):
        return "agentless"
    # "was asked" may be a question; a form that is passive by itself, or "was asked to", is none.
    asked = frame.type == "REQUEST" and here.lower(trigger.last) in here.words.frames.infinitive
    done = asked or (
        (types()[frame.type].quad in VERBAL_QUADS or frame.type == "COERCE")
        and (trigger.entry.voice == "passive" or (_is_finite(here, filled) and frame.type == "AGREE"))
    )
    done = done or undergone(filled)
    loose = ((filled.passive or undergone(filled)) and done) or (
        (filled.passive or agentless) and frame.needs == "both"
    )
    given = frame.type == "AID" and bool(filled.taken and source)  # the goods are named, whoever gets them
    if not given and not suits(frame, source, target, passive=loose):
        return "lacking"
    if frame.figurative and _is_person(source) and _is_person(target):
        return "figurative"
    violence = agentless and bool(trigger.entry.unit.limits.agentless)
    civil = not violence and not owned and not is_political(frame, source, target)
    told = asked and filled.passive and not source  # "residents were told to stay"
    if civil and not told and not _speaks_up(here, filled, source, target):
        return "political"
    real = status == "past" or (status == "ongoing" and scope is not None and scope.content != "crime")
    accused = frame.stage is None and is_unproven(here, filled.source)
    if real and (scope is not None or accused or is_hedged(here, filled)):
        status = "alleged"
    stage = frame.stage or stage_stated(here, filled)
    return Coded(filled, source, target, several and not planned, status, stage, quotation, kind, civil)


def _folded(here: View, filled: Filled, status: Status) -> tuple[Status, str]:
    """The status and type of the act as PLOVER has them: a plan, or a refusal, is an act of its own."""
    kind = filled.frame.type
    if status == "denied" and kind in fold_refused() and is_refused(here, filled.verb):
        return "past", fold_refused()[kind]
    folded = fold_future().get(kind, kind) if status == "future" else kind
    own = filled.source is not None and here.lower(filled.source.first) in (
        here.words.pronouns | here.words.possessives
    )
    if own and status == "future" and folded == "CONCEDE" and is_announced(here, filled.trigger.first):
        status = "past"
    return status, folded


def _is_mutual(here: View, filled: Filled, source: tuple[Party, ...], target: tuple[Party, ...]) -> bool:
    """Whether the act is done by several together, as its frame allows."""
    mutual = filled.frame.mutual
    if mutual == "never":
        return False
    if len(source) > 1 or _is_plural(here, filled.source):
        return True
    return mutual != "plural" and len(source) + len(target) > 1


def _is_plural(here: View, phrase: Phrase | None) -> bool:
    """Whether the phrase names several without naming them ("kedua negara", "party leaders")."""
    if phrase is None:
        return False
    known = here.words.frames
    if any(here.lower(at) in known.plural for at in range(phrase.first, phrase.last)):
        return True
    head = here.tokens[phrase.head]
    return head.tag == "NOUN" and bool(known.plural_endings) and head.lower.endswith(known.plural_endings)


def _outer(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without those named inside another ("the committee of *parliament*")."""
    spans = [p.mention.span for p in parties]
    return tuple(
        p
        for at, p in enumerate(parties)
        if not any(
            one[0] <= p.mention.span[0] and p.mention.span[1] <= one[1] and (one != p.mention.span or i < at)
            for i, one in enumerate(spans)
            if i != at
        )
    )


def _speaks_up(here: View, filled: Filled, source: tuple[Party, ...], target: tuple[Party, ...]) -> bool:
    """Whether people or a firm ask, refuse, promise, threaten, accuse, back or hurt somebody, by a verb."""
    kind = filled.frame.type
    if filled.trigger.entry.unit.kind in NOMINAL_KINDS or kind not in CIVIL | CIVIL_UPON:
        return False
    if kind in CIVIL_UPON and not target:
        doer = filled.source
        if kind != "ACCUSE" or doer is None:
            return False
        if all(here.tag(at) != "PROPN" for at in range(doer.first, doer.last)):
            return False  # "*warga* memprotes bau limbah": they only complain
    return any(p.standing in here.words.frames.civil for p in source)


def _is_person(side: tuple[Party, ...]) -> bool:
    """Whether the side names one person, and nobody else."""
    return len(side) == 1 and side[0].mention.kind == "person"


def _is_finite(here: View, filled: Filled) -> bool:
    """Whether a helping verb says that the verb is passive ("were turned down")."""
    return not here.words.frames.passive.isdisjoint(here.group(filled.trigger.first))


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
