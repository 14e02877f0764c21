"""The candidate events of a sentence, chosen among all that its words might state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.claim.admitted import parties
from dateline.claim.coding import Coded, code, fill
from dateline.claim.hearsay import DEEDS, UNPROVEN
from dateline.claim.limits import is_allowed
from dateline.claim.scope import Scope, scope_of
from dateline.claim.sides import CAPITAL, Party, Sides, unresolved
from dateline.claim.statuswords import status_words
from dateline.claim.told import dealt_with, subject_of_content
from dateline.claim.trace import note_dropped
from dateline.claim.triggers import NOMINAL_KINDS, Trigger
from dateline.claim.view import View
from dateline.ontology.plover import types
from dateline.records import Quotation

FORCE = frozenset({"ASSAULT", "COERCE"})


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
    parts = _words_of_longer(triggers)
    for nominal in (False, True):
        for group in triggers:
            if group[0].first in taken:
                _note_covered(here, group, out, nominal=nominal)
                continue
            if group[0].entry.unit.frame.type in parts.get(group[0].first, ()):
                continue
            if sides.is_named(here.tokens[group[0].first]):
                note_dropped(here, group[0], "name")
                continue
            coded = _best(
                here,
                [
                    t
                    for t in group
                    if (t.entry.unit.kind in NOMINAL_KINDS) == nominal and t.entry.unit.kind != "agent"
                ],
                sides,
                quotations,
                scopes,
            )
            if nominal and coded is not None and any(_is_named_by(coded, other) for other in out):
                note_dropped(here, coded.filled.trigger, "said")
                continue
            if coded is None:
                if not nominal:
                    scopes.extend(_unsaid(here, group))
                continue
            taken.update(range(coded.filled.trigger.first, coded.filled.trigger.last))
            taken.update(coded.filled.taken)
            coded = _with_embedded(here, coded, triggers, sides, quotations)
            told = next((other for other in out if _repeats(coded, other)), None)
            if told is not None:
                note_dropped(here, coded.filled.trigger, "repeats", told.filled.trigger)
            else:
                out.append(coded)
                scopes.extend(scope_of(here, coded.filled, coded.target))
    outdone = [one for one in out if one.filled.frame.minor and _is_outdone(one, out)]
    for one in outdone:
        note_dropped(here, one.filled.trigger, "outdone")
    kept = [one for one in out if one not in outdone] if outdone else out
    kept = [replace(one, status="alleged") if _is_unproven(one, kept, here) else one for one in kept]
    return [*kept, *_by_agents(here, triggers, sides, kept)]


def _words_of_longer(triggers: Sequence[Sequence[Trigger]]) -> dict[int, set[str]]:
    """The types of nouns of several words that a word is a later part of ("baku *tembak*")."""
    out: dict[int, set[str]] = {}
    for group in triggers:
        for trigger in group:
            if trigger.entry.unit.kind == "noun":
                for at in range(trigger.first + 1, trigger.last):
                    out.setdefault(at, set()).add(trigger.entry.unit.frame.type)
    return out


def _note_covered(here: View, group: Sequence[Trigger], found: Sequence[Coded], *, nominal: bool) -> None:
    """Keeps in the trace that the words of another act hold these triggers."""
    if here.document.trace is None:
        return
    at = group[0].first
    held = (c for c in found if c.filled.trigger.first < at < c.filled.trigger.last or at in c.filled.taken)
    if (other := next(held, None)) is not None:
        for trigger in group:
            if (trigger.entry.unit.kind in NOMINAL_KINDS) == nominal:
                note_dropped(here, trigger, "covered", other.filled.trigger)


def _is_named_by(noun: Coded, verb: Coded) -> bool:
    """Whether the noun is the very thing that did what the verb says ("killed by an *airstrike*")."""
    source = verb.filled.source
    inside = source is not None and source.first <= noun.filled.trigger.first < source.last
    return inside and verb.filled.passive and noun.type == verb.type


def _unsaid(here: View, group: Sequence[Trigger]) -> Sequence[Scope]:
    """The content of an act that is no event itself: what a private person promises did not happen either.

    Nor did what somebody unknown is charged with or convicted of, or not by whom the court is.
    """
    for trigger in group:
        if trigger.entry.unit.frame.content is None or trigger.entry.unit.kind in NOMINAL_KINDS:
            continue
        filled = fill(here, trigger)
        if filled is None or not is_allowed(here, filled):
            continue
        if filled.passive:
            if here.lower(trigger.last) in here.words.frames.infinitive:
                return scope_of(here, filled, ())  # "was encouraged *to drop out*"
            continue
        if filled.source is not None or trigger.entry.tense == "gerund":
            return scope_of(here, filled, ())
    return ()


def _is_unproven(one: Coded, found: Sequence[Coded], here: View) -> bool:
    """Whether the sentence itself says that whoever did it is only suspected, charged or tried.

    "Budi was named a suspect for killing a judge", "police arrested two suspects after they beat a guard":
    nobody is printed as having done what they are suspected of. Only deeds of force and the like count.
    """
    if one.status not in ("past", "ongoing") or types()[one.filled.frame.type].quad != DEEDS:
        return False
    names = {p.mention.name for p in one.source}
    for other in found:
        if other is one or other.stage not in UNPROVEN or not names:
            continue
        accused = {p.mention.name for p in other.target}
        meant = all(here.document.words(p.mention.span).lower() in here.words.pronouns for p in one.source)
        if names <= accused or (meant and accused and other.filled.trigger.first < one.filled.trigger.first):
            return True
    return False


def _is_outdone(one: Coded, found: Sequence[Coded]) -> bool:
    """Whether the sentence tells the same doer's act more fully ("flew there to *meet* X")."""
    return any(
        other is not one
        and other.filled.frame.type == one.filled.frame.type
        and not other.filled.frame.minor
        and one.names[0] & (other.names[0] | other.names[1])
        for other in found
    )


