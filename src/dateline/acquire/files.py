"""Loose page files and folders of them to pages."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.acquire.item import Item
from dateline.acquire.mhtml import main_part
from dateline.acquire.sniff import kind_of, saved_from
from dateline.errors import InputError, problem
from dateline.records import Page, digest

MAX_BYTES = 20_000_000
"""Bytes of one page that are read unless told otherwise."""

_PAGE = re.compile(
    r"\.(?:x?html?|shtml|mhtml?|php\d?|aspx?|jsp|txt|text)(?:\.gz)?(?:[?@,].*)?$", re.IGNORECASE
)
_WARC = re.compile(r"\.warc(?:\.gz|\.zst|\.lz4)?$", re.IGNORECASE)
_OTHER = re.compile(
    r"\.(?:json[l]?|csv|tsv|xml|rss|atom|css|m?js|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|woff2?|ttf|otf|eot"
    r"|pdf|docx?|xlsx?|pptx?|odt|zip|tar|tgz|bz2|xz|7z|rar|mp[34]|m4[av]|webm|mov|avi|ogg|wav|parquet|duckdb|sqlite"
    r"|db|py|md|toml|ya?ml|log|cdxj?|exe|so|dll)(?:\.gz)?(?:[?@,].*)?$",
    re.IGNORECASE,
)


def is_warc(path: str | Path) -> bool:
    """Whether the file is a web archive by its name."""
    return bool(_WARC.search(Path(path).name))


def list_files(paths: Iterable[str | Path]) -> list[tuple[Path, bool]]:
    """Every file of the paths in order, and whether it was named itself (rather than found in a folder).

    Folders are walked to the bottom in sorted order; hidden files and folders are skipped, and a file that
    was met before is not listed again. Raises InputError for a path that does not
    exist or a folder that cannot be listed.
    """
    found: list[tuple[Path, bool]] = []
    seen: set[str] = set()
    for path in map(Path, paths):
        if not path.exists():
            raise InputError(f"{path} does not exist")
        named = not path.is_dir()
        for file in [path] if named else _walk(path):
            if (full := str(file.absolute())) not in seen:
                seen.add(full)
                found.append((file, named))
    return found


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise InputError(f"the folder {folder} cannot be listed: {error.strerror}") from error
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            # A link to a folder may lead back to where we stand.
            if not path.is_symlink():
                yield from _walk(path)
        elif path.is_file():
            yield path


def read_files(paths: Iterable[str | Path], max_bytes: int = MAX_BYTES) -> Iterator[Item]:
    """The pages of loose files, in order; a WARC among them is left to ``read_warc``.

    A file in a folder that is no page by its name and first bytes is ignored; a file that was named itself
    is always read. Raises InputError for a path that does not exist.
    """
    for path, named in list_files(paths):
        if not is_warc(path):
            yield read_file(path, named, max_bytes)


def read_file(path: Path, named: bool = True, max_bytes: int = MAX_BYTES) -> Item:
    """The page in one file, unpacked where it is gzipped; never raises for what the file holds."""
    source = path.as_posix()
    if not named and _OTHER.search(path.name):
        return Item(source, ignored="name")
    try:
        content, cut = _load(path, max_bytes)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Item(
            source, problem=problem("acquire", "unreadable", f"{path.name} could not be read: {reason}")
        )
    if not named and not _PAGE.search(path.name) and kind_of(content) not in ("html", "mhtml"):
        return Item(source, ignored="name")
    return page_item(source, content, cut=cut)


def page_item(source: str, content: bytes, url: str | None = None, *, cut: bool = False) -> Item:
    """The page that some bytes are, with the address written into it where none is told.

    Also used for standard input. Empty and binary content gives the problem instead.
    """
    kind = kind_of(content)
    name = Path(source).name
    if kind == "empty":
        return Item(source, problem=problem("acquire", "empty", f"{name} holds no words."))
    if kind == "binary":
        return Item(source, problem=problem("acquire", "binary", f"{name} is not text."))
    warning = (
        problem("acquire", "truncated", f"{name} is over the size limit; the rest was left out.")
        if cut
        else None
    )
    if kind == "mhtml":
        part = main_part(content)
        if part is None:
            return Item(source, problem=problem("acquire", "unreadable", f"{name} holds no HTML part."))
        page, where, charset, saved = part
        url = url or where
        return Item(source, Page(digest(url or "", page), url, saved, page, "text/html", charset), warning)
    url = url or (saved_from(content) if kind == "html" else None)
    media = "text/html" if kind == "html" else "text/plain"
    return Item(source, Page(digest(url or "", content), url, None, content, media), warning)


def _load(path: Path, limit: int) -> tuple[bytes, bool]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    with gzip.open(path) if packed else path.open("rb") as stream:
        content = stream.read(limit + 1)
    return content[:limit], len(content) > limit
