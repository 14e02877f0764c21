"""Where the texts lie: our own beside their annotation, the others' under the data folder."""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from goldtools.records import DigestError, Gold, GoldError

BLOCK = 25
"""Neighbours in a data set of sentences are often of one article: so many share a split."""

SENTENCE_SETS = {
    "idner-train": "ner/idner-train.txt",
    "nergrit-train": "ner/nergrit-train.txt",
    "csui-train": "ud/id_csui-train.conllu",
    "gsd-dev": "ud/id_gsd-dev.conllu",
}
ARTICLE_SETS = {
    "wikinews-en": ("text/wikinews-en-2019.csv", "text/wikinews-en-2020.csv"),
    "gum-train": ("ud/en_gum-train.conllu",),
}
NEWS = "GUM_news_"
"""How the id of a document of news begins in GUM; its other documents are no articles."""

_COMMENT = re.compile(r"# (newdoc id|newpar_block|text|meta::title|meta::dateCreated) = (.*)")
_COUNT = re.compile(r"\((\d+) s\)")
_TIGHT_LEFT = re.compile(r""" (?=[,.;:?!%)\]”’](?:["\s]|$)|[,.;:?!%)\]”’]{2})""")
_TIGHT_RIGHT = re.compile(r"(?<=[(\[“‘]) ")
_QUOTED = re.compile(r'(?:(?<=^)|(?<=\s))" (.+?) "(?=\s|$|[,.;:?!])')


class Article(NamedTuple):
    """One article of a data set; ``day`` is the ISO date of its publication, empty where the set has none."""

    record: str
    title: str
    text: str
    day: str


def read_own(path: Path) -> tuple[dict[str, str], str]:
    """The header and the body of an invented article: lines "key: value", a blank line, paragraphs."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    header: dict[str, str] = {}
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon:
            raise GoldError(f"{path}: header line without a colon: {line!r}")
        header[key.strip()] = value.strip()
    return header, body.strip()


def own_text(path: Path) -> Path:
    """Where the text of an invented article's annotation lies.

    Beside it, or for one under ``second/id`` in the corpus it is a second annotation of, under ``id``.
    """
    beside = path.with_suffix(".txt")
    folders = path.resolve().parents
    first = folders[2] / folders[0].name / beside.name if len(folders) > 2 else beside
    return first if first.is_file() and not beside.is_file() else beside


def digest(text: str) -> str:
    """The SHA-256 of the text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def find_text(source: str, record: str, data: Path) -> str:
    """The text of one record of a data set; raises GoldError where there is none."""
    if source in ARTICLE_SETS:
        texts = {url: text for url, _, text in articles(source, data)}
    elif source in SENTENCE_SETS:
        texts = sentence_set(source, data)
    else:
        known = ", ".join([*ARTICLE_SETS, *SENTENCE_SETS])
        raise GoldError(f"unknown data set {source!r}: one of {known}")
    if record not in texts:
        raise GoldError(f"{source} under {data} has no record {record!r}")
    return texts[record]


def checked_text(gold: Gold, data: Path) -> str:
    """The text that the annotation was made on; raises DigestError where the one found differs."""
    text = find_text(gold.header["source"], gold.header["record"], data)
    if digest(text) != gold.header.get("sha256"):
        raise DigestError(
            f"{gold.id}: the text of {gold.header['record']} under {data} is not the one that was annotated "
            f"(SHA-256 {digest(text)[:12]}…, annotated {gold.header.get('sha256', 'none')[:12]}…). "
            "Take the data set in the version that the README names; offsets do not fit another."
        )
    return text


def articles(source: str, data: Path) -> tuple[tuple[str, str, str], ...]:
    """(record, title, text) of each article of a data set, in its order; a record is an address or an id."""
    return tuple((a.record, a.title, a.text) for a in _articles(source, data))


def published(source: str, record: str, data: Path) -> date | None:
    """The day on which an article of a data set was published; None where the set does not say."""
    for article in _articles(source, data) if source in ARTICLE_SETS else ():
        if article.record == record and article.day:
            return date.fromisoformat(article.day)
    return None


@cache
def _articles(source: str, data: Path) -> tuple[Article, ...]:
    csv.field_size_limit(sys.maxsize)
    out: list[Article] = []
    for name in ARTICLE_SETS[source]:
        path = _there(data / name)
        if path.suffix == ".conllu":
            out += _documents(path)
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            out += [Article(r["url"], r["title"], r["text"].rstrip(), r.get("date") or "") for r in rows]
    return tuple(out)


def _documents(path: Path) -> Iterator[Article]:
    """The documents of news of a GUM treebank: paragraphs parted by a blank line, sentences by a space.

    A paragraph begins at "# newpar", and where a block that lies inside another ends by its count of
    sentences ("# newpar_block = quote (2 s)").
    """
    said: dict[str, str] = {}
    lines: list[list[str]] = []
    left = 0
    for line in [*path.read_text(encoding="utf-8").splitlines(), "# newdoc id = "]:
        if line == "# newpar":
            lines.append([])
            left = 0
        if not (found := _COMMENT.match(line)):
            continue
        key, value = found.groups()
        if key == "newdoc id":
            if (record := said.get(key, "")).startswith(NEWS):
                text = "\n\n".join(" ".join(sentences) for sentences in lines if sentences)
                yield Article(record, said.get("meta::title", ""), text, said.get("meta::dateCreated", ""))
            said, lines, left = {key: value}, [], 0
        elif key == "newpar_block":
            counts = _COUNT.findall(value)
            left = int(counts[-1]) if counts else 0
        elif key == "text":
            if not lines:
                lines.append([])
            lines[-1].append(value.strip())
            left -= 1
            if left == 0:
                lines.append([])
        else:
            said[key] = value


@cache
def sentence_set(source: str, data: Path) -> dict[str, str]:
    """The sentences of a data set by "set/number" from 1."""
    path = _there(data / SENTENCE_SETS[source])
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".conllu":
        texts = [line[9:] for line in lines if line.startswith("# text = ")]
    else:
        texts, words = [], []
        for line in [*lines, ""]:
            if line.strip():
                words.append(re.split(r"[\t ]", line)[0])
            elif words:
                texts.append(as_written(words))
                words = []
    return {f"{source}/{number}": text for number, text in enumerate(texts, 1)}


def as_written(words: list[str]) -> str:
    """Tokens set as a newsroom writes them: no space before a comma or inside brackets and marks."""
    text = _QUOTED.sub(r'"\1"', " ".join(words))
    return _TIGHT_RIGHT.sub("", _TIGHT_LEFT.sub("", text))


def block_of(record: str) -> str:
    """The run of neighbours that a sentence belongs to, which decides its split."""
    name, _, number = record.rpartition("/")
    return f"{name}/block{(int(number) - 1) // BLOCK}"


def _there(path: Path) -> Path:
    if not path.is_file():
        raise GoldError(f"no {path}: give the folder of the data sets with --data")
    return path
