"""The words that say whether an act happened, from ``languages/<code>/status.toml``, ready to match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.languages import load
from dateline.records import Stage

STAGE_WORDS = 4
"""Words of the longest phrase that states the stage of an act of law."""


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


def says(marks: Markers, run: Sequence[str]) -> bool:
    """Whether the words hold one of the markers, or one of their phrases."""
    if not marks.words.isdisjoint(run):
        return True
    return any(
        tuple(run[at : at + len(phrase)]) == phrase
        for at, word in enumerate(run)
        for phrase in marks.phrases.get(word, ())
    )


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
    return says(status_words(language).alleged, words)


def tells_charges(words: Sequence[str], language: str) -> bool:
    """Whether the words of a sentence say that it tells what somebody is charged with."""
    return says(status_words(language).charges, words)


def attributes(language: str) -> frozenset[str]:
    """Words that say of a noun that it is only alleged ("*alleged* spies"); they state no act themselves."""
    return status_words(language).alleged.nouns
