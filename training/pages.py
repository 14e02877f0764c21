"""Pages with their truth, from the sets that weights may be trained on, and the truth aligned with pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bench.extraction.pages import Page
from bench.extraction.readers import pages_of
from bench.extraction.words import words


@dataclass(frozen=True, slots=True)
class TruePage:
    """A saved page with the lines of its main text; ``group`` is its publisher, ``kind`` its type."""

    page_id: str
    html: bytes
    url: str | None
    group: str
    kind: str
    lines: tuple[str, ...]
    summary: tuple[str, ...] = ()


def read_wcxb(root: Path) -> Iterator[TruePage]:
    """The development split of WCXB, grouped by registered name of the host."""
    for page in pages_of("wcxb-dev", root):
        group = site_of(page.url) or page.page_id
        yield _true_page(f"wcxb/{page.page_id}", page, group, page.groups["type"])


def read_fundus(root: Path) -> Iterator[TruePage]:
    """The test pages of Fundus, grouped by publisher."""
    for page in pages_of("fundus-pages", root):
        group = f"{page.groups['country']}/{page.groups['publisher']}"
        yield _true_page(f"fundus/{page.page_id}", page, group, "news")


def _true_page(page_id: str, page: Page, group: str, kind: str) -> TruePage:
    lines = tuple(line for line in (page.truth.text or "").split("\n") if line.strip())
    return TruePage(page_id, page.html, page.url or None, group, kind, lines, page.truth.summary)


def site_of(url: str | None) -> str:
    """The host without its subdomains: what stands before the public suffix, roughly, with it."""
    labels = urlsplit(url or "").netloc.split(":")[0].split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else 2
    return ".".join(labels[-keep:])


def share_told(texts: Sequence[str], truth: Sequence[str]) -> list[float]:
    """For each piece of a page the share of its words that stand in the true text, each true run used once.

    Runs of three words are matched; pieces shorter than that are matched with whole lines of the truth.
    Where a run stands on the page more often than in the truth, the piece among the most true ones has it.
    """
    lines = [words(line) for line in truth]
    runs: Counter[tuple[str, ...]] = Counter()
    wholes = Counter(tuple(line) for line in lines if line)
    flat = [word for line in lines for word in line]
    for i in range(len(flat) - 2):
        runs[tuple(flat[i : i + 3])] += 1
    tokens = [words(text) for text in texts]
    first = [_covered(t, runs, wholes) for t in tokens]
    # The piece whose neighbours are most of the story goes first.
    weight = [s * len(t) for s, t in zip(first, tokens, strict=True)]
    around = [sum(weight[max(0, i - 4) : i + 5]) for i in range(len(tokens))]
    out = [0.0] * len(tokens)
    runs_left, wholes_left = Counter(runs), Counter(wholes)
    for i in sorted(range(len(tokens)), key=lambda i: (-(around[i] if first[i] > 0.5 else -1), i)):
        if not first[i]:
            continue
        out[i] = _covered(tokens[i], runs_left, wholes_left)
        if out[i] >= 0.5:
            for j in range(len(tokens[i]) - 2):
                run = tuple(tokens[i][j : j + 3])
                if runs_left[run] > 0:
                    runs_left[run] -= 1
            if wholes_left[tuple(tokens[i])] > 0:
                wholes_left[tuple(tokens[i])] -= 1
    return out


def _covered(
    tokens: Sequence[str], runs: Counter[tuple[str, ...]], wholes: Counter[tuple[str, ...]]
) -> float:
    if not tokens:
        return 0.0
    if wholes.get(tuple(tokens), 0) > 0:
        return 1.0
    if len(tokens) < 4:
        return 0.0
    hit = [False] * len(tokens)
    for i in range(len(tokens) - 2):
        if runs.get(tuple(tokens[i : i + 3]), 0) > 0:
            hit[i] = hit[i + 1] = hit[i + 2] = True
    return sum(hit) / len(tokens)
