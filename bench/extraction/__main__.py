"""Scores extraction on public benchmarks and prints a table: ours and peers in one run.

    python -m bench.extraction --data fundus-pages=FOLDER [--data wcxb-dev=FOLDER ...] [options]

What the sets are, where they come from and what the columns mean stands in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import Any

from bench.extraction.pages import BenchError, Page
from bench.extraction.readers import DATA_SETS, pages_of
from bench.extraction.run import run
from bench.extraction.systems import FLOOR, KNOWN, PEER, installed, load
from bench.extraction.table import summarise, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints one table a data set; 2 where something that was asked for is not there."""
    asked = _parser().parse_args(arguments)
    try:
        folds = json.loads(asked.folds.read_text(encoding="utf-8")) if asked.folds else None
        report = {"environment": _environment(), "passes": asked.passes, "sets": {}}
        for item in asked.data:
            name, _, folder = item.partition("=")
            if not folder:
                raise BenchError(f"--data {item}: write it as NAME=FOLDER")
            pages = partial(_pages, name, Path(folder), asked.only, asked.limit)
            report["sets"][name] = _measure(name, pages, asked, folds)
            if asked.json:
                asked.json.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    except (BenchError, OSError, json.JSONDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _measure(name: str, pages: partial[Iterator[Page]], asked: Any, folds: Any) -> dict[str, Any]:
    """Runs one data set, prints its table, and returns its summaries and rows for the report."""
    first = next(iter(pages()), None)
    if first is None:
        raise BenchError(f"no page of {name} is in the group {asked.only}")
    if asked.group_by and asked.group_by not in first.groups:
        raise BenchError(f"{name} can be grouped by {', '.join(first.groups) or 'nothing'}")
    truth = first.truth
    fields = [f for f in ("text", "title", "authors", "published") if getattr(truth, f) or f == "text"]
    if truth.text is None and not truth.wanted:
        fields.remove("text")
    names = asked.systems or installed(fields)
    systems = [load(n, folds) for n in dict.fromkeys([*names, FLOOR])]
    rows = run(pages, systems, passes=asked.passes, timeout=asked.timeout, pattern=DATA_SETS[name].words)
    summaries = summarise(rows, asked.group_by)
    print(f"{'### ' if asked.markdown else ''}{name}\n")
    print(table(summaries, asked.markdown), end="\n\n", flush=True)
    for system, mine in rows.items():
        for row in [row for row in mine if row.failed][:5]:
            print(f"failed: {system} on {row.page_id}: {row.failed}", file=sys.stderr)
    return {"summaries": summaries, "rows": {n: [asdict(row) for row in mine] for n, mine in rows.items()}}


def _pages(name: str, folder: Path, only: str | None, limit: int | None) -> Iterator[Page]:
    """The pages of a set, only those of one group where that is asked for."""
    by, _, group = (only or "").partition("=")
    found = (page for page in pages_of(name, folder) if not only or page.groups.get(by) == group)
    return islice(found, limit)


def _environment() -> dict[str, Any]:
    """What the figures depend on: interpreter, machine, and the version of every system that is installed."""
    versions = {}
    for package in sorted({p for known in KNOWN.values() for p in known.package.split()}):
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "versions": versions,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m bench.extraction",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Data sets: "
        + ", ".join(DATA_SETS)
        + ".\nSystems: "
        + ", ".join(KNOWN)
        + ", module:function.",
    )
    add = parser.add_argument
    add("--data", action="append", required=True, metavar="NAME=FOLDER", help="a data set and where it lies")
    add("--systems", nargs="+", metavar="SYSTEM", help="what is run; else ours and every peer installed here")
    add(
        "--group-by",
        metavar="KEY",
        help="a line a group too: type, language, reach, country, publisher, part",
    )
    add("--only", metavar="KEY=GROUP", help="only the pages of this group, such as type=article")
    add("--limit", type=int, metavar="N", help="only the first N pages of each set")
    add(
        "--passes",
        type=int,
        default=1,
        metavar="N",
        help=f"times that pages are read; ratios to {PEER} get a range",
    )
    add("--timeout", type=float, default=30, metavar="SECONDS", help="wall time that a page may take")
    add(
        "--folds",
        type=Path,
        metavar="FILE",
        help="JSON of page to fold: module:function is then called with a fold",
    )
    add("--markdown", action="store_true", help="print the table in Markdown")
    add("--json", type=Path, metavar="FILE", help="write every row, the summaries and the versions here")
    return parser


if __name__ == "__main__":
    sys.exit(main())
