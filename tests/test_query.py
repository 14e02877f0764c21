from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.errors import CorpusError, InputError
from dateline.records import Magnitude
from dateline.store import query
from dateline.store.corpus import Corpus, open_corpus
from dateline.store.exports import export
from dateline.store.query import Filter, article, articles, count, events, info, quotes, stories
from desk import BUDGET, corpus_of, reading

TIDE = (
    "Kapal perintis tertahan di dermaga karena ombak tinggi, menurut Joko Lesmana dari kantor pelabuhan.",
    '"Air pasang datang lebih awal dari perkiraan kami," kata Joko sesudah memeriksa tambatan bersama awak.',
)
BORDER = reading("a", agency="Kantor Berita")
COPY = reading("b", outlet="Harian Selat", day="2025-03-04", agency="Kantor Berita")
BUDGET_EN = reading(
    "c",
    outlet="The Brno Post",
    day="2025-03-10",
    headline="Upper house rejects budget",
    paragraphs=BUDGET,
    actor="Petra Novotna",
    country="CZE",
    event="REJECT",
    language="en",
)
UNDATED = reading("d", day=None, headline="50% naik_turun", actor="Joko Lesmana", paragraphs=TIDE)
ALL = [BORDER, COPY, BUDGET_EN, replace(UNDATED, events=(replace(UNDATED.events[0], status="denied"),))]
LISTS = ["articles", "quotes", "events", "stories", "actors"]
A, B, C, D = (item.article.article_id for item in ALL)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    with open_corpus(corpus_of(tmp_path_factory.mktemp("query") / "c", ALL)) as opened:
        yield opened


def ids(table: pa.Table) -> list[str]:
    return table["article_id"].to_pylist()


def test_articles_come_newest_first_and_undated_ones_last(corpus: Corpus) -> None:
    assert ids(articles(corpus)) == [C, B, A, D]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(words="dermaga"), {A, B, D}),
        (Filter(words='"upper house"'), {C}),
        (Filter(words="tidakada"), set()),
        (Filter(words="..."), set()),
        (Filter(actor="petra"), {C}),
        (Filter(actor="%"), set()),
        (Filter(country="cze"), {C}),
        (Filter(country="FJI"), {A, B, C, D}),
        (Filter(type="consult"), {A, B, D}),
        (Filter(status="denied"), {D}),
        (Filter(type="REJECT", status="denied"), set()),
        (Filter(outlet="harian selat"), {B}),
        (Filter(agency="kantor berita"), {A, B}),
        (Filter(since=date(2025, 3, 4)), {B, C}),
        (Filter(until="2025-03-04"), {A, B}),
        (Filter(since="2025-03-04", until=date(2025, 3, 4)), {B}),
        (Filter(language="en"), {C}),
        (Filter(language="en-GB"), {C}),
        (Filter(distinct_copies=True), {A, C, D}),
        (Filter(words="dermaga", outlet="Kabar Teluk", until="2025-12-31"), {A}),
        (Filter(outlet="'; DROP TABLE articles; --"), set()),
    ],
)
def test_filters_of_articles(corpus: Corpus, wanted: Filter, found: set[str]) -> None:
    rows = ids(articles(corpus, wanted))
    assert set(rows) == found and len(rows) == len(found)
    assert count(corpus, "articles", wanted) == len(found)


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(words="menteri", actor="a", country="IDN", outlet="x", agency="y"),
        Filter(type="CONSULT", status="past", since="2025-01-01", until="2025-12-31", language="id"),
        Filter(words="batas", distinct_copies=True, story="s"),
    ],
)
def test_every_list_takes_every_filter_and_counts_what_it_lists(
    corpus: Corpus, what: str, wanted: Filter
) -> None:
    assert getattr(query, what)(corpus, wanted, None).num_rows == count(corpus, what, wanted)


@pytest.mark.parametrize("what", LISTS)
def test_every_list_has_the_columns_that_it_states_whatever_it_holds(corpus: Corpus, what: str) -> None:
    function = getattr(query, what)
    stated = [c.strip(" .") for c in _columns(function.__doc__)]
    assert function(corpus).column_names == stated
    assert function(corpus, Filter(outlet="none")).column_names == stated


def _columns(doc: str) -> list[str]:
    text = " ".join(doc.split()).partition("Columns:")[2]
    return text.replace("(lists)", "").split(",")


