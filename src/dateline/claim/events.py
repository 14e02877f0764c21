"""Who did what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.claim.appeals import find_appeals, find_obligations
from dateline.claim.candidates import code_sentence
from dateline.claim.circumstances import Circumstances
from dateline.claim.coding import Coded
from dateline.claim.functionwords import words
from dateline.claim.gate import is_apolitical
from dateline.claim.happenings import number_happenings
from dateline.claim.magnitudes import with_magnitudes
from dateline.claim.rejector import bound, judge
from dateline.claim.sides import Sides, unresolved
from dateline.claim.surroundings import Candidate
from dateline.claim.timing import date_rest
from dateline.claim.trace import note_kept
from dateline.claim.triggers import Trigger, find_triggers
from dateline.claim.view import View
from dateline.claim.viewing import view
from dateline.languages import load
from dateline.read.dates import DateMention
from dateline.read.document import Document
from dateline.records import BlockKind, Event, Keep, Mention, Quotation

RUNNING: frozenset[BlockKind] = frozenset({"paragraph", "list", "quote"})
"""Blocks whose sentences may state events; headings, standfirsts and tables only repeat or list."""


POLITICAL = 2
"""Events of political actors in an article from which on what people and firms ask or refuse counts too."""
MOST_TRIGGERS = 4_000
"""Readings of words as acts that are tried in one text; of 2,100 pages and texts none has more than 1,600."""
MOST_HERE = 120
"""Readings of words as acts that are tried in one sentence; none of them has more than 60."""
MOST_EVENTS = 1_000
"""Events of one text; none of them has more than 70."""

NOUN_REACH = 2
"""Words between a verb that only lends its subject and its noun ("issued *a final* ultimatum")."""

TOO_MANY = "The text states too many acts; only the first were read for events."


def find_events(
    document: Document,
    mentions: tuple[Mention, ...],
    quotations: tuple[Quotation, ...],
    dates: Sequence[DateMention],
    keep: Keep = "default",
) -> tuple[Event, ...]:
    """The political events that the text states, in order of their triggers.

    Of the candidates those whose score reaches the bound that ``keep`` names.
    """
    candidates = find_candidates(document, mentions, quotations, dates)
    events = list(judge(document, mentions, quotations, candidates, bound(keep)))
    frames = {(c.event.span, c.event.type): c.frame for c in candidates}
    known = words(document.language)
    pronouns = known.pronouns if known is not None else frozenset()
    return number_happenings(events, frames, pronouns)


def find_candidates(
    document: Document,
    mentions: tuple[Mention, ...],
    quotations: tuple[Quotation, ...],
    dates: Sequence[DateMention],
) -> list[Candidate]:
    """The events that the rules read, in order of their triggers, with what they were read from."""
    known = words(document.language)
    if known is None or is_apolitical(document):
        return []
    sides = Sides(mentions, dates)
    places = tuple(m for m in mentions if m.kind == "place")
    circumstances = Circumstances(document.article, dates, places)
    meeting = _by_sentence(document, quotations)
    out: list[Candidate] = []
    left = MOST_TRIGGERS
    for sentence in document.sentences:
        if document.article.blocks[sentence.block].kind not in RUNNING:
            continue
        tokens = document.tokens[sentence.index]
        triggers = find_triggers(tokens, known.frames)
        if left <= 0 or len(out) >= MOST_EVENTS:
            document.cut.append(TOO_MANY)
            break
        triggers, tried = _first(triggers, document.cut)
        left -= tried
        if not triggers and all(t.lower not in known.frames.musts for t in tokens):
            continue
        here = view(document, mentions, sentence.index, known)
        near = meeting[sentence.index]
        told = tuple(quotations[i] for i in near)
        coded = [
            (_event(here, each, told, near, circumstances), each)
            for each in code_sentence(here, triggers, sides, told)
        ]
        counted = with_magnitudes(here, [(event, each.filled.frame.name) for event, each in coded])
        found = [Candidate(event, here, each) for event, (_, each) in zip(counted, coded, strict=True)]
        asked = list(find_obligations(here, sides, told))
        # What must be done is asked, and did not happen.
        musts = [e.span for e in asked]
        out.extend(c for c in found if not (_is_open(c.event) and any(m < c.event.span for m in musts)))
        out.extend(Candidate(event, here) for event in asked)
    for event in find_appeals(document, quotations, known):
        out.append(Candidate(event, view(document, mentions, event.sentence, known)))
    if sum(c.coded is None or not c.coded.civil for c in out) < POLITICAL:
        out = [c for c in out if c.coded is None or not c.coded.civil]
    out.sort(key=lambda c: (c.event.span, c.event.type))
    dated = date_rest(document, [c.event for c in out], quotations, dates)
    return [replace(c, event=event) for c, event in zip(out, dated, strict=True)]


def _is_open(event: Event) -> bool:
    return event.status == "hypothetical"


def _first(triggers: list[list[Trigger]], cut: list[str]) -> tuple[list[list[Trigger]], int]:
    """The triggers of a sentence up to the bound, and how many readings they have."""
    tried = 0
    for at, group in enumerate(triggers):
        if tried + len(group) > MOST_HERE and at:
            cut.append(TOO_MANY)
            return triggers[:at], tried
        tried += len(group)
    return triggers, tried


def _by_sentence(document: Document, quotations: Sequence[Quotation]) -> list[list[int]]:
    """For each sentence, the indices of the quotations that share text with it, in order."""
    out: list[list[int]] = [[] for _ in document.sentences]
    for number, quotation in enumerate(quotations):
        first, last = document.sentence_at(quotation.span[0]), document.sentence_at(quotation.span[1] - 1)
        for index in range(first, last + 1):
            out[index].append(number)
    return out


def _other_than(here: View, mention: Mention, speaker: Mention | None) -> Mention:
    """The mention, unresolved where it is a "he" that was taken for the one who says it."""
    text = here.document.words(mention.span)
    pronoun = load(here.document.language, "words").get("pronouns", {}).get(text.lower(), {})
    if speaker is None or mention.name != speaker.name or pronoun.get("person") != 3:
        return mention
    return unresolved(here, mention)


def _last_word(here: View, coded: Coded) -> int:
    """The token after the words that carry the act: with a verb that only lends its subject, also its noun.

    "Mengajukan *gugatan*", "issued an *ultimatum*".
    """
    trigger, taken = coded.filled.trigger, coded.filled.taken
    noun = min((at for at in taken if trigger.last <= at <= trigger.last + NOUN_REACH), default=None)
    light = here.lower(trigger.first) in here.words.frames.light
    return noun + 1 if light and noun is not None else trigger.last


def _event(
    here: View,
    coded: Coded,
    quotations: Sequence[Quotation],
    numbers: Sequence[int],
    circumstances: Circumstances,
) -> Event:
    """The event of a candidate; ``quotations`` meet its sentence, ``numbers`` are their indices."""
    filled, frame = coded.filled, coded.filled.frame
    trigger = filled.trigger
    span = here.tokens[trigger.first].span[0], here.tokens[_last_word(here, coded) - 1].span[1]
    source = tuple(p.mention for p in coded.source)
    target = tuple(p.mention for p in coded.target)
    speaker = quotations[coded.quotation].speaker if coded.quotation is not None else None
    quotation = numbers[coded.quotation] if coded.quotation is not None else None
    if speaker is not None and frame.speech and any(m.name == speaker.name for m in source):
        # A speech act is done by saying it: its speaker does not report it.
        speaker = quotation = None
    if speaker is not None and coded.quotation is not None and quotations[coded.quotation].kind == "direct":
        source = tuple(_other_than(here, m, quotations[coded.quotation].speaker) for m in source)
        target = tuple(_other_than(here, m, quotations[coded.quotation].speaker) for m in target)
    own = tuple(o.phrase.span for o in filled.obliques)
    when = circumstances.when(here, (trigger.first, trigger.last), filled.verb, coded.status)
    if when is None and frame.speech and coded.quotation is not None:
        # What is done by saying it was done when it was said.
        when = circumstances.when_said(here, quotations[coded.quotation].cue, coded.status)
    event = Event(
        type=coded.type,
        span=span,
        sentence=here.sentence,
        source=source,
        target=target,
        mode=frame.mode if coded.type == frame.type else None,
        contexts=frame.contexts,
        reciprocal=coded.reciprocal,
        when=when,
        place=circumstances.where(
            here, trigger.first, own, [m.span for m in (*source, *target)], speech=frame.speech
        ),
        status=coded.status,
        stage=coded.stage,
        reported_by=speaker,
        quotation=quotation,
    )
    note_kept(here, coded, event)
    return event
