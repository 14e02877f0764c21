"""The forms of a word by rules and exceptions that a language gives as data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def apply(rules: Sequence[Sequence[str]], word: str) -> str:
    """The word after the first (pattern, replacement) of ``rules`` that fits it, else the word."""
    for pattern, replacement in rules:
        changed, count = _pattern(pattern).subn(replacement, word, count=1)
        if count:
            return changed
    return word


@dataclass(frozen=True, slots=True)
class Form:
    """A written form of a word, the voice that it allows, and the tense that it says ("" where none)."""

    text: str
    voice: str
    tense: str


def forms(word: str, table: Mapping[str, Any]) -> tuple[Form, ...]:
    """The forms of ``word``; one that stands for two voices has the voice "either", and the later tense.

    ``table`` is the section ``verb`` or ``noun`` of a language's frames.toml: ``forms`` with rules,
    ``irregular`` with the exceptions.
    """
    own = table.get("irregular", {}).get(word, {})
    found: dict[str, Form] = {}
    for name, form in table["forms"].items():
        voice, tense = form.get("voice", "active"), form.get("tense", "")
        for text in own[name].split() if name in own else [apply(form["rules"], word)]:
            before = found.get(text)
            same = before is None or before.voice == voice
            found[text] = Form(text, voice if same else "either", tense or (before.tense if before else ""))
    return tuple(found.values())
