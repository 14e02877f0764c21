"""Cues behind their content, or inside it: "..., kata Hasan", "..., she said"."""

from __future__ import annotations

from dataclasses import replace

from dateline.claim.content import LEAST, clause_end, has_clause, has_predicate, has_quote, kind_of
from dateline.claim.cues import Cue
from dateline.claim.openings import Opening, Report, opening_after, source_phrase
from dateline.claim.sayers import subject_before
from dateline.claim.scene import COMMAS, DASHES, STOPS, Range, Scene
from dateline.claim.speakers import subject_after


def read_trailing(scene: Scene, cue: Cue, cues: tuple[Cue, ...], claimed: list[Report]) -> list[Report]:
    """The report of a cue that stands behind its content, or inside it."""
    if not cue.takes & {"trail", "source"} or cue.passive:
        return []
    for subject, first, after in _attributions(scene, cue):
        left = _left_content(scene, first, claimed)
        if left is None:
            continue
        utterance = scene.items[left[1] - 1].stretch is not None
        opening = opening_after(scene, after, cue)
        if not utterance and not _may_trail(scene, cue, left, opening):
            continue
        if not _closes(scene, after, opening, cue, utterance):
            continue
        return _around(scene, cue, subject, left, opening, cues)
    return []


def _may_trail(scene: Scene, cue: Cue, left: Range, opening: Opening) -> bool:
    """Whether words without marks before an attribution are content: a clause, not a phrase."""
    first, last = left
    if cue.takes & {"source", "follows"}:
        return last - first > LEAST or has_quote(scene, first, last) or opening.way == "comma"
    if opening.way == "comma" and scene.is_verb(opening.at + 1) and not scene.is_participial(opening.at + 1):
        return True  # the attribution stands between a subject and its verb
    if opening.way == "comma" and scene.is_in(first, "subordinators"):
        end = clause_end(scene, opening.at + 1, ())
        if has_clause(scene, opening.at, end):
            return True  # or between a condition and what follows from it
    leading = (
        opening.way != "comma"
        and scene.is_in(first, "subordinators")
        and not _has_inner_comma(scene, first, last)
    )
    return not leading and has_clause(scene, first - 1, last)


def _has_inner_comma(scene: Scene, first: int, last: int) -> bool:
    return any(scene.lower(i) in COMMAS for i in range(first, last))


def _attributions(scene: Scene, cue: Cue) -> list[tuple[Range, int, int]]:
    """The ways to read a cue with its speaker: (speaker, first item, item after the last)."""
    out: list[tuple[Range, int, int]] = []
    if "source" in cue.takes:
        found = source_phrase(scene, cue)
        return [(found, _over_openers(scene, cue.first), found[1])] if found else []
    if cue.enclitic:
        return [((cue.last - 1, cue.last), _over_openers(scene, cue.first), cue.last)]
    first = _over_openers(scene, cue.first)
    if "opened" in cue.takes and first == cue.first:
        return []
    free = (
        first == 0 or scene.lower(first - 1) in COMMAS | DASHES or scene.items[first - 1].stretch is not None
    )
    if (
        free
        and "told" not in cue.takes
        and ("follows" in cue.takes or cue.forms & {"past", "present", "any"})
    ):
        found = subject_after(scene, cue.last)
        if found and ("follows" in cue.takes or _is_inverted(scene, cue, found)):
            out.append((found, first, found[1]))
    if "follows" not in cue.takes or cue.takes & {"bare", "that"}:
        found = subject_before(scene, cue.first)
        if found:
            out.append((found, found[0], cue.last))
    return out


def _is_inverted(scene: Scene, cue: Cue, found: Range) -> bool:
    """Whether the phrase after a cue is its subject ("said Smith"), not the beginning of its content."""
    first, last = found
    if scene.is_in(first, "complement.words") or scene.is_verb(last):
        return False
    if cue.first and scene.items[cue.first - 1].stretch is not None:
        return True
    for i in range(last, len(scene.items)):
        if scene.lower(i) in COMMAS | STOPS or scene.is_in(i, "adjuncts.reporting"):
            return True
        if scene.is_verb(i):
            return False
    return True


def _over_openers(scene: Scene, at: int) -> int:
    """The first item of an attribution with the words that may open it ("demikian", "seperti")."""
    while scene.is_in(at - 1, "nouns.openers"):
        at -= 1
    return at


def _left_content(scene: Scene, first: int, claimed: list[Report]) -> Range | None:
    """The content before an attribution that begins at ``first``; None where nothing closes it off."""
    if first <= 0:
        return None
    before = scene.items[first - 1]
    end = first - 1 if before.lower in COMMAS | DASHES else first
    if end == first and before.stretch is None:
        return None
    start = 0
    for report in claimed:
        stop = max(report.content[1], report.cue.last, report.speaker[1] if report.speaker else 0)
        if stop <= end:
            start = max(start, stop)
    while (
        start < end and scene.items[start].stretch is None and scene.lower(start) in COMMAS | STOPS | DASHES
    ):
        start += 1
    if start >= end:
        return None
    return start, end


