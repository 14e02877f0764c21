"""Where the reported content begins and ends around its cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.claim.cues import Cue, matches
from dateline.claim.speakers import COMMAS, DASHES, Range, Scene, phrase_from, subject_before

STOPS = frozenset({".", "?", "!", "…", "..."})
SHORT = 30
"""Items after a cue among which its complementiser is looked for."""
MIXED_REACH = 25
"""Items after a cue among which the quoted words of a mixed noun phrase begin."""

Way = Literal["quote", "that", "kept", "of", "bare", "end", "comma", "none"]


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
    """The item after a complementiser that stands behind adjuncts; None where a verb or a stop comes first."""
    for i in range(at, min(len(scene.items), start + SHORT)):
        item = scene.items[i]
        if item.stretch is not None or item.lower in STOPS | {";", ":"}:
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
    """The item after an adverb or a time phrase at ``at`` ("on Tuesday", "Rabu (19/6)"); ``at`` where there is none."""
    items = scene.items
    i = at
    if scene.is_in(i, "adjuncts.prepositions") or scene.tag(i) == "ADP":
        k = i + 1
        while k < len(items) and scene.is_in(k, "determiners"):
            k += 1
        if not (
            scene.is_in(k, "days") or scene.is_in(k, "adjuncts.times") or scene.is_in(k, "adjuncts.anchors")
        ):
            return at
        i = k
    if scene.is_in(i, "days") or scene.is_in(i, "adjuncts.times"):
        i += 1
        while i < len(items) and (
            scene.is_in(i, "days") or scene.is_in(i, "adjuncts.times") or items[i].text[:1].isdigit()
        ):
            i += 1
        if i < len(items) and items[i].lower == "(":
            closer = next((k for k in range(i, min(len(items), i + 12)) if items[k].lower == ")"), None)
            i = closer + 1 if closer else i
        return i
    if scene.is_in(i, "adjuncts.words") or scene.is_in(i, "adjuncts.anchors") or scene.is_in(i, "adverbs"):
        return i + 1
    if scene.is_in(i, "adverb_openers") and i + 1 < len(items):
        return i + 2
    return at


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
        if scene.items[i].stretch is not None or scene.is_verb(i) or not scene.is_nominal(i):
            if not (scene.lower(i) in {"'s", "’s", "'", "’"} or scene.is_in(i, "noun_links") and i > at):
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


def clause_end(scene: Scene, start: int, cues: tuple[Cue, ...], limit: int | None = None) -> int:
    """Where content that begins at ``start`` ends: the sentence's end less what tells how or by whom it was said."""
    end = _without_stop(scene, len(scene.items) if limit is None else limit)
    for cue in cues:
        if cue.first <= start or cue.first >= end:
            continue
        cut = _sibling(scene, cue, start)
        if cut is not None and cut > start:
            end = cut
            break
    for i in range(start + 2, end):
        if (
            matches(scene.items, i, scene.data.closers)
            or scene.is_in(i, "speaker.relays")
            and _relayed(scene, i)
        ):
            end = i
            break
        if scene.lower(i) in DASHES and _is_remark(scene, i + 1):
            end = i
            break
        if scene.lower(i) in COMMAS and _comments(scene, i + 1):
            end = i
            break
    return _tidied(scene, start, end)


def _relayed(scene: Scene, at: int) -> bool:
    """Whether the words that follow tell who passed the content on."""
    return scene.lower(at - 1) in COMMAS or scene.is_in(at - 1, "prepositions")


def _without_stop(scene: Scene, end: int) -> int:
    while end > 0 and scene.items[end - 1].stretch is None and scene.lower(end - 1) in STOPS | {";", ":"}:
        end -= 1
    return end


