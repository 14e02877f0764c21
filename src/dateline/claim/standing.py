"""Of which standing a phrase is, by its words and by whom it names: a state, people, a thing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dateline.claim.view import View
from dateline.ontology.plover import standings
from dateline.read.dates import DateMention
from dateline.read.document import within
from dateline.read.name_words import name_words
from dateline.read.phrases import Phrase
from dateline.records import Mention

PAIR = "two named last"
"""The rule by which ``party`` knows "the two countries"."""
FIRM = frozenset({"state", "armed", "organised"})
_BY_KIND = {"organisation": "market", "person": "person", "role": "person", "place": "place"}


def standing(
    view: View, phrase: Phrase, mention: Mention, mentions: tuple[Mention, ...], dates: Sequence[DateMention]
) -> str:
    """The standing of the phrase that was read as ``mention``, among the names and dates of its document.

    One of those of ``standings``, or person, thing, place, site or time.
    """
    date = bisect_left(dates, phrase.span[1], key=lambda d: d.span[0]) - 1
    if date >= 0 and phrase.span[0] < dates[date].span[1]:
        return "time"
    known = standings().get(mention.sector or "", "unknown")
    people = _people(view, phrase, mention, mentions)
    if mention.kind == "group":
        if people is None:
            return _by_nation(view, phrase, mention, mentions)
        return people if known == "unknown" or _listed(view, phrase) is not None else known
    if known != "unknown":
        return known if people is not None or not is_act(view, phrase) else "thing"
    if people is None and (is_act(view, phrase) or _hangs(view, phrase, mention, mentions)):
        return "thing"
    return people if people is not None and mention.kind != "place" else standing_of(mention)


def _people(view: View, phrase: Phrase, mention: Mention, mentions: tuple[Mention, ...]) -> str | None:
    """The standing of a phrase whose head is a word for people or a body of them; None for any other."""
    if mention.rule == PAIR:
        return "state" if phrase.last - phrase.first > 1 else "people"
    lower = [t.lower for t in view.tokens[phrase.first : phrase.last]]
    head = _person_head(view, phrase) - phrase.first
    if (
        lower[-1] in view.words.pronouns
        or (len(lower) == 1 and lower[0] in view.words.possessives)
        or (len(lower) == 1 and lower[0] in view.words.frames.plural)
        or (len(lower) == 2 and lower[1] in view.words.frames.substantive)
    ):
        return "people"
    listed = _listed(view, phrase)
    known = name_words(view.document.language)
    for at in range(head + 1):
        for table in (known.groups, known.roles, known.organisations):
            found = table.match(lower, at, len(lower))
            if found and at <= head < at + found[0]:
                sector = standings().get(found[1], "unknown")
                return listed or (sector if sector != "unknown" else "people")
    if listed is not None:
        return listed
    if not view.words.frames.of_people.isdisjoint(lower[:head]):
        return "people"
    start, end = view.tokens[phrase.first + head].span
    named = any(m.span[0] <= start and end <= m.span[1] for m in within(mentions, phrase.span))
    return "people" if named and mention.kind == "group" else None


def _by_nation(view: View, phrase: Phrase, mention: Mention, mentions: tuple[Mention, ...]) -> str:
    """A bare adjective of nationality stands for its state ("*Israeli* strikes"); nothing longer does."""
    single = phrase.last - phrase.first == 1 and view.tokens[phrase.first].text[:1].isupper()
    bare = single or any(m.span == phrase.span for m in within(mentions, phrase.span))
    return "state" if bare and mention.country else "thing"


def _hangs(view: View, phrase: Phrase, mention: Mention, mentions: tuple[Mention, ...]) -> bool:
    """Whether a person's name only says whose the head is ("pangkalan *Yudha Perkasa*")."""
    start, end = view.tokens[phrase.head].span
    return mention.kind == "person" and not any(
        m.kind != "role" and m.span[0] <= start and end <= m.span[1] for m in within(mentions, phrase.span)
    )


def _person_head(view: View, phrase: Phrase) -> int:
    """The head of the phrase, over words that only say since when ("*mantan* direktur")."""
    head = phrase.head
    while head < phrase.last - 1 and view.lower(head) in view.words.frames.formerly:
        head += 1
    return head


def _listed(view: View, phrase: Phrase) -> str | None:
    """The standing that the frames' data give the head of the phrase, with the word behind it or alone."""
    head, known = _person_head(view, phrase), view.words.frames.people
    written = view.tokens[head].text
    if written in known and written != view.lower(head):  # "the *House*" is no house
        return known[written]
    beside = head if view.words.frames.owner_after else head - 1  # "tentara bayaran", "town hall"
    found = known.get(f"{view.lower(beside)} {view.lower(beside + 1)}") or known.get(view.lower(head))
    first = phrase.first
    if found is None and head > first and view.words.frames.owner_after and view.tag(first) == "PROPN":
        # A capital at the start makes the noun a part of the name behind it ("*Pasukan* Misrata").
        found = known.get(f"{view.lower(first)} {view.lower(first + 1)}") or known.get(view.lower(first))
    return found


def standing_of(mention: Mention) -> str:
    """The standing of whoever is named, by sector and kind alone."""
    known = standings().get(mention.sector or "", "unknown")
    return known if known != "unknown" else _BY_KIND.get(mention.kind, "thing")


def is_act(view: View, phrase: Phrase) -> bool:
    """Whether the phrase is named after an act ("the attack", "kunjungan kerja"): then it is no actor."""
    entries = view.words.frames.entries.get(view.lower(phrase.head), ())
    return any(e.unit.kind == "noun" and not e.rest for e in entries)
