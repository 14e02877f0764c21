"""When and where an event took place, as far as its sentence or the dateline says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.claim.view import View
from dateline.read.dates import DateMention
from dateline.read.document import within
from dateline.records import Article, Location, Mention, Moment, Span, Status

PARTS = {"year": 1, "month": 2}
"""Parts of a date that a precision vouches for: year, month, day unless named here."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The dates and places of one article, in order, by which its events are set in time and space."""

    article: Article
    dates: Sequence[DateMention]
    places: Sequence[Mention]

    def when(self, window: Span, trigger: Span, status: Status) -> Moment | None:
        """The date within ``window`` that is nearest to the trigger and can be the act's; None without one.

        What is past was not done after publication, and what lies ahead not before it: such a date belongs
        to something else in the sentence.
        """
        inside = [d for d in within(self.dates, window) if self._fits(d.moment, status)]
        if not inside:
            return None
        return min(inside, key=lambda d: (_distance(d.span, trigger), d.span)).moment

    def _fits(self, moment: Moment, status: Status) -> bool:
        published = self.article.published
        if published is None or status == "hypothetical":
            return True
        size = PARTS.get(moment.precision, 3)
        stated, known = moment.day.timetuple()[:size], published.day.timetuple()[:size]
        return stated >= known if status == "future" else stated <= known

    def where(self, view: View, own: Sequence[Span], taken: Iterable[Span]) -> Location | None:
        """The place that the clause puts the event in, else that of the dateline, said as such.

        ``own`` are the phrases that hang on the trigger by a preposition. ``taken`` are the parties: a place
        that is one of them is no scene.
        """
        used = tuple(taken)
        held = {m.span: m for span in own for m in within(self.places, span)}
        for mention in sorted(held.values(), key=lambda m: m.span[0]):
            start, end = mention.span
            if any(s <= start and end <= e for s, e in used):
                continue
            if self._is_scene(view, start):
                return Location(mention.name, mention.country, "sentence", mention.place_id, mention.span)
        line = self.article.dateline
        if line is None or not line.place:
            return None
        return Location(line.place, None, "dateline")

    def _is_scene(self, view: View, start: int) -> bool:
        first = view.document.sentences[view.sentence].span[0]
        before = view.document.text[first:start].rstrip().rpartition(" ")[2].lower()
        return before in view.words.frames.at


def _distance(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
