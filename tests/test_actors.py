from datetime import date

import pytest

from dateline import read_text
from dateline.link.actors import link_mentions
from dateline.read.document import LONGEST
from dateline.records import Mention
from naming import document, linked, mention, span_of

PEOPLE = [
    # language, text, written name, actor, country, sector
    ("id", "Presiden Rusia Vladimir Putin tiba.", "Vladimir Putin", "person:vladimir-putin", "RUS", "GOV"),
    ("id", "Menlu AS Antony Blinken tiba.", "Antony Blinken", "person:antony-blinken", "USA", None),
    ("id", "Duta Besar Myanmar untuk Indonesia Thura Zeya Lin tiba.", "Thura Zeya Lin",
     "person:thura-zeya-lin:mmr", "MMR", "GOV"),
    ("id", "Gubernur Sulawesi Utara Adinata Wicaksono hadir.", "Adinata Wicaksono",
     "person:adinata-wicaksono:idn", "IDN", "GOV"),
    ("id", "Kapolres Garut AKBP Bagas Pradipta hadir.", "Bagas Pradipta", "person:bagas-pradipta:idn", "IDN",
     "COP"),
    ("id", "Anggota Komisi III DPR Ratna Maheswari bertanya.", "Ratna Maheswari",
     "person:ratna-maheswari:idn", "IDN", "LEG"),
    ("en", "Ukrainian President Anton Elsberg spoke.", "Anton Elsberg",
     "person:anton-elsberg:ukr", "UKR", "GOV"),
    ("en", "Nora Lindqvist, Albania's foreign minister, spoke.", "Nora Lindqvist",
     "person:nora-lindqvist:alb", "ALB", "GOV"),
    ("en", "Finland's top diplomat is here. French army chief Guy Lemaire left.", "Guy Lemaire",
     "person:guy-lemaire:fra", "FRA", "MIL"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "actor", "country", "sector"), PEOPLE)
def test_an_office_gives_country_and_sector(
    language: str, text: str, name: str, actor: str, country: str, sector: str | None
) -> None:
    m = mention(document(text, language), name)
    assert (m.kind, m.actor_id, m.country) == ("person", actor, country)
    assert sector is None or m.sector == sector


def test_a_private_person_stays_in_the_article() -> None:
    text = "Warga bernama Tumijo Karsiman menolak."
    first = mention(document(text, "id", article_id="one"), "Tumijo Karsiman")
    second = mention(document(text, "id", article_id="two"), "Tumijo Karsiman")
    assert first.actor_id != second.actor_id
    assert first.country is None


def test_a_term_decides_the_sector_of_an_office() -> None:
    text = "Joko Widodo menghadiri pernikahan itu."
    during = mention(document(text, "id", date(2019, 5, 1)), "Joko Widodo")
    after = mention(document(text, "id", date(2025, 5, 1)), "Joko Widodo")
    assert during.actor_id == after.actor_id == "person:joko-widodo"
    assert (during.sector, after.sector) == ("GOV", None)


def test_a_namesake_with_another_country_is_not_the_listed_one() -> None:
    m = mention(document("Perdana Menteri Fiji Joe Biden tiba.", "id"), "Joe Biden")
    assert (m.actor_id, m.country) == ("person:joe-biden:fji", "FJI")


@pytest.mark.parametrize(
    ("language", "text", "name", "actor"),
    [
        ("id", "Trump menolak usul Amerika Serikat.", "Trump", "person:donald-trump"),
        ("id", "Kim Jong Un menguji rudal Korea Utara.", "Kim Jong Un", "person:kim-jong-un"),
        ("en", "Volodymyr Zelenskiy spoke in Kyiv.", "Volodymyr Zelenskiy", "person:volodymyr-zelenskyy"),
    ],
)
def test_other_writings_of_listed_people(language: str, text: str, name: str, actor: str) -> None:
    assert mention(document(text, language), name).actor_id == actor


def test_a_short_name_needs_support() -> None:
    m = mention(document("Petani bernama Trump memanen padi.", "id"), "Trump")
    assert m.actor_id is not None
    assert m.actor_id.startswith("local:")


