"""What decided against a reading of a word as an act, in a sentence with the words that decided."""

from __future__ import annotations

from dateline.claim.arguments import Filled
from dateline.claim.coding import fill
from dateline.claim.evident import deciding
from dateline.claim.limits import is_allowed, is_stated
from dateline.claim.sides import Sides
from dateline.claim.trace import REASONS, Dropped
from dateline.claim.view import View
from dateline.read.phrases import Phrase

CONTENTS = {
    "unreal": "asks, promises, threatens or refuses",
    "topic": "is about",
    "alleged": "alleges",
    "crime": "alleges",
}


def because(one: Dropped, sides: Sides) -> str | None:
    """Why the reading was rejected; None where the reason alone says it all."""
    here, trigger = one.here, one.trigger
    if one.note is not None:
        return one.note
    if one.other is not None:
        taken = f"{_text(here, one.other.first, one.other.last)!r} ({one.other.entry.unit.frame.type})"
        return f"It repeats {taken}." if one.reason == "repeats" else f"{taken} has taken up this word."
    if one.scope is not None:
        act = here.tokens[one.scope.first - 1].text
        return f"It stands in what {act!r} {CONTENTS[one.scope.content]}: no event of its own."
    if one.reason == "name":
        return _name(here, trigger.first, sides)
    if one.reason == "structure":
        return f"What {trigger.entry.unit.text!r} asks for does not stand around the word."
    filled = fill(here, trigger)
    if filled is None:
        return None
    if one.reason == "words":
        return _words(here, filled)
    if one.reason == "form":
        found = deciding(here, lambda seen: is_stated(seen, filled, None))
        said = ", ".join(repr(here.tokens[i].text) for i in found)
        return f"The form states no act that happened, by {said}." if said else None
    return _sides(here, filled, one, sides)


def _name(here: View, at: int, sides: Sides) -> str | None:
    start, end = here.tokens[at].span
    names = (m for m in sides.mentions if m.span[0] <= start and end <= m.span[1])
    whole = next((m for m in names if m.span != (start, end)), None)
    return f"The word is part of the name {here.document.words(whole.span)!r}." if whole else None


def _words(here: View, filled: Filled) -> str:
    """The word of clause, object or subject that forbids the frame, or the words of which it lacks one."""
    limits = filled.trigger.entry.unit.limits
    run = here.clause_words(filled.trigger.first)
    text = f" {' '.join(run)} "
    found = [w for w in dict.fromkeys(run) if w in limits.unless]
    found += [p for p in limits.unless_phrases if f" {p} " in text]
    if found:
        return f"{', '.join(map(repr, found))} in the clause forbids the frame (unless)."
    for phrase in (filled.object, filled.target):
        held = [w for w in _lower(here, phrase) if w in limits.unless_object]
        if held:
            return f"{', '.join(map(repr, held))} in the object forbids the frame (unless_object)."
    if filled.source is not None and here.lower(filled.source.head) in limits.unless_subject:
        return f"{here.lower(filled.source.head)!r} as the subject forbids the frame (unless_subject)."
    if limits.require and limits.require.isdisjoint(run):
        some = sorted(limits.require)
        more = ", …" if len(some) > 8 else ""
        return f"The clause holds none of the words that the frame asks for: {', '.join(some[:8])}{more}."
    shown = ", ".join(
        repr(here.tokens[i].text) for i in deciding(here, lambda seen: is_allowed(seen, filled))
    )
    return f"{shown or 'A word'} forbids the frame."


def _sides(here: View, filled: Filled, one: Dropped, sides: Sides) -> str | None:
    frame = filled.frame
    source, target = filled.parties or filled.source, filled.target
    who, whom = _standing(here, source, sides), _standing(here, target, sides)
    if one.reason == "source":
        return f"Source: {who}; the frame takes {_listed(frame.source)}."
    if one.reason == "target":
        return f"Target: {whom}; the frame takes {_listed(frame.target)}."
    if one.reason == "doer":
        return f"Done by: {who}; the frame takes {_listed(frame.source)}."
    if one.reason == "political":
        return f"Neither side is {_listed(frame.political, 'or')}. Source: {who}; target: {whom}."
    if one.reason == "lacking":
        asked = {"source": "a source", "target": "a target", "both": "both sides", "any": "a side"}
        foreign = ", and none of them one's own country" if frame.foreign else ""
        return f"The frame needs {asked[frame.needs]}{foreign}. Source: {who}; target: {whom}."
    if one.reason in ("same", "mutual", "figurative", "agentless", "passive"):
        return f"{REASONS[one.reason]} Source: {who}; target: {whom}."
    return None


def _standing(here: View, phrase: Phrase | None, sides: Sides) -> str:
    if phrase is None:
        return "nobody"
    found = sides.party(here, phrase)
    return f"{here.document.words(phrase.span)!r} ({found.standing})"


def _listed(standings: frozenset[str], last: str = "and") -> str:
    *some, end = sorted(standings)
    return f"{', '.join(some)} {last} {end}" if some else end


def _lower(here: View, phrase: Phrase | None) -> list[str]:
    return [] if phrase is None else [here.lower(at) for at in range(phrase.first, phrase.last)]


def _text(here: View, first: int, last: int) -> str:
    return here.document.words((here.tokens[first].span[0], here.tokens[last - 1].span[1]))
