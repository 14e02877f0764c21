"""What forbids a reading: words of the clause, forms that state nothing, acts that nobody is named for."""

from __future__ import annotations

from dateline.claim.arguments import Filled
from dateline.claim.scope import Scope
from dateline.claim.statuswords import attributes
from dateline.claim.triggers import NOMINAL_KINDS, Trigger
from dateline.claim.unreal import is_none
from dateline.claim.view import STOPS, View
from dateline.read.phrases import Phrase

PURPOSE_REACH = 12
"""Tokens before an act among which a word that opens a purpose is sought."""


def is_allowed(here: View, filled: Filled) -> bool:
    """Whether no word of the clause, its object or its subject forbids the frame, and none lacks."""
    limits = filled.trigger.entry.unit.limits
    if limits.unless or limits.require or limits.unless_phrases:
        run = here.clause_words(filled.trigger.first)
        if not limits.unless.isdisjoint(run) or (limits.require and limits.require.isdisjoint(run)):
            return False
        if limits.unless_phrases:
            text = f" {' '.join(run)} "
            if any(f" {phrase} " in text for phrase in limits.unless_phrases):
                return False
    objects = [p for p in (filled.object, filled.target) if p is not None]
    if limits.unless_object and any(_holds(here, p, limits.unless_object) for p in objects):
        return False
    return not (
        limits.unless_subject and filled.source and here.lower(filled.source.head) in limits.unless_subject
    )


def is_stated(here: View, filled: Filled, scope: Scope | None) -> bool:
    """Whether the form of the trigger says that it happened: not "plans on arresting", "alleged spies"."""
    trigger = filled.trigger
    if filled.link == "capacity" or (filled.link == "purpose" and filled.frame.type != "CONSULT"):
        return False
    if _in_fiction(here, trigger.first):
        return False
    if scope is None and _is_prevented(here, trigger.first):
        return False
    gerund = trigger.entry.tense == "gerund" and scope is None
    before = here.group_start(trigger.first) - 1
    if gerund and here.is_preposition(before):
        known = here.words.frames.gerund_after
        if known and here.lower(before) not in known:
            return False
        if here.lower(before - 1) in here.words.frames.capacities:
            return False  # "a goal of ousting the president"
    above = trigger.first - 1
    if gerund and here.tag(above) == "VERB" and here.lower(above) not in here.words.frames.aspects:
        return False  # "the demands include dissolving parliament"
    if trigger.entry.voice == "either" and _is_attributive(here, trigger):
        return False
    if trigger.entry.tense == "past" and _is_governed(here, trigger):
        return False
    if trigger.entry.voice == "either" and here.lower(trigger.first) in attributes(here.document.language):
        if here.tag(trigger.first - 1) == "DET":
            return False  # "the *alleged* “gaffe”"
        if trigger.entry.unit.trailing and filled.source is not None and filled.target is not None:
            return True  # "prosecutors on Monday *accused* a clerk of ..."
        return here.phrase_at(before) is not None or before != trigger.first - 1
    return True


def _in_fiction(here: View, trigger: int) -> bool:
    """Whether the sentence opens with the work that tells of the act ("*In the film*, police arrest ...")."""
    first, _ = here.clause(trigger)
    phrase = here.phrase_at(first + 1) if here.is_preposition(first) else None
    return (
        phrase is not None and phrase.last <= trigger and here.lower(phrase.head) in here.words.frames.fiction
    )


def _is_prevented(here: View, trigger: int) -> bool:
    """Whether the clause says what an act is meant to keep off ("supaya perppu tidak *ditolak* DPR")."""
    if here.words.negators.isdisjoint(here.group(trigger)):
        return False
    for at in range(trigger - 1, max(-1, trigger - PURPOSE_REACH), -1):
        word = here.lower(at)
        if word in here.words.frames.purposes:
            return True
        if word in STOPS or word == "," or word in here.words.relatives:
            return False
    return False


