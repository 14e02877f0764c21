import os
import re
from pathlib import Path

import pytest

from tools import compile as compiling


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a source a second older than its binaries."""
    folder = tmp_path / "src" / "dateline"
    (folder / "extract").mkdir(parents=True)
    monkeypatch.setattr(compiling, "PACKAGE", folder)
    monkeypatch.setattr(compiling, "sources", lambda: [folder / "extract" / "a.py"])
    for path in (*compiling.sources(), *compiling.expected()):
        path.touch()
        os.utime(path, (1e9, 1e9 + (path.suffix != ".py")))
    return folder


def test_binaries_younger_than_their_sources_are_run(package: Path):
    assert compiling.binaries() == compiling.expected()
    assert compiling.stale() == []


def test_a_binary_older_than_a_source_is_stale(package: Path):
    os.utime(package / "extract" / "a.py", (1e9 + 5, 1e9 + 5))
    assert compiling.stale() == compiling.expected()


def test_the_binary_of_a_module_that_is_no_longer_compiled_is_stale(package: Path):
    other = compiling.expected()[0].with_name(compiling.expected()[0].name.replace("a.", "b.", 1))
    other.touch()
    assert other in compiling.stale()


def test_without_a_compiler_stale_binaries_go_and_the_rest_goes_on(
    package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("CC", "no-such-compiler")
    os.utime(package / "extract" / "a.py", (1e9 + 5, 1e9 + 5))
    assert compiling.main([]) == 0
    assert compiling.binaries() == []
    assert "no C compiler" in capsys.readouterr().out


@pytest.mark.parametrize("path", compiling.sources(), ids=lambda path: path.stem)
def test_a_compiled_module_does_nothing_that_compiled_code_does_otherwise(path: Path):
    text = path.read_text(encoding="utf-8")
    assert "__file__" not in text, "compiled code finds no path of its own"
    names = re.findall(r" is (?:not )?([A-Za-z_]\w*)\b", re.sub(r'"""[\s\S]*?"""|#.*', "", text))
    assert {*names} <= {"None", "True", "False", "first"}, "compiled code keeps no identity of tuples"
