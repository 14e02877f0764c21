"""The settings, from dateline.toml and DATELINE_* variables."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, get_args

from dateline.errors import SettingsError
from dateline.records import Keep

KEPT: tuple[str, ...] = get_args(Keep)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default. docs/settings.md describes each."""

    workers: int = 0
    """Processes that read pages; 0 means one a core."""
    page_timeout: float = 20.0
    """Seconds of wall time after which a page is given up in a run."""
    max_bytes: int = 20_000_000
    """Bytes of one page that are read; the rest is left out with a problem."""
    shard_pages: int = 200
    """Loose page files that make one shard."""
    actors: str = ""
    """A CSV or TOML file with actors and aliases of one's own; "" for none."""
    frames: str = ""
    """A TOML file with event types, frames and words of one's own; "" for none."""
    events: Keep = "default"
    """Which candidate events are kept: "default", "strict" (fewer, surer) or "all"."""
    host: str = "127.0.0.1"
    """The address that ``dateline serve`` binds to."""
    port: int = 8722
    """The port that ``dateline serve`` binds to."""


def _typed(name: str, value: object, kind: object) -> Any:
    try:
        if kind in ("int", int):
            if isinstance(value, (bool, float)):
                raise ValueError
            return int(str(value))
        if kind in ("float", float):
            if isinstance(value, bool):
                raise ValueError
            return float(str(value))
    except ValueError:
        raise SettingsError(f"setting {name} must be a number, not {value!r}") from None
    if not isinstance(value, str):
        raise SettingsError(f"setting {name} must be a text, not {value!r}")
    if name == "events" and value not in KEPT:
        raise SettingsError(f"setting events must be one of {', '.join(KEPT)}, not {value!r}")
    return value


def load_settings(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings: defaults, then the file (``dateline.toml`` here unless told), then the environment.

    Raises SettingsError for an unknown name or a wrong value.
    """
    known = {f.name: f.type for f in fields(Settings)}
    values: dict[str, Any] = {}
    file = path or Path("dateline.toml")
    if file.is_file():
        try:
            stated = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{file} is not a TOML file: {error}") from error
        for name, value in stated.items():
            if name not in known:
                raise SettingsError(f"{file} has an unknown setting {name!r}; known are {', '.join(known)}")
            values[name] = _typed(name, value, known[name])
    elif path is not None:
        raise SettingsError(f"the settings file {path} does not exist")
    env = os.environ if environ is None else environ
    for name, kind in known.items():
        if (value := env.get(f"DATELINE_{name.upper()}")) is not None:
            values[name] = _typed(name, value, kind)
    return Settings(**values)
