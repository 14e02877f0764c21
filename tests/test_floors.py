"""Accuracy over the fixture pages never falls below ``floors.json``.

Lowering a floor takes an edit of that file by hand, which a reader of the change then sees; raise the
floors with ``python tests/scoring.py --raise`` after an improvement or a new fixture.
"""

from __future__ import annotations

import json

import pytest

from scoring import FLOORS, fixtures_digest, measure

STATED = json.loads(FLOORS.read_text(encoding="utf-8"))
CASES = [(code, name) for code in ("en", "id") for name in STATED[code]]


@pytest.mark.parametrize(("language", "name"), CASES)
def test_accuracy_holds_its_floor(language: str, name: str) -> None:
    board = measure(language)
    measured, floor = board.counts[name].f1, STATED[language][name]
    about = [line for line in board.misses if name.rstrip("s") in line]
    assert measured >= floor, "\n".join([f"{language} {name} fell to {measured:.3f} from {floor}", *about])


def test_the_floors_were_measured_on_these_fixtures() -> None:
    assert STATED["fixtures"] == fixtures_digest(), (
        "the fixture pages changed: measure them and set the floors with  python tests/scoring.py --raise"
    )


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_measure_has_a_floor(language: str) -> None:
    measures = {"quotations", "speakers", "quotation kinds", "events", "statuses", "reporters", "persons"}
    assert measures <= set(STATED[language])
