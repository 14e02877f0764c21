"""The ledger: one row, a small JSON file, for each shard that was read to its end."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from dateline.errors import CorpusError
from dateline.store.corpus import Folder
from dateline.store.write import write_whole

FORMAT = "dateline corpus 1\n"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A finished shard: what it read, the part it wrote (None where all was known), and its counts."""

    key: str
    run_id: str
    inputs: list[str]
    size: int
    part: str | None
    tables: list[str]
    read: int = 0
    articles: int = 0
    quotations: int = 0
    events: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)


def prepare(root: Path) -> Folder:
    """The corpus folder at ``root``, made where it is missing.

    Raises CorpusError where ``root`` is a file, or a folder that holds other things.
    """
    folder = Folder(root)
    if root.exists() and not root.is_dir():
        raise CorpusError(f"{root} is a file; a corpus is a folder")
    mark = folder.ledger / "FORMAT"
    if mark.is_file():
        if (found := mark.read_text(encoding="utf-8")) != FORMAT:
            raise CorpusError(f"{root} is of another format ({found.strip()!r}) than this version writes")
        return folder
    if root.is_dir() and any(p for p in root.iterdir() if not p.name.startswith(".")):
        raise CorpusError(f"{root} is not empty and is no corpus; name a new folder")
    for path in (folder.pages, folder.facts, folder.ledger, folder.overrides):
        path.mkdir(parents=True, exist_ok=True)
    write_whole(mark, FORMAT.encode())
    return folder


def add_row(folder: Folder, row: LedgerRow) -> None:
    """Writes a shard's row: from then on its part belongs to the corpus."""
    content = json.dumps(asdict(row), ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    write_whole(folder.ledger / f"{row.key}.json", content.encode("utf-8", "surrogatepass"))


def read_rows(folder: Folder) -> list[LedgerRow]:
    """The rows of all finished shards, by key. Raises CorpusError for a row that cannot be read."""
    rows = []
    for path in sorted(folder.ledger.glob("[!.]*.json")):
        try:
            rows.append(LedgerRow(**json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))))
        except (OSError, ValueError, TypeError) as error:
            raise CorpusError(
                f"the ledger row {path} cannot be read: {error}; delete it to read it again"
            ) from error
    return rows


def is_finished(folder: Folder, key: str) -> bool:
    """Whether the shard has a row."""
    return (folder.ledger / f"{key}.json").is_file()


@contextmanager
def writing(folder: Folder) -> Iterator[None]:
    """Holds the corpus for writing, and clears what an interrupted writer left half done.

    One process writes and many read. Raises CorpusError where another process writes.
    """
    with (folder.ledger / "lock").open("wb") as lock:
        try:
            import fcntl
        except ImportError:
            # Windows has no flock: there, the one writer is the user's business.
            pass
        else:
            try:
                # The system lets go of it when the process ends, however it ends.
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise CorpusError(f"another process is writing to {folder.root}") from error
        shutil.rmtree(folder.root / "tmp", ignore_errors=True)
        yield
        shutil.rmtree(folder.root / "tmp", ignore_errors=True)
