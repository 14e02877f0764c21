"""What counts as a right event against the gold corpus.

An event is found where the type is the same and the triggers touch; else where another trigger of the
sentence states it with both sides right ("issued an apology": verb or noun). A side is right where each of
its parties is one of the gold's, and none is missing; a party is the gold's where the phrases overlap by half
of the longer one, end alike, name the same actor, or where only what hangs on the head is left out ("a
driver", "a driver from Faya"). Parties of a mutual act are compared together. ``reported_by`` is right where
both name nobody, or the same speaker. A whole row: type, sides and status right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.claim.frames import lexicon
from dateline.claim.triggers import UNTAGGED, find_triggers
from dateline.languages import load
from dateline.pipeline import read_article
from dateline.read.document import Document, tagged
from dateline.records import Article, Block, Event, Keep, Mention, Moment
from goldtools.records import Event as GoldEvent
from goldtools.records import Gold, Span, paragraphs

PARTS = ("source", "target", "status", "reported by")
COVERED = "trigger known"
TYPED = "trigger of its type"
ROWS = "whole rows right"


@dataclass
class Board:
    """Counts over articles.

    Of ``wanted`` events some frame knows the triggers ``covered``, and one of the right type those ``typed``.
    ``empty`` sentences hold no gold event, the ``silent`` ones of them none at all.
    """

    texts: int = 0
    wanted: int = 0
    covered: int = 0
    typed: int = 0
    found: int = 0
    matched: int = 0
    rows: int = 0
    empty: int = 0
    silent: int = 0
    right: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, ...]] = field(default_factory=list)


def article_of(gold: Gold, day: date | None = None) -> Article:
    """The gold text as an extracted article: its paragraphs are the blocks, skipped ones headings."""
    text = gold.text or ""
    blocks = tuple(
        Block("heading" if number in gold.skipped else "paragraph", span)
        for number, span in enumerate(paragraphs(text), 1)
    )
    published = Moment(day, "day", None, day.isoformat(), "given") if day else None
    return Article("", language=gold.language, published=published, blocks=blocks, text=text)


def score_article(board: Board, gold: Gold, day: date | None = None, keep: Keep = "default") -> None:
    """Read one article and count what its reading says."""
    article = article_of(gold, day)
    reading = read_article(article, keep)
    board.texts += 1
    board.wanted += len(gold.events)
    board.found += len(reading.events)
    known = _known(tagged(article))
    for wanted in gold.events:
        types = {kind for kind, span in known if touch(wanted.trigger, span)}
        board.covered += bool(types)
        board.typed += wanted.type in types
        if not types:
            _fault(board, gold, "unknown trigger", wanted.type, wanted.trigger)
    pairs = pair(gold, reading.events)
    board.matched += len(pairs)
    for found, wanted in pairs:
        _compare(board, gold, found, wanted)
    met = {id(one) for both in pairs for one in both}
    for wanted in gold.events:
        if id(wanted) not in met:
            _fault(board, gold, "missed", wanted.type, wanted.trigger)
    for found in reading.events:
        if id(found) not in met:
            _fault(board, gold, "false", found.type, found.span)
    for sentence in reading.sentences:
        if article.blocks[sentence.block].kind == "heading":
            continue
        if not any(touch(sentence.span, e.trigger) for e in gold.events):
            board.empty += 1
            board.silent += not any(touch(sentence.span, e.span) for e in reading.events)


def pair(gold: Gold, events: Sequence[Event]) -> list[tuple[Event, GoldEvent]]:
    """Events with the gold's of the same type whose trigger they touch, those with the most right first."""
    rated = []
    for i, found in enumerate(events):
        for j, wanted in enumerate(gold.events):
            if found.type != wanted.type:
                continue
            right = right_parts(gold, found, wanted)
            met = touch(found.span, wanted.trigger)
            if met or ({"source", "target"} <= right and _together(gold, found.span, wanted.trigger)):
                rated.append((not met, -len(right), i, j))
    out: list[tuple[int, int]] = []
    for _, _, i, j in sorted(rated):
        if all(i != a and j != b for a, b in out):
            out.append((i, j))
    return [(events[i], gold.events[j]) for i, j in out]


def _together(gold: Gold, one: Span, other: Span) -> bool:
    return any(touch(s, one) and touch(s, other) for s in gold.sentences)


