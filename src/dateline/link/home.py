"""What a written form means by itself, and which country an article is written for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from dateline.languages import load
from dateline.link.hits import Hit
from dateline.link.rows import Entry
from dateline.link.tables import BIG, DOMINANT, country_of_domain, forms, outlets
from dateline.read.document import Document
from dateline.read.name_words import name_words

RANK = ("country", "capital", "seat", "organisation", "region")
"""Kinds in the order in which they are meant where one form has several of one country."""


def first_meant(entries: Sequence[Entry]) -> Entry:
    """Of entries of one country, the one whose kind is meant first."""
    return min(entries, key=lambda e: (RANK.index(e.kind) if e.kind in RANK else len(RANK), -e.size))


def certain(hit: Hit) -> Entry | None:
    """The meaning of a hit where its form has one only, or one far larger than the others."""
    firm = [e for e in hit.entries if not e.weak]
    if not firm or len(firm) < len(hit.entries):
        return None
    if len({e.country for e in firm}) == 1:
        return first_meant(firm)
    best = {c: max(e.size for e in firm if e.country == c) for c in {e.country for e in firm}}
    ordered = sorted(best.items(), key=lambda item: (-item[1], item[0] or ""))
    first, second = ordered[0], ordered[1]
    mine = first_meant([e for e in firm if e.country == first[0]])
    if mine.kind in ("country", "capital", "region") and second[1] < BIG:
        return mine
    return mine if first[1] >= DOMINANT * max(second[1], 1) else None


def country_of_name(name: str, language: str) -> str | None:
    """The country of a place by its name alone, in any case of letters; None where that is open."""
    words = name_words(language)
    parts = name.lower().split()
    tries = [parts]
    if len(parts) > 1 and parts[-1] in words.place_endings:
        tries.append(parts[:-1])
    if len(parts) > 1 and words.place_heads.get(parts[0]):
        tries.append(parts[1:])
    for part in tries:
        entries = forms(language).get(" ".join(part)) or ()
        places = tuple(e for e in entries if e.kind in ("country", "capital", "region", "city"))
        found = certain(Hit((0, 0), places)) if places else None
        if found:
            return found.country
    return None


def home_of(document: Document, counts: Counter[str]) -> str | None:
    """The country that the article is written for: two signs agree, or one that the text speaks of much.

    The signs are the language, the address and the dateline.
    """
    signs = Counter(s for s in _signs(document) if s)
    for country, count in sorted(signs.items(), key=lambda item: (-item[1], item[0])):
        spoken = counts[country]
        if count > 1 or (spoken and 2 * spoken >= max(counts.values())):
            return country
    return None


def language_home(language: str) -> str | None:
    """The country that nearly all news in a language is written in; None for languages of many countries."""
    code: str | None = load(language, "names").get("home", {}).get("country")
    return code


def _signs(document: Document) -> Iterable[str | None]:
    article = document.article
    yield language_home(document.language)
    host = (urlsplit(article.url or "").hostname or "").lower()
    parts = host.split(".")
    yield (country_of_domain(parts[-1]) if len(parts[-1]) == 2 else None) or next(
        (outlets()[p] for p in parts if p in outlets()), None
    )
    if article.dateline and article.dateline.place:
        yield country_of_name(article.dateline.place, document.language)
