"""What each piece of a page looks like, as numbers: the columns that the block classifier reads.

One row a piece, one column a feature; sizes are code points without spaces, their logarithms to base e.
Nothing here decides anything: the weights of ``classifier.py`` were fitted to these columns, in this order.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dateline.extract.labels import HOLDS
from dateline.extract.marks import NEGATIVE, Marks, name_parts
from dateline.extract.metadata import Metadata
from dateline.extract.pagewords import LONGEST_LABEL, PageWords, is_furniture, page_words, strip_line
from dateline.extract.pieces import LINE_ENDS, Blocks, Box, Piece
from dateline.extract.region import STOPS, Region, prose_of

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
_DIGITS: Final = frozenset("0123456789")
_QUOTES: Final = frozenset('"“”„«»「」『』')
_MONEY: Final = frozenset("$€£¥₹")
_SIGNS: Final = frozenset("©®|•·›»→✓★")
_TOLD: Final = re.compile(f"[{re.escape(''.join(sorted(_DIGITS | _QUOTES | _MONEY | _SIGNS)))}]")
"""The characters that are counted."""
AGREE: Final = 40
"""Code points of a piece's two ends that are looked for in the story and the summary that metadata holds."""
MAX_COPIES, MAX_LINKS, MAX_STOPS = 5, 12, 12
"""Bounds of counts."""
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
_HOMELESS: Final = frozenset(
    {
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "li", "ul", "ol", "dl", "dt", "dd"),
        *("td", "th", "tr"),
    }
)
"""Elements that are parts of what stands side by side with others."""
OPENING: Final = 24
"""Code points of a piece's beginning that are looked up as its opening."""
LINE: Final = 60
"""Code points up to which a whole piece is looked up."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds that text is body, learned over publishers: by a word of the names of an element around it, by
    its whole line and by its opening (both as ``line_key`` gives them). ``known`` remembers names."""

    names: Mapping[str, float]
    lines: Mapping[int, float]
    openings: Mapping[int, float]
    known: dict[str, tuple[float, float, float]] = field(default_factory=dict)


LONGEST_NAMES: Final = 300
TEXTUAL: Final = 1_000
"""Code points of prose in the region from which pieces that are plainly furniture are left out."""
MAX_JUDGED: Final = 5_000
"""Pieces of a page that are judged at most; the rest is left to the rules."""
SHORT: Final = 80
"""Code points under which a piece may be left out."""
_OUTER: Final[Marks] = frozenset({"nav", "aside", "crumb", "consent", "share", "unseen"})
"""Marks under which a short piece outside of the region is left out though it is no link."""

TEXT: Final = (
    *("size", "linked", "strong", "links", "commas", "stops", "end", "end_stop", "colon", "lower", "digits"),
    *("quotes", "money", "signs", "ask", "upper", "words", "prose", "hidden", "level", "unspaced", "bold"),
    *("exact", "starts", "holds", "label", "labels", "over", "tagged", "copies", "same_title", "told"),
    *("told_end", "summary", "timed", "line", "opening"),
)
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
    page = _Page(
        np.array([piece.box for piece in pieces], np.intp),
        np.array([piece.size for piece in pieces], np.float64),
        np.array([piece.linked for piece in pieces], np.float64),
        np.array([prose_of(piece) for piece in pieces], np.float64),
    )
    at = np.array(rows, np.intp)
    text = np.array(_text_rows([pieces[i] for i in rows], pieces, meta, page_words(), scores), np.float32)
    return np.hstack([text, _box_columns(blocks, page, at, scores), _page_columns(page, at, meta, headline)])


class _Page(NamedTuple):
    """Box, size, linked size and prose of all pieces of a page."""

    box: Indexes
    size: Sizes
    linked: Sizes
    prose: Sizes


