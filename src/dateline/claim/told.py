"""Whom an act of words is about: who is told to do something, who is dealt with by what is promised."""

from __future__ import annotations

from dateline.claim.arguments import Filled
from dateline.claim.sides import is_act
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
