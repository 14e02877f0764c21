"""Stories that span pages: their parts told by address, and joined."""

from __future__ import annotations

from itertools import permutations

import pytest

from dateline.extract.article import extract_page
from dateline.extract.paging import join_parts, place_of
from dateline.records import Article, Page

URL = "https://www.kabardermaga.example/read/2025/03/04/kapal-keruk-tiba-di-utara"
HEADLINE = "Kapal Keruk Tiba di Muara Utara"
SENTENCES = (
    "Gubernur Bratang Wicaksono menyambut kapal keruk itu di dermaga timur, Selasa pagi.",
    "Menurut dia, alur pelayaran di muara utara sudah dangkal sejak banjir tahun lalu.",
    "Nelayan setempat meminta pengerukan selesai sebelum musim udang dimulai pada April.",
    "Kontraktor menyatakan pekerjaan itu memakan waktu empat puluh hari kalau cuaca baik.",
    "Lumpur hasil kerukan akan dipakai untuk menimbun jalan desa di tiga kecamatan pesisir.",
    "Pelaksana tugas kepala pelabuhan memastikan kapal penumpang tetap berlayar seperti biasa.",
)


def page(number: int, links: str, url: str | None = None, head: str = "") -> Article:
    """Part ``number`` of the story (two sentences each), with a paging bar of ``links``."""
    mine = SENTENCES[2 * number - 2 : 2 * number]
    body = "".join(f"<p>{sentence}</p>" for sentence in mine)
    html = (
        f"<html><head>{head}</head><body><h1>{HEADLINE}</h1><div class=isi>{body}</div>{links}</body></html>"
    )
    address = url or (URL if number == 1 else f"{URL}?page={number}")
    return extract_page(Page(f"p{number}", address, None, html.encode(), "text/html", "utf-8"))


def bar(*hrefs: str) -> str:
    links = "".join(f"<a href='{href}'>{n}</a> " for n, href in enumerate(hrefs, 1))
    return f"<div class=paging>Halaman: {links}</div>"


PARTS = tuple(f"{URL}?page={n}" if n > 1 else URL for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("address", "bare", "number", "whole"),
    [
        (URL, False, 1, False),
        (f"{URL}?page=2", False, 2, False),
        (f"{URL}?page=all#page2", False, 1, True),
        (f"{URL}?single=1", False, 1, True),
        (f"{URL}?halaman=3", False, 3, False),
        (f"{URL}/page/2/", False, 2, False),
        (f"{URL}/halaman/3", False, 3, False),
        (f"{URL}/2", True, 2, False),
        (f"{URL}?utm_source=a&page=2", False, 2, False),
        (URL.replace("www.", "m."), False, 1, False),
        (URL.replace("www.", "amp.") + "/", False, 1, False),
    ],
)
def test_place_of_an_address(address: str, bare: bool, number: int, whole: bool) -> None:
    place, story = place_of(address, bare), place_of(URL)
    assert place is not None and story is not None
    assert (place.story, place.number, place.whole) == (story.story, number, whole)


@pytest.mark.parametrize("address", ["https://a.example/", "https://a.example/2", "http://[bad", "", "/x"])
def test_addresses_that_name_no_story(address: str) -> None:
    assert place_of(address) is None


@pytest.mark.parametrize(
    ("links", "head"),
    [
        (bar("?page=1", "?page=2", "?page=3"), ""),
        (bar(*PARTS), ""),
        (f"<p>Halaman Selanjutnya</p><h5><a href='{PARTS[1]}'>Kontraktor menyatakan</a></h5>", ""),
        ("", f'<link rel="next" href="{PARTS[1]}">'),
        ("<div class=pagination><a href='?page=2'>2</a> <a href='?page=all'>Show All</a></div>", ""),
    ],
)
def test_first_of_several(links: str, head: str) -> None:
    found = page(1, links, head=head)
    assert found.page_kind == "partial"
    assert found.pages[:2] == PARTS[:2]
    assert [problem.code for problem in found.problems if problem.code != "no_date"] == ["partial"]
    assert found.text.startswith(SENTENCES[0])


