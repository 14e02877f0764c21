"""Texts that try to break a reader of language: none raises, the work grows with the length, the story stays.

Work is counted in calls, not in seconds: the count is the same on every machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import cycle
from typing import Any

import pytest

from dateline import pipeline
from dateline.claim import events
from dateline.errors import CODES
from dateline.extract import pasted
from dateline.pipeline import extract, read_page, read_text
from dateline.read import document
from hostile_texts import EN, FAULTS, FULL, ID, TONGUES, Tongue, page_of, text_of

SMALL, LARGE = 0.001, 0.003
"""Shares of the full size between which the work is compared."""
GROWTH = 4.5
"""How many times as much work three times the text may be."""
CALLS_A_CHARACTER = 150
"""Calls of functions that a code point of any text may cost; an ordinary one costs thirty."""
LEAST = 30
"""Calls that a code point of the shorter text counts at least, so that a rare word more tells nothing."""
ALTERNATING = [
    pytest.param(name, words, id=f"{name}-{words.code}")
    for name, words in zip(FAULTS, cycle(TONGUES), strict=False)
]
"""Every fault in one language; the full size in both is run by bench/hostile.py."""


class TooMuch(BaseException):
    """The work is over the bound; no step may take it for a fault of its own."""


def calls(run: Callable[[], Any], most: int) -> int:
    """How many calls of functions a run takes; raises ``TooMuch`` over ``most``."""
    count = 0

    def see(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1
            if count > most:
                sys.setprofile(None)
                raise TooMuch

    sys.setprofile(see)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    for words in TONGUES:
        read_text(words.story, words.code)


@pytest.mark.parametrize(("name", "words"), ALTERNATING)
def test_work_grows_with_the_text(name: str, words: Tongue) -> None:
    base = calls(lambda: read_text(words.story, words.code), 1_000_000)
    small, large = (text_of(name, size, words) for size in (SMALL, LARGE))
    most = base + int(FULL * LARGE * CALLS_A_CHARACTER)
    first = calls(lambda: read_text(small, words.code), most) - base
    second = calls(lambda: read_text(large, words.code), most) - base
    assert second < GROWTH * max(first, LEAST * FULL * SMALL)


@pytest.mark.parametrize("words", TONGUES, ids=lambda words: words.code)
@pytest.mark.parametrize("name", FAULTS)
def test_hostile_text(name: str, words: Tongue) -> None:
    reading = read_text(text_of(name, SMALL, words), words.code)
    codes = [problem.code for problem in reading.problems]
    assert set(codes) <= CODES.keys() - {"failed"}
    text = reading.article.text
    assert any(words.said in text[slice(*q.span)] for q in reading.quotations)
    for sentence in reading.sentences:
        assert 0 <= sentence.span[0] < sentence.span[1] <= len(text)
    for quotation in reading.quotations:
        assert 0 <= quotation.span[0] < quotation.span[1] <= len(text)


@pytest.mark.parametrize("name", FAULTS)
def test_hostile_text_on_a_page(name: str) -> None:
    reading = read_page(page_of(name, SMALL, EN))
    assert "failed" not in [problem.code for problem in reading.problems]
    assert EN.said in reading.article.text


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (EN, "The government met " + "army's attack's " * 12 + "police's talks in Banda."),
        (EN, "Troops attacked " + "the ministry of the court for the army of " * 20 + "Iran."),
        (EN, "Ana Lim said and " + "they were told and the board said " * 60 + "no."),
        (EN, "Police arrested " + "the minister, the chief, and " * 40 + "two men."),
        (ID, "Pemerintah menyerang " + "langkah serangan polisi " * 40 + "dengan Iran."),
        (ID, "Kata " + "Saya yang dengan merasa dan " * 60 + "Ana Lim."),
    ],
)
def test_chains_do_not_multiply(words: Tongue, fault: str) -> None:
    calls(lambda: read_text(words.story + fault, words.code), 400_000)


# What is over a bound says so, and what comes before it stays.


def truncated(reading: Any) -> str:
    return " ".join(p.message for p in reading.problems if p.code == "truncated")


def test_nothing_is_cut_from_the_story() -> None:
    for words in TONGUES:
        assert truncated(read_text(words.story, words.code)) == ""


def test_characters_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_text(EN.story + "They met on 3 March 2024.", "en")
    monkeypatch.setattr(pipeline, "READ_CHARACTERS", len(whole.article.text) - 20)
    cut = read_text(EN.story + "They met on 3 March 2024.", "en")
    assert cut.article.text == whole.article.text
    assert cut.sentences[:-1] == whole.sentences[:-1]
    assert cut.quotations == whole.quotations
    assert "characters were read" in truncated(cut)


def test_words_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read_text(EN.story, "en")
    monkeypatch.setattr(document, "READ_TOKENS", 40)
    cut = read_text(EN.story, "en")
    assert 0 < len(cut.sentences) < len(whole.sentences)
    assert cut.sentences[:2] == whole.sentences[:2]
    assert "40 words and marks" in truncated(cut)


def test_sentences_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The board met, " + "and the council met, " * 9 + "in Banda."
    whole = read_text(text, "en")
    monkeypatch.setattr(document, "LONGEST", 20)
    cut = read_text(text, "en")
    assert len(whole.sentences) == 1
    parts = [text[slice(*s.span)] for s in cut.sentences]
    assert len(parts) > 2 and " ".join(parts) == text
    assert all(part.endswith(",") for part in parts[:-1])
    assert "more than 20 words" in truncated(cut)


@pytest.mark.parametrize(("bound", "value"), [("MOST_EVENTS", 2), ("MOST_TRIGGERS", 6), ("MOST_HERE", 2)])
def test_events_are_bounded(bound: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = EN.story + "Israel attacked Iran and arrested and killed rebels in Banda. " * 5
    whole = read_text(text, "en")
    monkeypatch.setattr(events, bound, value)
    cut = read_text(text, "en")
    assert 0 < len(cut.events) < len(whole.events)
    assert "acts" in truncated(cut) and not truncated(whole)


def test_cues_of_a_sentence_are_bounded() -> None:
    reading = read_text(EN.story + "Ana Lim said no and " * 60 + "went.", "en")
    assert "words of saying" in truncated(reading)
    assert any(EN.said in reading.article.text[slice(*q.span)] for q in reading.quotations)


def test_lines_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "MAX_LINES", 12)
    reading = read_text(EN.story + "Lim.\n\n" * 40, "en")
    assert EN.said in reading.article.text
    assert len(reading.article.blocks) <= 12 and truncated(reading)


def test_data_of_a_page_is_bounded_together() -> None:
    block = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Board","x":"%s"}</script>'
    page = f"<html><head>{block % ('a' * 800_000) * 5}</head><body><h1>Board</h1><p>{EN.said}.</p></body>"
    assert "truncated" in [p.code for p in extract(page).problems]
    assert "truncated" not in [p.code for p in extract(page.replace("a" * 800_000, "a" * 80_000)).problems]
