"""What the elements around a piece are and hold, as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.extract.marks import Marks
from dateline.extract.pieces import Blocks, Box
from dateline.extract.scores import Scores, name_scores

Table = npt.NDArray[np.float32]
Indexes = npt.NDArray[np.intp]
Sizes = npt.NDArray[np.float64]

MARKS: Final = (
    *("body", "headline", "standfirst", "byline", "date", "teaser", "count", "section", "caption", "credit"),
    *("related", "listing", "comment", "nav", "crumb", "tags", "share", "ad", "subscribe", "consent", "bio"),
    *("embed", "pages", "pullquote", "unseen", "gallery", "wall", "aside"),
)
TAGS: Final = (
    *("p", "div", "span", "li", "ul", "ol", "td", "th", "tr", "tbody", "table", "section", "article"),
    *("main", "header", "footer", "aside", "nav", "a", "h1", "h2", "h3", "h4", "h5", "h6", "figure"),
    *(
        "figcaption",
        "blockquote",
        "body",
        "form",
        "dd",
        "dt",
        "dl",
        "label",
        "time",
        "pre",
        "center",
        "details",
    ),
)
KINDS: Final = ("paragraph", "heading", "list", "quote", "table", "caption")
_HOMELESS: Final = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "ul", "ol", "dl", "dt", "dd"),
        *("td", "th", "tr"),
    }
)
"""Elements that are parts of what stands side by side with others."""
HOMES: Final = ("home", "up1", "up2", "up3")
"""The box in which a piece stands beside others, and the boxes around that."""
BOX: Final = (
    *("depth", "in_article", "in_main", "names_mean", "names_low", "names_high", "chain_low", "chain_high"),
    *("chain_sum", "up_mean", "up_low", "up_high"),
    *(f"{what}_{at}" for at in HOMES for what in ("prose", "share", "links", "count")),
    *("twins", "twins_prose", "twins_linked", "twins_size"),
    *(f"own_{mark}" for mark in MARKS),
    *(f"in_{mark}" for mark in MARKS),
    *(f"kind_{kind}" for kind in KINDS),
    *(f"tag_{tag}" for tag in TAGS),
)  # fmt: skip
"""The columns of ``box_columns``, in order."""


class Counts(NamedTuple):
    """Box, size, linked size and prose of all pieces of a page."""

    box: Indexes
    size: Sizes
    linked: Sizes
    prose: Sizes


def box_columns(blocks: Blocks, page: Counts, at: Indexes, scores: Scores) -> Table:
    """What the elements around each piece are and hold, shape (len(at), len(BOX))."""
    boxes = blocks.boxes
    mine = page.box[at]
    used = _used(boxes, mine.tolist())
    number = {box: i for i, box in enumerate(used)}
    parent = np.array([number[max(boxes[box].parent, 0)] for box in used], np.intp)
    box = np.array([number[i] for i in mine.tolist()], np.intp)
    up = parent[box]
    held, small = _held(boxes, page, used)
    home = np.array(_homes(boxes, used, parent.tolist()), np.intp)[box]
    up1 = parent[home]
    up2 = parent[up1]
    own = _marks_table([boxes[i].marks for i in used])
    pieces = [blocks.pieces[i] for i in at.tolist()]
    inline = _marks_table([piece.marks for piece in pieces])
    kinds = np.array([KINDS.index(piece.kind) for piece in pieces], np.intp)
    tags = np.array([_TAG_AT.get(boxes[i].tag, 0) for i in used], np.intp)
    inside, chain = _inherited([boxes[i] for i in used], parent.tolist(), small.tolist(), scores)
    return np.hstack(
        [
            chain[box],
            chain[up][:, 3:6],
            held[home],
            held[up1],
            held[up2],
            held[parent[up2]],
            _twins(boxes, page, at),
            np.maximum(np.maximum(own[box], own[up]), inline),
            inside[box],
            np.eye(len(KINDS), dtype=np.float32)[kinds],
            _ONE_HOT[tags[box]],
        ]
    )


def _used(boxes: Sequence[Box], mine: Sequence[int]) -> list[int]:
    """Some boxes with all that are around them, in document order."""
    used = {0}
    for box in mine:
        while box not in used and box >= 0:
            used.add(box)
            box = boxes[box].parent
    return sorted(used)


_ONE_HOT: Final = np.eye(len(TAGS) + 1, dtype=np.float32)[:, 1:]
_TAG_AT: Final = {tag: i + 1 for i, tag in enumerate(TAGS)}


def _marks_table(marks: Sequence[Marks]) -> Table:
    """1 for each mark that is there, shape (len(marks), len(MARKS)); there must be one row at least."""
    told = np.frombuffer(b"".join([_marked(some) for some in marks]), np.uint8)
    return told.reshape(len(marks), len(MARKS)).astype(np.float32)


@lru_cache(maxsize=4096)
def _marked(marks: Marks) -> bytes:
    return bytes([mark in marks for mark in MARKS])


def _held(boxes: Sequence[Box], page: Counts, used: Sequence[int]) -> tuple[Table, Table]:
    """Per used box its prose, its share of the page's prose, its share of links, its pieces; and how small it
    is: 1 less 0.99 of its share of the page's text."""
    n = len(boxes)
    first = np.array(used, np.intp)
    last = np.array(_ends_of(boxes), np.intp)[first]
    sums = []
    for weights in (page.prose, page.size, page.linked, None):
        total = np.concatenate([[0.0], np.cumsum(np.bincount(page.box, weights, n))])
        sums.append(total[last] - total[first])
    prose, size, linked, count = sums
    held = np.stack(
        [np.log1p(prose), prose / max(prose[0], 1.0), linked / np.maximum(size, 1), np.log1p(count)], axis=1
    )
    small = 1.0 - 0.99 * size / max(size[0], 1.0)
    return held.astype(np.float32), small.astype(np.float32)


