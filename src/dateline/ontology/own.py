"""The user's own event types and frames: the tables of a TOML file, checked key by key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from dateline.ontology.plover import (
    TYPES,
    EventType,
    Lasting,
    Mutual,
    Needs,
    Stage,
    contexts,
    frame_defaults,
    quads,
    sectors,
    shipped_frames,
    standings,
)

Fault = tuple[tuple[str, ...], str, str]
"""The table that is wrong as its path of names, the key ("" for the table itself), and what to do."""

TYPE_NAME = re.compile(r"[A-Z][A-Z0-9_-]*")
FRAME_NAME = re.compile(r"[a-z][a-z0-9_]*")
TYPE_KEYS = ("quad", "short", "modes", "requires_target", "intensity", "care", "future", "refused")
SIDES = ("source", "target", "political")
FLAGS = ("speech", "object_acts", "foreign", "minor", "owned", "persons", "figurative")
CLOSED: Mapping[str, tuple[str, ...]] = {
    "mutual": get_args(Mutual),
    "owner": ("source", "target"),
    "content": ("unreal", "alleged", "crime", "topic"),
    "needs": get_args(Needs),
    "nominal": ("source", "both"),
    "stage": get_args(Stage),
    "lasting": get_args(Lasting),
}
"""Keys of a frame that take one of a few words."""
FRAME_KEYS = ("type", "mode", "contexts", *SIDES, *CLOSED, "shuns", *FLAGS)


def sides() -> tuple[str, ...]:
    """The standings that a frame may name for its sides."""
    known = {s for s in standings().values() if s != "unknown"} | {"person", "place", "site", "thing"}
    return tuple(sorted(known))


def type_faults(types: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the tables [types.NAME]."""
    for name, row in types.items():
        table = ("types", name)
        if not isinstance(row, dict):
            yield table, "", f"write a table [types.{name}]"
            continue
        if not TYPE_NAME.fullmatch(name):
            yield table, "", "a type is written in capital letters, digits, - and _, as LABOUR"
        if name in TYPES:
            yield table, "", f"{name} is a type of PLOVER; choose another name"
        yield from _unknown(table, row, TYPE_KEYS)
        if quad_of(row.get("quad")) is None:
            shown = ", ".join(f'{number} or "{said}"' for number, said in quads().items())
            yield table, "quad", f"must be one of {shown}"
        if not isinstance(row.get("short"), str) or not row["short"].strip():
            yield table, "short", "say in a few words what the type is; codebook and explorer show it"
        if not isinstance(row.get("care", ""), str):
            yield table, "care", "must be a text"
        if not _texts(row.get("modes", [])):
            yield table, "modes", 'must be a list of words, as ["lockout", "layoff"]'
        if not isinstance(row.get("requires_target", False), bool):
            yield table, "requires_target", "must be true or false"
        if not isinstance(row.get("intensity", 0), (int, float)) or not -10 <= row.get("intensity", 0) <= 10:
            yield table, "intensity", "must be a number from -10 (conflict) to 10 (cooperation)"
        known = {*TYPES, *types}
        for key in ("future", "refused"):
            if key in row and row[key] not in known:
                yield table, key, f"{row[key]!r} is no type; known are {', '.join(sorted(known))}"


def frame_faults(frames: Mapping[str, Any], types: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the tables [frames.NAME]; ``types`` are the file's own."""
    modes = {name: kind.modes for name, kind in TYPES.items()}
    modes |= {n: tuple(row.get("modes", ())) for n, row in types.items() if isinstance(row, dict)}
    for name, row in frames.items():
        table = ("frames", name)
        if not isinstance(row, dict):
            yield table, "", f"write a table [frames.{name}]"
            continue
        if not FRAME_NAME.fullmatch(name):
            yield table, "", "a frame is written in small letters, digits and _, as lock_out"
        yield from _unknown(table, row, FRAME_KEYS)
        kind = row.get("type", shipped_frames().get(name, {}).get("type"))
        if kind is None:
            yield table, "type", "is missing; name a type of PLOVER or one of this file"
        elif kind not in modes:
            yield table, "type", f"{kind!r} is no type; known are {', '.join(sorted(modes))}"
        elif row.get("mode") is not None and row["mode"] not in modes[kind]:
            yield table, "mode", f"{row['mode']!r} is no mode of {kind}; known are {_listed(modes[kind])}"
        yield from _side_faults(table, row)
        for key, allowed in CLOSED.items():
            if key in row and row[key] not in allowed:
                yield table, key, f"{row[key]!r} must be one of {', '.join(allowed)}"
        for key in FLAGS:
            if not isinstance(row.get(key, False), bool):
                yield table, key, "must be true or false"


def _side_faults(table: tuple[str, ...], row: Mapping[str, Any]) -> Iterator[Fault]:
    lists = [*((key, sides()) for key in SIDES), ("contexts", contexts()), ("shuns", sectors())]
    for key, allowed in lists:
        value = row.get(key, [])
        if not _texts(value):
            yield table, key, "must be a list of words"
        elif wrong := [word for word in value if word not in allowed]:
            yield table, key, f"{wrong[0]!r} is unknown; known are {', '.join(sorted(allowed))}"
        elif key in row and key in SIDES and not value:
            yield table, key, f"is empty; leave the key out for {', '.join(frame_defaults()[key])}"


def own_types(types: Mapping[str, Any]) -> tuple[dict[str, EventType], dict[str, str], dict[str, str]]:
    """The types of tables without faults, and what a plan and a refusal of them are coded as."""
    found = {
        name: EventType(
            name,
            quad_of(row["quad"]) or 0,
            tuple(row.get("modes", ())),
            row.get("requires_target", False),
            row["short"].strip(),
            row.get("intensity"),
            row.get("care", ""),
        )
        for name, row in types.items()
    }
    future = {name: row["future"] for name, row in types.items() if "future" in row}
    refused = {name: row["refused"] for name, row in types.items() if "refused" in row}
    return found, future, refused


def quad_of(value: object) -> int | None:
    """The number of a quad class, by number or name; None for neither."""
    if isinstance(value, bool):
        return None
    return next((n for n, name in quads().items() if value in (n, name)), None)


def _unknown(table: tuple[str, ...], row: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[Fault]:
    for key in row:
        if key not in known:
            yield table, key, f"is unknown; known are {', '.join(known)}"


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "none: give the type modes first"
