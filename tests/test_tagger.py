"""Parts of speech."""

from __future__ import annotations

import gzip
import json
import time

import pytest

from dateline.languages import HERE
from dateline.read.tagger import normal, shape, tag

LANGUAGES = ["en", "id"]
TAGS = {
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
}

# A sentence as word/TAG; only the words with a tag are compared.
CASES = [
    ("id", "Menteri/NOUN itu/DET bertemu/VERB para/DET nelayan/NOUN di/ADP Bitung/PROPN ./PUNCT"),
    ("id", "“/PUNCT Kami/PRON lapar/ADJ ,/PUNCT ”/PUNCT kata/VERB Rukmini/PROPN ./PUNCT"),
    ("id", "ucap/VERB nya/PRON"),
    ("id", "Polisi/NOUN tidak/PART menangkap/VERB pelaku/NOUN karena/SCONJ hujan/NOUN"),
    ("id", "Tentara/NOUN akan/AUX mengirim/VERB dua/NUM kapal/NOUN dan/CCONJ beras/NOUN"),
    ("en", "The/DET minister/NOUN met/VERB fishermen/NOUN in/ADP Dover/PROPN ./PUNCT"),
    ("en", "“/PUNCT We/PRON are/AUX hungry/ADJ ,/PUNCT ”/PUNCT said/VERB Orlo/PROPN ./PUNCT"),
    ("en", "Police/NOUN did/AUX n't/PART arrest/VERB the/DET attackers/NOUN"),
    ("en", "The/DET US/PROPN told/VERB us/PRON that/SCONJ it/PRON will/AUX send/VERB two/NUM ships/NOUN"),
    ("en", "Orlo/PROPN 's/PART army/NOUN quickly/ADV attacked/VERB"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_tags(language: str, marked: str) -> None:
    pairs = [item.rsplit("/", 1) for item in marked.split()]
    assert tag([word for word, _ in pairs], language) == [wanted for _, wanted in pairs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_weights_are_small_and_quick(language: str) -> None:
    path = HERE / language / "tagger.json.gz"
    assert path.stat().st_size < 1_500_000
    data = json.loads(gzip.decompress(path.read_bytes()))
    assert set(data["tags"]) <= TAGS
    assert (HERE / language / "LICENSE").is_file(), "the weights lie beside their data card"


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_words_same_tags(language: str) -> None:
    words = ["Kim", "met", "Rudi", ",", "and", "Menteri", "X", "kata", "12", "(", "Dover", ")", "."]
    first = tag(words, language)
    tag(words[::-1], language)
    assert tag(words, language) == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_odd_input(language: str) -> None:
    assert tag([], language) == []
    assert len(tag(["\u200b", "İstanbul", "😀", "x" * 5000, "1/2", "--"], language)) == 6


def test_language_without_weights() -> None:
    assert tag(["Das", "Haus"], "de") == ["X", "X"]


def test_a_thousand_sentences_take_moments() -> None:
    words = [
        "The",
        "minister",
        "met",
        "fishermen",
        "in",
        "Dover",
        "and",
        "promised",
        "them",
        "new",
        "boats",
        ".",
    ]
    tag(words, "en")
    start = time.process_time()
    for _ in range(1000):
        tag(words, "en")
    assert time.process_time() - start < 2.0


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Rumah", "rumah"),
        ("US", "US"),
        ("us", "us"),
        ("1.250", "0.000"),
        ("’s", "'s"),
        ("PARLIAMENT", "parliament"),
    ],
)
def test_normal(word: str, known: str) -> None:
    assert normal(word) == known


@pytest.mark.parametrize(
    ("word", "kind"),
    [("rumah", "x"), ("Rumah", "X"), ("DPR", "A"), ("I", "I"), ("12", "d"), ("1990-an", "dx"), ("--", ".")],
)
def test_shape(word: str, kind: str) -> None:
    assert shape(word) == kind
