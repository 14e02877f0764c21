"""The stretches of one sentence that may be names or roles, cut where the word data says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.read.name_words import NameWords
from dateline.records import Token

NAMES = frozenset({"name", "organisation", "place"})
CLOSED_TAGS = frozenset(
    {"ADP", "DET", "PRON", "SCONJ", "CCONJ", "ADV", "AUX", "PART", "VERB", "NUM", "INTJ", "PUNCT"}
)
"""Parts of speech that open a sentence without being a name."""
SHOUTED = 0.7
"""Share of words in capitals above which capitals say nothing."""


@dataclass(slots=True)
class Segment:
    """Tokens ``first`` up to before ``last`` of one sentence.

    ``kind`` is name (a name of open kind), organisation, place, role, rank, honorific, adjective or group.
    """

    sentence: int
    first: int
    last: int
    kind: str
    sector: str | None = None
    known: bool = False
    votes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Casing:
    """How often each word of the document stands in capitals and in lower case within sentences."""

    capital: Counter[str]
    lower: Counter[str]


class Cutter:
    """One sentence on its way into segments."""

    def __init__(
        self, index: int, tokens: Sequence[Token], words: NameWords, casing: Casing, heading: bool
    ) -> None:
        self.index = index
        self.words = words
        self.casing = casing
        self.tokens = tokens
        self.text = [t.text for t in tokens]
        self.lower = [t.lower for t in tokens]
        self.size = len(tokens)
        self.capital = self._capitals(heading)
        self.out: list[Segment] = []

    def _capitals(self, heading: bool) -> list[bool]:
        """Which tokens are written like a name."""
        letters = [t for t in self.text if t[0].isalpha()]
        upper = sum(t.isupper() and len(t) > 1 for t in letters)
        weak = heading or (len(letters) > 3 and upper > SHOUTED * len(letters))
        out = []
        opens = True
        for i, text in enumerate(self.text):
            if not text[0].isalpha():
                out.append(False)
                opens = opens or text in "\"“‘'„«"
                continue
            if not text[0].isupper():
                hyphen = text.find("-")
                out.append(0 < hyphen < 4 and text[hyphen + 1 : hyphen + 2].isupper())
            elif text in self.words.not_names:
                out.append(False)
            elif weak:
                out.append(self.casing.capital[self.lower[i]] > self.casing.lower[self.lower[i]])
            else:
                out.append(not opens or self._opens_with_name(i))
            opens = False
        return out

    def _opens_with_name(self, i: int) -> bool:
        """Whether a word that opens a sentence would be in capitals anyway."""
        lower, text = self.lower[i], self.text[i]
        if self.casing.capital[lower] > self.casing.lower[lower]:
            return True
        words = self.words
        if lower in words.given or words.known_places.match(self.lower, i, self.size):
            return True
        if words.known_organisations.match(self.lower, i, self.size):
            return True
        if self.casing.lower[lower]:
            return False
        if len(text) > 1 and text.isupper():
            return True
        tag = self.tokens[i].tag
        if tag == "PROPN":
            return True
        if tag in CLOSED_TAGS:
            return False
        follows = i + 1 < self.size and self.text[i + 1][0].isupper()
        return follows and self.text[i + 1] not in words.not_names and tag in ("X", "NOUN", "ADJ")

    def cut(self) -> list[Segment]:
        """The segments of the sentence in order, none over another."""
        at = 0
        while at < self.size:
            at = self._step(at)
        return self.out

    def _add(self, first: int, last: int, kind: str, sector: str | None = None, known: bool = False) -> int:
        self.out.append(Segment(self.index, first, last, kind, sector or None, known))
        return last

    def _step(self, at: int) -> int:
        """Takes what begins at ``at`` and gives the token after it."""
        words, lower, end = self.words, self.lower, self.size
        if not lower[at][0].isalpha():
            return at + 1
        if self.capital[at]:
            found = self._organisation(at)
            if found:
                return found
        role = words.roles.match(lower, at, end)
        rank = words.ranks.match(lower, at, end)
        if rank and self.text[at][0].isupper() and (role is None or rank[0] > role[0]):
            if any(self.capital[at + rank[0] : at + rank[0] + 1]) or role is None:
                return self._add(at, at + rank[0], "rank", rank[1])
        if role:
            return self._add(at, at + role[0], "role", role[1])
        group = words.groups.match(lower, at, end)
        if group:
            return self._add(at, at + group[0], "group", group[1])
        if lower[at] in words.honorifics and at + 1 < end and self.text[at + 1][0].isupper():
            return self._add(at, at + 1, "honorific")
        if not self.capital[at]:
            return at + 1
        return self._name(at)

    def _organisation(self, at: int) -> int:
        """The token after an organisation that begins at ``at``; 0 without one."""
        words, lower, end = self.words, self.lower, self.size
        known = words.known_organisations.match(lower, at, end)
        last = (
            at + known[0] if known and all(self.text[i][0].isupper() for i in range(at, at + known[0])) else 0
        )
        head = words.organisations.match(lower, at, end)
        if head and self.text[at + head[0] - 1][0].isupper() | (
            self.text[at + head[0] - 1].islower() and self.text[at][0].isupper() and head[0] > 1
        ):
            stop = self._stretch(at + head[0], True)
            bare = " ".join(lower[at : at + head[0]]) in words.organisation_bare
            if stop > max(at + head[0], last) or (not bare and at + head[0] > last):
                return self._add(at, stop, "organisation", head[1])
        ending = self._ending(at)
        if ending and ending[0] > last:
            stop = self._complement(ending[0])
            return self._add(at, stop, "organisation", ending[1])
        if last:
            return self._add(at, self._place_after(last), "organisation", None, True)
        return 0

    def _ending(self, at: int) -> tuple[int, str] | None:
        """Where the last word of an organisation's name ends in the run of capitals, and its sector."""
        found = None
        i = at
        while i < self.size and self.capital[i] and i - at < 8:
            if i > at:
                sector = self.words.organisation_endings.get(self.lower[i])
                if sector is not None:
                    found = (i + 1, sector)
                elif self.words.roles.match(self.lower, i, self.size):
                    break
            elif self.words.roles.match(self.lower, i, self.size):
                break
            i += 1
        return found

    def _complement(self, at: int) -> int:
        """The end of what a linking word adds to an organisation's name ("of Japan", "for the People")."""
        i = at
        while i < self.size and self.lower[i] in self.words.organisation_inside and i - at < 2:
            i += 1
        if i == at or self.lower[at] in self.words.articles or self.lower[at] in ("&",):
            return at
        if i < self.size and self.capital[i] and self.lower[at] not in self.words.given:
            return self._stretch(i, False)
        return at

    def _stretch(self, at: int, inside: bool) -> int:
        """The end of a run of capitals that goes on with an organisation's name from ``at``."""
        words, i = self.words, at
        in_role = bool(self.out) and self.out[-1].kind in ("role", "rank") and self.out[-1].last >= at - 3
        while i < self.size and i - at < 10:
            lower = self.lower[i]
            if self.capital[i] or self.text[i] in words.not_names and self.text[i][0].isupper() and i > at:
                if self._breaks(i, in_role or i > at):
                    break
                place = words.known_places.match(self.lower, i, self.size)
                if place and i > at:
                    i = self._place_end(i, place[0])
                    break
                i += 1
            elif lower.isdigit() and len(lower) < 5 and i > at - 1 and (i == at or not inside):
                i += 1
                break
            elif inside and i > at and lower in words.organisation_inside and self._goes_on(i):
                i += 1
            else:
                break
        while i > at and self.lower[i - 1] in words.organisation_inside:
            i -= 1
        return i

    def _goes_on(self, i: int) -> bool:
        """Whether capitals that are no person follow the linking word at ``i``."""
        nxt = i + 1
        while nxt < self.size and self.lower[nxt] in self.words.organisation_inside:
            nxt += 1
        if nxt >= self.size or not self.capital[nxt]:
            return False
        lower = self.lower[nxt]
        names = self.words
        return (
            lower in names.role_inside
            or (lower in names.organisation_endings)
            or (
                self.lower[i] in names.organisation_inside
                and self.lower[i] in names.role_inside
                and nxt > i + 1
            )
        )

    def _breaks(self, i: int, strict: bool) -> bool:
        """Whether a person, role, rank or another organisation begins at ``i``."""
        words, lower = self.words, self.lower
        if words.ranks.match(lower, i, self.size) or lower[i] in words.honorifics:
            return True
        role = words.roles.match(lower, i, self.size)
        if role and role[1] not in ("CVL", "UNK"):
            return True
        return strict and lower[i] in words.given

    def _place_end(self, at: int, size: int) -> int:
        """The end of a place of ``size`` tokens, with a direction after it ("Papua Barat")."""
        i = at + size
        if i < self.size and self.capital[i] and self.lower[i] in self.words.directions:
            i += 1
        return i

    def _place_after(self, at: int) -> int:
        """The end of a place that follows an organisation directly, or ``at``."""
        if at < self.size and self.capital[at]:
            place = self.words.known_places.match(self.lower, at, self.size)
            if place and self.text[at][0].isupper():
                return self._place_end(at, place[0])
        return at

    def _name(self, at: int) -> int:
        """Takes a run of capitals that is no organisation by its words."""
        words, lower, end = self.words, self.lower, self.size
        adjective = words.adjectives.match(lower, at, end)
        place = words.known_places.match(lower, at, end)
        people = words.people.match(lower, at, end)
        if people and (not place or people[0] >= place[0]):
            return self._add(at, at + people[0], "people", None, True)
        if adjective and (not place or adjective[0] > place[0]):
            return self._add(at, at + adjective[0], "adjective", None, True)
        if place and not (lower[at] in words.given and self._long(at, place[0])):
            return self._add(at, self._place_end(at, place[0]), "place", None, True)
        head = words.place_heads.match(lower, at, end)
        if head:
            stop = self._run(at + head[0])
            if stop > at + head[0]:
                return self._add(at, self._place_limit(at + head[0], stop), "place")
            if lower[at] in words.place_bare:
                return self._add(at, at + head[0], "place")
        text = self.text[at]
        stop = self._run(at)
        if stop - at > 1 and lower[stop - 1] in words.place_endings:
            return self._add(at, stop, "place")
        if len(text) > 1 and text.isupper() and text.isalpha() and lower[at] not in words.given:
            if self._after_role() or stop == at + 1 or not self._all_upper(at, stop):
                last = self._place_after(at + 1)
                return self._add(at, last, "organisation" if len(text) < 9 else "name")
        return self._add(at, stop, "name")

    def _all_upper(self, at: int, stop: int) -> bool:
        return all(t.isupper() for t in self.text[at:stop])

    def _long(self, at: int, size: int) -> bool:
        """Whether more capitals follow a place name that is also a person's."""
        return at + size < self.size and self.capital[at + size]

    def _after_role(self) -> bool:
        return bool(self.out) and self.out[-1].kind in ("role", "organisation")

    def _place_limit(self, at: int, stop: int) -> int:
        """The end of a place that a place word opens: before a name that is a person's."""
        for i in range(at + 1, stop):
            if self.lower[i] in self.words.given:
                return i
        return stop

    def _run(self, at: int) -> int:
        """The end of the capitals from ``at``, over name particles, up to the next thing that the data knows."""
        words, i = self.words, at
        while i < self.size and i - at < 12:
            if self.capital[i]:
                if i > at and self._stops_run(i):
                    break
                i += 1
            elif self.lower[i] in words.particles and i > at and self._particle(i):
                i += 1
            elif (
                self.text[i][0].isalpha()
                and i > at
                and self.text[i].endswith(".")
                and self.text[i][0].isupper()
            ):
                i += 1
            else:
                break
        while i > at and self.lower[i - 1] in words.particles and not self.text[i - 1][0].isupper():
            i -= 1
        return i

    def _particle(self, i: int) -> bool:
        """Whether a name goes on after the particle at ``i``."""
        for nxt in (i + 1, i + 2):
            if nxt >= self.size:
                return False
            if self.capital[nxt]:
                return True
            if self.lower[nxt] not in self.words.particles:
                return False
        return False

    def _stops_run(self, i: int) -> bool:
        words, lower, end = self.words, self.lower, self.size
        if self.text[i] in words.degrees or lower[i] in words.degrees and self.text[i].isupper():
            return True
        if lower[i] in words.given:
            return False
        role = words.roles.match(lower, i, end)
        if role and role[1] not in ("CVL", "UNK"):
            return True
        if words.ranks.match(lower, i, end) and not lower[i] in words.given:
            return True
        place = words.known_places.match(lower, i, end)
        if place and (i + place[0] >= end or not self.capital[i + place[0]]) and place[1]:
            return self._after_role()
        return False
