"""How many of the countries, organisations and office holders that real texts name are reached.

    python -m bench.link_coverage --data ../shared/data [--set idner] [--missed 30]

Mentions are those that a data set marks (idner, nergrit: Indonesian sentences, read one by one) or that
Dateline finds (wikinews: whole English articles). Nothing is written of the texts but names. A mention is
reached if it has an identifier that joins articles: ``country:``, ``org:``, ``gov:`` or ``person:``. What
counts: a place that names a country; an organisation, also within an office whose country is known; an
office holder, who is a person that the gazetteer lists or beside whom an office of public life stands.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import dateline
from dateline.link.posts import PUBLIC
from dateline.records import Mention, Reading, Span

SETS = {
    "idner": ("ner/idner-train.txt", "ner/idner-dev.txt"),
    "nergrit": ("ner/nergrit-train.txt", "ner/nergrit-dev.txt"),
    "wikinews": ("text/wikinews-en-2019.csv", "text/wikinews-en-2020.csv"),
}
KINDS = ("country", "organisation", "office holder")
MARKED = {"PER": "person", "PERSON": "person", "ORG": "organisation", "ORGANISATION": "organisation"}
MARKED |= {"LOC": "place", "PLACE": "place"}
CLOSING = frozenset(",.;:!?)%")
"""Tokens of the data sets that no space stands before."""
Marks = list[tuple[Span, str]]


def main(arguments: list[str] | None = None) -> int:
    """Print the share of mentions that are reached, for each set and kind, and the most frequent missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--set", choices=SETS, action="append")
    parser.add_argument(
        "--missed", type=int, default=0, metavar="N", help="the N most frequent names not reached"
    )
    given = parser.parse_args(arguments)
    for name in given.set or SETS:
        wanted: Counter[str] = Counter()
        reached: Counter[str] = Counter()
        missed: Counter[tuple[str, str]] = Counter()
        for file in SETS[name]:
            for kind, words, found in _mentions(given.data / file):
                wanted[kind] += 1
                reached[kind] += found
                missed[kind, words] += not found
        print(f"\n{name}")
        for kind in (*KINDS, "all"):
            all_of = wanted.total() if kind == "all" else wanted[kind]
            right = reached.total() if kind == "all" else reached[kind]
            print(f"  {kind:<14}{right / max(all_of, 1):.3f} {right}/{all_of}")
        for (kind, words), count in sorted(missed.items(), key=lambda m: (-m[1], m[0]))[: given.missed]:
            print(f"    {count} x {words} ({kind})")
    return 0


def _mentions(path: Path) -> Iterator[tuple[str, str, bool]]:
    """(kind, words, whether reached) of every mention of a file that counts."""
    if path.suffix == ".csv":
        csv.field_size_limit(sys.maxsize)
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                day = date.fromisoformat(row["date"])
                reading = dateline.read_text(row["text"], language="en", published=day)
                yield from _counted(reading, [(m.span, m.kind) for m in reading.mentions])
        return
    for text, marks in _sentences(path):
        yield from _counted(dateline.read_text(text, language="id"), marks)


def _sentences(path: Path) -> Iterator[tuple[str, Marks]]:
    """The sentences of a file of tokens, one a line with its mark last, and the names that they hold."""
    text, marks = "", Marks()
    for line in (*path.read_text(encoding="utf-8").splitlines(), ""):
        cells = line.split()
        if not cells:
            if text:
                yield text, marks
            text, marks = "", []
            continue
        token, mark = cells[0], cells[-1]
        if text and token not in CLOSING and not text.endswith("("):
            text += " "
        start, text = len(text), text + token
        kind = MARKED.get(mark[2:], "")
        if mark.startswith("B-") and kind:
            marks.append(((start, len(text)), kind))
        elif mark.startswith("I-") and kind and marks and marks[-1][1] == kind:
            marks[-1] = ((marks[-1][0][0], len(text)), kind)


def _counted(reading: Reading, marks: Marks) -> Iterator[tuple[str, str, bool]]:
    """The marked names that are of one of the kinds, with whether the reading knows who they are."""
    text = reading.article.text
    offices = {m.name for m in reading.mentions if m.kind == "role" and m.sector in PUBLIC and m.name}
    for span, marked in marks:
        words = text[span[0] : span[1]]
        over = [
            m for m in reading.mentions if m.span[0] < span[1] and span[0] < m.span[1] and m.kind != "role"
        ]
        best = max(over, key=lambda m: (m.span == span, _joins(m), -m.span[0]), default=None)
        kind = _kind(marked, best, offices)
        if kind:
            held = any(_holds(m, span) for m in reading.mentions) if kind == "organisation" else False
            yield kind, words, held or any(_joins(m) for m in over if best and m.kind == best.kind)


def _kind(marked: str, mention: Mention | None, offices: set[str]) -> str | None:
    if marked == "organisation":
        return "organisation"
    if mention is None:
        return None
    if marked == "place":
        return "country" if (mention.actor_id or "").startswith("country:") else None
    if marked == "person":
        listed = (mention.actor_id or "").startswith("person:")
        return "office holder" if listed or mention.name in offices else None
    return None


def _holds(mention: Mention, span: Span) -> bool:
    """Whether a mention is an office of a known country that names the organisation at ``span``."""
    inside = mention.span[0] <= span[0] and span[1] <= mention.span[1]
    return mention.kind == "role" and inside and bool(mention.country)


def _joins(mention: Mention) -> bool:
    """Whether a mention has an identifier that is the same in all articles."""
    return bool(mention.actor_id) and not (mention.actor_id or "").startswith("local:")


if __name__ == "__main__":
    sys.exit(main())
