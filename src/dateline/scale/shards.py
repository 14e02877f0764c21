"""Shards: the input cut into pieces that are read one by one, and the reading of one piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.settings import Settings


@dataclass(frozen=True, slots=True)
class Shard:
    """Some input files that are read together; ``key`` is a hash of their paths, sizes, times and the run."""

    key: str
    run_id: str
    paths: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class ShardResult:
    """What a shard gave: counts of pages by outcome and reason, and of facts."""

    key: str
    read: int = 0
    articles: int = 0
    quotations: int = 0
    events: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)


def plan(paths: Sequence[str | Path], settings: Settings) -> list[Shard]:
    """The shards of the input, in order: a WARC each, loose files in batches. Raises InputError for a missing path."""
    raise NotImplementedError


def run_shard(shard: Shard, corpus: Path, settings: Settings) -> ShardResult:
    """Reads one shard into the corpus: parts under a temporary name, renamed, then the ledger row."""
    raise NotImplementedError
