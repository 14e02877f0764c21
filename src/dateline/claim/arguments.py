"""Which phrases fill the sides of a unit, by the structure around its trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claim.clauses import Clause, Oblique, after, clause_of, part, surface_subject
from dateline.claim.frames import Slot
from dateline.claim.triggers import Trigger
from dateline.claim.view import STOPS, View
from dateline.ontology.plover import Frame
from dateline.read.phrases import Phrase

LIGHT_REACH = 4
"""Tokens between a noun and the verb that lends it a subject."""
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Filled:
    """A unit with its sides. ``parties`` are those of a mutual noun ("talks between X and Y").

    ``verb`` is the token whose group tells tense and polarity; ``complete`` says that every slot found
    its phrase. ``end`` is where the clause to the right stops; ``taken`` are the
    tokens that the unit asked for, which state no act of their own.
    """

    trigger: Trigger
    source: Phrase | None
    target: Phrase | None
    object: Phrase | None
    parties: Phrase | None
    verb: int | None
    passive: bool
    link: str
    obliques: tuple[Oblique, ...]
    end: int
    complete: bool
    taken: tuple[int, ...] = ()

    @property
    def frame(self) -> Frame:
        """The frame of the unit."""
        return self.trigger.entry.unit.frame


def fill(view: View, trigger: Trigger) -> Filled | None:
    """The unit of ``trigger`` with its sides; None where what it asks for is not there."""
    kind = trigger.entry.unit.kind
    if kind in ("noun", "agent"):
        return _noun(view, trigger)
    return _verb(view, trigger)


def _verb(view: View, trigger: Trigger) -> Filled | None:
    entry = trigger.entry
    unit = entry.unit
    phrase = view.phrase_at(trigger.first)
    if phrase is not None and trigger.first < phrase.head and len(entry.rest) == 0 and unit.kind == "verb":
        return None  # an attribute: "the detained governor"
    wants = any(not slot.prepositions for slot in unit.slots)
    clause = clause_of(view, trigger.first, trigger.last, entry.voice, wants_object=wants)
    direct = [clause.object, clause.second] if clause.object is not None else [clause.second]
    if not all(_has_word(view, word, trigger.last, clause.end) for word in unit.trailing):
        return None
    found = _slots(view, unit.slots, direct, clause.obliques, closed=_closed(unit.slots))
    if found is None:
        return None
    roles, complete, taken = found
    source = clause.subject
    target = roles.get("T")
    if "S" in roles:
        source, target = roles["S"], target or clause.subject
    return Filled(
        trigger=trigger,
        source=source,
        target=target,
        object=clause.object,
        parties=None,
        verb=trigger.first,
        passive=clause.voice == "passive",
        link=clause.link,
        obliques=clause.obliques,
        end=clause.end,
        complete=complete,
        taken=taken,
    )


def _closed(slots: Sequence[Slot]) -> bool:
    """Whether the unit is nothing without its prepositional side ("call on T")."""
    return not any(slot.words or not slot.prepositions for slot in slots)


def _slots(
    view: View,
    slots: Sequence[Slot],
    direct: list[Phrase | None],
    obliques: Sequence[Oblique],
    *,
    closed: bool,
) -> tuple[dict[str, Phrase], bool, tuple[int, ...]] | None:
    """The phrases in the slots by role, whether none is empty, the tokens asked for; None where one lacks."""
    roles: dict[str, Phrase] = {}
    taken: list[int] = []
    complete = True
    place = 0
    for slot in slots:
        if slot.prepositions:
            phrase = next(
                (
                    o.phrase
                    for o in obliques
                    if o.preposition in slot.prepositions and _fits(view, o.phrase, slot.words)
                ),
                None,
            )
        else:
            phrase = direct[place] if place < len(direct) else None
            if phrase is not None and not _fits(view, phrase, slot.words):
                phrase = None
                if len(slots) > 1 and place + 1 < len(direct) and direct[place + 1] is not None:
                    other = direct[place + 1]
                    phrase = other if other is not None and _fits(view, other, slot.words) else None
            place += 1
        if phrase is None:
            if slot.words or (slot.prepositions and closed):
                return None
            complete = False
        elif slot.role:
            roles[slot.role] = phrase
        else:
            taken.extend(at for at in range(phrase.first, phrase.last) if view.lower(at) in slot.words)
    return roles, complete, tuple(taken)


def _fits(view: View, phrase: Phrase, words: frozenset[str]) -> bool:
    if not words:
        return True
    return any(view.lower(at) in words for at in range(phrase.first, phrase.last))


def _has_word(view: View, word: str, first: int, end: int) -> bool:
    return any(view.lower(at) == word for at in range(first, min(end + 1, len(view.tokens))))


def _noun(view: View, trigger: Trigger) -> Filled | None:
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
                    if o.preposition in slot.prepositions and _fits(view, o.phrase, slot.words)
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
class Owners:
    """What a noun belongs to inside its own phrase.

    ``holder`` stands before it (Israel's, Israeli, his), ``whole`` after it (of Israel, or the name that
    follows where the language puts owners there); ``adjective`` says that the holder is no possessive.
    """

    holder: Phrase | None
    whole: Phrase | None
    adjective: bool


def owners(view: View, first: int, last: int, phrase: Phrase | None) -> Owners:
    """The owners of the noun at the tokens from ``first`` up to before ``last``."""
    known = view.words.frames
    if phrase is None:
        return Owners(None, view.phrase_at(last) if known.owner_after else None, False)
    holder: Phrase | None = None
    whole: Phrase | None = None
    adjective = False
    for at in range(first - 1, phrase.first - 1, -1):
        if view.lower(at) in POSSESSIVE and view.tag(at) in ("PART", "PUNCT", "X"):
            holder = part(view, phrase.first, at)
            break
    if holder is None and not known.owner_after and first > phrase.first:
        opener = view.lower(phrase.first)
        if view.tag(phrase.first) == "PRON" or opener in view.words.possessives:
            holder = part(view, phrase.first, phrase.first + 1)
        else:
            names = [at for at in range(phrase.first, first) if view.tag(at) == "PROPN" or _named(view, at)]
            if names:
                holder, adjective = part(view, names[0], names[-1] + 1), True
    for at in range(last, phrase.last):
        if view.lower(at) in known.owner:
            whole = part(view, at + 1, phrase.last)
            break
    if whole is None and known.owner_after and last < phrase.last:
        start = last
        while start < phrase.last - 1 and view.tag(start) == "ADJ":
            start += 1
        whole = part(view, start, phrase.last)
    if whole is None and not known.owner_after and view.lower(last) in known.owner and last >= phrase.last:
        whole = view.phrase_at(last + 1)
    return Owners(holder, whole, adjective)


def _named(view: View, at: int) -> bool:
    return view.tokens[at].text[:1].isupper() and view.tag(at) == "ADJ"


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
