"""Scores who a reading says that names and roles are, against the links of the gold corpus.

What counts as right is in ``docs/benchmarks.md`` under "How links are scored".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bench.linkpairs import holds, pair
from dateline.link.tables import forms, offices
from dateline.read.coreference import key_of
from dateline.read.name_words import words_of
from dateline.records import Actor, Mention, Span
from goldtools.links import NONE, UNKNOWN, Link

LANGUAGES = ("en", "id")
LISTED = "countries and listed actors"
ONCE = "the same, each once an article"
STRAY = "the same, with what is no name"
NAMED = "countries and named actors"
PERSONS_ONCE = "country of persons, each once"
COUNTRY_OF = {
    "country": "country of countries",
    "person": "country of persons",
    "private": "country of persons",
    "organisation": "country of organisations",
    "place": "country of places",
    "group": "country of groups",
    "role": "country of roles",
}
SECTOR = "sector of persons and organisations"
MEASURES = (LISTED, ONCE, STRAY, NAMED, PERSONS_ONCE, *dict.fromkeys(COUNTRY_OF.values()), SECTOR)


@dataclass
class Tally:
    """Right answers among those given (precision) and among those wanted (recall)."""

    right_given: int = 0
    given: int = 0
    right_wanted: int = 0
    wanted: int = 0


@dataclass
class Board:
    """Tallies by measure, and what was missed or wrong with how often, the words first."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    faults: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def count(self, measure: str, *, right: bool, given: bool, wanted: bool) -> None:
        """Count one mention of the measure."""
        tally = self.tallies[measure]
        tally.given += given
        tally.right_given += given and right
        tally.wanted += wanted
        tally.right_wanted += wanted and right

    def fault(self, measure: str, words: str, wanted: str, got: str) -> None:
        """Note a miss (``got`` is "-") or an error."""
        self.faults[measure, words, wanted, got] += 1


@cache
def _ids_of(name: str) -> frozenset[str]:
    """The gazetteer's identifiers that a name may stand for, in any language that is scored."""
    found = {term.person_id for term in offices().get(key_of(name), ())}
    for language in LANGUAGES:
        words = words_of(name, language)
        for size, entries in forms(language).matches(words, 0, len(words)) if words else ():
            if size == len(words):
                found |= {entry.entry_id for entry in entries}
    return frozenset(found)


def claims(mention: Mention, actor: Actor | None) -> bool:
    """Whether the mention is said to be an actor of the gazetteer."""
    if mention.actor_id is None or mention.kind == "role":
        return False
    if mention.actor_id.startswith("country:") or (actor is not None and actor.wikidata_id is not None):
        return True
    return any(mention.actor_id in _ids_of(name) for name in {mention.name, actor.name if actor else ""})


def same_actor(link: Link, mention: Mention, actor: Actor | None) -> bool:
    """Whether the mention resolves to the link's actor: by Wikidata id where both have one, else by name."""
    if link.kind == "country":
        code = f"country:{link.country}"
        return mention.actor_id == code if link.country != NONE else _named(link, mention, actor)
    if link.wikidata != NONE and actor is not None and actor.wikidata_id:
        return actor.wikidata_id == link.wikidata
    return _named(link, mention, actor)


def _named(link: Link, mention: Mention, actor: Actor | None) -> bool:
    if mention.actor_id is None or mention.actor_id.startswith("local:"):
        return False
    given = {key_of(n) for n in (mention.name, actor.name if actor else "") if n}
    names = [name.strip() for name in link.name.split(";")]
    return any(key_of(n) in given or mention.actor_id in _ids_of(n) for n in names)


