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
    """A type of the ontology. ``quad`` is 1-4; ``intensity`` runs from -10 to +10 where it is given.

    ``short`` says what it is, ``care`` what is not, or easily mistaken for it.
    """

    name: str
    quad: int
    modes: tuple[str, ...]
    requires_target: bool
    short: str
    intensity: float | None = None
    care: str = ""


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
        name,
        row["quad"],
        tuple(row["modes"]),
        row["requires_target"],
        row["short"],
        row.get("intensity"),
        row.get("care", ""),
    )
    for name, row in _data("plover")["types"].items()
}
"""The event types by name, in the order of quad classes."""


@cache
def quads() -> Mapping[int, str]:
    """The four quad classes by number."""
    return {int(number): name for number, name in _data("plover")["quads"].items()}


@cache
def meanings(of: Literal["statuses", "stages"]) -> Mapping[str, str]:
    """What each status, or each stage of a legal act, says."""
    return dict(_data("plover")[of])


def edition() -> str:
    """The ontology that ships, by name and version."""
    return f"{_data('plover')['name']} {_data('plover')['version']}"


@cache
def contexts() -> frozenset[str]:
    """The contexts that an event may have."""
    return frozenset(_data("plover")["contexts"]["names"])


@cache
def fold_future() -> Mapping[str, str]:
    """What a planned act is coded as, by the type that it would have once done."""
    return {**_data("plover")["folds"]["future"], **(_Own.ontology.future if _Own.ontology else {})}


@cache
def fold_refused() -> Mapping[str, str]:
    """What the refusal of an act is coded as, by the type that it would have once done."""
    return {**_data("plover")["folds"]["refused"], **(_Own.ontology.refused if _Own.ontology else {})}


@cache
def standings() -> Mapping[str, str]:
    """The standing (state, armed, organised, market, people, unknown) of each sector's holders."""
    return {code: row["standing"] for code, row in _data("plover")["sectors"].items()}


@cache
def sectors() -> Mapping[str, str]:
    """What each sector code means."""
    return {code: row["short"] for code, row in _data("plover")["sectors"].items()}


class _Own:
    """The user's own types, frames and words, which stand beside what ships."""

    ontology: Ontology | None = None


@dataclass(frozen=True, slots=True)
class Ontology:
    """What a user's file adds (docs/events.md, "Your own frames").

    ``types`` are its event types; ``future`` and ``refused`` what a plan and a refusal of them are coded as.
    ``frames`` are rows as ``frames.toml`` writes them, which add a frame or change one that ships; ``words``
    the units of frames by language, as ``languages/<code>/frames.toml`` writes them.
    """

    types: Mapping[str, EventType]
    future: Mapping[str, str]
    refused: Mapping[str, str]
    frames: Mapping[str, Mapping[str, Any]]
    words: Mapping[str, Mapping[str, Any]]


def use_ontology(own: Ontology | None) -> bool:
    """Puts the user's own ontology, or none, beside what ships; whether anything changed by it."""
    if own == _Own.ontology:
        return False
    _Own.ontology = own
    for made in (types, fold_future, fold_refused, frames):
        made.cache_clear()
    return True


@cache
def types() -> Mapping[str, EventType]:
    """The event types by name: those that ship, and the user's own."""
    return {**TYPES, **_Own.ontology.types} if _Own.ontology else TYPES


def own_words(language: str) -> Mapping[str, Any]:
    """The words that the user gives to frames in ``language``; empty where there are none."""
    return _Own.ontology.words.get(language, {}) if _Own.ontology else {}


def is_own(frame: str, language: str) -> bool:
    """Whether the user's file writes something about the frame, or gives it words in ``language``."""
    return _Own.ontology is not None and (frame in _Own.ontology.frames or frame in own_words(language))


@cache
def frames() -> Mapping[str, Frame]:
    """The frames of acts by name. Raises KeyError where a frame names a type that does not exist."""
    own = _Own.ontology.frames if _Own.ontology else {}
    shipped = shipped_frames()
    rows = {name: {**shipped.get(name, {}), **own.get(name, {})} for name in [*shipped, *own]}
    return {name: _frame(name, {**frame_defaults(), **row}) for name, row in rows.items()}


def shipped_frames() -> Mapping[str, Mapping[str, Any]]:
    """The frames that ship, as ``frames.toml`` writes them, without what all share."""
    return {name: row for name, row in _data("frames").items() if name != "defaults"}


def frame_defaults() -> Mapping[str, Any]:
    """What holds of a frame that does not say otherwise."""
    return dict(_data("frames")["defaults"])


def _frame(name: str, row: Mapping[str, Any]) -> Frame:
    kind = types()[row["type"]]
    mode = row.get("mode")
    return Frame(
        name=name,
        type=kind.name,
        # A frame that the user put under another type keeps its mode only where that type has it.
        mode=mode if mode in kind.modes else None,
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
