"""How near an extraction comes to the truth of its page, and the means over many pages.

The measures are described in docs/benchmarks.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from statistics import fmean
from typing import Any

from bench.extraction.pages import Truth
from bench.extraction.words import MIXED, day, folded, instant, shingles, words

NEEDS = {
    **dict.fromkeys(("precision", "recall", "f1", "shingle_p", "shingle_r", "wanted", "unwanted"), "text"),
    "title": "title",
    "authors": "authors",
    **dict.fromkeys(("day", "minute"), "published"),
}
"""Each measure with the field of an extraction that it judges."""


def bag_scores(found: Sequence[Hashable], true: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of one multiset against another; two empty ones agree fully."""
    if not found or not true:
        agree = float(not found and not true)
        return agree, agree, agree
    shared = (Counter(found) & Counter(true)).total()
    precision, recall = shared / len(found), shared / len(true)
    return precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0


def score(truth: Truth, found: Mapping[str, Any], pattern: re.Pattern[str] = MIXED) -> dict[str, float]:
    """The measures of one page, each from 0 to 1; a measure whose truth was not annotated is left out.

    ``found`` may hold ``text``, ``title``, ``authors`` and ``published``; ``pattern`` is what a word is.
    """
    text = found.get("text") or ""
    row: dict[str, float] = {}
    if truth.text is not None:
        row["precision"], row["recall"], row["f1"] = bag_scores(
            words(text, pattern), words(truth.text, pattern)
        )
        runs = shingles(text)
        precision, row["shingle_r"], _ = bag_scores(runs, shingles(truth.text))
        if runs:  # what says nothing has no precision, as in article-extraction-benchmark
            row["shingle_p"] = precision
    lower = text.lower()
    for measure, snippets in (("wanted", truth.wanted), ("unwanted", truth.unwanted)):
        if snippets:
            row[measure] = fmean(snippet.lower() in lower for snippet in snippets)
    if truth.title:
        row["title"] = float(folded(found.get("title")) == folded(truth.title))
    if truth.authors:
        names = {folded(name) for name in found.get("authors") or ()} - {""}
        row["authors"] = bag_scores(sorted(names), sorted({folded(name) for name in truth.authors}))[2]
    if (true_day := day(truth.published)) is not None:
        row["day"] = float(day(found.get("published")) == true_day)
    if (moment := instant(truth.published)) is not None and true_day is not None:
        guess = instant(found.get("published"))
        row["minute"] = float(guess is not None and abs((guess - moment).total_seconds()) < 60)
    return row


def means(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each measure over the pages that have it.

    ``shingle_f1`` is made from the means of precision and recall, as article-extraction-benchmark does.
    """
    found: dict[str, list[float]] = {}
    for row in rows:
        for measure, value in row.items():
            found.setdefault(measure, []).append(value)
    out = {measure: fmean(values) for measure, values in found.items()}
    recall = out.pop("shingle_r", None)
    precision = out.pop("shingle_p", 0.0)
    if recall is not None:
        out["shingle_f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return out
