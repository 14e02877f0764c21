"""Requests that are made by the form of what is quoted: an order in somebody's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.claim.sides import FIRM, standing_of
from dateline.claim.view import Words
from dateline.read.document import Document
from dateline.records import Event, Mention, Quotation

ORDERING = frozenset({"present", "bare"})
"""Tense and voice of the verb forms that order."""


def find_appeals(document: Document, quotations: Sequence[Quotation], known: Words) -> Iterator[Event]:
    """REQUEST events from direct quotations that open with an order and say whom it is told.

    "Release the doctors," the envoy told the junta: the envoy asks the junta. Only where the speaker is a
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
