"""A passage with the names that lie in it: what cues, speakers and contents are read from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.claim.cues import Lexicon
from dateline.claim.passages import Item, Passage
from dateline.records import Mention

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
COMMAS = frozenset({","})
DASHES = frozenset({"–", "—", "-", "--", "―"})
STOPS = frozenset({".", "?", "!", "…", "..."})
TITLE = 40
"""Code points up to which quoted words may be part of a noun phrase (a nickname, a title)."""

Range = tuple[int, int]
"""Items from the first up to before the second."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The items of a passage with what is known about them.

    ``people`` are the ranges of people's names, ``bodies`` those of organisations and places, both in
    order; ``in_name`` and ``in_role`` the items that are part of any name, or of a title or role.
    ``subjects`` keeps the subjects found so far by verb and depth of the search, ``segments`` for each item
    where its stretch without commas begins and whether a relative word stands in it before the item.
    """

    items: tuple[Item, ...]
    data: Lexicon
    people: tuple[Range, ...]
    bodies: tuple[Range, ...]
    in_name: frozenset[int]
    in_role: frozenset[int]
    subjects: dict[Range, Range | None] = field(default_factory=dict, compare=False)
    segments: list[tuple[int, bool]] = field(default_factory=list, compare=False)

    def is_in(self, at: int, key: str) -> bool:
        """Whether the item at ``at`` is in the list ``key`` of the lexicon."""
        return 0 <= at < len(self.items) and self.items[at].lower in self.data.lists.get(key, frozenset())

    def lower(self, at: int) -> str:
        """The lower case form of the item at ``at``; empty outside the passage."""
        return self.items[at].lower if 0 <= at < len(self.items) else ""

    def tag(self, at: int) -> str:
        """The part of speech of the item at ``at``; empty outside the passage."""
        return self.items[at].tag if 0 <= at < len(self.items) else ""

    def name_in(self, first: int, last: int) -> Range | None:
        """The first name of a person that lies in the range."""
        return next((r for r in self.people if first <= r[0] and r[1] <= last), None)

    def named(self, at: int) -> bool:
        """Whether the item at ``at`` is part of a name."""
        return at in self.in_name

    def is_role(self, at: int) -> bool:
        """Whether the item at ``at`` is part of a title or role."""
        return at in self.in_role

    def is_verb(self, at: int) -> bool:
        """Whether the item is a verb or auxiliary and no part of a name or role."""
        return self.tag(at) in VERBAL and not self.named(at) and not self.is_role(at)

    def is_participial(self, at: int) -> bool:
        """Whether the verb has the ending of a participle, which makes no clause by itself ("citing")."""
        return self.tag(at) == "VERB" and self.lower(at).endswith(self.data.participles)

    def is_nominal(self, at: int) -> bool:
        """Whether a noun phrase may hold the item."""
        return self.tag(at) in NOMINAL or self.named(at) or self.is_role(at) or self.is_in(at, "determiners")

    def is_preposition(self, at: int) -> bool:
        """Whether the item is a preposition."""
        return self.tag(at) == "ADP" or self.is_in(at, "prepositions")


def scene_of(passage: Passage, data: Lexicon, mentions: Sequence[Mention]) -> Scene:
    """The passage with the mentions that lie in it, which are in order of their starts."""
    items = passage.items
    ranges: dict[str, list[Range]] = {"person": [], "organisation": [], "place": [], "role": [], "group": []}
    if items:
        starts = [i.span[0] for i in items]
        at = bisect_left(mentions, starts[0], key=lambda m: m.span[0])
        while at < len(mentions) and mentions[at].span[0] < items[-1].span[1]:
            mention = mentions[at]
            first, last = bisect_left(starts, mention.span[0]), bisect_left(starts, mention.span[1])
            if first < last and items[first].stretch is None and starts[first] == mention.span[0]:
                ranges[mention.kind].append((first, last))
            at += 1
    people, bodies = ranges["person"], sorted(ranges["organisation"] + ranges["place"])
    named = _covered((*people, *bodies))
    return Scene(
        items, data, tuple(people), tuple(bodies), named, _covered((*ranges["role"], *ranges["group"]))
    )


def _covered(ranges: Iterable[Range]) -> frozenset[int]:
    return frozenset(i for first, last in ranges for i in range(first, last))
