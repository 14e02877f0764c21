"""The rules' labels held against what the classifier judges."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.extract.blend import blend_labels
from dateline.extract.classifier import CLASSES
from dateline.extract.metadata import Metadata
from dateline.extract.pieces import Label, Piece

STORY = Metadata(types=("NewsArticle",))
PLAIN = Metadata()


def judged(*rows: dict[str, float]) -> np.ndarray:
    table = np.zeros((len(rows), len(CLASSES)), np.float32)
    for i, row in enumerate(rows):
        for name, value in row.items():
            table[i, CLASSES.index(name)] = value
        table[i, 0] += 1 - table[i].sum()
    return table


def piece(text: str = "Warga menolak rencana itu.", kind: str = "paragraph", strong: int = 0) -> Piece:
    size = len(text) - text.count(" ")
    return Piece(text, kind, 0, size, 0, strong)


def blended(rule: Label, meta: Metadata, one: Piece | None = None, **row: float) -> Label:
    """The label of a piece between two that both call story."""
    around = {"body": 0.99}
    pieces = [
        piece("Kapal itu karam di lepas pantai."),
        one or piece(),
        piece("Pencarian berlanjut hari ini."),
    ]
    return blend_labels(pieces, ["body", rule, "body"], judged(around, row, around), meta)[1]


@pytest.mark.parametrize(
    ("rule", "meta", "row", "wanted"),
    [
        ("body", STORY, {"body": 0.9}, "body"),
        ("standfirst", STORY, {"body": 0.6}, "standfirst"),
        ("body", STORY, {"body": 0.2, "byline": 0.7}, "byline"),
        ("body", STORY, {"body": 0.2}, "furniture"),
        ("body", STORY, {"body": 0.1, "headline": 0.8}, "furniture"),
        ("furniture", STORY, {"body": 0.6}, "furniture"),
        ("furniture", STORY, {"body": 0.88}, "body"),
        ("furniture", PLAIN, {"body": 0.6}, "body"),
        ("related", STORY, {"body": 0.88}, "related"),
        ("caption", STORY, {"body": 0.92}, "body"),
        ("related", PLAIN, {"body": 0.4, "heading": 0.2}, "body"),
        ("byline", STORY, {"body": 0.99}, "byline"),
        ("signoff", STORY, {"body": 0.99}, "signoff"),
        ("caption", STORY, {"furniture": 1.0}, "caption"),
        ("headline", STORY, {"body": 1.0}, "headline"),
    ],
)
def test_certainty_decides(rule: Label, meta: Metadata, row: dict[str, float], wanted: Label):
    assert blended(rule, meta, **row) == wanted


def test_a_heading_or_a_bold_line_becomes_a_heading():
    assert blended("furniture", PLAIN, piece("Latar belakang", "heading"), body=0.9) == "heading"
    assert blended("furniture", PLAIN, piece("Latar belakang", strong=13), body=0.9) == "heading"
    assert blended("furniture", PLAIN, piece("Ia pergi.", strong=8), body=0.9) == "body"


def test_what_lies_beyond_the_story_is_another_thing():
    story, other = "Kapal itu karam di lepas pantai utara.", "Resep sup ikan kuah kuning."
    rows = judged({"body": 0.9}, {"body": 0.9}, {"body": 0.95})
    pieces = [piece(story), piece(story.replace("utara", "timur")), piece(other)]
    assert blend_labels(pieces, ["body", "body", "furniture"], rows, STORY)[2] == "furniture"
    much = piece(other * 4)
    assert blend_labels([*pieces[:2], much], ["body", "body", "furniture"], rows, STORY)[2] == "body"


def test_what_repeats_the_story_or_is_furniture_by_its_words_is_not_gained():
    assert blended("furniture", STORY, piece("Kapal itu karam"), body=0.99) == "furniture"
    assert blended("furniture", STORY, piece("Advertisement"), body=0.99) == "furniture"
    assert (
        blended("furniture", Metadata(types=("NewsArticle",), accessible_for_free=False), body=0.99)
        == "furniture"
    )


def test_where_nothing_is_story_the_likeliest_is():
    rules: list[Label] = ["headline", "furniture", "furniture", "related"]
    rows = judged({"body": 0.9}, {"body": 0.3}, {"body": 0.1}, {"body": 0.2})
    assert blend_labels([piece()] * 4, rules, rows, STORY) == ("headline", "body", "furniture", "body")
    faint = judged({"body": 0.9}, {"body": 0.03}, {"body": 0.01}, {"body": 0.02})
    assert blend_labels([piece()] * 4, rules, faint, STORY) == tuple(rules)


def test_no_piece_no_label():
    assert blend_labels([], [], judged(), STORY) == ()
