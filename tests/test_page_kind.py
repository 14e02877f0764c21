"""The kind of a page: what is told from articles, and what must be called an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extract.article import extract_page
from dateline.records import Article, Page

SHARED = Path(__file__).parents[2] / "shared" / "data"
LONG = (
    "The harbour board approved a plan on Tuesday to dredge the northern channel before the monsoon begins. "
    "Members voted seven to two after a debate that lasted until midnight, officials said."
)
BODY = "".join(f"<p>{n}. {LONG}</p>" for n in range(9))
TITLES = "".join(
    f"<li><a href=/{n}>Judul berita nomor {n} yang cukup panjang sekali</a></li>" for n in range(20)
)
DATED = '<meta property="article:published_time" content="2025-03-04T10:00:00+07:00">'


def article(
    body: str, head: str = "", url: str = "https://berita.example/2025/03/04/kapal-keruk-tiba-di-utara"
) -> Article:
    content = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    return extract_page(Page("p", url, None, content, "text/html", "utf-8"))


def jsonld(kind: str, more: str = "") -> str:
    data = f'"@type": "{kind}", "headline": "Channel to be dredged"{more}'
    return f'<script type="application/ld+json">{{{data}}}</script>'


H1 = "<h1>Channel to be dredged</h1>"
SHORT = f"{H1}<p>{LONG}</p>"
PICTURE = "<figure><img src=a.jpg><figcaption>Kapal keruk.</figcaption></figure>"
WALL = "<div class=paywall><p>Subscribe to continue reading.</p></div>"
PAID = ', "isAccessibleForFree": false'

KINDS = [
    (H1 + BODY, DATED, None, "article"),
    (SHORT, jsonld("NewsArticle"), None, "article"),
    (f"<h1>CEK FAKTA: Kapal keruk itu bukan kapal perang</h1>{BODY}", DATED, None, "factcheck"),
    (f"<h1>[HOAKS] Kapal keruk tenggelam di muara</h1>{BODY}", DATED, None, "factcheck"),
    (H1 + BODY, DATED, "https://a.example/cek-fakta/kapal-keruk-tiba", "factcheck"),
    (H1 + BODY, jsonld("ClaimReview"), None, "factcheck"),
    (f"<h1>Polisi tangkap penyebar hoaks kapal keruk</h1>{BODY}", DATED, None, "article"),
    (H1 + BODY, jsonld("LiveBlogPosting"), None, "live"),
    (f"<h1>LIVE: Channel vote in the harbour board</h1>{BODY}", DATED, None, "live"),
    (f"<h1>Live music returns to the quay</h1>{BODY}", DATED, None, "article"),
    (f"<h1>FOTO: Kapal keruk di muara</h1>{PICTURE}", DATED, None, "gallery"),
    (f"{H1}<p>Watch the vote.</p>", jsonld("VideoObject"), None, "video"),
    (SHORT, jsonld("NewsArticle", PAID), None, "walled"),
    (SHORT + WALL, DATED, None, "walled"),
    (H1 + BODY, jsonld("NewsArticle", PAID), None, "article"),
    ("<h1>404</h1><p>Tidak ada.</p>", "<title>Halaman tidak ditemukan</title>", None, "error"),
    ("<h1>Page not found</h1>", "<title>Not found - Harbour News</title>", None, "error"),
    (f"<ul>{TITLES}</ul>", "<title>Berita terbaru</title>", "https://berita.example/", "index"),
    ("<p>Hello.</p>", "", "https://berita.example/a", "other"),
]


@pytest.mark.parametrize(("body", "head", "url", "kind"), KINDS)
def test_kind(body: str, head: str, url: str | None, kind: str) -> None:
    found = article(body, head, url) if url else article(body, head)
    assert found.page_kind == kind


WEB = '<meta property="og:type" content="website">'
CARDS = "".join(
    f"<div class=card><a href=/s/{n}>Ferry number {n} leaves the quay on time</a></div>" for n in range(12)
)
COOKIES = (
    "We and our partners use cookies to store and access personal data. Accept all or manage your choices."
)
LOGIN = "<form><label>Name</label><input name=u><input type=password name=p></form>"
BLURB = f"<p>{LONG}</p>"

# What a page is that holds no story, and the problem that says so.
NO_STORY = [
    (f"<h1>Harbour</h1>{CARDS}", WEB, "https://a.example/harbour", "index", "not_article"),
    (f"<h1>Indeks Berita</h1>{CARDS}", DATED, "https://a.example/x", "index", "not_article"),
    (
        f"<h1>Ana Lim</h1>{BLURB}{CARDS}",
        jsonld("ProfilePage"),
        "https://a.example/ana-lim",
        "index",
        "not_article",
    ),
    (f"<h1>Harbour</h1>{BLURB * 3}{CARDS}", WEB, "https://a.example/", "index", "not_article"),
    (f"<h1>Harbour</h1>{BLURB * 3}{CARDS}", WEB, "https://a.example/tag/harbour", "index", "not_article"),
    (f"<h1>Rope, 20 m</h1>{BODY}", jsonld("Product"), "https://a.example/p/rope-20", "other", "no_article"),
    (f"<h1>How deep?</h1>{BODY}", jsonld("DiscussionForumPosting"), None, "other", "no_article"),
    (f"<h1>How deep?</h1>{BODY}", WEB, "https://forum.a.example/t/how-deep-is-it/9", "other", "no_article"),
    (f"<h1>Dredge 2</h1>{BODY}", WEB, "https://a.example/docs/dredge", "other", "no_article"),
    (f"<div><h2>Before you continue</h2><p>{COOKIES}</p></div>", "", None, "walled", "consent"),
    (f"<h1>Sign in</h1>{LOGIN}", "<title>Harbour News</title>", None, "walled", "walled"),
    ("<h1>Checking your browser</h1><p>Ray ID: 7f3</p>", "", None, "error", "blocked"),
    ("<h1>Harbour News</h1><p>Please enable JavaScript to go on.</p>", "", None, "error", "script"),
    ("<p>Moved.</p>", '<meta http-equiv="refresh" content="0; url=/baru">', None, "other", "moved"),
    ("<h1>Oops! That page can’t be found</h1><p>Try the search.</p>", "", None, "error", "not_article"),
    (
        f"<h1>Sorry</h1>{CARDS}",
        "<title>404 - Page not found | Harbour News</title>",
        None,
        "error",
        "not_article",
    ),
]


@pytest.mark.parametrize(("body", "head", "url", "kind", "code"), NO_STORY)
def test_no_story(body: str, head: str, url: str | None, kind: str, code: str) -> None:
    found = article(body, head, url) if url else article(body, head)
    assert (found.page_kind, [problem.code for problem in found.problems][:1]) == (kind, [code])


# What looks like one of them and is a story all the same.
STORIES = [
    (f"{H1}{BODY}{CARDS}", "", "https://a.example/news/7731"),
    (f"{H1}{BLURB}{CARDS * 2}", jsonld("NewsArticle") + DATED, "https://a.example/n/7731"),
    (f"{H1}{BODY}{CARDS}", WEB, "https://a.example/tag/harbour-board-votes-to-dredge-channel"),
    (f"{H1}{BODY}{CARDS}", jsonld("ItemList") + DATED, None),
    (f"{H1}{BODY}<p>{COOKIES}</p>", "", "https://a.example/x"),
    (f"{H1}{BODY}", jsonld("NewsArticle") + jsonld("Product"), None),
    (f"{H1}{BODY}{LOGIN}", DATED, None),
    (f"<h1>Body not found after ferry sinks, police say in report</h1>{BLURB}", DATED, None),
    (f"<h1>Korban kapal karam tidak ditemukan hingga Selasa malam kemarin</h1>{BLURB}", "", None),
    (f"{H1}<p>Print this page</p>{BODY}", "", "https://a.example/print/7731"),
    (f"{H1}<p>Are you a robot? asked the clerk, laughing.</p>{BODY}", DATED, None),
]


@pytest.mark.parametrize(("body", "head", "url"), STORIES)
def test_a_story_all_the_same(body: str, head: str, url: str | None) -> None:
    assert (article(body, head, url) if url else article(body, head)).page_kind == "article"


def test_frames() -> None:
    content = (
        b"<html><head><title>Kabar</title></head><frameset cols=20%,*><frame src=a.html></frameset></html>"
    )
    found = extract_page(Page("p", "https://a.example/", None, content, "text/html", "utf-8"))
    assert (found.page_kind, [problem.code for problem in found.problems]) == ("other", ["frames"])


def test_live_by_its_mark_and_dated_lines() -> None:
    updates = "".join(
        f"<p><time datetime=2025-03-04T1{n}:00>1{n}:00</time></p><p>{n}. {LONG}</p>" for n in range(6)
    )
    assert article(f"<h1>Channel vote LIVE as the board meets</h1>{updates}", DATED).page_kind == "live"
    assert article(f"<h1>How to live on the quay</h1>{updates}", DATED).page_kind == "article"


TITLE = "<h3><a href=/{n}>Judul berita nomor {n} yang cukup panjang</a></h3>"
TEASERS = "".join(
    f"<li>{TITLE}<p>Ringkasan pendek berita ini, nomor {{n}}.</p></li>".format(n=n) for n in range(12)
)


def test_teasers_between_titles_are_an_index() -> None:
    found = article(
        f"<h1>Indeks</h1><ul>{TEASERS}</ul>", "<title>Indeks</title>", "https://berita.example/indeks"
    )
    assert found.page_kind == "index"
    assert "not_article" in {problem.code for problem in found.problems}


def test_read_also_lines_between_short_paragraphs_make_no_index() -> None:
    told = "<p>Kalimat ke-{n} ini tidak panjang, kata bupati di depan warga.</p>"
    also = "<p>Baca juga: <a href=/{n}>Judul lain nomor {n} di sini</a></p>"
    body = "".join((told + also).format(n=n) for n in range(8))
    assert article(f"<h1>Bupati bicara delapan kali</h1>{body}", DATED).page_kind == "article"


def test_feed_is_an_index() -> None:
    feed = (
        '<?xml version="1.0"?><rss version="2.0"><channel><item><title>Kapal</title></item></channel></rss>'
    )
    assert extract_page(Page("p", None, None, feed.encode())).page_kind == "index"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<ul>" + TITLES + "</ul>", "not_article"),
        ("<p>Hello.</p>", "no_article"),
        ("", "empty"),
    ],
)
def test_problem(body: str, code: str) -> None:
    assert code in [problem.code for problem in article(body, url="https://a.example/x").problems]


@pytest.mark.skipif(not (SHARED / "pages-id").is_dir(), reason="the shared pages are not here")
def test_shared_pages() -> None:
    def kind(path: Path) -> str:
        return extract_page(Page("p", None, None, path.read_bytes(), "text/html")).page_kind

    indexes = sorted((SHARED / "pages-id" / "index").glob("*.html"))
    assert {path.stem: kind(path) for path in indexes} == {path.stem: "index" for path in indexes}
    folders = ("pages-id", "pages-en", "sample/pages")
    stories = [path for folder in folders for path in sorted((SHARED / folder).glob("*.html"))]
    assert [path.stem for path in stories if kind(path) in {"index", "error", "other"}] == []