ORGANISATIONS = [
    ("id", "PBB mengecam serangan itu.", "PBB", "org:united-nations", None, "IGO"),
    ("en", "The U.N. condemned it.", "U.N.", "org:united-nations", None, "IGO"),
    ("id", "Uni Eropa menolak.", "Uni Eropa", "org:european-union", None, "EUR"),
    ("id", "OPM membantah.", "OPM", "org:opm", "IDN", "REB"),
    ("en", "Hezbollah denied it.", "Hezbollah", "org:hezbollah", "LBN", "UAF"),
    ("id", "Angkatan Laut Myanmar menangkap mereka.", "Angkatan Laut Myanmar", "gov:MMR:navy",
     "MMR", "MIL"),
    ("id", "Polda Jawa Timur membantah.", "Polda Jawa Timur", "org:polda-jawa-timur", "IDN", "COP"),
    ("id", "Gedung Putih membantah.", "Gedung Putih", "country:USA", "USA", "GOV"),
    ("en", "Talks at the Kremlin failed; the Kremlin denied it.", "Kremlin", "country:RUS", "RUS", "GOV"),
    ("en", "The Israel Defense Forces (IDF) denied it.", "Israel Defense Forces",
     "org:idf", "ISR", "MIL"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "actor", "country", "sector"), ORGANISATIONS)
def test_organisations(
    language: str, text: str, name: str, actor: str, country: str | None, sector: str
) -> None:
    m = mention(document(text, language), name)
    assert (m.kind, m.actor_id, m.country, m.sector) == ("organisation", actor, country, sector)


def test_an_office_without_a_country_is_silent_without_evidence() -> None:
    assert mention(document("Menteri Pertahanan Surya Kencana tiba.", "id"), "Surya Kencana").country is None


def test_an_office_at_home_needs_two_signs() -> None:
    text = "Menteri Pertahanan Surya Kencana tiba."
    assert mention(document(text, "id", place="Surabaya"), "Surya Kencana").country == "IDN"
    there = "Defence Minister Nora Lindqvist spoke."
    url = "https://www.example.com.my/news"
    assert mention(document(there, "en", url=url), "Nora Lindqvist").country is None
    assert mention(document(there, "en", url=url, place="Kuala Lumpur"), "Nora Lindqvist").country == "MYS"


def test_an_office_at_home_is_not_taken_from_abroad() -> None:
    text = "Malaysia, Malaysia dan Malaysia. Menteri Pertahanan Surya Kencana tiba di Malaysia."
    assert mention(document(text, "id", place="Surabaya"), "Surya Kencana").country is None


def test_actors_come_once_and_in_order() -> None:
    text = "Rusia dan Ukraina bertemu. Rusia menolak. Vladimir Putin hadir di Rusia."
    _, actors = linked(document(text, "id"))
    ids = [a.actor_id for a in actors]
    assert ids == sorted(set(ids)) == ["country:RUS", "country:UKR", "person:vladimir-putin"]
    assert actors[0].wikidata_id == "Q159"


def test_every_mention_slices_and_comes_in_order() -> None:
    doc = document("Presiden Rusia Vladimir Putin (AS) — U.S. dan Jakarta, DPR RI.", "id")
    mentions, _ = linked(doc)
    assert [m.span for m in mentions] == sorted((m.span for m in mentions), key=lambda s: (s[0], -s[1]))
    assert all(doc.words(m.span) for m in mentions)


