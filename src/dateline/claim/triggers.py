"""The words of a sentence that may state an act: one look-up a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claim.frames import Entry, Lexicon
from dateline.claim.view import STOPS, VERBAL
from dateline.records import Token

PARTICLE_REACH = 5
"""Words that may stand between a verb and its particle ("turned the offer down")."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
OBJECTS = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"})
UNTAGGED = "X"
NOMINAL_KINDS = frozenset({"noun", "agent"})
"""Kinds of units whose trigger is a noun."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The tokens from ``first`` up to before ``last`` as a written form of one unit."""

    entry: Entry
    first: int
    last: int

    @property
    def rank(self) -> tuple[int, int]:
        """The longer the trigger and the more its unit asks for, the earlier it is tried."""
        return (-(self.last - self.first), -self.entry.unit.weight)


def find_triggers(tokens: Sequence[Token], known: Lexicon) -> list[list[Trigger]]:
    """The triggers at each token that has any, in order of place; those at one token by rank."""
    out: list[list[Trigger]] = []
    for at, token in enumerate(tokens):
        entries = known.entries.get(token.lower)
        if entries is None:
            continue
        here = [trigger for entry in entries if (trigger := _match(tokens, at, entry)) is not None]
        if here:
            here.sort(key=lambda trigger: trigger.rank)
            out.append(here)
    return out


def _match(tokens: Sequence[Token], at: int, entry: Entry) -> Trigger | None:
    tag, kind = tokens[at].tag, entry.unit.kind
    last = at + 1 + len(entry.rest)
    if entry.rest and not _follows(tokens, at + 1, entry.rest):
        if kind != "verb" or len(entry.rest) != 1 or not _particle(tokens, at + 1, entry.rest[0]):
            return None
        last = at + 1
    if tag == UNTAGGED or len(entry.rest) > 0:
        return Trigger(entry, at, last)
    if kind in ("verb", "passive"):
        participle = tag == "ADJ" and entry.tense != "present"
        return Trigger(entry, at, last) if tag in VERBAL or participle else None
    if kind == "word":
        return Trigger(entry, at, last) if tag not in ("NOUN", "PROPN") else None
    return Trigger(entry, at, last) if tag in NOMINAL or tag == "VERB" else None


def _follows(tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(tokens):
        return False
    return all(tokens[at + i].lower == word for i, word in enumerate(rest))


def _particle(tokens: Sequence[Token], at: int, particle: str) -> bool:
    for index in range(at, min(at + PARTICLE_REACH, len(tokens))):
        token = tokens[index]
        if token.lower == particle:
            # A particle has no object of its own: "turned him down", not "gave aid in cash".
            return index + 1 >= len(tokens) or tokens[index + 1].tag not in OBJECTS
        if token.tag in VERBAL or token.lower in STOPS:
            return False
    return False
