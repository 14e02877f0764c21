"""The rejector: the score of an event, what each bound keeps, and the weights that ship."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dateline
from dateline.claim.rejector import HERE, LEAST, MOST, Rejector, build, rejector
from dateline.claim.surroundings import Candidate
from dateline.records import Event, Reading

SENTENCES = Path(__file__).parent / "sentences"
ROUND = {
    "bias": 0.5,
    "evidence": {"target=none": -1.0, "told.firm": 0.5},
    "frames": {},
    "units": {},
    "calibration": [1.0, 0.0],
    "bounds": {"default": 0.5, "strict": 0.8},
}


def one() -> Candidate:
    return Candidate(Event("ACCUSE", (0, 1), 0), None)  # type: ignore[arg-type]


def readings(keep: str) -> list[Reading]:
    out = []
    for language in ("en", "id"):
        rows = (SENTENCES / f"events-{language}.jsonl").read_text(encoding="utf-8").splitlines()
        text = "\n\n".join(json.loads(row)["text"] for row in rows)
        out.append(dateline.read_text(text, language=language, events=keep))  # type: ignore[arg-type]
    return out


def keys(found: list[Reading]) -> list[tuple[int, object, str, float]]:
    return [(n, e.span, e.type, e.score) for n, reading in enumerate(found) for e in reading.events]


def test_each_bound_keeps_a_part_of_what_the_one_below_it_keeps() -> None:
    every, default, strict = (keys(readings(keep)) for keep in ("all", "default", "strict"))
    known = rejector()
    assert 0 < known.bound("default") < known.bound("strict") < 1 and known.bound("all") == 0
    assert default == [key for key in every if key[3] >= known.bound("default")]
    assert strict == [key for key in every if key[3] >= known.bound("strict")]
    assert len(every) > len(default) > len(strict) > 0
    assert all(LEAST <= key[3] <= MOST for key in every)
    assert len({key[3] for key in every}) > 50


def test_the_same_text_gets_the_same_scores() -> None:
    assert keys(readings("all")) == keys(readings("all"))


def test_happenings_are_numbered_among_the_kept() -> None:
    for reading in readings("strict"):
        numbers = sorted({event.happening for event in reading.events})
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_the_score_is_the_probability_of_the_weighed_sum() -> None:
    known = build(ROUND)
    assert known.score(one(), {}) == pytest.approx(0.622, abs=1e-3)
    assert known.score(one(), {"target=none": 1.0}) == pytest.approx(0.378, abs=1e-3)
    assert known.score(one(), {"told.firm": 0.4, "never seen": 9.0}) == pytest.approx(0.668, abs=1e-3)
    assert known.reasons(one(), {"target=none": 1.0, "never seen": 1.0}) == {"target=none": -1.0}


def test_nothing_is_certain() -> None:
    known: Rejector = build(ROUND | {"bias": 50.0})
    assert known.score(one(), {}) == MOST
    assert known.score(one(), {"target=none": 100.0}) == LEAST


def test_the_weights_hold_no_word_of_a_text_and_are_small() -> None:
    data = json.loads((HERE / "rejector.json").read_text(encoding="utf-8"))
    assert (HERE / "rejector.json").stat().st_size < 300_000
    assert set(data) == set(ROUND)
    assert all(unit == "" or unit.split()[1].removesuffix(":") in data["frames"] for unit in data["units"])


def test_plain_news_of_two_states_is_read_by_default() -> None:
    text = (
        "NAIROBI (AP) — Kenya's foreign minister condemned Ethiopia on Tuesday over the border attack.\n\n"
        "The government in Nairobi expelled two Ethiopian diplomats, the ministry said."
    )
    reading = dateline.read_text(text, language="en")
    assert [(e.type, e.status) for e in reading.events] == [("ACCUSE", "past"), ("SANCTION", "past")]


def test_marked_spans_are_related_whatever_the_rejector_thinks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.claim.events.bound", lambda keep: 1.0)
    sentence = "France condemned Iran over the seizure."
    assert not dateline.read_text(sentence, language="en").events
    assert dateline.code_relation(sentence, (0, 6), (17, 21), language="en") == "ACCUSE"
