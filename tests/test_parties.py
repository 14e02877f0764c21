import pytest

from dateline.link.parties import party
from dateline.records import Mention
from naming import document, linked, span_of


def of(text: str, language: str, phrase: str, after: str = "") -> Mention:
    """The phrase of the text as a party."""
    doc = document(text, language)
    mentions, _ = linked(doc)
    return party(doc, mentions, span_of(doc, phrase, after))


PARTIES = [
    # language, text, phrase, name, country, sector
    ("id", "Presiden Rusia Vladimir Putin menolak.", "Presiden Rusia Vladimir Putin", "Vladimir Putin", "RUS",
     "GOV"),
    ("id", "Angkatan Laut Myanmar menahan mereka.", "Angkatan Laut Myanmar", "Angkatan Laut Myanmar", "MMR",
     "MIL"),
    ("id", "Ia bertemu pejabat Iran di sana.", "pejabat Iran", "pejabat Iran", "IRN", "GOV"),
    ("id", "Kapal itu membawa 31 nelayan asal Aceh.", "31 nelayan asal Aceh", "31 nelayan asal Aceh", "IDN",
     "CVL"),
    ("id", "Aparat memukul sejumlah demonstran.", "sejumlah demonstran", "sejumlah demonstran", None, "CVL"),
    ("id", "Kelompok bersenjata menyerang polisi.", "polisi", "polisi", None, "COP"),
    ("id", "Pemerintah Jepang setuju.", "Pemerintah Jepang", "Pemerintah Jepang", "JPN", "GOV"),
    ("id", "Bangkok menuduh tetangganya.", "Bangkok", "Thailand", "THA", "GOV"),
    ("id", "Rusia menolak.", "Rusia", "Rusia", "RUS", "GOV"),
    ("en", "The Israeli army advanced.", "The Israeli army", "Israeli army", "ISR", "MIL"),
    ("en", "UN officials objected.", "UN officials", "UN officials", None, "GOV"),
    ("en", "Dozens of Ukrainian civilians fled.", "Dozens of Ukrainian civilians",
     "Dozens of Ukrainian civilians", "UKR", "CVL"),
    ("en", "Nora Lindqvist's lawyer objected.", "Nora Lindqvist's lawyer", "Nora Lindqvist's lawyer", None,
     "CVL"),
    ("en", "Two gunmen fled.", "Two gunmen", "Two gunmen", None, "UAF"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "phrase", "name", "country", "sector"), PARTIES)
def test_whom_a_phrase_names(
    language: str, text: str, phrase: str, name: str, country: str | None, sector: str
) -> None:
    m = of(text, language, phrase)
    assert (m.name, m.country, m.sector) == (name, country, sector)


@pytest.mark.parametrize(
    ("language", "text", "phrase", "actor"),
    [
        ("id", "Pemerintah Jepang setuju.", "Pemerintah Jepang", "country:JPN"),
        ("id", "Bangkok menuduh tetangganya.", "Bangkok", "country:THA"),
        ("en", "France agreed.", "France", "country:FRA"),
        ("id", "Tentara Kamboja maju.", "Tentara Kamboja", "gov:KHM:armed-forces"),
    ],
)
def test_a_government_is_its_country(language: str, text: str, phrase: str, actor: str | None) -> None:
    assert of(text, language, phrase).actor_id == actor


TWO = [
    ("id", "Thailand bertemu Kamboja. Kemudian kedua negara sepakat.", "kedua negara",
     "Thailand dan Kamboja"),
    ("en", "France met Ghana. Later both countries agreed.", "both countries", "France and Ghana"),
    ("en", "Nora Quill met Arjun Halloran. Later the two leaders agreed.", "the two leaders",
     "Nora Quill and Arjun Halloran"),
    ("id", "Hari itu kedua negara sepakat.", "kedua negara", "kedua negara"),
    ("id", "Rusia menolak. Hari itu kedua negara sepakat.", "kedua negara", "kedua negara"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "phrase", "name"), TWO)
def test_two_sides_are_the_two_named_last(language: str, text: str, phrase: str, name: str) -> None:
    assert of(text, language, phrase).name == name


@pytest.mark.parametrize(
    ("language", "text", "phrase", "after", "name"),
    [
        ("id", "Surya Kencana tiba. Dia menolak.", "Dia", "tiba. ", "Surya Kencana"),
        ("en", "Mr. Arjun Halloran came. He refused.", "He", "came. ", "Arjun Halloran"),
        ("en", "Mayor Nora Quill came. Then the mayor refused.", "the mayor", "Then ", "Nora Quill"),
    ],
)
def test_pronouns_and_roles_are_resolved(
    language: str, text: str, phrase: str, after: str, name: str
) -> None:
    m = of(text, language, phrase, after)
    assert (m.name, m.span[1] - m.span[0]) == (name, len(phrase))


def test_an_empty_phrase_is_nobody() -> None:
    doc = document("Rusia menolak.", "id")
    mentions, _ = linked(doc)
    assert party(doc, mentions, (3, 3)).name == ""
