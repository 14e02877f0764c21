"""Every offset in the reading of every fixture slices the article's text to what the row says."""

from __future__ import annotations

import unicodedata

import pytest

from dateline.records import Mention, Reading, Span
from scoring import reading_of, slugs

SLUGS = pytest.mark.parametrize("slug", slugs())


def cut(reading: Reading, span: Span) -> str:
    start, end = span
    assert 0 <= start < end <= len(reading.article.text), f"span {span} is outside the text"
    return reading.article.text[start:end]


def inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def parties(reading: Reading) -> list[Mention]:
    """Every mention that a row of the reading holds."""
    mine = list(reading.mentions)
    for quotation in reading.quotations:
        mine += [m for m in (quotation.speaker, quotation.addressee) if m]
    for event in reading.events:
        mine += [*event.source, *event.target, *([event.reported_by] if event.reported_by else [])]
    return mine


@SLUGS
def test_text_is_normal(slug: str) -> None:
    text = reading_of(slug).article.text
    assert unicodedata.is_normalized("NFC", text)
    assert text == text.strip() and "\n\n\n" not in text
    assert not [c for c in text if c != " " and c.isspace() and c != "\n"], "an odd space is left"
    assert "\x00" not in text


@SLUGS
def test_blocks_make_up_the_text(slug: str) -> None:
    article = reading_of(slug).article
    assert "\n\n".join(article.text[slice(*b.span)] for b in article.blocks) == article.text


@SLUGS
def test_sentences_lie_in_their_blocks_in_order(slug: str) -> None:
    reading = reading_of(slug)
    end = 0
    for index, sentence in enumerate(reading.sentences):
        assert sentence.index == index
        assert inside(sentence.span, reading.article.blocks[sentence.block].span)
        assert sentence.span[0] >= end, "sentences overlap"
        assert cut(reading, sentence.span).strip() == cut(reading, sentence.span)
        end = sentence.span[1]


@SLUGS
def test_sentences_leave_no_word_out(slug: str) -> None:
    reading = reading_of(slug)
    if reading.sentences:
        kept = "".join(cut(reading, s.span) for s in reading.sentences)
        assert "".join(kept.split()) == "".join(reading.article.text.split())


@SLUGS
def test_quotations(slug: str) -> None:
    reading = reading_of(slug)
    rows = reading.to_dict()["quotations"]
    for quotation, row in zip(reading.quotations, rows, strict=True):
        assert cut(reading, quotation.span) == row["content"] == row["content"].strip()
        assert reading.article.text[slice(*row["span"])] == row["content"]
        sentence = reading.sentences[quotation.sentence].span
        assert sentence[0] < quotation.span[1] and quotation.span[0] < sentence[1]
        assert cut(reading, sentence) == row["sentence"]
        if quotation.cue:
            assert cut(reading, quotation.cue) == row["cue"]
            overlapping = quotation.cue[0] < quotation.span[1] and quotation.span[0] < quotation.cue[1]
            assert not overlapping, "a cue is no part of the content"


@SLUGS
def test_events(slug: str) -> None:
    reading = reading_of(slug)
    for event, row in zip(reading.events, reading.to_dict()["events"], strict=True):
        sentence = reading.sentences[event.sentence].span
        assert inside(event.span, sentence), "the trigger stands in the sentence"
        assert cut(reading, sentence) == row["sentence"]
        assert cut(reading, event.span).strip() == cut(reading, event.span)
        for side in ("source", "target"):
            for party in row[side]:
                assert reading.article.text[slice(*party["span"])] == party["text"]
        if event.place and event.place.span:
            assert cut(reading, event.place.span)
        if event.quotation is not None:
            assert 0 <= event.quotation < len(reading.quotations)


@SLUGS
def test_mentions(slug: str) -> None:
    reading = reading_of(slug)
    for mention in parties(reading):
        assert cut(reading, mention.span) == cut(reading, mention.span).strip()
        assert mention.name.strip()
        assert 0.0 <= mention.score <= 1.0
    for mention, row in zip(reading.mentions, reading.to_dict()["mentions"], strict=True):
        assert cut(reading, mention.span) == row["text"]


@SLUGS
def test_reading_twice_gives_the_same(slug: str) -> None:
    again = reading_of.__wrapped__(slug)  # past the cache
    assert again.to_dict() == reading_of(slug).to_dict()
