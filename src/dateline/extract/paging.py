"""Stories that span several pages: the parts that a page leads to, and parts joined to one article.

Parts are told by their addresses, which are alike but for a page number ("?page=2", "/2", "/halaman/2"):
what newsrooms write on the links differs more than how they number them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from dateline.errors import problem
from dateline.extract.fold import key
from dateline.extract.pagewords import page_words, strip_line
from dateline.extract.pieces import Blocks
from dateline.records import Article, Block

MAX_PARTS: Final = 60
MAX_ADDRESS: Final = 2_000
MAX_LINKS: Final = 5_000
"""Links of a page that are looked at."""
_LAST_NUMBER: Final = re.compile(r"/(\d{1,2})/?$")
_HOST: Final = re.compile(r"^(?:www|m|amp|mobile)\.")
_ADDRESS_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST_SLUG: Final = 8
"""Code points that a story's last path segment has at least; shorter ones name a section."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address stands in its story: the story's key, the part's number, whether it is all in one."""

    story: str
    number: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """The parts of the story that a page belongs to, in order; none where the page is all of it."""

    number: int = 1
    addresses: tuple[str, ...] = ()
    whole: bool = False


def place_of(url: str, bare: bool = False) -> Place | None:
    """The story and part that an address names; None where it names no story.

    ``bare``: a last path segment that is a small number is taken for a part's number too.
    """
    words = page_words()
    try:
        parts = urlsplit(url[:MAX_ADDRESS])
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=40)
    except ValueError:
        return None
    number, whole = 1, False
    rest: list[tuple[str, str]] = []
    for name, value in query:
        low = name.casefold()
        if low in words.page_number and (value.isdecimal() and 0 < len(value) <= 2):
            number = int(value)
        elif (low in words.page_number and value.casefold() in words.page_all) or (
            low in words.page_whole and value not in ("0", "false")
        ):
            whole = True
        elif not low.startswith("utm_"):
            rest.append((name, value))
    segments = parts.path.rstrip("/").split("/")
    if len(segments) > 2 and segments[-1].isdecimal() and segments[-2].casefold() in words.page_number:
        number, segments = int(segments[-1][:2]), segments[:-2]
    elif bare and len(segments) > 2 and _LAST_NUMBER.search(parts.path):
        number, segments = int(segments[-1]), segments[:-1]
    if len(segments[-1]) < _SHORTEST_SLUG and not rest:
        return None
    host = _HOST.sub("", parts.netloc.casefold())
    return Place(urlunsplit(("", host, "/".join(segments), urlencode(rest), "")), max(number, 1), whole)


def find_paging(url: str | None, blocks: Blocks, next_link: str | None = None) -> Paging:
    """The parts that a page's links lead to; ``url`` is its own address, ``next_link`` its rel=next."""
    if not url:
        return Paging()
    given = [next_link] if next_link else []
    given += [link.href for piece in blocks.pieces for link in piece.links]
    hrefs = list(islice(dict.fromkeys(given), MAX_LINKS))
    for bare_self in (False, True):
        mine = place_of(url, bare_self)
        if mine is None or (bare_self and mine == place_of(url)):
            continue
        found = _same_story(url, mine, hrefs)
        # A lone far number is the last page of the comments.
        if len(found) > 1 and (mine.whole or {mine.number - 1, mine.number + 1} & found.keys()):
            return Paging(mine.number, tuple(found[n] for n in sorted(found)[:MAX_PARTS]), mine.whole)
        if mine.whole:
            return Paging(1, (), True)
    named = _by_words(url, blocks)
    return Paging(1, named) if len(named) > 1 else Paging()


def _same_story(url: str, mine: Place, hrefs: Iterable[str]) -> dict[int, str]:
    """The addresses of the story's parts by number, the page's own among them."""
    own = url.partition("#")[0]
    found = {} if mine.whole else {mine.number: own}
    host, _, path = mine.story.partition("?")[0].removeprefix("//").partition("/")
    slug = path.rpartition("/")[2]
    for href in hrefs:
        if href[:1] != "?" and slug not in href:
            continue
        # Buttons for sharing carry the story's address inside that of another host.
        if href[:4] == "http" and host not in href[: len(host) + 20].casefold():
            continue
        if href.partition("#")[0] == own:
            continue
        address = _absolute(url, href)
        for bare in (False, True):
            place = place_of(address, bare)
            if place and place.story == mine.story and not place.whole:
                if 0 < place.number <= MAX_PARTS and (place.number > 1 or mine.number > 1):
                    found.setdefault(place.number, address)
                break
    return found


def _by_words(url: str, blocks: Blocks) -> tuple[str, ...]:
    """The addresses of the parts by the numbered links of a paging bar, alike but for digits and marks."""
    if not any("pages" in box.marks for box in blocks.boxes):
        return ()
    words = page_words()
    mine = _bare(url, words.page_number)
    found: dict[int, str] = {}
    leads_on = False
    inside: dict[int, bool] = {}
    looked = 0
    for piece in blocks.pieces:
        if not piece.links:
            continue
        if piece.box not in inside:
            inside[piece.box] = _in_pages(blocks, piece.box)
        if not inside[piece.box] or looked > MAX_LINKS:
            continue
        looked += len(piece.links)
        for link in piece.links[:MAX_LINKS]:
            text, address = strip_line(link.text), _absolute(url, link.href)
            if address == url or _bare(address, words.page_number) != mine:
                continue
            leads_on = leads_on or text in words.page_next
            if text.isdecimal() and len(text) <= 2:
                found.setdefault(int(text), address)
    if not leads_on or 2 not in found:
        return ()
    found.setdefault(1, url)
    return tuple(found[n] for n in sorted(found)[:MAX_PARTS])


