"""What lies in the content of an act of speech: what is asked, promised, threatened or alleged."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claim.arguments import Filled
from dateline.claim.sides import Party
from dateline.claim.triggers import Trigger
from dateline.claim.view import MARKS, REACH, STOPS, View


@dataclass(frozen=True, slots=True)
class Scope:
    """The tokens from ``first`` up to before ``last`` as the content of an act.

    ``content`` is the frame's: "unreal", "topic", "alleged" or "crime"; ``target`` are those whom the act
    is aimed at, the doers of what it alleges.
    """

    first: int
    last: int
    content: str
    target: tuple[Party, ...]

    def holds(self, view: View, trigger: Trigger) -> bool:
        """Whether the trigger lies in the content, and is no verb of its own on the level of the act."""
        if not self.first <= trigger.first < self.last:
            return False
        before = view.group_start(trigger.first) - 1
        joined = view.lower(before) in view.words.coordinators
        return not (joined and trigger.entry.tense == "past" and self.content != "alleged")


def _closes(view: View, relative: int, dependent: frozenset[str]) -> int | None:
    """Where the content goes on behind a relative clause ("asked the mayor, who was ill, *to* resign")."""
    if view.lower(relative - 1) != ",":
        return None
    for at in range(relative + 1, min(relative + REACH, len(view.tokens) - 1)):
        if view.lower(at) in STOPS:
            return None
        if view.lower(at) == ",":
            return at + 1 if view.lower(at + 1) in dependent else None
    return None


def _opens_clause(view: View, coordinator: int) -> bool:
    """Whether a comma and the word open a clause that tells what happened (", *and it* cut ties")."""
    subject = view.phrase_at(coordinator + 1)
    if view.lower(coordinator - 1) != "," or subject is None or subject.first != coordinator + 1:
        return False
    if view.lower(subject.first) in view.words.complementisers:
        return False
    entries = view.words.frames.entries.get(view.lower(subject.last), ())
    past = any(e.tense == "past" for e in entries)
    told = view.lower(subject.last) in view.words.frames.perfect | view.words.frames.passive
    return (view.tag(subject.last) == "VERB" and past) or (view.tag(subject.last) == "AUX" and told)


def scope_of(view: View, filled: Filled, target: tuple[Party, ...]) -> tuple[Scope, ...]:
    """The content of the act, where its frame has one: from the trigger to the end of what depends on it."""
    content = filled.trigger.entry.unit.frame.content
    if content is None:
        return ()
    first = filled.trigger.last
    last = first
    known = view.words
    dependent = known.complementisers | known.frames.infinitive
    while last < min(first + REACH, len(view.tokens)):
        word = view.lower(last)
        if word in STOPS or word == ":":
            break
        if word in known.relatives and word not in dependent:
            closed = _closes(view, last, dependent)
            if closed is None:
                break
            last = closed
            continue
        if word in known.subordinators and word not in dependent and not view.is_preposition(last):
            break
        if word in MARKS and view.lower(last - 1) in (",", *STOPS):
            break
        if word in known.coordinators and _opens_clause(view, last):
            break
        last += 1
    return (Scope(first, last, content, target),)
