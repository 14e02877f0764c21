"""The figures of the data card, between their marks in the README."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from goldtools.agreement import Counts, agreement
from goldtools.links import KINDS, NONE, UNKNOWN, Link, read_all_links
from goldtools.load import read_all, read_both
from goldtools.records import NAMES, QUOTES, Gold, GoldError
from goldtools.splits import SPLITS


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


def agreements(ones: Sequence[Gold], twos: Sequence[Gold]) -> str:
    """Agreement of two annotations as a table: F1, and in brackets how many items each has, or both."""
    found = {title: agreement(some, twos) for title, some in [*groups(ones).items(), ("all", ones)]}
    sizes = [len(some) for some in [*groups(ones).values(), ones]]
    out = ["| | " + " | ".join(f"{title} ({n})" for title, n in zip(found, sizes, strict=True)) + " |"]
    out += ["|---|" + "---|" * len(found)]
    for measure in found["all"]:
        cells = [_cell(counts.get(measure, Counts())) for counts in found.values()]
        out.append(f"| {measure} | " + " | ".join(cells) + " |")
    return "\n".join(out)


def _cell(counts: Counts) -> str:
    if not counts.one + counts.two:
        return "-"
    size = str(counts.one) if counts.one == counts.two else f"{counts.one}, {counts.two}"
    return f"{counts.f1:.2f} ({size})"


def link_table(golds: Sequence[Gold], links: Mapping[str, Sequence[Link]]) -> str:
    """What is linked, as a table: texts by split, names and roles by kind, how many countries are open."""
    kinds = [k for k in KINDS if k != "private"]
    out = [
        "| | texts | train / dev / test | "
        + " | ".join(kinds)
        + " | no country | country unknown | named | Wikidata |"
    ]
    out += ["|---|---|---|" + "---|" * (len(kinds) + 4)]
    for title, some in groups([g for g in golds if g.id in links]).items():
        rows = [link for gold in some for link in links[gold.id]]
        splits = Counter(g.header["split"] for g in some)
        counts = Counter("person" if r.kind == "private" else r.kind for r in rows)
        cells = [
            len(some),
            " / ".join(str(splits[s]) for s in SPLITS),
            *(counts[k] for k in kinds),
            sum(r.country == NONE for r in rows),
            sum(r.country == UNKNOWN for r in rows),
            sum(r.known for r in rows),
            sum(r.wikidata != NONE for r in rows),
        ]
        out.append(f"| {title} | " + " | ".join(str(c) for c in cells) + " |")
    return "\n".join(out)


def in_card(card: Path, root: Path) -> str:
    """The data card with its figures written anew; raises GoldError where the marks are missing."""
    text = _between(card.read_text(encoding="utf-8"), "statistics", tables(read_all(root)), card)
    if links := read_all_links(root):
        text = _between(text, "links", link_table(read_all(root), links), card)
    ones, twos = read_both(root)
    return _between(text, "agreement", agreements(ones, twos), card) if ones else text


def _between(text: str, mark: str, content: str, card: Path) -> str:
    opening, closing = f"<!-- {mark} -->", f"<!-- /{mark} -->"
    if opening not in text or closing not in text:
        raise GoldError(f"{card} lacks the marks {opening} and {closing}")
    before, rest = text.split(opening, 1)
    return f"{before}{opening}\n{content}\n{closing}{rest.split(closing, 1)[1]}"
