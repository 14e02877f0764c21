"""People of whom nothing is stated: the country of the story, where the text around them names no other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.link.places import SPOKEN, World
from dateline.read.document import Document
from dateline.records import Mention

STORY = "story of one country"
"""The rule for people of whom nothing is stated, and for bodies, in an article about one country."""

LEADING = 1.75
"""The share of all named places that the country of an office must have, as one part in so many."""
SERVED = "office of the story"
"""The rule for people in an office of which the article does not say whose it is."""


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


def in_the_story(
    document: Document, mentions: Sequence[Mention], world: World, officials: Iterable[int]
) -> dict[str, str]:
    """The country that somebody in an office, by name, may be expected to serve; without those it does not.

    It is the one that four named places of seven are of, where the first sentence that names the office (that
    of one of the mentions ``officials``) and the one directly before it name no other.
    """
    first = world.leading()
    if first is None or world.home not in (None, first) or world.counts[first] < 2:
        return {}
    if LEADING * world.counts[first] < world.counts.total() or not document.sentences:
        return {}
    spoken: dict[int, set[str]] = defaultdict(set)
    for hit in world.hits:
        entry = world.meaning(hit)
        if entry is not None and entry.country:
            spoken[document.sentence_at(hit.span[0])].add(entry.country)
    around: dict[str, set[str]] = {}
    for i in sorted(officials):
        at = document.sentence_at(mentions[i].span[0])
        around.setdefault(mentions[i].name, spoken[at] | spoken[at - 1])
    return {name: first for name, found in around.items() if found <= {first}}
