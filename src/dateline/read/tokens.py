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

_TOKEN = r"""
    (?P<link>(?:https?://|www\.)[^\s"“”<>]*[^\s"“”<>.,;:!?)\]'’])
  | (?P<mail>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})
  | (?P<tag>[@\#]\w+)
  | (?P<site>[^\W_]{1,63}(?:[-.][^\W_]{1,63}){0,5}
      \.(?:com|org|net|gov|edu|info|id|co|tv|io|uk|my|int|COM|ID|TV|CO)\b(?:/[\w./?=&-]*\w)?)
  | (?P<initials>(?:[^\W\d_]\.){2,}|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,4}){1,6}\.)
  | (?P<money>[A-Z]{0,3}[$€£¥]|(?:CURRENCY)(?=\d))
  | (?P<number>\d+(?:[.,:/]\d+)*(?:[-–]?[^\W\d_]+(?:[-'’][^\W_]+)*|(?:[-–/]\d+(?:[.,:]\d+)*)+)?)
  | (?P<word>[^\W_]+(?:(?:['’`][^\W_]|[-‑]['’]?[^\W_]|(?<=[^\W\d_]{2})/(?=[^\W\d_]{2}))[^\W_]*)*)
  | (?P<run>\.{2,}|-{2,}|[!?]+|(?P<rule>[=*_+~])(?P=rule)+)
  | (?P<mark>\S)
"""


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
    pattern: re.Pattern[str]


@cache
def _rules(language: str) -> _Rules:
    data: Mapping[str, Any] = load(language, "tokens")
    ends: Mapping[str, Any] = data.get("enclitics", {})
    dotted = {w for key in ("before", "either", "numbered") for w in data.get(key, ())}
    plain = tuple(ends.get("plain", ()))
    currencies = [re.escape(c) for c in data.get("currencies", ())] or ["(?!)"]
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
        re.compile(_TOKEN.replace("CURRENCY", "|".join(currencies)), re.X),
    )


def tokenize(text: str, span: Span, language: str) -> tuple[Token, ...]:
    """The tokens of ``text[span]`` in order, untagged; they cover all but its spaces.

    Words keep inner hyphens and the dots of abbreviations, numbers their separators; an enclitic is a
    token of its own where the language's tokens.toml says so.
    """
    return tuple([Token((s, e), t, lower(t)) for s, e, t in pieces(text, span, language)])


def lower(word: str) -> str:
    """The word in lower case, with a straight apostrophe: the form that word data is written in."""
    return word.lower().replace("’", "'") if len(word) > 1 and "’" in word else word.lower()


def pieces(text: str, span: Span, language: str) -> list[Piece]:
    """Start, end and text of every token of ``text[span]``, in order."""
    rules = _rules(language)
    start, end = span
    out: list[Piece] = []
    add = out.append
    at = start
    for match in rules.pattern.finditer(text, start, end):
        s, e = match.span()
        if s < at:
            continue
        at = e
        word = match.group()
        kind = match.lastgroup
        if kind == "word":
            dotted = e < end and text[e] == "."
            if dotted and (text[s : e + 1] in rules.dotted or _is_initial(word, e, end)):
                add((s, e + 1, text[s : e + 1]))
                at = e + 1
            else:
                _word(word, s, e, not out or out[-1][2] in _QUOTES, rules, add)
        else:
            add((s, e, word))
    return out


def _is_initial(word: str, stop: int, end: int) -> bool:
    """Whether a letter before a dot is an initial: a capital, not at the very end of the sentence."""
    return len(word) == 1 and word.isupper() and stop + 1 < end


_QUOTES = frozenset("\"“”„‟«»‘'‚")


def _word(word: str, start: int, end: int, first: bool, rules: _Rules, add: Any) -> None:
    """The word, or its stem and enclitics."""
    if rules.marked:
        folded = lower(word)
        if "'" in folded and len(folded) == len(word):
            cut = _marked(folded, rules.marked)
            if cut:
                add((start, start + cut, word[:cut]))
                add((start + cut, end, word[cut:]))
                return
        parts = rules.contractions.get(folded)
        if parts and len(folded) == len(word):
            for part in parts:
                add((start, start + len(part), word[: len(part)]))
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


def _marked(folded: str, endings: tuple[str, ...]) -> int:
    """Where the word before an ending with an apostrophe ends, or 0."""
    for ending in endings:
        if folded.endswith(ending) and len(folded) > len(ending):
            return len(folded) - len(ending)
    return 0


def _plain(word: str, first: bool, rules: _Rules) -> int:
    """Where the stem of the word ends before an enclitic, or 0."""
    form = word.lower()
    for ending in rules.plain:
        if form.endswith(ending):
            break
    else:
        return 0
    cut = len(word) - len(ending)
    if word[cut - 1 : cut] in ("-", "‑"):
        return cut if word[cut:] == ending and cut > 1 else 0
    if cut < rules.least or form in rules.whole:
        return 0
    if not word[1:].replace("-", "").islower():
        return 0
    if word[0].isupper() and not (first and cut >= rules.least_capital):
        return 0
    return 0 if _is_made_of_base(form, rules) else cut


def _is_made_of_base(form: str, rules: _Rules) -> bool:
    last = form.rsplit("-", 1)[-1]
    if last in rules.bases or form in rules.bases:
        return True
    return any(last.startswith(p) and last[len(p) :] in rules.bases for p in rules.prefixes)
