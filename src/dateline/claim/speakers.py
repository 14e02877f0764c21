"""The phrase that names the speaker: the subject of a cue, before or after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claim.cues import Lexicon
from dateline.claim.passages import Item

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "SYM"})
VERBAL = frozenset({"VERB", "AUX"})
COMMAS = frozenset({","})
DASHES = frozenset({"–", "—", "-", "--"})
HARD = frozenset({";", ":", "“", "?", "!", "…"})
REACH = 60
"""Items before a cue among which its subject is looked for."""
TITLE = 40
"""Code points up to which quoted words may be part of a noun phrase (a nickname, a title)."""
AFTER = 28
"""Items after a cue among which its subject is looked for."""

Range = tuple[int, int]
"""Items from the first up to before the second."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The items of a passage with what is known about them; ``people``, ``bodies`` and ``roles`` are ranges of them."""

    items: tuple[Item, ...]
    data: Lexicon
    people: tuple[Range, ...]
    bodies: tuple[Range, ...]
    roles: tuple[Range, ...] = ()

    def is_in(self, at: int, key: str) -> bool:
        """Whether the item at ``at`` is in the list ``key`` of the lexicon."""
        return 0 <= at < len(self.items) and self.items[at].lower in self.data.lists.get(key, frozenset())

    def lower(self, at: int) -> str:
        """The lower case form of the item at ``at``; empty outside the passage."""
        return self.items[at].lower if 0 <= at < len(self.items) else ""

    def tag(self, at: int) -> str:
        """The part of speech of the item at ``at``; empty outside the passage."""
        return self.items[at].tag if 0 <= at < len(self.items) else ""

    def name_in(self, first: int, last: int) -> Range | None:
        """The first name of a person that lies in the range."""
        return next((r for r in self.people if first <= r[0] and r[1] <= last), None)

    def named(self, at: int) -> bool:
        """Whether the item at ``at`` is part of a name."""
        return any(a <= at < b for a, b in self.people) or any(a <= at < b for a, b in self.bodies)

    def is_role(self, at: int) -> bool:
        """Whether the item at ``at`` is part of a title or role."""
        return any(a <= at < b for a, b in self.roles)

    def is_verb(self, at: int) -> bool:
        """Whether the item is a verb or auxiliary and no part of a name or role."""
        return self.tag(at) in VERBAL and not self.named(at) and not self.is_role(at)

    def is_participial(self, at: int) -> bool:
        """Whether the verb has the ending of a participle, and so is none of a clause by itself ("citing")."""
        return self.tag(at) == "VERB" and self.lower(at).endswith(self.data.participles)

    def is_nominal(self, at: int) -> bool:
        """Whether a noun phrase may hold the item."""
        return self.tag(at) in NOMINAL or self.named(at) or self.is_role(at) or self.is_in(at, "determiners")


def subject_before(scene: Scene, at: int) -> Range | None:
    """The subject of the verb at ``at``, looked for to its left; None where none can be told."""
    if at <= 0:
        return None
    end = _over_helpers(scene, at)
    if end <= 0:
        return None
    before = end - 1
    stretch = scene.items[before].stretch
    if stretch is not None and not scene.items[before].text[-2:-1].isalnum():
        return None
    if scene.is_in(before, "relatives") and scene.tag(before) != "DET":
        return subject_before(scene, before if scene.lower(before - 1) not in COMMAS else before - 1)
    if scene.is_in(before, "coordinators"):
        return main_subject(scene, before)
    if scene.is_in(before, "third"):
        return before, end
    start, stop = _segment(scene, end)
    if scene.lower(end - 1) in COMMAS | DASHES | {")"} and start == stop:
        return _apposed(scene, end)
    found = _in_segment(scene, start, end)
    if found is None or not _has_noun(scene, found):
        return None
    return _with_role(scene, found, start)


def _has_noun(scene: Scene, found: Range) -> bool:
    return any(
        scene.tag(i) in {"NOUN", "PROPN", "PRON"}
        or scene.is_role(i)
        or (scene.named(i) and scene.tag(i) != "DET")
        or scene.is_in(i, "indefinites")
        for i in range(*found)
    )


def main_subject(scene: Scene, at: int) -> Range | None:
    """The subject of the main clause that a participle or a coordinated verb at ``at`` belongs to."""
    verbs = [i for i in range(_clause_start(scene, at), at) if _is_main_verb(scene, i, at)]
    # a verb right after a comma follows an apposition, or is a participle: only without another one
    verb = next((i for i in verbs if scene.lower(i - 1) not in COMMAS | DASHES), verbs[0] if verbs else None)
    return subject_before(scene, verb) if verb else None


