"""Stories: articles of any outlet, in any language, on one happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log, sqrt

from dateline.gather.fingerprints import fold
from dateline.gather.prints import Print
from dateline.records import CopyGroup, Story, digest

ALIKE = 0.32
"""Cosine of an article with the story so far from which it belongs to it. Set on texts of our own."""
DAYS = 3
"""Days after a story's latest article in which another may join."""
WEIGHTS = {"a": 2.0, "p": 1.0, "e": 1.0, "w": 1.0}
"""Weight of a term by its kind: actors tell happenings apart better than words."""
KEYS = 12
"""Heaviest terms of an article by which stories to compare are looked up."""
SHARED = 2
"""Of these, how many a story must share to be compared."""
NAMES = 8
"""Actors and places of a story that are listed."""

Vector = dict[str, float]


@dataclass(slots=True)
class _Open:
    """A story that is still growing."""

    members: list[int] = field(default_factory=list)
    total: Vector = field(default_factory=dict)
    last: date = date.min
    norm: float = 1.0


def find_stories(prints: Iterable[Print], copies: Sequence[CopyGroup] = ()) -> list[Story]:
    """The stories of two or more articles, in order of their first article.

    Articles are taken in order of publication; each joins the open story that it resembles most (cosine of
    TF-IDF terms) or opens one. A copy goes where its origin goes. Articles without a date stand alone.
    """
    ranked = sorted((p for p in prints if p.day is not None), key=lambda p: p.order)
    follower = {
        m.article_id: g.members[0].article_id for g in copies for m in g.members[1:] if m.role == "copy"
    }
    leaders = [p for p in ranked if p.article_id not in follower]
    weigh = _weigher(leaders)
    behind: defaultdict[str, list[Print]] = defaultdict(list)
    for item in ranked:
        if item.article_id in follower:
            behind[follower[item.article_id]].append(item)
    stories = []
    for story in _grow(leaders, weigh):
        own = [leaders[i] for i in story.members]
        articles = sorted([*own, *(c for p in own for c in behind[p.article_id])], key=lambda p: p.order)
        if len(articles) > 1:
            central = max(own, key=lambda p: _dot(weigh(p), story.total))
            stories.append(_story(articles, central))
    return sorted(stories, key=lambda s: (str(s.first_published), s.story_id))


def _weigher(prints: Sequence[Print]) -> Callable[[Print], Vector]:
    """A function from a print to its unit vector of TF-IDF weights; only the counts are held in memory."""
    spread = Counter(key for p in prints for key in {_key(term) for term in p.terms})

    def weigh(item: Print) -> Vector:
        kinds = {_key(term): term[0] for term in item.terms}
        weights = {k: WEIGHTS.get(kinds[k], 1.0) * log(1 + len(prints) / spread[k]) for k in sorted(kinds)}
        norm = sqrt(sum(w * w for w in weights.values())) or 1.0
        return {key: weight / norm for key, weight in weights.items()}

    return weigh


def _grow(prints: Sequence[Print], weigh: Callable[[Print], Vector]) -> list[_Open]:
    stories: list[_Open] = []
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(prints):
        vector, day = weigh(item), item.day or date.min
        keys = sorted(vector, key=lambda k: (-vector[k], k))[:KEYS]
        hits: Counter[int] = Counter()
        for key in keys:
            # Days only grow, so a story that is too old for this article is too old for every later one.
            index[key] = [s for s in index[key] if stories[s].last + timedelta(DAYS) >= day]
            hits.update(index[key])
        best, alike = -1, ALIKE
        for s in sorted(s for s, n in hits.items() if n >= SHARED):
            score = _dot(vector, stories[s].total) / stories[s].norm
            if score > alike or (score == alike and best < 0):
                best, alike = s, score
        if best < 0:
            best = len(stories)
            stories.append(_Open())
        _join(stories[best], i, vector, day)
        for key in keys:
            if best not in index[key]:
                index[key].append(best)
    return stories


def _join(story: _Open, member: int, vector: Vector, day: date) -> None:
    story.members.append(member)
    story.last = max(story.last, day)
    for key, weight in vector.items():
        story.total[key] = story.total.get(key, 0.0) + weight
    story.norm = sqrt(sum(w * w for w in story.total.values())) or 1.0


def _dot(vector: Vector, other: Vector) -> float:
    return sum(weight * other.get(key, 0.0) for key, weight in vector.items())


def _key(term: str) -> str:
    """What makes two terms the same: the identifier, else the name without case and hyphens."""
    kind, _, rest = term.partition(":")
    identity, bar, name = rest.partition("|")
    if kind in ("a", "p") and bar:
        return f"{kind}:{identity or fold(name).replace('-', ' ')}"
    return term


def _story(articles: Sequence[Print], central: Print) -> Story:
    title = central.headline or next((p.headline for p in articles if p.headline), "") or ""
    return Story(
        story_id=digest("story", articles[0].article_id),
        title=title,
        members=tuple(p.article_id for p in articles),
        first_published=articles[0].day,
        last_published=articles[-1].day,
        actors=_names(articles, "a"),
        places=_names(articles, "p"),
    )


def _names(articles: Sequence[Print], kind: str) -> tuple[str, ...]:
    """The names of this kind that most of the articles share, by the form that most of them use."""
    spread: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in articles:
        terms = {_key(t): t.partition("|")[2] for t in item.terms if t.startswith(f"{kind}:")}
        spread.update(terms.keys())
        for key, name in terms.items():
            forms[key][name] += 1
    shared = sorted((k for k, n in spread.items() if n > 1), key=lambda k: (-spread[k], k))[:NAMES]
    return tuple(min(forms[k], key=lambda name: (-forms[k][name], name)) for k in shared)
