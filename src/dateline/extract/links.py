"""What the links of labelled pieces tell: related stories, tags, and the trail to the page."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.fold import key
from dateline.extract.pagewords import LONGEST_LABEL, page_words, strip_line
from dateline.extract.pieces import Blocks, Label, Piece
from dateline.extract.region import Region

MAX_TAGS = 40
MAX_TAG = 45
NEAR = 40
"""Pieces after the story in which its tags stand."""
MAX_SECTION = 60
_SHORTEST_TITLE = 12


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
    """The last step of the shown trail that is neither home nor the story itself, if a trail shows."""
    homes = page_words().homes
    own = key(headline or "")
    steps: list[str] = []
    for piece, label in zip(blocks.pieces, labels, strict=True):
        if label != "crumb" or piece.hidden:
            continue
        names = [link.text for link in piece.links] or ([piece.text] if piece.size <= MAX_SECTION else [])
        for name in names:
            step = name.strip(" »›>/|·")
            known = key(step)
            if not known or len(step) > MAX_SECTION or strip_line(step) in homes:
                continue
            if own and (known in own or own in known) and len(known) * 2 > len(own):
                continue
            steps.append(step)
    return steps[-1] if steps else None
