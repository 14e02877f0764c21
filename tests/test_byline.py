"""Who wrote, edited and supplied a report."""

from __future__ import annotations

import pytest

from dateline.extract.agencies import agency_named, find_agency
from dateline.extract.byline import BylineBlock, choose_bylines, read_byline
from dateline.extract.personnames import person_name, same_person


def people(block: BylineBlock, role: str) -> list[str]:
    return [b.name for b in block.bylines if b.role == role]


CASES = [
    # lines, outlet, reporters, editors, agency
    (
        ["Penulis : Dimas A Kurnia Editor : Tri-W.-Lestari", "Sumber : Reuters"],
        None,
        ["Dimas A Kurnia"],
        ["Tri W. Lestari"],
        "Reuters",
    ),
    (
        ["Penulis", ": Kontributor Salira, Masnadi", "Editor", ": Eko Hartanto"],
        None,
        ["Masnadi"],
        ["Eko Hartanto"],
        None,
    ),
    (
        ["Tim Redaksi", "Isna Rahayu", "Penulis", "Yoga Wibawa", "Editor", "Lihat Foto"],
        None,
        ["Isna Rahayu"],
        ["Yoga Wibawa"],
        None,
    ),
    (["Reporter", "Siti Aminah", "Editor", "Joko Putra"], None, ["Siti Aminah"], ["Joko Putra"], None),
    (["Dewi Karnia", "Jurnalis"], None, ["Dewi Karnia"], [], None),
    (["Hesti Marlina - kabarNews"], None, ["Hesti Marlina"], [], None),
    (["Hesti Marlina - Kabar Salira", "Jumat, 16 Jan 2026 10:02 WIB"], None, ["Hesti Marlina"], [], None),
    (
        ["Sari Dewanti, Jurnalis-12/08/2025 21:05 WIB", "(Sumber: Reuters)"],
        None,
        ["Sari Dewanti"],
        [],
        "Reuters",
    ),
    (["Vania Aldita | Jum'at, 17 Februari 2017 - 13:30 wib"], None, ["Vania Aldita"], [], None),
    (["Pewarta : Meidy Rompas", "Editor : Guntur L"], None, ["Meidy Rompas"], ["Guntur L"], None),
    (["Oleh Nur Hayati pada 03 Mei 2024, 13:00 WIB"], None, ["Nur Hayati"], [], None),
    (["Laporan Wartawan Kabarnews.com, Igman Halim"], None, ["Igman Halim"], [], None),
    (["Reporter: ANDI SAPUTRO", "Redaktur: Tim Redaksi"], None, ["Andi Saputro"], [], None),
    (["Oleh: Dr. Budi Hartono, S.H., M.H."], None, ["Budi Hartono"], [], None),
    (["Editor: Siti Nurhalimah | 12 menit lalu"], None, [], ["Siti Nurhalimah"], None),
    (["Pewarta: Antara / Budi Santosa"], None, ["Budi Santosa"], [], "ANTARA"),
    (["Reporter : Budi/Sari", "Editor : Andi & Tono"], None, ["Budi", "Sari"], ["Andi", "Tono"], None),
    (
        ["By Ann Lee and Bob Ray", "The Associated Press", "Posted May 24, 2026 10:05 am"],
        None,
        ["Ann Lee", "Bob Ray"],
        [],
        "Associated Press",
    ),
    (["By Ann Lee, Bob Ray & Cy Doe"], None, ["Ann Lee", "Bob Ray", "Cy Doe"], [], None),
    (["By Ann Lee / Harbour Shimbun Staff Writers"], None, ["Ann Lee"], [], None),
    (["By Ann Lee | Harbour News"], "Harbour News", ["Ann Lee"], [], None),
    (["September 18, 2025 5:22 pm · by Lou Magban · 3 Comments"], None, ["Lou Magban"], [], None),
    (["BY SEAN O'NEILL"], None, ["Sean O'Neill"], [], None),
    (["By Ann Lee in Jakarta"], None, ["Ann Lee"], [], None),
    (["By AFP"], None, [], [], "AFP"),
    (["— AFP"], None, [], [], "AFP"),
    (["(ANTARA)"], None, [], [], "ANTARA"),
    (["By STAFF REPORTER", "Editor: Newsroom"], None, [], [], None),
    (["By Harbour News"], "Harbour News", [], [], None),
    (["By Monday, the rebels had left.", "By the end of the year"], None, [], [], None),
    (["Barang itu dijual oleh Budi Santosa di pasar."], None, [], [], None),
    (["Written by Ana López; edited by Jo Ek"], None, ["Ana López"], ["Jo Ek"], None),
]


@pytest.mark.parametrize(("lines", "outlet", "reporters", "editors", "agency"), CASES)
def test_byline_lines(
    lines: list[str], outlet: str | None, reporters: list[str], editors: list[str], agency: str | None
) -> None:
    block = read_byline(lines, outlet)
    assert (people(block, "reporter"), people(block, "editor"), block.agency) == (reporters, editors, agency)


