"""The gold corpus as it stands: every annotation holds, nothing of others is in it, its card is true."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from goldtools.checking import check, check_file
from goldtools.compiling import compile_marks
from goldtools.diversity import EVENTLESS, LIMIT, measure
from goldtools.load import ROOT, SECOND, files, read_all, read_both
from goldtools.records import Gold
from goldtools.standoff import read_ann, texts_in, write_ann
from goldtools.statistics import in_card
from goldtools.texts import read_own


def errors(gold: Gold) -> list[str]:
    return [what for level, what in check(gold) if level == "error"]


def test_every_article_of_the_corpus_holds():
    found = []
    for gold in read_all(ROOT):
        found += [f"{gold.id}: {what}" for what in errors(gold)]
    for path in files(ROOT):
        found += [f"{path.name}: {what}" for _, what in check_file(path)]
    assert found == []
    ids = [gold.id for gold in read_all(ROOT)]
    assert len(ids) == len(set(ids)) > 0
    records = [gold.header["record"] for gold in read_all(ROOT) if gold.real]
    assert len(records) == len(set(records))


def test_the_annotation_of_an_invented_article_is_what_its_marks_say():
    marked = sorted(ROOT.glob("[ei][nd]/**/*.mark"))
    assert marked
    for path in marked:
        fresh = write_ann(compile_marks(path, None))
        assert path.with_suffix(".ann").read_text(encoding="utf-8") == fresh, path.name
        header, _ = read_own(path.with_suffix(".txt"))
        assert header["machine_written"] in ("yes", "no")


def test_no_text_of_others_lies_in_the_corpus():
    for path in files(ROOT):
        if not path.with_suffix(".txt").is_file():
            assert texts_in(path) == []
            assert not path.with_suffix(".mark").exists()


def test_the_data_card_states_the_figures_of_the_corpus():
    card = ROOT / "README.md"
    assert in_card(card, ROOT) == card.read_text(encoding="utf-8"), "gold.py statistics --write"


def test_invented_articles_are_of_many_kinds():
    found = measure([g for g in read_all(ROOT) if not g.real])
    assert found.templated_share <= LIMIT
    assert found.eventless_share >= EVENTLESS


def test_second_annotations_hold_and_say_with_which_first_they_are_compared():
    second = read_all(ROOT / SECOND)
    assert [f"{gold.id}: {what}" for gold in second for what in errors(gold)] == []
    for path in files(ROOT / SECOND):
        assert list(check_file(path)) == []
    for path in (ROOT / SECOND).glob("[ei][nd]/*.mark"):
        fresh = write_ann(compile_marks(path, None))
        assert path.with_suffix(".ann").read_text(encoding="utf-8") == fresh, path.name
    before, twice = read_both(ROOT)
    assert {gold.id for gold in before} == {gold.id for gold in twice} == {gold.id for gold in second}
    digests = {gold.id: (gold.header.get("sha256"), gold.header["split"]) for gold in read_all(ROOT)}
    for gold in (*before, *twice):
        assert (gold.header.get("sha256"), gold.header["split"]) == digests[gold.id]


def test_no_text_of_others_lies_beside_second_annotations():
    own = {gold.id for gold in read_all(ROOT) if not gold.real}
    for path in (ROOT / SECOND).rglob("*.ann"):
        real = {gold.id for gold in read_ann(path)} - own
        assert not (real and path.with_suffix(".mark").exists())
