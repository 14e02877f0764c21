"""The base of a noun phrase: its nouns, with what stands before and between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.read.phrase_words import (
    ADJ,
    ADV,
    ALIAS,
    CLITIC,
    CLOSE,
    DET,
    JOIN,
    NOUN,
    NUM,
    OPEN,
    OTHER,
    OWNER,
    POSSESSIVE,
    POSTPOSED,
    PRONOUN,
    TIME,
    VERB,
    PhraseWords,
    inside,
    interiors,
    kinds,
    solid,
)
from dateline.records import Mention, Span, Token

MAX_BRACKET = 6
"""Tokens inside brackets that belong to a phrase at most ("(34)", "(CAAN)")."""
MAX_BASE = 80
"""Tokens of one base at most."""
MAX_OWNERS = 6
"""Owners of owners in one base ("the mayor's brother's firm"); each holds all those before it."""
MAX_TAILS = 12
"""Shorter phrases at the end of a base that are kept at most."""
QUOTES = frozenset("\"“”„«»'‘’")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of one sentence: its span, and the tokens from ``first`` up to before ``last``.

    ``head`` is the index of the token that says what it is. ``parts`` are the phrases that it joins
    ("A, B and C"), ``inner`` other phrases inside it: possessors, complements, both sides of an apposition.
    """

    span: Span
    first: int
    last: int
    head: int
    parts: tuple[Phrase, ...] = ()
    inner: tuple[Phrase, ...] = ()

    def __hash__(self) -> int:
        return hash((self.first, self.last, self.head))


class Line:
    """The tokens of a sentence with their kinds, and where names, people and roles stand among them.

    ``seen`` keeps the phrases found so far by start and depth, so that long lists stay linear.
    """

    def __init__(self, tokens: Sequence[Token], words: PhraseWords, mentions: Sequence[Mention]) -> None:
        self.tokens = tokens
        self.words = words
        self.kinds = [*kinds(tokens, words, mentions), OTHER, OTHER, OTHER]
        self.size = len(tokens)
        self.seen: dict[tuple[int, int], Phrase | None] = {}
        self.names = dict(solid(tokens, mentions))
        self.interiors = interiors(tokens, words)
        self.name_ends = frozenset(last - 1 for last in self.names.values())
        self.people = {first for first, _ in inside(tokens, [m for m in mentions if m.kind == "person"])}
        self.roles = {first for first, _ in inside(tokens, [m for m in mentions if m.kind == "role"])}

    def phrase(
        self,
        first: int,
        last: int,
        head: int,
        parts: tuple[Phrase, ...] = (),
        inner: tuple[Phrase, ...] = (),
    ) -> Phrase:
        """The phrase over a range of tokens."""
        span = self.tokens[first].span[0], self.tokens[last - 1].span[1]
        return Phrase(span, first, last, head, parts, inner)

    def lower(self, at: int) -> str:
        """The word at ``at`` in lower case; empty outside the sentence."""
        return self.tokens[at].lower if 0 <= at < self.size else ""

    def tag(self, at: int) -> str:
        """The part of speech at ``at``; empty outside the sentence."""
        return self.tokens[at].tag if 0 <= at < self.size else ""

    def is_capital(self, at: int) -> bool:
        """Whether the word at ``at`` begins with a capital."""
        return self.tokens[at].text[0].isupper()


def base(line: Line, at: int) -> Phrase | None:
    """The base that starts at the token ``at``; None where no noun phrase starts there."""
    if at >= line.size:
        return None
    if line.kinds[at] in (PRONOUN, CLITIC):
        return line.phrase(at, at + 1, at)
    found = _head_last(line, at) if line.words.head_last else _head_first(line, at)
    return found if found is not None else _alone(line, at)


def _alone(line: Line, at: int) -> Phrase | None:
    """Determiners or a number that stand for a phrase: "both", "about 250", "the latter"."""
    end = at
    while line.kinds[end] == DET:
        end += 1
    while line.kinds[end] == NUM:
        end += 1
    if end == at:
        return None
    last = line.tokens[end - 1]
    if line.kinds[end - 1] == NUM:
        return line.phrase(at, end, end - 1) if end - at > 1 or last.lower in line.words.numerals else None
    if line.words.head_last and line.kinds[end] == ADJ and last.tag == "DET":
        return line.phrase(at, end + 1, end)
    if last.lower in line.words.indefinites or last.lower in line.words.quantifiers:
        return line.phrase(at, end, end - 1)
    return None