def _is_attributive(here: View, trigger: Trigger) -> bool:
    """Whether a participle only describes the noun behind it ("41 *pledged* delegates")."""
    before, last = trigger.first - 1, trigger.last
    opens = (
        here.tag(before) in ("NUM", "DET", "ADJ", "PART") or here.lower(before) in here.words.complementisers
    )
    return opens and here.tag(last) == "NOUN" and here.group_start(trigger.first) == trigger.first


def _is_governed(here: View, trigger: Trigger) -> bool:
    """Whether a participle before a noun, behind what governs that, only describes it.

    "Over *disputed* waters", "guarding *captured* fighters".
    """
    before = here.lower(trigger.first - 1)
    above = here.tag(trigger.first - 1) == "VERB" and not here.is_filler(trigger.first - 1)
    return (
        (before in here.words.prepositions or (above and before not in here.words.cues))
        and before not in here.words.subordinators
        and here.tag(trigger.last) in ("NOUN", "PROPN")
    )


def _holds(here: View, phrase: Phrase, words: frozenset[str]) -> bool:
    return any(here.lower(at) in words for at in range(phrase.first, phrase.last))


def stands_agentless(here: View, filled: Filled, *, told: bool = False) -> bool:
    """Whether an act that nobody is named for counts: in a passive main clause, or plain violence.

    With ``told`` the target tells of an attack already, and no word of violence is asked for.
    """
    words = frozenset() if told else filled.trigger.entry.unit.limits.agentless
    nominal = filled.trigger.entry.unit.kind in NOMINAL_KINDS
    if undergone(filled):
        return filled.target is not None and filled.link in ("plain", "shared")
    if not (filled.passive or nominal or filled.source is not None):
        return False
    if filled.object is not None and _points_back(here, filled.object):
        return False
    if words:
        first, last = here.clause(filled.trigger.first)
        own = filled.trigger.first
        if words.isdisjoint(here.lower(at) for at in range(first, last) if at != own):
            return False
    elif not filled.passive:
        return filled.frame.needs != "source"
    if not filled.passive:
        return True
    absent = filled.link == "relative" and filled.object is not None and is_none(here, filled.object)
    if absent or _has_own_clause(here, filled):
        return True
    return filled.link in ("plain", "shared") and not _in_relative(here, filled)


def undergone(filled: Filled) -> bool:
    """Whether the subject of an active verb has it done to it ("*received criticism* for the move")."""
    unit = filled.trigger.entry.unit
    asked = any(slot.words for slot in unit.slots) and any(slot.role == "S" for slot in unit.slots)
    return unit.kind == "verb" and asked and not filled.passive and unit.frame.type == "ACCUSE"


def _has_own_clause(here: View, filled: Filled) -> bool:
    """Whether a verb that is passive by its form opens a clause, whose subject is the one above it.

    "Ia ditahan *karena dituduh* menghasut", "Karim *mengaku dipukuli*".
    """
    if filled.trigger.entry.voice != "passive":
        return False
    above = here.group_start(filled.trigger.first) - 1
    word = here.lower(above)
    if filled.link == "adjunct":
        return word in here.words.subordinators and word not in here.words.frames.infinitive
    return filled.link == "control" and word in here.words.cues


def _points_back(here: View, phrase: Phrase) -> bool:
    """Whether the phrase names again what the text has told of ("*this* ban", "sanksi *ini*")."""
    return any(
        here.lower(at) in here.words.demonstratives for at in range(phrase.first, phrase.last)
    ) and any(
        e.unit.kind == "noun" or e.unit.limits.require
        for e in here.words.frames.entries.get(here.lower(phrase.head), ())
    )


def _in_relative(here: View, filled: Filled) -> bool:
    """Whether the act's clause is a relative one with a subject of its own ("in which 1,200 were killed")."""
    subject = filled.object
    opens = here.words.relatives - here.words.complementisers
    return subject is not None and here.lower(subject.first - 1) in opens
