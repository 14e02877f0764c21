"""Captions with their pictures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.extract.captions import parse_caption
from dateline.extract.fold import key
from dateline.extract.pagewords import PageWords, strip_line
from dateline.extract.pieces import Blocks, Label, Piece
from dateline.extract.region import Region
from dateline.records import Caption

_CLOCK: Final = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_NO_PICTURE_BOX: Final = frozenset({"p", "li", "body", "article", "main", "a", "html"})
PICTURE_DEPTH: Final = 3
"""Boxes around a picture, or a piece, that are looked at for a caption without a name."""
CAPTION_LIMIT: Final = 500
"""Code points of all text that stands with a picture for it to be its caption."""
BEFORE: Final = 8
"""Pieces before the headline among which the lead picture's caption may stand."""
SHORT: Final = 25
"""Code points (without spaces) under which a line of furniture beside a picture is no caption."""
CREDIT_WORDS: Final = 8
"""Words of a credit that stands in an element of its own."""
_CREDITED: Final = re.compile(r"[(\[©/:|]")
MAX_CAPTIONS: Final = 60
MAX_LINES: Final = 6
MAX_NEAR: Final = 200


def read_captions(
    blocks: Blocks,
    region: Region,
    labels: Sequence[Label],
    headline: int | None,
    body: Sequence[str],
    beyond: bool = False,
) -> tuple[Caption, ...]:
    """The captions of the story's pictures in order; none repeats one of ``body``, the paragraphs.

    ``beyond``: the pictures are the story, and go on after its text.
    """
    start = max(0, (region.start if headline is None else min(headline, region.start)) - BEFORE)
    said = {key(text) for text in body}
    found: dict[str, Caption] = {}
    group: list[int] = []
    places = [image.before for image in blocks.images]
    for i in range(start, len(labels) if beyond else min(region.end + 2, len(labels))):
        if labels[i] != "caption":
            continue
        if group and (len(group) >= MAX_LINES or not _together(blocks, places, group[-1], i)):
            _add(blocks, places, group, said, found)
            group = []
            if len(found) >= MAX_CAPTIONS:
                break
        group.append(i)
    _add(blocks, places, group, said, found)
    return tuple(found.values())[:MAX_CAPTIONS]


def _add(
    blocks: Blocks, places: list[int], group: Sequence[int], said: set[str], found: dict[str, Caption]
) -> None:
    if not group:
        return
    text = _text(blocks, _own([blocks.pieces[i] for i in group], blocks))
    caption = parse_caption(text, _image(blocks, places, group[0]))
    if not caption.text and text[-1] == "." and len(text.split()) > 4:
        caption = replace(caption, text=text, credits=())  # A sentence is no credit.
    known = key(caption.text)
    if known and known not in said:
        found.setdefault(known, caption)


def _own(pieces: list[Piece], blocks: Blocks) -> list[Piece]:
    """The lines without those that stand beside the caption in its figure, unless they look like a credit."""
    named = [piece for piece in pieces if "caption" in blocks.boxes[piece.box].marks]
    return [piece for piece in pieces if not named or piece in named or _CREDITED.search(piece.text)]


def _text(blocks: Blocks, pieces: Sequence[Piece]) -> str:
    """The lines of one caption as one, its credit in brackets where the page sets it apart."""
    parts: list[str] = []
    credits: list[str] = []
    for piece in pieces:
        text = _bracketed(piece)
        marks = blocks.boxes[piece.box].marks | piece.marks
        if (
            len(pieces) > 1
            and text[0] not in "(["
            and (marks & {"credit", "byline"} or _is_name(piece, pieces))
        ):
            credits.append(f"({text})")
        elif text not in parts:
            parts.append(text)
    return " ".join([*parts, *credits])


