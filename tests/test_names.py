from itertools import pairwise
from pathlib import Path

import pytest

from dateline.read.names import find_names
from naming import document, found

PEOPLE = [
    ("id", "Menteri Luar Negeri RI Surya Kencana bertemu wartawan.", ["Surya Kencana"]),
    ("id", "Kasat Reskrim Polres Wonosari AKP Bramantyo menyebut dua nama.", ["Bramantyo"]),
    ("id", "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Lestari Wulandari hadir.",
     ["Lestari Wulandari"]),
    ("id", "Camat Tirtomoyo Suwandono membuka acara itu.", ["Suwandono"]),
    ("id", "Dua saksi, Karsiman (41) dan Tumijo, 37, sudah diperiksa.", ["Karsiman", "Tumijo"]),
    ("id", "\"Kami siap,\" ujar Prof. Dr. Hadiwinata, M.Si., di kampus.", ["Hadiwinata"]),
    ("id", "Ketua DPR Ratna Maheswari dan Jaksa Agung Bagas Pradipta bertemu.",
     ["Ratna Maheswari", "Bagas Pradipta"]),
    ("id", "Ustaz Mansur bin Abdullah dan Ursula van der Berg berpidato.",
     ["Mansur bin Abdullah", "Ursula van der Berg"]),
    ("id", "Kedatangan Wiratama disambut warga.", ["Wiratama"]),
    ("en", "Ruritanian Prime Minister Anton Elsberg met reporters.", ["Anton Elsberg"]),
    ("en", "Mr. Hobbs and Gen. Peter Quill flew home.", ["Hobbs", "Peter Quill"]),
    ("en", "Harbour Workers Party leader Nora Lindqvist resigned.", ["Nora Lindqvist"]),
    ("en", "The Minister of Energy and Mineral Resources Joan Fairweather agreed.", ["Joan Fairweather"]),
    ("en", "Tom Ashby, 46, spoke to Col. J.R. Vance-Ortega on Monday.", ["Tom Ashby", "J.R. Vance-Ortega"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "people"), PEOPLE)
def test_people_stand_without_titles_ranks_and_ages(language: str, text: str, people: list[str]) -> None:
    assert found(text, language, "person") == people


ORGANISATIONS = [
    ("id", "Kementerian Kelautan dan Perikanan menolak.", ["Kementerian Kelautan dan Perikanan"]),
    ("id", "Organisasi Bahari Merdeka (OBM) menolak.", ["Organisasi Bahari Merdeka", "OBM"]),
    ("id", "Ketua KPK Wibisono hadir bersama Polda Jawa Barat.", ["KPK", "Polda Jawa Barat"]),
    ("id", "Rektor Universitas Indonesia Danastri berpidato.", ["Universitas Indonesia"]),
    ("en", "The Ministry of Foreign Affairs and the Harbour Court met.",
     ["Ministry of Foreign Affairs", "Harbour Court"]),
    ("en", "Democratic Party of Ruritania leader Ann Sole left Acme Widgets Inc.",
     ["Democratic Party of Ruritania", "Acme Widgets Inc."]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "names"), ORGANISATIONS)
def test_organisations_take_their_whole_name(language: str, text: str, names: list[str]) -> None:
    assert found(text, language, "organisation") == names


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("id", "Kapal itu berlabuh di Tanjung Perak, Surabaya.", ["Tanjung Perak", "Surabaya"]),
        ("id", "Ia lahir di Desa Sumbermulyo Kecamatan Jogoroto.", ["Desa Sumbermulyo Kecamatan Jogoroto"]),
        ("id", "Harganya 20 juta dolar AS dalam bahasa Indonesia.", []),
        ("en", "The ship left Port Harbin near Quill River.", ["Port Harbin", "Quill River"]),
    ],
)
def test_places(language: str, text: str, places: list[str]) -> None:
    assert found(text, language, "place") == places


