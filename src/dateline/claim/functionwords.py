"""The function words of a language and the lexicon of its frames, as the event coder asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.claim import cues
from dateline.claim.frames import Lexicon, lexicon
from dateline.languages import load


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
