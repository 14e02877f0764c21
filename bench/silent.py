"""How many sentences without a political event are left alone.

    python -m bench.silent --data ../shared/data [--language en] [--errors]

Reads sentences of real news of sport, weather, markets, courts, accidents, science and celebrities, in each
of which a reader found no event: training/gold/silent/<language>.tsv, a line each of record, offsets in its
text (empty: the whole of it), and the first 16 digits of the sentence's SHA-256. Each is read twice: alone,
so that no gate helps, and with the others of its record as one article. Prints the share that yields no
event, with a 95 % Wilson interval.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent / "training"
sys.path.insert(0, str(TRAINING))

import dateline  # noqa: E402
from bench.intervals import wilson  # noqa: E402
from bench.linkscores import LANGUAGES  # noqa: E402
from dateline.records import Event  # noqa: E402
from goldtools.load import ROOT  # noqa: E402
from goldtools.records import DigestError, GoldError  # noqa: E402
from goldtools.texts import articles, digest, sentence_set  # noqa: E402


def main(arguments: list[str] | None = None) -> int:
    """Prints a line for each language; 1 where the texts are not there or are not those that were read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of the data sets that hold the texts"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of the corpus")
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--errors", action="store_true", help="the sentences that yield an event")
    given = parser.parse_args(arguments)
    for language in given.language or LANGUAGES:
        try:
            sentences = read_list(given.root / "silent" / f"{language}.tsv", given.data)
        except GoldError as error:
            print(error, file=sys.stderr)
            return 1
        alone = [(text, dateline.read_text(text, language=language).events) for _, text in sentences]
        print_share(f"{language}, each alone", [events for _, events in alone])
        print_share(f"{language}, with their record", together(sentences, language))
        for text, events in alone if given.errors else ():
            for event in events:
                print(f"    {event.type} {event.status}: {text}")
    return 0


def read_list(path: Path, data: Path) -> list[tuple[str, str]]:
    """Record and sentence of each line. Raises GoldError where a text is missing or another one."""
    texts = {url: text for url, _, text in articles("wikinews-en", data)}
    out: list[tuple[str, str]] = []
    for line in path.read_text("utf-8").splitlines():
        record, offsets, stated = line.split("\t")
        if offsets:
            first, last = map(int, offsets.split("-"))
            text = texts.get(record, "")[first:last]
        else:
            text = sentence_set(record.rpartition("/")[0], data).get(record, "")
        if digest(text)[:16] != stated:
            raise DigestError(f"{record} {offsets}: the sentence under {data} is not the one that was read.")
        out.append((record, text))
    return out


def together(sentences: Iterable[tuple[str, str]], language: str) -> list[Sequence[Event]]:
    """The events of each sentence where all of a record are read as one article."""
    out: list[Sequence[Event]] = []
    for _, group in groupby(sentences, key=lambda pair: pair[0]):
        texts = [text for _, text in group]
        events = dateline.read_text("\n\n".join(texts), language=language).events
        first = 0
        for text in texts:
            out.append([e for e in events if first <= e.span[0] < first + len(text)])
            first += len(text) + 2
    return out


def print_share(title: str, found: Sequence[Sequence[Event]]) -> None:
    """Print how many yield nothing."""
    silent = sum(not events for events in found)
    low, high = wilson(silent, len(found))
    print(f"{title:<28}{silent / len(found):.3f} [{low:.3f}, {high:.3f}]  {silent} of {len(found)}")


if __name__ == "__main__":
    sys.exit(main())
