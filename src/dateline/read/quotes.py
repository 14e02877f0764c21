"""Quotation marks, paired as newsrooms write them: curly, straight, mismatched, nested, never closed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from dateline.records import Span

DOUBLE = frozenset('"“”„‟«»″＂')
SINGLE = frozenset("'‘’‚‛‹›`´")
CURLY_OPEN = frozenset("“„‟«‘‚‛‹")
CURLY_CLOSE = frozenset("”»’›")
MARK = re.compile("[" + "".join(sorted(DOUBLE | SINGLE)) + "]")
_BEFORE_OPEN = frozenset(" \n\t([{-–—/:;,=>")
_AFTER_CLOSE = frozenset(" \n\t)]}.,;:!?-–—/…<&")
_ENDS = frozenset(".,!?…")
MAX_MARKS = 2000
"""Marks of one block that are looked at; text after them counts as unquoted."""
MARKS_AHEAD = 30
"""Marks after one that are looked at to tell what it does."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch of text in quotation marks; ``span`` holds the marks.

    ``depth`` is 0 for an outermost one. ``closed`` is False where the mark that opens it is never closed
    in its block (a quotation that goes on in the next paragraph): the span then ends with the block.
    """

    span: Span
    depth: int
    closed: bool
    double: bool

    @property
    def inside(self) -> Span:
        """The span without the marks."""
        return self.span[0] + 1, self.span[1] - self.closed


@dataclass(slots=True)
class _Open:
    at: int
    mark: str
    double: bool


def find_quoted(text: str, span: Span) -> tuple[Quoted, ...]:
    """The quoted stretches of one block, nested ones too, in order of their starts."""
    start, end = span
    found: list[tuple[int, int, bool, bool]] = []
    stack: list[_Open] = []
    for count, match in enumerate(MARK.finditer(text, start, end)):
        if count >= MAX_MARKS:
            break
        at = match.start()
        mark = text[at]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        opens, closes = _roles(mark, before, after)
        if mark in SINGLE:
            _single(text, end, at, mark, before, after, (opens, closes), stack, found)
        else:
            _double(at, mark, (opens, closes), stack, found)
    for rest in stack:
        if _goes_on(text, start, rest):
            found.append((rest.at, end, False, rest.double))
            break
    return _nest(found)


def quoted_spans(quoted: tuple[Quoted, ...]) -> tuple[Span, ...]:
    """The spans of the outermost quoted stretches, marks included, sorted."""
    return tuple(q.span for q in quoted if q.depth == 0)


def _roles(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether the mark may open and may close here, by what stands beside it."""
    opens = (before in _BEFORE_OPEN or before in DOUBLE or before in SINGLE) and after not in " \n\t"
    closes = before not in " \n\t" and (after in _AFTER_CLOSE or after in DOUBLE or after in SINGLE)
    if not opens and not closes:  # "kata ini " dan: a stray space beside the mark
        closes = mark not in CURLY_OPEN and mark in DOUBLE
        opens = mark in DOUBLE and mark not in CURLY_CLOSE
    if mark in CURLY_OPEN and opens:
        closes = False
    if mark in CURLY_CLOSE and closes:
        opens = False
    return opens, closes


def _double(
    at: int,
    mark: str,
    roles: tuple[bool, bool],
    stack: list[_Open],
    found: list[tuple[int, int, bool, bool]],
) -> None:
    opens, closes = roles
    level = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].double), None)
    if closes and level is not None:
        found.append((stack[level].at, at + 1, True, True))
        del stack[level:]
    elif opens and len(stack) < 8:
        stack.append(_Open(at, mark, True))


def _single(
    text: str,
    end: int,
    at: int,
    mark: str,
    before: str,
    after: str,
    roles: tuple[bool, bool],
    stack: list[_Open],
    found: list[tuple[int, int, bool, bool]],
) -> None:
    if before.isalnum() and after.isalnum():
        return  # an apostrophe inside a word
    opens, closes = roles
    top = stack[-1] if stack else None
    if closes and top is not None:
        if not top.double:
            if before in "sS" and after == " " and _closes_later(text, at + 1, end):
                return  # the apostrophe of a plural: nations’
            found.append((top.at, at + 1, True, False))
            stack.pop()
            return
        if before in _ENDS and mark in "'’" and top.mark in '“"':
            # A double mark closed by a single one, as long as no double one closes it before the next opens.
            if not _double_closes_first(text, at + 1, end):
                found.append((top.at, at + 1, True, True))
                stack.pop()
            return
    if opens and not after.isdigit() and len(stack) < 8 and mark != "’" and mark != "´":
        stack.append(_Open(at, mark, False))


def _closes_later(text: str, at: int, end: int) -> bool:
    """Whether a single mark that cannot be a plural's apostrophe closes in the next 300 code points."""
    for match in islice(MARK.finditer(text, at, min(end, at + 300)), MARKS_AHEAD):
        i = match.start()
        if text[i] not in SINGLE:
            continue
        before = text[i - 1]
        after = text[i + 1] if i + 1 < end else " "
        if before.isalnum() and after.isalnum():
            continue
        opens, closes = _roles(text[i], before, after)
        if closes and not opens and before in "sS" and after == " ":
            continue
        return closes and not opens
    return False


def _double_closes_first(text: str, at: int, end: int) -> bool:
    for match in islice(MARK.finditer(text, at, min(end, at + 1000)), MARKS_AHEAD):
        i = match.start()
        if text[i] not in DOUBLE:
            continue
        opens, closes = _roles(text[i], text[i - 1], text[i + 1] if i + 1 < end else " ")
        return closes and not opens
    return False


def _goes_on(text: str, start: int, mark: _Open) -> bool:
    """Whether an unclosed mark opens a quotation that runs to the end of its block.

    It does at the start of the block, after a colon or comma, or where the mark is a curly double one.
    """
    lead = text[start : mark.at].rstrip()
    if not lead:
        return True
    return mark.double and (lead[-1] in ":," or mark.mark in "“„«")


def _nest(found: list[tuple[int, int, bool, bool]]) -> tuple[Quoted, ...]:
    found.sort(key=lambda f: (f[0], -f[1]))
    out: list[Quoted] = []
    ends: list[int] = []
    for start, end, closed, double in found:
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and end > ends[-1]:
            continue  # crosses one that is open: the marks are not to be trusted
        out.append(Quoted((start, end), len(ends), closed, double))
        ends.append(end)
    return tuple(out)
