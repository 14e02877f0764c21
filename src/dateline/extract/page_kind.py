"""What sort of page it is: an article, or something that must not be taken for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.metadata import Metadata
from dateline.extract.pagewords import EDGES, LONGEST_LABEL, page_words
from dateline.extract.paging import Paging
from dateline.extract.pieces import Blocks, Label
from dateline.extract.region import Region
from dateline.records import PageKind

ARTICLE_TYPES = frozenset(
    {
        *("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
        *("BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting", "Report"),
    }
)
INDEX_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage", "ItemList", "DataFeed"})
SHORT = 1_200
"""Code points of body under which a page may be a teaser, a picture or a film; no full report is so short
on the development pages that show a wall."""
STUB = 600
"""Code points of body under which a page is what its pictures or film are."""
FEW = 200
"""Code points of body under which a page holds no story unless its metadata says so."""
TEASER = 250
"""Code points that the teasers of an index have at most, on average."""
TITLES = 8
"""Lines that are all link and as long as a headline, from which a page without a story is an index."""
_FEED = re.compile(rb"<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b")
_SLUG = re.compile(r"[\w]+(?:[-_.][\w]+){3,}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a page when its kind is told."""

    content: bytes
    url: str | None
    meta: Metadata
    blocks: Blocks
    region: Region
    labels: Sequence[Label]
    headline: str | None
    section: str | None
    text: str
    paging: Paging
    pictures: int = 0


def kind_of(page: Evidence) -> PageKind:
    """The kind of the page; "other" where it holds no story and is nothing known."""
    if page.content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and _FEED.search(
        page.content[:2000]
    ):
        return "index"
    if _is_error(page):
        return "error"
    types = frozenset(page.meta.types)
    words = page_words()
    if "LiveBlogPosting" in types or _leads(words.live, page.headline, page.text):
        return "live"
    if _is_factcheck(page, types):
        return "factcheck"
    if _is_index(page, types):
        return "index"
    short = len(page.text) < STUB
    if short and (types & {"ImageGallery", "MediaGallery"} or _is_named(words.gallery, page)):
        return "gallery"
    if short and ("video" in page.meta.types[-1:] or _is_video(page, types)):
        return "video"
    if _is_walled(page):
        return "walled"
    if len(page.paging.addresses) > 1 and not page.paging.whole and page.text:
        return "partial"
    if not page.text or (len(page.text) < FEW and not types & ARTICLE_TYPES and not _is_story_address(page)):
        return "other"
    return "article"


def _is_error(page: Evidence) -> bool:
    """Whether title or headline says that there is no such page; a report about an error has more text."""
    if len(page.text) > STUB or page.meta.published:
        return False
    error = page_words().error
    titles = [page.headline or "", *page.meta.titles[:3]]
    return any(error.search(title.casefold()) for title in titles)


def _is_factcheck(page: Evidence, types: frozenset[str]) -> bool:
    """Whether the page checks a claim: by its type, section or address, or a mark that opens the headline."""
    if "ClaimReview" in types:
        return True
    pattern = page_words().factcheck
    section = (page.section or page.meta.section or "").casefold().strip(EDGES)
    if section and pattern.fullmatch(section):
        return True
    segments = (page.url or page.meta.url or "").casefold().replace("_", "-").split("/")[3:-1]
    if any(pattern.fullmatch(segment.replace("-", " ")) for segment in segments):
        return True
    return _opens_with(pattern, page.headline)


def _opens_with(pattern: re.Pattern[str], headline: str | None) -> bool:
    """Whether the headline opens with one of the words as a mark: in brackets or before a colon."""
    head = (headline or "").casefold().lstrip()
    bracketed = head[:1] in "[("
    found = pattern.match(head.lstrip("[( "))
    if not found:
        return False
    after = head.lstrip("[( ")[found.end() :].lstrip()
    return after[:1] in (":", "|", "-", "–", "—", "!", "?") or (bracketed and after[:1] in ("]", ")"))


def _leads(pattern: re.Pattern[str], headline: str | None, text: str) -> bool:
    return _opens_with(pattern, headline) and len(text) > STUB


def _is_named(pattern: re.Pattern[str], page: Evidence) -> bool:
    section = (page.section or "").casefold()
    return _opens_with(pattern, page.headline) or bool(section and pattern.match(section))


def _is_video(page: Evidence, types: frozenset[str]) -> bool:
    main = next((t for t in page.meta.types if t in ARTICLE_TYPES or t == "VideoObject"), "")
    return main == "VideoObject" or "video.other" in types or _is_named(page_words().video, page)


def _is_walled(page: Evidence) -> bool:
    """Whether a wall keeps the rest: the page says so and shows little."""
    if len(page.text) > SHORT:
        return False
    if page.meta.accessible_for_free is False:
        return True
    wall = page_words().wall
    end = min(len(page.labels), page.region.end + 30)
    return any(
        wall.search(piece.text[:300].casefold())
        for piece in page.blocks.pieces[page.region.start : end]
        if not piece.hidden and piece.size < 300
    )


def _is_index(page: Evidence, types: frozenset[str]) -> bool:
    """Whether the page lists stories and tells none: teasers between links to them, or no running text."""
    if page.meta.published and (types & ARTICLE_TYPES or page.headline) and len(page.text) >= FEW:
        return False
    pieces, region = page.blocks.pieces, page.region
    inside = range(region.start, region.end)
    body = [i for i in inside if page.labels[i] == "body" and region.prose[i]]
    told = sum(region.prose[i] for i in body)
    is_story = _is_story_address(page)
    teased = sum(_is_beside_title(page, i) for i in body)
    led_by = sum(_is_title(page, i) for i in inside)
    if len(body) >= 3 and min(teased, led_by) * 5 >= len(body) * 3 and told < TEASER * len(body):
        led = sum(pieces[i].linked for i in inside)
        return led * 2 > told and not (is_story and told > STUB)
    if types & ARTICLE_TYPES or (is_story and ("headline" in page.labels or told >= FEW)):
        return False
    if page.meta.published and told >= FEW:
        return False
    linked = sum(piece.linked for piece in pieces if not piece.hidden)
    titles = sum(1 for piece in pieces if piece.linked > 25 and piece.linked * 10 >= piece.size * 8)
    return titles >= TITLES and told * 3 < linked and (bool(types & INDEX_TYPES) or told < STUB)


def _is_title(page: Evidence, i: int) -> bool:
    """Whether a piece is a title that leads to a story: all link, without a label such as "Read also"."""
    piece = page.blocks.pieces[i]
    if piece.linked <= 15 or piece.linked * 10 < piece.size * 8:
        return False
    return not page_words().label.match(piece.text[:LONGEST_LABEL].casefold())


def _is_beside_title(page: Evidence, i: int) -> bool:
    """Whether such a title stands within two pieces of a paragraph."""
    around = range(max(0, i - 2), min(len(page.blocks.pieces), i + 3))
    return any(j != i and _is_title(page, j) for j in around)


def _is_story_address(page: Evidence) -> bool:
    """Whether the last segment of the page's address reads like a headline."""
    address = (page.url or page.meta.url or "").partition("?")[0].rstrip("/")
    return bool(_SLUG.search(address.rpartition("/")[2]))
