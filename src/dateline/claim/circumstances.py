"""When and where an event took place, as far as its sentence or the dateline says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.claim.view import View
from dateline.read.dates import DateMention
from dateline.records import Article, Location, Mention, Moment, Span


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The dates and places of one article, by which its events are set in time and space."""

    article: Article
    dates: Sequence[DateMention]
    places: Sequence[Mention]

    def when(self, window: Span, trigger: Span) -> Moment | None:
        """The date nearest to the trigger within ``window``; None without one."""
        inside = [d for d in self.dates if window[0] <= d.span[0] and d.span[1] <= window[1]]
        if not inside:
            return None
        return min(inside, key=lambda d: (_distance(d.span, trigger), d.span)).moment

    def where(self, view: View, trigger: Span, taken: Iterable[Span]) -> Location | None:
        """The place that the sentence puts the event in, else that of the dateline, said as such."""
        sentence = view.document.sentences[view.sentence].span
        used = tuple(taken)
        found: list[Mention] = []
        for mention in self.places:
            start, end = mention.span
            if start < sentence[0] or end > sentence[1] or any(s <= start and end <= e for s, e in used):
                continue
            before = view.document.text[sentence[0] : start].rstrip().rpartition(" ")[2].lower()
            if before in view.words.frames.at:
                found.append(mention)
        if found:
            best = min(found, key=lambda m: (_distance(m.span, trigger), m.span))
            return Location(best.name, best.country, "sentence", best.place_id, best.span)
        line = self.article.dateline
        if line is None or not line.place:
            return None
        return Location(line.place, None, "dateline")


def _distance(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
