"""What hostile pages and texts cost: CPU seconds and memory of each at full size, beside the bounds.

    python bench/hostile.py [NAME ...] [--size 1.0] [--read]
    python bench/hostile.py --texts [NAME ...] [--size 1.0] [--language en|id]

Every page of tests/hostile.py is made and extracted in a process of its own; ``--read`` reads it to the end
(names, quotations, events) too. ``--texts`` reads those of tests/hostile_texts.py to the end, in each
language: as a text, and as a page. Word data and weights are loaded before the clock starts. Exits with 1
where one is over a bound, raises, or loses the story that comes before the fault.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

CPU_SECONDS = 2.0
PEAK_MEGABYTES = 500.0
HERE = Path(__file__).resolve().parent


def tests(name: str) -> ModuleType:
    """A module of the tests: a generator of pages or texts."""
    spec = importlib.util.spec_from_file_location(name, HERE.parent / "tests" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def measure_page(name: str, size: float, whole: bool) -> None:
    """Extract (and read) one page; prints its cost and what came of it."""
    from dateline.pipeline import extract, read_article

    made = tests("hostile")
    warm = extract(made.FAULTS["paragraphs"](0.001), made.URL)
    if whole:
        read_article(warm)
    content = made.FAULTS[name](size)
    start = time.process_time()
    article = extract(content, made.URL)
    extracted = time.process_time() - start
    read = 0.0
    problems = article.problems
    if whole:
        problems = read_article(article).problems
        read = time.process_time() - start - extracted
    lost = made.STORY.encode() in content and not all(t in article.text for t in made.STORY_TEXT)
    _print(extracted, read, len(content), article.page_kind, problems, lost)


def measure_text(name: str, size: float, language: str, as_page: bool) -> None:
    """Read one text, or the page that holds it; prints its cost and what came of it."""
    from dateline.extract.pasted import extract_text
    from dateline.pipeline import extract, read_article

    made = tests("hostile_texts")
    words = next(t for t in made.TONGUES if t.code == language)
    for warm in (extract_text(words.story, language), extract(made.page_of("one_name", 0.0, words))):
        read_article(warm)
    content = (made.page_of if as_page else made.text_of)(name, size, words)
    start = time.process_time()
    article = extract(content) if as_page else extract_text(content, language)
    extracted = time.process_time() - start
    reading = read_article(article)
    read = time.process_time() - start - extracted
    read_as = article.language == words.code  # much of another language makes a page one of that language
    told = any(words.said in article.text[slice(*q.span)] for q in reading.quotations)
    lost = words.said not in article.text or (read_as and not told)
    _print(extracted, read, len(content), article.page_kind, reading.problems, lost)


def _print(extracted: float, read: float, size: int, kind: str, problems: tuple, lost: bool) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    codes = ",".join(dict.fromkeys(problem.code for problem in problems))
    costs = f"{extracted:.2f}", f"{read:.2f}", f"{peak:.0f}", f"{size / 1e6:.1f}"
    print(*costs, kind, codes, int(lost), sep="\t")


def jobs(args: argparse.Namespace) -> Iterator[tuple[str, list[str]]]:
    """What is measured: its label, and the arguments of its process."""
    size = ["--size", str(args.size)]
    if not args.texts:
        for name in args.names or tests("hostile").FAULTS:
            yield name, ["--one", name, *size, *["--read"] * args.read]
        return
    for name in args.names or tests("hostile_texts").FAULTS:
        for language in [args.language] if args.language else ["en", "id"]:
            for page in ("", "--page"):
                label = f"{name} {language}{' page' * bool(page)}"
                yield label, ["--texts", "--one", name, *size, "--language", language, *[page] * bool(page)]


def main() -> int:
    """Print the table; returns 1 where something is over a bound."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*")
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--texts", action="store_true")
    parser.add_argument("--language", choices=("en", "id"))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--page", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one and args.texts:
        measure_text(args.one, args.size, args.language, args.page)
        return 0
    if args.one:
        measure_page(args.one, args.size, args.read)
        return 0
    print(f"{'name':<42}{'MB':>6}{'CPU s':>8}{'read s':>8}{'peak MB':>9}  kind, problems")
    failed = 0
    for label, arguments in jobs(args):
        command = [sys.executable, __file__, *arguments]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        except subprocess.TimeoutExpired:
            done = None
        line = done.stdout.strip().splitlines()[-1:] if done else []
        if not line:
            failed += 1
            last = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1] if done else "at 120 s"
            print(f"{label:<42}  DIED {last}")
            continue
        spent, read, peak, size, kind, codes, lost = line[0].split("\t")
        over = [
            *(["CPU"] if float(spent) + float(read) > CPU_SECONDS else []),
            *(["MEMORY"] if float(peak) > PEAK_MEGABYTES else []),
            *(["STORY LOST"] if lost == "1" else []),
        ]
        failed += bool(over)
        print(
            f"{label:<42}{size:>6}{spent:>8}{read:>8}{peak:>9}  {kind}: {codes}  {' '.join(over)}", flush=True
        )
    print(f"bounds: {CPU_SECONDS} s, {PEAK_MEGABYTES:.0f} MB; {failed} over")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
