"""Which act of a sentence a date belongs to.

A date stands in one clause. Its verb is the nearest one before it, no opener of a clause between ("said *on
Tuesday* that police arrested him"); a date that opens its clause belongs to the first verb behind it ("*on
Tuesday*, police arrested him"). Verbs joined to that one share its date. A noun that states an act has the
date right behind it, or inside its phrase ("the *7 October* attack").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from dateline.claim.view import CLOSE, MARKS, OPEN, REACH, STOPS, View
from dateline.read.dates import DateMention
from dateline.records import Moment, Precision, Span

LONG: frozenset[Precision] = frozenset({"month", "year"})
"""Precisions of dates that may stand beside a noun as its name ("Pemilu 2019")."""
SKIPPED = MARKS | OPEN | CLOSE


NONE, SHARED, OWN = 0, 1, 2
"""How a date belongs to an act: not at all, as that of a verb joined to it, as its own."""


def belonging(view: View, date: DateMention, trigger: tuple[int, int], verb: int | None) -> int:
    """How the date belongs to the act whose words are the tokens ``trigger``, with ``verb`` as its verb."""
    first, last = _tokens(view, date.span)
    inside = _named_by(view, first, last, date.moment)
    if inside is not None:
        return OWN if inside[0] <= trigger[0] < inside[1] else NONE
    start = _opening(view, first)
    if any(view.lower(at) in view.words.frames.onsets for at in range(start, first)):
        return NONE  # "a training that has run *since 2024*": when something began is no date of an act
    left = _verb_before(view, start, last)
    if left is None:
        if trigger[1] <= start and verb is None and _reaches(view, trigger[1], start):
            return OWN
        left = _verb_behind(view, last)
    return NONE if left is None else _joined(view, left, trigger, verb)


def _tokens(view: View, span: Span) -> tuple[int, int]:
    """The tokens that lie in the span: the first, and the one after the last."""
    first = bisect_right(view.tokens, span[0], key=lambda t: t.span[1])
    return first, max(first + 1, bisect_left(view.tokens, span[1], key=lambda t: t.span[0]))


def _named_by(view: View, first: int, last: int, moment: Moment) -> tuple[int, int] | None:
    """The tokens of the noun phrase that the date is part of ("the 7 October *attack*"); None for none."""
    phrase = view.phrase_at(first)
    if phrase is not None and phrase.head >= last and view.lower(last) not in (",", *STOPS):
        return last, phrase.last
    named = moment.origin == "text" and moment.precision in LONG
    if named and view.tag(first - 1) in ("NOUN", "PROPN") and not _is_time(view, first - 1):
        before = view.phrase_at(first - 1)
        return (before.first, first) if before else (first - 1, first)
    return None


def _is_time(view: View, at: int) -> bool:
    return view.lower(at) in view.words.times


def _opening(view: View, first: int) -> int:
    """Where the phrase of the date starts: before its prepositions, nouns of time and brackets."""
    at = first
    while at and (
        view.is_preposition(at - 1)
        or view.lower(at - 1) in view.words.subordinators
        or _is_time(view, at - 1)
        or view.lower(at - 1) in SKIPPED
        or view.tag(at - 1) == "DET"
    ):
        at -= 1
    return at


def _is_verb(view: View, at: int) -> bool:
    """Whether the token is a verb of its own, no helping verb and no attribute of a noun."""
    if view.lower(at) in view.words.auxiliaries:
        return False
    if view.tag(at) == "VERB":
        phrase = view.phrase_at(at)
        return phrase is None or at == phrase.head
    return view.lower(at) in view.words.cues and view.phrase_at(at) is None


def _opens(view: View, at: int) -> bool:
    """Whether the token opens a clause of its own."""
    word = view.lower(at)
    known = view.words
    if word in known.complementisers or word in known.relatives:
        return True
    # Right behind a verb it says with whom it is done: "saat *bertemu dengan* menteri, Rabu".
    beside = word in known.frames.together and view.tag(at - 1) == "VERB"
    return word in known.subordinators and not beside


def _verb_before(view: View, start: int, last: int) -> int | None:
    """The verb before a date whose phrase starts at ``start`` and ends before ``last``, in its own clause."""
    while _is_time(view, last):
        last += 1  # "Sunday (8/3) *afternoon*"
    before, behind = view.lower(start - 1), view.lower(last)
    if not start or before in view.words.coordinators:
        return None
    if before == "," and behind not in ("", ",", *STOPS, *SKIPPED) and not view.is_preposition(last):
        return None  # "..., on Tuesday the president called": it opens what follows
    for at in range(start - 1, max(-1, start - REACH), -1):
        if view.lower(at) in STOPS or _opens(view, at):
            return None
        if _is_verb(view, at):
            return at
    return None


def _verb_behind(view: View, last: int) -> int | None:
    """The first verb behind a date, but for those of relative clauses."""
    relative = False
    for at in range(last, min(len(view.tokens), last + REACH)):
        if view.lower(at) in STOPS:
            return None
        if view.lower(at) in view.words.relatives:
            relative = True
        elif _is_verb(view, at):
            if not relative:
                return at
            relative = False
    return None


def _reaches(view: View, end: int, start: int) -> bool:
    """Whether no verb, comma or opener of a clause stands from ``end`` up to before ``start``."""
    return not any(
        view.lower(at) in (",", *STOPS) or _opens(view, at) or _is_verb(view, at) for at in range(end, start)
    )


def _joined(view: View, own: int, trigger: tuple[int, int], verb: int | None) -> int:
    """Whether the act is that of the verb ``own``, or one joined to it that has the same subject."""
    at = trigger[0] if verb is None else verb
    if own in (at, verb) or trigger[0] <= own < trigger[1]:
        return OWN
    first, second = sorted((own, at))
    if second - first <= REACH and own == second and _is_meanwhile(view, first, second):
        return SHARED
    if second - first > REACH or any(
        view.lower(i) in STOPS or _opens(view, i) for i in range(first + 1, second)
    ):
        return NONE
    start = view.group_start(second)
    joins = view.words.coordinators | view.words.frames.infinitive
    return SHARED if view.lower(start - 1) in joins or _trails(view, start) else NONE


def _is_meanwhile(view: View, main: int, verb: int) -> bool:
    """Whether the only clause between the two is that of the second, which says when the first is done.

    "Voiced his support *when he met* the president on Tuesday".
    """
    opened = [i for i in range(main + 1, verb) if view.lower(i) in STOPS or _opens(view, i)]
    return len(opened) == 1 and view.lower(opened[0]) in view.words.frames.meanwhile


def _trails(view: View, start: int) -> bool:
    """Whether a verb that starts at ``start`` only goes on from the clause before it (", arresting four")."""
    return view.lower(start - 1) == "," and view.lower(start).endswith(view.words.participles)
