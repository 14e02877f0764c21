from datetime import date

import pytest

import dateline
from dateline import pipeline
from dateline.records import Article, Block

PARAGRAPH = "Presiden Prancis bertemu dengan kanselir Jerman di Berlin, Rabu (5/3/2025)."


def test_one_plain_paragraph_is_its_own_body():
    article = dateline.read_text(PARAGRAPH, language="id").article
    assert article.text == PARAGRAPH
    assert [article.text[slice(*b.span)] for b in article.blocks] == [PARAGRAPH]


def test_a_fault_in_one_step_becomes_a_problem_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch):
    def fault(*_: object) -> None:
        raise RuntimeError("torn page")

    monkeypatch.setattr(pipeline, "find_quotations", fault)
    reading = dateline.read_text(PARAGRAPH, language="id", published=date(2025, 3, 5))
    assert [(p.step, p.code) for p in reading.problems if p.code == "failed"] == [("claim", "failed")]
    assert "torn page" in next(p.message for p in reading.problems if p.code == "failed")
    assert reading.article.text == PARAGRAPH


def test_a_language_without_word_data_is_said():
    reading = dateline.read_text("Il presidente francese ha incontrato il cancelliere.", language="it")
    assert "language" in {p.code for p in reading.problems}
    assert not reading.quotations


def test_an_index_page_is_not_read():
    article = Article(
        "a", language="id", page_kind="index", text=PARAGRAPH, blocks=(Block("paragraph", (0, 75)),)
    )
    assert dateline.read_article(article).sentences == ()


def test_a_fact_check_yields_no_events():
    text = "Polisi menangkap dua orang demonstran di Jakarta."
    spans = (Block("paragraph", (0, len(text))),)
    article = Article("a", language="id", text=text, blocks=spans)
    assert dateline.read_article(article).events
    checked = Article("a", language="id", page_kind="factcheck", text=text, blocks=spans)
    assert dateline.read_article(checked).events == ()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\xff\xfe", b"<", b"<html><body>", "\ud800"])
def test_nothing_raises_for_a_page(content: bytes | str):
    reading = dateline.read_page(content)
    assert reading.to_dict()["article"]["text"] == reading.article.text


def test_a_text_without_end_is_read_to_the_bound_and_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pipeline, "READ_CHARACTERS", 100)
    text = PARAGRAPH + "\n\n" + PARAGRAPH.replace("Berlin", "Bonn")
    reading = dateline.read_text(text, language="id")
    assert "truncated" in {p.code for p in reading.problems}
    assert "Bonn" in reading.article.text
    assert all(s.span[1] <= 100 for s in reading.sentences)
    assert len(reading.article.blocks) == 2
