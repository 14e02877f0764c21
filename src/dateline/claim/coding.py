"""One trigger and what stands around it, judged: an event of the frame, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claim.arguments import Filled, of_verb
from dateline.claim.doers import surface_subject
from dateline.claim.limits import is_allowed, is_stated, stands_agentless, undergone
from dateline.claim.nominals import of_noun
from dateline.claim.scope import Scope
from dateline.claim.sides import Party, Sides, is_act, is_political, suits, unresolved
from dateline.claim.status import is_announced, is_refused, status_of
from dateline.claim.statuswords import attributes, says_alleged, stage_behind, stage_of, tells_charges
from dateline.claim.told import is_told
from dateline.claim.trace import Reason, note_dropped
from dateline.claim.triggers import NOMINAL_KINDS, Trigger
from dateline.claim.view import View, part
from dateline.ontology.plover import fold_future, fold_refused, types
from dateline.read.phrases import Phrase
from dateline.records import Mention, Quotation, Span, Stage, Status

UNPROVEN: frozenset[Stage] = frozenset({"suspected", "charged", "tried"})
"""Stages at which an act is not yet found to have happened."""
VERBAL_QUADS = frozenset({1, 3})
"""Quad classes of words rather than deeds: a thing spoken of stands for its owner."""
CRIMES = frozenset({"alleged", "crime"})
"""Contents that are the deeds of whom the act is aimed at."""
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
"""Marks of a possessor before its noun."""
BEHIND = 14
"""Tokens behind an act of law among which its stage may be told ("arrested *on suspicion of*")."""
CIVIL = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN"})
"""What people and firms may do by themselves where the article tells of political events."""
FINITE = frozenset({"past", "present"})
"""Tenses of verb forms whose subject acts; the others only say more of something."""
AGAINST = frozenset({"ACCUSE", "REJECT"})
"""Words against somebody: nobody says them of what is his own."""
DEEDS = 4
"""The quad class of material conflict."""
HEDGE_REACH = 6
"""Words between a doer and the deed among which one that says "allegedly" is sought."""
CIVIL_UPON = frozenset({"ACCUSE", "SUPPORT", "ASSAULT"})
"""What they may do there where the text names both sides; of accusations also those with a doer by name."""
CAPITAL = "capital acts"
"""The rule by which ``party`` takes a capital for its government."""
DEPENDENT = frozenset({"control", "purpose", "adjunct"})
"""Ways of finding a subject that, in the content of an accusation, mean the accused."""


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
    found = _sides(here, filled, sides, within.speaker if within else None, scope)
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
    if frame.mutual == "always" and filled.passive and not _has_agent(here, filled.source):
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
    owned = sides.owned_by(here, filled.target, frame.political) and bool(target)
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
    accused = frame.stage is None and _unproven(here, filled.source)
    if real and (scope is not None or accused or _hedged(here, filled)):
        status = "alleged"
    stage = frame.stage or _stage(here, filled)
    return Coded(filled, source, target, several and not planned, status, stage, quotation, kind, civil)


def _sides(
    here: View, filled: Filled, sides: Sides, speaker: Mention | None, scope: Scope | None
) -> tuple[tuple[Party, ...], tuple[Party, ...], bool] | Reason:
    """Source and target, and whether nobody is named who did it; or why a side is none of the frame."""
    frame = filled.frame
    verbal = frame.speech or frame.owned or types()[frame.type].quad in VERBAL_QUADS
    alone = len(filled.trigger.entry.unit.slots) == 1
    doers = filled.parties or filled.source
    several = filled.parties is not None
    source = sides.parties(here, doers, frame.source, speaker, armed=not verbal, several=several)
    if not source and frame.speech and filled.parties is None:
        source = _as_body(here, filled, sides)
    asked = _asked_for(here, filled)
    target = () if filled.parties else sides.parties(here, asked, frame.target, speaker, owned=verbal)
    if not target and asked is not None and is_told(here, filled, asked):
        target = sides.told(here, asked)
    scene = frame.object_acts and _is_where(here, filled, sides)
    if scene:
        target = ()  # "stationed troops *at the dam*"
    if (
        not source
        and filled.trigger.entry.tense == "gerund"
        and (frame.speech or types()[frame.type].quad > 2)
    ):
        source = sides.parties(here, _above(here, filled.source), frame.source, speaker, armed=not verbal)
    if filled.source is not None and not source and not filled.passive and filled.parties is None:
        finite = filled.trigger.entry.tense in FINITE and filled.link == "plain"
        able = finite and "state" in frame.source and "thing" not in frame.source  # "a fire; *it* killed two"
        source = sides.country(here, filled.source) if able else ()
        if not source:
            return "source"
    if not target and frame.persons and "legal" in frame.contexts:
        target = sides.initialled(here, filled.target)
    named = None if scene else filled.target
    if named is not None and not target and not verbal and alone and frame.mutual == "never":
        target = sides.counted(here, named) if frame.persons else ()
        if not target and frame.needs != "source":
            return "target"
    if filled.target is not None and not target and _is_no_person(here, filled, filled.target):
        return "target"
    if (
        filled.passive
        and not source
        and _has_agent(here, filled.source)
        and not _is_nouns(here, filled.source)
    ):
        return "doer"  # done by nobody of the frame's kind: "arrested by the beauty of the valley"
    # What a thing did, somebody did with it: the shell killed, nobody is named who fired it.
    agentless = all(p.standing == "thing" for p in source)
    source = tuple(p for p in source if p.standing != "thing" and p.mention.sector not in frame.shuns)
    target = tuple(p for p in target if p.mention.sector not in frame.shuns)
    if not source and frame.object_acts and filled.passive:
        source = sides.parties(here, filled.object, frame.source)
    if scope is not None and scope.content in CRIMES and (not source or filled.link in DEPENDENT):
        source = scope.target
    elif filled.link in DEPENDENT and _is_charge(here, filled):
        source = ()  # "police arrested X, who is *accused of killing* Y": not the police
    own = {p.mention.span for p in source}
    names = {p.mention.name for p in source}
    if frame.type in AGAINST:
        target = tuple(_not_own(here, p, names) for p in target)
    others = tuple(p for p in target if p.mention.span not in own and p.mention.name not in names)
    itself = any(p.mention.span == filled.target.span for p in target) if filled.target is not None else False
    if frame.mutual == "never" and len(others) < len(target) and (itself or not verbal):
        return "same"
    return source, others, agentless


def _is_no_person(here: View, filled: Filled, phrase: Phrase) -> bool:
    """Whether fixed passive words that speak of people stand behind a thing ("*talks* are being held")."""
    fixed = filled.frame.persons and filled.trigger.entry.unit.kind == "passive"
    return fixed and here.tag(phrase.head) == "NOUN"


def _not_own(here: View, party: Party, names: set[str]) -> Party:
    """The party, naming nobody where a possessive was read as the doer ("ruled against *its* attempt")."""
    owner = here.document.words(party.mention.span).lower() in here.words.possessives
    if not owner or party.mention.name not in names:
        return party
    return Party(unresolved(here, party.mention), party.standing)


def _as_body(here: View, filled: Filled, sides: Sides) -> tuple[Party, ...]:
    """The named building or place that speaks, as the body seated there ("*the Sora land office* urged").

    Only as subject of an active verb, and where whose a body is stands behind it: a name that ends with a
    place is often one of a body there; a name alone may be anybody's.
    """
    phrase = filled.source
    if (
        phrase is None
        or not here.words.frames.owner_after
        or filled.passive
        or filled.link not in ("plain", "shared")
    ):
        return ()
    named = any(here.tag(at) == "PROPN" for at in range(phrase.first, phrase.last))
    if filled.trigger.entry.unit.kind in NOMINAL_KINDS or not named or phrase.last - phrase.first < 2:
        return ()
    found = sides.party(here, phrase)
    return (Party(found.mention, "organised"),) if found.standing in ("site", "place") else ()


def _is_charge(here: View, filled: Filled) -> bool:
    """Whether the act is what somebody else is accused of, by the word before its preposition."""
    at = here.group_start(filled.trigger.first) - 1
    if filled.source is not None and filled.source.last == at - 1:
        return False  # "*soldiers* accused of beating protesters"
    return here.is_preposition(at) and stage_of([here.lower(at - 1)], here.document.language) is not None


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


def _above(here: View, phrase: Phrase | None) -> Phrase | None:
    """Who did it with the thing that stands as subject ("*the envoy* posted a message blaming Iran")."""
    if phrase is None or here.tag(phrase.first - 1) != "VERB":
        return None
    return surface_subject(here, phrase.first - 1).phrase


def _is_nouns(here: View, doer: Phrase | None) -> bool:
    """Whether the doer is that of a noun right before it ("were arrested during a *protest by* students")."""
    before = here.phrase_at(doer.first - 2) if doer is not None else None
    return before is not None and is_act(here, before)


def _asked_for(here: View, filled: Filled) -> Phrase | None:
    """The target; where it is what is asked for, without what follows its noun ("for *the arrest* of X")."""
    phrase = filled.target
    asking = here.words.frames.asking
    if phrase is None or filled.frame.type != "REQUEST":
        return phrase
    slots = filled.trigger.entry.unit.slots
    if not any(s.role == "T" and s.prepositions and s.prepositions <= asking for s in slots):
        return phrase
    if here.lower(phrase.first) in here.words.frames.indefinite:
        return None  # "called for *a commission*": there is none yet who could be asked
    return phrase if phrase.parts else part(here, phrase.first, phrase.head + 1)


def _is_where(here: View, filled: Filled, sides: Sides) -> bool:
    """Whether the target is only where forces were moved to: a place behind a preposition, no country."""
    phrase = filled.target
    if phrase is None or not here.is_preposition(phrase.first - 1):
        return False
    found = sides.party(here, phrase)
    at = here.lower(phrase.first - 1) in here.words.frames.at
    return at or found.standing == "site" or found.mention.rule == CAPITAL


def _is_person(side: tuple[Party, ...]) -> bool:
    """Whether the side names one person, and nobody else."""
    return len(side) == 1 and side[0].mention.kind == "person"


def _has_agent(here: View, doer: Phrase | None) -> bool:
    """Whether a preposition says that the phrase is the doer of a passive verb."""
    return doer is not None and here.lower(doer.first - 1) in here.words.frames.agent


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
    if here.lower(phrase.first - 1) in attributes(here.document.language):
        return True  # "*suspected* rebels"
    return stage_of(_own_words(here, phrase), here.document.language) in UNPROVEN


def _hedged(here: View, filled: Filled) -> bool:
    """Whether a deed is only alleged by a word behind its doer ("*diduga* kuat menembak"), or is a charge."""
    if types()[filled.frame.type].quad != DEEDS or "legal" in filled.frame.contexts:
        return False
    if tells_charges([t.lower for t in here.tokens], here.document.language):
        return True
    if filled.source is None:
        return False
    run = [here.lower(at) for at in range(filled.source.last, filled.trigger.first)][:HEDGE_REACH]
    return "," not in run and says_alleged(run, here.document.language)


def is_main(here: View, filled: Filled) -> bool:
    """Whether a passive verb follows a relative clause on its subject ("men *said to spy* were held").

    What somebody is said to have done is no act upon them, so that the verb is none of that clause.
    """
    subject, verb = filled.object, filled.trigger.first
    if not filled.passive or subject is None or filled.link not in ("plain", "shared"):
        return False
    if here.lower(here.group_start(verb) - 1) in here.words.coordinators:
        return False
    return subject.last < here.clause_start(verb)


def _stage(here: View, filled: Filled) -> Stage | None:
    """The stage that the target's phrase states; of an arrest, also the words behind it or the arrested."""
    if "legal" not in filled.frame.contexts:
        return None
    language = here.document.language
    own = stage_of(_own_words(here, filled.target), language) if filled.target is not None else None
    if own is not None or filled.frame.mode != "arrest":
        return own
    end = here.clause(filled.trigger.first)[1]
    starts = [filled.trigger.last] if filled.target is None else [filled.target.last, filled.trigger.last]
    words = ([here.lower(at) for at in range(first, min(end, first + BEHIND))] for first in starts)
    return next((stage for each in words if (stage := stage_behind(each, language))), None)


def _own_words(here: View, phrase: Phrase) -> list[str]:
    """The words of the phrase that speak of its head, not of whose it is ("the *suspect's* wife")."""
    if here.words.frames.owner_after:
        # The head of an apposition too: "Budi, *terdakwa* pembunuhan".
        apposed = [at + 1 for at in range(phrase.head, phrase.last) if here.lower(at) == ","]
        return [here.lower(at) for at in (*range(phrase.first, phrase.head + 1), *apposed)]
    words = [here.lower(at) for at in range(phrase.first, phrase.last)]
    owned = max((at for at, word in enumerate(words) if word in POSSESSIVE), default=-1)
    return words[owned + 1 :]


def _is_finite(here: View, filled: Filled) -> bool:
    """Whether a helping verb says that the verb is passive ("were turned down")."""
    return not here.words.frames.passive.isdisjoint(here.group(filled.trigger.first))
