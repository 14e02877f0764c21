"""The subject of a verb that follows it: who said, for a cue behind its speaker."""

from __future__ import annotations

from dateline.claim.edges import REACH, over_helpers, segment, trimmed
from dateline.claim.scene import COMMAS, DASHES, Range, Scene

DEPTH = 4
"""Steps from verb to verb in which the subject of a coordinated or relative clause is followed."""


def subject_before(scene: Scene, at: int, depth: int = 0) -> Range | None:
    """The subject of the verb at ``at``, looked for to its left; None where none can be told."""
    if at <= 0 or depth > DEPTH:
        return None
    key = at, depth
    if key not in scene.subjects:
        scene.subjects[key] = _subject(scene, at, depth)
    return scene.subjects[key]


def _subject(scene: Scene, at: int, depth: int) -> Range | None:
    end = over_helpers(scene, at)
    if end <= 0:
        return None
    before = end - 1
    stretch = scene.items[before].stretch
    if stretch is not None and not scene.items[before].text[-2:-1].isalnum():
        return None
    if scene.is_in(before, "relatives") and scene.tag(before) != "DET":
        if scene.is_verb(before - 1):
            return None  # a complementiser
        return subject_before(scene, before - (scene.lower(before - 1) in COMMAS), depth + 1)
    if scene.is_in(before, "subordinators") and scene.tag(before) == "SCONJ":
        return None
    if scene.is_in(before, "coordinators"):
        return main_subject(scene, before, depth + 1)
    if scene.is_in(before, "third"):
        return before, end
    start, stop = segment(scene, end)
    if scene.lower(end - 1) in COMMAS | DASHES | {")"} and start == stop:
        return _apposed(scene, end, depth + 1)
    found = _in_segment(scene, start, end)
    if found is None or not _has_noun(scene, found):
        return None
    return _with_role(scene, found, start)


def _has_noun(scene: Scene, found: Range) -> bool:
    if scene.is_preposition(found[1] - 1):
        return False
    return any(
        scene.tag(i) in {"NOUN", "PROPN", "PRON"}
        or scene.is_role(i)
        or (scene.named(i) and scene.tag(i) != "DET")
        or scene.is_in(i, "indefinites")
        for i in range(*found)
    )


def main_subject(scene: Scene, at: int, depth: int = 0) -> Range | None:
    """The subject of the main clause that a participle or a coordinated verb at ``at`` belongs to."""
    verb = None
    for i in range(_clause_start(scene, at), at):
        if _is_main_verb(scene, i, at):
            # a verb right after a comma follows an apposition, or is a participle: only without another one
            after_comma = scene.lower(i - 1) in COMMAS | DASHES
            verb = i if verb is None or not after_comma else verb
            if not after_comma:
                break
    return subject_before(scene, verb, depth + 1) if verb else None


def _clause_start(scene: Scene, at: int) -> int:
    """Where the clause of ``at`` begins: after the last semicolon or colon nearby."""
    start = max(0, at - 2 * REACH)
    for i in range(start, at):
        if scene.lower(i) in {";", ":"}:
            start = i + 1
    return start


def _is_main_verb(scene: Scene, at: int, before: int) -> bool:
    """Whether a subject may stand before the verb at ``at``, outside relative and leading clauses."""
    if not scene.is_verb(at) or at == 0 or scene.is_in(at - 1, "blockers.infinitive"):
        return False
    if scene.is_in(at, "speaker.modifiers"):
        return False
    if scene.is_participial(at) and not scene.is_in(at - 1, "auxiliaries"):
        return False
    start, is_relative = _segments(scene)[at]
    return not is_relative and not (
        scene.is_in(start, "subordinators") or (scene.tag(start) == "ADP" and _has_comma(scene, at, before))
    )


