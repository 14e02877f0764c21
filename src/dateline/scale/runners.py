"""Many shards on one machine: the ingest, in one process or a pool of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from dateline.claim.own import use_frames
from dateline.errors import CorpusError
from dateline.link.tables import use_actors
from dateline.scale.known import write_known
from dateline.scale.mark import mark_path, position_of
from dateline.scale.shards import Shard, plan, run_shard
from dateline.settings import Settings
from dateline.store.build import build
from dateline.store.corpus import Folder
from dateline.store.ledger import LedgerRow, prepare, read_rows, writing
from dateline.store.runs import run_of
from dateline.store.schema import require
from dateline.store.write import add_run

TASKS = 50
"""Shards that a process reads before a fresh one takes its place, so that memory cannot creep."""
TRIES = 3
"""Pages of one shard that may end a process before the shard is given up."""
TICK = 0.5
"""Seconds between two looks at how far the processes are."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is; bytes of input are the measure of the bar."""

    bytes_done: int
    bytes_total: int
    shards_done: int
    shards_total: int
    pages: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did: pages read, and facts.

    ``skipped`` and ``failed`` count pages and files by reason (docs/corpus.md, "Outcomes"). Of all ``shards``
    ``shards_skipped`` were read before; their pages count as skipped duplicates.
    """

    read: int = 0
    articles: int = 0
    quotations: int = 0
    events: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    shards: int = 0
    shards_skipped: int = 0


def ingest(
    paths: Sequence[str | Path],
    corpus: str | Path,
    settings: Settings | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Reads pages into a corpus, made where it is missing; what was read before is skipped.

    Raises InputError for a missing path, CorpusError for a folder that is no corpus or is being written to,
    MissingExtra without the extra ``corpus``.
    """
    for package in ("pyarrow", "duckdb", "fastwarc", "warcio"):
        require(package)
    settings = settings or Settings()
    use_actors(settings.actors)  # a file with faults ends the run before it begins
    use_frames(settings.frames)
    root = Path(corpus)
    shards = plan(paths, settings, leave_out=root)
    folder = prepare(root)
    run = run_of(settings)
    try:
        with writing(folder):
            before = read_rows(folder)
            finished = {row.key: row for row in before}
            todo = [shard for shard in shards if shard.key not in finished]
            add_run(folder, run)
            write_known(folder, run.run_id, before)
            workers = min(settings.workers or _cores(), len(todo))
            watch = _Watch(folder, todo, progress)
            done = (
                list(_in_process(todo, folder, settings, watch))
                if workers <= 1
                else list(_in_pool(todo, folder, settings, workers, watch))
            )
            build(root)
    except OSError as error:
        raise CorpusError(f"{root} could not be written: {error}") from error
    return _summary(done, [finished[s.key] for s in shards if s.key in finished], len(shards))


Done = tuple[Shard, LedgerRow | None]
"""A shard with its ledger row, None where it was given up."""


class _Watch:
    """Reports how far the shards are, by the rows that are written and the marks of those in hand."""

    def __init__(
        self, folder: Folder, shards: Sequence[Shard], report: Callable[[Progress], None] | None
    ) -> None:
        self._folder, self._report = folder, report
        self._total = sum(s.size for s in shards)
        self._shards, self._done, self._bytes, self._pages = len(shards), 0, 0, 0

    def finish(self, done: Done) -> None:
        shard, row = done
        self._done += 1
        self._bytes += shard.size
        self._pages += _pages(row) if row else 0

    def show(self, running: Sequence[Shard] = ()) -> None:
        if self._report is None:
            return
        positions = [position_of(self._folder, shard.key) for shard in running]
        self._report(
            Progress(
                self._bytes + sum(p.size for p in positions),
                self._total,
                self._done,
                self._shards,
                self._pages + sum(p.pages for p in positions),
            )
        )


def _in_process(shards: Sequence[Shard], folder: Folder, settings: Settings, watch: _Watch) -> Iterator[Done]:
    for shard in shards:
        watch.show()
        done = shard, run_shard(shard, folder.root, settings, tick=partial(watch.show, [shard]))
        watch.finish(done)
        yield done
    watch.show()


def _in_pool(
    shards: Sequence[Shard], folder: Folder, settings: Settings, workers: int, watch: _Watch
) -> Iterator[Done]:
    """Runs shards in processes; one whose page ends its process is run again alone, without that page."""
    left = list(shards)
    while left:
        suspects: list[Shard] = []
        with _pool(workers) as pool:
            futures = {pool.submit(run_shard, shard, folder.root, settings): shard for shard in left}
            try:
                for shard, row in _finished(futures, watch):
                    if row is not None:
                        left.remove(shard)
                        watch.finish((shard, row))
                        yield shard, row
                    elif mark_path(folder, shard.key).is_file():
                        suspects.append(shard)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        if len(left) == len(futures) and not suspects:
            raise CorpusError("the processes that read pages ended at their start; try DATELINE_WORKERS=1")
        for shard in suspects:
            done = shard, _alone(shard, folder, settings)
            left.remove(shard)
            watch.finish(done)
            watch.show()
            yield done
    watch.show()


def _finished(
    futures: dict[Future[LedgerRow], Shard], watch: _Watch
) -> Iterator[tuple[Shard, LedgerRow | None]]:
    """Shards as they end; a row of None where their process, or the whole pool, was ended from outside."""
    waiting = set(futures)
    while waiting:
        watch.show([futures[f] for f in waiting])
        ready, waiting = wait(waiting, timeout=TICK, return_when=FIRST_COMPLETED)
        for future in sorted(ready, key=lambda f: futures[f].key):
            try:
                yield futures[future], future.result()
            except BrokenProcessPool:
                yield futures[future], None


def _alone(shard: Shard, folder: Folder, settings: Settings) -> LedgerRow | None:
    """The row of a shard run in a process of its own, past each page that ends it; None where that fails."""
    avoid: set[str] = set()
    for _ in range(TRIES + 1):
        with _pool(1) as pool:
            try:
                return pool.submit(run_shard, shard, folder.root, settings, frozenset(avoid)).result()
            except BrokenProcessPool:
                page_id = position_of(folder, shard.key).page_id
                if not page_id or page_id in avoid:
                    return None
                avoid.add(page_id)
    return None


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), max_tasks_per_child=TASKS)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pages(row: LedgerRow) -> int:
    return row.read + sum(row.skipped.values()) + sum(row.failed.values())


def _summary(done: Sequence[Done], before: Sequence[LedgerRow], shards: int) -> Summary:
    skipped: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    rows = [row for _, row in done if row]
    for row in rows:
        skipped.update(row.skipped)
        failed.update(row.failed)
    for row in before:
        skipped["duplicate"] += _pages(row)
    failed["failed"] += sum(row is None for _, row in done)
    return Summary(
        read=sum(row.read for row in rows),
        articles=sum(row.articles for row in rows),
        quotations=sum(row.quotations for row in rows),
        events=sum(row.events for row in rows),
        skipped={reason: n for reason, n in sorted(skipped.items()) if n},
        failed={reason: n for reason, n in sorted(failed.items()) if n},
        shards=shards,
        shards_skipped=len(before),
    )
