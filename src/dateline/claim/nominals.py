"""Acts named by a noun: whose they are, against whom, and which verb lends them a subject."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claim.arguments import Filled, fits, with_verb
from dateline.claim.clauses import Clause, Oblique, after, clause_of, surface_subject
from dateline.claim.owners import owners
from dateline.claim.triggers import Trigger
from dateline.claim.view import STOPS, View
from dateline.read.phrases import Phrase

LIGHT_REACH = 4
"""Tokens between a noun and the verb that lends it a subject."""


def of_noun(view: View, trigger: Trigger) -> Filled | None:
    """The nominal unit of ``trigger`` with its sides; None where what it asks for is not there."""
    unit = trigger.entry.unit
    known = view.words.frames
    phrase = view.phrase_at(trigger.first)
    if phrase is not None and trigger.last < phrase.last and not known.owner_after:
        following = view.tag(trigger.last)
        if following in ("NOUN", "PROPN"):
            return None  # an attribute of another noun: "protest camp", "attack helicopter"
    own = owners(view, trigger.first, trigger.last, phrase)
    stop = max(trigger.last, phrase.last if phrase is not None else 0)
    obliques, end = after(view, stop)
    light = _light(view, trigger, phrase, end)
    if light is not None and light.obliques:
        obliques = (*obliques, *(o for o in light.obliques if o not in obliques))
    obliques = with_verb(view, obliques, end)
    agent = next((o.phrase for o in obliques if o.preposition in known.agent), None)
    between = next((o.phrase for o in obliques if o.preposition in known.between), None)
    source, target = agent, None
    parties = between if unit.frame.mutual != "never" else None
    for slot in unit.slots:
        if slot.prepositions & known.between and between is not None:
            parties = between
            continue
        if slot.prepositions & known.owner and slot.role == "T":
            target = own.whole
        elif not slot.prepositions:
            target = own.whole if slot.role == "T" else target
        else:
            found = next(
                (
                    o.phrase
                    for o in obliques
                    if o.preposition in slot.prepositions and fits(view, o.phrase, slot.words)
                ),
                None,
            )
            if found is not None and slot.role == "T":
                target = found
            elif found is not None and slot.role == "S":
                source = found
            elif slot.words:
                return None
    if unit.frame.owner == "source":
        source = source or own.holder or (own.whole if own.whole is not target else None)
    else:
        if target is None:
            target = own.whole or (own.holder if not own.adjective else None)
        if own.holder is not target:
            source = source or own.holder
    if source is None and light is not None:
        source = light.subject
    if unit.slots and parties is None and source is None and target is None:
        return None
    wants = [slot for slot in unit.slots if slot.role == "T"]
    return Filled(
        trigger=trigger,
        source=source,
        target=target,
        object=None,
        parties=parties,
        verb=light.at if light is not None else None,
        passive=False,
        link=light.link if light is not None else "noun",
        obliques=obliques,
        end=end,
        complete=bool(target or parties or not wants),
    )


@dataclass(frozen=True, slots=True)
class Light:
    """The verb at token ``at`` that lends a nominal act its subject."""

    at: int
    subject: Phrase | None
    link: str
    obliques: tuple[Oblique, ...]


def _light(view: View, trigger: Trigger, phrase: Phrase | None, end: int) -> Light | None:
    """The verb that carries the noun: before it ("launched an attack") or, passive, behind it."""
    first = phrase.first if phrase is not None else trigger.first
    known = view.words.frames
    at = first - 1
    if view.lower(at) in known.through:
        at -= 1
    for index in range(at, max(-1, at - LIGHT_REACH), -1):
        if view.lower(index) in STOPS or (index < at and view.phrase_at(index) is not None):
            break
        voice = _light_voice(view, index)
        if voice is None:
            continue
        if voice == "either":
            voice = "passive" if known.passive & set(view.group(index)[-2:]) else "active"
        if voice == "active":
            found = surface_subject(view, index)
            return Light(index, found.phrase, found.link, ())
    stop = max(trigger.last, phrase.last if phrase is not None else 0)
    for index in range(stop, min(len(view.tokens), end + LIGHT_REACH)):
        if view.lower(index) in STOPS or view.lower(index) in view.words.relatives:
            break
        voice = _light_voice(view, index)
        if voice in ("passive", "either") and view.tag(index) in ("VERB", "X"):
            clause: Clause = clause_of(view, index, index + 1, "passive")
            return Light(index, clause.subject, "noun", clause.obliques)
    return None


def _light_voice(view: View, at: int) -> str | None:
    for rest, voice in view.words.frames.light.get(view.lower(at), ()):
        if all(view.lower(at + 1 + i) == word for i, word in enumerate(rest)):
            return voice
    return None