def _segments(scene: Scene) -> list[tuple[int, bool]]:
    """The segments of the scene, each told on the way to the next."""
    if not scene.segments:
        start, is_relative = 0, False
        for i in range(len(scene.items)):
            scene.segments.append((start, is_relative))
            if scene.lower(i) in COMMAS | DASHES:
                start, is_relative = i + 1, False
            elif scene.is_in(i, "relatives") and scene.tag(i) != "DET":
                is_relative = True
    return scene.segments


def _has_comma(scene: Scene, first: int, last: int) -> bool:
    return any(
        scene.lower(i) in COMMAS and not scene.is_in(i + 1, "coordinators") for i in range(first, last - 1)
    )


def _in_segment(scene: Scene, start: int, end: int) -> Range | None:
    """The noun phrase at the end of a stretch without commas, with the relative clause that it may have."""
    opener = start
    end = _before_addressee(scene, start, end)
    start = trimmed(scene, start, end)
    if start >= end:
        return None
    verb = _last_clause_verb(scene, start, end)
    if verb is not None:
        found = trimmed(scene, _after_subordinator(scene, verb + 1, end), end)
        if scene.is_in(verb + 1, "complement.words"):
            found = verb + 2
        start = found
        while start < end and not scene.is_nominal(start):
            start += 1
    elif scene.is_preposition(start):
        start = _after_leading_phrase(scene, start, end)
    elif opener < start and scene.is_preposition(opener):
        found = _after_leading_phrase(scene, opener, end)
        start = found if found < end else start
    if start >= end or not scene.is_nominal(start):
        return None
    return start, end


def _before_addressee(scene: Scene, start: int, end: int) -> int:
    """``end``, or the preposition of those spoken to inside the range ("Yasir kepada wartawan")."""
    for i in range(start + 1, end):
        if scene.is_in(i, "adjuncts.addressee") and (scene.named(i - 1) or scene.is_role(i - 1)):
            return i
    return end


def _after_subordinator(scene: Scene, start: int, end: int) -> int:
    """The position after the last conjunction in the range ("fired nine after an inquiry found")."""
    for i in range(end - 2, start, -1):
        if (
            scene.is_in(i, "subordinators")
            and scene.tag(i) in {"SCONJ", "ADP", "ADV"}
            and scene.tag(i - 1) != "ADP"
        ):
            return i + 1
    return start


def _last_clause_verb(scene: Scene, start: int, end: int) -> int | None:
    """The last verb of the range that is no part of a relative clause."""
    relative = False
    found = None
    for i in range(start, end - 1):  # a verb right before the next one is a noun with a wrong tag
        if scene.is_in(i, "relatives") and i > start and scene.tag(i) != "DET":
            relative = True
        elif (
            scene.is_verb(i)
            and not relative
            and not (i > start and scene.is_participial(i) and scene.tag(i - 1) != "AUX")
            and not scene.is_in(i, "speaker.modifiers")
            and not _is_modifier(scene, i, end)
        ):
            found = i
    return found


def _is_modifier(scene: Scene, at: int, end: int) -> bool:
    """Whether the verb form stands inside a noun phrase ("the elected mayor", "a report out in May")."""
    if scene.tag(at) != "VERB":
        return False
    if (
        at + 1 < end
        and scene.tag(at + 1) in {"NOUN", "PROPN", "ADJ"}
        and scene.tag(at - 1) in {"DET", "ADJ", "NUM"}
    ):
        return True
    return scene.tag(at - 1) in {"NOUN", "PROPN"} and scene.tag(at + 1) == "ADP"


def _after_leading_phrase(scene: Scene, start: int, end: int) -> int:
    """Where the subject begins after a phrase that no comma closes ("Pada Agustus lalu Hasan")."""
    for i in range(end - 2, start, -1):
        if scene.is_in(i, "speaker.closing_determiners") and scene.is_nominal(i + 1) and not scene.named(i):
            return i + 1
    for first, last in sorted((*scene.people, *scene.bodies), reverse=True):
        if first > start and last <= end:
            at = first
            while at - 1 > start and scene.tag(at - 1) in {"NOUN", "PROPN", "ADJ", "DET"}:
                at -= 1
            return at if at - 1 > start else first
    return end


