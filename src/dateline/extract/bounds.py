"""Where to cut a page whose tree would grow past all bounds.

The HTML standard makes some repairs whose cost is a product of two counts: every element under unclosed
formatting copies all of it, every stray closing tag walks up the open elements, every attribute is compared
with those before it. Bounds are counts, so that a page is cut at one place on every machine.
"""

from __future__ import annotations

import re

import numpy as np

MAX_ELEMENTS = 50_000
"""Elements of a page; the largest of 1,665 pages of all sorts (WCXB, fundus) has 16,000."""
MAX_COPIES = 300_000
"""Copies of unclosed formatting at most, as if no tag closed it by the way."""
MAX_HEADS = 200_000
"""Elements without text (meta, link, script, style), which cost little."""
MAX_DEPTH = 5_000
MAX_ATTRIBUTES = 30_000
"""Attributes of one element that are counted."""
FEW_ATTRIBUTES = 200
"""Attributes of one element that cost nothing."""
MAX_ALL_ATTRIBUTES = 500_000
"""Attributes of all elements whose tags are long."""
MAX_STEPS = 300_000_000
"""Steps that closing tags and options take through what is open, and attributes through those before them;
about a nanosecond each."""
SCAN_TAGS = 20_000
"""Tags from which a page is scanned before it is parsed; below, the worst page parses in 0.6 s."""
SCAN_OPEN = 1_000
"""Opening tags without a closing one (or the other way round) from which a page is scanned."""
WINDOW = 1_024
"""Bytes without "<" from which the tag before them is looked at: one of many attributes is longer."""
_OPTION_STEPS = 12
"""Steps for each option before an option."""
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_NAME = re.compile(rb"<[a-zA-Z][^\s/>]{0,200}")
_ATTRIBUTE = re.compile(rb"[\s/]+(?:[^\s/>=][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?)?")
_FORMATTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
_NEVER_DEEP = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr"
    b" td th tbody thead tfoot rp rt script style path rect circle line polygon polyline ellipse use"
    b" stop".split()
)
_RAW = (b"script", b"style")
_HEAD = frozenset(b"meta link script style".split())
_OPTIONS = frozenset(b"option optgroup hr".split())
_ROOTS = frozenset(b"html body".split())


def safe_end(markup: bytes) -> int:
    """Where to cut the page; its length for nearly all pages."""
    end = _crowded(markup)
    tags, closing = _count_tags(markup, end)
    if tags < SCAN_TAGS and abs(tags - 2 * closing) < SCAN_OPEN:
        return end
    depth = formatting = nodes = copies = paragraphs = options = roots = heads = steps = 0
    for tag in _TAG.finditer(markup, 0, end):
        name = tag[2].lower()
        if tag[1]:
            steps += depth + formatting
            if name in _FORMATTING:
                formatting = max(0, formatting - 1)
            else:
                depth = max(0, depth - (name not in _NEVER_DEEP))
            if name == b"p":
                # A closing tag of a paragraph that is not open makes an empty one.
                nodes += paragraphs == 0
                paragraphs = max(0, paragraphs - 1)
        elif name in _FORMATTING:
            formatting += 1
            nodes += 1
        else:
            # Every element that opens under unclosed formatting may copy all of it.
            nodes += name not in _HEAD
            copies += formatting
            heads += name in _HEAD
            depth += name not in _NEVER_DEEP
            paragraphs += name == b"p"
            if name in _OPTIONS:
                options += 1
                steps += _OPTION_STEPS * options
            elif name == b"select":
                options = 0
            elif name in _ROOTS:
                roots += 1
                steps += 1_000 * roots
        if (
            nodes > MAX_ELEMENTS
            or copies > MAX_COPIES
            or heads > MAX_HEADS
            or depth + formatting > MAX_DEPTH
            or steps > MAX_STEPS
        ):
            return tag.start()
    return end


def _count_tags(markup: bytes, end: int) -> tuple[int, int]:
    """How many times "<" and "</" stand before ``end``; three times as fast as counting bytes does it."""
    octets = np.frombuffer(markup, np.uint8, end)
    opened = np.flatnonzero(octets == _LESS)
    behind = octets[np.minimum(opened + 1, end - 1)] if end else opened
    return len(opened), int(np.count_nonzero(behind == _SLASH))


_LESS, _SLASH = b"</"


def _crowded(markup: bytes) -> int:
    """Where the tag begins with which attributes are too many; the length of the markup where there is none.

    Only tags are looked at that a window without "<" follows: all others are too short for so many. What
    stands in a script is no tag.
    """
    before, told, steps = True, 0, 0
    for start in range(0, len(markup), WINDOW):
        has_tag = markup.find(b"<", start, start + WINDOW) >= 0
        if before and not has_tag:
            opened = markup.rfind(b"<", max(0, start - WINDOW), start)
            count = _attributes(markup, opened) if opened >= 0 else 0
            if count > FEW_ATTRIBUTES and not _in_script(markup, opened):
                told += count
                steps += 3 * count * count
                if told > MAX_ALL_ATTRIBUTES or steps > MAX_STEPS:
                    return opened
        before = has_tag
    return len(markup)


def _in_script(markup: bytes, at: int) -> bool:
    return any(markup.rfind(b"<" + name, 0, at) > markup.rfind(b"</" + name, 0, at) for name in _RAW)


def _attributes(markup: bytes, opened: int) -> int:
    """How many attributes the tag has that opens there, counted up to the bound."""
    name = _NAME.match(markup, opened)
    if not name:
        return 0
    at, count = name.end(), 0
    while count <= MAX_ATTRIBUTES:
        found = _ATTRIBUTE.match(markup, at)
        if not found or found.end() == at:
            return count
        at, count = found.end(), count + 1
    return count
