"""Who did it and to whom: the sides of an event, by where they stand in the sentence."""

from __future__ import annotations

import pytest

import dateline
from telling import events, names_of, told


def test_parties_of_a_mutual_act_all_stand_in_the_source() -> None:
    (met,) = events("Presiden Arlo Whitman bertemu Perdana Menteri Kenya di Nairobi.", "id")
    assert met.reciprocal and len(met.source) == 2 and not met.target


def test_a_visit_has_the_visitor_as_source_from_either_side() -> None:
    assert told("The king received the Danish ambassador at the palace.", "en") == [
        ("the Danish ambassador", "CONSULT", "The king", "past")
    ]


def test_the_doer_follows_a_passive_verb_with_or_without_a_preposition() -> None:
    for text in ("Empat aktivis ditangkap polisi di Medan.", "Empat aktivis ditangkap oleh polisi di Medan."):
        assert told(text, "id") == [("polisi", "COERCE", "Empat aktivis", "past")]


def test_the_doer_of_a_fixed_passive_is_the_one_that_a_preposition_marks() -> None:
    assert told("Budi Hartono ditetapkan sebagai tersangka oleh KPK, Senin.", "id") == [
        ("KPK", "ACCUSE", "Budi Hartono", "past")
    ]


def test_a_nominal_act_of_two_words_is_not_found_by_the_first_alone() -> None:
    assert not told("Polisi mengumumkan penetapan jadwal Gubernur Hartono.", "id")
    assert not told("Kasus Gubernur Hartono diumumkan polisi.", "id")
    assert not told("Sidang darurat Uni Afrika digelar pekan depan.", "id")


def test_a_relative_clause_gives_its_antecedent_the_part_of_the_subject() -> None:
    found = told("The army condemned the rebels who killed nine soldiers on Sunday.", "en")
    assert ("the rebels", "ASSAULT", "nine soldiers", "past") in found


def test_joined_verbs_share_their_subject() -> None:
    found = told("Norwegia mengecam serangan itu dan memanggil duta besar Iran.", "id")
    assert ("Norwegia", "ACCUSE", "duta besar Iran", "past") in found


def test_the_speaker_is_the_first_person_of_his_words() -> None:
    text = '"We condemn the arrest of the journalists," Norwegian Foreign Minister Tova Lindgren said.'
    accused = [e for e in events(text, "en") if e.type == "ACCUSE"]
    assert accused and accused[0].source[0].name == "Tova Lindgren"
    assert accused[0].reported_by is None  # a speech act is not reported by who does it


def test_he_in_somebodys_own_words_is_not_that_speaker():
    text = 'Kapolres Ivo Lund menemui wartawan. "Dia membunuh dua anggota TNI di Aceh," ujar Ivo Lund.'
    found = [e for e in dateline.read_text(text, language="id", events="all").events if e.type == "ASSAULT"]
    assert found
    assert all(m.name != "Ivo Lund" for e in found for m in e.source)


def test_a_subject_that_has_something_done_to_it_is_never_the_doer() -> None:
    assert told("The king received criticism at home.", "en") == [("", "ACCUSE", "The king", "past")]
    assert told("The king faced criticism from the opposition.", "en") == [
        ("the opposition", "ACCUSE", "The king", "past")
    ]


def test_what_is_done_by_an_attack_is_told_once_and_who_is_flown_visits_nobody() -> None:
    found = told("The general was killed by an American airstrike in Iraq.", "en")
    assert [(kind, target) for _, kind, target, _ in found] == [("ASSAULT", "The general")]
    assert not told("The minister was flown to Moscow.", "en")


def test_a_word_that_must_follow_does_not_belong_to_another_act() -> None:
    assert not told("The florist told the judge she woke to find feathers on the lawn.", "en")
    assert told("The judge told the ministers to leave.", "en")


