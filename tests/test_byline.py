"""Who wrote, edited and supplied a report."""

from __future__ import annotations

import pytest

from dateline.extract.agencies import agency_named, find_agency
from dateline.extract.byline import BylineBlock, choose_bylines, read_byline
from dateline.extract.bylinenames import author_linked, date_at, leads_elsewhere, names_in, people_in
from dateline.extract.bylinewords import tags_of
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


LANGUAGES = [
    # line, reporters
    ("Von Anna Bauer und Jonas Lang", ["Anna Bauer", "Jonas Lang"]),
    ("von Anna Bauer, Jonas Lang", ["Anna Bauer", "Jonas Lang"]),
    ("Par Louise Martel et Paul Brun", ["Louise Martel", "Paul Brun"]),
    ("Por Ana Ruiz y Luis Vega", ["Ana Ruiz", "Luis Vega"]),
    ("Av Ola Nygaard og Kari Lund", ["Ola Nygaard", "Kari Lund"]),
    ("Af Mette Holm", ["Mette Holm"]),
    ("di Marco Bianchi e Lucia Serra", ["Marco Bianchi", "Lucia Serra"]),
    ("Door Sanne Bakker", ["Sanne Bakker"]),
    ("Oleh Nur Hayati", ["Nur Hayati"]),
    ("김민준 기자", ["김민준"]),
    ("记者 王小明", ["王小明"]),
    ("Di Jawa Barat", []),
    ("Di Surabaya", []),
]


@pytest.mark.parametrize(("line", "reporters"), LANGUAGES)
def test_openers_of_many_languages(line: str, reporters: list[str]) -> None:
    assert people(read_byline([line]), "reporter") == reporters


def test_an_opener_that_is_another_word_elsewhere_counts_under_the_headline_only() -> None:
    prose = "The harbour board approved a plan to dredge the channel, officials said. " * 2
    assert people(read_byline(["di Marco Bianchi"], top=1), "reporter") == []
    assert people(read_byline([prose, prose, "di Marco Bianchi"]), "reporter") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, Health Reporter, and Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee, Chief Marketing Officer, Ports at Work, Harbour Line", ["Ann Lee"]),
        ("Ann Lee, MS, RDN, LD", ["Ann Lee"]),
        ("Ann Lee, Home and Digital Security Expert", ["Ann Lee"]),
        ("Ann Lee, 4+ years covering ships, cranes, and weather", ["Ann Lee"]),
        ("Ann Lee, Editor, Bob Ray, Writer", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee in Festivals & Events on Dec 17, 2025", ["Ann Lee"]),
        ("Maya Haddad in Beirut and John Irish in Paris", ["Maya Haddad", "John Irish"]),
        ("Ann Lee 4 Comments", ["Ann Lee"]),
        ("Ann Lee, Bob Ray, Cy Doe", ["Ann Lee", "Bob Ray", "Cy Doe"]),
    ],
)
def test_posts_degrees_and_places_are_no_people(text: str, names: list[str]) -> None:
    assert list(names_in(text, None)[0]) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bill MCCARTHY", "Bill McCarthy"),
        ("Tim Greene", "Tim Greene"),
        ("Tim detakkini", None),
        ("Tim Redaksi", None),
        ("Rui Ma", "Rui Ma"),
        ("Kim Min-jae", "Kim Min-jae"),
        ("Budi Hartono, S.H.", "Budi Hartono"),
        ("Ann Lee (Content Manager)", "Ann Lee"),
        ("HarbourOfArt", None),
        ("Harbour Contributor", None),
        ("Our Editors", None),
        ("Written By", None),
        ("Fact Checked", None),
        ("Like Loading…", None),
        ("港湾新聞デジタル", None),
        ("山田太郎", "山田太郎"),
        ("Ships, Cranes", None),
        ("https://www.facebook.com/ann.lee", None),
    ],
)
def test_names_of_people_and_of_accounts(text: str, name: str | None) -> None:
    assert person_name(text) == name


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Penulis : Ani Editor : Budi", ["penulis", "editor"]),
        ("Fact checked by: Ann Lee", []),
        ("May 3, 2017 By Ann Lee", ["by"]),
        ("Ports · By Ann Lee", ["by"]),
        ("(Sumber: Reuters)", ["sumber"]),
        ("Text und Fotos von: Anna Bauer", ["fotos von"]),
        ("Standby Ann Lee", []),
        ("10:30 by", []),
        ("来源：新华社", ["来源"]),
    ],
)
def test_labels_and_openers_are_found_where_they_stand(line: str, found: list[str]) -> None:
    assert [tag.word for tag in tags_of(line)] == found


