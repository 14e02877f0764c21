"""A sentence as the event coder walks it: tokens, the noun phrases that hold them, and where clauses end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.claim.functionwords import Words
from dateline.read.document import Document
from dateline.read.phrases import Phrase, inner_phrases
from dateline.records import Token

STOPS = frozenset(".?!;…") | {"..."}
"""Marks that end a clause wherever they stand."""
MARKS = frozenset("\"“”„‟«»'‘’")
OPEN = frozenset("([")
CLOSE = frozenset(")]")
REACH = 150
"""Tokens before or behind a word among which what belongs to it is looked for."""
LONGEST_GROUP = 40
"""Tokens of a verb group at most."""
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class View:
    """One sentence. ``holder[i]`` is the index in ``phrases`` of the phrase that holds token i, or -1.

    ``stops`` are the tokens that end a clause wherever they stand, ``breaks`` those and the relative words.
    ``memo`` keeps what was read around a word: many units ask it of one verb.
    """

    document: Document
    sentence: int
    tokens: Sequence[Token]
    phrases: tuple[Phrase, ...]
    holder: tuple[int, ...]
    words: Words
    stops: tuple[int, ...]
    breaks: tuple[int, ...]
    _clauses: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict, compare=False)
    memo: dict[tuple[object, ...], Any] = field(default_factory=dict, compare=False)

    def clause(self, token: int) -> tuple[int, int]:
        """The tokens between the stops around ``token``: the first, and the one after the last."""
        at = bisect_left(self.stops, token)
        first = self.stops[at - 1] + 1 if at else 0
        return first, self.stops[at] if at < len(self.stops) else len(self.tokens)

    def holds(self, words: frozenset[str]) -> bool:
        """Whether one of the words, lower case, stands in the sentence."""
        known: frozenset[str] | None = self.memo.get(("words",))
        if known is None:
            known = self.memo[("words",)] = frozenset([t.lower for t in self.tokens])
        return not known.isdisjoint(words)

    def clause_words(self, token: int) -> tuple[str, ...]:
        """The words between the stops around ``token``, lower case."""
        found = self.clause(token)
        if found not in self._clauses:
            self._clauses[found] = tuple([t.lower for t in self.tokens[found[0] : found[1]]])
        return self._clauses[found]

    def clause_start(self, token: int) -> int:
        """Where the clause of the token starts: after the last stop or relative word before it."""
        at = bisect_left(self.breaks, token)
        return self.breaks[at - 1] + 1 if at else 0

    def phrase_at(self, token: int) -> Phrase | None:
        """The noun phrase that holds the token; None outside of all."""
        if not 0 <= token < len(self.holder):
            return None
        return self.phrases[self.holder[token]] if self.holder[token] >= 0 else None

    def phrase_of(self, first: int, last: int) -> Phrase | None:
        """The longest noun phrase whose head lies in the tokens from ``first`` to before ``last``."""
        outer = self.phrase_at(first)
        if outer is None or first <= outer.head < last:
            return outer
        inner = [p for p in inner_phrases(outer) if p.first <= first and last <= p.last]
        headed = [p for p in inner if first <= p.head < last]
        if headed:
            return max(headed, key=lambda p: p.last - p.first)
        return min(inner, key=lambda p: p.last - p.first, default=outer)

    def lower(self, token: int) -> str:
        """The token's word in lower case; empty outside the sentence."""
        return self.tokens[token].lower if 0 <= token < len(self.tokens) else ""

    def tag(self, token: int) -> str:
        """The token's part of speech; empty outside the sentence."""
        return self.tokens[token].tag if 0 <= token < len(self.tokens) else ""

    def is_preposition(self, token: int) -> bool:
        """Whether the token opens a prepositional phrase; the "at" of "*at least eight men*" does not."""
        word = self.lower(token)
        if word not in self.words.prepositions or self.tag(token) in VERBAL:
            return False
        phrase = self.phrase_at(token)
        return phrase is None or phrase.first < token or phrase.last == token + 1

    def is_filler(self, token: int) -> bool:
        """Whether the token may stand inside a verb group: a helping verb, a negator, an adverb."""
        word, tag = self.lower(token), self.tag(token)
        known = self.words
        if tag == "PROPN":
            return False  # "Theresa *May* resigned"
        if word in known.negators or word in known.auxiliaries or tag == "AUX":
            return True
        if (
            word in known.subordinators
            and self.lower(token - 1) in known.frames.perfect
            and self.tag(token + 1) in VERBAL
        ):
            return True  # "have *since* withdrawn"
        if self.phrase_at(token) is not None or word in known.subordinators:
            return False
        return tag == "ADV" or word in known.adverbs or word in known.frames.fillers

    def quote_of(self, token: int) -> int:
        """The index of the outermost stretch in quotation marks that holds the token; -1 outside of all."""
        start = self.tokens[token].span[0]
        at = bisect_right(self.document.quoted, start, key=lambda span: span[0]) - 1
        return at if at >= 0 and start < self.document.quoted[at][1] else -1

    def group_start(self, verb: int) -> int:
        """The first token of the verb group that ends at ``verb``: its helping verbs, negators, adverbs."""
        at = verb
        while at > 0 and verb - at < LONGEST_GROUP and self.is_filler(at - 1):
            at -= 1
        return at

    def group(self, verb: int) -> list[str]:
        """The words of the verb group before ``verb``, lower case."""
        return [self.tokens[i].lower for i in range(self.group_start(verb), verb)]


def part(view: View, first: int, last: int) -> Phrase | None:
    """The tokens from ``first`` up to before ``last`` as a phrase; None where there are none."""
    if first >= last:
        return None
    head = last - 1
    if view.words.frames.owner_after:
        nouns = (at for at in range(first, last) if view.tag(at) in ("NOUN", "PROPN", "PRON"))
        head = next(nouns, first)
    return Phrase((view.tokens[first].span[0], view.tokens[last - 1].span[1]), first, last, head)
