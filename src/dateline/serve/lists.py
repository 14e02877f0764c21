"""The commands that list what a corpus holds, as a table for the eye or as data."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import typer

from dateline.errors import InputError
from dateline.records import Status
from dateline.store.corpus import open_corpus
from dateline.store.filters import Filter

if TYPE_CHECKING:
    import pyarrow as pa


class Format(StrEnum):
    """How a list is printed."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


Folder = Annotated[Path, typer.Argument(metavar="CORPUS", help="the corpus folder")]
Words = Annotated[
    str | None,
    typer.Option(help='words to search for; "words in marks" stay together, wor* matches beginnings'),
]
ActorName = Annotated[str | None, typer.Option("--actor", help="an actor's identifier or a part of the name")]
Country = Annotated[str | None, typer.Option(help="a country of ISO 3166-1 alpha-3, as IDN")]
Type = Annotated[str | None, typer.Option(help="an event type, as SANCTION")]
StatusName = Annotated[
    str | None, typer.Option("--status", help="past, ongoing, future, alleged, denied or hypothetical")
]
Outlet = Annotated[str | None, typer.Option(help="the outlet")]
Agency = Annotated[str | None, typer.Option(help="the agency that a report rests on")]
Since = Annotated[str | None, typer.Option(help="published on this day or later (2024-06-19)")]
Until = Annotated[str | None, typer.Option(help="published on this day or earlier")]
Language = Annotated[str | None, typer.Option(help="the language, as id or en")]
Once = Annotated[bool, typer.Option("--once", help="count the copies of one report once")]
Limit = Annotated[int | None, typer.Option(help="rows at most; 50 in a table, all in a file unless given")]
FormatName = Annotated[Format, typer.Option("--format", help="table, csv, jsonl or parquet")]
Output = Annotated[Path | None, typer.Option(help="a file to write instead of the terminal")]


def articles(
    corpus: Folder, words: Words = None, actor: ActorName = None, country: Country = None, type: Type = None,
    status: StatusName = None, outlet: Outlet = None, agency: Agency = None, since: Since = None,
    until: Until = None, language: Language = None, once: Once = False, limit: Limit = None,
    format: FormatName = Format.TABLE, output: Output = None,
) -> None:  # fmt: skip
    """List articles, newest first."""
    found = wanted(words, actor, country, type, status, outlet, agency, since, until, language, once)
    show("articles", corpus, found, limit, format, output)


def quotes(
    corpus: Folder, words: Words = None, actor: ActorName = None, country: Country = None,
    outlet: Outlet = None,
    agency: Agency = None, since: Since = None, until: Until = None, language: Language = None,
    once: Once = False, limit: Limit = None, format: FormatName = Format.TABLE, output: Output = None,
) -> None:  # fmt: skip
    """List quotations with their speakers."""
    found = wanted(words, actor, country, None, None, outlet, agency, since, until, language, once)
    show("quotes", corpus, found, limit, format, output)


def events(
    corpus: Folder, words: Words = None, actor: ActorName = None, country: Country = None, type: Type = None,
    status: StatusName = None, outlet: Outlet = None, agency: Agency = None, since: Since = None,
    until: Until = None, language: Language = None, once: Once = False, limit: Limit = None,
    format: FormatName = Format.TABLE, output: Output = None,
) -> None:  # fmt: skip
    """List events: who did what to whom, with status and with who says so."""
    found = wanted(words, actor, country, type, status, outlet, agency, since, until, language, once)
    show("events", corpus, found, limit, format, output)


def stories(
    corpus: Folder, words: Words = None, actor: ActorName = None, country: Country = None,
    outlet: Outlet = None,
    since: Since = None, until: Until = None, language: Language = None, limit: Limit = None,
    format: FormatName = Format.TABLE, output: Output = None,
) -> None:  # fmt: skip
    """List stories: articles of several outlets on one happening."""
    found = wanted(words, actor, country, None, None, outlet, None, since, until, language, False)
    show("stories", corpus, found, limit, format, output)


def actors(
    corpus: Folder, actor: ActorName = None, country: Country = None, outlet: Outlet = None,
    since: Since = None,
    until: Until = None, language: Language = None, limit: Limit = None, format: FormatName = Format.TABLE,
    output: Output = None,
) -> None:  # fmt: skip
    """List who is named most."""
    found = wanted(None, actor, country, None, None, outlet, None, since, until, language, False)
    show("actors", corpus, found, limit, format, output)


def wanted(
    words: str | None, actor: str | None, country: str | None, type: str | None, status: str | None,
    outlet: str | None, agency: str | None, since: str | None, until: str | None, language: str | None,
    once: bool,
) -> Filter:  # fmt: skip
    """The filter of checked options. Raises InputError that names the values allowed.

    Which types there are, the corpus tells (``query.check``).
    """
    statuses = get_args(Status)
    if status is not None and status.lower() not in statuses:
        raise InputError(f"{status!r} is no status; known are {', '.join(statuses)}")
    if country is not None and not (len(country) == 3 and country.isascii() and country.isalpha()):
        raise InputError(f"{country!r} is no country code; write three letters of ISO 3166-1, as IDN")
    return Filter(
        words=words or None,
        actor=actor or None,
        country=country.upper() if country else None,
        type=type.upper() if type else None,
        status=status.lower() if status else None,
        outlet=outlet or None,
        since=day("since", since),
        until=day("until", until),
        language=language or None,
        agency=agency or None,
        distinct_copies=once,
    )


