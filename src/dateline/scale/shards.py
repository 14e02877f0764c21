"""Shards: the input cut into pieces that are read one by one, and the reading of one piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.acquire.files import is_warc, list_files, read_file
from dateline.acquire.item import Item
from dateline.acquire.warc import read_warc
from dateline.claim.own import use_frames
from dateline.errors import problem
from dateline.extract.paging import join_parts, place_of
from dateline.link.tables import use_actors
from dateline.records import Article, Page, Problem, Reading, digest
from dateline.scale.known import Known, known_path
from dateline.scale.mark import Mark
from dateline.scale.reading import extract_within, has_facts, outcome_of, read_within
from dateline.settings import Settings
from dateline.store.corpus import Folder
from dateline.store.ledger import LedgerRow, add_row
from dateline.store.runs import run_of
from dateline.store.tables import Rows, page_row, problem_rows, rows
from dateline.store.write import PartWriter, part_name

WINDOW = 2000
"""Articles of one shard that are held together; the parts of one story are joined within them."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Some input files that are read together.

    ``key`` is a hash of their paths, sizes, times of change and the run; ``named`` says that they were named
    themselves rather than found in a folder; ``size`` is in bytes.
    """

    key: str
    run_id: str
    paths: tuple[str, ...]
    size: int
    named: bool


def plan(paths: Sequence[str | Path], settings: Settings, leave_out: Path | None = None) -> list[Shard]:
    """The shards of the input, in order: a web archive each, loose files in batches.

    Files below ``leave_out`` (the corpus itself) are no input. Raises InputError for a missing path.
    """
    run_id = run_of(settings).run_id
    outside = leave_out.resolve() if leave_out else None
    shards: list[Shard] = []
    batch: list[Path] = []
    kind = False

    def close() -> None:
        if batch:
            shards.append(_shard(batch, run_id, kind))
            batch.clear()

    for path, named in list_files(paths):
        if outside is not None and path.resolve().is_relative_to(outside):
            continue
        if is_warc(path):
            shards.append(_shard([path], run_id, named))
            continue
        if named != kind or len(batch) >= settings.shard_pages:
            close()
            kind = named
        batch.append(path)
    close()
    return shards


def _shard(paths: Sequence[Path], run_id: str, named: bool) -> Shard:
    stats = [path.stat() for path in paths]
    facts = [f"{p.absolute()}\0{s.st_size}\0{s.st_mtime_ns}" for p, s in zip(paths, stats, strict=True)]
    size = sum(s.st_size for s in stats)
    return Shard(digest("shard", run_id, *facts), run_id, tuple(p.as_posix() for p in paths), size, named)


@dataclass(slots=True)
class _Held:
    """A page whose article waits for the other parts of its story."""

    page: Page
    source: str
    offset: int
    article: Article
    warning: Problem | None


@dataclass(slots=True)
class _Tally:
    """What became of the pages of a shard."""

    counts: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: str, reason: str | None) -> None:
        if outcome == "read":
            self.counts["read"] += 1
        else:
            (self.skipped if outcome == "skipped" else self.failed)[reason or outcome] += 1


def run_shard(
    shard: Shard,
    corpus: Path,
    settings: Settings,
    avoid: Collection[str] = frozenset(),
    tick: Callable[[], None] | None = None,
) -> LedgerRow:
    """Reads one shard into the corpus and returns its ledger row.

    Its part is written under a temporary name and renamed, then the row is written: until then the shard
    counts as unread, and reading it again gives the same part. Pages in ``avoid`` ended a process before:
    they are kept and recorded as failed, unread. ``tick`` is called before each page.
    """
    use_actors(settings.actors)
    use_frames(settings.frames)
    folder = Folder(corpus)
    known = Known(known_path(folder, shard.run_id))
    tally = _Tally()
    page_ids: dict[str, None] = {}
    sources: list[str] = []
    held: list[_Held] = []
    with PartWriter(folder, shard.run_id, shard.key) as part, Mark(folder, shard.key) as mark:
        for position, item in _items(shard, settings.max_bytes):
            page = item.page
            if item.ignored:
                tally.add("skipped", item.ignored)
            elif page is None:
                if item.problem:
                    tally.add("failed", item.problem.code)
                    sources.append(item.source)
                    part.add({"problems": problem_rows([item.problem], shard.run_id, source=item.source)})
            elif page.page_id in known or page.page_id in page_ids:
                tally.add("skipped", "duplicate")
            else:
                page_ids[page.page_id] = None
                mark.at(len(page_ids), position, page.page_id)
                if tick:
                    tick()
                offset = part.keep(page)
                article = _article(page, settings.page_timeout, avoid)
                held.append(_Held(replace(page, content=b""), item.source, offset, article, item.problem))
                if len(held) == WINDOW:
                    _settle(held, shard.run_id, settings, part, tally)
        _settle(held, shard.run_id, settings, part, tally)
        name = None if part.empty else part_name(shard.run_id, list(page_ids), sources)
        tables = part.finish(name) if name else []
    row = LedgerRow(
        key=shard.key,
        run_id=shard.run_id,
        inputs=list(shard.paths),
        size=shard.size,
        part=name,
        tables=tables,
        read=tally.counts["read"],
        articles=tally.counts["articles"],
        quotations=tally.counts["quotations"],
        events=tally.counts["events"],
        skipped=dict(sorted(tally.skipped.items())),
        failed=dict(sorted(tally.failed.items())),
    )
    add_row(folder, row)
    return row


def _items(shard: Shard, max_bytes: int) -> Iterator[tuple[int, Item]]:
    """The items of a shard, each with the bytes of input that lie before it."""
    if len(shard.paths) == 1 and is_warc(shard.paths[0]):
        for item in read_warc(shard.paths[0], max_bytes):
            yield item.page.warc[1] if item.page and item.page.warc else 0, item
        return
    position = 0
    for path in map(Path, shard.paths):
        yield position, read_file(path, shard.named, max_bytes)
        position += shard.size // len(shard.paths)


def _article(page: Page, seconds: float, avoid: Collection[str]) -> Article:
    if page.page_id not in avoid:
        return extract_within(page, seconds)
    ended = problem("extract", "failed", "The page ended the process that read it; it was left unread.")
    return Article(digest(page.page_id), page.url, page_kind="other", problems=(ended,))


def _settle(held: list[_Held], run_id: str, settings: Settings, part: PartWriter, tally: _Tally) -> None:
    """Joins the parts of stories among the held pages, reads the articles, and adds their rows."""
    for reading, members in _readings(held, settings):
        first = members[0]
        problems = (*reading.problems, *(m.warning for m in members if m.warning))
        outcome, reason = outcome_of(reading.article, problems)
        facts: Rows = {"problems": problem_rows(problems, run_id, first.page.page_id)}
        article_id = None
        if has_facts(reading.article):
            article_id = reading.article.article_id
            facts = _rows(replace(reading, problems=problems), first.page, run_id)
            tally.counts.update({name: len(facts[name]) for name in ("articles", "quotations", "events")})
        facts["pages"] = []
        for member in members:
            kind = reading.article.page_kind
            row = page_row(member.page, run_id, member.source, outcome, reason, article_id, kind)
            facts["pages"].append(row | {"warc_offset": member.offset})
            tally.add(outcome, reason)
        part.add(facts)
    held.clear()


def _rows(reading: Reading, page: Page, run_id: str) -> Rows:
    """The rows of a reading; of a reading that does not hold together those of its article alone."""
    try:
        return rows(reading, page, run_id)
    except Exception as error:
        found = problem("store", "failed", f"the facts could not be stored: {type(error).__name__}: {error}")
        return rows(Reading(reading.article, problems=(*reading.problems, found)), page, run_id)


def _readings(held: Sequence[_Held], settings: Settings) -> Iterator[tuple[Reading, list[_Held]]]:
    """The reading of each article with the pages that it was made from, its first part first."""
    whole = join_parts([h.article for h in held])
    stories = {story: n for n, article in enumerate(whole) for story in _stories(article)}
    own = {id(article): n for n, article in enumerate(whole)}
    first = {article.article_id: n for n, article in enumerate(whole)}
    members: list[list[_Held]] = [[] for _ in whole]
    for item in held:
        n = own.get(id(item.article), first.get(item.article.article_id))
        if n is None:
            n = next((stories[s] for s in _stories(item.article) if s in stories), None)
        if n is not None:
            members[n].append(item)
    for article, pages in zip(whole, members, strict=True):
        pages.sort(key=lambda h, a=article: h.article.article_id != a.article_id)  # type: ignore[misc]
        yield read_within(article, settings.page_timeout, settings.events), pages


def _stories(article: Article) -> list[str]:
    """The keys of the story that an article is a part of, by its addresses."""
    urls = [url for url in (*article.pages, article.url) if url]
    places = [place_of(url, bare) for url in urls for bare in (False, True)]
    return list(dict.fromkeys(place.story for place in places if place))
