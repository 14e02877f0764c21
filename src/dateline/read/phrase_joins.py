"""Noun phrases with what follows their base: complements, examples, appositions and coordination."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.read.phrase_bases import QUOTES, Line, Phrase, base
from dateline.read.phrase_words import (
    ADV,
    CLOSE,
    COMMA,
    DET,
    JOIN,
    LINK,
    NUM,
    OPEN,
    OWNER,
    POSSESSIVE,
    PRONOUN,
    TIME,
)

MAX_PARTS = 20
"""Parts of one coordination that are joined at most."""
MAX_DEPTH = 6
"""Complements inside one another at most."""
_ENDS = frozenset(".,;:!?)]—–-") | {"...", "…"} | QUOTES


def longest(line: Line, at: int, depth: int = 0) -> Phrase | None:
    """The longest phrase that starts at ``at``: one, or several that commas and joining words connect."""
    first = simple(line, at, depth)
    if first is None:
        return None
    parts = [first]
    while len(parts) < MAX_PARTS:
        more = _more(line, parts, parts[-1].last, depth)
        if not more:
            break
        parts += more
    if len(parts) == 1:
        return first
    if _is_apposition(line, parts):
        return line.phrase(first.first, parts[-1].last, first.head, (), tuple(parts))
    return line.phrase(first.first, parts[-1].last, first.head, tuple(parts))


def simple(line: Line, at: int, depth: int = 0) -> Phrase | None:
    """A phrase without coordination: its base, complements, examples and, at depth 0, its apposition."""
    key = at, depth
    if key not in line.seen:
        found = base(line, at)
        if found is not None and depth <= MAX_DEPTH:
            found = _complements(line, found, depth)
            found = found if depth else _apposed(line, found)
        line.seen[key] = found
    return line.seen[key]


# -- coordination


def _more(line: Line, parts: Sequence[Phrase], at: int, depth: int) -> list[Phrase]:
    """The phrases from ``at`` on that a joining word, or commas up to one, add to ``parts``."""
    found: list[Phrase] = []
    while len(parts) + len(found) < MAX_PARTS:
        comma = line.kinds[at] == COMMA
        joined = line.kinds[at + comma] == JOIN
        if not comma and not joined:
            return []
        start = at + comma + joined
        while joined and line.kinds[start] == JOIN:
            start += 1
        other = simple(line, start, depth)
        if other is None or (comma and not joined and _is_where(line, parts[0], other)):
            return []
        found.append(other)
        if joined:
            return found if _alike(line, parts[0], other) else []
        at = other.last
    return []


def _is_where(line: Line, first: Phrase, other: Phrase) -> bool:
    """Whether the first phrase only says where the person does it ("in *Chad*, Omar Deng, ...")."""
    apart = first.first not in line.people and other.first in line.people
    return apart and line.tag(first.first - 1) == "ADP" and _is_name(line, first)


def _is_apposition(line: Line, parts: Sequence[Phrase]) -> bool:
    """Whether what looks like a list says who the person before its first comma is.

    "Rina Wulan, *the minister of trade and an ally of the president*, condemned": a list has no comma before
    its verb.
    """
    first, second, last = parts[0], parts[1], parts[-1]
    return (
        first.first in line.people
        and line.kinds[first.last] == COMMA
        and second.first not in line.people
        and line.tag(second.head) == "NOUN"
        and line.kinds[last.first - 2] != COMMA
        and line.kinds[last.last] == COMMA
        and _verb_follows(line, last.last + 1)
    )


def _alike(line: Line, first: Phrase, last: Phrase) -> bool:
    """Whether the last of several phrases is one of them, and not the subject of a further clause."""
    pronouns = line.kinds[first.head] == PRONOUN, line.kinds[last.head] == PRONOUN
    if all(pronouns) or not (_verb_follows(line, last.last) and _verb_precedes(line, first.first)):
        return all(pronouns) or not pronouns[1] or _is_name(line, first) or last.last - last.first > 1
    return not any(pronouns) and _is_name(line, first) and _is_name(line, last)


def _verb_follows(line: Line, at: int) -> bool:
    for i in range(at, min(at + 4, line.size)):
        if line.tag(i) in ("VERB", "AUX"):
            return True
        if line.kinds[i] not in (ADV, TIME) and line.tag(i) != "PART":
            return False
    return False


def _verb_precedes(line: Line, at: int) -> bool:
    for i in range(at - 1, -1, -1):
        if line.tag(i) == "VERB":
            return True
        if line.lower(i) in line.words.closed or line.tokens[i].text in QUOTES or line.lower(i) in (";", ":"):
            return False
    return False


# -- complements and examples


def _complements(line: Line, found: Phrase, depth: int) -> Phrase:
    while found.last < line.size:
        at = found.last
        if line.kinds[at] == LINK and at + 1 < line.size and _takes(line, found, at):
            inner = _complement(line, at + 1, depth)
            if inner is None:
                return found
            head = inner.head if _is_vague(line, found) else found.head
            found = line.phrase(found.first, inner.last, head, (), (*found.inner, inner))
            continue
        comma = line.kinds[at] == COMMA
        step = _examples(line, at + comma)
        if not step or depth:
            return found
        inner = longest(line, at + comma + step, depth + 1)
        if inner is None or not (inner.parts or _is_name(line, inner)):
            return found
        found = line.phrase(found.first, inner.last, found.head, (), (*found.inner, inner))
    return found


def _is_vague(line: Line, found: Phrase) -> bool:
    """Whether the phrase only says how many of what its complement names ("dozens of farmers")."""
    return line.lower(found.head) in line.words.quantifiers or line.kinds[found.head] in (DET, NUM)


def _examples(line: Line, at: int) -> int:
    """How many tokens at ``at`` are a word that gives examples ("including", "such as"); 0 without one."""
    if line.lower(at) in line.words.including:
        return 1
    return 2 if f"{line.lower(at)} {line.lower(at + 1)}" in line.words.including else 0


def _takes(line: Line, found: Phrase, at: int) -> bool:
    """Whether the preposition at ``at`` keeps what follows in the phrase."""
    words = line.words
    if line.lower(at) in words.any_complement:
        return line.kinds[found.head] != PRONOUN
    nouns = words.complements.get(line.lower(at))
    if not nouns or line.lower(at + 1) in words.indefinite:
        return False
    before = line.lower(at - 1)
    if before in words.enclitics:
        before = line.lower(at - 2)
    first = line.lower(found.first)
    near = {before, first, line.lower(found.head), f"{line.lower(at - 2)} {before}"}
    return not nouns.isdisjoint(near | {f"{first} {line.lower(found.first + 1)}"})


def _complement(line: Line, at: int, depth: int) -> Phrase | None:
    """What follows a complement's preposition: one phrase, or several without determiners of their own."""
    first = simple(line, at, depth + 1)
    if first is None:
        return None
    more = _more(line, [first], first.last, depth + 1)
    if not more or line.tag(first.head) != line.tag(more[-1].head):
        return first
    if any(line.kinds[p.first] in (DET, OWNER, NUM, PRONOUN) or p.first in line.people for p in more):
        return first
    return line.phrase(first.first, more[-1].last, first.head, (first, *more))


