"""What stands around a verb: its subject, its object, and the phrases behind prepositions.

A shallow reading by position, bounded by the sentence: no parser. Active and passive are brought to one
form, so that ``subject`` is always the doer and ``object`` what it is done to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.claim.owners import head_of, owner
from dateline.claim.view import CLOSE, MARKS, OPEN, STOPS, VERBAL, View, part
from dateline.read.phrases import Phrase

Voice = Literal["active", "passive"]
MAX_STEPS = 6
"""Verbs over which the search for a subject climbs."""
MAX_OBLIQUES = 10
"""Prepositional phrases that are looked at behind a verb or noun."""


@dataclass(frozen=True, slots=True)
class Oblique:
    """A noun phrase behind a preposition; ``at`` is the preposition's token."""

    preposition: str
    phrase: Phrase
    at: int


@dataclass(frozen=True, slots=True)
class Clause:
    """The structure around a trigger. ``second`` is a further object ("gave Ethiopia *aid*").

    ``end`` is the token at which the walk to the right stopped; ``link`` says how the subject was found.
    """

    voice: Voice
    subject: Phrase | None
    object: Phrase | None
    second: Phrase | None
    obliques: tuple[Oblique, ...]
    end: int
    link: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A verb's surface subject and how it was found: plain, relative, shared, control, purpose, capacity, open."""

    phrase: Phrase | None
    link: str


def surface_subject(view: View, verb: int, steps: int = 0) -> Subject:
    """The phrase that stands as subject of the verb at token ``verb``, before its voice is weighed."""
    if steps > MAX_STEPS:
        return Subject(None, "open")
    known = view.words
    at = view.group_start(verb) - 1
    commas = 0
    while at >= 0:
        word = view.lower(at)
        if word in STOPS:
            break
        phrase = view.phrase_at(at)
        if word in known.relatives and (phrase is None or phrase.last - phrase.first == 1):
            before = _antecedent(view, at)
            if before is not None:
                return Subject(before, "relative")
        if phrase is not None:
            found = _climb(view, phrase)
            if found is not None:
                above = found.first - 1
                while view.is_filler(above):
                    above -= 1
                if view.tag(above) == "VERB" and not takes_clause(view, above):
                    return _of_verb(view, above, steps, "shared")
                if view.lower(head_of(view, found)) in known.frames.capacities:
                    return Subject(None, "capacity")
                return Subject(found, "plain")
            at = phrase.first - 1
            if view.is_preposition(at):
                at -= 1
            commas += 1
            if commas > 3:
                break
            continue
        if word in known.frames.infinitive:
            return _controlled(view, at, steps)
        if word in known.coordinators:
            return _shared(view, at, steps)
        adjacent = at == view.group_start(verb) - 1
        if adjacent and (
            word in known.subordinators or word in known.complementisers or view.is_preposition(at)
        ):
            return _governed(view, at, steps, "adjunct")
        if view.tag(at) in VERBAL and at < view.group_start(verb):
            return _of_verb(view, at, steps, "control")
        if word == ",":
            commas += 1
            if commas > 3:
                break
            skipped = _skip_aside(view, at)
            if skipped is None:
                return _governed(view, at, steps, "adjunct")
            at = skipped
            continue
        if word in CLOSE:
            while at >= 0 and view.lower(at) not in OPEN:
                at -= 1
        elif word in MARKS and at > 0 and view.lower(at - 1) in (",", ":", *STOPS):
            break
        at -= 1
    return Subject(None, "open")


def takes_clause(view: View, verb: int) -> bool:
    """Whether the noun phrase after the verb may be the subject of a further verb ("said Ankara had ...")."""
    word = view.lower(verb)
    if word in view.words.cues:
        return True
    return any(e.unit.frame.content for e in view.words.frames.entries.get(word, ()))


def _antecedent(view: View, relative: int) -> Phrase | None:
    at = relative - 1
    while at >= 0 and (view.lower(at) == "," or view.lower(at) in MARKS or view.is_preposition(at)):
        at -= 1
    return view.phrase_at(at)


