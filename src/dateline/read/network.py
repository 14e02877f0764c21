"""The language network: which words are names and roles, and which report what was said.

Dilated convolutions over all words of a text, with a head for each task, as one ONNX graph for all languages;
training/reading.py makes it, training/reading.md is its data card. What it says is read off sentence by
sentence as the likeliest labels that form whole spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.models import open_graph, read_table
from dateline.read.document import Document, Label
from dateline.read.name_segments import Cuts
from dateline.read.wordfeatures import COLUMNS, PLACED, Known, WordRows, places

HERE = Path(__file__).with_name("weights")
NEVER = -1e9
Logs = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """A loaded network: the labels of each task, and the session that runs the graph."""

    tasks: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, WordRows]
    session: Any

    def label(self, document: Document, cuts: Cuts, known: Known) -> tuple[Label, ...]:
        """The labelled spans of a document in the order of the text, tasks side by side.

        ``cuts`` are what the word data cut out of it, ``known`` what a gazetteer knows in it.
        """
        rows = self.rows.get(document.language)
        words = [token.text for tokens in document.tokens for token in tokens]
        if rows is None or not words:
            return ()
        ids, flags = rows.look_up(words)
        found = self.session.run(
            None, {"ids": ids[None], "flags": flags[None], "places": places(document, cuts, known)[None]}
        )
        sizes = [len(tokens) for tokens in document.tokens]
        out: list[Label] = []
        for (task, names), logs in zip(self.tasks.items(), found, strict=True):
            out += spans(task, names, logs[0], sizes)
        return tuple(sorted(out, key=lambda label: (label.sentence, label.first, label.task)))


def spans(task: str, names: Sequence[str], logs: Logs, sizes: Sequence[int]) -> Iterator[Label]:
    """The spans of one task, from log-probabilities, shape (words, labels), and the sentences' sizes."""
    labels = likeliest(names, logs, sizes)
    inside = np.flatnonzero(labels)
    if not len(inside):
        return
    sentence_of = np.repeat(np.arange(len(sizes)), sizes)[inside].tolist()
    starts = np.cumsum([0, *sizes]).tolist()
    chosen = logs[inside, labels[inside]].tolist()
    first, total = -1, 0.0
    rows = list(zip(inside.tolist(), labels[inside].tolist(), sentence_of, chosen, strict=True))
    for k, (at, label, sentence, log) in enumerate(rows):
        if names[label][0] == "B":
            first, kind, total = at, names[label][2:], 0.0
        total += log
        after = rows[k + 1] if k + 1 < len(rows) else None
        if after is None or after[0] != at + 1 or after[2] != sentence or names[after[1]][0] == "B":
            score = round(exp(total / (at + 1 - first)), 3)
            yield Label(task, kind, sentence, first - starts[sentence], at + 1 - starts[sentence], score)


def likeliest(names: Sequence[str], logs: Logs, sizes: Sequence[int]) -> npt.NDArray[np.int64]:
    """The likeliest labels, shape (words,), in which no span goes on that did not begin or is left open.

    Most sentences get them word by word; those where the words' own best labels break a span, by Viterbi.
    """
    known = tuple(names)
    out: npt.NDArray[np.int64] = logs.argmax(1)
    ends = np.cumsum(np.array(sizes, np.int64))
    starts = ends - np.array(sizes, np.int64)
    moves = _moves(known)
    broken = np.zeros(len(out) + 1, np.int64)
    broken[1:-1] = moves[out[:-1], out[1:]] < 0
    full = ends > starts
    first, last = starts[full], ends[full] - 1
    broken[first] = _first(known)[out[first]] < 0
    unclosed = _last(known)[out[last]] < 0
    wrong = np.add.reduceat(broken[:-1], first) > 0 if len(first) else np.zeros(0, bool)
    for begin, end in zip(first[wrong | unclosed], last[wrong | unclosed] + 1, strict=True):
        out[begin:end] = _viterbi(known, logs[begin:end])
    return out


def _viterbi(names: tuple[str, ...], logs: Logs) -> list[int]:
    """The likeliest labels of one sentence."""
    moves = _moves(names)
    best = logs[0] + _first(names)
    back: list[npt.NDArray[np.int64]] = []
    columns = np.arange(len(names))
    for row in logs[1:]:
        total = best[:, None] + moves
        came = total.argmax(0)
        back.append(came)
        best = total[came, columns] + row
    labels = [int((best + _last(names)).argmax())]
    for came in reversed(back):
        labels.append(int(came[labels[-1]]))
    return labels[::-1]


@cache
def _moves(names: tuple[str, ...]) -> Logs:
    """What a step from one label to the next adds: nothing, or NEVER where a span would be broken."""
    ends = "E" in names
    out = np.zeros((len(names), len(names)), np.float32)
    for a, before in enumerate(names):
        for b, after in enumerate(names):
            on = before[0] in "BI" and (after == "E" or after == "I" + before[1:])
            if (after[0] in "IE" and not on) or (ends and before[0] == "I" and not on):
                out[a, b] = NEVER
    return out


@cache
def _first(names: tuple[str, ...]) -> Logs:
    """What it adds that a sentence begins with a label: NEVER where nothing is there to go on."""
    return np.array([NEVER if name[0] in "IE" else 0.0 for name in names], np.float32)


@cache
def _last(names: tuple[str, ...]) -> Logs:
    """What it adds that a sentence ends with a label: NEVER where its span would be left open."""
    ends = "E" in names
    return np.array([NEVER if ends and name[0] == "I" else 0.0 for name in names], np.float32)


@cache
def network() -> Network:
    """The network that ships, loaded once."""
    return load(HERE)


def load(folder: Path) -> Network:
    """The network of a folder: reading.onnx.gz and reading.json.gz."""
    data = read_table(folder / "reading.json.gz")
    if (data["columns"], data["placed"]) != (list(COLUMNS), PLACED):
        raise ValueError("the language network was trained on other features; run training/reading.py")
    vocabulary = {word: i for i, word in enumerate(data["words"], 1)}
    rows = {language: WordRows(language, vocabulary, data["flags"]) for language in data["languages"]}
    session = open_graph(folder / "reading.onnx.gz")
    return Network({task: tuple(names) for task, names in data["tasks"].items()}, rows, session)
