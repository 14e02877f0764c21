"""Files of the user's own: when one is read again, and how its faults are told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import dateline
from dateline.claim import own as own_frames
from dateline.errors import InputError
from dateline.link import tables
from dateline.ownfiles import SHOWN, refuse, stamp_of, text_of

ACTORS = "name,kind,country,sector\nYayasan Laut Biru,organisation,IDN,NGO\n"
FRAMES = '[words.en.arrest]\nverbs = ["glomp T"]\n'


@pytest.mark.parametrize(
    ("use", "module", "reader", "name", "text"),
    [
        (dateline.use_actors, tables, "read_actors", "actors.csv", ACTORS),
        (dateline.use_frames, own_frames, "read_frames", "frames.toml", FRAMES),
    ],
)
def test_a_file_is_read_again_only_where_it_changed(
    use: Callable[[Path | None], None],
    module: object,
    reader: str,
    name: str,
    text: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, other = tmp_path / name, tmp_path / f"other-{name}"
    for each in (file, other):
        each.write_text(text, encoding="utf-8")
    seen: list[Path] = []
    real = getattr(module, reader)
    monkeypatch.setattr(module, reader, lambda path: [seen.append(path), real(path)][1])
    try:
        use(file)
        use(file)
        assert seen == [file]
        stat = file.stat()
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))
        use(file)
        assert seen == [file, file]
        file.write_text(text + "\n", encoding="utf-8")
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1_000_000_000))
        use(file)
        use(other)
        assert seen == [file, file, file, other]
        use(None)
        use(other)
        assert seen[4:] == [other]
        other.unlink()
        with pytest.raises(InputError, match="does not exist"):
            use(other)
    finally:
        use(None)


def test_a_stamp_is_of_a_file_that_is_there(tmp_path: Path) -> None:
    assert stamp_of(None) is None
    assert stamp_of(tmp_path) is None
    assert stamp_of(tmp_path / "none.csv") is None
    (tmp_path / "some.csv").write_bytes(b"12345")
    stamp = stamp_of(tmp_path / "some.csv")
    assert stamp is not None and stamp[0].endswith("some.csv") and stamp[2] == 5


def test_a_file_that_is_no_text_is_refused_by_its_kind(tmp_path: Path) -> None:
    file = tmp_path / "some.csv"
    file.write_bytes(b"\xef\xbb\xbfname\n")
    assert text_of(file, "actors") == "name\n"
    file.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputError, match=r"the actors file .*some\.csv could not be read as UTF-8 text"):
        text_of(file, "actors")


@pytest.mark.parametrize(("count", "last"), [(1, "fault 0"), (SHOWN, "fault 9"), (SHOWN + 2, "and 2 more")])
def test_the_first_faults_are_told(count: int, last: str) -> None:
    with pytest.raises(InputError) as caught:
        refuse((f"fault {n}" for n in range(count)), count)
    lines = str(caught.value).splitlines()
    assert lines[0] == "fault 0" and lines[-1] == last and len(lines) <= SHOWN + 1