def _climb(view: View, phrase: Phrase) -> Phrase | None:
    """The phrase, or the one that it hangs on ("police in Minsk"); None inside a mere adjunct."""
    current = phrase
    for _ in range(MAX_STEPS):
        before = current.first - 1
        if before < 0 or not view.is_preposition(before) or view.lower(before) in view.words.subordinators:
            return current
        holder = view.phrase_at(before - 1)
        if holder is None:
            return None
        current = holder
    return current


def _controlled(view: View, at: int, steps: int) -> Subject:
    """The subject of an infinitive: that of the verb above, or the owner of the noun ("decision to ban")."""
    before = view.phrase_at(at - 1)
    if before is None:
        return _governed(view, at, steps, "control")
    for noun in (before, _climb(view, before)):
        if noun is None:
            continue
        word = view.lower(head_of(view, noun))
        if word in view.words.frames.capacities:
            return Subject(None, "capacity")
        holder = owner(view, noun) if word in view.words.frames.resolves else None
        if holder is not None:
            return Subject(holder, "control")
    return _governed(view, at, steps, "purpose")


def _skip_aside(view: View, comma: int) -> int | None:
    """The token before the comma that opens the aside which ``comma`` closes; None where there is none."""
    for at in range(comma - 1, max(-1, comma - 40), -1):
        if view.lower(at) in STOPS:
            return None
        if view.lower(at) == "," and at > 0:
            return at - 1
    return None


def _verb_before(view: View, at: int, *, main: bool = False) -> int | None:
    """The nearest verb left of ``at``; with ``main`` the nearest whose subject is no antecedent."""
    for index in range(at - 1, -1, -1):
        if view.lower(index) in STOPS:
            return None
        if view.tag(index) == "VERB":
            if main and _is_relative(view, index):
                continue
            return index
    return None


def _is_relative(view: View, verb: int) -> bool:
    start = view.group_start(verb) - 1
    return view.lower(start) in view.words.relatives


def _of_verb(view: View, verb: int, steps: int, link: str) -> Subject:
    found = surface_subject(view, verb, steps + 1)
    return Subject(found.phrase, link)


def _shared(view: View, at: int, steps: int) -> Subject:
    """The subject that a verb after "and" has in common with the verb before."""
    verb = _verb_before(view, at, main=view.lower(at - 1) == ",")
    if verb is None:
        return Subject(None, "open")
    found = surface_subject(view, verb, steps + 1)
    return Subject(found.phrase, "shared" if found.link == "plain" else found.link)


def _governed(view: View, at: int, steps: int, link: str) -> Subject:
    """The subject of the verb above a dependent clause: before it, else after its comma."""
    verb = _verb_before(view, at, main=True)
    if verb is not None:
        return _of_verb(view, verb, steps, link)
    for index in range(at + 1, len(view.tokens) - 1):
        if view.lower(index) in STOPS:
            break
        if view.lower(index) == ",":
            return Subject(view.phrase_at(index + 1), link)
    return Subject(None, "open")


def clause_of(view: View, verb: int, last: int, form: str, *, wants_object: bool = True) -> Clause:
    """The structure around the verb whose words are the tokens from ``verb`` up to before ``last``.

    ``form`` is the voice that the written form allows; where it allows either, helping verbs, a doer
    behind "by" and a missing object decide.
    """
    first, second, obliques, end = _right(view, _over_shared(view, last))
    surface = surface_subject(view, verb)
    agent = next((o for o in obliques if o.preposition in view.words.frames.agent), None)
    voice = _voice(view, verb, form, first, agent, wants_object)
    others = tuple(o for o in obliques if o is not agent) if voice == "passive" else obliques
    if voice == "active":
        return Clause("active", surface.phrase, first, second, others, end, surface.link)
    if form == "bare":
        doer = view.phrase_at(view.group_start(verb) - 1)
        patient = _before(view, doer) if doer else None
        return Clause("passive", doer, patient or first, None if patient else second, others, end, "plain")
    doer = agent.phrase if agent else None
    rest = first
    if doer is None and first is not None and view.words.frames.bare_agent:
        doer, rest = first, second
    return Clause("passive", doer, surface.phrase, rest, others, end, surface.link)