ACROSS = [
    # language, what one article says, what another says, the name in each, whether it is one actor
    ("id", "Menteri Perikanan Fiji Josefa Ravulo tiba.",
     "Josefa V. Ravulo, menteri perikanan Fiji, tiba.", True),
    ("id", "Menteri Perikanan Fiji Josefa Ravulo tiba.",
     "Menteri Kehutanan Tonga Josefa Ravulo tiba.", False),
    ("id", "Menteri Perikanan Fiji Josefa Ravulo tiba.", "Menteri Perikanan Fiji Litia Ravulo tiba.", False),
    ("id", "Petani bernama Josefa Ravulo panen.", "Petani bernama Josefa Ravulo panen.", False),
    ("id", "Kapolres Garut AKBP Agus Salim hadir.", "Bupati Jepara Agus Salim hadir.", False),
    ("id", "Kapolres Garut AKBP Agus Salim hadir.", "Kapolres Garut AKBP Agus Salim absen.", True),
    ("id", "Bupati Garut Wicaksana Tirtarahardja hadir.",
     "Gubernur Bali Wicaksana Tirtarahardja hadir.", True),
    ("en", "Fijian fisheries minister Josefa Ravulo came.",
     "Fiji's trade minister Josefa Ravulo left.", True),
    ("en", "Fijian fisheries minister Josefa Ravulo came.", "Actor Josefa Ravulo sang in Fiji.", False),
    ("en", "Norwegian skier Ola Larsen won.", "Norwegian skier Ola Larsen lost.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "one", "other", "same"), ACROSS)
def test_people_are_one_across_articles_only_on_evidence(
    language: str, one: str, other: str, same: bool
) -> None:
    ids = []
    for number, text in enumerate((one, other)):
        mentions, _ = linked(document(text, language, article_id=f"a{number}"))
        people = [m for m in mentions if m.kind == "person"]
        ids.append(people[0].actor_id)
    assert (ids[0] == ids[1]) is same, ids


def test_a_surname_alone_joins_nobody() -> None:
    text = "Gubernur Bali Wayan Astika hadir. Sopir bernama Astika menunggu di luar."
    first = mention(document(text, "id"), "Wayan Astika")
    alone = mention(document("Sopir bernama Astika menunggu di Bali.", "id", article_id="a2"), "Astika")
    assert first.actor_id == "person:wayan-astika:idn"
    assert alone.actor_id == "local:a2:astika"


@pytest.mark.parametrize(
    ("language", "text", "name", "actor"),
    [
        ("id", "Beijing menolak usul itu.", "Beijing", "country:CHN"),
        ("id", "Beijing diguyur hujan.", "Beijing", None),
        ("id", "Pertemuan itu digelar di Beijing kemarin.", "Beijing", None),
        ("en", "Athens expelled the Libyan ambassador.", "Athens", "country:GRC"),
        ("en", "Athens is a city.", "Athens", None),
        ("en", "They told lawmakers that Quito would recall its envoy.", "Quito", "country:ECU"),
        ("en", "The minister accused Moscow of lying.", "Moscow", "country:RUS"),
        ("id", "Pekan lalu Dili menunda pertemuan itu.", "Dili", "country:TLS"),
        ("id", "Pada Oktober, Beijing berencana menggugat.", "Beijing", "country:CHN"),
        ("id", "Mereka mengunjungi Tokyo, Beijing dan Seoul.", "Beijing", None),
    ],
)
def test_a_capital_that_acts_is_its_government(
    language: str, text: str, name: str, actor: str | None
) -> None:
    assert mention(document(text, language), name).actor_id == actor


POSTS = [
    # text, the office as a mention, actor; on a day when the office has a known holder
    ("The Russian president rejected it.", "Russian president", "person:vladimir-putin"),
    ("He ran for president of Russia.", "president of Russia", None),
    ("He was the first president of Russia.", "first president of Russia", None),
    ("In 1999 the Russian president rejected it.", "Russian president", "country:RUS"),
    ("He became the Russian president.", "Russian president", None),
    ("The former Russian president rejected it.", "former Russian president", None),
]


@pytest.mark.parametrize(("text", "name", "actor"), POSTS)
def test_an_office_is_its_holder_only_where_it_stands_for_one(
    text: str, name: str, actor: str | None
) -> None:
    assert mention(document(text, "en", date(2023, 2, 1)), name).actor_id == actor


def test_an_office_is_of_the_country_that_an_article_is_all_about() -> None:
    told = "Poland, Poland, Poland and Warsaw. Interior Minister Nora Lindqvist spoke."
    other = "Poland, Poland, France and Paris. Interior Minister Nora Lindqvist spoke."
    assert mention(document(told, "en"), "Nora Lindqvist").country == "POL"
    assert mention(document(other, "en"), "Nora Lindqvist").country is None


def test_places_inside_offices_are_named_too_once_who_acts_is_known() -> None:
    reading = read_text("Presiden Fiji Josefa Ravulo bertemu warga Tonga di Suva.", "id")
    text = reading.article.text
    places = [(text[slice(*m.span)], m.country) for m in reading.mentions if m.kind == "place"]
    assert places == [("Fiji", "FJI"), ("Tonga", "TON"), ("Suva", "FJI")]
    starts = [m.span[0] for m in reading.mentions]
    assert starts == sorted(starts)
    actors = [a.actor_id for a in reading.actors]
    assert {"country:FJI", "country:TON"} <= set(actors) and actors == sorted(set(actors))


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("en", "Bolivia. Bolivia. Bolivia. In Bolivia a miner, Juan Quispe, wept.", "Juan Quispe", "BOL"),
        ("en", "Bolivia and Peru. Bolivia, Peru. A miner, Juan Quispe, wept.", "Juan Quispe", None),
        ("en", "Bolivia. A miner, Juan Quispe, wept.", "Juan Quispe", None),
        ("en", "Bolivia. Bolivia. Bolivia. Bolivia. Its envoy, Juan Quispe, wept.", "Juan Quispe", None),
        ("id", "Warga Bandung dan Jakarta, Indonesia, marah. Ratih Komala menangis.", "Ratih Komala", "IDN"),
        ("id", "Bandung, Jakarta, Indonesia.\n\nDi Dili, Ratih Komala menangis.", "Ratih Komala", None),
        (
            "id",
            "Bandung, Jakarta, Indonesia. Itu kata Mira Oduya, staf lapangan lembaga itu.",
            "Mira Oduya",
            None,
        ),
    ],
)
def test_people_of_whom_nothing_is_stated_are_of_the_country_of_the_story(
    language: str, text: str, name: str, country: str | None
) -> None:
    found = mention(document(text, language), name)
    assert found.country == country
    assert found.actor_id is not None and found.actor_id.startswith("local:")


