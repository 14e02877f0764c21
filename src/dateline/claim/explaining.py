"""Why each event was coded, and why each other word that may state an act was not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dateline.claim.coding import Coded, innermost
from dateline.claim.evident import deciding
from dateline.claim.explanation import Basis, Rejection, Side
from dateline.claim.functionwords import words
from dateline.claim.gate import silence_of
from dateline.claim.hearsay import is_main
from dateline.claim.rejecting import because
from dateline.claim.sides import Sides
from dateline.claim.status import status_of
from dateline.claim.statuswords import stage_of
from dateline.claim.trace import REASONS, Dropped, Kept, Reason, Unsure
from dateline.claim.triggers import NOMINAL_KINDS, Trigger, find_triggers
from dateline.claim.view import View
from dateline.claim.viewing import view
from dateline.ontology.plover import Frame
from dateline.read.document import Document
from dateline.records import BlockKind, Event, Mention, Quotation, Span, Status

LINKS = {
    "plain": "the phrase before the verb",
    "relative": "whom the relative clause describes",
    "shared": "shared with the verb that this one is joined to",
    "control": "taken from the verb or resolve above",
    "purpose": "of the verb above, whose aim this is",
    "adjunct": "of the main clause, on which this one hangs",
    "capacity": "whose right or task it is",
    "open": "none was found",
    "noun": "what the noun belongs to, or a phrase beside it",
}
RULES: dict[Status, str] = {
    "denied": "negated",
    "hypothetical": "in a condition, a question, or only possible, due or hoped for",
    "alleged": "alleged or believed",
    "future": "planned or announced",
    "ongoing": "said to go on",
    "past": "nothing says otherwise",
}
READ: frozenset[BlockKind] = frozenset({"paragraph", "list", "quote"})


def silence(document: Document) -> str | None:
    """Why the whole text yields no events, in a sentence; None where it may."""
    if words(document.language) is None:
        return f"Events are not read in the language {document.language!r}."
    found = silence_of(document)
    if found is None:
        return None
    if found.section:
        return f"The section {found.section!r} holds no political news."
    shown = ", ".join(f"{word} ({n})" if n > 1 else word for word, n in found.words[:12])
    return (
        f"The article is of the topic {found.topic!r}, by {found.share:.1%} of its words: {shown}; "
        f"political words: {found.politics}."
    )


def bases(
    trace: Sequence[object], events: Sequence[Event], quotations: Sequence[Quotation], sides: Sides
) -> tuple[Basis, ...]:
    """What each of the events was read from, in their order."""
    kept = {_key(k.event): k for k in trace if isinstance(k, Kept)}
    dropped = [d for d in trace if isinstance(d, Dropped)]
    out = []
    for event in events:
        found = kept.get(_key(event))
        out.append(_basis(found, event, quotations, dropped, sides) if found else _spoken(event))
    return tuple(out)


def rejections(
    document: Document,
    trace: Sequence[object],
    events: Sequence[Event],
    sides: Sides,
) -> tuple[Rejection, ...]:
    """Every word that may state an act and became no event, in order, each in its nearest reading."""
    told = [e.span for e in events]
    found = [d for d in trace if isinstance(d, Dropped)]
    by_word: dict[Span, list[Dropped]] = {}
    for one in found:
        by_word.setdefault(_word(one.here, one.trigger), []).append(one)
    printed = {_key(e) for e in events}
    unsure = {_key(u.event): u for u in trace if isinstance(u, Unsure)}
    for kept in trace:
        if isinstance(kept, Kept) and _key(kept.event) not in printed:
            must = any(e.type == "REQUEST" and e.sentence == kept.event.sentence for e in events)
            trigger, doubt = kept.coded.filled.trigger, unsure.get(_key(kept.event))
            reason: Reason = "score"
            if doubt is None and kept.coded.civil:
                reason = "political"
            elif doubt is None and kept.event.status == "hypothetical" and must:
                reason = "asked"
            one = Dropped(kept.here, trigger, reason, note=_doubt(doubt) if doubt else None)
            by_word.setdefault(_word(kept.here, trigger), []).append(one)
    for one in _unread(document, sides.mentions):
        by_word.setdefault(_word(one.here, one.trigger), []).append(one)
    out = [
        _rejection(max(group, key=_nearness), sides)
        for word, group in by_word.items()
        if not any(s <= word[0] and word[1] <= e for s, e in told)
    ]
    return tuple(sorted(out, key=lambda r: r.span))


def _doubt(unsure: Unsure) -> str:
    against = f" Against it: {', '.join(unsure.against)}." if unsure.against else ""
    return f"Scored {unsure.event.score:.2f}, and {unsure.least:.2f} is kept.{against}"


def _nearness(one: Dropped) -> tuple[int, int, int]:
    """How near a reading came to an event: the step that rejected it, then how much its unit asks for."""
    length = one.trigger.last - one.trigger.first
    weight = one.trigger.entry.unit.weight
    return list(REASONS).index(one.reason), length, -weight if one.reason == "structure" else weight


def _unread(document: Document, mentions: tuple[Mention, ...]) -> Iterator[Dropped]:
    """The first reading of each word that may state an act in headings, standfirsts and tables."""
    known = words(document.language)
    if known is None:
        return
    for sentence in document.sentences:
        if document.article.blocks[sentence.block].kind not in READ:
            here = view(document, mentions, sentence.index, known)
            for group in find_triggers(here.tokens, known.frames):
                yield Dropped(here, group[0], "heading")


def _rejection(one: Dropped, sides: Sides) -> Rejection:
    unit = one.trigger.entry.unit
    return Rejection(
        one.here.sentence,
        _span(one.here, one.trigger),
        unit.frame.type,
        unit.frame.name,
        unit.text,
        one.reason,
        because(one, sides) or REASONS[one.reason],
    )


def _basis(
    kept: Kept, event: Event, quotations: Sequence[Quotation], dropped: Sequence[Dropped], sides: Sides
) -> Basis:
    here, coded = kept.here, kept.coded
    filled, unit = coded.filled, coded.filled.trigger.entry.unit
    rule, said = _status(here, coded, quotations)
    word = _word(here, filled.trigger)
    alike = (d for d in dropped if _word(d.here, d.trigger) == word and d.trigger != filled.trigger)
    others = tuple(_rejection(one, sides) for one in alike)
    nominal = unit.kind in NOMINAL_KINDS
    return Basis(
        event,
        filled.frame.name,
        unit.text,
        unit.kind,
        "noun" if nominal else "passive" if filled.passive else "active",
        LINKS.get(filled.link, filled.link),
        tuple(Side(m, _found(m, coded, "source")) for m in event.source),
        tuple(Side(m, _found(m, coded, "target")) for m in event.target),
        rule,
        said,
        filled.frame.type if event.type != filled.frame.type else None,
        others,
    )


def _spoken(event: Event) -> Basis:
    """The basis of a request that is made by the form of what is said."""
    source = tuple(Side(m, "the speaker") for m in event.source)
    target = tuple(Side(m, "the one who is spoken to, or who must") for m in event.target)
    rule = "an order in somebody's words, or what they say must be done"
    return Basis(event, "", "", "order", "active", LINKS["plain"], source, target, rule, (), None, ())


def _found(mention: Mention, coded: Coded, side: str) -> str:
    """Where a party of an event stands, from the structure around the trigger."""
    filled = coded.filled
    mine, other = (filled.source, filled.target) if side == "source" else (filled.target, filled.source)
    places = (
        (filled.parties, "named together beside the noun"),
        (mine, f"in the place of the {side}"),
        (filled.object, "the object" if not filled.passive else "the subject of the passive"),
        (other, "done together: in the place of the other side"),
    )
    for phrase, said in places:
        if phrase is not None and phrase.span[0] <= mention.span[0] and mention.span[1] <= phrase.span[1]:
            whole = mention.span == phrase.span
            return said if whole or phrase is filled.parties else f"{said}, as a part or the owner of it"
    for oblique in filled.obliques:
        if oblique.phrase.span[0] <= mention.span[0] and mention.span[1] <= oblique.phrase.span[1]:
            return f"behind {oblique.preposition!r}"
    return "from the act that this one speaks of, or the one that speaks of it"


def _status(here: View, coded: Coded, quotations: Sequence[Quotation]) -> tuple[str, tuple[str, ...]]:
    """The rule that decided the status, and the words without which it would be another."""
    filled = coded.filled
    frame, trigger = filled.frame, filled.trigger
    at = innermost(here.tokens[trigger.first].span, quotations)
    reported = at is not None and quotations[at].kind != "direct"

    def judge(seen: View) -> Status:
        return status_of(
            seen,
            filled.verb,
            trigger.first,
            tense=trigger.entry.tense,
            lasting=frame.lasting,
            speech=frame.speech,
            reported=reported,
            main=is_main(here, filled),
        )

    plain = judge(here)
    said = _words_of(here, trigger, judge, plain)
    if coded.status == plain:
        return _lasting(plain, said, frame), said
    if plain == "denied":
        return "a plan that is refused counts as the refusal", said
    if filled.source is not None:
        own = [here.lower(i) for i in range(filled.source.first, filled.source.last)]
        stages = [word for word in own if stage_of((word,), here.document.language)]
        if stages:
            return "done by somebody who is called a suspect or defendant", tuple(stages)
    return "in the content of an accusation", ()


def _lasting(status: Status, said: tuple[str, ...], frame: Frame) -> str:
    if status == "ongoing" and not said and frame.lasting != "never":
        return "such an act goes on unless the tense says otherwise"
    return RULES[status]


def _words_of(
    here: View, trigger: Trigger, judge: Callable[[View], Status], plain: Status
) -> tuple[str, ...]:
    if plain == "past":
        return ()
    own = range(trigger.first, trigger.last)
    return tuple(here.tokens[i].text for i in deciding(here, judge, own))


def _key(event: Event) -> tuple[str, Span, int, tuple[Span, ...], tuple[Span, ...]]:
    source, target = (tuple(m.span for m in side) for side in (event.source, event.target))
    return event.type, event.span, event.sentence, source, target


def _span(here: View, trigger: Trigger) -> Span:
    return here.tokens[trigger.first].span[0], here.tokens[trigger.last - 1].span[1]


def _word(here: View, trigger: Trigger) -> Span:
    return here.tokens[trigger.first].span
