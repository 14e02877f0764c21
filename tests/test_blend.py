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
    rows = [{"body": 0.99}, row]
    return blend_labels([piece(), one or piece()], ["body", rule], judged(*rows), meta)[1]


@pytest.mark.parametrize(
    ("rule", "meta", "row", "wanted"),
    [
        ("body", STORY, {"body": 0.9}, "body"),
        ("standfirst", STORY, {"body": 0.6}, "standfirst"),
        ("body", STORY, {"body": 0.2, "byline": 0.7}, "byline"),
        ("body", STORY, {"body": 0.2}, "furniture"),
        ("body", STORY, {"body": 0.1, "headline": 0.8}, "furniture"),
        ("furniture", STORY, {"body": 0.6}, "furniture"),
        ("furniture", STORY, {"body": 0.8}, "body"),
        ("furniture", PLAIN, {"body": 0.6}, "body"),
        ("related", STORY, {"body": 0.8}, "related"),
        ("caption", STORY, {"body": 0.9}, "body"),
        ("related", PLAIN, {"body": 0.4, "heading": 0.2}, "body"),
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


def test_where_nothing_is_story_the_likeliest_is():
    rules: list[Label] = ["headline", "furniture", "furniture", "related"]
    rows = judged({"body": 0.9}, {"body": 0.3}, {"body": 0.1}, {"body": 0.2})
    assert blend_labels([piece()] * 4, rules, rows, STORY) == ("headline", "body", "furniture", "body")
    faint = judged({"body": 0.9}, {"body": 0.03}, {"body": 0.01}, {"body": 0.02})
    assert blend_labels([piece()] * 4, rules, faint, STORY) == tuple(rules)


def test_no_piece_no_label():
    assert blend_labels([], [], judged(), STORY) == ()
