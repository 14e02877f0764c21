"""What the language network learns from: texts cut into Dateline's tokens, with labels for each task.

Gold articles have names and quotations; treebanks parts of speech (GUM names too); the Indonesian name sets
their names, each under the conventions of its makers where those differ.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dateline.link.annotate import known_in
from dateline.link.hits import find_hits
from dateline.read.document import Document, tagged
from dateline.read.names import cut_names
from dateline.read.wordfeatures import KNOWN, lists_of, places
from dateline.records import Article, Block, Span
from goldtools import load as load_gold
from goldtools.records import Gold, paragraphs
from treebank import sentences

KINDS = ("person", "organisation", "place", "group")
TASKS: Mapping[str, tuple[str, ...]] = {
    "name": ("O", *(f"{b}-{k}" for k in KINDS for b in "BI")),
    "role": ("O", "B", "I"),
    "content": ("O", "B", "I", "E"),
    "cue": ("O", "B", "I"),
    "source": ("O", "B", "I"),
    "gum": ("O", *(f"{b}-{k}" for k in KINDS[:3] for b in "BI")),
    "nerp": ("O", *(f"{b}-{k}" for k in ("PPL", "PLC", "IND", "EVT", "FNB") for b in "BI")),
}
UNLISTED = 0.7
"""How often a name that is put in the place of another is one that the gazetteer does not know."""
UNKNOWN = -1
"""The label of a token that a task says nothing about."""
CONLL = {
    "PER": "person", "PERSON": "person", "LOC": "place", "PLACE": "place", "ORG": "organisation",
    "ORGANISATION": "organisation",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """A text as the network sees it: words, places, and labels of some tasks by token."""

    origin: str
    language: str
    words: tuple[str, ...]
    places: np.ndarray
    labels: Mapping[str, np.ndarray]
    breaks: np.ndarray
    """The sentence of each token."""
    spans: tuple[Span, ...] = ()
    gold: Gold | None = None


def document_of(text: str, language: str, blocks: Sequence[Span] | None = None) -> Document:
    """A text as a document, its paragraphs as blocks."""
    spans = blocks if blocks is not None else [(0, len(text))]
    article = Article("", language=language, blocks=tuple(Block("paragraph", s) for s in spans), text=text)
    return tagged(article)


def sample_of(
    origin: str, document: Document, gold: Gold | None = None, **spans: Iterable[tuple[Span, str]]
) -> Sample:
    """A document with the spans of each task as BIO labels; a span that cuts a token takes it whole."""
    tokens = [t for s in document.tokens for t in s]
    starts = [t.span[0] for t in tokens]
    ends = [t.span[1] for t in tokens]
    labels = {}
    for task, found in spans.items():
        row = np.zeros(len(tokens), np.int64)
        for (start, end), kind in sorted(found, key=lambda f: (f[0][0], -f[0][1])):
            first, last = bisect_left(ends, start + 1), bisect_left(starts, end)
            if first < last and not row[first:last].any():
                ending = f"-{kind}" if kind else ""
                row[first:last] = TASKS[task].index("I" + ending)
                row[first] = TASKS[task].index("B" + ending)
                if "E" in TASKS[task] and last - first > 1:
                    row[last - 1] = TASKS[task].index("E")
        labels[task] = row
    breaks = np.array([i for i, s in enumerate(document.tokens) for _ in s])
    words = tuple(t.text for t in tokens)
    where = tuple(t.span for t in tokens)
    surroundings = places(document, cut_names(document), known_in(find_hits(document)))
    return Sample(origin, document.language, words, surroundings, labels, breaks, where, gold)


def gold_samples(split: str, data: Path) -> Iterator[Sample]:
    """The gold articles of a split with names, roles and quotations."""
    for gold in load_gold(split, data=data):
        if gold.text is None:
            continue
        document = document_of(gold.text, gold.language, list(paragraphs(gold.text)))
        outer = [
            q for q in gold.quotes if not any(_holds(o.content, q.content) for o in gold.quotes if o is not q)
        ]
        yield sample_of(
            f"gold-{'real' if gold.real else 'invented'}",
            document,
            gold,
            name=[(n.span, n.kind) for n in gold.names],
            role=[(r, "") for n in gold.names for r in n.roles],
            content=[(q.content, "") for q in outer],
            cue=[(q.cue, "") for q in gold.quotes if q.cue],
            source=[(q.source, "") for q in gold.quotes if q.source],
        )


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer != inner


def name_samples(path: Path, origin: str, task: str = "name") -> Iterator[Sample]:
    """The sentences of a CoNLL file of names, set together with single spaces."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        rows = [r for r in rows if len(r) > 1]
        text, spans = "", []
        for row in rows:
            tag = row[-1]
            at = len(text) + bool(text)
            text = f"{text} {row[0]}" if text else row[0]
            kind = CONLL.get(tag[2:]) if task == "name" else tag[2:]
            if tag[:2] not in ("B-", "I-") or not kind:
                continue
            if tag[0] == "I" and spans and spans[-1][1] == kind and spans[-1][0][1] == at - 1:
                spans[-1] = ((spans[-1][0][0], len(text)), kind)
            else:
                spans.append(((at, len(text)), kind))
        if text:
            yield sample_of(origin, document_of(text, "id"), **{task: spans})


def treebank_samples(path: Path) -> Iterator[Sample]:
    """The sentences of GUM with its named persons, organisations and places."""
    for (text, _), spans in zip(sentences(path), _gum_names(path), strict=True):
        yield sample_of("gum", document_of(text, "en"), gum=spans)


