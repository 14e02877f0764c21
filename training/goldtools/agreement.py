"""How far two annotations of the same articles agree: F1 per layer, the first taken for the truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from goldtools.records import Event, Gold, GoldError, Quote, Span

T = TypeVar("T")
ALIKE = 0.5
"""Contents that share half of their characters are taken for the same quotation."""


@dataclass
class Counts:
    """What both have, what the first has, what the second has."""

    both: int = 0
    one: int = 0
    two: int = 0

    def add(self, both: int, one: int, two: int) -> None:
        """Count more of each."""
        self.both += both
        self.one += one
        self.two += two

    @property
    def f1(self) -> float:
        """1.0 where neither has anything."""
        return 2 * self.both / (self.one + self.two) if self.one + self.two else 1.0


def agreement(ones: Sequence[Gold], twos: Sequence[Gold]) -> dict[str, Counts]:
    """Counts by measure over the articles that both hold; raises GoldError where they share none.

    Quotations pair by content, events by trigger and type; what is said of them is compared on pairs.
    Chains are compared by their links: two phrases of one actor, where both annotators marked both.
    """
    second = {gold.id: gold for gold in twos}
    pairs = [(gold, second[gold.id]) for gold in ones if gold.id in second]
    if not pairs:
        raise GoldError("the two annotations have no article in common")
    board: dict[str, Counts] = defaultdict(Counts)
    for one, two in pairs:
        _sets(board["names"], ((n.kind, n.span) for n in one.names), ((n.kind, n.span) for n in two.names))
        _sets(board["names: roles"], _roles(one), _roles(two))
        _quotes(board, one, two)
        _events(board, one, two)
        _links(board["chains: links"], one, two)
    return dict(board)


def _sets(counts: Counts, one: Iterable[Hashable], two: Iterable[Hashable]) -> None:
    first, second = set(one), set(two)
    counts.add(len(first & second), len(first), len(second))


def _roles(gold: Gold) -> Iterable[Hashable]:
    return ((n.span, role) for n in gold.names for role in n.roles)


def _pair(ones: Sequence[T], twos: Sequence[T], likeness: Callable[[T, T], float]) -> list[tuple[T, T]]:
    rated = sorted(
        ((likeness(a, b), -i, -j) for i, a in enumerate(ones) for j, b in enumerate(twos)), reverse=True
    )
    taken: list[tuple[int, int]] = []
    for like, i, j in rated:
        if like >= ALIKE and all(-i != a and -j != b for a, b in taken):
            taken.append((-i, -j))
    return [(ones[i], twos[j]) for i, j in taken]


def _shared(one: Span, two: Span) -> float:
    common = min(one[1], two[1]) - max(one[0], two[0])
    return max(common, 0) / (max(one[1], two[1]) - min(one[0], two[0]))


def _actor(gold: Gold, key: str | None) -> frozenset[Span]:
    chain = gold.chain(key)
    return frozenset(chain.mentions) if chain else frozenset()


def _same_actor(one: Gold, two: Gold, left: str | None, right: str | None) -> bool:
    """Whether two keys mean one actor: they share a phrase, or the same name in the annotators' words."""
    if left is None or right is None:
        return left is right
    if _actor(one, left) & _actor(two, right):
        return True
    names = {(one.full_name(left) or "").casefold(), (two.full_name(right) or "").casefold()}
    return len(names) == 1 and "" not in names


def _quotes(board: dict[str, Counts], one: Gold, two: Gold) -> None:
    pairs = _pair(one.quotes, two.quotes, lambda a, b: _shared(a.content, b.content))
    board["quotations"].add(len(pairs), len(one.quotes), len(two.quotes))

    def share(measure: str, right: bool) -> None:
        board[f"quotations: {measure}"].add(right, 1, 1)

    def same(measure: str, what: Callable[[Quote], object], a: Quote, b: Quote) -> None:
        share(measure, what(a) == what(b))

    for a, b in pairs:
        same("exact content", lambda q: q.content, a, b)
        same("kind", lambda q: q.kind, a, b)
        same("cue", lambda q: q.cue, a, b)
        same("source", lambda q: q.source, a, b)
        same("addressee", lambda q: q.addressee, a, b)
        share("speaker", _same_actor(one, two, a.speaker, b.speaker))


def _events(board: dict[str, Counts], one: Gold, two: Gold) -> None:
    def alike(a: Event, b: Event) -> float:
        near = _shared(a.trigger, b.trigger) > 0
        sides = _sides(a) == _sides(b)
        return (1.0 + sides if a.type == b.type else 0.0) if near else 0.0

    pairs = _pair(one.events, two.events, alike)
    board["events"].add(len(pairs), len(one.events), len(two.events))

    def share(measure: str, right: bool) -> None:
        board[f"events: {measure}"].add(right, 1, 1)

    for a, b in pairs:
        share("trigger", a.trigger == b.trigger)
        share("source", sorted(a.sources) == sorted(b.sources))
        share("target", sorted(a.targets) == sorted(b.targets))
        for part in ("mode", "status", "stage"):
            share(part, getattr(a, part) == getattr(b, part))
        share("reported by", _same_actor(one, two, a.reported_by, b.reported_by))


def _sides(event: Event) -> tuple[list[Span], list[Span]]:
    return sorted(event.sources), sorted(event.targets)


def _links(counts: Counts, one: Gold, two: Gold) -> None:
    known = [{s for c in gold.chains for s in c.mentions} for gold in (one, two)]
    both = known[0] & known[1]
    links = [
        {pair for c in gold.chains for pair in combinations(sorted(both & set(c.mentions)), 2)}
        for gold in (one, two)
    ]
    _sets(counts, links[0], links[1])
