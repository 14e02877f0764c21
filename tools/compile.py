"""Compiles the modules named in pyproject.toml ([tool.dateline] compiled) with mypyc, in place.

    python tools/compile.py [--clean]

A binary stands beside its source and wins over it when imported; without one the source is run. Where there
is no C compiler nothing is done. Where a source is newer than a binary all are made anew. Why, and what
compiled code may not do: docs/decisions/0008-compiled-modules.md.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "dateline"
SHARED = "dateline.extract.native"
"""The library with the code of all modules, to which mypyc appends "__mypyc"; each module has a stub."""


def sources() -> list[Path]:
    """The sources of the modules that are compiled."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [PACKAGE / f"{name.replace('.', '/')}.py" for name in settings["tool"]["dateline"]["compiled"]]


def binaries() -> list[Path]:
    """What this Python finds compiled, the shared library among it."""
    return sorted(PACKAGE.rglob(f"*{sysconfig.get_config_var('EXT_SUFFIX')}"))


def expected() -> list[Path]:
    """What stands compiled where all is."""
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    library = PACKAGE.parent / f"{SHARED.replace('.', '/')}__mypyc"
    return sorted(path.with_name(path.name.removesuffix(".py") + suffix) for path in [*sources(), library])


def stale() -> list[Path]:
    """Binaries that are not made of the sources as they are; none where nothing is compiled."""
    found = binaries()
    if not found:
        return []
    if found != expected():
        return found
    newest = max(path.stat().st_mtime for path in sources())
    return [path for path in found if path.stat().st_mtime < newest]


def compiler() -> str | None:
    """The C compiler that extensions of this Python are built with; None without one or without headers."""
    command = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    has_headers = Path(sysconfig.get_path("include"), "Python.h").is_file()
    return shutil.which(command.split()[0]) if has_headers else None


def clean() -> None:
    """Remove all binaries, so that the sources are run."""
    for path in binaries():
        path.unlink()


def build() -> None:
    """Compile all modules anew; a half-done build leaves no binary."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    clean()
    os.chdir(ROOT)
    work = ROOT / "build" / "mypyc"
    names = [str(path.relative_to(ROOT)) for path in sources()]
    extensions = mypycify(
        ["--config-file=pyproject.toml", *names],
        opt_level="2",
        target_dir=str(work / "c"),
        group_name=SHARED,
    )
    command = Distribution({"name": "dateline", "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(work / "lib"), str(work / "temp")
    command.ensure_finalized()
    command.run()
    for path in expected():
        shutil.copyfile(work / "lib" / path.relative_to(PACKAGE.parent), path)


def main(arguments: Sequence[str]) -> int:
    """Compile what is not up to date, or ``--clean``; 0 also where there is no compiler."""
    if "--clean" in arguments:
        clean()
    elif binaries() and not stale():
        sys.stdout.write("compiled modules are up to date\n")
    elif compiler() is None:
        clean()
        sys.stdout.write("no C compiler or no Python headers: nothing is compiled, extraction is slower\n")
    else:
        sys.stdout.write(f"compiling {len(sources())} modules, about a minute\n")
        sys.stdout.flush()
        build()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