# -- head noun last (English)


def _head_last(line: Line, start: int) -> Phrase | None:
    kinds_ = line.kinds
    at = start
    head = -1
    inner: list[Phrase] = []
    determined = False  # whether a determiner or possessor has opened the phrase
    while at < line.size and at - start < MAX_BASE:
        kind = kinds_[at]
        name_end = line.names.get(at, 0)
        if name_end > at + 1:
            head, at = _head_of_name(line, at), name_end
            continue
        if kind in (DET, OWNER) and head < 0:
            determined = True
        elif kind == NOUN:
            head = at
        elif kind == POSSESSIVE and head >= 0 and len(inner) < MAX_OWNERS and _may_own(line, at + 1):
            inner.append(line.phrase(start, at, head, (), tuple(inner)))
            head, determined = -1, True
            if kinds_[at + 1] == OPEN:
                at = _bracket(line, at + 1)
        elif kind == OPEN and head >= 0:
            close = _bracket(line, at)
            if not close:
                break
            at = close
            if kinds_[close + 1] not in (NOUN, POSSESSIVE):
                at += 1
                break
        elif not _goes_on(line, at, head, determined):
            break
        at += 1
    if head < 0 and determined and kinds_[at - 1] == ADJ and at - start > 1:
        head = at - 1  # "the military": the tagger may take the noun for an adjective
    if head < 0:
        return inner[-1] if inner else None
    if kinds_[at - 1] not in (CLOSE, NUM) and at - 1 not in line.name_ends:
        at = head + 1
    return line.phrase(start, at, head, (), (*inner, *_capital(line, start, head)))


def _goes_on(line: Line, at: int, head: int, determined: bool) -> bool:
    """Whether a number, adjective, adverb, verb form or joining word at ``at`` belongs to the base."""
    kind = line.kinds[at]
    after_name = head >= 0 and line.tag(head) == "PROPN"
    if kind == NUM:
        return head < 0 or after_name or line.is_capital(head)
    if kind == ADJ:
        return head < 0 or (after_name and _noun_near(line, at + 1))
    if kind == ALIAS:
        return head >= 0 and line.kinds[at + 1] == NOUN
    if head >= 0:
        return False
    if kind == ADV:
        return line.kinds[at + 1] in (ADJ, NUM) or (determined and _describes(line, at + 1))
    if kind == VERB:
        return determined and line.kinds[at - 1] != NUM and _describes(line, at)
    if kind == JOIN:
        return line.kinds[at - 1] in (ADJ, VERB) and _noun_near(line, at + 1)
    return False


def _capital(line: Line, start: int, head: int) -> list[Phrase]:
    """The name or nationality that describes the head: "[Israeli] forces", "[Reuters] reporter"."""
    described = (NOUN, ADJ)
    at = start
    while at < head and not (line.is_capital(at) and line.kinds[at] in described):
        at += 1
    end = at
    while end < head and line.is_capital(end) and line.kinds[end] in described:
        end += 1
    if at == end or line.is_capital(end) or line.kinds[end] == POSSESSIVE:
        return []
    return [line.phrase(at, end, end - 1)]


def _head_of_name(line: Line, at: int) -> int:
    """The last word of a name before a preposition in it: "Ministry" of "Ministry of Trade"."""
    for i in range(at + 1, line.names[at]):
        if line.tag(i) == "ADP":
            return i - 1
    return line.names[at] - 1


def _may_own(line: Line, at: int) -> bool:
    if line.kinds[at] == OPEN:
        close = _bracket(line, at)
        return bool(close) and line.kinds[close + 1] in (NOUN, ADJ)
    return line.kinds[at] in (NOUN, ADJ, NUM, DET, ADV, VERB)


def _describes(line: Line, at: int) -> bool:
    """Whether a verb form or adjective at ``at`` describes a noun that follows: "the detained governor"."""
    if line.kinds[at] == ADJ:
        return True
    return line.kinds[at] == VERB and line.lower(at) not in line.words.closed and _noun_near(line, at + 1)


