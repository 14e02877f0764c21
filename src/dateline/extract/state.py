"""The story in the data that a page hands to its scripts: Next.js and its like, and any other state as JSON.

Nothing is known of any site's names: of all texts in the data the longest is taken, where a text is a string
of markup, or the plain strings that stand at one and the same path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from dateline.extract.blocks import read_blocks
from dateline.extract.fold import fold

MAX_SCRIPTS = 160
MAX_CHARS = 3_000_000
"""Characters of script data that are read in all."""
MAX_VALUES = 200_000
MAX_MARKUP = 400_000
MAX_TAGGED = 2_000
"""Strings with tags inside that are read as markup."""
MAX_ASSIGNED = 12
"""Assignments of one script that are read."""
PARAGRAPH = 60
"""Code points from which a string that reads as running text counts as a paragraph."""
STORY = 400
"""Code points that such paragraphs hold together at least."""
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|blockquote)\b", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"(?:\b(?:window|self|globalThis)(?:\.[\w$]{1,60}|\[[\"'][^\"']{1,60}[\"']\]){1,3}"
    r"|\b[A-Z][\w$]{1,40}\.[\w$]{1,60}|\b(?:var|let|const)\s{1,4}[\w$]{1,60})"
    r"\s{0,9}=\s{0,9}(?:JSON\.parse\(\s{0,9}(?=[\"'])|(?=[{\[\"']))"
)
_PUSHED = re.compile(r"\.push\(\s{0,9}\[\s{0,9}\d{1,4}\s{0,9},\s{0,9}(?=\")")
_ROW = re.compile(r"^[0-9a-f]{1,8}:(?:T[0-9a-f]{1,8},)?", re.MULTILINE)
"""How a row of streamed components begins."""
_TAGGED = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")
_NUMBERED = re.compile(r"\d")
_DECODER = json.JSONDecoder(strict=False)


def read_state(tree: LexborHTMLParser) -> list[str]:
    """The paragraphs of the longest text in the page's script data, in order; empty where there is none."""
    best: list[str] = []
    size = 0
    for data in _data(tree):
        for paragraphs in _texts(data):
            total = sum(map(len, paragraphs))
            if total > size:
                best, size = paragraphs, total
    return best if size >= STORY else []


def _data(tree: LexborHTMLParser) -> Iterator[Any]:
    """The values that the page's scripts are given, chunks of streamed components joined."""
    left = MAX_CHARS
    chunks: list[str] = []
    read = 0
    for node in tree.css("script"):
        kind = (node.attributes.get("type") or "").lower()
        if "ld+json" in kind or (
            kind and "json" not in kind and "javascript" not in kind and kind != "module"
        ):
            continue
        text = node.text() or ""
        if not PARAGRAPH < len(text) <= left or (read >= MAX_SCRIPTS and ".push(" not in text[:200]):
            continue
        left -= len(text)
        read += 1
        pushed = _PUSHED.search(text[:200])
        if pushed:
            chunks += (v for v in [_value(text, pushed.end())] if isinstance(v, str))
        elif "json" in kind:
            yield _plain(text)
        else:
            yield from _assigned(text)
    if chunks:
        yield from _streamed("".join(chunks))


def _plain(text: str) -> Any:
    """The value of a script that is JSON, its own nested JSON read; None where it cannot be read."""
    start = len(text) - len(text.lstrip())
    comment = text.find("<!--", start, start + 4)
    return _value(text, comment + 4 if comment >= 0 else start)


def _assigned(text: str) -> Iterator[Any]:
    """The values of the literals that a script assigns to names of a state."""
    at = 0
    for _ in range(MAX_ASSIGNED):
        found = _ASSIGNED.search(text, at)
        if not found:
            return
        at = found.end()
        value = _value(text, at)
        if value is not None:
            yield value


def _streamed(rows: str) -> Iterator[Any]:
    """The values of the rows of streamed components ("4:[...]"); a row of text is a string."""
    begins = [(found.start(), found.end()) for found in _ROW.finditer(rows)][:20_000]
    values: list[Any] = []
    for (_, start), (end, _) in zip(begins, [*begins[1:], (len(rows), 0)], strict=True):
        row = rows[start:end].rstrip("\n")
        if len(row) < PARAGRAPH:
            continue
        value = _value(row, 0) if row[:1] in '[{"' else None
        values.append(row if value is None else value)
    yield values


def _value(text: str, start: int) -> Any:
    """The JSON value that begins at ``start``; of a string of JSON its value; None where there is none."""
    try:
        value = _DECODER.raw_decode(text, _past_spaces(text, start))[0]
    except (ValueError, RecursionError):
        return None
    return _unnested(value) if isinstance(value, str) else value


def _unnested(text: str) -> Any:
    """The value of a string of JSON; the string itself where it is none."""
    if text.lstrip()[:1] not in ("{", "["):
        return text
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return text


def _past_spaces(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _texts(data: Any) -> Iterator[list[str]]:
    """Texts in the data: a string of markup is one; so are the strings at one and the same path.

    A path leaves out the positions in lists and the names that hold a number, which are keys of a store, so
    that the paragraphs of a list of blocks come together.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    stack: list[tuple[tuple[str, ...], Any]] = [((), data)]
    count = texts = 0
    while stack and count < MAX_VALUES:
        path, value = stack.pop()
        count += 1
        if isinstance(value, dict):
            if len(path) < 60:
                stack.extend(
                    ((*path, "#" if _NUMBERED.search(name[:40]) else name), inner)
                    for name, inner in reversed(value.items())
                )
        elif isinstance(value, list):
            stack.extend((path, item) for item in reversed(value))
        elif isinstance(value, str) and len(value) >= PARAGRAPH:
            inner = _unnested(value) if len(value) >= STORY and texts < MAX_TAGGED else value
            if not isinstance(inner, str):
                texts += 1
                stack.append((path, inner))
                continue
            if "<" in value and _TAGGED.search(value[:MAX_MARKUP]):
                if texts >= MAX_TAGGED:
                    continue
                texts += 1
                told = _paragraphs(value[:MAX_MARKUP])
                if len(value) >= STORY and _MARKUP.search(value[:MAX_MARKUP]):
                    yield told
                else:
                    groups.setdefault(path, []).extend(text for text in told if _reads(text))
            elif _reads(value):
                groups.setdefault(path, []).append(fold(value))
    yield from groups.values()


def _paragraphs(markup: str) -> list[str]:
    return [piece.text for piece in read_blocks(LexborHTMLParser(markup)).pieces if not piece.hidden]


def _reads(text: str) -> bool:
    """Whether a string is running text: no address, no code, words with spaces and marks between."""
    head = text[:400]
    if not head:
        return False
    if "://" in head[:12] or "{" in head or (";" in head and "=" in head):
        return False
    return head.count(" ") * 12 > len(head) or ord(head[0]) >= 0x0E00
