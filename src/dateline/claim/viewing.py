"""A sentence made ready for the event coder: its noun phrases, freed, parted, joined and completed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.claim.frames import Entry, Lexicon
from dateline.claim.functionwords import Words
from dateline.claim.trims import cut, joined, parted, tailed, trimmed, undated
from dateline.claim.view import LONGEST_GROUP, STOPS, VERBAL, View
from dateline.read.document import Document
from dateline.read.name_words import Phrases, name_words
from dateline.read.phrases import Phrase, noun_phrases
from dateline.records import Mention, Token

BEGINS = frozenset({"DET", "NUM", "PRON"})
"""Parts of speech with which an object begins, after which no attribute stands."""


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
    if known.frames.owner_after:
        phrases = tuple(_described(tokens, phrases, known.frames))
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
    """The phrases, cut where one runs over a finite verb of the frames ("Minsk *detained* four men").

    So too where words of the frames close it that are a verb only together ("bupati *minta maaf*").
    """
    for phrase in phrases:
        first = phrase.first
        for at in range(phrase.first, phrase.last - 1):
            if tokens[at].tag != "VERB":
                continue
            entries = known.entries.get(tokens[at].lower, ())
            if tokens[at + 1].tag in BEGINS and any(e.unit.kind == "verb" for e in entries):
                if first < at:
                    yield _piece(tokens, first, at)
                first = at + 1
            elif first < at and _closed_by(tokens, at, phrase.last, entries):
                phrase = cut(tokens, phrase, first, at)
                first = phrase.first
                break
        yield phrase if first == phrase.first else _piece(tokens, first, phrase.last)


def _closed_by(tokens: Sequence[Token], at: int, last: int, entries: Iterable[Entry]) -> bool:
    """Whether the words from the verb up to before ``last`` are those of an active verb of the frames."""
    words = tuple(t.lower for t in tokens[at + 1 : last])
    return any(e.unit.kind == "word" and e.rest == words for e in entries)


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


def _described(tokens: Sequence[Token], phrases: tuple[Phrase, ...], known: Lexicon) -> Iterator[Phrase]:
    """The phrases, each with what a verb behind it says of whom it is ("tim *beranggotakan lima orang*").

    An age or another measure of time is left out, and the name of somebody, who is then the actor alone.
    """
    end = 0
    for index, phrase in enumerate(phrases):
        if phrase.first < end:
            continue
        after = phrases[index + 1] if index + 1 < len(phrases) else None
        at = phrase.last
        if (
            after is not None
            and after.first == at + 1
            and tokens[at].lower in known.describing
            and not phrase.parts
            and not after.parts
            and all(tokens[i].lower not in known.times for i in range(after.first, after.last))
            and not (
                tokens[after.first].tag == "PROPN" and known.people.get(tokens[phrase.head].lower) == "people"
            )
        ):
            end = after.last
            span = phrase.span[0], after.span[1]
            phrase = replace(phrase, span=span, last=end, inner=(*phrase.inner, phrase, after))
        yield phrase


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
    """Whether a lone "all" or "both" behind a subject speaks of that ("the men were *all* killed").

    Or a word that only helps a verb was taken for a noun ("membantahnya dan *balik* menuding").
    """
    at = phrase.first
    lone = phrase.last == at + 1 and phrase.last < len(tokens)
    if lone and tokens[at].lower in known.frames.fillers and tokens[at + 1].tag == "VERB":
        return True
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
