"""Utterances in marks that no cue stands beside: they go on from another, or somebody named there speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from dateline.claim.marks import Stretch
from dateline.claim.passages import Item, Passage
from dateline.claim.scene import DASHES
from dateline.claim.voices import NAMED, Talk, find_voice
from dateline.read.document import within
from dateline.records import Mention, QuotationKind, Span, SpeakerKind

UTTERANCE = 5
"""Words from which quoted words with no cue are an utterance of their own."""
SIGNATURE = 12
"""Words after a dash that may be the name and office of who spoke."""
DRAFTS_BACK = 50
"""Quotations before an utterance among which one with a speaker is looked for."""
SHORT_SUBJECT = 4
"""Words before a cue that are taken whole for who speaks."""
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


def bare_span(text: str, span: Span) -> Span:
    """The span without spaces at its ends and without the comma that leads on to a cue."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return start, end


def find_uncued(
    talk: Talk, passages: Sequence[Passage], drafts: list[Draft], pointers: dict[int, Draft]
) -> Iterable[Draft]:
    """Utterances without a cue of their own: those that go on, or stand beside who speaks."""
    claimed = {id(d.stretch): d for d in drafts if d.stretch is not None}
    covered = sorted(d.span for d in drafts if not d.inside)
    ahead = deque(sorted((d for d in drafts if not d.inside), key=lambda d: d.span))
    said: list[Draft] = []
    out: list[Draft] = []
    chain: list[Draft] = []
    for number, passage in enumerate(passages):
        if passage.inside is not None:
            continue
        bare = not any(item.text.isalnum() for item in passage.items)
        for at, item in enumerate(passage.items):
            stretch = item.stretch
            if stretch is None:
                continue
            while ahead and ahead[0].span[0] <= item.span[0]:
                said.append(ahead.popleft())
            draft = claimed.get(id(stretch))
            if draft is None and not _is_covered(covered, stretch.inner):
                draft = _alone(talk, passages, number, at, bare, said, pointers)
                if draft is not None:
                    out.append(draft)
                    said.append(draft)
            if draft is not None:
                if stretch.carried and chain:
                    chain.append(draft)
                else:
                    chain = [draft]
                if not stretch.open:
                    _share(chain)
                    chain = []
    _share(chain)
    return [d for d in out if d.speaker is not None or _counts(talk, d)]


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


def _counts(talk: Talk, draft: Draft) -> bool:
    text = talk.document.words(draft.span)
    return len(text.split()) >= LONG_UTTERANCE and text[-1:] in ".?!"


def _alone(
    talk: Talk,
    passages: Sequence[Passage],
    number: int,
    at: int,
    bare: bool,
    drafts: Sequence[Draft],
    pointers: dict[int, Draft],
) -> Draft | None:
    """An utterance with no cue in its sentence; None for a title, a name, or words set apart.

    ``bare`` says that the passage has no words outside of marks.
    """
    passage = passages[number]
    item = passage.items[at]
    stretch = item.stretch
    assert stretch is not None
    text = talk.document.words(stretch.inner).strip()
    words = len(text.split())
    running = stretch.open or stretch.carried
    introduced = at > 0 and passage.items[at - 1].lower == ":"
    pointer = _pointer(passages, number, pointers)
    whole = pointer is not None or bare
    ends = text[-1:] in ".?!…," or running
    signed = _signature(talk, _after(passages, number, at))
    if signed is not None and words >= UTTERANCE:
        span = bare_span(talk.document.text, stretch.inner)
        block = passage.block
        return Draft(span, "direct", None, signed, "named", item.sentence, block, 0.8, None, stretch)
    enough = words >= UTTERANCE or pointer is not None or _follows_speech(passages, number, drafts, text)
    if not running and not (enough and (introduced or (whole and ends))):
        return None
    draft = Draft(
        bare_span(talk.document.text, stretch.inner), "direct", None, None, "unknown", item.sentence,
        passage.block, 0.5, None, stretch,
    )  # fmt: skip
    if stretch.carried and running and not whole:
        return draft
    if pointer is not None:
        draft.speaker, draft.speaker_kind, draft.score = pointer.speaker, pointer.speaker_kind, 0.75
    else:
        _lend(talk, passages, number, at, draft, drafts, introduced)
    return draft


