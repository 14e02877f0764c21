"""The command line. Each command imports what it needs, so that reading a page needs no database."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError, InputError
from dateline.records import Reading
from dateline.serve import lists
from dateline.settings import Settings, load_settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads news pages into sourced records: who said and did what, to whom, when, where, on whose word.",
)


class Media(StrEnum):
    """What an input is taken for."""

    AUTO = "auto"
    HTML = "html"
    TEXT = "text"


Inputs = Annotated[
    list[str], typer.Argument(metavar="FILE|-...", help="pages or texts; - reads standard input")
]
TakenAs = Annotated[
    Media, typer.Option("--as", help="take the input for html or text instead of detecting it")
]
Url = Annotated[str | None, typer.Option(help="the address that the page came from")]
Language = Annotated[
    str | None, typer.Option(help="the language of a pasted text (id, en); detected unless given")
]
Published = Annotated[
    str | None, typer.Option(help="when a pasted text was published, as an ISO date or time")
]
OwnActors = Annotated[
    str | None, typer.Option(metavar="FILE", help="actors and aliases of your own, CSV or TOML")
]
OwnFrames = Annotated[
    str | None, typer.Option(metavar="FILE", help="event types, frames and words of your own, TOML")
]
Strict = Annotated[
    bool, typer.Option("--strict", help="keep only the surest events: fewer, more often right")
]


@app.command()
def read(
    files: Inputs,
    as_json: Annotated[
        bool, typer.Option("--json", help="print the JSON of docs/fields.md, one object a reading")
    ] = False,
    media: TakenAs = Media.AUTO,
    url: Url = None,
    language: Language = None,
    published: Published = None,
    actors: OwnActors = None,
    frames: OwnFrames = None,
    strict: Strict = False,
) -> None:
    """Read pages or pasted texts and print what they say. The parts of one story are joined."""
    from dateline.serve.inputs import read_inputs

    settings = load_settings()
    _use_own(settings, actors, frames)
    readings = read_inputs(
        files, media.value, url, language, published, "strict" if strict else settings.events
    )
    if as_json:
        for reading in readings:
            sys.stdout.write(json.dumps(reading.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        from rich.console import Console

        from dateline.serve.terminal import show_reading

        console = Console(highlight=False)
        for number, reading in enumerate(readings):
            if number:
                console.print()
            show_reading(reading, console)
    if faults := [fault for reading in readings if (fault := _nothing_read(reading))]:
        raise InputError("; ".join(faults))


@app.command()
def ingest(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="pages, folders of pages, WARC files")
    ],
    to: Annotated[
        Path, typer.Option("--to", metavar="CORPUS", help="the corpus folder; made where it is missing")
    ],
    workers: Annotated[int | None, typer.Option(help="processes; one a core unless given")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="no progress bar")] = False,
    actors: OwnActors = None,
    frames: OwnFrames = None,
    strict: Strict = False,
) -> None:
    """Read pages into a corpus; what was read before is skipped, an interrupted run goes on."""
    from dateline.serve.ingesting import ingest_with_bar

    settings = load_settings()
    if workers is not None:
        settings = replace(settings, workers=workers)
    if actors is not None:
        settings = replace(settings, actors=actors)
    if frames is not None:
        settings = replace(settings, frames=frames)
    if strict:
        settings = replace(settings, events="strict")
    ingest_with_bar(paths, to, settings, quiet=quiet)


class Form(StrEnum):
    """How an explanation is printed."""

    TEXT = "text"
    JSON = "json"


@app.command()
def explain(
    files: Inputs,
    format: Annotated[Form, typer.Option("--format", help="text or json, one object a reading")] = Form.TEXT,
    sentence: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="only the sentence of this number")
    ] = None,
    media: TakenAs = Media.AUTO,
    url: Url = None,
    language: Language = None,
    published: Published = None,
    actors: OwnActors = None,
    frames: OwnFrames = None,
    strict: Strict = False,
) -> None:
    """Say why each event was coded, and why other words that may state an act were not."""
    from dateline.pipeline import explain as explain_article
    from dateline.serve.inputs import articles_of

    settings = load_settings()
    _use_own(settings, actors, frames)
    articles = articles_of(files, media.value, url, language, published)
    keep = "strict" if strict else settings.events
    found = [explain_article(article, events=keep) for article in articles]
    if sentence is not None:
        found = [one.of_sentence(sentence - 1) for one in found]
    if format is Form.JSON:
        for one in found:
            sys.stdout.write(json.dumps(one.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        from rich.console import Console

        from dateline.serve.explaining import show_explanation

        console = Console(highlight=False)
        for number, one in enumerate(found):
            if number:
                console.print()
            show_explanation(one, console)
    if faults := [fault for one in found if (fault := _nothing_read(one.reading))]:
        raise InputError("; ".join(faults))


class Shape(StrEnum):
    """How the codebook is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@app.command()
def codebook(
    language: Annotated[
        list[str] | None, typer.Option(help="only the words of this language (id, en); may be repeated")
    ] = None,
    type: Annotated[str | None, typer.Option(help="only this type, as ASSAULT")] = None,
    format: Annotated[Shape, typer.Option("--format", help="text, markdown or json")] = Shape.TEXT,
    frames: OwnFrames = None,
) -> None:
    """Print the event types, the frames that state each, and their words in each language."""
    from rich.console import Console

    from dateline.claim.codebook import codebook as book_of
    from dateline.serve.codebook import markdown, show_codebook

    _use_own(load_settings(), frames=frames)
    book = book_of(language or (), type)
    if format is Shape.JSON:
        sys.stdout.write(json.dumps(book, ensure_ascii=False, indent=2) + "\n")
    elif format is Shape.MARKDOWN:
        sys.stdout.write(markdown(book))
    else:
        show_codebook(book, Console(highlight=False))


@app.command()
def info(corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="the corpus folder")]) -> None:
    """Say what a corpus holds."""
    from rich.console import Console

    from dateline.serve.terminal import show_info
    from dateline.store.corpus import open_corpus
    from dateline.store.query import info as corpus_info

    with open_corpus(corpus) as opened:
        show_info(corpus_info(opened), str(corpus), Console(highlight=False))


@app.command()
def serve(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="the corpus folder")],
    host: Annotated[
        str | None, typer.Option(help="the address to bind to; this machine only unless given")
    ] = None,
    port: Annotated[int | None, typer.Option(help="the port to bind to")] = None,
) -> None:
    """Open the explorer of a corpus in a web server on this machine."""
    from dateline.serve.server import run_server

    settings = load_settings()
    _use_own(settings)
    run_server(corpus, host or settings.host, settings.port if port is None else port)


for listing in (lists.articles, lists.quotes, lists.events, lists.stories, lists.actors):
    app.command()(listing)


def _use_own(settings: Settings, actors: str | None = None, frames: str | None = None) -> None:
    """Puts the user's own actors and frames into use: the files of the options, else of the settings."""
    from dateline.claim.own import use_frames
    from dateline.link.tables import use_actors

    use_actors(settings.actors if actors is None else actors)
    use_frames(settings.frames if frames is None else frames)


def _nothing_read(reading: Reading) -> str | None:
    """Why a reading holds no article, in one line; None where it holds one."""
    if reading.article.text:
        return None
    causes = [p.message for p in reading.problems]
    return (causes[0] if causes else "no article was found").rstrip(".")


def main() -> None:
    """Run the command line; a wrong input or setting ends with one line and exit code 2."""
    try:
        app()
    except DatelineError as error:
        sys.stderr.write(f"dateline: {error}\n")
        raise SystemExit(2) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
