"""The label of each piece: what the rules say of it, held against what the classifier judges.

The rules know words ("Baca juga", a sign-off, a caption at its picture); the classifier knows what the story
looks like on pages of many kinds. Where they agree that is it; where not, the classifier's certainty decides,
and on a page that calls itself an article it must be surer to make story of what the rules set apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from dateline.extract.classifier import CLASSES, STORY
from dateline.extract.features import Table
from dateline.extract.metadata import Metadata
from dateline.extract.pieces import Label, Piece

KEPT = 0.35
"""Probability of story under which what the rules call story is none. This and the bounds below were chosen
out of fold on WCXB's pages."""
GAINED, GAINED_MARKED = 0.7, 0.85
"""On a page that calls itself an article, the probability from which other pieces are story: furniture, and
what the rules know to be something else."""
ANY = 0.5
"""The same on any other page."""
DOUBT, FAINT = 0.5, 0.05
"""Where no piece is story, those are with this share of the highest probability, if that is over FAINT."""
STRONG_LINE = 80
"""Code points of a bold line that may be a heading."""
_STORY: frozenset[Label] = frozenset({"body", "heading", "standfirst"})
_END = frozenset(".!?…:;”\"»)]。！？」』؟।。’'")


def blend_labels(
    pieces: Sequence[Piece], rules: Sequence[Label], classes: Table, meta: Metadata
) -> tuple[Label, ...]:
    """The labels, in order; ``classes`` has the classifier's probabilities, shape (pieces, classes)."""
    story = classes[:, STORY].sum(axis=1)
    likely = story.tolist()
    others = classes.copy()
    others[:, STORY] = 0.0
    others[:, CLASSES.index("headline")] = 0.0
    kinds = others.argmax(axis=1).tolist() if len(classes) else []
    plain, marked = (GAINED, GAINED_MARKED) if meta.is_story else (ANY, ANY)
    labels: list[Label] = []
    for piece, rule, told, kind in zip(pieces, rules, likely, kinds, strict=True):
        if rule == "headline":
            labels.append(rule)
        elif rule in _STORY:
            labels.append(rule if told >= KEPT else cast(Label, CLASSES[kind]))
        elif told >= (plain if rule == "furniture" else marked):
            labels.append(_story_label(piece))
        else:
            labels.append(rule)
    if not _STORY.isdisjoint(labels):
        return tuple(labels)
    highest = max((p for p, rule in zip(likely, rules, strict=True) if rule != "headline"), default=0.0)
    if highest < FAINT:
        return tuple(labels)
    return tuple(
        _story_label(piece) if told >= highest * DOUBT and label != "headline" else label
        for piece, told, label in zip(pieces, likely, labels, strict=True)
    )


def _story_label(piece: Piece) -> Label:
    is_bold = piece.kind == "paragraph" and piece.size <= STRONG_LINE and piece.strong * 10 >= piece.size * 9
    is_line = is_bold and not piece.linked and piece.text[-1] not in _END
    return "heading" if piece.kind == "heading" or is_line else "body"
