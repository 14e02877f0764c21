"""Cues before their content: "mengatakan bahwa ...", "said: ...", "according to X, ..."."""

from __future__ import annotations

from dateline.claim.content import LEAST, clause_end, has_clause, has_predicate, has_quote, kind_of, noun_end
from dateline.claim.cues import Cue
from dateline.claim.openings import Opening, Report, opening_after, source_phrase
from dateline.claim.sayers import main_subject, subject_before
from dateline.claim.scene import COMMAS, DASHES, STOPS, Range, Scene
from dateline.claim.speakers import subject_after
from dateline.records import QuotationKind

MIXED_REACH = 25
"""Items after a cue among which the quoted words of a mixed noun phrase begin."""
MIXED_SCORE = 0.75
"""Score of a noun phrase with quoted words, whose speaker must be somebody."""


def read_leading(scene: Scene, cue: Cue, cues: tuple[Cue, ...], claimed: list[Report]) -> Report | None:
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
    if speaker is not None and kind == "indirect" and _is_subordinate(scene, speaker):
        comma = next((i for i in range(*content) if scene.lower(i) in COMMAS), content[1])
        content = content[0], comma
        if comma - content[0] < LEAST:
            return None
    if score == MIXED_SCORE and speaker is not None and not _speaks(scene, speaker):
        return None
    if any(r.content[0] < content[1] and content[0] < r.content[1] for r in claimed):
        return None
    return Report(cue, content, kind, speaker, opening.addressee, score)


def _is_subordinate(scene: Scene, speaker: Range) -> bool:
    """Whether the report stands in a clause that ends at a comma ("Although X said ...")."""
    first = speaker[0]
    return 0 < first <= LEAST and scene.is_in(0, "subordinators") and not scene.is_preposition(0)


def _speaker(scene: Scene, cue: Cue, claimed: list[Report]) -> Range | None:
    """Whose report the cue gives: its subject, or for a participle that of the main clause."""
    at = cue.first
    if scene.is_in(at - 1, "adjuncts.meanwhile") and (scene.data.comma or "participle" in cue.forms):
        return _main_speaker(scene, at - 1, claimed)
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
            return _main_speaker(scene, at, claimed)
        if any(last == at for _, last in scene.bodies):
            return _main_speaker(scene, at, claimed)
    found = subject_before(scene, cue.first)
    if found is None or _is_thing(scene, found):
        return None
    return found


def _main_speaker(scene: Scene, at: int, claimed: list[Report]) -> Range | None:
    """The speaker of the report before ``at``, else the subject of the main clause."""
    earlier = [r for r in claimed if r.speaker and r.cue.first < at]
    return earlier[-1].speaker if earlier else main_subject(scene, at)


def _is_thing(scene: Scene, found: Range) -> bool:
    """Whether the phrase names nothing that speaks: "it" of no one, a video, a first person outside marks."""
    first, last = found
    owned = last - first > 1 and scene.tag(last - 2) == "NOUN"  # "suami saya"
    if scene.is_in(last - 1, "first") and scene.tag(last - 1) == "PRON" and not owned:
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
        if (way == "that" and not cue.takes & {"that", "bare"}) or (
            way == "kept" and "whether" not in cue.takes
        ):
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
    """Whether what follows a cue may be a clause: no request, and nothing that only points back."""
    if scene.is_in(start, "complement.requests") or scene.is_in(start, "complement.questions"):
        return False
    if scene.is_in(start, "complement.anaphors"):
        i = start
        while scene.is_in(i, "complement.anaphors"):
            i += 1
        if i >= len(scene.items) or (not scene.is_nominal(i) and not scene.is_verb(i)):
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
    return (start, end), kind_of(scene, (start, end)), score


def _ends_in_utterance(scene: Scene, start: int, end: int) -> bool:
    """Whether the range only leads on to an utterance in marks ("a message to residents: ...")."""
    if end - start < 3 or scene.items[end - 1].stretch is None or scene.lower(end - 2) not in COMMAS | {":"}:
        return False
    text = scene.items[end - 1].text.strip("\"“”„«»'‘’ ")
    return text[:1].isupper() and text[-1:] in STOPS and len(text.split()) > 3


def _alone(scene: Scene, at: int, joined: bool) -> tuple[Range, QuotationKind, float]:
    """Content that is one quoted stretch: direct where it is an utterance, mixed where it is some words."""
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
    if not cue.takes & {"quote", "that", "attitude"}:
        return None  # a verb of calling has an object before the words in marks
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
    if end - i <= LEAST:
        return None  # "a similar view" says nothing by itself
    return (start, end), kind_of(scene, (start, end)), 0.7


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
        start = _over_apposition(scene, start + 1)
    elif not (cue.enclitic or (speaker[1] - speaker[0] == 1 and scene.is_in(speaker[0], "third"))):
        return None
    if start >= len(scene.items):
        return None
    item = scene.items[start]
    if item.stretch is not None and (start + 1 >= len(scene.items) or scene.lower(start + 1) in STOPS):
        return Report(cue, (start, start + 1), "direct", speaker, None, 0.9)
    end = clause_end(scene, start, cues)
    if end - start < LEAST + 1:
        return None
    return Report(cue, (start, end), kind_of(scene, (start, end)), speaker, None, 0.85)


def _over_apposition(scene: Scene, at: int) -> int:
    """The item after a description of the source between commas ("according to Lee, the envoy, ...")."""
    if not (scene.tag(at) in {"DET", "ADV"} or scene.is_role(at)):
        return at
    comma = next((i for i in range(at, min(len(scene.items), at + 20)) if scene.lower(i) in COMMAS), None)
    if comma is None or comma - at <= LEAST or any(scene.is_verb(i) for i in range(at, comma)):
        return at
    return comma + 1 if has_clause(scene, comma, clause_end(scene, comma + 1, ())) else at


def _after_inverted(scene: Scene, cue: Cue, cues: tuple[Cue, ...]) -> Report | None:
    """Content after a cue that its subject follows ("Kata Hasan, ..."), or none for a bare pointer."""
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
