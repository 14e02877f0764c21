"""What follows a cue: where its content opens, and who was spoken to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.claim.cues import Cue
from dateline.claim.scene import COMMAS, DASHES, STOPS, Range, Scene
from dateline.claim.speakers import phrase_from
from dateline.records import QuotationKind

SHORT = 30
"""Items after a cue among which its complementiser is looked for."""

Way = Literal["quote", "that", "kept", "of", "bare", "end", "comma", "none"]
"""How content is joined to its cue; "end" and "comma" where the report closes, "none" where it has none."""


@dataclass(frozen=True, slots=True)
class Report:
    """A cue with content: items of the passage. ``speaker`` is None where the passage names none.

    ``content`` is empty where the sentence only says who uttered the words beside it ("Hal itu
    disampaikan Hasan").
    """

    cue: Cue
    content: Range
    kind: QuotationKind
    speaker: Range | None
    addressee: Range | None
    score: float


@dataclass(frozen=True, slots=True)
class Opening:
    """What follows a cue: the item where content may begin, how it is joined, and who was spoken to."""

    at: int
    way: Way
    addressee: Range | None = None
    punctuated: bool = False


def opening_after(scene: Scene, at: int, cue: Cue) -> Opening:
    """What follows a cue (and its subject) that ends at ``at``: content, or the end of the report."""
    items = scene.items
    addressee: Range | None = None
    punctuated = False
    if "told" in cue.takes and not cue.passive:
        addressee = _spoken_to(scene, at)
        if addressee:
            at = addressee[1]
    if "of" in cue.takes:
        return _after_of(scene, at)
    start = at
    while at < len(items):
        if items[at].stretch is not None:
            return Opening(at, "quote", addressee, punctuated)
        lower = items[at].lower
        if lower in STOPS or lower == ")" or at == len(items):
            return Opening(at, "end", addressee)
        if lower == ":":
            punctuated = True
            at += 1
            continue
        if lower in COMMAS | DASHES | {";"}:
            following = items[at + 1] if at + 1 < len(items) else None
            if following is not None and following.stretch is not None:
                return Opening(at + 1, "quote", addressee, True)
            joined = _complementiser(scene, at + 1, start)
            if joined:
                return Opening(joined, "that", addressee)
            ahead = _quote_ahead(scene, at + 1)
            if ahead and at == start:
                return Opening(ahead, "quote", addressee, True)
            return Opening(at, "comma", addressee)
        if _is_complementiser(scene, at, start):
            skip = at + 1
            if scene.lower(skip) in COMMAS:
                skip = at + 1
            return Opening(skip, "that", addressee)
        if scene.is_in(at, "complement.kept"):
            return Opening(at, "kept", addressee)
        spoken = _addressee(scene, at)
        if spoken:
            addressee, at = spoken, spoken[1]
            continue
        step = _over_adjunct(scene, at)
        if step > at:
            at = step
            continue
        joined = _complementiser(scene, at, start)
        if joined:
            return Opening(joined, "that", addressee)
        ahead = _quote_ahead(scene, at)
        if ahead:
            return Opening(ahead, "quote", addressee, True)
        return Opening(at, "bare", addressee, punctuated)
    return Opening(at, "end", addressee)


def _is_complementiser(scene: Scene, at: int, start: int) -> bool:
    if scene.is_in(at, "complement.anywhere"):
        return True
    return scene.is_in(at, "complement.words") and scene.tag(at) != "DET" and at <= start + 1


def _complementiser(scene: Scene, at: int, start: int) -> int | None:
    """The item after a complementiser behind adjuncts; None where a verb or a stop comes first."""
    for i in range(at, min(len(scene.items), start + SHORT)):
        item = scene.items[i]
        if item.stretch is not None or item.lower in STOPS | {";", ":"}:
            return None
        if scene.is_verb(i) and item.lower in scene.data.words:
            return None
        if scene.data.lists["complement.anywhere"]:
            if scene.is_in(i, "complement.anywhere"):
                return i + 1
        elif scene.is_in(i, "complement.words") and scene.tag(i) == "SCONJ":
            return i + 1
        elif scene.is_verb(i):
            return None
    return None


def _quote_ahead(scene: Scene, at: int) -> int | None:
    """A quoted stretch after a comma or colon, with only an adjunct between the cue and it."""
    if not (scene.tag(at) == "ADP" or scene.is_in(at, "adjuncts.openers") or scene.is_in(at, "prepositions")):
        return None
    for i in range(at, min(len(scene.items) - 1, at + SHORT)):
        if scene.items[i].stretch is not None:
            return None
        if scene.lower(i) in COMMAS | {":"} and scene.items[i + 1].stretch is not None:
            return i + 1
        if scene.lower(i) in STOPS:
            return None
    return None


def _over_adjunct(scene: Scene, at: int) -> int:
    """The item after an adverb or time phrase at ``at`` ("on Tuesday", "Rabu (19/6)"); ``at`` without one."""
    i = at
    if scene.is_in(i, "adjuncts.prepositions") or scene.tag(i) == "ADP":
        i += 1
        while scene.is_in(i, "determiners") and not _is_time(scene, i):
            i += 1
    end = _time_end(scene, i)
    if end > i:
        return end
    if i > at:
        return at
    adverb = scene.is_in(i, "adverbs") and not scene.is_in(i, "indefinites")
    if adverb or scene.is_in(i, "adjuncts.words") or scene.is_in(i, "adjuncts.anchors"):
        return i + 1
    if scene.is_in(i, "adverb_openers") and i + 1 < len(scene.items):
        return i + 2
    return at


def _is_time(scene: Scene, at: int) -> bool:
    return any(scene.is_in(at, key) for key in ("days", "adjuncts.times", "adjuncts.anchors"))


def _time_end(scene: Scene, at: int) -> int:
    """The end of a time phrase that begins at ``at``; ``at`` where none does, or where it is a subject."""
    items = scene.items
    i = at
    while i < len(items) and (_is_time(scene, i) or (i > at and items[i].text[:1].isdigit())):
        i += 1
    alone = i == at + 1 and not (scene.is_in(at, "days") or scene.is_in(at, "adjuncts.anchors"))
    if i == at or alone or scene.lower(i) in scene.data.lists["speaker.possessive"] or scene.tag(i) == "AUX":
        return at
    if scene.lower(i) == "(":
        closer = next((k for k in range(i, min(len(items), i + 12)) if items[k].lower == ")"), None)
        i = closer + 1 if closer else i
    return i


def _addressee(scene: Scene, at: int) -> Range | None:
    """Who is spoken to, after a preposition ("kepada wartawan", "to reporters")."""
    if not scene.is_in(at, "adjuncts.addressee"):
        return None
    end = _phrase_end(scene, at + 1)
    return (at + 1, end) if end > at + 1 else None


def _spoken_to(scene: Scene, at: int) -> Range | None:
    """Who is spoken to, right after a verb of telling."""
    if scene.items[at : at + 1] and scene.items[at].stretch is None:
        if scene.tag(at) == "PRON" and not scene.is_in(at, "complement.words"):
            return at, at + 1
        end = _phrase_end(scene, at)
        return (at, end) if end > at else None
    return None


def _phrase_end(scene: Scene, at: int) -> int:
    """The end of a flat noun phrase that begins at ``at``; ``at`` where none does."""
    for first, last in (*scene.people, *scene.bodies):
        if first == at:
            return last
    i = at
    while i < len(scene.items) and i < at + 12:
        if scene.is_in(i, "complement.words") and i > at:
            break
        if scene.named(i):
            i += 1
            continue
        inner = scene.lower(i) in {"'s", "’s", "'", "’"} or (scene.is_in(i, "noun_links") and i > at)
        if not inner and (scene.items[i].stretch is not None or scene.is_verb(i) or not scene.is_nominal(i)):
            break
        if i > at and scene.tag(i) in {"DET", "PRON"} and not scene.is_in(i, "demonstratives"):
            break
        i += 1
    while i > at and scene.is_in(i - 1, "noun_links"):
        i -= 1
    return i


def _after_of(scene: Scene, at: int) -> Opening:
    """The content after the preposition of a verb of accusing ("accused the mayor of closing the port")."""
    for i in range(at, min(len(scene.items), at + 15)):
        if scene.items[i].stretch is not None or scene.lower(i) in STOPS | COMMAS:
            break
        if scene.is_in(i, "complement.of") and i > at:
            following = scene.tag(i + 1)
            if following in {"VERB", "AUX"} or not scene.named(i + 1):
                return Opening(i + 1, "of", (at, i))
    return Opening(at, "none")


def source_phrase(scene: Scene, cue: Cue) -> Range | None:
    """The noun phrase of a cue that is a preposition ("according to X")."""
    if cue.enclitic:
        return cue.last - 1, cue.last
    return phrase_from(scene, cue.last)