def right_parts(gold: Gold, found: Event, wanted: GoldEvent) -> set[str]:
    """Which of PARTS the event has right."""
    out = {"status"} if found.status == wanted.status else set()
    if wanted.reciprocal or found.reciprocal:
        mine, theirs = (*found.source, *found.target), (*wanted.sources, *wanted.targets)
        if _same_side(gold, mine, theirs):
            out |= {"source", "target"}
    else:
        out |= {"source"} if _same_side(gold, found.source, wanted.sources) else set()
        out |= {"target"} if _same_side(gold, found.target, wanted.targets) else set()
    speaker, by = found.reported_by, wanted.reported_by
    if (speaker is None and by is None) or (speaker is not None and by and _names(gold, speaker, by)):
        out.add("reported by")
    return out


def _compare(board: Board, gold: Gold, found: Event, wanted: GoldEvent) -> None:
    right = right_parts(gold, found, wanted)
    board.right.update(right)
    board.rows += {"source", "target", "status"} <= right
    says = {
        "source": _both(found.source, [gold.words(s) for s in wanted.sources]),
        "target": _both(found.target, [gold.words(s) for s in wanted.targets]),
        "status": f"{found.status}, not {wanted.status}",
        "reported by": _both(
            [found.reported_by] if found.reported_by else [], [gold.full_name(wanted.reported_by) or "nobody"]
        ),
    }
    for part in PARTS:
        if part not in right:
            _fault(board, gold, f"wrong {part}", f"{found.type}: {says[part]}", found.span)


def _both(found: Sequence[Mention], wanted: Sequence[str]) -> str:
    return f"{'; '.join(m.name for m in found) or 'nobody'}, not {'; '.join(wanted) or 'nobody'}"


def _same_side(gold: Gold, found: Sequence[Mention], wanted: Sequence[Span]) -> bool:
    if not found or not wanted:
        return not found and not wanted
    hits = [[same_party(gold, mention, span) for span in wanted] for mention in found]
    return all(any(row) for row in hits) and all(any(column) for column in zip(*hits, strict=True))


def same_party(gold: Gold, found: Mention, wanted: Span) -> bool:
    """Whether the mention is the gold's party, by its phrase or by the actor it names."""
    if _alike(found.span, wanted) or (touch(found.span, wanted) and found.span[1] == wanted[1]):
        return True
    known, rest = lexicon(gold.language), gold.words((found.span[1], wanted[1])).split()
    if known is not None and rest and 0 <= found.span[0] - wanted[0] <= len("the "):
        hangs = rest[0] in known.at | known.holder or rest[0][0] in ",("
        if hangs and gold.words((wanted[0], found.span[0])).strip() in ("", *_articles(gold.language)):
            return True
    key = next((c.key for c in gold.chains if wanted in c.mentions), None)
    return key is not None and _names(gold, found, key)


def _articles(language: str) -> tuple[str, ...]:
    """The articles of the language."""
    return tuple(
        word
        for w in load(language, "names").get("parties", {}).get("articles", ())
        for word in (w, w.title())
    )


def _names(gold: Gold, found: Mention, key: str) -> bool:
    chain = gold.chain(key)
    if chain is None:
        return False
    named = [n.span for n in gold.names if n.chain == key]
    if any(_alike(found.span, span) for span in (*chain.mentions, *named)):
        return True
    full = {*(gold.full_name(key) or "").casefold().split()} - {""}
    return bool(full) and {*found.name.casefold().split()} in ({*full}, {w for w in full if w != "the"})


def _alike(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= max(one[1] - one[0], other[1] - other[0])


def touch(one: Span, other: Span) -> bool:
    """Whether two spans share text."""
    return one[0] < other[1] and other[0] < one[1]


def _known(document: Document) -> list[tuple[str, Span]]:
    """Types and spans of all words that some frame of the language knows, whatever their tags or sides.

    The object that a verb asks for ("express *regret*") is known where the verb stands in the sentence.
    """
    known = lexicon(document.language)
    if known is None:
        return []
    out: list[tuple[str, Span]] = []
    for tokens in document.tokens:
        for group in find_triggers([replace(token, tag=UNTAGGED) for token in tokens], known):
            for one in group:
                kind, slots = one.entry.unit.frame.type, one.entry.unit.slots
                out.append((kind, (tokens[one.first].span[0], tokens[one.last - 1].span[1])))
                asked = frozenset().union(*(slot.words for slot in slots if slot.role is None))
                out.extend((kind, t.span) for t in tokens if t.lower in asked)
    return out


def _fault(board: Board, gold: Gold, kind: str, what: str, span: Span) -> None:
    home = next((s for s in gold.sentences if touch(s, span)), span)
    text = gold.text or ""
    shown = f"{text[home[0] : span[0]]}<<{text[slice(*span)]}>>{text[span[1] : home[1]]}"
    board.faults.append((kind, what, gold.id, " ".join(shown.split())))
