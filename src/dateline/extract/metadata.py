"""What a page's JSON-LD, OpenGraph, meta elements and microdata claim about the article.

These are claims of a template, often wrong: a house account as author, local time marked as UTC, the
editor in the author's place. What the page shows beats them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.articlenode import crumbs_of, main_nodes, meta_names, people_of, stated
from dateline.extract.bylinenames import people_in
from dateline.extract.bylinewords import byline_words
from dateline.extract.jsonld import Node, by_id, clean, fitting, members, read_blocks, strings, types_of
from dateline.extract.personnames import squash
from dateline.extract.times import parse_iso
from dateline.extract.titles import without_outlet
from dateline.records import Moment, Origin

MAX_META: Final = 600
MAX_TAGS: Final = 60
MAX_MARKED: Final = 3
"""Persons whom elements of the page mark as authors, over which they are those of a list of stories."""
Metas = Mapping[str, Sequence[str]]


ARTICLE_TYPES: Final = frozenset(
    {
        *("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle"),
        *("BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "BlogPosting", "Report"),
        *("LiveBlogPosting", "SocialMediaPosting", "ScholarlyArticle", "AdvertiserContentArticle"),
    }
)
"""Types of schema.org of pages that hold one story."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the metadata claims, best candidate first in every tuple; visible text may overrule each.

    ``claims`` are the titles with the source of each: "jsonld", "og", "twitter" or "title" (the title element
    and its like). ``authors`` are those of the first source that names persons, ``organisations`` the authors
    that are marked as no persons; ``article_body`` keeps its line breaks; ``types`` are the schema.org types
    of the page's top nodes in order, then og:type; ``is_news``: the article's own node calls itself news;
    ``is_personal``: the publisher is a person, whose name is the outlet's; ``is_cut``: some blocks of JSON-LD
    were over a bound, and left out.
    """

    headline: str | None = None
    titles: tuple[str, ...] = ()
    claims: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    next_url: str | None = None
    description: str | None = None
    language: str | None = None
    article_body: str | None = None
    image_captions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    is_news: bool = False
    is_personal: bool = False
    accessible_for_free: bool | None = None
    is_cut: bool = False

    @property
    def is_story(self) -> bool:
        """Whether the page calls itself a story: by a type of schema.org, or as an article with a date."""
        return not ARTICLE_TYPES.isdisjoint(self.types) or (
            "article" in self.types and self.published is not None
        )


@dataclass(slots=True)
class _Found:
    """The elements that hold metadata, from one walk over the page."""

    metas: dict[str, list[str]]
    blocks: list[str]
    links: dict[str, str]
    times: list[LexborNode]
    authors: list[LexborNode]


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """The candidates that the page's metadata holds; empty fields where it holds none. Never raises."""
    found = _collect(tree)
    metas = found.metas
    nodes = read_blocks(found.blocks)
    ids = by_id(nodes)
    url = found.links.get("canonical") or next(iter(metas.get("og:url", ())), "").strip() or None
    article, more = main_nodes(nodes, url)
    outlet = _first(strings(article.get("publisher"), ids=ids), _values(metas, "outlet"))
    claims = _titles(article, metas, tree)
    titles = _unique(title for _, title in claims)
    publishers = members(article.get("publisher"), ids)
    is_personal = any(isinstance(p, Mapping) and "Person" in types_of(p) for p in publishers)
    people, organisations = people_of(stated(("author", "creator"), article, *more), ids)
    crumbs = crumbs_of(nodes, ids)
    return Metadata(
        headline=without_outlet(titles[0], outlet, url) if titles else None,
        titles=titles,
        claims=claims,
        authors=_authors(people, found, None if is_personal else outlet),
        organisations=organisations,
        editors=_unique([*people_of(article.get("editor"), ids)[0], *_values(metas, "editor")]),
        published=_moment(stated(("datePublished",), article, *more), found, "published", "datePublished"),
        modified=_moment(stated(("dateModified",), article, *more), found, "modified", "dateModified"),
        section=_first(strings(article.get("articleSection")), _values(metas, "section"), crumbs[-1:]),
        tags=_tags(_values(metas, "tag", split=True), strings(article.get("keywords"))),
        keywords=_tags(_values(metas, "keyword", split=True)),
        outlet=outlet,
        url=url,
        next_url=found.links.get("next"),
        description=_first(strings(article.get("description")), _values(metas, "description")),
        language=_language(tree, metas, article),
        article_body=_body(article),
        image_captions=_unique(strings(article.get("image"), ("caption", "description"), ids)),
        types=_unique([*(t for node in nodes[:50] for t in types_of(node)), *metas.get("og:type", ())]),
        is_news=any(t.endswith("NewsArticle") for t in types_of(article)),
        is_personal=is_personal,
        accessible_for_free=_free(article),
        is_cut=len(fitting(found.blocks)) < len(found.blocks),
    )


# Elements.


_HOLDERS: Final = (
    'meta,script[type*="ld+json"],link[rel],time[itemprop],[itemprop="author"],[rel="author"],'
    '[itemprop="datePublished"],[itemprop="dateModified"]'
)
_NAMED: Final = ("property", "name", "itemprop", "http-equiv")


