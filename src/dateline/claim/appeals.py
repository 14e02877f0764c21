"""Requests that are made by the form of what is said: an order, or what another \"must\" do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.claim.admitted import parties
from dateline.claim.coding import innermost
from dateline.claim.functionwords import Words
from dateline.claim.sides import Sides
from dateline.claim.standing import FIRM, standing_of
from dateline.claim.view import View
from dateline.read.document import Document
from dateline.records import Event, Mention, Quotation

ORDERING = frozenset({"present", "bare"})
"""Tense and voice of the verb forms that order."""


def find_appeals(document: Document, quotations: Sequence[Quotation], known: Words) -> Iterator[Event]:
    """REQUEST events from direct quotations that open with an order and say whom it is told.

    "Lift the blockade," the envoy told the governor: the envoy asks the governor. Only where the speaker is a
    political actor: a forecaster's advice is no request.
    """
    for quotation in quotations:
        speaker, addressee = quotation.speaker, quotation.addressee
        if quotation.kind != "direct" or speaker is None or addressee is None:
            continue
        token = next(
            (
                t
                for t in document.tokens[quotation.sentence]
                if t.span[0] >= quotation.span[0] and t.tag != "PUNCT"
            ),
            None,
        )
        if token is None or token.tag != "VERB" or token.span[1] > quotation.span[1]:
            continue
        entries = known.frames.entries.get(token.lower, ())
        if not any(e.tense in ORDERING or e.voice in ORDERING for e in entries):
            continue
        if standing_of(speaker) not in FIRM or not _may_be_asked(addressee):
            continue
        yield Event(
            type="REQUEST",
            span=token.span,
            sentence=quotation.sentence,
            source=(speaker,),
            target=(addressee,),
            status="past",
            score=0.6,
        )


def _may_be_asked(mention: Mention) -> bool:
    return standing_of(mention) in FIRM or bool(mention.country)


def find_obligations(here: View, sides: Sides, quotations: Sequence[Quotation]) -> Iterator[Event]:
    """REQUEST events from what a political actor says that another must do ("they must end the siege")."""
    musts = here.words.frames.musts
    for at, token in enumerate(here.tokens):
        if token.lower not in musts:
            continue
        index = innermost(token.span, quotations)
        speaker = quotations[index].speaker if index is not None else None
        phrase = here.phrase_at(at - 1)
        if speaker is None or phrase is None or standing_of(speaker) not in FIRM:
            continue
        asked = parties(sides, here, phrase, FIRM, speaker)
        asked = tuple(p for p in asked if p.mention.name != speaker.name)
        if asked and speaker.country not in {p.mention.country for p in asked}:
            yield Event(
                type="REQUEST",
                span=token.span,
                sentence=here.sentence,
                source=(speaker,),
                target=tuple(p.mention for p in asked),
                score=0.55,
            )