def _text_rows(
    pieces: Sequence[Piece], page: Sequence[Piece], meta: Metadata, words: PageWords, scores: Scores
) -> list[tuple[float, ...]]:
    """What each of some pieces tells by its own text."""
    seen = Counter([piece.text for piece in page])
    titles = {strip_line(title) for title in meta.titles}
    story = _squash(meta.article_body) if meta.article_body else ""
    summary = _squash(meta.description)[:AGREE] if meta.description else "\n"
    rows: list[tuple[float, ...]] = []
    for piece in pieces:
        text, size = piece.text, piece.size
        chars = frozenset(_TOLD.findall(text))
        line = strip_line(text)
        last = text[-1]
        short = size < HOLDS
        label = line[:LONGEST_LABEL]
        told = told_end = 0
        if story and size >= 3:
            plain = _squash(text)
            told = 1 if plain[:AGREE] in story else -1
            told_end = 1 if plain[-AGREE:] in story else -1
        rows.append(
            (
                math.log1p(size),
                piece.linked / size,
                piece.strong / size,
                min(len(piece.links), MAX_LINKS),
                text.count(", ") * 100 / (size + 100),
                min(text.count(". ") + text.count("。"), MAX_STOPS),
                last in LINE_ENDS,
                last in STOPS,
                last in ":：",
                text[0].islower(),
                len(chars & _DIGITS),
                not chars.isdisjoint(_QUOTES),
                not chars.isdisjoint(_MONEY),
                not chars.isdisjoint(_SIGNS),
                last == "?",
                text.isupper(),
                math.log1p(text.count(" ")),
                math.log1p(prose_of(piece)),
                piece.hidden,
                piece.level,
                text[0] >= "\u0e00",
                size < 80 and piece.strong * 10 >= size * 9,
                line in words.exact,
                short and line.startswith(words.starts),
                short and is_furniture(line),
                bool(words.label.match(label)),
                line in words.labels,
                (line in words.over) + 2 * (line in words.ended),
                bool(words.tags.match(label)),
                min(seen[text], MAX_COPIES),
                line in titles,
                told,
                told_end,
                size >= AGREE and _squash(text[: 2 * AGREE])[:AGREE] == summary,
                bool(piece.time),
                scores.lines.get(line_key(line), 0.0) if size < LINE else 0.0,
                scores.openings.get(line_key(opening(text)), 0.0),
            )
        )
    return rows


def line_key(line: str) -> int:
    """The number under which a line is looked up (CRC-32)."""
    return crc32(line.encode("utf-8", "replace"))


def opening(text: str) -> str:
    """The first words of a piece: what stands before the last space of its first ``OPENING`` code points."""
    head, space, _ = text[:OPENING].casefold().rpartition(" ")
    return head if space else ""


def _squash(text: str) -> str:
    """The text caseless and without spaces: for finding a passage whatever its white space."""
    return "".join(text.split()).casefold()


def _box_columns(blocks: Blocks, page: _Page, at: Indexes, scores: Scores) -> Table:
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


def _held(boxes: Sequence[Box], page: _Page, used: Sequence[int]) -> tuple[Table, Table]:
    """Per used box its prose, its share of the page's prose, its share of links, its pieces; and how small it
    is: 1 less 0.99 of its share of the page's text."""
    n = len(boxes)
    first = np.array(used, np.intp)
    last = np.array(ends_of(boxes), np.intp)[first]
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


def ends_of(boxes: Sequence[Box]) -> list[int]:
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


REMEMBERED: Final = 65_536
"""Names of elements that are remembered with their scores."""


def name_scores(names: str, scores: Scores) -> tuple[float, float, float]:
    """Mean, least and most of the scores of an element's names; zeros where none of their words is known."""
    if not names:
        return 0.0, 0.0, 0.0
    known = scores.known.get(names)
    if known is None:
        found = [scores.names[word] for word in name_words(names) if word in scores.names]
        known = (sum(found) / len(found), min(found), max(found)) if found else (0.0, 0.0, 0.0)
        if len(scores.known) < REMEMBERED:
            scores.known[names] = known
    return known


def name_words(names: str) -> tuple[str, ...]:
    """The words of an element's class, id and the like, with pairs of neighbours, each once, sorted."""
    found: set[str] = set()
    for name in names[:LONGEST_NAMES].split():
        parts = name_parts(name)
        found.update(parts)
        found.update([a + b for a, b in pairwise(parts)])
    return tuple(sorted(found))


def _twins(boxes: Sequence[Box], page: _Page, at: Indexes) -> Table:
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


def _page_columns(page: _Page, at: Indexes, meta: Metadata, headline: int | None) -> Table:
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
