"""Status: whether a sentence says that an act happened, in both languages."""

from __future__ import annotations

import pytest

import dateline
from dateline.claim.statuswords import stage_of, status_words
from telling import told

CASES = [
    # past
    ("Polisi menangkap empat aktivis.", "id", "COERCE", "past"),
    ("Police have arrested four activists.", "en", "COERCE", "past"),
    ("DPR tidak hanya meminta PPATK menelusuri rekening itu.", "id", "REQUEST", "past"),
    # ongoing
    ("KPK mulai menyelidiki tiga pejabat kementerian.", "id", "ACCUSE", "ongoing"),
    ("Belarus sampai sekarang masih menahan delapan aktivis.", "id", "COERCE", "ongoing"),
    ("Polisi sedang menyelidiki wakil wali kota itu.", "id", "ACCUSE", "ongoing"),
    ("Police are investigating the deputy mayor.", "en", "ACCUSE", "ongoing"),
    ("Russian troops continue to shell the Ukrainian town.", "en", "ASSAULT", "ongoing"),
    # future, and its folds
    ("Presiden Kenya akan bertemu Perdana Menteri Etiopia.", "id", "AGREE", "future"),
    ("Menteri itu dijadwalkan terbang ke Manila untuk bertemu Presiden Filipina.", "id", "AGREE", "future"),
    ("The president will meet Turkish envoys on Monday.", "en", "AGREE", "future"),
    ("Spain is set to sign a treaty with Morocco.", "en", "AGREE", "future"),
    ("Rusia akan menarik pasukannya dari kota itu.", "id", "CONCEDE", "future"),
    ("Canada will impose sanctions on six Iranian officials.", "en", "SANCTION", "future"),
    # alleged
    ("Militer diduga mengebom rumah sakit.", "id", "ASSAULT", "alleged"),
    ("Turkey is believed to have sent rifles to the Libyan militia.", "en", "AID", "alleged"),
    ("The army allegedly bombed a hospital.", "en", "ASSAULT", "alleged"),
    # denied
    ("Pemerintah tidak menangkap para aktivis.", "id", "COERCE", "denied"),
    ("Kedua negara belum menandatangani perjanjian.", "id", "SUPPORT", "denied"),
    ("Kementerian itu membantah bahwa tentara menembak warga sipil.", "id", "ASSAULT", "denied"),
    ("Ia membantah bahwa Indonesia meminta imbalan lain.", "id", "REQUEST", "denied"),
    ("Tak ada larangan pemerintah bagi buruh untuk berserikat.", "id", "COERCE", "denied"),
    ("The government did not arrest the activists.", "en", "COERCE", "denied"),
    ("The police chief denied that officers beat detainees.", "en", "ASSAULT", "denied"),
    ("Warga berkumpul agar pemerintah membebaskan para tahanan.", "id", "RETREAT", "hypothetical"),
    # hypothetical; what is only hoped for is as much
    ("Menteri itu berharap mereka dibebaskan dalam beberapa hari ini.", "id", "RETREAT", "hypothetical"),
    ("Jika milisi menyerang ibu kota, warga akan mengungsi.", "id", "ASSAULT", "hypothetical"),
    ("If the militia attacks the capital, thousands will flee.", "en", "ASSAULT", "hypothetical"),
    ("The government could ban the party.", "en", "COERCE", "hypothetical"),
    ("Has the army attacked the convoy?", "en", "ASSAULT", "hypothetical"),
]


@pytest.mark.parametrize(("text", "language", "kind", "status"), CASES)
def test_status(text: str, language: str, kind: str, status: str) -> None:
    found = [(e.type, e.status) for e in dateline.read_text(text, language=language, events="all").events]
    assert (kind, status) in found


def test_would_is_to_come_where_somebody_is_reported_to_have_said_it() -> None:
    text = "The minister said the army would attack the rebels."
    (event,) = [
        e for e in dateline.read_text(text, language="en", events="all").events if e.type == "ASSAULT"
    ]
    assert event.status == "future"


def test_a_condition_holds_for_its_own_clause_only() -> None:
    text = "Police arrested four activists after they had asked if the mayor lied."
    (event,) = [e for e in dateline.read_text(text, language="en", events="all").events if e.type == "COERCE"]
    assert event.status == "past"


def test_a_denial_ends_at_a_comma() -> None:
    text = "The general, who denied all charges, arrested the mayor."
    (event,) = [e for e in dateline.read_text(text, language="en", events="all").events if e.type == "COERCE"]
    assert event.status == "past"


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_status_has_words(language: str) -> None:
    known = status_words(language)
    for markers in (known.future, known.ongoing, known.alleged, known.denied, known.hypothetical):
        assert markers.words or markers.phrases
    assert known.denials and known.openers and known.stages


def test_a_language_without_status_words_has_none() -> None:
    assert not status_words("xx").future.words
    assert stage_of(["tersangka"], "id") == "suspected"
    assert stage_of(["warga"], "id") is None


def test_what_a_relative_clause_alleges_of_the_subject_is_not_said_of_the_main_verb() -> None:
    text = "Seorang pejabat dinas yang diduga menerima uang muka fiktif ditahan oleh kejaksaan, Senin."
    assert ("kejaksaan", "COERCE", "Seorang pejabat dinas", "past") in told(text, "id")
    text = "Dua pria yang diduga ditembak polisi dan dibuang ke sungai adalah nelayan."
    assert all(status == "alleged" for *_, status in told(text, "id"))


def test_the_explanation_of_such_a_status_is_that_of_the_main_verb() -> None:
    text = "Seorang pejabat dinas yang diduga menerima uang muka fiktif ditahan oleh kejaksaan, Senin."
    told_ = dateline.explain(text, language="id", events="all")
    assert all("accusation" not in str(each) for each in told_.events)
