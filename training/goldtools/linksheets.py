"""Sheets: links as annotators write them, one line for all mentions of an actor in an article.

## *                                       lines that hold wherever an article has none of its own
US; United States | USA country            a country's name and Wikidata id come from its code
## en-b02-some-article
Donald Trump; Trump | USA person GOV | Donald Trump | Q22686
Rappler | PHL organisation JRN =           "=" takes the name as it stands
Berlin | DEU place
Berlin#2 | DEU country                     the second "Berlin" of the article stands for its government
spokesman | ? role BUS
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline.link.tables import countries
from goldtools.links import KINDS, NONE, Link, spans_to_link
from goldtools.records import Gold, GoldError

Sheet = dict[str, dict[tuple[str, bool], list[str]]]
"""Fields (country, kind, sector, name, wikidata) by article and by (words, whether they are a role)."""

_KINDS = {kind[0]: kind for kind in KINDS if kind not in ("place", "private")} | {
    "l": "place",
    "x": "private",
}
EVERYWHERE = "*"


def read_sheet(path: Path) -> Sheet:
    """A sheet's lines; raises GoldError with the line that cannot be read or says something twice."""
    out: Sheet = {EVERYWHERE: {}}
    article = EVERYWHERE
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            article = line[3:].strip()
            out.setdefault(article, {})
            continue
        if not line.strip() or line.startswith("#"):
            continue
        words, *parts = (part.strip() for part in line.split("|"))
        if not parts or len(parts) > 3 or len(parts[0].split()) not in (2, 3, 4):
            raise GoldError(f"{path}:{number}: words; words | country kind sector | name | wikidata")
        for word in (w.strip() for w in words.split(";")):
            fields = _fields(word, parts)
            key = (word, fields[1] == "role")
            if key in out[article]:
                raise GoldError(f"{path}:{number}: {word!r} is there already")
            out[article][key] = fields
    return out


def _fields(word: str, parts: list[str]) -> list[str]:
    country, kind, *rest = parts[0].split()
    kind = _KINDS.get(kind, kind)
    name = parts[1] if len(parts) > 1 else NONE
    if "=" in rest:
        rest.remove("=")
        name = word
    sector = rest[0] if rest else NONE
    wikidata = parts[2] if len(parts) > 2 else NONE
    if kind == "country":
        sector = "GOV"
        if country in countries():
            name, wikidata = countries()[country].name, countries()[country].wikidata or NONE
    return [country, kind, sector, name, wikidata]


def links_of(sheet: Sheet, golds: Iterable[Gold]) -> dict[str, tuple[Link, ...]]:
    """The links of the articles that the sheet names; raises GoldError for words that nothing explains."""
    by_id = {gold.id: gold for gold in golds}
    out = {}
    for article, lines in sheet.items():
        if article == EVERYWHERE:
            continue
        if article not in by_id:
            raise GoldError(f"the sheet speaks of {article}, which is no article of the corpus")
        gold = by_id[article]
        seen, used, links = Counter[tuple[str, bool]](), set[tuple[str, bool]](), []
        for span, name in spans_to_link(gold).items():
            words, role = " ".join(gold.words(span).split()), name is None
            seen[words, role] += 1
            keys = [(f"{words}#{seen[words, role]}", role), (words, role)]
            key = next((k for k in keys if k in lines), keys[1])
            fields = lines.get(key) or sheet[EVERYWHERE].get(key)
            if fields is None:
                raise GoldError(f"{article}: nothing is said of the {'role' if role else 'name'} {words!r}")
            used.add(key)
            links.append(Link(span, *fields))
        if idle := [word for word, role in lines if (word, role) not in used]:
            raise GoldError(f"{article}: the article lacks {', '.join(idle)}")
        out[article] = tuple(links)
    return out


def sheet_of(gold: Gold, links: Iterable[Link]) -> str:
    """The sheet lines of an article's links, to correct them where the sheet they came from is gone."""
    wanted = spans_to_link(gold)
    by_words: dict[tuple[str, bool], list[str]] = {}
    for link in sorted(links, key=lambda k: k.span):
        words = " ".join(gold.words(link.span).split())
        name = [] if link.kind == "country" else [f" | {link.name}"] if link.known else []
        name += [f" | {link.wikidata}"] if name and link.wikidata != NONE else []
        sector = f" {link.sector}" if link.sector != NONE and link.kind != "country" else ""
        fields = f"{link.country} {link.kind}{sector}{''.join(name)}"
        if link.kind == "country" and link.country not in countries():
            fields += f" | {link.name}" + (f" | {link.wikidata}" if link.wikidata != NONE else "")
        by_words.setdefault((words, wanted.get(link.span) is None), []).append(fields)
    lines: dict[str, list[str]] = {}
    for (words, _), all_fields in by_words.items():
        first = all_fields[0]
        lines.setdefault(first, []).append(words)
        for number, fields in enumerate(all_fields, 1):
            if fields != first:
                lines.setdefault(fields, []).append(f"{words}#{number}")
    rows = [f"{'; '.join(words)} | {fields}" for fields, words in lines.items()]
    return "\n".join([f"## {gold.id}", *rows]) + "\n"