def _ends_of(boxes: Sequence[Box]) -> list[int]:
    """Per box the index behind the last box inside it; boxes stand in document order."""
    ends = list(range(1, len(boxes) + 1))
    for i in range(len(boxes) - 1, 0, -1):
        up = boxes[i].parent
        if ends[i] > ends[up]:
            ends[up] = ends[i]
    return ends


def _homes(boxes: Sequence[Box], used: Sequence[int], parent: Sequence[int]) -> list[int]:
    """The box in which what a box holds stands beside others: around its paragraph, list or table row."""
    home = list(range(len(used)))
    for i in range(1, len(used)):
        if boxes[used[i]].tag in _HOMELESS:
            home[i] = home[parent[i]]
    return home


def _inherited(
    boxes: Sequence[Box], parent: Sequence[int], small: Sequence[float], scores: Scores
) -> tuple[Table, Table]:
    """Per box: for every mark how small the nearest box is that bears it; and its depth, whether it stands in
    an article or a main element, and what the names on it and around it tell."""
    # Few boxes bear marks: all others share the row of the nearest one around them.
    rows = [[0.0] * len(MARKS)]
    row_of = [0] * len(boxes)
    chain: list[tuple[float, ...]] = [(0.0,) * 9]
    for i in range(1, len(boxes)):
        box, up = boxes[i], parent[i]
        row_of[i] = row_of[up]
        if box.marks:
            row = rows[row_of[up]].copy()
            for j, is_there in enumerate(_marked(box.marks)):
                if is_there:
                    row[j] = small[i]
            row_of[i] = len(rows)
            rows.append(row)
        depth, article, main, _, _, _, low, high, total = chain[up]
        mean, least, most = name_scores(box.names, scores)
        chain.append(
            (
                depth + 1,
                article or box.tag == "article",
                main or box.tag == "main",
                mean,
                least,
                most,
                min(low, least),
                max(high, most),
                0.8 * total + mean,
            )
        )
    return np.array(rows, np.float32)[row_of], np.array(chain, np.float32)


def _twins(boxes: Sequence[Box], page: Counts, at: Indexes) -> Table:
    """Of the pieces in elements of the same tags and names: how many, how much prose and links, how long."""
    numbers: dict[tuple[str, str, str, str], int] = {}
    known: dict[int, int] = {}
    kin = []
    for i in page.box.tolist():
        number = known.get(i)
        if number is None:
            here = boxes[i]
            up = boxes[max(here.parent, 0)]
            number = numbers.setdefault((here.tag, here.names, up.tag, up.names), len(numbers))
            known[i] = number
        kin.append(number)
    count = np.bincount(kin)
    total = np.bincount(kin, page.size)
    table = np.stack(
        [
            np.log1p(count),
            np.bincount(kin, page.prose > 0) / count,
            np.bincount(kin, page.linked) / np.maximum(total, 1),
            np.log1p(total / count),
        ],
        axis=1,
    )
    return table[np.array(kin, np.intp)[at]].astype(np.float32)
