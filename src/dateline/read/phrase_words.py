"""What each token of a sentence may do in a noun phrase, by its tag and the language's words.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.languages import load
from dateline.records import Mention, Token

NOUN, ADJ, DET, NUM, PRONOUN, OWNER, VERB, ADV = "N", "A", "D", "#", "P", "G", "V", "R"
CLITIC, POSSESSIVE, JOIN, COMMA, OPEN, CLOSE = "z", "S", "J", ",", "(", ")"
LINK, ALIAS, POSTPOSED, TIME, OTHER = "O", "L", "Z", "T", "x"

_BY_TAG = {
    "NOUN": NOUN,
    "PROPN": NOUN,
    "SYM": NOUN,
    "X": NOUN,
    "ADJ": ADJ,
    "DET": DET,
    "NUM": NUM,
    "VERB": VERB,
    "AUX": OTHER,
    "ADV": ADV,
}
_BEFORE_HEAD = frozenset({DET, OWNER, ADJ, NUM, POSSESSIVE})
_AFTER_HEAD = frozenset({NOUN, ADJ, CLITIC})
_NAMES = frozenset({"person", "organisation", "place"})
_MARKS = {",": COMMA, "(": OPEN, ")": CLOSE}


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """The words of a language that noun phrases are built by, from its words.toml.

    ``complements`` is preposition -> the nouns after which it keeps what follows in the phrase.
    """

    head_last: bool
    possessive: frozenset[str]
    attributive: frozenset[str]
    attributive_after: frozenset[str]
    relational: frozenset[str]
    predicative: frozenset[str]
    breaks: frozenset[str]
    indefinite: frozenset[str]
    determiners: frozenset[str]
    demonstratives: frozenset[str]
    postposed: frozenset[str]
    quantifiers: frozenset[str]
    approximators: frozenset[str]
    numerals: frozenset[str]
    alias: frozenset[str]
    indefinites: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    enclitics: frozenset[str]
    joining: frozenset[str]
    including: frozenset[str]
    prepositions: frozenset[str]
    closed: frozenset[str]
    any_complement: frozenset[str]
    complements: Mapping[str, frozenset[str]]
    times: frozenset[str]
    pointers: frozenset[str]
    pointers_after: frozenset[str]
    bare_times: frozenset[str]
    relatives: frozenset[str]
    fillers: frozenset[str]
    adverb_openers: frozenset[str]
    spans: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word -> the words of several parts that begin with it, longest first, and their kind."""


@cache
def phrase_words(language: str) -> PhraseWords | None:
    """The noun phrase words of a language; None where it has no words.toml."""
    data = load(language, "words")
    if not data:
        return None
    nouns, clauses, verbs, phrases = data["nouns"], data["clauses"], data["verbs"], data["phrases"]
    complements = dict(data.get("complements", {}))
    closed = [clauses["subordinators"], clauses["relatives"], clauses["complementisers"], verbs["negators"]]
    spans: list[tuple[str, str]] = [(w, NOUN) for w in phrases["compounds"]]
    spans += [(w, TIME) for w in verbs["subject_adverbs"] if " " in w]
    spans += [
        (w, DET) for key in ("determiners", "quantifiers", "approximators") for w in nouns[key] if " " in w
    ]
    spans += [(w, JOIN) for w in clauses["joining"] if " " in w]
    return PhraseWords(
        head_last=phrases["head"] == "last",
        possessive=frozenset(phrases["possessive"]),
        attributive=frozenset(phrases["attributive"]),
        attributive_after=_BEFORE_HEAD if phrases["head"] == "last" else _AFTER_HEAD,
        relational=frozenset(phrases["relational"]),
        predicative=frozenset(phrases["predicative"]),
        breaks=frozenset(phrases["breaks"]),
        indefinite=frozenset(phrases["indefinite"]),
        determiners=frozenset(nouns["determiners"]),
        demonstratives=frozenset(nouns["demonstratives"]),
        postposed=frozenset(nouns["postposed"]),
        quantifiers=frozenset(nouns["quantifiers"]),
        approximators=frozenset(w for w in nouns["approximators"] if " " not in w),
        numerals=frozenset(nouns["numerals"]),
        alias=frozenset(nouns["alias"]),
        indefinites=frozenset(nouns["indefinites"]),
        pronouns=frozenset(data["pronouns"]),
        possessives=frozenset(data["possessives"]),
        enclitics=frozenset(load(language, "tokens").get("enclitics", {}).get("plain", ())),
        joining=frozenset(clauses["joining"]),
        including=frozenset(clauses["including"]),
        prepositions=frozenset(clauses["prepositions"]),
        closed=frozenset(w for group in closed for w in group),
        any_complement=frozenset(complements.pop("any", ())),
        complements={k: frozenset(v) for k, v in complements.items()},
        times=frozenset(phrases["times"]),
        pointers=frozenset(phrases["pointers"]),
        pointers_after=frozenset(phrases["pointers_after"]),
        bare_times=frozenset(phrases["bare_times"]),
        relatives=frozenset(clauses["relatives"]),
        fillers=frozenset((*verbs["auxiliaries"], *verbs["modals"], *verbs["subject_adverbs"])),
        adverb_openers=frozenset(verbs["adverb_openers"]),
        spans=_by_first(spans),
    )


def _by_first(spans: Iterable[tuple[str, str]]) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for text, kind in sorted(set(spans)):
        parts = tuple(text.split())
        out.setdefault(parts[0], []).append((parts, kind))
    return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in out.items()}


