"""The figures of the data card, between its two marks in the README."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from goldtools.records import NAMES, QUOTES, Gold, GoldError
from goldtools.splits import SPLITS

OPEN, CLOSE = "<!-- statistics -->", "<!-- /statistics -->"


def groups(golds: Sequence[Gold]) -> dict[str, list[Gold]]:
    """The articles by what they are."""
    out: dict[str, list[Gold]] = {}
    for gold in golds:
        tongue = "English" if gold.language == "en" else "Indonesian"
        if not gold.real:
            kind = "invented articles"
        elif gold.header.get("register") == "sentence":
            kind = "real sentences"
        else:
            kind = "real articles"
        out.setdefault(f"{tongue}, {kind}", []).append(gold)
    return dict(sorted(out.items()))


def words_of(gold: Gold) -> int:
    """How many words the text has; of a real one its header says it."""
    return len(gold.text.split()) if gold.text is not None else int(gold.header["words"])


def tables(golds: Sequence[Gold]) -> str:
    """The tables in Markdown; they need no text of others."""
    rows = groups(golds)
    out = [
        "| | articles | train / dev / test | words | sentences | names | quotations | events | actors | "
        "without any event |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for title, some in [*rows.items(), ("all", list(golds))]:
        splits = Counter(g.header["split"] for g in some)
        cells = [
            len(some),
            " / ".join(str(splits[s]) for s in SPLITS),
            sum(words_of(g) for g in some),
            sum(len(g.sentences) for g in some),
            sum(len(g.names) for g in some),
            sum(len(g.quotes) for g in some),
            sum(len(g.events) for g in some),
            sum(len(g.chains) for g in some),
            sum(not g.events for g in some),
        ]
        out.append(f"| {title} | " + " | ".join(str(c) for c in cells) + " |")
    names = Counter(n.kind for g in golds for n in g.names)
    quotes = Counter(q.kind for g in golds for q in g.quotes)
    out += ["", "Names: " + ", ".join(f"{k} {names[k]}" for k in NAMES) + "."]
    out += ["Quotations: " + ", ".join(f"{k} {quotes[k]}" for k in QUOTES) + "."]
    for title, counts in (
        ("Event types", Counter(e.type for g in golds for e in g.events)),
        ("Statuses", Counter(e.status for g in golds for e in g.events)),
        ("Registers", Counter(g.header.get("register", "") for g in golds)),
        ("Topics", Counter(g.header.get("topic", "") for g in golds)),
    ):
        out.append(f"{title}: " + ", ".join(f"{k} {n}" for k, n in _by_count(counts)) + ".")
    return "\n".join(out)


def _by_count(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def in_card(card: Path, golds: Sequence[Gold]) -> str:
    """The data card with its figures written anew; raises GoldError where the marks are missing."""
    text = card.read_text(encoding="utf-8")
    if OPEN not in text or CLOSE not in text:
        raise GoldError(f"{card} lacks the marks {OPEN} and {CLOSE}")
    before, rest = text.split(OPEN, 1)
    return f"{before}{OPEN}\n{tables(golds)}\n{CLOSE}{rest.split(CLOSE, 1)[1]}"
