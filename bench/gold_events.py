"""The events of the gold corpus, and those that Dateline reads in its texts.

    python -m bench.gold_events --data ../shared/data [--language en] [--split dev] [--keep all] [--errors]

Reads each gold article of a split (train unless told; the test split is refused) and prints, real and
invented texts apart: trigger coverage, precision, recall and F1 of events, what is right of the matched, and
whole rows, with 95 % Wilson intervals. ``--errors`` lists what is missed, false or wrong. Without --data only
invented articles are read. ``--keep`` says which candidate events are scored: those over the default bound,
over the strict one, or all; the rejector was trained on train, so that only its own figures out of fold
(training/rejector.md) and those of dev tell what the bounds do. What counts as right: bench/eventscores.py.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent / "training"
sys.path.insert(0, str(TRAINING))

from bench.eventscores import COVERED, PARTS, ROWS, TYPED, Board, score_article  # noqa: E402
from bench.intervals import wilson  # noqa: E402
from bench.links import day_of  # noqa: E402
from bench.linkscores import LANGUAGES  # noqa: E402
from dateline.settings import KEPT  # noqa: E402
from goldtools.load import ROOT, load  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Prints a table for each language and kind of text; 1 where there is nothing to score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the data sets that hold the real texts")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the corpus")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--split", choices=("train", "dev"), default="train")
    parser.add_argument("--keep", choices=KEPT, default="default", help="candidate events that are scored")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args(arguments)
    boards: dict[str, Board] = {}
    for gold in load(given.split, given.data, given.language or LANGUAGES, given.root):
        title = f"{gold.language}, {'real' if gold.real else 'invented'}"
        score_article(boards.setdefault(title, Board()), gold, day_of(gold, given.data), given.keep)
    for title, board in sorted(boards.items()):
        print_board(f"{title}, {given.split}", board, errors=given.errors)
    return int(not boards)


def print_board(title: str, board: Board, *, errors: bool) -> None:
    """Print the counts of one language and kind of text, and on demand each fault."""
    print(f"\n{title}: {board.texts} texts, {board.wanted} events, {board.found} found")
    print(f"  {COVERED:<24}{share(board.covered, board.wanted)}")
    print(f"  {TYPED:<24}{share(board.typed, board.wanted)}")
    print(f"  {'precision':<24}{share(board.matched, board.found)}")
    print(f"  {'recall':<24}{share(board.matched, board.wanted)}")
    total = board.wanted + board.found
    print(f"  {'F1':<24}{2 * board.matched / total if total else 0.0:.3f}")
    for part in PARTS:
        print(f"  {part + ' (of matched)':<24}{share(board.right[part], board.matched)}")
    print(f"  {ROWS:<24}{share(board.rows, board.found)}")
    print(f"  {'sentences left alone':<24}{share(board.silent, board.empty)}")
    if errors:
        for fault in sorted(board.faults):
            print("    " + " | ".join(fault))


def share(right: int, all_of: int) -> str:
    """ "0.912 (0.88-0.94) 301/330", a dash where nothing was counted."""
    if not all_of:
        return "-"
    low, high = wilson(right, all_of)
    return f"{right / all_of:.3f} ({low:.2f}-{high:.2f}) {right}/{all_of}"


if __name__ == "__main__":
    sys.exit(main())
