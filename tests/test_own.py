from datetime import date
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.link.own import read_actors
from dateline.link.rows import first_day, last_day
from dateline.link.tables import use_actors
from dateline.settings import Settings
from dateline.store.runs import run_of
from naming import document, mention

CSV = """name,aliases,id,kind,country,sector,office,from,to
Yayasan Laut Biru,YLB=; Blue Sea Foundation,,organisation,IDN,NGO,,,
Ratu Vilimoni,,own:ratu,person,FJI,GOV,foreign minister,2024-10,
Komisi Pemberantasan Korupsi,lembaga antirasuah; Lembaga Antirasuah,org:kpk,,,,,,
Vladimir Putin,Wladimir Putin,person:vladimir-putin,,,,,,
"""


@pytest.fixture
def own(tmp_path: Path):
    """Uses a file of actors until the test ends."""

    def use(text: str, name: str = "actors.csv") -> Path:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        use_actors(file)
        return file

    yield use
    use_actors(None)


@pytest.mark.parametrize(
    ("text", "name", "actor", "country", "sector"),
    [
        ("Yayasan Laut Biru menolak.", "Yayasan Laut Biru", "own:yayasan-laut-biru", "IDN", "NGO"),
        ("Menurut YLB hal itu keliru.", "YLB", "own:yayasan-laut-biru", "IDN", "NGO"),
        ("Menurut Lembaga Antirasuah hal itu keliru.", "Lembaga Antirasuah", "org:kpk", "IDN", "JUD"),
        ("Ratu Vilimoni tiba.", "Ratu Vilimoni", "own:ratu", "FJI", "GOV"),
        ("Tamu itu, Wladimir Putin, tiba.", "Wladimir Putin", "person:vladimir-putin", "RUS", "GOV"),
    ],
)
def test_actors_and_aliases_of_the_user(own, text, name, actor, country, sector) -> None:
    own(CSV)
    m = mention(document(text, "id", date(2025, 3, 1)), name)
    assert (m.actor_id, m.country, m.sector) == (actor, country, sector)


def test_an_office_of_the_user_has_its_holder(own) -> None:
    own(CSV)
    doc = document("Menteri Luar Negeri Fiji tiba di Suva.", "id", date(2025, 3, 1))
    assert mention(doc, "Menteri Luar Negeri Fiji").actor_id == "own:ratu"


def test_the_gazetteer_is_as_before_without_the_file(own) -> None:
    own(CSV)
    use_actors(None)
    m = mention(document("Menurut YLB hal itu keliru.", "id"), "YLB")
    assert m.actor_id != "own:yayasan-laut-biru"


def test_toml_says_the_same_as_csv(tmp_path: Path) -> None:
    csv, toml = tmp_path / "a.csv", tmp_path / "a.toml"
    csv.write_text("name;aliases;kind;country\nYayasan Laut Biru;YLB=;organisation;IDN\n", encoding="utf-8")
    toml.write_text(
        '[[actor]]\nname = "Yayasan Laut Biru"\naliases = ["YLB="]\nkind = "organisation"\ncountry = "IDN"\n',
        encoding="utf-8",
    )
    assert read_actors(csv) == read_actors(toml)


FAULTS = [
    ("a.csv", "name,kind,country\nYayasan,organisation,Indonesia\n", "line 2, column country: 'Indonesia'"),
    ("a.csv", "name,kind,sector\nYayasan,organisation,XYZ\n", "line 2, column sector: 'XYZ'"),
    ("a.csv", "name,kind\nYayasan,ship\n", "line 2, column kind: 'ship' must be person or organisation"),
    ("a.csv", "name,kind\nYayasan,\n", "line 2, column kind: is empty"),
    ("a.csv", "name,kind\n,person\n", "line 2, column name: is empty"),
    ("a.csv", "name,id\nYayasan,org:none\n", "line 2, column id: 'org:none' is not in the gazetteer"),
    ("a.csv", "name,kind,id\nYayasan,person,own:A b\n", "line 2, column id: 'own:A b' must be"),
    ("a.csv", "name,kind,from\nA,person,May 2024\n", "line 2, column from: 'May 2024' is no date"),
    ("a.csv", "name,kind,from,to\nA,person,2024,2023\n", "line 2, column to: '2023' lies before from"),
    ("a.csv", "name,kind,wikidata\nA,person,252\n", "line 2, column wikidata: '252'"),
    ("a.csv", "name,colour\nA,red\n", "line 1: unknown column 'colour'; known are name"),
    ("a.csv", "kind\nperson\n", "line 1: the column name is missing"),
    ("a.csv", "name,kind\nA,person,IDN\n", "line 2: 3 cells under 2 columns"),
    ("a.csv", "", "line 1: the column name is missing"),
    ("a.toml", "[[actor]]\n\n[[actor]]\nname = 'A'\n", "line 1: the column name is missing"),
    ("a.toml", "[[actor]]\nname = 'B'\nkind = 'person'\n[[actor]]\nname = 'A'\n", "line 4, column kind"),
    ("a.toml", "name = 'A'\n", "write each actor as a table"),
    ("a.toml", "[[actor]\n", "is not a TOML file"),
    ("a.txt", "name\nA\n", "must end in .csv or .toml"),
]


@pytest.mark.parametrize(("name", "text", "said"), FAULTS)
def test_a_fault_is_told_with_its_place(tmp_path: Path, name: str, text: str, said: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_actors(file)
    assert said in str(caught.value)


def test_many_faults_are_told_at_once_but_not_all(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name,kind\n" + "A,ship\n" * 12, encoding="utf-8")
    with pytest.raises(InputError, match="and 2 more"):
        read_actors(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        use_actors(tmp_path / "none.csv")


def test_a_file_with_faults_changes_nothing(own, tmp_path: Path) -> None:
    own(CSV)
    with pytest.raises(InputError):
        own("name,kind\nA,ship\n", "b.csv")
    m = mention(document("Menurut YLB hal itu keliru.", "id"), "YLB")
    assert m.actor_id == "own:yayasan-laut-biru"


def test_a_run_with_another_file_is_another_run(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("name,kind\nA B,person\n", encoding="utf-8")
    first = run_of(Settings(actors=str(file))).run_id
    file.write_text("name,kind\nA C,person\n", encoding="utf-8")
    assert len({first, run_of(Settings(actors=str(file))).run_id, run_of(Settings()).run_id}) == 3


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("", None, None),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2024-10-20", date(2024, 10, 20), date(2024, 10, 20)),
    ],
)
def test_a_term_of_months_or_years_lasts_to_the_last_of_their_days(
    written: str, first: date | None, last: date | None
) -> None:
    assert (first_day(written), last_day(written)) == (first, last)


@pytest.mark.parametrize(("day", "sector"), [(date(2024, 10, 31), "GOV"), (date(2024, 11, 1), None)])
def test_a_term_to_a_month_holds_on_its_last_day_and_not_after_it(own, day: date, sector: str | None) -> None:
    own(CSV.replace("2024-10,", "2024-01,2024-10"))
    assert mention(document("Ratu Vilimoni tiba.", "id", day), "Ratu Vilimoni").sector == sector
