"""The tools of the gold corpus on a tiny invented article."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

import gold as command  # noqa: E402
from bench.links import day_of  # noqa: E402
from goldtools import load  # noqa: E402
from goldtools.agreement import agreement  # noqa: E402
from goldtools.checking import check, check_file  # noqa: E402
from goldtools.compiling import compile_marks  # noqa: E402
from goldtools.decompiling import marks_of  # noqa: E402
from goldtools.diversity import measure  # noqa: E402
from goldtools.load import read_all  # noqa: E402
from goldtools.records import DigestError, Gold, GoldError, TestSplitError  # noqa: E402
from goldtools.splits import SPLITS, split_of  # noqa: E402
from goldtools.standoff import read_ann, texts_in, write_ann  # noqa: E402
from goldtools.texts import articles, as_written, digest, find_text, published  # noqa: E402

TEXT = """language: en
headline: Ferry crews walk out in Port Anselm
register: regional
topic: protest
outlet: The Anselm Courier
date: 2025-03-04
machine_written: yes

Ferry crews in Port Anselm walked out on Tuesday, and Mayor Ines Calloway urged them to return. "Nobody \
wants this," she said.

Background

The crews' union denied that pickets had beaten a driver. Calloway met Tom Brandt, the union's leader, later.
"""

MARKS = """article: en-t-ferry
skip: 2

[1]
person Ines Calloway @mayor | role: Mayor
place Port Anselm
event PROTEST/strike past | trigger: walked out | source: Ferry crews @crews
event REQUEST/change past | trigger: urged | source: Mayor Ines Calloway @mayor | target: them @crews
; a comment
quote direct | content: Nobody >> this | cue: said | source: she @mayor
[3]
person Calloway @mayor
person Tom Brandt @b | role: the union's leader
quote indirect | content: pickets >> driver | cue: denied | source: The crews' union @union
event ASSAULT/beat denied | trigger: beaten | source: pickets | target: a driver | by: union
event CONSULT past | trigger: met | source: Calloway | source: Tom Brandt, the union's leader @b | reciprocal
"""


def written(folder: Path, marks: str = MARKS, text: str = TEXT) -> Path:
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "en" / "en-t-ferry.txt").write_text(text, encoding="utf-8")
    path = folder / "en" / "en-t-ferry.mark"
    path.write_text(marks, encoding="utf-8")
    return path


def compiled(folder: Path, marks: str = MARKS) -> Gold:
    return compile_marks(written(folder, marks), None)[0]


def errors(gold: Gold) -> list[str]:
    return [what for level, what in check(gold) if level == "error"]


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


def real(folder: Path, words: str = "Menteri Rini Astuti menemui warga , Senin .") -> Path:
    data = folder / "data"
    (data / "ner").mkdir(parents=True, exist_ok=True)
    rows = "\n".join(f"{word} X O" for word in words.split())
    (data / "ner" / "idner-train.txt").write_text(rows + "\n\n", encoding="utf-8")
    return data


REAL_MARKS = """article: id-t-1
language: id
source: idner-train
record: idner-train/1
register: sentence
topic: politics
[1]
person Rini Astuti @rini | role: Menteri
event CONSULT/visit past | trigger: menemui | source: Menteri Rini Astuti @rini | target: warga
"""


def test_a_real_text_is_kept_as_offsets_and_refused_where_it_differs(tmp_path: Path):
    data = real(tmp_path)
    path = tmp_path / "work.mark"
    path.write_text(REAL_MARKS, encoding="utf-8")
    assert command.main(["compile", str(path), "--data", str(data), "--root", str(tmp_path / "gold")]) == 0
    ann = tmp_path / "gold" / "id" / "work.ann"
    content = ann.read_text(encoding="utf-8")
    assert texts_in(ann) == []
    assert not any(word in content for word in ("Rini", "Menteri", "menemui", "warga", "rini"))
    (gold,) = read_all(tmp_path / "gold", data)
    assert gold.text == "Menteri Rini Astuti menemui warga, Senin."
    assert gold.full_name(gold.chains[0].key) == "Rini Astuti"
    split = split_of(gold.id, gold.header)
    assert list(load(split, None, root=tmp_path / "gold", really_test=True)) == []
    path.write_text(marks_of(gold), encoding="utf-8")
    assert command.main(["compile", str(path), "--data", str(data), "--root", str(tmp_path / "gold")]) == 0
    assert ann.read_text(encoding="utf-8") == content
    (again,) = load(split, data, root=tmp_path / "gold", really_test=True)
    assert again == gold
    other = real(tmp_path / "other", "Menteri Rini Astuti menemui warga , Selasa .")
    with pytest.raises(DigestError, match="not the one that was annotated"):
        list(load(split, other, root=tmp_path / "gold", really_test=True))
    assert digest(again.text or "") == again.header["sha256"]


def test_a_record_is_annotated_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data, root = real(tmp_path), tmp_path / "gold"
    for name in ("one", "two"):
        path = tmp_path / f"{name}.mark"
        path.write_text(REAL_MARKS.replace("id-t-1", f"id-t-{name}"), encoding="utf-8")
        assert command.main(["compile", str(path), "--data", str(data), "--root", str(root)]) == 0
    assert command.main(["check", "--data", str(data), "--root", str(root)]) == 1
    assert "idner-train/1 is annotated already in" in capsys.readouterr().out
    assert command.main(["list", "idner-train", "--data", str(data), "--root", str(root)]) == 0
    assert capsys.readouterr().out.startswith("taken\tidner-train/1\tMenteri Rini Astuti")


def test_a_real_text_without_its_data_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "work.mark"
    path.write_text(REAL_MARKS, encoding="utf-8")
    assert command.main(["compile", str(path)]) == 1
    assert "--data" in capsys.readouterr().err


DOCUMENTS = """# newdoc id = GUM_bio_anker
# meta::dateCreated = 2011-01-01
# newpar
# newpar_block = p (1 s)
# text = Lena Anker was born in Port Anselm.
1	Lena	_