def _bare(address: str, numbering: frozenset[str]) -> str:
    """The words of an address without those that number pages."""
    return " ".join(word for word in _ADDRESS_WORD.findall(address.casefold()) if word not in numbering)


def _in_pages(blocks: Blocks, box: int) -> bool:
    for _ in range(4):
        if box < 0:
            return False
        if "pages" in blocks.boxes[box].marks:
            return True
        box = blocks.boxes[box].parent
    return False


def _absolute(url: str, href: str) -> str:
    try:
        return urljoin(url, href[:MAX_ADDRESS].strip()).partition("#")[0]
    except ValueError:
        return ""


# Parts that came in the same input.


def join_parts(articles: Sequence[Article]) -> list[Article]:
    """The articles with the parts of each story joined to one, at the place of its first part.

    Articles are parts of one story where one of them names the other's address among its ``pages``. A page
    that holds all of the story takes the place of its parts. Articles of no such story are returned as they
    are.
    """
    owner: dict[str, int] = {}
    groups: dict[int, list[int]] = {}
    addresses = {_plain(a.url): i for i, a in reversed(list(enumerate(articles))) if a.url}
    for i, article in enumerate(articles):
        if len(article.pages) < 2:
            continue
        known = [_plain(page) for page in article.pages]
        lead = next((owner[page] for page in known if page in owner), i)
        owner.update((page, owner.get(page, lead)) for page in known)
        groups.setdefault(lead, [])
    for address, i in addresses.items():
        lead = owner.get(address, -1)
        if lead >= 0:
            groups[lead].append(i)
    wholes = _wholes(articles)
    out: dict[int, Article] = dict(enumerate(articles))
    for members in groups.values():
        members.sort(key=lambda i: (_number(articles[i]), i))
        whole = next((w for i in members if (w := wholes.get(_story(articles[i]))) is not None), None)
        if whole is not None:
            for i in members:
                out.pop(i, None)
        elif len(members) > 1:
            joined = _join([articles[i] for i in members])
            for i in members:
                out.pop(i, None)
            out[min(members)] = joined
    return [out[i] for i in sorted(out)]


def _wholes(articles: Sequence[Article]) -> dict[str, int]:
    """Where the page that holds all of a story stands, by the story's key."""
    found: dict[str, int] = {}
    for i, article in enumerate(articles):
        place = place_of(article.url) if article.url else None
        if place and place.whole and article.text:
            found.setdefault(place.story, i)
    return found


def _story(article: Article) -> str:
    for bare in (False, True):
        place = place_of(article.pages[0] if article.pages else article.url or "", bare)
        if place:
            return place.story
    return ""


def _plain(url: str | None) -> str:
    """An address in the form in which two addresses of one page are the same: part 1 has no number."""
    place = place_of(url) if url else None
    return f"{place.story}#{place.number}{'*' if place.whole else ''}" if place else url or ""


def _number(article: Article) -> int:
    pages = [_plain(page) for page in article.pages]
    mine = _plain(article.url)
    return pages.index(mine) + 1 if mine in pages else MAX_PARTS


def _join(parts: Sequence[Article]) -> Article:
    """One article of parts in order; what a later part repeats of an earlier one is left out."""
    first = parts[0]
    texts: list[str] = []
    blocks: list[Block] = []
    seen: set[str] = set()
    position = 0
    for part in parts:
        fresh = set()
        for block in part.blocks:
            text = part.text[slice(*block.span)]
            words = key(text)
            if words in seen or (block.kind == "standfirst" and part is not first):
                continue
            fresh.add(words)
            blocks.append(Block(block.kind, (position, position + len(text))))
            texts.append(text)
            position += len(text) + 2
        seen |= fresh
    pages = max((part.pages for part in parts), key=len)
    here = {_plain(part.url) for part in parts}
    missing = [page for page in pages if _plain(page) not in here]
    problems = dict.fromkeys(p for part in parts for p in part.problems if p.code != "partial")
    if missing:
        note = f"The story's parts at {', '.join(missing[:5])} were not in the input."
        problems[problem("extract", "partial", note)] = None
    return replace(
        first,
        page_kind="partial" if missing else "article",
        bylines=max((part.bylines for part in parts), key=len),
        agency=next((part.agency for part in parts if part.agency), None),
        captions=tuple({c.text: c for part in reversed(parts) for c in reversed(part.captions)}.values())[
            ::-1
        ],
        tags=tuple(dict.fromkeys(tag for part in parts for tag in part.tags)),
        related=tuple(dict.fromkeys(link for part in parts for link in part.related)),
        blocks=tuple(blocks),
        text="\n\n".join(texts),
        pages=pages,
        problems=tuple(problems),
    )
