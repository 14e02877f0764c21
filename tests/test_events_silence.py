"""Texts and parts of texts that state no events: sport, weather, headings, other languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dateline
from dateline.claim.gate import is_apolitical
from dateline.link.annotate import annotate
from dateline.pipeline import read_article
from dateline.records import Article, Block
from telling import events

SENTENCES = Path(__file__).parent / "sentences"


def _document(text: str, language: str, section: str | None) -> Any:
    article = Article(
        "x", language=language, section=section, text=text, blocks=(Block("paragraph", (0, len(text))),)
    )
    return annotate(article)


def test_news_of_sport_weather_markets_kitchens_and_stars_is_left_alone() -> None:
    lines = (SENTENCES / "silent-id.txt").read_text(encoding="utf-8").splitlines()
    spoken = [line for line in lines if events(line, "id")]
    assert len(spoken) <= 0.03 * len(lines), "\n".join(spoken)


def test_articles_of_sport_are_silent_and_politics_in_them_are_not() -> None:
    sport = (
        "The striker attacked the left flank. The midfielder struck the post twice before half-time. "
        "The coach praised the goalkeeper after the match, and the leaders of the league beat their rivals."
    )
    politics = (
        "Police arrested four protesters in the capital. The minister condemned the attack on parliament."
    )
    assert is_apolitical(_document(sport, "en", None))
    assert is_apolitical(_document("Hasil akhir imbang.", "id", "Bola"))
    assert not is_apolitical(_document(politics, "en", None))
    assert not is_apolitical(_document(politics, "en", "Sports"))


def test_headings_and_standfirsts_state_no_events() -> None:
    text = "Polisi menangkap 30 pengunjuk rasa."
    span = (0, len(text))
    for kind, count in (("heading", 0), ("standfirst", 0), ("paragraph", 2)):
        article = Article("x", language="id", text=text, blocks=(Block(kind, span),))  # type: ignore[arg-type]
        assert len(read_article(article, "all").events) == count


def test_a_language_without_frames_gives_none() -> None:
    assert not dateline.read_text("Le président a rencontré le roi à Madrid.", language="fr").events
