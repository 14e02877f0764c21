"""A whole page to its article: what each field takes from where, and that no page breaks it."""

from __future__ import annotations

import json
import random

import pytest

from dateline.extract.article import extract_page
from dateline.extract.state import read_state
from dateline.records import Article, Page

URL = "https://www.dermaganusa.example/daerah/2025/03/04/gubernur-batalkan-retribusi-dermaga"
PAGE_ID = """<html lang="id"><head><title>Gubernur Batalkan Retribusi Dermaga - DermagaNusa.com</title>
<meta property="og:site_name" content="DermagaNusa.com"><meta name="author" content="admin">
<meta property="og:title" content="Gubernur Batalkan Retribusi Dermaga">
<meta property="article:published_time" content="2025-03-04T09:15:00+07:00"></head><body>
<ul class="menu"><li><a href="/">Beranda</a></li><li><a href="/olahraga">Olahraga</a></li></ul>
<div class="breadcrumb"><a href="/">Beranda</a> &gt; <a href="/daerah">Daerah</a></div>
<h1>Gubernur Batalkan Retribusi Dermaga</h1>
<p class="standfirst">Pedagang ikan menang setelah tiga pekan berunding dengan pemerintah provinsi</p>
<div class="info">Selasa, 4 Maret 2025, 09:15 WIB</div>
<figure><img src="/foto.jpg">
<figcaption>Pedagang di dermaga timur. (Foto: Rasyid Anwar/ANTARA)</figcaption></figure>
<div class="isi"><p><b>MAKASSAR, DERMAGANUSA.COM</b> -
Gubernur Bratang Wicaksono membatalkan retribusi dermaga, Selasa.</p>
<p>Baca juga: <a href="/lain">Retribusi dermaga ditolak pedagang ikan</a></p>
<p>"Kami mendengar mereka," kata <a href="/tag/bratang">Bratang</a> di kantornya setelah pertemuan itu.</p>
<h3>Tiga pekan</h3>
<ul><li>Pedagang mogok sejak 11 Februari.</li><li>Nelayan ikut pada pekan kedua.</li></ul>
<p>ADVERTISEMENT</p><p>Ketua pedagang Sulastri Made menyatakan mogok berakhir besok pagi. (ras/dyn)</p></div>
<p>Penulis: Arga Pranata<br>Editor: Sinta Dewayani</p>
<div class="tags">Tag: <a href="/t/1">retribusi</a> <a href="/t/2">dermaga</a></div>
<div class="related"><h3>Berita Terkait</h3>
<ul><li><a href="/5">Jadwal kapal cepat berubah lagi pekan depan</a></li></ul></div>
<div class="komentar"><p>Mantap, semoga lanjut terus ya pak.</p></div>
<footer>Hak cipta DermagaNusa 2025</footer></body></html>"""
PAGE_EN = """<html lang="en"><head><title>Board scraps quay fee | Harbour Herald</title>
<meta property="og:site_name" content="Harbour Herald"></head><body>
<header><nav><a href="/">Home</a></nav></header>
<article><h1>Board scraps quay fee</h1><p class="byline">By Ines Hartwig</p>
<time datetime="2025-03-04T08:00:00+00:00">March 4, 2025</time>
<p>PORTSALL (Reuters) -
The harbour board scrapped its quay fee on Tuesday after three weeks of talks with traders.</p>
<p>“We heard them,” said Tom Kerrich, who chairs the board, on the steps of the old customs house.</p>
<div class="promo"><h4>Read more</h4>
<ul><li><a href="/2">Traders reject the quay fee again</a></li></ul></div>
<p>Traders said that their strike would end on Wednesday, and that boats would sail at dawn.</p></article>
<aside><h4>Most read</h4><a href="/9">Ten soups for a wet weekend on the water</a></aside></body></html>"""


def read(html: str | bytes, url: str | None = URL) -> Article:
    content = html if isinstance(html, bytes) else html.encode()
    return extract_page(Page("p", url, None, content, "text/html", None))


