"""What the links of labelled pieces tell: related stories, tags, and the trail to the page."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.fold import key
from dateline.extract.labels import Label
from dateline.extract.pagewords import LONGEST_LABEL, page_words, strip_line
from dateline.extract.pieces import Blocks, Piece

MAX_TAGS = 40
MAX_TAG = 80
MAX_SECTION = 60
_SHORTEST_TITLE = 12


def related_titles(blocks: Blocks, labels: Sequence[Label], headline: str | None) -> tuple[str, ...]:
    """The titles of the stories that in-body links lead to, without their labels, in order."""
    words = page_words()
    own = key(headline or "")
    found: dict[str, str] = {}
    for piece, label in zip(blocks.pieces, labels, strict=True):
        if label != "related":
            continue
        for title in _titles(piece):
            lead = words.label.match(title[:LONGEST_LABEL].casefold())
            if lead:
                title = title[lead.end() :].strip()
            known = key(title)
            if known and known != own and title.casefold() not in words.labels:
                found.setdefault(known, title)
    return tuple(found.values())


def _titles(piece: Piece) -> Sequence[str]:
    """The link texts of a piece, links to one address as one; a labelled text where nothing is linked."""
    if not piece.links:
        return (piece.text,) if page_words().label.match(piece.text[:LONGEST_LABEL].casefold()) else ()
    titles: dict[str, str] = {}
    for link in piece.links:
        titles[link.href] = f"{titles[link.href]} {link.text}" if link.href in titles else link.text
    return tuple(titles.values())


def tags_of(blocks: Blocks, labels: Sequence[Label], fallback: Sequence[str]) -> tuple[str, ...]:
    """The tags that the page shows, else those of its metadata."""
    words = page_words()
    found: dict[str, str] = {}
    for piece, label in zip(blocks.pieces, labels, strict=True):
        if label == "tags" and len(piece.links) <= MAX_TAGS:
            for link in piece.links:
                tag = link.text.lstrip("#").strip(" ,;")
                if 1 < len(tag) <= MAX_TAG and strip_line(tag) not in words.exact:
                    found.setdefault(tag.casefold(), tag)
    return tuple(found.values())[:MAX_TAGS] or tuple(fallback)


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
