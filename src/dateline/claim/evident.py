"""Which words of a sentence decide a judgement: those without which it would be another."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeVar

from dateline.claim.view import View

T = TypeVar("T")
NOTHING = "\ufffc"
"""Stands for a word that is taken away: no word of any list."""


def deciding(here: View, judge: Callable[[View], T], own: Collection[int] = ()) -> tuple[int, ...]:
    """The tokens that decide, in order: with one of them hidden, ``judge`` says something else.

    ``own`` tokens are left as they are. Where each of two words would do alone, neither decides: then the
    first word is told that does, once those before it are hidden too; empty where no word does.
    """
    before = judge(here)
    open_to = [i for i, t in enumerate(here.tokens) if i not in own and t.tag != "PUNCT"]
    alone = tuple(i for i in open_to if judge(hidden(here, {i})) != before)
    if alone:
        return alone
    gone: set[int] = set()
    for at in open_to:
        gone.add(at)
        if judge(hidden(here, gone)) != before:
            return (at,)
    return ()


def hidden(here: View, gone: Collection[int]) -> View:
    """The sentence with some of its words made unknown; places and phrases stay."""
    tokens = tuple(replace(t, lower=NOTHING) if i in gone else t for i, t in enumerate(here.tokens))
    return replace(here, tokens=tokens, _clauses={}, memo={})
