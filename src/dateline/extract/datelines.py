"""The dateline that opens a report: "PYONGYANG, KOMPAS.TV - ", "LONDON, May 3 (Reuters) - ".

A dateline is told from a sentence that holds a dash by what stands before the dash: a place in capitals,
or beside an outlet or agency, or one that byline.toml lists, or at most two capitalised words before a
spaced hyphen. A second dash in the sentence makes the first one ordinary punctuation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.agencies import agency_named, agency_pattern
from dateline.extract.personnames import is_outlet
from dateline.extract.timewords import alternatives, time_words
from dateline.languages import load_all
from dateline.records import Dateline

REACH = 100
"""Code points from the start in which a dateline ends: "BEIRUT/THE HAGUE, March 7 (Reuters) - " has 36."""
PLACE_WORDS = 5
"""Words of the longest place."""

_DASH = re.compile(r"\s*(?:--+|—|–|‒|―)\s*|\s+-\s*|(?<=\w\))-\s*|(?<=[\w.])-\s+(?=[^\W\d_a-z]|[“\"‘'])")
_DOMAIN = re.compile(
    r"[A-Za-z][\w-]{1,30}\.(?:com|co\.id|co|id|tv|net|org|news|my\.id|web\.id)", re.IGNORECASE
)
_CAMEL = re.compile(r"[a-z]+[A-Z]\w+|[A-Z][a-z]+[A-Z][a-z]\w*")
_OPENING = re.compile(r"[“\"‘'(\[«]?[^\W_]")
_PLACE = re.compile(r"[^\W\d_][\w'’.-]*(?:[ /][^\W\d_][\w'’.-]*){0,6}")
_SMALL = frozenset({"de", "of", "du", "da", "do"})
_LOWER = _SMALL | {"la", "el", "al", "the"}


@dataclass(frozen=True, slots=True)
class _Words:
    places: frozenset[str]
    not_places: frozenset[str]
    outlets: re.Pattern[str]
    date: re.Pattern[str]
    agency: re.Pattern[str]


def split_dateline(text: str, outlet: str | None = None) -> tuple[Dateline | None, str]:
    """The dateline that opens the paragraph, and the paragraph without it (or the text itself).

    The place is in a reader's spelling ("Pyongyang"); ``Dateline.outlet`` is the outlet or agency that the
    dateline names, as written; ``Dateline.text`` is what was cut. ``outlet`` is the page's own, if known.
    """
    for dash in _DASH.finditer(text, 0, REACH):
        rest = text[dash.end() :]
        found = _read(text[: dash.start()], outlet) if len(rest.split(None, 3)) > 2 else None
        if found:
            place, paper, sure = found
            if sure or _begins_sentence(rest, dash[0]):
                return Dateline(place, paper, text[: dash.end()].strip()), rest
            return None, text
    return _without_dash(text, outlet)


def is_listed_place(name: str) -> bool:
    """Whether byline.toml of some language lists the name among the places that datelines name."""
    return name.casefold() in _words().places


def _read(head: str, outlet: str | None) -> tuple[str | None, str | None, bool] | None:
    """Place, outlet, and whether they are sure, where ``head`` (all before the dash) is a dateline."""
    words = _words()
    head = head.strip(" ,.:;*•|®")
    paper: str | None = None
    bracket = re.search(r"\s*[(\[/]([^()\[\]/]{2,40})[)\]/]\.?$", head)
    if bracket and (agency_named(bracket[1]) or _is_paper(bracket[1], outlet)):
        paper, head = bracket[1].strip(), head[: bracket.start()].strip(" ,.")
    dated = words.date.search(head)
    if dated:
        head = head[: dated.start()].strip(" ,.")
    parts = [part.strip() for part in head.split(",") if part.strip()]
    for part in list(parts):
        if paper is None and len(parts) <= 3 and _is_paper(part, outlet):
            paper = part
            parts.remove(part)
    if not parts:
        return (None, paper, True) if paper else None
    place = parts[0]
    if paper is None and len(parts) == 2 and is_listed_place(place) and _is_shouted(parts[1]):
        paper = parts.pop()
    if len(parts) > 2 or not all(_is_place(part) for part in parts):
        return None
    if paper or dated:
        return _spelled(place), paper, True
    if place.casefold() in words.places:
        return _spelled(place), None, False
    if place.casefold() in words.not_places:
        return None
    likely = len(place) > 3 if place.isupper() else len(place.split()) <= 2 and len(parts) == 1
    return (_spelled(place), None, False) if likely else None


def _begins_sentence(rest: str, dash: str) -> bool:
    """Whether a sentence of its own begins after the dash, with no second dash that pairs with it."""
    opening = _OPENING.match(rest)
    if not opening or opening[0][-1].islower():
        return False
    sentence = re.split(r"[.!?](?:\s|$)", rest[:400], maxsplit=1)[0]
    return dash.strip() not in re.findall(r"(?<=\s)-(?=\s)|--+|—|–", sentence)


def _without_dash(text: str, outlet: str | None) -> tuple[Dateline | None, str]:
    """Datelines that no dash ends: "Liputan6.com, Jakarta Menteri", "MOSCOW, May 3. /TASS/. The"."""
    words = _words()
    found = words.agency.match(text, 0, REACH)
    if found:
        read = _read(found[0].rstrip(" .:"), outlet)
        if read and (read[0] or read[1]) and _OPENING.match(text, found.end()):
            return Dateline(read[0], read[1], found[0].strip()), text[found.end() :]
    domain = re.match(rf"({_DOMAIN.pattern}), ", text, re.IGNORECASE)
    if domain:
        after = text[domain.end() : domain.end() + 60].split(" ")
        for size in (3, 2, 1):
            place = " ".join(after[:size])
            if len(after) > size and place.casefold() in words.places and after[size][:1].isupper():
                end = domain.end() + len(place)
                return Dateline(_spelled(place), domain[1], text[:end]), text[end:].lstrip(" ")
    place, colon, rest = text[:40].partition(": ")
    if colon and place.casefold() in words.places and rest[:1].isupper():
        return Dateline(_spelled(place), None, place + ":"), text[len(place) + 2 :]
    return None, text


def _is_paper(text: str, outlet: str | None) -> bool:
    """Whether the text is an outlet's or agency's name."""
    text = text.strip()
    if is_listed_place(text):
        return False
    if agency_named(text) or is_outlet(text, outlet) or _DOMAIN.fullmatch(text):
        return True
    words = text.split()
    return (
        len(words) <= 4
        and text[:1].isalnum()
        and bool(_CAMEL.fullmatch(text) or _words().outlets.search(text))
    )


def _is_shouted(text: str) -> bool:
    """Whether the text is one long word in capitals that is no place: an outlet beside a place."""
    return text.isupper() and text.isalpha() and len(text) > 5 and not is_listed_place(text)


def _is_place(text: str) -> bool:
    """Whether the text has the look of a place: few words, each with a capital, no figures."""
    if not _PLACE.fullmatch(text) or len(text.split()) > PLACE_WORDS:
        return False
    words = re.split(r"[ /]", text)
    return words[0][:1].isupper() and all(w[:1].isupper() or w in _LOWER for w in words)


def _spelled(place: str) -> str:
    """The place with small letters after each capital where it is all in capitals."""
    if not place.isupper():
        return place
    titled = re.sub(r"[^\W\d_]+", lambda found: found[0][0] + found[0][1:].lower(), place)
    return " ".join(w.lower() if i and w.lower() in _SMALL else w for i, w in enumerate(titled.split(" ")))


@cache
def _words() -> _Words:
    data = [one.get("dateline", {}) for _, one in load_all("byline")]
    calendar = time_words(())
    month = alternatives(calendar.months)
    day = rf"(?:(?:{month})\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{month})\.?)(?:,?\s\d{{4}})?"
    weekday = alternatives(calendar.weekdays)
    figures = r"\d{1,2}/\d{1,2}(?:/\d{2,4})?"
    outlets = alternatives(word for one in data for word in one.get("outlet_words", ()))
    head = rf"[^()/.\d]{{2,40}}(?:\s\[\w+\])?(?:,?\s(?i:{day}))?\.?\s?"
    return _Words(
        places=frozenset(place.casefold() for one in data for place in one.get("places", ())),
        not_places=frozenset(word.casefold() for one in data for word in one.get("not_places", ())),
        outlets=re.compile(rf"(?<!\w)(?:{outlets})(?!\w)", re.IGNORECASE),
        date=re.compile(rf"[,.]?\s*(?:(?:{weekday}),?\s\(?)?(?:{day}|{figures})\)?$", re.IGNORECASE),
        agency=re.compile(rf"{head}[(/](?:{agency_pattern()})[)/][.:]?\s+"),
    )
