"""Words and marks of a sentence, with offsets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.languages import load
from dateline.records import Span, Token

Piece = tuple[int, int, str]
"""Start, end and text of a token."""

_TOKEN = re.compile(
    r"""
    (?P<link>(?:https?://|www\.)[^\s"“”<>]*[^\s"“”<>.,;:!?)\]'’])
  | (?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
  | (?P<tag>[@\#]\w+)
  | (?P<site>[^\W_]+(?:[-.][^\W_]+)*\.(?:com|org|net|gov|edu|info|id|co|tv|io|uk|my|int)\b(?:/[\w./?=&-]*\w)?)
  | (?P<initials>(?:[^\W\d_]\.){2,}|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,4})+\.)
  | (?P<money>[A-Z]{0,3}[$€£¥]|Rp(?=\.?\s?\d)|RM(?=\d))
  | (?P<number>\d+(?:[.,:/]\d+)*(?:[-–]?[^\W\d_]+(?:[-'’][^\W_]+)*|(?:[-/]\d+(?:[.,:]\d+)*)+)?)
  | (?P<word>[^\W_]+(?:(?:['’`][^\W_]|[-‑]['’]?[^\W_]|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2}))[^\W_]*)*)
  | (?P<run>\.{2,}|-{2,}|[!?]+)
  | (?P<mark>\S)
    """,
    re.X,
)


@dataclass(frozen=True, slots=True)
class _Rules:
    dotted: frozenset[str]
    marked: tuple[str, ...]
    plain: tuple[str, ...]
    plain_last: frozenset[str]
    least: int
    least_capital: int
    whole: frozenset[str]
    bases: frozenset[str]
    prefixes: tuple[str, ...]
    contractions: Mapping[str, tuple[str, ...]]


@cache
def _rules(language: str) -> _Rules:
    data: Mapping[str, Any] = load(language, "tokens")
    ends: Mapping[str, Any] = data.get("enclitics", {})
    dotted = {w for key in ("before", "either", "numbered") for w in data.get(key, ())}
    plain = tuple(ends.get("plain", ()))
    return _Rules(
        frozenset(dotted),
        tuple(sorted(ends.get("marked", ()), key=len, reverse=True)),
        plain,
        frozenset(p[-2:] for p in plain),
        int(ends.get("min_stem", 3)),
        int(ends.get("min_stem_capital", 4)),
        frozenset(ends.get("whole", ())),
        frozenset(ends.get("bases", ())),
        tuple(ends.get("prefixes", ())),
        {k: tuple(v) for k, v in data.get("contractions", {}).items()},
    )


def tokenize(text: str, span: Span, language: str) -> tuple[Token, ...]:
    """The tokens of ``text[span]`` in order, untagged; they cover all but its spaces.

    Words keep inner hyphens and the dots of abbreviations, numbers their separators; an enclitic is a
    token of its own where the language's tokens.toml says so.
    """
    return tuple([Token((s, e), t, t.lower()) for s, e, t in pieces(text, span, language)])


def pieces(text: str, span: Span, language: str) -> list[Piece]:
    """Start, end and text of every token of ``text[span]``, in order."""
    rules = _rules(language)
    start, end = span
    out: list[Piece] = []
    add = out.append
    at = start
    for match in _TOKEN.finditer(text, start, end):
        s, e = match.span()
        if s < at:
            continue
        at = e
        word = match.group()
        kind = match.lastgroup
        if kind == "word":
            if e < end and text[e] == "." and text[s : e + 1] in rules.dotted:
                add((s, e + 1, text[s : e + 1]))
                at = e + 1
            elif len(word) == 1 and word.isupper() and e + 1 < end and text[e] == ".":
                add((s, e + 1, text[s : e + 1]))
                at = e + 1
            else:
                _word(word, s, e, not out or out[-1][2] in _QUOTES, rules, add)
        else:
            add((s, e, word))
    return out


_QUOTES = frozenset("\"“”„‟«»‘'‚")


def _word(word: str, start: int, end: int, first: bool, rules: _Rules, add: Any) -> None:
    """The word, or its stem and enclitics."""
    if rules.marked:
        if "'" in word or "’" in word or "`" in word:
            cut = _marked(word, rules.marked)
            if cut:
                add((start, start + cut, word[:cut]))
                add((start + cut, end, word[cut:]))
                return
        parts = rules.contractions.get(word.lower())
        if parts:
            for part in parts:
                add((start, start + len(part), word[start - start : len(part)]))
                word = word[len(part) :]
                start += len(part)
            return
    elif word[-2:] in rules.plain_last:
        cut = _plain(word, first, rules)
        if cut:
            stem = cut
            if word[cut - 1] in "-‑":
                stem -= 1
                add((start, start + stem, word[:stem]))
                add((start + stem, start + cut, word[stem:cut]))
            else:
                add((start, start + cut, word[:cut]))
            add((start + cut, end, word[cut:]))
            return
    add((start, end, word))


def _marked(word: str, endings: tuple[str, ...]) -> int:
    lower = word.lower().replace("’", "'").replace("`", "'")
    for ending in endings:
        if lower.endswith(ending) and len(lower) > len(ending):
            return len(word) - len(ending)
    return 0


def _plain(word: str, first: bool, rules: _Rules) -> int:
    """Where the stem of the word ends before an enclitic, or 0."""
    lower = word.lower()
    for ending in rules.plain:
        if lower.endswith(ending):
            break
    else:
        return 0
    cut = len(word) - len(ending)
    if word[cut - 1 : cut] in ("-", "‑"):
        return cut if word[cut:] == ending and cut > 1 else 0
    if cut < rules.least or lower in rules.whole:
        return 0
    if not word[1:].islower() and not (word[1:].replace("-", "").islower()):
        return 0
    if word[0].isupper() and not (first and cut >= rules.least_capital):
        return 0
    return 0 if _is_made_of_base(lower, rules) else cut


def _is_made_of_base(lower: str, rules: _Rules) -> bool:
    last = lower.rsplit("-", 1)[-1]
    if last in rules.bases or lower in rules.bases:
        return True
    return any(
        last.startswith(prefix) and last[len(prefix) :] in rules.bases for prefix in rules.prefixes
    )
