"""Why events of the gold corpus are not read: the step of the event coder that let each go.

    python -m bench.missed --data ../shared/data --language en [--invented] [--reason structure ...]

Reads the articles of the train split with ``dateline.explain``, all candidates kept, and prints how many gold
events are read, and why the others are not: the reason of docs/events.md of the reading that came nearest,
"no trigger" where no frame knows a word of the trigger, "silent" where the whole article yields nothing,
"other type" where another event is read there. ``--reason`` prints those of a reason with their sentence.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent / "training"
sys.path.insert(0, str(TRAINING))

import dateline  # noqa: E402
from bench.eventscores import article_of, pair, touch  # noqa: E402
from bench.links import day_of  # noqa: E402
from bench.linkscores import LANGUAGES  # noqa: E402
from goldtools.load import ROOT, load  # noqa: E402
from goldtools.records import Event, Gold, Span  # noqa: E402

READ, SILENT, UNKNOWN, OTHER = "read", "silent", "no trigger", "other type"
BEFORE, BEHIND = 140, 110
"""Characters around a trigger that are shown."""


def main(arguments: list[str] | None = None) -> int:
    """Prints the counts; 1 where there is nothing to read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder of the data sets that hold the real texts")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the corpus")
    parser.add_argument("--language", choices=LANGUAGES, required=True)
    parser.add_argument("--invented", action="store_true", help="invented articles instead of real ones")
    parser.add_argument("--reason", action="append", default=[])
    given = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    for gold in load("train", given.data, [given.language], given.root):
        if gold.real == given.invented or not gold.events:
            continue
        for event, reason, why in reasons(gold, given.data):
            counts[reason] += 1
            if reason in given.reason:
                print(f"{reason}: {event.type} {event.status} {gold.words(event.trigger)!r} {gold.id}. {why}")
                print(f"    {around(gold, event.trigger)}")
    for reason, count in counts.most_common():
        print(f"{reason:<14}{count:>5}  {count / counts.total():.3f}")
    return int(not counts)


def reasons(gold: Gold, data: Path | None) -> Iterator[tuple[Event, str, str]]:
    """Each gold event of the article with the reason why it is not read, and what decided; or "read"."""
    told = dateline.explain(article_of(gold, day_of(gold, data)), events="all")
    found = {id(event) for _, event in pair(gold, told.reading.events)}
    for event in gold.events:
        near = [r for r in told.rejected if touch(r.span, event.trigger)]
        best = next((r for r in near if r.type == event.type), near[0] if near else None)
        if id(event) in found:
            yield event, READ, ""
        elif told.silence:
            yield event, SILENT, told.silence
        elif any(touch(e.span, event.trigger) for e in told.reading.events):
            yield event, OTHER, ""
        elif best is None:
            yield event, UNKNOWN, ""
        else:
            yield event, best.reason, f"{best.type}: {best.because}"


def around(gold: Gold, span: Span) -> str:
    """The trigger with the words around it, on one line."""
    text = gold.text or ""
    return text[max(0, span[0] - BEFORE) : span[1] + BEHIND].replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
