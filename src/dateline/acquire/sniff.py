"""What some bytes are: HTML, plain text, a web archive, or no text at all. Looks at their beginning only."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["empty", "binary", "html", "mhtml", "text"]

HEAD = 4096
"""Bytes that are looked at."""

_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf",
    b"RIFF",
    b"OggS",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"wOFF",
    b"wOF2",
    b"SQLite format 3",
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_ODD = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b\x0b")
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|section|span|table|h[1-6]|script|link|br)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.{0,2000}?-->", re.DOTALL)
_PARTS = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_SAVED = (
    re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s>]{4,2000})\s*-->", re.IGNORECASE),
    re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S{4,2000})", re.IGNORECASE),
    re.compile(rb"<!--\s*Mirrored from ([^\s>]{4,2000}) by HTTrack", re.IGNORECASE),
)


def kind_of(content: bytes) -> Kind:
    """What the bytes are by their beginning; text of 16-bit units counts as text."""
    head = content[:HEAD]
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return "empty"
    if head.startswith(_WIDE):
        narrow = head.replace(b"\x00", b"")
        return "html" if _TAG.search(narrow) else "text"
    if head.startswith(_MAGIC) or _odd(head) > len(head) // 20:
        return "binary"
    if _PARTS.search(head) and not head.lstrip().startswith(b"<"):
        return "mhtml"
    return "html" if _TAG.search(_COMMENT.sub(b"", head)) else "text"


def _odd(head: bytes) -> int:
    return len(head) - len(head.translate(None, _ODD))


def saved_from(content: bytes) -> str | None:
    """The address that a browser or a mirroring tool wrote into the page that it saved."""
    head = content[:HEAD]
    if b"<!--" not in head:
        return None
    for pattern in _SAVED:
        if found := pattern.search(head):
            url = found[1].decode("ascii", "ignore")
            return url if "://" in url else f"http://{url}"
    return None


def decode_text(content: bytes) -> str:
    """Plain text by its byte order mark, else UTF-8, else Windows-1252, whose every byte is a character."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
