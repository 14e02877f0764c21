"""The stage of acts of law, told by the act, its target or the words behind it."""

from __future__ import annotations

import pytest

import dateline


@pytest.mark.parametrize(
    ("language", "text", "kind", "stage"),
    [
        ("en", "Mayor Ivo Lund was named a suspect by prosecutors.", "ACCUSE", "suspected"),
        ("en", "Police arrested Mayor Ivo Lund on suspicion of bribery.", "COERCE", "suspected"),
        ("en", "Two men suspected of attacking the mosque were arrested by police.", "COERCE", "suspected"),
        ("en", "Police arrested the suspect's wife.", "COERCE", None),
        ("en", "Mayor Ivo Lund was indicted on bribery charges.", "ACCUSE", "charged"),
        ("en", "Mayor Ivo Lund pleaded not guilty to bribery.", "ACCUSE", "tried"),
        ("en", "Mayor Ivo Lund is on trial for bribery.", "ACCUSE", "tried"),
        ("en", "Mayor Ivo Lund was sentenced to five years in prison.", "SANCTION", "convicted"),
        ("en", "Mayor Ivo Lund was acquitted of bribery.", "RETREAT", "acquitted"),
        ("en", "Mayor Ivo Lund was found not guilty of bribery.", "RETREAT", "acquitted"),
        ("id", "Wali Kota Ivo Lund ditetapkan sebagai tersangka oleh KPK.", "ACCUSE", "suspected"),
        ("id", "Wali Kota Ivo Lund didakwa menerima suap.", "ACCUSE", "charged"),
        ("id", "Wali Kota Ivo Lund menjalani sidang perdana di PN Jakarta.", "ACCUSE", "tried"),
        ("id", "Wali Kota Ivo Lund divonis lima tahun penjara.", "SANCTION", "convicted"),
        ("id", "Wali Kota Ivo Lund divonis bebas.", "RETREAT", "acquitted"),
        ("id", "Hakim menyatakan Ivo Lund tidak terbukti bersalah.", "RETREAT", "acquitted"),
        ("id", "Polisi menangkap keluarga terpidana itu.", "COERCE", None),
    ],
)
def test_the_stage(language: str, text: str, kind: str, stage: str | None) -> None:
    (event,) = dateline.read_text(text, language=language).events
    assert (event.type, event.stage, event.status) == (kind, stage, "past")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Suspected rebels killed two soldiers."),
        ("en", "Police said the suspect killed two soldiers."),
        ("en", "Mayor Ivo Lund is charged with killing two soldiers."),
        ("en", "Mayor Ivo Lund stands trial for killing two soldiers."),
        ("en", "The court cleared Mayor Ivo Lund of killing two soldiers."),
        ("en", "Mayor Ivo Lund was found not guilty of killing two soldiers."),
        ("id", "Tersangka membunuh dua prajurit TNI."),
        ("id", "Wali Kota Ivo Lund didakwa membunuh dua prajurit TNI."),
        ("id", "Wali Kota Ivo Lund diduga membunuh dua prajurit TNI."),
    ],
)
def test_what_is_not_proven_is_alleged(language: str, text: str) -> None:
    found = [e for e in dateline.read_text(text, language=language).events if e.type == "ASSAULT"]
    assert [e.status for e in found] == ["alleged"]
    assert all("court" not in m.name for e in found for m in e.source)


def test_who_arrests_is_not_who_is_accused() -> None:
    text = "Police arrested Mayor Ivo Lund, who is accused of killing two soldiers."
    found = dateline.read_text(text, language="en").events
    assert [[m.name for m in e.source] for e in found if e.type == "COERCE"] == [["Police"]]
    assert all(m.name != "Police" for e in found if e.type == "ASSAULT" for m in e.source)