def _gum_names(path: Path) -> Iterator[list[tuple[Span, str]]]:
    """For each sentence of GUM, the runs of proper nouns that head an entity of a kind that is named."""
    kinds = {"person": "person", "organization": "organisation", "place": "place"}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [c for c in (line.split("\t") for line in lines if line and line[0] != "#") if c[0].isdigit()]
        if not rows:
            continue
        at, spans = 0, []
        for row in rows:
            found = text.find(row[1], at)
            found = at if found < 0 else found
            spans.append((found, found + len(row[1])))
            at = found + len(row[1])
        taken: dict[int, str] = {}
        open_: list[tuple[str, str, int]] = []
        for i, row in enumerate(rows):
            marks = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
            for mark in re.findall(r"\([^()]*\)?|[^()]*\)", marks.group(1) if marks else ""):
                if mark[0] == "(":
                    number, _, rest = mark[1:].rstrip(")").partition("-")
                    open_.append((number, rest.split("-")[0], i))
                if mark[-1] == ")":
                    number = mark.strip("()").split("-")[0]
                    at_open = next((k for k in range(len(open_) - 1, -1, -1) if open_[k][0] == number), None)
                    if at_open is not None:
                        _, kind, first = open_.pop(at_open)
                        _name_in(rows, first, i, kinds.get(kind), taken)
        found_names: list[tuple[Span, str]] = []
        for i, kind in sorted(taken.items()):
            last = found_names[-1] if found_names else None
            if last and last[1] == kind and i - 1 in taken and last[0][1] == spans[i - 1][1]:
                found_names[-1] = ((last[0][0], spans[i][1]), kind)
            else:
                found_names.append((spans[i], kind))
        yield found_names


def _name_in(
    rows: Sequence[Sequence[str]], first: int, last: int, kind: str | None, taken: dict[int, str]
) -> None:
    """Marks the proper nouns around the head of an entity that are not yet part of one inside it."""
    if kind is None:
        return
    numbers = {row[0] for row in rows[first : last + 1]}
    head = next((i for i in range(first, last + 1) if rows[i][6] not in numbers), first)
    if rows[head][3] != "PROPN" or head in taken:
        return
    low = high = head
    while low > first and _named(rows[low - 1]) and low - 1 not in taken:
        low -= 1
    while high < last and _named(rows[high + 1]) and high + 1 not in taken:
        high += 1
    while low < head and any(
        ".role" in k or ".rank" in k or ".honor" in k for k in lists_of("en").get(rows[low][1].lower(), ())
    ):
        low += 1
    taken.update(dict.fromkeys(range(low, high + 1), kind))


def _named(row: Sequence[str]) -> bool:
    return row[3] == "PROPN" or (row[1][0].isupper() and row[3] in ("ADJ", "NOUN", "VERB"))


def name_lists(data: Path) -> dict[str, list[str]]:
    """Names of persons, places and organisations to put in the place of others in training."""
    files = {"person": "person", "place": "place", "organisation": "organization"}
    out = {}
    for kind, name in files.items():
        lines = (
            (data / f"gazetteer/gaz-{name}.txt").read_text(encoding="utf-8", errors="replace").splitlines()
        )
        out[kind] = [line.strip() for line in lines if _plain(line.strip())]
    return out


def _plain(name: str) -> bool:
    return name[:1].isupper() and len(name.split()) < 6 and all(c.isalnum() or c in " .'-&" for c in name)


def swap_names(
    sample: Sample, lists: Mapping[str, Sequence[str]], rng: random.Random, share: float
) -> Sample:
    """The sample with some of its names replaced by others of their kind, so that unseen names are met."""
    labels = sample.labels.get("name")
    if labels is None or not labels.any():
        return sample
    words: list[str] = []
    keep: list[int] = []
    changed_at: list[int] = []
    changed = {task: [] for task in sample.labels}
    names = TASKS["name"]
    i, n = 0, len(sample.words)
    while i < n:
        label = names[labels[i]]
        j = i + 1
        if label[0] == "B":
            while j < n and names[labels[j]] == "I" + label[1:]:
                j += 1
            others = lists.get(label[2:])
            if others and rng.random() < share:
                new = rng.choice(others).split()
                if rng.random() < UNLISTED:
                    changed_at += range(len(words), len(words) + len(new))
                words += new
                keep += [i] + [i + 1 if j > i + 1 else i] * (len(new) - 1)
                for task, row in sample.labels.items():
                    changed[task] += _stretched(task, row[i:j].tolist(), len(new))
                i = j
                continue
        words += sample.words[i:j]
        keep += range(i, j)
        for task, row in sample.labels.items():
            changed[task] += row[i:j].tolist()
        i = j
    where = sample.places[keep].copy()
    where[changed_at, -2 * len(KNOWN) :] = 0
    for column in (0, 2):
        where[1:, column] *= np.diff(keep) != 0
    return Sample(
        sample.origin, sample.language, tuple(words), where,
        {task: np.array(row) for task, row in changed.items()}, sample.breaks[keep],
    )  # fmt: skip


def _stretched(task: str, labels: Sequence[int], size: int) -> list[int]:
    """The labels of a name as those of one of another length: what begins begins, what ends ends."""
    if len(labels) >= size:
        return (
            [*labels[: size - 1], labels[-1]]
            if size > 1 and TASKS[task][labels[-1]] == "E"
            else list(labels[:size])
        )
    first, last = labels[0], labels[-1]
    name = TASKS[task][first]
    inside = labels[1] if len(labels) > 2 else TASKS[task].index("I" + name[1:]) if name[0] == "B" else first
    return [first, *[inside] * (size - 2), last if len(labels) > 1 else inside]
