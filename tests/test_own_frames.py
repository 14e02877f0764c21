"""The user's own event types, frames and words: what they code, how they travel, what is said of faults."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import dateline
from dateline.claim.own import read_frames
from dateline.errors import InputError
from dateline.ontology.plover import TYPES, frames, types
from dateline.scale.runners import ingest
from dateline.serve.cli import main
from dateline.settings import Settings
from dateline.store import query
from dateline.store.corpus import open_corpus
from dateline.store.filters import Filter
from dateline.store.runs import run_of

DOCS = Path(__file__).parents[1] / "docs" / "events.md"
EXAMPLE = re.search(r"```toml\n(# A dispute.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[1]  # type: ignore[index]

ENGLISH = (
    "Workers at the Brightwater mine in Chile went on strike on Monday. "
    "Northern Steel Corporation locked out 400 workers in Ohio on Tuesday. "
    "Nurses in Kenya withdrew their labour. "
    "Harbour Motors Company laid off 1,200 employees after the strike. Police arrested two men."
)
INDONESIAN = (
    "Ribuan buruh pabrik di Bekasi mogok kerja pada Senin. PT Tirta Makmur merumahkan 400 pekerja pada "
    "Selasa. Perusahaan itu mem-PHK 1.200 karyawan."
)

Use = Callable[[str], Path]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Use]:
    """Uses a file of frames until the test ends."""

    def use(text: str) -> Path:
        file = tmp_path / "own.toml"
        file.write_text(text, encoding="utf-8")
        dateline.use_frames(file)
        return file

    yield use
    dateline.use_frames(None)


def coded(text: str, language: str) -> list[tuple[str, str | None, str, str]]:
    reading = dateline.read_text(text, language)
    return [
        (e.type, e.mode, ", ".join(m.name for m in e.source), ", ".join(m.name for m in e.target))
        for e in reading.events
    ]


def test_the_worked_example_of_the_documentation_codes_what_it_says(own: Use) -> None:
    own(EXAMPLE)
    assert coded(ENGLISH, "en") == [
        ("LABOUR", "strike", "Workers", ""),
        ("LABOUR", "lockout", "Northern Steel Corporation", "400 workers"),
        ("LABOUR", "strike", "Nurses", ""),
        ("LABOUR", "layoff", "Harbour Motors Company", "1,200 employees"),
        ("COERCE", "arrest", "Police", "two men"),
    ]
    assert coded(INDONESIAN, "id") == [
        ("LABOUR", "strike", "Ribuan buruh pabrik", ""),
        ("LABOUR", "lockout", "PT Tirta Makmur", "400 pekerja"),
        ("LABOUR", "layoff", "Perusahaan itu", "1.200 karyawan"),
    ]
    assert types()["LABOUR"].quad == 4


def test_nothing_of_it_is_left_without_the_file(own: Use) -> None:
    before = coded(ENGLISH, "en"), coded(INDONESIAN, "id"), frames()
    own(EXAMPLE)
    dateline.use_frames(None)
    assert (coded(ENGLISH, "en"), coded(INDONESIAN, "id"), frames()) == before
    assert types() == TYPES


def test_new_words_alone_need_no_type_and_no_frame(own: Use) -> None:
    text = "Police in Kenya glomped two men on Friday."
    assert coded(text, "en") == []
    own('[words.en.arrest]\nverbs = ["klomp T"]\n[words.en.irregular]\nklomp = { past = "glomped" }\n')
    assert coded(text, "en") == [("COERCE", "arrest", "Police", "two men")]


def test_limits_of_own_words_hold(own: Use) -> None:
    own('[words.en.arrest]\nverbs = ["glomp T"]\nunless = ["shirt"]\n')
    assert coded("Police glomped two men.", "en")
    assert coded("Police glomped two men in a shirt factory.", "en") == []


def test_a_plan_and_a_refusal_are_coded_as_the_type_says(own: Use) -> None:
    own(EXAMPLE.replace("[frames.strike]", 'future = "THREATEN"\n[frames.strike]', 1))
    (event,) = dateline.read_text("Northern Steel Corporation will lock out 400 workers.", "en").events
    assert (event.type, event.status, event.mode) == ("THREATEN", "future", None)


def test_mentions_of_a_type_of_ones_own_are_told_apart_by_their_modes(own: Use) -> None:
    own(EXAMPLE)
    text = (
        "Northern Steel Corporation locked out 400 workers. Northern Steel Corporation laid off 400 workers."
    )
    reading = dateline.read_text(text, "en")
    assert not [p for p in reading.problems if p.code == "failed"]
    assert [(e.mode, e.happening) for e in reading.events] == [("lockout", 0), ("layoff", 1)]


def test_a_run_with_another_file_is_another_run(own: Use) -> None:
    file = own(EXAMPLE)
    first = run_of(Settings(frames=str(file))).run_id
    file.write_text(EXAMPLE.replace("lock+out T", "lock+out T at [mine]"), encoding="utf-8")
    assert len({first, run_of(Settings(frames=str(file))).run_id, run_of(Settings()).run_id}) == 3


@pytest.fixture
def labour_corpus(own: Use, tmp_path: Path) -> tuple[Path, list[Path]]:
    """A corpus that two processes read with the example, opened after that without it."""
    file = own(EXAMPLE)
    dateline.use_frames(None)
    pages = []
    for name, text in (("a.txt", ENGLISH), ("b.txt", INDONESIAN)):
        pages.append(tmp_path / name)
        pages[-1].write_text(text, encoding="utf-8")
    settings = Settings(workers=2, shard_pages=1, frames=str(file))
    ingest(pages, tmp_path / "corpus", settings)
    ingest(pages, tmp_path / "again", Settings(workers=1, shard_pages=1, frames=str(file)))
    dateline.use_frames(None)
    return tmp_path / "corpus", pages


def test_processes_carry_it_and_a_corpus_keeps_it(
    labour_corpus: tuple[Path, list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary
) -> None:
    folder, _ = labour_corpus
    with open_corpus(folder) as corpus:
        rows = query.events(corpus, Filter(type="labour")).to_pylist()
        assert sorted(r["mode"] for r in rows) == ["layoff", "layoff", "lockout", "lockout"] + ["strike"] * 3
        assert "LABOUR" in query.types(corpus)
        assert query.info(corpus)["types"]["LABOUR"] == 7
    monkeypatch.setattr(
        sys, "argv", ["dateline", "events", str(folder), "--type", "LABOUR", "--format", "jsonl"]
    )
    with pytest.raises(SystemExit):
        main()
    exported = [json.loads(line) for line in capsysbinary.readouterr().out.decode().splitlines()]
    assert {row["type"] for row in exported} == {"LABOUR"} and len(exported) == 7


def test_the_corpus_is_rebuilt_byte_for_byte(labour_corpus: tuple[Path, list[Path]], tmp_path: Path) -> None:
    def parts(name: str) -> dict[str, bytes]:
        root = tmp_path / name / "facts"
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*.parquet"))}

    assert parts("corpus") == parts("again") != {}


def test_the_explorer_and_the_interface_know_the_types_of_the_corpus(
    labour_corpus: tuple[Path, list[Path]],
) -> None:
    from fastapi.testclient import TestClient

    from dateline.serve.server import create_app

    with (
        open_corpus(labour_corpus[0]) as corpus,
        TestClient(create_app(corpus), base_url="http://127.0.0.1") as client,
    ):
        assert client.get("/api/events", params={"type": "LABOUR"}).json()["total"] == 7
        assert "<option>LABOUR</option>" in client.get("/events").text
        fault = client.get("/api/events", params={"type": "LABOR"})
        assert fault.status_code == 400 and "LABOUR" in fault.text
        assert client.get("/events", params={"type": "LABOR"}).status_code == 400


NEW = '[types.LABOUR]\nquad = 4\nshort = "x"\n[frames.lock_out]\ntype = "LABOUR"\n[words.en.lock_out]\n'
FAULTS = [
    ("", "the file: holds nothing"),
    ("[type.X]\n", "[type]: is unknown; write [types.NAME]"),
    ("types = 3\n", "must be tables, as [types.NAME]"),
    (
        "[types.labour]\nquad = 4\nshort = 'x'\n",
        "line 1, [types.labour]: a type is written in capital letters",
    ),
    ("[types.AID]\nquad = 1\nshort = 'x'\n", "line 1, [types.AID]: AID is a type of PLOVER"),
    (
        "[types.X]\nshort = 'x'\nquad = 7\n",
        'line 3, [types.X] quad: must be one of 1 or "verbal cooperation"',
    ),
    ("[types.X]\nquad = 1\n", "[types.X] short: say in a few words"),
    (
        "[types.X]\nquad = 1\nshort = 'x'\ncolour = 1\n",
        "line 4, [types.X] colour: is unknown; known are quad",
    ),
    ("[types.X]\nquad = 1\nshort = 'x'\nmodes = 'a'\n", "line 4, [types.X] modes: must be a list"),
    ("[types.X]\nquad = 1\nshort = 'x'\nintensity = 11\n", "intensity: must be a number from -10"),
    ("[types.X]\nquad = 1\nshort = 'x'\nfuture = 'Y'\n", "line 4, [types.X] future: 'Y' is no type"),
    ("[frames.lock_out]\nmode = 'x'\n[words.en.lock_out]\n", "[frames.lock_out] type: is missing"),
    ("[frames.arrest]\ntype = 'LABOR'\n", "line 2, [frames.arrest] type: 'LABOR' is no type"),
    (
        "[frames.arrest]\nmode = 'x'\n",
        "line 2, [frames.arrest] mode: 'x' is no mode of COERCE; known are seize",
    ),
    ("[frames.arrest]\nsource = ['government']\n", "line 2, [frames.arrest] source: 'government' is unknown"),
    ("[frames.arrest]\nsource = []\n", "[frames.arrest] source: is empty; leave the key out"),
    ("[frames.arrest]\nmutual = 'maybe'\n", "mutual: 'maybe' must be one of never, plural, with, always"),
    ("[frames.arrest]\nspeech = 'no'\n", "speech: must be true or false"),
    ("[frames.arrest]\nverbs = ['x']\n", "[frames.arrest] verbs: is unknown; known are type"),
    ("[frames.new]\ntype = 'AID'\n", "line 1, [frames.new]: has no words in en; write [words.en.new]"),
    (NEW + "[words.id.arrest]\n", "[frames.lock_out]: has no words in id; write [words.id.lock_out]"),
    ("[words.fr.arrest]\n", "[words.fr]: 'fr' is no language of events; known are en, id"),
    ("[words.en.arest]\n", "line 1, [words.en.arest]: there is no frame 'arest'; see  dateline codebook"),
    ("[words.en.arrest]\nverb = ['nab']\n", "line 2, [words.en.arrest] verb: is unknown; known are verbs"),
    ("[words.en.arrest]\nverbs = 'nab'\n", "verbs: must be a list of texts"),
    ("[words.en.arrest]\nverbs = [\n'nab',\n'book [@x]']\n", "line 4, [words.en.arrest] verbs: 'book [@x]'"),
    ("[words.en.arrest]\nverbs = ['']\n", "verbs: '': is empty"),
    ("[words.en.arrest]\nverbs = ['nab [men']\n", "a bracket is not closed"),
    ("[words.en.arrest]\nverbs = ['nab X[men]']\n", "'X[men]' is no place"),
    ("[words.en.arrest]\nverbs = ['T nab']\n", "begins with a place"),
    ("[words.en.arrest]\nverbs = ['Nab T']\n", "'Nab' must stand in small letters"),
    ("[words.en.arrest]\nverbs = ['nab [Men]']\n", "'Men' must stand in small letters"),
    ("[words.en.arrest]\nverbs = ['pick+ T']\n", "'pick+': + joins two words"),
    ("[words.en.arrest]\nverbs = ['crack down on/upon']\n", "nothing stands behind 'on/upon'"),
    ("[words.en.arrest]\nverbs = ['nab T from T']\n", "names one side twice"),
    ("[words.en.arrest]\npassives = ['was nabbed T']\n", "the subject of a fixed passive is its target"),
    ("[words.en.arrest]\nunless = ['Ball']\n", "unless: 'Ball' must be a word in small letters"),
    ("[words.en.arrest]\nunless = ['@aid']\n", "unless: '@aid': write the words themselves"),
    ("[words.en.irregular]\nnab = { gone = 'x' }\n", "nab: 'gone' is no form; known are base"),
    ("[words.id.irregular]\nphk = { active = 'mem-PHK' }\n", "phk: must stand in small letters"),
    ("[words.en.lists]\npay = 'wages'\n", "[words.en.lists] pay: must be a list of words"),
    ("[words.en.arrest\n", "is not a TOML file"),
]


@pytest.mark.parametrize(("text", "said"), FAULTS)
def test_a_fault_is_told_with_its_place_and_what_to_do(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_frames(file)
    assert said in str(caught.value)


def test_many_faults_are_told_at_once_but_not_all(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("".join(f"[frames.f{n}]\n" for n in range(12)), encoding="utf-8")
    with pytest.raises(InputError, match=r"and \d+ more"):
        read_frames(file)


def test_a_file_with_faults_or_none_changes_nothing(own: Use, tmp_path: Path) -> None:
    own(EXAMPLE)
    with pytest.raises(InputError, match="does not exist"):
        dateline.use_frames(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text("[frames.x]\n", encoding="utf-8")
    with pytest.raises(InputError):
        dateline.use_frames(tmp_path / "bad.toml")
    assert "LABOUR" in types()


def test_the_command_takes_the_file(
    own: Use, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own(EXAMPLE)
    dateline.use_frames(None)
    page = tmp_path / "page.txt"
    page.write_text(ENGLISH, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["dateline", "read", "--json", "--frames", str(file), str(page)])
    with pytest.raises(SystemExit):
        main()
    assert "LABOUR" in {e["type"] for e in json.loads(capsys.readouterr().out)["events"]}
