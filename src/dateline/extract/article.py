"""A page of HTML to the article on it: composes what the other modules read."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from dateline.errors import problem
from dateline.extract.agencies import agency_named, find_agency
from dateline.extract.blend import blend_labels
from dateline.extract.blocks import read_blocks
from dateline.extract.body import Body, build_body, paragraphs_of
from dateline.extract.byline import choose_bylines, read_byline
from dateline.extract.bylinenames import author_linked, date_at, leads_elsewhere, people_in
from dateline.extract.classifier import classifier
from dateline.extract.dom import Dom, parse
from dateline.extract.figures import read_captions
from dateline.extract.headline import find_headline, heading_above, headline_text
from dateline.extract.labels import label_pieces
from dateline.extract.language import detect_language
from dateline.extract.links import kicker_of, related_titles, section_of, tags_of
from dateline.extract.metadata import Metadata, read_metadata
from dateline.extract.page_kind import Evidence, Verdict, tell
from dateline.extract.paging import Paging, find_paging
from dateline.extract.personnames import is_outlet, person_name, same_person
from dateline.extract.pieces import Blocks, Label, Piece
from dateline.extract.region import Region, find_region, prose_of, shown, told_region
from dateline.extract.state import read_state
from dateline.extract.times import choose_times, parse_iso, zone_of_address
from dateline.records import Article, Moment, Page, Problem, digest

THIN = 200
"""Code points of body under which the story is looked for in metadata and script data too."""
FALLBACK = 800
"""Code points from which the content of a noscript element may be the story: a notice to switch scripts on is
shorter."""
FALLBACKS = 20
"""Such elements that are looked at."""
LINE = 250
"""Code points up to which a piece may be a line of the byline block."""
NAME = 60
"""Code points of a line that may be a bare name."""
HEAD, FOOT = 6, 14
"""Pieces before the headline, and after the story, whose short lines may belong to the byline block."""
BARE = 4
"""Pieces before the headline of which one may be a date without a mark."""
_ELSEWHERE = frozenset({"nav", "unseen", "consent", "aside", "subscribe"})
"""Marks under which no line before the headline is of the byline."""
TEXTLESS = frozenset({"consent", "blocked", "script", "moved", "frames"})
"""Problems of pages of which no text is a story's or a list's: it is what stands in the way."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A page taken apart: its pieces with their labels, and where the story and the headline stand."""

    blocks: Blocks
    region: Region
    labels: tuple[Label, ...]
    headline: int | None
    known: int
    """Code points of what the rules alone call story."""


def extract_page(page: Page) -> Article:
    """The article on an HTML page; what went wrong stands in ``problems``. Never raises for a page."""
    dom = parse(page)
    article_id = digest(page.page_id)
    try:
        return _read(page, dom, article_id)
    except Exception as error:
        fault = problem("extract", "failed", f"step extract failed: {type(error).__name__}: {error}")
        return Article(article_id, page.url, page_kind="other", problems=(*dom.problems, fault))


def take_apart(tree: LexborHTMLParser, meta: Metadata) -> Parts:
    """The labelled pieces of a page."""
    blocks, headline, region = find_story(tree, meta)
    rules = label_pieces(blocks, region, headline)
    labels = blend_labels(blocks.pieces, rules, classifier().judge(blocks, meta, headline, region), meta)
    known = sum(p.size for p, rule in zip(blocks.pieces, rules, strict=True) if rule == "body")
    return Parts(blocks, region if known >= THIN else told_region(region, labels), labels, headline, known)


def find_story(tree: LexborHTMLParser, meta: Metadata) -> tuple[Blocks, int | None, Region]:
    """The pieces of a page, which of them shows the headline, and where the story stands by its prose."""
    blocks = shown(read_blocks(tree, whole=not meta.is_story))
    if meta.is_story and sum(map(prose_of, blocks.pieces)) < THIN:
        blocks = shown(read_blocks(tree, whole=True))
    if _opens_fallback(tree, blocks):
        blocks = shown(read_blocks(tree, whole=True))
    headline = find_headline(blocks, meta.titles)
    region = find_region(blocks, headline)
    if headline is None:
        headline = heading_above(blocks, region.start)
    return blocks, headline, region


