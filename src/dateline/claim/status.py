"""Whether an act happened, goes on, is to come, is alleged, denied or only supposed.

The rules, first that holds: denied, hypothetical, alleged, future, ongoing, past. What they look at is
the verb group, the verbs above it, the clause's opener, and words before a nominal act. The words are
data: ``languages/<code>/status.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from dateline.claim.view import MARKS, STOPS, VERBAL, View
from dateline.languages import load
from dateline.ontology.plover import Lasting
from dateline.read.phrases import Phrase
from dateline.records import Stage, Status

CHAIN = 3
"""Verbs above the trigger whose helping words count ("dijadwalkan terbang untuk bertemu")."""
STAGE_WORDS = 4
"""Words of the longest phrase that states the stage of an act of law."""
AHEAD = 4
"""Tokens before the verb group in which an adverb of time is sought."""
REACH = 12
"""Tokens before the trigger in which a condition, a denial or an evidential of the same clause is sought."""


@dataclass(frozen=True, slots=True)
class Markers:
    """Words and phrases (by their first word) that say one status; ``nouns`` stand before a nominal act."""

    words: frozenset[str]
    phrases: Mapping[str, list[tuple[str, ...]]]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The status data of a language, made ready for look-up."""

    future: Markers
    ongoing: Markers
    alleged: Markers
    denied: Markers
    hypothetical: Markers
    now: Markers
    progressive: frozenset[str]
    denials: frozenset[str]
    beliefs: frozenset[str]
    nobody: frozenset[str]
    openers: frozenset[str]
    inverted: frozenset[str]
    reported_future: frozenset[str]
    questions: frozenset[str]
    refusals: frozenset[str]
    until: frozenset[str]
    done: frozenset[str]
    beyond: frozenset[str]
    wishes: frozenset[str]
    stages: Mapping[str, Stage]
    stages_behind: Mapping[str, Stage]
    announcing: frozenset[str]
    charges: Markers


@cache
def status_words(language: str) -> StatusWords:
    """The status words of ``language``; all empty where it has no ``status.toml``."""
    data = load(language, "status")

    def part(name: str) -> dict[str, Any]:
        return dict(data.get(name, {}))

    def stages(name: str) -> dict[str, Stage]:
        out: dict[str, Stage] = {}
        for stage, words in part(name).items():
            out.update(dict.fromkeys(words, stage))
        return out

    return StatusWords(
        future=_markers(part("future")),
        ongoing=_markers(part("ongoing")),
        alleged=_markers(part("alleged")),
        denied=_markers(part("denied")),
        hypothetical=_markers(part("hypothetical")),
        now=_markers(
            {"words": part("ongoing").get("adverbs", ()), "phrases": part("ongoing").get("phrases", ())}
        ),
        progressive=frozenset(part("ongoing").get("progressive", ())),
        denials=frozenset(part("denied").get("speech", ())),
        nobody=frozenset(part("denied").get("subjects", ())),
        beliefs=frozenset(part("alleged").get("speech", ())),
        openers=frozenset(part("hypothetical").get("openers", ())),
        inverted=frozenset(part("hypothetical").get("inverted", ())),
        reported_future=frozenset(part("hypothetical").get("reported_future", ())),
        questions=frozenset(part("hypothetical").get("questions", ())),
        done=frozenset(part("ongoing").get("done", ())),
        until=frozenset(part("hypothetical").get("until", ())),
        refusals=frozenset(part("denied").get("refusals", ())),
        beyond=frozenset(part("denied").get("beyond", ())),
        wishes=frozenset(part("hypothetical").get("wishes", ())),
        stages=stages("stages"),
        stages_behind=stages("stages_behind"),
        announcing=frozenset(part("future").get("announcing", ())),
        charges=_markers({"phrases": part("alleged").get("charges", ())}),
    )


def _markers(data: Mapping[str, Any]) -> Markers:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for text in data.get("phrases", ()):
        phrases.setdefault(text.split()[0], []).append(tuple(text.split()))
    return Markers(frozenset(data.get("words", ())), phrases, frozenset(data.get("nouns", ())))


def _says(marks: Markers, run: Sequence[str]) -> bool:
    if not marks.words.isdisjoint(run):
        return True
    return any(
        tuple(run[at : at + len(phrase)]) == phrase
        for at, word in enumerate(run)
        for phrase in marks.phrases.get(word, ())
    )


