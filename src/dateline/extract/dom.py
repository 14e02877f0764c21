"""Bytes of a page to a bounded tree, decoded with the right character set.

Bounds are counts, so that one page gives one result on every machine: bytes, elements, depth. What lies
past a bound is left out and a problem says so.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from dateline.errors import problem
from dateline.extract.bounds import safe_end
from dateline.records import Page, Problem

MAX_BYTES = 20_000_000
MAX_NODES = 150_000
"""Nodes of the tree that are walked."""

_HEAD = 8_192
"""Bytes in which a declaration of the character set is looked for; the HTML standard asks for 1,024, pages
put it later."""
_META = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_MAGIC = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\x7fELF", b"BZh"),
    *(b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"ID3", b"OggS", b"wOFF", b"wOF2", b"\xd0\xcf\x11\xe0", b"Rar!"),
)
_MARKUP = re.compile(rb"<(?:!doctype|html|head|title|meta)\b", re.IGNORECASE)
"""What opens a page, however broken the rest of it is."""
_BLANK = b"\x00 \t\r\n"
_CONTROLS = bytes(b for b in range(32) if b not in (0, 9, 10, 12, 13, 27))


@dataclass(frozen=True, slots=True)
class Dom:
    """A parsed page: the tree (None where the bytes are no text), the codec, what was found wrong."""

    tree: LexborHTMLParser | None
    charset: str
    problems: tuple[Problem, ...] = ()


def parse(page: Page) -> Dom:
    """The bounded tree of a page. Never raises: bytes that are no text give a tree of None and a problem."""
    data, problems = page.content, []
    if len(data) > MAX_BYTES:
        data = data[:MAX_BYTES]
        problems.append(
            problem("extract", "truncated", f"The page is over {MAX_BYTES:,} bytes; the rest was left out.")
        )
    if not data[:4096].strip(_BLANK) and not data.strip(_BLANK):
        return Dom(None, "utf-8", (*problems, problem("extract", "empty")))
    if is_binary(data):
        return Dom(None, "utf-8", (*problems, problem("extract", "binary")))
    text, charset, found = decode(data, page.charset or _header_charset(page.media_type))
    problems += found
    markup = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if b"\x00" in markup:
        markup = markup.replace(b"\x00", b"")
    end = safe_end(markup)
    if end < len(markup):
        markup = markup[:end]
        problems.append(
            problem(
                "extract",
                "truncated",
                "The page nests too deep or holds too many elements; the rest was left out.",
            )
        )
    return Dom(LexborHTMLParser(markup), charset, tuple(problems))


def is_binary(data: bytes) -> bool:
    """Whether bytes are of a known binary format or hold more control characters than a text does."""
    head = data[:4096]
    if head.startswith(_MAGIC):
        return True
    if _MARKUP.search(head[:1024].replace(b"\x00", b"")):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS))
    nuls = head.count(0)
    if nuls * 10 > len(head) and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _wide_order(head) is None
    return controls * 20 > len(head)


def decode(data: bytes, header: str | None = None) -> tuple[str | bytes, str, list[Problem]]:
    """The page's characters (the bytes themselves where they are UTF-8), the codec, and a problem if any.

    Order of trust: byte order mark, what the bytes can be, then what is declared, then Windows-1252.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            return (body if codec == "utf-8" else body.decode(codec, "replace")), codec, []
    wide = _wide_order(data[:4096])
    if wide:
        return data.decode(wide, "replace"), wide, []
    found = _META.search(data[:_HEAD])
    declared = _codec(header) or _codec(found[1].decode("ascii", "replace") if found else None)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, declared)
    if data.isascii() or declared in (None, "utf-8"):
        # A stateful codec in plain ASCII (ISO-2022-JP) is the one case where ASCII bytes are not ASCII text.
        if declared and declared.startswith("iso2022") and b"\x1b" in data:
            return data.decode(declared, "replace"), declared, []
        return data, "utf-8", []
    note = f"The page says {declared} but its bytes are UTF-8; UTF-8 was used."
    return data, "utf-8", [problem("extract", "charset", note)]


def _decode_legacy(data: bytes, declared: str | None) -> tuple[str, str, list[Problem]]:
    """Bytes that are not valid UTF-8."""
    try:
        # Half of a surrogate pair comes from text that was escaped badly; all the rest of it is UTF-8.
        text = (
            data.decode("utf-8", "surrogatepass")
            .encode("utf-16", "surrogatepass")
            .decode("utf-16", "replace")
        )
        return text, "utf-8", []
    except UnicodeDecodeError:
        pass
    if declared and declared != "utf-8":
        text = data.decode(declared, "replace")
        # A wrong multi-byte codec leaves marks all over; the right one leaves few at most.
        if text.count("\ufffd") * 50 <= sum(b > 127 for b in data[:200_000]) or declared == "cp1252":
            return text, declared, []
    text = data.decode("utf-8", "replace")
    sample = text[:200_000]
    broken = sample.count("\ufffd")
    good = sum(c > "\x7f" for c in sample) - broken
    if broken * 10 <= good:
        return text, "utf-8", [problem("extract", "charset", "Some bytes of the page are not valid UTF-8.")]
    if good * 2 >= broken:
        note = "The page mixes character sets; what is not UTF-8 was read as Windows-1252."
        return data.decode("utf-8", _FALLBACK), "utf-8", [problem("extract", "charset", note)]
    said = f"The page says {declared}" if declared else "The page names no character set"
    note = f"{said} and its bytes are not UTF-8; Windows-1252 was used."
    return data.decode("cp1252", "replace"), "cp1252", [problem("extract", "charset", note)]


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """What a byte is that is no UTF-8: a character of Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return "".join([_WINDOWS[byte] for byte in error.object[error.start : error.end]]), error.end


_WINDOWS = bytes(range(256)).decode("cp1252", "replace")
_FALLBACK = "dateline-cp1252"
codecs.register_error(_FALLBACK, _as_windows)


def _codec(label: str | None) -> str | None:
    """The Python codec of a declared label, None where the label names none that decodes text."""
    name = (label or "").strip().lower()
    try:
        info = codecs.lookup(_labels().get(name, name))
        "".encode(info.name)
    except (LookupError, ValueError, TypeError):
        return None
    return info.name


@cache
def _labels() -> dict[str, str]:
    return dict(tomllib.loads(Path(__file__).with_name("charsets.toml").read_text(encoding="utf-8"))["codec"])


def _header_charset(media_type: str | None) -> str | None:
    found = _HEADER.search(media_type or "")
    return found[1] if found else None


def _wide_order(head: bytes) -> str | None:
    """The UTF-16 codec whose NUL bytes stand at every other place, None where they do not."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2 or 1
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None
