"""What law and hearsay say of an act: its stage, and whether it is only alleged or charged."""

from __future__ import annotations

from dateline.claim.arguments import Filled
from dateline.claim.owners import POSSESSIVE
from dateline.claim.statuswords import attributes, says_alleged, stage_behind, stage_of, tells_charges
from dateline.claim.view import View
from dateline.ontology.plover import types
from dateline.read.phrases import Phrase
from dateline.records import Stage

UNPROVEN: frozenset[Stage] = frozenset({"suspected", "charged", "tried"})
"""Stages at which an act is not yet found to have happened."""
DEEDS = 4
"""The quad class of material conflict."""
BEHIND = 14
"""Tokens behind an act of law among which its stage may be told ("arrested *on suspicion of*")."""
HEDGE_REACH = 6
"""Words between a doer and the deed among which one that says "allegedly" is sought."""


def is_unproven(here: View, phrase: Phrase | None) -> bool:
    """Whether the phrase itself says that its deed is not yet found to have happened."""
    if phrase is None:
        return False
    if here.lower(phrase.first - 1) in attributes(here.document.language):
        return True  # "*suspected* rebels"
    return stage_of(_own_words(here, phrase), here.document.language) in UNPROVEN


def is_hedged(here: View, filled: Filled) -> bool:
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


def stage_stated(here: View, filled: Filled) -> Stage | None:
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
