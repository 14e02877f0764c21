from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from dateline.records import Moment, Reading, digest
from dateline.store.schema import BUILT, TABLES, arrow_type, schema
from dateline.store.tables import Rows, encodable, moment_columns, page_row, problem_rows, rows, to_arrow
from desk import BUDGET, WIB, page_of, reading

READING = reading("a")
FACTS = rows(READING, page_of(READING), "run0")
TEXT = READING.article.text


def test_every_table_of_a_shard_gets_its_rows() -> None:
    assert set(FACTS) == set(TABLES) - {"runs", "pages"}
    assert {name for name, found in FACTS.items() if not found} == set()


@pytest.mark.parametrize("table", sorted(FACTS))
def test_rows_have_the_columns_of_their_table_and_no_other(table: str) -> None:
    for row in FACTS[table]:
        assert set(row) <= set(TABLES[table])
        assert row["run_id"] == "run0"


@pytest.mark.parametrize("table", sorted(FACTS))
def test_rows_survive_arrow(table: str) -> None:
    back = to_arrow(table, FACTS[table]).to_pylist()
    for row, read in zip(FACTS[table], back, strict=True):
        assert {name: value for name, value in read.items() if value is not None} == {
            name: value for name, value in row.items() if value is not None
        }


@pytest.mark.parametrize(
    ("table", "words", "prefix"),
    [
        ("mentions", "text", ""),
        ("quotations", "content", ""),
        ("quotations", "cue", "cue_"),
        ("quotations", "speaker_text", "speaker_"),
        ("events", "trigger", ""),
        ("events", "reported_by_text", "reported_by_"),
        ("event_actors", "text", ""),
    ],
)
def test_every_span_slices_to_its_words(table: str, words: str, prefix: str) -> None:
    for row in FACTS[table]:
        assert TEXT[row[f"{prefix}start"] : row[f"{prefix}end"]] == row[words]


def test_quotations_and_events_carry_the_sentence_that_says_so() -> None:
    for table in ("quotations", "events"):
        for row in FACTS[table]:
            start, end = READING.sentences[row["sentence"]].span
            assert row["sentence_text"] == TEXT[start:end]
            assert start <= row["start"] <= row["end"] <= end


def test_an_event_points_at_its_parties_and_at_the_quotation_that_holds_it() -> None:
    event, quotation = FACTS["events"][0], FACTS["quotations"][0]
    parties = {row["role"]: row["event_id"] for row in FACTS["event_actors"]}
    assert parties == {"source": event["event_id"], "target": event["event_id"]}
    assert event["quotation_id"] == quotation["quotation_id"]


def test_the_same_reading_gives_the_same_rows_and_another_other_identifiers() -> None:
    assert rows(READING, page_of(READING), "run0") == FACTS
    other = reading("b", paragraphs=BUDGET, actor="Petra Novotna")
    facts: Rows = rows(other, page_of(other), "run0")
    for table, name in (("quotations", "quotation_id"), ("events", "event_id"), ("articles", "article_id")):
        assert FACTS[table][0][name] != facts[table][0][name]


def test_a_lone_surrogate_becomes_one_mark_and_offsets_stay() -> None:
    text = TEXT.replace("Fiji", "F\ud800ji")
    broken: Reading = replace(READING, article=replace(READING.article, text=text))
    table = to_arrow("articles", rows(broken, page_of(READING), "run0")["articles"])
    assert table["text"][0].as_py() == text.replace("\ud800", "\ufffd")
    assert encodable(["a\udfff", {"b": "\ud800"}, 3]) == ["a\ufffd", {"b": "\ufffd"}, 3]


@pytest.mark.parametrize(
    ("moment", "stated", "instant", "day"),
    [
        (
            Moment(datetime(2024, 6, 19, 23, 30, tzinfo=WIB), "minute", 420),
            "2024-06-19T23:30:00+07:00",
            datetime(2024, 6, 19, 16, 30, tzinfo=UTC),
            date(2024, 6, 19),
        ),
        (Moment(date(2024, 6, 19), "day"), "2024-06-19", None, date(2024, 6, 19)),
        (Moment(datetime(2024, 6, 19, 8, 0), "minute"), "2024-06-19T08:00:00", None, date(2024, 6, 19)),
    ],
)
def test_a_moment_keeps_its_zone_and_invents_none(
    moment: Moment, stated: str, instant: datetime | None, day: date
) -> None:
    columns = moment_columns("published", moment)
    assert (columns["published"], columns["published_at"], columns["published_day"]) == (stated, instant, day)
    assert moment_columns("published", None) == {}


def test_a_page_s_row_says_where_it_came_from_and_what_became_of_it() -> None:
    page = replace(page_of(READING), warc=("in.warc", 7))
    row = page_row(page, "run0", "in.warc", "read", None, "x", "article")
    assert (row["page_id"], row["source_offset"], row["size"]) == (
        digest(page.url or "", page.content),
        7,
        len(page.content),
    )
    assert set(row) <= set(TABLES["pages"])


def test_problems_keep_their_span_or_none() -> None:
    found = problem_rows(READING.problems, "run0", "p", source="a.html")
    assert (found[0]["start"], found[0]["end"], found[0]["source"]) == (0, 1, "a.html")


@pytest.mark.parametrize("table", [*TABLES, *BUILT])
def test_every_table_begins_with_its_run(table: str) -> None:
    assert schema(table).names[0] == "run_id"


def test_spans_and_identifiers_have_one_type_everywhere() -> None:
    kinds: dict[str, set[str]] = {}
    for columns in (TABLES | BUILT).values():
        for name, kind in columns.items():
            kinds.setdefault(name, set()).add(kind)
    mixed = {name for name, found in kinds.items() if len(found) > 1}
    assert mixed <= {"articles", "place"} | {"pages"}, mixed
    assert arrow_type("time") == pa.timestamp("us", tz="UTC")
