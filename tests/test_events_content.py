"""Whether it happened and on whose word: what is said, asked, promised, alleged or denied; legal stages."""

from __future__ import annotations

import pytest

import dateline
from telling import events, told


def test_what_somebody_says_is_reported_by_them() -> None:
    text = "Rebels killed nine soldiers in the north, Defence Minister Ivo Marin said."
    (killed,) = [e for e in events(text, "en") if e.type == "ASSAULT"]
    assert killed.reported_by is not None and killed.reported_by.name == "Ivo Marin"
    assert killed.quotation is not None


def test_what_is_asked_or_promised_is_no_event_of_its_own() -> None:
    assert [t for _, t, _, _ in told("The UN urged Sudan to release the detained journalists.", "en")] == [
        "REQUEST"
    ]
    assert [t for _, t, _, _ in told("Pemberontak berjanji membebaskan 20 sandera.", "id")] == ["AGREE"]


def test_the_topic_of_a_protest_is_no_event() -> None:
    text = "Ribuan mahasiswa berunjuk rasa di depan gedung parlemen menolak kenaikan pajak."
    assert [t for _, t, _, _ in told(text, "id")] == ["PROTEST"]


@pytest.mark.parametrize(
    "text",
    [
        "The United States gave up its goal of ousting the president of Syria.",
        "Chile and Peru hold talks over disputed waters.",
        "Troops of Kenya were guarding expelled diplomats.",
    ],
)
def test_what_is_only_aimed_at_or_describes_is_not_done(text: str) -> None:
    assert not {e.type for e in events(text, "en")} & {"SANCTION", "ACCUSE"}


def test_what_is_alleged_is_done_by_the_accused_and_only_alleged() -> None:
    found = told("Armenia accused Azerbaijan of shelling two villages.", "en")
    assert ("Armenia", "ACCUSE", "Azerbaijan", "past") in found
    assert ("Azerbaijan", "ASSAULT", "two villages", "alleged") in found


def test_will_not_is_a_refusal() -> None:
    assert told("Israel will not release the prisoners, the prime minister said.", "en")[0][1] == "REJECT"


def test_an_order_in_quotation_marks_is_a_request_of_a_political_speaker_only() -> None:
    asked = told('"Lift the blockade now," EU envoy Ilse Brandt told the governor.', "en")
    assert [t for _, t, _, _ in asked] == ["REQUEST"]
    assert not told('"Release the brake slowly," coach Lena Holt told her players.', "en")


def test_must_is_a_request_to_another_actor_only() -> None:
    assert [
        t for _, t, _, _ in told("Israel must open the crossing, the French foreign minister said.", "en")
    ] == ["REQUEST"]
    assert not told("France must save energy, the French foreign minister said.", "en")


def test_nobody_is_said_to_have_done_what_they_are_suspected_of() -> None:
    for text, language in (
        ("Tersangka menikam seorang polisi di pasar.", "id"),
        ("The suspect stabbed a police officer at the market.", "en"),
    ):
        stabbed = [e for e in events(text, language) if e.type == "ASSAULT"]
        assert stabbed and all(e.status == "alleged" for e in stabbed)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Reportedly, two soldiers were killed in the attack.", "alleged"),
        ("Residents believe that rebels killed nine soldiers.", "alleged"),
        ("Troops who had killed nine rebels went home.", "past"),
        ("Police confirmed that two suspects killed nine soldiers.", "alleged"),
        ("No rebels killed nine soldiers.", "denied"),
        ("Neither Kenya nor Egypt killed nine soldiers.", "denied"),
        ("Had troops killed nine rebels, the talks would have ended.", "hypothetical"),
    ],
)
def test_belief_and_inverted_conditions_tell_the_status(text: str, status: str) -> None:
    assert [e.status for e in events(text, "en") if e.type == "ASSAULT"] == [status]


@pytest.mark.parametrize(
    ("text", "language", "stage"),
    [
        ("KPK menetapkan mantan gubernur itu sebagai tersangka.", "id", "suspected"),
        ("Mantan wali kota itu didakwa menerima suap.", "id", "charged"),
        ("Mantan menteri itu divonis empat tahun penjara.", "id", "convicted"),
        ("Prosecutors charged the former governor with bribery.", "en", "charged"),
        ("The former minister was convicted of fraud.", "en", "convicted"),
        ("A court in Rome acquitted the former mayor.", "en", "acquitted"),
    ],
)
def test_legal_acts_carry_their_stage(text: str, language: str, stage: str) -> None:
    assert events(text, language)[0].stage == stage


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Prosecutors charged Mayor Ivo Lund on Monday.", "past"),
        ("en", "Prosecutors have not charged Mayor Ivo Lund.", "denied"),
        ("id", "Kejaksaan mendakwa Wali Kota Ivo Lund.", "past"),
        ("id", "Kejaksaan belum mendakwa Wali Kota Ivo Lund.", "denied"),
    ],
)
def test_a_stage_that_was_not_reached_is_denied(language: str, text: str, status: str):
    found = dateline.read_text(text, language=language, events="all").events
    assert {(e.stage, e.status) for e in found} == {("charged", status)}


def test_what_somebody_offers_ends_at_a_clause_that_tells_what_another_did() -> None:
    found = told("Norway offered to open its archives, and Kenya has expelled nine envoys.", "en")
    assert ("Kenya", "SANCTION", "nine envoys", "past") in found
    found = told("Norway offered to open its archives, and to expel nine envoys.", "en")
    assert all(kind != "SANCTION" for _, kind, _, _ in found)