def _is_name(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a line is a few words without an end beside a whole sentence: whose picture it is."""
    few = len(piece.text.split()) <= CREDIT_WORDS and piece.text[-1] not in ".:?!"
    return few and any(len(other.text.split()) > CREDIT_WORDS and other.text[-1] == "." for other in pieces)


def _bracketed(piece: Piece) -> str:
    """A line whose first or last words stand in an element of their own, with these as a credit behind it."""
    text = piece.text
    for edge, rest in (
        (piece.lead, text.removeprefix(piece.lead)),
        (piece.trail, text.removesuffix(piece.trail)),
    ):
        rest = rest.strip()
        if not edge or edge[0] in "([" or edge[-1] in ".:" or len(edge.split()) > CREDIT_WORDS:
            continue
        if (
            len(rest) < len(text)
            and len(rest.split()) >= 4
            and rest[0].isupper()
            and rest.count("(") == rest.count(")")
        ):
            return f"{rest} ({edge})"
    return text


def _together(blocks: Blocks, places: list[int], before: int, after: int) -> bool:
    """Whether two caption pieces that follow one another belong to one picture."""
    if after - before > 2 or bisect_right(places, after) > bisect_right(places, before):
        return False
    a, b = _near(blocks, blocks.pieces[before].box), _near(blocks, blocks.pieces[after].box)
    return bool(set(a) & set(b))


def _near(blocks: Blocks, box: int) -> list[int]:
    """A box and the two around it, not further than its figure."""
    found = [box]
    while len(found) < 3 and blocks.boxes[box].tag != "figure" and blocks.boxes[box].parent > 0:
        box = blocks.boxes[box].parent
        found.append(box)
    return found


def _image(blocks: Blocks, places: list[int], piece: int) -> str | None:
    """The address of the picture nearest before a piece (after it, where none is within the piece before)."""
    best: tuple[int, str] | None = None
    near = slice(bisect_left(places, piece - 3), bisect_right(places, piece + 3))
    for image in blocks.images[near][:MAX_NEAR]:
        if not image.url:
            continue
        apart = piece - image.before
        distance = apart * 2 if apart >= 0 else -apart * 2 - 1
        if distance <= 6 and (best is None or distance <= best[0]):
            best = (distance, image.url)
    return best[1] if best else None


def lines_at_pictures(blocks: Blocks, region: Region, headline: int | None) -> frozenset[int]:
    """The pieces that stand alone with a picture in a small box: captions that no name marks."""
    boxes, pieces = blocks.boxes, blocks.pieces
    inside: dict[int, list[int]] = {}
    around = {0}
    outer = region.box
    while outer > 0:
        around.add(outer)
        outer = boxes[outer].parent
    first = max(0, (region.start if headline is None else min(headline, region.start)) - BEFORE)
    for i in range(first, region.end):
        box = pieces[i].box
        for _ in range(PICTURE_DEPTH):
            if box in around:
                break
            inside.setdefault(box, []).append(i)
            box = boxes[box].parent
    found: set[int] = set()
    for image in blocks.images:
        box = image.box
        for _ in range(PICTURE_DEPTH):
            mine = inside.get(box, ())
            if box in around or boxes[box].tag in _NO_PICTURE_BOX or headline in mine:
                break
            if mine:
                size = sum(pieces[i].size for i in mine)
                linked = sum(pieces[i].linked for i in mine)
                if len(mine) <= 3 and size <= CAPTION_LIMIT and linked * 3 < size:
                    found.update(mine)
                break
            box = boxes[box].parent
    told = sum(region.prose[region.start : region.end])
    long = [region.prose[i] for i in found if region.prose[i]]
    if len(long) >= 3 and sum(long) * 4 > told:
        # A list of things, each with its picture and its paragraph.
        found = {i for i in found if not region.prose[i]}
    return frozenset(found)


def label_at_picture(piece: Piece, label: Label, words: PageWords) -> Label:
    """The label of a piece that stands alone with a picture: its caption, unless it reads otherwise."""
    line = strip_line(piece.text)
    if label not in ("body", "heading", "standfirst", "byline", "furniture") or line in words.exact:
        return label
    if piece.size < 60 and _CLOCK.search(piece.text):
        return "date"
    if label == "furniture" and (piece.linked or piece.size < SHORT or line.startswith(words.starts)):
        return label
    return "caption" if len(line) >= 3 else label
