"""What JSON-LD, OpenGraph, meta elements and microdata claim."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from dateline.extract.jsonld import read_blocks
from dateline.extract.metadata import Metadata, read_metadata
from dateline.extract.titles import without_outlet


def read(head: str, lang: str = "id") -> Metadata:
    return read_metadata(LexborHTMLParser(f'<html lang="{lang}"><head>{head}</head><body></body></html>'))


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_a_graph_with_references() -> None:
    meta = read(
        ld(
            """{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "Kabar Salira", "@id": "#site"},
            {"@type": "Person", "@id": "#p1", "name": "Hesti Marlina"},
            {"@type": "NewsArticle", "headline": "Tarif parkir naik", "author": {"@id": "#p1"},
             "editor": {"@type": "Person", "name": "Bram Setiadi"}, "isAccessibleForFree": "False",
             "publisher": {"@id": "#site"}, "articleSection": ["Daerah", "Kota"], "keywords": "parkir, tarif",
             "datePublished": "2026-01-16T10:02:11+07:00", "inLanguage": "id-ID",
             "image": [{"@type": "ImageObject", "caption": "Juru parkir di Salira."}]}]}"""
        )
    )
    assert meta.headline == "Tarif parkir naik"
    assert meta.authors == ("Hesti Marlina",)
    assert meta.editors == ("Bram Setiadi",)
    assert meta.outlet == "Kabar Salira"
    assert meta.section == "Daerah"
    assert meta.tags == ("parkir", "tarif")
    assert meta.image_captions == ("Juru parkir di Salira.",)
    assert meta.accessible_for_free is False
    assert meta.published is not None
    assert meta.published.value.isoformat() == "2026-01-16T10:02:11+07:00"
    assert "NewsArticle" in meta.types


@pytest.mark.parametrize(
    "block",
    [
        '{"@type":"NewsArticle","headline":"Satu \n judul",}',
        '<!-- {"@type":"NewsArticle","headline":"Satu judul"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"Satu judul"}\n//]]>',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Satu judul&quot;}",
        '{"@type":"NewsArticle","headline":"Satu\t judul"};',
        '{"@type":"Organization","name":"x"}{"@type":"NewsArticle","headline":"Satu judul"}',
        '[{"@type":["NewsArticle","Report"],"headline":"Satu &amp;nbsp;judul"}]',
        '{"@type":"NewsArticle","headline":"Satu \\judul"}'.replace("\\judul", "judul\\u0020"),
        '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","headline":"Satu judul"}}',
    ],
)
def test_broken_blocks_are_read(block: str) -> None:
    assert read(ld(block)).headline == "Satu judul"


def test_the_articles_node_beats_those_of_other_pages_and_kinds() -> None:
    meta = read(
        '<link rel="canonical" href="https://kabar.example/a/1">'
        + ld('{"@type":"VideoObject","headline":"Tonton","uploadDate":"2020-01-01"}')
        + ld('{"@type":"NewsArticle","headline":"Lain","url":"https://kabar.example/b/2"}')
        + ld(
            '{"@type":"NewsArticle","headline":"Ini","mainEntityOfPage":{"@id":"http://www.kabar.example/a/1/"}}'
        )
    )
    assert meta.headline == "Ini"


def test_organisations_are_no_authors_and_addresses_no_names() -> None:
    meta = read(
        '<meta property="article:author" content="https://www.facebook.com/kabar">'
        + ld(
            '{"@type":"NewsArticle","headline":"x y",'
            '"author":[{"@type":"Organization","name":"Kabar"}, "Sari Dewi"]}'
        )
    )
    assert meta.authors == ("Sari Dewi",)
    assert meta.organisations == ("Kabar",)


def test_meta_elements_and_microdata() -> None:
    meta = read(
        '<title>Harga beras turun - Kabar.com</title><meta property="og:site_name" content="Kabar.com">'
        '<meta name="content_author" content="Ani Lestari"><meta name="content_editor" content="Tono Wibawa">'
        '<meta itemprop="datePublished" content="Wed, 06 May 2026 20:17:00 +0700">'
        '<meta name="author" content="Kabar.com"><meta property="article:tag" content="beras">'
        '<meta property="article:tag" content="pangan"><meta property="og:locale" content="id_ID">',
        lang="",
    )
    assert meta.headline == "Harga beras turun"
    assert meta.authors == ("Ani Lestari",)
    assert meta.editors == ("Tono Wibawa",)
    assert meta.tags == ("beras", "pangan")
    assert meta.language == "id-ID"
    assert meta.published is not None
    assert meta.published.offset_minutes == 420


def test_a_stamp_with_a_zone_beats_one_that_is_a_day() -> None:
    meta = read(
        '<meta property="article:published_time" content="2024-05-03T08:00:00Z">'
        + ld('{"@type":"NewsArticle","headline":"x y","datePublished":"2024-05-03"}')
    )
    assert meta.published is not None
    assert meta.published.precision == "second"


@pytest.mark.parametrize(
    ("title", "names", "wanted"),
    [
        ("Harga naik - Kabar.com", ("KABAR.com",), "Harga naik"),
        ("Harga naik | Kabar.com Ekonomi", ("Kabar.com",), "Harga naik"),
        ("KabarKini.com: Harga naik", ("KabarKini.com",), "Harga naik"),
        ("Harga naik - Kabar.com", (None, "https://ekonomi.kabar.com/x"), "Harga naik"),
        ("Jepang - Korea bertemu", ("Kabar.com",), "Jepang - Korea bertemu"),
        ("Prices rise: bank", ("The Courier",), "Prices rise: bank"),
    ],
)
def test_outlets_leave_the_headline(title: str, names: tuple[str | None, ...], wanted: str) -> None:
    assert without_outlet(title, *names) == wanted


def test_hostile_metadata_is_bounded() -> None:
    assert read_blocks(["[" * 100_000, "{" * 1000, " " * 200_000, '{"a":' * 50_000]) == []
    deep = '{"@graph":[' * 300 + '{"@type":"NewsArticle","headline":"x"}' + "]}" * 300
    assert len(read_blocks([deep])) <= 1
    assert read(ld("not json")) == read("")
    many = "".join(f'<meta name="author" content="N{i} M{i}">' for i in range(3000))
    assert len(read(many).authors) <= 600


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('"Ann Lee"', ("Ann Lee",)),
        ('["Ann Lee", "Bob Ray"]', ("Ann Lee", "Bob Ray")),
        (
            '[{"@type": "Person", "name": "Ann Lee"}, {"@type": "Organization", "name": "Kabar"}]',
            ("Ann Lee",),
        ),
        ('{"@list": [{"@type": "Person", "name": {"@value": "Ann Lee"}}]}', ("Ann Lee",)),
        ('{"@type": "Person", "name": ["Ann Lee", "Bob Ray"]}', ("Ann Lee", "Bob Ray")),
        ('{"@type": "Person", "name": "https://www.facebook.com/ann"}', ()),
        ('"By Ann Lee, Bob Ray"', ("By Ann Lee, Bob Ray",)),
    ],
)
def test_authors_in_many_shapes(author: str, names: tuple[str, ...]) -> None:
    meta = read(ld(f'{{"@type": "NewsArticle", "headline": "x y", "author": {author}}}'))
    assert meta.authors == names
    assert meta.is_news


def test_the_first_source_that_names_persons_names_the_authors() -> None:
    house = '<meta name="author" content="Harbour News"><meta name="parsely-author" content="Ann Lee">'
    assert read(house).authors == ("Ann Lee",)
    node = ld('{"@type": "NewsArticle", "headline": "x y", "author": {"@type": "Person", "name": "Ann Lee"}}')
    assert read(node + '<meta name="author" content="Condor Press">').authors == ("Ann Lee",)
    more = '<meta name="author" content="Ann Lee, Bob Ray">'
    assert read(node + more).authors == ("Ann Lee, Bob Ray",)
    yoast = '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">'
    assert read(yoast).authors == ("Ann Lee",)
    assert read(yoast.replace("Written by", "Est. reading time")).authors == ()


def test_many_marked_authors_are_those_of_a_list_of_stories() -> None:
    marked = [f'<a rel="author" href="/{n}">{n}</a>' for n in ("Ann Lee", "Bob Ray", "Cy Doe", "Di Fox")]
    assert read_metadata(LexborHTMLParser("<body>" + marked[0])).authors == ("Ann Lee",)
    assert read_metadata(LexborHTMLParser("<body>" + "".join(marked))).authors == ()


def test_another_node_at_the_same_address_fills_in() -> None:
    meta = read(
        '<link rel="canonical" href="https://kabar.example/a/1">'
        + ld('{"@type":"NewsArticle","headline":"Ini","url":"https://kabar.example/a/1"}')
        + ld(
            '{"@type":"WebPage","@id":"https://kabar.example/a/1#page","url":"https://kabar.example/a/1",'
            '"headline":"Ini","author":"Ann Lee","datePublished":"2025-03-04T10:00:05+07:00"}'
        )
        + ld('{"@type":"NewsArticle","headline":"Lain","url":"https://kabar.example/b","author":"Bob Ray"}')
    )
    assert meta.authors == ("Ann Lee",)
    assert meta.published is not None
    assert meta.published.precision == "second"


def test_a_personal_page_says_so() -> None:
    node = (
        '{"@type": "BlogPosting", "headline": "x y", "author": {"name": "Ann Lee"},'
        ' "publisher": {"@type": ["Person", "Organization"], "name": "Ann Lee"}}'
    )
    assert read(ld(node)).is_personal
    assert read(ld(node)).authors == ("Ann Lee",)
    assert not read(ld(node.replace('"Person", ', ""))).is_personal


def test_titles_keep_their_sources_and_the_next_page_its_address() -> None:
    meta = read(
        '<title>Judul | Kabar</title><meta property="og:title" content="Judul">'
        '<link rel="next" href="/a?p=2">' + ld('{"@type":"NewsArticle","headline":"Judul panjang"}')
    )
    assert meta.claims == (("jsonld", "Judul panjang"), ("og", "Judul"), ("title", "Judul | Kabar"))
    assert meta.next_url == "/a?p=2"