@pytest.mark.parametrize(
    "text",
    [
        "Egypt was already under sanctions, and was condemned in a statement by Kenya.",
        "Kenya, however, condemned Egypt.",
        "On Thursday in Nairobi, officials of Kenya met, condemning Egypt.",
    ],
)
def test_the_doer_is_found_over_a_copula_an_adverb_and_a_clause(text: str) -> None:
    (accused,) = [e for e in events(text, "en") if e.type == "ACCUSE"]
    assert [e.country for e in (*accused.source, *accused.target)] == ["KEN", "EGY"]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("A car bombing in France killed five people.", "", "five people"),
        ("The attack followed a shooting in the United States that week, killing three.", "", "three"),
        ("Riots followed the police killing of Ivo Marin.", "police", "Ivo Marin"),
        ("The president sent ministry officers to guard the port.", None, None),
    ],
)
def test_a_place_is_no_doer_and_a_force_before_a_noun_is(text: str, source: str, target: str) -> None:
    found = [(names_of(e.source), names_of(e.target)) for e in events(text, "en") if e.type == "ASSAULT"]
    assert found == ([(source, target)] if target else [])
    assert all(not e.target for e in events(text, "en") if e.type == "MOBILIZE")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "Minister Tova Lund encouraged commercial laboratories to share their results.",
            "commercial laboratories",
        ),
        ("The minister urged newly elected Norwegian president Arlo Whitman to resign.", "Arlo Whitman"),
        ("The minister asked permission to leave.", ""),
    ],
)
def test_whoever_is_told_to_do_something_is_asked_by_whatever_noun(text: str, target: str) -> None:
    found = [names_of(e.target) for e in events(text, "en") if e.type == "REQUEST"]
    assert found == [target]


def test_a_dismissal_that_is_asked_for_names_who_suffers_it_and_nobody_who_is_asked() -> None:
    text = "The senators accused Minister Tova Lund of lying and called for her dismissal."
    (asked,) = [e for e in events(text, "en") if e.type == "REQUEST"]
    assert not asked.target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The governor offered to pay the debts for former miners.", "former miners"),
        ("The minister refused to hand over the letters to Congress.", "Congress"),
        ("The minister refuses to meet the miners.", "the miners"),
        ("Norway pledged 2 million kroner for the evacuees.", "the evacuees"),
    ],
)
def test_who_is_dealt_with_by_what_is_promised_or_refused_may_stand_behind_a_preposition(
    text: str, target: str
) -> None:
    (found,) = [e for e in events(text, "en") if e.type in ("AGREE", "REJECT")]
    assert names_of(found.target) == target


def test_who_mediates_has_those_between_whom_as_target_whatever_it_is_that_is_mediated() -> None:
    text = "The king mediated an end to the quarrel between Kenya and Norway."
    assert told(text, "en") == [("The king", "CONSULT", "Kenya + Norway", "past")]


@pytest.mark.parametrize(
    "text",
    [
        "Dozens of miners rallied outside the parliament on Tuesday.",
        "Hundreds of students marched to the ministry on Tuesday.",
    ],
)
def test_where_people_protest_is_no_target(text: str) -> None:
    (protest,) = [e for e in events(text, "en") if e.type == "PROTEST"]
    assert protest.source and not protest.target


def test_a_capital_before_an_attack_says_where_and_not_who() -> None:
    for text in ("A Nairobi car bombing killed five people.", "A Kenyan airstrike killed five people."):
        (killed,) = [e for e in events(text, "en") if e.type == "ASSAULT"]
        assert names_of(killed.source) == ("Kenyan" if "Kenyan" in text else "")


@pytest.mark.parametrize(
    ("text", "language", "target"),
    [
        ("Police in Kenya seized nine chainsaws on Monday.", "en", "nine chainsaws"),
        ("Polisi menyita dua gergaji mesin, Senin.", "id", "dua gergaji mesin"),
        ("Police seized the opportunity to speak.", "en", ""),
    ],
)
def test_a_thing_that_is_seized_is_the_target(text: str, language: str, target: str) -> None:
    found = [names_of(e.target) for e in events(text, language) if e.type == "COERCE"]
    assert found == ([target] if target else [])


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Norway will halt its exports in May, she said, and has asked Kenya to help.", "REQUEST", "Norway"),
        ("The minister commended the Comoros for having detained four men.", "COERCE", "Comoros"),
    ],
)
def test_the_doer_is_found_over_who_says_it_and_in_what_somebody_is_praised_for(
    text: str, kind: str, source: str
) -> None:
    (found,) = [e for e in events(text, "en") if e.type == kind]
    assert names_of(found.source) == source


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Judge Tova Lund dismissed the president's lawsuit.", "the president"),
        ("Norway extradited two boat owners on Monday.", "two boat owners"),
        ("The governor surrendered himself to the army.", "the army"),
    ],
)
def test_the_owner_of_a_lawsuit_and_who_is_handed_over_are_targets(text: str, target: str) -> None:
    (found,) = events(text, "en")
    assert names_of(found.target) == target


