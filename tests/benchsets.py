"""Sets of one or two invented pages in the layout of each real benchmark, and extractors to run on them."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PARAGRAPHS = (
    "The harbour council of Sandvig closed the ferry berth on Monday when divers found cracks in two piles.",
    "Repairs would take until June, said Maren Holt, who chairs the council; boats would use the north quay.",
    "Residents of the islands were told to expect a crossing an hour longer than the one they are used to.",
)
HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Sandvig closes ferry berth | Skerry Post</title>
<meta property="og:title" content="Sandvig closes ferry berth"><meta property="og:type" content="article">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Sandvig closes ferry berth",
"datePublished":"2025-03-03T09:30:00+01:00","author":[{"@type":"Person","name":"Ida Kvam"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Sandvig closes ferry berth</h1>
<p class="byline">By Ida Kvam</p><div class="ad">Advertisement</div>PARAGRAPHS</article>
<aside><h4>Most read</h4><a href="/a">Herring prices fall again</a></aside>
<footer>© Skerry Post</footer></body></html>
""".replace("PARAGRAPHS", "".join(f"<p>{p}</p>\n" for p in PARAGRAPHS))
TEXT = "\n\n".join(PARAGRAPHS)


def write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(content.encode("utf-8")))
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")


def make_wcxb(root: Path) -> None:
    for number, kind in (("0001", {"primary": "article"}), ("0002", "category")):
        truth = {
            "title": "Sandvig closes ferry berth",
            "author": "Ida Kvam and Per Lie",
            "publish_date": "2025-03-03",
            "main_content": TEXT,
            "with": ["cracks in two piles"],
            "without": ["Herring prices"],
        }
        record = {
            "url": "https://skerry.example/1",
            "_internal": {"page_type": kind},
            "ground_truth": truth,
        }
        write(root / "dev" / "ground-truth" / f"{number}.json", record)
        write(root / "dev" / "html" / f"{number}.html.gz", HTML)


def make_aeb(root: Path) -> None:
    write(root / "ground-truth.json", {"ab12": {"articleBody": TEXT, "url": "https://skerry.example/1"}})
    write(root / "html" / "ab12.html.gz", HTML)


def make_fundus_pages(root: Path) -> None:
    folder = root / "tests/resources/parser/test_data/no"
    record = {
        "title": "Sandvig closes ferry berth",
        "authors": ["Ida Kvam"],
        "publishing_date": "2025-03-03 09:30:00+01:00",
        "body": {"summary": [PARAGRAPHS[0]], "sections": [{"headline": [], "paragraphs": PARAGRAPHS[1:]}]},
    }
    write(folder / "SkerryPost.json", {"V1": record, "V1_1": {**record, "authors": []}})
    write(folder / "SkerryPost_2025_03_03.html.gz", HTML)
    write(folder / "SkerryPost_2025_06_01.html.gz", HTML.replace('lang="en"', ""))
    write(folder / "SkerryPost_2025_06_01.html.gz.old.gz", "no page")
    write(folder / "meta.info", {"SkerryPost_2025_03_03.html.gz": {"url": "https://skerry.example/1"}})


def make_fundus_evaluation(root: Path) -> None:
    record = {"url": "https://skerry.example/1", "body": list(PARAGRAPHS)}
    write(root / "dataset" / "ground_truth.json", {"SkerryPost_0.html.gz": record})
    write(root / "dataset" / "html" / "SkerryPost_0.html.gz", HTML)


def make_htmldate(root: Path) -> None:
    one = {"file": "skerry.html", "date": "2025-03-03"}
    write(root / "tests" / "eval_default.json", {"https://skerry.example/1": one})
    lost = {"file": "nowhere.html", "date": "2025-03-04"}
    write(root / "tests" / "eval_mediacloud_2020.json", {"https://skerry.example/2": lost})
    write(root / "tests" / "cache" / "skerry.html", HTML)


MAKERS = {
    "wcxb-dev": make_wcxb,
    "aeb": make_aeb,
    "fundus-pages": make_fundus_pages,
    "fundus-evaluation": make_fundus_evaluation,
    "htmldate": make_htmldate,
}


def perfect(html: bytes, url: str | None) -> Mapping[str, Any]:
    return {
        "text": TEXT,
        "title": "Sandvig closes ferry berth",
        "authors": ["Ida Kvam"],
        "published": "2025-03-03T08:30:20Z",
    }


def text_only(html: bytes, url: str | None) -> str:
    return PARAGRAPHS[0]


def broken(html: bytes, url: str | None) -> str:
    raise ValueError("cannot read this")


def half_broken(html: bytes, url: str | None) -> str:
    return TEXT if b'lang="en"' in html else broken(html, url)


def slow(html: bytes, url: str | None) -> str:
    try:
        time.sleep(5)
    except Exception:
        return "swallowed"
    return "late"


def fitted(fold: int) -> Any:
    return lambda html, url: f"fitted without fold {fold}"
