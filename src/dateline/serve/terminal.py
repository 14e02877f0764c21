"""A reading as a person wants to see it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from dateline.records import Article, Event, Mention, Moment, Quotation, Reading, Span

QUOTE_STYLE = "cyan"
CUE_STYLE = "dim cyan"
STATUS_STYLES = {
    "past": "bold green",
    "ongoing": "bold green",
    "future": "bold blue",
    "alleged": "bold yellow",
    "denied": "bold red",
    "hypothetical": "bold magenta",
}
WIDTH = 100


def show_reading(reading: Reading, console: Console) -> None:
    """Print the reading: byline block, marked body, quotations by speaker, events, problems."""
    console.print(Group(*_parts(reading)), width=min(WIDTH, console.width))


def _parts(reading: Reading) -> Iterator[RenderableType]:
    yield from _head(reading.article)
    if reading.article.text:
        yield Text()
        yield from _body(reading)
    for caption in reading.article.captions:
        credit = f"  [{' / '.join(caption.credits)}]" if caption.credits else ""
        yield Text()
        yield Padding(Text(f"▣ {caption.text}{credit}", style="dim"), (0, 0, 0, 2))
    if reading.article.related:
        yield Text()
        yield Text("Related: " + " · ".join(reading.article.related), style="dim")
    if reading.quotations:
        yield from _title(f"Quotations ({len(reading.quotations)})")
        yield from _quotations(reading)
    if reading.events:
        yield from _title(f"Events ({len(reading.events)})")
        for event in reading.events:
            yield from _event(reading, event)
    if reading.problems:
        yield from _title("Problems")
        for found in reading.problems:
            yield Text(f"{found.step}: {found.message}  ({found.code})", style="red")


def _title(text: str) -> Iterator[RenderableType]:
    yield Text()
    yield Rule(text, align="left", style="dim")


def _head(article: Article) -> Iterator[RenderableType]:
    top = [part for part in (article.outlet, article.section) if part]
    if article.page_kind != "article":
        top.append(f"[{article.page_kind}]")
    if top:
        yield Text(" › ".join(top), style="dim")
    yield Text(article.headline or "(no headline)", style="bold")
    line = []
    for role, word in (
        ("reporter", "By"),
        ("contributor", "with"),
        ("photographer", "photos"),
        ("editor", "edited by"),
    ):
        if names := [b.name for b in article.bylines if b.role == role]:
            line.append(f"{word} {', '.join(names)}")
    if article.agency:
        line.append(f"agency {article.agency}")
    if line:
        yield Text(" · ".join(line))
    when = []
    if article.published:
        when.append(_moment(article.published))
    if article.modified:
        when.append(f"changed {_moment(article.modified)}")
    if article.dateline and article.dateline.place:
        when.append(article.dateline.place)
    when.append(article.language)
    yield Text(" · ".join(when), style="dim")


def _moment(moment: Moment) -> str:
    """A time as precise as it was stated."""
    day = moment.day.isoformat()
    if moment.precision in ("month", "year"):
        return day[:7] if moment.precision == "month" else day[:4]
    if moment.precision == "week":
        return f"week of {day}"
    return moment.value.isoformat(" ", "minutes") if isinstance(moment.value, datetime) else day


def _body(reading: Reading) -> Iterator[RenderableType]:
    article = reading.article
    marked = Text(article.text)
    for quote in reading.quotations:
        marked.stylize(QUOTE_STYLE, *quote.span)
        if quote.cue:
            marked.stylize(CUE_STYLE, *quote.cue)
    for event in reading.events:
        marked.stylize(f"underline {STATUS_STYLES[event.status]}", *event.span)
    for block in article.blocks:
        piece = marked[block.span[0] : block.span[1]]
        if block.kind in ("heading", "standfirst"):
            piece.stylize("bold")
        indent = 4 if block.kind in ("quote", "list") else 2
        yield Padding(piece, (0, 0, 1, indent))


def _quotations(reading: Reading) -> Iterator[RenderableType]:
    by_speaker: dict[str, list[Quotation]] = {}
    for quote in reading.quotations:
        name = quote.speaker.name if quote.speaker else f"({quote.speaker_kind} speaker)"
        by_speaker.setdefault(name, []).append(quote)
    for name, quotes in by_speaker.items():
        country = next((q.speaker.country for q in quotes if q.speaker and q.speaker.country), None)
        yield Text(name + (f"  {country}" if country else ""), style="bold")
        for quote in quotes:
            content = _slice(reading, quote.span)
            shown = f"“{content}”" if quote.kind == "direct" else content
            cue = f"  — {_slice(reading, quote.cue)}" if quote.cue else ""
            line = Text(shown, style=QUOTE_STYLE)
            line.append(f"{cue} ({quote.kind})", style="dim")
            yield Padding(line, (0, 0, 0, 2))


def _event(reading: Reading, event: Event) -> Iterator[RenderableType]:
    line = Text(_parties(event.source) or "(nobody named)")
    kind = event.type + (f"/{event.mode}" if event.mode else "")
    line.append(f" — {kind}", style="bold")
    if event.reciprocal:
        line.append(" (each other)")
    elif event.target:
        line.append(f" → {_parties(event.target)}")
    line.append(", ")
    line.append(event.status, style=STATUS_STYLES[event.status])
    if event.stage:
        line.append(f" ({event.stage})")
    if event.when:
        line.append(f", {_moment(event.when)}")
    if event.place:
        line.append(f", {event.place.name}")
    for magnitude in event.magnitudes:
        line.append(f", {magnitude.kind}: {_slice(reading, magnitude.span)}")
    if event.reported_by:
        line.append(f", says {event.reported_by.name}", style="italic")
    yield line
    sentence = reading.sentences[event.sentence].span
    text = Text(_slice(reading, sentence), style="dim")
    text.stylize("underline", event.span[0] - sentence[0], event.span[1] - sentence[0])
    yield Padding(text, (0, 0, 0, 2))


def _parties(mentions: tuple[Mention, ...]) -> str:
    return ", ".join(m.name + (f" [{m.country}]" if m.country else "") for m in mentions)


def _slice(reading: Reading, span: Span) -> str:
    return reading.article.text[span[0] : span[1]]


def show_info(info: dict[str, Any], name: str, console: Console) -> None:
    """Print what a corpus holds: counts, then each table of counts by value."""
    console.print(Text(name, style="bold"))
    for key, value in info.items():
        title = key.replace("_", " ")
        if isinstance(value, dict):
            shown = ", ".join(f"{k} {v}" for k, v in value.items())
            if shown:
                console.print(Text.assemble((f"{title}: ", "dim"), shown))
        elif isinstance(value, list):
            if value:
                console.print(Text.assemble((f"{title}: ", "dim"), str(len(value))))
        elif value is not None:
            console.print(Text.assemble((f"{title}: ", "dim"), str(value)))
