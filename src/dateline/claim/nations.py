"""Two nations before one word: "*Russian and Ukrainian* officials" are officials of each."""

from __future__ import annotations

from dataclasses import replace

from dateline.claim.view import View, part
from dateline.link.tables import forms
from dateline.read.phrases import Phrase
from dateline.records import Mention

NATION = frozenset({"adjective", "people"})
"""Kinds of names that say of which country somebody is."""


def joined_nations(view: View, phrase: Phrase) -> tuple[Phrase, Phrase, str] | None:
    """The phrase in two, behind its first nation, and that nation's country; None where it joins no two.

    The second piece holds the word that both nations belong to.
    """
    for at in range(phrase.first, phrase.head - 2):
        if view.lower(at + 1) not in view.words.coordinators:
            continue
        first, second = _country(view, at), _country(view, at + 2)
        one, two = part(view, phrase.first, at + 1), part(view, at + 2, phrase.last)
        if first and second and first != second and one is not None and two is not None:
            return one, two, first
    return None


def of_nation(view: View, piece: Phrase, mention: Mention, country: str) -> Mention:
    """Whoever the mention is, of the nation that ends the piece before it."""
    _, _, rest = view.document.words(mention.span).partition(" ")
    actor = mention.actor_id
    if actor is not None:
        own = f":{mention.country}"
        actor = actor.replace(own, f":{country}", 1) if own in actor else None
    name = f"{view.document.words(piece.span)} {rest}"
    return replace(mention, span=piece.span, name=name, country=country, actor_id=actor)


def _country(view: View, at: int) -> str | None:
    """The one country that the adjective at a token names; None for none."""
    if not view.tokens[at].text[0].isupper():
        return None
    size, entries = forms(view.document.language).match([view.lower(at)], 0, 1) or (0, ())
    found = {e.country for e in entries if e.country and e.kind in NATION and not e.weak}
    return found.pop() if size == 1 and len(found) == 1 else None
