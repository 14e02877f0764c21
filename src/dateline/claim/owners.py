"""What a noun belongs to: "Israel's attack", "the arrest of two men", "serangan Israel"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claim.view import View, part
from dateline.ontology.plover import standings
from dateline.read.name_words import name_words
from dateline.read.phrases import Phrase

NAMING = frozenset({"NOUN", "PROPN", "PRON"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Owners:
    """What a noun belongs to inside its own phrase.

    ``holder`` stands before it (Israel's, Israeli, his), ``whole`` after it (of Israel, or the name that
    follows where the language puts owners there); ``adjective`` says that the holder is no possessive.
    """

    holder: Phrase | None
    whole: Phrase | None
    adjective: bool


def owners(view: View, first: int, last: int, phrase: Phrase | None) -> Owners:
    """The owners of the noun at the tokens from ``first`` up to before ``last``."""
    known = view.words.frames
    if phrase is None:
        return Owners(None, view.phrase_at(last) if known.owner_after else None, False)
    holder: Phrase | None = None
    whole: Phrase | None = None
    adjective = False
    for at in range(first - 1, phrase.first - 1, -1):
        if view.lower(at) in POSSESSIVE and view.tag(at) in ("PART", "PUNCT", "X"):
            holder = part(view, phrase.first, at)
            break
    if holder is None and not known.owner_after and first > phrase.first:
        opener = view.lower(phrase.first)
        if view.tag(phrase.first) == "PRON" or opener in view.words.possessives:
            holder = part(view, phrase.first, phrase.first + 1)
        else:
            names = [at for at in range(phrase.first, first) if view.tag(at) == "PROPN" or _named(view, at)]
            if names:
                holder, adjective = part(view, names[0], names[-1] + 1), True
            elif _acts(view, first - 1):
                holder, adjective = part(view, first - 1, first), True
    for at in range(last, phrase.last):
        if view.lower(at) in known.owner:
            whole = part(view, at + 1, phrase.last)
            break
    if whole is None and known.owner_after and last < phrase.last:
        start = last
        while start < phrase.last - 1 and view.tag(start) == "ADJ":
            start += 1
        pointed = start == phrase.last - 1 and view.lower(start) in view.words.demonstratives
        whole = None if pointed else part(view, start, phrase.last)
    if whole is None and known.owner_after and last == phrase.last:
        whole = view.phrase_at(last)
    if whole is None and not known.owner_after and view.lower(last) in known.owner and last >= phrase.last:
        whole = view.phrase_at(last + 1)
    return Owners(holder, whole, adjective)


def _acts(view: View, at: int) -> bool:
    """Whether the noun names those who act for a state or under arms ("the *police* killing of a boy")."""
    if view.tag(at) != "NOUN":
        return False
    found = name_words(view.document.language).groups.match([view.lower(at)], 0, 1)
    return found is not None and standings().get(found[1]) in ("state", "armed")


def _named(view: View, at: int) -> bool:
    return view.tokens[at].text[:1].isupper() and view.tag(at) == "ADJ"


def owner(view: View, phrase: Phrase) -> Phrase | None:
    """The phrase that another names as its owner, after its head or before it; None without one."""
    own = owners(view, phrase.head, phrase.head + 1, phrase)
    for found in (own.whole, own.holder):
        if found is not None and any(view.tag(at) in NAMING for at in range(found.first, found.last)):
            return found
    return None
