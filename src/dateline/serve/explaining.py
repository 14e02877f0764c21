"""An explanation in a terminal: each event with what it was read from, then what was rejected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.claim.explanation import Explanation
from dateline.serve.terminal import STATUS_STYLES, WIDTH

KINDS = {
    "verb": "verb",
    "noun": "noun",
    "word": "fixed words",
    "passive": "fixed passive",
    "agent": "name of doers",
}
VOICES = {"active": "in the active", "passive": "in the passive", "noun": "as a noun"}
UNIT = 90
"""Characters of a unit that are shown in a terminal; JSON has it whole."""
ORIGINS = {"sentence": "from the sentence", "dateline": "from the dateline of the article"}


def show_explanation(found: Explanation, console: Console) -> None:
    """Print the explanation: the sentences in order, each with its events and what was rejected."""
    width = min(WIDTH, console.width)
    for part in _parts(found):
        console.print(part, width=width)


def _parts(found: Explanation) -> Iterator[RenderableType]:
    told = found.to_dict()
    yield Text(told["headline"] or "(no headline)", style="bold")
    if told["silence"]:
        yield Text(f"No events: {told['silence']}", style="yellow")
        return
    events, rejected = len(told["events"]), len(told["rejected"])
    yield Text(
        f"{_count(events, 'event')}, {_count(rejected, 'other word')} that may state an act", style="dim"
    )
    by_sentence: dict[int, list[dict[str, Any]]] = {}
    for one in (*told["events"], *told["rejected"]):
        by_sentence.setdefault(one["sentence_number"], []).append(one)
    for number in sorted(by_sentence):
        here = sorted(by_sentence[number], key=lambda one: one["span"])
        start = found.reading.sentences[number - 1].span[0]
        yield Text()
        yield Rule(f"Sentence {number}", align="left", style="dim")
        yield _sentence(here, start)
        stated = [one for one in here if "status" in one]
        for one in stated:
            yield from _event(one)
        if len(stated) < len(here):
            yield Text()
        for one in here:
            if "status" not in one:
                yield _rejection(one)


def _sentence(here: list[dict[str, Any]], start: int) -> Text:
    """The sentence with the triggers marked: those of events by their status."""
    text = Text(here[0]["sentence"])
    for one in here:
        style = f"underline {STATUS_STYLES[one['status']]}" if "status" in one else "underline dim"
        text.stylize(style, one["span"][0] - start, one["span"][1] - start)
    return text


def _event(one: dict[str, Any]) -> Iterator[RenderableType]:
    head = Text("✓ ", style="green")
    head.append(one["type"] + (f"/{one['mode']}" if one["mode"] else ""), style="bold")
    head.append(f" by “{one['trigger']}”, ", style="not bold")
    head.append(one["status"], style=STATUS_STYLES[one["status"]])
    head.append(f" ({one['stage']})" if one["stage"] else "")
    head.append(f", score {one['score']:.2f}", style="dim")
    yield Text()
    yield head
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for name, value in _facts(one):
        table.add_row(Text(name, style="dim"), value)
    yield Padding(table, (0, 0, 0, 2), expand=False)


def _facts(one: dict[str, Any]) -> Iterator[tuple[str, Text]]:
    if one["unit"]:
        unit = Text(_short(one["unit"]), style="cyan")
        unit.append(
            f"  {KINDS[one['kind']]} of the frame {one['frame']}, {VOICES[one['voice']]}", style="dim"
        )
        yield "unit", unit
    for side in ("source", "target"):
        if not one[side] and not one["reciprocal"]:
            yield side, Text("nobody is named", style="dim")
        for party in one[side]:
            yield side, _party(party)
    if one["source"] and one["kind"] in ("verb", "word"):
        yield "subject", Text(one["subject"])
    if one["reciprocal"]:
        yield "", Text("done together: all parties stand in the source", style="dim")
    if one["plain_type"]:
        act = "a plan" if one["status"] == "future" else "a refusal"
        yield "folded", Text(f"{act} of {one['plain_type']} is coded as {one['type']}")
    yield "status", _status(one)
    if said := one["reported_by"]:
        yield "reported by", _voice_of(said)
    if when := one["when"]:
        line = Text(str(when["value"]))
        line.append(f"  from “{when['text']}”" if when["text"] else "", style="dim")
        yield "when", line
    if place := one["place"]:
        line = Text(place["name"] + (f" [{place['country']}]" if place["country"] else ""))
        line.append(f"  {ORIGINS.get(place['origin'], place['origin'])}", style="dim")
        yield "place", line


def _party(party: dict[str, Any]) -> Text:
    line = Text(party["text"])
    if party["name"] != party["text"]:
        line.append(f" = {party['name']}")
    marks = [party[key] for key in ("country", "sector") if party[key]]
    line.append(f" [{' '.join(marks)}]" if marks else "")
    rule = f"; linked by “{party['rule']}”, {party['score']:g}" if party["rule"] else "; not linked"
    line.append(f"  {party['found']}{rule}", style="dim")
    return line


def _status(one: dict[str, Any]) -> Text:
    line = Text(f"{one['status']}: {one['status_by']['rule']}")
    if one["status_by"]["words"]:
        line.append(" by " + ", ".join(f"“{word}”" for word in one["status_by"]["words"]))
    return line


def _voice_of(said: dict[str, Any]) -> Text:
    line = Text(said["name"])
    if said["content"]:
        cue = f" by “{said['cue']}”" if said["cue"] else ""
        line.append(f"  {said['kind']} quotation{cue}: {_short(said['content'])}", style="dim")
    return line


def _rejection(one: dict[str, Any]) -> Text:
    line = Text("✗ ", style="red")
    line.append(f"“{one['word']}” is no {one['type']}", style="bold")
    line.append(f" ({one['frame']}): ", style="dim")
    line.append(one["because"].replace(one["unit"], _short(one["unit"])))
    return line


def _short(text: str) -> str:
    return text if len(text) <= UNIT else f"{text[: UNIT - 1]}…"


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}" + ("" if number == 1 else "s")
