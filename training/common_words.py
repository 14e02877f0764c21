"""Make the lists of common words: those that news writes in lower case far more often than in capitals.

    python training/common_words.py ../shared/data

writes src/dateline/languages/<code>/common.txt, one word a line, sorted. Read by read/names.py to tell a
word that merely opens a sentence from a name. Sources: for Indonesian the training parts of idner-news-2k
(MIT) and of IndoNLU's NERGrit and NERP (Apache-2.0), for English Wikinews (CC BY 2.5). A word list is all
that is taken from them.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src" / "dateline" / "languages"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LEAST = {"id": 1, "en": 1}
"""Times that a word must stand in lower case."""
RATIO = 4
"""How many times more often in lower case than in capitals within sentences."""


def columns(path: Path) -> Iterator[list[str]]:
    """The sentences of a file with one token a line, as their words; a word of a name is put in capitals."""
    sentence: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if not cells or not line.strip():
            yield sentence
            sentence = []
        else:
            sentence.append(cells[0] if cells[-1] == "O" else cells[0].capitalize())
    yield sentence


def sentences(code: str, data: Path) -> Iterator[list[str]]:
    """The sentences of a language's sources, as their words."""
    if code == "id":
        for name in ("idner-train", "nergrit-train", "nerp-train"):
            yield from columns(data / "ner" / f"{name}.txt")
        return
    for path in sorted((data / "text").glob("wikinews-en-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for cell in row.values():
                    for part in re.split(r"(?<=[.!?])\s+", cell or ""):
                        yield WORD.findall(part)


def common(code: str, data: Path) -> list[str]:
    """The common words of a language, sorted."""
    lower, capital = Counter[str](), Counter[str]()
    for words in sentences(code, data):
        for i, word in enumerate(words):
            if not WORD.fullmatch(word):
                continue
            if word[0].islower():
                lower[word] += 1
            elif i:
                capital[word.lower()] += 1
    return sorted(w for w, n in lower.items() if n >= LEAST[code] and n >= RATIO * capital[w] and len(w) > 1)


def main() -> None:
    """Write the lists."""
    for code in LEAST:
        words = common(code, Path(sys.argv[1]))
        (TARGET / code / "common.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
        print(code, len(words))


if __name__ == "__main__":
    main()
