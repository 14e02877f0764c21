"""Whether Dateline takes two mentions for one happening, against pairs that a reader judged.

    python -m bench.happenings --data ../shared/data

Reads ``training/gold/happenings.tsv``: pairs of sentences of train articles, an act of one type in each. A
pair counts as taken for one where any two acts of that type in the two sentences share ``happening``. Pairs
of which Dateline finds no act in one sentence are left out, and counted as lost. Prints precision and recall.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

TRAINING = Path(__file__).resolve().parent.parent / "training"
sys.path.insert(0, str(TRAINING))

from bench.eventscores import article_of  # noqa: E402
from bench.links import day_of  # noqa: E402
from bench.linkscores import LANGUAGES  # noqa: E402
from dateline.pipeline import read_article  # noqa: E402
from dateline.records import Event  # noqa: E402
from goldtools.load import ROOT, load  # noqa: E402

PAIRS = TRAINING / "gold" / "happenings.tsv"


class Pair(NamedTuple):
    """Two sentences of an article that each tell of an act of the type; whether of one."""

    article: str
    sentence: int
    other: int
    type: str
    same: bool


def pairs(path: Path = PAIRS) -> list[Pair]:
    """The judged pairs of the file."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return [Pair(row[0], int(row[1]), int(row[2]), row[3], row[4] == "1") for row in rows[1:]]


def judged(data: Path | None, root: Path = ROOT) -> list[tuple[Pair, bool | None]]:
    """Each pair with whether Dateline takes it for one; None where it finds no act in one sentence.

    Pairs of real texts are left out without the folder of the data sets.
    """
    asked = pairs()
    out = []
    for gold in load("train", data, LANGUAGES, root):
        mine = [pair for pair in asked if pair.article == gold.id]
        if mine and gold.text:
            events = read_article(article_of(gold, day_of(gold, data))).events
            out.extend((pair, taken(pair, events)) for pair in mine)
    return out


def taken(pair: Pair, events: Sequence[Event]) -> bool | None:
    """Whether two acts of the pair's sentences share their happening; None where one has none."""
    told = [
        {e.happening for e in events if e.sentence == at and e.type == pair.type}
        for at in (pair.sentence, pair.other)
    ]
    return bool(told[0] & told[1]) if all(told) else None


def scores(found: Sequence[tuple[Pair, bool | None]]) -> tuple[float, float, Counter[str]]:
    """Precision and recall of pairs taken for one, and the counts behind them."""
    counts: Counter[str] = Counter()
    for pair, one in found:
        if one is None:
            counts["lost"] += 1
        else:
            counts[f"{'same' if pair.same else 'two'}, taken for {'one' if one else 'two'}"] += 1
    right, false = counts["same, taken for one"], counts["two, taken for one"]
    wanted = right + counts["same, taken for two"]
    return right / max(right + false, 1), right / max(wanted, 1), counts


def main(arguments: list[str] | None = None) -> int:
    """Prints precision, recall and the pairs that are wrong; 1 where there is nothing to score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the data sets that hold the real texts")
    found = judged(parser.parse_args(arguments).data)
    precision, recall, counts = scores(found)
    print(f"precision {precision:.2f}  recall {recall:.2f}  {dict(sorted(counts.items()))}")
    for pair, one in found:
        if one is not pair.same:
            print("  ", *pair, "taken for", {True: "one", False: "two", None: "none"}[one])
    return int(not found)


if __name__ == "__main__":
    sys.exit(main())
