"""Acts named by a noun: whose they are, against whom, and which verb lends them a subject."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claim.arguments import Filled, fits, with_verb
from dateline.claim.clauses import Clause, Oblique, after, clause_of
from dateline.claim.doers import governed, surface_subject
from dateline.claim.frames import Slot, Unit
from dateline.claim.owners import Owners, owners
from dateline.claim.triggers import Trigger
from dateline.claim.view import REACH, STOPS, View, part
from dateline.read.phrases import Phrase

LIGHT_REACH = 4
"""Tokens between a noun and the verb that lends it a subject."""


def of_noun(view: View, trigger: Trigger) -> Filled | None:
    """The nominal unit of ``trigger`` with its sides; None where what it asks for is not there."""
    unit = trigger.entry.unit
    known = view.words.frames
    phrase = view.phrase_of(trigger.first, trigger.last)
    inside = phrase is not None and trigger.last < phrase.last
    if inside and not known.owner_after and view.tag(trigger.last) in ("NOUN", "PROPN"):
        return None  # an attribute of another noun: "protest camp", "attack helicopter"
    own = owners(view, trigger.first, trigger.last, phrase)
    if known.owner_after or unit.frame.owner == "source":
        own = _bound(view, trigger.first, own)
    stop = max([trigger.last, *(p.last for p in (phrase, own.whole) if p is not None)])
    obliques, end = after(view, _over_told(view, stop))
    light = _light(view, trigger, phrase, end)
    if light is not None and light.obliques:
        obliques = (*obliques, *(o for o in light.obliques if o not in obliques))
    if light is None and _under_passive(view, trigger, phrase):
        obliques = tuple(o for i, o in enumerate(obliques) if not i or o.preposition not in known.agent)
    obliques = with_verb(view, _near(view, obliques), end)
    found = _sides(view, unit.slots, obliques, own)
    if found is None:
        return None
    source, target, parties = found
    if unit.frame.mutual == "never":
        parties = None
    elif parties is None and target is None and unit.frame.mutual == "always":
        parties = _several(view, view.phrase_at(trigger.first), own.whole)
    of_target = any(slot.role == "T" and slot.prepositions & known.owner for slot in unit.slots)
    whole = None if of_target or own.whole is target else own.whole
    if unit.frame.owner == "source":
        source = source or own.holder or whole
    else:
        if target is not None:
            source = source or whole  # "serangan roket *Hamas* ke wilayah itu"
        target = target or whole or (own.holder if not own.adjective else None)
        if own.holder is not target:
            source = source or own.holder
    if light is not None and (source is None or (source is own.whole and _is_matter(view, source))):
        source = light.subject or source
    elif light is not None and light.subject is not None and source is not None:
        # "slapped sanctions on traders *from Iran*": the subject did it, unless "by" says otherwise.
        behind = source.first >= trigger.last and view.lower(source.first - 1) not in known.agent
        source = light.subject if behind and view.is_preposition(source.first - 1) else source
    beside = (
        _beside(view, trigger, phrase) if light is None and source is None and target is not None else None
    )
    if beside is not None and unit.frame.type == "CONSULT":
        source, parties = beside, None
    if parties is None and source is None and target is None:
        return None
    wants = any(slot.role == "T" for slot in unit.slots)
    if light is None and parties is None and not _stands_alone(unit, source, target, wants):
        return None
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


def _bound(view: View, at: int, own: Owners) -> Owners:
    """The owners with a third-person enclitic read as the subject of the verb above ("serangan*nya*").

    A possessive word of its own, as in English, is resolved where mentions are and stays as it is written,
    unless the noun is the object of that verb ("the envoy reiterated *his* call").
    """
    if not view.words.frames.owner_after:
        phrase = own.holder
        if phrase is None or view.lower(phrase.first) not in view.words.possessives:
            return own
        if view.tag(phrase.first - 1) != "VERB":
            return own
        subject = surface_subject(view, phrase.first - 1)
        return Owners(subject.phrase, own.whole, own.adjective) if subject.link == "plain" else own

    def read(phrase: Phrase | None) -> Phrase | None:
        if phrase is None or phrase.last - phrase.first != 1:
            return phrase
        word = view.lower(phrase.first)
        if word not in view.words.possessives or word in view.words.firsts:
            return phrase
        for index in range(at - 1, max(-1, at - REACH), -1):
            if view.lower(index) in STOPS:
                break
            if view.tag(index) == "VERB":
                return surface_subject(view, index).phrase or phrase
        return phrase

    return Owners(read(own.holder), read(own.whole), own.adjective)


def _under_passive(view: View, trigger: Trigger, phrase: Phrase | None) -> bool:
    """Whether the noun hangs on a passive verb, whose doer may follow ("tried for *murder* in X by Y")."""
    before = (phrase.first if phrase is not None else trigger.first) - 1
    if not view.is_preposition(before) or view.tag(before - 1) != "VERB":
        return False
    known = view.words.frames
    starts = known.passive_starts
    by_form = bool(starts) and view.lower(before - 1).startswith(starts)
    return by_form or bool(known.passive & set(view.group(before - 1)))


def _beside(view: View, trigger: Trigger, phrase: Phrase | None) -> Phrase | None:
    """Who did something else at the act ("kata menteri *usai pertemuan* dengan X")."""
    before = (phrase.first if phrase is not None else trigger.first) - 1
    if not view.words.frames.owner_after or not view.is_preposition(before):
        return None
    return governed(view, before).phrase if view.lower(before) in view.words.subordinators else None


def _several(view: View, phrase: Phrase | None, owner: Phrase | None) -> Phrase | None:
    """The owner and those joined to it ("pertemuan *Presiden dan Ketua Umum*"); None where it is alone."""
    if phrase is None or owner is None or len(phrase.parts) < 2:
        return None
    if owner.last not in (phrase.last, phrase.parts[0].last):
        return None
    first = part(view, owner.first, phrase.parts[0].last)
    if first is None:
        return None
    span = owner.span[0], phrase.span[1]
    return Phrase(span, owner.first, phrase.last, owner.head, (first, *phrase.parts[1:]))


def _over_told(view: View, at: int) -> int:
    """Where the sides go on of a noun that a clause says to have been ("bentrokan *yang terjadi* antara")."""
    told = view.lower(at) in view.words.relatives and view.tag(at + 1) == "VERB"
    return at + 2 if told and view.lower(at + 2) in view.words.frames.between else at


def _is_matter(view: View, phrase: Phrase) -> bool:
    """Whether a noun's owner names nobody, only what it is about ("latihan bersama *pencarian*")."""
    people = view.words.frames.people
    return all(
        view.tag(at) not in ("PROPN", "PRON") and view.lower(at) not in people
        for at in range(phrase.first, phrase.last)
    )


