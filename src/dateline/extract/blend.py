"""The label of each piece: what the rules say of it, held against what the classifier judges.

The rules know words ("Baca juga", a sign-off, a caption at its picture); the classifier knows what the story
looks like on pages of many kinds. Where they agree that is it; where not, the classifier's certainty decides,
and where the rules know the story it must be surer to make more of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from dateline.extract.boxfeatures import Table
from dateline.extract.classifier import CLASSES, STORY
from dateline.extract.fold import key
from dateline.extract.labels import is_residue, is_strong_line
from dateline.extract.metadata import Metadata
from dateline.extract.pagewords import LONGEST_LABEL, PageWords, page_words, strip_line
from dateline.extract.pieces import Label, Piece

KEPT: Final = 0.35
"""Probability of story under which what the rules call story is none. This and the bounds below were chosen
out of fold on WCXB and fundus pages."""
GAINED, GAINED_MARKED = 0.85, 0.9
"""Probability from which furniture, and a caption or related link, is story after all, where the rules know
the story."""
ANY: Final = 0.5
"""The same for any piece of a page that calls itself no story and on which the rules find none."""
KNOWN: Final = 200
"""Code points that the rules call story from which they know it."""
DOUBT, FAINT = 0.5, 0.05
"""Where no piece is story, those are with this share of the highest probability, if that is over FAINT."""
_STORY: Final[frozenset[Label]] = frozenset({"body", "heading", "standfirst"})


def blend_labels(
    pieces: Sequence[Piece], rules: Sequence[Label], classes: Table, meta: Metadata
) -> tuple[Label, ...]:
    """The labels, in order; ``classes`` has the classifier's probabilities, shape (pieces, classes)."""
    if not pieces:
        return ()
    likely = classes[:, STORY].sum(axis=1).tolist()
    others = classes.copy()
    others[:, STORY] = 0.0
    others[:, CLASSES.index("headline")] = 0.0
    kinds = others.argmax(axis=1).tolist()
    labels: list[Label] = [
        cast(Label, CLASSES[kind]) if rule in _STORY and told < KEPT else rule
        for rule, told, kind in zip(rules, likely, kinds, strict=True)
    ]
    for i in _gained(pieces, labels, likely, meta):
        labels[i] = _story_label(pieces[i])
    if not _STORY.isdisjoint(labels):
        return tuple(labels)
    highest = max((p for p, rule in zip(likely, rules, strict=True) if rule != "headline"), default=0.0)
    if highest < FAINT:
        return tuple(labels)
    return tuple(
        _story_label(piece) if told >= highest * DOUBT and label != "headline" else label
        for piece, told, label in zip(pieces, likely, labels, strict=True)
    )


def _gained(
    pieces: Sequence[Piece], labels: Sequence[Label], likely: Sequence[float], meta: Metadata
) -> list[int]:
    """The pieces that are story though the rules say otherwise.

    Where the rules know the story, what lies beyond it is another thing, unless it is more than that;
    what repeats the story, or is furniture by its words, is never gained, nor anything where a wall stands.
    """
    story = [i for i, label in enumerate(labels) if label in _STORY]
    known = sum(pieces[i].size for i in story)
    if not meta.is_story and known < KNOWN:
        return [i for i, p in enumerate(likely) if p >= ANY and labels[i] not in _STORY | {"headline"}]
    if meta.accessible_for_free is False:
        return []
    bounds: dict[Label, float] = {"furniture": GAINED}
    if meta.is_story:
        bounds |= {"caption": GAINED_MARKED, "related": GAINED_MARKED, "comment": GAINED_MARKED}
    found = [i for i, label in enumerate(labels) if label in bounds and likely[i] >= bounds[label]]
    if not found:
        return []
    if story:
        inside = [i for i in found if story[0] < i < story[-1]]
        beyond = sum(pieces[i].size for i in found) - sum(pieces[i].size for i in inside)
        found = found if beyond > known else inside
    words = page_words()
    whole = "\n".join(key(pieces[i].text) for i in story)
    return [i for i in found if not _is_settled(pieces[i], whole, words)]


def _is_settled(piece: Piece, whole: str, words: PageWords) -> bool:
    """Whether a piece is furniture by its words, or repeats the story."""
    line = strip_line(piece.text)
    if not line or line in words.labels or line in words.over or is_residue(piece, line, words):
        return True
    if words.watch.match(line[:LONGEST_LABEL]) or words.label.match(line[:LONGEST_LABEL]):
        return True
    return key(piece.text) in whole


def _story_label(piece: Piece) -> Label:
    return "heading" if piece.kind == "heading" or is_strong_line(piece) else "body"