def _clause_start(scene: Scene, at: int) -> int:
    """Where the clause of ``at`` begins: after the last semicolon, colon or quoted stretch that ends a sentence."""
    start = 0
    for i in range(max(0, at - REACH), at):
        if scene.lower(i) in {";", ":"}:
            start = i + 1
    return start


def _is_main_verb(scene: Scene, at: int, before: int) -> bool:
    """Whether the verb at ``at`` is one that a subject may stand before, outside relative and leading clauses."""
    if not scene.is_verb(at) or at == 0 or scene.is_in(at - 1, "blockers.infinitive"):
        return False
    if scene.is_in(at, "speaker.modifiers"):
        return False
    if scene.is_participial(at) and not scene.is_in(at - 1, "auxiliaries"):
        return False
    start = at
    while start > 0 and scene.lower(start - 1) not in COMMAS | DASHES:
        start -= 1
        if scene.is_in(start, "relatives") and scene.tag(start) != "DET":
            return False
    return not (
        scene.is_in(start, "subordinators") or scene.tag(start) == "ADP" and _has_comma(scene, at, before)
    )


def _has_comma(scene: Scene, first: int, last: int) -> bool:
    return any(
        scene.lower(i) in COMMAS and not scene.is_in(i + 1, "coordinators") for i in range(first, last - 1)
    )


def _over_helpers(scene: Scene, at: int) -> int:
    """The position after the last word of the subject: adverbs, auxiliaries and times before ``at`` are skipped."""
    end = at
    while end > 0:
        before = end - 1
        if scene.items[before].stretch is not None:
            break
        helper = (
            scene.tag(before) in {"ADV", "AUX", "PART"}
            or scene.is_in(before, "adverbs")
            or scene.is_in(before, "auxiliaries")
            or scene.is_in(before, "blockers.before")
        )
        alone = scene.is_in(before, "indefinites") and (before == 0 or scene.tag(before - 1) == "PUNCT")
        if helper and not alone and not scene.named(before) and not scene.is_in(before, "third"):
            end = before
        elif scene.is_in(before - 1, "adverb_openers") and not scene.named(before):
            end = before - 1
        else:
            when = _over_time(scene, end)
            if when == end:
                break
            end = when
    return end


def _over_time(scene: Scene, end: int) -> int:
    """The start of a time phrase that ends at ``end`` ("on Monday", "Rabu (19/6/2024)"); ``end`` where none does."""
    at = end
    if scene.lower(at - 1) == ")":
        opener = _opener(scene, at - 1)
        if opener is None:
            return end
        inside = range(opener + 1, at - 1)
        if not any(scene.tag(i) == "NUM" or scene.items[i].text[:1].isdigit() for i in inside):
            return end
        if not (scene.is_in(opener - 1, "days") or scene.is_in(opener - 1, "adjuncts.times")):
            return opener  # an age or a year beside a name
        at = opener
    days = 0
    while (
        at > 0
        and not scene.named(at - 1)
        and (
            scene.is_in(at - 1, "days")
            or scene.is_in(at - 1, "adjuncts.anchors")
            or scene.is_in(at - 1, "adjuncts.times")
            or (scene.items[at - 1].text[:1].isdigit() and (days or scene.is_in(at - 2, "days")))
        )
    ):
        days += scene.is_in(at - 1, "days") or scene.is_in(at - 1, "adjuncts.anchors")
        at -= 1
    if not days:
        return end
    while at > 1 and scene.is_in(at - 1, "adjuncts.prepositions"):
        at -= 1
    return at


def _opener(scene: Scene, closer: int) -> int | None:
    return next((i for i in range(closer - 1, max(-1, closer - 25), -1) if scene.lower(i) == "("), None)


def _segment(scene: Scene, end: int) -> Range:
    """The stretch of items without a comma, dash or longer quotation that ends at ``end``; brackets are crossed."""
    at = end
    while at > 0 and end - at < REACH:
        lower = scene.lower(at - 1)
        if lower == ")":
            opener = _opener(scene, at - 1)
            if opener is None:
                break
            at = opener
            continue
        stretch = scene.items[at - 1].stretch
        if stretch is not None:
            if stretch.inner[1] - stretch.inner[0] > TITLE or not scene.items[at - 1].text[-2:-1].isalnum():
                break
        elif lower in COMMAS | DASHES | HARD | {"("}:
            break
        at -= 1
    return at, end