def _before(view: View, phrase: Phrase) -> Phrase | None:
    """The phrase that stands right before another, over helping words and a comma."""
    at = phrase.first - 1
    while at >= 0 and (view.is_filler(at) or view.lower(at) in (",", *view.words.relatives)):
        at -= 1
    found = view.phrase_at(at)
    return _climb(view, found) if found is not None else None


def _voice(
    view: View, verb: int, form: str, first: Phrase | None, agent: Oblique | None, wants_object: bool
) -> Voice:
    if form == "bare":
        return "passive"
    if form in ("active", "passive"):
        return "passive" if form == "passive" else "active"
    known = view.words.frames
    for word in reversed(view.group(verb)):
        if word in known.passive:
            return "passive"
        if word in known.perfect or word in view.words.auxiliaries:
            return "active"
    # A participle with no helping verb: "artefacts seized by troops", "two men held in the capital".
    if first is None and (agent is not None or (wants_object and view.phrase_at(verb - 1) is None)):
        return "passive"
    if agent is not None and first is None:
        return "passive"
    return "active"


def _right(view: View, last: int) -> tuple[Phrase | None, Phrase | None, tuple[Oblique, ...], int]:
    """What follows a trigger: up to two objects, the prepositional phrases, and where the clause ends."""
    objects: list[Phrase] = []
    obliques: list[Oblique] = []
    at = last
    known = view.words
    size = len(view.tokens)
    while at < size and len(obliques) < MAX_OBLIQUES:
        word = view.lower(at)
        if word in STOPS or word == ":":
            break
        if view.is_preposition(at):
            here = at
            while view.is_preposition(at + 1):
                at += 1
            phrase = view.phrase_at(at + 1)
            if phrase is None:
                if view.tag(at + 1) in VERBAL or at + 1 >= size:
                    break
                # "di depan gedung", "in front of the ministry"
                at += 1
                phrase = view.phrase_at(at + 1)
                if phrase is None:
                    continue
            obliques.append(Oblique(view.lower(here), phrase, here))
            if here != at:
                obliques.append(Oblique(view.lower(at), phrase, at))
            at = phrase.last
            continue
        phrase = view.phrase_at(at)
        if phrase is not None and word not in known.relatives:
            if not obliques and len(objects) < 2:
                objects.append(phrase if phrase.first >= at else part(view, at, phrase.last) or phrase)
            at = max(phrase.last, at + 1)
            continue
        if (
            word in known.relatives
            or word in known.subordinators
            or word in known.complementisers
            or word in known.frames.infinitive
            or view.tag(at) == "VERB"
        ):
            break
        if word in MARKS and view.lower(at - 1) in (",", ".", "?", "!"):
            break
        if word == "," and not _goes_on(view, at + 1):
            break
        at += 1
    first = objects[0] if objects else None
    second = objects[1] if len(objects) > 1 else None
    return first, second, tuple(obliques), at


def _goes_on(view: View, at: int) -> bool:
    """Whether a comma is followed by more of the same clause: a prepositional phrase."""
    return view.is_preposition(at) or view.lower(at) in MARKS


def _over_shared(view: View, last: int) -> int:
    """Where the object begins that the verb shares with one joined to it ("shot down or jammed X")."""
    if view.lower(last) in view.words.coordinators and view.tag(last + 1) == "VERB":
        return last + 2
    return last


def after(view: View, last: int) -> tuple[tuple[Oblique, ...], int]:
    """The prepositional phrases behind a noun that ends before token ``last``, and where they stop."""
    _, _, obliques, end = _right(view, last)
    return obliques, end
