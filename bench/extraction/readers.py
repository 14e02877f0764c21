"""The benchmark data sets, each read from a folder that the caller names. Nothing is downloaded."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from bench.extraction.pages import BenchError, Page, Truth
from bench.extraction.words import MIXED, PLAIN, language_of, split_names

MANY_PAGES = frozenset({"en", "de", "ja", "zh", "ko"})
"""Languages of most Fundus pages; the grouping ``reach`` tells them from all others."""

_FUNDUS = "tests/resources/parser/test_data"


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set: how it is read, and what to tell somebody who does not have it."""

    read: Callable[[Path], Iterator[Page]]
    source: str
    """Its public name and its licence."""
    layout: str
    """What the folder holds."""
    probe: str
    """A path that exists below the folder."""
    words: re.Pattern[str] = MIXED


def read_wcxb(root: Path, split: str) -> Iterator[Page]:
    """WCXB: web pages of seven types with text, title, author, day, wanted and unwanted snippets."""
    for path in sorted((root / split / "ground-truth").glob("*.json")):
        record = _json(path)
        truth = record["ground_truth"]
        kind = (record.get("_internal") or {}).get("page_type") or "article"
        kind = kind.get("primary", "article") if isinstance(kind, dict) else kind
        author = truth.get("author")
        yield Page(
            path.stem,
            _unzipped(root / split / "html" / f"{path.stem}.html.gz"),
            record.get("url"),
            Truth(
                text=truth.get("main_content") or "",
                title=truth.get("title") or None,
                authors=split_names(author) if author else None,
                published=truth.get("publish_date") or None,
                wanted=tuple(truth.get("with") or ()),
                unwanted=tuple(truth.get("without") or ()),
            ),
            {"type": "collection" if kind == "category" else kind},
        )


def read_aeb(root: Path) -> Iterator[Page]:
    """article-extraction-benchmark: articles with their body."""
    for key, record in sorted(_json(root / "ground-truth.json").items()):
        html = _unzipped(root / "html" / f"{key}.html.gz")
        yield Page(key, html, record.get("url"), Truth(text=record["articleBody"]))


def read_fundus_pages(root: Path) -> Iterator[Page]:
    """Fundus' parser tests: news pages with what the rules of their publisher extract.

    A publisher's record has one entry a version of its parser, in the order of the dates of the pages.
    """
    for record_path in sorted((root / _FUNDUS).glob("*/*.json")):
        folder, publisher = record_path.parent, record_path.stem
        addresses = _json(folder / "meta.info") if (folder / "meta.info").exists() else {}
        dated = re.compile(re.escape(publisher) + r"_\d{4}_\d\d_\d\d\.html\.gz")
        paths = sorted(path for path in folder.iterdir() if dated.fullmatch(path.name))
        for path, record in zip(paths, _json(record_path).values(), strict=True):
            html, text = _unzipped(path), _fundus_text(record.get("body") or {})
            language = language_of(text, html) or f"country-{folder.name}"
            reach = "most pages" if language in MANY_PAGES else "other languages"
            yield Page(
                f"{folder.name}/{path.name.removesuffix('.html.gz')}",
                html,
                (addresses.get(path.name) or {}).get("url"),
                Truth(
                    text=text or None,
                    title=record.get("title"),
                    authors=tuple(record.get("authors") or ()) or None,
                    published=record.get("publishing_date"),
                    summary=tuple((record.get("body") or {}).get("summary") or ()),
                ),
                {"language": language, "reach": reach, "country": folder.name, "publisher": publisher},
            )


def read_fundus_evaluation(root: Path) -> Iterator[Page]:
    """fundus-evaluation: English news pages with paragraphs marked by hand."""
    for name, record in sorted(_json(root / "dataset/ground_truth.json").items()):
        html = _unzipped(root / "dataset/html" / name)
        truth = Truth(text="\n\n".join(record["body"]))
        yield Page(name, html, record.get("url"), truth, {"publisher": name.rsplit("_", 1)[0]})


def read_htmldate(root: Path) -> Iterator[Page]:
    """htmldate's evaluation: pages with their day of publication; records without a page are left out."""
    folders = [root / "tests" / name for name in ("eval", "cache", "test_set")]
    for part in ("eval_default", "eval_mediacloud_2020"):
        for url, record in sorted(_json(root / "tests" / f"{part}.json").items()):
            path = next((f / record["file"] for f in folders if (f / record["file"]).exists()), None)
            if path is not None:
                truth = Truth(published=record["date"])
                yield Page(record["file"], path.read_bytes(), url, truth, {"part": part})


def _wcxb(split: str) -> DataSet:
    return DataSet(
        lambda root: read_wcxb(root, split),
        "WCXB, the Web Content Extraction Benchmark of M. Foley (arXiv:2605.21097), CC BY 4.0",
        f"{split}/ground-truth/<number>.json and {split}/html/<number>.html.gz",
        f"{split}/ground-truth",
        PLAIN,
    )


DATA_SETS = {
    "wcxb-dev": _wcxb("dev"),
    "wcxb-test": _wcxb("test"),
    "aeb": DataSet(
        read_aeb,
        "the repository scrapinghub/article-extraction-benchmark on GitHub, MIT",
        "ground-truth.json and html/<id>.html.gz",
        "ground-truth.json",
    ),
    "fundus-pages": DataSet(
        read_fundus_pages,
        "the repository flairNLP/fundus on GitHub, MIT; the pages are their publishers'",
        f"{_FUNDUS}/<country>/<Publisher>.json, beside it <Publisher>_<date>.html.gz and meta.info",
        _FUNDUS,
    ),
    "fundus-evaluation": DataSet(
        read_fundus_evaluation,
        "the repository dobbersc/fundus-evaluation on GitHub, MIT; the pages are their publishers'",
        "dataset/ground_truth.json and dataset/html/<Publisher>_<number>.html.gz",
        "dataset/ground_truth.json",
    ),
    "htmldate": DataSet(
        read_htmldate,
        "the repository adbar/htmldate on GitHub, Apache-2.0; the pages are their publishers'",
        "tests/eval_default.json, tests/eval_mediacloud_2020.json, and the pages in tests/eval, tests/cache "
        "or tests/test_set",
        "tests/eval_default.json",
    ),
}


def pages_of(name: str, root: Path) -> Iterator[Page]:
    """The pages of a data set, read one by one.

    Raises BenchError for an unknown name, and for a folder without the files or the pages that are expected.
    """
    known = DATA_SETS.get(name)
    if known is None:
        raise BenchError(f"no data set {name!r}; there are {', '.join(DATA_SETS)}")
    hint = (
        f"{name} is {known.source}.\nIts folder must hold {known.layout}. This program downloads nothing: "
        f"fetch it yourself and give --data {name}=FOLDER."
    )
    if not (root / known.probe).exists():
        raise BenchError(f"{root / known.probe} does not exist.\n{hint}")
    pages = known.read(root)
    first = next(pages, None)
    if first is None:
        raise BenchError(f"there are no pages in {root}.\n{hint}")
    return chain([first], pages)


def _fundus_text(body: dict[str, Any]) -> str:
    parts = list(body.get("summary") or ())
    for section in body.get("sections") or ():
        parts += [*section.get("headline", ()), *section.get("paragraphs", ())]
    return "\n\n".join(parts)


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _unzipped(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes())
