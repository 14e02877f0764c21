"""Whose thing a phrase names: "Hungary's *decision*", "langkah *Kemlu*", "the arrest *by police*"."""

from __future__ import annotations

from bisect import bisect_left

from dateline.claim.arguments import launched
from dateline.claim.owners import owners
from dateline.claim.sides import CAPITAL, MAX_PARTIES, Party, Sides
from dateline.claim.standing import FIRM, is_act, standing_of
from dateline.claim.view import View, part
from dateline.read.phrases import Phrase

MAX_HOLDERS = 3
"""Prepositional phrases behind a noun among which its owner is sought ("a request for bail by X")."""
OWNING = FIRM | {"market", "people", "person"}


def owned_by(sides: Sides, view: View, phrase: Phrase | None, allowed: frozenset[str]) -> bool:
    """Whether the phrase names a building, boat or men of such an actor ("pos *TNI*", "anggota*nya*")."""
    standing = sides.party(view, phrase).standing if phrase is not None else ""
    if phrase is None or standing not in ("site", "people"):
        return False
    if standing == "people":
        serving = view.lower(phrase.last - 2) in view.words.frames.serving
        if not serving or view.lower(phrase.last - 1) not in view.words.possessives:
            return False
        holder = part(view, phrase.last - 1, phrase.last)
        return holder is not None and standing_of(sides.party(view, holder).mention) in allowed
    owner = owner_of(sides, view, phrase)
    return owner is not None and owner.standing in allowed


def owner_of(sides: Sides, view: View, phrase: Phrase) -> Party | None:
    """Whose thing the phrase names ("Hungary's *decision*", "langkah *Kemlu*", "border with Russia")."""
    head = phrase.head
    own = owners(view, head, head + 1, phrase)
    candidates = [own.holder, own.whole]
    doer = _doer_behind(view, phrase) if is_act(view, phrase) else None
    launch = launched(view, phrase)
    if launch is not None:  # "gugatan *yang diajukan* serikat"
        doer = launch[1]
    candidates.insert(0, doer)
    if _suffered(view, phrase):  # "the *arrest* of X", "X's arrest": X did nothing
        candidates = [doer, own.holder if own.adjective or _done(view, phrase) else None]
        doers = [sides.party(view, c) for c in candidates if c is not None]
        # "a *Kabul* bombing killed five": a capital beside the act says where.
        return next((p for p in doers if p.standing in OWNING and p.mention.rule != CAPITAL), None)
    for at in range(head + 1, min(phrase.last, head + 1 + MAX_PARTIES)):
        if view.words.frames.owner_after and view.tag(at) == "ADJ":
            continue  # "jet *pertama* Israel"
        if _is_where(view, at):
            break
        if _is_matter(view, phrase, at):
            break
        candidates.append(part(view, at, phrase.last))
    at = phrase.last
    for _ in range(MAX_HOLDERS):
        following = view.phrase_at(at + 1)
        if following is None or not view.is_preposition(at):
            break
        if view.lower(at) in view.words.frames.holder:
            candidates.append(following)
        at = following.last
    for name in sides.inside(phrase.span):
        first = bisect_left(view.tokens, name.span[0], key=lambda t: t.span[0])
        last = bisect_left(view.tokens, name.span[1], key=lambda t: t.span[0])
        before = range(phrase.first, first)
        if not any(_is_where(view, at) or _is_matter(view, phrase, at) for at in before):
            candidates.append(part(view, first, last))
    for candidate in candidates[:MAX_PARTIES]:
        if candidate is None:
            continue
        found = sides.party(view, candidate)
        if found.standing in OWNING:
            return found
    return None


def _is_where(view: View, at: int) -> bool:
    """Whether the word opens a phrase that says where or when, and not whose ("shootings *in* France")."""
    known = view.words.frames
    return view.is_preposition(at) and view.lower(at) in known.at - known.holder - known.owner


def _is_matter(view: View, phrase: Phrase, at: int) -> bool:
    """Whether the word opens what a thing is about, and not whose it is ("a tax *on* imports")."""
    known = view.words.frames
    if known.owner_after or at <= phrase.head or not view.is_preposition(at):
        return False
    return view.lower(at) not in known.holder | known.owner | known.agent


def _doer_behind(view: View, phrase: Phrase) -> Phrase | None:
    """The doer that a preposition marks behind a noun ("the rescue of nine fishers *by the coast guard*")."""
    at = phrase.last
    for _ in range(MAX_HOLDERS):
        following = view.phrase_at(at + 1)
        if following is None or not view.is_preposition(at):
            return None
        if view.lower(at) in view.words.frames.agent:
            return following
        at = following.last
    return None


def _suffered(view: View, phrase: Phrase) -> bool:
    """Whether the phrase names an act that its owner suffers ("the *killing* of X", "his *arrest*")."""
    entries = [e for e in view.words.frames.entries.get(view.lower(phrase.head), ()) if e.unit.kind == "noun"]
    owner = view.words.frames.owner
    return any(
        not e.rest
        and (
            e.unit.frame.owner == "target"
            or any(s.role == "T" and s.prepositions & owner for s in e.unit.slots)
        )
        for e in entries
    )


def _done(view: View, phrase: Phrase) -> bool:
    """Whether the act that the phrase names is its possessor's own ("*Costa's* endorsement")."""
    entries = view.words.frames.entries.get(view.lower(phrase.head), ())
    nouns = [e for e in entries if e.unit.kind == "noun" and not e.rest]
    return bool(nouns) and all(e.unit.frame.owner == "source" for e in nouns)
