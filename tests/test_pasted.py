"""Text as pasted from a page: furniture told from prose, and no prose lost."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dateline.extract.pasted import extract_text
from dateline.records import Article

SCRAPED = """> >

Menteri Fiji Tinjau Pelabuhan Suva, Janjikan Dermaga Baru

Kabar dunia | 3 Maret 2025, 13:30 WITA
Menteri Fiji Josefa Ravulo (kiri) meninjau pelabuhan, Senin (3/3/2025). (Sumber: Litia V, Islandview via AFP)

SUVA, KABAR.TV - Menteri Perhubungan Fiji, Josefa Ravulo, menjanjikan dermaga baru, Senin (3/3/2025).

“Dermaga lama sudah tidak kuat,” ujarnya, dikutip dari Agence France-Presse.

Baca Juga: Badai Rusak Dermaga Suva

Pembangunan dimulai\u00a0pekan depan menurut   rencana kementerian itu.

Penulis : Dimas A Kurnia Editor : Tri-W.-Lestari

Sumber : Agence France-Presse


TERBARU
Harga Kopra Naik Lagi
Festival Layar Dibuka"""


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.text[slice(*b.span)]) for b in article.blocks]


def test_a_scraped_page() -> None:
    article = extract_text(SCRAPED)
    assert article.language == "id"
    assert article.headline == "Menteri Fiji Tinjau Pelabuhan Suva, Janjikan Dermaga Baru"
    assert article.section == "Kabar dunia"
    assert article.names("reporter") == ["Dimas A Kurnia"]
    assert article.names("editor") == ["Tri W. Lestari"]
    assert article.agency == "AFP"
    assert article.outlet == "KABAR.TV"
    assert article.dateline is not None
    assert article.dateline.place == "Suva"
    assert article.published is not None
    assert article.published.value.isoformat() == "2025-03-03T13:30:00+08:00"
    assert article.related == ("Badai Rusak Dermaga Suva",)
    assert [c.credits for c in article.captions] == [("Litia V", "Islandview", "AFP")]
    assert blocks(article) == [
        ("paragraph", "Menteri Perhubungan Fiji, Josefa Ravulo, menjanjikan dermaga baru, Senin (3/3/2025)."),
        ("paragraph", "“Dermaga lama sudah tidak kuat,” ujarnya, dikutip dari Agence France-Presse."),
        ("paragraph", "Pembangunan dimulai pekan depan menurut rencana kementerian itu."),
    ]


def test_an_english_page() -> None:
    article = extract_text(
        "Home > News > World\nHarbour workers end strike after nine days\n"
        "The union accepted an offer that it had refused a week before\n"
        "By Ann Lee\n3 May 2024 11.15am BST\n\n"
        "LONDON (Reuters) - Harbour workers went back to work on Friday after a strike of nine days.\n\n"
        "“We have what we asked for,” said Jo Ek, who leads the union.\n\n"
        "What happens now\n\nThe port expects the last ships to leave by Sunday night.\n\n"
        "(Reporting by Ann Lee; Editing by Cy Doe)\n\nMost read\nCats of the quay\nTen dinners with rice\n"
    )
    assert article.headline == "Harbour workers end strike after nine days"
    assert article.standfirst == "The union accepted an offer that it had refused a week before"
    assert article.section == "World"
    assert article.names("reporter") == ["Ann Lee"]
    assert article.names("editor") == ["Cy Doe"]
    assert article.agency == "Reuters"
    assert [kind for kind, _ in blocks(article)] == [
        "standfirst", "paragraph", "paragraph", "heading", "paragraph",
    ]  # fmt: skip
    assert "Most read" not in article.text


PROSE = [
    "Presiden bertemu menteri di istana.",
    "By Monday the town was quiet. The mayor said: “We will stay — all of us — until it ends.”",
    "One sentence.\n\nAnother one, said the mayor.\n\nAnd a third - with a dash - to end it.",
    "Sumber itu mengatakan editor tidak hadir.\n\nOleh karena itu rapat ditunda hingga Jumat.",
    "The latest figures show a rise.\n\nRead it, the minister said.\n\n“More,” he said, “is to come.”",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_kept_whole(text: str) -> None:
    article = extract_text(text, "en")
    assert article.text == text
    assert article.bylines == ()
    assert article.captions == ()
    assert article.related == ()
    assert [article.text[slice(*b.span)] for b in article.blocks] == text.split("\n\n")


def test_spaces_are_folded_and_letters_composed() -> None:
    article = extract_text("Ia  pergi\u00a0ke\u2009Cafe\u0301 lama.", "id")
    assert article.text == "Ia pergi ke Café lama."


def test_a_paragraph_wrapped_by_hand_is_one() -> None:
    wrapped = (
        "The mayor told reporters on the steps of the town hall that the old\n"
        "bridge would be closed from Monday and that no car would be let over\n"
        "it until the repair was done."
    )
    assert extract_text(wrapped, "en").text == wrapped.replace("\n", " ")


def test_what_the_caller_gives_stands_where_the_text_is_silent() -> None:
    given = extract_text("Ia pergi.", "id", date(2024, 6, 19)).published
    assert given is not None
    assert (given.value, given.precision, given.origin) == (date(2024, 6, 19), "day", "given")
    exact = extract_text("Ia pergi.", "id", datetime(2024, 6, 19, 13, 30, tzinfo=UTC)).published
    assert exact is not None
    assert (exact.precision, exact.offset_minutes) == ("second", 0)
    naive = extract_text("Ia pergi.", "id", datetime(2024, 6, 19, 13, 30)).published
    assert naive is not None
    assert naive.precision == "day"
    own = extract_text(SCRAPED, "id", date(2001, 1, 1)).published
    assert own is not None
    assert own.day == date(2025, 3, 3)


@pytest.mark.parametrize("text", ["", "   \n\n ", "---\n***"])
def test_no_words_is_a_problem(text: str) -> None:
    assert "empty" in [p.code for p in extract_text(text).problems]


def test_hostile_text_is_bounded() -> None:
    for text in ("a\n" * 60_000, "Baca juga:\n" * 20_000, "(" * 200_000, "Penulis : A B\n" * 20_000):
        article = extract_text(text, "id")
        assert all(0 <= b.span[0] <= b.span[1] <= len(article.text) for b in article.blocks)