def _in_segment(scene: Scene, start: int, end: int) -> Range | None:
    """The noun phrase at the end of a stretch without commas, with the relative clause that it may have."""
    opener = start
    start = _trimmed(scene, start, end)
    if start >= end:
        return None
    verb = _last_clause_verb(scene, start, end)
    if verb is not None:
        found = _trimmed(scene, _after_subordinator(scene, verb + 1, end), end)
        if scene.is_in(verb + 1, "complement.words"):
            found = verb + 2
        start = found
        while start < end and not scene.is_nominal(start):
            start += 1
    elif _is_preposition(scene, start):
        start = _after_leading_phrase(scene, start, end)
    elif opener < start and _is_preposition(scene, opener):
        found = _after_leading_phrase(scene, opener, end)
        start = found if found < end else start
    if start >= end or not scene.is_nominal(start):
        return None
    return start, end


def _after_subordinator(scene: Scene, start: int, end: int) -> int:
    """The position after the last conjunction that opens a clause in the range ("fired nine after an inquiry found")."""
    for i in range(end - 2, start, -1):
        if (
            scene.is_in(i, "subordinators")
            and scene.tag(i) in {"SCONJ", "ADP", "ADV"}
            and scene.tag(i - 1) != "ADP"
        ):
            return i + 1
    return start


def _trimmed(scene: Scene, start: int, end: int) -> int:
    """``start`` moved over conjunctions and adverbs that open a clause ("But", "Sementara itu")."""
    while start < end and not scene.named(start):
        opener = scene.tag(start) in {"CCONJ", "SCONJ", "ADV", "PART", "INTJ", "PUNCT"}
        listed = (
            scene.is_in(start, "coordinators")
            or scene.is_in(start, "subordinators")
            or scene.is_in(start, "speaker.openers")
        )
        if not (opener or listed) or scene.is_in(start, "speaker.collective_determiners"):
            break
        start += 1
        if (
            start < end - 1
            and scene.is_in(start, "demonstratives")
            and scene.tag(start + 1) in {"PROPN", "NOUN"}
        ):
            start += 1
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
            and not scene.is_in(i, "speaker.modifiers")
            and not _is_modifier(scene, i, end)
        ):
            found = i
    return found


def _is_modifier(scene: Scene, at: int, end: int) -> bool:
    """Whether the verb form stands inside a noun phrase ("the elected mayor", "a report published on Thursday")."""
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
    """Where the subject begins after a prepositional phrase that no comma closes ("Pada Agustus lalu Hasan")."""
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
    left, _ = _segment(scene, first - 1)
    left = _trimmed(scene, left, first - 1)
    if _is_role(scene, left, first - 1) and scene.name_in(left, first - 1) is None:
        return left, last
    return found


def _is_role(scene: Scene, first: int, last: int) -> bool:
    """Whether the range is a noun phrase without a verb."""
    return (
        last > first
        and scene.is_nominal(first)
        and not any(scene.is_verb(i) and not _is_modifier(scene, i, last) for i in range(first, last))
    )


def _apposed(scene: Scene, end: int) -> Range | None:
    """The subject before an insertion between commas ("Nick Kaufman, a lawyer who served there, said")."""
    last = end - 1
    parts: list[Range] = []
    at = last
    while at > 0 and len(parts) < 6 and end - at < REACH:
        first, stop = _segment(scene, at)
        if first == stop:
            break
        parts.append((first, stop))
        if scene.lower(first - 1) not in COMMAS | DASHES:
            break
        at = first - 1
    insertion_end = last
    for index, (first, stop) in enumerate(parts):
        left = parts[index + 1] if index + 1 < len(parts) else None
        if _is_insertion(scene, first, stop) and left is not None:
            if not _is_apposition(scene, first, stop):
                insertion_end = first - 1
            continue
        verb = _last_clause_verb(scene, first, stop) if index else None
        if verb is not None and not scene.is_in(verb + 1, "complement.words"):
            # the insertion stands in the middle of a clause: "X did this, but, in a letter, rejected that"
            return subject_before(scene, verb) if scene.is_nominal(first) else None
        found = _in_segment(scene, first, stop)
        if found is None or not _has_noun(scene, found):
            return None
        found = _with_role(scene, found, first)
        return found[0], max(found[1], insertion_end if index else found[1])
    return None


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


