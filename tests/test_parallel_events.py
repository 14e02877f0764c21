"""The same sentence in English and Indonesian gives the same events.

``sentences/parallel.tsv``: a type or "-" for no event, the English sentence, the Indonesian one; invented.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import dateline

PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences" / "parallel.tsv").read_text("utf-8").splitlines()
]
Rows = list[tuple[str, list[str], list[str]]]


def rows(text: str, language: str) -> Rows:
    """Type and countries of both sides of all events that the rules read in a sentence."""
    events = dateline.read_text(text, language=language, events="all").events
    return sorted(
        (
            event.type,
            sorted(party.country or "" for party in event.source),
            sorted(party.country or "" for party in event.target),
        )
        for event in events
    )


def test_both_languages_read_the_same() -> None:
    """At least 85 % of the pairs give equal rows in both languages, of the type written beside them alone."""
    apart = []
    for kind, english, indonesian in PAIRS:
        first, second = rows(english, "en"), rows(indonesian, "id")
        if first != second or {row[0] for row in first} != {kind} - {"-"}:
            apart.append(f"{kind} | {english} {first} | {indonesian} {second}")
    assert len(apart) <= 0.15 * len(PAIRS), "\n".join(apart)


def test_every_type_is_asked_for_and_silence_too() -> None:
    """A dozen pairs of each type, and a quarter of the pairs without an event."""
    kinds = Counter(kind for kind, _, _ in PAIRS)
    silent = kinds.pop("-")
    assert len(kinds) == 16
    assert min(kinds.values()) >= 12
    assert 4 * silent >= len(PAIRS)
