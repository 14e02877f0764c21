"""Rows to the table that is printed: means by group, speed, and ratios of speed within one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from bench.extraction.run import Row
from bench.extraction.scorers import means
from bench.extraction.systems import FLOOR, PEER

MEASURES = {
    "f1": "F1",
    "precision": "P",
    "recall": "R",
    "shingle_f1": "shingle F1",
    "wanted": "wanted",
    "unwanted": "unwanted",
    "title": "title",
    "authors": "authors F1",
    "day": "day",
    "minute": "minute",
}
COLUMNS = (
    "group",
    "system",
    "pages",
    *MEASURES.values(),
    "failed",
    "empty",
    "pages/CPU s",
    f"x {PEER}",
    "x parse",
)


def grouped(rows: Sequence[Row], by: str | None) -> dict[str, list[Row]]:
    """All rows, and those of each group in alphabetical order; a page without the grouping has no group."""
    groups = {"all": list(rows)}
    for name in sorted({row.groups[by] for row in rows if by and by in row.groups}):
        groups[name] = [row for row in rows if by and row.groups.get(by) == name]
    return groups


def summarise(by_system: Mapping[str, Sequence[Row]], by: str | None = None) -> list[dict[str, Any]]:
    """One summary a group and system: means, failures and speed.

    ``speed_ratio`` is how many times as many pages a CPU second as the peer reads, ``parse_ratio`` how many
    bare parses a page costs; both are (median, smallest, largest) over the passes.
    """
    groups = {name: grouped(rows, by) for name, rows in by_system.items()}
    out = []
    for group in next(iter(groups.values()), {}):
        cpu = {name: _cpu(mine[group]) for name, mine in groups.items()}
        for name, mine in groups.items():
            rows = mine[group]
            out.append(
                {
                    "group": group,
                    "system": name,
                    "pages": len(rows),
                    **means([row.scores for row in rows]),
                    "annotated": _annotated(rows),
                    "failed": sum(bool(row.failed) for row in rows),
                    "empty": sum(row.empty for row in rows),
                    "pages_per_cpu_second": len(rows) / max(median(cpu[name]), 1e-9),
                    "speed_ratio": _ratios(cpu.get(PEER), cpu[name]),
                    "parse_ratio": _ratios(cpu[name], cpu.get(FLOOR)),
                }
            )
    return out


def table(summaries: Sequence[Mapping[str, Any]], markdown: bool = False) -> str:
    """The summaries as an aligned table, or as one of Markdown; columns without a value are left out."""
    lines = [_cells(summary) for summary in summaries]
    if all(summary["group"] == "all" for summary in summaries):
        lines = [line | {"group": ""} for line in lines]
    columns = [column for column in COLUMNS if any(line[column] for line in lines)]
    filled = [[line[column] or "-" for column in columns] for line in lines]
    if markdown:
        rows = [columns, ["---"] * len(columns), *filled]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)
    widths = [max(len(row[i]) for row in [columns, *filled]) for i in range(len(columns))]
    texts = [c in ("group", "system") for c in columns]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if text else cell.rjust(width)
            for cell, width, text in zip(row, widths, texts, strict=True)
        ).rstrip()
        for row in [columns, *filled]
    )


def _cells(summary: Mapping[str, Any]) -> dict[str, str]:
    """The cells of one line by column; empty where there is nothing to say."""
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {"group": summary["group"], "system": summary["system"], "pages": str(summary["pages"])}
    measured = {column: summary[m] for m, column in MEASURES.items() if m in summary}
    cells |= {column: f"{value:.3f}" for column, value in measured.items()}
    if measured:
        cells |= {"failed": str(summary["failed"]), "empty": str(summary["empty"])}
    cells["pages/CPU s"] = f"{summary['pages_per_cpu_second']:.0f}"
    cells[f"x {PEER}"] = _range(summary["speed_ratio"], 2)
    cells["x parse"] = _range(summary["parse_ratio"], 1)
    return cells


def _range(ratio: Sequence[float] | None, places: int) -> str:
    if ratio is None:
        return ""
    middle, low, high = (f"{value:.{places}f}" for value in ratio)
    return middle if low == high else f"{middle} ({low}-{high})"


def _cpu(rows: Sequence[Row]) -> list[float]:
    """CPU seconds of each pass."""
    return [sum(spent) for spent in zip(*(row.cpu for row in rows), strict=True)]


def _ratios(
    above: Sequence[float] | None, below: Sequence[float] | None
) -> tuple[float, float, float] | None:
    """Median, smallest and largest ratio over the passes; None where one side did not run."""
    if above is None or below is None:
        return None
    ratios = [a / max(b, 1e-9) for a, b in zip(above, below, strict=True)]
    return median(ratios), min(ratios), max(ratios)


def _annotated(rows: Sequence[Row]) -> dict[str, int]:
    """How many pages each measure is a mean over."""
    return {m: n for m in MEASURES if (n := sum(m in row.scores for row in rows))}
