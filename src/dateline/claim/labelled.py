"""Reports that the language network marked where no cue of the word data was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.claim.cues import BLOCKER_REACH
from dateline.claim.passages import Passage
from dateline.claim.uncued import Draft, bare_span
from dateline.claim.voices import Talk, find_voice
from dateline.languages import load
from dateline.read.document import Document, Label
from dateline.records import QuotationKind, Span

CONTENT, CUE, SOURCE = 0.5, 0.3, 0.5
"""How likely a content, its cue and its source must be, chosen on held-out gold articles: precision first."""
CLAUSES = frozenset({"bare", "any", "that", "told", "whether", "of", "attitude", "opened", "finite"})
"""What cues take (cues.toml) that is said without marks and stands behind them."""
WORDS = 3
"""Words that a content has at least."""


Marks = Mapping[int, Sequence[Label]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A labelled stretch as a span of the text."""

    label: Label
    span: Span


def find_labelled(talk: Talk, passage: Passage, drafts: Sequence[Draft], marks: Marks) -> Iterator[Draft]:
    """The reports of a passage that only the network marked: a content, its cue and who says it.

    ``drafts`` are those that were read in it by its cues, ``marks`` the article's ``marked_reports``.
    """
    document = talk.document
    labels = _within(document, passage, marks)
    taken = [d.span for d in drafts]
    used = [d.cue for d in drafts if d.cue]
    cues = [
        m
        for m in labels
        if m.label.task == "cue"
        and m.label.score >= CUE
        and not any(_meet(m.span, cue) for cue in used)
        and not _is_blocked(talk, m.label)
    ]
    sources = [m for m in labels if m.label.task == "source" and m.label.score >= SOURCE]
    for content in labels:
        label = content.label
        if label.task != "content" or label.score < CONTENT or label.last - label.first < WORDS:
            continue
        if any(_meet(content.span, span) for span in taken) or not _states(document, label):
            continue
        cue = _nearest(content, [c for c in cues if not _meet(c.span, content.span)])
        source = _nearest(cue, [s for s in sources if not _meet(s.span, content.span)]) if cue else None
        if cue is None or source is None or _asks(talk, cue, content):
            continue
        speaker, kind = find_voice(talk, source.span, passage.block)
        talk.hear(speaker, kind, passage.block, source.span[0])
        score = min(label.score, cue.label.score, source.label.score)
        span = bare_span(document.text, content.span)
        yield Draft(*_bare(document, span), cue.span, speaker, kind, label.sentence, passage.block, score)


def _states(document: Document, content: Label) -> bool:
    """Whether the content says something, with a verb, and is no mere thing that is spoken of.

    A verb right behind a relative only describes a noun ("the story of a man *who loses* his boat").
    """
    tokens = document.tokens[content.sentence][content.first : content.last]
    relatives = load(document.language, "words")["clauses"]["relatives"]
    described = False
    for at, token in enumerate(tokens):
        if token.tag in ("VERB", "AUX"):
            if not described:
                return True
        elif at and token.lower in relatives:
            described = True
        elif token.tag not in ("ADV", "PART"):
            described = False
    return False


def _asks(talk: Talk, cue: Marked, content: Marked) -> bool:
    """Whether a clause behind the cue is asked for, not said ("demanded that he go"), as cues.toml knows."""
    if content.span[0] < cue.span[1]:
        return False
    tokens = talk.document.tokens[cue.label.sentence][cue.label.first : cue.label.last]
    known = [word for token in tokens for word in talk.data.words.get(token.lower, ())]
    marked = any(q.double and q.span[0] <= content.span[0] < q.span[1] for q in talk.document.marks)
    return bool(known) and not marked and not any(word.takes & CLAUSES for word in known)


def _is_blocked(talk: Talk, cue: Label) -> bool:
    """Whether a word before the cue says that nothing was said: "refused to say"."""
    before = talk.document.tokens[cue.sentence][max(0, cue.first - BLOCKER_REACH) : cue.first]
    lists = talk.data.lists
    if any(token.lower in lists["negators"] for token in before):
        return True
    return any(token.tag == "VERB" and token.lower in lists["blockers.before"] for token in before)


def marked_reports(document: Document) -> Marks:
    """The labels of the sentences in which the network marked what somebody says, by sentence."""
    out: dict[int, list[Label]] = {}
    for label in document.labels:
        if label.task == "content" and label.score >= CONTENT:
            out.setdefault(label.sentence, [])
    for label in document.labels:
        if label.sentence in out:
            out[label.sentence].append(label)
    return out


def _within(document: Document, passage: Passage, marks: Marks) -> list[Marked]:
    out = []
    for sentence in range(passage.items[0].sentence, passage.items[-1].sentence + 1):
        tokens = document.tokens[sentence]
        for label in marks.get(sentence, ()):
            out.append(Marked(label, (tokens[label.first].span[0], tokens[label.last - 1].span[1])))
    return out


def _nearest(one: Marked, others: Sequence[Marked]) -> Marked | None:
    """The stretch of the same sentence nearest to ``one``, or in it: a speaker may end a cue ("ujarnya")."""
    near = [o for o in others if o.label.sentence == one.label.sentence]
    return min(near, key=lambda o: max(o.span[0] - one.span[1], one.span[0] - o.span[1]), default=None)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _bare(document: Document, span: Span) -> tuple[Span, QuotationKind]:
    """The content without marks around the whole of it, and its kind by the marks in it."""
    for quoted in document.marks:
        start, end = quoted.inside
        if quoted.depth == 0 and quoted.double and start <= span[0] + 1 and span[1] - 1 <= end:
            return (max(span[0], start), min(span[1], end)), "direct"
    inside = any(span[0] <= q.span[0] and q.span[1] <= span[1] and q.double for q in document.marks)
    return span, "mixed" if inside else "indirect"
