"""What a piece tells by its own text, as numbers."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from dateline.extract.labels import HOLDS
from dateline.extract.metadata import Metadata
from dateline.extract.pagewords import LONGEST_LABEL, is_furniture, page_words, strip_line
from dateline.extract.pieces import LINE_ENDS, Piece
from dateline.extract.region import STOPS
from dateline.extract.scores import LINE, Scores, line_key, opening

TEXT: Final = (
    *("size", "linked", "strong", "links", "commas", "stops", "end", "end_stop", "colon", "lower", "digits"),
    *("quotes", "money", "signs", "ask", "upper", "words", "prose", "hidden", "level", "unspaced", "bold"),
    *("exact", "starts", "holds", "label", "labels", "over", "tagged", "copies", "same_title", "told"),
    *("told_end", "summary", "timed", "line", "opening"),
)
"""The columns of ``text_rows``, in order."""
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


def text_rows(
    pieces: Sequence[Piece], at: Sequence[int], prose: Sequence[float], meta: Metadata, scores: Scores
) -> list[tuple[float, ...]]:
    """What some pieces of a page tell by their own text, a row of ``TEXT`` each.

    ``at`` are their indexes; ``prose`` is what ``prose_of`` gives for every piece of the page.
    """
    words = page_words()
    seen = Counter([piece.text for piece in pieces])
    titles = {strip_line(title) for title in meta.titles}
    story = _squash(meta.article_body) if meta.article_body else ""
    summary = _squash(meta.description)[:AGREE] if meta.description else "\n"
    rows: list[tuple[float, ...]] = []
    for i in at:
        piece = pieces[i]
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
                math.log1p(prose[i]),
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


def _squash(text: str) -> str:
    """The text caseless and without spaces: for finding a passage whatever its white space."""
    return "".join(text.split()).casefold()