def _by_agents(
    here: View, triggers: Sequence[Sequence[Trigger]], sides: Sides, found: Sequence[Coded]
) -> Iterator[Coded]:
    """What people are named after doing, where force is used on them: police fired at *protesters*."""
    for group in triggers:
        trigger = group[0]
        phrase = here.phrase_at(trigger.first)
        if trigger.entry.unit.kind != "agent" or phrase is None:
            continue
        span = here.tokens[trigger.first].span
        for coded in found:
            forced = coded.filled.frame.type in FORCE and coded.status in ("past", "ongoing")
            if forced and any(p.mention.span[0] <= span[0] < p.mention.span[1] for p in coded.target):
                source = parties(sides, here, phrase, trigger.entry.unit.frame.source)
                if source:
                    filled = replace(coded.filled, trigger=trigger, source=phrase, target=None, taken=())
                    yield replace(
                        coded,
                        type=trigger.entry.unit.frame.type,
                        filled=filled,
                        source=source,
                        target=(),
                        stage=None,
                    )
                break


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
            note_dropped(here, trigger, "scope", scope=scope)
            continue
        coded = code(here, trigger, sides, quotations, scope)
        if coded is not None and coded.filled.complete and not coded.civil:
            return coded
        if found is None or (found.civil and coded is not None and not coded.civil):
            found = coded
    return found


def _repeats(one: Coded, other: Coded) -> bool:
    """Whether an event says what another of the sentence has said already, of the same actors."""
    if one.type != other.type:
        return False
    (mine, objects), (theirs, others) = one.names, other.names
    return (not mine or mine <= theirs) and (not objects or objects <= others | theirs)


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
    if coded.filled.trigger.entry.unit.kind in NOMINAL_KINDS and frame.type != "REJECT":
        return coded
    speaker = quotations[coded.quotation].speaker if coded.quotation is not None else None
    for scope in scope_of(here, coded.filled, ()):
        for group in triggers:
            if not scope.holds(here, group[0]):
                continue
            if frame.type != "REQUEST" and _is_condition(here, scope, group[0].first):
                break  # "threatened to sue *if the men are not freed*": those are not threatened
            filled = next((f for t in group if (f := fill(here, t)) is not None), None)
            if filled is None:
                continue
            phrases = [filled.target, None if filled.frame.object_acts else filled.object]
            if frame.type == "REQUEST":
                own = filled.source if filled.source and filled.source.first >= scope.first else None
                phrases = [own]
            for phrase in phrases:
                if phrase is not None and here.lower(phrase.first) in here.words.possessives:
                    continue  # "inspect *our* registers"
                found = parties(sides, here, phrase, frame.target - {"thing", "place"}, speaker)
                found = tuple(p for p in found if p.mention.name not in coded.names[0])
                if found:
                    return replace(coded, target=found)
        asked = subject_of_content(here, scope.first) if frame.type == "REQUEST" else None
        about = dealt_with(here, scope.first) if frame.type != "REQUEST" else (asked,)
        for dealt in about:
            found = parties(sides, here, dealt, frame.target - {"thing", "place"}, speaker, owned=False)
            if asked is not None and here.lower(asked.first) in here.words.pronouns - here.words.firsts:
                # Nobody asks it of himself: a pronoun that was read as the asker is somebody else.
                found = tuple(_other(here, p, coded.names[0]) for p in found)
            found = tuple(p for p in found if p.mention.name not in coded.names[0])
            found = tuple(p for p in found if p.mention.rule != CAPITAL)  # "to move its embassy to *Kabul*"
            if found:
                return replace(coded, target=found)
    return coded


def _other(here: View, party: Party, names: set[str]) -> Party:
    """The party, naming nobody where it was read as one of ``names``."""
    return Party(unresolved(here, party.mention), party.standing) if party.mention.name in names else party


def _is_condition(here: View, scope: Scope, trigger: int) -> bool:
    """Whether the token stands in the condition of what is promised or threatened."""
    openers = status_words(here.document.language).openers - here.words.frames.infinitive
    return any(here.lower(at) in openers for at in range(scope.first, trigger))
