"""Copies: articles that print one and the same report, such as an agency's in many newspapers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from dateline.gather.fingerprints import SLOTS, fold
from dateline.gather.prints import Print
from dateline.records import CopyGroup, CopyMember, digest

COPY = 0.3
"""Jaccard similarity of shingles from which two articles are one report: a report cut by a third with one
word in thirty changed keeps 0.50, one with every tenth word changed 0.33. Set on texts of our own
(tests/test_copies.py)."""
EXCERPT = 0.7
"""Share of the shorter text's shingles that stand in the longer from which the shorter is an excerpt."""
FAINT = 0.1
"""Similarity below which the share in an excerpt cannot be estimated from 128 slots."""
SHORTER = 0.6
"""An excerpt has at most this share of the origin's shingles; a fuller text is a copy."""

_BAND = 8  # bytes: two slots a band, 64 bands; a pair of similarity 0.2 shares a band with 0.93
_BUCKET = 8

Role = Literal["copy", "excerpt"]


def find_copies(prints: Iterable[Print]) -> list[CopyGroup]:
    """The groups of two or more articles that print one report, in order of their origins.

    The origin is the agency's own publication, else the earliest; every member resembles the origin itself,
    so that a round-up does not tie two reports together.
    """
    everything = list(prints)
    agencies = {fold(p.agency) for p in everything if p.agency}
    # A text that stands on the agency's own site is the report itself, whenever that was put up.
    ranked = sorted(
        (p for p in everything if p.signature is not None),
        key=lambda p: (p.outlet is None or fold(p.outlet) not in agencies, p.order),
    )
    origin_of: dict[int, int] = {}
    members: defaultdict[int, list[tuple[CopyMember, Print]]] = defaultdict(list)
    for i, near in enumerate(_neighbours(ranked)):
        best: tuple[float, int, Role] | None = None
        for j in sorted({origin_of.get(n, n) for n in near}):
            match = _match(ranked[j], ranked[i])
            if match and (best is None or match[0] > best[0]):
                best = (match[0], j, match[1])
        if best:
            alike, j, role = best
            origin_of[i] = j
            members[j].append((CopyMember(ranked[i].article_id, alike, role), ranked[i]))
    return [_group(ranked[j], members[j]) for j in sorted(members)]


def similarity(a: bytes, b: bytes) -> float:
    """The estimated Jaccard similarity of two signatures: the share of slots with the same value, 0..1."""
    if a == b:
        return 1.0
    same = sum(a[i : i + 4] == b[i : i + 4] for i in range(0, 4 * SLOTS, 4))
    return same / SLOTS


def _match(origin: Print, other: Print) -> tuple[float, Role] | None:
    if origin.signature is None or other.signature is None:
        return None
    alike = similarity(origin.signature, other.signature)
    if alike < FAINT:
        return None
    shared = alike * (origin.shingles + other.shingles) / (1 + alike)
    inside = shared / min(origin.shingles, other.shingles)
    if inside >= EXCERPT and other.shingles <= SHORTER * origin.shingles:
        return alike, "excerpt"
    if alike >= COPY or inside >= EXCERPT:
        return alike, "copy"
    return None


def _neighbours(ranked: Sequence[Print]) -> list[set[int]]:
    """For each print the earlier ones that share a band; a crowded band keeps its first few only."""
    near: list[set[int]] = [set() for _ in ranked]
    for start in range(0, 4 * SLOTS, _BAND):
        buckets: dict[bytes, list[int]] = {}
        for i, item in enumerate(ranked):
            band = (item.signature or b"")[start : start + _BAND]
            bucket = buckets.setdefault(band, [])
            near[i].update(bucket)
            if len(bucket) < _BUCKET:
                bucket.append(i)
    return near


def _group(origin: Print, copies: list[tuple[CopyMember, Print]]) -> CopyGroup:
    first = CopyMember(origin.article_id, 1.0, "origin")
    named = [p.agency for p in (origin, *(p for _, p in copies)) if p.agency]
    agency = min(set(named), key=lambda a: (-named.count(a), a)) if named else None
    ordered = sorted((m for m, _ in copies), key=lambda m: (-m.similarity, m.article_id))
    return CopyGroup(digest("copies", origin.article_id), (first, *ordered), agency)
