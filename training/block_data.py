"""What the block classifier is trained on: the pieces of pages with the label that each should have.

The truth of WCXB and Fundus says which text is the story. What the other text is (caption, byline, related
link, ...) is told by rules (``block_rules.py``); where these and the truth disagree about the story, the
truth holds.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.extraction.words import words
from dateline.extract.article import find_story
from dateline.extract.boxfeatures import Table
from dateline.extract.classifier import CLASSES
from dateline.extract.dom import parse
from dateline.extract.features import candidates, features
from dateline.extract.labels import label_pieces
from dateline.extract.metadata import Metadata, read_metadata
from dateline.extract.pagewords import strip_line
from dateline.extract.pieces import Blocks
from dateline.extract.region import Region
from dateline.extract.scores import LINE, Scores, line_key, name_words, opening
from dateline.pipeline import page_of
from pages import TruePage, read_fundus, read_wcxb, share_told

FOLDS = 5
TOLD = 0.5
"""Share of a piece's words that stand in the true text from which the piece is of the story."""
LEAST = 30
"""Words that a true text has at least when pieces are weighed by their share of it."""
PRIOR, STRENGTH, SEEN = 0.35, 3.0, 2
"""Of the log-odds of a name or line: the share of body text in pages, how many publishers it counts for, and
the publishers that must have the name."""
STORY = tuple(CLASSES.index(name) for name in ("body", "heading", "standfirst"))


@dataclass(frozen=True, slots=True)
class Sample:
    """A page ready for training: ``rows`` are the pieces that are judged; ``told`` is per piece whether it is
    of the story, ``label`` its class, ``size``
    its words; ``total`` the words of the true text; ``fold`` by publisher."""

    page: TruePage
    blocks: Blocks
    meta: Metadata
    headline: int | None
    region: Region
    rows: list[int]
    told: np.ndarray
    label: np.ndarray
    size: np.ndarray
    total: int

    @property
    def fold(self) -> int:
        """The fold of the page's publisher."""
        return fold_of(self.page.group)


def fold_of(group: str) -> int:
    """The fold of a publisher or domain: all pages of one are in one fold."""
    return int.from_bytes(hashlib.blake2b(group.encode(), digest_size=4).digest(), "big") % FOLDS


def read_samples(data: Path) -> Iterator[Sample]:
    """The samples of both sets; ``data`` holds fundus/ and wcxb/."""
    for source in (read_fundus(data / "fundus"), read_wcxb(data / "wcxb")):
        for page in source:
            sample = _sample(page)
            if sample is not None:
                yield sample


def _sample(page: TruePage) -> Sample | None:
    dom = parse(page_of(page.html, page.url))
    if dom.tree is None:
        return None
    meta = read_metadata(dom.tree)
    blocks, headline, region = find_story(dom.tree, meta)
    rules = label_pieces(blocks, region, headline)
    told = np.array(share_told([piece.text for piece in blocks.pieces], page.lines)) >= TOLD
    summary = set(page.summary)
    labels = []
    for piece, is_story, label in zip(blocks.pieces, told, rules, strict=True):
        if is_story and label != "headline":
            if piece.text in summary:
                label = "standfirst"
            elif label not in ("body", "heading", "standfirst"):
                label = "heading" if piece.kind == "heading" else "body"
        elif label in ("body", "heading", "standfirst"):
            label = "furniture"
        labels.append(CLASSES.index(label))
    return Sample(
        page,
        blocks,
        meta,
        headline,
        region,
        candidates(blocks, region, meta),
        told,
        np.array(labels, np.int64),
        np.array([len(words(piece.text)) for piece in blocks.pieces], np.float32),
        max(len(words(" ".join(page.lines))), LEAST),
    )


# Log-odds by names, lines and openings.


@dataclass(frozen=True, slots=True)
class Counts:
    """Per publisher, for names, lines and openings: the share of the text there that is body."""

    names: dict[str, dict[str, float]]
    lines: dict[str, dict[int, float]]
    openings: dict[str, dict[int, float]]


def count_names(samples: Sequence[Sample]) -> Counts:
    """The shares of body text by names, lines and openings, a table a publisher."""
    tables: list[dict[str, dict]] = [defaultdict(dict), defaultdict(dict), defaultdict(dict)]
    for sample in samples:
        boxes = sample.blocks.boxes
        size, body = [0.0] * len(boxes), [0.0] * len(boxes)
        names, lines, openings = (table[sample.page.group] for table in tables)
        for piece, count, told in zip(sample.blocks.pieces, sample.size, sample.told, strict=True):
            size[piece.box] += count
            body[piece.box] += count * told
            if piece.size < LINE:
                _add(lines, line_key(strip_line(piece.text)), 1, told)
            if start := opening(piece.text):
                _add(openings, line_key(start), 1, told)
        for i in range(len(boxes) - 1, 0, -1):
            size[boxes[i].parent] += size[i]
            body[boxes[i].parent] += body[i]
        for box, total, part in zip(boxes, size, body, strict=True):
            if total > 0 and box.names:
                for word in name_words(box.names):
                    _add(names, word, total, part)
    return Counts(*({g: {k: b / s for k, (s, b) in rows.items()} for g, rows in t.items()} for t in tables))


def _add(table: dict, key: object, total: float, part: float) -> None:
    entry = table.setdefault(key, [0.0, 0.0])
    entry[0] += total
    entry[1] += part


Sums = tuple[dict, dict]
"""Over publishers: how many have each name, line or opening, and the sum of their shares of body text."""


def make_tables(samples: Sequence[Sample], counts: Counts, groups: set[str]) -> tuple[Scores, list[Table]]:
    """The log-odds over the publishers in ``groups``, and the features of every sample under them.

    A publisher among ``groups`` is scored without its own pages, so that training sees what a page of an
    unknown publisher shows.
    """
    tables = (counts.names, counts.lines, counts.openings)
    sums = [_sum(table, groups) for table in tables]
    full = Scores(*(_odds(*s) for s in sums))
    out = []
    scores, last = full, ""
    for sample in sorted(samples, key=lambda sample: sample.page.group):
        group = sample.page.group
        if group != last:
            given = (full.names, full.lines, full.openings)
            parts = zip(given, tables, sums, strict=True)
            scores = Scores(*(_less(*part, group) for part in parts)) if group in groups else full
        last = group
        out.append((sample, features(sample.blocks, sample.meta, sample.headline, sample.rows, scores)))
    found = {sample.page.page_id: table for sample, table in out}
    return full, [found[sample.page.page_id] for sample in samples]


def _sum(table: Mapping[str, Mapping], groups: set[str]) -> Sums:
    seen: dict = defaultdict(float)
    body: dict = defaultdict(float)
    for group in sorted(groups & table.keys()):
        for key, share in table[group].items():
            seen[key] += 1
            body[key] += share
    return seen, body


def _odds(seen: Mapping, body: Mapping) -> dict:
    return {key: _log_odds(n, body[key]) for key, n in seen.items() if n >= SEEN}


def _less(given: Mapping, table: Mapping[str, Mapping], sums: Sums, group: str) -> dict:
    """The log-odds without one publisher."""
    seen, body = sums
    mine = dict(given)
    for key, share in table.get(group, {}).items():
        if seen[key] - 1 >= SEEN:
            mine[key] = _log_odds(seen[key] - 1, body[key] - share)
        else:
            mine.pop(key, None)
    return mine


def _log_odds(seen: float, body: float) -> float:
    return round(math.log((body + STRENGTH * PRIOR) / (seen - body + STRENGTH * (1 - PRIOR))), 3)
