"""Who bears which role: the roles beside a name, and roles that stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.languages import load
from dateline.read.document import Document
from dateline.read.name_words import NameWords, name_words
from dateline.records import Mention

APPOSITION = 3
"""Words that may stand between a name and the role in apposition to it, at most."""
GAP = 30
"""Characters between a name and a role beside it, at most."""


def resolve_roles(document: Document, mentions: tuple[Mention, ...], words: NameWords) -> tuple[Mention, ...]:
    """Roles with the name of their bearer: the person beside them, or the only one who bears that role."""
    out = list(mentions)
    bearers: dict[str, dict[str, set[str]]] = defaultdict(dict)
    taken: set[int] = set()
    for person, roles in roles_of(document, mentions).items():
        name = mentions[person].name
        for role in roles:
            if mentions[role].kind != "role":
                continue
            taken.add(role)
            out[role] = replace(out[role], name=name)
            phrase = _phrase(document.words(mentions[role].span))
            for head in _heads(phrase, words):
                bearers[head].setdefault(name, set()).update(phrase)
    data = load(document.language, "names").get("parties", {})
    idle = frozenset(data.get("leads", ())) | frozenset(data.get("demonstrative", ()))
    for i, mention in enumerate(mentions):
        if mention.kind == "role" and i not in taken:
            found = _bearer(_phrase(document.words(mention.span)), bearers, words, idle)
            if found:
                out[i] = replace(mention, name=found)
    return tuple(out)


def _phrase(text: str) -> list[str]:
    """The words of a phrase in lower case, without brackets, commas and the marks of possession."""
    return [
        w for w in (w.strip("(),").removesuffix("'s").removesuffix("’s") for w in text.lower().split()) if w
    ]


def _heads(phrase: Sequence[str], words: NameWords) -> list[str]:
    """The role nouns of a phrase, in order: the longest at each place, then those it begins with."""
    out: dict[str, None] = {}
    for at in range(len(phrase)):
        for size, _ in words.roles.matches(phrase, at, len(phrase)):
            out.setdefault(" ".join(phrase[at : at + size]))
    return list(out)


def _bearer(
    phrase: Sequence[str],
    bearers: Mapping[str, Mapping[str, set[str]]],
    words: NameWords,
    idle: frozenset[str],
) -> str | None:
    """The only person who bears the role of a phrase and of whom all its words were said; else None."""
    heads = _heads(phrase, words)
    if not heads:
        return None
    said = {w for w in phrase if w not in idle}
    found = [name for name, known in bearers.get(heads[0], {}).items() if said <= known]
    return found[0] if len(found) == 1 else None


def roles_of(document: Document, mentions: Sequence[Mention]) -> dict[int, tuple[int, ...]]:
    """The indices of the role mentions that stand beside each person mention, before it or in apposition.

    A group before a name says its nation, as a role does ("warga negara Perancis, Serge Atlaoui").
    """
    out: dict[int, list[int]] = defaultdict(list)
    words = name_words(document.language)
    beside = [i for i, m in enumerate(mentions) if m.kind in ("person", "role", "group")]
    led: set[int] = set()
    for before, i in pairwise(beside):
        left, right = mentions[before], mentions[i]
        gap = document.text[left.span[1] : right.span[0]]
        if left.kind == "person" or right.kind != "person" or len(gap) > GAP:
            continue
        if left.kind == "role" and gap == " " and _last_word(document, left) in words.kin:
            continue
        if _beside(gap, document.language):
            out[i].append(before)
            led.add(before)
            earlier = mentions[before - 1] if before else None
            gap = document.text[earlier.span[1] : left.span[0]] if earlier else ""
            if earlier and earlier.kind == "role" and gap in (" ", ", "):
                out[i].append(before - 1)
    for before, i in pairwise(beside):
        if mentions[before].kind == "person" and mentions[i].kind == "role":
            role = i if i not in led else _owned(document, mentions, i)
            gap = document.text[mentions[before].span[1] : mentions[i].span[0]]
            if role is not None and len(gap) < GAP and _in_apposition(gap, document.language):
                out[before].append(role)
    return {i: tuple(v) for i, v in out.items()}


def _last_word(document: Document, mention: Mention) -> str:
    return document.words(mention.span).rpartition(" ")[2].lower()


def owner_of(document: Document, mentions: Sequence[Mention], role: int) -> int | None:
    """The person mention that a role possessively belongs to ("Smith's adviser"), by index; or None."""
    start = mentions[role].span[0]
    for i in range(role - 1, max(role - 4, -1), -1):
        if mentions[i].kind == "person":
            gap = document.text[mentions[i].span[1] : start]
            return i if gap.strip() in ("'s", "’s") else None
    return None


def _owned(document: Document, mentions: Sequence[Mention], role: int) -> int | None:
    """The role that the bearer of another role owns: "adviser" in "President Smith's adviser"."""
    for i in range(role + 1, min(role + 6, len(mentions))):
        if mentions[i].kind == "role":
            return i if owner_of(document, mentions, i) is not None else None
    return None


def _beside(gap: str, language: str) -> bool:
    """Whether a gap of honorifics, one comma or a short form lies between a role and its bearer."""
    words = name_words(language)
    parts = gap.replace(",", " ").replace("(", " ").replace(")", " ").split()
    return len(parts) <= 2 and all(
        p.lower() in words.honorifics or p.isupper() or p.lower() in words.introduce for p in parts
    )


def _in_apposition(gap: str, language: str) -> bool:
    """Whether a comma, or a word that says so, and at most a determiner lie between a name and its role."""
    words = name_words(language)
    parts = gap.replace(",", " , ").replace("(", " ( ").lower().split()
    if not parts or (parts[0] not in (",", "(") and parts[0] not in words.apposition):
        return False
    rest = [p for p in parts if p not in (",", "(") and not p.strip("),").isdigit()]  # an age in between
    return len(rest) <= APPOSITION and all(p in words.role_before or p in words.apposition for p in rest)
