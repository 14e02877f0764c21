from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.acquire.files import is_warc, list_files, page_item, read_file, read_files
from dateline.acquire.sniff import decode_text, kind_of, saved_from
from dateline.errors import InputError
from desk import BUDGET, html

ODD = Path(__file__).parent / "odd"
PAGE = html("Budget rejected", BUDGET)


@pytest.mark.parametrize(
    ("name", "code"), [("empty.html", "empty"), ("blank.html", "empty"), ("binary.html", "binary")]
)
def test_a_file_that_holds_no_page_gives_the_problem(name: str, code: str) -> None:
    item = read_file(ODD / name)
    assert item.page is None
    assert item.problem and (item.problem.code, name in item.problem.message) == (code, True)


@pytest.mark.parametrize("name", ["unclosed.html", "utf16.html"])
def test_a_malformed_page_is_still_a_page(name: str) -> None:
    page = read_file(ODD / name).page
    assert page and page.media_type == "text/html" and page.content == (ODD / name).read_bytes()


def test_the_address_that_a_browser_wrote_into_the_page_is_the_page_s_address() -> None:
    item = read_file(ODD / "saved-by-browser.html")
    assert item.page and item.page.url == "https://kabar.example/2025/03/pasar-dibuka"


def test_a_page_saved_whole_gives_its_html_part_with_address_and_time() -> None:
    page = read_file(ODD / "whole-page.mhtml").page
    assert page and page.url == "https://kabar.example/pasar"
    assert page.fetched_at == datetime(2025, 3, 3, 1, tzinfo=UTC)
    assert "“dibuka”" in page.content.decode("utf-8")


@pytest.mark.parametrize(
    ("comment", "url"),
    [
        (b"<!-- saved from url=(0014)about:internet -->", None),
        (b"<!-- saved from url=(0021)http://kabar.example/ -->", "http://kabar.example/"),
        (
            b"<!--\n Page saved with SingleFile \n url: https://kabar.example/a \n saved date: x -->",
            "https://kabar.example/a",
        ),
        (
            b"<!-- Mirrored from kabar.example/a.html by HTTrack Website Copier -->",
            "http://kabar.example/a.html",
        ),
        (b"", None),
    ],
)
def test_the_comments_of_tools_that_save_pages(comment: bytes, url: str | None) -> None:
    assert saved_from(b"<html>" + comment + b"<body>") == url


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"<!DOCTYPE html><p>x", "html"),
        (b"  <div class=a>x", "html"),
        ("<p>Pasar".encode("utf-16-le"), "html"),
        ("Pasar dibuka".encode("utf-16"), "text"),
        (b"Harga 3 < 5 naik", "text"),
        ("Café à la mairie".encode("cp1252"), "text"),
        (b"%PDF-1.7 <html>", "binary"),
        (b"PK\x03\x04abc", "binary"),
        (b"abc\x00def", "binary"),
        (bytes(range(1, 9)) * 50, "binary"),
        (b"\xff\xd8\xff\xe0JFIF", "binary"),
    ],
)
def test_what_bytes_are(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


def test_plain_text_is_decoded_whatever_wrote_it() -> None:
    words = "Café “Laut” – 5 €"
    for name in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert decode_text(words.encode(name)) == words


def test_a_gzipped_page_is_unpacked_and_a_damaged_one_reported(tmp_path: Path) -> None:
    whole, cut = tmp_path / "a.html.gz", tmp_path / "b.html.gz"
    whole.write_bytes(gzip.compress(PAGE))
    cut.write_bytes(gzip.compress(PAGE)[:-20])
    page = read_file(whole).page
    assert page and page.content == PAGE
    damaged = read_file(cut)
    assert damaged.page is None and damaged.problem and damaged.problem.code == "unreadable"


def test_a_page_over_the_limit_is_cut_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    item = read_file(path, max_bytes=100)
    assert item.page and item.page.content == PAGE[:100]
    assert item.problem and item.problem.code == "truncated"
    packed = tmp_path / "bomb.html.gz"
    packed.write_bytes(gzip.compress(b"<html>" + b"a" * 5_000_000))
    bomb = read_file(packed, max_bytes=1000)
    assert bomb.page and len(bomb.page.content) == 1000


def test_folders_are_walked_in_order_and_only_pages_are_taken(tmp_path: Path) -> None:
    for name in (
        "b/2.html",
        "b/10.html",
        "a.html",
        ".hidden.html",
        ".git/x.html",
        "b/data.json",
        "c/read-123",
        "c/notes",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"only words" if name.endswith("notes") else PAGE)
    items = list(read_files([tmp_path]))
    taken = [Path(i.source).relative_to(tmp_path).as_posix() for i in items if i.page]
    assert taken == ["a.html", "b/10.html", "b/2.html", "c/read-123"]
    assert [i.ignored for i in items if not i.page] == ["name", "name"]


def test_a_file_that_was_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_bytes(PAGE)
    assert next(read_files([path])).page
    assert next(read_files([tmp_path])).ignored == "name"


def test_a_file_is_listed_once_and_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [p.name for p, _ in list_files([tmp_path, tmp_path / "a.html"])] == ["a.html"]


def test_a_missing_path_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere does not exist"):
        list(read_files([tmp_path / "nowhere"]))


def test_archives_are_told_by_their_names_and_left_to_their_reader(tmp_path: Path) -> None:
    assert is_warc("a/CC-1.warc.gz") and is_warc("b.WARC") and not is_warc("warc.html")
    (tmp_path / "a.warc").write_bytes(b"x")
    assert list(read_files([tmp_path])) == []


def test_the_identifier_is_that_of_address_and_bytes() -> None:
    same, other = page_item("a", PAGE, "https://x.example/1"), page_item("b", PAGE, "https://x.example/2")
    again = page_item("c", PAGE, "https://x.example/1")
    assert same.page and other.page and again.page
    assert same.page.page_id == again.page.page_id != other.page.page_id
