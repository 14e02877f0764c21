"""The small fingerprint of a reading by which copies and stories are found, without the text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from itertools import chain
from typing import Any

from dateline.languages import codes, load
from dateline.records import Article, Reading

SHINGLE = 5
"""Words of a shingle. Five is usual for news (Broder 1997 used ten on whole web pages)."""
SLOTS = 128
"""Values of a signature; the standard error of an estimated similarity of 0.5 is 0.044."""
LEAST = 20
"""Shingles below which a text is too short to be told a copy."""
MAX_WORDS = 20_000
"""Words of one text that are shingled."""
MAX_TERMS = 80
"""Terms of one fingerprint."""

_SILENT = frozenset({"index", "error", "other"})
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PROBES = 64


def fingerprint(reading: Reading) -> dict[str, Any] | None:
    """Columns ``shingles``, ``signature`` and ``terms`` of a reading; None where the page is no article."""
    article = reading.article
    if not article.text or article.page_kind in _SILENT:
        return None
    hashes = shingle_hashes(article.text)
    return {
        "shingles": len(hashes),
        "signature": signature(hashes) if len(hashes) >= LEAST else None,
        "terms": story_terms(reading),
    }


def fold(text: str) -> str:
    """Text for comparing: compatibility form, without case."""
    return unicodedata.normalize("NFKC", text).casefold()


def shingle_hashes(text: str) -> set[int]:
    """64-bit hashes of the runs of five words of a text; marks, case and spacing do not count."""
    words = [m[0].encode("utf-8", "replace") for m in _WORD.finditer(fold(text))][:MAX_WORDS]
    return {
        int.from_bytes(blake2b(b" ".join(words[i : i + SHINGLE]), digest_size=8).digest(), "little")
        for i in range(len(words) - SHINGLE + 1)
    }


def signature(hashes: set[int]) -> bytes:
    """The MinHash signature: 128 values of 32 bits, little endian.

    One-permutation hashing (Li, Owen and Zhang 2012): every shingle falls into one slot, which keeps the
    least value; an empty slot borrows from another by a fixed order (densification, Shrivastava 2017).
    Needs no random numbers and no arithmetic that differs between machines.
    """
    slots: list[int | None] = [None] * SLOTS
    for value in hashes:
        slot, low = value % SLOTS, value >> 32
        kept = slots[slot]
        if kept is None or low < kept:
            slots[slot] = low
    filled = [i for i, kept in enumerate(slots) if kept is not None]
    if not filled:
        return b"\xff" * (4 * SLOTS)
    out = bytearray()
    for i, own in enumerate(slots):
        if own is None:
            own = slots[next((j for j in _probes(i) if slots[j] is not None), filled[i % len(filled)])]
        out += (own or 0).to_bytes(4, "little")
    return bytes(out)


@cache
def _probes(slot: int) -> tuple[int, ...]:
    """The fixed order in which an empty slot looks for a value."""
    blocks = (blake2b(f"{slot}:{n}".encode(), digest_size=64).digest() for n in range(_PROBES // 64))
    return tuple(byte % SLOTS for block in blocks for byte in block)


def story_terms(reading: Reading) -> list[str]:
    """What an article is about, sorted: actors ``a:id|name``, places ``p:id|name``, events, words.

    An event is ``e:type|countries``. A word is ``w:word``; the words are those of the headline and the first
    two paragraphs that are not function words of any language.
    """
    named: Counter[str] = Counter()
    for mention in reading.mentions:
        if mention.kind in ("person", "organisation"):
            named[f"a:{_shared(mention.actor_id)}|{mention.name}"] += 1
        elif mention.kind == "place":
            named[f"p:{_shared(mention.place_id)}|{mention.name}"] += 1
    for event in reading.events:
        countries = sorted({m.country for m in (*event.source, *event.target) if m.country})
        if countries:
            named[f"e:{event.type}|{'-'.join(countries)}"] += 1
    words = Counter(f"w:{word}" for word in _lead_words(reading.article))
    ranked = sorted(named, key=lambda t: (-named[t], t))[: MAX_TERMS // 2]
    ranked += sorted(words, key=lambda t: (-words[t], t))[: MAX_TERMS - len(ranked)]
    return sorted(ranked)


def _shared(identity: str | None) -> str:
    """An identifier that means the same in every article, else nothing: "local:" ones do not."""
    return identity if identity and not identity.startswith("local:") else ""


def _lead_words(article: Article) -> Iterator[str]:
    paragraphs = [
        article.text[slice(*b.span)] for b in article.blocks if b.kind in ("standfirst", "paragraph")
    ]
    for text in (article.headline or "", *paragraphs[:2]):
        for found in _WORD.finditer(fold(text[:2000])):
            if len(found[0]) >= 3 and found[0] not in _function_words():
                yield found[0]


@cache
def _function_words() -> frozenset[str]:
    return frozenset(chain.from_iterable(_strings(load(code, "words")) for code in codes()))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield name
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
