"""The words of the event frames of one language: from written forms to the units that they may trigger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Literal

from dateline.claim.inflect import Form, forms
from dateline.languages import has, load
from dateline.ontology.plover import Frame, frames, own_words

Kind = Literal["verb", "noun", "word", "passive", "agent"]
Role = Literal["S", "T"]

_ELEMENT = re.compile(r"[ST]?\[[^\]]*\]|\S+")
_SLOT = re.compile(r"([STO]?)(?:\[(.*)\])?")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place beside the trigger: after one of ``prepositions`` (none: the direct object).

    It holds the source or target, or neither; with ``words`` only a phrase that has one of them.
    """

    role: Role | None
    prepositions: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Limits:
    """Words that forbid a frame or without which it does not hold; phrases of several words stand apart.

    ``agentless`` are words of which the clause must hold one where nobody is named who did it.
    """

    unless: frozenset[str] = frozenset()
    unless_phrases: tuple[str, ...] = ()
    unless_object: frozenset[str] = frozenset()
    unless_subject: frozenset[str] = frozenset()
    require: frozenset[str] = frozenset()
    agentless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Unit:
    """One way to say a frame: the words of the trigger, and what stands beside it.

    ``trailing`` are words that must follow ("ask T *to*"). ``text`` is the unit as the data writes it.
    """

    frame: Frame
    kind: Kind
    text: str
    slots: tuple[Slot, ...]
    trailing: tuple[str, ...]
    limits: Limits

    @property
    def weight(self) -> int:
        """How much the unit asks for: the more, the surer it is of what it finds."""
        return sum(2 if slot.words else 1 for slot in self.slots) + len(self.trailing)


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit under one of its written forms: the words that follow the first, the form's voice and tense."""

    unit: Unit
    rest: tuple[str, ...]
    voice: str
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All units of a language by the first word of their written forms, lower case.

    ``light`` gives the voice of each form of a verb that lends its subject to a noun, with the words that
    follow it, ``happens`` are verbs that say of the noun before them that it takes place; the sets are what
    marks roles beside nouns and the voice of verbs (``[roles]`` and ``[voice]`` of the data).
    ``owner_after`` says that a noun phrase right after a noun is its owner,
    ``bare_agent`` that one right after a passive verb may be its doer; ``people`` gives the standing of
    words for people; ``anybody`` are the pronouns for people of any standing, ``asking`` the
    prepositions before what is asked for, ``upon`` those before who is dealt with, ``deserving`` those
    before why somebody is praised or blamed, ``absolute`` those before a participle's own subject,
    ``indefinite`` the articles of what is new, ``tails`` words behind a noun phrase that belong to it,
    ``serving`` those who serve under whoever has them ("his *men*"), ``substantive`` participles that
    behind an article are people, ``further`` words behind a number that comes on top of others.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    light: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    agent: frozenset[str]
    owner: frozenset[str]
    between: frozenset[str]
    together: frozenset[str]
    through: frozenset[str]
    happens: frozenset[str]
    holder: frozenset[str]
    owner_after: bool
    passive: frozenset[str]
    perfect: frozenset[str]
    infinitive: frozenset[str]
    fillers: frozenset[str]
    bare_agent: bool
    gerund_after: frozenset[str]
    musts: frozenset[str]
    purposes: frozenset[str]
    aspects: frozenset[str]
    means: frozenset[str]
    meanwhile: frozenset[str]
    onsets: frozenset[str]
    needed: frozenset[str]
    formerly: frozenset[str]
    of_people: frozenset[str]
    times: frozenset[str]
    passive_starts: tuple[str, ...]
    fiction: frozenset[str]
    addressing: frozenset[str]
    phrasal: frozenset[str]
    civil: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    describing: frozenset[str]
    capacities: frozenset[str]
    resolves: frozenset[str]
    at: frozenset[str]
    plural: frozenset[str]
    plural_endings: tuple[str, ...]
    people: Mapping[str, str]
    anybody: frozenset[str]
    asking: frozenset[str]
    upon: frozenset[str]
    deserving: frozenset[str]
    absolute: frozenset[str]
    indefinite: frozenset[str]
    tails: frozenset[tuple[str, ...]]
    serving: frozenset[str]
    substantive: frozenset[str]
    further: frozenset[str]


_SECTIONS = frozenset({"verb", "noun", "voice", "roles", "light", "people", "lists"})


@cache
def lexicon(language: str) -> Lexicon | None:
    """The frames' words in ``language``; None where it has no ``frames.toml``."""
    if not has(language, "frames"):
        return None
    return build(load(language, "frames"), own_words(language))


