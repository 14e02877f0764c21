"""Who speaks: the mention behind a speaker phrase, and of what kind it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.claim.cues import Lexicon
from dateline.link.parties import party
from dateline.read.coreference import antecedent
from dateline.read.document import Document, within
from dateline.records import Mention, Span, SpeakerKind

NAMED = frozenset({"person", "organisation"})
_BRACKET = re.compile(r"\(([^()]*)\)")
NEAR_BLOCKS = 4
"""Paragraphs after which an earlier speaker is no longer what a pronoun means."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker of an earlier report, and where its phrase stands."""

    speaker: Mention
    block: int
    at: int
    many: bool = False


@dataclass(slots=True)
class Talk:
    """The speakers of an article so far, in order: what "he" and "ujarnya" are read against.

    ``known`` are the first mentions of each person and organisation by name, ``bodies`` the indices of the
    organisations by each word of their names, ``brackets`` where a text in brackets first stands.
    """

    document: Document
    mentions: tuple[Mention, ...]
    data: Lexicon
    turns: list[Turn] = field(default_factory=list)
    topics: list[Turn] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    known: dict[str, Mention] = field(init=False)
    bodies: dict[str, list[int]] = field(init=False)
    brackets: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.known, self.bodies, self.brackets = {}, defaultdict(list), {}
        for index, mention in enumerate(self.mentions):
            if mention.kind in NAMED:
                self.known.setdefault(mention.name, mention)
            if mention.kind == "organisation":
                for word in set(mention.name.lower().split()):
                    self.bodies[word].append(index)
        for found in _BRACKET.finditer(self.document.text):
            self.brackets.setdefault(found[1], found.start())

    def hear(self, speaker: Mention, kind: SpeakerKind, block: int, at: int) -> None:
        """Remembers who spoke last."""
        self.turns.append(Turn(speaker, block, at, kind == "collective"))

    def see(self, subject: Mention, block: int, at: int) -> None:
        """Remembers whom the last sentence of the writer's own is about."""
        self.topics.append(Turn(subject, block, at))


def find_voice(talk: Talk, span: Span, block: int) -> tuple[Mention, SpeakerKind]:
    """The speaker phrase at ``span`` as a mention with its resolved name, and the kind of speaker."""
    document = talk.document
    phrase = document.words(span)
    words = phrase.lower().strip("-").split()
    if len(words) == 1 and (
        words[0] in talk.data.lists["third"] or words[0] in talk.data.lists["speaker.enclitics"]
    ):
        return _pronoun(talk, span, words[0], block)
    own = head_name(talk, span)
    if own is not None:
        found = party(document, talk.mentions, span)
        name = own.name if found.name in (phrase, "") or own.kind == "person" else found.name
        speaker = replace(found, span=span, name=name, kind=own.kind)
        return _filled(speaker, own), "named"
    found = party(document, talk.mentions, span)
    if _is_indefinite(talk, words):
        return replace(found, span=span, name=phrase), _kind(talk, words, False)
    if found.name and not _is_part(found.name, phrase):
        known = talk.known.get(found.name)
        return replace(found, span=span, kind=known.kind if known else found.kind), _kind(
            talk, words, known is not None
        )
    known = _recalled(talk, span, block, words)
    if known is not None and known.kind in NAMED:
        return _filled(replace(found, span=span, name=known.name, kind=known.kind), known), "named"
    if known is not None and known.name != document.words(known.span):
        return replace(found, span=span, name=known.name), _kind(talk, words, False)
    return replace(found, span=span, name=phrase), _kind(talk, words, False)


def _filled(speaker: Mention, known: Mention) -> Mention:
    """The speaker with what is known of the same one elsewhere."""
    return replace(
        speaker,
        actor_id=speaker.actor_id or known.actor_id,
        place_id=speaker.place_id or known.place_id,
        country=speaker.country or known.country,
        sector=speaker.sector or known.sector,
    )