def test_the_subject_of_what_is_demanded_is_asked_and_is_never_the_asker() -> None:
    (found,) = events("Minister Tova Lund demanded that the bank close the port.", "en")
    assert names_of(found.target) == "the bank"
    (found,) = events("The mayor, Tova Lund, demanded that she close the port.", "en")
    assert names_of(found.target) == "she"
    (found,) = events("Minister Tova Lund demanded that the port be closed.", "en")
    assert not found.target


def test_what_somebody_speaks_against_is_not_his_own() -> None:
    (found,) = events("In June, the Supreme Court of Kenya ruled against its attempt.", "en")
    assert names_of(found.target) == "its" and found.target[0].country is None
    (found,) = events("Menteri Rina Lund menuduh lawannya berbohong.", "id")
    assert names_of(found.target) == "lawannya"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Kenya closed the border. It also urged both sides to stop.", "Kenya"),
        ("The town hall refused to meet the miners.", "The town hall"),
        ("The security service arrested nine miners.", "The security service"),
        ("A fire broke out in Kenya. It killed nine people.", ""),
        ("It is about boats and clashes with bad politicians in Kenya.", ""),
    ],
)
def test_a_pronoun_for_a_country_and_a_body_of_two_words_act(text: str, source: str) -> None:
    found = [names_of(e.source) for e in events(text, "en")]
    assert found[-1:] == ([source] if source else [])


def test_what_is_to_be_done_to_somebody_is_not_asked_of_him() -> None:
    for text in (
        "The council called for the mayor to be dismissed.",
        "The council called for the mayor to go.",
    ):
        (found,) = [e for e in events(text, "en") if e.type == "REQUEST"]
        assert names_of(found.target) == ("" if "dismissed" in text else "the mayor")


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        (
            "Rina Wulan, the trade minister and an ally of the president, condemned Malaysia.",
            "Rina Wulan",
            "Malaysia",
        ),
        (
            "On Friday in Chad, Omar Deng, brother of singer and activist Sari Deng, was arrested by police.",
            "police",
            "Omar Deng",
        ),
        (
            "Omar Deng, the suspect in a raid on a bank in Mwanza, was arrested by police.",
            "police",
            "Omar Deng",
        ),
        ("Kenya, the trade bloc and Norway condemned Iran.", "Kenya + the trade bloc + Norway", "Iran"),
    ],
)
def test_what_stands_between_commas_says_who_the_subject_is(text: str, source: str, target: str) -> None:
    rows = told(text, "en")
    assert [(row[0], row[2]) for row in rows] == [(source, target)]


def test_the_doer_of_the_verb_is_not_that_of_what_somebody_is_tried_for() -> None:
    rows = told("Omar Deng was jailed for the murder of a judge in Mwanza by a court in Chad.", "en")
    assert ("a court in Chad", "ASSAULT") not in {row[:2] for row in rows}
    assert all(row[1] != "ASSAULT" or "court" not in row[0] for row in rows)


@pytest.mark.parametrize(
    ("text", "language", "source", "target"),
    [
        ("Police in Johannesburg arrested three men in Kenya on Monday.", "en", ["ZAF"], [None]),
        ("Nurses at eleven public hospitals in New Zealand walked off the job.", "en", ["NZL"], []),
        ("Partai berkuasa di Ghana mengecam Iran.", "id", ["GHA"], ["IRN"]),
    ],
)
def test_people_named_with_where_they_are_are_of_that_country(
    text: str, language: str, source: list[str | None], target: list[str | None]
) -> None:
    (event,) = events(text, language)
    assert ([m.country for m in event.source], [m.country for m in event.target]) == (source, target)


def test_two_nations_before_one_word_are_two_parties() -> None:
    (met,) = events("The Japanese and Indian foreign ministers spoke by telephone for forty minutes.", "en")
    assert [(m.name, m.country) for m in met.source] == [
        ("The Japanese foreign ministers", "JPN"),
        ("Indian foreign ministers", "IND"),
    ]
    assert [m.country for m in events("American and other officials met in Oslo.", "en")[0].source] == [None]


@pytest.mark.parametrize(
    ("text", "language", "target"),
    [
        ("The bloc demanded that Guinea's junta name a date for elections.", "en", "Guinea's junta"),
        ("Uni Afrika meminta agar junta Guinea menetapkan tanggal pemilu.", "id", "junta Guinea"),
        ("The bloc demanded that Guinea's ministers be freed.", "en", ""),
    ],
)
def test_whoever_is_to_do_what_is_asked_is_asked(text: str, language: str, target: str) -> None:
    assert [(row[1], row[2]) for row in told(text, language) if row[1] == "REQUEST"] == [("REQUEST", target)]


