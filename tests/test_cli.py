import csv
import io
import json
import sys
from pathlib import Path

import pytest

from dateline.claim.rejector import rejector
from dateline.serve.cli import main

PAGES = Path(__file__).parent / "pages"
PAGE = str(PAGES / "id-tv-credit-chain" / "page.html")


def run(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    monkeypatch.setattr(sys, "argv", ["dateline", *args])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


def test_read_prints_what_a_person_wants(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    assert run(monkeypatch, "read", PAGE) == 0
    shown = capsys.readouterr().out
    truth = json.loads((PAGES / "id-tv-credit-chain" / "expected.json").read_text(encoding="utf-8"))
    assert truth["authors"][0] in shown
    assert "Quotations (" in shown
    assert "Events (" in shown


def test_read_json_is_the_contract(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    assert run(monkeypatch, "read", "--json", PAGE) == 0
    reading = json.loads(capsys.readouterr().out)
    assert {"article", "quotations", "events", "mentions", "problems"} <= set(reading)
    text = reading["article"]["text"]
    for quote in reading["quotations"]:
        assert text[slice(*quote["span"])] == quote["content"]


def test_strict_and_the_setting_choose_which_events_are_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    page = str(PAGES / "en-politics-modality" / "page.html")

    def kept(*options: str) -> list[float]:
        assert run(monkeypatch, "read", "--json", *options, page) == 0
        return [event["score"] for event in json.loads(capsys.readouterr().out)["events"]]

    default, strict = kept(), kept("--strict")
    monkeypatch.setenv("DATELINE_EVENTS", "all")
    every = kept()
    assert len(every) > len(strict) and len(every) >= len(default) >= len(strict)
    assert min(default) >= rejector().bound("default") and kept("--strict") == strict
    assert all(score >= rejector().bound("strict") for score in strict)


def test_read_takes_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    class Stdin:
        buffer = io.BytesIO("The mayor resigned. “I am tired,” Mayor Ada Brook said.".encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert run(monkeypatch, "read", "--json", "--language", "en", "-") == 0
    assert json.loads(capsys.readouterr().out)["quotations"][0]["content"] == "I am tired"


def test_as_text_overrides_detection(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    file = tmp_path / "odd.txt"
    file.write_text("The tags <p> and <div> were praised by the minister in a speech.")
    assert run(monkeypatch, "read", "--json", "--as", "text", str(file)) == 0
    assert "<div>" in json.loads(capsys.readouterr().out)["article"]["text"]


def test_a_text_with_an_address_is_still_a_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    file = tmp_path / "plain.txt"
    file.write_text("The mayor of the old town resigned.\n\nHer deputy was praised by the minister.")
    assert run(monkeypatch, "read", "--json", "--url", "https://paper.example/1", str(file)) == 0
    assert len(json.loads(capsys.readouterr().out)["article"]["blocks"]) == 2


def test_parts_of_one_story_are_joined(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    parts = [str(PAGES / f"id-paged-{n}" / "page.html") for n in (1, 2)]
    assert run(monkeypatch, "read", "--json", *parts) == 0
    reading = json.loads(capsys.readouterr().out)
    assert reading["article"]["page_kind"] == "article"
    assert "partial" not in {p["code"] for p in reading["problems"]}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "does not exist"),
        (b"", "no words"),
        (b"   \n ", "no words"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "not text"),
        (b"<html><body><nav><a href=/>Home</a></nav></body></html>", ""),
    ],
    ids=["missing", "empty", "blank", "binary", "no-article"],
)
def test_wrong_input_gives_one_clear_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    content: bytes | None,
    says: str,
):
    file = tmp_path / "page"
    if content is not None:
        file.write_bytes(content)
    assert run(monkeypatch, "read", "--json", str(file)) != 0
    error = capsys.readouterr().err
    assert error.startswith("dateline: ")
    assert error.count("\n") == 1
    assert says in error


@pytest.mark.parametrize("what", ["articles", "quotes", "events", "stories", "actors"])
def test_lists_as_table_csv_jsonl_and_parquet(
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    corpus_folder: Path,
    tmp_path: Path,
    what: str,
):
    assert run(monkeypatch, what, str(corpus_folder)) == 0
    assert capfdbinary.readouterr().out
    assert run(monkeypatch, what, str(corpus_folder), "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert run(monkeypatch, what, str(corpus_folder), "--format", "jsonl") == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert rows
    assert len(lines) == len(rows)
    assert set(json.loads(lines[0])) == set(rows[0])
    file = tmp_path / "rows.parquet"
    assert run(monkeypatch, what, str(corpus_folder), "--output", str(file)) == 0
    import pyarrow.parquet as pq

    assert pq.read_table(file).num_rows == len(rows)


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--type", "SANCTIO", "SANCTION"),
        ("--status", "done", "hypothetical"),
        ("--country", "Indonesia", "IDN"),
        ("--since", "yesterday", "2024-06-19"),
    ],
)
def test_a_wrong_filter_names_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    corpus_folder: Path,
    option: str,
    value: str,
    says: str,
):
    assert run(monkeypatch, "events", str(corpus_folder), option, value) == 2
    assert says in capsys.readouterr().err


def test_a_folder_that_is_no_corpus_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    for command in ("info", "articles", "serve"):
        assert run(monkeypatch, command, str(tmp_path)) == 2
        assert "dateline ingest" in capsys.readouterr().err


def test_info_counts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], corpus_folder: Path
):
    assert run(monkeypatch, "info", str(corpus_folder)) == 0
    assert "quotations" in capsys.readouterr().out