def _stands_alone(unit: Unit, source: Phrase | None, target: Phrase | None, wants: bool) -> bool:
    """Whether a nominal act without a verb of its own names enough: its doer, and whom it is aimed at."""
    return source is not None and (target is not None or not wants or unit.frame.nominal == "source")


def _sides(
    view: View, slots: tuple[Slot, ...], obliques: tuple[Oblique, ...], own: Owners
) -> tuple[Phrase | None, Phrase | None, Phrase | None] | None:
    """The source, target and mutual parties that prepositions mark; None where a word asked for lacks."""
    known = view.words.frames
    source = next((o.phrase for o in obliques if o.preposition in known.agent), None)
    between = next((o.phrase for o in obliques if o.preposition in known.between), None)
    parties = _joined(view, between) if between is not None else None
    target: Phrase | None = None
    for slot in slots:
        if slot.prepositions & known.between:
            continue
        if slot.role == "T" and target is None and (not slot.prepositions or slot.prepositions & known.owner):
            target = own.whole
            continue
        phrase = next(
            (
                o.phrase
                for o in obliques
                if o.preposition in slot.prepositions and fits(view, o.phrase, slot.words)
            ),
            None,
        )
        if phrase is None and slot.words:
            return None
        if slot.role == "T":
            target = target or phrase
        elif slot.role == "S":
            source = source or phrase
    return source, target, parties


def _joined(view: View, phrase: Phrase) -> Phrase:
    """The phrase, with the one that "and" or "with" joins to it where the two were read apart."""
    other = view.phrase_at(phrase.last + 1)
    word = view.lower(phrase.last)
    joins = word in view.words.coordinators or word in view.words.frames.together
    if phrase.parts or other is None or not joins:
        return phrase
    span = phrase.span[0], other.span[1]
    return Phrase(span, phrase.first, other.last, phrase.head, (phrase, *(other.parts or (other,))))


def _near(view: View, obliques: tuple[Oblique, ...]) -> tuple[Oblique, ...]:
    """The prepositional phrases up to the first that names another act: what follows belongs to that one."""
    for index, oblique in enumerate(obliques):
        entries = view.words.frames.entries.get(view.lower(oblique.phrase.head), ())
        if any(e.unit.kind == "noun" and not e.rest for e in entries):
            return obliques[: index + 1]
    return obliques


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
    elif view.lower(at) in known.infinitive:
        at = -1  # "information leading *to* his capture"
    for index in range(at, max(-1, at - LIGHT_REACH), -1):
        if view.lower(index) in STOPS or (index < at and view.phrase_at(index) is not None):
            break
        voice = _light_voice(view, index)
        if voice is None or view.tag(index) == "AUX":
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
        if view.lower(index) in known.happens and view.tag(index) == "VERB":
            return Light(index, None, "noun", ())
        if voice in ("passive", "either") and view.tag(index) in ("VERB", "X"):
            clause: Clause = clause_of(view, index, index + 1, "passive")
            return Light(index, clause.subject, "noun", clause.obliques)
    return None


def _light_voice(view: View, at: int) -> str | None:
    for rest, voice in view.words.frames.light.get(view.lower(at), ()):
        if all(view.lower(at + 1 + i) == word for i, word in enumerate(rest)):
            return voice
    return None