def test_indonesian_page() -> None:
    found = read(PAGE_ID)
    assert (found.page_kind, found.language, found.outlet) == ("article", "id", "DermagaNusa.com")
    assert (found.headline, found.section) == ("Gubernur Batalkan Retribusi Dermaga", "Daerah")
    assert found.standfirst == "Pedagang ikan menang setelah tiga pekan berunding dengan pemerintah provinsi"
    assert [block.kind for block in found.blocks] == [
        *("standfirst", "paragraph", "paragraph", "heading", "list", "list", "paragraph")
    ]
    assert found.blocks and [found.text[slice(*block.span)] for block in found.blocks][1:] == [
        "Gubernur Bratang Wicaksono membatalkan retribusi dermaga, Selasa.",
        '"Kami mendengar mereka," kata Bratang di kantornya setelah pertemuan itu.',
        "Tiga pekan",
        "Pedagang mogok sejak 11 Februari.",
        "Nelayan ikut pada pekan kedua.",
        "Ketua pedagang Sulastri Made menyatakan mogok berakhir besok pagi.",
    ]
    assert found.dateline is not None and found.dateline.outlet == "DERMAGANUSA.COM"
    assert (found.names("reporter"), found.names("editor")) == (["Arga Pranata"], ["Sinta Dewayani"])
    assert found.published is not None
    assert found.published.value.isoformat() == "2025-03-04T09:15:00+07:00"
    assert [caption.text for caption in found.captions] == ["Pedagang di dermaga timur."]
    assert found.captions[0].image_url == "/foto.jpg"
    assert found.related == ("Retribusi dermaga ditolak pedagang ikan",)
    assert found.tags == ("retribusi", "dermaga")
    assert found.problems == ()


def test_english_page() -> None:
    found = read(PAGE_EN, "https://www.harbourherald.example/news/board-scraps-quay-fee")
    assert (found.page_kind, found.language, found.headline) == ("article", "en", "Board scraps quay fee")
    assert found.text.startswith("The harbour board scrapped its quay fee on Tuesday")
    assert found.text.endswith("boats would sail at dawn.")
    assert [block.kind for block in found.blocks] == ["paragraph"] * 3
    assert (found.names("reporter"), found.agency) == (["Ines Hartwig"], "Reuters")
    assert found.related == ("Traders reject the quay fee again",)
    assert found.published is not None and found.published.day.isoformat() == "2025-03-04"


@pytest.mark.parametrize("html", [PAGE_ID, PAGE_EN])
def test_blocks_are_the_text(html: str) -> None:
    found = read(html)
    assert "\n\n".join(found.text[slice(*block.span)] for block in found.blocks) == found.text


@pytest.mark.parametrize("html", [PAGE_ID, PAGE_EN])
def test_same_page_same_article(html: str) -> None:
    assert read(html) == read(html)


PROSE = [
    "Dewan pelabuhan mencabut pungutan dermaga pada hari Selasa setelah berunding dengan pedagang.",
    "Ketua dewan mengatakan keputusan itu diambil dengan suara bulat dan berlaku mulai awal bulan depan.",
    "Para pedagang menyambutnya dengan membuka kembali lapak mereka di sepanjang dermaga timur kota itu.",
    "Seorang pedagang ikan mengatakan dagangannya baru laku lagi setelah kapal pertama bersandar pagi itu.",
    "Nelayan berharap harga sewa tempat pendaratan ikan ikut turun sebelum musim angin barat tiba di sana.",
]
SHELL = (
    "<html><head><title>Pungutan dermaga dicabut</title>%s</head><body><div id=__next></div>%s</body></html>"
)


def test_body_of_json_ld_where_the_tree_holds_none() -> None:
    data = {"@type": "NewsArticle", "headline": "Pungutan dermaga dicabut", "articleBody": "\n".join(PROSE)}
    found = read(SHELL % (f'<script type="application/ld+json">{json.dumps(data)}</script>', ""))
    assert found.text == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "state",
    [
        {"props": {"story": {"body": "".join(f"<p>{text}</p>" for text in PROSE)}}},
        {"props": {"story": {"blocks": [{"type": "text", "value": text} for text in PROSE]}}},
    ],
)
@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">%s</script>',
        "<script>window.__STATE__ = %s;</script>",
    ],
)
def test_body_of_script_data(state: dict[str, object], script: str) -> None:
    found = read(SHELL % ("", script % json.dumps(state).replace("</", "<\\/")))
    assert found.text == "\n\n".join(PROSE)
    assert found.headline == "Pungutan dermaga dicabut"


BLOCKS = {
    "title": "Pungutan dermaga dicabut",
    "content": [{"type": "text", "content": text} for text in PROSE],
}
STORE = {f"Paragraph:{n}": {"__typename": "Paragraph", "text": text} for n, text in enumerate(PROSE)}
TYPED = '<meta property="og:type" content="article">'
MENU = (
    "<ul>" + "".join(f"<li><a href=/kanal/{n}>Kanal nomor {n} di sini</a></li>" for n in range(40)) + "</ul>"
)


def streamed(*rows: str) -> str:
    """The scripts that hand over streamed components, a row cut in two on the way."""
    text = "".join(f"{n:x}:{row}\n" for n, row in enumerate(rows))
    cut = len(text) // 3
    pushes = (f"self.__next_f.push([1,{json.dumps(part)}])" for part in (text[:cut], text[cut:]))
    return "".join(f"<script>{push}</script>" for push in pushes)


