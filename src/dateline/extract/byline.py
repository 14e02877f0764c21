"""Who wrote, edited and supplied a report, from the visible byline lines and from metadata.

A line names people by a role label ("Penulis : A Editor : B"), an opener ("By A and B", "Reporting by
A; editing by B"), a word for the trade beside the name ("A, Jurnalis"), or the outlet behind it ("A -
detikNews"). House accounts and organisations are neither authors nor editors; an agency is the agency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from dateline.extract.agencies import agency_named
from dateline.extract.bylinenames import (
    BARS,
    BRACKETED,
    MAX_NAMES,
    chunks_of,
    claimed_names,
    date_at,
    names_in,
    names_post,
    people_in,
    without_agency,
)
from dateline.extract.bylinewords import SOURCE, Tag, byline_words, tags_of
from dateline.extract.datelines import is_listed_place
from dateline.extract.personnames import LONGEST_NAME, UNSPACED, is_outlet, person_name, same_person
from dateline.extract.timewords import time_words
from dateline.records import Byline, BylineRole

LINE_LIMIT = 400
"""Code points of the longest line that is read as a byline: Reuters' closing line is about 200."""
MAX_LINES = 200
PROSE = 100
"""Code points from which a line that a full stop ends is prose."""
STOPS = '.!?”"'
PROSE_LINES = 3
"""Lines of prose after which a first "By A" is another story's; a standfirst and a caption may come first."""
BYLINE_GAP = 3
"""Lines between the "By" lines of one story."""

_OUTLETLIKE = re.compile(r"[a-z]+[A-Z][A-Za-z]+|[A-Za-z]+\.(?:com|co|id|tv|co\.id)")
_FOOT = "foot"
"""The role, for a while, of who reported by a report's closing line: reporters if nobody else is."""
_CLAIMED = "claimed"
"""The role, for a while, of whom a bare line names and metadata calls an author."""
_BETWEEN = frozenset("|•·⋅–—‖>-\t,/")
"""Marks of which one stands between a name and what is beside it."""


@dataclass(frozen=True, slots=True)
class BylineBlock:
    """The people and the agency of byline lines; ``used`` are the indexes of the lines that gave them.

    ``weak``: no reporter stands behind a label, or between headline and story: bylines of other stories may
    stand there. ``helpers`` are those of the reporters who contributed, as no line names others.
    """

    bylines: tuple[Byline, ...] = ()
    agency: str | None = None
    used: tuple[int, ...] = ()
    weak: bool = False
    helpers: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """What was found so far: (role, name) in order, the agency, the lines that gave something."""

    outlet: str | None
    people: list[tuple[str, str]]
    used: set[int]
    agency: str | None = None
    last: int | None = None
    """The line of the last reporter."""
    prose: int = 0
    """Lines of prose so far."""
    top: int = 0
    """The first line below the headline."""
    sure: bool = False
    """Whether a reporter stands behind a label, or between the headline and the story."""

    def is_elsewhere(self, index: int) -> bool:
        """Whether "By A" in this line is another story's: far from this one's byline, or after its text."""
        return self.prose >= PROSE_LINES if self.last is None else index - self.last > BYLINE_GAP

    def add(self, role: str, text: str, index: int, sure: bool = False) -> bool:
        """Whether the text named a person, an agency or a house account; the first two are entered.

        ``sure``: a label says so.
        """
        names, agency, house = names_in(text, self.outlet)
        if role in ("reporter", _CLAIMED) and names:
            self.last = index
            self.sure = self.sure or sure or (index >= self.top and self.prose < 2)
        self.agency = self.agency or agency
        if role != SOURCE:
            self.people += [(role, name) for name in names]
        if names or agency or house:
            self.used.add(index)
        return bool(names or agency or house)


def read_byline(
    lines: Sequence[str], outlet: str | None = None, claims: Sequence[str] = (), top: int = 0
) -> BylineBlock:
    """The bylines and the agency that the lines state by a role label, an opener or an agency's name.

    ``lines`` stand in page order; ``outlet`` keeps the newsroom's own name out; ``claims`` are the persons
    whom metadata calls the authors: a bare line of one of them is a byline; ``top`` is the index of the first
    line below the headline. Prose among the lines gives nothing.
    """
    lines = [" ".join(line.split()) if len(line) <= LINE_LIMIT else "" for line in lines[:MAX_LINES]]
    found = _Found(outlet, [], set(), top=top)
    words = byline_words()
    labels = [_bare_label(line) if len(line) <= words.longest else None for line in lines]
    behind = _labels_stand_behind(lines, labels, outlet)
    known = {claim.casefold() for claim in claims}
    waiting: tuple[str, int] | None = None
    for index, line in enumerate(lines):
        is_prose = len(line) >= PROSE and line[-1] in STOPS
        found.prose += is_prose
        role = labels[index]
        if role == "reporter" and _is_opener(line) and found.is_elsewhere(index):
            waiting = None
        elif role and behind:
            if index and found.add(role, lines[index - 1], index - 1, True):
                found.used.add(index)
        elif role:
            waiting = (role, index)
        elif waiting and line:
            sure = not _is_opener(lines[waiting[1]])
            if not is_prose and found.add(waiting[0], line.lstrip(" :："), index, sure):
                found.used.add(waiting[1])
                joined = index + 1 < len(lines) and words.joiners.fullmatch(f" {lines[index + 1]} ")
                waiting = waiting if joined else None
            elif not words.joiners.fullmatch(f" {line} "):
                waiting = None
        elif known and found.prose < PROSE_LINES and _is_claim(line, known):
            named = behind and index + 1 < len(lines) and labels[index + 1]
            if not named:
                found.add(_CLAIMED, line, index)
        else:
            _read_line(lines, index, found)
    helpers = tuple(name for role, name in found.people if role == "contributor")
    return BylineBlock(
        _settled(found.people), found.agency, tuple(sorted(found.used)), not found.sure, helpers
    )


