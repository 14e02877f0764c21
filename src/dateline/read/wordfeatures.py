"""What the language network reads of each word: its form, its affixes, and the word lists that hold it.

The lists of ``languages/<code>/*.toml`` are one flag each, named alike in every language, so that what the
network learns of a list holds for the words of another language too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dateline.languages import HERE, load
from dateline.read.document import Document
from dateline.read.name_segments import Cuts
from dateline.read.tagger import normal, shape
from dateline.records import Span

Ids = npt.NDArray[np.int64]
Flags = npt.NDArray[np.float32]

SHAPES = ("x", "X", "A", "I", "m", "d", "dx", ".", "X-", "X'", "X.", "x-", "x'", "x.")
AFFIXES = 4096
"""Rows that prefixes and suffixes share, by a hash of their letters."""
COLUMNS = ("word", "ending of 2", "ending of 3", "ending of 4", "opening of 2", "opening of 3", "shape")
PLACES = (
    "opens sentence", "closes sentence", "opens block", "heading", "in double marks", "in single marks",
    "quotation mark", "nested",
)  # fmt: skip
TAGS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
CUTS = (
    "name", "person", "organisation", "place", "thing", "role", "rank", "honorific", "group", "people",
    "adjective", "common", "part", "listed",
)  # fmt: skip
KNOWN = ("country", "capital", "city", "region", "organisation", "person", "adjective", "people", "seat")
Known = Sequence[tuple[Span, frozenset[str]]]
"""Stretches of text that a gazetteer knows, in order, each with the kinds of what it may mean."""
PLACED = len(PLACES) + len(TAGS) + 2 * len(CUTS) + 2 * len(KNOWN)
"""Columns of ``places``."""
_TAG = {tag: len(PLACES) + i for i, tag in enumerate(TAGS)}
_CUT = {kind: len(PLACES) + len(TAGS) + 2 * i for i, kind in enumerate(CUTS)}
_KNOWN = {kind: PLACED - 2 * len(KNOWN) + 2 * i for i, kind in enumerate(KNOWN)}
KEPT = 60_000
"""Words whose rows are kept at most, for each language."""


def _words(value: Any, key: str) -> Iterator[tuple[str, str]]:
    """(list, entry) of every list below a table of word data."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if isinstance(part, Mapping) and not any(isinstance(p, (list, dict)) for p in part.values()):
                yield key, str(name)
                yield from ((f"{key}.{k}={v}", str(name)) for k, v in part.items() if v is not True)
            else:
                yield from _words(part, f"{key}.{name}")
    elif isinstance(value, list):
        yield from ((key, entry) for entry in value if isinstance(entry, str))


def _entries(language: str) -> Iterator[tuple[str, str]]:
    """(list, entry) of all word data of a language that tells something about names, speech or grammar."""
    cues = dict(load(language, "cues"))
    for family in cues.pop("family", ()):
        for verb in family["verbs"]:
            yield f"cues.class.{family['class']}", verb.replace(" ", "|")
            yield from ((f"cues.takes.{take}", verb.replace(" ", "|")) for take in family["takes"])
    yield from _words(cues, "cues")
    names = dict(load(language, "names"))
    yield from (
        (key, entry) for key, entry in _words(names, "names") if "=" not in key and ".only" not in key
    )
    yield from _words(load(language, "words"), "words")
    for entry in load(language, "countries").values():
        for kind, written in entry.items():
            yield from ((f"countries.{kind}", name.rstrip("=~")) for name in written)
    path = HERE / language / "common.txt"
    if path.is_file():
        yield from (("common", word) for word in path.read_text(encoding="utf-8").split())


@cache
def lists_of(language: str) -> Mapping[str, frozenset[str]]:
    """Every word in lower case with the lists that hold it; with "+" those where it is part of a phrase."""
    out: dict[str, set[str]] = {}
    for key, entry in _entries(language):
        alone = "|" in entry
        words = [w for w in entry.lower().replace("|", " ").split() if w[0] != "+"]
        for word in words:
            out.setdefault(word, set()).add(key if alone or len(words) == 1 else key + "+")
    return {word: frozenset(keys) for word, keys in out.items()}


