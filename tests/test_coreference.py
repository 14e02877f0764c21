import pytest

from dateline import read_text
from dateline.read.coreference import antecedent, key_of, resolve_names
from dateline.read.names import find_names
from naming import document, linked, span_of

NAMES = [
    (
        "id",
        "Presiden Rusia Vladimir Putin bertemu Menteri Pertahanan Fiji Arjun Halloran. Putin dan Halloran "
        "berbincang. Presiden itu pulang.",
        {"Putin": "Vladimir Putin", "Halloran": "Arjun Halloran", "Presiden": "Vladimir Putin"},
    ),
    (
        "id",
        "Kim Seung-ho tiba. Kim Seung Ho disambut. Kim Seung-ho lalu berpidato, kata Kim.",
        {"Kim Seung Ho": "Kim Seung-ho", "Kim": "Kim Seung-ho"},
    ),
    (
        "id",
        "Organisasi Bahari Merdeka (OBM) menolak. OBM menuntut ganti rugi.",
        {"OBM": "Organisasi Bahari Merdeka"},
    ),
    ("id", "Polisi menahan Sukardi alias Benjol di rumahnya. Benjol melawan.", {"Benjol": "Sukardi"}),
    (
        "en",
        "Foreign Minister Nora Lindqvist spoke. Lindqvist left. The foreign minister returned.",
        {"Lindqvist": "Nora Lindqvist", "foreign minister": "Nora Lindqvist"},
    ),
    ("en", "Wilhelmina Darrowby sang. Fans of Wilhelmina Darrow cheered.",
     {"Wilhelmina Darrow": "Wilhelmina Darrowby"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "fullest"), NAMES)
def test_a_part_takes_the_fullest_name(language: str, text: str, fullest: dict[str, str]) -> None:
    doc = document(text, language)
    names = {doc.words(m.span): m.name for m in resolve_names(doc, find_names(doc))}
    assert {word: names.get(word) for word in fullest} == fullest


def test_a_role_with_another_country_is_another_person() -> None:
    doc = document(
        "Menteri Luar Negeri Fiji Arjun Halloran tiba. Ia menunggu Menteri Luar Negeri Nepal di sana.", "id"
    )
    roles = [m for m in resolve_names(doc, find_names(doc)) if m.kind == "role"]
    assert [m.name for m in roles] == ["Arjun Halloran", "Menteri Luar Negeri Nepal"]


def test_two_bearers_of_a_role_leave_it_open() -> None:
    doc = document("Minister Nora Lindqvist met Minister Arjun Halloran. The minister smiled.", "en")
    roles = [m for m in resolve_names(doc, find_names(doc)) if m.kind == "role"]
    assert roles[-1].name == "minister"


def test_the_same_surname_goes_to_the_one_named_last() -> None:
    doc = document("Nora Quill spoke. Then Peter Quill spoke. Quill left.", "en")
    people = [m for m in resolve_names(doc, find_names(doc)) if m.kind == "person"]
    assert people[-1].name == "Peter Quill"


PRONOUNS = [
    # language, text, the pronoun, what stands before it, whom it means
    (
        "id",
        "Dalam pidatonya, Menteri Surya Kencana menolak usul itu.\n\n“Kami tidak setuju,” ujarnya.",
        "nya", "“Kami tidak setuju,” ujar", "Surya Kencana",
    ),
    (
        "id",
        "Surya Kencana bertemu dengan Gubernur Adinata Wicaksono. Ia menyerahkan surat.",
        "Ia", "Wicaksono. ", "Surya Kencana",
    ),
    (
        "id",
        "Surya Kencana tiba di kota. Ia bertemu dengan Adinata Wicaksono. “Baik,” katanya.",
        "nya", "“Baik,” kata", "Surya Kencana",
    ),
    (
        "id",
        "Surya Kencana berpidato. “Menurut Adinata Wicaksono itu salah,” katanya.",
        "nya", "salah,” kata", "Surya Kencana",
    ),
    ("en", "Mr. Arjun Halloran met Mrs. Nora Lindqvist. She thanked him.", "She", "Lindqvist. ",
     "Nora Lindqvist"),
    ("en", "Mrs. Nora Lindqvist met Mr. Arjun Halloran. He left.", "He", "Halloran. ", "Arjun Halloran"),
    ("en", "France rejected the plan. It called for talks.", "It", "plan. ", "France"),
    ("en", "The Ministry of Tides objected. Later the ministry agreed.", "the ministry", "Later ",
     "Ministry of Tides"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "pronoun", "after", "name"), PRONOUNS)
def test_antecedents(language: str, text: str, pronoun: str, after: str, name: str) -> None:
    doc = document(text, language)
    mentions, _ = linked(doc)
    meant = antecedent(doc, mentions, span_of(doc, pronoun, after))
    assert meant is not None
    assert meant.name == name


@pytest.mark.parametrize(
    ("language", "text", "pronoun"),
    [
        ("id", "Ia menolak usul itu.", "Ia"),
        ("id", "“Saya setuju,” kata Surya Kencana.", "Saya"),
        ("en", "They left before noon.", "They"),
        ("en", "The minister said little.", "The minister"),
    ],
)
def test_nobody_where_nobody_fits(language: str, text: str, pronoun: str) -> None:
    doc = document(text, language)
    mentions, _ = linked(doc)
    assert antecedent(doc, mentions, span_of(doc, pronoun)) is None


def test_keys_ignore_case_accents_and_hyphens() -> None:
    assert key_of("José Ramos-Horta") == key_of("jose ramos horta") == ("jose", "ramos", "horta")


def test_a_short_form_goes_on_meaning_whom_it_meant_before():
    text = (
        "President Carla Moran spoke in Lisbon. Moran thanked the crowd and named her son Pedro Moran. "
        "Moran then left."
    )
    found = [m for m in read_text(text, language="en").mentions if text[slice(*m.span)] == "Moran"]
    assert [m.name for m in found] == ["Carla Moran", "Carla Moran"]
