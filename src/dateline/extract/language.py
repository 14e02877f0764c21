"""The language of a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dateline.languages import load, load_all

SAMPLE = 2500
"""Code points of the text that are looked at."""
CLEAR = 6
"""Function words of one language that make the answer clear without the model."""
MARGIN = 3
"""How many times as many they must be as those of any other language."""
SHARE = 0.16
"""Share of the words that must be function words of a language for it to be clear. News has 0.18 to 0.5 of
its own language's, and at most 0.14 (Danish words that are English ones too) of another's: measured on
fundus pages in 20 languages, pages-id and pages-en."""
LEAST = 5
"""Letters under which a text is in no language in particular."""
FEW = 8
"""Words under which a text says too little against a hint that is among the model's first guesses."""
GUESSES = 6
MODEL_SAMPLE = 1000
"""Code points of the text that the model is given: on fundus pages it says the same as on 2,500."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def detect_language(text: str, hint: str | None = None) -> str:
    """The BCP 47 code of the text's language, "und" where it holds no words; ``hint`` breaks ties only.

    A first look counts function words of the languages that have word data. Only where that is not clear
    is the model of py3langid asked (0.6 s to load), and its answer held against the counts.
    """
    sample = text[:SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    wanted = hint.split("-")[0].lower() if hint else ""
    if sum(map(len, words)) < LEAST:
        return wanted or "und"
    owners = _owners()
    counts = Counter(code for word in words for code in owners.get(word, ()))
    best, clear = _first_look(counts, len(words))
    if clear:
        return _among_lookalikes(best, words)
    guesses = _model_guesses(sample)
    if not guesses:
        return wanted or "und"
    if len(words) < FEW and wanted in guesses:
        return wanted
    if best in guesses and counts[best] >= 2 and counts[best] >= SHARE * len(words):
        return _among_lookalikes(best, words)
    return next((c for c in guesses if _is_taken_for(c, guesses[0], words)), guesses[0])


def _first_look(counts: Counter[str], total: int) -> tuple[str, bool]:
    """The language with the most function words, and whether that is clear."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return "", False
    best, count = ranked[0]
    next_count = ranked[1][1] if len(ranked) > 1 else 0
    return best, count >= CLEAR and count >= SHARE * total and count >= MARGIN * next_count


def _among_lookalikes(code: str, words: Sequence[str]) -> str:
    """The language itself, or one that shares its function words where more words are written as there."""
    table = _lookalikes(code)
    found = {c: sum(word in listed for word in words) for c, listed in table.items()}
    best = max(sorted(found), key=found.__getitem__, default="own")
    return best if found.get(best, 0) >= 2 and best != "own" and found[best] > found["own"] else code


def _is_taken_for(code: str, guess: str, words: Sequence[str]) -> bool:
    """Whether the model may take a text in ``code`` for its lookalike ``guess``: no word speaks for that."""
    table = _lookalikes(code)
    if guess not in table:
        return False
    own = sum(word in table["own"] for word in words)
    return sum(word in table[guess] for word in words) <= own


def _model_guesses(sample: str) -> list[str]:
    """The model's most likely languages, best first; it is loaded on the first call."""
    import py3langid

    return [str(code) for code, _ in py3langid.rank(sample[:MODEL_SAMPLE])[:GUESSES]]


@cache
def _lookalikes(code: str) -> Mapping[str, frozenset[str]]:
    table: Mapping[str, Any] = load(code, "words").get("lookalikes", {})
    return {key: frozenset(words) for key, words in table.items()}


@cache
def _owners() -> Mapping[str, tuple[str, ...]]:
    """Function word -> the languages that have it; a word that several have says little and is left out."""
    seen: dict[str, set[str]] = {}
    for code, data in load_all("words"):
        for word in _function_words(data):
            seen.setdefault(word, set()).add(code)
    return {word: tuple(codes) for word, codes in seen.items() if len(codes) == 1}


def _function_words(data: Mapping[str, Any]) -> set[str]:
    nouns, clauses, verbs = data["nouns"], data["clauses"], data["verbs"]
    groups = [clauses[key] for key in ("prepositions", "coordinators", "subordinators", "relatives")]
    groups += [clauses["complementisers"], nouns["determiners"], nouns["postposed"]]
    groups += [verbs["negators"], verbs["auxiliaries"], verbs["modals"], list(data["pronouns"])]
    return {word for group in groups for word in group if word.isalpha()}
