"""Word data, frames and weights: a folder a language, TOML files, no logic but this loader."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def codes() -> tuple[str, ...]:
    """The BCP 47 codes of the languages that have a folder, sorted."""
    return tuple(sorted(p.name for p in HERE.iterdir() if p.is_dir() and not p.name.startswith(("_", "."))))


@cache
def has(code: str, name: str) -> bool:
    """Whether the language has the file ``name`` ("cues" for cues.toml)."""
    return (HERE / code / f"{name}.toml").is_file()


@cache
def load(code: str, name: str) -> Mapping[str, Any]:
    """The content of ``languages/<code>/<name>.toml``; empty where the language has no such file."""
    if not has(code, name):
        return {}
    return tomllib.loads((HERE / code / f"{name}.toml").read_text(encoding="utf-8"))


def load_all(name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(code, content) of the file ``name`` in every language that has it, in order of code."""
    for code in codes():
        if has(code, name):
            yield code, load(code, name)
