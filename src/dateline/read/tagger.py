"""Parts of speech."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dateline.languages import load


def tag(words: Sequence[str], language: str) -> list[str]:
    """The Universal Dependencies part of speech of each word of a sentence; "X" where the language has no data."""
    known = _lexicon(language)
    if not known:
        return ["X"] * len(words)
    return [known.get(w.lower()) or _guess(w, i) for i, w in enumerate(words)]


def _guess(word: str, index: int) -> str:
    if word[0].isdigit():
        return "NUM"
    if not word[0].isalpha():
        return "PUNCT"
    return "PROPN" if word[0].isupper() and index else "NOUN"


@cache
def _lexicon(language: str) -> Mapping[str, str]:
    tables = load(language, "words").get("tags", {})
    out = {w: t for t in sorted(tables) for w in tables[t]}
    out.update({w: "PRON" for w in load(language, "words").get("pronouns", {})})
    return out
