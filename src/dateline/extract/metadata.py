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

from selectolax.lexbor import LexborHTMLParser

from dateline.extract.jsonld import Node, by_id, clean, members, read_blocks, strings, types_of
from dateline.extract.times import parse_iso
from dateline.records import Moment, Origin

MAX_META = 600
MAX_TAGS = 60
Metas = Mapping[str, Sequence[str]]
_SEPARATOR = re.compile(r"\s+(?:[|\-–—»«·•:]|::)\s+")
PERSON_KEYS = ("name", "byline", "alternateName")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the metadata claims, best candidate first in every tuple; visible text may overrule each.

    ``organisations`` are the authors that are marked as no persons; ``article_body`` keeps its line breaks;
    ``types`` are the schema.org types of the page's top nodes in order, then og:type.
    """

    headline: str | None = None
    titles: tuple[str, ...] = ()
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
    description: str | None = None
    language: str | None = None
    article_body: str | None = None
    image_captions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    accessible_for_free: bool | None = None


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """The candidates that the page's metadata holds; empty fields where it holds none. Never raises."""
    nodes = read_blocks(node.text() for node in tree.css('script[type*="ld+json"]'))
    ids = by_id(nodes)
    metas = _metas(tree)
    url = _url(tree, metas)
    article = _main_node(nodes, url)
    outlet = _first(strings(article.get("publisher"), ids=ids), _values(metas, "outlet"))
    titles = _unique([*strings(article.get("headline")), *_values(metas, "title"), _title(tree)])
    people, organisations = _people(article.get("author") or article.get("creator"), ids)
    crumbs = _crumbs(nodes, ids)
    return Metadata(
        headline=without_outlet(titles[0], outlet, url) if titles else None,
        titles=titles,
        authors=_unique([*people, *_values(metas, "author")]) or _unique(_marked(tree, "author")),
        organisations=organisations,
        editors=_unique([*_people(article.get("editor"), ids)[0], *_values(metas, "editor")]),
        published=_moment(article.get("datePublished"), metas, "published", tree, "datePublished"),
        modified=_moment(article.get("dateModified"), metas, "modified", tree, "dateModified"),
        section=_first(strings(article.get("articleSection")), _values(metas, "section"), crumbs[-1:]),
        tags=_tags(_values(metas, "tag", split=True), strings(article.get("keywords"))),
        keywords=_tags(_values(metas, "keyword", split=True)),
        outlet=outlet,
        url=url,
        description=_first(strings(article.get("description")), _values(metas, "description")),
        language=_language(tree, metas, article),
        article_body=_body(article),
        image_captions=_unique(strings(article.get("image"), ("caption", "description"), ids)),
        types=_unique([*(t for node in nodes[:50] for t in types_of(node)), *metas.get("og:type", ())]),
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


# Meta elements.


def _metas(tree: LexborHTMLParser) -> dict[str, list[str]]:
    """Every meta element's content by its name, property or itemprop in lower case, in order."""
    out: dict[str, list[str]] = {}
    for node in tree.css("meta")[:MAX_META]:
        attributes = node.attributes
        content = attributes.get("content")
        for kind in ("property", "name", "itemprop", "http-equiv"):
            key = attributes.get(kind)
            if key and content:
                out.setdefault(key.strip().lower(), []).append(content[:20_000])
    return out


@cache
def _names() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(Path(__file__).with_name("metas.toml").read_text(encoding="utf-8"))


def _values(metas: Metas, claim: str, split: bool = False) -> list[str]:
    """The contents of the meta elements that make this claim (a key of metas.toml)."""
    values = [clean(value) for name in _names()[claim] for value in metas.get(name, ())]
    if split:
        values = [part.strip() for value in values for part in re.split(r"[,;|]", value)]
    return [value for value in values if value]


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("head > title") or tree.css_first("title")
    return clean(node.text()) if node else ""


def _url(tree: LexborHTMLParser, metas: Metas) -> str | None:
    link = tree.css_first('link[rel="canonical"]')
    href = (link.attributes.get("href") or "").strip() if link else ""
    return href or next(iter(metas.get("og:url", ())), "").strip() or None


def _language(tree: LexborHTMLParser, metas: Metas, article: Node) -> str | None:
    root = tree.css_first("html")
    stated = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else ""
    claims = [stated.strip(), *strings(article.get("inLanguage")), *_values(metas, "language")]
    return next(
        (c.replace("_", "-") for c in claims if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_]\w{2,8})*", c)), None
    )


def _marked(tree: LexborHTMLParser, prop: str) -> list[str]:
    """The texts of the elements that microdata or a link relation marks as the author."""
    out = []
    for node in tree.css(f'[itemprop="{prop}"], [rel="{prop}"]')[:12]:
        inner = node.css_first('[itemprop="name"]') or node
        text = clean(inner.attributes.get("content") or inner.text(separator=" "))
        if len(text) <= 120:
            out.append(text)
    return out


def _moment(stamp: Any, metas: Metas, claim: str, tree: LexborHTMLParser, prop: str) -> Moment | None:
    """The first stamp with clock time and zone, else the first stamp; ``prop`` is its name in schema.org."""
    found: list[tuple[str, Origin]] = [(value, "jsonld") for value in strings(stamp)]
    found += [(value, "meta") for value in _values(metas, claim)]
    for node in tree.css(f'time[itemprop~="{prop}"]'):
        found.append((node.attributes.get("datetime") or node.attributes.get("content") or "", "meta"))
    moments = [m for value, origin in found[:40] if (m := parse_iso(value, origin))]
    exact = next((m for m in moments if isinstance(m.value, datetime)), None)
    return exact or next(iter(moments), None)


# JSON-LD.


def _main_node(nodes: Sequence[Node], url: str | None) -> Node:
    """The node of the page's own article: at the page's address if any is, then of the likeliest type."""
    best: tuple[tuple[int, int, int], Node] | None = None
    address = _address(url)
    kinds = _names()["types"]
    for position, node in enumerate(nodes):
        ranks = [kinds.index(t) for t in types_of(node) if t in kinds]
        if not ranks or not (node.get("headline") or node.get("datePublished") or node.get("articleBody")):
            continue
        page = node.get("mainEntityOfPage")
        claims = strings([node.get("url"), node.get("@id"), page], ("@id", "url"))
        elsewhere = int(bool(address and claims) and address not in {_address(c) for c in claims})
        key = (elsewhere, min(ranks), position)
        if best is None or key < best[0]:
            best = (key, node)
    return best[1] if best else {}


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
