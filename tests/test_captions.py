"""Captions: text, chain of credits, stated positions."""

from __future__ import annotations

import pytest

from dateline.extract.captions import parse_caption

TEXT = "Warga menunggu di pasar lama, Rabu (6/5/2026)."


@pytest.mark.parametrize(
    ("tail", "credits"),
    [
        (
            " (Sumber: Gavin Grig, Sputnik, Pool Photo melalui AP)",
            ("Gavin Grig", "Sputnik", "Pool Photo", "AP"),
        ),
        (" (Foto: ANTARA/Prasetyo W)", ("ANTARA/Prasetyo W",)),
        (" ANTARA FOTO/Adwin Kauna/nym", ("ANTARA FOTO/Adwin Kauna/nym",)),
        (" ANTARA FOTO/Adwin Kauna/nym.", ("ANTARA FOTO/Adwin Kauna/nym",)),
        (" [Photo: Ann Lee/Harbour News]", ("Ann Lee/Harbour News",)),
        (" Photo by Ann Lee / AFP via Getty Images", ("Ann Lee / AFP", "Getty Images")),
        (" REUTERS/Ann Lee", ("REUTERS/Ann Lee",)),
        (" REUTERS/Ann Lee Purchase Licensing Rights, opens new tab", ("REUTERS/Ann Lee",)),
        (" (AP Photo/Ann Lee)", ("AP Photo/Ann Lee",)),
        (" Dok. Kemlu", ("Dok. Kemlu",)),
        (" KABAR.com/ANI LESTARI", ("KABAR.com/ANI LESTARI",)),
        (" — Picture by Yusuf Mat", ("Yusuf Mat",)),
        (" (Courier photo by Jun Tub)", ("Courier photo by Jun Tub",)),
        (" (ist)", ("ist",)),
        (" © KabarKini.com®/", ("KabarKini.com®",)),
        ("/©KabarKini.com®/M. Akram", ("KabarKini.com®/M. Akram",)),
        (" Image: TEMPO/Imam S", ("TEMPO/Imam S",)),
        (" (Harbour District Court, Eastern Section)", ("Harbour District Court", "Eastern Section")),
        ("", ()),
    ],
)
def test_credits(tail: str, credits: tuple[str, ...]) -> None:
    caption = parse_caption(TEXT + tail, "https://kabar.example/a.jpg")
    assert (caption.text, caption.credits) == (TEXT, credits)
    assert caption.image_url == "https://kabar.example/a.jpg"


def test_lines_that_are_credits_and_a_credit_apart() -> None:
    assert parse_caption(f"KABAR.COM/MASNADI\n{TEXT}").credits == ("KABAR.COM/MASNADI",)
    assert parse_caption(f"Lihat Foto\n{TEXT}\n(Tangkapan layar Kanal Kabar)").text == TEXT
    assert parse_caption(TEXT, credit="Foto: Ani").credits == ("Ani",)


def test_what_is_in_brackets_may_be_no_credit() -> None:
    for text in (
        "A view of the UN (United Nations)",
        "Gardu Induk (GI) 150 kV",
        TEXT,
        "Ani (kanan)",
        "Ani (32)",
    ):
        assert parse_caption(text).credits == ()
        assert parse_caption(text).text == text


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Presiden Rusia Viktor Petrov (kedua dari kiri) dan pemimpin Korea Utara, Kim Dong Un (kanan).",
            [("Viktor Petrov", "kedua dari kiri"), ("Kim Dong Un", "kanan")],
        ),
        ("Menteri Perhubungan Budi Karyadi (kiri) di Balikpapan.", [("Budi Karyadi", "kiri")]),
        ("Wali Kota Mataram Lalu Suryadi (kanan) menyerahkan selimut.", [("Lalu Suryadi", "kanan")]),
        ("Dirut PLN Zulkifli Z (tengah) datang.", [("Zulkifli Z", "tengah")]),
        (
            "Prime Minister Keith Stamper, left, meets French President Emil Macreau, right, in Paris.",
            [("Keith Stamper", "left"), ("Emil Macreau", "right")],
        ),
        (
            "Zane Dango, head of South Africa’s Department of Relations (second from right), speaks.",
            [("Zane Dango", "second from right")],
        ),
        ("Mereka belok ke kiri di pasar (lama).", []),
    ],
)
def test_positions(text: str, positions: list[tuple[str, str]]) -> None:
    assert [(p.person, p.position) for p in parse_caption(text).positions] == positions


def test_hostile_captions_are_bounded() -> None:
    for text in ("(" * 100_000, "© " * 50_000, "A/" * 50_000, ", left" * 20_000, "— " * 50_000):
        assert len(parse_caption(text).text) <= 3000