def test_a_noun_after_a_word_for_one_person_is_people_whatever_it_is() -> None:
    text = "Sang juru masak dan seorang tukang las memprotes wali kota. Polisi menahan seorang pemulung."
    assert ("Polisi", "COERCE", "seorang pemulung", "past") in told(text, "id")


def test_an_adverb_that_looks_like_a_noun_is_no_subject() -> None:
    text = "Kementerian Luar Negeri Ruritania membantah laporan itu dan balik menuding tentara Syldavia."
    found = told(text, "id")
    assert ("Kementerian Luar Negeri Ruritania", "ACCUSE", "tentara Syldavia", "past") in found


def test_where_forces_are_stationed_is_no_target() -> None:
    assert told("Dua peleton polisi masih berjaga di gerbang timur.", "id") == [
        ("Dua peleton polisi", "MOBILIZE", "", "ongoing")
    ]
    assert told("Prancis menyiagakan fregatnya di Libreville.", "id") == [("Prancis", "MOBILIZE", "", "past")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Kementerian itu menghentikan bantuan pangan bagi penyintas banjir.",
            ("Kementerian itu", "SANCTION", "penyintas banjir", "past"),
        ),
        (
            "Jaksa menuntut hukuman seumur hidup bagi Gubernur Ivo Lund.",
            ("Jaksa", "REQUEST", "Ivo Lund", "past"),
        ),
        ("Pemberontak itu tertangkap oleh tentara.", ("tentara", "COERCE", "Pemberontak itu", "past")),
        ("Polisi menyita tujuh buku tabungan.", ("Polisi", "COERCE", "tujuh buku tabungan", "past")),
        ("Nakhodanya dideportasi petugas imigrasi.", ("petugas imigrasi", "COERCE", "Nakhodanya", "past")),
    ],
)
def test_for_whom_an_indonesian_act_is_and_what_is_taken(text: str, row: tuple[str, ...]) -> None:
    assert row in told(text, "id")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Puluhan warga menutup gerbang pabrik semen itu.",
            ("Puluhan warga", "PROTEST", "gerbang pabrik semen itu"),
        ),
        (
            "Tiga ratus guru menduduki ruang sidang DPRD Sora.",
            ("Tiga ratus guru", "PROTEST", "ruang sidang DPRD Sora"),
        ),
        ("Tentara menembakkan peluru ke arah kerumunan.", ("Tentara", "ASSAULT", "kerumunan")),
        ("Jalan menuju Distrik Sora ditutup tentara.", ("tentara", "COERCE", "")),
        (
            "Swiss melonggarkan larangan terbang bagi maskapai Elbair.",
            ("Swiss", "CONCEDE", "Elbair"),
        ),
        ("Misi PBB di Kongo, MONAC, menyambut baik pengumuman itu.", ("Misi PBB", "SUPPORT", "")),
    ],
)
def test_places_that_are_blocked_and_bodies_that_act(text: str, row: tuple[str, ...]) -> None:
    assert row in [found[:3] for found in told(text, "id")]


def test_a_month_behind_a_preposition_is_no_part_of_the_subject() -> None:
    for opener in ("Sejak Februari", "Sejak Februari 2024", "Pada Juli"):
        found = told(f"{opener} pemerintah juga menahan 60 wartawan.", "id")
        assert ("pemerintah", "COERCE", "60 wartawan", "past") in found


def test_words_that_are_a_verb_together_are_no_part_of_the_one_asked() -> None:
    assert ("Ia", "REQUEST", "bupati", "past") in told("Ia mendesak bupati minta maaf.", "id")


def test_a_verb_that_describes_a_noun_belongs_to_its_phrase() -> None:
    found = told("Panitia beranggotakan tujuh orang itu mendesak wali kota.", "id")
    assert found == [("Panitia beranggotakan tujuh orang itu", "REQUEST", "wali kota", "past")]
    found = told("Sekitar 40 pria bersepeda motor menyerbu pos tentara.", "id")
    assert [row[:3] for row in found] == [("Sekitar 40 pria bersepeda motor", "ASSAULT", "pos tentara")]
    found = told("Seorang pria berusia 40 tahun ditangkap polisi.", "id")
    assert found == [("polisi", "COERCE", "Seorang pria", "past")]


