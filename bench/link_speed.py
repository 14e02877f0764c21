"""How fast names are looked up in the gazetteer, how long it takes to load, and how much memory it holds.

    python bench/link_speed.py [--times N]

Each language in a process of its own, on text made of its own word data (no file is needed). ``--times``
gives the rows of people and organisations N times with other names: what a larger gazetteer would cost.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path

LANGUAGES = ("en", "id")
WORDS = 200_000
LINKED = 20_000


def _memory() -> float:
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _text(language: str, words: int) -> str:
    """Sentences of common words with names of the gazetteer strewn in, the same for every run."""
    from dateline.languages import load
    from dateline.read.name_words import name_words

    choose = random.Random(7)
    common = sorted(name_words(language).common) or ["dan"]
    names = [n.rstrip("=~") for e in load(language, "countries").values() for n in e.get("names", ())]
    out = []
    while len(out) < words:
        out.append("Kata")
        for _ in range(18):
            out.append(choose.choice(names) if choose.random() < 0.04 else choose.choice(common))
        out[-1] += "."
    return " ".join(out)


def _larger(times: int) -> None:
    """Makes the reader of the gazetteer give each person and organisation ``times`` times."""
    from dateline.link import tables

    plain = tables.rows
    choose = random.Random(11)
    more: dict[str, list[list[str]]] = {}
    for name, at in (("people", 0), ("organisations", 3)):
        more[name] = []
        for cells in list(plain(name, "|")) * (times - 1):
            other = ";".join(_other(n, choose) for n in cells[at].split(";"))
            key = cells[0] if name == "people" else f"{cells[0]}-{len(more[name])}"
            more[name].append(
                [other, *cells[1:]] if at == 0 else [key, *cells[1:at], other, *cells[at + 1 :]]
            )
    tables.rows = lambda name, separator: chain(plain(name, separator), more.get(name, ()))


def _other(name: str, choose: random.Random) -> str:
    """Another name of the same shape: the first word is kept, as first names are shared."""
    first, *rest = name.strip().split(" ")
    return " ".join([first, *("".join(choose.choices("aeiknorstu", k=7)).capitalize() for _ in rest)])


def measure(language: str, times: int) -> None:
    """Prints one line of figures for a language."""
    from dateline.link import tables
    from dateline.link.actors import link_mentions
    from dateline.link.annotate import annotate
    from dateline.link.hits import find_hits
    from dateline.read.coreference import resolve_names
    from dateline.read.name_words import name_words
    from dateline.read.names import find_names
    from dateline.records import Article, Block

    def document(words: int):  # type: ignore[no-untyped-def]
        text = _text(language, words)
        return annotate(
            Article("a", language=language, text=text, blocks=(Block("paragraph", (0, len(text))),))
        )

    if times > 1:
        _larger(times)
    name_words(language)
    held = _memory()
    start = time.process_time()
    tables.forms(language)
    tables.offices()
    load = time.process_time() - start
    whole = _memory()
    held = whole - held
    full, part = document(WORDS), document(LINKED)
    tokens = sum(len(t) for t in full.tokens)
    spent = []
    for _ in range(3):
        start = time.process_time()
        find_hits(full)
        spent.append(time.process_time() - start)
    names = resolve_names(part, find_names(part))
    start = time.process_time()
    link_mentions(part, names)
    linking = time.process_time() - start
    part_tokens = sum(len(t) for t in part.tokens)
    speeds = f"matching {tokens / min(spent):>9,.0f} words/s, linking {part_tokens / linking:>8,.0f} words/s"
    print(
        f"{language}: {speeds}, load {load * 1000:4.0f} ms, gazetteer {held:4.1f} MB, process {whole:4.0f} MB"
    )


def main() -> None:
    """Measure every language in a fresh process."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--times", type=int, default=1, help="rows of people and organisations, as a multiple"
    )
    parser.add_argument("--language", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.language:
        measure(args.language, args.times)
        return
    for language in LANGUAGES:
        command = [sys.executable, str(Path(__file__)), "--language", language, "--times", str(args.times)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
