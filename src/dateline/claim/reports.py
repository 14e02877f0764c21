"""What one passage reports: its cues joined with their content and speaker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.claim.content import (
    MIXED_REACH,
    STOPS,
    Opening,
    clause_end,
    has_clause,
    has_predicate,
    has_quote,
    noun_end,
    opening_after,
    source_phrase,
)
from dateline.claim.cues import Cue, find_cues
from dateline.claim.passages import Passage
from dateline.claim.speakers import (
    COMMAS,
    DASHES,
    Range,
    Scene,
    main_subject,
    subject_after,
    subject_before,
)
from dateline.records import QuotationKind

MIXED_SCORE = 0.75
"""Score of a noun phrase with quoted words, whose speaker must be somebody."""
LEAST = 2
"""Words that reported content has at least."""


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


def read_reports(scene: Scene, passage: Passage) -> tuple[Report, ...]:
    """The reports of a passage in order of their content."""
    cues = find_cues(passage, scene.data)
    out: list[Report] = []
    nested = passage.inside is not None
    # A cue behind its content claims it before a cue inside that content can.
    for trailing in (True, False):
        for cue in cues:
            if any(_covers(r, cue) for r in out):
                continue
            if trailing:
                out.extend([] if nested else _trailing(scene, cue, cues, out))
            elif not any(r.cue.first == cue.first for r in out):
                report = _leading(scene, cue, cues, out)
                if report is not None:
                    out.append(report)
    return tuple(sorted(out, key=lambda r: (r.content, r.cue.first)))


def _covers(report: Report, cue: Cue) -> bool:
    first, last = report.content
    return first <= cue.first < last


def _trailing(scene: Scene, cue: Cue, cues: tuple[Cue, ...], claimed: list[Report]) -> list[Report]:
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
    """Whether words without marks before an attribution are content: a clause, not a phrase of the sentence itself."""
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
    if not has_quote(scene, start, end) and end - start < LEAST:
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
    right = _right_content(scene, opening, cue, cues)
    if stretches and _only_marks(scene, first, last):
        out = [replace(base, content=(i, i + 1), kind="direct", score=0.95) for i in stretches]
        if right is not None and scene.items[right[0]].stretch is not None:
            out.append(replace(base, content=(right[0], right[0] + 1), kind="direct", score=0.9))
        return out
    if stretches and scene.lower(stretches[-1] - 1) == ":" and stretches[-1] == last - 1:
        return [replace(base, content=(last - 1, last), kind="direct", score=0.85)]
    if right is not None and scene.items[right[0]].stretch is None:
        joined = _joined(scene, left, right)
        return [replace(base, content=joined, kind=_kind(scene, joined), score=0.8)]
    out = [replace(base, kind=_kind(scene, left), score=0.85)]
    if right is not None:
        out.append(replace(base, content=(right[0], right[0] + 1), kind="direct", score=0.85))
    return out


def _joined(scene: Scene, left: Range, right: Range) -> Range:
    """The content of a clause that an attribution interrupts: the main half, or all where it cuts a subject off."""
    first, last = left
    if scene.is_in(right[0], "coordinators") and has_clause(scene, first, last):
        return left
    if scene.is_in(first, "subordinators") or scene.tag(first) in {"ADP", "SCONJ", "ADV"}:
        return right
    return first, right[1]


def _right_content(scene: Scene, opening: Opening, cue: Cue, cues: tuple[Cue, ...]) -> Range | None:
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
    if any(c.first == start for c in cues) or scene.is_in(start, "relatives"):
        return None
    end = clause_end(scene, start, cues)
    if end - start <= LEAST or not has_predicate(scene, start - 1, end):
        return None
    if scene.items[start].text[:1].isdigit() or scene.tag(start) in {"ADP"} or scene.is_in(start, "days"):
        return None
    if scene.is_in(start, "adjuncts.reporting") or scene.is_participial(start):
        return None
    return start, end


def _only_marks(scene: Scene, first: int, last: int) -> bool:
    """Whether the range holds quoted stretches and marks alone."""
    return all(
        scene.items[i].stretch is not None or scene.tag(i) == "PUNCT" or not scene.items[i].text.isalnum()
        for i in range(first, last)
    )


def _kind(scene: Scene, content: Range) -> QuotationKind:
    return "mixed" if has_quote(scene, *content) else "indirect"


def _leading(scene: Scene, cue: Cue, cues: tuple[Cue, ...], claimed: list[Report]) -> Report | None:
    """The report of a cue that stands before its content."""
    if "source" in cue.takes:
        return _after_source(scene, cue, cues)
    if "opened" in cue.takes and "passive" not in cue.takes:
        return None
    if "follows" in cue.takes and not cue.takes & {"bare", "that"}:
        return _after_inverted(scene, cue, cues)
    speaker = _speaker(scene, cue, claimed)
    opening = opening_after(scene, cue.last, cue)
    if cue.passive:
        if opening.way != "quote" or not opening.punctuated or "quote" not in cue.takes:
            return None
        speaker = None
    elif speaker is None:
        return None
    found = _content(scene, cue, cues, opening)
    if found is None:
        return None
    content, kind, score = found
    if score == MIXED_SCORE and speaker is not None and not _speaks(scene, speaker):
        return None
    if any(r.content[0] < content[1] and content[0] < r.content[1] for r in claimed):
        return None
    return Report(cue, content, kind, speaker, opening.addressee, score)


def _speaker(scene: Scene, cue: Cue, claimed: list[Report]) -> Range | None:
    """Whose report the cue gives: its subject, or for a participle that of the main clause."""
    at = cue.first
    if scene.is_in(at - 1, "adjuncts.meanwhile") and (scene.data.comma or "participle" in cue.forms):
        earlier = [r for r in claimed if r.speaker and r.cue.first < cue.first]
        return earlier[-1].speaker if earlier else main_subject(scene, at - 1)
    if "participle" in cue.forms and "past" not in cue.forms:
        if "finite" in cue.takes:
            return None
        while at > 0 and (scene.is_in(at - 1, "adverbs") or scene.tag(at - 1) == "ADV"):
            at -= 1
        before = scene.lower(at - 1)
        free = (
            before in COMMAS or scene.is_in(at - 1, "coordinators") or scene.is_in(at - 1, "blockers.heard")
        )
        if free or (at and scene.items[at - 1].stretch is not None):
            earlier = [r for r in claimed if r.speaker and r.cue.first < cue.first]
            return earlier[-1].speaker if earlier else main_subject(scene, at)
    found = subject_before(scene, cue.first)
    if found is None or _is_thing(scene, found):
        return None
    return found


def _is_thing(scene: Scene, found: Range) -> bool:
    """Whether the phrase names nothing that speaks: "it" of no one, a video, a first person outside marks."""
    first, last = found
    if last - first == 1 and scene.is_in(first, "first"):
        return True
    return any(scene.is_in(i, "speaker.impersonal") for i in range(first, min(last, first + 3)))


def _content(
    scene: Scene, cue: Cue, cues: tuple[Cue, ...], opening: Opening
) -> tuple[Range, QuotationKind, float] | None:
    start, way = opening.at, opening.way
    if way in ("end", "none") or start >= len(scene.items):
        return None
    loose = way == "comma"
    if way == "comma":
        start += 1
        if "bare" not in cue.takes or not scene.data.comma:
            return None
        way = "bare"
        if start >= len(scene.items):
            return None
    if way == "quote":
        return _quoted_content(scene, cue, cues, opening)
    if way in ("that", "kept", "of"):
        if way == "that" and not cue.takes & {"that", "bare"} or way == "kept" and "whether" not in cue.takes:
            return None
        return _clause(scene, start, cues, 0.9)
    if "attitude" in cue.takes:
        found = _attitude(scene, start, cues)
        if found:
            return found
    phrase = scene.tag(start) == "ADP" and "quote" not in cue.takes
    if "bare" in cue.takes and not phrase and _may_be_clause(scene, start):
        end = clause_end(scene, start, cues)
        loose = loose or "any" in cue.takes
        if (loose and end - start > LEAST) or has_predicate(scene, start - scene.data.comma, end):
            return _clause(scene, start, cues, 0.8)
    if "mixed" in cue.takes:
        return _mixed(scene, start, cues)
    return None


def _speaks(scene: Scene, found: Range) -> bool:
    """Whether the phrase names somebody: a name, a role, a pronoun or a group of people."""
    return any(
        scene.named(i)
        or scene.is_role(i)
        or scene.is_in(i, "third")
        or scene.is_in(i, "speaker.collective_nouns")
        or scene.is_in(i, "speaker.documents")
        or scene.is_in(i, "speaker.bodies")
        or scene.tag(i) == "PROPN"
        for i in range(*found)
    )


def _may_be_clause(scene: Scene, start: int) -> bool:
    """Whether what follows a cue may be a clause: no request, and nothing that only points at what was said."""
    if scene.is_in(start, "complement.requests") or scene.is_in(start, "complement.questions"):
        return False
    if scene.is_in(start, "complement.anaphors"):
        i = start
        while scene.is_in(i, "complement.anaphors"):
            i += 1
        if i >= len(scene.items) or not scene.is_nominal(i) and not scene.is_verb(i):
            return False
    return True


def _clause(
    scene: Scene, start: int, cues: tuple[Cue, ...], score: float
) -> tuple[Range, QuotationKind, float] | None:
    end = clause_end(scene, start, cues)
    if end - start < LEAST and not has_quote(scene, start, end):
        return None
    if _ends_in_utterance(scene, start, end):
        return (end - 1, end), "direct", 0.85
    if end - start == 1 and scene.items[start].stretch is not None:
        return _alone(scene, start, True)
    return (start, end), _kind(scene, (start, end)), score


def _ends_in_utterance(scene: Scene, start: int, end: int) -> bool:
    """Whether the range only leads on to an utterance in marks ("a message to residents: ...")."""
    if end - start < 3 or scene.items[end - 1].stretch is None or scene.lower(end - 2) not in COMMAS | {":"}:
        return False
    text = scene.items[end - 1].text.strip("\"“”„«»'‘’ ")
    return text[:1].isupper() and text[-1:] in STOPS and len(text.split()) > 3


def _alone(scene: Scene, at: int, joined: bool) -> tuple[Range, QuotationKind, float]:
    """Content that is one quoted stretch: direct where it is an utterance, mixed where it is only some words."""
    stretch = scene.items[at].stretch
    assert stretch is not None
    text = scene.items[at].text.strip("\"“”„«»'‘’ ")
    whole = text[:1].isupper() or text[:1] in "[(…" or text[:1].isdigit()
    long = len(text.split()) >= 8 and joined
    return (at, at + 1), ("direct" if whole or long else "mixed"), 0.9


def _quoted_content(
    scene: Scene, cue: Cue, cues: tuple[Cue, ...], opening: Opening
) -> tuple[Range, QuotationKind, float] | None:
    at = opening.at
    if not cue.takes & {"quote", "mixed", "that", "attitude"}:
        return None
    item = scene.items[at]
    assert item.stretch is not None
    ends = item.text.rstrip("\"“”»'’")[-1:] in STOPS | {","}
    following = at + 1
    over = following >= len(scene.items) or scene.lower(following) in STOPS | COMMAS | DASHES | {";", ")"}
    over = over or any(c.first == following for c in cues)
    if opening.punctuated and "quote" in cue.takes and (ends or over):
        return (at, at + 1), "direct", 0.95
    if over or (ends and item.text.rstrip("\"“”»'’")[-1:] != ","):
        found = _alone(scene, at, False)
        return found if found[1] == "mixed" or "quote" in cue.takes else None
    return _clause(scene, at, cues, 0.85)


def _attitude(scene: Scene, start: int, cues: tuple[Cue, ...]) -> tuple[Range, QuotationKind, float] | None:
    """A noun phrase of what somebody thinks; the clause that it introduces where there is one."""
    for i in range(start, min(start + 4, len(scene.items))):
        if scene.is_in(i, "attitudes.nouns"):
            break
        if not scene.is_nominal(i) and scene.tag(i) != "ADV":
            return None
    else:
        return None
    if scene.is_in(i + 1, "complement.words"):
        return _clause(scene, i + 2, cues, 0.8)
    end = noun_end(scene, start, cues)
    if end - start < LEAST + 1:
        return None
    return (start, end), _kind(scene, (start, end)), 0.7


def _mixed(scene: Scene, start: int, cues: tuple[Cue, ...]) -> tuple[Range, QuotationKind, float] | None:
    """A noun phrase with quoted words in it."""
    if scene.is_in(start, "complement.requests"):
        return None
    end = clause_end(scene, start, cues)
    marks = [i for i in range(start, end) if scene.items[i].stretch is not None]
    if not marks or marks[0] - start > MIXED_REACH:
        return None
    if any(c.first < marks[0] and c.first > start for c in cues):
        return None
    return (start, end), "mixed", MIXED_SCORE


def _after_source(scene: Scene, cue: Cue, cues: tuple[Cue, ...]) -> Report | None:
    """Content after "according to X,"."""
    speaker = source_phrase(scene, cue)
    if speaker is None:
        return None
    start = speaker[1]
    if scene.lower(start) in COMMAS:
        start += 1
    elif not (cue.enclitic or speaker[1] - speaker[0] == 1 and scene.is_in(speaker[0], "third")):
        return None
    if start >= len(scene.items):
        return None
    item = scene.items[start]
    if item.stretch is not None and (start + 1 >= len(scene.items) or scene.lower(start + 1) in STOPS):
        return Report(cue, (start, start + 1), "direct", speaker, None, 0.9)
    end = clause_end(scene, start, cues)
    if end - start < LEAST + 1:
        return None
    return Report(cue, (start, end), _kind(scene, (start, end)), speaker, None, 0.85)


def _after_inverted(scene: Scene, cue: Cue, cues: tuple[Cue, ...]) -> Report | None:
    """Content after a cue that its subject follows ("Kata Hasan, ..."), or after a bare pointer to words said."""
    at = cue.first
    speaker = (cue.last - 1, cue.last) if cue.enclitic else subject_after(scene, cue.last)
    if speaker is None:
        return None
    if "passive" in cue.takes:
        pointer = any(scene.is_in(i, "passives.anaphors") for i in range(max(0, at - 3), at))
        return Report(cue, (at, at), "indirect", speaker, None, 0.7) if pointer else None
    if at > 0 and not (at <= 2 and scene.tag(at - 1) in {"CCONJ", "ADV", "SCONJ"}):
        return None
    opening = opening_after(scene, speaker[1], cue)
    if opening.way == "quote":
        found = _quoted_content(scene, cue, cues, opening)
    elif opening.way in ("comma", "that"):
        start = opening.at + (opening.way == "comma")
        found = _clause(scene, start, cues, 0.8)
    else:
        return None
    if found is None:
        return None
    return Report(cue, found[0], found[1], speaker, opening.addressee, found[2])
