"""The share of printed events that readers call right, on whole articles that nobody chose.

    python -m bench.judged sheet --data ../shared/data [--set wikinews] > SHEET   events with sentences
    python -m bench.judged score VERDICTS.tsv [VERDICTS.tsv]               shares right

A reader goes through the sheet with the conventions at hand and writes a line for each row: its key and
score, then y or n for type, source, target and status, parted by tabs; a note may follow. A side left
empty is right where the sentence names nobody. Two readers do so without a look at each other's lines; a row
is right where both say so of all four. Verdict files hold no text of an article and may be kept.

All candidates are printed; ``--above`` scores those of a bound, as claim/weights/rejector.json has them.

Sets: ``wikinews``, 100 articles of up to 1,500 words, drawn by the SHA-256 of their address among those that
the gold corpus does not use; ``pages-en`` and ``pages-id``, real pages; ``sentences-id``, Indonesian news
sentences that the gold corpus does not use, drawn likewise, each read alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent / "training"
sys.path.insert(0, str(TRAINING))

import dateline  # noqa: E402
from bench.intervals import wilson  # noqa: E402
from dateline.records import Event, Mention, Reading  # noqa: E402
from goldtools.load import ROOT, read_all  # noqa: E402
from goldtools.texts import articles, digest, published, sentence_set  # noqa: E402

SETS = ("wikinews", "pages-en", "pages-id", "sentences-id")
PARTS = ("type", "source", "target", "status")
ARTICLES, SENTENCES, WORDS = 100, 1200, 1500


@dataclass(frozen=True)
class Verdict:
    """What one reader says of one row: its ``key`` and ``score`` as in the sheet, y or n of each part."""

    key: str
    score: float
    right: tuple[bool, ...]

    @property
    def whole(self) -> bool:
        """Whether all parts are right."""
        return all(self.right)


def main(arguments: list[str] | None = None) -> int:
    """Prints a sheet or the shares; 1 where a verdict cannot be read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    sheet = commands.add_parser("sheet", help="print every event with its sentence")
    sheet.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    sheet.add_argument("--set", choices=SETS, action="append")
    score = commands.add_parser("score", help="print the shares that are right")
    score.add_argument("verdicts", type=Path, nargs="+")
    score.add_argument(
        "--above", type=float, default=0.0, metavar="SCORE", help="events of this score or more"
    )
    given = parser.parse_args(arguments)
    if given.command == "sheet":
        for name in given.set or SETS:
            for record, reading in readings(name, given.data):
                print_sheet(record, reading)
        return 0
    try:
        readers = [read_verdicts(path) for path in given.verdicts]
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    print_scores(readers, given.above)
    return 0


def readings(name: str, data: Path) -> Iterator[tuple[str, Reading]]:
    """Record and reading of each article of a set, in a fixed order."""
    used = {gold.header["record"] for gold in read_all(ROOT) if gold.real}
    if name == "wikinews":
        found = [
            (url, text)
            for url, title, text in articles("wikinews-en", data)
            if url not in used and len(text.split()) <= WORDS and not title.startswith("TEST")
        ]
        for url, text in sorted(found, key=lambda pair: digest(pair[0]))[:ARTICLES]:
            yield (
                url,
                dateline.read_text(
                    text, language="en", published=published("wikinews-en", url, data), events="all"
                ),
            )
    elif name == "sentences-id":
        pool = {**sentence_set("idner-train", data), **sentence_set("csui-train", data)}
        for record in sorted(pool.keys() - used, key=digest)[:SENTENCES]:
            yield record, dateline.read_text(pool[record], language="id", events="all")
    else:
        for path in sorted((data / name).glob("*.html")):
            yield path.name, dateline.read_page(path.read_bytes(), events="all")


def print_sheet(record: str, reading: Reading) -> None:
    """Print the events of an article, each with the sentence before its own and its own."""
    text = reading.article.text
    if reading.events:
        print(f"\n##### {record}\n# {reading.article.headline or text[:80]}")
    for event in reading.events:
        near = reading.sentences[max(0, event.sentence - 1) : event.sentence + 1]
        print(f"\n{key_of(record, event)}\t{event.score}")
        for sentence in near:
            words = text[slice(*sentence.span)].replace("\n", " ")
            print(f"    {'>' if sentence is near[-1] else ' '} {words}")
        print(f"    {event.type} | {event.status}{f' ({event.stage})' if event.stage else ''}", end="")
        print(f" | trigger: {text[slice(*event.span)]}{' | reciprocal' if event.reciprocal else ''}")
        print(f"    source: {side(event.source, text)} | target: {side(event.target, text)}", end="")
        print(f" | reported by: {event.reported_by.name if event.reported_by else '-'}")


def side(mentions: Sequence[Mention], text: str) -> str:
    """The words of a side, and whom they name."""
    return "; ".join(f"{text[slice(*m.span)]} = {m.name}" for m in mentions) or "-"


def key_of(record: str, event: Event) -> str:
    """A row by what it says: 16 digits that change where its type, trigger, sides or status do."""
    sides = [[m.span for m in side] for side in (event.source, event.target)]
    return digest(f"{record} {event.type} {event.span} {sides} {event.status} {event.stage}")[:16]


def read_verdicts(path: Path) -> dict[str, Verdict]:
    """The lines of a reader by key. Raises ValueError for a line that is none, with its number."""
    out: dict[str, Verdict] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        marks = fields[2 : 2 + len(PARTS)]
        if len(marks) < len(PARTS) or any(mark not in ("y", "n") for mark in marks):
            raise ValueError(f"{path}, line {number}: write key, score, then y or n for {', '.join(PARTS)}.")
        out[fields[0]] = Verdict(fields[0], float(fields[1]), tuple(mark == "y" for mark in marks))
    return out


def print_scores(readers: Sequence[dict[str, Verdict]], above: float = 0.0) -> None:
    """Print what each reader calls right, what all do, and how often two agree on a whole row."""
    shared = [k for k in readers[0] if all(k in r for r in readers) and readers[0][k].score >= above]
    for number, verdicts in enumerate(readers, 1):
        for at, part in enumerate(PARTS):
            print(f"reader {number}, {part:<16}{share([verdicts[k].right[at] for k in shared])}")
        print(f"reader {number}, {'whole rows':<16}{share([verdicts[k].whole for k in shared])}")
    if len(readers) > 1:
        print(f"{'all readers, whole rows':<26}{share([all(r[k].whole for r in readers) for k in shared])}")
        agreed, kappa = agreement([[r[k].whole for k in shared] for r in readers[:2]])
        print(f"{'two readers agree':<26}{agreed:.3f}, Cohen's kappa {kappa:.2f}")


def share(right: Sequence[bool]) -> str:
    """A share with its 95 % Wilson interval."""
    low, high = wilson(sum(right), len(right))
    part = sum(right) / len(right) if right else 0.0
    return f"{part:.3f} [{low:.3f}, {high:.3f}]  {sum(right)} of {len(right)}"


def agreement(pair: Sequence[Sequence[bool]]) -> tuple[float, float]:
    """How often two readers say the same, and Cohen's kappa: 1 where always, 0 as by chance."""
    one, two = pair
    if not one:
        return 0.0, 0.0
    same = sum(a == b for a, b in zip(one, two, strict=True)) / len(one)
    yes, also = sum(one) / len(one), sum(two) / len(two)
    chance = yes * also + (1 - yes) * (1 - also)
    return same, (same - chance) / (1 - chance) if chance < 1 else 1.0


if __name__ == "__main__":
    sys.exit(main())