def _with_role(scene: Scene, found: Range, start: int) -> Range:
    """The phrase with a role that stands before its name and a comma ("Anggota DPR, Rudi")."""
    first, last = found
    if first != start or scene.lower(first - 1) not in COMMAS:
        return found
    named = scene.name_in(first, last)
    if named is None or named[0] != first:
        return found
    left, _ = segment(scene, first - 1)
    bare = left == trimmed(scene, left, first - 1) or not scene.is_preposition(left)
    left = trimmed(scene, left, first - 1)
    if bare and _is_role(scene, left, first - 1) and scene.name_in(left, first - 1) is None:
        return left, last
    return found


def _is_role(scene: Scene, first: int, last: int) -> bool:
    """Whether the range is a noun phrase without a verb."""
    return (
        last > first
        and scene.is_nominal(first)
        and not any(scene.is_verb(i) and not _is_modifier(scene, i, last) for i in range(first, last))
    )


def _apposed(scene: Scene, end: int, depth: int) -> Range | None:
    """The subject before an insertion between commas ("Nick Kaufman, a lawyer who served there, said")."""
    last = end - 1
    parts: list[Range] = []
    at = last
    while at > 0 and len(parts) < 6 and end - at < REACH:
        first, stop = segment(scene, at)
        if first == stop:
            break
        parts.append((first, stop))
        if scene.lower(first - 1) not in COMMAS | DASHES:
            break
        at = first - 1
    insertion_end = last
    for index, (first, stop) in enumerate(parts):
        left = parts[index + 1] if index + 1 < len(parts) else None
        further = index + 2 < len(parts)
        if left is not None and (
            _is_insertion(scene, first, stop) or (further and _is_rest_of_place(scene, left, first, stop))
        ):
            if not _is_apposition(scene, first, stop):
                insertion_end = first - 1
            continue
        verb = _last_clause_verb(scene, first, stop) if index else None
        if verb is not None and not scene.is_in(verb + 1, "complement.words"):
            # the insertion stands in the middle of a clause: "X did this, but, in a letter, rejected that"
            return subject_before(scene, verb, depth + 1) if scene.is_nominal(first) else None
        found = _in_segment(scene, first, stop)
        if found is None or not _has_noun(scene, found):
            return None
        found = _with_role(scene, found, first)
        return found[0], max(found[1], insertion_end if index else found[1])
    return None


def _is_rest_of_place(scene: Scene, left: Range, first: int, stop: int) -> bool:
    """Whether a name goes on with the place before its comma ("from Tynemouth, North Tyneside,")."""
    named = all(scene.named(i) for i in range(first, stop))
    return named and scene.is_preposition(left[0]) and any(scene.named(i) for i in range(*left))


def _is_insertion(scene: Scene, first: int, stop: int) -> bool:
    """Whether a stretch between commas adds something to the noun before it."""
    if scene.is_in(first, "relatives") or scene.tag(first) == "ADP" or scene.is_in(first, "prepositions"):
        return True
    if scene.is_in(first, "coordinators") or scene.is_participial(first):
        return True
    if all(scene.tag(i) == "NUM" or scene.items[i].text[:1].isdigit() for i in range(first, stop)):
        return True
    if scene.is_in(first, "days") or scene.is_in(first, "adjuncts.anchors"):
        return True
    return _is_apposition(scene, first, stop)


def _is_apposition(scene: Scene, first: int, stop: int) -> bool:
    """Whether the stretch is a noun phrase that describes the name before it."""
    if not scene.is_nominal(first) or scene.is_in(first, "relatives"):
        return False
    before = first - 2
    after_name = before >= 0 and (
        scene.named(before) or scene.lower(before) == ")" or scene.tag(before) == "NUM"
    )
    return after_name and scene.name_in(first, first + 1) is None and not _leads_with_name(scene, first)


def _leads_with_name(scene: Scene, first: int) -> bool:
    return any(a == first for a, _ in scene.people)
