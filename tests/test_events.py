"""Events: own sentences in both languages, their floors, and the bounds of the work.

All that the rules read is looked at here and in the test_events_*.py beside it; what the rejector keeps of
it, in test_rejector.py.
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.ontology.plover import TYPES, contexts
from dateline.records import Event, Mention
from telling import events

SENTENCES = Path(__file__).parent / "sentences"
FLOORS = {"en": 0.94, "id": 0.94}
"""F1 over the own sentences, which hold 30 without an event in each language."""

Row = dict[str, Any]


def rows(language: str) -> list[Row]:
    text = (SENTENCES / f"events-{language}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _is(wanted: str | None, mentions: Sequence[Mention], text: str) -> bool:
    if wanted is None:
        return True
    want = set(wanted.lower().split())
    return any(want & set(f"{m.name} {text[slice(*m.span)]}".lower().split()) for m in mentions)


def _matches(want: Row, got: Event, text: str) -> bool:
    both = (*got.source, *got.target)
    source, target = (both, both) if want.get("symmetric") else (got.source, got.target)
    return (
        got.type == want["root"]
        and got.status == want["status"]
        and _is(want["source"], source, text)
        and _is(want["target"], target, text)
    )


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_own_sentences_hold_their_floor(language: str) -> None:
    hits = found = wanted = 0
    misses: list[str] = []
    for row in rows(language):
        free = list(events(row["text"], language))
        found, wanted = found + len(free), wanted + len(row["events"])
        for want in row["events"]:
            match = next((e for e in free if _matches(want, e, row["text"])), None)
            if match is None:
                misses.append(f"{row['id']} missed {want['root']}: {row['text']}")
            else:
                free.remove(match)
                hits += 1
        misses.extend(f"{row['id']} too many {e.type}: {row['text']}" for e in free)
    assert 2 * hits / (found + wanted) >= FLOORS[language], "\n".join(misses)


@pytest.mark.parametrize("language", ["en", "id"])
def test_sentences_without_an_event_are_left_alone(language: str) -> None:
    quiet = [row["text"] for row in rows(language) if not row["events"]]
    assert len(quiet) >= 30
    assert not [text for text in quiet if events(text, language)]


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_type_has_an_own_sentence(language: str) -> None:
    assert {e["root"] for row in rows(language) for e in row["events"]} == set(TYPES)


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_fact_slices_and_is_of_the_ontology(language: str) -> None:
    for row in rows(language):
        reading = dateline.read_text(row["text"], language=language, events="all")
        for event in reading.events:
            assert reading.article.text[slice(*event.span)].strip()
            assert all(reading.article.text[slice(*m.span)] for m in (*event.source, *event.target))
            assert event.source or event.target
            assert set(event.contexts) <= contexts()
            assert event.mode is None or event.mode in TYPES[event.type].modes
            assert 0 < event.score < 1
            assert not (event.reciprocal and event.target)


def test_the_same_text_gives_the_same_events() -> None:
    text = " ".join(row["text"] for row in rows("id")[:40])
    assert events(text, "id") == events(text, "id")


def test_the_work_is_bounded() -> None:
    for text in (
        "Rusia menyerang " * 2000,
        "and said " * 3000,
        "by of to the " * 3000,
        "(" * 5000,
        "“" * 3000,
    ):
        start = time.perf_counter()
        for language in ("en", "id"):
            dateline.read_text(text, language=language, events="all")
        assert time.perf_counter() - start < 20