def _closes(scene: Scene, after: int, opening: Opening, cue: Cue, utterance: bool) -> bool:
    """Whether an attribution behind its content ends there: no content of its own follows it."""
    if opening.way == "quote" and (not utterance or scene.lower(opening.at - 1) == ":"):
        return False
    if opening.way == "comma" and scene.data.comma and not cue.takes & {"follows", "source"}:
        return False  # a clause of content stands behind the comma
    if opening.way in ("end", "comma", "quote") or "source" in cue.takes:
        return True
    if opening.way == "none":
        return False
    at = opening.at
    if "follows" in cue.takes:
        return True
    if opening.way == "bare" and after > cue.last:
        return True  # said X as Y happened
    adjunct = scene.tag(at) in {"ADP", "SCONJ"} or scene.is_in(at, "adjuncts.reporting")
    return opening.way == "bare" and adjunct and not _is_clausal(scene, at)


def _is_clausal(scene: Scene, at: int) -> bool:
    return scene.is_in(at, "complement.words")


def _around(
    scene: Scene, cue: Cue, subject: Range, left: Range, opening: Opening, cues: tuple[Cue, ...]
) -> list[Report]:
    """The reports of content before an attribution and, where it goes on, behind it."""
    base = Report(cue, left, "indirect", subject, opening.addressee, 0.9)
    first, last = left
    stretches = [i for i in range(first, last) if scene.items[i].stretch is not None]
    right = _right_content(scene, opening, left, cues)
    if stretches and _only_marks(scene, first, last):
        out = [replace(base, content=(i, i + 1), kind="direct", score=0.95) for i in stretches]
        if right is not None and scene.items[right[0]].stretch is not None:
            out.append(replace(base, content=(right[0], right[0] + 1), kind="direct", score=0.9))
        return out
    if stretches and scene.lower(stretches[-1] - 1) == ":" and stretches[-1] == last - 1:
        return [replace(base, content=(last - 1, last), kind="direct", score=0.85)]
    if right is not None and scene.items[right[0]].stretch is None:
        joined = _joined(scene, left, right)
        return [replace(base, content=joined, kind=kind_of(scene, joined), score=0.8)]
    out = [replace(base, kind=kind_of(scene, left), score=0.85)]
    if right is not None:
        out.append(replace(base, content=(right[0], right[0] + 1), kind="direct", score=0.85))
    return out


def _joined(scene: Scene, left: Range, right: Range) -> Range:
    """The content that an attribution interrupts: its main half, or all where a subject is cut off."""
    first, last = left
    if scene.is_in(right[0], "coordinators") and has_clause(scene, first, last):
        return left
    if scene.is_in(first, "subordinators") or scene.tag(first) in {"ADP", "SCONJ", "ADV"}:
        return right
    if last - first == 1 and not scene.is_nominal(first):
        return right
    return first, right[1]


def _right_content(scene: Scene, opening: Opening, left: Range, cues: tuple[Cue, ...]) -> Range | None:
    """Content behind an attribution that stands inside it: after a comma, to the end of the sentence."""
    if opening.way == "quote":
        return opening.at, opening.at + 1
    at = opening.at
    if opening.way != "comma":
        at = next(
            (i for i in range(at, len(scene.items)) if scene.lower(i) in COMMAS or scene.items[i].stretch), -1
        )
        if at < 0 or scene.items[at].stretch is not None:
            return None
    start = at + 1
    if start >= len(scene.items) or scene.items[start].stretch is not None:
        return (start, start + 1) if start < len(scene.items) else None
    if any(c.first == start and c.kind != "believing" for c in cues) or scene.is_in(start, "relatives"):
        return None
    end = clause_end(scene, start, cues)
    cut = not has_predicate(scene, left[0] - 1, left[1])  # a subject is left alone: this is its predicate
    if end - start < LEAST or not (cut or has_predicate(scene, start - 1, end)):
        return None
    if scene.items[start].text[:1].isdigit() or scene.tag(start) in {"ADP"} or scene.is_in(start, "days"):
        return None
    loose = scene.is_participial(start) and not scene.is_in(left[0], "subordinators")
    if loose or scene.is_in(start, "adjuncts.reporting"):
        return None
    return start, end


def _only_marks(scene: Scene, first: int, last: int) -> bool:
    """Whether the range holds quoted stretches and marks alone."""
    return all(
        scene.items[i].stretch is not None or scene.tag(i) == "PUNCT" or not scene.items[i].text.isalnum()
        for i in range(first, last)
    )