def status_of(
    view: View,
    verb: int | None,
    trigger: int,
    *,
    tense: str = "",
    lasting: Lasting = "never",
    speech: bool = False,
    reported: bool = False,
) -> Status:
    """The status of the act at token ``trigger``.

    ``verb`` is the verb whose group tells the tense: the trigger itself, or the verb that lends a nominal
    act its subject; None where a noun stands alone. ``reported`` says that the act stands in what somebody
    is reported to have said; ``speech`` that it is itself done by speaking.
    """
    known = status_words(view.document.language)
    run = _group(view, verb) if verb is not None else []
    if verb == trigger and not speech and not tense:
        run = [*_shared_helpers(view, trigger, known), *run]
    before = _modifiers(view, trigger) if verb != trigger else []
    clause = view.clause_start(trigger)
    if _says(known.denied, _without(run, known)) or _is_absent(view, trigger, before, known):
        return "denied"
    if verb is not None and _by_nobody(view, verb, known):
        return "denied"
    joined = speech and view.lower(view.group_start(trigger) - 1) in view.words.coordinators
    if (not speech or verb == trigger) and not joined and _is_under(view, trigger, known.denials):
        return "denied"  # but who denies an accusation does not deny that it was made
    if _is_untrue(view, trigger, known):
        return "denied"
    if _is_until(view, trigger, known):
        return "hypothetical"
    if _in_condition(view, clause, trigger, known) or _is_question(view, trigger, known):
        return "hypothetical"
    own = [] if speech else [view.lower(trigger)]
    if _says(known.alleged, run) or not known.alleged.nouns.isdisjoint([*before, *own]):
        return "alleged"
    if view.lower(clause) in known.alleged.words or _is_under(view, trigger, known.beliefs):
        return "alleged"
    if _says(known.future, run) or (reported and not known.reported_future.isdisjoint(run)):
        return "future"
    if view.lower(clause) in known.hypothetical.words and view.tag(clause + 1) not in VERBAL:
        return "hypothetical"  # "seharusnya pemerintah ..."
    if _says(known.hypothetical, run):
        return "hypothetical"
    if not known.future.nouns.isdisjoint(before):
        return "future"
    if _is_under(view, trigger, known.wishes):
        return "hypothetical"
    if verb is not None and _says(known.now, _ahead(view, verb)):
        return "ongoing"
    if _is_ongoing(verb, run, before, tense, lasting, known):
        return "ongoing"
    return "past"


def _group(view: View, verb: int) -> list[str]:
    """The words of the verb group, and of the groups of the verbs right above it."""
    out: list[str] = []
    at = verb
    for _ in range(CHAIN):
        start = view.group_start(at)
        out[:0] = [view.lower(i) for i in range(start, at)]
        above = _above(view, start)
        if above is None:
            break
        out[:0] = [view.lower(i) for i in range(above, start)]
        at = above
    return out


def _above(view: View, start: int) -> int | None:
    """The verb on which the group that starts at ``start`` hangs: right before it, or before "to" or "of"."""
    at = start - 1
    if view.is_preposition(at) and view.tag(at - 1) in (*VERBAL, "ADJ"):
        return at - 1
    if at >= 0 and view.tag(at) in VERBAL and view.lower(at) not in STOPS:
        return at
    while view.lower(at) in MARKS:
        at -= 1
    if view.lower(at) in view.words.frames.infinitive:
        for index in range(at - 1, max(-1, at - REACH), -1):
            if view.lower(index) in STOPS:
                return None
            if view.tag(index) in VERBAL or view.tag(index) == "ADJ":
                return index
    return None


def _shared_helpers(view: View, verb: int, known: StatusWords) -> list[str]:
    """The words for plan or duty of the verb that this one is joined to ("must arrest X and *expel* Y")."""
    joint = view.group_start(verb) - 1
    if joint != verb - 1 or view.lower(joint) not in view.words.coordinators:
        return []
    for at in range(joint - 1, max(-1, joint - 2 * REACH), -1):
        if view.lower(at) in STOPS or view.lower(at) == ",":
            break
        if view.tag(at) == "VERB":
            marks = known.future.words | known.hypothetical.words
            return [word for word in view.group(at) if word in marks]
    return []


def _modifiers(view: View, trigger: int) -> list[str]:
    """The words before a nominal act in its own phrase, and the one before that."""
    phrase = view.phrase_at(trigger)
    first = phrase.first if phrase else trigger
    return [view.lower(i) for i in range(max(0, first - 1), trigger)]


def _without(run: list[str], known: StatusWords) -> list[str]:
    """The words of a verb group less the negators that only say "not only" ("tidak *hanya* meminta")."""
    pairs = pairwise([*run, ""])
    return [word for word, after in pairs if not (word in known.denied.words and after in known.beyond)]


def _is_absent(view: View, trigger: int, before: list[str], known: StatusWords) -> bool:
    """Whether the words before a nominal act say that there was none ("without", "tak ada larangan")."""
    if not before:
        return False
    first = trigger - len(before)
    pair = f"{view.lower(first - 1)} {before[0]}"
    return pair in known.denied.nouns or not known.denied.nouns.isdisjoint(before[-2:])


def _by_nobody(view: View, verb: int, known: StatusWords) -> bool:
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


