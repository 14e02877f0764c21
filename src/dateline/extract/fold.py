"""Text as it stands in the record: NFC, plain single spaces, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = re.compile(
    # Controls, soft hyphen, zero-width space and word joiner, direction marks, byte order mark. What sorts
    # as white space among the controls is left for ``split``.
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff\ufff9-\ufffb]"
)
_JOINERS: Final = re.compile(
    # Joiners carry meaning between letters of Arabic and Indic scripts and inside emoji; elsewhere they are
    # residue of an editor.
    "(?<![\u0600-\u08ff\u0900-\u0dff\u2600-\u27bf\U0001f000-\U0001faff])[\u200c\u200d]"
)
STACK: Final = 30
"""Combining marks on one letter that are kept: those of the Stream-Safe Text Format (UAX #15)."""
STACKED: Final = 300
"""Code points from which a text is searched for stacks; shorter ones are normalised in no time."""
_MARKS: Final = re.compile("[^\\w\\s\x00-\u02ff]{31,}")


def fold(text: str) -> str:
    """The text in NFC, stripped, each run of white space one plain space, without invisible characters."""
    if text.isascii():
        return (
            " ".join(_INVISIBLE.sub("", text).split()) if not text.isprintable() else " ".join(text.split())
        )
    text = _INVISIBLE.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub("", text)
    text = " ".join(text.split())
    if len(text) >= STACKED and _MARKS.search(text):
        text = _MARKS.sub(_thinned, text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _thinned(found: re.Match[str]) -> str:
    """The first marks of a stack; to sort all of ten thousand on one letter takes minutes."""
    kept, count = [], 0
    for char in found[0]:
        count += unicodedata.combining(char) > 0
        if count <= STACK or not unicodedata.combining(char):
            kept.append(char)
    return "".join(kept)


def key(text: str) -> str:
    """The letters and digits of a text, caseless and joined by single spaces: for comparing two wordings."""
    return " ".join(_WORDS.findall(text.casefold()))


_WORDS: Final = re.compile(r"\w+")
