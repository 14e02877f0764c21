"""The scorer of names and quotations against the gold corpus, on an invented article."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

from bench.gold import f1, interval, lines, overlap, read_gold, score, short_names  # noqa: E402
from dateline.records import Mention, Quotation, Reading  # noqa: E402
from goldtools.records import Chain, Gold, Name, Quote  # noqa: E402

TEXT = 'Ratna Suhita tiba di Suva.\n\n"Kami pulang," kata dia.'


def span(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


GOLD = Gold(
    "g", {"language": "id"}, TEXT,
    names=(Name("person", span("Ratna Suhita")), Name("place", span("Suva"))),
    quotes=(Quote("direct", span("Kami pulang"), span("kata"), span("dia"), None, "ratna"),),
    chains=(Chain("ratna", (span("Ratna Suhita"), span("dia"))),),
)  # fmt: skip


def reading(mentions: tuple[Mention, ...], quotations: tuple[Quotation, ...]) -> Reading:
    return Reading(read_gold(GOLD).article, mentions=mentions, quotations=quotations)


def test_names_count_by_span_and_kind() -> None:
    person = Mention(span("Ratna Suhita"), "person", "Ratna Suhita")
    wrong = Mention(span("Suva"), "person", "Suva")
    role = Mention(span("tiba"), "role", "tiba")
    names = score(GOLD, reading((person, wrong, role), ()))["names"]
    assert (names["hit"], names["found"], names["true"]) == (1, 2, 2)


@pytest.mark.parametrize(
    ("words", "said_by", "found", "sharp", "speaker"),
    [
        ("Kami pulang", "Ratna Suhita", 1, 1, 1),
        ("Kami pulang", "Suva", 1, 1, 0),
        ("pulang", "Ratna Suhita", 1, 0, 1),
        ("tiba di", "Ratna Suhita", 0, 0, 0),
    ],
)
def test_quotations_count_by_overlap_and_speaker(
    words: str, said_by: str, found: int, sharp: int, speaker: int
) -> None:
    who = Mention(span(said_by) if said_by == "Suva" else span("dia"), "person", said_by)
    quotation = Quotation(span(words), "direct", span("kata"), who, "named", 1, None, 0.9)
    got = score(GOLD, reading((), (quotation,)))
    hits = [got[name]["hit"] for name in ("quotations found", "quotations sharp", "quotation and speaker")]
    assert hits == [found, sharp, speaker]


def test_the_interval_holds_the_score_and_spreads_with_the_articles() -> None:
    mixed = [Counter(hit=1, found=1, true=1), Counter(hit=0, found=1, true=1)] * 10
    low, high = interval(mixed)
    assert low < f1(mixed) == 0.5 < high
    assert interval([Counter(hit=1, found=1, true=1)] * 3) == (1.0, 1.0)


def test_each_group_and_measure_has_a_line() -> None:
    article = score(GOLD, read_gold(GOLD))
    out = list(lines({"id invented": [article], "en real": [article, article]}))
    assert len(out) == 10 and out[0].startswith("en real") and "articles 2" in out[0]


def test_overlap_is_of_the_union() -> None:
    assert overlap((0, 10), (5, 10)) == 0.5 and overlap((0, 2), (4, 6)) == 0


def test_a_short_name_is_right_with_the_longest_of_its_chain() -> None:
    text = "Ratna Suhita tiba. Ratna pulang."
    names = (Name("person", (0, 12), (), "ratna"), Name("person", (19, 24), (), "ratna"))
    gold = Gold("g", {"language": "id"}, text, names=names)
    for name, hits in (("Ratna Suhita", 1), ("Ratna", 0)):
        found = (Mention((0, 12), "person", "Ratna Suhita"), Mention((19, 24), "person", name))
        counts = short_names(gold, Reading(read_gold(gold).article, mentions=found))
        assert (counts["hit"], counts["found"], counts["true"]) == (hits, 1, 1)
