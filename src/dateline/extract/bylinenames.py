"""The people, the agency and the house accounts that a line of names tells of.

"Ann Lee, Health Reporter, and Bob Ray in Beirut" names two people: what follows a name after a comma may be
its post, its degrees or its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dateline.extract.agencies import agency_at_start, agency_named
from dateline.extract.bylinewords import byline_words, tags_of
from dateline.extract.datelines import is_listed_place
from dateline.extract.personnames import is_outlet, person_name, squash
from dateline.extract.timewords import time_words

MAX_NAMES = 24

BARS = re.compile(r"\s*[|•·⋅–—‖>]\s*|\s+[-/]+\s+|\s+-+$|^\s*-+\s+|\t")
"""What stands between a name and what is no name."""
BRACKETED = re.compile(r"\(([^()]{2,40})\)")
_LETTERS = re.compile(r"[A-Z][A-Z.\-]{0,6}")
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)
def names_in(text: str, outlet: str | None) -> tuple[tuple[str, ...], str | None, bool]:
    """The persons that the text names, the agency, and whether it names a house account instead."""
    people: list[str] = []
    agency: str | None = None
    if "(" in text:
        agency = next((a for inner in BRACKETED.findall(text) if (a := agency_named(inner))), None)
        text = BRACKETED.sub(" ", text)
    house = False
    for chunk in chunks_of(text):
        settled = bool(people)
        wires, accounts = _read_chunk(chunk, outlet, None if settled else people)
        agency, house = agency or wires, house or accounts
    return tuple(people[:MAX_NAMES]), agency, house and not people


def people_in(claims: Iterable[str], outlet: str | None) -> list[str]:
    """The persons whom the author claims of metadata name, each once, in order."""
    return list(dict.fromkeys(name for claim in claims for name in claimed_names(claim, outlet)[0]))


def claimed_names(claim: str, outlet: str | None) -> tuple[tuple[str, ...], str | None]:
    """The persons and the agency that one author claim of metadata names.

    One word with more behind "for" or "in" is the name of an office: "Centre for Ports".
    """
    names, agency, _ = names_in(without_opener(claim), outlet)
    if any(" " not in name for name in names) and not byline_words().cuts.isdisjoint(claim.split()):
        names = tuple(name for name in names if " " in name)
    return names, agency


def author_linked(text: str, href: str, outlet: str | None) -> str | None:
    """The person whom a link names, where its address is one of a page about that person, or None.

    The address says so by a folder for authors and by the last word of the name, in plain letters.
    """
    steps = _steps(href)
    if byline_words().paths.isdisjoint(steps[:-1]):
        return None
    name = person_name(text, outlet)
    return name if name and _ends_in(name, steps[-2:]) else None


def leads_elsewhere(text: str, href: str) -> bool:
    """Whether a link in a byline leads to a page that is no author's, such as a topic's."""
    steps = _steps(href)
    words = byline_words()
    if not words.topic_paths.isdisjoint(steps):
        return True
    return len(steps) > 1 and words.paths.isdisjoint(steps) and not _ends_in(text, steps[-2:])


def _steps(href: str) -> list[str]:
    """The folders and values at the end of an address, in small letters."""
    return [step for step in re.split(r"[/?#=]", href.casefold()[-200:]) if step]


def _ends_in(name: str, steps: Sequence[str]) -> bool:
    """Whether the last word of the name stands in one of the steps of an address."""
    last = squash(name.split()[-1]) if name.strip() else ""
    return len(last) > 2 and any(last in squash(step) for step in steps)


def without_opener(claim: str) -> str:
    """The claim without "By" and its like before the names."""
    tag = next(iter(tags_of(claim)), None)
    return claim[tag.end :] if tag and not tag.start else claim


def chunks_of(text: str) -> Iterator[str]:
    """The pieces of the text between bars, up to the first date."""
    date = date_at(text)
    for chunk in BARS.split(text if date is None else text[:date]):
        if chunk.strip(" .,;:"):
            yield chunk


def date_at(text: str) -> int | None:
    """Where a date begins in the text, with the weekday before it; None where there is none."""
    if not _DIGIT.search(text):
        return None
    calendar = time_words(())
    found = calendar.dates.search(text)
    if not found:
        return None
    before = re.split(r"[\s,.]+", text[: found.start()].rstrip(" ,.")[-20:])[-1]
    if before.casefold() in calendar.weekdays:
        return text.rindex(before, 0, found.start())
    return found.start()


def without_agency(part: str) -> tuple[str | None, str]:
    """The agency that the part names or begins with ("Associated Press writer A"), and the rest of it."""
    whole = agency_named(part)
    if whole:
        return whole, ""
    found = agency_at_start(part)
    return (found[0], part[found[1] :]) if found else (None, part)


def _read_chunk(chunk: str, outlet: str | None, people: list[str] | None) -> tuple[str | None, bool]:
    """Enters the persons of one chunk; the agency that it names, and whether it names a house account."""
    words = byline_words()
    joins = [",", *(join[0].strip() for join in words.joiners.finditer(chunk))]
    parts = words.joiners.split(chunk) if len(joins) > 1 else [chunk]
    agency, house, posts, placed = None, False, False, False
    for i, whole in enumerate(parts):
        kept = _cut(whole)
        wire, part = without_agency(kept)
        agency = agency or wire
        account = part.casefold() in words.house or is_outlet(part, outlet)
        house = house or account
        if people is None or not part:
            continue
        name = person_name(part, outlet)
        if name and _is_beside(part, name, joins[i], people):
            posts = posts or not is_listed_place(name)
        elif name and not _is_post(parts, joins, i, people, posts) and not (placed and " " not in name):
            people.append(name)
            posts = False
        elif people and joins[i] == ",":
            posts = True
        placed = bool(people) and len(kept) < len(whole.strip(" ."))
    return agency, house


def _cut(part: str) -> str:
    """The part up to a small word that opens a place or a time: "Maya in Beirut"."""
    tokens = part.split()
    cuts = byline_words().cuts
    end = next((i for i, token in enumerate(tokens) if i and (token in cuts or token.isdigit())), len(tokens))
    return " ".join(tokens[:end]).strip(" .")


def _is_beside(part: str, name: str, join: str, people: Sequence[str]) -> bool:
    """Whether the part is no person but the post or place of one: "Kontributor Surabaya", "A B, Zürich"."""
    tokens = part.casefold().split()
    qualifiers = byline_words().qualifiers
    lone = len(name.split()) == 1
    if tokens[0] in qualifiers and lone:
        return True
    if not people or join != ",":
        return False
    return tokens[-1] in qualifiers or (lone and is_listed_place(name))


def _is_post(parts: Sequence[str], joins: Sequence[str], i: int, people: Sequence[str], posts: bool) -> bool:
    """Whether what looks like a name is a post or degree of the person before it, or a part of one.

    ``posts``: a post was named since the last person; then only what "and" joins, or what has a post of its
    own behind it, is a person.
    """
    if not people:
        return False
    if names_post(parts[i]):
        return True
    ends = i + 1 == len(parts)
    if joins[i] == ",":
        if _LETTERS.fullmatch(parts[i].strip()) and not people[0].isupper():
            return True
        alone = len(parts[i].split()) == 1
        if alone and not ends and joins[i + 1] != "," and names_post(parts[i + 1]):
            return True
        return posts and (ends or joins[i + 1] != "," or not names_post(parts[i + 1]))
    return posts and len(parts[i].split()) < 2


def names_post(part: str) -> bool:
    """Whether one of the part's words is one of a post: "Home Security Expert"."""
    return not byline_words().posts.isdisjoint(re.split(r"[\s\-]+", part.casefold().strip(" .")))
