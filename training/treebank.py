"""Treebank sentences cut into Dateline's own tokens, each with its part of speech."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.read.tokens import pieces

Tagged = list[tuple[str, str]]
"""The tokens of one sentence with their tags."""


def read_treebank(path: Path, language: str) -> Iterator[Tagged]:
    """The sentences of a CoNLL-U file as tokens of ``dateline.read.tokens`` with tags.

    A token that spans several treebank words takes the tag of the one that decides: a proper noun at
    its ends, else the last that is no mark, else the first. A token inside one word takes its tag.
    """
    for text, words in sentences(path):
        yield retag(text, words, language)


def sentences(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """(text, [(start, end, tag)]) of each sentence; words inside a joined one get their part of its span."""
    text, rows = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            text = line[9:]
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield text, _spans(text, rows)
            rows = []
    if rows:
        yield text, _spans(text, rows)


def _spans(text: str, rows: list[list[str]]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    at = 0
    until, end = 0, 0  # the last word of a joined one, and where that ends in the text
    for row in rows:
        number, form, tag = row[0], row[1], row[3]
        if "." in number:
            continue
        if "-" in number:
            found = text.find(form, at)
            at = found if found >= 0 else at
            until, end = int(number.split("-")[1]), at + len(form)
            continue
        if int(number) <= until:
            if text[at : at + 1] == "-" and form[:1] != "-":
                at += 1
            stop = end if int(number) == until else min(at + len(form), end)
            out.append((at, stop, tag))
            at = stop
            continue
        found = text.find(form, at)
        if found < 0:
            continue
        at = found + len(form)
        out.append((found, at, tag))
    return out


def retag(text: str, words: list[tuple[int, int, str]], language: str) -> Tagged:
    """The tokens of ``text`` with the tags of the treebank words under them."""
    out: Tagged = []
    first = 0
    for start, end, token in pieces(text, (0, len(text)), language):
        while first < len(words) and words[first][1] <= start:
            first += 1
        under = []
        i = first
        while i < len(words) and words[i][0] < end:
            under.append(words[i][2])
            i += 1
        out.append((token, _joint(under, token)))
    return out


def _joint(tags: list[str], token: str) -> str:
    if not tags:
        return "PUNCT" if not token[0].isalnum() else "X"
    if len(tags) == 1:
        return "PUNCT" if tags[0] == "SYM" and token in "-–—/" else tags[0]
    solid = [t for t in tags if t not in {"PUNCT", "SYM"}]
    if not solid:
        return tags[0]
    if solid[-1] == "PART" or solid[-1] == "PRON":  # tidaklah, apakah, olehnya
        return solid[0]
    if "PROPN" in (solid[0], solid[-1]):
        return "PROPN"
    if "-" in token and solid[0] == "NUM":
        return "NUM" if set(solid) == {"NUM"} else "ADJ"
    return solid[-1]
