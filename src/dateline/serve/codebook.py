"""The codebook in a terminal, and as the appendix of a paper in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.claim.codebook import LIMITS

WIDTH = 100
QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}
NOTATION = {
    "arrest": "the verb in all its forms, active and passive; its object is the target",
    "S, T": "where the source and the target stand, where the unit names them",
    "call on/upon T": "the target stands behind one of these prepositions",
    "turn+down T": "a verb with a particle, also parted from it",
    "[sanctions, @aid]": "the object must hold one of these words, or one of the list aid",
}
SAID = {
    "verbs": "",
    "nouns": "nouns",
    "words": "fixed",
    "passives": "fixed passives",
    "agents": "doers",
    "unless": "not with",
    "unless_subject": "not by",
    "unless_object": "not of",
    "require": "only with",
    "agentless": "nobody named: only with",
}
"""What each kind of words is called before them."""
MUTUAL = {
    "always": "done together",
    "plural": "done together where several are named",
    "with": 'done together where several are named, or one behind "with"',
}
NEEDS = {"source": "needs a source", "target": "needs a target", "both": "needs both sides"}
CONTENT = {
    "unreal": "what it speaks of did not happen",
    "alleged": "what it speaks of is alleged",
    "crime": "the act that it names is alleged",
    "topic": "what it is about is no event",
}


def show_codebook(book: dict[str, Any], console: Console) -> None:
    """Print the codebook: the types by quad class, each with its frames and their words."""
    width = min(WIDTH, console.width)
    for part in _parts(book):
        console.print(part, width=width)


def _parts(book: dict[str, Any]) -> Iterator[RenderableType]:
    if len(book["types"]) > 1:
        yield Text(f"Codebook: {book['ontology']}, words in {', '.join(book['languages'])}", style="bold")
        yield from _overview(book)
    whole = len(book["types"]) > 1
    for kind in book["types"]:
        yield from _type(kind, limits=not whole)
    for code, lists in book["lists"].items():
        if lists and not whole:
            yield Text()
            yield Rule(f"Lists of words, {code}", align="left", style="dim")
            yield _table({f"@{name}": ", ".join(found) for name, found in lists.items()}, "cyan")
    if whole:
        yield Text()
        hint = "The words that forbid a frame: dateline codebook --type ASSAULT, or --format markdown"
        yield Text(hint, style="dim")
    yield Text()
    yield Rule("How the words are written", align="left", style="dim")
    yield _table(NOTATION, "cyan")


def _overview(book: dict[str, Any]) -> Iterator[RenderableType]:
    for title, key in (("Status: whether it happened", "statuses"), ("Stage of a legal act", "stages")):
        yield Text()
        yield Rule(title, align="left", style="dim")
        yield _table(book[key], "bold")
    yield Text()
    yield Rule("Types", align="left", style="dim")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for kind in book["types"]:
        name = Text(kind["type"], style=QUAD_STYLES[kind["quad"]])
        table.add_row(name, Text(kind["quad_name"], style="dim"), kind["short"])
    yield table


def _table(rows: dict[str, str], style: str) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for name, meaning in rows.items():
        table.add_row(Text(name, style=style), Text(meaning))
    return table


def _type(kind: dict[str, Any], *, limits: bool) -> Iterator[RenderableType]:
    style = QUAD_STYLES[kind["quad"]]
    yield Text()
    yield Rule(Text(f"{kind['type']}  {kind['quad_name']}", style=style), align="left", style="dim")
    yield Text(kind["short"], style="bold")
    for line in notes(kind):
        yield Text(line, style="dim")
    for frame in kind["frames"]:
        yield Text()
        head = Text(frame["frame"], style="bold cyan")
        if frame["mode"]:
            head.append(f"  {kind['type']}/{frame['mode']}", style="not bold")
        yield Padding(head, (0, 0, 0, 2), expand=False)
        yield Padding(Text(sides(frame), style="dim"), (0, 0, 0, 4), expand=False)
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
        for code, words in frame["words"].items():
            table.add_row(Text(code, style="dim"), _words(words, limits=limits))
        yield Padding(table, (0, 0, 0, 4), expand=False)


def _words(words: dict[str, list[str]], *, limits: bool) -> Text:
    out = Text()
    for key, found in words.items():
        if key in LIMITS and not limits:
            continue
        if out:
            out.append("\n")
        said = SAID[key]
        forbids = key.startswith("unless")
        if said:
            out.append(f"{said} ", style="dim red" if forbids else "dim")
        out.append(" · ".join(found), style="dim" if forbids else "")
    return out or Text("no words", style="dim")


def notes(kind: dict[str, Any]) -> Iterator[str]:
    """What else is said of a type, one line each."""
    if kind["care"]:
        yield f"Take care: {kind['care']}."
    facts = [f"modes {', '.join(kind['modes'])}" if kind["modes"] else "no modes"]
    if kind["intensity"] is not None:
        facts.append(f"intensity {kind['intensity']:+g}")
    facts += [f"a plan of it is {kind['planned']}"] if kind["planned"] else []
    facts += [f"its refusal is {kind['refused']}"] if kind["refused"] else []
    facts += ["the target is needed"] if kind["requires_target"] else []
    facts += ["of your own"] if kind["own"] else []
    yield "; ".join(facts)


def sides(frame: dict[str, Any]) -> str:
    """Who may stand on the sides of a frame, and what else it asks for."""
    facts = [f"{', '.join(frame['source'])} → {', '.join(frame['target'])}"]
    facts += [NEEDS[frame["needs"]]] if frame["needs"] in NEEDS else []
    facts += [MUTUAL[frame["mutual"]]] if frame["mutual"] in MUTUAL else []
    facts += [CONTENT[frame["content"]]] if frame["content"] else []
    facts += [f"stage {frame['stage']}"] if frame["stage"] else []
    facts += [f"context {', '.join(frame['contexts'])}"] if frame["contexts"] else []
    return "; ".join(facts)


def markdown(book: dict[str, Any]) -> str:
    """The codebook as Markdown: tables of statuses, stages and types, then a section a type."""
    out = [f"# Codebook ({book['ontology']})", ""]
    for title, key in (("Status", "statuses"), ("Stage of a legal act", "stages")):
        out += [f"## {title}", "", f"| {title.split()[0].lower()} | meaning |", "|---|---|"]
        out += [f"| {name} | {meaning} |" for name, meaning in book[key].items()] + [""]
    out += ["## Types", "", "| type | quad class | what | modes |", "|---|---|---|---|"]
    for kind in book["types"]:
        out.append(f"| {kind['type']} | {kind['quad_name']} | {kind['short']} | {', '.join(kind['modes'])} |")
    out += ["", "How the words are written:", "", "| words | read as |", "|---|---|"]
    out += [f"| `{sign}` | {meaning} |" for sign, meaning in NOTATION.items()]
    for kind in book["types"]:
        out += ["", f"## {kind['type']}", "", f"*{kind['quad_name']}*: {kind['short']}.", ""]
        out += [f"{line}." if not line.endswith(".") else line for line in notes(kind)]
        for frame in kind["frames"]:
            mode = f" ({kind['type']}/{frame['mode']})" if frame["mode"] else ""
            out += ["", f"### {frame['frame']}{mode}", "", f"{sides(frame)}.", ""]
            out += ["| language | | words |", "|---|---|---|"]
            for code, words in frame["words"].items():
                for key, found in words.items():
                    out.append(f"| {code} | {SAID[key] or 'verbs'} | {_cell(found)} |")
    for code, lists in book["lists"].items():
        if lists:
            out += ["", f"## Lists of words, {code}", "", "| list | words |", "|---|---|"]
            out += [f"| `@{name}` | {', '.join(found)} |" for name, found in lists.items()]
    return "\n".join(out) + "\n"


def _cell(found: list[str]) -> str:
    return ", ".join(f"`{text}`" for text in found).replace("|", "\\|")