@pytest.mark.parametrize("what", LISTS)
def test_pages_of_a_list_make_the_whole(corpus: Corpus, what: str) -> None:
    function = getattr(query, what)
    whole = function(corpus, limit=None).to_pylist()
    assert [
        row for n in range(len(whole)) for row in function(corpus, limit=1, offset=n).to_pylist()
    ] == whole
    assert function(corpus, limit=0).num_rows == 0


def test_an_article_s_row_counts_its_facts_and_copies(corpus: Corpus) -> None:
    rows = {row["article_id"]: row for row in articles(corpus).to_pylist()}
    assert rows[A]["authors"] == ["Sari Utami"]
    assert (rows[A]["quotations"], rows[A]["events"], rows[A]["problems"]) == (1, 1, 1)
    assert (rows[A]["copy_of"], rows[B]["copy_of"], rows[A]["copies"], rows[C]["copies"]) == (None, A, 1, 0)
    assert rows[A]["story_id"] == rows[B]["story_id"] is not None and rows[C]["story_id"] is None
    assert rows[A]["published"] == "2025-03-03T08:15:00+07:00"


def test_the_best_match_comes_first(corpus: Corpus) -> None:
    assert ids(articles(corpus, Filter(words="budget OR")))[:1] == []
    assert ids(articles(corpus, Filter(words="duta fiji"))) == [B, A]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(actor="ratna"), {A, B}),
        (Filter(actor="Petra Novotna"), {C}),
        (Filter(words="numbers checked"), {C}),
        (Filter(words="dermaga"), set()),
        (Filter(country="CZE"), {C}),
        (Filter(country="FJI"), set()),
        (Filter(type="REJECT"), {C}),
        (Filter(distinct_copies=True), {A, C, D}),
    ],
)
def test_filters_of_quotes(corpus: Corpus, wanted: Filter, found: set[str]) -> None:
    assert set(ids(quotes(corpus, wanted))) == found


def test_a_quote_says_who_and_where(corpus: Corpus) -> None:
    (row,) = quotes(corpus, Filter(language="en")).to_pylist()
    assert (row["speaker"], row["country"], row["cue"]) == ("Petra Novotna", "CZE", "said")
    assert row["content"] in row["sentence_text"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(actor="ratna"), {A, B}),
        (Filter(country="FJI"), {A, B, C, D}),
        (Filter(words="bertemu kupang"), {A, B}),
        (Filter(words="temu"), set()),
        (Filter(words="reject*"), {C}),
        (Filter(words="!"), set()),
        (Filter(status="DENIED"), {D}),
    ],
)
def test_filters_of_events(corpus: Corpus, wanted: Filter, found: set[str]) -> None:
    assert set(ids(events(corpus, wanted))) == found


def test_an_event_lists_its_parties_in_order(corpus: Corpus) -> None:
    (row,) = events(corpus, Filter(outlet="Kabar Teluk", actor="ratna")).to_pylist()
    assert (row["source"], row["source_countries"]) == (["Ratna Suhita"], ["IDN"])
    assert row["target_countries"] == ["FJI"] and row["target_actors"] == [None]
    assert row["reported_by"] == "Ratna Suhita" and row["place"] == "Kupang"


def test_stories_hold_the_copies_and_can_be_asked_for(corpus: Corpus) -> None:
    (story,) = stories(corpus).to_pylist()
    assert (story["articles"], story["outlets"], story["languages"]) == (2, 2, ["id"])
    assert (story["first_published"], story["last_published"]) == (date(2025, 3, 3), date(2025, 3, 4))
    assert stories(corpus, Filter(outlet="The Brno Post")).num_rows == 0
    assert stories(corpus, Filter(words="kupang", actor="ratna")).num_rows == 1
    assert ids(articles(corpus, Filter(story=story["story_id"]))) == [B, A]


def test_actors_are_counted_over_articles(corpus: Corpus) -> None:
    rows = {row["name"]: row for row in query.actors(corpus).to_pylist()}
    ratna = rows["Ratna Suhita"]
    assert (ratna["articles"], ratna["mentions"], ratna["quotations"]) == (2, 2, 2)
    assert (ratna["as_source"], ratna["as_target"], ratna["country"]) == (2, 0, "IDN")
    once = query.actors(corpus, Filter(actor="ratna", distinct_copies=True)).to_pylist()
    assert [row["articles"] for row in once] == [1]


