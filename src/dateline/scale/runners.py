"""Many shards on one machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.settings import Settings


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
    """What an ingest did. ``skipped`` and ``failed`` count pages and files by reason (docs/corpus.md, "Outcomes")."""

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
    raise NotImplementedError
