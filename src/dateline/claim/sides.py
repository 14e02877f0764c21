"""Phrases as parties to an event: who they name, and whether they may stand on that side of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.claim.arguments import launched
from dateline.claim.nations import joined_nations, of_nation
from dateline.claim.owners import owners
from dateline.claim.view import View, part
from dateline.claim.whereabouts import PLACED, country_beside
from dateline.link.parties import GUESSED, party
from dateline.ontology.plover import Frame, standings
from dateline.read.dates import DateMention
from dateline.read.document import within
from dateline.read.name_words import name_words
from dateline.read.phrases import Phrase, split_coordination
from dateline.records import Mention, Span, Token

MAX_PARTIES = 12
"""Parties of one side that are kept."""
MAX_HOLDERS = 3
"""Prepositional phrases behind a noun among which its owner is sought ("a request for bail by X")."""
INITIALS = 2
"""Letters of a name that is kept back."""
BESIDE = frozenset(",()")
"""Marks that may stand beside it, with an age ("*RS* (44)")."""
_BY_KIND = {"organisation": "market", "person": "person", "role": "person", "place": "place"}
CAPITAL = "capital acts"
"""The rule by which a capital stands for its government."""
PAIR = "two named last"
"""The rule by which ``party`` knows "the two countries"."""
NAMED = frozenset({"person", "organisation", "place"})
FIRM = frozenset({"state", "armed", "organised"})
NO_ACTORS = frozenset({"thing", "place", "site"})
OWNING = FIRM | {"market", "people", "person"}


@dataclass(frozen=True, slots=True)
class Party:
    """A mention with its standing: state, armed, organised, market, people, person, place or thing."""

    mention: Mention
    standing: str


@dataclass(slots=True)
class Sides:
    """Looks phrases of one document up as parties, each phrase once."""

    mentions: tuple[Mention, ...]
    dates: Sequence[DateMention] = ()
    _seen: dict[Span, Mention] = field(default_factory=dict)

    def mention(self, view: View, span: Span) -> Mention:
        """The phrase at ``span`` as a mention, resolved."""
        found = self._seen.get(span)
        if found is None:
            found = self._seen[span] = party(view.document, self.mentions, span)
        return found

    def inside(self, span: Span) -> list[Mention]:
        """The names that lie in ``span``, in order."""
        return within(self.mentions, span)

    def is_named(self, token: Token) -> bool:
        """Whether the word is part of a longer name ("Capitol Hill *Protest*") or a date ("in *March*").

        Or of a title: "Menteri *Kerja Sama* Kawasan".
        """
        span = token.span
        date = bisect_left(self.dates, span[1], key=lambda d: d.span[0]) - 1
        if date >= 0 and span[1] <= self.dates[date].span[1]:
            return True
        at = bisect_left(self.mentions, span[0] + 1, key=lambda m: m.span[0]) - 1
        for mention in self.mentions[max(0, at - 2) : at + 1]:
            inside = mention.span[0] <= span[0] and span[1] <= mention.span[1] and mention.span != span
            if inside and mention.kind in NAMED:
                return True
            if inside and mention.kind == "role" and mention.span[0] < span[0] and token.text[0].isupper():
                return True
        return False

    def party(self, view: View, phrase: Phrase, speaker: Mention | None = None) -> Party:
        """The phrase as a party with its standing; a first-person pronoun is the ``speaker``."""
        found = self.mention(view, phrase.span)
        if speaker is not None and view.document.words(phrase.span).lower() in view.words.firsts:
            return Party(spoken(found, speaker), standing_of(speaker))
        if found.country is None and found.kind in ("group", "role"):
            country = country_beside(view, phrase, self.mentions)
            found = replace(found, country=country, rule=PLACED) if country else found
        return Party(found, self._standing(view, phrase, found))

    def _standing(self, view: View, phrase: Phrase, mention: Mention) -> str:
        date = bisect_left(self.dates, phrase.span[1], key=lambda d: d.span[0]) - 1
        if date >= 0 and phrase.span[0] < self.dates[date].span[1]:
            return "time"
        known = standings().get(mention.sector or "", "unknown")
        people = self._people(view, phrase, mention)
        if mention.kind == "group":
            if people is None:
                return self._by_nation(view, phrase, mention)
            return people if known == "unknown" or _listed(view, phrase) is not None else known
        if known != "unknown":
            return known if people is not None or not is_act(view, phrase) else "thing"
        if people is None and (is_act(view, phrase) or self._hangs(view, phrase, mention)):
            return "thing"
        return people if people is not None and mention.kind != "place" else standing_of(mention)

    def _hangs(self, view: View, phrase: Phrase, mention: Mention) -> bool:
        """Whether a person's name only says whose the head is ("pangkalan *Yudha Perkasa*")."""
        start, end = view.tokens[phrase.head].span
        return mention.kind == "person" and not any(
            m.kind != "role" and m.span[0] <= start and end <= m.span[1] for m in self.inside(phrase.span)
        )

    def _by_nation(self, view: View, phrase: Phrase, mention: Mention) -> str:
        """A bare adjective of nationality stands for its state ("*Israeli* strikes"); nothing longer does."""
        single = phrase.last - phrase.first == 1 and view.tokens[phrase.first].text[:1].isupper()
        bare = single or any(m.span == phrase.span for m in self.inside(phrase.span))
        return "state" if bare and mention.country else "thing"

    def _people(self, view: View, phrase: Phrase, mention: Mention) -> str | None:
        """The standing of a phrase whose head is a word for people or a body of them; None for any other."""
        if mention.rule == PAIR:
            return "state" if phrase.last - phrase.first > 1 else "people"
        lower = [t.lower for t in view.tokens[phrase.first : phrase.last]]
        head = _person_head(view, phrase) - phrase.first
        if (
            lower[-1] in view.words.pronouns
            or (len(lower) == 1 and lower[0] in view.words.possessives)
            or (len(lower) == 1 and lower[0] in view.words.frames.plural)
            or (len(lower) == 2 and lower[1] in view.words.frames.substantive)
        ):
            return "people"
        listed = _listed(view, phrase)
        known = name_words(view.document.language)
        for at in range(head + 1):
            for table in (known.groups, known.roles, known.organisations):
                found = table.match(lower, at, len(lower))
                if found and at <= head < at + found[0]:
                    sector = standings().get(found[1], "unknown")
                    return listed or (sector if sector != "unknown" else "people")
        if listed is not None:
            return listed
        if not view.words.frames.of_people.isdisjoint(lower[:head]):
            return "people"
        start, end = view.tokens[phrase.first + head].span
        named = any(m.span[0] <= start and end <= m.span[1] for m in self.inside(phrase.span))
        return "people" if named and mention.kind == "group" else None

    def parties(
        self,
        view: View,
        phrase: Phrase | None,
        allowed: frozenset[str],
        speaker: Mention | None = None,
        *,
        owned: bool = True,
        armed: bool = False,
        several: bool = False,
    ) -> tuple[Party, ...]:
        """The parties in the phrase that a side takes; with ``owned`` a thing stands for its owner.

        With ``armed`` boats and jets keep their phrase, and act for whom they belong to; with ``several``
        what "and" joins is never one party.
        """
        if phrase is None:
            return ()
        out: list[Party] = []
        for each in self._parts(view, phrase, several=several)[:MAX_PARTIES]:
            nations = joined_nations(view, each)
            if nations is not None:
                one, two, country = nations
                both = self.party(view, two, speaker)
                if both.standing in allowed:
                    out += [Party(of_nation(view, one, both.mention, country), both.standing), both]
                    continue
            found = self.party(view, each, speaker)
            if found.standing == "thing" and not owned and found.standing not in allowed:
                continue
            if found.standing in ("thing", "place", "site"):
                owner = self._owner(view, each)
                keeps = found.standing == "site" and "site" in allowed
                if owner is not None and owner.standing in allowed and not keeps:
                    if armed and found.standing == "site":
                        owner = Party(replace(owner.mention, span=found.mention.span), owner.standing)
                    out.append(owner)
                    continue
            if found.standing in allowed:
                out.append(found)
            elif each.first + 1 == each.last and _may_be_any(view, each, allowed, found.mention):
                out.append(Party(unresolved(view, found.mention), "organised"))
        return tuple(out)

    def told(self, view: View, phrase: Phrase) -> tuple[Party, ...]:
        """Those who are told to do something: whoever is told can act, by whatever noun."""
        each = self._parts(view, phrase, several=False)[:MAX_PARTIES]
        found = [self.party(view, one) for one in each]
        return tuple(Party(p.mention, "people" if p.standing in NO_ACTORS else p.standing) for p in found)

    def country(self, view: View, phrase: Phrase) -> tuple[Party, ...]:
        """The country that a lone pronoun was read as, in the part of a state ("*it* urged both sides")."""
        found = self.party(view, phrase).mention
        alone = phrase.last - phrase.first == 1 and view.lower(phrase.first) in view.words.pronouns
        named = alone and found.kind == "place" and (found.actor_id or "").startswith("country:")
        return (Party(found, "state"),) if named else ()

    def counted(self, view: View, phrase: Phrase) -> tuple[Party, ...]:
        """A counted phrase of an unknown word, or a lone pronoun, as people ("killed 12 shoppers")."""
        known = view.words.frames.plural
        counted = any(
            view.tag(at) == "NUM" or view.lower(at) in known for at in range(phrase.first, phrase.last)
        )
        alone = phrase.last - phrase.first == 1 and view.lower(phrase.first) in view.words.possessives
        if not counted and not alone:
            return ()
        found = self.party(view, phrase)
        return (Party(found.mention, "people"),) if found.standing == "thing" else ()

    def initialled(self, view: View, phrase: Phrase | None) -> tuple[Party, ...]:
        """Those whom the law deals with, named by their initials alone ("*RS* and *MT* were arrested")."""
        if phrase is None:
            return ()
        loose = view.words.coordinators | BESIDE
        tokens = [at for at in range(phrase.first, phrase.last) if not _is_loose(view, at, loose)]
        if any(len(view.tokens[at].text) != INITIALS or not view.tokens[at].text.isupper() for at in tokens):
            return ()
        found = [self.party(view, each) for at in tokens if (each := part(view, at, at + 1)) is not None]
        return tuple(Party(p.mention, "people") for p in found if p.standing == "thing")

    def _parts(self, view: View, phrase: Phrase, *, several: bool) -> tuple[Phrase, ...]:
        """The parties that the phrase joins; the whole where a part names nobody without another's owner.

        "the government, army and people of Russia" are one party, "the army and the UN" two.
        """
        parts = self._whole(view, split_coordination(view.document, view.sentence, phrase, self.mentions))
        if len(parts) < 2 or several:
            return parts
        known = [self.mention(view, part.span) for part in parts]
        shared = known[-1].country is not None and all(
            m.kind in ("group", "role") and self._is_bare(m, p) and p.last - p.first == 1
            for m, p in zip(known[:-1], parts[:-1], strict=True)
        )
        return (phrase,) if shared else parts

    def _is_bare(self, mention: Mention, phrase: Phrase) -> bool:
        """Whether nothing in the phrase says whose people they are; what was guessed says nothing."""
        told = [m for m in (mention, *self.inside(phrase.span)) if m.country is not None]
        return not told or any(m.rule in GUESSED for m in told)

    def _whole(self, view: View, parts: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """The parts, those joined again that one name holds ("Menteri *Kelautan dan Perikanan*")."""
        out = list(parts[:1])
        for each in parts[1:]:
            held = self.inside((out[-1].span[0], each.span[1]))
            # "to the president and *to* the parliament" are two, whatever holds them.
            apart = view.is_preposition(each.first - 1)
            if not apart and any(m.span[0] < out[-1].span[1] and each.span[0] < m.span[1] for m in held):
                span = out[-1].span[0], each.span[1]
                out[-1] = Phrase(span, out[-1].first, each.last, out[-1].head)
            else:
                out.append(each)
        return tuple(out)

    def owned_by(self, view: View, phrase: Phrase | None, allowed: frozenset[str]) -> bool:
        """Whether the phrase names a building, boat or men of such an actor ("pos *TNI*", "anggota*nya*")."""
        standing = self.party(view, phrase).standing if phrase is not None else ""
        if phrase is None or standing not in ("site", "people"):
            return False
        if standing == "people":
            serving = view.lower(phrase.last - 2) in view.words.frames.serving
            if not serving or view.lower(phrase.last - 1) not in view.words.possessives:
                return False
            holder = part(view, phrase.last - 1, phrase.last)
            return holder is not None and standing_of(self.party(view, holder).mention) in allowed
        owner = self._owner(view, phrase)
        return owner is not None and owner.standing in allowed

    def _owner(self, view: View, phrase: Phrase) -> Party | None:
        """Whose thing the phrase names ("Hungary's *decision*", "langkah *Kemlu*", "border with Russia")."""
        head = phrase.head
        own = owners(view, head, head + 1, phrase)
        candidates = [own.holder, own.whole]
        doer = _doer_behind(view, phrase) if is_act(view, phrase) else None
        launch = launched(view, phrase)
        if launch is not None:  # "gugatan *yang diajukan* serikat"
            doer = launch[1]
        candidates.insert(0, doer)
        if _suffered(view, phrase):  # "the *arrest* of X", "X's arrest": X did nothing
            candidates = [doer, own.holder if own.adjective or _done(view, phrase) else None]
            doers = [self.party(view, c) for c in candidates if c is not None]
            # "a *Kabul* bombing killed five": a capital beside the act says where.
            return next((p for p in doers if p.standing in OWNING and p.mention.rule != CAPITAL), None)
        for at in range(head + 1, min(phrase.last, head + 1 + MAX_PARTIES)):
            if view.words.frames.owner_after and view.tag(at) == "ADJ":
                continue  # "jet *pertama* Israel"
            if _is_where(view, at):
                break
            if _is_matter(view, phrase, at):
                break
            candidates.append(part(view, at, phrase.last))
        at = phrase.last
        for _ in range(MAX_HOLDERS):
            following = view.phrase_at(at + 1)
            if following is None or not view.is_preposition(at):
                break
            if view.lower(at) in view.words.frames.holder:
                candidates.append(following)
            at = following.last
        for name in self.inside(phrase.span):
            first = bisect_left(view.tokens, name.span[0], key=lambda t: t.span[0])
            last = bisect_left(view.tokens, name.span[1], key=lambda t: t.span[0])
            before = range(phrase.first, first)
            if not any(_is_where(view, at) or _is_matter(view, phrase, at) for at in before):
                candidates.append(part(view, first, last))
        for candidate in candidates[:MAX_PARTIES]:
            if candidate is None:
                continue
            found = self.party(view, candidate)
            if found.standing in OWNING:
                return found
        return None


def _is_loose(view: View, at: int, loose: frozenset[str]) -> bool:
    """Whether the token only joins names, or tells an age."""
    return view.lower(at) in loose or view.lower(at).isdecimal()


def _is_where(view: View, at: int) -> bool:
    """Whether the word opens a phrase that says where or when, and not whose ("shootings *in* France")."""
    known = view.words.frames
    return view.is_preposition(at) and view.lower(at) in known.at - known.holder - known.owner


def _is_matter(view: View, phrase: Phrase, at: int) -> bool:
    """Whether the word opens what a thing is about, and not whose it is ("a tax *on* imports")."""
    known = view.words.frames
    if known.owner_after or at <= phrase.head or not view.is_preposition(at):
        return False
    return view.lower(at) not in known.holder | known.owner | known.agent


def _may_be_any(view: View, phrase: Phrase, allowed: frozenset[str], mention: Mention) -> bool:
    """Whether the phrase is a "they" or "he" that was read as somebody who cannot do the act.

    The act itself then says of which standing they are, not who ("*they* arrested one person").
    """
    word = view.lower(phrase.first)
    if view.lower(phrase.last) in view.words.relatives:
        return False  # "*mereka yang* memberi akses": whoever does it
    if word in view.words.singulars and mention.name.lower() == word:
        return False  # a "he" with nobody named before
    return word in view.words.frames.anybody and not allowed.isdisjoint(FIRM)


def unresolved(view: View, mention: Mention) -> Mention:
    """The pronoun as it is written, naming nobody."""
    text = view.document.words(mention.span)
    return replace(
        mention, name=text, actor_id=None, country=None, sector=None, place_id=None, score=0.3, rule=""
    )


def _person_head(view: View, phrase: Phrase) -> int:
    """The head of the phrase, over words that only say since when ("*mantan* direktur")."""
    head = phrase.head
    while head < phrase.last - 1 and view.lower(head) in view.words.frames.formerly:
        head += 1
    return head


def _listed(view: View, phrase: Phrase) -> str | None:
    """The standing that the frames' data give the head of the phrase, with the word behind it or alone."""
    head, known = _person_head(view, phrase), view.words.frames.people
    written = view.tokens[head].text
    if written in known and written != view.lower(head):  # "the *House*" is no house
        return known[written]
    beside = head if view.words.frames.owner_after else head - 1  # "tentara bayaran", "town hall"
    found = known.get(f"{view.lower(beside)} {view.lower(beside + 1)}") or known.get(view.lower(head))
    first = phrase.first
    if found is None and head > first and view.words.frames.owner_after and view.tag(first) == "PROPN":
        # A capital at the start makes the noun a part of the name behind it ("*Pasukan* Misrata").
        found = known.get(f"{view.lower(first)} {view.lower(first + 1)}") or known.get(view.lower(first))
    return found


def standing_of(mention: Mention) -> str:
    """The standing of whoever is named, by sector and kind alone."""
    known = standings().get(mention.sector or "", "unknown")
    return known if known != "unknown" else _BY_KIND.get(mention.kind, "thing")


def is_act(view: View, phrase: Phrase) -> bool:
    """Whether the phrase is named after an act ("the attack", "kunjungan kerja"): then it is no actor."""
    entries = view.words.frames.entries.get(view.lower(phrase.head), ())
    return any(e.unit.kind == "noun" and not e.rest for e in entries)


def _doer_behind(view: View, phrase: Phrase) -> Phrase | None:
    """The doer that a preposition marks behind a noun ("the rescue of nine fishers *by the coast guard*")."""
    at = phrase.last
    for _ in range(MAX_HOLDERS):
        following = view.phrase_at(at + 1)
        if following is None or not view.is_preposition(at):
            return None
        if view.lower(at) in view.words.frames.agent:
            return following
        at = following.last
    return None


def _suffered(view: View, phrase: Phrase) -> bool:
    """Whether the phrase names an act that its owner suffers ("the *killing* of X", "his *arrest*")."""
    entries = [e for e in view.words.frames.entries.get(view.lower(phrase.head), ()) if e.unit.kind == "noun"]
    owner = view.words.frames.owner
    return any(
        not e.rest
        and (
            e.unit.frame.owner == "target"
            or any(s.role == "T" and s.prepositions & owner for s in e.unit.slots)
        )
        for e in entries
    )


def _done(view: View, phrase: Phrase) -> bool:
    """Whether the act that the phrase names is its possessor's own ("*Costa's* endorsement")."""
    entries = view.words.frames.entries.get(view.lower(phrase.head), ())
    nouns = [e for e in entries if e.unit.kind == "noun" and not e.rest]
    return bool(nouns) and all(e.unit.frame.owner == "source" for e in nouns)


def is_political(frame: Frame, source: Sequence[Party], target: Sequence[Party]) -> bool:
    """Whether one side at least is a political actor in its role, as the frame asks."""
    return any(p.standing in frame.political for p in (*source, *target))


def suits(frame: Frame, source: Sequence[Party], target: Sequence[Party], *, passive: bool) -> bool:
    """Whether the sides that the frame needs are there, and differ where it says so.

    A passive main clause counts with no source ("two men were arrested").
    """
    if frame.needs in ("source", "both") and not source and not (passive and target):
        return False
    if frame.needs == "target" and not target:
        return False
    if frame.needs == "both" and not target and frame.mutual == "never":
        return False
    if not source and not target:
        return False
    if frame.foreign and source and target:
        own = {p.mention.country for p in source if p.mention.country}
        if all(
            p.standing == "state" and p.mention.kind == "place" and p.mention.country in own for p in target
        ):
            return False
    return True


def spoken(mention: Mention, speaker: Mention) -> Mention:
    """The first-person pronoun ``mention`` resolved to the speaker in whose words it stands."""
    return replace(
        mention,
        kind=speaker.kind,
        name=speaker.name,
        actor_id=speaker.actor_id,
        country=speaker.country,
        sector=speaker.sector,
        rule="speaker",
    )
