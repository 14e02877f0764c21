import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from dateline.serve.server import create_app
from dateline.store.corpus import Corpus


@pytest.fixture(scope="module")
def client(corpus: Corpus) -> Iterator[TestClient]:
    with TestClient(create_app(corpus), base_url="http://127.0.0.1") as opened:
        yield opened


def first(client: TestClient, what: str, **asked: str) -> dict[str, object]:
    answer = client.get(f"/api/{what}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["rows"][0]


@pytest.mark.parametrize("path", ["/", "/quotes", "/events", "/stories", "/actors", "/info"])
def test_every_page_opens(client: TestClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_an_article_shows_its_facts_beside_the_text(client: TestClient):
    row = first(client, "quotes")
    page = client.get(f"/article/{row['article_id']}").text
    assert f'id="s{row["sentence"]}"' in page
    assert f'href="#s{row["sentence"]}"' in page
    facts, marks = set(re.findall(r'id="q(\d+)"', page)), set(re.findall(r'href="#q(\d+)"', page))
    assert marks
    assert marks <= facts
    anchors = set(re.findall(r'class="sentence" id="s(\d+)"', page))
    assert set(re.findall(r'class="fact"[^>]*href="#s(\d+)"', page)) <= anchors


def test_search_finds_words_and_filters_narrow(client: TestClient):
    everything = client.get("/api/articles").json()["total"]
    found = client.get("/api/articles", params={"language": "en"}).json()["total"]
    assert 0 < found < everything
    assert client.get("/api/articles", params={"words": "zzzqqq"}).json() == {"total": 0, "rows": []}
    assert "Nothing matches" in client.get("/", params={"words": "zzzqqq"}).text


@pytest.mark.parametrize("words", ['"', "'", "a OR", "NEAR(", "*", "-", "x:y", "')--", "(", "\x00"])
def test_no_search_text_breaks_the_query(client: TestClient, words: str):
    assert client.get("/api/articles", params={"words": words}).status_code == 200


def test_text_of_pages_is_escaped(client: TestClient):
    answer = client.get("/", params={"words": "<b>bold</b>"})
    assert "<b>bold</b>" not in answer.text


def test_a_mistyped_day_is_told_on_the_page_and_as_json(client: TestClient):
    page = client.get("/", params={"since": "tomorrow"})
    assert page.status_code == 400
    assert "2024-06-19" in page.text
    answer = client.get("/api/articles", params={"since": "tomorrow"})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "InputError"


def test_another_host_is_refused(client: TestClient):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_missing_article_is_a_404(client: TestClient):
    assert client.get("/article/none").status_code == 404
    assert client.get("/api/articles/none").json()["error"]["code"] == "not_found"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", "“I am tired,” Mayor Ada Brook said on Monday in the old town hall."),
        ("application/json", '{"text": "“I am tired,” Mayor Ada Brook said on Monday in the town hall."}'),
        (
            "text/html",
            "<html lang=en><body><article><h1>Mayor Ada Brook steps down</h1><p>“I am tired,” Mayor Ada "
            "said on Monday in the town hall, where she has worked for eleven years without a break.</p>"
            "<p>Her deputy will lead the council until the next election, which is due in the spring of "
            "next year, according to the town clerk.</p></article></body>",
        ),
    ],
)
def test_read_over_http(client: TestClient, kind: str, body: str):
    answer = client.post("/api/read", content=body.encode(), headers={"content-type": kind})
    assert answer.status_code == 200, answer.text
    assert "I am tired" in [q["content"] for q in answer.json()["quotations"]]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"html": 3}', b"\xff" * 10])
def test_a_wrong_body_is_an_error_with_a_message(client: TestClient, body: bytes):
    answer = client.post("/api/read", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]
