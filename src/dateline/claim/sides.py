"""Phrases as parties to an event: who they name, and of which standing they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.claim.standing import standing, standing_of
from dateline.claim.view import View
from dateline.claim.whereabouts import PLACED, country_beside
from dateline.link.parties import party
from dateline.read.dates import DateMention
from dateline.read.document import within
from dateline.read.phrases import Phrase
from dateline.records import Mention, Span, Token

MAX_PARTIES = 12
"""Parties of one side that are kept."""
CAPITAL = "capital acts"
"""The rule by which a capital stands for its government."""
NAMED = frozenset({"person", "organisation", "place"})


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
        return Party(found, standing(view, phrase, found, self.mentions, self.dates))


def unresolved(view: View, mention: Mention) -> Mention:
    """The pronoun as it is written, naming nobody."""
    text = view.document.words(mention.span)
    return replace(
        mention, name=text, actor_id=None, country=None, sector=None, place_id=None, score=0.3, rule=""
    )


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
