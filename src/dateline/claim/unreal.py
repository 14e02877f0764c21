"""Whether the sentence around an act denies it, or only supposes, asks or believes it."""

from __future__ import annotations

from dateline.claim.statuswords import StatusWords, says, status_words
from dateline.claim.view import MARKS, STOPS, VERBAL, View
from dateline.read.phrases import Phrase

REACH = 12
"""Tokens before the trigger in which a condition, a denial or an evidential of the same clause is sought."""


def is_absent(view: View, trigger: int, before: list[str], known: StatusWords) -> bool:
    """Whether the words before a nominal act say that there was none ("without", "tak ada larangan")."""
    if not before:
        return False
    first = trigger - len(before)
    pair = f"{view.lower(first - 1)} {before[0]}"
    return pair in known.denied.nouns or not known.denied.nouns.isdisjoint(before[-2:])


def by_nobody(view: View, verb: int, known: StatusWords) -> bool:
    """Whether the phrase before the verb group opens with a denial ("*no* country recognised it")."""
    start = view.group_start(verb) - 1
    subject = view.phrase_at(start)
    if subject is None:
        above = view.phrase_at(start - 1) if view.lower(start) in view.words.relatives else None
        return above is not None and is_none(view, above)
    first = view.lower(subject.first)
    if first in known.denied.nouns:
        return view.tag(subject.first + 1) != "NUM"  # "No 10" is a house
    return first in known.nobody or view.lower(subject.first - 1) in known.nobody


def is_none(view: View, phrase: Phrase) -> bool:
    """Whether two words before the phrase say that there is none ("*tidak ada* warga yang ditahan")."""
    pair = f"{view.lower(phrase.first - 2)} {view.lower(phrase.first - 1)}"
    return pair in status_words(view.document.language).denied.nouns


def is_untrue(view: View, trigger: int, known: StatusWords) -> bool:
    """Whether the clause above says that it is not so ("*tidak benar* bahwa polisi menembak warga")."""
    for at in range(trigger - 1, max(-1, trigger - 2 * REACH), -1):
        word = view.lower(at)
        if word in STOPS or word == ",":
            return False
        if word in view.words.complementisers and word not in known.openers:
            return says(known.denied, [view.lower(i) for i in range(max(0, at - 2), at)])
    return False


def is_under(view: View, trigger: int, verbs: frozenset[str]) -> bool:
    """Whether the trigger stands in what one of the verbs denies, hopes or believes, no comma between."""
    for at in range(trigger - 1, max(-1, trigger - 2 * REACH), -1):
        word = view.lower(at)
        if word in STOPS or word == ",":
            return False
        if word in verbs and not _is_noun_or_attribute(view, at):
            return True
    return False


def _is_noun_or_attribute(view: View, at: int) -> bool:
    """Whether what may be a verb is a noun or describes one ("the *dispute*", "a *disputed* island")."""
    if view.tag(at) == "NOUN":
        return view.lower(at + 1) not in view.words.complementisers
    return view.tag(at - 1) in ("DET", "ADJ", "ADP") and view.tag(at + 1) in ("NOUN", "PROPN")


def is_until(view: View, trigger: int, known: StatusWords) -> bool:
    """Whether a plan or refusal waits for it ("they will not leave *until* the men are freed")."""
    for at in range(trigger - 1, max(-1, trigger - REACH), -1):
        word = view.lower(at)
        if word in STOPS or word == ",":
            return False
        if word in known.until:
            above = [view.lower(i) for i in range(view.clause_start(at), at)]
            return says(known.future, above)
    return False


def in_condition(view: View, clause: int, trigger: int, known: StatusWords) -> bool:
    """Whether a condition opens the trigger's clause, or the clause that it depends on."""
    opened = None
    for at in range(clause, len(view.tokens)):
        word = view.lower(at)
        if word in STOPS:
            return False
        # "Had he resigned", not "(who) had resigned".
        inverted = at == clause and at < trigger and word in known.inverted
        inverted = inverted and at + 1 < trigger and view.tag(at + 1) not in (*VERBAL, "ADV")
        if inverted or (word in known.openers and view.tag(at) not in ("NOUN", "VERB")):
            opened = at
            if at < trigger:
                return _governs(view, at, trigger, known)
        if at >= trigger and opened is None and word == ",":
            return False
        if at > trigger + REACH:
            return False
        if at > trigger and opened is None and word in view.words.coordinators and view.tag(at + 1) == "AUX":
            return False  # "was invited *and is* considering whether to come"
        if opened is not None and at > trigger:
            return says(known.hypothetical, [view.lower(i) for i in range(clause, opened)])
    return False


def _governs(view: View, opener: int, trigger: int, known: StatusWords) -> bool:
    """Whether a condition before the trigger holds for it: in its own clause, or in the one after it."""
    commas = [at for at in range(opener, trigger) if view.lower(at) == ","]
    if not commas:
        return True
    between = [view.lower(at) for at in range(commas[-1], trigger)]
    return says(known.hypothetical, between) or says(known.future, between)


def is_question(view: View, trigger: int, known: StatusWords) -> bool:
    """Whether the clause that holds the trigger is a question."""
    _, last = view.clause(trigger)
    if known.questions.isdisjoint(view.clause_words(trigger)) and view.lower(last) not in known.questions:
        return False
    for at in range(trigger, len(view.tokens)):
        if view.lower(at) in known.questions:
            return True
        if view.lower(at) in STOPS or view.lower(at) in MARKS:
            return False
    return False
