"""Pages with their truth, from the sets that weights may be trained on, and the truth aligned with pieces."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

TOKEN = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[\u0900-\u0dff]+"
    r"|(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0900-\u0dff])\w)+"
)
"""Words; scripts without spaces count a word a character."""


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
    authors: tuple[str, ...] = ()


def read_wcxb(root: Path) -> Iterator[TruePage]:
    """The development split of WCXB, grouped by registered name of the host."""
    for path in sorted((root / "dev/ground-truth").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        truth = record["ground_truth"]
        kind = (record.get("_internal") or {}).get("page_type") or "article"
        kind = kind.get("primary", "article") if isinstance(kind, Mapping) else kind
        html = gzip.decompress((root / f"dev/html/{path.stem}.html.gz").read_bytes())
        lines = tuple(line for line in (truth.get("main_content") or "").split("\n") if line.strip())
        url = record.get("url") or None
        author = truth.get("author")
        yield TruePage(
            f"wcxb/{path.stem}",
            html,
            url,
            site_of(url) or path.stem,
            kind,
            lines,
            authors=(author,) if author else (),
        )


def read_fundus(root: Path) -> Iterator[TruePage]:
    """The test pages of Fundus, grouped by publisher."""
    for record_path in sorted((root / "tests/resources/parser/test_data").glob("*/*.json")):
        folder, name = record_path.parent, record_path.stem
        urls = (
            json.loads((folder / "meta.info").read_text(encoding="utf-8"))
            if (folder / "meta.info").exists()
            else {}
        )
        dated = re.compile(re.escape(name) + r"_\d{4}_\d\d_\d\d\.html\.gz")
        paths = sorted(p for p in folder.iterdir() if dated.fullmatch(p.name))
        records = json.loads(record_path.read_text(encoding="utf-8")).values()
        for path, record in zip(paths, records, strict=True):
            body = record.get("body") or {}
            lines = list(body.get("summary") or ())
            summary = tuple(lines)
            for section in body.get("sections") or ():
                lines += [*section.get("headline", ()), *section.get("paragraphs", ())]
            lines = [part for line in lines for part in line.split("\n") if part.strip()]
            yield TruePage(
                f"fundus/{folder.name}/{path.name.removesuffix('.html.gz')}",
                gzip.decompress(path.read_bytes()),
                (urls.get(path.name) or {}).get("url"),
                f"{folder.name}/{name}",
                "news",
                tuple(lines),
                summary,
                tuple(record.get("authors") or ()),
            )


def site_of(url: str | None) -> str:
    """The host without its subdomains: what stands before the public suffix, roughly, with it."""
    labels = urlsplit(url or "").netloc.split(":")[0].split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else 2
    return ".".join(labels[-keep:])


def words(text: str) -> list[str]:
    """The caseless words of a text."""
    return TOKEN.findall(text.lower())


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
