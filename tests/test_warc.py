from __future__ import annotations

import gzip
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.acquire.item import Item
from dateline.acquire.warc import read_warc
from dateline.errors import MissingExtra
from dateline.records import digest
from desk import BUDGET, HARBOUR, html, warc

PAGES = [(f"https://kabar.example/{n}", html(f"Berita {n}", HARBOUR if n % 2 else BUDGET)) for n in range(5)]


def read(folder: Path, content: bytes, suffix: str = ".warc.gz", **options: int) -> list[Item]:
    path = folder / f"a{suffix}"
    path.write_bytes(content)
    return list(read_warc(path, **options))


def urls(items: list[Item]) -> list[str | None]:
    return [item.page.url for item in items if item.page]


def codes(items: list[Item]) -> list[str]:
    return [item.problem.code for item in items if item.problem]


@pytest.mark.parametrize("packed", [True, False])
def test_every_page_comes_with_address_time_and_place(tmp_path: Path, packed: bool) -> None:
    items = read(tmp_path, warc(PAGES, packed), ".warc.gz" if packed else ".warc")
    assert urls(items) == [url for url, _ in PAGES] and codes(items) == []
    for item, (url, body) in zip(items, PAGES, strict=True):
        assert item.page
        assert item.page.page_id == digest(url, body) and item.page.content == body
        assert item.page.fetched_at == datetime(2025, 3, 5, 1, 2, 3, tzinfo=UTC)
        assert (item.page.media_type, item.page.charset) == ("text/html", "utf-8")
    offsets = [item.page.warc[1] for item in items if item.page and item.page.warc]
    assert offsets[0] == 0 and offsets == sorted(set(offsets))


def test_a_page_can_be_found_again_at_its_offset(tmp_path: Path) -> None:
    content = warc(PAGES)
    place = read(tmp_path, content)[3]
    assert place.page and place.page.warc
    assert urls(read(tmp_path, content[place.page.warc[1] :]))[0] == PAGES[3][0]


@pytest.mark.parametrize("lost", [40, 120, 200])
def test_an_archive_that_was_cut_short_keeps_its_whole_records(tmp_path: Path, lost: int) -> None:
    items = read(tmp_path, warc(PAGES)[:-lost])
    assert urls(items)[:4] == [url for url, _ in PAGES[:4]]
    assert len(codes(items)) == 1 and codes(items)[0] in ("unreadable", "truncated")


@pytest.mark.parametrize("where", [3, 200])
def test_a_damaged_record_is_reported_once_and_the_next_ones_are_read(tmp_path: Path, where: int) -> None:
    content = bytearray(warc(PAGES))
    start = len(warc(PAGES[:1]))
    content[start + where : start + where + 12] = b"\0" * 12
    items = read(tmp_path, bytes(content))
    assert urls(items) == [url for n, (url, _) in enumerate(PAGES) if n != 1]
    assert codes(items) == ["unreadable"]


def test_a_damaged_header_of_a_plain_archive_is_passed_over(tmp_path: Path) -> None:
    content = warc(PAGES, packed=False).replace(b"Content-Length: ", b"Content-Length: x", 1)
    items = read(tmp_path, content, ".warc")
    assert urls(items) == [url for url, _ in PAGES[1:]] and codes(items) == ["unreadable"]


@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b"no archive " * 50, "unreadable")])
def test_a_file_that_is_no_archive(tmp_path: Path, content: bytes, code: str) -> None:
    items = read(tmp_path, content)
    assert urls(items) == [] and codes(items) == [code]


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert codes(list(read_warc(tmp_path / "none.warc"))) == ["unreadable"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"media": "image/png"}, "media"),
        ({"status": "404 Not Found"}, "status"),
        ({"status": "301 Moved"}, "status"),
    ],
)
def test_other_media_and_failed_requests_are_ignored(
    tmp_path: Path, options: dict[str, str], reason: str
) -> None:
    items = read(tmp_path, warc(PAGES[:2], **options))
    assert [item.ignored for item in items] == [reason, reason]


def test_requests_and_metadata_are_no_items(tmp_path: Path) -> None:
    assert read(tmp_path, warc(PAGES[:2], kind="request")) == []


def test_a_body_encoded_for_transport_is_decoded(tmp_path: Path) -> None:
    items = read(tmp_path, warc(PAGES, encoding="gzip"))
    assert [item.page.content for item in items if item.page] == [body for _, body in PAGES]


def test_bodies_over_the_limit_are_cut_and_the_rest_is_read(tmp_path: Path) -> None:
    bomb = ("https://kabar.example/bomb", b"<html>" + b"a " * 2_000_000)
    items = read(tmp_path, warc([PAGES[0], bomb, PAGES[1]], encoding="gzip"), max_bytes=50_000)
    assert urls(items) == [PAGES[0][0], bomb[0], PAGES[1][0]]
    assert codes(items) == ["truncated"]
    assert items[1].page and len(items[1].page.content) == 50_000


@pytest.mark.parametrize(("body", "code"), [(b" \n ", "empty"), (b"\x89PNG\r\n\x1a\n\0\0", "binary")])
def test_a_body_that_is_no_page(tmp_path: Path, body: bytes, code: str) -> None:
    items = read(tmp_path, warc([("https://kabar.example/a", body), PAGES[0]]))
    assert codes(items) == [code] and urls(items) == [PAGES[0][0]]


def test_an_archive_packed_as_one_piece_is_read(tmp_path: Path) -> None:
    assert len(urls(read(tmp_path, gzip.compress(warc(PAGES, packed=False))))) == 5


def test_without_fastwarc_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    with pytest.raises(MissingExtra, match=r"dateline\[corpus\]"):
        read(tmp_path, warc(PAGES))
