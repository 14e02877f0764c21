"""Which mentions mean the same person, organisation or place."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.languages import load
from dateline.read.bearers import resolve_roles
from dateline.read.document import Document
from dateline.read.name_words import NameWords, name_words
from dateline.records import Mention, Span, Token

NICKNAME = 4
"""Letters that a short form shares with the beginning of the name that it stands for, at least."""
NEAR = 200
"""Mentions before or after a phrase that are looked at to resolve it."""
MOST_ALIKE = 50
"""Names with a word in common that are compared at most."""
PLAIN = {c: "" if chr(c) in "'." else " " for c in range(128) if not chr(c).isalnum()}
"""What the marks of ASCII become in the key of a name."""
BRACKET = 90
"""Code points after a name in which a bracket beside it ends."""
LOOK_BACK = 8
"""Sentences before a pronoun in which its antecedent is sought."""


def resolve_names(document: Document, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with ``name`` set to the fullest name of the same one in the article.

    A short form takes the fullest name that holds its words, an acronym in brackets the name before it, a
    role the name of the person who bears it.
    """
    words = name_words(document.language)
    same = _aliases(document, mentions, words)
    names = _full_people(mentions)
    out = list(mentions)
    for i, mention in enumerate(mentions):
        if mention.kind == "person":
            out[i] = replace(mention, name=names.get(i, mention.name))
    for i, other in same.items():
        out[i] = replace(out[i], name=out[other].name)
    again = {mentions[i].name: out[other].name for i, other in same.items()}
    again |= _short_forms(document, mentions)
    for i, mention in enumerate(out):
        if mention.kind in ("person", "organisation", "place") and mention.name in again:
            out[i] = replace(mention, name=again[mention.name])
    return resolve_roles(document, tuple(out), words)


def key_of(name: str) -> tuple[str, ...]:
    """The words of a name for comparison: lower case, without accents, marks and hyphens."""
    if name.isascii():
        return tuple(name.lower().translate(PLAIN).split())
    plain = unicodedata.normalize("NFD", name.replace("’", "'")).casefold()
    plain = "".join(c if c.isalnum() else "" if unicodedata.combining(c) or c in "'." else " " for c in plain)
    return tuple(plain.split())


