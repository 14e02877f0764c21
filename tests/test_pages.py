"""The article of every fixture page, field by field, against its ``expected.json``."""

from __future__ import annotations

from datetime import datetime

import pytest

import dateline
from dateline.extract.paging import join_parts
from scoring import PAGES, Row, body_score, names_agree, reading_of, slugs, squash, truth_of, words

STORIES = [slug for slug in slugs() if truth_of(slug)["page_kind"] not in {"index", "error"}]
EMPTY = [slug for slug in slugs() if slug not in STORIES]
PARTS = {slug: truth_of(slug)["pages"] for slug in STORIES if truth_of(slug).get("pages")}


def article_of(slug: str) -> Row:
    return dict(reading_of(slug).to_dict()["article"])


def squashed(items: list[str]) -> list[str]:
    return [squash(item) for item in items]


@pytest.mark.parametrize("slug", slugs())
def test_page_kind(slug: str) -> None:
    assert article_of(slug)["page_kind"] == truth_of(slug)["page_kind"]


@pytest.mark.parametrize("slug", slugs())
def test_language(slug: str) -> None:
    assert article_of(slug)["language"] == truth_of(slug)["language"]


@pytest.mark.parametrize("slug", STORIES)
def test_headline(slug: str) -> None:
    assert article_of(slug)["headline"] == truth_of(slug)["title"]


@pytest.mark.parametrize("slug", STORIES)
def test_section(slug: str) -> None:
    assert squash(article_of(slug)["section"]) == squash(truth_of(slug)["section"])


@pytest.mark.parametrize("field", ["authors", "editors", "contributors"])
@pytest.mark.parametrize("slug", STORIES)
def test_byline(slug: str, field: str) -> None:
    assert article_of(slug)[field] == truth_of(slug).get(field, [])


@pytest.mark.parametrize("slug", STORIES)
def test_agency(slug: str) -> None:
    got, want = article_of(slug)["agency"], truth_of(slug)["agency"]
    assert names_agree(got, want) if want else got is None


@pytest.mark.parametrize("slug", STORIES)
def test_dateline(slug: str) -> None:
    want, got = truth_of(slug)["dateline"] or {}, article_of(slug)["dateline"] or {}
    assert squash(got.get("place")) == squash(want.get("place"))
    if want.get("place"):  # an outlet alone may be kept or dropped
        assert squash(got.get("outlet")) == squash(want.get("outlet"))


@pytest.mark.parametrize(("truth", "field"), [("published_at", "published"), ("modified_at", "modified")])
@pytest.mark.parametrize("slug", STORIES)
def test_times(slug: str, truth: str, field: str) -> None:
    want, got = truth_of(slug)[truth], article_of(slug)[field]
    if want is None:
        assert (
            field == "modified"
        )  # no page here states one that is not in its truth; a spare one harms nobody
        return
    assert got, f"no {field} time"
    if len(want) == 10:
        assert got == {"value": want, "precision": "day"}
        return
    value = datetime.fromisoformat(got["value"])
    assert value.tzinfo, "an instant without a zone"
    assert abs((value - datetime.fromisoformat(want)).total_seconds()) < 60
    assert got["precision"] in {"minute", "second"}


@pytest.mark.parametrize("slug", STORIES)
def test_captions(slug: str) -> None:
    got, want = article_of(slug)["captions"], truth_of(slug)["captions"]
    assert squashed([c["text"] for c in got]) == squashed([c["text"] for c in want])
    assert [squashed(c["credits"]) for c in got] == [squashed(c["credits"]) for c in want]
    assert [c["positions"] for c in got] == [c["positions"] for c in want]


@pytest.mark.parametrize("slug", STORIES)
def test_related(slug: str) -> None:
    assert squashed(article_of(slug)["related"]) == squashed(truth_of(slug)["related"])


@pytest.mark.parametrize("slug", STORIES)
def test_tags(slug: str) -> None:
    assert squashed(article_of(slug)["tags"]) == squashed(truth_of(slug)["tags"])


