"""The dateline that opens a report, told from sentences that hold a dash."""

from __future__ import annotations

import pytest

from dateline.extract.datelines import split_dateline

REST = "Menteri itu pergi ke pasar lama."


@pytest.mark.parametrize(
    ("head", "place", "outlet"),
    [
        ("SALIRA, KABAR.TV - ", "Salira", "KABAR.TV"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta", "CNN Indonesia"),
        ("Manado (ANTARA) - ", "Manado", "ANTARA"),
        ("JAKARTA, KABAR.com – ", "Jakarta", "KABAR.com"),
        ("Jakarta - ", "Jakarta", None),
        ("TEMPO.CO, Jakarta - ", "Jakarta", "TEMPO.CO"),
        ("Liputan6.com, Jakarta ", "Jakarta", "Liputan6.com"),
        ("WASHINGTON (AP) — ", "Washington", "AP"),
        ("Kyiv, Ukraine (AP) — ", "Kyiv", "AP"),
        ("LONDON, May 3 (Reuters) - ", "London", "Reuters"),
        ("BEIRUT/THE HAGUE, March 7 (Reuters) - ", "Beirut/The Hague", "Reuters"),
        ("BEIJING, May 3 (Xinhua) -- ", "Beijing", "Xinhua"),
        ("KUALA LUMPUR, Nov 22 — ", "Kuala Lumpur", None),
        ("PORT HARBOUR CITY — ", "Port Harbour City", None),
        ("Depok, Jawa Barat - ", "Depok", None),
        ("RIO DE JANEIRO — ", "Rio de Janeiro", None),
        ("MOSCOW, May 3. /TASS/. ", "Moscow", "TASS"),
        ("New Delhi, May 3 (PTI) ", "New Delhi", "PTI"),
        ("Jakarta: ", "Jakarta", None),
        ("Kabarkini.com - ", None, "Kabarkini.com"),
        ("Semarang, Jumat (3/5/2024) - ", "Semarang", None),
    ],
)
def test_datelines(head: str, place: str | None, outlet: str | None) -> None:
    dateline, rest = split_dateline(head + REST)
    assert dateline is not None
    assert (dateline.place, dateline.outlet, rest) == (place, outlet, REST)
    assert dateline.text == head.strip()


@pytest.mark.parametrize(
    "text",
    [
        "The president — who had won twice — left the town.",
        "Two men - both of them soldiers - were killed there.",
        "NATO — the alliance — said that it would come.",
        "KPK - Komisi Pemberantasan Korupsi - menyatakan hal itu.",
        "BREAKING - The president has left the town.",
        "On Monday — the third day of the strike — trains ran.",
        "It was late - Too late for him to go home.",
        "He said: I am here to stay for good.",
        "Harga beras naik 10 - 15 persen pekan ini di sana.",
        "Wali kota itu marah-marah di pasar lama.",
        "JAKARTA - ",
        "",
        "-" * 50_000,
        "A, " * 20_000,
    ],
)
def test_ordinary_text_stays_whole(text: str) -> None:
    assert split_dateline(text) == (None, text)
