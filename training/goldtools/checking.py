"""What must hold of every annotation, and what had better be looked at again."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from dateline.ontology.plover import HERE, TYPES
from goldtools.records import QUOTES, REGISTERS, TOPICS, Event, Gold, Quote, Span, paragraphs, spans_of
from goldtools.splits import split_of
from goldtools.standoff import texts_in
from goldtools.texts import own_text, read_own

_ONTOLOGY = tomllib.loads((HERE / "plover.toml").read_text(encoding="utf-8"))
STATUSES: list[str] = list(_ONTOLOGY["statuses"])
STAGES: list[str] = list(_ONTOLOGY["stages"])
VERBAL = ("AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")
OPENING, CLOSING = "\"“„«'‘", "\"”“»'’"
DOUBLE = frozenset('"“”„«»')
ENCLITICS = ("nya", "ku", "mu", "lah", "kah", "pun")
SHORTEST, LONGEST = 150, 600
OWN_HEADER = ("language", "headline", "register", "topic", "outlet", "date", "machine_written")
REAL_HEADER = ("language", "source", "record", "register", "topic", "sha256", "length", "words")

Finding = tuple[str, str]
"""("error" or "look", what is the matter)."""


def check(gold: Gold) -> Iterator[Finding]:
    """Everything that is wrong with an article, and what is unusual enough to look at again."""
    yield from _header(gold)
    yield from _spans(gold)
    for quote in gold.quotes:
        yield from _quote(gold, quote)
    for event in gold.events:
        yield from _event(gold, event)
    yield from _twice(gold)
    if gold.text is not None:
        yield from _text(gold)


def _say(gold: Gold, span: Span) -> str:
    text = gold.words(span)
    return (
        repr(text if len(text) < 60 else text[:45] + " … " + text[-10:]) if text else f"{span[0]}-{span[1]}"
    )


def _overlap(one: Span | None, two: Span | None) -> bool:
    return bool(one and two and one[0] < two[1] and two[0] < one[1])


def _header(gold: Gold) -> Iterator[Finding]:
    for key in REAL_HEADER if gold.real else OWN_HEADER:
        if not gold.header.get(key):
            yield "error", f"the header has no {key}"
    if gold.language not in ("en", "id"):
        yield "error", f"language {gold.language!r} is neither en nor id"
    if gold.header.get("register") not in REGISTERS:
        yield "error", f"register {gold.header.get('register')!r}: one of {', '.join(REGISTERS)}"
    if gold.header.get("topic") not in TOPICS:
        yield "error", f"topic {gold.header.get('topic')!r}: one of {', '.join(TOPICS)}"
    if gold.header.get("machine_written") not in (None, "yes", "no"):
        yield "error", "machine_written is yes or no"
    if gold.header.get("split") != split_of(gold.id, gold.header):
        yield "error", f"split {gold.header.get('split')!r} is not the one of its id: compile it anew"


def _spans(gold: Gold) -> Iterator[Finding]:
    length = len(gold.text) if gold.text is not None else int(gold.header.get("length", 0))
    for kind, span in [("sentence", s) for s in gold.sentences] + list(spans_of(gold)):
        if not 0 <= span[0] < span[1] <= length:
            yield "error", f"{kind} {span[0]}-{span[1]} does not lie in the text of {length} characters"
    names = sorted(n.span for n in gold.names)
    for one, two in pairwise(names):
        if _overlap(one, two):
            yield "error", f"names overlap: {_say(gold, one)} and {_say(gold, two)}"
    for name in gold.names:
        for role in name.roles:
            if _overlap(role, name.span):
                yield "error", f"the role {_say(gold, role)} holds its bearer's name"
            if _sentence(gold, role) != _sentence(gold, name.span):
                yield "look", f"the role {_say(gold, role)} stands in another sentence than its bearer"


def _sentence(gold: Gold, span: Span) -> Span | None:
    return next((s for s in gold.sentences if s[0] <= span[0] and span[1] <= s[1]), None)


def _quote(gold: Gold, quote: Quote) -> Iterator[Finding]:
    what = f"quotation {_say(gold, quote.content)}"
    if quote.kind not in QUOTES:
        yield "error", f"{what}: kind {quote.kind!r} is none of {', '.join(QUOTES)}"
    for part in ("cue", "source", "addressee"):
        if _overlap(quote.content, getattr(quote, part)):
            yield "error", f"{what}: its {part} lies in it"
    if not quote.source and not quote.speaker:
        yield "error", f"{what}: nobody says it (source: or by:)"
    if quote.kind == "indirect" and not quote.cue:
        yield "error", f"{what}: an indirect quotation has a cue"
    if gold.text is None:
        return
    before, after = gold.text[: quote.content[0]][-1:], gold.text[quote.content[1] :][:1]
    inside = gold.words(quote.content)
    if quote.kind == "direct":
        if before not in OPENING and not gold.text[: quote.content[0]].endswith(("“ ", '" ')):
            yield "look", f"{what}: no mark opens it; without marks it is indirect"
        if inside[0] in DOUBLE or (inside[-1] in DOUBLE and inside.count('"') % 2):
            yield "error", f"{what}: the outer marks belong outside"
    elif quote.kind == "mixed" and not DOUBLE & set(inside) and "'" not in inside and "‘" not in inside:
        yield "error", f"{what}: mixed, but no marks in it"
    elif quote.kind == "indirect" and DOUBLE & set(inside):
        yield "look", f"{what}: indirect, but there are marks in it"
    goes_on = after in ("", "\n")  # an utterance of several paragraphs is closed in its last one
    unclosed = quote.kind == "direct" and inside[-1:] == "." and after not in CLOSING and not goes_on
    if inside[-1:] in ",;" or unclosed:
        yield "look", f"{what}: does the last mark belong to it?"


def _event(gold: Gold, event: Event) -> Iterator[Finding]:
    what = f"{event.type} {_say(gold, event.trigger)}"
    kind = TYPES.get(event.type)
    if kind is None:
        yield "error", f"{what}: no such type in plover.toml"
    elif event.mode is not None and event.mode not in kind.modes:
        yield "error", f"{what}: mode {event.mode!r} is none of {', '.join(kind.modes) or '(none)'}"
    if event.status not in STATUSES:
        yield "error", f"{what}: status {event.status!r} is none of {', '.join(STATUSES)}"
    if event.stage is not None and event.stage not in STAGES:
        yield "error", f"{what}: stage {event.stage!r} is none of {', '.join(STAGES)}"
    home = _sentence(gold, event.trigger)
    if home is None:
        yield "error", f"{what}: its trigger does not lie in one sentence"
    for party in (*event.sources, *event.targets):
        if home and _sentence(gold, party) != home:
            yield "error", f"{what}: {_say(gold, party)} stands in another sentence"
    if not event.sources and not event.targets:
        yield "error", f"{what}: neither source nor target"
    if set(event.sources) & set(event.targets):
        yield "error", f"{what}: one phrase is both source and target"
    if event.reciprocal and event.targets:
        yield "error", f"{what}: all parties of a reciprocal event are sources"
    doers = {c.key for c in gold.chains for s in event.sources if s in c.mentions}
    if event.type in VERBAL and event.reported_by and doers == {event.reported_by}:
        yield "error", f"{what}: an act of speech is not reported by its own speaker"
    if event.status == "future" and event.type in ("CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT"):
        yield (
            "error",
            f"{what}: a planned {event.type} is " + ("CONCEDE" if event.type == "RETREAT" else "AGREE"),
        )
    holder = [q for q in gold.quotes if q.content[0] <= event.trigger[0] and event.trigger[1] <= q.content[1]]
    if holder and not event.reported_by and not doers & {q.speaker for q in holder}:
        yield "look", f"{what}: stands in a quotation, but is nobody's claim (by:)"
    if event.reported_by and not holder:
        yield "look", f"{what}: has a reporter, but stands in no quotation"


def _twice(gold: Gold) -> Iterator[Finding]:
    same = Counter((e.type, e.trigger, e.sources, e.targets) for e in gold.events)
    same_quotes = Counter(q.content for q in gold.quotes)
    yield from (("error", f"{k[0]} {_say(gold, k[1])} is marked twice") for k, n in same.items() if n > 1)
    yield from (
        ("error", f"quotation {_say(gold, k)} is marked twice") for k, n in same_quotes.items() if n > 1
    )
    holders = Counter(span for c in gold.chains for span in c.mentions)
    yield from (("error", f"{_say(gold, k)} is in two chains") for k, n in holders.items() if n > 1)


def _text(gold: Gold) -> Iterator[Finding]:
    text = gold.text or ""
    if not gold.real and not SHORTEST <= len(text.split()) <= LONGEST:
        yield "look", f"{len(text.split())} words: an invented article has {SHORTEST} to {LONGEST}"
    skipped = [s for i, s in enumerate(paragraphs(text), 1) if i in gold.skipped]
    for kind, (start, end) in spans_of(gold):
        piece = text[start:end]
        if piece != piece.strip():
            yield "error", f"{kind} {piece!r} begins or ends with space"
        if any(_overlap((start, end), s) for s in skipped):
            yield "error", f"{kind} {piece!r} stands in a skipped paragraph"
        if "\n" in piece:
            yield "error", f"{kind} {piece[:40]!r} runs over a paragraph's end"
        cut = text[start - 1 : start].isalnum() and piece[:1].isalnum() and start > 0
        if cut and piece.casefold() not in ENCLITICS:
            yield "error", f"{kind} {piece!r} begins inside a word"
        tail = text[end : end + 4].casefold()
        if piece[-1:].isalnum() and tail[:1].isalnum() and not tail.startswith(ENCLITICS):
            yield "error", f"{kind} {piece!r} ends inside a word"


def check_file(path: Path) -> Iterator[Finding]:
    """Whether the text beside each offset of an invented article's .ann is the one of its .txt."""
    own = own_text(path)
    if not own.is_file():
        if texts_in(path):
            yield "error", "spans carry text, but no .txt of ours lies beside: compile it anew"
        return
    text = read_own(own)[1]
    for (start, end), written in texts_in(path):
        if text[start:end].replace("\n", " ") != written:
            yield "error", f"{start}-{end} is {text[start:end]!r} in the text, {written!r} in the annotation"