def test_a_verb_that_says_that_an_act_goes_on_or_is_to_come_tells_its_status() -> None:
    assert told("Serangan udara Rusia ke Kharkiv terus berlanjut.", "id")[0][3] == "ongoing"
    assert told("Perundingan antara Israel dan Mesir akan berlangsung di Kairo.", "id")[0][3] == "future"
    assert ("", "COERCE", "tiga wartawan itu", "past") in told(
        "Penangkapan tiga wartawan itu berlangsung cepat.", "id"
    )


def test_those_whom_the_law_deals_with_may_be_named_by_initials() -> None:
    assert told("Polisi menahan RS dan MT di Sora.", "id") == [("Polisi", "COERCE", "RS + MT", "past")]
    assert told("AN mulai disidang pada Agustus.", "id")[0][1:3] == ("ACCUSE", "AN")


def test_a_suspect_is_the_target_and_a_jet_acts_for_its_state() -> None:
    assert ("", "ACCUSE", "Sang bendahara", "past") in told("Sang bendahara telah berstatus tersangka.", "id")
    found = told("Pesawat tempur pertama Israel menyerang Gaza.", "id")
    assert found[0][:2] == ("Israel", "ASSAULT")


def test_whom_a_condition_speaks_of_is_not_threatened() -> None:
    text = "Aliansi nelayan mengancam akan memblokade pelabuhan bila para penembak tidak diadili."
    assert ("Aliansi nelayan", "THREATEN", "", "past") in told(text, "id")
    text = "The union threatened to sue the port if police detain the strikers."
    assert ("The union", "THREATEN", "the strikers", "past") not in told(text, "en")


def test_an_adverb_behind_a_noun_is_no_part_of_the_party() -> None:
    assert told("Pemerintah kota semula berjanji mengirim 500 polisi.", "id") == [
        ("Pemerintah kota", "AGREE", "", "past")
    ]
    assert told("Sejumlah dosen kabarnya ikut mogok mengajar.", "id") == [
        ("Sejumlah dosen", "PROTEST", "", "alleged")
    ]


def test_a_firm_may_be_praised_or_backed_and_who_made_a_request_is_refused() -> None:
    found = told("Dewan Kota Sora mendukung langkah PT Pos Nusantara.", "id")
    assert found == [("Dewan Kota Sora", "SUPPORT", "PT Pos Nusantara", "past")]
    found = told("KPU menolak permintaan hitung ulang yang diajukan partai oposisi.", "id")
    assert ("KPU", "REJECT", "partai oposisi", "past") in found


def test_a_named_office_or_body_of_a_place_speaks() -> None:
    found = told("Kantor Imigrasi Entikong mengimbau masyarakat agar tidak tergiur.", "id")
    assert found == [("Kantor Imigrasi Entikong", "REQUEST", "masyarakat", "past")]
    assert not told("Sekolah baru menolak hujan.", "id")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            '"Kami siap," kata Menteri Budi Santosa usai rapat terbatas dengan Presiden Arlo Whitman, Senin.',
            ("Budi Santosa + Arlo Whitman", "CONSULT", ""),
        ),
        (
            "Tentara Inggris memeriksa sebuah kapal di selat itu.",
            ("Tentara Inggris", "COERCE", "sebuah kapal"),
        ),
        ("PKB sangat setuju adanya aturan baru.", ("PKB", "SUPPORT", "")),
        ("Komnas HAM Papua menyelidiki kematian itu.", ("Komnas HAM Papua", "ACCUSE", "")),
    ],
)
def test_meetings_searches_and_stances_in_indonesian(text: str, row: tuple[str, ...]) -> None:
    assert row in [found[:3] for found in told(text, "id")]


def test_the_court_is_no_target_of_a_suit_and_who_is_questioned_is() -> None:
    assert told("Serikat buruh mengajukan gugatan ke PN Sora.", "id")[0][1:3] == ("ACCUSE", "")
    assert told("Jaksa menanyai sejumlah pihak.", "id") == [("Jaksa", "ACCUSE", "sejumlah pihak", "past")]


def test_where_the_target_is_from_says_nothing_of_who_did_it() -> None:
    assert told("France imposed sanctions on three traders from Iran.", "en") == [
        ("France", "SANCTION", "three traders", "past")
    ]
    rows = told("The bureau has slapped fresh sanctions on three traders from Iran.", "en")
    assert all("Iran" not in row[0] for row in rows)
    assert told("Kenya received criticism from Norway.", "en") == [("Norway", "ACCUSE", "Kenya", "past")]
