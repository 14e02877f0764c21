import pytest

from dateline.link.geography import coordinates
from dateline.link.home import country_of_name
from dateline.link.tables import countries, country_of_domain, forms, offices
from naming import document, linked, mention


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("id", "Cina dan Tiongkok sama saja bagi Korsel.", "Cina", "CHN"),
        ("id", "Cina dan Tiongkok sama saja bagi Korsel.", "Korsel", "KOR"),
        ("id", "Serangan itu dikecam AS dan Uni Emirat Arab.", "AS", "USA"),
        ("id", "Serangan itu dikecam AS dan Uni Emirat Arab.", "Uni Emirat Arab", "ARE"),
        ("id", "Kapal Inggris berlabuh di Belanda.", "Inggris", "GBR"),
        ("en", "Ivory Coast and Côte d’Ivoire are one.", "Ivory Coast", "CIV"),
        ("en", "Talks in Türkiye and the Czech Republic began.", "Türkiye", "TUR"),
        ("en", "Talks in North Macedonia began.", "North Macedonia", "MKD"),
    ],
)
def test_countries_in_both_languages(language: str, text: str, name: str, country: str) -> None:
    m = mention(document(text, language), name)
    assert (m.kind, m.country, m.actor_id) == ("place", country, f"country:{country}")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "As the talks began, As was said, it was AS planned."),
        ("en", "He gave us a turkey and fine china with chili."),
        ("id", "Harga naik 3 dolar AS per lembar."),
    ],
)
def test_words_that_are_no_countries(language: str, text: str) -> None:
    mentions, _ = linked(document(text, language))
    assert [m.country for m in mentions if m.country] == []


def test_an_ambiguous_name_needs_support() -> None:
    alone = mention(document("Georgia menolak usul itu di Georgia.", "id"), "Georgia")
    helped = mention(document("Georgia menolak usul itu di Tbilisi.", "id"), "Georgia")
    assert (alone.country, helped.country) == (None, "GEO")


def test_a_person_is_no_country() -> None:
    assert mention(document("Michael Jordan arrived in Amman.", "en"), "Michael Jordan").kind == "person"


def test_a_small_city_needs_its_country() -> None:
    far = mention(document("Fighting in Durham shook the United Kingdom.", "en"), "Durham")
    near = mention(document("Fighting in Durham shook the United States.", "en"), "Durham")
    assert (far.country, near.country) == (None, "USA")


@pytest.mark.parametrize(
    ("language", "text", "name", "country", "place"),
    [
        ("id", "Pertemuan digelar di Moskow.", "Moskow", "RUS", "geonames:524901"),
        ("id", "Pertemuan digelar di Jalur Gaza.", "Jalur Gaza", "PSE", "place:gaza"),
        ("id", "Gempa terjadi di Jawa Barat.", "Jawa Barat", "IDN", "place:jawa-barat"),
        ("id", "Gempa terjadi di Kabupaten Garut.", "Kabupaten Garut", "IDN", "place:garut"),
        ("id", "Gempa terjadi di Kab. Cianjur.", "Kab. Cianjur", "IDN", "place:cianjur"),
        ("id", "Banjir di Kota Bandung.", "Kota Bandung", "IDN", "geonames:1650357"),
        ("id", "Gempa terjadi di Kabupaten Bandung.", "Kabupaten Bandung", "IDN", "place:kabupaten-bandung"),
        ("en", "Fighting spread to Nagorno-Karabakh.", "Nagorno-Karabakh", None, "place:nagorno-karabakh"),
    ],
)
def test_places_and_their_countries(
    language: str, text: str, name: str, country: str, place: str | None
) -> None:
    m = mention(document(text, language), name)
    assert (m.kind, m.country, m.place_id) == ("place", country, place)


def test_a_capital_is_one_place_in_every_language() -> None:
    names = {("en", "Vienna"), ("id", "Wina"), ("en", "The Hague"), ("id", "Den Haag")}
    ids = {(code, name): mention(document(f"{name}, {name}.", code), name).place_id for code, name in names}
    assert ids["en", "Vienna"] == ids["id", "Wina"] == "geonames:2761369"
    assert ids["en", "The Hague"] == ids["id", "Den Haag"]


def test_coordinates_of_places() -> None:
    latitude, longitude = coordinates("geonames:524901") or (0, 0)
    assert (round(latitude), round(longitude)) == (56, 38)
    assert coordinates("place:papua-tengah") is None


def test_a_dateline_names_a_country() -> None:
    assert country_of_name("KUPANG", "id") == "IDN"
    assert country_of_name("Dumaguete City", "en") == "PHL"
    assert country_of_name("Nowhere", "en") is None


def test_domains() -> None:
    assert [country_of_domain(d) for d in ("id", "uk", "my", "tv", "co")] == ["IDN", "GBR", "MYS", None, None]


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_country_has_a_name_in_each_language(language: str) -> None:
    named = {e.country for entries in forms(language).values() for e in entries if e.kind == "country"}
    assert set(countries()) <= named


def test_the_gazetteer_is_sound() -> None:
    known = countries()
    codes = {e.country for entries in forms("en").values() for e in entries if e.country}
    assert codes <= set(known)
    organisations = {e.entry_id for entries in forms("en").values() for e in entries}
    for terms in offices().values():
        for term in terms:
            assert term.holder in known or term.holder in organisations
            assert not (term.valid_from and term.valid_to) or term.valid_from <= term.valid_to
    wikidata = [c.wikidata for c in known.values() if c.wikidata]
    cow = [c.cow for c in known.values() if c.cow]
    assert len(wikidata) == len(set(wikidata))
    assert len(cow) == len(set(cow))
