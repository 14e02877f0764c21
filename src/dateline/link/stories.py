"""People of whom nothing is stated: the country of the story, where the text around them names no other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from dateline.link.places import SPOKEN, World
from dateline.read.document import Document
from dateline.records import Mention

STORY = "story of one country"
"""The rule for people of whom nothing is stated, and for bodies, in an article about one country."""


def at_the_scene(document: Document, mentions: Sequence[Mention], world: World) -> dict[str, str]:
    """The country of each person, by name, that the article leads us to expect; without those it does not.

    It is the country of the story, or the one most spoken of if the paragraphs that name the person speak of
    no other.
    """
    story, lead = world.story(), _lead(world)
    if lead is None:
        return {}
    starts = [0, *(found.end() for found in re.finditer("\n", document.text))]
    spoken: dict[int, set[str]] = defaultdict(set)
    for hit in world.hits:
        entry = world.meaning(hit)
        if entry is not None and entry.country:
            spoken[bisect_right(starts, hit.span[0])].add(entry.country)
    around: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind == "person":
            around[mention.name] |= spoken[bisect_right(starts, mention.span[0])]
    return {name: lead for name, found in around.items() if story or found <= {lead}}


def _lead(world: World) -> str | None:
    """The country that more than half of the places are of: the home, or one that is spoken of enough."""
    first = world.leading()
    if first is None or world.home not in (None, first):
        return None
    return first if first == world.home or world.counts[first] >= SPOKEN else None
