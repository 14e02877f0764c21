"""How fast pages are read into a corpus, and how fast it answers: pages a second, seconds, milliseconds.

    python bench/ingest.py [FOLDER] [--pages N] [--workers N]

Takes the .html files below FOLDER (tests/pages unless told), in copies that differ by a number in their text
until there are N. Prints figures; it keeps nothing.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dateline.scale.runners import ingest
from dateline.settings import Settings
from dateline.store import query
from dateline.store.query import Filter, open_corpus

PAGES = Path(__file__).resolve().parent.parent / "tests" / "pages"
T = TypeVar("T")
QUERIES: dict[str, Callable[[query.Corpus], object]] = {
    "articles, newest": query.articles,
    "articles with a word": lambda corpus: query.articles(corpus, Filter(words="pemerintah")),
    "events of one country": lambda corpus: query.events(corpus, Filter(country="IDN")),
    "actors": query.actors,
}


def main() -> None:
    """Prints the figures of one ingest, of a second one over the same pages, and of some queries."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--workers", type=int, default=0)
    asked = parser.parse_args()
    settings = Settings(workers=asked.workers, shard_pages=50)
    with tempfile.TemporaryDirectory() as scratch:
        source, corpus = Path(scratch) / "in", Path(scratch) / "corpus"
        size = multiply(sorted(asked.folder.rglob("*.html")), source, asked.pages)
        took, summary = clock(lambda: ingest([source], corpus, settings))
        print(
            f"{asked.pages} pages, {size / 1e6:.1f} MB: {took:.1f} s, {asked.pages / took:.1f} pages a second"
        )
        print(f"  {summary.articles} articles, {summary.quotations} quotations, {summary.events} events")
        took, _ = clock(lambda: ingest([source], corpus, settings))
        print(f"the same again: {took:.2f} s")
        held = sum(p.stat().st_size for p in corpus.rglob("*") if p.is_file())
        print(f"corpus: {held / 1e6:.1f} MB")
        with open_corpus(corpus) as opened:
            for name, ask in QUERIES.items():
                took = min(clock(lambda ask=ask: ask(opened))[0] for _ in range(3))
                print(f"{name}: {took * 1000:.0f} ms")


def multiply(pages: list[Path], folder: Path, count: int) -> int:
    """Writes ``count`` pages into the folder, each with a number of its own; returns their bytes."""
    folder.mkdir()
    size = 0
    for n in range(count):
        content = pages[n % len(pages)].read_bytes().replace(b"</p>", b" Nomor %d.</p>" % n, 3)
        (folder / f"{n:06d}.html").write_bytes(content)
        size += len(content)
    return size


def clock(run: Callable[[], T]) -> tuple[float, T]:
    """Seconds of wall time, and the result."""
    started = time.perf_counter()
    result = run()
    return time.perf_counter() - started, result


if __name__ == "__main__":
    main()
