"""Sentences, and the quotation marks that hold them together."""

from __future__ import annotations

import pytest

from dateline.read.quotes import find_quoted, quoted_spans
from dateline.read.sentences import split_sentences
from dateline.records import Block

# Each case: the language, and the sentences that the paragraph holds; they are joined by one space.
CASES = {
    "plain": ("id", ["Hujan turun.", "Sungai meluap!", "Mengapa?", "Belum jelas."]),
    "titles": ("id", ["Prof. Dr. H. Wira Laksana, S.H., M.H. hadir di Jl. Melati No. 5.", "Ia diam."]),
    "initials": ("id", ["Gubernur R. A. Sentosa bertemu M. Basri di kantornya.", "Keduanya tersenyum."]),
    "money": ("id", ["Harganya Rp 1.500,5 juta pada pukul 13.30 WIB.", "Naik 2.5 persen."]),
    "links": ("id", ["Data ada di www.contoh.go.id dan contoh.com/data.", "Silakan unduh."]),
    "etc": ("id", ["Mereka membawa beras, minyak, dll. untuk warga.", "Truk tiba pagi."]),
    "direct": ("id", ["“Air naik cepat. Kami lari ke bukit. Semua selamat,” kata Rukmini."]),
    "mismatched": ("id", ['“Air naik cepat. Kami lari ke bukit," ujar Rukmini.', "Ia lelah."]),
    "after mark": ("id", ['"Ke mana kami pergi?" tanya Rukmini.', "Tak ada yang menjawab."]),
    "capital cue": ("id", ['"Kami akan kembali." Ujarnya singkat.', "Ia pulang."]),
    "two halves": ("id", ['"Kami lapar," kata Rukmini.', '"Tolong kirim beras. Kirim air juga."']),
    "nested": ("id", ["\"Ia bilang, 'Kami lapar. Tolong kirim beras'. Lalu telepon mati,\" tutur Rukmini."]),
    "no space": ("id", ["Truk tiba di rumah sakit.", "Namun, pintunya terkunci."]),
    "titles en": ("en", ["Mr. and Mrs. Orlo met Gen. Pike and Lt. Col. Ray.", "They left."]),
    "initials en": (
        "en",
        ["J. K. Orlo of the U.S. Senate spoke.", "She left the U.S.", "The trip was short."],
    ),
    "clock": ("en", ["It began at 5 p.m. Monday.", "It ended at 7 a.m.", "He slept."]),
    "direct en": ("en", ["“We ran. We hid. Nobody came,” Orlo said.", "She wept."]),
    "question": ("en", ["“Will it ever end?” Orlo asked.", "No one knew."]),
    "asked": ("en", ["When she was asked, “Is it over?” Orlo replied: “I hope so. I pray so.”"]),
    "no cue": ("en", ["He was asked, “Is it over?”", "The captain nodded."]),
    "quote ends": ("en", ["She called it “a disgrace.”", "Orlo disagreed."]),
    "apostrophes": ("en", ["The nations’ leaders met.", "It’s the ’90s again.", "Rock ’n’ roll lives."]),
    "single marks": ("en", ["‘We ran. We hid,’ Orlo said.", "The rest is silence."]),
    "ellipsis": ("en", ["He paused ... and went on.", "Then…", "Silence."]),
    "company": ("en", ["Orlo Inc. (ORL) of Dover, Del. sold Pike Ltd. for $3.5 million.", "Shares rose."]),
    "decimals": ("en", ["Growth was 2.5 per cent.", "Debt was 60.1."]),
}


def split(text: str, language: str) -> list[str]:
    found = split_sentences(text, (Block("paragraph", (0, len(text))),), language)
    assert [s.index for s in found] == list(range(len(found)))
    return [text[slice(*s.span)] for s in found]


@pytest.mark.parametrize("name", sorted(CASES))
def test_sentences(name: str) -> None:
    language, sentences = CASES[name]
    glue = "" if name == "no space" else " "
    assert split(glue.join(sentences), language) == sentences


def test_unclosed_quotation_holds_its_paragraph() -> None:
    one = "“Kami menunggu di atap. Air terus naik. Tidak ada perahu."
    two = "“Baru pagi hari bantuan datang. Kami selamat,” kata Rukmini."
    text = f"{one}\n\n{two}"
    blocks = (Block("paragraph", (0, len(one))), Block("paragraph", (len(one) + 2, len(text))))
    found = split_sentences(text, blocks, "id")
    assert [(text[slice(*s.span)], s.block) for s in found] == [(one, 0), (two, 1)]


def test_very_long_quotation_is_split_after_all() -> None:
    text = "“" + "We waited. " * 400 + "Nobody came,” Orlo said."
    assert len(split(text, "en")) > 300


def test_spans_hold_no_space_and_miss_no_word() -> None:
    text = "  One.   Two?  “Three. Four.”  five "
    found = split_sentences(text, (Block("paragraph", (0, len(text))),), "en")
    parts = [text[slice(*s.span)] for s in found]
    assert all(p == p.strip() and p for p in parts)
    assert "".join(parts).replace(" ", "") == text.replace(" ", "")


def test_language_without_data_still_splits() -> None:
    assert split("Dies ist eins. Dies ist zwei.", "de") == ["Dies ist eins.", "Dies ist zwei."]


QUOTED = [
    ("“A b,” said C. “D e.”", ["“A b,”", "“D e.”"]),
    ('"A b," said C.', ['"A b,"']),
    ('“A b," said C.', ['“A b,"']),
    ('"A b,” said C.', ['"A b,”']),
    ("“A b,’ said C. “D e.”", ["“A b,’", "“D e.”"]),
    ("«A b», said C.", ["«A b»"]),
    ("„A b“, said C.", ["„A b“"]),
    ("It is ‘too high’ for the nations’ banks.", ["‘too high’"]),
    ("It's the boss's car and the dogs' food.", []),
    ("He is 6' 2\" tall.", []),
    ("“He said ‘go now’ and left,” said C.", ["“He said ‘go now’ and left,”"]),
    ('kata " ini " dan itu', ['" ini "']),
    ("“Never closed. It goes on.", ["“Never closed. It goes on."]),
    ('He said: "It goes on. And on.', ['"It goes on. And on.']),
    ("Qur'an dan Jum'at", []),
]


@pytest.mark.parametrize(("text", "spans"), QUOTED)
def test_quoted(text: str, spans: list[str]) -> None:
    found = find_quoted(text, (0, len(text)))
    assert [text[slice(*s)] for s in quoted_spans(found)] == spans


def test_quoted_depth_and_inside() -> None:
    text = "“She said ‘go’ and left,” he said. “It goes on"
    outer, inner, rest = find_quoted(text, (0, len(text)))
    assert (outer.depth, inner.depth, rest.depth) == (0, 1, 0)
    assert text[slice(*inner.inside)] == "go"
    assert text[slice(*rest.inside)] == "It goes on"
    assert outer.closed and not rest.closed