def test_a_closing_line_adds_contributors_to_the_byline() -> None:
    foot = "Reporting by Ann Leigh in Beirut and Cy Doe in London; Writing by Cy Doe; Editing by Jo Ek"
    block = read_byline(["By", "Ann Lee", "and", "Bob Ray", "March 7, 2024", foot])
    assert people(block, "reporter") == ["Ann Lee", "Bob Ray"]
    assert people(block, "contributor") == ["Ann Leigh", "Cy Doe"]
    assert people(block, "editor") == ["Jo Ek"]
    alone = read_byline([foot])
    assert people(alone, "reporter") == ["Ann Leigh", "Cy Doe"]
    helped = read_byline(
        ["By Ann Lee", "Associated Press writer Bob Ray in Paris contributed to this report."]
    )
    assert people(helped, "contributor") == ["Bob Ray"]


def test_used_lines_are_told_and_prose_is_not_among_them() -> None:
    lines = ["Harga naik.", "Penulis: Ani Lestari", "Kata dia, harga akan turun lagi.", "Editor: Tono W"]
    assert read_byline(lines).used == (1, 3)


def test_visible_names_beat_metadata_and_an_editor_is_no_author() -> None:
    visible = read_byline(["Penulis: Ani Lestari", "Editor: Tono Wibawa"])
    chosen = choose_bylines(visible, ["Tono Wibawa", "Rudi H"], ["Rudi H"])
    assert people(chosen, "reporter") == ["Ani Lestari"]
    assert people(chosen, "editor") == ["Tono Wibawa"]
    edited = choose_bylines(read_byline(["Editor: Tono Wibawa"]), ["Tono Wibawa", "Kabar Cyber Media"])
    assert people(edited, "reporter") == []
    filled = choose_bylines(BylineBlock(), ["Ani Lestari and Bob Ray", "Reuters"], [], "Kabar")
    assert people(filled, "reporter") == ["Ani Lestari", "Bob Ray"]
    assert filled.agency == "Reuters"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Edy-A.-Putra", "Edy A. Putra"),
        ("Jean-Pierre Doe", "Jean-Pierre Doe"),
        ("rizky.pratomo", "Rizky Pratomo"),
        ("ANNE DE VRIES", "Anne de Vries"),
        ("Siti Aminah, siti@kabar.example", "Siti Aminah"),
        ("Staff Writer Ann Lee", "Ann Lee"),
        ("Redaksi", None),
        ("Kabar Media", None),
        ("AP", None),
        ("walked to the market", None),
        ("3 Comments", None),
        ("https://kabar.example/ani", None),
    ],
)
def test_names_are_cleaned(text: str, name: str | None) -> None:
    assert person_name(text) == name


def test_one_person_in_two_spellings() -> None:
    assert same_person("Maya Gebeilo", "Maya Gebeillo")
    assert same_person("Ann B. Lee", "Ann Lee")
    assert not same_person("Ann Lee", "Ann Ray")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("ucapnya, dikutip dari Associated Press.", "Associated Press"),
        ("Demikian melansir kantor berita AFP, Selasa (3/6).", "AFP"),
        ("Ia mengutip antara lain dua buku.", None),
        ("The minister told Reuters that he left.", None),
        ("Dikutip dari Kabar Salira, harga naik.", None),
    ],
)
def test_agencies_cited_in_prose(text: str, agency: str | None) -> None:
    assert find_agency(text) == agency


def test_short_forms_count_in_their_own_spelling() -> None:
    assert agency_named("AP") == "Associated Press"
    assert agency_named("Ap") is None
    assert agency_named("the reuters") is None


def test_hostile_lines_are_bounded() -> None:
    assert read_byline(["by " * 50_000, "," * 100_000, "Penulis: " * 30, "(" * 390]).bylines == ()


def test_bylines_of_other_stories_are_left() -> None:
    prose = "The council voted on Monday night to close the old bridge. " * 2 + "The town will pay."
    others = ["More news", "By Bob Ray", "By", "Cy Doe"]
    assert people(read_byline(["By Ann Lee", prose, prose, *others]), "reporter") == ["Ann Lee"]
    assert people(read_byline([prose, prose, prose, *others]), "reporter") == []
    assert people(read_byline([prose, prose, prose, "Penulis: Ani Lestari"]), "reporter") == ["Ani Lestari"]


def test_posts_and_places_beside_a_name_are_no_people() -> None:
    assert people(read_byline(["By Ann Lee, Councils Correspondent"]), "reporter") == ["Ann Lee"]
    assert people(read_byline(["Von Johann Reiter, Zürich"]), "reporter") == ["Johann Reiter"]
    assert people(read_byline(["Penulis: Rudi Hartono, Sutrisna"]), "reporter") == [
        "Rudi Hartono",
        "Sutrisna",
    ]
    visible = read_byline(["By", "Ann Lee Lifestyle Writer"])
    assert people(choose_bylines(visible, ["Ann Lee"]), "reporter") == ["Ann Lee"]