def _opens_fallback(tree: LexborHTMLParser, blocks: Blocks) -> bool:
    """Whether what the page shows where no script runs is its text; that then stands in the tree as all else.

    Forums and pages built by a script keep their text for readers without one, and show nothing beside it.
    """
    if tree.css_first("noscript p, noscript div") is None or sum(map(prose_of, blocks.pieces)) >= THIN:
        return False
    given = [n for n in tree.css("body noscript")[:FALLBACKS] if len(n.text(deep=True)) >= FALLBACK]
    for node in given:
        node.unwrap()
    return bool(given)


def _read(page: Page, dom: Dom, article_id: str) -> Article:
    if dom.tree is None:
        return Article(article_id, page.url, page_kind="other", problems=dom.problems)
    meta = read_metadata(dom.tree)
    parts = take_apart(dom.tree, meta)
    pieces = parts.blocks.pieces
    url = page.url or _absolute(meta.url)
    outlet = meta.outlet or _host(url)
    lines = near = _byline_lines(parts)
    house = None if meta.is_personal else outlet
    claims = people_in(meta.authors, house)
    top = 0 if parts.headline is None else bisect(lines, parts.headline)
    visible = read_byline([pieces[i].text for i in lines], house, claims, top)
    if not visible.bylines:
        cut = [(i, t) for i in lines if _is_named(parts, i, "byline") for t in _cut_at_links(pieces[i])]
        top = 0 if parts.headline is None else bisect(cut, parts.headline, key=lambda line: line[0])
        again = read_byline([text for _, text in cut], house, claims, top)
        if again.bylines:
            visible, lines = replace(again, agency=again.agency or visible.agency), [i for i, _ in cut]
    labels = list(parts.labels)
    for n in visible.used:
        if labels[lines[n]] in ("body", "heading", "standfirst", "caption"):
            labels[lines[n]] = "byline"
    body = build_body(pieces, labels, outlet)
    shown_body = body
    told = parts.known if meta.is_story or "article" in meta.types else len(body.text)
    if min(told, len(body.text)) < THIN:
        body = _from_data(dom.tree, meta, body, told, outlet)
    headline = headline_text(pieces[parts.headline] if parts.headline is not None else None, meta)
    section = section_of(parts.blocks, labels, headline) or meta.section or kicker_of(parts.blocks, labels)
    paging = find_paging(url, parts.blocks, meta.next_url)
    evidence = Evidence(
        page.content,
        page.url,
        meta,
        parts.blocks,
        parts.region,
        labels,
        headline,
        section,
        body.text,
        paging,
        is_data=body is not shown_body,
    )
    verdict = tell(evidence)
    kind = verdict.kind
    if kind == "error" or verdict.code in TEXTLESS:
        body = replace(body, text="", blocks=(), standfirst=None, dateline=None)
    language = detect_language(body.text or headline or "", meta.language)
    published, modified = _times(parts, meta, language, url)
    edited = [b.name for b in visible.bylines if b.role == "editor"]
    claims = [claim for claim in claims if not any(same_person(claim, name) for name in edited)]
    is_clear = not visible.weak and any(b.role == "reporter" for b in visible.bylines)
    authors = (() if is_clear else _marked_names(parts, near, claims, house)) or meta.authors
    bylines = choose_bylines(visible, authors, meta.editors, house)
    return Article(
        article_id=article_id,
        url=url,
        outlet=outlet,
        language=language,
        page_kind=kind,
        section=section,
        headline=headline,
        standfirst=body.standfirst,
        bylines=bylines.bylines,
        agency=bylines.agency or _agency(body, outlet),
        dateline=body.dateline,
        published=published,
        modified=modified,
        captions=read_captions(
            parts.blocks,
            parts.region,
            labels,
            parts.headline,
            [body.text[slice(*block.span)] for block in body.blocks],
            beyond=kind == "gallery",
        ),
        tags=tags_of(parts.blocks, labels, parts.region, meta.tags),
        related=related_titles(parts.blocks, labels, headline),
        blocks=body.blocks,
        text=body.text,
        pages=paging.addresses if kind == "partial" else (),
        problems=(*dom.problems, *_problems(dom, meta, verdict, parts.blocks, body, published, paging)),
    )


