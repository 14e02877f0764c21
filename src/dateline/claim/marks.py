"""Utterances in quotation marks, followed from paragraph to paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.read.document import within
from dateline.read.quotes import DOUBLE, MARK, SINGLE, Quoted
from dateline.records import Block, Span

RUNNING = frozenset({"paragraph", "list", "quote"})
"""Block kinds whose text is read for quotations."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between quotation marks in one block: ``inner`` without the marks, ``outer`` with them.

    ``carried`` says that the utterance began in the block before, ``open`` that it goes on in the next;
    ``nested`` are the stretches inside this one, in order.
    """

    inner: Span
    outer: Span
    block: int
    carried: bool = False
    open: bool = False
    nested: tuple[Stretch, ...] = ()


def find_stretches(
    text: str, blocks: tuple[Block, ...], marks: Sequence[Quoted]
) -> tuple[tuple[Stretch, ...], ...]:
    """The outermost quoted stretches of every block, in order; headings, standfirst and tables hold none.

    An utterance over several paragraphs is one stretch a paragraph, whether each paragraph opens with a
    mark or only the first. ``marks`` are the quoted stretches of all blocks, in order.
    """
    out: list[tuple[Stretch, ...]] = []
    carry = False
    for index, block in enumerate(blocks):
        if block.kind not in RUNNING:
            out.append(())
            carry = False
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        goes_on = (
            following is not None
            and following.kind in RUNNING
            and (
                text[following.span[0]] in DOUBLE | SINGLE or _closes_first(text, following.span) is not None
            )
        )
        here = _in_block(text, block.span, index, carry, goes_on, within(marks, block.span))
        out.append(tuple(here))
        carry = bool(here) and here[-1].open
    return tuple(out)


def _in_block(
    text: str, span: Span, index: int, carry: bool, goes_on: bool, marks: Sequence[Quoted]
) -> list[Stretch]:
    start = span[0]
    found: list[Stretch] = []
    tail = _closes_first(text, span) if carry else None
    if tail is not None:
        found.append(Stretch((start, tail), (start, tail + 1), index, carried=True))
    quoted = [q for q in marks if tail is None or q.span[0] > tail]
    for q in quoted:
        if q.depth:
            continue
        open_end = not q.closed and goes_on
        nested = tuple(Stretch(n.inside, n.span, index) for n in within(quoted, q.span) if n.depth == 1)
        found.append(Stretch(q.inside, q.span, index, carry and q.span[0] == start, open_end, nested))
    return found


def _closes_first(text: str, span: Span) -> int | None:
    """Where a block that opens with no mark closes one of an earlier block; None where it does not."""
    start, end = span
    if text[start] in DOUBLE:
        return None
    first = next((m.start() for m in MARK.finditer(text, start, end) if m[0] in DOUBLE), None)
    if first is None or text[first - 1].isspace():
        return None
    return first if first + 1 >= end or not text[first + 1].isalnum() else None