def _sibling(scene: Scene, cue: Cue, start: int) -> int | None:
    """Where the report of another cue begins that is no part of this content; None where it is nested in it."""
    at = cue.first - 1
    while at > start and (
        scene.is_in(at, "adverbs")
        or scene.is_in(at, "auxiliaries")
        or scene.is_in(at, "adjuncts.meanwhile")
        or scene.tag(at) in {"ADV", "AUX"}
    ):
        at -= 1
    lower = scene.lower(at)
    participle = "participle" in cue.forms or "any" in cue.forms
    if lower in COMMAS and participle:
        return at
    subject = subject_before(scene, cue.first) if cue.takes & {"bare", "that"} else None
    if subject is not None and subject[0] - 2 > start and scene.lower(subject[0] - 2) in COMMAS:
        opens = subject[0] - 1
        if scene.is_in(opens, "coordinators") or scene.is_in(opens, "subordinators"):
            return opens - 1
    if scene.items[at].stretch is not None and participle and scene.items[at].text[-2:-1] == ",":
        return at + 1
    if scene.is_in(at, "coordinators") and "source" not in cue.takes:
        return at - 1 if scene.lower(at - 1) in COMMAS else at
    if "source" in cue.takes and lower in COMMAS | DASHES:
        return at
    return None


def _is_remark(scene: Scene, at: int) -> bool:
    """Whether a dash opens a remark of the writer's on what was said ("– an allegation the agency refutes")."""
    if not scene.is_in(at, "adjuncts.remarks"):
        return False
    return any(scene.is_in(i, "adjuncts.remark_nouns") for i in range(at + 1, min(at + 4, len(scene.items))))


def _comments(scene: Scene, at: int) -> bool:
    return scene.is_in(at, "adjuncts.comments")


def _tidied(scene: Scene, start: int, end: int) -> int:
    while (
        end > start
        and scene.items[end - 1].stretch is None
        and scene.lower(end - 1) in COMMAS | DASHES | {";", ":"}
    ):
        end -= 1
    return end


def noun_end(scene: Scene, start: int, cues: tuple[Cue, ...]) -> int:
    """Where a noun phrase of content ends: before the first adjunct, subordinate clause or further cue."""
    end = clause_end(scene, start, cues)
    for i in range(start + 1, end):
        if scene.is_in(i, "adjuncts.noun_stops"):
            return _tidied(scene, start, i)
    return end


def has_quote(scene: Scene, start: int, end: int) -> bool:
    """Whether the range holds quoted words."""
    return any(scene.items[i].stretch is not None for i in range(start, end))


def has_predicate(scene: Scene, start: int, end: int) -> bool:
    """Whether the range holds a clause, its predicate perhaps an adjective where the language has no copula."""
    if has_clause(scene, start, end):
        return True
    if not scene.data.comma:
        return False
    relative = next((i for i in range(start, end) if scene.is_in(i, "relatives")), end)
    return any(scene.tag(i) == "ADJ" for i in range(start + 2, relative))


def has_clause(scene: Scene, start: int, end: int) -> bool:
    """Whether the range holds a verb with something before it that may be its subject, outside a relative clause."""
    relative = False
    i = start + 1
    while i < end:
        if scene.items[i].stretch is not None:
            return i > start + 1
        if scene.is_in(i, "relatives") and scene.tag(i) != "DET" and i > start + 1:
            relative = True
        elif scene.is_verb(i) and not scene.is_in(i - 1, "blockers.infinitive"):
            finite = scene.tag(i) == "AUX" or not scene.is_participial(i)
            if finite and not relative:
                return True
            # the verbs of a relative clause stand together; the next one is the main clause's
            while i + 1 < end and (scene.is_verb(i + 1) or scene.tag(i + 1) in {"ADV", "PART"}):
                i += 1
            relative = relative and not finite
        i += 1
    return False


def source_phrase(scene: Scene, cue: Cue) -> Range | None:
    """The noun phrase of a cue that is a preposition ("according to X")."""
    if cue.enclitic:
        return cue.last - 1, cue.last
    return phrase_from(scene, cue.last)
