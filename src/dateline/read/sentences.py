"""Sentences of the blocks of a text.

A quotation stays whole: the sentence of a direct quotation holds the whole utterance inside its marks,
and the cue beside it (the annotation's rule).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.languages import load
from dateline.read.quotes import DOUBLE, SINGLE, Quoted, find_quoted
from dateline.records import Block, Sentence, Span

LONG_QUOTATION = 2500
"""Code points after which a quotation is split into its sentences after all."""
LOOK_AHEAD = 6
"""Words after a closed quotation among which its cue is looked for."""

_END = re.compile(r"""([.!?…]+)(["”’»'\)\]]*)(?=\s|$)|(?<=[^\W\d_]{3})(\.)(?=[^\W\d_]{2})|\n""")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘„«(\[—–]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+$")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_STRIP = re.compile(r"\S(?:.*\S)?", re.S)
_OPENING = frozenset("\"“„‟«‘'")
_REACH = 40


@dataclass(frozen=True, slots=True)
class _Rules:
    before: frozenset[str]
    numbered: frozenset[str]
    either: frozenset[str]
    openers: frozenset[str]
    after_quote: frozenset[str]
    subordinators: frozenset[str]


@cache
def _rules(language: str) -> _Rules:
    data: Mapping[str, Any] = load(language, "tokens")
    words: Mapping[str, Any] = load(language, "words")
    return _Rules(
        frozenset(data.get("before", ())),
        frozenset(data.get("numbered", ())),
        frozenset(data.get("either", ())),
        frozenset(data.get("openers", ())),
        frozenset(data.get("after_quote", ())),
        frozenset(words.get("clauses", {}).get("subordinators", ())),
    )


def split_sentences(
    text: str,
    blocks: Sequence[Block],
    language: str,
    quoted: Sequence[Sequence[Quoted]] | None = None,
) -> tuple[Sentence, ...]:
    """The sentences of the blocks in order, each with its block; spans hold no space at either end.

    ``quoted`` are the quoted stretches of each block where they are known already.
    """
    rules = _rules(language)
    out: list[Sentence] = []
    for index, block in enumerate(blocks):
        marks = quoted[index] if quoted is not None else find_quoted(text, block.span)
        for span in _split(text, block.span, marks, rules):
            out.append(Sentence(len(out), span, index))
    return tuple(out)


def _split(text: str, block: Span, marks: Sequence[Quoted], rules: _Rules) -> list[Span]:
    start, end = block
    whole = [q.span for q in marks if q.depth == 0 and q.span[1] - q.span[0] <= LONG_QUOTATION]
    out: list[Span] = []
    at = start
    current = 0
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if text[match.start()] == "\n":
            stop = match.start()
        else:
            while current < len(whole) and whole[current][1] <= match.start():
                current += 1
            if current < len(whole) and whole[current][0] < match.start() and stop < whole[current][1]:
                continue
            if stop < end and not _is_end(text, at, match, end, rules):
                continue
        _add(text, at, stop, out)
        at = stop
    _add(text, at, end, out)
    return out


def _add(text: str, start: int, end: int, out: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append((start, end))


def _is_end(text: str, start: int, match: re.Match[str], end: int, rules: _Rules) -> bool:
    """Whether the marks of ``match`` end the sentence that began at ``start``."""
    stop = match.end()
    if match.group(3):  # no space after the dot
        word = _WORD.match(text, stop, end)
        return bool(word) and text[stop].isupper() and word.group().lower() in rules.openers  # type: ignore[union-attr]
    at = stop
    while at < end and text[at].isspace():
        at += 1
    if at >= end:
        return True
    after = text[at]
    if after.islower() or after in ",;:)]}%?!.…":
        return False
    word = _WORD.match(text, at, end)
    lower = word.group().lower() if word else ""
    closers = match.group(2)
    if any(c in DOUBLE or c in SINGLE for c in closers):
        return not _carries_on(text, start, at, end, match.group(1), lower, rules)
    if match.group(1) == "." and not closers:
        return _dot_ends(text, start, match.start(), after, lower, rules)
    return True


def _dot_ends(text: str, start: int, dot: int, after: str, lower: str, rules: _Rules) -> bool:
    found = _WORD_BEFORE.search(text[max(start, dot - _REACH) : dot])
    word = (found.group() if found else "") + "."
    if word in rules.before:
        return False
    if word in rules.numbered:
        return not after.isdigit()
    if word[:-1].isdigit() and dot - len(word) + 1 <= start:
        return False  # the number of a list item
    if word in rules.either or _INITIALS.fullmatch(word):
        return after in _OPENING or lower in rules.openers
    return True


def _carries_on(text: str, start: int, at: int, end: int, marks: str, lower: str, rules: _Rules) -> bool:
    """Whether the sentence goes on after a closed quotation: its cue follows at ``at``."""
    if lower in rules.after_quote:
        return True
    if "." in marks:
        return False
    first = _WORD.match(text, start, start + _REACH)
    quoted_first = text[start] in DOUBLE or text[start] in SINGLE
    if not quoted_first and not (first and first.group().lower() in rules.subordinators):
        return False
    stop = min(end, at + 120)
    for count, word in enumerate(_WORD.finditer(text, at, stop)):
        if count >= LOOK_AHEAD:
            return False
        if word.group() in rules.after_quote:
            return True
        if text[word.end() : word.end() + 1] in {".", "!", "?", ";"}:
            return False
    return False