def choose_bylines(
    visible: BylineBlock,
    authors: Sequence[str] = (),
    editors: Sequence[str] = (),
    outlet: str | None = None,
) -> BylineBlock:
    """The bylines of the article: visible ones, and metadata's for a role of which no visible line tells.

    An author that is an editor elsewhere is an editor: templates name the account that published. Where
    metadata names all who are shown as reporters and more, it names the rest; where the lines are weak, it
    names them all.
    """
    people: list[tuple[str, str]] = [(b.role, _short(b.name, authors)) for b in visible.bylines]
    agency = visible.agency
    if visible.weak and (claimed := people_in(authors, outlet)):
        people = _weighed(people, claimed, visible.helpers)
    roles = {role for role, _ in people}
    shown = [name for role, name in people if role == "reporter"]
    for role, claims in (("editor", editors), ("reporter", authors)):
        listed: list[str] = []
        for claim in claims[:MAX_NAMES]:
            names, wire = claimed_names(claim, outlet)
            if role not in roles:
                agency = agency or wire
            listed += names
        if role in roles and not (role == "reporter" and _complete(shown, listed)):
            continue
        people += [(role, name) for name in listed if not any(same_person(name, p) for _, p in people)]
    return BylineBlock(_settled(people), agency, visible.used)


def _weighed(
    people: Sequence[tuple[str, str]], claimed: Sequence[str], helpers: Sequence[str]
) -> list[tuple[str, str]]:
    """The people without the reporters whom metadata does not name; those who helped are contributors.

    Metadata that names none but the editors says nothing of the reporters.
    """
    editors = [name for role, name in people if role == "editor"]
    if all(any(same_person(claim, name) for name in editors) for claim in claimed):
        return list(people)
    out = []
    for role, name in people:
        if role == "reporter" and not any(same_person(name, claim) for claim in claimed):
            if name not in helpers:
                continue
            role = "contributor"
        out.append((role, name))
    return out


def _complete(shown: Sequence[str], listed: Sequence[str]) -> bool:
    """Whether metadata lists everyone who is shown, and so may add to them: bylines are cut short."""
    return all(any(same_person(name, other) for other in listed) for name in shown)


def _short(name: str, claims: Sequence[str]) -> str:
    """The name as metadata has it where a line adds a post to it: "Ann Lee Lifestyle Writer"."""
    return next((c for c in claims if len(c.split()) > 1 and name.startswith(c + " ")), name)


def _settled(people: Sequence[tuple[str, str]]) -> tuple[Byline, ...]:
    """One entry a person and role, in the fullest spelling.

    Who stands in the closing line beside a byline at the top is a contributor; contributors without any
    reporter are the reporters.
    """
    others = [name for role, name in people if role in ("editor", "photographer", "translator")]
    people = [
        ("reporter" if role == _CLAIMED else role, name)
        for role, name in people
        if role != _CLAIMED or not any(same_person(name, other) for other in others)
    ]
    named = {role for role, _ in people}
    if "reporter" not in named:
        plain = _FOOT if _FOOT in named else "contributor"
        people = [("reporter" if role == plain else role, name) for role, name in people]
    out: list[Byline] = []
    for role in ("reporter", _FOOT, "contributor", "editor", "photographer", "translator"):
        wrote = role in ("reporter", _FOOT, "contributor")
        final = cast(BylineRole, "contributor" if role == _FOOT else role)
        for name in (n for r, n in people if r == role):
            mine = [
                b
                for b in out
                if (b.role in ("reporter", "contributor")) == wrote and same_person(b.name, name)
            ]
            mine = [b for b in mine if wrote or b.role == final]
            if not mine:
                out.append(Byline(final, name))
            elif mine[0].role == final and len(name) > len(mine[0].name):
                out[out.index(mine[0])] = Byline(final, name)
    return tuple(out[:MAX_NAMES])


# Lines.


