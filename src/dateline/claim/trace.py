"""What the event coder decided and why: kept only where somebody asks (``dateline explain``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dateline.claim.coding import Coded
    from dateline.claim.scope import Scope
    from dateline.claim.triggers import Trigger
    from dateline.claim.view import View
    from dateline.records import Event

Reason = Literal[
    "heading", "name", "covered", "structure", "words", "form", "source", "target", "doer", "same", "mutual",
    "passive", "agentless", "lacking", "figurative", "political", "scope", "said", "repeats", "outdone",
    "asked", "score",
]  # fmt: skip

REASONS: dict[Reason, str] = {
    "heading": "Headings, standfirsts and tables repeat or list; they state no event.",
    "name": "The word is part of a name.",
    "covered": "Another act of the sentence has taken up this word.",
    "structure": "What the unit asks for does not stand around the word.",
    "words": "A word of the clause forbids the frame, or one that it asks for is missing.",
    "form": "The form of the word states no act that happened.",
    "source": "The phrase in the place of the source names nobody of a standing that the frame takes.",
    "target": "The phrase in the place of the target names nobody of a standing that the frame takes.",
    "doer": "It is said to be done by something that is no actor.",
    "same": "Source and target are one and the same.",
    "mutual": "The act is done together, and only one side is named.",
    "passive": "In the passive, the frame states no act between actors.",
    "agentless": "Nobody is named who did it, and the sentence does not tell it as a report.",
    "lacking": "A side that the frame needs is not named, or is the other's own.",
    "figurative": "Between two people this is as often an act of words.",
    "political": "No side is a political actor in its role.",
    "scope": "It is asked, promised, threatened or the topic of a protest: no event of its own.",
    "said": "A verb of the sentence states this act already.",
    "repeats": "It repeats an event of the sentence.",
    "outdone": "The sentence tells the same doer's act more fully.",
    "asked": "It is said that it must be done: asked, and not done.",
    "score": "The reading is too unsure.",
}
"""Why a reading of a word as an act was rejected; the more it had got right, the later it stands."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A rejected reading of a word; ``other`` took its place, it stands in ``scope``, ``note`` says more."""

    here: View
    trigger: Trigger
    reason: Reason
    other: Trigger | None = None
    scope: Scope | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading of a word that became an event."""

    here: View
    coded: Coded
    event: Event


@dataclass(frozen=True, slots=True)
class Unsure:
    """An event that was read and not kept: its score, the least kept, and what spoke against it most."""

    event: Event
    least: float
    against: tuple[str, ...]


def note_dropped(
    here: View, trigger: Trigger, reason: Reason, other: Trigger | None = None, scope: Scope | None = None
) -> None:
    """Keeps a rejected reading, where the document has a trace."""
    if here.document.trace is not None:
        here.document.trace.append(Dropped(here, trigger, reason, other, scope))


def note_kept(here: View, coded: Coded, event: Event) -> None:
    """Keeps what an event was read from, where the document has a trace."""
    if here.document.trace is not None:
        here.document.trace.append(Kept(here, coded, event))
