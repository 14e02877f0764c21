"""A sentence as the event coder walks it: tokens, the noun phrases that hold them, and where clauses end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dateline.claim import cues
from dateline.claim.frames import Lexicon, lexicon
from dateline.claim.trims import joined, parted, tailed, trimmed, undated
from dateline.languages import load
from dateline.read.document import Document
from dateline.read.name_words import Phrases, name_words
from dateline.read.phrases import Phrase, inner_phrases, noun_phrases
from dateline.records import Mention, Token

STOPS = frozenset(".?!;…") | {"..."}
"""Marks that end a clause wherever they stand."""
MARKS = frozenset("\"“”„‟«»'‘’")
OPEN = frozenset("([")
CLOSE = frozenset(")]")
REACH = 150
"""Tokens before or behind a word among which what belongs to it is looked for."""
LONGEST_GROUP = 40
"""Tokens of a verb group at most."""
VERBAL = frozenset({"VERB", "AUX"})
BEGINS = frozenset({"DET", "NUM", "PRON"})
"""Parts of speech with which an object begins, after which no attribute stands."""


@dataclass(frozen=True, slots=True)
class Words:
    """Function words of a language, from its ``words.toml``, and the lexicon of its frames.

    ``cues`` are the verbs of saying, ``trailing`` those of them whose subject follows them.
    """

    frames: Lexicon
    negators: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    complementisers: frozenset[str]
    relatives: frozenset[str]
    firsts: frozenset[str]
    pronouns: frozenset[str]
    singulars: frozenset[str]
    possessives: frozenset[str]
    demonstratives: frozenset[str]
    relational: frozenset[str]
    cues: frozenset[str]
    trailing: frozenset[str]
    times: frozenset[str]
    months: frozenset[str]
    participles: tuple[str, ...]


@cache
def words(language: str) -> Words | None:
    """The function words of ``language``; None where its frames or function words are missing."""
    frames = lexicon(language)
    data = load(language, "words")
    if frames is None or not data:
        return None
    verbs, clauses, pronouns = data["verbs"], data["clauses"], data["pronouns"]
    return Words(
        frames=frames,
        negators=frozenset(verbs["negators"]),
        auxiliaries=frozenset((*verbs["auxiliaries"], *verbs["modals"])),
        adverbs=frozenset(verbs["subject_adverbs"]),
        prepositions=_single(clauses["prepositions"]),
        coordinators=_single(clauses["coordinators"]),
        subordinators=_single(clauses["subordinators"]),
        complementisers=_single(clauses["complementisers"]),
        relatives=_single(clauses["relatives"]),
        firsts=frozenset(word for word, row in pronouns.items() if row["person"] == 1),
        pronouns=frozenset(pronouns),
        singulars=frozenset(word for word, row in pronouns.items() if row["number"] == "singular"),
        possessives=frozenset(data.get("possessives", {})),
        demonstratives=frozenset(data["nouns"]["demonstratives"]),
        relational=frozenset(data["phrases"]["relational"]),
        cues=frozenset(cues.lexicon(language).words),
        trailing=frozenset(
            word for word, each in cues.lexicon(language).words.items() if any(_trails(cue) for cue in each)
        ),
        times=frozenset(data["phrases"]["times"]),
        months=frozenset(load(language, "times").get("months", {})),
        participles=cues.lexicon(language).participles,
    )


def _trails(cue: cues.CueWord) -> bool:
    """Whether the subject of the verb of saying always stands behind it ("kata Rina", "ujar menteri")."""
    return "follows" in cue.takes


def _single(found: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in found if " " not in word)


@dataclass(frozen=True, slots=True)
class View:
    """One sentence. ``holder[i]`` is the index in ``phrases`` of the phrase that holds token i, or -1.

    ``stops`` are the tokens that end a clause wherever they stand, ``breaks`` those and the relative words.
    """

    document: Document
    sentence: int
    tokens: Sequence[Token]
    phrases: tuple[Phrase, ...]
    holder: tuple[int, ...]
    words: Words
    stops: tuple[int, ...]
    breaks: tuple[int, ...]
    _clauses: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict, compare=False)

    def clause(self, token: int) -> tuple[int, int]:
        """The tokens between the stops around ``token``: the first, and the one after the last."""
        at = bisect_left(self.stops, token)
        first = self.stops[at - 1] + 1 if at else 0
        return first, self.stops[at] if at < len(self.stops) else len(self.tokens)

    def clause_words(self, token: int) -> tuple[str, ...]:
        """The words between the stops around ``token``, lower case."""
        found = self.clause(token)
        if found not in self._clauses:
            self._clauses[found] = tuple([t.lower for t in self.tokens[found[0] : found[1]]])
        return self._clauses[found]

    def clause_start(self, token: int) -> int:
        """Where the clause of the token starts: after the last stop or relative word before it."""
        at = bisect_left(self.breaks, token)
        return self.breaks[at - 1] + 1 if at else 0

    def phrase_at(self, token: int) -> Phrase | None:
        """The noun phrase that holds the token; None outside of all."""
        if not 0 <= token < len(self.holder):
            return None
        return self.phrases[self.holder[token]] if self.holder[token] >= 0 else None

    def phrase_of(self, first: int, last: int) -> Phrase | None:
        """The longest noun phrase whose head lies in the tokens from ``first`` to before ``last``."""
        outer = self.phrase_at(first)
        if outer is None or first <= outer.head < last:
            return outer
        inner = [p for p in inner_phrases(outer) if p.first <= first and last <= p.last]
        headed = [p for p in inner if first <= p.head < last]
        if headed:
            return max(headed, key=lambda p: p.last - p.first)
        return min(inner, key=lambda p: p.last - p.first, default=outer)

    def lower(self, token: int) -> str:
        """The token's word in lower case; empty outside the sentence."""
        return self.tokens[token].lower if 0 <= token < len(self.tokens) else ""

    def tag(self, token: int) -> str:
        """The token's part of speech; empty outside the sentence."""
        return self.tokens[token].tag if 0 <= token < len(self.tokens) else ""

    def is_preposition(self, token: int) -> bool:
        """Whether the token opens a prepositional phrase; the "at" of "*at least eight men*" does not."""
        word = self.lower(token)
        if word not in self.words.prepositions or self.tag(token) in VERBAL:
            return False
        phrase = self.phrase_at(token)
        return phrase is None or phrase.first < token or phrase.last == token + 1

    def is_filler(self, token: int) -> bool:
        """Whether the token may stand inside a verb group: a helping verb, a negator, an adverb."""
        word, tag = self.lower(token), self.tag(token)
        known = self.words
        if tag == "PROPN":
            return False  # "Theresa *May* resigned"
        if word in known.negators or word in known.auxiliaries or tag == "AUX":
            return True
        if (
            word in known.subordinators
            and self.lower(token - 1) in known.frames.perfect
            and self.tag(token + 1) in VERBAL
        ):
            return True  # "have *since* withdrawn"
        if self.phrase_at(token) is not None or word in known.subordinators:
            return False
        return tag == "ADV" or word in known.adverbs or word in known.frames.fillers

    def quote_of(self, token: int) -> int:
        """The index of the outermost stretch in quotation marks that holds the token; -1 outside of all."""
        start = self.tokens[token].span[0]
        at = bisect_right(self.document.quoted, start, key=lambda span: span[0]) - 1
        return at if at >= 0 and start < self.document.quoted[at][1] else -1

    def group_start(self, verb: int) -> int:
        """The first token of the verb group that ends at ``verb``: its helping verbs, negators, adverbs."""
        at = verb
        while at > 0 and verb - at < LONGEST_GROUP and self.is_filler(at - 1):
            at -= 1
        return at

    def group(self, verb: int) -> list[str]:
        """The words of the verb group before ``verb``, lower case."""
        return [self.tokens[i].lower for i in range(self.group_start(verb), verb)]


