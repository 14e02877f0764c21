"""The country of people who are named with where they are: "*police in Johannesburg* fired"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.claim.view import VERBAL, View
from dateline.read.document import within
from dateline.read.phrases import Phrase
from dateline.records import Mention

PLACED = "place beside"
"""The rule that gives somebody the country of the place behind them."""
HOPS = 2
"""Prepositional phrases behind the people at most ("nurses *at a hospital in Kenya*")."""


def country_beside(view: View, phrase: Phrase, mentions: Sequence[Mention]) -> str | None:
    """The country of the place that the phrase is said to be in, where its verb follows; None without one.

    Behind the verb a place is that of the act: "arrested three men *in Kenya*".
    """
    at = phrase.last
    for _ in range(HOPS):
        if view.lower(at) not in view.words.frames.at:
            return None
        place = view.phrase_at(at + 1)
        if place is None or place.first != at + 1:
            return None
        at = place.last
        known = {m.country for m in within(mentions, place.span) if m.kind == "place" and m.country}
        if known:
            while view.is_filler(at):
                at += 1
            follows = view.tag(at) in VERBAL or view.tag(at - 1) in VERBAL
            return known.pop() if len(known) == 1 and follows else None
    return None
