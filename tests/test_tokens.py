"""Tokens with offsets."""

from __future__ import annotations

import pytest

from dateline.languages import load
from dateline.link.annotate import annotate
from dateline.read.tokens import tokenize
from dateline.records import Article, Block

# Language, and the tokens parted by spaces; "+" joins tokens that stand together in the text.
CASES = [
    ("id", "ucap+nya +,"),
    ("id", "dukungan+nya terhadap misil+nya"),
    ("id", "rumah+ku dan nama+mu"),
    ("id", "Suami+nya pulang"),
    ("id", "ia hanya bertanya kepada karyawan"),
    ("id", "pelaku berlaku seperti tamu di Maluku"),
    ("id", "kamu aku buku ilmu bertemu mengaku"),
    ("id", "sebelumnya akhirnya setidaknya semuanya"),
    ("id", "Kenya dan Tanya dan Sonya"),
    ("id", "KTP+-+nya hilang"),
    ("id", "negara-negara itu"),
    ("id", "kata Kim Jong-un +."),
    ("id", "Rp+1.000,5 atau Rp 2.000"),
    ("id", "Rabu (+19/6/2024+)"),
    ("id", "pukul 13.30 WIB"),
    ("id", "Dr. H. Wira +, S.H. hadir"),
    ("id", "AK-56 dan ke-21 dan 1990-an"),
    ("id", "“+Air+,+” kata Ros"),
    ("id", "lihat www.contoh.go.id +."),
    ("id", "di KOMPAS.TV dan contoh.com +,"),
    ("en", "He wo+n't go"),
    ("en", "They ca+n’t say it+’s Orlo+’s"),
    ("en", "I can+not"),
    ("en", "We+'ll see they+'ve won"),
    ("en", "the nations+’ food"),
    ("en", "U.S. and U.N. at 5 p.m. sharp"),
    ("en", "a 10,000-strong and 42-year-old force"),
    ("en", "Gen. Pike +, Lt. Col. Ray"),
    ("en", "J. K. Orlo"),
    ("en", "50+% of $+1.5 million"),
    ("en", "a@b.org or https://b.org/x?y=1 +."),
    ("en", "al-Sudani and O’Dell"),
    ("en", "wait+... what+?!"),
    ("en", "2024-2026 and 7–3"),
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_tokens(language: str, marked: str) -> None:
    text = marked.replace(" +", "").replace("+", "")
    want = marked.replace("+", " ").split()
    found = tokenize(text, (0, len(text)), language)
    assert [t.text for t in found] == want


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_tokens_slice_and_cover(language: str, marked: str) -> None:
    text = "x  " + marked.replace("+", "") + "  y"
    found = tokenize(text, (3, len(text) - 3), language)
    assert all(text[slice(*t.span)] == t.text for t in found)
    assert "".join(t.text for t in found) == text[3:-3].replace(" ", "")


def test_lower_has_straight_apostrophes() -> None:
    assert [t.lower for t in tokenize("She’s", (0, 5), "en")] == ["she", "'s"]


def test_unknown_language_splits_no_endings() -> None:
    text = "rumahnya it's"
    assert [t.text for t in tokenize(text, (0, len(text)), "xx")] == ["rumahnya", "it's"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_hostile_text_is_linear(language: str) -> None:
    for text in ("abcde." * 4000, "1.a." * 4000, "a+" * 8000, "a-" * 8000, '"' * 8000, "x" * 20000):
        assert "".join(t.text for t in tokenize(text, (0, len(text)), language)) == text


@pytest.mark.parametrize("language", ["id", "en"])
def test_abbreviations_end_in_a_dot(language: str) -> None:
    data = load(language, "tokens")
    for key in ("before", "either", "numbered"):
        assert all(word.endswith(".") for word in data[key])


def test_document() -> None:
    text = "“Air naik. Kami lari,” ujarnya."
    article = Article("a", language="id-ID", text=text, blocks=(Block("paragraph", (0, len(text))),))
    document = annotate(article)
    assert document.language == "id"
    assert [document.words(s) for s in document.quoted] == ["“Air naik. Kami lari,”"]
    assert len(document.sentences) == len(document.tokens) == 1
    assert [t.text for t in document.tokens[0]][-3:] == ["ujar", "nya", "."]
    assert document.sentence_at(12) == 0


def test_document_of_another_language_is_untagged() -> None:
    text = "Dies ist ein Satz."
    article = Article("a", language="de", text=text, blocks=(Block("paragraph", (0, len(text))),))
    document = annotate(article)
    assert document.language == "de"
    assert {t.tag for t in document.tokens[0]} == {"X"}
