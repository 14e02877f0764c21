"""The relation between two marked spans."""

from __future__ import annotations

import pytest

import dateline


def marked(text: str) -> tuple[str, tuple[int, int], tuple[int, int]]:
    """A sentence with its source in [ ] and its target in { }, and both spans."""
    plain = ""
    at: dict[str, int] = {}
    for char in text:
        if char in "[]{}":
            at[char] = len(plain)
        else:
            plain += char
    return plain, (at["["], at["]"]), (at.get("{", 0), at.get("}", 0))


CASES = [
    ("[Norway] condemned {Iran} on Tuesday.", "en", "ACCUSE"),
    ("[Norway] has agreed to lift sanctions on {Iran}.", "en", "AGREE"),
    ("[The rebels] killed {nine soldiers}.", "en", "ASSAULT"),
    ("{Nine soldiers} were killed by [the rebels].", "en", "ASSAULT"),
    ("[Thai police] detained {a blogger} in Phuket.", "en", "COERCE"),
    ("[The president] met {his Kenyan counterpart}.", "en", "CONSULT"),
    ("[Turkey] sent 200 tonnes of food to {Somalia}.", "en", "AID"),
    ("[France] will not lift the ban on {Chad}.", "en", "REJECT"),
    ("Talks between [Egypt] and {Ethiopia} resumed on Friday.", "en", "CONSULT"),
    ("[Ribuan buruh] mogok kerja di Lima.", "id", "PROTEST"),
    ("[Iran] menolak usulan {Uni Eropa}.", "id", "REJECT"),
    ("[Polandia] mengusir {tiga diplomat Belarus}.", "id", "SANCTION"),
    ("[Kejaksaan] menahan {mantan bupati} itu.", "id", "COERCE"),
]


@pytest.mark.parametrize(("text", "language", "kind"), CASES)
def test_relation(text: str, language: str, kind: str) -> None:
    sentence, source, target = marked(text)
    assert dateline.code_relation(sentence, source, target, language) == kind


def test_sides_stand_where_they_are_marked() -> None:
    sentence, source, target = marked("[Norway] praised {Ghana} after the army attacked the rebels.")
    assert dateline.code_relation(sentence, source, target, "en") == "SUPPORT"


def test_no_relation() -> None:
    sentence, source, target = marked("[The lake] lies between {the hills} and the sea.")
    assert dateline.code_relation(sentence, source, target, "en") is None


def test_the_language_is_detected() -> None:
    sentence, source, target = marked("[Pemerintah Kanada] menjatuhkan sanksi kepada {enam pejabat Iran}.")
    assert dateline.code_relation(sentence, source, target) == "SANCTION"


@pytest.mark.parametrize("language", ["fr", "und", None])
def test_odd_input_gives_none(language: str | None) -> None:
    assert dateline.code_relation("…", (0, 1), (0, 0), language) is None
    assert dateline.code_relation("   ", (0, 1), (2, 3), language) is None


SENTENCE = "France condemned Iran over the seizure."
SIZE = "the sentence has 39 code points"


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ((0, 0), (17, 21), f"the source span (0, 0) is empty: {SIZE}"),
        ((6, 0), (17, 21), f"the source span (6, 0) is reversed: {SIZE}"),
        ((-6, 6), (17, 21), f"the source span (-6, 6) lies outside the sentence: {SIZE}"),
        ((0, 40), (17, 21), f"the source span (0, 40) lies outside the sentence: {SIZE}"),
        ((0, 6), (21, 17), f"the target span (21, 17) is reversed: {SIZE}"),
        ((0, 6), (35, 40), f"the target span (35, 40) lies outside the sentence: {SIZE}"),
        ((0, 6), (50, 50), f"the target span (50, 50) lies outside the sentence: {SIZE}"),
        ((0, 6), (-1, -1), f"the target span (-1, -1) lies outside the sentence: {SIZE}"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", None])
def test_a_span_that_is_none_of_the_sentence_is_refused(
    source: tuple[int, int], target: tuple[int, int], said: str, language: str | None
) -> None:
    with pytest.raises(ValueError, match="code points") as caught:
        dateline.code_relation(SENTENCE, source, target, language)
    assert str(caught.value).startswith(said)
    order = "0 <= start < end <= 39" if "source" in said else "0 <= start <= end <= 39"
    assert str(caught.value).endswith(f"give (start, end) in code points with {order}")


def test_spans_may_reach_to_both_ends_and_an_empty_target_may_stand_anywhere() -> None:
    assert dateline.code_relation(SENTENCE, (0, 6), (17, 39), "en") == "ACCUSE"
    assert {dateline.code_relation(SENTENCE, (0, 6), (at, at), "en") for at in (0, 20, 39)} == {"ACCUSE"}


def test_a_span_past_what_is_read_of_a_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match=r"of the sentence's 30039 code points 20000 are read; .* <= 20000$"):
        dateline.code_relation(SENTENCE + " " * 30_000, (0, 6), (20_001, 20_002), "en")
    with pytest.raises(ValueError, match=r"the source span .* is empty: the sentence has 0 code points"):
        dateline.code_relation("", (0, 0), (0, 0))


def test_both_spans_may_lie_in_the_second_sentence_and_one_may_reach_into_it() -> None:
    sentence, source, target = marked("The sea was calm. [Norway] condemned {Iran} on Tuesday.")
    assert dateline.code_relation(sentence, source, target, "en") == "ACCUSE"
    assert dateline.code_relation(sentence, (8, source[1]), target, "en") == "ACCUSE"
