"""The block classifier: from the features of a page's pieces to how likely each is of every class.

Boosted trees judge each piece alone, a small convolutional network judges it among its neighbours; the mean
of the two decides. Both are one ONNX graph; training/blocks.py makes it, training/blocks.md is its data card.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from dateline.extract.boxfeatures import Table
from dateline.extract.features import NAMES, candidates, features
from dateline.extract.metadata import Metadata
from dateline.extract.pieces import Blocks
from dateline.extract.region import Region
from dateline.extract.scores import Scores
from dateline.models import open_graph, read_table

HERE = Path(__file__).with_name("weights")
CLASSES = (
    *("furniture", "body", "heading", "standfirst", "headline", "caption", "byline", "date", "related"),
    *("tags", "crumb", "comment", "signoff"),
)
"""The classes in the order of the model's columns."""
STORY = slice(1, 4)
"""Columns of the classes that make the text of the story."""


@dataclass(frozen=True, slots=True)
class Classifier:
    """A loaded model: the log-odds that features need, and the session that runs the graph."""

    scores: Scores
    session: Any

    def judge(self, blocks: Blocks, meta: Metadata, headline: int | None, region: Region) -> Table:
        """The probability of each class for each piece, shape (pieces, len(CLASSES)); rows add up to 1."""
        rows = candidates(blocks, region, meta)
        judged = np.zeros((len(blocks.pieces), len(CLASSES)), np.float32)
        judged[:, 0] = 1.0
        if rows:
            table = features(blocks, meta, headline, rows, self.scores)
            judged[rows] = self.session.run(None, {"features": table})[0]
        return judged


@cache
def classifier() -> Classifier:
    """The classifier that ships, loaded once."""
    return load(HERE)


def load(folder: Path) -> Classifier:
    """The classifier of a folder: blocks.onnx.gz and blocks.json.gz."""
    data = read_table(folder / "blocks.json.gz")
    if data["columns"] != list(NAMES):
        raise ValueError("the block classifier was trained on other features; run training/blocks.py")
    session = open_graph(folder / "blocks.onnx.gz")
    scores = Scores(
        data["names"],
        {int(key): value for key, value in data["lines"].items()},
        {int(key): value for key, value in data["openings"].items()},
    )
    return Classifier(scores, session)
