"""The word index of a corpus: SQLite FTS5 over article text and quotations."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from dateline.errors import CorpusError
from dateline.store.corpus import Folder

MOST = 100_000
"""Matches of one search, best first."""

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_WORDY = re.compile(r"\w")

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE VIRTUAL TABLE articles USING fts5(
    headline, standfirst, body, content='', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE quotations USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE article_ids (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE quotation_ids (number INTEGER PRIMARY KEY, id TEXT NOT NULL);
"""


def terms_of(words: str) -> list[tuple[str, bool]]:
    """What a reader typed as (words that stand together, whether more may follow): 32 terms at most."""
    terms = []
    for phrase, word in _PIECE.findall(words[:1000])[:32]:
        plain = (phrase or word).replace('"', " ").replace("\x00", " ").rstrip("* ")
        if _WORDY.search(plain):
            terms.append((plain, word.endswith("*")))
    return terms


def match_expression(words: str) -> str:
    """The FTS5 expression for what a reader typed: all words, "phrases" whole, a trailing * for beginnings.

    Everything else that FTS5 reads as an operator is plain text here. Empty where no word is left.
    """
    return " ".join(f'"{plain}"' + ("*" if more else "") for plain, more in terms_of(words))


def sentence_patterns(words: str) -> list[str]:
    """A regular expression (RE2) for each term, by which a sentence is searched in the same way."""
    patterns = []
    for plain, more in terms_of(words):
        escaped = r"[^\pL\pN]+".join(re.findall(r"[^\W_]+", plain))
        patterns.append(r"(?i)(?:^|[^\pL\pN])" + escaped + ("" if more else r"(?:$|[^\pL\pN])"))
    return patterns


def find_articles(folder: Folder, words: str) -> list[str]:
    """Identifiers of the articles that hold the words, best match first (BM25; the headline weighs most)."""
    order = "bm25(articles, 8.0, 3.0, 1.0), number"
    return _find(folder, "article", f"ORDER BY {order}", words)


def find_quotations(folder: Folder, words: str) -> list[str]:
    """Identifiers of the quotations that hold the words, best match first."""
    return _find(folder, "quotation", "ORDER BY bm25(quotations), number", words)


def _find(folder: Folder, kind: str, order: str, words: str) -> list[str]:
    expression = match_expression(words)
    if not expression:
        return []
    try:
        connection = sqlite3.connect(f"file:{quote(str(folder.words.absolute()))}?mode=ro", uri=True)
        try:
            rows = connection.execute(
                f"SELECT id FROM {kind}s JOIN {kind}_ids ON number = {kind}s.rowid "
                f"WHERE {kind}s MATCH ? {order} LIMIT ?",
                (expression, MOST),
            ).fetchall()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise CorpusError(f"the word index {folder.words} cannot be read: {error}") from error
    return [str(row[0]) for row in rows]


def write_index(
    path: Path,
    articles: Iterable[tuple[str, str | None, str | None, str | None]],
    quotations: Iterable[tuple[str, str]],
) -> None:
    """Writes a new index: articles as (id, headline, standfirst, body), quotations as (id, words)."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_SCHEMA)
        for number, (key, headline, standfirst, body) in enumerate(articles, 1):
            connection.execute("INSERT INTO article_ids VALUES (?, ?)", (number, key))
            connection.execute(
                "INSERT INTO articles (rowid, headline, standfirst, body) VALUES (?, ?, ?, ?)",
                (number, headline, standfirst, body),
            )
        for number, (key, content) in enumerate(quotations, 1):
            connection.execute("INSERT INTO quotation_ids VALUES (?, ?)", (number, key))
            connection.execute("INSERT INTO quotations (rowid, words) VALUES (?, ?)", (number, content))
        connection.execute("INSERT INTO articles(articles) VALUES ('optimize')")
        connection.commit()
    finally:
        connection.close()
