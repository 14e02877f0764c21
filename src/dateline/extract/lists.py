"""Whether a page lists others, or is goods, a talk of many or a manual."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.metadata import ARTICLE_TYPES
from dateline.extract.pagewords import EDGES, page_words
from dateline.extract.shape import Address, Shape

INDEX_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage", "DataFeed"})
"""Types of pages that list others; an ItemList also stands beside stories."""
GOODS_TYPES = frozenset(
    {
        *("Product", "ProductGroup", "IndividualProduct", "SomeProducts", "product", "product.item"),
        *("og:product", "Service", "SoftwareApplication", "WebApplication", "OfferCatalog", "JobPosting"),
    }
)
SHELF_TYPES = INDEX_TYPES | {"ItemList", "product.group", "product:group"}
OTHER_TYPES = GOODS_TYPES | {"product.group", "product:group"}
TALK_TYPES = frozenset({"DiscussionForumPosting", "QAPage"})
SHORT = 1_200
"""Code points of body under which a page may be a teaser, a picture or a film; no full report is so short
on the development pages that show a wall."""
STUB = 600
"""Code points of body under which a page is what its pictures or film are."""
FEW = 200
"""Code points of body under which a page holds no story unless its metadata says so."""
SLUG = 4
"""Words of an address's last segment from which it reads like a headline."""
CARDS = 8
"""Cards from which a page without a story is a list."""
PIECES = 30
"""Lines from which a page that holds no running text is a list."""
REPEATED = 3
"""Microdata of one type from which it is that of a list's members."""
_SLUG = re.compile(r"[\w]+(?:[-_.][\w]+){3,}")
_CUT = re.compile(r"\s[|\-–—»«·•:]+\s|[|:»·•]\s|\.\s")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the evidence comes to.

    ``types`` are those of JSON-LD and OpenGraph, ``items`` those of microdata; ``size`` is the length of the
    text (shape.weight); ``claims`` counts the ways in which metadata says that it is a story; ``is_dated``:
    metadata has a publication time; ``is_given``: the address came with the page and is no claim of it;
    ``titles`` are the headline and the titles of metadata.
    """

    types: frozenset[str]
    items: Counter[str]
    address: Address
    shape: Shape
    size: int
    claims: int
    is_dated: bool
    is_given: bool
    pieces: int
    titles: tuple[str, ...]

    @property
    def is_story(self) -> bool:
        """Whether schema.org types say that it is a story."""
        return bool(self.types & ARTICLE_TYPES) or any(
            0 < self.items[kind] < REPEATED for kind in ARTICLE_TYPES if kind in self.items
        )

    @property
    def is_slug(self) -> bool:
        """Whether the last segment of the page's address reads like a headline."""
        last = self.address.segments[-1] if self.address.segments else ""
        return self.address.words >= SLUG or bool(_SLUG.search(last))


def title_parts(titles: Sequence[str]) -> list[str]:
    """Titles cut at their marks, as they are looked up."""
    return [part.casefold().strip(EDGES) for title in titles for part in _CUT.split(title[:300])]


def is_other(signs: Signs) -> bool:
    """Whether types or address say that it is goods, a talk of many, or a manual."""
    if signs.is_story:
        return False
    if _is_talk(signs) or not OTHER_TYPES.isdisjoint(signs.types | signs.items.keys()):
        return True
    if signs.claims:
        return False
    words, address = page_words(), signs.address
    hosts = address.labels[:-2]
    return not words.manual.isdisjoint((*hosts, *address.segments)) or not words.goods.isdisjoint(
        (*hosts, *address.segments[:-1])
    )


def _is_talk(signs: Signs) -> bool:
    """Whether many speak on the page in turn: by its types, the comments that make it up, or its address."""
    if not TALK_TYPES.isdisjoint(signs.types | signs.items.keys()):
        return True
    if signs.items["Comment"] >= REPEATED and "article" not in signs.types:
        return True
    address = signs.address
    return not page_words().talk.isdisjoint((*address.labels[:-2], *address.segments))


def is_shelf(signs: Signs) -> bool:
    """Whether a page of goods lists many of them."""
    stated = signs.types | signs.items.keys()
    if _is_talk(signs):
        return not stated.isdisjoint(INDEX_TYPES)
    if not stated.isdisjoint(SHELF_TYPES):
        return True
    return stated.isdisjoint(GOODS_TYPES) and signs.shape.cards >= CARDS and signs.shape.run < STUB


def is_index(signs: Signs) -> bool:
    """Whether the page lists stories and tells none."""
    address, shape, claims = signs.address, signs.shape, signs.claims
    if address.is_root and (signs.is_given or not claims):
        return (shape.cards >= 4 and shape.run < SHORT) or (not signs.is_story and _is_front(signs))
    if signs.is_story and (signs.is_dated or signs.types & ARTICLE_TYPES):
        return False
    if not INDEX_TYPES.isdisjoint(signs.types | signs.items.keys()) and (
        shape.cards >= 3 or shape.run < SHORT
    ):
        return True
    words = page_words()
    is_thin = shape.run < (STUB if claims else SHORT)
    is_front = bool(address.segments) and address.segments[-1] in words.lists | words.fronts
    if is_front and (not claims or shape.cards >= 3 or is_thin):
        return True
    is_slug = signs.is_slug
    if not is_slug and _is_list_title(signs):
        return shape.cards >= 3 and is_thin
    # A folder of lists holds named ones; a number names a story.
    if not is_slug and address.words and not words.lists.isdisjoint(address.segments[:-1]):
        if is_thin and (shape.cards >= 3 or not claims):
            return True
        if not claims and shape.cards >= CARDS and shape.run < 2 * SHORT:
            return True
    if is_slug:
        return shape.cards >= 20 and shape.run < FEW and claims < 2
    if "ItemList" in signs.types and shape.cards >= 3 and shape.run < SHORT:
        return True
    if claims:
        return shape.cards >= (CARDS if address.segments and shape.run < FEW else 12) and shape.run < 2 * FEW
    if shape.run < FEW:
        return shape.cards >= 4 or signs.pieces >= PIECES
    return shape.cards >= CARDS and shape.run < STUB


def _is_list_title(signs: Signs) -> bool:
    """Whether the page is called a list by its headline or what opens its title: "Indeks Berita"."""
    pattern = page_words().index
    return any(pattern.fullmatch(part) for title in signs.titles[:2] for part in title_parts([title])[:1])


def _is_front(signs: Signs) -> bool:
    """Whether a site's root leads on: to many pages, or with little to say and no claim to be a story."""
    return signs.shape.cards >= 5 or (not signs.claims and signs.shape.run < 2 * SHORT)
