"""Who is reported to have said what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.claim.cues import Lexicon, lexicon
from dateline.claim.marks import Stretch
from dateline.claim.passages import Passage, find_passages
from dateline.claim.reports import Report, read_reports
from dateline.claim.speakers import Range, Scene, main_subject
from dateline.claim.voices import Talk, find_voice, subject_of, within
from dateline.read.document import Document
from dateline.records import Mention, Quotation, QuotationKind, Span, SpeakerKind

UTTERANCE = 5
"""Words from which quoted words with no cue are an utterance of their own."""
LONG_UTTERANCE = 10
"""Words from which an utterance counts though nobody is named as its speaker."""


@dataclass(slots=True)
class Draft:
    """A quotation on its way: its speaker may come from a neighbour."""

    span: Span
    kind: QuotationKind
    cue: Span | None
    speaker: Mention | None
    speaker_kind: SpeakerKind
    sentence: int
    block: int
    score: float
    addressee: Mention | None = None
    stretch: Stretch | None = None
    inside: bool = False


def find_quotations(document: Document, mentions: tuple[Mention, ...]) -> tuple[Quotation, ...]:
    """The quotations of the text in order of their spans."""
    data = lexicon(document.language)
    talk = Talk(document, mentions, data)
    passages = find_passages(document)
    drafts: list[Draft] = []
    pointers: dict[int, Draft] = {}
    for number, passage in enumerate(passages):
        scene = scene_of(passage, data, mentions)
        reports = read_reports(scene, passage)
        for report in reports:
            draft = _draft(talk, scene, passage, report)
            if draft is None:
                continue
            if report.content[0] == report.content[1]:
                pointers[number] = draft
            else:
                drafts.append(draft)
        if passage.inside is None and not reports:
            _note_topic(talk, scene, passage)
    drafts.extend(_uncued(talk, passages, drafts, pointers))
    return _finished(document, drafts)


def scene_of(passage: Passage, data: Lexicon, mentions: Sequence[Mention]) -> Scene:
    """The passage with the names that lie in it, as ranges of its items."""
    items = passage.items
    if not items:
        return Scene((), data, (), ())
    starts = [i.span[0] for i in items]
    people: list[Range] = []
    bodies: list[Range] = []
    roles: list[Range] = []
    for mention in within(mentions, (items[0].span[0], items[-1].span[1])):
        first = bisect_left(starts, mention.span[0])
        last = bisect_left(starts, mention.span[1])
        if first < last and items[first].stretch is None and starts[first] == mention.span[0]:
            kinds = {"person": people, "organisation": bodies, "place": bodies}
            kinds.get(mention.kind, roles).append((first, last))
    return Scene(items, data, tuple(people), tuple(bodies), tuple(roles))


def _note_topic(talk: Talk, scene: Scene, passage: Passage) -> None:
    """Remembers whom a sentence of the writer's own is about."""
    found = main_subject(scene, len(scene.items))
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
        span: Span = (scene.items[first].span[0],) * 2  # type: ignore[assignment]
        stretch = None
    else:
        span = passage.span(first, last)
        stretch = scene.items[first].stretch if last - first == 1 else None
    if stretch is not None and report.kind == "direct":
        span = _bare(talk.document.text, stretch.inner)
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
    if (last - first == 1 and scene.is_in(first, "first")) or joined and any(scene.tag(i) == "PRON" for i in range(first, last)):
        return False
    return report.cue.kind != "believing"


