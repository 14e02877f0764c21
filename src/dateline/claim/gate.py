"""Whether an article is of a kind that holds no political news: sport, weather, recipes, markets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.languages import load
from dateline.read.document import Document

SHARE = 0.035
"""Topic words among all words from which an article is of the topic; chosen on the annotated sample pages."""
LEAST = 4
"""Different topic words that an article of the topic has at least."""
WINDOW = 4000
"""Tokens at most that are looked at."""


@dataclass(frozen=True, slots=True)
class Topics:
    """Sections that hold no political news, and the words of each such topic; words that speak against it."""

    sections: frozenset[str]
    topics: Mapping[str, frozenset[str]]
    politics: frozenset[str]


@cache
def topics(language: str) -> Topics:
    """The topics of ``languages/<code>/gate.toml``; none where the language has no such file."""
    data = load(language, "gate")
    words = {name: frozenset(found) for name, found in data.get("topics", {}).items()}
    return Topics(
        frozenset(data.get("sections", ())), words, frozenset(data.get("against", {}).get("politics", ()))
    )


def is_apolitical(document: Document) -> bool:
    """Whether the article's section, or the words of its text, say that it holds no political news.

    The share of a topic's words counts against that of political words; thresholds above.
    """
    known = topics(document.language)
    if not known.topics:
        return False
    section = (document.article.section or "").lower().strip()
    in_section = any(
        part.strip() in known.sections for part in (section, *section.replace("/", ">").split(">"))
    )
    counts = dict.fromkeys(known.topics, 0)
    kinds: dict[str, set[str]] = {name: set() for name in known.topics}
    politics = total = 0
    for sentence in document.tokens:
        for token in sentence:
            total += 1
            word = token.lower
            if word in known.politics:
                politics += 1
            for name, found in known.topics.items():
                if word in found:
                    counts[name] += 1
                    kinds[name].add(word)
        if total > WINDOW:
            break
    if in_section:
        return politics < 0.02 * total
    for name, count in counts.items():
        if len(kinds[name]) >= LEAST and count >= SHARE * total and count > 2 * politics:
            return True
    return False