def day(name: str, value: str | None) -> date | None:
    """The date of an option. Raises InputError that says how to write one."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise InputError(f"{name} takes a day as 2024-06-19, not {value!r}") from None


def show(
    what: str, folder: Path, found: Filter, limit: int | None, format: Format, output: Path | None
) -> None:
    """Print a list, or write it to ``output`` in the format of its suffix unless one is named."""
    from dateline.store import query
    from dateline.store.exports import export

    eye = format is Format.TABLE and output is None
    with open_corpus(folder) as corpus:
        query.check(corpus, found)
        rows: pa.Table = getattr(query, what)(corpus, found, limit or (50 if eye else None), 0)
        total = query.count(corpus, what, found) if eye else rows.num_rows
        told = query.happenings(corpus, found) if eye and what == "events" else None
    if eye:
        _print_table(what, rows, total, told)
    elif output is not None:
        export(rows, output, None if format is Format.TABLE else cast(Any, format.value))
        sys.stderr.write(f"{rows.num_rows} rows written to {output}\n")
    else:
        export(rows, sys.stdout.buffer, cast(Any, format.value))


def _print_table(what: str, rows: pa.Table, total: int, happenings: int | None) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    if rows.num_rows:
        table = Table(box=None, header_style="bold", pad_edge=False)
        shown = [SHOWN[what](row) for row in rows.to_pylist()]
        for name, value in shown[0].items():
            number = isinstance(value, int)
            fixed = number or name in {"published", "first"}
            table.add_column(name, justify="right" if number else "left", no_wrap=fixed, overflow="fold")
        for row in shown:
            table.add_row(*("" if value is None else str(value) for value in row.values()))
        console.print(table)
    of = f", mentions of {happenings} happenings" if happenings is not None and happenings != total else ""
    if rows.num_rows < total:
        console.print(f"[dim]{rows.num_rows} of {total}{of}; more with --limit, all with --format csv[/dim]")
    else:
        console.print(f"[dim]{total} {what}{of}[/dim]")


def _when(value: object) -> str:
    """A time to the minute, in its own zone."""
    return str(value or "")[:16].replace("T", " ")


def _short(text: str | None, most: int = 200) -> str:
    return text if text and len(text) <= most else f"{(text or '')[: most - 1]}…" if text else ""


def _shown_article(row: dict[str, Any]) -> dict[str, str | int | None]:
    return {
        "published": _when(row["published"]),
        "outlet": row["outlet"],
        "headline": row["headline"],
        "quotations": row["quotations"],
        "events": row["events"],
    }


def _shown_quote(row: dict[str, Any]) -> dict[str, str | int | None]:
    said = f"“{row['content']}”" if row["kind"] == "direct" else row["content"]
    return {
        "published": _when(row["published"]),
        "speaker": row["speaker"] or f"({row['speaker_kind']})",
        "said": _short(said),
        "outlet": row["outlet"],
    }


def _shown_event(row: dict[str, Any]) -> dict[str, str | int | None]:
    sides = [
        " and ".join(row[side] or []) if row["reciprocal"] else ", ".join(row[side] or []) for side in SIDES
    ]
    event = f"{sides[0] or '(nobody named)'} — {row['type']}" + (f" → {sides[1]}" if sides[1] else "")
    said = f", says {row['reported_by']}" if row["reported_by"] else ""
    stage = f" ({row['stage']})" if row["stage"] else ""
    return {
        "published": _when(row["published"]),
        "event": f"{event}, {row['status']}{stage}{said}",
        "sentence": _short(row["sentence_text"]),
        "outlet": row["outlet"],
    }


def _shown_story(row: dict[str, Any]) -> dict[str, str | int | None]:
    return {
        "first": _when(row["first_published"]),
        "title": row["title"],
        "articles": row["articles"],
        "outlets": row["outlets"],
        "actors": ", ".join((row["actors"] or [])[:4]),
    }


def _shown_actor(row: dict[str, Any]) -> dict[str, str | int | None]:
    about = [row[key] for key in ("kind", "country", "sector") if row[key]]
    counts = ("articles", "mentions", "quotations", "as_source", "as_target")
    return {"name": row["name"], "who": " ".join(about)} | {key.replace("_", " "): row[key] for key in counts}


SIDES = ("source", "target")
SHOWN: dict[str, Callable[[dict[str, Any]], dict[str, str | int | None]]] = {
    "articles": _shown_article,
    "quotes": _shown_quote,
    "events": _shown_event,
    "stories": _shown_story,
    "actors": _shown_actor,
}
"""What the table for the eye shows of each list; the data formats give every column."""