class WordRows:
    """The rows of words as the network reads them, kept as words come.

    ``vocabulary`` has the row of each known form from 1 on, ``flags`` the lists that the network knows.
    """

    def __init__(self, language: str, vocabulary: Mapping[str, int], flags: Sequence[str]) -> None:
        self._vocabulary = vocabulary
        self._lists = lists_of(language)
        self._flag = {key: i for i, key in enumerate(flags)}
        self._own = self._flag.get(f"language.{language}")
        self._rows: dict[str, int] = {}
        self._ids = np.zeros((1024, len(COLUMNS)), np.int64)
        self._flags = np.zeros((1024, len(flags)), np.float32)

    def look_up(self, words: Sequence[str]) -> tuple[Ids, Flags]:
        """Identifiers, shape (words, len(COLUMNS)), and flags, shape (words, flags), of words as written."""
        rows = self._rows
        if len(rows) > KEPT:
            rows.clear()
        at = [rows[w] if w in rows else self._add(w) for w in words]
        return self._ids[at], self._flags[at]

    def _add(self, word: str) -> int:
        row = len(self._rows)
        if row == len(self._ids):
            self._ids = np.concatenate([self._ids, np.zeros_like(self._ids)])
            self._flags = np.concatenate([self._flags, np.zeros_like(self._flags)])
        form = normal(word)
        self._ids[row] = (
            self._vocabulary.get(form, 0),
            *(_hashed(f"{size}{form[-size:]}") for size in (2, 3, 4)),
            _hashed(f"p{form[:2]}"),
            _hashed(f"q{form[:3]}"),
            SHAPES.index(shape(word)),
        )  # fmt: skip
        flags = self._flags[row]
        flags[:] = 0
        for key in self._lists.get(word.lower().replace("’", "'"), ()):
            at = self._flag.get(key)
            if at is not None:
                flags[at] = 1
        if self._own is not None:
            flags[self._own] = 1
        self._rows[word] = row
        return row


def _hashed(affix: str) -> int:
    return crc32(affix.encode("utf-8", "surrogatepass")) % AFFIXES


def places(document: Document, cuts: Cuts, known: Known) -> Flags:
    """Part of speech and surroundings of each token of a document, and what it is a part of for the word data
    and the gazetteer, in the order of the text. Shape (tokens, PLACED).
    """
    total = sum(map(len, document.tokens))
    out = np.zeros((total, PLACED), np.float32)
    at = 0
    tags: list[int] = []
    starts: list[int] = []
    block = -1
    for sentence, tokens, segments in zip(document.sentences, document.tokens, cuts.sentences, strict=True):
        for segment in segments:
            _mark(out, at + segment.first, at + segment.last, _CUT[segment.kind])
            if segment.known:
                _mark(out, at + segment.first, at + segment.last, _CUT["listed"])
        if not tokens:
            continue
        out[at, 0] = out[at + len(tokens) - 1, 1] = 1
        if sentence.block != block:
            block = sentence.block
            out[at, 2] = 1
        if document.article.blocks[block].kind == "heading":
            out[at : at + len(tokens), 3] = 1
        starts += [token.span[0] for token in tokens]
        tags += [_TAG[token.tag] for token in tokens]
        at += len(tokens)
    offsets = np.array(starts, np.int64)
    for quoted in document.marks:
        first, last = np.searchsorted(offsets, quoted.span)
        out[first:last, 4 if quoted.double else 5] = 1
        if quoted.depth:
            out[first:last, 7] = 1
        out[first : first + 1, 6] = 1
        if quoted.closed and last > first:
            out[last - 1, 6] = 1
    out[np.arange(total), tags] = 1
    for span, kinds in known:
        first, last = np.searchsorted(offsets, span)
        for kind in kinds & _KNOWN.keys():
            _mark(out, int(first), int(last), _KNOWN[kind])
    return out


def _mark(out: Flags, first: int, last: int, column: int) -> None:
    """Marks a stretch of tokens in one column, and its first token in the next."""
    out[first:last, column] = 1
    out[first : first + 1, column + 1] = 1