def head_name(talk: Talk, span: Span) -> Mention | None:
    """The name that a phrase is about: its person, else the organisation or place it ends or begins with."""
    inside = within(talk.mentions, span)
    text = talk.document.text
    if _points_back(talk, text[slice(*span)].lower().split()):
        inside = [m for m in inside if m.span[0] == span[0]]
    people = [m for m in inside if m.kind == "person" and not _owns(talk, text, m, span)]
    if people:
        plain = not any(mark in text[slice(*span)] for mark in ",–—") and people[-1].span[1] == span[1]
        joined = any(w in talk.data.lists["joining"] for w in text[slice(*span)].lower().split())
        if joined or not plain:
            return people[0]
        # a degree behind the name may look like a name of one word
        return next((m for m in reversed(people) if " " in text[slice(*m.span)]), people[-1])
    bodies = [m for m in inside if m.kind == "organisation"]
    words = text[span[0] : span[1]].lower().split()
    words = words[
        : next((i for i, w in enumerate(words) if i and w in talk.data.lists["relatives"]), len(words))
    ]
    if bodies and any(w in talk.data.lists["speaker.documents"] for w in words):
        return bodies[0]
    whole = span[1] - span[0]
    for m in inside:
        if m.kind in ("organisation", "place") and not _owns(talk, text, m, span):
            share = m.span[1] - m.span[0]
            if m.span[1] == span[1] and (
                share * 3 >= whole * 2
                or text[span[0] : m.span[0]].lower().strip() in talk.data.lists["determiners"]
            ):
                return m
            if share == whole:
                return m
    return None


def _is_indefinite(talk: Talk, words: Sequence[str]) -> bool:
    """Whether the phrase brings in somebody new who stays unnamed ("a spokesperson", "seorang pejabat")."""
    lists = talk.data.lists["speaker.unnamed_determiners"]
    return words[0] in lists or " ".join(words[:2]) in lists


def _owns(talk: Talk, text: str, mention: Mention, span: Span) -> bool:
    """Whether the name only says whose the head is ("Macron's spokesman")."""
    after = text[mention.span[1] : mention.span[1] + 2]
    return mention.span[1] < span[1] and any(
        after.startswith(mark) for mark in talk.data.lists["speaker.possessive"]
    )


def _is_part(name: str, phrase: str) -> bool:
    """Whether a name says no more than the phrase itself does."""
    return name.lower() in phrase.lower()


def _bracketed(talk: Talk, phrase: str) -> Mention | None:
    """Whose office a short form is that stands in brackets beside a name ("... (Menhub) Hasan Basri")."""
    at = talk.brackets.get(phrase, -1)
    if at < 0:
        return None
    end = at + len(phrase) + 2
    first = bisect_left(talk.mentions, end, key=lambda m: m.span[0])
    following = talk.mentions[first] if first < len(talk.mentions) else None
    if following is not None and following.kind == "person" and following.span[0] - end <= 2:
        return following
    return None


def _is_body(talk: Talk, words: Sequence[str]) -> bool:
    """Whether the phrase is one for an organisation ("the airline", "perusahaan itu")."""
    return any(w in talk.data.lists["speaker.bodies"] for w in (words[-1], words[0]))


def _same_body(talk: Talk, at: int, words: Sequence[str]) -> Mention | None:
    """The last organisation before ``at`` whose name has the noun of the phrase ("the ministry")."""
    noun = words[-1] if words[-1] in talk.data.lists["speaker.bodies"] else words[0]
    end = bisect_left(talk.mentions, at, key=lambda m: m.span[0])
    named = talk.bodies.get(noun, ())
    before = bisect_left(named, end)
    return talk.mentions[named[before - 1]] if before else None


def _only(talk: Talk, at: int, kinds: Sequence[str]) -> Mention | None:
    """The one name of these kinds in the two sentences before ``at``."""
    here = talk.document.sentence_at(at)
    start = talk.document.sentences[max(0, here - 2)].span[0]
    found = [m for m in within(talk.mentions, (start, at)) if m.kind in kinds]
    return found[-1] if len({m.name for m in found}) == 1 else None


def _is_variation(talk: Talk, span: Span, words: Sequence[str]) -> bool:
    """Whether the phrase is a definite role that nobody is known to bear ("the government spokesman")."""
    if words[0] not in talk.data.lists["speaker.definite"]:
        return False
    if words[-1] in talk.data.lists["speaker.bodies"]:
        return True
    return any(m.kind == "role" and m.span[1] == span[1] for m in within(talk.mentions, span))


def _points_back(talk: Talk, words: Sequence[str]) -> bool:
    """Whether the phrase is one for somebody named before ("pria 44 tahun itu", "the latter")."""
    if any(w in talk.data.lists["speaker.unnamed_nouns"] for w in words):
        return False
    return (
        words[-1] in talk.data.lists.get("speaker.closing_determiners", frozenset())
        and words[0] not in talk.data.lists["speaker.collective_determiners"]
    )


