"""Where the time of extraction goes: parse, metadata, blocks, labels and the whole, for each page.

    python -m bench.extract_steps [FOLDER] [--repeat N] [--tree] [--stacks FILE]

Takes every .html and .html.gz below FOLDER (tests/pages unless told). Times are CPU milliseconds a page, the
median of the repeats; what code remembers of pages is forgotten between them. Memory is what is held at the
peak of a step beyond what was held before, the tree of the parser included; the resident size is that of the
whole process, with word data and all pages.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from bench.flame import collapsed, sampled, tree
from bench.memos import forget, set_aside
from dateline.extract.blocks import read_blocks
from dateline.extract.dom import parse
from dateline.extract.headline import find_headline
from dateline.extract.labels import label_pieces
from dateline.extract.metadata import read_metadata
from dateline.extract.region import find_region, shown
from dateline.pipeline import extract, page_of

PAGES = Path(__file__).resolve().parent.parent / "tests" / "pages"
WHOLE, FLOOR = "whole", "parse alone (floor)"
Measure = Callable[[Callable[[], Any]], tuple[float, Any]]
"""Runs a step and gives what it cost with its result."""


def read_once(pages: Sequence[bytes], measure: Measure, caches: Sequence[Any]) -> list[dict[str, float]]:
    """What each step of each page cost, and the whole in a pass of its own."""
    forget(caches)
    costs = [steps(html, measure) for html in pages]
    forget(caches)
    for cost, html in zip(costs, pages, strict=True):
        cost[WHOLE] = measure(partial(extract, html))[0]
    return costs


def steps(html: bytes, measure: Measure) -> dict[str, float]:
    """What each step of one page cost, up to the labels of its pieces."""
    page, cost = page_of(html), {}
    cost[FLOOR], _ = measure(lambda: LexborHTMLParser(html))
    cost["parse"], dom = measure(lambda: parse(page))
    if dom.tree is not None:
        cost["metadata"], meta = measure(lambda: read_metadata(dom.tree))
        cost["blocks"], blocks = measure(lambda: shown(read_blocks(dom.tree)))
        headline = find_headline(blocks, meta.titles)
        cost["region"], region = measure(lambda: find_region(blocks, headline))
        cost["labels"], _ = measure(lambda: label_pieces(blocks, region, headline))
    return cost


def clock(step: Callable[[], Any]) -> tuple[float, Any]:
    """CPU milliseconds."""
    start = time.process_time()
    result = step()
    return 1e3 * (time.process_time() - start), result


def peak(step: Callable[[], Any]) -> tuple[float, Any]:
    """Kibibytes held at the peak beyond what was held before; tracemalloc must run."""
    before, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    result = step()
    return (tracemalloc.get_traced_memory()[1] - before) / 1024, result


def typical(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median cost of each step over the repeats of one page."""
    return {name: median(run[name] for run in runs) for name in runs[0]}


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Mean, 50th and 95th percentile."""
    cuts = quantiles(values, n=20, method="inclusive") if len(values) > 1 else [values[0]] * 19
    return sum(values) / len(values), median(values), cuts[18]


def table(times: Sequence[Mapping[str, float]], memory: Sequence[Mapping[str, float]]) -> str:
    """One line a step: mean, p50, p95, share of the whole, ratio to the floor, memory."""
    whole, floor = (sum(page[name] for page in times) for name in (WHOLE, FLOOR))
    lines = [
        f"{'CPU ms a page':<22}{'mean':>8}{'p50':>8}{'p95':>8}"
        f"{'share':>8}{'x floor':>9}{'KiB p50':>9}{'p95':>9}"
    ]
    for name in dict.fromkeys(name for page in times for name in page):
        spent = [page[name] for page in times if name in page]
        mean, middle, high = spread(spent)
        _, held, most = spread([page[name] for page in memory if name in page])
        share = "" if name == FLOOR else f"{sum(spent) / max(whole, 1e-9):.0%}"
        lines.append(
            f"{name:<22}{mean:>8.2f}{middle:>8.2f}{high:>8.2f}{share:>8}"
            f"{sum(spent) / max(floor, 1e-9):>9.1f}{held:>9.0f}{most:>9.0f}"
        )
    return "\n".join(lines)


def read_pages(folder: Path) -> list[bytes]:
    """The pages below the folder, in the order of their paths."""
    paths = sorted([*folder.rglob("*.html"), *folder.rglob("*.html.gz")])
    return [gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in paths]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table, and the profile where it is asked for; 2 where there is no page."""
    parser = argparse.ArgumentParser(
        "python -m bench.extract_steps",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, nargs="?", default=PAGES)
    parser.add_argument("--repeat", type=int, default=3, metavar="N")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N pages")
    parser.add_argument(
        "--tree", action="store_true", help="print where the CPU time of the whole goes, by function"
    )
    parser.add_argument(
        "--stacks", type=Path, metavar="FILE", help="write collapsed stacks, for a flame graph"
    )
    asked = parser.parse_args(arguments)
    pages = read_pages(asked.folder)[: asked.limit]
    if not pages:
        print(f"there is no .html or .html.gz below {asked.folder}", file=sys.stderr)
        return 2
    for html in pages:  # loads word data outside the clock
        extract(html)
    with set_aside() as caches:
        repeats = [read_once(pages, clock, caches) for _ in range(asked.repeat)]
        tracemalloc.start()
        memory = read_once(pages, peak, caches)
        tracemalloc.stop()
    times = [typical(runs) for runs in zip(*repeats, strict=True)]
    print(compiled())
    print(
        f"{len(pages)} pages of {sum(map(len, pages)) / len(pages) / 1024:,.0f} KiB, {asked.repeat} repeats\n"
    )
    print(table(times, memory))
    print(f"\nresident at most: {resident():,.0f} MiB")
    if asked.tree or asked.stacks:
        with sampled("dateline") as stacks:
            for _ in range(asked.repeat):
                forget()
                for html in pages:
                    extract(html)
        if asked.tree:
            print(f"\n{tree(stacks)}")
        if asked.stacks:
            asked.stacks.write_text(collapsed(stacks), encoding="utf-8")
    return 0


def compiled() -> str:
    """Whether the hot modules are compiled here, told by the one that walks the page."""
    is_source = str(sys.modules[read_blocks.__module__].__file__).endswith(".py")
    return f"the modules of tools/compile.py are {'not ' if is_source else ''}compiled"


def resident() -> float:
    """The largest resident size of this process so far, in mebibytes."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
