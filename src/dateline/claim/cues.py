"""Words that report speech, belief, accusation or denial, and how they are used in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.claim.passages import Item, Passage
from dateline.languages import load

FORMS = ("base", "present", "past", "participle", "perfect")
BLOCKER_REACH = 3
"""Words before a cue among which a negator or "would" makes it no report."""


@dataclass(frozen=True, slots=True)
class CueWord:
    """One form of a cue: ``takes`` names the contents that it may have (cues.toml), of all its families."""

    kind: str
    takes: frozenset[str]
    forms: frozenset[str]
    particle: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cue data of one language, made ready for look-up."""

    words: Mapping[str, tuple[CueWord, ...]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    idioms: Mapping[str, tuple[tuple[str, ...], ...]]
    closers: Mapping[str, tuple[tuple[str, ...], ...]]
    lists: Mapping[str, frozenset[str]]
    verb_tags: frozenset[str]
    comma: bool
    participles: tuple[str, ...]
    genders: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a passage: items ``first`` up to before ``last``; ``enclitic``: its last is the speaker."""

    first: int
    last: int
    kind: str
    takes: frozenset[str]
    forms: frozenset[str]
    enclitic: bool = False
    passive: bool = False


@cache
def lexicon(language: str) -> Lexicon:
    """The cues of a language; all parts are empty where it has none."""
    data = load(language, "cues")
    words: dict[str, list[CueWord]] = {}
    for family in data.get("family", ()):
        takes = frozenset(family["takes"])
        for line in family["verbs"]:
            for form, word in _forms(line):
                words.setdefault(form, []).append(CueWord(family["class"], takes, *word))
    listed = _lists(data) | _shared(load(language, "words"), load(language, "times"))
    return Lexicon(
        {form: _joined(found) for form, found in words.items()},
        _by_first(data.get("prepositions", {}).get("phrases", ())),
        _by_first(data.get("blockers", {}).get("idioms", ())),
        _by_first(data.get("adjuncts", {}).get("closers", ())),
        listed,
        frozenset(data.get("verb_tags", ())),
        bool(data.get("complement", {}).get("comma", False)),
        tuple(data.get("adjuncts", {}).get("participles", ())),
        {w: p.get("gender", "") for w, p in load(language, "words").get("pronouns", {}).items()},
    )


def _forms(line: str) -> Iterable[tuple[str, tuple[frozenset[str], str | None]]]:
    parts = line.split()
    particle = parts.pop()[1:] if parts[-1].startswith("+") else None
    if len(parts) == 1:
        yield parts[0], (frozenset({"any"}), particle)
        return
    if len(parts) == 4:
        parts.append(parts[2])
    for form in dict.fromkeys(parts):
        names = frozenset(name for name, part in zip(FORMS, parts, strict=True) if part == form)
        yield form, (names, particle)


def _joined(found: Sequence[CueWord]) -> tuple[CueWord, ...]:
    """One entry a particle: a verb of several families takes what each of them takes."""
    out: dict[str | None, CueWord] = {}
    for word in found:
        same = out.get(word.particle)
        out[word.particle] = (
            CueWord(same.kind, same.takes | word.takes, same.forms | word.forms, word.particle)
            if same
            else word
        )
    return tuple(sorted(out.values(), key=lambda w: w.particle is None))


def _by_first(phrases: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in out.items()}


def _lists(data: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The lists of cues.toml as sets under "section.key"."""
    return {
        f"{section}.{key}": frozenset(value)
        for section, table in data.items()
        if isinstance(table, dict)
        for key, value in table.items()
        if isinstance(value, list)
    }


def _shared(words: Mapping[str, Any], times: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """What other word data says: pronouns by person, adverbs, prepositions, negators, days and months."""
    people: Mapping[str, Mapping[str, Any]] = words.get("pronouns", {}) | words.get("possessives", {})
    clauses, verbs, nouns = words.get("clauses", {}), words.get("verbs", {}), words.get("nouns", {})
    return {
        "third": frozenset(w for w, p in words.get("pronouns", {}).items() if p["person"] == 3),
        "first": frozenset(w for w, p in people.items() if p["person"] < 3),
        "neuter": frozenset(w for w, p in people.items() if p.get("gender") == "n"),
        "plural": frozenset(w for w, p in people.items() if p["number"] == "plural"),
        "prepositions": frozenset(clauses.get("prepositions", ())),
        "coordinators": frozenset(clauses.get("coordinators", ())),
        "subordinators": frozenset(clauses.get("subordinators", ())),
        "relatives": frozenset(clauses.get("relatives", ())),
        "joining": frozenset(clauses.get("joining", ())),
        "noun_links": frozenset(words.get("complements", {}))
        | frozenset(words.get("complements", {}).get("any", ())),
        "adverbs": frozenset(verbs.get("subject_adverbs", ())),
        "adverb_openers": frozenset(verbs.get("adverb_openers", ())),
        "auxiliaries": frozenset(verbs.get("auxiliaries", ())) | frozenset(verbs.get("modals", ())),
        "negators": frozenset(verbs.get("negators", ())),
        "demonstratives": frozenset(nouns.get("demonstratives", ())),
        "determiners": frozenset(nouns.get("determiners", ())),
        "indefinites": frozenset(nouns.get("indefinites", ())),
        "days": frozenset(times.get("weekdays", {})) | frozenset(times.get("months", {})),
    }


def matches(items: Sequence[Item], at: int, phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> int:
    """How many items from ``at`` on are one of the phrases; 0 where none is."""
    for words in phrases.get(items[at].lower, ()):
        if at + len(words) <= len(items) and all(items[at + i].lower == w for i, w in enumerate(words)):
            return len(words)
    return 0


def find_cues(passage: Passage, data: Lexicon) -> tuple[Cue, ...]:
    """The cues of a passage in order: no idioms, nothing that was not said."""
    items = passage.items
    found: list[Cue] = []
    void = 0
    for at, item in enumerate(items):
        if item.stretch is not None:
            continue
        void = max(void, at + matches(items, at, data.idioms))
        if at < void:
            continue
        phrase = matches(items, at, data.phrases)
        if phrase:
            takes = frozenset({"source"})
            found.append(_closed(items, at, at + phrase, "saying", takes, frozenset({"any"}), data))
            continue
        word = _word(items, at, data)
        if word is None:
            continue
        last = at + 1 + (word.particle is not None)
        cue = _closed(items, at, last, word.kind, word.takes, word.forms, data)
        if cue.forms == {"perfect"} and not _is_helped(items, at, data):
            continue
        if not _blocked(items, cue, data):
            found.append(_voiced(items, cue, data))
    return tuple(found)


def _is_helped(items: Sequence[Item], at: int, data: Lexicon) -> bool:
    """Whether an auxiliary stands before the verb at ``at``, over adverbs: else its form is a modifier's."""
    at -= 1
    while at > 0 and (items[at].lower in data.lists["adverbs"] or items[at].tag == "ADV"):
        at -= 1
    return at >= 0 and (items[at].lower in data.lists["auxiliaries"] or items[at].tag == "AUX")


def _word(items: Sequence[Item], at: int, data: Lexicon) -> CueWord | None:
    item = items[at]
    options = data.words.get(item.lower)
    if options is None or (data.verb_tags and item.tag not in data.verb_tags):
        return None
    following = items[at + 1].lower if at + 1 < len(items) else ""
    return next((w for w in options if w.particle in (None, following)), None)


def _closed(
    items: Sequence[Item],
    first: int,
    last: int,
    kind: str,
    takes: frozenset[str],
    forms: frozenset[str],
    data: Lexicon,
) -> Cue:
    """The cue with the enclitic that is its speaker."""
    enclitic = last < len(items) and items[last].lower in data.lists["speaker.enclitics"]
    touching = enclitic and items[last].span[0] == items[last - 1].span[1]
    return Cue(first, last + touching, kind, takes, forms, touching)


def _blocked(items: Sequence[Item], cue: Cue, data: Lexicon) -> bool:
    """Whether a word before the cue says that nobody uttered it."""
    if cue.takes & {"follows"} and cue.first and items[cue.first - 1].lower in {",", "“"}:
        return False
    at = cue.first - 1
    for _ in range(BLOCKER_REACH):
        if at < 0 or items[at].stretch is not None:
            return False
        word = items[at].lower
        if word in data.lists["blockers.before"]:
            return True
        if word in data.lists["blockers.infinitive"]:
            return not (at and items[at - 1].lower in data.lists["blockers.went"])
        if (
            word not in data.lists["adverbs"]
            and word not in data.lists["auxiliaries"]
            and items[at].tag != "ADV"
        ):
            return False
        at -= 1
    return False


def _voiced(items: Sequence[Item], cue: Cue, data: Lexicon) -> Cue:
    """The cue, marked as passive where a form of "be" stands before it."""
    at = cue.first - 1
    while at >= 0 and items[at].lower in data.lists["adverbs"]:
        at -= 1
    if at >= 0 and items[at].lower in data.lists["blockers.passive"] and cue.forms & {"past", "perfect"}:
        return Cue(cue.first, cue.last, cue.kind, cue.takes, cue.forms, cue.enclitic, True)
    return cue