def _noun_near(line: Line, at: int) -> bool:
    """Whether a noun stands at ``at``, or after adjectives, numbers and joining words there."""
    for i in range(at, min(at + 4, line.size)):
        if line.kinds[i] == NOUN:
            return True
        if line.kinds[i] not in (ADJ, NUM, JOIN, VERB):
            return False
    return False


# -- head noun first (Indonesian)


def _head_first(line: Line, start: int) -> Phrase | None:
    kinds_ = line.kinds
    at = start
    while kinds_[at] in (DET, NUM):
        at += 1
    if kinds_[at] == ADJ and _opens(line, at):
        kinds_[at] = NOUN  # "Militer X": a noun that also describes
    if at >= line.size or kinds_[at] != NOUN:
        return None
    head = at
    inner: list[Phrase] = []
    while at < line.size and at - start < MAX_BASE:
        kind = kinds_[at]
        name_end = line.names.get(at, 0)
        if name_end > at + 1:
            if at > start:
                inner.append(line.phrase(at, name_end, name_end - 1))
            elif at in line.people:
                head = name_end - 1
            at = name_end
            continue
        if kind == PRONOUN:
            if line.tag(at - 1) == "PROPN":
                break
            inner.append(line.phrase(at, at + 1, at))
            at += 2 if kinds_[at + 1] == POSTPOSED else 1
            break
        if kind == POSTPOSED:
            while kinds_[at] == POSTPOSED:
                at += 1
            break
        if kind == OPEN:
            close = _bracket(line, at)
            if not close:
                break
            at = close
            if kinds_[close + 1] not in (NOUN, ALIAS, POSTPOSED):
                at += 1
                break
        elif kind == NUM:
            if not (line.tokens[at].text.isupper() or _numbers(line, at)):
                break
        elif kind == DET:
            if line.tag(at - 1) != "NOUN" or kinds_[at + 1] not in (DET, NOUN):
                break  # "istri [seorang nelayan]" belongs together, a name and what follows it does not
        elif kind not in (NOUN, ADJ, CLITIC) and not (kind == ALIAS and kinds_[at + 1] == NOUN):
            break
        at += 1
    tails = [p for p in _tails(line, head, at) if p not in inner]
    return line.phrase(start, at, _name_head(line, head, at), (), (*inner, *tails))


def _opens(line: Line, at: int) -> bool:
    """Whether an adjective opens a sentence or utterance, with a noun after it."""
    return line.kinds[at + 1] == NOUN and (not at or line.tokens[at - 1].text in QUOTES)


def _tails(line: Line, head: int, end: int) -> list[Phrase]:
    """What the head's nouns belong to: the phrases that end where the base does ("langkah [Kemlu]")."""
    out = []
    for at in range(head + 1, end):
        run = line.tag(at - 1) == "PROPN" == line.tag(at)
        if line.kinds[at] == NOUN and not run and line.tag(at) != "PUNCT" and at not in line.interiors:
            out.append(line.phrase(at, end, _name_head(line, at, end)))
    return out[:MAX_TAILS]


def _name_head(line: Line, head: int, end: int) -> int:
    """The last word of the name that opens a phrase, or the head as it is."""
    while head + 1 < end and line.tag(head) == "PROPN" == line.tag(head + 1):
        head += 1
    return head


def _numbers(line: Line, at: int) -> bool:
    """Whether a number names what stands before it ("Pasal 5", "periode 2016-2019")."""
    text, after = line.tokens[at].text, line.kinds[at + 1]
    if line.kinds[at - 1] == NUM:
        return True
    if text[0].isdigit() and after not in (NOUN, ADJ):
        return True
    return line.tag(at - 1) == "NOUN" and after == NOUN and "-" in text


def _bracket(line: Line, at: int) -> int:
    """The index of the bracket that closes the one at ``at`` over a few nouns or a number; 0 without one."""
    for i in range(at + 1, min(at + 2 + MAX_BRACKET, line.size)):
        kind = line.kinds[i]
        if kind == CLOSE:
            return i if i > at + 1 else 0
        if kind in (VERB, TIME, OPEN) or line.tag(i) in ("AUX", "SCONJ"):
            return 0
        if kind == NUM and "/" in line.tokens[i].text:
            return 0  # a date
    return 0
