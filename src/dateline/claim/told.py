"""Whom an act of words is about: who is told to do something, who is dealt with by what is promised."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claim.arguments import Filled
from dateline.claim.clauses import clause_of
from dateline.claim.standing import is_act
from dateline.claim.view import VERBAL, View
from dateline.read.phrases import Phrase


def is_told(view: View, filled: Filled, phrase: Phrase) -> bool:
    """Whether the phrase is asked to do something itself, by any noun ("urged *schools* to open")."""
    if filled.frame.type != "REQUEST" or is_act(view, phrase):
        return False
    known = view.words.frames
    if view.lower(phrase.head) in known.capacities:
        return False  # "asked *permission* to leave"
    direct = any(slot.role == "T" and not slot.prepositions for slot in filled.trigger.entry.unit.slots)
    if not direct or phrase.first < filled.trigger.last:
        return False
    at = phrase.last + (view.lower(phrase.last) in view.words.negators)
    return view.lower(at) in known.infinitive and view.tag(at + 1) in VERBAL


def dealt_with(view: View, first: int) -> Iterator[Phrase]:
    """The objects of what is promised or refused, by any verb: its own, then those behind its prepositions.

    ``first`` is the token at which the content begins ("refused to give *the firm* a licence", "offered to
    pay fines for *former inmates*").
    """
    known = view.words.frames
    verb = first + (view.lower(first) in known.infinitive)
    if view.lower(verb - 1) not in known.infinitive or view.tag(verb) != "VERB":
        return
    clause = clause_of(view, verb, verb + 1, "active")
    found = [clause.object, *(o.phrase for o in clause.obliques if o.preposition in known.upon)]
    for phrase in found:
        if phrase is not None and view.lower(phrase.first) not in view.words.possessives:
            yield phrase


def subject_of_content(view: View, first: int) -> Phrase | None:
    """The subject of the clause that is asked for, where it does something ("that *she* close ...").

    ``first`` is the token at which the content begins.
    """
    known = view.words
    at = first + (view.lower(first) in known.complementisers)
    phrase = view.phrase_at(at)
    if phrase is None or phrase.first > at:
        return None
    verb = phrase.last
    while view.is_filler(verb):
        verb += 1
    if view.tag(verb) != "VERB" or not known.frames.passive.isdisjoint(view.group(verb)[-2:]):
        return None  # "that the immunity *be waived*"
    starts = known.frames.passive_starts
    if starts and any(view.lower(at).startswith(starts) for at in (verb, verb + 1)):
        return None  # "meminta agar pos itu ikut *dibuka*"
    return phrase
