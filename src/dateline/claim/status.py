"""Whether an act happened, goes on, is to come, is alleged, denied or only supposed.

The rules, first that holds: denied, hypothetical, alleged, future, ongoing, past. What they look at is
the verb group, the verbs above it, the clause's opener, and words before a nominal act. The words are
data: ``languages/<code>/status.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dateline.claim.statuswords import StatusWords, says, status_words
from dateline.claim.unreal import (
    REACH,
    by_nobody,
    in_condition,
    is_absent,
    is_question,
    is_under,
    is_until,
    is_untrue,
)
from dateline.claim.view import MARKS, STOPS, VERBAL, View
from dateline.ontology.plover import Lasting
from dateline.records import Status

CHAIN = 3
"""Verbs above the trigger whose helping words count ("dijadwalkan terbang untuk bertemu")."""
AHEAD = 4
"""Tokens before the verb group in which an adverb of time is sought."""


def status_of(
    view: View,
    verb: int | None,
    trigger: int,
    *,
    tense: str = "",
    lasting: Lasting = "never",
    speech: bool = False,
    reported: bool = False,
    main: bool = False,
) -> Status:
    """The status of the act at token ``trigger``.

    ``verb`` is the verb whose group tells the tense: the trigger itself, or the verb that lends a nominal
    act its subject; None where a noun stands alone. ``reported`` says that the act stands in what somebody
    is reported to have said; ``speech`` that it is itself done by speaking; ``main`` that a relative clause
    before it says who its subject is, of which the words do not hold for it.
    """
    known = status_words(view.document.language)
    run = _group(view, verb) if verb is not None else []
    if verb == trigger and not speech and not tense:
        run = [*_shared_helpers(view, trigger, known), *run]
    before = _modifiers(view, trigger) if verb != trigger else []
    clause = view.clause_start(trigger)
    if says(known.denied, _without(run, known)) or is_absent(view, trigger, before, known):
        return "denied"
    if verb is not None and by_nobody(view, verb, known):
        return "denied"
    joined = speech and view.lower(view.group_start(trigger) - 1) in view.words.coordinators
    if (not speech or verb == trigger) and not joined and is_under(view, trigger, known.denials):
        return "denied"  # but who denies an accusation does not deny that it was made
    if is_untrue(view, trigger, known):
        return "denied"
    if is_until(view, trigger, known):
        return "hypothetical"
    if in_condition(view, clause, trigger, known) or is_question(view, trigger, known):
        return "hypothetical"
    own = [] if speech else [view.lower(trigger)]
    if says(known.alleged, run) or not known.alleged.nouns.isdisjoint([*before, *own]):
        return "alleged"
    opens = not main and view.lower(clause) in known.alleged.words
    if opens or is_under(view, trigger, known.beliefs):
        return "alleged"
    if says(known.future, run) or (reported and not known.reported_future.isdisjoint(run)):
        return "future"
    if view.lower(clause) in known.hypothetical.words and view.tag(clause + 1) not in VERBAL:
        return "hypothetical"  # "seharusnya pemerintah ..."
    if says(known.hypothetical, run):
        return "hypothetical"
    if not known.future.nouns.isdisjoint(before):
        return "future"
    if is_under(view, trigger, known.wishes):
        return "hypothetical"
    if verb is not None and says(known.now, _ahead(view, verb)):
        return "ongoing"
    if _is_ongoing(verb, run, before, tense, lasting, known):
        return "ongoing"
    return "past"


def _group(view: View, verb: int) -> list[str]:
    """The words of the verb group, and of the groups of the verbs right above it."""
    out: list[str] = []
    at = verb
    for _ in range(CHAIN):
        start = view.group_start(at)
        out[:0] = [view.lower(i) for i in range(start, at)]
        above = _above(view, start)
        if above is None:
            break
        out[:0] = [view.lower(i) for i in range(above, start)]
        at = above
    return out


def _above(view: View, start: int) -> int | None:
    """The verb on which the group that starts at ``start`` hangs: right before it, or before "to" or "of"."""
    at = start - 1
    if view.is_preposition(at) and view.tag(at - 1) in (*VERBAL, "ADJ"):
        return at - 1
    if at >= 0 and view.tag(at) in VERBAL and view.lower(at) not in STOPS:
        return at
    while view.lower(at) in MARKS:
        at -= 1
    if view.lower(at) in view.words.frames.infinitive:
        for index in range(at - 1, max(-1, at - REACH), -1):
            if view.lower(index) in STOPS:
                return None
            if view.tag(index) in VERBAL or view.tag(index) == "ADJ":
                return index
    return None


def _shared_helpers(view: View, verb: int, known: StatusWords) -> list[str]:
    """The words for plan or duty of the verb that this one is joined to ("must arrest X and *expel* Y")."""
    joint = view.group_start(verb) - 1
    if joint != verb - 1 or view.lower(joint) not in view.words.coordinators:
        return []
    for at in range(joint - 1, max(-1, joint - 2 * REACH), -1):
        if view.lower(at) in STOPS or view.lower(at) == ",":
            break
        if view.tag(at) == "VERB":
            marks = known.future.words | known.hypothetical.words
            return [word for word in view.group(at) if word in marks]
    return []


def _modifiers(view: View, trigger: int) -> list[str]:
    """The words before a nominal act in its own phrase, and the one before that."""
    phrase = view.phrase_at(trigger)
    first = phrase.first if phrase else trigger
    return [view.lower(i) for i in range(max(0, first - 1), trigger)]


def _without(run: list[str], known: StatusWords) -> list[str]:
    """The words of a verb group less the negators that only say "not only" ("tidak *hanya* meminta")."""
    pairs = pairwise([*run, ""])
    return [word for word, after in pairs if not (word in known.denied.words and after in known.beyond)]


def _ahead(view: View, verb: int) -> list[str]:
    """The words right before the verb group, in which the clause may say when ("saat ini")."""
    start = view.group_start(verb)
    first = max(view.clause_start(verb), start - AHEAD)
    return [view.lower(at) for at in range(first, start)]


def _is_ongoing(
    verb: int | None,
    run: Sequence[str],
    before: Iterable[str],
    tense: str,
    lasting: Lasting,
    known: StatusWords,
) -> bool:
    if says(known.ongoing, run) or not known.ongoing.nouns.isdisjoint(before):
        return True
    if tense == "gerund" and verb is not None and not known.progressive.isdisjoint(run[-3:]):
        return True
    if lasting == "present" or not known.done.isdisjoint(run):
        return tense == "present"
    return lasting == "always" and tense in ("", "present")


def is_announced(view: View, trigger: int) -> bool:
    """Whether a plan is announced in the sentence: to announce a withdrawal is to concede already."""
    known = status_words(view.document.language).announcing
    first, _ = view.clause(trigger)
    return any(view.lower(at) in known for at in range(first, trigger))


def is_refused(view: View, verb: int | None) -> bool:
    """Whether somebody says that they will not do it ("will not lift the ban"): a plan and its negation."""
    known = status_words(view.document.language)
    run = _group(view, verb) if verb is not None else []
    return says(known.future, run) and not known.refusals.isdisjoint(run)
