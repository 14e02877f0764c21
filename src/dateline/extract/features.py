"""What each piece of a page looks like, as numbers: the columns that the block classifier reads.

One row a piece, one column a feature; sizes are code points without spaces, their logarithms to base e.
Nothing here decides anything: the weights of ``classifier.py`` were fitted to these columns, in this order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from dateline.extract.boxfeatures import BOX, Counts, Indexes, Table, box_columns
from dateline.extract.marks import NEGATIVE, Marks
from dateline.extract.metadata import Metadata
from dateline.extract.pieces import Blocks
from dateline.extract.region import Region, prose_of
from dateline.extract.scores import Scores
from dateline.extract.textfeatures import TEXT, text_rows

TYPES: Final = (
    frozenset({"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
               "BlogPosting", "TechArticle", "Report", "article"}),
    frozenset({"Product", "ProductGroup", "product", "og:product", "Offer", "IndividualProduct"}),
    frozenset({"DiscussionForumPosting", "QAPage", "Question", "Comment"}),
    frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage", "DataFeed", "Blog"}),
    frozenset({"website", "WebPage", "WebSite"}),
    frozenset({"Recipe", "HowTo", "Event", "Course", "JobPosting", "FAQPage"}),
    frozenset({"LocalBusiness", "Organization", "Corporation", "Service"}),
)  # fmt: skip
"""Kinds of schema.org and OpenGraph types by what such pages hold."""
TEXTUAL: Final = 1_000
"""Code points of prose in the region from which pieces that are plainly furniture are left out."""
MAX_JUDGED: Final = 5_000
"""Pieces of a page that are judged at most; the rest is left to the rules."""
SHORT: Final = 80
"""Code points under which a piece may be left out."""
_OUTER: Final[Marks] = frozenset({"nav", "aside", "crumb", "consent", "share", "unseen"})
"""Marks under which a short piece outside of the region is left out though it is no link."""
PAGE: Final = (
    *("index", "position", "said", "from_headline", "is_headline", "since"),
    *(
        "headline_known",
        "page_pieces",
        "page_prose",
        "page_links",
        "page_longest",
        "page_story",
    ),
    *("page_dated", *(f"page_type_{i}" for i in range(len(TYPES)))),
)
NAMES: Final = (*TEXT, *BOX, *PAGE)
"""The names of the columns of ``features``, in order."""


def candidates(blocks: Blocks, region: Region, meta: Metadata) -> list[int]:
    """The pieces that may be of the story: all, or on a page that calls itself one and has running text all
    but short links and lines outside of the region in elements that are named for furniture.

    Two in three pieces of a newsroom's page are such; the story lost with them is under 0.05 % on WCXB's
    articles and under 0.01 % on fundus pages.
    """
    pieces, marks = blocks.pieces, region.marks
    if not meta.is_story or sum(region.prose) < TEXTUAL:
        return list(range(min(len(pieces), MAX_JUDGED)))
    kept: list[int] = []
    for i, piece in enumerate(pieces):
        if piece.size >= SHORT or region.start <= i < region.end:
            kept.append(i)
            continue
        around = marks[piece.box]
        if not around.isdisjoint(_OUTER) or (
            piece.linked * 10 >= piece.size * 8
            and not (around.isdisjoint(NEGATIVE) and piece.marks.isdisjoint(NEGATIVE))
        ):
            continue
        kept.append(i)
    return kept[:MAX_JUDGED]


def features(
    blocks: Blocks, meta: Metadata, headline: int | None, rows: Sequence[int], scores: Scores
) -> Table:
    """The feature table of some pieces of a page, shape (len(rows), len(NAMES)).

    ``headline`` is the index of the piece that shows the headline, ``rows`` are the indexes of the pieces.
    """
    if not rows:
        return np.zeros((0, len(NAMES)), np.float32)
    pieces = blocks.pieces
    prose = [prose_of(piece) for piece in pieces]
    page = Counts(
        np.array([piece.box for piece in pieces], np.intp),
        np.array([piece.size for piece in pieces], np.float64),
        np.array([piece.linked for piece in pieces], np.float64),
        np.array(prose, np.float64),
    )
    at = np.array(rows, np.intp)
    text = np.array(text_rows(pieces, rows, prose, meta, scores), np.float32)
    return np.hstack([text, box_columns(blocks, page, at, scores), _page_columns(page, at, meta, headline)])


def _page_columns(page: Counts, at: Indexes, meta: Metadata, headline: int | None) -> Table:
    """Where each piece stands on the page, and what the whole page is like, shape (len(at), len(PAGE))."""
    n = len(page.size)
    before = np.concatenate([[0.0], np.cumsum(page.prose)])
    total = max(float(before[-1]), 1.0)
    head = -1 if headline is None else headline
    since = before[at] - (before[head] if head >= 0 else 0.0)
    types = frozenset(meta.types)
    whole = [
        head >= 0,
        math.log1p(n),
        math.log1p(total),
        float(page.linked.sum()) / max(float(page.size.sum()), 1.0),
        math.log1p(float(page.prose.max())),
        bool(meta.article_body),
        meta.published is not None,
        *(not types.isdisjoint(group) for group in TYPES),
    ]
    columns = [
        np.log1p(at),
        at / n,
        before[at] / total,
        np.clip(at - head, -60, 200),
        at == head,
        np.sign(since) * np.log1p(np.abs(since)),
    ]
    return np.hstack([np.stack(columns, axis=1), np.tile(whole, (len(at), 1))]).astype(np.float32)
