"""The article as every later step reads it: tokens, the cuts of word data, the labels of the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.link.hits import Hit, find_hits
from dateline.read.document import Document, tagged
from dateline.read.names import cut_names
from dateline.read.network import network
from dateline.read.wordfeatures import Known
from dateline.records import Article


def annotate(article: Article) -> Document:
    """The article with sentences, tagged tokens, the cuts of the word data and the labels of the network."""
    document = tagged(article)
    cuts = cut_names(document)
    hits = find_hits(document)
    labels = network().label(document, cuts, known_in(hits))
    return replace(document, segments=cuts, known=hits, labels=labels)


def known_in(hits: Sequence[Hit]) -> Known:
    """What the gazetteer knows in a text, for the network."""
    return [(hit.span, frozenset(entry.kind for entry in hit.entries)) for hit in hits]
