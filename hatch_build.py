"""Puts compiled modules into the wheel where DATELINE_COMPILE=1 is set; else the wheel is pure Python."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Compiles in place, adds the binaries, and names the platform in the wheel's tag."""

    def dependencies(self) -> list[str]:
        """What compiling needs beside a C compiler."""
        return ["mypy>=1.18", "setuptools>=65", "selectolax>=1.0,<2", "numpy>=2"] if _wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel is built; editable installs use what stands in place."""
        if version == "editable" or not _wanted():
            return
        sys.path.insert(0, str(Path(self.root) / "tools"))
        import compile as compiled

        if compiled.compiler() is None:
            raise RuntimeError("DATELINE_COMPILE=1 needs a C compiler and the headers of Python")
        compiled.main([])
        for path in compiled.binaries():
            build_data["force_include"][str(path)] = str(path.relative_to(compiled.PACKAGE.parent))
        build_data["pure_python"], build_data["infer_tag"] = False, True


def _wanted() -> bool:
    return os.environ.get("DATELINE_COMPILE") == "1"
