"""Whether invented articles differ enough from each other to be worth training on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goldtools.records import Gold

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DIGITS = re.compile(r"\d+")
NEAR = 0.5
"""Sentences that share half of their shingles (with names and numbers masked) are made from one template."""
SHINGLE = 3
SHORTEST = 6
"""Words below which a sentence is too short to tell a template."""
LIMIT = 0.02
"""The share of such sentences above which a batch is sent back."""
EVENTLESS = 0.33
"""At least this share of invented articles must have no political event."""


@dataclass
class Diversity:
    """The figures of one report; ``near`` holds pairs of (article, sentence)."""

    articles: int = 0
    sentences: int = 0
    trigrams: int = 0
    distinct: int = 0
    near: list[tuple[tuple[str, str], tuple[str, str]]] = field(default_factory=list)
    templated: int = 0
    eventless: int = 0
    registers: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    cues: Counter[str] = field(default_factory=Counter)
    triggers: Counter[str] = field(default_factory=Counter)
    openings: Counter[str] = field(default_factory=Counter)

    @property
    def distinct_share(self) -> float:
        """Distinct three-word runs among all of them."""
        return self.distinct / self.trigrams if self.trigrams else 1.0

    @property
    def templated_share(self) -> float:
        """Sentences that have a near-duplicate, among all of them."""
        return self.templated / self.sentences if self.sentences else 0.0

    @property
    def eventless_share(self) -> float:
        """Articles without any event, among all of them."""
        return self.eventless / self.articles if self.articles else 0.0


def measure(golds: Sequence[Gold]) -> Diversity:
    """The figures of articles whose text is at hand."""
    out = Diversity()
    runs: Counter[tuple[str, ...]] = Counter()
    rows: list[tuple[str, str, frozenset[tuple[str, ...]]]] = []
    for gold in golds:
        if gold.text is None:
            continue
        out.articles += 1
        out.eventless += not gold.events
        out.registers[gold.header.get("register", "")] += 1
        out.topics[gold.header.get("topic", "")] += 1
        out.cues.update(gold.words(q.cue).casefold() or "(none)" for q in gold.quotes)
        out.triggers.update(gold.words(e.trigger).casefold() for e in gold.events)
        for start, end in gold.sentences:
            words = [w.casefold() for w in _WORD.findall(gold.text[start:end])]
            out.sentences += 1
            out.openings[" ".join(words[:2])] += 1
            runs.update(zip(words, words[1:], words[2:], strict=False))
            masked = list(_masked(gold, start, end))
            if len(masked) >= SHORTEST:
                rows.append((gold.id, gold.text[start:end], frozenset(_shingles(masked))))
    out.trigrams, out.distinct = runs.total(), len(runs)
    out.near = [((rows[i][0], rows[i][1]), (rows[j][0], rows[j][1])) for i, j in _near([r[2] for r in rows])]
    out.templated = len({sentence for pair in out.near for sentence in pair})
    return out


def _masked(gold: Gold, start: int, end: int) -> Iterator[str]:
    """The words of a sentence with its names and numbers masked, so that a template shows through."""
    text, at = gold.text or "", start
    for name in sorted(n.span for n in gold.names if start <= n.span[0] and n.span[1] <= end):
        yield from _plain(text[at : name[0]])
        yield "<name>"
        at = name[1]
    yield from _plain(text[at:end])


def _plain(text: str) -> Iterator[str]:
    return (_DIGITS.sub("0", word.casefold()) for word in _WORD.findall(text))


def _shingles(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _near(sets: list[frozenset[tuple[str, ...]]]) -> list[tuple[int, int]]:
    """Pairs of sets that share at least NEAR of their union."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    out: list[tuple[int, int]] = []
    for j, mine in enumerate(sets):
        shared: Counter[int] = Counter(i for shingle in mine for i in holders[shingle])
        out += [(i, j) for i, n in shared.items() if n / (len(sets[i]) + len(mine) - n) >= NEAR]
        for shingle in mine:
            holders[shingle].append(j)
    return out


def report(found: Diversity) -> str:
    """The figures in words."""

    def listed(counts: Counter[str], most: int = 30) -> str:
        return ", ".join(f"{word} {n}" for word, n in counts.most_common(most)) or "-"

    lines = [
        f"articles             {found.articles}, sentences {found.sentences}",
        f"distinct 3-grams     {found.distinct_share:.3f}",
        f"templated sentences  {found.templated_share:.3f} (limit {LIMIT})",
        f"articles without any event {found.eventless_share:.2f} (at least {EVENTLESS})",
        f"registers            {listed(found.registers)}",
        f"topics               {listed(found.topics)}",
        f"cues                 {listed(found.cues)}",
        f"triggers             {listed(found.triggers)}",
        f"openings             {listed(found.openings, 10)}",
    ]
    lines += [f"near: {a[0]}: {a[1]}\n      {b[0]}: {b[1]}" for a, b in found.near]
    return "\n".join(lines)