@pytest.mark.parametrize(
    ("text", "href", "name"),
    [
        ("Ann Lee", "https://courier.example/author/ann-lee/", "Ann Lee"),
        ("Ann Lee", "/autoren/lee-ann-123.html", "Ann Lee"),
        ("Ann Lee", "/tag/ann-lee", None),
        ("Full Bio", "/author/ann-lee/", None),
        ("Ann Lee", "/authors/", None),
    ],
)
def test_a_link_to_an_author_names_one(text: str, href: str, name: str | None) -> None:
    assert author_linked(text, href, None) == name


def test_links_of_topics_lead_elsewhere() -> None:
    assert leads_elsewhere("Raised Gardens", "https://courier.example/category/raised/")
    assert not leads_elsewhere("Ann Lee", "https://courier.example/about/ann-lee/")
    assert not leads_elsewhere("Ann Lee", "#")


def test_claims_of_metadata_name_people() -> None:
    assert people_in(["By Ann Lee and Bob Ray", "Reuters", "Harbour News"], None) == ["Ann Lee", "Bob Ray"]
    assert people_in(["Centre for Ports and Ships", "Human in the Loop"], None) == []
    assert people_in(["Anna Bauer und Jonas Lang, Zürich"], None) == ["Anna Bauer", "Jonas Lang"]


def test_a_bare_line_of_a_claimed_author_is_the_byline() -> None:
    lines = ["Ann Lee", "3 May 2024", "Related", "Buoys", "Tides", "By Bob Ray"]
    block = read_byline(lines, claims=["Ann Lee"])
    assert people(block, "reporter") == ["Ann Lee"]
    assert people(read_byline(lines), "reporter") == ["Bob Ray"]
    edited = read_byline(["Tono Wibawa", "Editor: Tono Wibawa", "Penulis: Ani"], claims=["Tono Wibawa"])
    assert (people(edited, "reporter"), people(edited, "editor")) == (["Ani"], ["Tono Wibawa"])


def test_metadata_completes_a_byline_that_is_cut_short() -> None:
    visible = read_byline(["By Ann Lee"])
    assert people(choose_bylines(visible, ["Ann Lee", "Bob Ray"]), "reporter") == ["Ann Lee", "Bob Ray"]
    assert people(choose_bylines(visible, ["Bob Ray", "Cy Doe"]), "reporter") == ["Ann Lee"]


def test_weak_lines_give_way_to_metadata() -> None:
    helped = read_byline(["Bob Ray contributed to this report."])
    chosen = choose_bylines(helped, ["Ann Lee"])
    assert (people(chosen, "reporter"), people(chosen, "contributor")) == (["Ann Lee"], ["Bob Ray"])
    above = read_byline(["By Bob Ray"], top=1)
    assert people(choose_bylines(above, ["Ann Lee"]), "reporter") == ["Ann Lee"]
    assert people(choose_bylines(above), "reporter") == ["Bob Ray"]
    labelled = read_byline(["Penulis: Ani Lestari"], top=1)
    assert people(choose_bylines(labelled, ["Bob Ray"]), "reporter") == ["Ani Lestari"]


def test_where_a_date_begins() -> None:
    assert date_at("Ann Lee | Friday, 3 May 2024") == 10
    assert date_at("no date at all") is None
    assert date_at("5 min read") is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("dpa", "dpa"),
        ("Von dpa", "dpa"),
        ("AFP", "AFP"),
        ("(SDA)", "Keystone-SDA"),
        ("By AP", "Associated Press"),
    ],
)
def test_a_byline_of_an_agency_alone(line: str, agency: str) -> None:
    block = read_byline([line])
    assert (block.bylines, block.agency) == ((), agency)
