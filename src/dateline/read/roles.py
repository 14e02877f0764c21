"""Role and group phrases: the office beside a name, and people named by their nation."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.read.name_segments import ROMAN, Segment
from dateline.read.name_words import NameWords
from dateline.records import Token

QUIET = frozenset({"CVL", "UNK", "EDU", "JRN", "MED", "SOC", "REL", "LAB", "BUS"})
"""Sectors whose role nouns are mentions only beside a name: alone they are any farmer or driver."""
LEADING = 4
"""Votes for a person that a role or rank directly before gives."""
BESIDE = 3
"""Votes for a person that a role in apposition gives."""
LONGEST = 30
"""Tokens of an office after its noun, at most; and before it."""
OPEN_WORDS = 4
"""Nouns and adjectives that a linking word may add to an office ("head of the regional administration")."""
PHRASE_TAGS = frozenset({"NOUN", "ADJ", "PROPN"})


def read_roles(tokens: Sequence[Token], segments: list[Segment], words: NameWords) -> list[Segment]:
    """The role and group phrases of a sentence; names that they lead to get their votes.

    ``segments`` is changed: a name after a role may be cut where the office ends.
    """
    out: list[Segment] = []
    at = 0
    while at < len(segments):
        segment = segments[at]
        if segment.kind == "role":
            phrase = _Office(tokens, segments, at, words)
            found = phrase.read()
            crowd = words.groups.get(phrase.noun)
            if crowd and not phrase.named:
                segment.sector, found = crowd, _group(segments, at) or found
            if found:
                out.append(found)
            at = max(at, phrase.next - 1)
        elif segment.kind == "rank":
            out.append(Segment(segment.sentence, segment.first, segment.last, "role", segment.sector))
            if at + 1 < len(segments) and segments[at + 1].first == segment.last:
                segments[at + 1].votes["person"] += LEADING
        elif segment.kind in ("group", "people"):
            group = _group(segments, at)
            if group:
                out.append(group)
        at += 1
    return out


class _Office:
    """The phrase around one role noun, read to the right up to its bearer and then to the left."""

    def __init__(self, tokens: Sequence[Token], segments: list[Segment], at: int, words: NameWords) -> None:
        self.tokens, self.segments, self.words = tokens, segments, words
        self.at, self.role = at, segments[at]
        self.sector = self.role.sector
        self.last = self.token = self.role.last
        self.next = at + 1
        self.named = False
        self.noun = " ".join(t.lower for t in tokens[self.role.first : self.role.last])
        self.generic = self.noun in words.generic_roles or self.sector == "UNK"
        self.place_wanted = self.noun in words.placed
        self.linked = 0

    def read(self) -> Segment | None:
        """The phrase as a segment; None for a quiet role without a name beside it."""
        end = min(len(self.tokens), self.role.last + LONGEST)
        while self.token < end and self._extend():
            pass
        first = self._start()
        self.named = self.named or self._named_around(first)
        if not self.named and self.role.sector in QUIET:
            return None
        return Segment(self.role.sentence, first, self.last, "role", self.sector)

    def _here(self) -> Segment | None:
        """The segment that begins at the current token."""
        while self.next < len(self.segments) and self.segments[self.next].first < self.token:
            self.next += 1
        if self.next < len(self.segments) and self.segments[self.next].first == self.token:
            return self.segments[self.next]
        return None

    def _take(self, segment: Segment) -> bool:
        self.token = self.last = segment.last
        self.next += 1
        return True

    def _extend(self) -> bool:
        """Whether the phrase goes on; if so, one more piece of it is taken."""
        here = self._here()
        token = self.tokens[self.token]
        if here is None:
            return self._word(token)
        if here.kind in ("organisation", "group"):
            if self.generic and here.sector and here.sector != "UNK":
                self.sector, self.generic = here.sector, False
            return self._take(here)
        if here.kind == "place":
            self.place_wanted = False
            return self._take(here)
        if here.kind in ("adjective", "people", "common", "part"):
            return self._take(here)
        if here.kind == "role":
            if self.sector == "UNK":
                self.sector = here.sector
            return self._take(here)
        if here.kind == "rank":
            if self.sector in ("UNK", "CVL"):
                self.sector = here.sector
            self.last = here.last
            return self._bearer_after(here)
        if here.kind == "honorific":
            return self._bearer_after(here)
        return here.kind == "name" and self._name(here)

    def _bearer_after(self, lead: Segment) -> bool:
        """Takes a rank or honorific; what follows it directly is the bearer."""
        self.token = lead.last
        self.next += 1
        self.named = True
        here = self._here()
        if here is None or here.kind in ("rank", "honorific"):
            return here is not None
        here.votes["person"] += LEADING
        return False

    def _word(self, token: Token) -> bool:
        """Takes a word that is no segment, if the office may hold it."""
        lower, words = token.lower, self.words
        if token.text == "(":
            return self._bracket()
        if token.text in ("'s", "’s"):
            self.token += 1
            return self.last == self.token - 1 and self.segments[self.next - 1].kind in (
                "place",
                "organisation",
            )
        content = lower in words.term or (lower[0].isdigit() and self.token > self.role.last)
        if ROMAN.fullmatch(token.text):
            content = True
        if lower in words.role_inside or content:
            if token.tag == "CCONJ" and not self._goes_on():
                return False
            if token.tag == "ADP":
                self.linked = OPEN_WORDS
            self.token += 1
            if content or token.text[0].isupper() or token.tag in PHRASE_TAGS:
                self.last = self.token
            return True
        if words.articles and self.linked and token.tag in PHRASE_TAGS:
            self.linked -= 1
            self.token += 1
            self.last = self.token
            return True
        return False

    def _goes_on(self) -> bool:
        """Whether another part of the office, not another office or name, follows a linking word."""
        if self.token + 1 >= len(self.tokens):
            return False
        nxt = self.tokens[self.token + 1]
        follows = next((s for s in self.segments[self.next :] if s.first >= self.token + 1), None)
        if follows is not None and follows.first == self.token + 1:
            return follows.kind == "common" or (follows.kind == "name" and self._of_office(nxt.lower))
        return nxt.lower in self.words.role_inside

    def _bracket(self) -> bool:
        """Takes a short form in brackets after the office ("(Menhub)")."""
        close = self._close()
        if not close:
            return False
        self.token = close
        self._here()
        return True

    def _close(self) -> int:
        """The token after a bracket that holds a short form, or 0."""
        tokens, at = self.tokens, self.token
        for close in range(at + 2, min(at + 5, len(tokens))):
            if tokens[close].text == ")":
                inside = tokens[at + 1 : close]
                return close + 1 if inside[0].text[0].isupper() and not inside[-1].text[0].isdigit() else 0
        return 0

    def _of_office(self, word: str) -> bool:
        """Whether a word in capitals after a role noun belongs to the office, not to who holds it."""
        words = self.words
        return (word in words.role_inside or word in words.common) and word not in words.given

    def _name(self, name: Segment) -> bool:
        """Takes a name after the office, or the part of it that is the office's; False at the bearer."""
        at = name.first
        while at < name.last and self._of_office(self.tokens[at].lower):
            at += 1
        if at == name.last:
            name.kind = "part"
            return self._take(name)
        if at > name.first:
            name.first = self.token = self.last = at
        lower = self.tokens[at].lower
        if self.place_wanted and at + 1 < name.last and lower not in self.words.given:
            cut = at + 1
            while cut + 1 < name.last and self.tokens[cut].lower in self.words.directions:
                cut += 1
            self.segments.insert(self.next + 1, Segment(name.sentence, cut, name.last, "name"))
            name.last, name.kind = cut, "place"
            self.place_wanted = False
            return self._take(name)
        if self._leads_on(name):
            name.kind = "organisation"
            return self._take(name)
        name.votes["person"] += LEADING
        self.named = True
        return False

    def _leads_on(self, name: Segment) -> bool:
        """Whether what follows a name says that it is the office's, not the person's."""
        if name.last >= len(self.tokens):
            return False
        after = self.segments[self.next + 1 : self.next + 4]
        if self.tokens[name.last].lower in self.words.term:
            return True
        follows = after[0] if after and after[0].first == name.last else None
        if follows and follows.kind in ("rank", "honorific"):
            return True
        if follows and follows.kind == "place":
            return len(after) > 1 and after[1].first == follows.last and after[1].kind in ("name", "rank")
        token, self.token = self.token, name.last
        close = self._close() if self.tokens[name.last].text == "(" else 0
        self.token = token
        return bool(close) and any(s.first in (close, close + 1) and s.kind == "name" for s in after)

    def _start(self) -> int:
        """Where the phrase begins: before "former", and before a nation or organisation in English order."""
        words, segments, tokens = self.words, self.segments, self.tokens
        first, i = self.role.first, self.at - 1
        while first > 0 and self.role.first - first < LONGEST:
            token = tokens[first - 1]
            before = segments[i] if i >= 0 and segments[i].last == first else None
            owner = segments[i] if i >= 0 and segments[i].last == first - 1 else None
            if before is not None and before.kind == "adjective":
                first, i = before.first, i - 1
            elif (
                before is not None
                and words.articles
                and before.kind
                in (
                    "organisation",
                    "place",
                    "group",
                    "role",
                    "common",
                )
            ):
                if self.generic and before.sector and before.kind in ("organisation", "group"):
                    self.sector, self.generic = before.sector, False
                first, i = before.first, i - 1
            elif before is not None:
                break
            elif token.text == ")" and words.articles and (opening := self._short_form_before(first)):
                first = opening
                while i >= 0 and segments[i].last > first:
                    i -= 1
            elif token.lower in words.role_before:
                first -= 1
            elif token.text in ("'s", "’s") and owner and owner.kind in ("organisation", "place"):
                if self.generic and owner.sector:
                    self.sector, self.generic = owner.sector, False
                first, i = owner.first, i - 1
            elif words.articles and token.lower in words.role_inside and token.tag in PHRASE_TAGS:
                first -= 1
            else:
                break
        return first

    def _short_form_before(self, at: int) -> int:
        """Where a bracket of one word that ends before ``at`` begins, or 0: "Ministry of X (MoX) chief"."""
        return at - 3 if at >= 4 and self.tokens[at - 3].text == "(" else 0

    def _named_around(self, first: int) -> bool:
        """Whether a name stands in apposition: "X, menteri Y" or "menteri Y, X, ..."."""
        segments, tokens = self.segments, self.tokens
        before = [s for s in segments[max(0, self.at - 6) : self.at] if s.last < first]
        if before and before[-1].kind == "name":
            gap = tokens[before[-1].last : first]
            if len(gap) < 6 and gap[0].text == ",":
                rest = gap[1:]
                if rest and rest[0].text.isdigit() and len(rest) > 1 and rest[1].text == ",":
                    rest = rest[2:]
            elif gap[0].text == "(" and len(gap) in (3, 4) and gap[1].text.isdigit():
                rest = gap[3:]
                rest = rest[1:] if rest and rest[0].text == "," else rest
            else:
                rest = gap
            if gap and len(rest) <= 2 and all(t.tag in ("DET", "ADJ", "ADV", "NUM") for t in rest):
                before[-1].votes["person"] += BESIDE
                return True
        nxt = next((s for s in segments[self.next :] if s.first >= self.last), None)
        if nxt and nxt.kind == "name" and nxt.first == self.last + 1 and tokens[self.last].text == ",":
            nxt.votes["person"] += BESIDE
            return True
        return False


def _group(segments: list[Segment], at: int) -> Segment | None:
    """A people word with its nation or place: "warga Palestina", "Palestinian civilians", "Russians"."""
    group = segments[at]
    if group.kind == "people":
        return Segment(group.sentence, group.first, group.last, "group", "CVL")
    before = segments[at - 1] if at and segments[at - 1].last == group.first else None
    after = segments[at + 1] if at + 1 < len(segments) and segments[at + 1].first == group.last else None
    if after and after.kind == "place":
        return Segment(group.sentence, group.first, after.last, "group", group.sector)
    if before and before.kind == "adjective":
        return Segment(group.sentence, before.first, group.last, "group", group.sector)
    return None
