"""When and where an event took place, as far as its sentence or the dateline says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dateline.claim.belonging import belonging
from dateline.claim.view import View
from dateline.read.dates import DateMention
from dateline.read.document import within
from dateline.records import Article, Location, Mention, Moment, Span, Status

REACH = 600
"""Code points before and behind an act among which its date is looked for."""
OPENING = 24
"""Tokens of a sentence in which a place may open it."""
PARTS = {"year": 1, "month": 2}
"""Parts of a date that a precision vouches for: year, month, day unless named here."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The dates and places of one article, in order, by which its events are set in time and space."""

    article: Article
    dates: Sequence[DateMention]
    places: Sequence[Mention]

    def when(self, view: View, trigger: tuple[int, int], verb: int | None, status: Status) -> Moment | None:
        """The date in the sentence that belongs to the act and can be its; None without one.

        ``trigger`` are the act's tokens, ``verb`` that of its verb. What is past was not done after
        publication, and what lies ahead not before it: such a date belongs to something else.
        """
        span = view.tokens[trigger[0]].span[0], view.tokens[trigger[1] - 1].span[1]
        rated = [
            (belonging(view, d, trigger, verb), -_distance(d.span, span), d)
            for d in within(self.dates, self._around(view, span))
            if self._fits(d.moment, status)
        ]
        own = max(rated, key=lambda found: found[:2], default=None)
        return own[2].moment if own and own[0] else None

    def _around(self, view: View, span: Span) -> Span:
        """The part of the sentence in which the dates of an act are looked for."""
        start, end = view.document.sentences[view.sentence].span
        return max(start, span[0] - REACH), min(end, span[1] + REACH)

    def when_said(self, view: View, cue: Span | None, status: Status) -> Moment | None:
        """The date of the word that reports a speech, where it stands in this sentence."""
        at = [i for i, t in enumerate(view.tokens) if cue is not None and cue[0] <= t.span[0] < cue[1]]
        return self.when(view, (at[0], at[-1] + 1), at[0], status) if at else None

    def _fits(self, moment: Moment, status: Status) -> bool:
        published = self.article.published
        if published is None or status == "hypothetical":
            return True
        size = PARTS.get(moment.precision, 3)
        day = published.day
        if moment.precision == "week":
            day -= timedelta(days=day.weekday())
        stated, known = moment.day.timetuple()[:size], day.timetuple()[:size]
        return stated >= known if status == "future" else stated <= known

    def where(
        self, view: View, trigger: int, own: Sequence[Span], taken: Iterable[Span], *, speech: bool
    ) -> Location | None:
        """The place that the clause puts the event in, else that of the dateline, said as such.

        ``own`` are the phrases that hang on the trigger by a preposition; what an act of ``speech`` speaks of
        is not where it is done. ``taken`` are the parties: a place that is one of them is no scene.
        """
        used = tuple(taken)
        held = {m.span: m for span in (() if speech else own) for m in within(self.places, span)}
        for mention in sorted(held.values(), key=lambda m: m.span[0]):
            start, end = mention.span
            if any(s <= start and end <= e for s, e in used):
                continue
            if self._is_scene(view, start):
                return _here(mention)
        opening = self._opening(view, trigger)
        if opening is not None and opening.span not in used:
            return _here(opening)
        line = self.article.dateline
        if line is None or not line.place:
            return None
        return Location(line.place, None, "dateline")

    def _opening(self, view: View, trigger: int) -> Mention | None:
        """The place that opens the sentence ("*In Nairobi*, police arrested ..."), for its first clause."""
        first = view.document.sentences[view.sentence].span[0]
        until = next((t for t in view.tokens[:OPENING] if t.lower == ","), None)
        if until is None or view.lower(0) not in view.words.frames.at:
            return None
        found = within(self.places, (first, until.span[0]))
        if len(found) != 1 or found[0].span[1] != until.span[0] or not self._is_scene(view, found[0].span[0]):
            return None
        return found[0] if view.clause_start(trigger) == 0 else None

    def _is_scene(self, view: View, start: int) -> bool:
        first = view.document.sentences[view.sentence].span[0]
        before = view.document.text[first:start].rstrip().rpartition(" ")[2].lower()
        return before in view.words.frames.at


def _here(mention: Mention) -> Location:
    return Location(mention.name, mention.country, "sentence", mention.place_id, mention.span)


def _distance(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
