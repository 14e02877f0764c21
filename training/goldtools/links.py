"""Who each name and role is: rows beside the annotation, in ``links/<language>.tsv``.

One row a name or role, in the order of the text, its fields parted by tabs:

    article  start  end  country  kind  sector  name  wikidata

``start`` and ``end`` are those of the .ann; ``country`` is ISO 3166-1 alpha-3, ``-`` for none, ``?`` where
neither the article nor common knowledge tells; ``sector`` is PLOVER's; ``name`` the canonical English name of
an actor that the world knows, ``-`` where it is invented or private. Lines that begin with ``#`` are remarks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.link.tables import countries
from dateline.ontology.plover import sectors
from goldtools.checking import Finding
from goldtools.records import Gold, GoldError, Name, Span

FOLDER = "links"
KINDS = ("country", "organisation", "person", "private", "place", "group", "role")
NONE, UNKNOWN = "-", "?"
FITS = {
    "person": ("person", "private"),
    "organisation": ("organisation", "country"),
    "place": ("place", "country", "organisation"),
    "group": ("group",),
}
"""The kinds that a name of each kind in the annotation may have here: "Lima" and "Brussels" act, too."""
HEADER = "# article\tstart\tend\tcountry\tkind\tsector\tname\twikidata"
_WIKIDATA = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Link:
    """Who one name or role is; fields as in the file, "-" and "?" included."""

    span: Span
    country: str
    kind: str
    sector: str = NONE
    name: str = NONE
    wikidata: str = NONE

    @property
    def known(self) -> bool:
        """Whether the actor is one that the world knows by a name."""
        return self.name != NONE


def read_links(path: Path) -> dict[str, tuple[Link, ...]]:
    """The links of each article by its id; raises GoldError with the line that cannot be read."""
    out: dict[str, list[Link]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        try:
            article, start, end, country, kind, sector, name, wikidata = fields
            link = Link((int(start), int(end)), country, kind, sector, name, wikidata)
        except ValueError as error:
            raise GoldError(f"{path}:{number}: eight fields parted by tabs, offsets as numbers") from error
        out.setdefault(article, []).append(link)
    return {article: tuple(links) for article, links in out.items()}


def read_all_links(root: Path, languages: Iterable[str] = ("en", "id")) -> dict[str, tuple[Link, ...]]:
    """The links of every article of the languages below the corpus."""
    out: dict[str, tuple[Link, ...]] = {}
    for language in languages:
        path = root / FOLDER / f"{language}.tsv"
        if path.is_file():
            out |= read_links(path)
    return out


def write_links(links: Mapping[str, Sequence[Link]]) -> str:
    """The text of a file: articles in the order given, their links in the order of the text."""
    rows = [HEADER]
    for article, some in links.items():
        for link in sorted(some, key=lambda k: k.span):
            fields = (link.country, link.kind, link.sector, link.name, link.wikidata)
            rows.append("\t".join((article, str(link.span[0]), str(link.span[1]), *fields)))
    return "\n".join(rows) + "\n"


def spans_to_link(gold: Gold) -> dict[Span, Name | None]:
    """The spans of an article that want a link: its names, and the roles of their bearers (None)."""
    out: dict[Span, Name | None] = {role: None for name in gold.names for role in name.roles}
    out |= {name.span: name for name in gold.names}
    return dict(sorted(out.items()))


def check_links(gold: Gold, links: Sequence[Link]) -> Iterator[Finding]:
    """What is wrong with the links of one article: spans, codes, and names that lack a row."""
    wanted = spans_to_link(gold)
    counts = Counter(link.span for link in links)
    for span, count in counts.items():
        if count > 1:
            yield "error", f"link {span[0]}-{span[1]} stands twice"
    for span in wanted:
        if span not in counts:
            yield "error", f"the {_layer(wanted[span])} {_say(gold, span)} has no link"
    for link in links:
        if link.span not in wanted:
            yield "error", f"link {link.span[0]}-{link.span[1]} is no name or role of the annotation"
        else:
            name = wanted[link.span]
            fits = FITS.get(name.kind, ()) if name else ("role",)
            if link.kind not in fits:
                yield "error", f"{_say(gold, link.span)}: a {_layer(name)} cannot be of kind {link.kind!r}"
        yield from (("error", f"{_say(gold, link.span)}: {wrong}") for wrong in _wrong(link))


def _wrong(link: Link) -> Iterator[str]:
    if link.country not in (NONE, UNKNOWN) and link.country not in countries():
        yield f"country {link.country!r} is no ISO 3166-1 alpha-3 code"
    if link.kind not in KINDS:
        yield f"kind {link.kind!r}: one of {', '.join(KINDS)}"
    if link.sector != NONE and link.sector not in sectors():
        yield f"sector {link.sector!r} is none of PLOVER's"
    if link.kind == "place" and (link.sector, link.name) != (NONE, NONE):
        yield "a place has a country alone: a country that acts is of kind country"
    if link.kind in ("private", "role") and link.known:
        yield f"a {link.kind} has no canonical name"
    if link.wikidata != NONE and not _WIKIDATA.fullmatch(link.wikidata):
        yield f"wikidata {link.wikidata!r} is no Q and a number"
    if link.wikidata != NONE and not link.known:
        yield "a Wikidata id wants a name beside it"
    if link.kind == "country" and not link.known:
        yield "a country has a name"
    known = countries().get(link.country)
    ids = (NONE, known.wikidata) if known else (NONE,)
    if link.kind == "country" and known and link.wikidata not in ids:
        yield f"wikidata {link.wikidata} is not that of {link.country} ({known.wikidata})"


def check_all(links: Mapping[str, Sequence[Link]], golds: Iterable[Gold]) -> Iterator[tuple[str, str, str]]:
    """(article, level, what) for all links of the corpus, each article and all together."""
    by_id = {gold.id: gold for gold in golds}
    for article, some in links.items():
        if article in by_id:
            yield from ((article, *finding) for finding in check_links(by_id[article], some))
        else:
            yield article, "error", "has links, but is no article of the corpus"
    yield from check_together(links)


def check_together(links: Mapping[str, Sequence[Link]]) -> Iterator[tuple[str, str, str]]:
    """(article, level, what) where one Wikidata id has two names, or one name two ids, over all articles."""
    names: dict[str, str] = {}
    ids: dict[tuple[str, str, str], str] = {}
    for article, some in links.items():
        for link in some:
            if link.wikidata != NONE and names.setdefault(link.wikidata, link.name) != link.name:
                yield article, "error", f"{link.wikidata} is {names[link.wikidata]!r} and {link.name!r}"
            key = (link.name, link.country, link.kind)
            if link.known and ids.setdefault(key, link.wikidata) != link.wikidata:
                yield article, "error", f"{link.name!r} is {ids[key]} and {link.wikidata}"


def _layer(name: Name | None) -> str:
    return name.kind if name else "role"


def _say(gold: Gold, span: Span) -> str:
    return repr(gold.words(span)) if gold.text is not None else f"{span[0]}-{span[1]}"