def subject_after(scene: Scene, at: int) -> Range | None:
    """The subject that follows a cue ending at ``at`` ("kata Hasan", "said Kyiv resident Svitlana, 55")."""
    items = scene.items
    while scene.is_in(at, "speaker.particles"):
        at += 1
    if at >= len(items) or items[at].stretch is not None:
        return None
    if scene.is_in(at, "third") or scene.is_in(at, "first"):
        return at, at + 1
    if not scene.is_nominal(at):
        return None
    limit = min(len(items), at + AFTER)
    stop = _right_edge(scene, at, limit)
    name = scene.name_in(at, limit)
    if name and name[0] > stop - 1 and _joins(scene, stop, name[0]):
        stop = name[1]
    elif name and name[1] <= stop:
        stop = _after_name(scene, name[1], stop)
    return (at, stop) if stop > at else None


def _right_edge(scene: Scene, at: int, limit: int) -> int:
    relative = False
    i = at
    while i < limit:
        lower = scene.lower(i)
        if scene.items[i].stretch is not None and scene.items[i].span[1] - scene.items[i].span[0] > TITLE:
            break
        if lower == "(":
            closer = next((k for k in range(i, min(limit, i + 20)) if scene.lower(k) == ")"), None)
            if closer is None:
                break
            i = closer + 1
            continue
        if lower in COMMAS | DASHES | HARD | {".", ")"}:
            break
        if scene.is_in(i, "relatives") and scene.tag(i) != "DET":
            relative = True
        elif relative:
            if scene.is_in(i, "speaker.closing_determiners"):
                return i + 1
            if scene.is_in(i, "adjuncts.openers"):
                break
        elif not scene.named(i) and not scene.is_role(i) and _ends_phrase(scene, at, i):
            break
        i += 1
    while i > at + 1 and scene.tag(i - 1) in {"ADP", "CCONJ", "PUNCT"}:
        i -= 1
    return i


def _ends_phrase(scene: Scene, first: int, at: int) -> bool:
    """Whether the word at ``at`` stands no more in the phrase that began at ``first``."""
    if scene.is_in(at, "adjuncts.openers") or scene.is_in(at, "speaker.relays") or scene.is_in(at, "days"):
        return True
    if scene.is_verb(at) or scene.tag(at) in {"SCONJ", "ADV"} or _is_preposition(scene, at):
        return not _is_inner_preposition(scene, first, at)
    return False


def _is_preposition(scene: Scene, at: int) -> bool:
    return scene.tag(at) == "ADP" or scene.is_in(at, "prepositions")


def _is_inner_preposition(scene: Scene, first: int, at: int) -> bool:
    """Whether the preposition at ``at`` keeps its phrase inside the subject: no name came yet, and it is one of a title."""
    if not scene.is_in(at, "noun_links"):
        return False
    return scene.name_in(first, at) is None


def _joins(scene: Scene, stop: int, name: int) -> bool:
    """Whether only a comma, or a preposition phrase of a title, stands between the role and the name after it."""
    if name - stop > 8:
        return False
    if scene.lower(stop) in COMMAS:
        return name == stop + 1
    return scene.is_in(stop, "noun_links") and all(scene.is_nominal(i) for i in range(stop + 1, name))


def _after_name(scene: Scene, name_end: int, stop: int) -> int:
    """The end of the subject after its name: an "and" with a further noun phrase stays in."""
    i = name_end
    while i < stop and scene.is_in(i, "joining"):
        following = next((r for r in (*scene.people, *scene.bodies) if r[0] > i and r[1] <= stop), None)
        if following is None:
            return stop
        i = following[1]
    if i < stop and (scene.tag(i) in {"PROPN", "NOUN", "ADJ"} or scene.lower(i) in {"(", "'s", "’s"}):
        return stop
    return i


def phrase_from(scene: Scene, at: int) -> Range | None:
    """The noun phrase after a preposition that names a source ("according to X"), up to its comma or stop."""
    if at >= len(scene.items):
        return None
    if scene.is_in(at, "third") or scene.is_in(at, "speaker.enclitics"):
        return at, at + 1
    i = at
    limit = min(len(scene.items), at + AFTER)
    while i < limit and scene.lower(i) not in COMMAS | HARD | DASHES | {"."}:
        if scene.lower(i) == "(":
            closer = next((k for k in range(i, limit) if scene.lower(k) == ")"), None)
            if closer is None:
                break
            i = closer
        i += 1
    return (at, i) if i > at and i < limit + 1 else None


def words_of(items: Sequence[Item], found: Range) -> list[str]:
    """The lower case words of a range."""
    return [i.lower for i in items[found[0] : found[1]]]
