"""The pieces of a page, their features, and what marks, walls and neighbours make of them."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from dateline.extract.article import take_apart
from dateline.extract.blocks import read_blocks
from dateline.extract.fold import fold, key
from dateline.extract.marks import marks_of
from dateline.extract.metadata import Metadata
from dateline.extract.pieces import Piece

PARAGRAPHS = (
    "Menteri Perairan Laras Wibisono mengatakan pemerintah akan menambah tiga kapal riset, Senin.",
    "Kapal itu, kata dia, dibangun di galangan Tanjung Perak dan selesai sebelum musim angin barat.",
    "Nelayan di pesisir utara menyambut rencana tersebut dengan hati-hati, menurut ketua koperasi.",
)


def pieces(html: str) -> tuple[Piece, ...]:
    return read_blocks(LexborHTMLParser(html)).pieces


def texts(html: str) -> list[str]:
    return [piece.text for piece in pieces(html) if not piece.hidden]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Kapal <b>itu</b> ber<i>layar</i>.</p>", ["Kapal itu berlayar."]),
        ("<p>The <a href=/x>minister</a>’s <em>aide</em>s</p>", ["The minister’s aides"]),
        ("<p>satu</p>dua<p>tiga</p>", ["satu", "dua", "tiga"]),
        ("<div>Satu.<br><br>Dua.<br/><br/>Tiga.</div>", ["Satu.", "Dua.", "Tiga."]),
        ("<div>Penulis: Arga<br>Editor: Sinta</div>", ["Penulis: Arga", "Editor: Sinta"]),
        ("<p>a line that goes<br>on below</p>", ["a line that goes on below"]),
        ("<div>teks telanjang<div>di dalam</div>lagi</div>", ["teks telanjang", "di dalam", "lagi"]),
        ("<p>lihat<script>x()</script> ini<style>p{}</style></p>", ["lihat ini"]),
        ("<p>a</p><noscript><p>hidup</p></noscript><template><p>b</p></template><p>c</p>", ["a", "c"]),
        ("<p>a&nbsp;b\u2009c\u200bd\u00ade</p>", ["a b cde"]),
        ("<p>x <span hidden>y</span>z</p><div style='display: none'><p>q</p></div>", ["x yz"]),
        ("<div aria-hidden=true>x</div><p>y</p>", ["y"]),
        ("<div><a>Ana Lim</a><span>Reporter</span></div>", ["Ana Lim Reporter"]),
        ("<table><tr><td>Klub</td><td>Poin</td></tr></table>", ["Klub | Poin"]),
        ("<table><tr><td>Editor</td><td>: Sinta</td></tr></table>", ["Editor : Sinta"]),
    ],
)
def test_text(html: str, wanted: list[str]) -> None:
    assert texts(html) == wanted


def test_layout_cells_stay_paragraphs() -> None:
    html = f"<table><tr><td>Menu</td><td><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></td></tr></table>"
    found = pieces(html)
    assert [piece.text for piece in found] == ["Menu", *PARAGRAPHS[:2]]
    assert {piece.kind for piece in found} == {"paragraph"}


def test_kinds() -> None:
    quote, figure = "<blockquote><p>c</p></blockquote>", "<figure><figcaption>d</figcaption></figure>"
    html = f"<h2>A</h2><ul><li>b</li></ul>{quote}{figure}"
    found = [(piece.kind, piece.level) for piece in pieces(html)]
    assert found == [("heading", 2), ("list", 0), ("quote", 0), ("caption", 0)]


def test_links_and_strong_are_counted() -> None:
    (piece,) = pieces('<p><strong>Baca</strong> <a href="/x">Kapal baru</a> tiba</p>')
    assert (piece.size, piece.linked, piece.strong) == (17, 9, 4)
    assert [(link.text, link.href) for link in piece.links] == [("Kapal baru", "/x")]


def test_a_link_around_blocks_covers_them() -> None:
    assert [piece.linked for piece in pieces("<a href=/x><h3>Judul</h3><p>teras</p></a>")] == [5, 5]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("  a \t b\n", "a b"),
        ("e\u0301", "é"),
        ("a\u3000b\u00a0c", "a b c"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("می\u200cروم", "می\u200cروم"),
        ("a\u200cb", "ab"),
        ("\ufeffx\x07", "x"),
    ],
)
def test_fold(raw: str, wanted: str) -> None:
    assert fold(raw) == wanted


def test_key_compares_wordings() -> None:
    assert key("“Kapal — Baru!”") == key("kapal baru")


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        ("article-body", {"body"}),
        ("c-relatedArticles", {"related"}),
        ("detail__media-caption", {"caption"}),
        ("baca-juga", {"related"}),
        ("has-sidebar", set()),
        ("no-comments", set()),
        ("elementor-widget sidebar post-content", {"body"}),
        ("komentar", {"comment"}),
        ("hidden md:block", set()),
        ("", set()),
    ],
)
def test_marks(names: str, wanted: set[str]) -> None:
    assert marks_of(names) == wanted


def labelled(html: str) -> dict[str, str]:
    parts = take_apart(LexborHTMLParser(html), Metadata(titles=("Tiga Kapal Riset Baru Dipesan",)))
    return {piece.text: label for piece, label in zip(parts.blocks.pieces, parts.labels, strict=True)}


STORY = "<h1>Tiga Kapal Riset Baru Dipesan</h1><div class='teks'>%s</div>"


def story(between: str = "", after: str = "") -> str:
    body = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>{between}<p>{PARAGRAPHS[2]}</p>"
    return STORY % (body + after)


OTHER = "Galangan Tanjung Perak sibuk sejak awal tahun"
LINK = f"<a href=/a>{OTHER}</a>"
PICTURE = "<img src=a.jpg>"
CAPTION = "Kapal di dermaga (ist)"
COMMENT = "Semoga lekas selesai, saya menunggu."
RIGHTS = "Copyright © 2025 Harian Dermaga. All rights reserved."

INSIDE = [
    (f"<p>Baca juga: {LINK}</p>", f"Baca juga: {OTHER}", "related"),
    (f"<p>{LINK}</p>", OTHER, "related"),
    ("<div><strong>READ ALSO</strong></div>", "READ ALSO", "related"),
    ("<h3>Dana dari pusat</h3>", "Dana dari pusat", "heading"),
    ("<p>ADVERTISEMENT</p>", "ADVERTISEMENT", "furniture"),
    ("<p>SCROLL TO CONTINUE WITH CONTENT</p>", "SCROLL TO CONTINUE WITH CONTENT", "furniture"),
    ("<p>[Gambas:Video 20kanal]</p>", "[Gambas:Video 20kanal]", "furniture"),
    ("<p><b>Simak Video: Kapal tiba</b></p>", "Simak Video: Kapal tiba", "furniture"),
    ("<p>Follow kami di Google News</p>", "Follow kami di Google News", "furniture"),
    (f"<figure>{PICTURE}<figcaption>{CAPTION}</figcaption></figure>", CAPTION, "caption"),
    (f"<div class=foto>{PICTURE}<span>{CAPTION}</span></div>", CAPTION, "caption"),
    ("<ul><li>Kapal pertama panjangnya 60 meter.</li></ul>", "Kapal pertama panjangnya 60 meter.", "body"),
    ("<p>“Kami siap.”</p>", "“Kami siap.”", "body"),
]
AFTER = [
    ("<p>(abc/xyz)</p>", "(abc/xyz)", "signoff"),
    (f"<div class=comments><p>{COMMENT}</p></div>", COMMENT, "comment"),
    (f"<h4>Komentar</h4><p>{COMMENT}</p>", COMMENT, "furniture"),
    (f"<h4>Berita Terkait</h4><ul><li>{LINK}</li></ul>", OTHER, "furniture"),
    (f"<h4>Terpopuler</h4><ul><li>{LINK}</li></ul>", OTHER, "furniture"),
    (f"<h4>Jangan Lewatkan!</h4>{LINK}", OTHER, "related"),
    (f"<p>{RIGHTS}</p>", RIGHTS, "furniture"),
    ("<div class=tags><a href=/t>kapal</a></div>", "kapal", "tags"),
]


@pytest.mark.parametrize(("between", "line", "label"), INSIDE)
def test_label_of_a_line_inside_the_story(between: str, line: str, label: str) -> None:
    found = labelled(story(between))
    assert found[line] == label
    assert [found[text] for text in PARAGRAPHS] == ["body"] * 3


@pytest.mark.parametrize(("after", "line", "label"), AFTER)
def test_label_of_a_line_after_the_story(after: str, line: str, label: str) -> None:
    found = labelled(story(after=after))
    assert found[line] == label
    assert [found[text] for text in PARAGRAPHS] == ["body"] * 3


def test_a_heading_in_a_box_of_its_own_is_no_part_of_the_story() -> None:
    found = labelled(story("<div class=watch><h5>Tambah ke daftar</h5></div>"))
    assert found["Tambah ke daftar"] not in ("body", "heading")


def test_a_pull_quote_that_repeats_the_story_is_left_out() -> None:
    quote = "dibangun di galangan Tanjung Perak dan selesai"
    assert labelled(story(f"<blockquote><p>{quote}</p></blockquote>"))[quote] == "furniture"


def test_a_second_story_below_the_first_is_left_out() -> None:
    other = "Bupati Hulu Sungai meresmikan jembatan gantung yang menghubungkan dua desa, Rabu pagi."
    below = f"<h1 class=title>Jembatan Gantung Diresmikan</h1><div class=teks><p>{other}</p></div>"
    found = labelled(
        "<main>" + story(f"<p>{PARAGRAPHS[0]} Lagi.</p>" * 3).replace("<h1>", "<h1 class=title>") + below
    )
    assert found[PARAGRAPHS[0]] == "body"
    assert found[other] == "furniture"


def test_prose_that_a_script_was_to_show_is_shown() -> None:
    found = labelled(
        STORY.replace("class='teks'", "style='visibility:hidden'")
        % "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    )
    assert [found[text] for text in PARAGRAPHS] == ["body"] * 3


def test_what_a_wall_asks_is_no_story() -> None:
    asked = "<h2>Keep reading with a subscription</h2><p>Cancel any time, no questions asked.</p>"
    wall = f"<div class=paywall>{asked}</div>"
    found = labelled(story(after=wall))
    assert found["Cancel any time, no questions asked."] == "furniture"
    assert found[PARAGRAPHS[2]] == "body"