def _pronoun(talk: Talk, span: Span, word: str, block: int) -> tuple[Mention, SpeakerKind]:
    """A pronoun as the last one who spoke or whom the writer's last sentence was about."""
    lists = talk.data.lists
    plural = word in lists["plural"]
    if word in lists["neuter"]:
        kinds: Sequence[str] = ("organisation", "place", "group", "role")
    elif plural:
        kinds = ("group", "role", "organisation")
    else:
        kinds = ("person", "role", "group")
    gender = talk.data.genders.get(word, "")
    best = _recent(talk, span[0], block, kinds, gender, None if word in lists["neuter"] else plural)
    if best is None:
        best = antecedent(talk.document, talk.mentions, span)
    if best is None and word in lists["speaker.enclitics"]:
        best = _recent(talk, span[0], block, ("organisation",), "")
    mention = Mention(span, "person", talk.document.words(span))
    if best is None:
        return mention, "unknown"
    if gender in ("m", "f") and best.kind == "person":
        talk.genders[best.name] = gender
    kind: SpeakerKind = "named" if best.kind in NAMED else "collective" if plural else "unnamed"
    return _filled(replace(mention, name=best.name, kind=best.kind, score=0.8), best), kind


def _recent(
    talk: Talk, at: int, block: int, kinds: Sequence[str], gender: str, many: bool | None = None
) -> Mention | None:
    """The last speaker or subject of the paragraphs nearby that a pronoun of ``gender`` can stand for.

    ``many`` asks for one who is several people, or one who is not, where that can be told.
    """
    near = [t for t in (*talk.turns[-6:], *talk.topics[-6:]) if t.at < at and block - t.block <= NEAR_BLOCKS]
    for turn in sorted(near, key=lambda t: -t.at):
        known = talk.genders.get(turn.speaker.name, gender)
        if many is False and turn.many:
            continue
        if turn.speaker.kind in kinds and (gender not in ("m", "f") or known == gender):
            return turn.speaker
    return None


def subject_of(talk: Talk, span: Span, block: int) -> Mention | None:
    """Whom the subject of a sentence of the writer's own stands for; None for a thing or nobody known."""
    words = talk.document.words(span).lower().split()
    if not words:
        return None
    if len(words) == 1 and words[0] in talk.data.lists["third"]:
        found, kind = _pronoun(talk, span, words[0], block)
        return found if kind != "unknown" else None
    own = head_name(talk, span)
    if own is not None:
        return own
    if _is_indefinite(talk, words):
        return None
    found = party(talk.document, talk.mentions, span)
    known = None if _is_part(found.name, talk.document.words(span)) else talk.known.get(found.name)
    return known or _recalled(talk, span, block, words)


def _recalled(talk: Talk, span: Span, block: int, words: Sequence[str]) -> Mention | None:
    """Whom a role or a phrase that points back stands for, by who was named before."""
    known = antecedent(talk.document, talk.mentions, span)
    if known is not None and not _is_part(known.name, talk.document.words(span)):
        return known
    short = _bracketed(talk, talk.document.words(span))
    if short is not None:
        return short
    if not (_points_back(talk, words) or _is_variation(talk, span, words)):
        return None
    if _is_body(talk, words):
        return _same_body(talk, span[0], words) or _only(talk, span[0], ("organisation",))
    return _recent(talk, span[0], block, ("person",), "") or _only(talk, span[0], ("person",))


def _kind(talk: Talk, words: Sequence[str], named: bool) -> SpeakerKind:
    if named:
        return "named"
    lists = talk.data.lists
    head = " ".join(words[:2])
    first = words[0]
    if first in lists["speaker.collective_determiners"]:
        return "collective"
    if first in lists["speaker.unnamed_determiners"] or head in lists["speaker.unnamed_determiners"]:
        return "unnamed"
    if any(w in lists["speaker.unnamed_nouns"] for w in words):
        return "unnamed"
    if any(w in lists["speaker.collective_nouns"] for w in words) or _is_plural(talk, words[-1]):
        return "collective"
    return "unnamed"


def _is_plural(talk: Talk, word: str) -> bool:
    lists = talk.data.lists
    return any(word.endswith(e) for e in lists["speaker.plural_endings"]) and not any(
        word.endswith(e) for e in lists["speaker.not_plural_endings"]
    )
