"""The JSON-LD node of the page's own article, whom it names, and the trail to the page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dateline.extract.jsonld import Node, members, strings, types_of

PERSON_KEYS = ("name", "byline", "alternateName")


@cache
def meta_names() -> Mapping[str, Sequence[str]]:
    """The lists of metas.toml: names of meta elements by what they claim, and types of nodes."""
    return tomllib.loads(Path(__file__).with_name("metas.toml").read_text(encoding="utf-8"))


def main_nodes(nodes: Sequence[Node], url: str | None) -> tuple[Node, list[Node]]:
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


def stated(keys: Sequence[str], *nodes: Node) -> Any:
    """What the first node says that says anything, under the first of the keys."""
    return next((node[key] for node in nodes for key in keys if node.get(key)), None)


@cache
def _kinds() -> Mapping[str, int]:
    return {kind: rank for rank, kind in enumerate(meta_names()["types"])}


@lru_cache(maxsize=1024)
def _address(url: str | None) -> str:
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[#?].*$", "", url or "").rstrip("/")


def people_of(value: Any, ids: Mapping[str, Node]) -> tuple[list[str], tuple[str, ...]]:
    """Names of persons, and of what is marked as an organisation."""
    people: list[str] = []
    organisations: list[str] = []
    for item in members(value, ids):
        is_person = not (
            isinstance(item, Mapping) and any(t.endswith("Organization") for t in types_of(item))
        )
        (people if is_person else organisations).extend(strings(item, PERSON_KEYS, ids))
    return people, tuple(organisations)


def crumbs_of(nodes: Sequence[Node], ids: Mapping[str, Node]) -> list[str]:
    """The names of the trail to the page, without home and the page itself where they can be told."""
    trail = next((n for n in nodes if "BreadcrumbList" in types_of(n)), {})
    names = []
    for item in members(trail.get("itemListElement"), ids):
        if isinstance(item, Mapping):
            inner = item.get("item")
            names += strings(item) or strings(inner if isinstance(inner, Mapping) else None)
    return [n for n in names[1:] if len(n) <= 40]
