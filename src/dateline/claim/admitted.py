"""Which parties a side of a frame takes from a phrase, and whether both sides suit the frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.claim.nations import joined_nations, of_nation
from dateline.claim.sides import MAX_PARTIES, Party, Sides, unresolved
from dateline.claim.standing import FIRM
from dateline.claim.view import View, part
from dateline.claim.whose import owner_of
from dateline.link.parties import GUESSED
from dateline.ontology.plover import Frame
from dateline.read.phrases import Phrase, split_coordination
from dateline.records import Mention

INITIALS = 2
"""Letters of a name that is kept back."""
BESIDE = frozenset(",()")
"""Marks that may stand beside it, with an age ("*RS* (44)")."""
NO_ACTORS = frozenset({"thing", "place", "site"})


def parties(
    sides: Sides,
    view: View,
    phrase: Phrase | None,
    allowed: frozenset[str],
    speaker: Mention | None = None,
    *,
    owned: bool = True,
    armed: bool = False,
    several: bool = False,
) -> tuple[Party, ...]:
    """The parties in the phrase that a side takes; with ``owned`` a thing stands for its owner.

    With ``armed`` boats and jets keep their phrase, and act for whom they belong to; with ``several``
    what "and" joins is never one party.
    """
    if phrase is None:
        return ()
    out: list[Party] = []
    for each in _parts(sides, view, phrase, several=several)[:MAX_PARTIES]:
        nations = joined_nations(view, each)
        if nations is not None:
            one, two, country = nations
            both = sides.party(view, two, speaker)
            if both.standing in allowed:
                out += [Party(of_nation(view, one, both.mention, country), both.standing), both]
                continue
        found = sides.party(view, each, speaker)
        if found.standing == "thing" and not owned and found.standing not in allowed:
            continue
        if found.standing in ("thing", "place", "site"):
            owner = owner_of(sides, view, each)
            keeps = found.standing == "site" and "site" in allowed
            if owner is not None and owner.standing in allowed and not keeps:
                if armed and found.standing == "site":
                    owner = Party(replace(owner.mention, span=found.mention.span), owner.standing)
                out.append(owner)
                continue
        if found.standing in allowed:
            out.append(found)
        elif each.first + 1 == each.last and _may_be_any(view, each, allowed, found.mention):
            out.append(Party(unresolved(view, found.mention), "organised"))
    return tuple(out)


def those_told(sides: Sides, view: View, phrase: Phrase) -> tuple[Party, ...]:
    """Those who are told to do something: whoever is told can act, by whatever noun."""
    each = _parts(sides, view, phrase, several=False)[:MAX_PARTIES]
    found = [sides.party(view, one) for one in each]
    return tuple(Party(p.mention, "people" if p.standing in NO_ACTORS else p.standing) for p in found)


def country_meant(sides: Sides, view: View, phrase: Phrase) -> tuple[Party, ...]:
    """The country that a lone pronoun was read as, in the part of a state ("*it* urged both sides")."""
    found = sides.party(view, phrase).mention
    alone = phrase.last - phrase.first == 1 and view.lower(phrase.first) in view.words.pronouns
    named = alone and found.kind == "place" and (found.actor_id or "").startswith("country:")
    return (Party(found, "state"),) if named else ()


def counted_people(sides: Sides, view: View, phrase: Phrase) -> tuple[Party, ...]:
    """A counted phrase of an unknown word, or a lone pronoun, as people ("killed 12 shoppers")."""
    known = view.words.frames.plural
    counted = any(view.tag(at) == "NUM" or view.lower(at) in known for at in range(phrase.first, phrase.last))
    alone = phrase.last - phrase.first == 1 and view.lower(phrase.first) in view.words.possessives
    if not counted and not alone:
        return ()
    found = sides.party(view, phrase)
    return (Party(found.mention, "people"),) if found.standing == "thing" else ()


def initialled_people(sides: Sides, view: View, phrase: Phrase | None) -> tuple[Party, ...]:
    """Those whom the law deals with, named by their initials alone ("*RS* and *MT* were arrested")."""
    if phrase is None:
        return ()
    loose = view.words.coordinators | BESIDE
    tokens = [at for at in range(phrase.first, phrase.last) if not _is_loose(view, at, loose)]
    if any(len(view.tokens[at].text) != INITIALS or not view.tokens[at].text.isupper() for at in tokens):
        return ()
    found = [sides.party(view, each) for at in tokens if (each := part(view, at, at + 1)) is not None]
    return tuple(Party(p.mention, "people") for p in found if p.standing == "thing")


def _parts(sides: Sides, view: View, phrase: Phrase, *, several: bool) -> tuple[Phrase, ...]:
    """The parties that the phrase joins; the whole where a part names nobody without another's owner.

    "the government, army and people of Russia" are one party, "the army and the UN" two.
    """
    parts = _whole(sides, view, split_coordination(view.document, view.sentence, phrase, sides.mentions))
    if len(parts) < 2 or several:
        return parts
    known = [sides.mention(view, part.span) for part in parts]
    shared = known[-1].country is not None and all(
        m.kind in ("group", "role") and _is_bare(sides, m, p) and p.last - p.first == 1
        for m, p in zip(known[:-1], parts[:-1], strict=True)
    )
    return (phrase,) if shared else parts


def _is_bare(sides: Sides, mention: Mention, phrase: Phrase) -> bool:
    """Whether nothing in the phrase says whose people they are; what was guessed says nothing."""
    told = [m for m in (mention, *sides.inside(phrase.span)) if m.country is not None]
    return not told or any(m.rule in GUESSED for m in told)


def _whole(sides: Sides, view: View, parts: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The parts, those joined again that one name holds ("Menteri *Kelautan dan Perikanan*")."""
    out = list(parts[:1])
    for each in parts[1:]:
        held = sides.inside((out[-1].span[0], each.span[1]))
        # "to the president and *to* the parliament" are two, whatever holds them.
        apart = view.is_preposition(each.first - 1)
        if not apart and any(m.span[0] < out[-1].span[1] and each.span[0] < m.span[1] for m in held):
            span = out[-1].span[0], each.span[1]
            out[-1] = Phrase(span, out[-1].first, each.last, out[-1].head)
        else:
            out.append(each)
    return tuple(out)


