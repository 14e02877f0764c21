"""The language of a text, with and without the model."""

from __future__ import annotations

import pytest

from dateline.extract import language
from dateline.extract.language import detect_language

LONG = {
    "id": (
        "Wali kota mengatakan bahwa jembatan itu akan dibuka kembali pada hari Senin setelah diperbaiki. "
        "Warga yang tinggal di seberang sungai tidak perlu lagi memutar lewat jalan lama, kata dia."
    ),
    "en": (
        "The mayor said that the bridge would be opened again on Monday after it had been repaired. "
        "People who live across the river will not have to take the old road any more, she said."
    ),
}
OTHERS = {
    "de": "Der Bürgermeister sagte am Montag, dass die Brücke nach der Reparatur wieder geöffnet wird.",
    "fr": "Le maire a déclaré lundi que le pont serait rouvert après les travaux de réparation.",
    "da": "Borgmesteren sagde, at broen for første gang i to år kan åbne igen, og at der er penge til det.",
    "ms": "Datuk Bandar berkata jambatan itu akan dibuka semula pada Isnin kerana kerja baiki telah siap.",
    "jv": "Pak wali ngendika yen kreteg iku wis didandani lan wong-wong ora perlu liwat dalan lawas maneh.",
    "ja": "市長は月曜日に橋を再開すると発表した。",
}


@pytest.mark.parametrize("code", sorted(LONG))
def test_clear_text_needs_no_model(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(sample: str) -> list[str]:
        raise AssertionError("the model was asked")

    monkeypatch.setattr(language, "_model_guesses", refuse)
    assert detect_language(LONG[code]) == code


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_other_languages(code: str) -> None:
    assert detect_language(OTHERS[code]) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Menteri meminta pemerintah daerah membuka jembatan", "id"),
        ("Polisi menangkap dua pencuri kabel", "id"),
        ("Police arrested two cable thieves", "en"),
        ("Council opens the bridge again", "en"),
    ],
)
def test_one_line(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize("text", ["", "   ", "12 / 34 -- 56", "!?", "\u200b"])
def test_no_words(text: str) -> None:
    assert detect_language(text) == "und"
    assert detect_language(text, "id") == "id"


def test_hint_only_breaks_ties() -> None:
    assert detect_language(LONG["en"], "id") == "en"
    assert detect_language("Banjir", "id") == "id"


def test_long_text_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    monkeypatch.setattr(language, "_model_guesses", lambda sample: seen.append(len(sample)) or ["de"])
    detect_language("Brücke " * 100_000)
    assert seen == [language.SAMPLE]
