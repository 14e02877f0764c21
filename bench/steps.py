"""Where the time of a reading goes: each step over a set of pages, as milliseconds a page and as a share.

    python bench/steps.py [FOLDER] [--repeat N]

Takes every .html below FOLDER (tests/pages unless told). The cost is also a ratio to the bare parse of the
same bytes by the same parser, measured in the same run, so that figures of two machines can be compared.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from dateline.claim.events import find_events
from dateline.claim.quotations import find_quotations
from dateline.extract.article import extract_page
from dateline.languages import has
from dateline.link.actors import link_mentions
from dateline.link.annotate import annotate
from dateline.pipeline import READ_KINDS, page_of
from dateline.read.coreference import resolve_names
from dateline.read.dates import find_dates
from dateline.read.names import find_names

PAGES = Path(__file__).resolve().parent.parent / "tests" / "pages"


class Clock:
    """CPU seconds by step."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def run(self, name: str, step: Callable[..., Any], *args: Any) -> Any:
        """The result of the step; its time is added to that name."""
        start = time.process_time()
        out = step(*args)
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start
        return out


def read(content: bytes, clock: Clock) -> int:
    """Read one page step by step; returns the words of its article that were read."""
    clock.run("parse (floor)", LexborHTMLParser, content)
    article = clock.run("extract", extract_page, page_of(content))
    if not article.text or article.page_kind not in READ_KINDS:
        return 0
    document = clock.run("sentences, tokens, tags", annotate, article)
    if not has(document.language, "cues"):
        return 0
    dates = clock.run("dates", find_dates, document)
    names = clock.run("names", find_names, document)
    names = clock.run("coreference", resolve_names, document, names)
    mentions, _ = clock.run("link", link_mentions, document, names)
    quotations = clock.run("quotations", find_quotations, document, mentions)
    clock.run("events", find_events, document, mentions, quotations, dates)
    return len(article.text.split())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=PAGES)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    pages = [p.read_bytes() for p in sorted(args.folder.rglob("*.html"))]
    for content in pages:  # loads word data and weights outside the clock
        read(content, Clock())
    clock, words = Clock(), 0
    for _ in range(args.repeat):
        words += sum(read(content, clock) for content in pages)
    floor = clock.spent.pop("parse (floor)")
    total, count = sum(clock.spent.values()), len(pages) * args.repeat
    print(f"{'step':<26}{'ms a page':>10}{'share':>8}{'x parse':>9}")
    print(f"{'parse (floor)':<26}{1e3 * floor / count:>10.2f}{'':>8}{1:>9.1f}")
    for name, spent in clock.spent.items():
        print(f"{name:<26}{1e3 * spent / count:>10.2f}{spent / total:>8.0%}{spent / floor:>9.1f}")
    print(f"{'all':<26}{1e3 * total / count:>10.2f}{1:>8.0%}{total / floor:>9.1f}")
    language = total - clock.spent["extract"]
    print(
        f"{words / max(language, 1e-9):,.0f} words a CPU second after extraction; {count / total:,.0f} pages"
    )


if __name__ == "__main__":
    main()
