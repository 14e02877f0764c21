"""Names of people in bylines: told from organisations and house accounts, and written as a reader would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from dateline.extract.agencies import agency_named
from dateline.extract.bylinewords import byline_words

LONGEST_NAME = 60
"""Code points of the longest name of one person."""
MOST_WORDS = 7

_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?<!\w)@\w+|https?://\S+|\bwww\.\S+")
_ALNUM = re.compile(r"[^\W_]+")
UNSPACED = 0x2E80
"""The first code point of the scripts of East Asia, which write a name in one."""
_EDGES = " \t\n.,;:|/\\-–—•·*\"'“”‘’()[]{}<>=_"
_HONORIFIC_INITIAL = re.compile(r"^[A-Z](?:\.[A-Z])*\.?$")


@lru_cache(maxsize=8192)
def person_name(text: str, outlet: str | None = None) -> str | None:
    """The person's name that the whole of ``text`` is, cleaned; None where it is no person's name.

    Addresses, degrees and words for the trade go; separators that a template put between the parts of
    a name become spaces; a name all in capitals or all in small letters gets a name's spelling.
    """
    words = byline_words()
    if len(text) > 4 * LONGEST_NAME or text.strip(_EDGES).replace(".", "").casefold() in words.degrees:
        return None
    name = _spaced(_ADDRESS.sub(" ", text).partition(" (")[0].strip(_EDGES))
    parts = _without_trade(_without_degrees(name.split()))
    name = " ".join(parts).strip(_EDGES)
    parts = name.split()
    if (
        not name
        or len(name) > LONGEST_NAME
        or len(parts) > MOST_WORDS
        or any(c.isdigit() or c in ":…" for c in name)
        or ", " in name
    ):
        return None
    lower = re.split(r"[\s\-]+", name.casefold())
    if name.casefold() in words.roles:
        return None
    if name.casefold() in words.house or not words.house_words.isdisjoint(lower) or agency_named(name):
        return None
    if is_outlet(name, outlet) or _is_newsroom(parts, outlet):
        return None
    if len(parts) == 1 and not name.isupper() and sum(map(str.isupper, name)) > 2:
        return None  # "SchoolOfArt": the name of an account.
    return _spelled(parts) if _looks_named(parts) else None


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether the name is the outlet's own, or one of its sections ("detakNews" of "detakkini")."""
    mine, its = squash(name), squash(outlet or "")
    return bool(its) and (mine == its or mine.removesuffix("com") == its.removesuffix("com"))


def same_person(a: str, b: str) -> bool:
    """Whether two spellings name one person: one letter apart, or the words of one all in the other."""
    if squash(a) == squash(b):
        return True
    one, two = set(a.casefold().split()), set(b.casefold().split())
    if min(len(one), len(two)) > 1 and (one <= two or two <= one):
        return True
    if len(one) != len(two) or min(len(a), len(b)) <= 7 or abs(len(a) - len(b)) > 2 or not one & two:
        return False
    return SequenceMatcher(None, a, b).ratio() > 0.94


@lru_cache(maxsize=8192)
def squash(text: str) -> str:
    """The letters and digits of a name in one, caseless."""
    return "".join(_ALNUM.findall(text.casefold()))


def _spaced(name: str) -> str:
    """Hyphens, dots and underscores between the parts of a name that has no spaces become spaces.

    A single hyphen stays ("Jean-Pierre"), and so do the dots of initials.
    """
    if " " in name:
        return re.sub(r"\s+", " ", name)
    name = name.replace("_", " ")
    parts = name.split("-")
    if len(parts) > 2 or any(_HONORIFIC_INITIAL.match(part) for part in parts[1:]):
        name = " ".join(part for part in parts if part)
    if " " not in name and re.fullmatch(r"[^\W\d_]{2,}(?:\.[^\W\d_]+)+", name):
        name = name.replace(".", " ")
    return name


def _is_newsroom(parts: Sequence[str], outlet: str | None) -> bool:
    """Whether the words name a desk ("Tim detakkini") or, in a script without spaces, no single person."""
    words = byline_words()
    if len(parts) == 2 and parts[0].casefold() in words.house_openers:
        return not parts[1].istitle() or is_outlet(parts[1], outlet)
    if len(parts) > 1 or ord(parts[0][-1]) < UNSPACED:
        return False
    return (len(parts[0]) > 8 and "・" not in parts[0]) or any(p in parts[0] for p in words.house_parts)


def _without_degrees(parts: list[str]) -> list[str]:
    degrees = byline_words().degrees
    shouted = all(part.isupper() for part in parts)
    while len(parts) > 1 and parts[-1].casefold().replace(".", "").strip(",") in degrees:
        is_name = len(parts[-1]) == 2 and (parts[-1].istitle() or shouted) and not parts[-2].endswith(",")
        if is_name:  # "Rui Ma": no degree is written so.
            break
        parts = parts[:-1]
    while len(parts) > 1 and parts[0].endswith(".") and parts[0].casefold().replace(".", "") in degrees:
        parts = parts[1:]
    return parts


def _without_trade(parts: list[str]) -> list[str]:
    """The words without those for the trade at either end, nor what an outlet adds before them."""
    qualifiers = byline_words().qualifiers
    for size in (3, 2, 1):
        if len(parts) > size and " ".join(parts[:size]).casefold() in qualifiers:
            parts = parts[size:]
        if len(parts) > size and " ".join(parts[-size:]).casefold() in qualifiers:
            # "Harbour Contributor", "Our Editors": one word before the trade is no person's name.
            parts = parts[:-size] if len(parts) > size + 1 or not parts[0][:1].isupper() else []
    return parts


def _looks_named(parts: list[str]) -> bool:
    """Whether the words look like a name: capitals throughout but for particles, or no capitals at all."""
    particles = byline_words().particles
    if all(part.islower() for part in parts):
        return 1 < len(parts) <= 3 and all(p.replace("'", "").replace("-", "").isalpha() for p in parts)
    named = [p for p in parts if p.casefold() not in particles]
    return bool(named) and all(_is_named(p) for p in named)


def _is_named(part: str) -> bool:
    first = part.lstrip("('\"“‘")[:1]
    uncased = first.isalpha() and not first.islower()
    return first.isupper() or uncased or bool(re.match(r"[a-z]{1,2}['’][A-Z]", part))


def _spelled(parts: list[str]) -> str:
    """The name in a name's spelling where it is all in capitals or all in small letters."""
    letters = "".join(parts)
    shouted = letters.isupper() and len(letters) > 3 and max(map(len, parts)) > 2
    if shouted or letters.islower():
        particles = byline_words().particles
        parts = [p.lower() if i and p.lower() in particles else _title(p) for i, p in enumerate(parts)]
    elif not letters.isupper():
        # "Ann MCCARTHY": agencies shout the family name.
        parts = [_title(p) if i and p.isupper() and len(p) > 3 else p for i, p in enumerate(parts)]
    return " ".join(parts)


def _title(part: str) -> str:
    """The word with a capital after each hyphen and apostrophe; initials stay."""
    if part.isupper() and len(part.strip(".")) <= 2:
        return part
    part = re.sub(r"[^\W\d_]+", lambda found: found[0][:1].upper() + found[0][1:].lower(), part)
    return re.sub(r"\bMc([a-z])", lambda found: "Mc" + found[1].upper(), part)
