"""The bodies that every state has, by their kind and country: ministries, armies, parliaments, courts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.link.bodywords import TWO, BodyWords, body_id, body_words
from dateline.link.hits import tokens_in
from dateline.link.places import World
from dateline.read.document import Document
from dateline.records import Span

NATIONAL = frozenset({"country", "adjective", "capital", "region", "people"})
"""Kinds of gazetteer entries that say whose a body is."""
FURTHER = 3
"""Words of a second field of one ministry, at most ("Kementerian Pertahanan dan | Keamanan")."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a state: ``key`` is the kind of languages/*/bodies.toml; ``country`` an alpha-3 code."""

    key: str
    sector: str
    country: str | None

    @property
    def actor_id(self) -> str | None:
        """The listed organisation that is this body, else ``gov:<country>:<key>``; None without a country."""
        return body_id(self.country, self.key) if self.country else None


def find_body(document: Document, span: Span, world: World) -> Body | None:
    """The body that a phrase is, with the country named in it or directly beside it.

    None where the phrase holds more than the body, its country and what may stand between them.
    """
    tokens = tokens_in(document, span)
    if not tokens:
        return None
    words = body_words(document.language)
    inside, covered = [], [False] * len(tokens)
    for hit in world.within(span):
        entry = world.meaning(hit)
        if entry is None or entry.kind not in NATIONAL or not entry.country:
            continue
        inside.append(entry.country)
        for i, token in enumerate(tokens):
            if hit.span[0] <= token.span[0] and token.span[1] <= hit.span[1]:
                covered[i] = True
    found = match_body([t.lower for t in tokens], covered, document.language)
    if found is None or len(set(inside)) > 1:
        return None
    country = inside[0] if inside else _beside(document, span, world, words)
    return Body(found[0], found[1], country)


def match_body(lower: Sequence[str], covered: Sequence[bool], language: str) -> tuple[str, str] | None:
    """The kind and sector of the body that a phrase is; None where it holds anything else.

    ``covered`` marks the words that name its country. Of two bodies that a phrase joins the key is ``TWO``.
    """
    words = body_words(language)
    for at in range(1, len(lower) - 1):
        if lower[at] in words.joins:
            plain = [w for w, c in zip(lower, covered, strict=True) if not c]
            while plain and plain[0] in words.beside:
                plain = plain[1:]
            while plain and plain[-1] in words.beside:
                plain = plain[:-1]
            if (joined := _joined(plain, words)) is not None:
                return joined
    return _one(lower, covered, words)


def _joined(plain: Sequence[str], words: BodyWords) -> tuple[str, str] | None:
    """The body of a phrase with "and": two ("foreign and defence ministries"), or one by its first part.

    "Ministry of Defence and Security" is one ministry.
    """
    cut = next((i for i, w in enumerate(plain) if w in words.joins), 0)
    left, right = plain[:cut], plain[cut + 1 :]
    if not left or not right or any(w in words.joins for w in right):
        return None
    last = words.plural.get(right[-1])
    if last is not None:
        first, second = _whole([*left, last], words), _whole([*right[:-1], last], words)
    else:
        first, second = _whole(left, words), _whole(right, words)
    if first and second:
        return (TWO, first[1] if first[1] == second[1] else "GOV") if first != second else first
    one = last is None and len(right) <= FURTHER and left[0] in words.heads
    return first if one and not second else None


def _whole(plain: Sequence[str], words: BodyWords) -> tuple[str, str] | None:
    """The body that words are without a word more; None for others."""
    return _one(plain, [False] * len(plain), words)


def _one(lower: Sequence[str], covered: Sequence[bool], words: BodyWords) -> tuple[str, str] | None:
    found: tuple[str, str] | None = None
    at = 0
    while at < len(lower):
        match = None if covered[at] else words.forms.match(lower, at, len(lower))
        if match and found is None:
            found = match[1]
            at += match[0]
        elif covered[at] or lower[at] in words.beside:
            at += 1
        else:
            return None
    return found


def _beside(document: Document, span: Span, world: World, words: BodyWords) -> str | None:
    """The country that stands directly before ("France's") or after ("of France") a body."""
    text = document.text
    before = world.ending_at(span[0], text)
    if before is not None:
        return before
    rest = text[span[1] : span[1] + 40].lower().split(" ")
    for link in words.owned:
        size = len(link)
        if tuple(rest[1 : size + 1]) == link:
            hit = world.hit_from(span[1] + len(" ".join(rest[: size + 1])) + 1)
            entry = world.meaning(hit) if hit else None
            if entry is not None and entry.kind in NATIONAL:
                return entry.country
    return None
