"""Names and quotations against the gold corpus, real and invented texts apart, with intervals.

    python -m bench.gold --data ../shared/data [--split dev]

Reads every article of the split as its paragraphs stand, with ``dateline.read_article``. A name is right
where its span and kind are (people, organisations and places); a quotation is found where its content
overlaps the annotated one by three tenths of their union, sharp by eight, one to one; its speaker is right
where the phrase shares a word with the source, or the resolved name with a name of the speaker's chain. A
short name is one whose chain has a longer one: right where the mention's name is the longest of its chain. F1
and the bounds of its 95 % interval, by drawing articles with replacement a thousand times.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

from dateline.pipeline import read_article
from dateline.records import Article, Block, Quotation, Reading, Span
from goldtools import load
from goldtools.records import Gold, Quote, paragraphs

KINDS = ("person", "organisation", "place")
DRAWS = 1000
MEASURES = ("names", "short names resolved", "quotations found", "quotations sharp", "quotation and speaker")
WORD = re.compile(r"\w+")


def read_gold(gold: Gold) -> Reading:
    """The reading of a gold article, its offsets those of the annotation."""
    text = gold.text or ""
    blocks = tuple(Block("paragraph", span) for span in paragraphs(text))
    return read_article(Article(gold.id, language=gold.language, blocks=blocks, text=text))


def overlap(one: Span, other: Span) -> float:
    """Shared code points over all code points of two spans."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]) or 1)


def score(gold: Gold, reading: Reading) -> dict[str, Counter[str]]:
    """For each measure how many were hit, found and true in one article."""
    true = {(name.span, name.kind) for name in gold.names if name.kind in KINDS}
    found = {(mention.span, mention.kind) for mention in reading.mentions if mention.kind in KINDS}
    out = {name: Counter(true=len(gold.quotes), found=len(reading.quotations)) for name in MEASURES}
    out["names"] = Counter(hit=len(true & found), found=len(found), true=len(true))
    out["short names resolved"] = short_names(gold, reading)
    free = list(reading.quotations)
    for quote in gold.quotes:
        best = max(free, key=lambda q: overlap(q.span, quote.content), default=None)
        if best is None or overlap(best.span, quote.content) < 0.3:
            continue
        free.remove(best)
        out["quotations found"]["hit"] += 1
        out["quotations sharp"]["hit"] += overlap(best.span, quote.content) >= 0.8
        out["quotation and speaker"]["hit"] += is_speaker(gold, quote, best, reading)
    return out


def short_names(gold: Gold, reading: Reading) -> Counter[str]:
    """How many names that have a longer form in the article were found, and given that form."""
    text = gold.text or ""
    longest: dict[str, str] = {}
    for name in gold.names:
        if name.chain and name.kind in KINDS:
            longest[name.chain] = max(longest.get(name.chain, ""), text[slice(*name.span)], key=len)
    given = {mention.span: mention.name for mention in reading.mentions if mention.kind in KINDS}
    out = Counter(hit=0, found=0, true=0)
    for name in gold.names:
        full = longest.get(name.chain or "", "")
        if name.kind in KINDS and len(full) > name.span[1] - name.span[0]:
            out["true"] += 1
            out["found"] += name.span in given
            out["hit"] += _words(given.get(name.span, "")) >= _words(full)
    return out


def is_speaker(gold: Gold, quote: Quote, found: Quotation, reading: Reading) -> bool:
    """Whether the speaker is the annotated one; one that the text does not tell must not be named."""
    text = gold.text or ""
    wanted = [text[slice(*quote.source)]] if quote.source else []
    wanted += [text[slice(*m)] for c in gold.chains if c.key == quote.speaker for m in c.mentions]
    if found.speaker is None or not wanted:
        return found.speaker is None and not wanted
    said = {
        w for s in (reading.article.text[slice(*found.speaker.span)], found.speaker.name) for w in _words(s)
    }
    return any(said & _words(phrase) for phrase in wanted)


def _words(phrase: str) -> set[str]:
    return {word.lower() for word in WORD.findall(phrase)}


def f1(counts: Sequence[Counter[str]]) -> float:
    """F1 over several articles."""
    total = sum(counts, Counter())
    return 2 * total["hit"] / (total["found"] + total["true"] or 1)


def interval(counts: Sequence[Counter[str]]) -> tuple[float, float]:
    """The middle 95 % of F1 over articles drawn with replacement."""
    rng = random.Random(0)
    drawn = sorted(f1([rng.choice(counts) for _ in counts]) for _ in range(DRAWS))
    return drawn[DRAWS // 40], drawn[-DRAWS // 40]


def lines(groups: dict[str, list[dict[str, Counter[str]]]]) -> Iterator[str]:
    """One line a group and measure."""
    for group, articles in sorted(groups.items()):
        for name in MEASURES:
            counts = [article[name] for article in articles]
            total = sum(counts, Counter())
            low, high = interval(counts)
            precision, recall = (total["hit"] / (total[key] or 1) for key in ("found", "true"))
            yield (
                f"{group:18s} {name:22s} F1 {f1(counts):.3f} [{low:.3f}, {high:.3f}]  P {precision:.3f}  "
                f"R {recall:.3f}  (true {total['true']}, articles {len(articles)})"
            )


def main() -> None:
    """Prints the scores of a split."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path)
    parser.add_argument("--split", default="test")
    args = parser.parse_args()
    groups: dict[str, list[dict[str, Counter[str]]]] = {}
    for gold in load(args.split, data=args.data, really_test=True):
        group = f"{gold.language} {'real' if gold.real else 'invented'}"
        groups.setdefault(group, []).append(score(gold, read_gold(gold)))
    print("\n".join(lines(groups)))


if __name__ == "__main__":
    main()
