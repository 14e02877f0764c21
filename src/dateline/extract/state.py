"""The story in the data that a page hands to its scripts (Next.js and the like)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from dateline.extract.blocks import read_blocks
from dateline.extract.fold import fold

MAX_SCRIPTS = 40
MAX_CHARS = 5_000_000
MAX_VALUES = 200_000
MAX_MARKUP = 400_000
PARAGRAPH = 60
"""Code points from which a string that reads as running text counts as a paragraph."""
STORY = 400
"""Code points that such paragraphs hold together at least."""
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|blockquote)\b", re.IGNORECASE)
_ASSIGNED = re.compile(r"^\s*(?:window\.|var |let |const |self\.)[\w.$\[\]\"']{1,60}\s*=\s*(?=[{\[])")


def read_state(tree: LexborHTMLParser) -> list[str]:
    """The paragraphs of the longest text in the page's script data, in order; empty where there is none."""
    best: list[str] = []
    size = 0
    for node in tree.css("script")[: MAX_SCRIPTS * 4]:
        kind = (node.attributes.get("type") or "").lower()
        if "ld+json" in kind or (kind and "json" not in kind and "javascript" not in kind):
            continue
        data = _parse(node.text() or "", "json" in kind)
        if data is None:
            continue
        for paragraphs in _texts(data):
            total = sum(map(len, paragraphs))
            if total > size:
                best, size = paragraphs, total
    return best if size >= STORY else []


def _parse(text: str, is_json: bool) -> Any:
    if not PARAGRAPH < len(text) <= MAX_CHARS:
        return None
    if not is_json:
        found = _ASSIGNED.match(text)
        if not found:
            return None
        text = text[found.end() :].rstrip().rstrip(";")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _texts(data: Any) -> Iterator[list[str]]:
    """Texts in the data: a string of markup is one; so are the plain strings at one and the same path.

    A path leaves the positions in lists out, so that the paragraphs of a list of blocks come together.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    stack: list[tuple[tuple[str, ...], Any]] = [((), data)]
    count = texts = 0
    while stack and count < MAX_VALUES:
        path, value = stack.pop()
        count += 1
        if isinstance(value, dict):
            if len(path) < 60:
                stack.extend(((*path, str(name)), inner) for name, inner in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((path, item) for item in reversed(value))
        elif isinstance(value, str) and len(value) >= PARAGRAPH:
            if _MARKUP.search(value[:MAX_MARKUP]):
                if len(value) >= STORY and texts < MAX_SCRIPTS:
                    texts += 1
                    yield _paragraphs(value[:MAX_MARKUP])
            elif _reads(value):
                groups.setdefault(path, []).append(fold(value))
    yield from groups.values()


def _paragraphs(markup: str) -> list[str]:
    return [piece.text for piece in read_blocks(LexborHTMLParser(markup)).pieces if not piece.hidden]


def _reads(text: str) -> bool:
    """Whether a string is running text: no address, no code, words with spaces and marks between."""
    head = text[:400]
    if "://" in head[:12] or "{" in head or (";" in head and "=" in head):
        return False
    return head.count(" ") * 12 > len(head) or ord(head[0]) >= 0x0E00
