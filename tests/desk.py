"""Pages, archives, readings and corpora that the tests of the corpus are made of; every text is our own."""

from __future__ import annotations

import gzip
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from dateline.records import (
    Actor,
    Article,
    Block,
    Byline,
    Caption,
    Dateline,
    Event,
    Location,
    Mention,
    Moment,
    Page,
    Position,
    Problem,
    Quotation,
    Reading,
    Sentence,
    digest,
)
from dateline.settings import Settings
from dateline.store.build import build
from dateline.store.ledger import LedgerRow, add_row, prepare, writing
from dateline.store.runs import run_of
from dateline.store.tables import page_row, rows
from dateline.store.write import PartWriter, add_run, part_name

WIB = timezone(timedelta(hours=7))

HARBOUR = (
    "Menteri Kelautan Ratna Suhita bertemu dengan duta besar Fiji di Kupang pada Senin membahas laut.",
    '"Kami ingin batas itu jelas sebelum musim tangkap berikutnya," kata Ratna kepada wartawan di dermaga.',
    "Kedua pihak menyusun jadwal kunjungan tim ukur yang akan bekerja enam minggu di perairan selatan.",
    "Nelayan setempat menyambut rencana itu, tetapi meminta agar jalur kapal kecil tidak ditutup lama.",
)
BUDGET = (
    "The upper house of Moravia rejected the budget on Tuesday after a debate of eleven hours in Brno.",
    '"We cannot vote for numbers that nobody has checked," said opposition leader Petra Novotna outside.',
    "The finance ministry promised a new draft within ten days and asked the auditors to examine it.",
    "Markets barely moved, and analysts expected the second reading to pass once the road fund was settled.",
)


def html(headline: str, paragraphs: Sequence[str], published: str | None = None, **meta: str) -> bytes:
    """A plain news page."""
    stamp = f'<meta property="article:published_time" content="{published}">' if published else ""
    extra = "".join(f'<meta property="{name}" content="{value}">' for name, value in meta.items())
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{headline}</title>{stamp}{extra}</head>'
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    ).encode()


def warc(records: Sequence[tuple[str, bytes]], packed: bool = True, **options: str) -> bytes:
    """A web archive of records with these addresses and bodies; options status, media, kind, encoding."""
    out = b""
    for url, body in records:
        http = f"HTTP/1.1 {options.get('status', '200 OK')}\r\n"
        http += f"Content-Type: {options.get('media', 'text/html; charset=utf-8')}\r\n"
        if options.get("encoding"):
            http += f"Content-Encoding: {options['encoding']}\r\n"
            body = gzip.compress(body, mtime=0)
        block = http.encode() + b"\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: {options.get('kind', 'response')}\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>\r\n"
            "WARC-Date: 2025-03-05T01:02:03Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0) if packed else record
    return out


def mention(text: str, words: str, kind: str = "person", **more: str) -> Mention:
    """A mention of ``words`` where they first stand in the text; ``name`` is the words unless told."""
    start = text.index(words)
    return Mention((start, start + len(words)), kind, more.pop("name", words), **more)  # type: ignore[arg-type]


def reading(
    key: str,
    *,
    outlet: str = "Kabar Teluk",
    day: str | None = "2025-03-03",
    agency: str | None = None,
    headline: str = "Menteri temui duta besar Fiji",
    language: str = "id",
    paragraphs: Sequence[str] = HARBOUR,
    actor: str = "Ratna Suhita",
    country: str = "IDN",
    event: str = "CONSULT",
) -> Reading:
    """A reading with one of each fact: the first paragraph holds the event, the second the quotation."""
    text = "\n\n".join(paragraphs)
    blocks, position = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", (position, position + len(paragraph))))
        position += len(paragraph) + 2
    who = mention(text, actor, actor_id=f"person:{digest(actor)}", country=country, sector="GOV", rule="name")
    where = mention(text, paragraphs[0].split()[-1].strip("."), "place", place_id="place:x", country="FJI")
    quoted = text.index('"')
    content = (quoted + 1, text.index('"', quoted + 1) - 1)
    cue = mention(text, "kata" if "kata " in text else "said").span
    moment = (
        Moment(datetime.fromisoformat(f"{day}T08:15:00").replace(tzinfo=WIB), "minute", 420, day)
        if day
        else None
    )
    article = Article(
        digest(key),
        url=f"https://{digest(outlet)}.example/{key}",
        outlet=outlet,
        language=language,
        section="Dunia",
        headline=headline,
        standfirst=None,
        bylines=(Byline("reporter", "Sari Utami"), Byline("editor", "Bram Wen")),
        agency=agency,
        dateline=Dateline("KUPANG", outlet, f"KUPANG, {outlet} -"),
        published=moment,
        captions=(Caption("Dermaga timur.", ("Joko", "AFP"), None, (Position(actor, "kiri"),)),),
        tags=("laut",),
        related=("Kapal ukur tiba",),
        blocks=tuple(blocks),
        text=text,
    )
    sentences = tuple(Sentence(i, b.span, i) for i, b in enumerate(blocks))
    return Reading(
        article,
        sentences,
        (who, where),
        (Quotation(content, "direct", cue, who, "named", 1, None, 0.9),),
        (
            Event(
                event,
                (0, 7),
                0,
                source=(who,),
                target=(where,),
                contexts=("diplomatic",),
                when=moment,
                place=Location("Kupang", "IDN", "sentence", "place:k", (0, 7)),
                reported_by=who,
                quotation=0,
                score=0.8,
            ),
        ),
        (Actor(f"person:{digest(actor)}", actor, "person", country, "GOV"),),
        (Problem("extract", "charset", "Another character set was used.", (0, 1)),),
    )


def corpus_of(
    root: Path, readings: Sequence[Reading], part: str = "a", settings: Settings | None = None
) -> Path:
    """A corpus of these readings, written as one shard and built."""
    run = run_of(settings or Settings())
    folder = prepare(root)
    with writing(folder):
        add_run(folder, run)
        with PartWriter(folder, run.run_id, part) as writer:
            ids = []
            for item in readings:
                page = page_of(item)
                offset = writer.keep(page)
                row = page_row(
                    page, run.run_id, f"{part}.html", "read", None, item.article.article_id, "article"
                )
                writer.add(rows(item, page, run.run_id) | {"pages": [row | {"warc_offset": offset}]})
                ids.append(page.page_id)
            name = part_name(run.run_id, ids, [])
            tables = writer.finish(name)
        add_row(folder, LedgerRow(digest(part), run.run_id, [f"{part}.html"], 1, name, tables, read=len(ids)))
        build(root)
    return root


def page_of(item: Reading) -> Page:
    """The raw page that a reading is said to come from."""
    content = html(item.article.headline or "", item.article.text.split("\n\n"))
    url = item.article.url
    return Page(
        digest(url or "", content), url, datetime(2025, 3, 5, tzinfo=UTC), content, "text/html", "utf-8"
    )
