"""Bytes to a bounded tree: character sets, what is no text, bounds."""

from __future__ import annotations

import time

import pytest

from dateline.extract import dom
from dateline.extract.blocks import read_blocks
from dateline.extract.dom import decode, is_binary, parse
from dateline.records import Page

SENTENCE = "Café Ñandú, “naïve” – Surabaya"


def page(content: bytes, charset: str | None = None, media_type: str | None = "text/html") -> Page:
    return Page("p", None, None, content, media_type, charset)


def shown(content: bytes, charset: str | None = None) -> str:
    tree = parse(page(content, charset)).tree
    assert tree is not None
    return " ".join(piece.text for piece in read_blocks(tree).pieces)


def codes(content: bytes) -> list[str]:
    return [problem.code for problem in parse(page(content)).problems]


@pytest.mark.parametrize(
    ("head", "codec", "found"),
    [
        ("", "utf-8", []),
        ('<meta charset="utf-8">', "utf-8", []),
        ('<meta charset="windows-1252">', "cp1252", []),
        ("<meta charset=iso-8859-1>", "cp1252", []),
        ('<meta http-equiv="Content-Type" content="text/html; charset=latin1">', "cp1252", []),
        ('<meta charset="utf-8">', "cp1252", ["charset"]),
        ("", "cp1252", ["charset"]),
        ('<meta charset="windows-1252">', "utf-8", ["charset"]),
        ('<meta charset="no-such-set">', "utf-8", []),
    ],
)
def test_charset(head: str, codec: str, found: list[str]) -> None:
    content = f"<html><head>{head}</head><body><p>{SENTENCE}</p></body></html>".encode(codec)
    assert shown(content) == SENTENCE
    assert codes(content) == found


@pytest.mark.parametrize("label", ["gb2312", "gbk"])
def test_label_of_a_smaller_set_means_the_larger(label: str) -> None:
    content = f'<meta charset="{label}"><p>雅加达的镕基先生说</p>'.encode("gb18030")
    assert shown(content) == "雅加达的镕基先生说"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_byte_order_mark_beats_the_declaration(codec: str) -> None:
    content = f'<meta charset="windows-1252"><p>{SENTENCE}</p>'.encode(codec)
    assert shown(content) == SENTENCE


def test_utf_16_without_a_mark_is_told_by_its_nul_bytes() -> None:
    assert shown(f"<html><body><p>{SENTENCE} dan seterusnya</p>".encode("utf-16-le")).startswith(SENTENCE)


def test_header_decides_where_the_page_says_nothing() -> None:
    content = "<p>Привет, Джакарта</p>".encode("cp1251")
    assert shown(content, "windows-1251") == "Привет, Джакарта"


def test_few_broken_bytes_do_not_change_the_set() -> None:
    text, codec, found = decode("<p>é é é é é é é é é é é é é é</p>".encode() + b"\xff")
    assert codec == "utf-8" and "é é" in str(text)
    assert [problem.code for problem in found] == ["charset"]


def test_half_a_surrogate_pair_leaves_the_rest_as_it_is() -> None:
    assert "Añadir" in shown("<p>Añadir \ud83d satu</p>".encode("utf-8", "surrogatepass"))


def test_nul_bytes_vanish() -> None:
    assert shown(b"<p>Menteri\x00 datang</p>") == "Menteri datang"


@pytest.mark.parametrize("content", [b"", b"  \r\n\t ", b"\x00\x00\x00"])
def test_empty(content: bytes) -> None:
    assert parse(page(content)).tree is None
    assert codes(content) == ["empty"]


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"PK\x03\x04abc",
        b"\x1f\x8b\x08\x00" + b"x" * 50,
        bytes(range(256)) * 20,
    ],
)
def test_binary(content: bytes) -> None:
    assert is_binary(content)
    assert codes(content) == ["binary"]


def test_text_with_a_stray_control_character_is_text() -> None:
    assert not is_binary(b"<p>Presiden\x08 berpidato di depan parlemen pada hari Senin.</p>" * 3)


def test_too_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dom, "MAX_BYTES", 60)
    content = b"<p>satu dua tiga</p>" + b"<p>empat lima enam tujuh</p>" * 9
    assert codes(content) == ["truncated"]
    assert "satu dua tiga" in shown(content)


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 200_000 + b"dalam",
        b"".join(b"<font size=%d>" % i for i in range(8_000)) + b"<p>x" * 8_000,
        b"<p>a</p>" * 400_000,
    ],
    ids=["deep", "unclosed-formatting", "many"],
)
def test_hostile_pages_are_cut_in_time(content: bytes) -> None:
    start = time.process_time()
    found = parse(page(content))
    assert found.tree is not None
    read_blocks(found.tree)
    assert [problem.code for problem in found.problems] == ["truncated"]
    assert time.process_time() - start < 4


def test_deep_but_bounded_pages_are_read_to_the_bottom() -> None:
    content = b"<div>" * 4_000 + b"paling bawah" + b"</div>" * 4_000
    assert codes(content) == []
    assert shown(content) == "paling bawah"
