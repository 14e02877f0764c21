"""How far one sentence gives the same events in two languages.

    python -m bench.parallel ../shared/data/ud/en_pud.conllu ../shared/data/ud/id_pud.conllu

Reads the sentences that both treebanks hold, paired by their ``sent_id``, each as a text of its own, and
compares the events as (type, countries that act, countries acted upon): what both readings say, of what
either says, and how many sentences have an event in both languages, of those that have one in either.
The sets only report: do not look at them while you choose words or rules.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import dateline
from bench.intervals import wilson
from dateline.records import Event

Act = tuple[str, frozenset[str], frozenset[str]]
"""Type, countries (ISO 3166-1 alpha-3) of the source and of the target; a mutual act has all in the first."""


def main(arguments: list[str] | None = None) -> int:
    """Prints the agreement; 1 where the files share no sentence."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs=2, help="CoNLL-U, named <language>_<treebank>.conllu")
    given = parser.parse_args(arguments)
    first, second = (sentences_of(path.read_text("utf-8").splitlines()) for path in given.files)
    languages = [path.name.split("_")[0] for path in given.files]
    shared = sorted(first.keys() & second.keys())
    if not shared:
        print("The files share no sentence: give the same treebank in two languages.", file=sys.stderr)
        return 1
    pairs = [(acts_of(first[key], languages[0]), acts_of(second[key], languages[1])) for key in shared]
    print(f"{len(shared)} sentences in {languages[0]} and {languages[1]}")
    for title, both, either in agreement(pairs):
        low, high = wilson(both, either)
        share = both / either if either else 0.0
        print(f"  {title:<44}{share:.3f} [{low:.3f}, {high:.3f}]  {both} of {either}")
    return 0


def sentences_of(lines: Iterable[str]) -> dict[str, str]:
    """The text of each sentence of a CoNLL-U file by its ``sent_id``."""
    out: dict[str, str] = {}
    key = ""
    for line in lines:
        if line.startswith("# sent_id = "):
            key = line.removeprefix("# sent_id = ").strip()
        elif line.startswith("# text = ") and key:
            out[key] = line.removeprefix("# text = ").strip()
    return out


def acts_of(text: str, language: str) -> Counter[Act]:
    """The events that the sentence gives, counted."""
    return Counter(act_of(event) for event in dateline.read_text(text, language=language).events)


def act_of(event: Event) -> Act:
    """The event without its words."""
    source, target = (
        frozenset(m.country for m in side if m.country) for side in (event.source, event.target)
    )
    if event.reciprocal:
        source, target = source | target, frozenset()
    return event.type, source, target


def agreement(pairs: Iterable[tuple[Counter[Act], Counter[Act]]]) -> list[tuple[str, int, int]]:
    """Measure, agreeing, either: of sentences with an event, of types, and of types with their countries."""
    told, types, acts = [0, 0], [0, 0], [0, 0]
    for one, two in pairs:
        told[0] += bool(one and two)
        told[1] += bool(one or two)
        for tally, left, right in (
            (types, _types(one), _types(two)),
            (acts, one, two),
        ):
            tally[0] += (left & right).total()
            tally[1] += (left | right).total()
    return [
        ("sentences with an event in both", told[0], told[1]),
        ("events of one type", types[0], types[1]),
        ("events of one type and the same countries", acts[0], acts[1]),
    ]


def _types(acts: Counter[Act]) -> Counter[str]:
    out: Counter[str] = Counter()
    for (kind, _, _), number in acts.items():
        out[kind] += number
    return out


if __name__ == "__main__":
    sys.exit(main())