def test_numbers_behind_a_slash() -> None:
    found = page(1, bar(URL, f"{URL}/2", f"{URL}/3"))
    assert found.pages == (URL, f"{URL}/2", f"{URL}/3")


def test_numbered_files_in_a_paging_bar() -> None:
    links = "<a href='a-satu-dua-2.html'>2</a> <a href='a-satu-dua-2.html'>Selanjutnya</a>"
    found = page(1, f"<div class=paging>{links}</div>", "https://a.example/berita/a-satu-dua.html")
    assert found.pages == (
        "https://a.example/berita/a-satu-dua.html",
        "https://a.example/berita/a-satu-dua-2.html",
    )


@pytest.mark.parametrize(
    "links",
    [
        "",
        "<a href='/read/2025/03/04/cerita-lain-sama-sekali?page=2'>2</a>",
        "<div class=paging><a href='/indeks?page=2'>2</a> <a href='/indeks?page=3'>Selanjutnya</a></div>",
        f"<a href='{URL}?page=9'>9</a>",
        f"<a href='{URL}#komentar'>Komentar</a>",
    ],
)
def test_a_page_of_its_own(links: str) -> None:
    found = page(1, links)
    assert (found.page_kind, found.pages) == ("article", ())


def test_the_page_that_holds_all_is_no_part() -> None:
    found = page(1, bar("?page=1", "?page=2"), f"{URL}?page=all")
    assert (found.page_kind, found.pages) == ("article", ())


# Joining.


def parts() -> list[Article]:
    return [page(n, bar(*PARTS)) for n in (1, 2, 3)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_parts_join_in_order(order: tuple[int, ...]) -> None:
    given = parts()
    (joined,) = join_parts([given[i] for i in order])
    assert joined.text == "\n\n".join(SENTENCES)
    assert [joined.text[slice(*block.span)] for block in joined.blocks] == list(SENTENCES)
    assert (joined.page_kind, joined.pages) == ("article", PARTS)
    assert "partial" not in [problem.code for problem in joined.problems]
    assert (joined.headline, joined.url) == (HEADLINE, URL)


def test_a_missing_part_keeps_the_problem() -> None:
    first, _, third = parts()
    (joined,) = join_parts([first, third])
    assert joined.page_kind == "partial"
    assert joined.text == "\n\n".join((*SENTENCES[:2], *SENTENCES[4:]))
    (problem,) = [problem for problem in joined.problems if problem.code == "partial"]
    assert PARTS[1] in problem.message


def test_a_part_alone_stays_as_it_is() -> None:
    first = parts()[0]
    assert join_parts([first]) == [first]


def test_what_a_later_part_repeats_is_left_out() -> None:
    first, second, third = parts()
    again = page(2, bar(*PARTS))
    assert again.text == second.text
    repeated = page(3, f"<p>{SENTENCES[0]}</p>" + bar(*PARTS))
    (joined,) = join_parts([first, second, repeated])
    assert joined.text.count(SENTENCES[0]) == 1
    assert third.text in joined.text


def test_the_whole_takes_the_place_of_its_parts() -> None:
    whole = page(1, "", f"{URL}?page=all")
    first, second, third = parts()
    assert join_parts([first, whole, second, third]) == [whole]


def test_other_articles_keep_their_order() -> None:
    other = page(3, "", "https://www.kabardermaga.example/read/2025/03/05/jembatan-gantung-dibuka")
    last = page(2, "", "https://www.kabardermaga.example/read/2025/03/06/bendungan-kecil-retak")
    first, second, third = parts()
    joined = join_parts([other, third, first, last, second])
    assert [article.url for article in joined] == [other.url, URL, last.url]
    assert joined[0] is other and joined[2] is last
    assert join_parts([]) == []
