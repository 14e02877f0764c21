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


@dataclass(frozen=True, slots=True)
class Silence:
    """Why an article yields no events: its ``section``, or the ``topic`` whose words it holds.

    ``words`` are the topic's words in the text, the commonest first, with how often each stands there;
    ``share`` is their part of all words looked at, ``politics`` how many political words spoke against it.
    """

    section: str | None
    topic: str | None
    words: tuple[tuple[str, int], ...]
    share: float
    politics: int


def is_apolitical(document: Document) -> bool:
    """Whether the article's section, or the words of its text, say that it holds no political news."""
    return silence_of(document) is not None


def silence_of(document: Document) -> Silence | None:
    """Why the article holds no political news; None where nothing says so.

    The share of a topic's words counts against that of political words; thresholds above.
    """
    known = topics(document.language)
    if not known.topics:
        return None
    section = (document.article.section or "").lower().strip()
    parts = (part.strip() for part in (section, *section.replace("/", ">").split(">")))
    in_section = next((part for part in parts if part in known.sections), None)
    kinds: dict[str, dict[str, int]] = {name: {} for name in known.topics}
    politics = total = 0
    for sentence in document.tokens:
        for token in sentence:
            total += 1
            word = token.lower
            if word in known.politics:
                politics += 1
            for name, found in known.topics.items():
                if word in found:
                    kinds[name][word] = kinds[name].get(word, 0) + 1
        if total > WINDOW:
            break
    if in_section is not None:
        return Silence(in_section, None, (), 0.0, politics) if politics < 0.02 * total else None
    for name, counted in kinds.items():
        count = sum(counted.values())
        if len(counted) >= LEAST and count >= SHARE * total and count > 2 * politics:
            words = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
            return Silence(None, name, tuple(words), round(count / total, 3), politics)
    return None
