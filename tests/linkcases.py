"""The hard cases of linking: reads the tables of ``link_cases/`` and judges them (see its README.md)."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.link.bodywords import body_id
from dateline.link.parties import party
from dateline.records import Mention, Span
from naming import document, linked

FOLDER = Path(__file__).parent / "link_cases"
PHRASE = re.compile(r"\[([^\]]+)\]")
KEYS = frozenset({"actor", "country", "sector", "kind", "place", "name", "as"})


@dataclass(frozen=True, slots=True)
class Case:
    """One marked sentence: ``spans`` of its phrases and what each must resolve to."""

    where: str
    language: str
    context: dict[str, str]
    text: str
    spans: tuple[Span, ...]
    expected: tuple[dict[str, str], ...]


def cases() -> Iterator[Case]:
    """Every case of the folder, in the order of files and lines."""
    for file in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line and not line.startswith("#"):
                yield _case(f"{file.name}:{number}", line)


def _case(where: str, line: str) -> Case:
    language, stated, marked, wanted = (cell.strip() for cell in line.split("|"))
    context = dict(part.split("=", 1) if "=" in part else ("day", part) for part in stated.split())
    spans, at = [], 0
    for found in PHRASE.finditer(marked):
        start = found.start() - at
        spans.append((start, start + len(found[1])))
        at += 2
    expected = tuple(dict(pair.split("=", 1) for pair in part.split()) for part in wanted.split(" ; "))
    if len(expected) != len(spans) or any(set(e) - KEYS for e in expected):
        raise ValueError(f"{where}: {len(spans)} phrases, {expected}")
    return Case(where, language, context, PHRASE.sub(r"\1", marked), tuple(spans), expected)


def judge(case: Case) -> list[str]:
    """What is wrong with each phrase of a case, "" where nothing is."""
    day = date.fromisoformat(case.context["day"]) if "day" in case.context else None
    doc = document(case.text, case.language, day, case.context.get("url"), case.context.get("place"))
    mentions, _ = linked(doc)
    out = []
    for span, wanted in zip(case.spans, case.expected, strict=True):
        exact = [m for m in mentions if m.span == span]
        kinds = {m.kind for m in exact}
        found = exact[0] if exact and wanted.get("as") != "party" else party(doc, mentions, span)
        if wanted.get("kind") in kinds:
            found = next(m for m in exact if m.kind == wanted["kind"])
        out.append(_wrong(found, wanted, case.text[slice(*span)]))
    return out


def _wrong(found: Mention, wanted: dict[str, str], phrase: str) -> str:
    got = {
        "actor": found.actor_id,
        "country": found.country,
        "sector": found.sector,
        "kind": found.kind,
        "place": found.place_id,
        "name": found.name.replace(" ", ","),
    }
    if wanted.get("actor", "").startswith("gov:"):  # the body may be listed as an organisation
        _, country, key = wanted["actor"].split(":")
        wanted = wanted | {"actor": body_id(country, key)}
    bad = [k for k, v in wanted.items() if k != "as" and (got[k] or "-") != v]
    if not bad:
        return ""
    said = ", ".join(f"{k} {got[k]} instead of {wanted[k]}" for k in bad)
    return f"[{phrase}] {said} (rule {found.rule!r}, kind {found.kind})"


def main() -> None:
    """Print every case that fails, and the share that passes by file and language."""
    good, all_of = Counter[str](), Counter[str]()
    for case in cases():
        for wrong in judge(case):
            for key in (case.where.split(":")[0], case.language, "all"):
                all_of[key] += 1
                good[key] += not wrong
            if wrong:
                sys.stdout.write(f"{case.where} {wrong}\n    {case.text}\n")
    for key, count in all_of.items():
        sys.stdout.write(f"{key:20} {good[key]:4} of {count:4}  {good[key] / count:.3f}\n")


if __name__ == "__main__":
    main()
