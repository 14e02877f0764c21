"""The codebook: the ontology with the frames that state each type, and their words, as plain data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.claim.frames import KEYS
from dateline.errors import InputError
from dateline.languages import codes, has, load
from dateline.ontology.plover import (
    TYPES,
    Frame,
    contexts,
    edition,
    fold_future,
    fold_refused,
    frames,
    meanings,
    own_words,
    quads,
    sectors,
    types,
)

_LIST = re.compile(r"@([\w-]+)")
LIMITS = ("unless", "unless_subject", "unless_object", "require", "agentless")
"""Keys of a frame's words that hold words which forbid or ask for something."""
STANDINGS = ("state", "armed", "organised", "market", "people", "person", "place", "site", "thing")
"""Standings of actors, in the order in which they are shown."""


def codebook(languages: Sequence[str] = (), only: str | None = None) -> dict[str, Any]:
    """The ontology as plain data; ``only`` keeps one type, ``languages`` the words of these.

    Keys: ontology, languages, quads, statuses, stages (name to meaning), contexts, sectors, types: each with
    its frames, and each frame with its units by language, as the data writes them; lists, the words
    that they call @name, by language. Raises InputError for a type or language that does not exist.
    """
    known = tuple(code for code in codes() if has(code, "frames"))
    for code in languages:
        if code not in known:
            raise InputError(f"{code!r} is no language of events; known are {', '.join(known)}")
    if only is not None and only.upper() not in types():
        raise InputError(f"{only!r} is no event type; known are {', '.join(sorted(types()))}")
    wanted = tuple(languages) or known
    shown = [_type(name, wanted) for name in types() if only is None or name == only.upper()]
    return {
        "ontology": edition(),
        "languages": list(wanted),
        "quads": {str(number): name for number, name in quads().items()},
        "statuses": dict(meanings("statuses")),
        "stages": dict(meanings("stages")),
        "contexts": sorted(contexts()),
        "sectors": dict(sectors()),
        "types": shown,
        "lists": {code: _lists(shown, code) for code in wanted},
    }


def _type(name: str, languages: Sequence[str]) -> dict[str, Any]:
    kind = types()[name]
    return {
        "type": name,
        "quad": kind.quad,
        "quad_name": quads()[kind.quad],
        "intensity": kind.intensity,
        "short": kind.short,
        "care": kind.care or None,
        "modes": list(kind.modes),
        "requires_target": kind.requires_target,
        "planned": fold_future().get(name),
        "refused": fold_refused().get(name),
        "own": name not in TYPES,
        "frames": [_frame(frame, languages) for frame in frames().values() if frame.type == name],
    }


def _frame(frame: Frame, languages: Sequence[str]) -> dict[str, Any]:
    return {
        "frame": frame.name,
        "mode": frame.mode,
        "contexts": list(frame.contexts),
        "stage": frame.stage,
        "source": _ordered(frame.source),
        "target": _ordered(frame.target),
        "political": _ordered(frame.political),
        "needs": frame.needs,
        "mutual": frame.mutual,
        "content": frame.content,
        "words": {code: _words(frame.name, code) for code in languages},
    }


def _lists(shown: Sequence[Mapping[str, Any]], language: str) -> dict[str, list[str]]:
    """The lists of words that the units of the types call by name, sorted."""
    known = {**load(language, "frames").get("lists", {}), **own_words(language).get("lists", {})}
    groups = [frame["words"][language] for kind in shown for frame in kind["frames"]]
    called = {n for group in groups for found in group.values() for t in found for n in _LIST.findall(t)}
    return {name: list(known[name]) for name in sorted(called) if name in known}


def _ordered(standings: frozenset[str]) -> list[str]:
    return sorted(standings, key=STANDINGS.index)


def _words(frame: str, language: str) -> dict[str, list[str]]:
    """The units and limits of a frame in a language: the user's own first, then those that ship."""
    groups: list[Mapping[str, Any]] = [
        data.get(frame, {}) for data in (own_words(language), load(language, "frames"))
    ]
    out = {}
    for key in (*(key for _, key in KEYS), *LIMITS):
        if found := [text for group in groups for text in group.get(key, ())]:
            out[key] = list(dict.fromkeys(found))
    return out