def build(data: Mapping[str, Any], own: Mapping[str, Any] | None = None) -> Lexicon:
    """The lexicon of the content of a ``frames.toml``, and of a user's ``own`` words beside it.

    Raises KeyError for an unknown frame.
    """
    known = frames()
    groups = [(name, group) for name, group in data.items() if name not in _SECTIONS]
    if own:  # the user's word stands before what ships
        groups = [(name, group) for name, group in own.items() if name not in OWN_SECTIONS] + groups
        data = with_own(data, own)
    lists = data.get("lists", {})
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    # Many units begin with one word: its forms are made once.
    inflected = {kind: cache(partial(forms, table=data[kind])) for kind in ("verb", "noun")}
    for name, group in groups:
        frame, limits = known[name], _limits(group, lists)
        for kind, key in KEYS:
            for unit, trigger in _units(frame, kind, group.get(key, ()), limits, data):
                for first, entry in _entries(unit, trigger, inflected):
                    entries[first].append(entry)
    light: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for text in data["light"]["verbs"]:
        head, *more = text.split("+")
        for form in forms(head, data["verb"]):
            light[form.text].append((tuple(more), form.voice))
    for text in data["light"].get("words", ()):
        head, *more = text.split()
        light[head].append((tuple(more), "active"))
    roles, voice = data["roles"], data["voice"]
    return Lexicon(
        entries={word: tuple(found) for word, found in entries.items()},
        light={word: tuple(found) for word, found in light.items()},
        agent=frozenset(roles["agent"]),
        owner=frozenset(roles["owner"]),
        between=frozenset(roles["between"]),
        together=frozenset(roles["with"]),
        through=frozenset(data["light"].get("through", ())),
        happens=frozenset(data["light"].get("happens", ())),
        holder=frozenset(roles["holder"]),
        owner_after=roles["genitive"] == "after",
        passive=frozenset(voice["passive"]),
        perfect=frozenset(voice["perfect"]),
        infinitive=frozenset(voice["infinitive"]),
        fillers=frozenset(voice["fillers"]),
        bare_agent=voice["bare_agent"],
        gerund_after=frozenset(voice["gerund_after"]),
        musts=frozenset(voice["musts"]),
        purposes=frozenset(voice["purposes"]),
        aspects=frozenset(voice["aspects"]),
        means=frozenset(voice["means"]),
        meanwhile=frozenset(voice["meanwhile"]),
        onsets=frozenset(voice["onsets"]),
        needed=frozenset(roles["needed"]),
        formerly=frozenset(roles["formerly"]),
        of_people=frozenset(roles["of_people"]),
        times=frozenset(roles["times"]),
        passive_starts=tuple(voice["passive_starts"]),
        fiction=frozenset(roles["fiction"]),
        addressing=frozenset(roles["addressing"]),
        phrasal=frozenset(roles["phrasal"]),
        civil=frozenset(roles["civil"]),
        opening=frozenset(roles["opening"]),
        closing=frozenset(roles["closing"]),
        describing=frozenset(roles["describing"]),
        capacities=frozenset(voice["capacities"]),
        resolves=frozenset(voice["resolves"]),
        at=frozenset(roles["at"]),
        plural=frozenset(roles["plural"]),
        plural_endings=tuple(roles["plural_endings"]),
        indefinite=frozenset(roles.get("indefinite", ())),
        substantive=frozenset(roles.get("substantive", ())),
        further=frozenset(roles.get("further", ())),
        absolute=frozenset(roles.get("absolute", ())),
        asking=frozenset(roles.get("asking", ())),
        upon=frozenset(roles.get("upon", ())),
        deserving=frozenset(roles.get("deserving", ())),
        anybody=frozenset(roles.get("anybody", ())),
        people=_people(data),
        serving=frozenset(roles.get("serving", ())),
        tails=frozenset(tuple(text.split()) for text in roles.get("tails", ())),
    )


OWN_SECTIONS = frozenset({"lists", "irregular"})
"""Tables of a user's words that are no frame: lists of words, and verbs with forms of their own."""


