"""The names that the language network marked, held against those that the word data cut."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.read.document import Document, Label
from dateline.read.name_segments import Cuts, Segment
from dateline.read.name_words import NameWords, name_words
from dateline.records import Token

KINDS = ("person", "organisation", "place")
TITLES = frozenset({"role", "rank", "honorific"})
OPEN_ENDS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT"})
"""Parts of speech with which no name ends."""
SURE = 0.9
"""How likely a kind must be to overrule that of a name that the word data lists."""
UNSURE = 0.5
"""How likely it must be at least to overrule that of any other name of the same words."""
LEAST = 0.45
"""How likely a name must be to count at all."""
LED = 5
"""Votes for a person from which a name counts that the network did not mark: a title leads up to it."""


def with_labels(document: Document, cuts: Cuts) -> list[Segment]:
    """The names as the network marked them, without titles; of the word data's own, those it is sure of.

    The kind of a listed name stays unless the network is sure of another.
    """
    marked: dict[int, list[Label]] = defaultdict(list)
    for label in document.labels:
        if label.task == "name" and label.score >= LEAST:
            marked[label.sentence].append(label)
    words = name_words(document.language)
    out: list[Segment] = []
    for sentence, segments in enumerate(cuts.sentences):
        tokens = document.tokens[sentence]
        if document.article.blocks[document.sentences[sentence].block].kind == "heading":
            out += [s for s in segments if s.kind in KINDS]  # capitals tell little there: what the text names
            continue
        here: list[Label] = []
        for label in marked[sentence]:
            trimmed = _trimmed(label, tokens, segments, words)
            if trimmed is not None and (not here or here[-1].last <= trimmed.first):
                here.append(trimmed)
        for label in here:
            if label.kind in KINDS:
                out.append(_settled(label, [s for s in segments if _meet(s, label)]))
        out += [
            s
            for s in segments
            if s.kind in KINDS
            and (s.known or s.votes["person"] >= LED or _is_short_form(s, tokens, here))
            and not any(_meet(s, label) for label in here)
        ]
    return out


def _trimmed(
    label: Label, tokens: Sequence[Token], segments: Sequence[Segment], words: NameWords
) -> Label | None:
    """The label without titles at its start, a person that a title leads to, and what no name ends with."""
    first, last = label.first, label.last
    if label.kind == "person":
        for segment in segments:
            if segment.kind in TITLES and segment.first == first and segment.last < last:
                first = segment.last
    else:
        led = [s.first for s in segments if s.kind == "person" and s.votes["person"] >= LED]
        last = next((at for at in led if first < at < last), last)
    if label.kind == "organisation":
        for segment in segments:
            if segment.kind == "organisation" and segment.first <= first < last <= segment.last:
                first, last = segment.first, segment.last
    while last > first and tokens[last - 1].tag in OPEN_ENDS:
        last -= 1
    while first < last and not tokens[first].text[0].isalnum():
        first += 1
    while first < last and tokens[last - 1].text in words.degrees:
        last -= 1
    named = any(c.isupper() or c.isdigit() for token in tokens[first:last] for c in token.text)
    return replace(label, first=first, last=last) if named else None


def _settled(label: Label, under: Sequence[Segment]) -> Segment:
    """The name of a label with what the word data knows of the same stretch."""
    same = next((s for s in under if (s.first, s.last) == (label.first, label.last)), None)
    kind = label.kind
    if same is not None and same.kind in KINDS and label.score < (SURE if same.known else UNSURE):
        kind = same.kind
    sector = next((s.sector for s in under if s.sector and s.kind == kind), None)
    known = label.score >= SURE or any(s.known for s in under)
    return Segment(label.sentence, label.first, label.last, kind, sector, known)


def _is_short_form(segment: Segment, tokens: Sequence[Token], labels: Sequence[Label]) -> bool:
    """Whether it stands in brackets right after an organisation: "Partai Laut (PL)"."""
    return (
        segment.kind == "organisation"
        and segment.first > 0
        and tokens[segment.first - 1].text == "("
        and segment.last < len(tokens)
        and tokens[segment.last].text == ")"
        and any(label.kind == "organisation" and label.last == segment.first - 1 for label in labels)
    )


def _meet(segment: Segment, label: Label) -> bool:
    return segment.first < label.last and label.first < segment.last