def _is_untrue(view: View, trigger: int, known: StatusWords) -> bool:
    """Whether the clause above says that it is not so ("*tidak benar* bahwa polisi menembak warga")."""
    for at in range(trigger - 1, max(-1, trigger - 2 * REACH), -1):
        word = view.lower(at)
        if word in STOPS or word == ",":
            return False
        if word in view.words.complementisers and word not in known.openers:
            return _says(known.denied, [view.lower(i) for i in range(max(0, at - 2), at)])
    return False


def _is_until(view: View, trigger: int, known: StatusWords) -> bool:
    """Whether a plan or refusal waits for it ("they will not leave *until* the men are freed")."""
    for at in range(trigger - 1, max(-1, trigger - REACH), -1):
        word = view.lower(at)
        if word in STOPS or word == ",":
            return False
        if word in known.until:
            above = [view.lower(i) for i in range(view.clause_start(at), at)]
            return _says(known.future, above)
    return False


def _is_under(view: View, trigger: int, verbs: frozenset[str]) -> bool:
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


def _in_condition(view: View, clause: int, trigger: int, known: StatusWords) -> bool:
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
            return _says(known.hypothetical, [view.lower(i) for i in range(clause, opened)])
    return False


def _governs(view: View, opener: int, trigger: int, known: StatusWords) -> bool:
    """Whether a condition before the trigger holds for it: in its own clause, or in the one after it."""
    commas = [at for at in range(opener, trigger) if view.lower(at) == ","]
    if not commas:
        return True
    between = [view.lower(at) for at in range(commas[-1], trigger)]
    return _says(known.hypothetical, between) or _says(known.future, between)


def _is_question(view: View, trigger: int, known: StatusWords) -> bool:
    _, last = view.clause(trigger)
    if known.questions.isdisjoint(view.clause_words(trigger)) and view.lower(last) not in known.questions:
        return False
    for at in range(trigger, len(view.tokens)):
        if view.lower(at) in known.questions:
            return True
        if view.lower(at) in STOPS or view.lower(at) in MARKS:
            return False
    return False


def _ahead(view: View, verb: int) -> list[str]:
    """The words right before the verb group, in which the clause may say when ("saat ini")."""
    start = view.group_start(verb)
    first = max(view.clause_start(verb), start - AHEAD)
    return [view.lower(at) for at in range(first, start)]


def _is_ongoing(
    verb: int | None,
    run: Sequence[str],
    before: Iterable[str],
    tense: str,
    lasting: Lasting,
    known: StatusWords,
) -> bool:
    if _says(known.ongoing, run) or not known.ongoing.nouns.isdisjoint(before):
        return True
    if tense == "gerund" and verb is not None and not known.progressive.isdisjoint(run[-3:]):
        return True
    if lasting == "present" or not known.done.isdisjoint(run):
        return tense == "present"
    return lasting == "always" and tense in ("", "present")


def stage_of(words: Sequence[str], language: str) -> Stage | None:
    """The stage of a legal act that the words of a person's phrase state; None where they state none."""
    return _first_stage(words, status_words(language).stages)


def stage_behind(words: Sequence[str], language: str) -> Stage | None:
    """The stage that the words behind an act of law state ("*on suspicion of* fraud")."""
    return _first_stage(words, status_words(language).stages_behind)


def _first_stage(words: Sequence[str], known: Mapping[str, Stage]) -> Stage | None:
    """The stage of the first phrase of the table among the words, the longest that starts there."""
    for at in range(len(words)):
        for size in range(min(STAGE_WORDS, len(words) - at), 0, -1):
            stage = known.get(" ".join(words[at : at + size]))
            if stage is not None:
                return stage
    return None


def says_alleged(words: Sequence[str], language: str) -> bool:
    """Whether the words hold one that says that an act is only alleged."""
    return _says(status_words(language).alleged, words)


def tells_charges(words: Sequence[str], language: str) -> bool:
    """Whether the words of a sentence say that it tells what somebody is charged with."""
    return _says(status_words(language).charges, words)


def attributes(language: str) -> frozenset[str]:
    """Words that say of a noun that it is only alleged ("*alleged* spies"); they state no act themselves."""
    return status_words(language).alleged.nouns


def is_announced(view: View, trigger: int) -> bool:
    """Whether a plan is announced in the sentence: to announce a withdrawal is to concede already."""
    known = status_words(view.document.language).announcing
    first, _ = view.clause(trigger)
    return any(view.lower(at) in known for at in range(first, trigger))


def is_refused(view: View, verb: int | None) -> bool:
    """Whether somebody says that they will not do it ("will not lift the ban"): a plan and its negation."""
    known = status_words(view.document.language)
    run = _group(view, verb) if verb is not None else []
    return _says(known.future, run) and not known.refusals.isdisjoint(run)