STATES = [
    f"<script>window.__INITIAL_STATE__ = {json.dumps(BLOCKS)}; (function(){{var s;}}());</script>",
    f"<script>window.__APOLLO_STATE__={json.dumps({'ROOT_QUERY': {'a': 1}, **STORE})}</script>",
    f"<script>window.App=window.App||{{}};App.edge='a';App.globalContent={json.dumps(BLOCKS)};App.b=1;</script>",
    f"<script>window['__state'] = JSON.parse({json.dumps(json.dumps(BLOCKS))});</script>",
    f'<script type="application/json"> <!--{json.dumps({"json": json.dumps(BLOCKS)})}--></script>',
    f"<script>const state = {json.dumps([1, 2, 'shallow', *PROSE])};</script>",
    streamed('["$","div",null,{}]', *(json.dumps(["$", "p", None, {"children": text}]) for text in PROSE)),
    streamed("I[1,2]", "T2a1," + "".join(f"<p>{text}</p>" for text in PROSE)),
    f"<script>window.a = {json.dumps([text.replace('kota', '<i>kota</i>') for text in PROSE])}</script>",
]


@pytest.mark.parametrize("script", STATES)
@pytest.mark.parametrize("menu", ["", MENU])
def test_body_of_the_states_of_frameworks(script: str, menu: str) -> None:
    found = read(SHELL % (TYPED, menu + script))
    assert found.text == "\n\n".join(PROSE)
    assert found.page_kind == "article"


def test_script_data_that_is_no_text() -> None:
    from selectolax.lexbor import LexborHTMLParser

    data = json.dumps({"a": ["https://x.example/" + "y" * 90] * 40, "b": "function(){return 1}" * 40})
    assert read_state(LexborHTMLParser(f'<script type="application/json">{data}</script>')) == []


@pytest.mark.parametrize(
    ("html", "codes"),
    [
        (b"", ["empty"]),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), ["binary"]),
        (b"<html><body></body></html>", ["empty"]),
        (b"<frameset><frame src=a></frameset>", ["frames"]),
    ],
)
def test_pages_without_a_word(html: bytes, codes: list[str]) -> None:
    found = read(html)
    assert (found.text, found.blocks, [problem.code for problem in found.problems]) == ("", (), codes)


def test_right_to_left_and_unspaced_scripts() -> None:
    arabic = "قال وزير الموانئ إن الرسوم ألغيت يوم الثلاثاء بعد محادثات استمرت ثلاثة أسابيع مع التجار."
    japanese = "港湾委員会は火曜日、商人との三週間にわたる協議の末、埠頭使用料を廃止したと発表した。"
    for sentence in (arabic, japanese):
        body = "".join(f"<p>{sentence}</p><p>{n} {sentence}</p>" for n in range(3))
        found = read(f"<html><body><h1>{sentence[:30]}</h1><div>{body}</div></body></html>")
        assert sentence in found.text


DEBRIS = (b"<", b">", b"</div>", b"<p", b"\xff", b"&#", b'"')


def test_broken_pages_never_raise() -> None:
    chance = random.Random(7)
    for _ in range(120):
        content = bytearray(chance.choice((PAGE_ID, PAGE_EN)).encode())
        for _ in range(chance.randrange(1, 40)):
            at = chance.randrange(len(content))
            content[at : at + chance.randrange(0, 30)] = chance.choice(
                (b"<", b">", b"</div>", b"<p", b"\xff", b"&#", b'"')
            )
        found = read(bytes(content))
        assert "failed" not in [problem.code for problem in found.problems]
        for block in found.blocks:
            assert found.text[slice(*block.span)].strip()


SENTENCES = "".join(
    f"<p>{n}. The harbour board approved a plan on Tuesday to dredge the channel, officials said.</p>"
    for n in range(6)
)


SIDE_BY_SIDE = "<span>Ann Lee</span> <span>Bob Ray</span>"


def written_by(under: str, head: str = "", below: str = "") -> tuple[list[str], list[str]]:
    """The authors and editors of an invented page; ``under`` stands between headline and story."""
    html = f"<html lang=en><head>{head}</head><body><article><h1>Board approves the dredging plan</h1>"
    html += f"{under}<div class=body>{SENTENCES}</div>{below}</article></body></html>"
    fields = extract_page(Page("p", URL, None, html.encode(), "text/html", "utf-8")).to_dict()
    return fields["authors"], fields["editors"]


