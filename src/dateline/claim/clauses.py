"""What stands around a verb: its subject, its object, and the phrases behind prepositions.

A shallow reading by position, bounded by the sentence: no parser. Active and passive are brought to one
form, so that ``subject`` is always the doer and ``object`` what it is done to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.claim.doers import Subject, climb, surface_subject
from dateline.claim.view import MARKS, REACH, STOPS, VERBAL, View, part
from dateline.read.phrases import Phrase

Voice = Literal["active", "passive"]
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


def clause_of(view: View, verb: int, last: int, form: str, *, wants_object: bool = True) -> Clause:
    """The structure around the verb whose words are the tokens from ``verb`` up to before ``last``.

    ``form`` is the voice that the written form allows; where it allows either, helping verbs, a doer
    behind "by" and a missing object decide.
    """
    key = "clause", verb, last, form, wants_object
    found: Clause | None = view.memo.get(key)
    if found is None:
        found = view.memo[key] = _clause(view, verb, last, form, wants_object)
    return found


def _clause(view: View, verb: int, last: int, form: str, wants_object: bool) -> Clause:
    first, second, obliques, end = _right(view, _over_shared(view, last))
    surface = surface_subject(view, verb)
    agent = next((o for o in obliques if o.preposition in view.words.frames.agent), None)
    if agent is None and form == "passive" and first is None:
        agent = _late_agent(view, end)
    if agent is not None and any(view.lower(at) == "," for at in range(last, agent.at)):
        agent = None  # "alleged, by way of example, that ..."
    voice = _voice(view, verb, last, form, first, agent, wants_object)
    others = tuple(o for o in obliques if o is not agent) if voice == "passive" else obliques
    if voice == "active":
        return Clause("active", surface.phrase, first, second, others, end, surface.link)
    if form == "bare":
        doer = view.phrase_at(view.group_start(verb) - 1)
        patient = _before(view, doer) if doer else None
        if doer is not None and patient is not None:
            between = _right(view, patient.last)[2]
            others = (*others, *(o for o in between if o.phrase.last <= doer.first))
        return Clause("passive", doer, patient or first, None if patient else second, others, end, "plain")
    doer = agent.phrase if agent else None
    rest = first
    near = view.phrase_at(verb - 1)
    if form == "either" and near is not None and not view.group(verb):
        # A participle with no helping verb belongs to the noun right before it ("an operation backed by X").
        surface = Subject(near, "relative")
    if doer is None and first is not None and view.words.frames.bare_agent:
        doer, rest = first, second
    return Clause("passive", doer, surface.phrase, rest, others, end, surface.link)


def _late_agent(view: View, end: int) -> Oblique | None:
    """The doer of a passive verb behind what was asked ("the mayor was told to *resign by* students")."""
    entries = view.words.frames.entries.get(view.lower(end), ())
    if view.tag(end) != "VERB" or any(e.voice == "passive" for e in entries):
        return None
    return next((o for o in _right(view, end + 1)[2] if o.preposition in view.words.frames.agent), None)


def _before(view: View, phrase: Phrase) -> Phrase | None:
    """The phrase that stands right before another, over helping words and a comma."""
    at = phrase.first - 1
    while at >= 0 and (view.is_filler(at) or view.lower(at) in (",", *view.words.relatives)):
        at -= 1
    found = view.phrase_at(at)
    return climb(view, found) if found is not None else None


def _joined_voice(view: View, coordinator: int) -> Voice:
    """The voice of the verb to which a participle is joined ("was arrested and *charged*")."""
    parted = view.lower(coordinator - 1) == ","
    for at in range(coordinator - 1, max(-1, coordinator - REACH), -1):
        if view.lower(at) in STOPS:
            break
        if parted and view.lower(view.group_start(at) - 1) in view.words.relatives:
            continue  # "her husband, who was arrested, and *promised*": not the verb of the aside
        if view.tag(at) == "VERB":
            return "passive" if view.words.frames.passive & set(view.group(at)[-2:]) else "active"
    return "active"


def _voice(
    view: View,
    verb: int,
    last: int,
    form: str,
    first: Phrase | None,
    agent: Oblique | None,
    wants_object: bool,
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
    if view.lower(last) in view.words.complementisers:
        return "active"
    before = view.group_start(verb) - 1
    if view.lower(before) in view.words.coordinators:
        return _joined_voice(view, before)
    if view.lower(before) == "," and view.tag(before - 1) == "ADV" and view.lower(before - 2) == ",":
        return "active"  # "the rebels, however, refused"
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
    while at < size and at - last < REACH and len(obliques) < MAX_OBLIQUES:
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
        if at == last and _is_modifier(view, at):
            at += 1 + (view.tag(at) == "ADV")
            continue
        if word in known.relatives and _is_attribute(view, at):
            at += 2
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


def _is_modifier(view: View, at: int) -> bool:
    """Whether a verb form behind the trigger belongs to the noun after it ("lifted *standing* orders")."""
    if view.words.frames.owner_after:
        return False
    if view.tag(at) == "ADV":  # "encouraged *newly elected* governors"
        return view.tag(at + 1) == "VERB" and view.tag(at + 2) in ("NOUN", "ADJ", "PROPN")
    return view.tag(at) == "VERB" and view.tag(at + 1) in ("NOUN", "ADJ")


def _is_attribute(view: View, relative: int) -> bool:
    """Whether a relative word only attaches an adjective ("tekanan *yang berat* dari ...")."""
    following = view.tag(relative + 2)
    return view.tag(relative + 1) == "ADJ" and (
        view.is_preposition(relative + 2) or following in ("PUNCT", "")
    )


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