@pytest.mark.parametrize("slug", STORIES)
def test_standfirst(slug: str) -> None:
    assert squash(article_of(slug)["standfirst"]) == squash(truth_of(slug).get("deck"))


@pytest.mark.parametrize("slug", STORIES)
def test_body(slug: str) -> None:
    truth, text = truth_of(slug), article_of(slug)["text"]
    score = body_score(text, truth)
    assert score >= 0.97, f"body F1 {score:.3f}\n{text}"


@pytest.mark.parametrize("slug", STORIES)
def test_body_holds_no_boilerplate(slug: str) -> None:
    text = f" {squash(article_of(slug)['text'])} "
    assert [s for s in truth_of(slug)["must_not_contain"] if f" {squash(s)} " in text] == []


@pytest.mark.parametrize("slug", STORIES)
def test_headings_are_headings(slug: str) -> None:
    got = {squash(b["text"]) for b in article_of(slug)["blocks"] if b["kind"] == "heading"}
    want = {squash(p["heading"]) for p in truth_of(slug)["paragraphs"] if isinstance(p, dict)}
    assert want == got


@pytest.mark.parametrize("slug", EMPTY)
def test_a_page_without_a_story_yields_no_facts(slug: str) -> None:
    reading = reading_of(slug)
    assert reading.quotations == reading.events == ()
    assert {p.code for p in reading.problems} & {"no_article", "not_article"}


@pytest.mark.parametrize("slug", [s for s in slugs() if not truth_of(s)["events"]])
def test_no_event_where_there_is_none(slug: str) -> None:
    found = reading_of(slug).to_dict()["events"]
    optional = {squash(e["sentence"]) for e in truth_of(slug).get("events_optional", ())}
    assert [e for e in found if squash(e["sentence"]) not in optional] == []


@pytest.mark.parametrize("slug", sorted(PARTS))
def test_a_part_says_that_it_is_one(slug: str) -> None:
    assert "partial" in {p.code for p in reading_of(slug).problems}


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "backwards"])
@pytest.mark.parametrize("given", [True, False], ids=["address given", "address of the page"])
def test_the_parts_of_a_story_are_joined(order: int, given: bool) -> None:
    names = next(iter(PARTS.values()))
    truths = [truth_of(slug) for slug in names]
    pages = [(PAGES / slug / "page.html").read_bytes() for slug in names]
    parts = [dateline.extract(p, t["url"] if given else None) for p, t in zip(pages, truths, strict=True)]
    (joined,) = join_parts(parts[::order])
    assert joined.page_kind == "article"
    assert "partial" not in {p.code for p in joined.problems}
    assert joined.pages == tuple(t["url"] for t in truths)
    assert body_score(joined.text, {"paragraphs": [p for t in truths for p in t["paragraphs"]]}) >= 0.97
    assert joined.names("reporter") == truths[0]["authors"]
    assert squashed([c.text for c in joined.captions]) == squashed([truths[0]["captions"][0]["text"]])


@pytest.mark.parametrize("slug", [s for s in STORIES if truth_of(s)["page_kind"] == "walled"])
def test_a_teaser_says_that_it_is_one(slug: str) -> None:
    assert "walled" in {p.code for p in reading_of(slug).problems}


@pytest.mark.parametrize("slug", [s for s in STORIES if truth_of(s)["page_kind"] == "article"])
def test_a_whole_page_reports_no_fault_of_ours(slug: str) -> None:
    codes = {p.code for p in reading_of(slug).problems}
    assert codes <= {"charset"}, "only a wrong character set is a fault of these pages"


def test_the_title_alone_never_becomes_the_text() -> None:
    page = b"<html lang=en><title>Council meets</title><body><h1>Council meets</h1></body></html>"
    assert not words(dateline.extract(page, "https://paper.example/a").text)


def test_every_fixture_says_where_it_comes_from() -> None:
    for slug in slugs():
        note = (PAGES / slug / "source.md").read_text(encoding="utf-8")
        assert "Written for this project" in note and "CC BY 4.0" in note, slug