def _full_people(mentions: Sequence[Mention]) -> dict[int, str]:
    """The fullest name of each person mention, by the mention's index."""
    keys = {i: key_of(m.name) for i, m in enumerate(mentions) if m.kind == "person"}
    spelling: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for i, key in keys.items():
        spelling[key][mentions[i].name] += 1
    holders: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in spelling:
        for word in dict.fromkeys(key):
            holders[word].append(key)
    starts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in spelling:
        for word in key:
            if len(word) > NICKNAME:
                starts[word[:NICKNAME]].append(key)
    out: dict[int, str] = {}
    recent: dict[tuple[str, ...], int] = {}
    meant: dict[tuple[str, ...], tuple[str, ...]] = {}
    for i, key in keys.items():
        # A short form goes on meaning whom it meant before, also after a relative of the name was mentioned.
        full = meant.get(key) or _holder(key, holders, recent)
        if full != key:
            meant[key] = full
        if full == key and len(key[-1:]) == 1 and len(key[-1]) >= NICKNAME:
            near = {k for k in starts[key[-1][:NICKNAME]][:MOST_ALIKE] if _abbreviates(key, k)}
            full = near.pop() if len(near) == 1 else key
        recent[full] = i
        best = spelling[full]
        out[i] = max(best, key=lambda name: (best[name], name))
    return out


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the last word of a short form is cut off from a word of the long one ("Dian Sastro")."""
    return (
        len(long) > 1
        and long != short
        and set(short[:-1]) <= set(long)
        and any(w.startswith(short[-1]) and len(w) > len(short[-1]) for w in long)
    )


def _holder(
    key: tuple[str, ...], holders: Mapping[str, list[tuple[str, ...]]], recent: Mapping[tuple[str, ...], int]
) -> tuple[str, ...]:
    """The longest name that holds all words of ``key``; of several, the one mentioned last."""
    if not key:
        return key
    rarest = min((holders[w] for w in key), key=len)[:MOST_ALIKE]
    wanted = set(key)
    found = [k for k in rarest if len(k) > len(key) and wanted <= set(k)]
    if not found:
        return key
    seen = [k for k in found if k in recent]
    longest = max(len(k) for k in found)
    return max(seen or found, key=lambda k: (recent.get(k, -1), len(k) == longest, len(k)))


def _aliases(document: Document, mentions: Sequence[Mention], words: NameWords) -> dict[int, int]:
    """Mentions that the text itself equates with the one before: "X alias Y", "Long Name (LN)"."""
    out: dict[int, int] = {}
    named = [i for i, m in enumerate(mentions) if m.kind in ("person", "organisation", "place")]
    for before, i in pairwise(named):
        gap = document.text[mentions[before].span[1] : mentions[i].span[0]]
        if len(gap) > 24:
            continue
        after = document.text[mentions[i].span[1] : mentions[i].span[1] + 1]
        brackets = gap == " (" and after == ")" and _shortens(mentions[i].name, mentions[before].name)
        both = mentions[i].kind == mentions[before].kind == "person"
        if brackets or (both and gap.split()[-1:] and gap.split()[-1].lower() in words.alias):
            out[i] = before
    return out


def _short_forms(document: Document, mentions: Sequence[Mention]) -> dict[str, str]:
    """Short forms that the text sets beside names of organisations, in brackets, to the long ones.

    "Long Name (LN)", also where nobody took the short form for a name, and "LN (Long Name)".
    """
    out: dict[str, str] = {}
    for mention in mentions:
        if mention.kind != "organisation":
            continue
        written = document.words(mention.span)
        if written.endswith(")") and len(written) > len(mention.name):
            out.setdefault(written[len(mention.name) :].strip(" ()"), mention.name)
            continue
        after = document.text[mention.span[1] : mention.span[1] + BRACKET]
        inside, closed, _ = after.removeprefix(" (").partition(")")
        if not after.startswith(" (") or not closed or not inside:
            continue
        if _shortens(inside, mention.name):
            out.setdefault(inside, mention.name)
        elif inside[0].isupper() and mention.name.isupper() and _shortens(mention.name, inside):
            out.setdefault(mention.name, inside)
    return out


def _shortens(short: str, name: str) -> bool:
    """Whether ``short`` may be an acronym of ``name``: its capitals begin words of the name."""
    if not short.isupper() and sum(c.isupper() for c in short) < 2 and len(short) > 12:
        return False
    letters = "".join(c for c in short.lower() if c.isalnum())
    rest = iter("".join(w.lower() for w in name.split()))
    return bool(letters) and len(letters) < len(name) and all(any(c == r for r in rest) for c in letters)


def antecedent(document: Document, mentions: tuple[Mention, ...], span: Span) -> Mention | None:
    """The mention that a pronoun, enclitic or role phrase at ``span`` stands for; None where unsure."""
    phrase = document.words(span).lower().strip("-")
    table = load(document.language, "words")
    pronoun = table.get("pronouns", {}).get(phrase) or table.get("possessives", {}).get(phrase)
    if pronoun is None:
        return _by_role(document, mentions, span) or _by_noun(document, mentions, span)
    if pronoun["person"] != 3:
        return None
    return _by_pronoun(document, mentions, span, pronoun.get("number", "either"), pronoun.get("gender", ""))


def _by_role(document: Document, mentions: tuple[Mention, ...], span: Span) -> Mention | None:
    """The person that a role mention inside ``span`` was resolved to."""
    at = _index(mentions, span[0])
    for mention in mentions[at : at + 8]:
        if mention.span[1] > span[1]:
            continue
        if mention.kind == "role" and mention.name != document.words(mention.span):
            return _named(mentions, mention.name, at)
    return None


def _named(mentions: Sequence[Mention], name: str, at: int) -> Mention | None:
    """The person mention of that name nearest before index ``at``, else the nearest after it."""
    before = reversed(mentions[max(0, at - NEAR) : at])
    for mention in (*before, *mentions[at : at + NEAR]):
        if mention.kind == "person" and mention.name == name:
            return mention
    return None


def _by_noun(document: Document, mentions: tuple[Mention, ...], span: Span) -> Mention | None:
    """The organisation last named whose name holds the noun of "the ministry" or "partai itu"."""
    words = name_words(document.language)
    said = document.words(span).split()
    pointing = [w for w in said if w.lower() in words.pointing]
    nouns = [w for w in said if w.lower() not in words.pointing]
    if not pointing or len(nouns) != 1 or not nouns[0].islower():
        return None
    at = _index(mentions, span[0])
    for mention in reversed(mentions[max(0, at - NEAR) : at]):
        if mention.kind == "organisation" and nouns[0] in mention.name.lower().split():
            return mention
    return None


def _index(mentions: Sequence[Mention], at: int) -> int:
    """The index of the first mention that begins at or after an offset."""
    return bisect_left(mentions, at, key=lambda m: m.span[0])


def _by_pronoun(
    document: Document, mentions: tuple[Mention, ...], span: Span, number: str, gender: str
) -> Mention | None:
    """The nearest fitting subject before a pronoun, the same sentence first."""
    here = document.sentence_at(span[0])
    kinds: tuple[str, ...] = ("group",) if number == "plural" else ("person",)
    if gender == "n":
        kinds = ("organisation", "place", "group")
    for index in range(here, max(-1, here - LOOK_BACK), -1):
        block = document.article.blocks[document.sentences[index].block]
        if index != here and block.kind in ("heading", "list", "table"):
            continue
        end = span[0] if index == here else document.sentences[index].span[1]
        found = _subject(document, mentions, index, end, kinds, gender)
        if found is not None:
            return found
    return None


def _subject(
    document: Document, mentions: tuple[Mention, ...], index: int, end: int, kinds: Sequence[str], gender: str
) -> Mention | None:
    """The most salient mention of a sentence before ``end``: its first one that no preposition governs.

    A sentence whose subject is a pronoun has its subject in an earlier one.
    """
    words = name_words(document.language)
    low = _index(mentions, document.sentences[index].span[0])
    governed = None
    for mention in mentions[low : _index(mentions, end)]:
        if mention.kind not in kinds or mention.span[1] > end or _quoted(document, mention.span[0]):
            continue
        if mention.kind == "place" and mention.actor_id is None:
            continue
        if gender in ("m", "f") and not _fits(document, mentions, mention, gender, words):
            continue
        if not _governed(document, mention, mentions, words):
            return mention
        governed = governed or mention
    if governed is not None and _pronoun_before(document, index, governed.span[0]):
        return None
    return governed


def _pronoun_before(document: Document, index: int, at: int) -> bool:
    """Whether a pronoun of the third person stands before ``at`` in the sentence, outside quotation marks."""
    pronouns = load(document.language, "words").get("pronouns", {})
    for token in document.tokens[index]:
        if token.span[0] >= at:
            return False
        known = pronouns.get(token.lower)
        if known and known["person"] == 3 and not _quoted(document, token.span[0]):
            return True
    return False


def _quoted(document: Document, at: int) -> bool:
    i = bisect_left(document.quoted, (at + 1,)) - 1
    return i >= 0 and document.quoted[i][0] <= at < document.quoted[i][1]


def _tokens_before(document: Document, at: int) -> tuple[Sequence[Token], int]:
    tokens = document.tokens[document.sentence_at(at)]
    return tokens, bisect_left(tokens, at, key=lambda t: t.span[0])


def _governed(document: Document, mention: Mention, mentions: Sequence[Mention], words: NameWords) -> bool:
    """Whether a preposition stands before the mention or the role that leads to it."""
    start = mention.span[0]
    i = bisect_left(mentions, start, key=lambda m: m.span[0])
    for earlier in reversed(mentions[max(0, i - 3) : i]):
        if earlier.kind == "role" and 0 < start - earlier.span[1] <= 3:
            start = earlier.span[0]
    tokens, at = _tokens_before(document, start)
    while at and (tokens[at - 1].lower in words.honorifics or tokens[at - 1].tag == "DET"):
        at -= 1
    if not at:
        return False
    lower = tokens[at - 1].lower
    return tokens[at - 1].tag == "ADP" or lower in load(document.language, "words").get("clauses", {}).get(
        "prepositions", ()
    )


def _fits(
    document: Document, mentions: Sequence[Mention], mention: Mention, gender: str, words: NameWords
) -> bool:
    """Whether nothing beside any mention of that person says another gender."""
    other = words.female if gender == "m" else words.male
    at = _index(mentions, mention.span[0])
    for same in mentions[max(0, at - NEAR) : at + 1]:
        if same.kind == "person" and same.name == mention.name:
            tokens, i = _tokens_before(document, same.span[0])
            if i and tokens[i - 1].lower in other:
                return False
            if i and words.honorifics.get(tokens[i - 1].lower) == ("female" if gender == "m" else "male"):
                return False
    return True
