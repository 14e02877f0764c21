"""The event ontology that ships: PLOVER's types, modes, contexts, sectors, and the frames of acts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

HERE = Path(__file__).parent

Needs = Literal["source", "target", "both", "any"]
Mutual = Literal["never", "plural", "with", "always"]
Lasting = Literal["never", "present", "always"]
Stage = Literal["suspected", "charged", "tried", "convicted", "acquitted"]


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of the ontology. ``quad`` is 1-4; ``intensity`` runs from -10 to +10 where it is given."""

    name: str
    quad: int
    modes: tuple[str, ...]
    requires_target: bool
    short: str
    intensity: float | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What an act is, in any language; the fields are explained in ``frames.toml``."""

    name: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    source: frozenset[str]
    target: frozenset[str]
    political: frozenset[str]
    mutual: Mutual
    owner: Literal["source", "target"]
    content: str | None
    needs: Needs
    speech: bool
    nominal: Literal["source", "both"]
    stage: Stage | None
    object_acts: bool
    lasting: Lasting
    foreign: bool
    minor: bool
    owned: bool
    persons: bool
    shuns: frozenset[str]
    figurative: bool


@cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


TYPES: Mapping[str, EventType] = {
    name: EventType(
        name, row["quad"], tuple(row["modes"]), row["requires_target"], row["short"], row.get("intensity")
    )
    for name, row in _data("plover")["types"].items()
}
"""The event types by name, in the order of quad classes."""


@cache
def quads() -> Mapping[int, str]:
    """The four quad classes by number."""
    return {int(number): name for number, name in _data("plover")["quads"].items()}


@cache
def contexts() -> frozenset[str]:
    """The contexts that an event may have."""
    return frozenset(_data("plover")["contexts"]["names"])


@cache
def fold_future() -> Mapping[str, str]:
    """What a planned act is coded as, by the type that it would have once done."""
    return dict(_data("plover")["folds"]["future"])


@cache
def fold_refused() -> Mapping[str, str]:
    """What the refusal of an act is coded as, by the type that it would have once done."""
    return dict(_data("plover")["folds"]["refused"])


@cache
def standings() -> Mapping[str, str]:
    """The standing (state, armed, organised, market, people, unknown) of each sector's holders."""
    return {code: row["standing"] for code, row in _data("plover")["sectors"].items()}


@cache
def sectors() -> Mapping[str, str]:
    """What each sector code means."""
    return {code: row["short"] for code, row in _data("plover")["sectors"].items()}


@cache
def frames() -> Mapping[str, Frame]:
    """The frames of acts by name. Raises KeyError where a frame names a type that does not exist."""
    data = dict(_data("frames"))
    defaults = data.pop("defaults")
    out = {}
    for name, own in data.items():
        row = {**defaults, **own}
        out[name] = Frame(
            name=name,
            type=TYPES[row["type"]].name,
            mode=row.get("mode"),
            contexts=tuple(row.get("contexts", ())),
            source=frozenset(row["source"]),
            target=frozenset(row["target"]),
            political=frozenset(row["political"]),
            mutual=row.get("mutual", "never"),
            owner=row.get("owner", "source"),
            content=row.get("content"),
            needs=row.get("needs", "any"),
            nominal=row.get("nominal", "both"),
            speech=row.get("speech", False),
            stage=row.get("stage"),
            object_acts=row.get("object_acts", False),
            lasting=row.get("lasting", "never"),
            foreign=row.get("foreign", False),
            shuns=frozenset(row.get("shuns", ())),
            persons=row.get("persons", False),
            owned=row.get("owned", False),
            minor=row.get("minor", False),
            figurative=row.get("figurative", False),
        )
    return out


class MagnitudeRule(NamedTuple):
    """Which events a count of one kind may belong to; the fields are explained in ``magnitudes.toml``."""

    types: tuple[str, ...]
    frames: frozenset[str]
    side: str


@cache
def magnitudes() -> Mapping[str, MagnitudeRule]:
    """The kinds of counts, in order."""
    return {
        kind: MagnitudeRule(tuple(row["types"]), frozenset(row["frames"]), row["side"])
        for kind, row in _data("magnitudes").items()
    }