def _collect(tree: LexborHTMLParser) -> _Found:
    """The elements of metadata, in order; meta elements by their name, property or itemprop in lower case."""
    found = _Found({}, [], {}, [], [])
    seen = 0
    for node in tree.css(_HOLDERS):
        tag, attributes = node.tag, node.attributes
        if tag == "meta":
            seen += 1
            content = attributes.get("content")
            if content and seen <= MAX_META:
                for kind in _NAMED:
                    name = attributes.get(kind)
                    if name:
                        found.metas.setdefault(name.strip().lower(), []).append(content[:20_000])
        elif tag == "script":
            found.blocks.append(node.text())
        elif tag == "link":
            for rel in (attributes.get("rel") or "").lower().split():
                href = (attributes.get("href") or "").strip()
                if href:
                    found.links.setdefault(rel, href)
        else:
            stated = (attributes.get("itemprop") or "").split()
            if "datePublished" in stated or "dateModified" in stated:
                found.times.append(node)
            elif tag != "time" and len(found.authors) < 12:
                found.authors.append(node)
    return found


def _titles(article: Node, metas: Metas, tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    """The titles with their sources, the most reliable first."""
    claims = [("jsonld", title) for title in strings(article.get("headline"))]
    for name in meta_names()["title"]:
        source = name.partition(":")[0] if ":" in name else "title"
        claims += [(source, clean(title)) for title in metas.get(name, ())[:4]]
    node = tree.css_first("head > title") or tree.css_first("title")
    claims.append(("title", clean(node.text()) if node else ""))
    return tuple(dict.fromkeys((source, title) for source, title in claims if title and "://" not in title))


def _authors(people: Sequence[str], found: _Found, outlet: str | None) -> tuple[str, ...]:
    """The claims of the first source that names persons, or of a later one that names these and more.

    Where no source names a person, all claims stand: the agency may be among them.
    """
    metas = found.metas
    label = next(iter(metas.get("twitter:label1", ())), "").strip(" :").casefold()
    shown = metas.get("twitter:data1", ()) if byline_words().roles.get(label) == "reporter" else ()
    groups = [
        people,
        *([clean(v) for v in metas.get(name, ())] for name in meta_names()["author"]),
        [clean(v) for v in shown],
    ]
    groups = [_unique(group) for group in groups if group]
    named = [(group, {squash(name) for name in people_in(group, outlet)}) for group in groups]
    best, persons = next(((group, names) for group, names in named if names), ((), set[str]()))
    if not persons:
        marked = _unique(_marked(found.authors))
        # Lists of other stories mark their authors too.
        return (
            marked
            if 0 < len(people_in(marked, outlet)) <= MAX_MARKED
            else _unique([*(c for g in groups for c in g)])
        )
    wider = next((group for group, names in named if persons < names), best)
    return tuple(wider)


def _values(metas: Metas, claim: str, split: bool = False) -> list[str]:
    """The contents of the meta elements that make this claim (a key of metas.toml)."""
    values = [clean(value) for name in meta_names()[claim] for value in metas.get(name, ())]
    if split:
        values = [part.strip() for value in values for part in re.split(r"[,;|]", value)]
    return [value for value in values if value]


def _language(tree: LexborHTMLParser, metas: Metas, article: Node) -> str | None:
    root = tree.css_first("html")
    stated = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else ""
    claims = [stated.strip(), *strings(article.get("inLanguage")), *_values(metas, "language")]
    return next(
        (c.replace("_", "-") for c in claims if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*", c)), None
    )


def _marked(nodes: Sequence[LexborNode]) -> list[str]:
    """The texts of the elements that microdata or a link relation marks as the author."""
    out = []
    for node in nodes:
        inner = node.css_first('[itemprop="name"]') or node
        text = clean(inner.attributes.get("content") or inner.text(separator=" "))
        if len(text) <= 120:
            out.append(text)
    return out


def _moment(stamp: Any, found: _Found, claim: str, prop: str) -> Moment | None:
    """The first stamp with clock time and zone, else the first stamp; ``prop`` is its name in schema.org."""
    stamps: list[tuple[str, Origin]] = [(value, "jsonld") for value in strings(stamp)]
    stamps += [(value, "meta") for value in _values(found.metas, claim)]
    for node in found.times:
        attributes = node.attributes
        if prop in (attributes.get("itemprop") or "").split():
            stamps.append((attributes.get("datetime") or attributes.get("content") or "", "meta"))
    first: Moment | None = None
    for value, origin in stamps[:40]:
        moment = parse_iso(value, origin)
        if moment and isinstance(moment.value, datetime):
            return moment
        first = first or moment
    return first


# JSON-LD.


def _body(article: Node) -> str | None:
    body = article.get("articleBody")
    if not isinstance(body, str):
        return None
    body = body[:400_000]
    lines = map(clean, re.split(r"[\r\n]+|</p>|<br\s*/?>", body) if "<" in body else body.splitlines())
    return "\n".join(line for line in lines if line) or None


def _free(article: Node) -> bool | None:
    stated = [article.get("isAccessibleForFree")]
    stated += [
        part.get("isAccessibleForFree")
        for part in members(article.get("hasPart"))
        if isinstance(part, Mapping)
    ]
    claims = [str(s).strip().lower() for s in stated if s is not None]
    if any(c in ("false", "no", "0") for c in claims):
        return False
    return True if claims else None


def _tags(*groups: Iterable[str]) -> tuple[str, ...]:
    parts = [part.strip() for group in groups for value in group for part in re.split(r"[,;]", value)]
    return _unique(part for part in parts if len(part) <= 80)[:MAX_TAGS]


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value and "://" not in value))


def _first(*groups: Sequence[str]) -> str | None:
    return next((value for group in groups for value in group if value), None)
