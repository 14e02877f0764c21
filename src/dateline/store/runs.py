"""What identifies a run: code, word data, weights, libraries, and the settings that bear on facts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dateline.records import digest
from dateline.settings import Settings

PACKAGE = Path(__file__).parent.parent
READERS = ("acquire", "extract", "read", "link", "claim", "languages", "ontology", "gather")
"""Folders whose code and data decide what facts a page gives."""
ALONE = ("pipeline.py", "records.py", "errors.py", "ownfiles.py", "store/schema.py", "store/tables.py")
LIBRARIES = ("selectolax", "py3langid")


@dataclass(frozen=True, slots=True)
class Run:
    """A version and configuration of the reader. The same run reads the same page to the same facts."""

    run_id: str
    version: str
    code: str
    weights: str
    libraries: str
    settings: str

    def to_dict(self) -> dict[str, Any]:
        """Plain data: the columns of the table ``runs`` but ``sequence``."""
        return asdict(self)


def run_of(settings: Settings) -> Run:
    """The run that this installation with these settings makes; its identifier is a hash of all the rest."""
    from dateline import __version__

    code, weights = _package()
    libraries = " ".join(f"{name}={_version(name)}" for name in LIBRARIES)
    bearing: dict[str, object] = {"max_bytes": settings.max_bytes, "page_timeout": settings.page_timeout}
    if settings.actors:
        bearing["actors"] = digest(Path(settings.actors).read_bytes())
    if settings.frames:
        bearing["frames"] = digest(Path(settings.frames).read_bytes())
    if settings.events != "default":
        bearing["events"] = settings.events
    stated = json.dumps(bearing, sort_keys=True)
    run_id = digest("run", __version__, code, weights, libraries, stated)
    return Run(run_id, __version__, code, weights, libraries, stated)


@cache
def _package() -> tuple[str, str]:
    """Hashes of the code, and of the word data, gazetteers and weights, that read pages."""
    code, data = blake2b(digest_size=8), blake2b(digest_size=8)
    files = [f for name in READERS for f in (PACKAGE / name).rglob("*")] + [PACKAGE / name for name in ALONE]
    for file in sorted(files):
        # Licences and notes, which have no such suffix, decide no fact.
        if not file.is_file() or "__pycache__" in file.parts or file.suffix in ("", ".md", ".pyc"):
            continue
        state = code if file.suffix == ".py" else data
        state.update(file.relative_to(PACKAGE).as_posix().encode())
        state.update(file.read_bytes())
    return code.hexdigest(), data.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
