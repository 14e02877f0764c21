"""The marks of the gold corpus: what they compile to, what is refused, and what must hold of them."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

from goldcase import MARKS, TEXT, compiled, errors, written  # noqa: E402
from goldtools.checking import check_file  # noqa: E402
from goldtools.compiling import compile_marks  # noqa: E402
from goldtools.decompiling import marks_of  # noqa: E402
from goldtools.records import GoldError  # noqa: E402
from goldtools.standoff import read_ann, write_ann  # noqa: E402


def test_quoted_spans_become_offsets_that_slice_to_them(tmp_path: Path):
    gold = compiled(tmp_path)
    (first, second) = gold.quotes
    assert gold.words(first.content) == "Nobody wants this"
    assert (gold.words(first.cue), gold.words(first.source)) == ("said", "she")
    assert gold.full_name(first.speaker) == "Ines Calloway"
    assert gold.words(second.content) == "pickets had beaten a driver"
    assert gold.full_name(second.speaker) == "The crews' union"
    assert {e.type: [gold.words(s) for s in (*e.sources, *e.targets)] for e in gold.events} == {
        "PROTEST": ["Ferry crews"],
        "REQUEST": ["Mayor Ines Calloway", "them"],
        "ASSAULT": ["pickets", "a driver"],
        "CONSULT": ["Calloway", "Tom Brandt, the union's leader"],
    }
    assert [gold.words(r) for n in gold.names for r in n.roles] == ["Mayor", "the union's leader"]
    assert errors(gold) == []


def test_what_is_written_is_what_is_read(tmp_path: Path):
    gold = compiled(tmp_path)
    path = tmp_path / "en" / "en-t-ferry.ann"
    path.write_text(write_ann([gold]), encoding="utf-8")
    (back,) = read_ann(path)
    assert replace(back, text=gold.text) == gold
    assert list(check_file(path)) == []
    path.write_text(
        path.read_text(encoding="utf-8").replace("\twalked out", "\twalked off"), encoding="utf-8"
    )
    (finding,) = check_file(path)
    assert finding[1].endswith("is 'walked out' in the text, 'walked off' in the annotation")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("trigger: met", "trigger: meet", "'meet' does not stand in this paragraph"),
        ("cue: denied", "cue: the#7", "'the' stands only"),
        ("source: Calloway |", "source: union |", "say which with #1"),
        ("[3]", "[2]", "this paragraph is skipped"),
        ("[3]", "[9]", "there are paragraphs 1 to 3"),
        ("by: union", "by: unions", "no phrase is marked @unions"),
        ("quote direct", "quotes direct", "unknown kind 'quotes'"),
        ("| cue: said", "| verb: said", "quote has no field verb"),
        (
            "source: Ferry crews @crews",
            "source: Ferry crews @mayor | target: Ferry crews @crews",
            "is already @",
        ),
    ],
)
def test_a_mark_that_cannot_be_placed_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, complaint: str
):
    with pytest.raises(GoldError, match="en-t-ferry") as caught:
        compiled(tmp_path, MARKS.replace(old, new, 1))
    assert complaint in str(caught.value)
    assert "en-t-ferry.mark:" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("PROTEST/strike", "STRIKE", "no such type"),
        ("PROTEST/strike", "PROTEST/beat", "mode 'beat' is none of"),
        ("CONSULT past", "CONSULT done", "status 'done' is none of"),
        ("ASSAULT/beat denied", "ASSAULT/beat denied guilty", "stage 'guilty' is none of"),
        ("CONSULT past", "CONSULT future", "a planned CONSULT is AGREE"),
        ("urged | source", "urged | by: mayor | source", "not reported by its own speaker"),
        (" | source: Ferry crews @crews", "", "neither source nor target"),
        ("source: pickets |", "source: The crews' union |", None),
        ("content: Nobody >> this |", "content: Nobody >> said |", "its cue lies in it"),
        (" | source: she @mayor", "", "nobody says it"),
        ("cue: denied | ", "", "an indirect quotation has a cue"),
        ("quote indirect", "quote mixed", "mixed, but no marks in it"),
        ("content: Nobody", 'content: "Nobody', "the outer marks belong outside"),
        ("place Port Anselm", "place Port Anselm\nplace Anselm", "names overlap"),
        ("trigger: walked out |", "trigger: walked out | target: she |", "another sentence"),
    ],
)  # fmt: skip
def test_what_must_hold_is_checked(tmp_path: Path, old: str, new: str, complaint: str | None):
    assert old in MARKS
    found = errors(compiled(tmp_path, MARKS.replace(old, new, 1)))
    assert [complaint in what for what in found].count(True) >= 1 if complaint else found == []


def test_events_keep_their_sides_apart(tmp_path: Path):
    gold = compiled(tmp_path)
    wrong = replace(gold.events[0], targets=gold.events[0].sources)
    assert any("both source and target" in e for e in errors(replace(gold, events=(wrong,))))


def test_an_actor_of_whom_only_a_pronoun_is_there_has_no_name(tmp_path: Path):
    gold = compiled(tmp_path, MARKS.replace("source: she @mayor", "source: she @someone"))
    assert gold.full_name(gold.quotes[0].speaker) is None
    assert errors(gold) == []


def test_an_annotation_can_be_written_as_marks_again(tmp_path: Path):
    gold = compiled(tmp_path, MARKS.replace("skip: 2", "skip: 2\ncalled @union: ferry union of Port Anselm"))
    place = str(tmp_path / "en" / "en-t-ferry.ann")
    marks = marks_of(replace(gold, place=place))
    assert "quote direct | content: Nobody wants this | cue: said | source: she" in marks
    assert compiled(tmp_path, marks) == gold


def test_braces_ranges_and_everywhere(tmp_path: Path):
    text = TEXT.replace("language: en", "language: id").partition("\n\n")[0] + (
        '\n\nKadis Rini Astuti datang. "Kami siap," ujarnya. Rini lalu menemui warga, kata Rini.\n'
    )
    marks = """article: en-t-ferry
[*]
person Rini @rini
[1]
person Rini Astuti @rini | role: Kadis
quote direct | content: Kami siap | cue: ujarnya | source: ujar{nya} @rini
"""
    gold = compile_marks(written(tmp_path, marks, text), None)[0]
    assert [gold.words(n.span) for n in gold.names] == ["Rini Astuti", "Rini", "Rini"]
    assert gold.words(gold.quotes[0].source) == "nya"
    assert gold.full_name(gold.quotes[0].speaker) == "Rini Astuti"
    assert errors(gold) == []
