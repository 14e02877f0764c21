"""Where reported content ends, and whether words can be content at all."""

from __future__ import annotations

from dateline.claim.cues import Cue, matches
from dateline.claim.sayers import subject_before
from dateline.claim.scene import COMMAS, DASHES, STOPS, Range, Scene
from dateline.records import QuotationKind

LEAST = 2
"""Words that reported content has at least."""


def clause_end(scene: Scene, start: int, cues: tuple[Cue, ...], limit: int | None = None) -> int:
    """Where content that begins at ``start`` ends: with the sentence, less what tells how it was said."""
    end = _without_stop(scene, len(scene.items) if limit is None else limit)
    for cue in cues:
        if cue.first <= start or cue.first >= end:
            continue
        cut = _sibling(scene, cue, start)
        if cut is not None and cut > start:
            end = cut
            break
    for i in range(start + 2, end):
        if matches(scene.items, i, scene.data.closers) or (
            scene.is_in(i, "speaker.relays") and _relayed(scene, i)
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
    """Where the report of another cue begins, apart from this content; None where it is nested in it."""
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
    """Whether a dash opens the writer's remark on what was said ("– an allegation the agency refutes")."""
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
    """Whether the range holds a clause; its predicate may be an adjective where there is no copula."""
    if has_clause(scene, start, end):
        return True
    if not scene.data.comma:
        return False
    relative = next((i for i in range(start, end) if scene.is_in(i, "relatives")), end)
    return any(scene.tag(i) == "ADJ" or scene.is_in(i, "negators") for i in range(start + 2, relative))


def has_clause(scene: Scene, start: int, end: int) -> bool:
    """Whether the range holds a verb, outside a relative clause, with a word before it for its subject."""
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


def kind_of(scene: Scene, content: Range) -> QuotationKind:
    """Mixed where the content holds quoted words, else indirect."""
    return "mixed" if has_quote(scene, *content) else "indirect"
