"""Extraction with the block classifiers of the folds, for ``bench.extraction --folds``.

    PYTHONPATH=. python training/blocks.py --data DIR --folds OUT
    DATELINE_FOLDS=OUT PYTHONPATH=.:training python -m bench.extraction --data fundus-pages=DIR/fundus \\
        --folds OUT/fundus-pages.json --systems out_of_fold:extractor trafilatura

Every page is then read by a classifier that saw no page of its publisher; all else is as it ships.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import dateline
from dateline.extract import article
from dateline.extract.classifier import load


def extractor(fold: int) -> Callable[[bytes, str | None], Mapping[str, Any]]:
    """The extraction of a page under the classifier that was trained without this fold."""
    model = load(Path(os.environ["DATELINE_FOLDS"]) / str(fold))

    def extract(html: bytes, url: str | None) -> Mapping[str, Any]:
        ships = article.classifier
        article.classifier = lambda: model  # type: ignore[assignment]
        try:
            found = dateline.extract(html, url).to_dict()
        finally:
            article.classifier = ships
        published = found["published"] or {}
        return {
            "title": found["headline"],
            "authors": found["authors"],
            "published": published.get("value"),
            "text": found["text"],
        }

    return extract
