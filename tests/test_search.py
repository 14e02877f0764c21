from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import CorpusError
from dateline.store.corpus import Folder
from dateline.store.search import (
    find_articles,
    find_quotations,
    match_expression,
    sentence_patterns,
    terms_of,
    write_index,
)

ARTICLES = [
    ("a1", "Menteri bertemu duta besar", None, "Pertemuan Kim Jong-un di dermaga membahas batas laut."),
    ("a2", "Café rejects the tax", "A standfirst.", "The minister met traders; NEAR and OR are words here."),
    ("a3", None, None, "Rapat menteri ditunda. Menteri lain hadir."),
]
QUOTES = [("q1", "Kami ingin batas itu jelas"), ("q2", "We will not pay")]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    write_index(tmp_path / "words.sqlite", ARTICLES, QUOTES)
    return Folder(tmp_path)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("menteri", ["a1", "a3"]),
        ("MENTERI duta", ["a1"]),
        ('"batas laut"', ["a1"]),
        ('"laut batas"', []),
        ("jong-un", ["a1"]),
        ("cafe", ["a2"]),
        ("mente*", ["a1", "a3"]),
        ("mente", []),
        ("OR", ["a2"]),
        ("near", ["a2"]),
        ("standfirst", ["a2"]),
        ("", []),
        ("!!! ---", []),
    ],
)
def test_words_find_articles_with_the_headline_first(folder: Folder, words: str, found: list[str]) -> None:
    assert find_articles(folder, words) == found


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '"""',
        "a AND",
        "NOT",
        "NEAR(a b)",
        "headline:x",
        "^menteri",
        "-menteri",
        "a*b*",
        "{x}",
        "'; DROP",
        "\x00x",
        "(" * 500,
    ],
)
def test_nothing_that_is_typed_is_an_operator_or_an_error(folder: Folder, words: str) -> None:
    find_articles(folder, words)
    find_quotations(folder, words)


def test_quotations_have_their_own_index(folder: Folder) -> None:
    assert find_quotations(folder, "batas jelas") == ["q1"]
    assert find_quotations(folder, "menteri") == []


def test_what_was_typed_is_cut_to_a_bound() -> None:
    assert len(terms_of("kata " * 1000)) == 32
    assert match_expression('satu "dua tiga" emp*') == '"satu" "dua tiga" "emp"*'


@pytest.mark.parametrize(
    ("words", "sentence", "matches"),
    [
        ("laut", "Batas laut itu.", True),
        ("laut", "Kelautan maju.", False),
        ("laut*", "Batas LAUTAN itu.", True),
        ('"batas laut"', "Batas – laut itu.", True),
        ("jong-un", "Kim Jong-un tiba.", True),
        ("u.s.", "The U.S. said so.", True),
        ("élan", "Un Élan vital.", True),
    ],
)
def test_sentences_are_searched_the_same_way(words: str, sentence: str, matches: bool) -> None:
    import duckdb

    (pattern,) = sentence_patterns(words)
    with duckdb.connect() as con:
        assert con.execute("SELECT regexp_matches(?, ?)", [sentence, pattern]).fetchone() == (matches,)


def test_a_pattern_holds_words_only() -> None:
    (pattern,) = sentence_patterns('"a.*(b|c)[d]$"')
    assert re.findall(r"[a-d]", pattern.split("])", 1)[1].split("(?:$")[0]) == ["a", "b", "c", "d"]


def test_a_missing_index_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="word index"):
        find_articles(Folder(tmp_path), "menteri")
