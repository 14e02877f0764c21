"""The JSON-LD of a page: its blocks read forgivingly, flattened, with references resolved.

What pages get wrong and this reads anyway: control characters and line breaks in strings, trailing
commas, HTML comments and CDATA marks around a block, entities for quotation marks, invalid escapes,
several objects in a row. A block that still cannot be read is passed over.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

MAX_BLOCKS: Final = 200
MAX_CHARACTERS: Final = 3_000_000
"""Code points of all blocks of a page together."""
MAX_NODES: Final = 2_000
MAX_DEPTH: Final = 12

Node = Mapping[str, Any]

_WRAPPERS: Final = ("<!--", "-->", "<![CDATA[", "]]>", "//", "/*", "*/", ";")
_TRAILING_COMMA: Final = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE: Final = re.compile(r'\\(?!["\\/bfnrtu])')
_HOLDERS: Final = ("@graph", "mainEntity", "mainEntityOfPage", "@list", "@set", "itemReviewed")
_DECODER: Final = json.JSONDecoder(strict=False)


def read_blocks(blocks: Iterable[str]) -> list[Node]:
    """The top nodes of the blocks in order: members of lists and graphs, and what a page node is about."""
    nodes: list[Node] = []
    for block in fitting(blocks):
        if len(nodes) >= MAX_NODES:
            break
        for value in _parse(block):
            _collect(value, nodes, 0)
    return nodes


def fitting(blocks: Iterable[str]) -> list[str]:
    """The first blocks, without those that would take all of them over the bound of characters."""
    out: list[str] = []
    left = MAX_CHARACTERS
    for block in blocks:
        if len(out) >= MAX_BLOCKS:
            break
        if len(block) <= left:
            left -= len(block)
            out.append(block)
    return out


def by_id(nodes: Sequence[Node]) -> dict[str, Node]:
    """The nodes that carry more than their identifier, by it."""
    return {str(n["@id"]): n for n in reversed(nodes) if "@id" in n and len(n) > 1}


def types_of(node: Node) -> tuple[str, ...]:
    """The node's types without their namespace."""
    stated = node.get("@type") or ()
    values = stated if isinstance(stated, list) else [stated]
    return tuple(_plain_type(v) for v in values[:8] if isinstance(v, str) and v)


@lru_cache(maxsize=1024)
def _plain_type(name: str) -> str:
    return re.split(r"[/#:]", name)[-1]


def strings(value: Any, keys: Sequence[str] = ("name",), ids: Mapping[str, Node] | None = None) -> list[str]:
    """The texts of a value: a string, the first of ``keys`` of a node, or those of each member of a list."""
    out: list[str] = []
    for item in members(value, ids):
        if isinstance(item, Mapping):
            found = next((item[k] for k in keys if item.get(k)), item.get("@value"))
            values = (found if isinstance(found, list) else [found])[:50]
            values = [value.get("@value") if isinstance(value, Mapping) else value for value in values]
            out += [clean(value) for value in values if isinstance(value, str)]
        elif isinstance(item, str):
            out.append(clean(item))
    return [text for text in out if text]


def members(value: Any, ids: Mapping[str, Node] | None = None) -> list[Any]:
    """The members of a list (the value itself where it is none), each reference replaced by its node."""
    out = []
    if isinstance(value, Mapping):
        value = value.get("@list") or value.get("@set") or value
    for item in value[:200] if isinstance(value, list) else [value]:
        if isinstance(item, Mapping) and ids and "name" not in item and item.get("@id") in ids:
            item = ids[str(item["@id"])]
        out.append(item)
    return out


def clean(text: str) -> str:
    """The text without tags and entities (which templates often escape twice), its spaces folded."""
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    if "<" in text:
        text = re.sub(r"<[^<>]{0,2000}>", " ", text)
    return " ".join(text.split())


def _parse(block: str) -> list[Any]:
    text = _unwrapped(block)
    for mend in (_same, _mended, _unescaped):
        try:
            return _values(mend(text))
        except (ValueError, RecursionError):
            continue
    return []


def _unwrapped(text: str) -> str:
    """The text without the marks of comments and CDATA sections around it."""
    text = text.strip()
    for _ in range(8):
        before = text
        for mark in _WRAPPERS:
            text = text.removeprefix(mark).removesuffix(mark).strip()
        if text == before:
            break
    return text


def _values(text: str) -> list[Any]:
    """Every JSON value of the text, one after the other."""
    values: list[Any] = []
    position = 0
    while position < len(text) and len(values) < MAX_BLOCKS:
        if text[position] in " \t\r\n,;":
            position += 1
            continue
        try:
            value, position = _DECODER.raw_decode(text, position)
        except ValueError:
            if values:
                break
            raise
        values.append(value)
    return values


def _same(text: str) -> str:
    return text


def _mended(text: str) -> str:
    return _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub(r"\1", text.replace("\ufeff", "")))


def _unescaped(text: str) -> str:
    return _mended(html.unescape(text))


def _collect(value: Any, nodes: list[Node], depth: int) -> None:
    if depth > MAX_DEPTH or len(nodes) >= MAX_NODES:
        return
    if isinstance(value, list):
        for item in value[:MAX_NODES]:
            _collect(item, nodes, depth + 1)
    elif isinstance(value, Mapping):
        if "@type" in value or "@id" in value or "headline" in value:
            nodes.append(value)
        for key in _HOLDERS:
            if isinstance(value.get(key), (list, dict)):
                _collect(value[key], nodes, depth + 1)