def view(document: Document, mentions: tuple[Mention, ...], sentence: int, known: Words) -> View:
    """The sentence made ready for the walk."""
    tokens = document.tokens[sentence]
    pointing = known.demonstratives if known.frames.owner_after else frozenset()
    found = (trimmed(tokens, p, known.frames, pointing) for p in noun_phrases(document, sentence, mentions))
    naming = name_words(document.language)
    tables: tuple[Phrases[str], ...] = (naming.roles,)
    if known.frames.owner_after:
        found = (undated(tokens, p, known.frames, known.months, pointing) for p in found)
        tables = (naming.roles, naming.organisations)
    whole = joined(tokens, tuple(parted(tokens, found)), tables)
    phrases = tuple(_without_verbs(tokens, whole, known.frames))
    phrases = _with_people(tokens, phrases, known)
    phrases = tuple(_counted(tokens, phrases, known.frames))
    if known.frames.tails:
        phrases = tuple(tailed(tokens, p, known.frames) for p in phrases)
    phrases = tuple(p for p in phrases if not _floats(tokens, p, known))
    if not known.frames.owner_after:
        phrases = tuple(piece for phrase in phrases for piece in _fronted(tokens, phrase, known))
    holder = [-1] * len(tokens)
    for index, phrase in enumerate(phrases):
        for at in range(phrase.first, min(phrase.last, len(tokens))):
            holder[at] = index
    stops, breaks = [], []
    for at, token in enumerate(tokens):
        if token.lower in STOPS:
            stops.append(at)
        if token.lower in STOPS or token.lower in known.relatives:
            breaks.append(at)
    return View(document, sentence, tokens, phrases, tuple(holder), known, tuple(stops), tuple(breaks))


