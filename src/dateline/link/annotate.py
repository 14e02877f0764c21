"""The article as every later step reads it: tokens, the cuts of word data, the labels of the network."""

from __future__ import annotations

from dataclasses import replace

from dateline.link.places import find_hits
from dateline.read.document import Document, tagged
from dateline.read.names import cut_names
from dateline.read.network import network
from dateline.read.wordfeatures import Known
from dateline.records import Article


def annotate(article: Article) -> Document:
    """The article with sentences, tagged tokens, the cuts of the word data and the labels of the network."""
    document = tagged(article)
    cuts = cut_names(document)
    return replace(document, segments=cuts, labels=network().label(document, cuts, known_in(document)))


def known_in(document: Document) -> Known:
    """What the gazetteer knows in a text, for the network."""
    return [(hit.span, frozenset(entry.kind for entry in hit.entries)) for hit in find_hits(document)]