def score(
    board: Board,
    words: Mapping[Span, str],
    links: Mapping[Span, Link],
    mentions: Sequence[Mention],
    actors: Sequence[Actor],
    silent: Sequence[Span] = (),
    whom: Mapping[Span, str] | None = None,
) -> None:
    """Count one article: links and mentions by their spans in one text.

    ``words`` are the words of each link, ``whom`` says which links are of one actor (else the same words
    are); ``silent`` are stretches that are not annotated, where a mention counts neither way.
    """
    known = {actor.actor_id: actor for actor in actors}
    paired = pair(links, mentions)
    offices = [m for m in mentions if m.kind == "role"]
    once: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for span, link in links.items():
        mention = paired.get(span)
        if mention is None and link.kind in ("country", "place"):
            mention, told = _within_office(span, link, offices)
            if told and mention is None:
                continue
        elif mention is not None and link.kind == "country":
            mention = _within_group(span, link, mention)
        actor = known.get(mention.actor_id or "") if mention else None
        _country(board, words[span], link, mention)
        right = _actor(board, words[span], link, mention, actor)
        key = (whom or words)[span]
        if _listed(link):
            once[ONCE, key].append(right)
        if link.kind in ("person", "private") and link.country not in (NONE, UNKNOWN):
            once[PERSONS_ONCE, key].append(mention is not None and mention.country == link.country)
        if link.kind in ("person", "organisation") and link.sector not in (NONE, "UNK"):
            got = mention.sector if mention else None
            board.count(SECTOR, right=got == link.sector, given=got is not None, wanted=True)
    for (measure, _), rights in once.items():
        board.count(measure, right=2 * sum(rights) > len(rights), given=False, wanted=True)
    taken = {m.span for m in paired.values() if m.kind != "role"}
    for mention in mentions:
        if (
            mention.kind == "group"
            or mention.span in taken
            or not claims(mention, known.get(mention.actor_id or ""))
        ):
            continue  # "the German government" is a description, and those are not in the gold
        if not any(holds(s, mention.span) for s in (*silent, *links)):
            board.count(STRAY, right=False, given=True, wanted=False)
            board.fault(STRAY, mention.name, "no name", mention.actor_id or "")


def _within_office(span: Span, link: Link, offices: Sequence[Mention]) -> tuple[Mention | None, bool]:
    """What tells a country that is named in an office and is no mention of its own, and whether it does.

    The office's own country stands for it; an office of another country ("US envoy to Iran") says nothing.
    """
    holder = next((m for m in offices if holds(m.span, span)), None)
    if holder is None or holder.country is None:
        return None, False
    if holder.country != link.country:
        return None, True
    actor = f"country:{link.country}" if link.kind == "country" else None
    return Mention(span, "place", holder.name, actor, None, holder.country), True


def _within_group(span: Span, link: Link, mention: Mention) -> Mention:
    """A country that is named in a group ("pasukan Iran"): told where the group is of that country."""
    if mention.kind != "group" or mention.span == span or mention.country != link.country:
        return mention
    return Mention(span, "place", mention.name, f"country:{link.country}", None, link.country)


def _listed(link: Link) -> bool:
    """Whether the actor is one that a gazetteer should have: a country, or one with a Wikidata id."""
    return link.kind == "country" or link.wikidata != NONE


def _country(board: Board, words: str, link: Link, mention: Mention | None) -> None:
    """Whether the country is right; where nobody can tell it ("?") nothing is counted."""
    if link.country == UNKNOWN:
        return
    got = mention.country if mention else None
    wanted = link.country != NONE
    measure = COUNTRY_OF[link.kind]
    board.count(measure, right=got == link.country, given=got is not None, wanted=wanted)
    if (got or NONE) != link.country:
        board.fault(measure, words, link.country, got or NONE)


def _actor(board: Board, words: str, link: Link, mention: Mention | None, actor: Actor | None) -> bool:
    """Counts and returns whether country and actor are right, where the actor is listed or named."""
    country = link.country in (UNKNOWN, (mention.country if mention else None) or NONE)
    resolves = link.known and mention is not None and same_actor(link, mention, actor)
    right = country and resolves
    claimed = mention is not None and (claims(mention, actor) or (link.known and resolves))
    if link.kind == "role":
        return right
    listed = _listed(link)
    if link.known or claimed:
        board.count(NAMED, right=right, given=claimed, wanted=link.known)
    if listed or claimed:
        for measure in (LISTED, STRAY):
            board.count(measure, right=right, given=claimed, wanted=listed)
    if (link.known or claimed) and not right:
        got = f"{mention.actor_id} {mention.country}" if mention and claimed else NONE
        board.fault(LISTED if listed or claimed else NAMED, words, f"{link.name} {link.country}", got)
    return right