@pytest.mark.parametrize(
    ("language", "text", "roles"),
    [
        (
            "id",
            "Presiden Rusia dan Raja Yordania bertemu.",
            ["Presiden Rusia", "Raja Yordania"],
        ),
        ("id", "Mantan Gubernur Jawa Timur Aditya Sasongko hadir.", ["Mantan Gubernur Jawa Timur"]),
        ("en", "The French foreign minister spoke.", ["French foreign minister"]),
        ("en", "Nepal's interior minister spoke.", ["Nepal's interior minister"]),
    ],
)
def test_roles_are_mentions_of_their_own(language: str, text: str, roles: list[str]) -> None:
    assert found(text, language, "role") == roles


@pytest.mark.parametrize(
    ("language", "text", "groups"),
    [
        ("id", "Warga Palestina dan tentara Kamboja bertemu.", ["Warga Palestina", "tentara Kamboja"]),
        ("en", "Palestinian civilians met Russians.", ["Palestinian civilians", "Russians"]),
    ],
)
def test_people_of_a_nation_are_groups(language: str, text: str, groups: list[str]) -> None:
    assert found(text, language, "group") == groups


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Sejumlah nelayan pulang. Terpaksa mereka menunggu. Pada Senin, Ramadan dimulai."),
        ("en", "Several boats left. Yesterday it rained. On Monday, I went home in March."),
        ("id", ""),
        ("en", "§ 12 — (…) !!"),
    ],
)
def test_capitals_alone_make_no_name(language: str, text: str) -> None:
    assert found(text, language, "person", "organisation", "place", "role", "group") == []


def test_a_heading_in_capitals_names_only_what_the_text_names() -> None:
    text = "Besar Harapan Wiratama Pada Musim Tanam\n\nPetani bernama Wiratama menanam padi."
    doc = document(text, "id", heading=True)
    assert [doc.words(m.span) for m in find_names(doc)] == ["Wiratama", "Wiratama"]


def test_spans_slice_and_names_do_not_overlap() -> None:
    text = "Ketua Umum Partai Laut Biru (PLB) Adinata dan Ketua KPK RI Wibisono bertemu di Kabupaten Belu."
    doc = document(text, "id")
    flat = [m for m in find_names(doc) if m.kind in ("person", "organisation", "place")]
    for before, after in pairwise(flat):
        assert before.span[1] <= after.span[0]
    for m in find_names(doc):
        assert doc.words(m.span).strip() == doc.words(m.span) != ""


def test_work_is_linear_in_hostile_capitals() -> None:
    doc = document("Kapal " + "Aaa Bbb de " * 4000 + "selesai.", "id")
    assert all(m.span[1] - m.span[0] < 200 for m in find_names(doc))


SHARED = Path(__file__).parents[2] / "shared" / "data" / "ner" / "idner-dev.txt"


@pytest.mark.skipif(not SHARED.is_file(), reason="the annotated news is not here")
def test_names_of_annotated_news() -> None:
    hit = count = true = 0
    for block in SHARED.read_text(encoding="utf-8").split("\n\n"):
        text, gold, kind, start = "", set(), "", 0
        for row in (line.split() for line in block.splitlines() if line.strip()):
            at = len(text) + bool(text)
            if kind and (row[-1][0] == "B" or row[-1][2:] != kind):
                gold.add((start, len(text), kind))
                kind = ""
            if row[-1] != "O" and not kind:
                kind, start = row[-1][2:], at
            text = f"{text} {row[0]}" if text else row[0]
        if kind:
            gold.add((start, len(text), kind))
        short = {"person": "PER", "organisation": "ORG", "place": "LOC"}
        got = {(*m.span, short[m.kind]) for m in find_names(document(text, "id")) if m.kind in short}
        hit, count, true = hit + len(got & gold), count + len(got), true + len(gold)
    assert 2 * hit / (count + true) >= 0.7
