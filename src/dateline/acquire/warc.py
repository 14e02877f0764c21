"""The HTML pages of a web archive (WARC, ISO 28500), plain or compressed."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from typing import Any, BinaryIO

from dateline.acquire.files import MAX_BYTES
from dateline.acquire.item import Item
from dateline.acquire.sniff import kind_of
from dateline.errors import MissingExtra, problem
from dateline.records import Page, digest

HTML = frozenset({"text/html", "application/xhtml+xml"})
OWN = "urn:dateline:page:"
"""What stands for the address of a page without one in a corpus's own WARC."""
OWN_MEDIA = HTML | {"text/plain"}
"""A corpus also keeps pasted texts."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""The date that a corpus writes on a page whose time of fetching is not known."""

MAX_BREAKS = 1000
"""Damaged places of one file after which the rest is given up."""

_WINDOW = 1 << 20
_MEMBER = re.compile(rb"\x1f\x8b\x08|(?:^|\n)WARC/[01]\.\d")


def read_warc(path: str | Path, max_bytes: int = MAX_BYTES) -> Iterator[Item]:
    """The pages of the response and resource records of a WARC, in order, each with its byte offset.

    A damaged record becomes a problem and the reading goes on behind it; other media and records of failed
    requests are ignored. Raises MissingExtra without fastwarc.
    """
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError:
        raise MissingExtra("corpus", "fastwarc") from None
    source = Path(path).as_posix()
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - closed by the with below
    except OSError as error:
        yield _broken(source, 0, error.strerror or str(error))
        return
    with stream:
        if not stream.read(1):
            yield Item(source, problem=problem("acquire", "empty", f"{Path(source).name} holds no records."))
            return
        start: int | None = 0
        reported, breaks = False, 0
        while start is not None and breaks <= MAX_BREAKS:
            stream.seek(start)
            last, cut = start, False
            try:
                for record in ArchiveIterator(stream, auto_decode="all", fsspec_args=False):
                    last, reported = record.stream_pos, False
                    item = _item(source, record, max_bytes)
                    if item is not None:
                        cut = item.problem is not None and item.problem.code == "truncated"
                        yield item
                return
            except (OSError, ValueError, RuntimeError) as error:
                breaks += 1
                # A page over the limit is left half read, which loses the iterator its place: no damage.
                if not reported and not cut:
                    reported = True
                    yield _broken(source, last, str(error))
                start = _next_record(stream, last + 1)


def _item(source: str, record: Any, max_bytes: int) -> Item | None:
    headers, http = record.headers, record.http_headers
    kind = (headers.get("WARC-Type") or "").lower()
    if kind == "revisit":
        return Item(source, ignored="revisit")
    if kind not in ("response", "resource"):
        return None
    media, charset = (
        _media(headers.get("Content-Type"))
        if http is None
        else (
            record.http_content_type,
            record.http_charset,
        )
    )
    if kind == "response" and http is not None and not 200 <= (http.status_code or 0) < 300:
        return Item(source, ignored="status")
    url = (headers.get("WARC-Target-URI") or "").strip("<> ")
    allowed = OWN_MEDIA if url.startswith(OWN) else HTML
    if media and media.lower() not in allowed:
        return Item(source, ignored="media")
    expected = record.content_length
    offset = record.stream_pos
    try:
        content, cut = _body(record.reader, max_bytes)
    except (OSError, ValueError, EOFError, zlib.error) as error:
        return _broken(source, offset, str(error))
    encoded = http is not None and http.get("Content-Encoding") is not None
    chunked = http is not None and http.get("Transfer-Encoding") is not None
    cut = cut or (not encoded and not chunked and len(content) < min(expected, max_bytes))
    sort = kind_of(content)
    where = f"the record at byte {offset} of {Path(source).name}"
    if sort == "empty" and cut:
        return _broken(source, offset, "the record is cut short")
    if sort == "empty":
        return Item(source, problem=problem("acquire", "empty", f"{where} holds no words."))
    if sort == "binary":
        return Item(source, problem=problem("acquire", "binary", f"{where} is not text."))
    if not media and sort != "html":
        return Item(source, ignored="media")
    if not url.startswith(("http://", "https://")):
        url = ""
    page = Page(
        page_id=digest(url, content),
        url=url or None,
        fetched_at=_moment(record),
        content=content,
        media_type=media or "text/html",
        charset=charset,
        warc=(source, offset),
    )
    warning = (
        problem("acquire", "truncated", f"{where} is cut short or over the size limit.") if cut else None
    )
    return Item(source, page, warning)


def _body(reader: Any, limit: int) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    size = 0
    while size <= limit and (part := reader.read(min(limit + 1 - size, _WINDOW))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)[:limit], size > limit


def _media(value: str | None) -> tuple[str | None, str | None]:
    if not value:
        return None, None
    message = Message()
    message["Content-Type"] = value
    charset = message.get_param("charset")
    return message.get_content_type(), charset if isinstance(charset, str) else None


def _moment(record: Any) -> datetime | None:
    try:
        date = record.record_date
    except (ValueError, OverflowError):
        return None
    if not isinstance(date, datetime) or date.tzinfo is None or date == EPOCH:
        return None
    return date.astimezone(UTC)


def _broken(source: str, offset: int, reason: str) -> Item:
    text = f"{Path(source).name} could not be read at or after byte {offset}: {reason}"
    return Item(source, problem=problem("acquire", "unreadable", text))


def _next_record(stream: BinaryIO, start: int) -> int | None:
    """The offset of the next place at or after ``start`` where a record begins, None where there is none."""
    stream.seek(start)
    position = start
    tail = b""
    while block := stream.read(_WINDOW):
        data = tail + block
        base = position - len(tail)
        for found in _MEMBER.finditer(data):
            at = found.start() + (1 if data[found.start()] == 10 else 0)
            if data[at : at + 1] == b"W" or _opens_record(data[at : at + 4096]):
                return base + at
        position += len(block)
        tail = data[-256:]
    return None


def _opens_record(packed: bytes) -> bool:
    """Whether a gzip member that begins here opens with a WARC header (the magic may be chance)."""
    try:
        return zlib.decompressobj(31).decompress(packed, 5) == b"WARC/"
    except zlib.error:
        return False
