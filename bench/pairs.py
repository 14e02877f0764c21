"""Events of invented sentence pairs in both languages: what each language finds, and how far they agree.

    python -m bench.pairs training/gold/pairs/c.tsv training/gold/pairs/d.tsv [--keep all] [--list]

A line of a file is a pair: number, English, Indonesian, and the events that a writer put into it, parted by
tabs. An event is "TYPE status SOURCE>TARGET word/kata": countries (ISO 3166-1 alpha-3) joined by "+", "x"
for a side without one, "-" for no side; events are parted by " ; ", "-" alone says that there is none. Each
sentence is read alone. Recall and precision count types, and types with the countries of both sides;
agreement as in bench/parallel.py. ``--list`` prints the pairs that differ. Written blind to the program;
rules may be mended by a and b, c and d only report.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import dateline
from bench.intervals import wilson
from bench.parallel import Act, act_of, agreement
from dateline.records import Keep
from dateline.settings import KEPT

LANGUAGES = ("en", "id")
NONE = frozenset({"x", "-", ""})
"""What stands for a side without a country, and for none."""


@dataclass(frozen=True)
class Pair:
    """A sentence by language, and the acts that were written into it."""

    number: str
    texts: dict[str, str]
    acts: Counter[Act]


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures; 1 where a file cannot be read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--keep", choices=KEPT, default="default", help="candidate events that are scored")
    parser.add_argument("--list", action="store_true", help="print the pairs that are read differently")
    given = parser.parse_args(arguments)
    try:
        pairs = [pair for path in given.files for pair in pairs_of(path)]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    read = [{code: acts_in(pair.texts[code], code, given.keep) for code in LANGUAGES} for pair in pairs]
    print(f"{len(pairs)} pairs, {sum(p.acts.total() for p in pairs)} events")
    for code in LANGUAGES:
        for title, hit, found, wanted in found_of(
            [(p.acts, acts[code]) for p, acts in zip(pairs, read, strict=True)]
        ):
            print(f"  {code} {title:<32}recall {_share(hit, wanted)}  precision {_share(hit, found)}")
    for title, both, either in agreement((acts["en"], acts["id"]) for acts in read):
        print(f"  {title:<44}{_share(both, either)}")
    if given.list:
        for pair, acts in zip(pairs, read, strict=True):
            if any(acts[code] != pair.acts for code in LANGUAGES):
                print(f"\n{pair.number}  {shown(pair.acts)}")
                for code in LANGUAGES:
                    print(f"  {code} {pair.texts[code]}\n     {shown(acts[code])}")
    return 0


def pairs_of(path: Path) -> Iterator[Pair]:
    """The pairs of a file; raises ValueError with the line of a fault."""
    for at, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        fields = line.split("\t")
        if len(fields) != 4:
            raise ValueError(f"{path}:{at}: {len(fields)} fields parted by tabs, not 4")
        number, english, indonesian, events = fields
        acts: Counter[Act] = Counter()
        for event in events.split(" ; ") if events.strip() != "-" else ():
            words = event.split()
            if len(words) < 3 or words[2].count(">") != 1:
                raise ValueError(f"{path}:{at}: {event!r} is no 'TYPE status SOURCE>TARGET word/kata'")
            source, target = (frozenset(side.split("+")) - NONE for side in words[2].split(">"))
            acts[words[0], source, target] += 1
        yield Pair(f"{path.stem}{number}", {"en": english, "id": indonesian}, acts)


def acts_in(text: str, language: str, keep: Keep) -> Counter[Act]:
    """The events that a sentence gives, counted."""
    return Counter(act_of(event) for event in dateline.read_text(text, language=language, events=keep).events)


def found_of(read: Iterable[tuple[Counter[Act], Counter[Act]]]) -> list[tuple[str, int, int, int]]:
    """Measure, right, found, wanted: of types, and of types with their countries."""
    types, acts = [0, 0, 0], [0, 0, 0]
    for wanted, found in read:
        for tally, left, right in ((types, _types(wanted), _types(found)), (acts, wanted, found)):
            for i, number in enumerate(((left & right).total(), right.total(), left.total())):
                tally[i] += number
    return [("types", *types), ("types with their countries", *acts)]


def shown(acts: Counter[Act]) -> str:
    """The acts in a line."""
    parts = [
        f"{kind} {'+'.join(sorted(s)) or '-'}>{'+'.join(sorted(t)) or '-'}" for kind, s, t in acts.elements()
    ]
    return " ; ".join(sorted(parts)) or "-"


def _types(acts: Counter[Act]) -> Counter[tuple[str]]:
    out: Counter[tuple[str]] = Counter()
    for (kind, _, _), number in acts.items():
        out[(kind,)] += number
    return out


def _share(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{part / whole if whole else 0.0:.3f} [{low:.2f}, {high:.2f}] {part}/{whole}"


if __name__ == "__main__":
    sys.exit(main())
