"""Who names and roles of the gold corpus are: the files, their checks, and the sheets behind them."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

import gold as command  # noqa: E402
from goldtools.compiling import compile_marks  # noqa: E402
from goldtools.links import (  # noqa: E402
    Link,
    check_all,
    check_links,
    read_all_links,
    read_links,
    spans_to_link,
    write_links,
)
from goldtools.linksheets import links_of, read_sheet, sheet_of  # noqa: E402
from goldtools.load import ROOT, read_all  # noqa: E402
from goldtools.records import Gold, GoldError  # noqa: E402
from goldtools.standoff import write_ann  # noqa: E402

TEXT = """language: en
headline: Lima recalls envoy
register: agency
topic: diplomacy
outlet: The Anselm Courier
date: 2025-03-04
machine_written: yes

Peruvian foreign minister Ines Calloway met the African Union in Lima on Tuesday. Lima was told to wait, \
said Tom Brandt, a baker.
"""

MARKS = """article: en-t-lima

[1]
person Ines Calloway | role: Peruvian foreign minister
organisation African Union
place Lima#1
place Lima#2
person Tom Brandt | role: baker
"""

SHEET = """# remarks are skipped
## *
African Union | - organisation IGO | African Union | Q7159
Lima | PER place
## en-t-lima
Ines Calloway | PER person GOV
Peruvian foreign minister | PER r GOV
Lima#2 | PER country
Tom Brandt | ? private CVL
baker | ? role CVL
"""


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "en-t-lima.txt").write_text(TEXT, encoding="utf-8")
    (folder / "en-t-lima.mark").write_text(MARKS, encoding="utf-8")
    (made,) = compile_marks(folder / "en-t-lima.mark", None)
    (folder / "en-t-lima.ann").write_text(write_ann([made]), encoding="utf-8")
    return made


def links_from(folder: Path, gold: Gold, sheet: str = SHEET) -> tuple[Link, ...]:
    path = folder / "sheet.txt"
    path.write_text(sheet, encoding="utf-8")
    return links_of(read_sheet(path), [gold])["en-t-lima"]


def errors(gold: Gold, *links: Link) -> list[str]:
    return [what for _, what in check_links(gold, links)]


def test_a_sheet_says_who_each_mention_is(gold: Gold, tmp_path: Path):
    links = links_from(tmp_path, gold)
    assert [(gold.words(k.span), k.country, k.kind, k.name, k.wikidata) for k in links] == [
        ("Peruvian foreign minister", "PER", "role", "-", "-"),
        ("Ines Calloway", "PER", "person", "-", "-"),
        ("African Union", "-", "organisation", "African Union", "Q7159"),
        ("Lima", "PER", "place", "-", "-"),
        ("Lima", "PER", "country", "Peru", "Q419"),
        ("Tom Brandt", "?", "private", "-", "-"),
        ("baker", "?", "role", "-", "-"),
    ]
    assert errors(gold, *links) == []


def test_what_is_written_is_read_and_makes_the_same_sheet(gold: Gold, tmp_path: Path):
    links = links_from(tmp_path, gold)
    path = tmp_path / "en.tsv"
    path.write_text(write_links({gold.id: links}), encoding="utf-8")
    assert read_links(path) == {gold.id: links}
    assert links_from(tmp_path, gold, sheet_of(gold, links)) == links


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("baker | ? role CVL\n", "", "nothing is said of the role 'baker'"),
        ("baker |", "baker; bakers |", "the article lacks bakers"),
        ("en-t-lima", "en-t-quito", "speaks of en-t-quito, which is no article"),
        ("Lima#2 | PER country", "Lima#2 | PER country\nLima#2 | PER place", "'Lima#2' is there already"),
        ("baker | ? role CVL", "baker | ?", "words; words | country kind sector"),
    ],
)
def test_a_sheet_that_leaves_something_open_is_refused(
    gold: Gold, tmp_path: Path, old: str, new: str, complaint: str
):
    with pytest.raises(GoldError, match=complaint.replace("|", r"\|")):
        links_from(tmp_path, gold, SHEET.replace(old, new))


@pytest.mark.parametrize(
    ("at", "changes", "complaint"),
    [
        (1, {"country": "XYZ"}, "country 'XYZ' is no ISO 3166-1"),
        (1, {"kind": "place", "sector": "-"}, "a person cannot be of kind 'place'"),
        (1, {"sector": "KING"}, "sector 'KING' is none of PLOVER's"),
        (1, {"wikidata": "Q12"}, "a Wikidata id wants a name"),
        (2, {"wikidata": "7159"}, "is no Q and a number"),
        (3, {"name": "Lima"}, "a place has a country alone"),
        (4, {"wikidata": "Q142"}, "wikidata Q142 is not that of PER"),
        (4, {"name": "-", "wikidata": "-"}, "a country has a name"),
        (5, {"name": "Tom Brandt"}, "a private has no canonical name"),
        (5, {"span": (0, 3)}, "is no name or role of the annotation"),
        (6, {"kind": "person"}, "a role cannot be of kind 'person'"),
    ],
)
def test_wrong_codes_and_spans_are_found(
    gold: Gold, tmp_path: Path, at: int, changes: dict[str, object], complaint: str
):
    links = list(links_from(tmp_path, gold))
    links[at] = replace(links[at], **changes)
    assert any(complaint in error for error in errors(gold, *links)), errors(gold, *links)


def test_a_name_without_a_link_and_one_with_two_are_found(gold: Gold, tmp_path: Path):
    links = links_from(tmp_path, gold)
    assert errors(gold, *links[1:]) == ["the role 'Peruvian foreign minister' has no link"]
    assert "stands twice" in errors(gold, *links, links[0])[0]


def test_one_id_with_two_names_is_found(gold: Gold, tmp_path: Path):
    links = links_from(tmp_path, gold)
    other = (replace(links[2], name="Union of Africa"),)
    found = [what for _, _, what in check_all({gold.id: links, "en-t-other": other}, [gold])]
    assert found == [
        "has links, but is no article of the corpus",
        "Q7159 is 'African Union' and 'Union of Africa'",
    ]


def test_a_row_that_cannot_be_read_names_its_line(tmp_path: Path):
    path = tmp_path / "en.tsv"
    path.write_text("# remark\nen-t-lima\t0\tfour\tPER\tplace\t-\t-\t-\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"en\.tsv:2: eight fields"):
        read_links(path)


def test_the_command_writes_links_and_checks_them(
    gold: Gold, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "sheet.txt").write_text(SHEET, encoding="utf-8")
    assert command.main(["link", str(tmp_path / "sheet.txt"), "--root", str(tmp_path)]) == 0
    assert read_all_links(tmp_path)[gold.id] == links_from(tmp_path, gold)
    assert command.main(["sheet", gold.id, "--root", str(tmp_path)]) == 0
    assert "Lima#2 | PER country" in capsys.readouterr().out
    path = tmp_path / "links" / "en.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("PER\trole", "PRU\trole"), encoding="utf-8")
    assert command.main(["check", "--root", str(tmp_path)]) == 1
    assert "'PRU' is no ISO 3166-1" in capsys.readouterr().out


def test_the_links_of_the_corpus_hold():
    golds = read_all(ROOT)
    links = read_all_links(ROOT)
    assert [what for what in check_all(links, golds) if what[1] == "error"] == []
    later = re.compile(r"\bb(09|[1-9]\d)\b")  # batches that came after the links
    held = [
        g for g in golds if g.header["split"] != "train" and spans_to_link(g) and not later.search(g.place)
    ]
    missing = [g.id for g in held if g.id not in links]
    assert missing == []
    for language in ("en", "id"):
        assert sum(g.language == language and g.id in links for g in golds) >= 40
