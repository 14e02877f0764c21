"""An ingest as a person watches it: a bar, then a table of what was read, skipped and failed, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from dateline.errors import CODES
from dateline.scale.runners import Progress as Done
from dateline.scale.runners import Summary, ingest
from dateline.settings import Settings


def ingest_with_bar(paths: Sequence[str], corpus: Path, settings: Settings, *, quiet: bool = False) -> None:
    """Read ``paths`` into ``corpus`` and print the summary. Raises what ``ingest`` raises."""
    console = Console(stderr=True, highlight=False)
    bar = Progress(
        TextColumn("reading"), BarColumn(), DownloadColumn(), TextColumn("{task.fields[pages]} pages"),
        TimeRemainingColumn(), console=console, transient=True, disable=quiet or not console.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("reading", total=None, pages=0)

        def show(done: Done) -> None:
            bar.update(task, total=done.bytes_total, completed=done.bytes_done, pages=done.pages)

        summary = ingest(paths, corpus, settings, show)
    show_summary(summary, corpus, Console(highlight=False))


def show_summary(summary: Summary, corpus: Path, console: Console) -> None:
    """Print what an ingest did: counts, then each reason for what was skipped or failed."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold", justify="right")
    table.add_column()
    table.add_row(str(summary.read), "pages read")
    table.add_row(str(summary.articles), "articles")
    table.add_row(str(summary.quotations), "quotations")
    table.add_row(str(summary.events), "events")
    for word, counts in (("skipped", summary.skipped), ("failed", summary.failed)):
        for reason, count in sorted(counts.items()):
            table.add_row(str(count), f"{word}: {CODES.get(reason, reason)} ({reason})")
    if summary.shards_skipped:
        table.add_row(str(summary.shards_skipped), f"of {summary.shards} shards were read before")
    console.print(table)
    console.print(f"[dim]corpus: {corpus}[/dim]")
