"""Scores a reading against the truth of a fixture, in words: what the floors of ``floors.json`` measure.

Run it to see where the readings stand; ``--raise`` lifts floors to what is measured less a margin and
writes the fixtures' digest. It never lowers a floor: that takes an edit of ``floors.json`` by hand.

    python tests/scoring.py            what is measured beside each floor
    python tests/scoring.py --misses   and each quotation and event that was missed or wrongly found
    python tests/scoring.py --raise    lift the floors
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import dateline

PAGES = Path(__file__).parent / "pages"
FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.01
ALIKE = 0.7
"""Word-bag F1 from which two passages are the same passage."""
_WORD = re.compile(r"\w+")
_MINOR = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "di",
        "ke",
        "dari",
        "yang",
        "untuk",
        "oleh",
        "pada",
        "para",
        "dan",
        "dengan",
    }
)

Row = dict[str, Any]


def words(text: object) -> list[str]:
    """The words of a text in NFC and lower case."""
    return _WORD.findall(unicodedata.normalize("NFC", str(text or "")).lower())


def squash(text: object) -> str:
    """A text as its words with single spaces: equal where only marks, case and spacing differ."""
    return " ".join(words(text))


def overlap(found: object, true: object) -> float:
    """The F1 of two bags of words, 1.0 for two empty ones."""
    left, right = Counter(words(found)), Counter(words(true))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 1.0


def names_agree(found: object, true: object) -> bool:
    """Whether two phrases name one party: most words of the shorter are shared, or initials agree."""
    left = [w for w in words(found) if w not in _MINOR]
    right = [w for w in words(true) if w not in _MINOR]
    if not left or not right:
        return False
    if 3 * len(set(left) & set(right)) >= 2 * min(len(set(left)), len(set(right))):
        return len(left) <= len(right) + 6
    short, long = sorted((left, right), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(w[0] for w in long)


def body_score(text: str, truth: Row) -> float:
    """The best word-bag F1 against the body, with or without the standfirst and the tables."""
    parts = [p["heading"] if isinstance(p, dict) else p for p in truth["paragraphs"]]
    tables = [" ".join(cell for row in table["rows"] for cell in row) for table in truth.get("tables") or ()]
    decks = [truth.get("deck") or ""]
    return max(
        overlap(text, " ".join([*deck, *parts, *cells])) for deck in ([], decks) for cells in ([], tables)
    )


@dataclass
class Counts:
    """What was right, found and true; ``f1`` is 1.0 where there was nothing to find and nothing found."""

    hit: int = 0
    found: int = 0
    true: int = 0

    def add(self, hit: int, found: int, true: int) -> None:
        self.hit, self.found, self.true = self.hit + hit, self.found + found, self.true + true

    @property
    def f1(self) -> float:
        return 2 * self.hit / (self.found + self.true) if self.found + self.true else 1.0


@dataclass
class Board:
    """Counts by measure, and a line for each miss."""

    counts: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    misses: list[str] = field(default_factory=list)

    def share(self, measure: str, right: bool) -> None:
        """One case of a measure that is a share: right or not."""
        self.counts[measure].add(int(right), 1, 1)


def score_quotations(board: Board, slug: str, found: list[Row], truth: Row) -> None:
    """Quotations pair with the truth's best first by content; speaker and kind count on pairs."""
    pairs = sorted(
        (
            (overlap(got["content"], want["content"]), -w, -g)
            for w, want in enumerate(truth["quotations"])
            for g, got in enumerate(found)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for alike, w, g in pairs:
        if alike >= ALIKE and -w not in taken and -g not in taken.values():
            taken[-w] = -g
    for w, g in sorted(taken.items()):
        want, got = truth["quotations"][w], found[g]
        board.share("quotation kinds", got["kind"] == want["kind"])
        said_by = got["speaker"] or {}
        wanted = want["speaker_full"] or want["speaker"]
        right = any(names_agree(said_by.get(k), wanted) for k in ("name", "text")) if wanted else not said_by
        board.share("speakers", right)
        if not right:
            board.misses.append(
                f"{slug} speaker {said_by.get('name')!r}, not {wanted!r}: {want['content'][:60]}"
            )
    spare = [
        got
        for g, got in enumerate(found)
        if g not in taken.values()
        and all(
            overlap(got["content"], may["content"]) < ALIKE for may in truth.get("quotations_optional", ())
        )
    ]
    missed = [want for w, want in enumerate(truth["quotations"]) if w not in taken]
    board.counts["quotations"].add(len(taken), len(taken) + len(spare), len(truth["quotations"]))
    board.misses += [f"{slug} quotation missed: {w['content'][:90]}" for w in missed]
    board.misses += [f"{slug} quotation too many: {g['content'][:90]}" for g in spare]


def _parties(event: Row, side: str) -> list[list[str]]:
    """The names by which each party of a side goes: as written and resolved."""
    return [[n for n in (p["text"], p["name"]) if n] for p in event[side]]


def _holds(wanted: str | None, parties: list[list[str]]) -> bool:
    return wanted is None or any(names_agree(name, wanted) for names in parties for name in names)


def _same_event(want: Row, got: Row) -> bool:
    if got["type"] != want["root"] or overlap(got["sentence"], want["sentence"]) < ALIKE:
        return False
    source, target = _parties(got, "source"), _parties(got, "target")
    if _holds(want["source"], source) and _holds(want["target"], target):
        return True
    everyone = source + target
    return bool(want.get("symmetric")) and all(_holds(want[s], everyone) for s in ("source", "target"))


def score_events(board: Board, slug: str, found: list[Row], truth: Row) -> None:
    """Events pair by sentence, type and named parties; status, stage and reporter count on pairs."""
    open_truth = list(truth["events"])
    hits = spare = 0
    for got in found:
        mine = [w for w in open_truth if _same_event(w, got)]
        line = f"{got['source'] and got['source'][0]['text']} - {got['type']} -> "
        line += f"{got['target'] and got['target'][0]['text']}: {got['sentence'][:70]}"
        if not mine:
            if not any(_same_event(w, got) for w in truth.get("events_optional", ())):
                spare += 1
                board.misses.append(f"{slug} event too many: {line}")
            continue
        want = mine[0]
        open_truth.remove(want)
        hits += 1
        by = (got["reported_by"] or {}).get("name")
        facts = {
            "statuses": got["status"] == want["status"],
            "reporters": names_agree(by, want["reported_by"]) if want["reported_by"] else not by,
        }
        if want.get("stage"):
            facts["stages"] = got["stage"] == want["stage"]
        for measure, right in facts.items():
            board.share(measure, right)
            if not right:
                board.misses.append(f"{slug} {measure} ({got['status']}, {got['stage']}, {by}): {line}")
    board.counts["events"].add(hits, hits + spare, len(truth["events"]))
    for want in open_truth:
        line = f"{want['source']} - {want['root']} -> {want['target']}: {want['sentence'][:70]}"
        board.misses.append(f"{slug} event missed: {line}")


def score_persons(board: Board, slug: str, found: list[Row], truth: Row) -> None:
    """The share of persons found, and of those with the country that their office or nationality states."""
    for want in truth["persons"]:
        mine = [m for m in found if m["kind"] == "person" and names_agree(m["text"], want["name"])]
        board.share("persons", bool(mine))
        if mine and want["country"]:
            board.share("countries", any(m["country"] == want["country"] for m in mine))
        if not mine:
            board.misses.append(f"{slug} person missed: {want['name']}")


@cache
def slugs() -> tuple[str, ...]:
    """The fixtures, by name of folder."""
    return tuple(sorted(p.parent.name for p in PAGES.glob("*/expected.json")))


@cache
def truth_of(slug: str) -> Row:
    """What a reading of the fixture must hold."""
    return dict(json.loads((PAGES / slug / "expected.json").read_text(encoding="utf-8")))


@cache
def reading_of(slug: str) -> dateline.records.Reading:
    """The reading of the fixture's page with every event that the rules read.

    What the rejector leaves out of them is scored on the gold corpus (bench/gold_events.py).
    """
    folder = PAGES / slug
    if (folder / "page.txt").is_file():
        return dateline.read_text((folder / "page.txt").read_text(encoding="utf-8"), events="all")
    return dateline.read_page((folder / "page.html").read_bytes(), truth_of(slug)["url"], events="all")


@cache
def measure(language: str) -> Board:
    """The scores of all fixtures in one language together."""
    board = Board()
    for slug in slugs():
        truth = truth_of(slug)
        if truth["language"] == language:
            got = reading_of(slug).to_dict()
            score_quotations(board, slug, got["quotations"], truth)
            score_events(board, slug, got["events"], truth)
            score_persons(board, slug, got["mentions"], truth)
    return board


def fixtures_digest() -> str:
    """A hash of every fixture's page and truth: floors hold for these bytes."""
    state = hashlib.blake2b(digest_size=8)
    for slug in slugs():
        for path in sorted((PAGES / slug).iterdir()):
            if path.suffix != ".md":
                state.update(f"{slug}/{path.name}".encode())
                state.update(path.read_bytes())
    return state.hexdigest()


def main(arguments: list[str]) -> None:
    """Print the scores beside the floors; see the module's note."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    for language in ("en", "id"):
        board, mine = measure(language), floors.setdefault(language, {})
        for name, counts in sorted(board.counts.items()):
            numbers = f"right {counts.hit}, found {counts.found}, true {counts.true}"
            print(f"{language} {name:<16} {counts.f1:.3f}   floor {mine.get(name, 0):.3f}   ({numbers})")
            mine[name] = max(mine.get(name, 0.0), round(max(counts.f1 - MARGIN, 0.0), 3))
        if "--misses" in arguments:
            print(*(f"   {line}" for line in board.misses), sep="\n")
    if "--raise" in arguments:
        floors = {"fixtures": fixtures_digest(), **{k: dict(sorted(floors[k].items())) for k in ("en", "id")}}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
