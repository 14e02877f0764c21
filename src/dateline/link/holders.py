"""Who holds an office on a day: "the Russian president" in an article of 2023."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.languages import load
from dateline.link.hits import tokens_after, tokens_before, tokens_in
from dateline.link.places import World
from dateline.link.rows import Office, slug
from dateline.link.tables import leaders, offices
from dateline.read.document import Document
from dateline.read.name_words import NameWords, words_of
from dateline.records import Mention, Span

CHECKED = date(2025, 12, 31)
"""The day for which the terms of office were last checked."""
GRACE = timedelta(days=180)
"""How long after that day an open term is still taken to hold, with a lower score."""
OFFICE_TABLE = "en"
"""The language in which the gazetteer names offices."""
YEAR = re.compile(r"(?:19|20)\d\d")
NAMES_THE_HOLDER = frozenset({"country", "adjective", "capital", "organisation"})


@dataclass(frozen=True, slots=True)
class Named:
    """An office that a phrase names: its keys of offices.toml, and of which country or organisation."""

    keys: tuple[str, ...]
    holder: str | None
    now: bool


@cache
def _forms(language: str) -> Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The words of each office in a language, with its keys and the country that alone calls it so."""
    out: dict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    table = load(language, "offices").get("offices", {})
    for key, forms in table.items():
        if isinstance(forms, Mapping):
            for inner, words in forms.items():
                for form in words:
                    out[words_of(form, language)].append((inner, key))
        else:
            for form in forms:
                out[words_of(form, language)].append((key, ""))
    return {words: tuple(keys) for words, keys in out.items()}


def keys_of(words: tuple[str, ...], language: str, holder: str | None) -> tuple[str, ...]:
    """The keys of an office by its words; those that ``holder`` alone calls so come instead of the common."""
    found = _forms(language).get(words, ())
    own = tuple(key for key, country in found if country and country == holder)
    return own or tuple(key for key, country in found if not country)


class _Terms:
    """The terms by office, and the table of people that they were made from."""

    source: object = None
    made: Mapping[tuple[str, str], tuple[Office, ...]] = {}


def _terms() -> Mapping[tuple[str, str], tuple[Office, ...]]:
    """The terms of listed people by (country or organisation, key of the office)."""
    people = offices()
    if _Terms.source is not people:
        _Terms.made, _Terms.source = _terms_of(people), people
    return _Terms.made


def _terms_of(
    people: Mapping[tuple[str, ...], tuple[Office, ...]],
) -> Mapping[tuple[str, str], tuple[Office, ...]]:
    out: dict[tuple[str, str], dict[Office, None]] = defaultdict(dict)
    for terms in people.values():
        for term in terms:
            words = words_of(term.office.lower(), OFFICE_TABLE)
            for key in keys_of(words, OFFICE_TABLE, term.holder) or (slug(term.office),):
                out[term.holder, key].setdefault(term)
    return {key: tuple(terms) for key, terms in out.items()}


def named_office(document: Document, span: Span, world: World) -> Named | None:
    """The office that a phrase names and whose it is; None where it holds anything else.

    ``now`` is False for a former, future or acting holder, and for one of several.
    """
    tokens = tokens_in(document, span)
    data = load(document.language, "offices").get("now", {})
    never, after = frozenset(data.get("never", ())), frozenset(data.get("after", ()))
    whose: dict[str, None] = {}
    covered = [False] * len(tokens)
    for hit in world.within(span):
        entry = world.meaning(hit)
        if entry is None or entry.kind not in NAMES_THE_HOLDER:
            continue
        whose.setdefault(entry.entry_id if entry.kind == "organisation" else entry.country or "")
        for i, token in enumerate(tokens):
            if hit.span[0] <= token.span[0] and token.span[1] <= hit.span[1]:
                covered[i] = True
    holder = next(iter(whose)) if len(whose) == 1 else None
    beside = frozenset(data.get("beside", ()))
    lower = [t.lower for t in tokens]
    plain = [w for w, c in zip(lower, covered, strict=True) if not c and w != "-"]
    kept = [w for w in plain if w not in never and w not in after]
    now = len(kept) == len(plain) and _stands_now(document, span, never, after)
    keys: tuple[str, ...] = ()
    for words in (lower, kept, [w for w in kept if w not in beside], _trimmed(kept, beside)):
        keys = keys or keys_of(tuple(words), document.language, holder)
    full = keys_of(tuple(plain), document.language, holder)
    if full:  # "deputy prime minister" is an office of its own
        keys, now = full, _stands_now(document, span, never, after)
    return Named(keys, holder, now) if keys and len(whose) < 2 else None