def _is_loose(view: View, at: int, loose: frozenset[str]) -> bool:
    """Whether the token only joins names, or tells an age."""
    return view.lower(at) in loose or view.lower(at).isdecimal()


def _may_be_any(view: View, phrase: Phrase, allowed: frozenset[str], mention: Mention) -> bool:
    """Whether the phrase is a "they" or "he" that was read as somebody who cannot do the act.

    The act itself then says of which standing they are, not who ("*they* arrested one person").
    """
    word = view.lower(phrase.first)
    if view.lower(phrase.last) in view.words.relatives:
        return False  # "*mereka yang* memberi akses": whoever does it
    if word in view.words.singulars and mention.name.lower() == word:
        return False  # a "he" with nobody named before
    return word in view.words.frames.anybody and not allowed.isdisjoint(FIRM)


def is_political(frame: Frame, source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Whether one side at least is a political actor in its role, as the frame asks."""
    return any(p.standing in frame.political for p in (*source, *target))


def suits(frame: Frame, source: Sequence[Party], target: Sequence[Party], *, passive: bool) -> bool:
    """Whether the sides that the frame needs are there, and differ where it says so.

    A passive main clause counts with no source ("two men were arrested").
    """
    if frame.needs in ("source", "both") and not source and not (passive and target):
        return False
    if frame.needs == "target" and not target:
        return False
    if frame.needs == "both" and not target and frame.mutual == "never":
        return False
    if not source and not target:
        return False
    if frame.foreign and source and target:
        own = {p.mention.country for p in source if p.mention.country}
        if all(
            p.standing == "state" and p.mention.kind == "place" and p.mention.country in own for p in target
        ):
            return False
    return True