def _byline_lines(parts: Parts) -> list[int]:
    """The short lines around the story that may tell who wrote it, in page order."""
    region, pieces, labels = parts.region, parts.blocks.pieces, parts.labels
    head = region.start if parts.headline is None else min(parts.headline, region.start)
    body = [i for i in range(region.start, region.end) if labels[i] in ("body", "heading")]
    early, late = set(body[:3]), set(body[-8:])
    found = []
    for i in range(max(0, head - HEAD), min(len(pieces), region.end + FOOT)):
        piece, label = pieces[i], labels[i]
        if (
            piece.hidden
            or len(piece.text) > LINE
            or label in ("headline", "crumb", "tags", "comment", "related")
        ):
            continue
        if label in ("body", "heading") and i not in early and i not in late:
            continue
        if i < head and _is_elsewhere(parts, i):
            continue
        is_link = piece.linked * 10 > piece.size * 9
        if (label == "caption" and _is_named(parts, i, "caption")) or (
            label == "furniture" and is_link and not _is_byline(parts, i)
        ):
            continue
        found.append(i)
    return found


def _cut_at_links(piece: Piece) -> list[str]:
    """A line cut before and after its links: templates set labels and names side by side without a mark."""
    found, rest = [], piece.text
    for link in piece.links:
        before, linked, rest = rest.partition(link.text)
        found += [before.strip(), linked]
    return [text for text in (*found, rest.strip()) if text]


def _marked_names(
    parts: Parts, near: Sequence[int], claims: Sequence[str], outlet: str | None
) -> tuple[str, ...]:
    """The persons' names that stand bare between headline and story and are marked as authors.

    ``near`` are the indexes of the lines about the story, as ``_byline_lines`` gives them.

    A mark is a link to a page about the person, an element named for the byline, or a line below that begins
    with a date. Where a line about the story names a person whom metadata claims, only such names count:
    buttons, labels and topics stand there too. Where none does, what is shown beats metadata.
    """
    region, pieces = parts.region, parts.blocks.pieces
    if parts.headline is None:
        return ()
    linked: list[str] = []
    plain: list[str] = []
    dated: list[str] = []
    for i in range(max(0, parts.headline - HEAD), min(max(region.start, parts.headline) + 3, len(pieces))):
        piece = pieces[i]
        marked = _is_named(parts, i, "byline")
        if piece.hidden or i == parts.headline or piece.size > LINE:
            continue
        if i < parts.headline and _is_elsewhere(parts, i):
            continue
        if parts.labels[i] == "caption" and (not marked or _is_named(parts, i, "caption")):
            continue
        linked += [name for link in piece.links if (name := author_linked(link.text, link.href, outlet))]
        if piece.size > NAME:
            continue
        if marked or _is_named(parts, i, "credit"):
            texts = [link.text for link in piece.links if not leads_elsewhere(link.text, link.href)]
            texts = texts if piece.links else _side_by_side(piece)
            plain += [name for text in texts if (name := person_name(text, outlet))]
        elif i > parts.headline and i + 1 < len(pieces) and date_at(pieces[i + 1].text) == 0:
            names = [person_name(text, outlet) for text in _side_by_side(piece)]
            dated += [name for name in names if name] if all(n and " " in n for n in names) else []
    if claims:
        mine = tuple(dict.fromkeys(n for n in plain if any(same_person(n, claim) for claim in claims)))
        lines = "\n".join(pieces[i].text for i in near).casefold()
        if mine or any(claim.casefold() in lines for claim in claims):
            return mine
    return tuple(dict.fromkeys(linked or [name for name in plain if " " in name] or dated))


def _side_by_side(piece: Piece) -> list[str]:
    """The parts of a line of which the first and the last element are known: names without a mark between."""
    if not (piece.lead and piece.trail and piece.text.startswith(piece.lead)):
        return [piece.text]
    middle = piece.text.removeprefix(piece.lead).removesuffix(piece.trail).strip()
    return [text for text in (piece.lead, middle, piece.trail) if text]


def _is_elsewhere(parts: Parts, i: int) -> bool:
    """Whether a line before the headline stands in a menu or the like."""
    return not parts.region.marks[parts.blocks.pieces[i].box].isdisjoint(_ELSEWHERE)


def _is_byline(parts: Parts, i: int) -> bool:
    return _is_named(parts, i, "byline") or _is_named(parts, i, "date")


def _is_named(parts: Parts, i: int, mark: str) -> bool:
    piece = parts.blocks.pieces[i]
    return mark in parts.region.marks[piece.box] or mark in piece.marks


