"""What a page's JSON-LD, OpenGraph, meta elements and microdata claim about the article.

These are claims of a template, often wrong: a house account as author, local time marked as UTC, the
editor in the author's place. What the page shows beats them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.bylinenames import people_in
from dateline.extract.bylinewords import byline_words
from dateline.extract.jsonld import Node, by_id, clean, members, read_blocks, strings, types_of
from dateline.extract.personnames import squash
from dateline.extract.times import parse_iso
from dateline.records import Moment, Origin

MAX_META = 600
MAX_TAGS = 60
MAX_MARKED = 3
"""Persons whom elements of the page mark as authors, over which they are those of a list of stories."""
Metas = Mapping[str, Sequence[str]]
_SEPARATOR = re.compile(r"\s+(?:[|\-–—»«·•:]|::)\s+")
PERSON_KEYS = ("name", "byline", "alternateName")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the metadata claims, best candidate first in every tuple; visible text may overrule each.

    ``claims`` are the titles with the source of each: "jsonld", "og", "twitter" or "title" (the title element
    and its like). ``authors`` are those of the first source that names persons, ``organisations`` the authors
    that are marked as no persons; ``article_body`` keeps its line breaks; ``types`` are the schema.org types
    of the page's top nodes in order, then og:type; ``is_news``: the article's own node calls itself news;
    ``is_personal``: the publisher is a person, whose name is the outlet's.
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
    article, more = _main_nodes(nodes, url)
    outlet = _first(strings(article.get("publisher"), ids=ids), _values(metas, "outlet"))
    claims = _titles(article, metas, tree)
    titles = _unique(title for _, title in claims)
    publishers = members(article.get("publisher"), ids)
    is_personal = any(isinstance(p, Mapping) and "Person" in types_of(p) for p in publishers)
    people, organisations = _people(_stated(("author", "creator"), article, *more), ids)
    crumbs = _crumbs(nodes, ids)
    return Metadata(
        headline=without_outlet(titles[0], outlet, url) if titles else None,
        titles=titles,
        claims=claims,
        authors=_authors(people, found, None if is_personal else outlet),
        organisations=organisations,
        editors=_unique([*_people(article.get("editor"), ids)[0], *_values(metas, "editor")]),
        published=_moment(_stated(("datePublished",), article, *more), found, "published", "datePublished"),
        modified=_moment(_stated(("dateModified",), article, *more), found, "modified", "dateModified"),
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
    )


def without_outlet(title: str, *names: str | None) -> str:
    """The title without an outlet's name behind a bar or dash at its end, or before a colon at its start.

    ``names`` are the outlet's name and its address; the name may carry a section ("Kompas.com Regional").
    """
    known = {
        short for name in names if name for short in (_squash(name), *_host_names(name)) if len(short) > 2
    }
    for found in reversed(list(_SEPARATOR.finditer(title))):
        rest = title[found.end() :]
        if len(rest) <= 40 and any(_squash(rest).startswith(name) for name in known):
            return title[: found.start()].rstrip()
    head, colon, rest = title.partition(": ")
    return (
        rest.strip()
        if colon and _squash(head).removesuffix("com") in known | {k + "com" for k in known}
        else title
    )


def _squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _host_names(name: str) -> list[str]:
    """The label of an address that names its owner: "kompas" of http://regional.kompas.com/read."""
    found = re.match(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]|$)", name[:300], re.IGNORECASE)
    labels = [label for label in found[1].lower().split(".")[:-1] if len(label) > 3] if found else []
    return [_squash(labels[-1])] if labels else []


# Elements.


_HOLDERS = (
    'meta,script[type*="ld+json"],link[rel],time[itemprop],[itemprop="author"],[rel="author"],'
    '[itemprop="datePublished"],[itemprop="dateModified"]'
)
_NAMED = ("property", "name", "itemprop", "http-equiv")


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
    for name in _names()["title"]:
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
    groups = [people, *([clean(v) for v in metas.get(name, ())] for name in _names()["author"]), [clean(v) for v in shown]]
    groups = [_unique(group) for group in groups if group]
    named = [(group, {squash(name) for name in people_in(group, outlet)}) for group in groups]
    best, persons = next(((group, names) for group, names in named if names), ((), set[str]()))
    if not persons:
        marked = _unique(_marked(found.authors))
        # Lists of other stories mark their authors too.
        return marked if 0 < len(people_in(marked, outlet)) <= MAX_MARKED else _unique([*(c for g in groups for c in g)])
    wider = next((group for group, names in named if persons < names), best)
    return tuple(wider)


@cache
def _names() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(Path(__file__).with_name("metas.toml").read_text(encoding="utf-8"))


def _values(metas: Metas, claim: str, split: bool = False) -> list[str]:
    """The contents of the meta elements that make this claim (a key of metas.toml)."""
    values = [clean(value) for name in _names()[claim] for value in metas.get(name, ())]
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


def _main_nodes(nodes: Sequence[Node], url: str | None) -> tuple[Node, list[Node]]:
    """The node of the page's own article: at the page's address if any is, then of the likeliest type.

    And the other nodes that say that they are at the page's address: they fill in what it leaves out.
    """
    ranked: list[tuple[tuple[int, int, int], bool, Node]] = []
    address = _address(url)
    kinds = _kinds()
    for position, node in enumerate(nodes):
        ranks = [kinds[t] for t in types_of(node) if t in kinds]
        if not ranks or not (node.get("headline") or node.get("datePublished") or node.get("articleBody")):
            continue
        page = node.get("mainEntityOfPage")
        claims = strings([node.get("url"), node.get("@id"), page], ("@id", "url"))
        here = bool(address and claims) and address in {_address(c) for c in claims}
        ranked.append(((int(bool(address and claims) and not here), min(ranks), position), here, node))
    ranked.sort(key=lambda item: item[0])
    if not ranked:
        return {}, []
    return ranked[0][2], [node for _, here, node in ranked[1:] if here]


def _stated(keys: Sequence[str], *nodes: Node) -> Any:
    """What the first node says that says anything, under the first of the keys."""
    return next((node[key] for node in nodes for key in keys if node.get(key)), None)


@cache
def _kinds() -> Mapping[str, int]:
    return {kind: rank for rank, kind in enumerate(_names()["types"])}


def _address(url: str | None) -> str:
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[#?].*$", "", url or "").rstrip("/")


def _people(value: Any, ids: Mapping[str, Node]) -> tuple[list[str], tuple[str, ...]]:
    """Names of persons, and of what is marked as an organisation."""
    people: list[str] = []
    organisations: list[str] = []
    for item in members(value, ids):
        is_person = not (
            isinstance(item, Mapping) and any(t.endswith("Organization") for t in types_of(item))
        )
        (people if is_person else organisations).extend(strings(item, PERSON_KEYS, ids))
    return people, tuple(organisations)


def _crumbs(nodes: Sequence[Node], ids: Mapping[str, Node]) -> list[str]:
    """The names of the trail to the page, without home and the page itself where they can be told."""
    trail = next((n for n in nodes if "BreadcrumbList" in types_of(n)), {})
    names = []
    for item in members(trail.get("itemListElement"), ids):
        if isinstance(item, Mapping):
            inner = item.get("item")
            names += strings(item) or strings(inner if isinstance(inner, Mapping) else None)
    return [n for n in names[1:] if len(n) <= 40]


def _body(article: Node) -> str | None:
    body = article.get("articleBody")
    if not isinstance(body, str):
        return None
    lines = (clean(line) for line in re.split(r"[\r\n]+|</p>|<br\s*/?>", body[:400_000]))
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
