"""Which phrases fill the sides of a unit, by the structure around its trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claim.clauses import Oblique, clause_of
from dateline.claim.frames import Slot, Unit
from dateline.claim.owners import owner
from dateline.claim.triggers import Trigger
from dateline.claim.view import MARKS, View, part
from dateline.ontology.plover import Frame
from dateline.read.name_words import name_words
from dateline.read.phrases import Phrase

TRAIL = 3
"""Tokens behind a trigger or its object among which a word that must follow is sought."""


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


def of_verb(view: View, trigger: Trigger) -> Filled | None:
    """The verbal unit of ``trigger`` with its sides; None where what it asks for is not there."""
    entry = trigger.entry
    unit = entry.unit
    if any(slot.words and slot.role is None and not view.holds(slot.words) for slot in unit.slots):
        return None  # a thing that the unit asks for is nowhere in the sentence
    phrase = view.phrase_at(trigger.first)
    if phrase is not None and trigger.first < phrase.head and len(entry.rest) == 0 and unit.kind == "verb":
        return None  # an attribute: "the detained governor"
    wants = any(not slot.prepositions for slot in unit.slots)
    clause = clause_of(view, trigger.first, trigger.last, entry.voice, wants_object=wants)
    direct = [clause.object, clause.second] if clause.object is not None else [clause.second]
    if len(unit.slots) > 1 and direct[-1] is None:
        direct = _split_predicate(view, unit.slots, direct[0])
    obliques = with_verb(view, clause.obliques, clause.end)
    if not all(_follows(view, word, trigger.last, direct[0]) for word in unit.trailing):
        return None
    if _closed(unit.slots) and clause.voice == "active" and unit.slots and clause.object is not None:
        return None  # an object that the unit has no place for: "call a meeting on X" is no call on X
    owned = not unit.frame.object_acts  # whoever the moved troops belong to is not their target
    found = _slots(view, unit.slots, direct, obliques, closed=_closed(unit.slots), owned=owned)
    if found is None:
        return None
    roles, complete, taken = found
    if unit.trailing and "T" in roles:
        roles["T"] = _before_trailing(view, unit.trailing, roles["T"])
    bare = (
        unit.kind == "verb"
        and len(unit.slots) == 1
        and not (unit.slots[0].prepositions or unit.slots[0].words)
    )
    if bare and not complete and clause.voice == "active" and unit.frame.needs in ("any", "target"):
        return None  # an act upon somebody, with nobody to do it to: "they fought on"
    source = clause.subject
    target = roles.get("T")
    if unit.kind == "passive":
        source, target = roles.get("S") or _agent(view, obliques, clause.subject), clause.object
        launch = launched(view, source)
        if launch is not None:
            at, source = launch
            taken = (*taken, at)
        if target is not None and target.first < trigger.first < target.last:
            target = part(view, target.first, trigger.first)  # "17 orang *terluka*"
    elif any(slot.role == "S" for slot in unit.slots):
        # The subject has it done to it, also where the doer is not named ("received criticism").
        source, target = roles.get("S"), target or clause.subject
    if unit.frame.mode == "third-party":  # "mediated an agreement *between* Japan and Russia"
        between = (i for i, o in enumerate(obliques) if o.preposition in view.words.frames.between)
        target = next((joined(view, obliques[i:]) for i in between), target)
    asks = unit.frame.type == "REQUEST" and clause.voice == "active"
    if asks and target is not None and (_undergoes(view, target) or _is_to_be_done(view, unit, clause.end)):
        target = None  # what is asked is done to them: "mendesak para tahanan *dibebaskan*"
    if target is None and unit.frame.speech and clause.voice == "active":
        target = _addressed(view, trigger.first)
    if target is None and view.lower(trigger.first) in view.words.frames.means:
        target = _of_aim(view, clause.end)
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


def _undergoes(view: View, phrase: Phrase) -> bool:
    """Whether a verb that is passive by its form follows the phrase."""
    at = phrase.last
    while view.is_filler(at):
        at += 1
    starts = view.words.frames.passive_starts
    return bool(starts) and view.tag(at) == "VERB" and view.lower(at).startswith(starts)


def _is_to_be_done(view: View, unit: Unit, end: int) -> bool:
    """Whether it is asked for that something be done ("called *for* his death *to be investigated*")."""
    known = view.words.frames
    asking = any(slot.role == "T" and slot.prepositions & known.asking for slot in unit.slots)
    passive = view.lower(end) in known.infinitive and view.lower(end + 1) in known.passive
    return asking and passive and view.tag(end + 2) == "VERB"


def launched(view: View, phrase: Phrase | None) -> tuple[int, Phrase] | None:
    """Who launched the act that the phrase names, and the verb that says so ("an attack *launched by X*")."""
    if phrase is None or view.lower(phrase.last) not in view.words.relatives:
        return None
    at = phrase.last + 1
    while view.is_filler(at):
        at += 1
    if view.lower(at) not in view.words.frames.light or view.tag(at) != "VERB":
        return None
    doer = clause_of(view, at, at + 1, "passive").subject
    return (at, doer) if doer is not None else None


def _addressed(view: View, verb: int) -> Phrase | None:
    """Those to whom a sentence is said that opens with them ("*Kepada petani*, dinas mengimbau ...")."""
    first, _ = view.clause(verb)
    while view.lower(first) in MARKS:
        first += 1
    phrase = view.phrase_at(first + 1) if view.lower(first) in view.words.frames.addressing else None
    return phrase if phrase is not None and phrase.last < verb and view.lower(phrase.last) != ":" else None


def _of_aim(view: View, end: int) -> Phrase | None:
    """The object of the verb that says what a means was used for ("used tear gas to disperse *a crowd*")."""
    if view.lower(end) not in view.words.frames.infinitive or view.tag(end + 1) != "VERB":
        return None
    return view.phrase_at(end + 2)


def _agent(view: View, obliques: Sequence[Oblique], doer: Phrase | None) -> Phrase | None:
    """The doer that a preposition marks; a noun phrase right behind a fixed passive says something else."""
    known = view.words.frames.agent
    if doer is not None and view.lower(doer.first - 1) in known:
        return doer
    return next((joined(view, obliques[i:]) for i, o in enumerate(obliques) if o.preposition in known), None)


def with_verb(view: View, obliques: tuple[Oblique, ...], end: int) -> tuple[Oblique, ...]:
    """The prepositional phrases, and what follows the word that ends them ("*menentang* pemerintah")."""
    if view.is_preposition(end) and view.tag(end + 1) == "VERB":
        end += 1  # "from *entering* Gaza"
    phrase = view.phrase_at(end + 1)
    if phrase is None or view.phrase_at(end) is not None:
        return obliques
    return (*obliques, Oblique(view.lower(end), phrase, end))


def _split_predicate(view: View, slots: Sequence[Slot], phrase: Phrase | None) -> list[Phrase | None]:
    """An object that has run together with what is said of it ("the minister guilty"), cut in two."""
    first, second = slots[0], slots[1]
    if phrase is not None and not (first.prepositions or first.words or second.prepositions):
        for at in range(phrase.first + 1, phrase.last):
            if view.lower(at) in second.words:
                return [part(view, phrase.first, at), part(view, at, phrase.last)]
    return [phrase, None]


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
    owned: bool,
) -> tuple[dict[str, Phrase], bool, tuple[int, ...]] | None:
    """The phrases in the slots by role, whether none is empty, the tokens asked for; None where one lacks."""
    roles: dict[str, Phrase] = {}
    taken: list[int] = []
    complete = True
    place = 0
    asked: Phrase | None = None
    for slot in slots:
        if slot.prepositions:
            phrase = _behind(view, slot, obliques)
        elif slot.role and not slot.words and asked is not None:
            # Behind the object that the unit asks for stands its owner, or a second object.
            phrase = owner(view, asked) or (direct[place] if place < len(direct) else None)
        else:
            phrase, place = _direct(view, slot, direct, place)
        if phrase is None and slot.role == "T" and asked is not None and owned:
            phrase = _party_in(view, asked)
        if phrase is None:
            needed = bool(slot.prepositions) and slot.prepositions <= view.words.frames.needed
            if slot.words or needed or (slot.prepositions and closed):
                return None
            complete = False
            continue
        if slot.words:
            taken.extend(at for at in range(phrase.first, phrase.last) if view.lower(at) in slot.words)
        if slot.role:
            roles[slot.role] = phrase
        elif asked is None:
            asked = phrase
    return roles, complete, tuple(taken)


def _party_in(view: View, phrase: Phrase) -> Phrase | None:
    """The owner of what the unit asks for, where it is a name or a word for people."""
    found = owner(view, phrase)
    if found is None or view.lower(found.first) in view.words.possessives:
        return None  # "expressed *their* outrage": the doer's own
    people, known = view.words.frames.people, name_words(view.document.language)
    lower = [view.lower(at) for at in range(found.first, found.last)]
    named = any(
        view.tag(found.first + at) in ("PROPN", "PRON")
        or word in people
        or any(table.match(lower, at, len(lower)) for table in (known.groups, known.roles))
        for at, word in enumerate(lower)
    )
    return found if named else None


def _behind(view: View, slot: Slot, obliques: Sequence[Oblique]) -> Phrase | None:
    for index, oblique in enumerate(obliques):
        if oblique.preposition in slot.prepositions and fits(view, oblique.phrase, slot.words):
            return joined(view, obliques[index:])
        asked = oblique.preposition in view.words.frames.asking
        if asked and view.tag(oblique.phrase.first) != "NUM" and not slot.words:
            return None  # "called for a tax *on* imports": it belongs to what is asked for
    return None


def joined(view: View, obliques: Sequence[Oblique]) -> Phrase:
    """The first phrase, with those joined to it by the same preposition ("to the House and *to* X")."""
    first = obliques[0]
    found = [first.phrase]
    for other in obliques[1:]:
        between = [view.lower(at) for at in range(found[-1].last, other.at)]
        loose = all(word == "," or word in view.words.coordinators for word in between)
        if other.preposition != first.preposition or not between or not loose:
            break
        found.append(other.phrase)
    if len(found) == 1 or view.words.coordinators.isdisjoint(
        view.lower(at) for at in range(first.phrase.last, found[-1].first)
    ):
        return first.phrase
    span = first.phrase.span[0], found[-1].span[1]
    parts = tuple(part for phrase in found for part in (phrase.parts or (phrase,)))
    return Phrase(span, first.phrase.first, found[-1].last, first.phrase.head, parts)


def _direct(view: View, slot: Slot, direct: Sequence[Phrase | None], place: int) -> tuple[Phrase | None, int]:
    """The next object that the slot takes, and the place after it."""
    for at in range(place, len(direct)):
        phrase = direct[at]
        if phrase is not None and (fits(view, phrase, slot.words) or _stands_for(view, phrase, slot)):
            return phrase, at + 1
        if not slot.words:
            break
    return None, place + 1


def fits(view: View, phrase: Phrase, words: frozenset[str]) -> bool:
    """Whether the phrase has one of the words, where any are asked for."""
    if not words:
        return True
    return any(view.lower(at) in words for at in range(phrase.first, phrase.last))


def _stands_for(view: View, phrase: Phrase, slot: Slot) -> bool:
    """Whether a pronoun or number stands for people whom the slot asks for ("*keduanya* dipulangkan")."""
    people = view.words.frames.people
    if (
        not view.words.frames.owner_after
        or view.tag(phrase.first - 1) == "NOUN"
        or slot.role != "T"
        or view.lower(phrase.first) in view.words.firsts
    ):
        return False  # "tahap *kedua*", "pulangkan *kami*"
    if all(people.get(word) != "people" for word in slot.words):
        return False
    return all(
        view.tag(at) in ("PRON", "NUM") or view.lower(at) in view.words.frames.plural
        for at in range(phrase.first, phrase.last)
        if view.tag(at) not in ("ADJ", "DET")
    )


def _inside(view: View, word: str, phrase: Phrase) -> int | None:
    """The token of a word that must follow, where the object ran together with it ("a clerk *of* fraud")."""
    if view.words.frames.owner_after:
        return None
    for at in range(phrase.head + 1, phrase.last - 1):
        named = view.tag(at - 1) == "PROPN" and any(view.tag(at + i) == "PROPN" for i in (1, 2))
        if view.lower(at) == word and not named:  # "the Court *for* the Southern District" is one name
            return at
    return None


def _before_trailing(view: View, trailing: Sequence[str], phrase: Phrase) -> Phrase:
    """The object less what the unit's own word opens in it ("accused *a clerk* of fraud")."""
    for word in trailing:
        at = _inside(view, word, phrase)
        if at is not None and view.is_preposition(at):
            return part(view, phrase.first, at) or phrase
    return phrase


def _follows(view: View, word: str, last: int, phrase: Phrase | None) -> bool:
    """Whether the word stands right behind the trigger, or behind its object ("ask T *to*")."""
    places = [last]
    if phrase is not None and phrase.first >= last:
        if _inside(view, word, phrase) is not None:
            return True
        places.append(phrase.last)
    doer = view.phrase_at(last + 1) if view.lower(last) in view.words.frames.agent else None
    if doer is not None:
        places.append(doer.last)  # "were told *by the government* to stay"
    for at in places:
        for step in range(TRAIL):
            if view.lower(at + step) == word:
                return True
            if view.tag(at + step) == "VERB" or view.lower(at + step) in MARKS:
                break  # another act: "told the judge she *woke* to find feathers"
    return False
