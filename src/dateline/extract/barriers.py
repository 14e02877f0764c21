"""Pages that stand in a page's way: requests for consent, checks for robots, redirects, sets of frames."""

from __future__ import annotations

import re

from dateline.extract.pagewords import page_words
from dateline.extract.pieces import Blocks, Piece
from dateline.extract.shape import told, weight

FEW = 200
"""Code points of running text that a page has at most beside what stands in its way."""
MOST = 8_000
"""Code points that a page which only stands in the way has at most; some name many partners."""
STUB = 1_500
"""The same for a check for robots or a redirect."""
ASKED = 60
"""Code points of running text that a request for consent has at least."""
SCANNED = 200_000
"""Bytes in which the markup of a redirect or a set of frames is looked for."""
_FRAMES = re.compile(rb"<frameset\b", re.IGNORECASE)
_REFRESH = re.compile(
    rb"<meta\b[^<>]{0,200}\bhttp-equiv\s{0,9}=\s{0,9}[\"']?refresh\b[^<>]{0,300}\burl\s{0,9}=", re.IGNORECASE
)
_MOVED = re.compile(
    rb"<script[^<>]{0,200}>[^<]{0,400}?\blocation(?:\.href|\.replace|\.assign)?\s{0,9}[=(]\s{0,9}[\"']",
    re.IGNORECASE,
)
_PASSWORD = re.compile(rb"<input\b[^<>]{0,300}\btype\s{0,9}=\s{0,9}[\"']?password\b", re.IGNORECASE)


def barrier_of(content: bytes, blocks: Blocks, text: str, titles: tuple[str, ...]) -> str | None:
    """The problem code of what the page is instead of a story; None where it may hold one.

    ``text`` is the story that was found, ``titles`` the page's headline and titles.
    """
    pieces = [piece for piece in blocks.pieces if not piece.hidden]
    size = sum(piece.size for piece in pieces)
    if size > MOST:
        return None
    words = page_words()
    if size < STUB:
        head = content[:SCANNED]
        if size < FEW and _FRAMES.search(head):
            return "frames"
        if size < 2 * FEW and (_REFRESH.search(head) or (len(content) < 5_000 and _MOVED.search(head))):
            return "moved"
        lines = [*titles, *(piece.text[:300] for piece in pieces[:12] if size < 4 * FEW)]
        if any(words.blocked.search(line.casefold()) for line in lines):
            return "blocked"
        if any(words.script.search(line.casefold()) for line in lines) and weight(text) < 2 * FEW:
            return "script"
        if weight(text) < FEW and _PASSWORD.search(head):
            return "walled"
    asking = [piece for piece in pieces if words.consent.search(piece.text[:600].casefold())]
    if asking and sum(map(told, asking)) >= ASKED and _beside(pieces, asking) < FEW:
        return "consent"
    return None


def _beside(pieces: list[Piece], asking: list[Piece]) -> int:
    """The running text of a page beside that of a request for consent: outside the boxes that ask."""
    boxes = {piece.box for piece in asking}
    return sum(told(piece) for piece in pieces if piece.box not in boxes)
