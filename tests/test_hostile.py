"""Pages that try to break a reader: none raises, all say what went wrong, the story before a fault stays."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from dateline.errors import CODES
from dateline.extract import bounds
from dateline.extract.fold import fold
from dateline.pipeline import extract, read_page
from hostile import FAULTS, STORY, STORY_TEXT, URL

PAGES = Path(__file__).parent / "pages"
SIZE = 0.004
"""Share of the full size: some milliseconds a page."""
SECONDS = 2.0


@pytest.mark.parametrize("name", FAULTS)
def test_hostile_page(name: str) -> None:
    content = FAULTS[name](SIZE)
    start = time.process_time()
    reading = read_page(content, URL)
    assert time.process_time() - start < SECONDS
    article = reading.article
    codes = [problem.code for problem in reading.problems]
    assert set(codes) <= CODES.keys() - {"failed"}
    assert len(codes) == len(set(codes))
    for block in article.blocks:
        assert 0 <= block.span[0] < block.span[1] <= len(article.text)
    article.text.encode("utf-8")
    if STORY.encode() in content:
        assert [text for text in STORY_TEXT if text not in article.text] == []
    elif not article.text:
        assert codes, "a page without text says why"


OVER = [
    *("deep_nesting", "unclosed_formatting", "a_million_breaks", "many_attributes", "options"),
    *("only_closing_tags", "html_elements_over_and_over", "stray_ends_under_open_spans", "a_tag_too_many"),
]


@pytest.mark.parametrize("name", OVER)
def test_what_is_over_a_bound_says_so(name: str) -> None:
    content = FAULTS[name](0.5) if name in FAULTS else b"<p>x</p>" * (bounds.MAX_ELEMENTS + 1)
    start = time.process_time()
    codes = [problem.code for problem in extract(content, URL).problems]
    assert "truncated" in codes
    assert time.process_time() - start < 2 * SECONDS


@pytest.mark.parametrize(
    "markup",
    [
        b"<p>a</p>" * 50_000,
        b"<p class='" + b"a=b " * 5_000 + b"'>x</p>",
        b"<script>" + b"a1 = 2; " * 5_000 + b"</script>",
        (b"<script>for (i=0;i<e.length;i++)" + b"a = b; " * 9_000 + b"</script>") * 20,
        (b"<select>" + b"<option>a" * 60 + b"</select>") * 400,
        b"<svg>" + b"<path d='M 1 1'/>" * 9_000 + b"</svg>",
        b"<div>" * 4_000 + b"x" + b"</div>" * 4_000,
        b"<select>" + b"<option>a</option>" * 3_000 + b"</select>",
        b"<p " + b" ".join(b"a%d" % i for i in range(400)) + b">x</p>",
    ],
)
def test_what_is_within_the_bounds_is_whole(markup: bytes) -> None:
    assert bounds.safe_end(markup) == len(markup)


def test_a_stack_of_marks_is_thinned() -> None:
    stacked = fold("a" + "\u0301\u0323" * 5_000 + "b" + " kata" * 100)
    assert len(stacked) < 600 and stacked.startswith("\u1ea1") and stacked.endswith("b" + " kata" * 100)
    assert fold("é…" * 400) == "é…" * 400


@pytest.mark.parametrize("seed", range(6))
def test_mutated_pages(seed: int) -> None:
    draw = random.Random(seed)
    pages = [path.read_bytes() for path in sorted(PAGES.glob("*/page.html"))]
    assert pages
    for _ in range(25):
        content = _mutated(draw, pages)
        reading = read_page(content, URL if draw.random() < 0.5 else None)
        assert "failed" not in [problem.code for problem in reading.problems], content[:200]


def _mutated(draw: random.Random, pages: list[bytes]) -> bytes:
    """A page that was cut, spliced with another, shuffled, or had bytes flipped."""
    one, other = bytearray(draw.choice(pages)), draw.choice(pages)
    for _ in range(draw.randint(1, 4)):
        at, size = draw.randrange(len(one) or 1), draw.randint(1, 2_000)
        match draw.randrange(6):
            case 0:
                del one[at : at + size]
            case 1:
                start = draw.randrange(len(other))
                one[at:at] = other[start : start + size]
            case 2:
                for _ in range(draw.randint(1, 60)):
                    if one:
                        one[draw.randrange(len(one))] = draw.randrange(256)
            case 3:
                one[at:at] = one[at : at + size] * draw.randint(1, 30)
            case 4:
                one = one[:at]
            case 5:
                one[at:at] = draw.choice(
                    [b"<", b">", b"</", b'"', b"<!--", b"\x00", b"<b>", b"&#x", b"{", b"]]>"]
                )
    return bytes(one)
