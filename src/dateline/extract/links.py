"""What the links of labelled pieces tell: related stories, tags, and the trail to the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.extract.fold import key
from dateline.extract.pagewords import LONGEST_LABEL, page_words, strip_line
from dateline.extract.pieces import Blocks, Label, Piece
from dateline.extract.region import Region

MAX_TAGS: Final = 40
MAX_TAG: Final = 45
NEAR: Final = 40
"""Pieces after the story in which its tags stand."""
MAX_SECTION: Final = 60
TRAIL: Final = 12
"""Pieces before the headline among which a trail is looked for."""
KICKER: Final = 30
"""Code points of a section's name above the headline."""
_ARROW: Final = re.compile(r"\s*[»›>/|→]\s*")


def related_titles(blocks: Blocks, labels: Sequence[Label], headline: str | None) -> tuple[str, ...]:
    """The titles of the stories that in-body links lead to, without their labels, in order."""
    words = page_words()
    own = key(headline or "")
    found: dict[str, str] = {}
    titled = {
        box
        for piece, label in zip(blocks.pieces, labels, strict=True)
        if label == "related"
        and piece.kind == "heading"
        and piece.linked
        and (box := _card(blocks, piece)) >= 0
    }
    for piece, label in zip(blocks.pieces, labels, strict=True):
        if label != "related" or (piece.kind != "heading" and _card(blocks, piece) in titled):
            continue
        for title in _titles(piece):
            lead = words.label.match(title[:LONGEST_LABEL].casefold())
            if lead:
                title = title[lead.end() :].strip()
            known = key(title)
            if known and known != own and title.casefold() not in words.labels:
                found.setdefault(known, title)
    return tuple(found.values())


def _card(blocks: Blocks, piece: Piece) -> int:
    """The nearest box around a piece that is named as related, -1 where none is."""
    box = piece.box
    while box > 0 and "related" not in blocks.boxes[box].marks:
        box = blocks.boxes[box].parent
    return box if box > 0 else -1


def _titles(piece: Piece) -> Sequence[str]:
    """The link texts of a piece, links to one address as one; a labelled text where nothing is linked."""
    if not piece.links:
        return (piece.text,) if page_words().label.match(piece.text[:LONGEST_LABEL].casefold()) else ()
    titles: dict[str, str] = {}
    for link in piece.links:
        titles[link.href] = f"{titles[link.href]} {link.text}" if link.href in titles else link.text
    return tuple(titles.values())


def tags_of(
    blocks: Blocks, labels: Sequence[Label], region: Region, fallback: Sequence[str]
) -> tuple[str, ...]:
    """The tags that the page shows by the story, else those of its metadata.

    A row that holds a link as long as a headline is a list of stories, whatever its name says.
    """
    words = page_words()
    first = next((i for i, label in enumerate(labels) if label == "headline"), region.start)
    found: dict[str, str] = {}
    row: list[str] = []
    for i in range(min(first, region.start), min(len(labels), region.end + NEAR)):
        piece = blocks.pieces[i]
        if labels[i] == "tags":
            lead = words.tags.search(piece.text.casefold())
            after = piece.text[lead.end() :] if lead else piece.text
            row += [link.text for link in piece.links if link.text in after]
        elif row and (piece.linked * 2 > piece.size or labels[i] == "body"):
            _add_row(row, found)
            row = []
    _add_row(row, found)
    return tuple(found.values())[:MAX_TAGS] or tuple(fallback)


def _add_row(row: Sequence[str], found: dict[str, str]) -> None:
    exact = page_words().exact
    if any(len(text) > MAX_TAG for text in row):
        return
    for text in row:
        tag = text.lstrip("#").strip(" ,;")
        if len(tag) > 1 and strip_line(tag) not in exact:
            found.setdefault(tag.casefold(), tag)


def section_of(blocks: Blocks, labels: Sequence[Label], headline: str | None) -> str | None:
    """The section that the page shows: the last step of its trail before the story, else the word above the
    headline; None where it shows none."""
    own = key(headline or "")
    first = next((i for i, label in enumerate(labels) if label == "headline"), 0)
    steps: list[str] = []
    for i, piece in enumerate(blocks.pieces):
        if piece.hidden:
            continue
        if labels[i] == "crumb":
            names = [link.text for link in piece.links] or [piece.text]
        elif first - TRAIL <= i < first:
            names = _trail(piece)
        else:
            continue
        steps += [step for name in names if (step := _step(name, own))]
    if steps:
        return steps[-1]
    above = range(max(0, first - 3), min(first + 3, len(labels)))
    for i in above:
        piece = blocks.pieces[i]
        if "section" in blocks.boxes[piece.box].marks | piece.marks and not piece.hidden:
            step = _step(piece.text, own)
            if step and piece.size <= KICKER:
                return step
    return None


def kicker_of(blocks: Blocks, labels: Sequence[Label]) -> str | None:
    """The word that stands alone above the headline in its box; None where none does."""
    first = next((i for i, label in enumerate(labels) if label == "headline"), 0)
    if not first:
        return None
    boxes, above, headline = blocks.boxes, blocks.pieces[first - 1], blocks.pieces[first]
    beside = boxes[above.box].parent == boxes[headline.box].parent
    plain = above.size <= KICKER and all(word.isalpha() for word in above.text.split())
    return _step(above.text, key(headline.text)) if beside and plain and not above.hidden else None


def _trail(piece: Piece) -> list[str]:
    """The steps of a line that is a trail by its look: "You are here: Home » Local"."""
    if len(piece.text) > MAX_SECTION * 3:
        return []
    steps = _ARROW.split(piece.text)
    start = strip_line(steps[0].rpartition(":")[2])
    return steps[1:] if len(steps) > 1 and start in page_words().homes else []


def _step(name: str, own: str) -> str | None:
    """A step of a trail, None for home and for the story itself."""
    step = name.strip(" »›>/|·")
    known = key(step)
    if not known or len(step) > MAX_SECTION or strip_line(step) in page_words().homes:
        return None
    if own and (known in own or own in known) and len(known) * 2 > len(own):
        return None
    return step
