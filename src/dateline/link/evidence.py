"""What a name of several meanings means where it stands, by what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.languages import load
from dateline.link.hits import Hit, tokens_before
from dateline.link.rows import Entry
from dateline.read.document import Document
from dateline.read.name_words import NameWords

AREAS = frozenset({"country", "region"})
SPOTS = frozenset({"city", "capital", "region"})
LISTED = 3
"""Characters between two members of a list, besides the conjunction, at most."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a hit means in its article, how sure that is (0..1) and by what evidence; None: not known."""

    entry: Entry | None
    score: float = 0.0
    rule: str = ""


UNKNOWN = Meaning(None)


def by_neighbours(
    document: Document, hits: Sequence[Hit], at: int, sure: Callable[[Hit], Entry | None]
) -> Meaning:
    """The meaning of a hit by the hits directly beside it: its region, its city, the list it stands in.

    "Paris, Texas" is a place in the United States though the gazetteer does not list it; "Armenia and
    Georgia" are countries; in "Atlanta, Georgia" it is the state.
    """
    text, hit = document.text, hits[at]
    after = hits[at + 1] if at + 1 < len(hits) else None
    before = hits[at - 1] if at else None
    if after is not None and text[hit.span[1] : after.span[0]] == ", " and not _goes_on(text, after):
        found = _in_area(text, hit, after, sure)
        if found is not None:
            return found
    if before is not None and text[before.span[1] : hit.span[0]] == ", ":
        whose = sure(before)
        if whose is not None and whose.kind in SPOTS:
            inside = [e for e in hit.entries if e.kind in AREAS and e.country == whose.country]
            if inside:
                return Meaning(inside[0], 0.95, "city before it")
    joins = load(document.language, "link").get("joins", ())
    kinds = [
        entry
        for other, gap in _listed(text, hits, at)
        if gap.strip(", ") in ("", *joins) and (entry := sure(other)) is not None
    ]
    for entry in kinds:
        if entry.kind == "country":
            same = [e for e in hit.entries if e.kind == "country"]
        elif entry.kind == "region":
            same = [e for e in hit.entries if e.kind == "region" and e.country == entry.country]
        else:
            continue
        if len(same) == 1:
            return Meaning(same[0], 0.85, "listed with its like")
    return UNKNOWN


def _in_area(text: str, hit: Hit, after: Hit, sure: Callable[[Hit], Entry | None]) -> Meaning | None:
    """The meaning of a place that an area in commas follows; None where that area tells nothing."""
    known = sure(after)
    areas = [known] if known else [e for e in after.entries if e.kind == "region"]
    areas = [e for e in areas if e.kind in AREAS and e.country]
    spots = SPOTS if sure(hit) is None or not _closed(text, after) else SPOTS | {"country"}
    if not areas or not any(e.kind in spots for e in hit.entries):
        return None
    for area in areas:
        for entry in hit.entries:
            if entry.kind in spots and entry.country == area.country:
                return Meaning(entry, 0.95, "region after it")
    if len(areas) == 1 and (areas[0].kind == "region" or sure(hit) is None):
        spot = next(e for e in hit.entries if e.kind in spots)
        here = spot._replace(kind="place", entry_id="", country=areas[0].country, wikidata=None)
        return Meaning(here, 0.9, "region after it")
    return None


def _closed(text: str, after: Hit) -> bool:
    """Whether a comma or the sentence's end follows an area, as in "Lebanon, Pennsylvania, held"."""
    return text[after.span[1] : after.span[1] + 1] in (",", ".", ";", ")", "")


def _goes_on(text: str, after: Hit) -> bool:
    """Whether the area after a place has a further place in commas, so that the three may be a list."""
    rest = text[after.span[1] : after.span[1] + 2]
    return rest == ", " and text[after.span[1] + 2 : after.span[1] + 3].isupper()


def _listed(text: str, hits: Sequence[Hit], at: int) -> list[tuple[Hit, str]]:
    """The hits beside one, with what stands between."""
    out = []
    if at:
        out.append((hits[at - 1], text[hits[at - 1].span[1] : hits[at].span[0]]))
    if at + 1 < len(hits):
        out.append((hits[at + 1], text[hits[at].span[1] : hits[at + 1].span[0]]))
    return [(hit, gap) for hit, gap in out if 0 < len(gap) <= LISTED + 4 and "\n" not in gap]


def is_place_here(document: Document, hit: Hit, words: NameWords) -> bool:
    """Whether what stands before a name says that it is a place ("in Jordan", "troops from Chad")."""
    tokens = tokens_before(document, hit.span[0])
    if not tokens:
        return False
    lower = [t.lower for t in tokens]
    if lower[-1] in words.strong or lower[-1] in words.origin or lower[-1] in words.directions:
        return True
    if lower[-1] in words.prepositions and len(lower) > 1 and _people(lower[:-1], words):
        return True
    return not words.articles and _people(lower, words)


def _people(lower: Sequence[str], words: NameWords) -> bool:
    """Whether the last words are a people word: "troops", "pasukan"."""
    for size in (3, 2, 1):
        at = len(lower) - size
        found = words.groups.match(lower, at, len(lower)) if at >= 0 else None
        if found and found[0] == size:
            return True
    return False