def kinds(tokens: Sequence[Token], words: PhraseWords, mentions: Sequence[Mention] = ()) -> list[str]:
    """The kind of each token: one of the letters above."""
    out: list[str] = []
    lowers = [t.lower for t in tokens]
    for i, token in enumerate(tokens):
        out.append(_kind(i, token, lowers, tokens, words, out))
    for first, last, kind in _several(lowers, words):
        out[first:last] = [kind] * (last - first)
    _times(lowers, words, out)
    for first, last in solid(tokens, mentions):
        for i in range(first, last):
            out[i] = NOUN
    return out


def solid(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The token ranges of names proper, which no phrase cuts; one that ends in a preposition is no name."""
    names = [m for m in mentions if m.kind in _NAMES]
    return [(first, last) for first, last in inside(tokens, names) if tokens[last - 1].tag != "ADP"]


def inside(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The token ranges of the mentions that lie in the sentence, in order."""
    if not tokens or not mentions:
        return []
    start, end = tokens[0].span[0], tokens[-1].span[1]
    firsts = {t.span[0]: i for i, t in enumerate(tokens)}
    lasts = {t.span[1]: i + 1 for i, t in enumerate(tokens)}
    out = []
    for mention in mentions:
        if start <= mention.span[0] and mention.span[1] <= end:
            first, last = firsts.get(mention.span[0]), lasts.get(mention.span[1])
            if first is not None and last is not None and first < last:
                out.append((first, last))
    return out


def _kind(
    i: int,
    token: Token,
    lowers: Sequence[str],
    tokens: Sequence[Token],
    words: PhraseWords,
    out: Sequence[str],
) -> str:
    lower, tag = token.lower, token.tag
    after = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    before = out[-1] if out else OTHER
    if tag == "PUNCT":
        if lower in words.possessive and before == NOUN and _is_plural_possessive(i, tokens):
            return POSSESSIVE
        return _MARKS.get(lower, OTHER)
    if lower in words.possessive:
        return POSSESSIVE if tag == "PART" and before in (NOUN, ADJ, CLOSE, NUM) else OTHER
    if lower in words.enclitics:
        return CLITIC
    if lower in words.postposed and before in (NOUN, ADJ, CLITIC, NUM, POSTPOSED, PRONOUN, CLOSE):
        return POSTPOSED
    if lower in words.joining and tag in ("CCONJ", "ADP", "SCONJ", "SYM") and after != "PUNCT":
        return JOIN
    if lower in words.alias and before in (NOUN, CLOSE) and tag != "CCONJ":
        return ALIAS
    if lower in words.possessives and after in ("NOUN", "PROPN", "ADJ", "NUM") and words.head_last:
        return OWNER
    if lower in words.pronouns and tag != "PROPN":
        return PRONOUN
    if lower in words.numerals and tag not in ("VERB", "AUX", "ADP"):
        return NUM
    if lower in words.breaks:
        return OTHER
    if lower in words.relational and before == LINK:
        return LINK
    if lower in words.predicative and before not in (DET, OWNER, POSSESSIVE) and tag != "PROPN":
        return VERB
    if lower in words.attributive and before in words.attributive_after:
        return ADJ if tag in ("VERB", "ADJ", "NOUN", "ADV") else _BY_TAG.get(tag, OTHER)
    if lower in words.closed and tag not in ("DET", "NOUN", "PROPN"):
        return LINK if lower in words.complements else OTHER
    if lower in words.approximators and after == "NUM" and before != DET:
        return DET
    if tag == "ADP" or (lower in words.any_complement and tag != "PROPN"):
        return LINK
    if lower in words.determiners or lower in words.quantifiers:
        return DET if tag not in ("VERB", "AUX", "PROPN", "NOUN") else _BY_TAG.get(tag, OTHER)
    if tag == "PRON":
        return DET if lower in words.indefinites or lower in words.demonstratives else OTHER
    if tag == "ADV" and lower in words.indefinites:
        return DET
    return _BY_TAG.get(tag, OTHER)


def _is_plural_possessive(i: int, tokens: Sequence[Token]) -> bool:
    word = tokens[i - 1]
    return (
        word.lower.endswith("s")
        and word.span[1] == tokens[i].span[0]
        and i + 1 < len(tokens)
        and tokens[i + 1].span[0] > tokens[i].span[1]
    )


def _several(lowers: Sequence[str], words: PhraseWords) -> Iterator[tuple[int, int, str]]:
    """The token ranges of words of several parts, with their kinds."""
    i = 0
    while i < len(lowers):
        step = 1
        for parts, kind in words.spans.get(lowers[i], ()):
            if tuple(lowers[i : i + len(parts)]) == parts:
                step = len(parts)
                yield i, i + step, kind
                break
        i += step


def interiors(tokens: Sequence[Token], words: PhraseWords) -> frozenset[int]:
    """The tokens inside words of several parts, but for the first of each."""
    found = _several([t.lower for t in tokens], words)
    return frozenset(i for first, last, _ in found for i in range(first + 1, last))


def _times(lowers: Sequence[str], words: PhraseWords, out: list[str]) -> None:
    """Marks the tokens of phrases of time, which end a noun phrase."""
    for i, lower in enumerate(lowers):
        if lower in words.bare_times:
            described = words.head_last and i and i + 1 < len(out) and out[i - 1] in (DET, OWNER, POSSESSIVE)
            out[i] = NOUN if described and out[i + 1] in (NOUN, ADJ) else TIME
        elif lower in words.times:
            if i and lowers[i - 1] in words.pointers and (i < 2 or lowers[i - 2] not in words.joining):
                out[i] = TIME
                out[i - 1] = TIME
                if i > 1 and lowers[i - 2] in words.determiners:
                    out[i - 2] = TIME
            if i + 1 < len(lowers) and lowers[i + 1] in words.pointers_after:
                out[i] = TIME
                out[i + 1] = TIME
