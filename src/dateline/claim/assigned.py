"""Who did it and to whom: the parties on both sides of a candidate, or why a phrase there is none."""

from __future__ import annotations

from dateline.claim.admitted import counted_people, country_meant, initialled_people, parties, those_told
from dateline.claim.arguments import Filled
from dateline.claim.doers import surface_subject
from dateline.claim.scope import Scope
from dateline.claim.sides import CAPITAL, Party, Sides, unresolved
from dateline.claim.standing import is_act
from dateline.claim.statuswords import stage_of
from dateline.claim.told import is_told
from dateline.claim.trace import Reason
from dateline.claim.triggers import NOMINAL_KINDS
from dateline.claim.view import View, part
from dateline.ontology.plover import types
from dateline.read.phrases import Phrase
from dateline.records import Mention

VERBAL_QUADS = frozenset({1, 3})
"""Quad classes of words rather than deeds: a thing spoken of stands for its owner."""
CRIMES = frozenset({"alleged", "crime"})
"""Contents that are the deeds of whom the act is aimed at."""
FINITE = frozenset({"past", "present"})
"""Tenses of verb forms whose subject acts; the others only say more of something."""
AGAINST = frozenset({"ACCUSE", "REJECT"})
"""Words against somebody: nobody says them of what is his own."""
DEPENDENT = frozenset({"control", "purpose", "adjunct"})
"""Ways of finding a subject that, in the content of an accusation, mean the accused."""


def assigned(
    here: View, filled: Filled, sides: Sides, speaker: Mention | None, scope: Scope | None
) -> tuple[tuple[Party, ...], tuple[Party, ...], bool] | Reason:
    """Source and target, and whether nobody is named who did it; or why a side is none of the frame."""
    frame = filled.frame
    verbal = frame.speech or frame.owned or types()[frame.type].quad in VERBAL_QUADS
    alone = len(filled.trigger.entry.unit.slots) == 1
    doers = filled.parties or filled.source
    several = filled.parties is not None
    source = parties(sides, here, doers, frame.source, speaker, armed=not verbal, several=several)
    if not source and frame.speech and filled.parties is None:
        source = _as_body(here, filled, sides)
    asked = _asked_for(here, filled)
    target = () if filled.parties else parties(sides, here, asked, frame.target, speaker, owned=verbal)
    if not target and asked is not None and is_told(here, filled, asked):
        target = those_told(sides, here, asked)
    scene = frame.object_acts and _is_where(here, filled, sides)
    if scene:
        target = ()  # "stationed troops *at the dam*"
    if (
        not source
        and filled.trigger.entry.tense == "gerund"
        and (frame.speech or types()[frame.type].quad > 2)
    ):
        source = parties(sides, here, _above(here, filled.source), frame.source, speaker, armed=not verbal)
    if filled.source is not None and not source and not filled.passive and filled.parties is None:
        finite = filled.trigger.entry.tense in FINITE and filled.link == "plain"
        able = finite and "state" in frame.source and "thing" not in frame.source  # "a fire; *it* killed two"
        source = country_meant(sides, here, filled.source) if able else ()
        if not source:
            return "source"
    if not target and frame.persons and "legal" in frame.contexts:
        target = initialled_people(sides, here, filled.target)
    named = None if scene else filled.target
    if named is not None and not target and not verbal and alone and frame.mutual == "never":
        target = counted_people(sides, here, named) if frame.persons else ()
        if not target and frame.needs != "source":
            return "target"
    if filled.target is not None and not target and _is_no_person(here, filled, filled.target):
        return "target"
    if (
        filled.passive
        and not source
        and has_agent(here, filled.source)
        and not _is_nouns(here, filled.source)
    ):
        return "doer"  # done by nobody of the frame's kind: "arrested by the beauty of the valley"
    # What a thing did, somebody did with it: the shell killed, nobody is named who fired it.
    agentless = all(p.standing == "thing" for p in source)
    source = tuple(p for p in source if p.standing != "thing" and p.mention.sector not in frame.shuns)
    target = tuple(p for p in target if p.mention.sector not in frame.shuns)
    if not source and frame.object_acts and filled.passive:
        source = parties(sides, here, filled.object, frame.source)
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


def has_agent(here: View, doer: Phrase | None) -> bool:
    """Whether a preposition says that the phrase is the doer of a passive verb."""
    return doer is not None and here.lower(doer.first - 1) in here.words.frames.agent