def _times(
    parts: Parts, meta: Metadata, language: str, url: str | None
) -> tuple[Moment | None, Moment | None]:
    """Publication and last change, from the lines about the headline and the stamps of metadata."""
    region, pieces, labels = parts.region, parts.blocks.pieces, parts.labels
    head = parts.headline if parts.headline is not None else region.start
    first = next(
        (i for i in range(region.start, region.end) if labels[i] == "body" and region.prose[i]), region.end
    )
    after = [
        i
        for i in range(head + 1, min(max(first, head + 1), len(pieces)))
        if labels[i] not in ("caption", "related") or (labels[i] == "caption" and _is_date(pieces[i]))
    ]
    before = [i for i in range(max(0, head - HEAD), head) if _is_byline(parts, i)]
    late = [i for i in range(first, min(len(pieces), region.end + HEAD)) if labels[i] in ("byline", "date")]
    bare = [i for i in range(head - 1, max(-1, head - BARE), -1) if i not in before and _is_date(pieces[i])]
    order = [i for i in (*after, *reversed(before), *late, *bare) if i < len(pieces) and not pieces[i].hidden]
    order = [i for i in order if len(pieces[i].text) <= LINE and labels[i] not in ("comment", "tags")]
    zone = zone_of_address(url)
    stamp = next((m for i in order if pieces[i].time and (m := parse_iso(pieces[i].time, "visible"))), None)
    published = meta.published or stamp
    return choose_times([pieces[i].text for i in order], published, meta.modified, (language,), zone)


def _is_date(piece: Piece) -> bool:
    """Whether a short line begins with a date."""
    return piece.size <= NAME and not piece.linked and date_at(piece.text) == 0


def _from_data(
    tree: LexborHTMLParser, meta: Metadata, shown_body: Body, known: int, outlet: str | None
) -> Body:
    """The body from JSON-LD or script data, where it says much more than the ``known`` code points shown."""
    text = meta.article_body or ""
    lines = text.split("\n") if len(text) > 2 * THIN else read_state(tree)
    if sum(map(len, lines)) < 2 * max(known, THIN):
        return shown_body
    pieces = paragraphs_of("\n".join(lines))
    return build_body(pieces, ["body"] * len(pieces), outlet)


def _agency(body: Body, outlet: str | None) -> str | None:
    """The wire that the dateline, the first or last paragraphs, or the sign-off name as their source.

    The outlet's own name in its dateline is no wire.
    """
    opened = body.dateline.outlet if body.dateline else None
    agency = agency_named(opened) if opened else None
    if agency and not is_outlet(agency, outlet) and not is_outlet(opened or "", outlet):
        return agency
    paragraphs = [body.text[slice(*block.span)] for block in body.blocks if block.kind == "paragraph"]
    passages = [body.signed, *paragraphs[:2], *paragraphs[-2:]]
    return next((agency for text in passages if text and (agency := find_agency(text))), None)


def _problems(
    dom: Dom,
    meta: Metadata,
    verdict: Verdict,
    blocks: Blocks,
    body: Body,
    published: Moment | None,
    paging: Paging,
) -> Sequence[Problem]:
    found, kind = [], verdict.kind
    if (blocks.truncated or meta.is_cut) and all(found.code != "truncated" for found in dom.problems):
        found.append(problem("extract", "truncated"))
    if verdict.code:
        found.append(problem("extract", verdict.code))
    elif not any(not piece.hidden for piece in blocks.pieces) and not body.text:
        found.append(problem("extract", "empty"))
    elif kind == "other":
        found.append(problem("extract", "no_article"))
    elif kind == "partial":
        note = f"The page is part {paging.number} of {len(paging.addresses)} that it leads to."
        found.append(problem("extract", "partial", note))
    elif kind == "walled":
        found.append(problem("extract", "walled"))
    elif kind != "article":
        found.append(problem("extract", "not_article", f"The page is of the kind {kind}."))
    if body.text and published is None:
        found.append(problem("extract", "no_date"))
    return found


def _absolute(url: str | None) -> str | None:
    return url if url and "://" in url[:10] else urljoin("https:", url) if url and url[:2] == "//" else None


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").netloc.removeprefix("www.") or None
    except ValueError:
        return None