def with_own(data: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data with the user's lists and irregular verbs among its own."""
    verb = {**data["verb"], "irregular": {**data["verb"].get("irregular", {}), **own.get("irregular", {})}}
    return {**data, "lists": {**data.get("lists", {}), **own.get("lists", {})}, "verb": verb}


def _people(data: Mapping[str, Any]) -> dict[str, str]:
    """The standing of each word for people, also in its plural form ("kelompok-kelompok")."""
    out: dict[str, str] = {}
    for standing, found in data["people"].items():
        for word in found:
            for form in forms(word, data["noun"]) if " " not in word else ():
                out.setdefault(form.text, standing)
            out[word] = standing
    return out


KEYS: tuple[tuple[Kind, str], ...] = (
    ("verb", "verbs"),
    ("noun", "nouns"),
    ("word", "words"),
    ("passive", "passives"),
    ("agent", "agents"),
)


def _units(
    frame: Frame, kind: Kind, texts: Sequence[str], limits: Limits, data: Mapping[str, Any]
) -> Iterator[tuple[Unit, tuple[str, ...]]]:
    """The units of one key with the words of their triggers; a noun is one unit with all its slots."""
    lists, common = data.get("lists", {}), marking_prepositions(data)
    nouns: dict[tuple[str, ...], list[tuple[str, tuple[Slot, ...]]]] = {}
    for text in texts:
        trigger, slots, trailing = parse_unit(text, kind, lists, common)
        if kind in ("noun", "agent"):
            nouns.setdefault(tuple(trigger), []).append((text, slots))
        else:
            yield Unit(frame, kind, text, slots, trailing, limits), tuple(trigger)
    for words, found in nouns.items():
        all_slots = tuple(dict.fromkeys(slot for _, slots in found for slot in slots))
        yield Unit(frame, kind, ", ".join(text for text, _ in found), all_slots, (), limits), words


def _entries(
    unit: Unit, trigger: tuple[str, ...], inflected: Mapping[str, Callable[[str], tuple[Form, ...]]]
) -> Iterator[tuple[str, Entry]]:
    first, *more = trigger
    if unit.kind == "verb":
        for form in inflected["verb"](first):
            yield form.text, Entry(unit, tuple(more), form.voice, form.tense)
    elif unit.kind in ("noun", "agent"):
        *lead, last = trigger
        for form in inflected["noun"](last):
            head, *rest = [*lead, form.text]
            yield head, Entry(unit, tuple(rest), "active")
    else:
        yield first, Entry(unit, tuple(more), "passive" if unit.kind == "passive" else "active")


def parse_unit(
    text: str, kind: Kind, lists: Mapping[str, list[str]], common: frozenset[str]
) -> tuple[list[str], tuple[Slot, ...], tuple[str, ...]]:
    """The words of a unit's trigger, the slots beside it, and the words that must follow."""
    elements = _ELEMENT.findall(text)
    slots: list[Slot] = []
    trailing: list[str] = []
    trigger: list[str] = []
    prepositions: frozenset[str] = frozenset()
    for at, element in enumerate(elements):
        slot = _SLOT.fullmatch(element)
        opens = at + 1 < len(elements) and _SLOT.fullmatch(elements[at + 1]) is not None
        if slot is not None:
            role: Role | None = "S" if slot[1] == "S" else "T" if slot[1] == "T" else None
            slots.append(Slot(role, prepositions, _words(slot[2], lists) if slot[2] else frozenset()))
            prepositions = frozenset()
        elif at and opens and ("/" in element or kind != "word" or element in common):
            prepositions = frozenset(element.split("/"))
        elif at and kind == "verb":
            trailing.append(element)
        else:
            trigger.extend(element.split("+"))
    if kind == "verb" and len(elements) == 1:
        slots.append(Slot("T"))
    return trigger, tuple(slots), tuple(trailing)


def marking_prepositions(data: Mapping[str, Any]) -> frozenset[str]:
    """The prepositions that mark roles beside nouns; beside fixed words only these open a slot."""
    roles = data["roles"]
    return frozenset().union(*(roles[key] for key in ("agent", "owner", "between", "with", "beside")))


def _words(text: str, lists: Mapping[str, list[str]]) -> frozenset[str]:
    out: set[str] = set()
    for word in (part.strip() for part in text.split(",")):
        out.update(lists[word[1:]] if word.startswith("@") else [word])
    return frozenset(out)


def _limits(group: Mapping[str, Any], lists: Mapping[str, list[str]]) -> Limits:
    unless = [str(word) for word in group.get("unless", ())]
    return Limits(
        unless=frozenset(word for word in unless if " " not in word),
        unless_phrases=tuple(word for word in unless if " " in word),
        unless_object=frozenset(group.get("unless_object", ())),
        unless_subject=frozenset(group.get("unless_subject", ())),
        require=frozenset(group.get("require", ())),
        agentless=frozenset(
            _words(", ".join(group.get("agentless", ())), lists) if group.get("agentless") else ()
        ),
    )
