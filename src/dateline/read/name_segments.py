"""The stretches of one sentence that may be names or roles, cut where the word data says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.read.casing import CLOSED_TAGS, Capitals, Casing
from dateline.read.name_words import NameWords
from dateline.records import Token

LONGEST = 12
"""Tokens of one name at most."""
ROMAN = re.compile(r"[IVX]{1,5}")
LOOSE_ROLES = frozenset({"CVL", "UNK"})
"""Sectors of role nouns that are also parts of names ("Putra", "Kepala Gading")."""


@dataclass(slots=True)
class Segment:
    """Tokens ``first`` up to before ``last`` of one sentence.

    ``kind`` is name (a name of open kind), organisation, place, role, rank, honorific, adjective, people or
    group; ``known`` says that the word data lists it.
    """

    sentence: int
    first: int
    last: int
    kind: str
    sector: str | None = None
    known: bool = False
    votes: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Cuts:
    """What the word data cuts out of a text: stretches by sentence, and roles and groups as phrases."""

    sentences: tuple[tuple[Segment, ...], ...]
    roles: tuple[Segment, ...]


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
        self.upper = [t[0].isupper() for t in self.text]
        self.out: list[Segment] = []
        self.capital = Capitals(tokens, words, casing).read(heading)

    def cut(self) -> list[Segment]:
        """The segments of the sentence in order, none over another."""
        at = 0
        while at < self.size:
            at = self._step(at) if self.lower[at][0].isalpha() else at + 1
        return self.out

    def _add(self, first: int, last: int, kind: str, sector: str | None = None, known: bool = False) -> int:
        self.out.append(Segment(self.index, first, last, kind, sector or None, known))
        return last

    def _step(self, at: int) -> int:
        """Takes what begins at ``at`` and gives the token after it."""
        words, lower, end = self.words, self.lower, self.size
        if self.upper[at]:
            found = self._organisation(at)
            if found:
                return found
        role = words.roles.match(lower, at, end)
        rank = words.ranks.match(lower, at, end) if self.upper[at] else None
        if rank and (role is None or rank[0] > role[0]) and self._capital_at(at + rank[0]):
            return self._add(at, at + rank[0], "rank", rank[1])
        if role and not (self.capital[at] and role[1] == "CVL" and lower[at] in words.given):
            return self._add(at, at + role[0], "role", role[1])
        group = words.groups.match(lower, at, end)
        if group:
            return self._add(at, at + group[0], "group", group[1])
        if lower[at] in words.honorifics and at + 1 < end and self.upper[at + 1]:
            return self._add(at, at + 1, "honorific")
        return self._name(at) if self.capital[at] else at + 1

    def _capital_at(self, i: int) -> bool:
        return i < self.size and (self.capital[i] or self.lower[i] in self.words.honorifics)

    def _after_role(self, at: int) -> bool:
        """Whether a role or rank leads up to ``at``, so that a person may follow in the same breath."""
        for segment in reversed(self.out):
            if segment.last < at and any(self.text[i] in ",;" for i in range(segment.last, at)):
                return False
            if segment.kind in ("role", "rank"):
                return at - segment.last <= 4
            if segment.last < at - 3 or segment.kind == "name":
                return False
        return False

    # Organisations

    def _organisation(self, at: int) -> int:
        """The token after an organisation that begins at ``at``; 0 without one."""
        words, lower, end = self.words, self.lower, self.size
        last, sector, is_known = 0, None, False
        known = words.known_organisations.match(lower, at, end)
        if known and all(self.upper[at : at + known[0]]):
            last, is_known = self._place_after(at + known[0]), True
        head = words.organisations.match(lower, at, end)
        if head and self.upper[at]:
            start = at + head[0]
            bare = " ".join(lower[at:start]) in words.organisation_bare
            short = not bare and self.text[start - 1].isupper()
            stop = self._short_form_end(start) if short else self._stretch(start, self._after_role(at))
            if stop > last and (stop > start or not bare):
                last, sector = stop, head[1]
        ending = self._ending(at) if self.capital[at] or self._opens_long(at) else None
        if ending and ending[0] > last:
            last, sector = self._complement(ending[0]), ending[1]
        return self._add(at, last, "organisation", sector, is_known) if last else 0

    def _stretch(self, at: int, in_role: bool) -> int:
        """The end of the capitals from ``at`` that go on with an organisation's name."""
        words, i = self.words, at
        known = words.known_organisations.match(self.lower, at, self.size) if at < self.size else None
        if known and self.upper[at]:
            return self._place_after(at + known[0])
        limit = self._person_from(at) if in_role else self.size
        while i < limit and i - at < LONGEST:
            lower = self.lower[i]
            if self.upper[i] and self.text[i] not in words.degrees:
                if self._breaks(i):
                    break
                place = words.known_places.match(self.lower, i, self.size)
                if place and (i > at or in_role):
                    return self._place_end(i, place[0])
                i += 1
            elif lower.isdigit() and len(lower) < 5:
                return i + 1
            elif i > at and lower in words.organisation_inside and self._goes_on(i):
                i += 1
            else:
                break
        while i > at and self.lower[i - 1] in words.organisation_inside:
            i -= 1
        return i

    def _short_form_end(self, at: int) -> int:
        """The end of what may follow a short form in a body's name: a place, a body, more short forms."""
        words, i = self.words, at
        while i < self.size and self.upper[i] and not self._breaks(i):
            place = words.known_places.match(self.lower, i, self.size)
            head = words.organisations.match(self.lower, i, self.size)
            if place:
                return self._place_end(i, place[0])
            if head or words.place_heads.match(self.lower, i, self.size):
                return self._stretch(i + (head[0] if head else 1), self._after_role(at))
            if not self.text[i].isupper() or self.lower[i] in words.given:
                break
            i += 1
        return i

    def _person_from(self, at: int) -> int:
        """Where in an organisation's capitals the bearer of a role begins, as far as the article tells.

        A word that stands alone in capitals elsewhere is a person's first or last name. Without such a
        word, a known first name tells; without that, all of it is the organisation's.
        """
        stop = at
        while stop < self.size and (self.upper[stop] or self.lower[stop] in self.words.organisation_inside):
            stop += 1
        for i in range(at, stop):
            if self.lower[i] in self.words.given and i > at - 1:
                return i
            if i > at and self.casing.alone[self.lower[i]] and self.lower[i] not in self.words.common:
                if self._known_at(i):
                    continue
                later = i == stop - 1 and i - 1 > at
                return i - 1 if later and self.lower[i - 1] not in self.words.common else i
        return self.size

    def _known_at(self, i: int) -> bool:
        words = self.words
        return bool(
            words.known_places.match(self.lower, i, self.size)
            or words.known_organisations.match(self.lower, i, self.size)
            or (self.text[i].isupper() and len(self.text[i]) < 6)
        )

    def _goes_on(self, i: int) -> bool:
        """Whether capitals that are no person follow the linking word at ``i``."""
        nxt = i + 1
        while nxt < self.size and self.lower[nxt] in self.words.organisation_inside:
            nxt += 1
        if nxt >= self.size or not self.upper[nxt]:
            return False
        lower, words = self.lower[nxt], self.words
        if words.organisations.match(self.lower, nxt, self.size) or self._known_at(nxt):
            return False
        return lower in words.common or lower in words.role_inside or lower in words.organisation_endings

    def _breaks(self, i: int) -> bool:
        """Whether a person, role or rank begins at ``i``."""
        words, lower = self.words, self.lower
        if lower[i] in words.honorifics or (
            words.ranks.match(lower, i, self.size) and self._capital_at(i + 1)
        ):
            return True
        role = words.roles.match(lower, i, self.size)
        return bool(role and role[1] not in LOOSE_ROLES and lower[i] not in words.role_inside)

    def _opens_long(self, at: int) -> bool:
        """Whether a common word opens a sentence and a name ("Constitutional Democratic Party")."""
        return (
            self._capital_at(at + 1)
            and self.tokens[at].tag not in CLOSED_TAGS
            and self.text[at] not in self.words.not_names
        )

    def _ending(self, at: int) -> tuple[int, str] | None:
        """Where the last word of an organisation's name ends in the run of capitals, and its sector."""
        found = None
        i = at
        while i < self.size and (self.capital[i] or i == at) and i - at < 8:
            if (
                self.words.roles.match(self.lower, i, self.size)
                and self.lower[i] not in self.words.role_inside
            ):
                break
            sector = self.words.organisation_endings.get(self.lower[i]) if i > at else None
            if sector is not None:
                found = (i + 1, sector)
            i += 1
        return found

    def _complement(self, at: int) -> int:
        """The end of what a linking word adds to an organisation's name ("of Japan", "for the People")."""
        i = at
        while i < self.size and self.lower[i] in self.words.organisation_inside and i - at < 2:
            i += 1
        if i == at or self.lower[at] in self.words.articles or not self.lower[at].isalpha():
            return at
        if i < self.size and self.capital[i] and self.lower[i] not in self.words.given:
            return self._stretch(i, False)
        return at

    # Places

    def _place_end(self, at: int, size: int) -> int:
        """The end of a place of ``size`` tokens, with a direction after it ("Papua Barat")."""
        i = at + size
        if i < self.size and self.capital[i] and self.lower[i] in self.words.directions:
            i += 1
        return i

    def _place_after(self, at: int) -> int:
        """The end of a place that follows an organisation directly, or ``at``."""
        if at < self.size and self.upper[at]:
            place = self.words.known_places.match(self.lower, at, self.size)
            if place:
                return self._place_end(at, place[0])
        return at

    # Names of open kind

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
        if place and not (lower[at] in words.given and self._capital_at(at + place[0])):
            if at and lower[at - 1] in words.not_after:
                return at + place[0]
            return self._add(at, self._place_end(at, place[0]), "place", None, True)
        head = words.place_heads.match(lower, at, end)
        if head:
            return self._headed_place(at, head[0]) or at + head[0]
        text = self.text[at]
        if ROMAN.fullmatch(text) or len(text) == 1 or (text in words.degrees and self.text[at - 1] == ","):
            return at + 1
        stop = self._run(at)
        if stop - at > 1 and lower[stop - 1] in words.place_endings:
            return self._add(at, stop, "place")
        if len(text) > 1 and text.isupper() and text.isalpha() and lower[at] not in words.given:
            role = self._after_role(at)
            if role or stop == at + 1:
                return self._add(at, self._place_after(at + 1), "organisation" if len(text) < 9 else "name")
        if any(text.lower().startswith(p) for p in words.organisation_starts) and len(text) > 5:
            return self._add(at, stop, "organisation", "GOV")
        if all(
            (w in words.common and w not in words.given) or t in words.not_alone
            for w, t in zip(lower[at:stop], self.text[at:stop], strict=True)
        ):
            return self._add(at, stop, "common")
        return self._add(at, stop, "name")

    def _headed_place(self, at: int, size: int) -> int:
        """The token after a place that a place word opens; 0 without a name after it."""
        start = at + size
        stop = self._run(start)
        if stop < self.size and stop == start and self.upper[start]:
            stop = max(self._organisation_end(start), start)
        for i in range(start + 1, stop):
            if self.lower[i] in self.words.given:
                stop = i
                break
        if stop > start or self.lower[at] in self.words.place_bare:
            return self._add(at, max(stop, start), "place")
        return 0

    def _organisation_end(self, at: int) -> int:
        """Where an organisation that begins at ``at`` would end, without taking it."""
        count = len(self.out)
        last = self._organisation(at)
        del self.out[count:]
        return last

    def _run(self, at: int) -> int:
        """The end of the capitals from ``at``, over particles, up to what the data knows as another thing."""
        words, i = self.words, at
        while i < self.size and i - at < LONGEST:
            if self.capital[i]:
                if i > at and self._stops_run(i, at):
                    break
            elif i == at or (
                not (self.lower[i] in words.particles and self._particle(i))
                and not (self.upper[i] and self.text[i].endswith("."))
            ):
                break
            i += 1
        while i > at and self.lower[i - 1] in words.particles and not self.upper[i - 1]:
            i -= 1
        return i

    def _particle(self, i: int) -> bool:
        """Whether a name goes on after the particle at ``i``."""
        for nxt in range(i + 1, min(i + 3, self.size)):
            if self.capital[nxt]:
                return True
            if self.lower[nxt] not in self.words.particles:
                return False
        return False

    def _stops_run(self, i: int, start: int) -> bool:
        """Whether something else than the name that began at ``start`` begins at ``i``."""
        words, lower, end = self.words, self.lower, self.size
        if self.text[i] in words.degrees:
            return True
        if lower[i] in words.given:
            return False
        if lower[i] in words.honorifics and self._capital_at(i + 1) and lower[i] not in words.common:
            return True
        role = words.roles.match(lower, i, end)
        if role and role[1] not in LOOSE_ROLES:
            return True
        if words.ranks.match(lower, i, end):
            return True
        place = words.known_places.match(lower, i, end)
        if place and place[1] and (i + place[0] >= end or not self.capital[i + place[0]]):
            return self._after_role(start)
        return False
