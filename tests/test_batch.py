from __future__ import annotations

import threading
import time

import pyarrow as pa
import pytest

from dateline.errors import InputError
from dateline.records import Article, Page, digest
from dateline.scale import reading as scale_reading
from dateline.scale.batch import COLUMNS, batch_schema, extract_batch
from desk import BUDGET, HARBOUR, html

GOOD = html("Menteri temui duta besar", HARBOUR, "2025-03-03T08:15:00+07:00")
URL = "https://kabar.example/2025/03/menteri-temui-duta"
ODD: list[bytes] = [
    b"",
    b" \n",
    b"\x89PNG\r\n\x1a\n\0\0",
    b"<html>",
    b"only words",
    b"<" * 5000,
    b"\xff\xfe<\x00",
    bytes(range(256)) * 20,
    b"<div>" * 3000 + b"deep",
    "<p>\ud800</p>".encode("utf-8", "surrogatepass"),
    b'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "\\ud800"}</script>'
    b"<article><h1>\xf0\x28\x8c\x28</h1></article>",
]


def test_one_row_a_page_in_order() -> None:
    batch = extract_batch([(GOOD, URL), (html("Budget rejected", BUDGET), None)])
    assert isinstance(batch, pa.RecordBatch) and batch.num_rows == 2
    first, second = batch.to_pylist()
    assert (first["headline"], first["url"], first["page_id"]) == (
        "Menteri temui duta besar",
        URL,
        digest(URL, GOOD),
    )
    assert HARBOUR[0] in first["text"] and BUDGET[0] in second["text"]
    assert first["published"].startswith("2025-03-03T08:15") and first["published"].endswith("+07:00")
    assert first["published_at"].isoformat() == "2025-03-03T01:15:00+00:00"


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
def test_no_page_raises_and_none_changes_the_schema(content: bytes) -> None:
    batch = extract_batch([(content, None), (GOOD, URL)])
    assert batch.schema == batch_schema() and batch.num_rows == 2
    assert batch.to_pylist()[1]["headline"] == "Menteri temui duta besar"


def test_empty_and_binary_pages_say_so() -> None:
    problems = extract_batch([(ODD[0], None), (ODD[2], None)])["problems"].to_pylist()
    assert problems == [["empty"], ["binary"]]


def test_no_pages_give_an_empty_batch() -> None:
    assert extract_batch([]).num_rows == 0 and extract_batch([]).schema == batch_schema()


def test_columns_are_chosen_in_the_order_asked() -> None:
    batch = extract_batch([(GOOD, URL)], columns=["text", "url", "authors"])
    assert batch.schema.names == ["text", "url", "authors"]
    assert batch_schema().names == list(COLUMNS)
    with pytest.raises(InputError, match="no column 'body'"):
        extract_batch([(GOOD, URL)], columns=["body"])


def test_a_page_over_its_time_is_a_row_with_the_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    extract = scale_reading.extract_page

    def slow(page: Page) -> Article:
        if b"SLOW" in page.content:
            time.sleep(5)
        return extract(page)

    monkeypatch.setattr(scale_reading, "extract_page", slow)
    started = time.monotonic()
    batch = extract_batch([(b"<p>SLOW", None), (GOOD, URL)], timeout=0.3)
    assert time.monotonic() - started < 4
    assert [("timeout" in codes) for codes in batch["problems"].to_pylist()] == [True, False]


def test_outside_the_main_thread_it_works_without_a_clock() -> None:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.append(extract_batch([(GOOD, URL)], timeout=1).num_rows))
    thread.start()
    thread.join()
    assert found == [1]


def test_the_same_pages_give_the_same_batch() -> None:
    assert extract_batch([(GOOD, URL)]).equals(extract_batch([(GOOD, URL)]))