# newdoc id = GUM_news_ferry
# meta::dateCreated = 2016-03-04
# meta::title = Ferry crews walk out
# newpar
# newpar_block = head (1 s)
# text = Ferry crews walk out
1	Ferry	_

# newpar
# newpar_block = p (4 s)
# text = Crews walked out on Friday.
1	Crews	_

# text = Mayor Ines Calloway was brief:
1	Mayor	_

# newpar
# newpar_block = quote (1 s)
# text = "Nobody wants this."
1	Nobody	_

# text = She left at once.
1	She	_

# newpar
# newpar_block = figure (2 s) | caption (2 s)
# text = The quay.
1	The	_

# text = Image: Anker.
1	Image	_
"""


def test_documents_of_news_of_a_treebank_are_articles_with_their_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    data, root = tmp_path / "data", tmp_path / "gold"
    (data / "ud").mkdir(parents=True)
    (data / "ud" / "en_gum-train.conllu").write_text(DOCUMENTS, encoding="utf-8")
    ((record, title, text),) = articles("gum-train", data)
    assert (record, title) == ("GUM_news_ferry", "Ferry crews walk out")
    assert text.split("\n\n") == [
        "Ferry crews walk out",
        "Crews walked out on Friday. Mayor Ines Calloway was brief:",
        '"Nobody wants this."',
        "She left at once.",
        "The quay. Image: Anker.",
    ]
    assert published("gum-train", record, data) == date(2016, 3, 4)
    assert published("gum-train", "GUM_bio_anker", data) is None
    assert published("idner-train", "idner-train/1", data) is None
    assert command.main(["open", "gum-train", record, "--data", str(data)]) == 0
    opened = capsys.readouterr().out
    assert "article: gum-news-ferry\nlanguage: en\nsource: gum-train\nrecord: GUM_news_ferry" in opened
    path = tmp_path / "work.mark"
    marks = (
        opened.replace("topic: ", "topic: protest\nskip: 1 5") + "\n[2]\nperson Ines Calloway | role: Mayor\n"
    )
    path.write_text(marks, encoding="utf-8")
    assert command.main(["compile", str(path), "--data", str(data), "--root", str(root)]) == 0
    (gold,) = read_all(root, data)
    assert (gold.header["group"], gold.text) == (record, text)
    assert day_of(gold, data) == date(2016, 3, 4)
    assert day_of(gold, None) is None
    assert command.main(["list", "gum-train", "--data", str(data), "--root", str(root)]) == 0
    assert f"taken\t{record}\t25 words\tFerry crews walk out" in capsys.readouterr().out
    with pytest.raises(GoldError, match="no record 'GUM_news_else'"):
        find_text("gum-train", "GUM_news_else", data)


def test_tokens_are_set_as_they_are_written():
    tokens = 'Ia berkata , " Kami siap , " lalu pergi ( lagi ) .'
    assert as_written(tokens.split(" ")) == 'Ia berkata, "Kami siap," lalu pergi (lagi).'


def test_splits_come_from_the_id_and_the_test_split_is_kept_back(tmp_path: Path):
    ids = [f"article-{n}" for n in range(2000)]
    share = {s: sum(split_of(i, {}) == s for i in ids) / len(ids) for s in SPLITS}
    assert share["train"] == pytest.approx(0.8, abs=0.03)
    assert share["test"] == pytest.approx(0.1, abs=0.02)
    assert split_of("a", {"group": "g"}) == split_of("b", {"group": "g"})
    with pytest.raises(TestSplitError, match="really_test"):
        next(load("test"))
    with pytest.raises(GoldError, match="unknown split"):
        next(load("all"))
    gold = compiled(tmp_path)
    moved = replace(
        gold, header={**gold.header, "split": "test" if gold.header["split"] != "test" else "dev"}
    )
    assert errors(moved) == [f"split {moved.header['split']!r} is not the one of its id: compile it anew"]


def test_agreement_is_one_with_itself_and_falls_where_two_differ(tmp_path: Path):
    gold = compiled(tmp_path)
    assert {c.f1 for c in agreement([gold], [gold]).values()} == {1.0}
    other = compiled(
        tmp_path,
        MARKS.replace("Nobody >> this", "Nobody >> wants")
        .replace("event REQUEST/change past", "event ACCUSE past")
        .replace("ASSAULT/beat denied", "ASSAULT/beat alleged")
        .replace("person Calloway @mayor", "person Calloway @other"),
    )
    found = agreement([gold], [other])
    assert found["quotations"].f1 == 1.0
    assert found["quotations: exact content"].f1 == 0.5
    assert found["events"].f1 == 0.75
    assert found["events: status"].f1 == pytest.approx(2 / 3)
    assert 0 < found["chains: links"].f1 < 1
    with pytest.raises(GoldError, match="no article in common"):
        agreement([gold], [replace(other, id="else")])


def test_templates_show_through_other_names_and_numbers(tmp_path: Path):
    one = compiled(tmp_path)
    assert measure([one]).templated == 0
    again = compile_marks(
        written(
            tmp_path / "b",
            "article: en-t-ferry\n[1]\nplace Wexmoor\n",
            TEXT.partition("\n\n")[0]
            + "\n\nFerry crews in Wexmoor walked out on Tuesday, and nobody came to work.\n"
            "\nA dog was seen on the pier by some of the visitors.\n",
        ),
        None,
    )[0]
    same = compile_marks(
        written(
            tmp_path / "c",
            "article: en-t-ferry\n[1]\nplace Brill\n",
            TEXT.partition("\n\n")[0]
            + "\n\nFerry crews in Brill walked out on Friday, and nobody came to work.\n",
        ),
        None,
    )[0]
    found = measure([again, same])
    assert found.templated == 2
    assert found.eventless_share == 1.0
    assert found.articles == 2


def test_events_keep_their_sides_apart(tmp_path: Path):
    gold = compiled(tmp_path)
    wrong = replace(gold.events[0], targets=gold.events[0].sources)
    assert any("both source and target" in e for e in errors(replace(gold, events=(wrong,))))


def test_a_second_annotation_reads_the_text_of_the_first_and_all_pairs_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    first = written(tmp_path)
    second = tmp_path / "second" / "en" / first.name
    second.parent.mkdir(parents=True)
    second.write_text(MARKS.replace("REQUEST/change past", "ACCUSE past"), encoding="utf-8")
    root = ["--root", str(tmp_path)]
    assert command.main(["compile", str(first), str(second), *root]) == 0
    assert command.main(["check", "--root", str(tmp_path / "second")]) == 0
    before = tmp_path / "second" / "before" / "en"
    before.mkdir(parents=True)
    (before / "first.ann").write_text(first.with_suffix(".ann").read_text(encoding="utf-8"), encoding="utf-8")
    capsys.readouterr()
    assert command.main(["agree", *root]) == 0
    out = capsys.readouterr().out
    assert "| | English, invented articles (1) | all (1) |" in out
    assert "| events | 0.75 (4) | 0.75 (4) |" in out
    assert "| events: mode | 1.00 (3) | 1.00 (3) |" in out
