"""Text as the scorers compare it: words, names, days, instants."""

from __future__ import annotations

import re
from datetime import datetime

# Scripts that are written without spaces: Thai and Lao, Myanmar, Khmer, kana, Han.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Indic scripts, whose vowel signs are no word characters to a regular expression.
_INDIC = r"\u0900-\u0dff"

MIXED = re.compile(rf"[{_UNSPACED}]|[{_INDIC}]+|(?:(?![{_UNSPACED}{_INDIC}])\w)+")
"""Words of any script: one character a word where no spaces are written."""
PLAIN = re.compile(r"\w+")
"""Runs of word characters, as the scorers of WCXB and article-extraction-benchmark count them."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_LANG = re.compile(rb"<html[^>]*\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:[;,&|]|\band\b|\bund\b|\bdan\b)\s*")
_BEFORE_NAME = re.compile(r"^\s*(?:by|von|oleh|por|par)\s+", re.IGNORECASE)
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "indic": re.compile(rf"[{_INDIC}]"),
}


def words(text: str, pattern: re.Pattern[str] = MIXED) -> list[str]:
    """The words of a text in lower case."""
    return pattern.findall(text.lower())


def shingles(text: str, size: int = 4) -> list[tuple[str, ...]]:
    """All runs of ``size`` words as written; one shorter run for a shorter text, none for an empty one."""
    found = PLAIN.findall(text)
    return [tuple(found[i : i + size]) for i in range(max(1, len(found) - size + 1))] if found else []


def folded(text: object) -> str:
    """A title or a name in the form in which it is compared: lower-case words, no "by" before them."""
    return " ".join(words(_BEFORE_NAME.sub("", str(text or ""))))


def split_names(line: str) -> tuple[str, ...]:
    """The names of one author line: ``A, B and C`` or ``A; B``."""
    return tuple(name for name in _BETWEEN_NAMES.split(line) if name.strip())


def day(value: object) -> str | None:
    """The first ``YYYY-MM-DD`` of a date as written, in its own zone."""
    found = _DAY.search(str(value)) if value else None
    return found[0] if found else None


def instant(value: object) -> datetime | None:
    """The moment, where the value states a clock time and a zone."""
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def decode(html: bytes) -> str:
    """The characters of a page for systems that ask for text: UTF-8, else as declared, else Latin-1."""
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(html[:4096])
    try:
        return html.decode(declared[1].decode() if declared else "latin-1", "replace")
    except LookupError:
        return html.decode("latin-1")


def language_of(text: str, html: bytes) -> str | None:
    """A rough label: by the script where that decides it, else what the page claims of itself."""
    for code, script in _SCRIPTS.items():
        if len(script.findall(text)) > 0.05 * max(len(text), 1):
            return code
    claimed = _LANG.search(html)
    return claimed[1].decode().lower() if claimed else None
