"""The loader: annotated articles with their texts, split by split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from goldtools.records import Gold, GoldError, TestSplitError
from goldtools.splits import SPLITS, split_of
from goldtools.standoff import read_ann
from goldtools.texts import checked_text, own_text, read_own

ROOT = Path(__file__).parents[1] / "gold"
SECOND = "second"
"""Folder of the second annotations; "before" in it holds the first ones of the same texts, uncorrected."""


def load(
    split: str,
    data: Path | None = None,
    languages: Iterable[str] = ("en", "id"),
    root: Path = ROOT,
    really_test: bool = False,
) -> Iterator[Gold]:
    """The articles of one split, in the order of their files.

    ``data`` is the folder of the data sets that hold the real texts; without it only invented articles
    come. ``really_test`` is for scorers alone: the test split is given to nobody else. Raises GoldError
    for an unknown split, TestSplitError, and DigestError where a text is not the one that was annotated.
    """
    if split not in SPLITS:
        raise GoldError(f"unknown split {split!r}: one of {', '.join(SPLITS)}")
    if split == "test" and not really_test:
        raise TestSplitError("the test split is for scoring only: a scorer asks with really_test=True")
    for path in files(root, languages):
        for gold in read_ann(path):
            if split_of(gold.id, gold.header) == split and (data is not None or not gold.real):
                yield with_text(gold, data)


def read_all(root: Path, data: Path | None = None, languages: Iterable[str] = ("en", "id")) -> list[Gold]:
    """Every article of every split, for the corpus's own checks; without data, some have no text."""
    return [with_text(gold, data) for path in files(root, languages) for gold in read_ann(path)]


def read_both(root: Path) -> tuple[list[Gold], list[Gold]]:
    """The first annotations as they were before anybody compared, and the second ones, without texts."""
    first, second = (
        [gold for path in files(folder) for gold in read_ann(path)]
        for folder in (root / SECOND / "before", root / SECOND)
    )
    return first, second


def files(root: Path, languages: Iterable[str] = ("en", "id")) -> list[Path]:
    """The .ann files below the folders of the languages."""
    return sorted(path for language in languages for path in (root / language).rglob("*.ann"))


def with_text(gold: Gold, data: Path | None) -> Gold:
    """The article with its text; a real one keeps None where no data folder is given."""
    if not gold.real:
        return replace(gold, text=read_own(own_text(Path(gold.place)))[1])
    return gold if data is None else replace(gold, text=checked_text(gold, data))
