"""The benchmark of agreement between languages, on sentences made by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.parallel import act_of, acts_of, agreement, main, sentences_of
from dateline.records import Event, Mention

FRANCE = Mention((0, 6), "place", "France", country="FRA")
SERBIA = Mention((17, 23), "place", "Serbia", country="SRB")


def test_a_mutual_act_has_no_sides():
    event = Event("CONSULT", (7, 10), 0, (FRANCE, SERBIA), (), reciprocal=True)
    assert act_of(event) == ("CONSULT", frozenset({"FRA", "SRB"}), frozenset())


def test_agreement_counts_what_both_say_of_what_either_says():
    acts = Counter({("ACCUSE", frozenset({"FRA"}), frozenset({"SRB"})): 1})
    other = Counter({("ACCUSE", frozenset({"FRA"}), frozenset()): 1, ("AID", frozenset(), frozenset()): 1})
    assert [
        row[1:]
        for row in agreement([(acts, acts), (acts, other), (Counter(), other), (acts - acts, other - other)])
    ] == [
        (2, 3),
        (2, 5),
        (1, 6),
    ]


def test_one_sentence_in_two_languages_agrees():
    assert acts_of("France condemned Serbia on Monday.", "en") == acts_of(
        "Prancis mengecam Serbia pada Senin.", "id"
    )
    assert acts_of("France condemned Serbia on Monday.", "en").total() == 1


def test_files_pair_by_their_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for language, text in (("en", "France condemned Serbia."), ("id", "Prancis mengecam Serbia.")):
        lines = ["# sent_id = a1", f"# text = {text}", "1\tx\tx", "", "# sent_id = only", "# text = x", ""]
        (tmp_path / f"{language}_own.conllu").write_text("\n".join(lines), "utf-8")
    assert sentences_of(["# sent_id = a", "# text = b", "1\tb"]) == {"a": "b"}
    assert main([str(tmp_path / "en_own.conllu"), str(tmp_path / "id_own.conllu")]) == 0
    assert "1.000 [0.207, 1.000]  1 of 1" in capsys.readouterr().out


def test_files_without_a_shared_sentence_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for name, key in (("en_a.conllu", "a"), ("id_a.conllu", "b")):
        (tmp_path / name).write_text(f"# sent_id = {key}\n# text = x\n", "utf-8")
    assert main([str(tmp_path / "en_a.conllu"), str(tmp_path / "id_a.conllu")]) == 1
    assert "share no sentence" in capsys.readouterr().err
