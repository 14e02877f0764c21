"""Nobody is printed as having done what they are suspected of, in any door of the program."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import dateline
from dateline.scale.runners import ingest
from dateline.serve.cli import main
from dateline.serve.server import create_app
from dateline.settings import Settings
from dateline.store import query
from dateline.store.corpus import Corpus, open_corpus

SUSPECTED = [
    ("en", "Soldiers accused of beating protesters denied the charge."),
    ("en", "The suspect shot two officers before he fled."),
    ("en", "The defendant attacked the prosecutor in 2019, the indictment says."),
    ("en", "The alleged gunman killed three police officers."),
    ("en", "Prosecutors charged John Harrow with murdering a judge."),
    ("en", "Samuel Harrow was indicted for killing two soldiers."),
    ("en", "The government accused the rebels of abducting ten soldiers."),
    ("en", "The militia was blamed for attacking the convoy."),
    ("en", "The rebels reportedly killed nine soldiers."),
    ("en", "A suspected militant stabbed a soldier."),
    ("en", "Investigators suspect the militia attacked the convoy."),
    ("en", "The court acquitted the officer of killing the student."),
    ("en", "Police said the suspect had stabbed two officers."),
    ("en", "According to the indictment, Samuel Harrow killed two officers."),
    ("en", "The indictment says Samuel Harrow killed two officers."),
    ("en", "A court convicted Harrow of killing two officers."),
    ("id", "Menurut dakwaan, Budi membunuh dua polisi."),
    ("id", "Dalam surat dakwaan, jaksa menyebut Budi membunuh dua polisi."),
    ("id", "Budi dicari karena membunuh dua polisi."),
    ("id", "Polisi menangkap pria yang diduga membunuh dua polisi di Garut."),
    ("id", "Jaksa mendakwa Budi Santoso membunuh seorang hakim."),
    ("id", "Tersangka menembak dua polisi sebelum melarikan diri."),
    ("id", "Terdakwa memukul seorang polisi."),
    ("id", "Pelaku yang disangka menganiaya wartawan itu ditahan polisi."),
    ("id", "Budi Santoso ditetapkan sebagai tersangka karena membunuh hakim."),
    ("id", "Pelaku diduga kuat menembak dua polisi."),
    ("id", "Polisi menangkap dua tersangka yang menyerang kedutaan."),
    ("id", "Penyidik mencurigai milisi menyerang konvoi tentara."),
    ("id", "Hakim membebaskan polisi itu dari dakwaan membunuh mahasiswa."),
    ("id", "Kelompok itu dituduh menyerang kantor kementerian."),
    ("id", "Budi, terdakwa pembunuhan, memukul seorang polisi."),
]
CERTAIN = [("en", "The rebels killed nine soldiers."), ("id", "Pemberontak membunuh sembilan tentara.")]
UNCERTAIN = ("alleged", "denied", "hypothetical")
TEXT = (
    "Police arrested Samuel Tengu, a suspect, in Kigali on Friday. Prosecutors charged Samuel Tengu with "
    "bombing the embassy of Norway. The suspect shot two officers before he fled.\n\nTengu denied that he "
    "had attacked the embassy. The rebels reportedly abducted nine soldiers."
)


@pytest.mark.parametrize(("language", "text"), SUSPECTED)
def test_what_somebody_is_suspected_of_is_never_past(language: str, text: str) -> None:
    acts = [e for e in dateline.read_text(text, language, events="all").events if e.type == "ASSAULT"]
    assert acts, "the act must be told, as alleged"
    assert {e.status for e in acts} <= set(UNCERTAIN)


@pytest.mark.parametrize(("language", "text"), CERTAIN)
def test_what_is_reported_as_done_is_past(language: str, text: str) -> None:
    assert [e.status for e in dateline.read_text(text, language).events] == ["past"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("doors") / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def doors(page: Path) -> Iterator[Corpus]:
    folder = page.parent / "corpus"
    ingest([page], folder, Settings(workers=1))
    with open_corpus(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(doors: Corpus) -> Iterator[TestClient]:
    with TestClient(create_app(doors), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., str]:
    """Runs a command and returns what it prints."""

    def run(*args: str) -> str:
        monkeypatch.setattr(sys, "argv", ["dateline", *args])
        monkeypatch.setenv("COLUMNS", "400")
        with pytest.raises(SystemExit) as stop:
            main()
        assert not stop.value.code
        return capfdbinary.readouterr().out.decode()

    return run


def uncertain(rows: list[dict[str, Any]]) -> int:
    """Asserts that every assault among the rows bears its uncertain status; how many there are."""
    acts = [row for row in rows if row["type"] == "ASSAULT"]
    assert {row["status"] for row in acts} <= set(UNCERTAIN)
    return len(acts)


@pytest.fixture(scope="module")
def acts() -> int:
    return uncertain([{"type": e.type, "status": e.status} for e in dateline.read_text(TEXT, "en").events])


def test_there_is_something_to_see(acts: int) -> None:
    assert acts >= 4


def test_terminal_and_json_of_a_reading(shown: Callable[..., str], page: Path, acts: int) -> None:
    lines = [line for line in shown("read", str(page)).splitlines() if "— ASSAULT" in line]
    assert len(lines) == acts
    assert all(re.search(r", (alleged|denied)\b", line) for line in lines), lines
    assert uncertain(json.loads(shown("read", "--json", str(page)))["events"]) == acts


def test_terminal_and_json_of_an_explanation(shown: Callable[..., str], page: Path, acts: int) -> None:
    lines = [line for line in shown("explain", str(page)).splitlines() if line.startswith("✓ ASSAULT")]
    assert len(lines) == acts
    assert all(re.search(r", (alleged|denied)\b", line) for line in lines), lines
    assert uncertain(json.loads(shown("explain", "--format", "json", str(page)))["events"]) == acts


def test_lists_and_exports(shown: Callable[..., str], doors: Corpus, tmp_path: Path, acts: int) -> None:
    folder = str(doors.folder.root)
    lines = [line for line in shown("events", folder).splitlines() if "— ASSAULT" in line]
    assert len(lines) == acts
    assert all(re.search(r", (alleged|denied)\b", line) for line in lines), lines
    assert uncertain(list(csv.DictReader(io.StringIO(shown("events", folder, "--format", "csv"))))) == acts
    told = shown("events", folder, "--format", "jsonl").splitlines()
    assert uncertain([json.loads(line) for line in told]) == acts
    import pyarrow.parquet as pq

    file = tmp_path / "events.parquet"
    shown("events", folder, "--output", str(file))
    assert uncertain(pq.read_table(file).to_pylist()) == acts


def test_a_query_for_what_happened_holds_nothing_suspected(doors: Corpus) -> None:
    from dateline.store.filters import Filter

    for status in ("past", "ongoing"):
        assert query.count(doors, "events", Filter(type="ASSAULT", status=status)) == 0
    rows = doors.table("SELECT type, status, stage FROM events").to_pylist()
    assert uncertain(rows)
    assert {row["stage"] for row in rows if row["type"] == "ACCUSE"} == {"charged"}


def test_nobody_counts_as_the_source_of_what_is_alleged(doors: Corpus) -> None:
    rows = {row["name"]: row for row in query.actors(doors).to_pylist()}
    assert rows["Samuel Tengu"]["as_source"] == 0
    assert rows["Samuel Tengu"]["as_target"] > 0


def test_the_interface(client: TestClient, acts: int) -> None:
    rows = client.get("/api/events").json()["rows"]
    assert uncertain(rows) == acts
    assert uncertain(client.get(f"/api/articles/{rows[0]['article_id']}").json()["events"]) == acts
    read = client.post("/api/read", json={"text": TEXT, "language": "en"}).json()
    assert uncertain(read["events"]) == acts


def test_the_explorer(client: TestClient, acts: int) -> None:
    article = client.get("/api/events").json()["rows"][0]["article_id"]
    for path in ("/events", f"/article/{article}"):
        page = html.unescape(client.get(path).text)
        told = re.findall(r'<span class="code">ASSAULT.*?</li>', page, re.DOTALL)
        assert len(told) == acts
        for one in told:
            assert re.search(r'class="pill (alleged|denied)">(alleged|denied)<', one), one
        charged = re.findall(r'<span class="code">ACCUSE.*?</li>', page, re.DOTALL)
        assert charged and all(">charged<" in one for one in charged)
