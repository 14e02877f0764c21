"""Which split an article belongs to: its id says, and nothing else can."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

SPLITS = ("train", "dev", "test")
DEV, TEST = 10, 20
"""Of a hundred: below DEV is dev, from there below TEST is test, the rest is train."""


def split_of(article: str, header: Mapping[str, str]) -> str:
    """The split of an article, by a hash of its group where it has one, else of its id.

    The group of a real article is its address, that of a sentence its run of neighbours: whoever names the
    annotation cannot choose its split.
    """
    key = header.get("group") or article
    number = int.from_bytes(hashlib.blake2b(key.encode("utf-8"), digest_size=8).digest()) % 100
    return "dev" if number < DEV else "test" if number < TEST else "train"
