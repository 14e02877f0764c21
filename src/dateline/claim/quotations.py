"""Who is reported to have said what."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.claim.cues import lexicon
from dateline.claim.edges import REACH
from dateline.claim.labelled import find_labelled, marked_reports
from dateline.claim.openings import Report
from dateline.claim.passages import Passage, find_passages
from dateline.claim.reports import read_reports
from dateline.claim.sayers import main_subject
from dateline.claim.scene import Scene, scene_of
from dateline.claim.uncued import Draft, bare_span, find_uncued
from dateline.claim.voices import Talk, find_voice, subject_of
from dateline.read.document import Document
from dateline.records import Mention, Quotation, Span, SpeakerKind


def find_quotations(document: Document, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """The quotations of the text in order of their spans."""
    data = lexicon(document.language)
    talk = Talk(document, mentions, data)
    passages = find_passages(document)
    marks = marked_reports(document)
    drafts: list[Draft] = []
    pointers: dict[int, Draft] = {}
    for number, passage in enumerate(passages):
        scene = scene_of(passage, data, mentions)
        reports = read_reports(scene, passage, document.cut)
        here: list[Draft] = []
        for report in reports:
            draft = _draft(talk, scene, passage, report)
            if draft is None:
                continue
            if report.content[0] == report.content[1]:
                pointers[number] = draft
            else:
                here.append(draft)
        if passage.inside is None:
            if marks:
                here.extend(find_labelled(talk, passage, tuple(here), marks))
            if not reports and not here:
                _note_topic(talk, scene, passage)
        drafts.extend(here)
    drafts.extend(find_uncued(talk, passages, drafts, pointers))
    return _finished(document, drafts)


def _note_topic(talk: Talk, scene: Scene, passage: Passage) -> None:
    """Remembers whom a sentence of the writer's own is about."""
    found = main_subject(scene, min(len(scene.items), 2 * REACH))
    if found is None:
        return
    span = passage.span(*found)
    subject = subject_of(talk, span, passage.block)
    if subject is not None:
        talk.see(subject, passage.block, span[0])


def _draft(talk: Talk, scene: Scene, passage: Passage, report: Report) -> Draft | None:
    first, last = report.content
    cue = passage.span(report.cue.first, report.cue.last)
    if first == last:
        span: Span = (scene.items[first].span[0],) * 2
        stretch = None
    else:
        span = passage.span(first, last)
        stretch = scene.items[first].stretch if last - first == 1 else None
    if stretch is not None and report.kind == "direct":
        span = bare_span(talk.document.text, stretch.inner)
    speaker: Mention | None = None
    kind: SpeakerKind = "unknown"
    if report.speaker is not None:
        where = passage.span(*report.speaker)
        if passage.inside is not None and not _may_speak_inside(scene, report):
            return None
        speaker, kind = find_voice(talk, where, passage.block)
        if passage.inside is None:
            talk.hear(speaker, kind, passage.block, where[0])
    elif passage.inside is not None:
        return None
    addressee = _addressee(passage, report, talk)
    score = report.score if speaker is not None else report.score - 0.2
    item = scene.items[min(first, len(scene.items) - 1)]
    return Draft(
        span, report.kind, cue, speaker, kind, item.sentence, passage.block, score, addressee, stretch,
        passage.inside is not None,
    )  # fmt: skip


def _addressee(passage: Passage, report: Report, talk: Talk) -> Mention | None:
    if report.addressee is None:
        return None
    span = passage.span(*report.addressee)
    return find_voice(talk, span, passage.block)[0]


def _may_speak_inside(scene: Scene, report: Report) -> bool:
    """Whether a speaker inside an utterance is somebody else than those who talk: a phrase, no pronoun."""
    assert report.speaker is not None
    first, last = report.speaker
    if scene.lower(len(scene.items) - 1) == "?":
        return False
    if last - first == 1 and (scene.tag(first) == "PRON" or scene.is_in(first, "third")):
        return False
    joined = any(scene.is_in(i, "coordinators") for i in range(first, last))
    if (last - first == 1 and scene.is_in(first, "first")) or (
        joined and any(scene.tag(i) == "PRON" for i in range(first, last))
    ):
        return False
    return report.cue.kind != "believing"


def _finished(document: Document, drafts: Iterable[Draft]) -> tuple[Quotation, ...]:
    """The drafts as quotations in order, each content once."""
    out: dict[Span, Quotation] = {}
    for d in sorted(drafts, key=lambda d: (d.span, -d.score)):
        if d.span[1] <= d.span[0] or d.span in out:
            continue
        out[d.span] = Quotation(
            d.span, d.kind, d.cue, d.speaker, d.speaker_kind if d.speaker else "unknown", d.sentence,
            d.addressee, round(max(0.05, min(1.0, d.score)), 2),
        )  # fmt: skip
    return tuple(out[s] for s in sorted(out))