def _read_line(lines: Sequence[str], index: int, found: _Found) -> None:
    """One line without a label of its own."""
    words, line = byline_words(), lines[index]
    if not line:
        return
    if len(line) < 250 and line[0].isupper() and any(word in line for word in words.closing):
        closed = words.closers.search(line)
        if closed and _is_list_of_names(line[: closed.start()], found.outlet):
            found.add("contributor", line[: closed.start()], index)
            return
    tags = tags_of(line)
    if tags and len(line[: tags[0].start].split()) <= 6:
        _read_tagged(line, tags, index, found)
    elif len(line) <= 120:
        agency = agency_named(line)
        if agency or line.strip(" -–—|()").casefold() in words.house:
            found.agency = found.agency or agency
            found.used.add(index)
        elif line.count(" / ") == 1 and without_agency(line)[0]:
            found.add("reporter", line, index)
        elif not _BETWEEN.isdisjoint(line):
            if name := _beside_trade(lines, index, found.outlet):
                found.add("reporter", name, index)
        elif ord(line[0]) >= UNSPACED and line.rsplit(None, 1)[-1] in words.qualifiers:
            # Where nothing has capitals, the trade behind it tells a name.
            found.add("reporter", line, index)


def _read_tagged(line: str, tags: Sequence[Tag], index: int, found: _Found) -> None:
    """A line with labels: each owns the text up to the next."""
    for number, tag in enumerate(tags):
        end = tags[number + 1].start if number + 1 < len(tags) else len(line)
        role, text = tag.role, line[tag.end : end]
        if tag.is_opener:
            if not _is_list_of_names(text, found.outlet):
                continue
            if role == "reporter" and (len(tags) > 1 or line.endswith(".")):
                role = _FOOT
            elif role == "reporter" and (found.is_elsewhere(index) or not _opens(tag, text, index, found)):
                continue
        elif tag.start and len(line) >= PROSE and line[-1] in STOPS:
            continue
        found.add(role, text, index, not tag.is_opener)


def _opens(tag: Tag, text: str, index: int, found: _Found) -> bool:
    """Whether an opener that is another word elsewhere opens a byline here."""
    if tag.word not in byline_words().near:
        return True
    names = names_in(text, found.outlet)[0]
    is_near = index >= found.top and found.prose < 2
    return is_near and all(" " in name and not is_listed_place(name) for name in names)


def _bare_label(line: str) -> str | None:
    """The role of a line that is nothing but a label."""
    words = byline_words()
    text = line.casefold().strip(" :：|•·-–—")
    return words.roles[text] if text in words.labels else None


def _is_opener(line: str) -> bool:
    """Whether the line is a word such as "By" that needs no colon."""
    return line.casefold().strip(" |•·-–—") in byline_words().openers


def _is_claim(line: str, known: set[str]) -> bool:
    """Whether the line is nothing but one of the names."""
    return len(line) <= LONGEST_NAME and line.casefold().strip(" ,.·•|–—-&") in known


def _labels_stand_behind(lines: Sequence[str], labels: Sequence[str | None], outlet: str | None) -> bool:
    """Whether labels on lines of their own follow their names: a name stands before the first of them."""
    first = next((i for i, label in enumerate(labels) if label), 0)
    if not first or _is_opener(lines[first]) or any(not tag.start for tag in tags_of(lines[first - 1])):
        return False
    if lines[first].endswith((":", "：")) or lines[min(first + 1, len(lines) - 1)].startswith(":"):
        return False
    return len(lines[first - 1].split()) > 1 and bool(person_name(lines[first - 1].strip(","), outlet))


def _beside_trade(lines: Sequence[str], index: int, outlet: str | None) -> str | None:
    """The name in "A, Jurnalis", "A - detikNews" or "A | 19 Juni 2024", or None.

    The words behind the bar are an outlet's too where the next line begins with a date.
    """
    line = lines[index]
    head, *rest = [part for part in BARS.split(line) if part.strip()] or [""]
    words = byline_words()
    name, comma, trade = head.partition(",")
    if comma and re.split(r"\d|-", trade, maxsplit=1)[0].strip().casefold() in words.qualifiers:
        return person_name(name, outlet)
    if not rest or len(head.split()) < 2:
        return None
    tail = rest[0].strip()
    if is_outlet(tail, outlet) or _OUTLETLIKE.fullmatch(tail) or tail.casefold() in words.qualifiers:
        return person_name(head, outlet)
    if date_at(tail) == 0:
        return person_name(head, outlet)
    house = len(rest) == 1 and tail[0].isupper() and len(tail.split()) <= 3
    dated = house and index + 1 < len(lines) and date_at(lines[index + 1]) == 0
    return person_name(head, outlet) if dated else None


def _is_list_of_names(text: str, outlet: str | None) -> bool:
    """Whether the text after an opener without a colon holds names and nothing else: "By Monday" does not."""
    chunk = next(chunks_of(text), "")
    parts = [part.strip(" .") for part in byline_words().joiners.split(BRACKETED.sub(" ", chunk))]
    return any(parts) and all(_is_name_or_post(part, outlet) for part in parts if part)


def _is_name_or_post(part: str, outlet: str | None) -> bool:
    post = part.split()[0].casefold() in byline_words().qualifiers or _OUTLETLIKE.fullmatch(part)
    if post or names_post(part) or any(names_in(part, outlet)[1:]):
        return True
    calendar = time_words(())
    is_time = part.casefold() in calendar.weekdays or part.casefold() in calendar.months
    return not part[0].islower() and not is_time and bool(names_in(part, outlet)[0])
