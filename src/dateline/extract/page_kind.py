"""What sort of page it is: an article, or something that must not be taken for one.

Evidence is what pages everywhere share: the types that metadata states, the shape of the page (shape.py), its
address, and the words of walls and error pages. Thresholds were chosen on WCXB, fundus, pages-id and
pages-en, so that no story of theirs is taken for a list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.barriers import barrier_of
from dateline.extract.lists import (
    CARDS,
    FEW,
    SHORT,
    STUB,
    Signs,
    is_index,
    is_other,
    is_shelf,
    title_parts,
)
from dateline.extract.metadata import ARTICLE_TYPES, Metadata
from dateline.extract.pagewords import EDGES, page_words
from dateline.extract.paging import Paging
from dateline.extract.pieces import Blocks, Label
from dateline.extract.region import Region
from dateline.extract.shape import Address, address_of, item_types, shape_of, weight
from dateline.records import PageKind

UPDATES = 4
"""Dated lines from which a story that a live address or mark announces is one."""
_FEED = re.compile(rb"<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a page when its kind is told; ``is_data``: its text is that of script data."""

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
    is_data: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a page, and the problem code of what stands in its way (None where nothing does)."""

    kind: PageKind
    code: str | None = None


BARRIERS: dict[str, PageKind] = {
    "consent": "walled",
    "walled": "walled",
    "blocked": "error",
    "script": "error",
    "moved": "other",
    "frames": "other",
}
"""The kind of a page that is nothing but a barrier, by the problem code."""


def tell(page: Evidence) -> Verdict:
    """The kind of the page and why, from all of the evidence."""
    if page.content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and _FEED.search(
        page.content[:2000]
    ):
        return Verdict("index")
    signs = _signs(page)
    thin = (signs.claims < 2 or signs.size < FEW) and not page.is_data
    if thin and signs.shape.cards < CARDS and not is_other(signs):
        code = barrier_of(page.content, page.blocks, page.text, signs.titles)
        if code:
            return Verdict(BARRIERS[code], code)
    return Verdict(_kind(page, signs))


def _signs(page: Evidence) -> Signs:
    meta = page.meta
    types = frozenset(kind.strip() for kind in meta.types)
    # What JSON-LD says is a story need not be looked up in the markup, which costs half a millisecond.
    items = Counter(() if types & ARTICLE_TYPES else item_types(page.content))
    claims = bool(types & ARTICLE_TYPES) + ("article" in types) + bool(meta.published) + bool(meta.authors)
    shape = shape_of(page.blocks, page.region.marks)
    return Signs(
        types,
        items,
        address_of(page.url or meta.url),
        shape,
        weight(page.text),
        claims,
        bool(meta.published),
        bool(page.url),
        len(page.blocks.pieces),
        (page.headline or "", *meta.titles[:3]),
    )


def _kind(page: Evidence, signs: Signs) -> PageKind:
    if _is_error(page, signs):
        return "error"
    if _is_live(page, signs):
        return "live"
    if _is_factcheck(page, signs):
        return "factcheck"
    if is_other(signs):
        return "index" if is_shelf(signs) else "other"
    # A shell without text of its own is told by the address and the claims of the story that its data hold.
    is_told = page.is_data and (signs.is_story or signs.is_slug or "article" in signs.types)
    if not is_told and is_index(signs):
        return "index"
    words = page_words()
    short = signs.size < STUB
    if short and (
        signs.types & {"ImageGallery", "MediaGallery"} or _is_named(words.gallery, page, signs.address)
    ):
        return "gallery"
    if short and _is_video(page, signs):
        return "video"
    if _is_walled(page, signs):
        return "walled"
    if len(page.paging.addresses) > 1 and not page.paging.whole and page.text:
        # What is numbered and neither claims to be a story nor is called like one is a list.
        return "partial" if signs.claims or signs.is_slug else "index"
    if not page.text or (signs.size < FEW and not signs.is_story and not signs.is_slug):
        return "other"
    return "article"


def _is_error(page: Evidence, signs: Signs) -> bool:
    """Whether a title, cut at its marks, is little else than the words for a page that is not there."""
    if signs.size > STUB or page.meta.published:
        return False
    error = page_words().error
    return any((found := error.search(part)) and _covers(found, part) for part in title_parts(signs.titles))


def _covers(found: re.Match[str], part: str) -> bool:
    return 2 * len(found[0]) >= len(part) or (found.start() == 0 and len(part) < 60)


def _is_live(page: Evidence, signs: Signs) -> bool:
    """Whether the page is told bit by bit: by its type, by a mark that opens its headline, or by one inside
    it or in its address where many lines are dated."""
    if "LiveBlogPosting" in signs.types:
        return True
    if signs.size < STUB:
        return False
    live = page_words().live
    headline = page.headline or ""
    if _opens_with(live, headline):
        return True
    marked = any(
        word.isupper() and live.fullmatch(word.casefold()) for word in re.split(r"[\s:|]+", headline)
    )
    if not marked and not _in_address(live, signs.address):
        return False
    return sum(bool(piece.time) for piece in page.blocks.pieces if not piece.hidden) >= UPDATES


def _is_factcheck(page: Evidence, signs: Signs) -> bool:
    """Whether the page checks a claim: by its type, section or address, or a mark that opens the headline."""
    if "ClaimReview" in signs.types:
        return True
    pattern = page_words().factcheck
    section = (page.section or page.meta.section or "").casefold().strip(EDGES)
    if section and pattern.fullmatch(section):
        return True
    return _in_address(pattern, signs.address) or _opens_with(pattern, page.headline)


def _opens_with(pattern: re.Pattern[str], headline: str | None) -> bool:
    """Whether the headline opens with one of the words as a mark: in brackets or before a colon."""
    head = (headline or "").casefold().lstrip()
    bracketed = head[:1] in "[("
    found = pattern.match(head.lstrip("[( "))
    if not found:
        return False
    after = head.lstrip("[( ")[found.end() :].lstrip()
    return after[:1] in (":", "|", "-", "–", "—", "!", "?") or (bracketed and after[:1] in ("]", ")"))


def _in_address(pattern: re.Pattern[str], address: Address) -> bool:
    """Whether a folder of the address has such a name ("/cek-fakta/", "/live/")."""
    folders = (segment.replace("_", " ").replace("-", " ") for segment in address.segments[:-1])
    return any(pattern.fullmatch(folder) for folder in folders)


def _is_named(pattern: re.Pattern[str], page: Evidence, address: Address) -> bool:
    section = (page.section or "").casefold()
    if _opens_with(pattern, page.headline) or (section and pattern.match(section)):
        return True
    return _in_address(pattern, address)


def _is_video(page: Evidence, signs: Signs) -> bool:
    main = next((t for t in page.meta.types if t in ARTICLE_TYPES or t == "VideoObject"), "")
    if main == "VideoObject" or any(kind.startswith("video") for kind in signs.types):
        return True
    return _is_named(page_words().video, page, signs.address)


def _is_walled(page: Evidence, signs: Signs) -> bool:
    """Whether a wall keeps the rest: the page says so and shows little."""
    if signs.size > SHORT:
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
