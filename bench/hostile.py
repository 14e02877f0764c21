"""What hostile pages cost: CPU seconds and memory of each at full size, beside the bounds.

    python bench/hostile.py [NAME ...] [--size 1.0] [--read]

Every page of tests/hostile.py is made and extracted in a process of its own; ``--read`` reads it to the end
(names, quotations, events) too. Word data and weights are loaded before the clock starts. Exits with 1 where
a page is over a bound, raises, or loses the story that comes before the fault.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

CPU_SECONDS = 2.0
PEAK_MEGABYTES = 500.0
HERE = Path(__file__).resolve().parent


def hostile() -> ModuleType:
    """The generator of the pages."""
    spec = importlib.util.spec_from_file_location("hostile", HERE.parent / "tests" / "hostile.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["hostile"] = module
    spec.loader.exec_module(module)
    return module


def measure(name: str, size: float, whole: bool) -> None:
    """Extract (and read) one page; prints its cost and what came of it."""
    from dateline.pipeline import extract, read_article

    made = hostile()
    warm = extract(made.FAULTS["paragraphs"](0.001), made.URL)
    if whole:
        read_article(warm)
    content = made.FAULTS[name](size)
    start = time.process_time()
    article = extract(content, made.URL)
    extracted = time.process_time() - start
    read = 0.0
    if whole:
        read_article(article)
        read = time.process_time() - start - extracted
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lost = made.STORY.encode() in content and not all(t in article.text for t in made.STORY_TEXT)
    codes = ",".join(problem.code for problem in article.problems)
    print(
        *(f"{extracted:.2f}", f"{read:.2f}", f"{peak:.0f}", f"{len(content) / 1e6:.1f}"),
        *(article.page_kind, codes, int(lost)),
        sep="\t",
    )


def main() -> int:
    """Print the table; returns 1 where a page is over a bound."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*")
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        measure(args.one, args.size, args.read)
        return 0
    print(f"{'page':<36}{'MB':>6}{'CPU s':>8}{'read s':>8}{'peak MB':>9}  kind, problems")
    failed = 0
    for name in args.names or hostile().FAULTS:
        command = [sys.executable, __file__, "--one", name, "--size", str(args.size)]
        try:
            done = subprocess.run(
                command + ["--read"] * args.read, capture_output=True, text=True, timeout=120, check=False
            )
        except subprocess.TimeoutExpired:
            done = None
        line = done.stdout.strip().splitlines()[-1:] if done else []
        if not line:
            failed += 1
            last = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1] if done else "at 120 s"
            print(f"{name:<36}  DIED {last}")
            continue
        spent, read, peak, size, kind, codes, lost = line[0].split("\t")
        over = [
            *(["CPU"] if float(spent) > CPU_SECONDS or float(read) > CPU_SECONDS else []),
            *(["MEMORY"] if float(peak) > PEAK_MEGABYTES else []),
            *(["STORY LOST"] if lost == "1" else []),
        ]
        failed += bool(over)
        print(
            f"{name:<36}{size:>6}{spent:>8}{read:>8}{peak:>9}  {kind}: {codes}  {' '.join(over)}", flush=True
        )
    print(f"bounds: {CPU_SECONDS} s, {PEAK_MEGABYTES:.0f} MB; {failed} pages over")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
