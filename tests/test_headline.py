"""The headline: which heading shows it, and whose wording stands where sources disagree."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from dateline.extract.blocks import read_blocks
from dateline.extract.headline import find_headline, headline_text
from dateline.extract.metadata import Metadata

OUTLET = "Harbour Courier"


def chosen(shown: str | None, news: bool = True, **claims: str) -> str | None:
    """The headline of a page that shows ``shown`` in a heading; the claims are by their source."""
    titles = tuple(claims.items())
    meta = Metadata(
        titles=tuple(claims.values()), claims=titles, headline="fallback", outlet=OUTLET, is_news=news
    )
    blocks = read_blocks(LexborHTMLParser(f"<body><h1>{shown or ''}</h1></body>"))
    return headline_text(blocks.pieces[0] if shown else None, meta)


LONG = "Port board votes to dredge the northern channel"
SOCIAL = "Why the northern channel will close for a month"
KICKER = "Ports: Dredging begins"
SEO = "Northern channel dredging: dates, costs, traffic"


@pytest.mark.parametrize(
    ("shown", "claims", "wanted"),
    [
        # The heading that any source repeats stands against the others.
        (LONG, {"jsonld": LONG, "og": SOCIAL, "twitter": SOCIAL, "title": SEO}, LONG),
        (LONG, {"jsonld": SEO, "og": LONG, "title": SEO}, LONG),
        (LONG, {"jsonld": SEO, "og": LONG, "twitter": LONG, "title": LONG}, LONG),
        # Additions at the end of a title repeat it too.
        (LONG, {"jsonld": LONG + " - Regional", "og": LONG + " | Ports", "title": LONG + " : Courier"}, LONG),
        # Sources that agree give the kicker that the heading lacks.
        ("Dredging begins", {"jsonld": KICKER, "og": KICKER}, KICKER),
        # A heading that no source repeats, against two that agree.
        ("Harbour in focus this week", {"jsonld": LONG, "og": LONG, "title": SEO}, LONG),
        # The title element repeats the heading, against two that agree: the heading stands.
        (LONG, {"jsonld": SOCIAL, "og": SOCIAL, "title": LONG + " – Harbour Courier"}, LONG),
        # One source alone does not outweigh the heading.
        ("Harbour in focus this week", {"og": SOCIAL, "title": SEO}, "Harbour in focus this week"),
        # The heading holds the kicker, a title does not.
        ("PORTS " + LONG, {"og": LONG}, LONG),
        # Nothing is shown: the sources vote.
        (None, {"jsonld": SEO, "og": LONG, "title": LONG + " | Harbour Courier"}, LONG),
        (None, {}, "fallback"),
        (LONG + " | Harbour Courier", {"og": LONG + " | Harbour Courier"}, LONG),
    ],
)  # fmt: skip
def test_sources_are_weighed(shown: str | None, claims: dict[str, str], wanted: str) -> None:
    assert chosen(shown, **claims) == wanted


def test_other_pages_keep_the_heading_that_they_show() -> None:
    shop = {"jsonld": SEO, "og": SEO, "title": SEO}
    assert chosen("Everything about our channel", news=False, **shop) == "Everything about our channel"
    assert chosen("Everything about our channel", news=True, **shop) == SEO


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f"<p>Courier</p><h1>{LONG}</h1>", LONG),
        (f"<h1>Harbour Courier</h1><h2>{LONG}</h2>", LONG),
        (f"<p><font size=5>{LONG}</font></p><p>Other words that are no headline, but long enough.</p>", LONG),
        (f"<div><a href=/x>{LONG}</a></div><h1>{LONG}</h1>", LONG),
        ("<p>No heading and no title on this page, only a sentence.</p>", None),
    ],
)  # fmt: skip
def test_the_heading_is_found(body: str, wanted: str | None) -> None:
    blocks = read_blocks(LexborHTMLParser(f"<body>{body}</body>"))
    index = find_headline(blocks, (LONG, LONG + " | Harbour Courier"))
    assert (None if index is None else blocks.pieces[index].text) == wanted


def test_hostile_titles_end() -> None:
    blocks = read_blocks(LexborHTMLParser("<body><h1>" + "a | " * 20_000 + "</h1></body>"))
    assert find_headline(blocks, ("- " * 50_000, "|" * 50_000, "")) is None