def claim(author: str) -> str:
    data = {
        "@type": "NewsArticle",
        "headline": "Board approves the dredging plan",
        "author": {"name": author},
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("under", "head", "authors"),
    [
        # Names in an element of the byline, with and without links.
        ("<div class=byline>Ann Lee</div>", "", ["Ann Lee"]),
        ("<div class=byline><a href=/author/ann-lee>Ann Lee</a></div>", "", ["Ann Lee"]),
        (f"<div class=byline>{SIDE_BY_SIDE}</div><div>3 May 2024</div>", "", ["Ann Lee", "Bob Ray"]),
        # A link to a page about the author tells enough; one to a topic tells the contrary.
        ("<div><a href=/author/ann-lee>Ann Lee</a></div>", "", ["Ann Lee"]),
        ("<div class=byline><a href=/category/ports>Northern Ports</a></div>", "", []),
        # A bare name right above a date.
        ("<div>Ann Lee</div><div>3 May 2024</div>", "", ["Ann Lee"]),
        ("<div>Ann Lee</div>", "", []),
        # Metadata that the page bears out, against words that stand beside the name.
        ("<div class=byline>Ann Lee<div>Northern Ports</div></div>", claim("Ann Lee"), ["Ann Lee"]),
        # Metadata that the page does not bear out.
        ("<div class=byline>Ann Lee</div>", claim("Harbour Courier Staff"), ["Ann Lee"]),
        ("<div class=byline>Ann Lee</div>", claim("Bob Ray"), ["Ann Lee"]),
        ("", claim("Bob Ray"), ["Bob Ray"]),
    ],
)  # fmt: skip
def test_authors_of_pages_without_a_label(under: str, head: str, authors: list[str]) -> None:
    assert written_by(under, head)[0] == authors


def test_the_editor_whom_metadata_calls_the_author_is_the_editor() -> None:
    shown = written_by("<div class=byline>Ann Lee</div>", claim("Tono Wibawa"), "<p>Editor: Tono Wibawa</p>")
    assert shown == (["Ann Lee"], ["Tono Wibawa"])


def test_a_story_below_is_not_by_this_ones_author() -> None:
    below = "<section><h3>More</h3><p>By Bob Ray</p></section>"
    assert written_by("<p>Ann Lee</p>", claim("Ann Lee"), below)[0] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("above", "under", "value"),
    [
        ("<div>3 May 2024</div>", "", "2024-05-03"),
        ("", "<figure><img src=a.jpg></figure><div>3 May 2024</div>", "2024-05-03"),
        ("<div>3 May 2024 <a href=/x>Other story of this day</a></div>", "", None),
        ("<div>Tides of 3 May 2024</div>", "", None),
    ],
)
def test_a_date_without_a_mark_is_read_beside_the_headline(above: str, under: str, value: str | None) -> None:
    html = f"<body>{above}<h1>Board approves the dredging plan</h1>{under}{SENTENCES}</body>"
    found = extract_page(Page("p", URL, None, html.encode(), "text/html", "utf-8")).published
    assert (found.value.isoformat() if found else None) == value


POSTS = (
    "Has anybody sailed the new channel at night? The buoys past the quay were moved in March, it seems.",
    "They were. The harbour board set two green ones by the sandbank, and the old light is out of use now.",
    "We went through on Sunday with a draught of two metres, and had half a metre of water left at low tide.",
)


@pytest.mark.parametrize("beside", ["", "<p>Log in</p>", '<div class="spinner"><img src="/load.gif"></div>'])
def test_the_text_of_a_forum_stands_where_no_script_runs(beside: str) -> None:
    posts = "".join(
        f'<div itemprop="comment"><span><a href="/u/{n}">sailor{n}</a></span><p>{text}</p>'
        f"<p>{POSTS[n - 1]} {text}</p></div>"
        for n, text in enumerate(POSTS)
    )
    page = (
        "<html><head><title>The new channel at night - Skerry Sailors</title>"
        "<noscript><style>.a{color:red}</style></noscript></head><body>"
        f"<noscript><header><a href='/'>Skerry Sailors</a></header><h1>The new channel at night</h1>{posts}"
        f"</noscript><section id='main'>{beside}</section></body></html>"
    )
    text = read(page, None).text
    assert [post for post in POSTS if post not in text] == []


def test_a_notice_to_switch_scripts_on_is_no_text() -> None:
    notice = "Please switch JavaScript on in the settings of your browser to use this site. "
    page = f"<html><body><noscript><p>{notice * 6}</p></noscript><div id='app'></div></body></html>"
    assert notice.strip() not in read(page, None).text
    shown = page.replace("<div id='app'></div>", "".join(f"<p>{post}</p>" for post in POSTS))
    fallback = shown.replace(notice * 6, "The same in plain words, told again for old browsers. " * 20)
    assert "old browsers" not in read(fallback, None).text