def _bare(text: str, span: Span) -> Span:
    """The span without spaces at its ends and without the comma that leads on to a cue."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


def _uncued(
    talk: Talk, passages: Sequence[Passage], drafts: list[Draft], pointers: dict[int, Draft]
) -> Iterable[Draft]:
    """Utterances without a cue of their own: those that go on, or stand beside who speaks."""
    claimed = {id(d.stretch): d for d in drafts if d.stretch is not None}
    covered = sorted(d.span for d in drafts if not d.inside)
    out: list[Draft] = []
    chain: list[Draft] = []
    for number, passage in enumerate(passages):
        if passage.inside is not None:
            continue
        for at, item in enumerate(passage.items):
            stretch = item.stretch
            if stretch is None:
                continue
            draft = claimed.get(id(stretch))
            if draft is None and not _is_covered(covered, stretch.inner):
                draft = _alone(talk, passages, number, at, drafts + out, pointers)
                if draft is not None:
                    out.append(draft)
            if draft is not None:
                if stretch.carried and chain:
                    chain.append(draft)
                else:
                    chain = [draft]
                if not stretch.open:
                    _share(chain)
                    chain = []
    _share(chain)
    return [d for d in out if d.speaker is not None or _counts(talk.document, d)]


def _is_covered(covered: Sequence[Span], span: Span) -> bool:
    at = bisect_left(covered, (span[0] + 1,)) - 1
    return any(a <= span[0] and span[1] <= b for a, b in covered[max(0, at - 3) : at + 1])


def _share(chain: Sequence[Draft]) -> None:
    """Gives the parts of one utterance the speaker that any of them has: the one with a cue first."""
    known = next((d for d in chain if d.cue and d.speaker), None) or next(
        (d for d in chain if d.speaker), None
    )
    if known is None:
        return
    for draft in chain:
        if draft.cue is None or draft.speaker is None:
            draft.speaker, draft.speaker_kind = known.speaker, known.speaker_kind
            draft.score = max(draft.score, known.score - 0.1)


def _counts(document: Document, draft: Draft) -> bool:
    text = document.words(draft.span)
    return len(text.split()) >= LONG_UTTERANCE and text[-1:] in ".?!"


def _alone(
    talk: Talk,
    passages: Sequence[Passage],
    number: int,
    at: int,
    drafts: Sequence[Draft],
    pointers: dict[int, Draft],
) -> Draft | None:
    """An utterance with no cue in its sentence; None for a title, a name, or words set apart."""
    passage = passages[number]
    item = passage.items[at]
    stretch = item.stretch
    assert stretch is not None
    text = talk.document.words(stretch.inner).strip()
    words = len(text.split())
    running = stretch.open or stretch.carried
    introduced = at > 0 and passage.items[at - 1].lower == ":"
    pointer = _pointer(passages, number, pointers)
    whole = pointer is not None or all(i is item or not i.text.isalnum() for i in passage.items)
    ends = text[-1:] in ".?!…," or running
    enough = words >= UTTERANCE or pointer is not None or _follows_speech(passages, number, drafts, text)
    if not running and not (enough and (introduced or (whole and ends))):
        return None
    draft = Draft(
        _bare(talk.document.text, stretch.inner), "direct", None, None, "unknown", item.sentence,
        passage.block, 0.5, None, stretch,
    )  # fmt: skip
    if stretch.carried and running and not whole:
        return draft
    if pointer is not None:
        draft.speaker, draft.speaker_kind, draft.score = pointer.speaker, pointer.speaker_kind, 0.75
    else:
        _lend(talk, passages, number, at, draft, drafts, introduced)
    return draft


def _follows_speech(
    passages: Sequence[Passage], number: int, drafts: Sequence[Draft], text: str
) -> bool:
    """Whether a whole sentence in marks stands right after another in its paragraph ("... she said. "We stay.")."""
    previous = next((p for p in reversed(passages[:number]) if p.inside is None), None)
    if previous is None or previous.block != passages[number].block or text[-1:] not in ".?!…":
        return False
    return any(d.kind == "direct" and d.sentence >= previous.sentence and not d.inside for d in drafts)


def _pointer(passages: Sequence[Passage], number: int, pointers: dict[int, Draft]) -> Draft | None:
    """The sentence that says who uttered the words of this one: itself, or the next of the writer's own."""
    if number in pointers:
        return pointers[number]
    following = next((n for n in range(number + 1, len(passages)) if passages[n].inside is None), -1)
    return pointers.get(following)


def _lend(
    talk: Talk,
    passages: Sequence[Passage],
    number: int,
    at: int,
    draft: Draft,
    drafts: Sequence[Draft],
    introduced: bool,
) -> None:
    """Sets the speaker of an uncued utterance from what stands beside it, where that is safe."""
    passage = passages[number]
    if introduced:
        named = _first_name(talk, (passage.items[0].span[0], passage.items[at].span[0]))
        if named is not None:
            draft.speaker, draft.speaker_kind, draft.score = named, "named", 0.6
        return
    before = [d for d in drafts if not d.inside and d.span[0] < draft.span[0] and d.speaker is not None]
    last = max(before, key=lambda d: d.span[0], default=None)
    previous = next((p for p in reversed(passages[:number]) if not p.inside), None)
    if previous is None:
        return
    same_block = previous.block == passage.block
    if last is not None and last.sentence >= previous.sentence and (same_block or last.kind == "direct"):
        draft.speaker, draft.speaker_kind = last.speaker, last.speaker_kind
        draft.score = 0.75 if same_block else 0.6
        return
    if same_block:
        start, end = previous.items[0].span[0], previous.items[-1].span[1]
        named = _first_name(talk, (start, end))
        if named is not None:
            draft.speaker, draft.speaker_kind, draft.score = named, "named", 0.55


def _first_name(talk: Talk, span: Span) -> Mention | None:
    """The first person that a span names; an organisation where it names no person but that."""
    inside = within(talk.mentions, span)
    people = [m for m in inside if m.kind == "person"]
    bodies = [m for m in inside if m.kind == "organisation"]
    return people[0] if people else bodies[0] if len(bodies) == 1 else None


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