# -- apposition


def _apposed(line: Line, found: Phrase) -> Phrase:
    """The phrase with the apposition after its comma, where that says who it is."""
    at = found.last
    if line.kinds[at] != COMMA:
        return found
    start = at + 1
    if line.kinds[start] == NUM and line.kinds[start + 1] == COMMA and line.tokens[start].text.isdigit():
        start += 2  # an age: "Jane Roe, 74, a resident"
    other = base(line, start)
    if other is None:
        return found
    other = _complements(line, other, 1)
    if not (_closes(line, other.last) or _is_named_subject(line, found, other)):
        return found
    if not _says_who(line, found, other):
        return found
    return line.phrase(found.first, other.last, found.head, (), (found, other))


def _closes(line: Line, at: int) -> bool:
    """Whether an apposition may end before ``at``: at a mark, and no list goes on after it."""
    if at >= line.size:
        return True
    token = line.tokens[at]
    if token.text not in _ENDS:
        return token.lower in line.words.relatives
    return not (token.text == "," and line.kinds[at + 1] == JOIN)


def _is_named_subject(line: Line, one: Phrase, two: Phrase) -> bool:
    """Whether a role opens the sentence and the name after it runs into the verb without a comma."""
    return not one.first and two.first in line.people and _verb_follows(line, two.last)


def _says_who(line: Line, one: Phrase, two: Phrase) -> bool:
    """Whether one of two phrases is a name and the other a role that it may bear."""
    if _is_name(line, two):
        if two.first in line.people:
            return one.first not in line.people and _is_role(line, one)
        return not line.people and two.last - two.first > 1 and _is_role(line, one)
    if any(two.first < f < two.last <= line.names.get(f, 0) for f in line.people):
        # A role, then a role with its name: "Fellow protester, engineer Richard Roe".
        return not _is_named(line, one) and not one.first and line.tag(one.head) == "NOUN"
    if not _is_named(line, one) or two.first in line.people:
        return False
    known = any(two.first <= r < two.last for r in line.roles)
    if known and one.first == 1 and line.tag(0) == "ADP" and one.first not in line.people:
        return False  # "In Kenosha, *the mayor* said"
    if line.kinds[two.first] in (DET, OWNER) or POSSESSIVE in line.kinds[two.first : two.last]:
        return known or line.tag(two.head) == "NOUN"
    return line.tag(two.head) == "NOUN" and (known or not line.words.head_last)


def _is_name(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is nothing but a name."""
    if line.names.get(phrase.first, 0) >= phrase.last:
        return True
    return all(line.tag(i) == "PROPN" for i in range(phrase.first, phrase.last))


def _is_named(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is, or ends in, a name."""
    last = phrase.last - 1
    while last > phrase.first and line.kinds[last] in (CLOSE, NUM, OPEN):
        last -= 1
    return line.tag(last) == "PROPN" or any(
        phrase.first <= first and phrase.last == end for first, end in line.names.items()
    )


def _is_role(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase can say what somebody is: a role is known in it, or it is a common noun's."""
    if any(phrase.first <= r < phrase.last for r in line.roles):
        return True
    if line.tag(phrase.first - 1) == "ADP":
        return False
    return line.tag(phrase.head) == "NOUN" or line.kinds[phrase.head] == DET
