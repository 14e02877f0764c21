"""What ``explain`` says of events and of rejected words, and that it changes nothing."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import pytest

import dateline
from dateline.claim.trace import REASONS
from dateline.pipeline import explain
from dateline.serve.cli import main

HERE = Path(__file__).parent
ROWS = [
    (row["text"], file.stem[-2:])
    for file in sorted((HERE / "sentences").glob("*.jsonl"))
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
]
SENTENCES = [(text if isinstance(text, str) else "\n\n".join(text), language) for text, language in ROWS]
PAGES = sorted(p for p in (HERE / "pages").glob("*/page.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.parent.name)
def test_a_page_is_read_alike_with_and_without_the_trace(page: Path) -> None:
    article = dateline.extract(page.read_bytes())
    found = explain(article)
    assert found.reading == dateline.read_article(article)
    assert [b.event for b in found.events] == list(found.reading.events)
    json.dumps(found.to_dict())


def test_every_sentence_is_read_alike_and_its_events_are_explained() -> None:
    assert len(SENTENCES) > 150
    for text, language in SENTENCES:
        found = explain(text, language)
        assert found.reading == dateline.read_text(text, language), text
        assert [b.event for b in found.events] == list(found.reading.events)
        for basis in found.events:
            assert basis.kind == "order" or (basis.unit and basis.frame), text
            assert all(side.found for side in (*basis.source, *basis.target))
        for one in found.rejected:
            assert one.because.endswith("."), one
            assert not any(e.span[0] <= one.span[0] < e.span[1] for e in found.reading.events)


def basis(text: str, language: str = "en") -> dict[str, object]:
    (event,) = explain(text, language).to_dict()["events"]
    return event


def why(text: str, word: str, language: str = "en") -> tuple[str, str]:
    found = [r for r in explain(text, language).to_dict()["rejected"] if r["word"] == word]
    assert len(found) == 1, found
    return found[0]["reason"], found[0]["because"]


def test_an_event_is_told_with_unit_voice_sides_and_links() -> None:
    event = basis("Two men from Kenya were arrested by Norwegian police in Oslo on Friday.")
    assert (event["frame"], event["unit"], event["kind"], event["voice"]) == (
        "arrest",
        "arrest T",
        "verb",
        "passive",
    )
    (source,), (target,) = event["source"], event["target"]
    assert source["country"] == "NOR" and source["found"] == "in the place of the source"
    assert target["found"] == "in the place of the target" and source["rule"]
    assert event["place"] == {"name": "Oslo", "country": "NOR", "origin": "sentence"}


STATUSES = [
    ("The army did not attack the rebels.", "en", "denied", ["not"]),
    ("If the army attacks the rebels, talks will end.", "en", "hypothetical", ["If"]),
    ("The army allegedly attacked the rebels.", "en", "alleged", ["allegedly"]),
    ("The army will attack the rebels.", "en", "future", ["will"]),
    ("Tentara diduga menyerang warga.", "id", "alleged", ["diduga"]),
    ("Tentara tidak menyerang warga.", "id", "denied", ["tidak"]),
]


@pytest.mark.parametrize(("text", "language", "status", "words"), STATUSES)
def test_the_words_that_decided_the_status_are_told(text, language, status, words) -> None:
    events = explain(text, language).to_dict()["events"]
    event = next(e for e in events if e["type"] == "ASSAULT")
    assert (event["status"], event["status_by"]["words"]) == (status, words)


def test_a_plan_or_refusal_says_what_it_was_folded_from() -> None:
    plan = basis("France will release two soldiers of Mali.")
    assert (plan["type"], plan["plain_type"], plan["status_by"]["words"]) == ("CONCEDE", "RETREAT", ["will"])
    refused = basis("France will not release two soldiers of Mali.")
    assert (refused["type"], refused["plain_type"]) == ("REJECT", "RETREAT")
    assert "refus" in refused["status_by"]["rule"]


def test_an_act_of_a_suspect_says_why_it_is_alleged() -> None:
    event = basis("Tersangka menyerang dua polisi.", "id")
    assert (event["status"], event["status_by"]["words"]) == ("alleged", ["Tersangka"])


def test_the_one_who_reports_is_told_with_the_quotation() -> None:
    event = basis("Officials said that protesters had attacked the embassy in Lima.")
    assert event["reported_by"]["name"] == "Officials" and event["reported_by"]["cue"] == "said"


REJECTED = [
    ("The striker attacked the goal.", "attacked", "words", "'striker', 'goal' in the clause"),
    ("Smith killed time.", "killed", "words", "'time' in the object"),
    (
        "The minister was arrested by the beauty of spring.",
        "arrested",
        "doer",
        "'the beauty of spring' (thing)",
    ),
    ("France urged Iran to release two detainees.", "release", "scope", "in what 'urged' asks"),
    ("The United States lifted its sanctions on Iran.", "sanctions", "covered", "'lifted' (CONCEDE)"),
    ("The storm arrested the town.", "arrested", "source", "'The storm' (thing)"),
    ("The residents met the farmers on Monday.", "met", "political", "Neither side is"),
    ("The plan to arrest two men failed.", "arrest", "form", "no act that happened"),
]


@pytest.mark.parametrize(("text", "word", "reason", "said"), REJECTED)
def test_a_rejected_word_says_what_decided(text: str, word: str, reason: str, said: str) -> None:
    found, because = why(text, word)
    assert found == reason, because
    assert said in because


def test_an_event_under_the_threshold_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    import dateline.pipeline as pipeline

    known = pipeline.find_events
    monkeypatch.setattr(pipeline, "find_events", lambda *args: known(*args)[:0])
    assert why("Police arrested two men.", "arrested") == ("score", REASONS["score"])


def test_a_silent_text_says_which_words_decided() -> None:
    recipe = (
        "Heat the oven, grease a tin. Whisk the butter, sugar and eggs. Add flour, salt and a teaspoon "
        "of vanilla. Bake the dough for forty minutes. Serve the cake with cream and a tablespoon of honey. "
        "The army of cooks attacked the kitchen."
    )
    found = explain(recipe, "en")
    assert not found.events and not found.rejected
    assert found.silence and re.search(r"topic '\w+', by [\d.]+%.*: \w+", found.silence)
    french = explain("Le ministre a rencontré son homologue. La police a arrêté deux hommes.", "fr")
    assert french.silence


def test_headings_are_told_as_unread(tmp_path: Path) -> None:
    html = (
        "<html><body><article><h1>Talks resume</h1><p>Officials of Norway met officials of Iran in Oslo on "
        "Friday to talk about the seizure of a ship, a spokesman for the foreign ministry said.</p>"
        "<h2>Police arrested two men</h2><p>The delegations will meet again next week, the ministry said in "
        "a statement that was sent to reporters on Friday evening.</p></article></body></html>"
    )
    found = explain(dateline.extract(html)).to_dict()["rejected"]
    assert [r["reason"] for r in found if r["word"] == "arrested"] == ["heading"]


def test_the_reasons_are_documented_as_they_are() -> None:
    text = (HERE.parent / "docs" / "explain.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", text, re.MULTILINE)).items() >= REASONS.items()


def run(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    monkeypatch.setattr(sys, "argv", ["dateline", "explain", *args])
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


def test_the_command_explains_standard_input_for_the_eye(monkeypatch, capsys) -> None:
    class Stdin:
        buffer = io.BytesIO(b"Police arrested two men. The striker attacked the goal.")

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert run(monkeypatch, "--language", "en", "-") == 0
    shown = capsys.readouterr().out
    assert "✓ COERCE/arrest by “arrested”, past" in shown and "arrest T" in shown
    assert "✗ “attacked” is no ASSAULT (attack)" in shown


def test_the_command_explains_one_sentence_as_json(monkeypatch, capsys, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Police arrested two men. The army attacked the rebels.", encoding="utf-8")
    assert run(monkeypatch, "--format", "json", "--sentence", "2", str(file)) == 0
    told = json.loads(capsys.readouterr().out)
    assert [e["type"] for e in told["events"]] == ["ASSAULT"]
    assert {e["sentence_number"] for e in (*told["events"], *told["rejected"])} == {2}
    assert run(monkeypatch, "--sentence", "9", str(file)) == 2
    assert "no sentence 9; it has 2" in capsys.readouterr().err
