"""Imports run one way: a module may import its own layer and those above it in docs/design.md only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "dateline"
ORDER = (
    "records",
    "errors",
    "settings",
    "models",
    "languages",
    "ontology",
    "ownfiles",
    "acquire",
    "extract",
    "read",
    "link",
    "claim",
    "pipeline",
    "gather",
    "store",
    "scale",
    "serve",
)
FACADE = "__init__"
"""``dateline/__init__.py`` gives the public names: it may import all but ``serve``."""

MODULES = sorted(SOURCE.rglob("*.py"))


def layer_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> list[tuple[int, str]]:
    package = ("dateline", *path.relative_to(SOURCE).parts[:-1])
    return list(imports_in(path.read_text(encoding="utf-8"), package))


def imports_in(source: str, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """(line, layer) of every import of ours, also those inside functions and under TYPE_CHECKING."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            stem = list(package[: len(package) - node.level + 1]) if node.level else []
            module = ".".join([*stem, *([node.module] if node.module else [])])
            names = [module] if module != "dateline" else [f"dateline.{a.name}" for a in node.names]
        else:
            continue
        for name in names:
            if name == "dateline" or name.startswith("dateline."):
                yield node.lineno, name.partition(".")[2].split(".")[0] or FACADE


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_imports_point_up(path: Path) -> None:
    mine = layer_of(path)
    for line, theirs in imported(path):
        where = f"{path.relative_to(SOURCE)}:{line} imports {theirs}"
        if mine == FACADE:
            assert theirs != "serve", where
        elif theirs in ORDER:
            assert ORDER.index(theirs) <= ORDER.index(mine), where
        else:  # a public name of the package itself, such as __version__: below the pipeline only
            assert ORDER.index(mine) > ORDER.index("pipeline"), where


def test_every_module_has_a_layer() -> None:
    assert {layer_of(path) for path in MODULES} == {*ORDER, FACADE}


def test_records_import_nothing_of_ours() -> None:
    assert imported(SOURCE / "records.py") == []


def test_the_design_names_the_layers_in_this_order() -> None:
    design = (SOURCE.parents[1] / "docs" / "design.md").read_text(encoding="utf-8")
    flow = design.split("```")[0].split("## Which function")[0]
    first, *rest = [
        line.strip().split("  ")[0].replace(",", " ").split()
        for line in flow.splitlines()
        if line.startswith("    ") and line[4] != " "
    ]
    assert [*first, *(name for names in rest for name in names)] == list(ORDER)


@pytest.mark.parametrize(
    ("line", "layer"),
    [
        ("def f():\n    from dateline.serve import cli", "serve"),
        ("import dateline.store.query as q", "store"),
        ("from dateline import pipeline", "pipeline"),
        ("from ..claim import events", "claim"),
        ("import dateline", FACADE),
        ("import datetime", None),
    ],
)
def test_every_manner_of_import_is_seen(line: str, layer: str | None) -> None:
    assert [name for _, name in imports_in(line, ("dateline", "read"))] == ([layer] if layer else [])
