"""Shards whose pages may end the process, as a crash in a library or the system's memory guard would."""

from __future__ import annotations

import os
import signal
from collections.abc import Collection
from pathlib import Path

from dateline.records import Article, Page
from dateline.scale import shards
from dateline.scale.shards import Shard
from dateline.settings import Settings
from dateline.store.ledger import LedgerRow

READ = shards.extract_within


def extract(page: Page, seconds: float) -> Article:
    if b"KILL" in page.content:
        os.kill(os.getpid(), signal.SIGKILL)
    return READ(page, seconds)


def run_shard(
    shard: Shard, corpus: Path, settings: Settings, avoid: Collection[str] = frozenset()
) -> LedgerRow:
    shards.extract_within = extract
    return shards.run_shard(shard, corpus, settings, avoid)
