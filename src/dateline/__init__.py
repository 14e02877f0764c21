"""Dateline reads a news page and returns a sourced record: who said and did what, and on whose word."""

from dateline.claim.own import use_frames
from dateline.claim.relation import code_relation
from dateline.link.tables import use_actors
from dateline.pipeline import explain, extract, read_article, read_page, read_text
from dateline.scale.batch import extract_batch

__version__ = "0.1.0"

__all__ = [
    "__version__",
    "code_relation",
    "explain",
    "extract",
    "extract_batch",
    "read_article",
    "read_page",
    "read_text",
    "use_actors",
    "use_frames",
]
