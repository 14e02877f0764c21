"""Noun phrases as long as an actor."""

from __future__ import annotations

import pytest

from dateline.languages import load
from dateline.link.annotate import annotate
from dateline.read.document import Document
from dateline.read.phrases import (
    head_text,
    inner_phrases,
    noun_phrases,
    phrase_after,
    phrase_before,
    split_coordination,
)
from dateline.records import Article, Block, Mention, MentionKind


def read(text: str, language: str) -> Document:
    return annotate(Article("a", language=language, text=text, blocks=(Block("paragraph", (0, len(text))),)))


def name(document: Document, text: str, kind: MentionKind) -> Mention:
    start = document.text.index(text)
    return Mention((start, start + len(text)), kind, text)


# Language, sentence, phrases that must be among its maximal ones.
MAXIMAL = [
    ("id", "Pemimpin oposisi, Wira Laksana, mengecam serangan itu.", ["Pemimpin oposisi, Wira Laksana"]),
    ("id", "Sebanyak 31 nelayan asal Bitung ditahan.", ["31 nelayan asal Bitung"]),
    ("id", "Sejumlah keluarga nelayan menggelar aksi.", ["Sejumlah keluarga nelayan"]),
    ("id", "Duta Besar Jepang untuk Indonesia bertemu menteri.", ["Duta Besar Jepang untuk Indonesia"]),
    ("id", "Rukmini (34), istri seorang nelayan, menangis.", ["Rukmini (34), istri seorang nelayan"]),
    ("id", "Israel, Mesir, dan Qatar sepakat berunding.", ["Israel, Mesir, dan Qatar"]),
    ("id", "Pemerintah saat ini menahan dua kapal tunda.", ["Pemerintah", "dua kapal tunda"]),
    ("id", "Polisi mengecam kelompok bersenjata itu.", ["Polisi", "kelompok bersenjata itu"]),
    ("id", "Juru bicara militer Ukraina membantahnya.", ["Juru bicara militer Ukraina", "nya"]),
    ("id", "Ia menolak di depan kantor gubernur.", ["Ia", "kantor gubernur"]),
    ("en", "The foreign minister of France met envoys.", ["The foreign minister of France", "envoys"]),
    ("en", "The Albanian ambassador to Ukraine left.", ["The Albanian ambassador to Ukraine"]),
    ("en", "Mara Orlo, Albania’s foreign minister, spoke.", ["Mara Orlo, Albania’s foreign minister"]),
    ("en", "Russia’s Defense Ministry denied it.", ["Russia’s Defense Ministry", "it"]),
    ("en", "Japan and South Korea condemned the launch.", ["Japan and South Korea", "the launch"]),
    ("en", "Thousands of farmers marched in Dover on Monday.", ["Thousands of farmers", "Dover"]),
    ("en", "At least 83 people were hurt.", ["At least 83 people"]),
    (
        "en",
        "They seized a clearly identified group of boats.",
        ["They", "a clearly identified group of boats"],
    ),
    (
        "en",
        "The Civil Guard (CG) rescued the detained governor.",
        ["The Civil Guard (CG)", "the detained governor"],
    ),
    ("en", "The president met his Russian counterpart last week.", ["his Russian counterpart"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), MAXIMAL)
def test_maximal(language: str, text: str, wanted: list[str]) -> None:
    document = read(text, language)
    found = [document.words(p.span) for p in noun_phrases(document, 0)]
    assert [w for w in wanted if w not in found] == [], found


@pytest.mark.parametrize(("language", "text", "wanted"), MAXIMAL)
def test_phrases_are_sorted_apart_and_slice(language: str, text: str, wanted: list[str]) -> None:
    document = read(text, language)
    tokens = document.tokens[0]
    last = 0
    for phrase in noun_phrases(document, 0):
        assert last <= phrase.first <= phrase.head < phrase.last <= len(tokens)
        assert phrase.span == (tokens[phrase.first].span[0], tokens[phrase.last - 1].span[1])
        for inner in inner_phrases(phrase):
            assert phrase.first <= inner.first < inner.last <= phrase.last
        last = phrase.last


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("id", "Indonesia dan Vietnam menandatangani perjanjian.", ["Indonesia", "Vietnam"]),
        ("id", "Israel, Mesir, dan Qatar berunding.", ["Israel", "Mesir", "Qatar"]),
        (
            "en",
            "The United States, Japan and South Korea agreed.",
            ["The United States", "Japan", "South Korea"],
        ),
        ("en", "She and I left.", ["She", "I"]),
        ("en", "The minister left.", ["The minister"]),
    ],
)
def test_split_coordination(language: str, text: str, parts: list[str]) -> None:
    document = read(text, language)
    first = noun_phrases(document, 0)[0]
    found = split_coordination(document, 0, first)
    assert [document.words(p.span) for p in found] == parts


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        (
            "id",
            "Kementerian Pariwisata dan Ekonomi Kreatif menolak.",
            "Kementerian Pariwisata dan Ekonomi Kreatif",
        ),
        ("en", "Trinidad and Tobago objected.", "Trinidad and Tobago"),
    ],
)
def test_a_name_stays_whole(language: str, text: str, held: str) -> None:
    document = read(text, language)
    mentions = (name(document, held, "organisation"),)
    first = noun_phrases(document, 0, mentions)[0]
    assert document.words(first.span) == held
    assert split_coordination(document, 0, first, mentions) == (first,)


def test_two_clauses_are_no_coordination() -> None:
    document = read("Police arrested six farmers and officers used batons.", "en")
    found = [document.words(p.span) for p in noun_phrases(document, 0)]
    assert "six farmers" in found
    assert "six farmers and officers" not in found


def test_before_and_after() -> None:
    document = read("Wira secara terbuka menyatakan dukungan.", "id")
    at = next(i for i, t in enumerate(document.tokens[0]) if t.lower == "menyatakan")
    before, after = phrase_before(document, 0, at), phrase_after(document, 0, at + 1)
    assert before is not None and document.words(before.span) == "Wira"
    assert after is not None and document.words(after.span) == "dukungan"
    assert phrase_before(document, 0, 0) is None


def test_head_and_inner() -> None:
    document = read("Langkah Polandia dikecam.", "id")
    phrase = noun_phrases(document, 0)[0]
    assert head_text(document, 0, phrase) == "Langkah"
    assert "Polandia" in [document.words(p.span) for p in inner_phrases(phrase)]


def test_no_phrases_without_word_data() -> None:
    assert noun_phrases(read("Dies ist ein Satz.", "de"), 0) == ()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "text", ["a, " * 3000, "dan " * 3000, "of the " * 3000, "(" * 3000, "the man of " * 1500]
)
def test_hostile_text_is_bounded(language: str, text: str) -> None:
    document = read(text, language)
    for sentence in range(len(document.sentences)):
        noun_phrases(document, sentence)


@pytest.mark.parametrize("language", ["id", "en"])
def test_word_data_is_whole(language: str) -> None:
    other, mine = ("en", "id") if language == "id" else ("id", "en")
    for table in ("nouns", "phrases", "clauses", "verbs"):
        assert set(load(mine, "words")[table]) == set(load(other, "words")[table]), table
    for row in load(language, "words")["pronouns"].values():
        assert row["person"] in (1, 2, 3) and row["number"] in ("singular", "plural", "either")
