"""The news agencies, by name and short form, and where a passage names one as its source."""

from __future__ import annotations

import re
from functools import cache

from dateline.languages import load_all

_FIRST = re.compile(r"\w+")


def agency_named(name: str) -> str | None:
    """The agency that the whole of ``name`` names ("AP" is Associated Press), or None.

    A short form counts in its own spelling only: "AP" and "dpa", but not "Ap".
    """
    name = name.strip(" \t.,;:()[]–—-/|'\"“”")
    if not name[:1].isupper() and name not in _names():
        return None
    return _names().get(name) or _names().get(name.casefold())


def find_agency(text: str) -> str | None:
    """The first agency that running text names as its source ("dikutip dari AP"), or None."""
    for found in _cited().finditer(text[:20_000]):
        if found[1][0].isupper() and (agency := agency_named(found[1])):
            return agency
    return None


def agency_at_start(text: str) -> tuple[str, int] | None:
    """The agency that the text begins with before something else, and where that begins, or None."""
    word = _FIRST.match(text)
    if not word or word[0].casefold() not in _first_words():
        return None
    found = _leading().match(text)
    agency = agency_named(found[1]) if found else None
    return (agency, found.end()) if found and agency else None


@cache
def agency_pattern() -> str:
    """A pattern of every form of every agency, longest first; long forms in any case."""
    forms = sorted(_names(), key=lambda form: (-len(form), form))
    return "|".join(re.escape(f) if _is_short(f) else f"(?i:{re.escape(f)})" for f in forms)


@cache
def _names() -> dict[str, str]:
    """Every form to the agency: long ones in caseless form, short ones (at most five letters) as written."""
    out: dict[str, str] = {}
    for _, data in load_all("byline"):
        for agency, forms in data.get("agencies", {}).items():
            for form in (agency, *forms):
                short = form.replace(".", "")
                if len(short) <= 5 and " " not in short:
                    out.setdefault(form.upper(), agency)
                    if form == agency:
                        out.setdefault(form, agency)
                else:
                    out.setdefault(form.casefold(), agency)
    return out


def _is_short(form: str) -> bool:
    return len(form) <= 5 and " " not in form


@cache
def _first_words() -> frozenset[str]:
    return frozenset(found[0].casefold() for form in _names() if (found := _FIRST.match(form)))


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"({agency_pattern()})(?:['’]s?)?[\s/]+(?=\S)")


@cache
def _cited() -> re.Pattern[str]:
    cues = {cue for _, data in load_all("byline") for cue in data.get("source", {}).get("cited", ())}
    cue = "|".join(re.escape(c) for c in sorted(cues, key=lambda c: (-len(c), c)))
    return re.compile(rf"(?<!\w)(?i:{cue})\s(?:\w+\s){{0,2}}?({agency_pattern()})(?!\w)")
