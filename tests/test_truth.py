"""The truth of every fixture is sound in itself: what it quotes stands in its text, and its codes exist."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import dateline
from dateline import records
from scoring import PAGES, Row, slugs, squash, truth_of

SLUGS = pytest.mark.parametrize("slug", slugs())
PLOVER = Path(dateline.__file__).parent / "ontology" / "plover.toml"
TYPES = set(tomllib.loads(PLOVER.read_text(encoding="utf-8"))["types"])


def paragraphs(truth: Row) -> list[str]:
    return [p["heading"] if isinstance(p, dict) else p for p in truth["paragraphs"]]


def facts(truth: Row, name: str) -> list[Row]:
    return [*truth[name], *truth.get(f"{name}_optional", [])]


@SLUGS
def test_quotations_stand_in_their_paragraphs(slug: str) -> None:
    truth = truth_of(slug)
    for quotation in facts(truth, "quotations"):
        paragraph = paragraphs(truth)[quotation["paragraph_index"]]
        assert quotation["content"] in paragraph
        assert quotation["kind"] in records.QuotationKind.__args__
        for key in ("speaker", "cue"):
            assert (quotation[key] or "") in paragraph


@SLUGS
def test_events_stand_in_their_paragraphs(slug: str) -> None:
    truth = truth_of(slug)
    for event in facts(truth, "events"):
        paragraph = paragraphs(truth)[event["paragraph_index"]]
        assert event["sentence"] in paragraph
        assert event["root"] in TYPES
        assert event["status"] in records.Status.__args__
        assert event.get("stage") in (None, *records.Stage.__args__)
        for side in ("source", "target"):
            assert (event[side] or "") in paragraph


@SLUGS
def test_the_page_holds_what_the_truth_says(slug: str) -> None:
    truth = truth_of(slug)
    path = next(p for p in (PAGES / slug).iterdir() if p.stem == "page")
    source = path.read_bytes().decode(truth["encoding"], "replace").replace("\x00", "")
    for name in (
        truth["title"],
        *truth["authors"],
        *truth["related"],
        *(c["text"] for c in truth["captions"]),
    ):
        assert squash(name) in squash(source)


@SLUGS
def test_boilerplate_is_no_body(slug: str) -> None:
    truth = truth_of(slug)
    body = f" {squash(' '.join(paragraphs(truth)))} "
    assert [s for s in truth["must_not_contain"] if f" {squash(s)} " in body] == []


def test_the_fixtures_are_as_varied_as_they_should_be() -> None:
    truths = [truth_of(slug) for slug in slugs()]
    by_language = [t["language"] for t in truths]
    assert by_language.count("id") >= 9 and by_language.count("en") >= 5
    kinds = {t["page_kind"] for t in truths}
    assert {"article", "partial", "walled", "live", "gallery", "factcheck", "index", "error"} <= kinds
    assert {e["status"] for t in truths for e in t["events"]} == set(records.Status.__args__)
    assert {t["encoding"] for t in truths} == {"utf-8", "windows-1252"}
