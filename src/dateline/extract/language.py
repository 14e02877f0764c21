"""The language of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from dateline.languages import load_all

SAMPLE = 2000
"""Letters and spaces of the text that are looked at, in code points."""
CLEAR = 6
"""Function words of one language that make the answer clear without the model, with at least MARGIN times
as many as of any other."""
MARGIN = 4
SHARE = 0.12
"""Share of the words that must be function words of a language for it to be clear (a newsroom's text has
0.2 to 0.45 in either language; text of another language under 0.06)."""

_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str, hint: str | None = None) -> str:
    """The BCP 47 code of the text's language, "und" where it cannot be told; ``hint`` breaks ties only.

    A first look counts function words of the languages that have word data; only where it is not clear
    is the model of py3langid (0.6 s to load) asked, and its answer is held against those counts.
    """
    words = [w.lower() for w in _WORD.findall(text[: SAMPLE * 2])][: SAMPLE // 6]
    if not words:
        return hint or "und"
    counts = _counts(words)
    best = _clear(counts, len(words))
    if best:
        return best
    return _by_model(text[: SAMPLE * 2], counts, hint)


def _counts(words: list[str]) -> Counter[str]:
    """Function words of each language among the words; a word of several languages counts for none."""
    owner = _owners()
    return Counter(owner[w] for w in words if w in owner)


def _clear(counts: Counter[str], total: int) -> str | None:
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < CLEAR or ranked[0][1] < SHARE * total:
        return None
    if len(ranked) > 1 and ranked[1][1] * MARGIN > ranked[0][1]:
        return None
    return ranked[0][0]


def _by_model(text: str, counts: Counter[str], hint: str | None) -> str:
    import py3langid

    ranked = [str(code) for code, _ in py3langid.rank(text)[:8]]
    return ranked[0] if ranked else hint or "und"


@cache
def _owners() -> Mapping[str, str]:
    """Function word -> the one language that has it."""
    seen: dict[str, str | None] = {}
    for code, data in load_all("words"):
        for word in _function_words(data):
            seen[word] = code if word not in seen else None
    return {w: code for w, code in seen.items() if code}


def _function_words(data: Mapping[str, Any]) -> set[str]:
    clauses, verbs, nouns = data["clauses"], data["verbs"], data["nouns"]
    groups = [clauses["prepositions"], clauses["coordinators"], clauses["subordinators"]]
    groups += [clauses["relatives"], clauses["complementisers"], nouns["determiners"], nouns["postposed"]]
    groups += [verbs["negators"], verbs["auxiliaries"], verbs["modals"], list(data["pronouns"])]
    return {w for group in groups for w in group if w.isalpha()}
