"""What bodies of a state are called, and which listed organisation is which of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.languages import codes, has, load
from dateline.link.rows import marked, rows
from dateline.read.name_words import Phrases, words_of

Words = tuple[str, ...]
TWO = "bodies"
"""The key of two bodies that one phrase names ("the defence and foreign ministries")."""
NONE = "-"
"""What bodies.txt writes for a body that no listed organisation is, whatever its names say."""


@dataclass(frozen=True, slots=True)
class BodyWords:
    """What a language calls the bodies of a state; the value of a form is its kind and sector."""

    forms: Phrases[tuple[str, str]]
    beside: frozenset[str]
    owned: tuple[Words, ...]
    joins: frozenset[str]
    plural: Mapping[str, str]
    heads: frozenset[str]


def _forms(language: str) -> Iterator[tuple[Words, tuple[str, str]]]:
    for sector, kinds in load(language, "bodies").items():
        if sector.isupper():
            for key, forms in kinds.items():
                yield from ((words_of(form, language), (key, sector)) for form in forms)


@cache
def body_words(language: str) -> BodyWords:
    """The words of bodies.toml, ready to match."""
    options = load(language, "bodies").get("options", {})
    owned = tuple(tuple(words.split()) for words in options.get("owned", ()))
    beside, joins = frozenset(options.get("beside", ())), frozenset(options.get("joins", ()))
    heads = frozenset(options.get("heads", ()))
    return BodyWords(Phrases(_forms(language)), beside, owned, joins, options.get("plural", {}), heads)


@cache
def body_sectors(language: str) -> dict[str, str]:
    """The PLOVER sector of every kind of body, by bodies.toml (English where the language has none)."""
    data = load(language, "bodies") or load("en", "bodies")
    return {key: sector for sector, kinds in data.items() if sector.isupper() for key in kinds}


def body_id(country: str, key: str) -> str:
    """The identifier of a country's body: the listed organisation that it is, else a ``gov:`` one.

    Two bodies of one country together are that country.
    """
    if key == TWO:
        return f"country:{country}"
    return _listed().get((country, key), f"gov:{country}:{key}")


@cache
def _listed() -> dict[tuple[str, str], str]:
    """The listed organisations that are bodies of a state, by country and kind of body.

    bodies.txt says so, or one of their names does ("Supreme Court of India").
    """
    out: dict[tuple[str, str], str] = {}
    own: dict[tuple[str, str], str] = {}
    for country, key, listed, written in rows("bodies.txt", "|"):
        if listed:
            out[country, key] = f"gov:{country}:{key}" if listed == NONE else f"org:{listed}"
        own.update({(country, marked(n.strip())[0].lower()): key for n in written.split(";")})
    tables = []
    for code in (code for code in codes() if has(code, "bodies")):
        forms = dict(_forms(code))
        openers = frozenset(words[0] for words in forms)  # most names hold none, and are passed over
        tables.append((forms, _nations(code), body_words(code).beside, openers))
    sectors = set(body_sectors("en").values())
    for org, sector, country, written, *_ in rows("organisations", "|"):
        if not country or sector not in sectors:
            continue
        for name in written.split(";"):
            lower = marked(name.strip())[0].lower()
            kind = own.get((country, lower)) or _kind(lower.replace("'s ", " 's ").split(), country, tables)
            if kind:
                out.setdefault((country, kind), f"org:{org}")
    return out


def _nations(language: str) -> dict[str, set[Words]]:
    """The names and adjectives of every country, in words."""
    out: dict[str, set[Words]] = {}
    for code, entry in load(language, "countries").items():
        names = (*entry.get("names", ()), *entry.get("adjectives", ()))
        out[code] = {tuple(marked(n)[0].lower().split()) for n in names}
    return out


def _kind(
    words: Sequence[str],
    country: str,
    tables: Sequence[
        tuple[Mapping[Words, tuple[str, str]], Mapping[str, set[Words]], frozenset[str], frozenset[str]]
    ],
) -> str | None:
    """The kind of body that a name says with its country; None for any other name."""
    for forms, nations, beside, openers in tables:
        if openers.isdisjoint(words):
            continue
        named = nations.get(country, ())
        for cut in range(1, len(words)):
            for body, nation in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
                if tuple(w for w in nation if w not in beside) not in named:
                    continue
                found = forms.get(tuple(body)) or forms.get(tuple(w for w in body if w not in beside))
                if found:
                    return found[0]
    return None