def _without_verbs(tokens: Sequence[Token], phrases: Iterable[Phrase], known: Lexicon) -> Iterator[Phrase]:
    """The phrases, cut where one runs over a finite verb of the frames ("Minsk *detained* four men")."""
    for phrase in phrases:
        first = phrase.first
        for at in range(phrase.first, phrase.last - 1):
            if (
                tokens[at].tag == "VERB"
                and tokens[at + 1].tag in BEGINS
                and any(e.unit.kind == "verb" for e in known.entries.get(tokens[at].lower, ()))
            ):
                if first < at:
                    yield _piece(tokens, first, at)
                first = at + 1
        yield phrase if first == phrase.first else _piece(tokens, first, phrase.last)


def _counted(tokens: Sequence[Token], phrases: tuple[Phrase, ...], known: Lexicon) -> Iterator[Phrase]:
    """The phrases, each with the numeral before it that was tagged otherwise ("*twelve* people").

    A lone number is joined to the "more" behind it ("wounded *fourteen more*").
    """
    end = 0
    for index, phrase in enumerate(phrases):
        if index and _is_further(tokens, phrases[index - 1], phrase, known):
            continue
        if index + 1 < len(phrases) and _is_further(tokens, phrase, phrases[index + 1], known):
            phrase = _piece(tokens, phrase.first, phrases[index + 1].last)
        at = phrase.first - 1
        numeral = at >= end and tokens[at].tag in ("VERB", "ADJ", "X") and tokens[at].lower in known.plural
        yield replace(phrase, first=at, span=(tokens[at].span[0], phrase.span[1])) if numeral else phrase
        end = phrase.last


def _is_further(tokens: Sequence[Token], count: Phrase, more: Phrase, known: Lexicon) -> bool:
    """Whether the second phrase only says that the first, a bare number, comes on top of others."""
    number = tokens[count.last - 1]
    return (
        more.first == count.last
        and more.last == more.first + 1
        and tokens[more.first].lower in known.further
        and (number.tag == "NUM" or number.lower in known.plural)
    )