def test_all_facts_of_an_article(corpus: Corpus) -> None:
    facts = article(corpus, A)
    assert facts and facts["article"]["headline"] == BORDER.article.headline
    text = facts["article"]["text"]
    for table, words in (("mentions", "text"), ("quotations", "content"), ("events", "trigger")):
        for row in facts[table]:
            assert text[row["start"] : row["end"]] == row[words]
    assert [s["name"] for s in facts["events"][0]["source"]] == ["Ratna Suhita"]
    assert [c["role"] for c in facts["copies"]] == ["origin", "copy"]
    assert [m["article_id"] for m in facts["story"]["members"]] == [A, B]
    assert facts["pages"][0]["article_id"] == A and len(facts["problems"]) == 1
    alone = article(corpus, C)
    assert alone and alone["story"] is None and alone["copies"] == []
    assert article(corpus, "none") is None


def test_info_counts_what_is_there(corpus: Corpus) -> None:
    found = info(corpus)
    assert (found["articles"], found["quotations"], found["events"], found["stories"]) == (4, 4, 4, 1)
    assert (found["since"], found["until"]) == (date(2025, 3, 3), date(2025, 3, 10))
    assert found["outlets"]["Kabar Teluk"] == 2 and found["languages"] == {"id": 3, "en": 1}
    assert found["problems"] == {"charset": 4} and len(found["runs"]) == 1


def test_counts_are_of_happenings_and_magnitudes_are_kept(tmp_path: Path) -> None:
    first = BORDER.events[0]
    dead = Magnitude("dead", 12, None, (0, 5))
    told = (replace(first, magnitudes=(dead,)), first, replace(first, happening=first.happening + 1))
    with open_corpus(corpus_of(tmp_path / "c", [replace(BORDER, events=told)])) as opened:
        assert events(opened).num_rows == count(opened, "events") == 3
        assert query.happenings(opened) == info(opened)["happenings"] == 2
        assert info(opened)["types"] == {first.type: 2}
        assert articles(opened).to_pylist()[0]["events"] == 2
        assert max(row["as_source"] for row in query.actors(opened).to_pylist()) == 2
        found = [row["magnitudes"] for row in events(opened).to_pylist()]
    words = BORDER.article.text[:5]
    assert found == [[{"kind": "dead", "low": 12, "high": None, "start": 0, "end": 5, "text": words}], [], []]


def test_threads_share_a_corpus(corpus: Corpus) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: ids(articles(corpus, Filter(words="dermaga"))), range(20)))
    assert all(rows == found[0] for rows in found)


def test_a_list_that_does_not_exist_and_a_day_that_is_none(corpus: Corpus) -> None:
    with pytest.raises(InputError, match="articles, quotes"):
        count(corpus, "runs")
    with pytest.raises(InputError, match="2024-06-19"):
        articles(corpus, Filter(since="last week"))


def test_a_folder_that_is_no_corpus(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(CorpusError, match="dateline ingest"):
            open_corpus(path)


ODD: dict[str, Any] = {
    "name": ['=HYPERLINK("http://x.example")', "-1 dari", 'Satu, "dua"\ntiga', None],
    "number": [-1, 2, 3, None],
    "names": [["=a", "b"], [], None, ["é"]],
    "day": [date(2025, 3, 3), None, None, None],
}


def test_csv_keeps_a_spreadsheet_from_running_what_a_page_says(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export(pa.table(ODD), path)
    rows = read_csv(path)
    assert [row["name"] for row in rows] == ["'" + ODD["name"][0], "'-1 dari", ODD["name"][2], ""]
    assert [row["number"] for row in rows] == ["-1", "2", "3", ""]
    assert json.loads(rows[0]["names"]) == ["=a", "b"] and rows[0]["day"] == "2025-03-03"
    export(pa.table(ODD), path, raw=True)
    assert read_csv(path)[0]["name"] == ODD["name"][0]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_json_lines_and_parquet_are_exact(tmp_path: Path) -> None:
    lines = io.BytesIO()
    export(pa.table(ODD), lines, "jsonl")
    rows = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert [row["name"] for row in rows] == ODD["name"] and rows[0]["day"] == "2025-03-03"
    export(pa.table(ODD), tmp_path / "a.parquet")
    assert pq.read_table(tmp_path / "a.parquet").to_pydict() == ODD


def test_every_list_can_be_exported(corpus: Corpus) -> None:
    for what in LISTS:
        for form in ("csv", "jsonl", "parquet"):
            out = io.BytesIO()
            export(getattr(query, what)(corpus), out, form)  # type: ignore[arg-type]
            assert len(out.getvalue()) > 50


def test_a_format_that_is_not_known_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.csv"):
        export(pa.table(ODD), tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="cannot be written"):
        export(pa.table(ODD), tmp_path / "none" / "a.csv")
