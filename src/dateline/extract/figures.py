"""Captions with their pictures."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.captions import parse_caption
from dateline.extract.fold import key
from dateline.extract.labels import BEFORE, Label
from dateline.extract.pieces import Blocks, Piece
from dateline.extract.region import Region
from dateline.records import Caption

MAX_CAPTIONS = 60


def read_captions(
    blocks: Blocks, region: Region, labels: Sequence[Label], headline: int | None, body: Sequence[str]
) -> tuple[Caption, ...]:
    """The captions of the story's pictures in order; none repeats one of ``body``, the paragraphs."""
    start = max(0, (region.start if headline is None else min(headline, region.start)) - BEFORE)
    said = {key(text) for text in body}
    found: dict[str, Caption] = {}
    group: list[int] = []
    for i in range(start, min(region.end + 2, len(labels))):
        if labels[i] != "caption":
            continue
        if group and not _together(blocks, group[-1], i):
            _add(blocks, group, said, found)
            group = []
        group.append(i)
    _add(blocks, group, said, found)
    return tuple(found.values())[:MAX_CAPTIONS]


def _add(blocks: Blocks, group: Sequence[int], said: set[str], found: dict[str, Caption]) -> None:
    if not group:
        return
    text = _text([blocks.pieces[i] for i in group])
    caption = parse_caption(text, _image(blocks, group[0]))
    known = key(caption.text)
    if known and known not in said:
        found.setdefault(known, caption)


def _text(pieces: Sequence[Piece]) -> str:
    """The lines of one caption as one; a line that is marked as the credit is put into brackets."""
    parts: list[str] = []
    for piece in pieces:
        text = piece.text
        if parts and "credit" in piece.marks and text[0] not in "([":
            text = f"({text})"
        if text not in parts:
            parts.append(text)
    return " ".join(parts)


def _together(blocks: Blocks, before: int, after: int) -> bool:
    """Whether two caption pieces that follow one another belong to one picture."""
    if after - before > 2 or any(before < image.before <= after for image in blocks.images):
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


def _image(blocks: Blocks, piece: int) -> str | None:
    """The address of the picture nearest before a piece (after it, where none is within the piece before)."""
    best: tuple[int, str] | None = None
    for image in blocks.images:
        if not image.url:
            continue
        apart = piece - image.before
        distance = apart * 2 if apart >= 0 else -apart * 2 - 1
        if distance <= 6 and (best is None or distance <= best[0]):
            best = (distance, image.url)
    return best[1] if best else None