def _fronted(tokens: Sequence[Token], phrase: Phrase, known: Words) -> Iterator[Phrase]:
    """A phrase that opens a clause behind a preposition, parted from the subject that ran into it.

    "On live television *Erdogan* said", "in the market *people* accuse", "in the deal, *Peru* agreed".
    """
    before = phrase.first - 1
    last = phrase.last
    while last < len(tokens) and tokens[last].tag == "ADV":
        last += 1
    opens = before >= 0 and tokens[before].lower in known.prepositions and tokens[0].tag in ("ADP", "ADV")
    opens = opens and all(
        t.tag not in VERBAL and t.lower != "," for t in tokens[: min(before, LONGEST_GROUP)]
    )
    finite = last < len(tokens) and tokens[last].tag in VERBAL
    cut = _seam(tokens, phrase, known) if opens and finite else None
    if cut is None:
        yield phrase
        return
    end = cut - 1 if tokens[cut - 1].lower == "," else cut
    yield _piece(tokens, phrase.first, end)
    yield _piece(tokens, cut, phrase.last)


def _seam(tokens: Sequence[Token], phrase: Phrase, known: Words) -> int | None:
    """Where the second of two noun phrases begins: behind a comma, at a name, at a word for people."""
    for at in range(phrase.first + 2, phrase.last):
        if tokens[at - 1].lower == "," and tokens[at - 2].tag != "PROPN":
            return at
    last = phrase.last - 1
    start = last
    while start > phrase.first and tokens[start].tag == "PROPN" and tokens[start - 1].tag == "PROPN":
        start -= 1
    if start == phrase.first or tokens[start - 1].tag != "NOUN":
        return None
    if tokens[last].tag == "PROPN":
        return None if tokens[start - 1].lower in known.frames.people else start
    return last if tokens[last].lower in (*known.frames.people, *known.frames.plural) else None


def _floats(tokens: Sequence[Token], phrase: Phrase, known: Words) -> bool:
    """Whether a lone "all" or "both" behind a subject speaks of that ("the men were *all* killed")."""
    at = phrase.first
    if phrase.last != at + 1 or tokens[at].lower not in known.adverbs or at in (0, len(tokens) - 1):
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    verb = behind.tag in VERBAL or behind.tag == "ADV" or behind.lower in known.adverbs
    return verb and before.tag in ("AUX", "NOUN", "PROPN", "PRON")


def _is_count(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number in figures stands by itself as object of a verb ("killed five and wounded *110*")."""
    return (
        tokens[at].text.isdecimal()
        and at > 0
        and tokens[at - 1].tag == "VERB"
        and (at + 1 == len(tokens) or tokens[at + 1].tag in ("PUNCT", "CCONJ", "ADP", "ADV"))
    )


def _with_people(tokens: Sequence[Token], phrases: tuple[Phrase, ...], known: Words) -> tuple[Phrase, ...]:
    """The phrases, and those of a single word for people that the tagger took for something else.

    Also bare numbers behind a verb ("wounded *110*") and participles that are people ("*the accused*").
    """
    held = {at for phrase in phrases for at in range(phrase.first, phrase.last)}
    lone = [
        _piece(tokens, at, at + 1)
        for at, token in enumerate(tokens)
        if at not in held
        and (
            (token.tag in ("ADJ", "X", "ADV", "NUM") and token.lower in known.frames.people)
            or _is_count(tokens, at)
        )
    ]
    lone += [
        _piece(tokens, at - 1, at + 1)
        for at, token in enumerate(tokens)
        if at - 1 not in held
        and at not in held
        and token.lower in known.frames.substantive
        and tokens[at - 1].tag == "DET"
        and (at + 1 == len(tokens) or tokens[at + 1].tag not in ("ADJ", "NOUN", "PROPN", "NUM"))
    ]
    return tuple(sorted((*phrases, *lone), key=lambda p: p.first)) if lone else phrases


def _piece(tokens: Sequence[Token], first: int, last: int) -> Phrase:
    return Phrase((tokens[first].span[0], tokens[last - 1].span[1]), first, last, last - 1)


def part(view: View, first: int, last: int) -> Phrase | None:
    """The tokens from ``first`` up to before ``last`` as a phrase; None where there are none."""
    if first >= last:
        return None
    head = last - 1
    if view.words.frames.owner_after:
        nouns = (at for at in range(first, last) if view.tag(at) in ("NOUN", "PROPN", "PRON"))
        head = next(nouns, first)
    return Phrase((view.tokens[first].span[0], view.tokens[last - 1].span[1]), first, last, head)