def of_state(document: Document, role: Mention, words: NameWords) -> bool:
    """Whether an office that offices.toml does not list speaks for its country: a national one, held now."""
    data = load(document.language, "offices").get("now", {})
    lower = [t.lower for t in tokens_in(document, role.span)]
    never, after = frozenset(data.get("never", ())), frozenset(data.get("after", ()))
    if any(w in never or w in after for w in lower) or not _stands_now(document, role.span, never, after):
        return False
    spans = ((a, b) for a in range(len(lower)) for b in range(a + 1, min(a + 5, len(lower) + 1)))
    return any(" ".join(lower[a:b]) in words.national for a, b in spans)


def _trimmed(words: Sequence[str], beside: frozenset[str]) -> list[str]:
    """The words without those of ``beside`` at either end."""
    first, last = 0, len(words)
    while first < last and words[first] in beside:
        first += 1
    while last > first and words[last - 1] in beside:
        last -= 1
    return list(words[first:last])


def _stands_now(document: Document, span: Span, never: frozenset[str], after: frozenset[str]) -> bool:
    """Whether no word beside the phrase says that a former, future or other holder is meant."""
    before = tokens_before(document, span[0])
    behind = tokens_after(document, span[1])
    if before and before[-1].lower in never:
        return False
    if behind and behind[0].lower in after:
        return False
    return not (len(behind) > 1 and behind[0].text == "-" and behind[1].lower in after)


def refers(document: Document, span: Span, named: bool) -> bool:
    """Whether an office stands for its holder rather than for the post ("ran for president of France").

    ``named`` says that the phrase names whose office it is. In a language with articles one must stand before
    it, outside headlines; elsewhere an office without a country needs its capital. Never beside a name.
    """
    data = load(document.language, "offices").get("now", {})
    before, behind = tokens_before(document, span[0]), tokens_after(document, span[1])
    if not named and before and before[-1].text in ("'s", "’s"):
        return False  # "the city's home minister"
    definite = not before or any(w in document.words(span) for w in ("'s", "’s"))
    while before and before[-1].lower in data.get("beside", ()):
        definite = definite or before[-1].lower in data.get("definite", ())
        before = before[:-1]
    if data.get("definite") and not definite:
        return False
    if not named and not data.get("definite"):
        capital = document.text[span[0]].isupper()
        if not capital or (before and before[-1].tag in ("NOUN", "PROPN")):
            return False
    if before and (before[-1].lower in data.get("never", ()) or before[-1].lower in data.get("post", ())):
        return False
    if len(before) > 1 and before[-1].text == "," and before[-2].text[0].isupper():
        return False
    return not (len(behind) > 1 and behind[0].text == "," and behind[1].tag == "PROPN")


def in_the_present(document: Document, at: int, day: date) -> bool:
    """Whether the words near an offset speak of no other year than that of a day or the one after it."""
    tokens = [*tokens_before(document, at), *tokens_after(document, at)]
    years = {t.text for t in tokens if YEAR.fullmatch(t.text)}
    return not years - {str(day.year), str(day.year + 1)}


def holder_of(keys: Sequence[str], holder: str, day: date, language: str) -> tuple[Office, float] | None:
    """The only person who is known to hold an office on a day, and how sure that is (0..1).

    None where nobody or several are known, or where the day lies long after the gazetteer was checked.
    """
    if day > CHECKED + GRACE:
        return None
    table, top = _terms(), load(language, "offices").get("top", {}).get("country", ())
    leading = leaders().get(holder)
    wanted = [k for key in keys for k in (((leading,) if leading else top) if key == "leader" else (key,))]
    people: dict[str, Office] = {}
    for key in dict.fromkeys(wanted):
        for term in table.get((holder, key), ()):
            if term.valid_from and term.valid_from <= day and (term.valid_to is None or day <= term.valid_to):
                people.setdefault(term.person_id, term)
    if len(people) != 1:
        return None
    return next(iter(people.values())), 0.85 if day <= CHECKED else 0.6
