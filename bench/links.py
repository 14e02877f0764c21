"""Who the names of the gold corpus are, and who Dateline says they are: countries, actors, sectors.

    python -m bench.links --data ../shared/data [--language id] [--split test] [--errors]

Reads each linked article of training/gold/links with ``dateline.read_text``, its language and day given, and
prints precision and recall with 95 % Wilson intervals, real and invented texts apart. ``--errors`` adds what
is missed or wrong most often. Without --data only invented articles are read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent / "training"
sys.path.insert(0, str(TRAINING))

import dateline  # noqa: E402
from bench.intervals import wilson  # noqa: E402
from bench.linkpairs import moved  # noqa: E402
from bench.linkscores import LANGUAGES, MEASURES, Board, score  # noqa: E402
from goldtools.links import Link, read_all_links  # noqa: E402
from goldtools.load import ROOT, read_all  # noqa: E402
from goldtools.records import Gold, Span, paragraphs  # noqa: E402
from goldtools.splits import SPLITS  # noqa: E402
from goldtools.texts import published  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Prints a table for each language and kind of text; 1 where there is nothing to score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the data sets that hold the real texts")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the corpus")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--split", choices=SPLITS, action="append")
    parser.add_argument("--errors", nargs="?", type=int, const=25, metavar="N", help="the N most frequent")
    given = parser.parse_args(arguments)
    languages = given.language or LANGUAGES
    links = read_all_links(given.root, languages)
    boards: dict[str, tuple[Board, int, int]] = {}
    for gold in articles(given.root, links, given.data, languages, given.split or SPLITS):
        title = f"{gold.language}, {'real' if gold.real else 'invented'}"
        board, texts, rows = boards.get(title, (Board(), 0, 0))
        score_article(board, gold, links[gold.id], day_of(gold, given.data))
        boards[title] = board, texts + 1, rows + len(links[gold.id])
    for title, (board, texts, rows) in boards.items():
        print(f"\n{title}: {texts} texts, {rows} names and roles")
        print_table(board)
        if given.errors:
            print_faults(board, given.errors)
    return int(not boards)


def articles(
    root: Path,
    links: Mapping[str, tuple[Link, ...]],
    data: Path | None,
    languages: tuple[str, ...] | list[str],
    splits: tuple[str, ...] | list[str],
) -> Iterator[Gold]:
    """The linked articles whose text is at hand, language by language, invented ones first."""
    golds = [g for g in read_all(root, data, languages) if g.id in links and g.text is not None]
    for gold in sorted(golds, key=lambda g: (g.language, g.real, g.id)):
        if gold.header["split"] in splits:
            yield gold


def day_of(gold: Gold, data: Path | None) -> date | None:
    """The day on which the article was published: of its header, or of its record in the data set."""
    if not gold.real:
        return date.fromisoformat(gold.header["date"]) if gold.header.get("date") else None
    return published(gold.header["source"], gold.header["record"], data) if data is not None else None


def score_article(board: Board, gold: Gold, links: tuple[Link, ...], day: date | None) -> None:
    """Read one article and count what its reading says; a name that the reading has cut off is a miss."""
    text = gold.text or ""
    reading = dateline.read_text(text, language=gold.language, published=day)
    lines = paragraphs(text)
    skipped = [line for number, line in enumerate(lines, 1) if number in gold.skipped]
    places = moved([*(link.span for link in links), *skipped], text, reading.article.text)
    at: dict[Span, Link] = {}
    words: dict[Span, str] = {}
    whom: dict[Span, str] = {}
    chains = {name.span: name.chain for name in gold.names if name.chain}
    for number, link in enumerate(links):
        span = places.get(link.span, (-2 * number - 2, -2 * number - 1))
        at[span], words[span] = link, gold.words(link.span)
        whom[span] = link.name if link.known else chains.get(link.span, words[span])
    silent = [places[line] for line in skipped if line in places]
    score(board, words, at, reading.mentions, reading.actors, silent, whom)


def print_table(board: Board) -> None:
    """Print a line for each measure that something was counted of."""
    print(f"  {'':<38}{'precision':>28}{'recall':>30}")
    for measure in MEASURES:
        tally = board.tallies.get(measure)
        if tally:
            print(
                f"  {measure:<38}{share(tally.right_given, tally.given):>28}"
                f"{share(tally.right_wanted, tally.wanted):>30}"
            )


def share(right: int, all_of: int) -> str:
    """ "0.912 (0.88-0.94) 301/330", a dash where nothing was counted."""
    if not all_of:
        return "-"
    low, high = wilson(right, all_of)
    return f"{right / all_of:.3f} ({low:.2f}-{high:.2f}) {right}/{all_of}"


def print_faults(board: Board, most: int) -> None:
    """Print what is missed or wrong most often, measure by measure."""
    for measure in MEASURES:
        rows = [(n, key) for key, n in board.faults.items() if key[0] == measure]
        for count, (_, words, wanted, got) in sorted(rows, key=lambda r: (-r[0], r[1]))[:most]:
            print(f"    {measure}: {count} x {words!r}: {wanted}, not {got}")


if __name__ == "__main__":
    sys.exit(main())
