from pathlib import Path

import pytest

from dateline.errors import SettingsError
from dateline.settings import Settings, load_settings


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(tmp_path: Path):
    file = tmp_path / "dateline.toml"
    file.write_text('workers = 3\nport = 9000\nhost = "::1"\n')
    found = load_settings(file, {"DATELINE_PORT": "9001"})
    assert (found.workers, found.port, found.host) == (3, 9001, "::1")
    assert found.max_bytes == Settings().max_bytes


@pytest.mark.parametrize(
    ("content", "environ", "names"),
    [
        ("wrokers = 3", {}, "wrokers"),
        ("workers = 'three'", {}, "workers"),
        ("workers = true", {}, "workers"),
        ("workers = 1.5", {}, "workers"),
        ("workers = ", {}, "dateline.toml"),
        ("", {"DATELINE_PAGE_TIMEOUT": "soon"}, "page_timeout"),
        ("host = 7", {}, "host"),
        ("events = 'loose'", {}, "events"),
        ("", {"DATELINE_EVENTS": "Strict"}, "events"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, content: str, environ: dict[str, str], names: str):
    file = tmp_path / "dateline.toml"
    file.write_text(content)
    with pytest.raises(SettingsError, match=names):
        load_settings(file, environ)


def test_a_file_that_was_asked_for_must_exist(tmp_path: Path):
    with pytest.raises(SettingsError, match="does not exist"):
        load_settings(tmp_path / "none.toml", {})
