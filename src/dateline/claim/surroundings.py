"""What stands around a candidate event: its sentence, its sides, and who else is there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.claim.coding import Coded
from dateline.claim.standing import standing_of
from dateline.claim.view import VERBAL, View
from dateline.read.document import Document
from dateline.records import Event, Mention

FAR = 12
"""Tokens from the trigger beyond which a side is just far."""

Evidence = dict[str, float]
"""Numbers by the names of what they say; see ``claim/evidence.py``."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that the rules read, with the sentence and the structure it was read from.

    ``coded`` is None for a request that is made by form alone (``claim/appeals.py``).
    """

    event: Event
    here: View
    coded: Coded | None = None

    @property
    def frame(self) -> str:
        """The name of its frame; empty for a request by form."""
        return self.coded.filled.frame.name if self.coded is not None else ""

    @property
    def unit(self) -> str:
        """The language, frame and unit that read it, as the data write it."""
        if self.coded is None:
            return ""
        return f"{self.here.document.language} {self.frame}: {self.coded.filled.trigger.entry.unit.text}"


def key(mention: Mention) -> str:
    """What tells the actor of a mention from others in the article."""
    return mention.actor_id or mention.name


def steps(name: str, count: float, bounds: Sequence[float]) -> Iterator[tuple[str, float]]:
    """One mark for each step that the count is over."""
    return ((f"{name}>{step}", 1.0) for step in bounds if count > step)


def of_sentence(document: Document, one: Candidate) -> Evidence:
    """How the sentence is built around the trigger."""
    here, event = one.here, one.event
    tokens = here.tokens
    at = bisect_left(tokens, event.span[0], key=lambda t: t.span[0])
    out: Evidence = dict(steps("sentence.tokens", len(tokens), (10, 18, 26, 36, 50)))
    out.update(steps("sentence.verbs", sum(t.tag == "VERB" for t in tokens), (1, 2, 3, 5)))
    out.update(steps("trigger.at", at / max(len(tokens), 1), (0.2, 0.4, 0.6, 0.8)))
    place = here.sentence / max(len(document.sentences), 1)
    out.update(steps("sentence.at", place, (0.1, 0.3, 0.6)))
    if here.sentence == 0:
        out["sentence.first"] = 1.0
    out[f"tag={here.tag(at)}"] = 1.0
    out[f"tag.before={here.tag(at - 1) or 'none'}"] = 1.0
    out[f"tag.after={here.tag(at + 1) or 'none'}"] = 1.0
    if here.quote_of(at) >= 0:
        out["marked"] = 1.0
    if tokens[-1].text == "?":
        out["question"] = 1.0
    clause = here.clause_words(at)
    if not here.words.negators.isdisjoint(clause):
        out["clause.negated"] = 1.0
    first, _ = here.clause(at)
    before = [here.lower(i) for i in range(first, at)]
    if any(word in here.words.relatives for word in before):
        out["under.relative"] = 1.0
    if any(word in here.words.subordinators for word in before):
        out["under.subordinator"] = 1.0
    if any(word in here.words.complementisers for word in before):
        out["under.complementiser"] = 1.0
    verbs = sum(here.tag(i) == "VERB" for i in range(first, at))
    out.update(steps("verbs.before", verbs, (0, 1, 2)))
    if any(word in here.words.auxiliaries for word in here.group(at)):
        out["helped"] = 1.0
    first_label = bisect_left(document.labels, here.sentence, key=lambda label: label.sentence)
    for i in range(first_label, len(document.labels)):
        label = document.labels[i]
        if label.sentence != here.sentence:
            break
        if label.first <= at < label.last and label.task != "name":
            out[f"labelled={label.task}"] = label.score
    return out


def of_rest(document: Document, one: Candidate, names: Sequence[Mention]) -> Evidence:
    """Who else stands in the clause: a side that is empty while somebody stands there may be missed."""
    here, event = one.here, one.event
    sides = [m.span for m in (*event.source, *event.target)]
    if event.reported_by is not None:
        sides.append(event.reported_by.span)  # who tells of an act is no side that was missed
    tokens = here.tokens
    at = bisect_left(tokens, event.span[0], key=lambda t: t.span[0])
    first, last = here.clause(at)
    clause = tokens[first].span[0], tokens[last - 1].span[1]
    free = [
        m for m in names
        if m.kind != "place" and clause[0] <= m.span[0] < clause[1]
        and not any(s[0] < m.span[1] and m.span[0] < s[1] for s in sides)
    ]  # fmt: skip
    empty = "" if event.target or event.reciprocal else "&target=none"
    lone = "" if event.source else "&source=none"
    out: Evidence = {}
    out.update(steps("free.after" + empty, sum(m.span[0] > event.span[0] for m in free), (0, 1)))
    out.update(steps("free.before" + lone, sum(m.span[0] < event.span[0] for m in free), (0, 1)))
    i = bisect_left(tokens, event.span[1], key=lambda t: t.span[0])
    gap = 0
    while i < last and here.phrase_at(i) is None and gap < FAR:
        i, gap = i + 1, gap + 1
    phrase = here.phrase_at(i) if i < last else None
    if empty:
        if phrase is None:
            out["then=nothing"] = 1.0
        else:
            led = (
                "preposition"
                if here.is_preposition(i - 1)
                else "verb"
                if any(here.tag(j) in VERBAL for j in range(i - gap, i))
                else "bare"
                if gap == 0
                else "words"
            )
            out[f"then={led}"] = 1.0
            out[f"then={led}&type={event.type}"] = 1.0
            if any(phrase.span[0] <= m.span[0] < phrase.span[1] for m in free):
                out[f"then.named={led}"] = 1.0
            out[f"then.tag={here.tag(phrase.head)}"] = 1.0
            if here.lower(phrase.head) in here.words.frames.people:
                out["then.people"] = 1.0
    helped = [w for w in here.group(at) if w in here.words.auxiliaries]
    if helped:
        out[f"helped&status={event.status}"] = 1.0
        if any(w in here.words.frames.perfect for w in helped):
            out["perfect"] = 1.0
        if any(w in here.words.frames.passive for w in helped):
            out["be"] = 1.0
    if any(w in here.words.frames.infinitive for w in here.group(at)):
        out["infinitive"] = 1.0
    return out


def of_side(one: Candidate, side: str, parties: Sequence[Mention], named: Counter[str]) -> Evidence:
    """Who stands on a side, how it was resolved, and where; ``named`` counts mentions by ``key``."""
    if not parties:
        return {f"{side}=none": 1.0, f"{side}=none&type={one.event.type}": 1.0}
    here, first = one.here, parties[0]
    out: Evidence = dict(steps(f"{side}.parties", len(parties), (1, 2)))
    out[f"{side}.kind={first.kind}"] = 1.0
    standing = standing_of(first)
    if one.coded is not None:
        of = one.coded.source if side == "source" else one.coded.target
        standing = of[0].standing if of else standing
    out[f"{side}.standing={standing}"] = 1.0
    for name, value in (
        ("sector", first.sector), ("country", first.country), ("actor", first.actor_id),
    ):  # fmt: skip
        if value:
            out[f"{side}.{name}"] = 1.0
    text = here.document.words(first.span)
    if text.lower() in here.words.pronouns:
        out[f"{side}.pronoun"] = 1.0
    elif text != first.name:
        out[f"{side}.resolved"] = 1.0
    if first.rule:
        out[f"{side}.rule={first.rule}"] = 1.0
    out.update(steps(f"{side}.named", named[key(first)], (0, 1, 3, 7)))
    starts = [t.span[0] for t in here.tokens]
    begin, end = bisect_left(starts, first.span[0]), bisect_left(starts, parties[-1].span[1])
    out.update(steps(f"{side}.tokens", bisect_left(starts, first.span[1]) - begin, (1, 3, 6, 10)))
    at = bisect_left(starts, one.event.span[0])
    if not 0 <= begin < len(starts) or first.span[0] < starts[0] or first.span[0] >= here.tokens[-1].span[1]:
        out[f"{side}.elsewhere"] = 1.0
        return out
    before = begin < at
    out[f"{side}.before" if before else f"{side}.after"] = 1.0
    gap = range(end, at) if before else range(bisect_left(starts, one.event.span[1]), begin)
    out.update(steps(f"{side}.gap", len(gap), (0, 1, 3, 6, FAR)))
    if any(here.lower(i) == "," for i in gap):
        out[f"{side}.gap.comma"] = 1.0
    if any(here.tag(i) in VERBAL for i in gap):
        out[f"{side}.gap.verb"] = 1.0
    if any(here.tag(i) in ("NOUN", "PROPN") for i in gap):
        out[f"{side}.gap.noun"] = 1.0
    out[f"{side}.tag.next={here.tag(end) or 'none'}"] = 1.0
    out[f"{side}.tag.before={here.tag(begin - 1) or 'none'}"] = 1.0
    if here.is_preposition(end):
        out[f"{side}.then.preposition"] = 1.0
    if here.lower(end) in here.words.coordinators:
        out[f"{side}.then.coordinator"] = 1.0
    if here.lower(end) in here.words.relatives:
        out[f"{side}.then.relative"] = 1.0
    if any(here.lower(i) in here.words.coordinators or here.lower(i) == "," for i in range(begin, end)):
        out[f"{side}.joined"] = 1.0
    if all(here.tokens[i].text[:1].islower() for i in range(begin, end)):
        out[f"{side}.lower"] = 1.0
    return out
