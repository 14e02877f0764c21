"""The text of the story from its labelled pieces: blocks, dateline, sign-off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.datelines import split_dateline
from dateline.extract.pieces import Label, Piece
from dateline.records import Block, BlockKind, Dateline

_SIGNOFF = re.compile(r"\s*[(\[]\s?[a-z]{2,6}(?:\s?[/\\|,;\-–]\s?[a-z]{2,6}){0,4}\d?\s?[)\]]\.?$")
_OPENS = re.compile(r".{2,80}[-–—]")
_KINDS: dict[str, BlockKind] = {"heading": "heading", "list": "list", "quote": "quote", "table": "table"}
SIGNED = 2
"""Paragraphs from the end in which initials may stand."""


@dataclass(frozen=True, slots=True)
class Body:
    """The story's text with its blocks; ``signed`` is the sign-off that stood at its end."""

    text: str
    blocks: tuple[Block, ...]
    standfirst: str | None
    dateline: Dateline | None
    signed: str = ""


def build_body(pieces: Sequence[Piece], labels: Sequence[Label], outlet: str | None = None) -> Body:
    """The body of the pieces labelled standfirst, heading and body, in order, the standfirst first."""
    standfirst: list[str] = []
    rest: list[tuple[BlockKind, str]] = []
    for piece, label in zip(pieces, labels, strict=True):
        if label == "standfirst":
            standfirst.append(piece.text)
        elif label in ("body", "heading"):
            kind = "heading" if label == "heading" else _KINDS.get(piece.kind, "paragraph")
            rest.append((kind if label == "heading" or kind != "heading" else "paragraph", piece.text))
    rest, dateline = _without_dateline(rest, outlet)
    rest, signed = _without_signoff(rest)
    parts: list[tuple[BlockKind, str]] = [("standfirst", text) for text in standfirst]
    parts += rest
    blocks: list[Block] = []
    position = 0
    for kind, text in parts:
        blocks.append(Block(kind, (position, position + len(text))))
        position += len(text) + 2
    return Body(
        "\n\n".join(text for _, text in parts),
        tuple(blocks),
        " ".join(standfirst) or None,
        dateline,
        signed,
    )


def _without_dateline(
    parts: list[tuple[BlockKind, str]], outlet: str | None
) -> tuple[list[tuple[BlockKind, str]], Dateline | None]:
    """The parts with the dateline of the first paragraph taken off, and the dateline."""
    first = next((i for i, (kind, _) in enumerate(parts) if kind == "paragraph"), -1)
    if first < 0:
        return parts, None
    text, until = parts[first][1], first + 1
    if _OPENS.fullmatch(text) and until < len(parts) and parts[until][0] == "paragraph":
        # The place stands outside of the paragraph: "<b>Jakarta</b> - <p>...".
        text, until = f"{text} {parts[until][1]}", until + 1
    dateline, rest = split_dateline(text, outlet)
    if dateline is None or not rest:
        return parts, None
    return [*parts[:first], ("paragraph", rest), *parts[until:]], dateline


def _without_signoff(parts: list[tuple[BlockKind, str]]) -> tuple[list[tuple[BlockKind, str]], str]:
    """The parts without the initials of reporters and editors in brackets at the end, and those initials."""
    for i in range(len(parts) - 1, max(-1, len(parts) - 1 - SIGNED), -1):
        kind, text = parts[i]
        found = _SIGNOFF.search(text[-60:])
        if found:
            kept = text[: len(text[:-60]) + found.start()] if len(text) > 60 else text[: found.start()]
            out = [*parts[:i], (kind, kept), *parts[i + 1 :]] if kept else [*parts[:i], *parts[i + 1 :]]
            return out, found[0].strip()
    return parts, ""


def paragraphs_of(text: str) -> tuple[Piece, ...]:
    """Pieces of a story that came as plain text, a paragraph a line."""
    plain = Piece("", "paragraph", 0, 0, 0, 0)
    return tuple(
        plain._replace(text=line, size=len(line) - line.count(" ")) for line in text.split("\n") if line
    )