def _previous(passages: Sequence[Passage], number: int) -> Passage | None:
    """The passage of the writer's own before this one."""
    return next((passages[n] for n in range(number - 1, -1, -1) if passages[n].inside is None), None)


def _follows_speech(passages: Sequence[Passage], number: int, drafts: Sequence[Draft], text: str) -> bool:
    """Whether a sentence in marks stands right after another in its paragraph ("... she said. "We stay.")."""
    previous = _previous(passages, number)
    if previous is None or previous.block != passages[number].block or text[-1:] not in ".?!…":
        return False
    return any(d.kind == "direct" and d.sentence >= previous.sentence for d in drafts[-4:])


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
    near = islice(reversed(drafts), DRAFTS_BACK)
    last = next((d for d in near if d.span[0] < draft.span[0] and d.speaker is not None), None)
    previous = _previous(passages, number)
    if previous is None:
        return
    same_block = previous.block == passage.block
    leading = _leads_on(talk, previous)
    if leading is not None and at == 0:
        draft.speaker, draft.speaker_kind, draft.score = *leading, 0.75
        return
    if last is not None and last.sentence >= previous.sentence and (same_block or last.kind == "direct"):
        draft.speaker, draft.speaker_kind = last.speaker, last.speaker_kind
        draft.score = 0.75 if same_block else 0.6
        return
    if same_block:
        start, end = previous.items[0].span[0], previous.items[-1].span[1]
        named = _first_name(talk, (start, end))
        if named is not None:
            draft.speaker, draft.speaker_kind, draft.score = named, "named", 0.55


def _leads_on(talk: Talk, passage: Passage) -> tuple[Mention, SpeakerKind] | None:
    """Who is said to say what comes next, where a sentence ends with a cue and a colon ("He said:")."""
    items = passage.items
    cue = next((i for i in range(len(items) - 1, 0, -1) if items[i].lower in talk.data.words), 0)
    if items[-1].lower != ":" or not cue:
        return None
    span = passage.span(0, cue)
    if cue <= SHORT_SUBJECT:
        speaker, kind = find_voice(talk, span, passage.block)
        return (speaker, kind) if kind in ("named", "collective") else None
    named = _first_name(talk, span)
    return (named, "named") if named is not None else None


def _after(passages: Sequence[Passage], number: int, at: int) -> tuple[Item, ...]:
    """What stands behind an item in its paragraph: the rest of the sentence, or the next one."""
    rest = passages[number].items[at + 1 :]
    following = next((p for p in passages[number + 1 : number + 40] if p.inside is None), None)
    if rest or following is None or following.block != passages[number].block:
        return rest
    return following.items


def _signature(talk: Talk, items: Sequence[Item]) -> Mention | None:
    """The name that a dash sets under an utterance ("..." - Hasan Basri), among the items behind it."""
    if len(items) < 2 or items[0].lower not in DASHES:
        return None
    if sum(1 for i in items if i.text[:1].isalnum()) > SIGNATURE:
        return None
    after = within(talk.mentions, (items[1].span[0], items[-1].span[1]))
    return next((m for m in after if m.kind in NAMED and m.span[0] == items[1].span[0]), None)


def _first_name(talk: Talk, span: Span) -> Mention | None:
    """The first person that a span names; an organisation where it names no person but that."""
    inside = within(talk.mentions, span)
    people = [m for m in inside if m.kind == "person"]
    bodies = [m for m in inside if m.kind == "organisation"]
    return people[0] if people else bodies[0] if len(bodies) == 1 else None