@pytest.mark.parametrize(
    ("language", "text", "name", "country"),
    [
        ("en", "US Special Representative for Iran Ben Hooker met Iran.", "Ben Hooker", "USA"),
        (
            "id",
            "Atase Pertahanan Filipina untuk Indonesia, Kapten Renato Sison, tiba di Jakarta, Indonesia.",
            "Renato Sison",
            "PHL",
        ),
        ("id", "Itu lagu penyanyi asal Wales, Gareth Morgan, di Jakarta, Indonesia.", "Gareth Morgan", "GBR"),
        ("id", "Jakarta, Indonesia. Perwira penghubungnya, Kapten Kazu Mori, tiba.", "Kazu Mori", None),
    ],
)
def test_what_an_office_states_goes_before_where_it_is_read(
    language: str, text: str, name: str, country: str | None
) -> None:
    assert mention(document(text, language), name).country == country


@pytest.mark.parametrize(
    ("name", "country"), [("KBRI Manila", "IDN"), ("PT Litium Bahari Sentosa", "IDN"), ("Polda Bali", "IDN")]
)
def test_words_of_a_name_tell_its_country(name: str, country: str) -> None:
    assert mention(document(f"Surat itu dari {name} kemarin.", "id"), name).country == country


def test_a_listed_organisation_has_its_wikidata_id() -> None:
    _, actors = linked(document("The Associated Press asked.", "en"))
    assert [(a.actor_id, a.wikidata_id) for a in actors] == [("org:ap", "Q40469")]


@pytest.mark.parametrize(
    ("language", "text", "name", "actor", "country"),
    [
        ("en", "The Labour party agreed, Britain said.", "Labour party", "org:labour-party-uk", "GBR"),
        ("id", "Ia bertemu tamunya di Istana Bogor.", "Istana Bogor", None, "IDN"),
        ("id", "Istana Bogor membantah kabar itu.", "Istana Bogor", "country:IDN", "IDN"),
        ("id", "Kapal itu di Teluk Finlandia.", "Teluk Finlandia", None, None),
        ("id", "Kapal itu di Teluk Bintuni, Papua Barat.", "Teluk Bintuni", None, "IDN"),
    ],
)
def test_governments_seats_and_waters(
    language: str, text: str, name: str, actor: str | None, country: str | None
) -> None:
    found = mention(document(text, language), name)
    assert (found.actor_id, found.country) == (actor, country)


def test_a_government_called_after_a_person_has_the_country_and_is_not_the_person() -> None:
    text = "The Trump administration denied it. The United States pays."
    found = mention(document(text, "en", date(2025, 5, 1)), "Trump administration")
    assert (found.country, found.sector, found.kind) == ("USA", "GOV", "organisation")
    assert found.actor_id == "local:a1:trump-administration"


def test_a_title_and_a_number_belong_to_the_listed_queen() -> None:
    found = mention(document("Queen Elizabeth II left London.", "en", date(2019, 5, 1)), "Elizabeth II")
    assert (found.actor_id, found.kind) == ("person:queen-elizabeth-ii", "person")


def test_an_organisation_that_is_a_country_and_its_government_is_the_country() -> None:
    doc = document("He spoke for the UK Government there.", "en")
    whole = Mention(span_of(doc, "UK Government"), "organisation", "UK Government")
    found = next(m for m in link_mentions(doc, (whole,))[0] if m.name == "UK Government")
    assert (found.actor_id, found.country, found.sector) == ("country:GBR", "GBR", "GOV")


def test_a_news_outlet_does_not_tell_where_a_story_happens() -> None:
    text = "Kantor Suara Merdeka di Yangon digerebek tentara."
    assert mention(document(text, "id"), "tentara").country != "IDN"


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_name_that_opens_a_piece_of_a_cut_sentence_has_nothing_before_it(language: str) -> None:
    text = f"{'kata ' * (LONGEST - 1)}, Ana Lim {'pergi ' * 40}"
    reading = read_text(text, language=language)
    assert any(m.name == "Ana Lim" for m in reading.mentions)
    assert [p.code for p in reading.problems if p.code == "failed"] == []
