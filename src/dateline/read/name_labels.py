"""The names that the language network marked, held against those that the word data cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.read.document import Document, Label
from dateline.read.name_segments import LONGEST, Cuts, Segment
from dateline.read.name_words import NameWords, name_words
from dateline.records import Token

KINDS = ("person", "organisation", "place")
TITLES = frozenset({"role", "rank", "honorific"})
OPEN_ENDS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT"})
"""Parts of speech with which no name ends."""
SURE = 0.9
"""How likely a name must be to count as sure."""
UNSURE = 0.7
"""Below it, the word data's longer name counts."""
LEAST = 0.45
"""How likely a name must be to count at all."""
LED = 5
"""Votes for a person from which a name counts that the network did not mark: a title leads up to it."""


def with_labels(document: Document, cuts: Cuts) -> list[Segment]:
    """The names as the network marked them, without titles; of the word data's own, those it is sure of."""
    marked: dict[int, list[Label]] = defaultdict(list)
    faint: dict[int, list[Label]] = defaultdict(list)
    for label in document.labels:
        if label.task == "name":
            (marked if label.score >= LEAST else faint)[label.sentence].append(label)
    words = name_words(document.language)
    out: list[Segment] = []
    left: list[Segment] = []
    for sentence, segments in enumerate(cuts.sentences):
        tokens = document.tokens[sentence]
        if document.article.blocks[document.sentences[sentence].block].kind == "heading":
            out += [s for s in segments if s.kind in KINDS]  # capitals tell little there: what the text names
            continue
        here: list[Label] = []
        ours = [s for s in segments if s.first < s.last]
        for label in marked[sentence]:
            trimmed = _trimmed(label, tokens, _under(ours, label), words)
            before = here[-1].last if here else 0
            if trimmed is not None and before <= trimmed.first:
                here.append(_from_title(trimmed, _under(ours, trimmed), before))
        taken: set[int] = set()
        for label in here:
            taken.update(range(label.first, label.last))
            if label.kind in KINDS:
                out.append(_settled(label, _under(ours, label)))
        ends = {label.last for label in here if label.kind == "organisation"}
        for segment in ours:
            if segment.kind in KINDS and taken.isdisjoint(range(segment.first, segment.last)):
                sure = segment.known or _is_led(segment) or _is_short_form(segment, tokens, ends)
                sure = sure or any(f.kind == segment.kind and _meet(segment, f) for f in faint[sentence])
                (out if sure else left).append(segment)
    out += _again(document, out, left)
    return sorted(_people(document, out), key=lambda s: (s.sentence, s.first))


def _people(document: Document, names: Sequence[Segment]) -> Iterator[Segment]:
    """The names; one whose last word alone is a person elsewhere is a person: "Washington Silvera"."""
    tokens = document.tokens
    surnames = {
        tokens[n.sentence][n.first].lower for n in names if n.kind == "person" and n.last - n.first == 1
    }
    for name in names:
        last = tokens[name.sentence][name.last - 1].lower
        longer = name.last - name.first in (2, 3) and name.kind != "person" and last in surnames
        yield replace(name, kind="person") if longer and not name.known else name


def _again(document: Document, names: Sequence[Segment], left: Sequence[Segment]) -> Iterator[Segment]:
    """Of the stretches that nothing was sure of, those that repeat a name of the text, or its surname."""
    known: dict[str, str] = {}
    for name in names:
        tokens = document.tokens[name.sentence][name.first : name.last]
        known[" ".join(t.lower for t in tokens)] = name.kind
        if name.kind == "person" and len(tokens) > 1:
            known.setdefault(tokens[-1].lower, "person")
    for segment in left:
        tokens = document.tokens[segment.sentence][segment.first : segment.last]
        kind = known.get(" ".join(t.lower for t in tokens))
        if kind is not None:
            yield replace(segment, kind=kind)


def _under(segments: Sequence[Segment], label: Label) -> Sequence[Segment]:
    """The stretches that share a token with the label, of stretches in order, none over another."""
    first = bisect_right(segments, label.first, key=lambda s: s.last)
    last = bisect_left(segments, label.last, lo=first, key=lambda s: s.first)
    return segments[first:last]


def _trimmed(
    label: Label, tokens: Sequence[Token], under: Sequence[Segment], words: NameWords
) -> Label | None:
    """The label without titles at its start, a person that a title leads to, and what no name ends with."""
    first, last = label.first, label.last
    if any(s.kind in TITLES and (s.first, s.last) == (first, last) for s in under):
        return None
    if label.kind == "person":
        for segment in under:
            if segment.kind in TITLES and segment.first == first and segment.last < last:
                first = segment.last
        for place, person in pairwise(under):  # the place of an office before its holder: "Camat Laut Surya"
            if place.kind == "place" and place.first == first and _is_led(person) and person.last <= last:
                first = person.first
    else:
        led = (s.first for s in under if _is_led(s))
        last = next((at for at in led if first < at), last)
    if label.kind == "person" and first == 0 and tokens[0].tag != "PROPN" and tokens[0].lower in words.common:
        first = 1  # a word that opens the sentence has its capital from there
    for segment in under:  # a name cut short: the word data's is longer
        longer = segment.first <= first < last <= segment.last and segment.kind == label.kind
        from_there = segment.first == first and (_is_led(segment) or label.score < UNSURE)
        if longer and (label.kind == "organisation" or from_there):
            first, last = segment.first, segment.last
    while last > first and tokens[last - 1].tag in OPEN_ENDS:
        last -= 1
    while first < last and not tokens[first].text[0].isalnum():
        first += 1
    while first < last and tokens[last - 1].text in words.degrees:
        last -= 1
    named = any(c.isupper() or c.isdigit() for token in tokens[first:last] for c in token.text)
    return replace(label, first=first, last=last) if named and last - first <= LONGEST else None


def _from_title(label: Label, under: Sequence[Segment], before: int) -> Label:
    """A person's name from where the title before it ends, if no other name stands between."""
    for segment in under:
        if label.kind == "person" and _is_led(segment) and segment.last == label.last:
            return replace(label, first=segment.first) if before <= segment.first else label
    return label


def _is_led(segment: Segment) -> bool:
    return segment.kind == "person" and segment.votes["person"] >= LED


def _settled(label: Label, under: Sequence[Segment]) -> Segment:
    """The name of a label with what the word data knows of the same stretch."""
    sector = next((s.sector for s in under if s.sector and s.kind == label.kind), None)
    known = label.score >= SURE or any(s.known for s in under)
    return Segment(label.sentence, label.first, label.last, label.kind, sector, known)


def _is_short_form(segment: Segment, tokens: Sequence[Token], ends: Collection[int]) -> bool:
    """Whether it stands in brackets right after an organisation: "Partai Laut (PL)"."""
    return (
        segment.kind == "organisation"
        and segment.first - 1 in ends
        and tokens[segment.first - 1].text == "("
        and segment.last < len(tokens)
        and tokens[segment.last].text == ")"
    )


def _meet(segment: Segment, label: Label) -> bool:
    return segment.first < label.last and label.first < segment.last
