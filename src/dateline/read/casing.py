"""Which words stand in capitals because they are names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.read.document import Document
from dateline.read.name_words import NameWords
from dateline.records import Token

CLOSED_TAGS = frozenset(
    {"ADP", "DET", "PRON", "SCONJ", "CCONJ", "ADV", "AUX", "PART", "VERB", "NUM", "INTJ", "PUNCT"}
)
"""Parts of speech that open a sentence without being a name."""
OPENERS = frozenset("\"“‘'„«:;.!?-–—•*|")
"""Marks after which a word stands in capitals for another reason than being a name."""
SHOUTED = 0.7
"""Share of words in capitals above which capitals say nothing."""


@dataclass(frozen=True, slots=True)
class Casing:
    """How often each word of the document stands in capitals and in lower case within sentences.

    ``alone`` counts the words in capitals with no others beside them: surnames and first names, mostly.
    """

    capital: Counter[str]
    lower: Counter[str]
    alone: Counter[str]


def read_casing(document: Document) -> Casing:
    """Counts of words in capitals and in lower case; first words of sentences and headings are left out."""
    capital, lower, alone = Counter[str](), Counter[str](), Counter[str]()
    for index, tokens in enumerate(document.tokens):
        if document.article.blocks[document.sentences[index].block].kind == "heading":
            continue
        opened = True
        before = False
        for i, token in enumerate(tokens):
            first = token.text[0]
            is_capital = first.isupper()
            if not first.isalpha():
                opened = opened or token.text in OPENERS
            elif is_capital:
                if not opened:
                    capital[token.lower] += 1
                after = i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
                if not before and not after and (not opened or token.tag == "PROPN"):
                    alone[token.lower] += 1
                opened = False
            else:
                lower[token.lower] += 1
                opened = False
            before = is_capital
    return Casing(capital, lower, alone)


class Capitals:
    """The tokens of one sentence, asked which of them are written like names."""

    def __init__(self, tokens: Sequence[Token], words: NameWords, casing: Casing) -> None:
        self.words = words
        self.casing = casing
        self.tokens = tokens
        self.text = [t.text for t in tokens]
        self.lower = [t.lower for t in tokens]
        self.size = len(tokens)
        self.upper = [t[0].isupper() for t in self.text]

    def read(self, heading: bool) -> list[bool]:
        """Which tokens are written like a name, for no other reason than being one."""
        letters = [t for t in self.text if t[0].isalpha()]
        shouted = len(letters) > 3 and sum(t.isupper() for t in letters) > SHOUTED * len(letters)
        out = []
        opens = True
        for i, text in enumerate(self.text):
            if not text[0].isalpha():
                out.append(False)
                opens = opens or text in OPENERS
                continue
            if not self.upper[i]:
                hyphen = text.find("-")
                out.append(0 < hyphen < 4 and text[hyphen + 1 : hyphen + 2].isupper())
            elif text in self.words.not_names or self._compound(text):
                out.append(False)
            elif heading or shouted:
                out.append(self.casing.capital[self.lower[i]] > self.casing.lower[self.lower[i]])
            else:
                out.append(not opens or self._opens_with_name(i))
            opens = False
        return out

    def _compound(self, text: str) -> bool:
        """Whether a name is only the first half of a word ("Russian-occupied")."""
        last = text.rpartition("-")[2]
        return len(last) > 2 and last != text and last in self.words.common

    def _opens_with_name(self, i: int) -> bool:
        """Whether a word that opens a sentence would be in capitals anyway."""
        lower, text, words = self.lower[i], self.text[i], self.words
        if self.casing.capital[lower] > self.casing.lower[lower]:
            return True
        if lower in words.given or words.known_places.match(self.lower, i, self.size):
            return True
        if words.known_organisations.match(self.lower, i, self.size):
            return True
        if words.adjectives.match(self.lower, i, self.size) or words.people.match(self.lower, i, self.size):
            return True
        if i + 3 < self.size and self.text[i + 1] in ("(", ",") and self.text[i + 2].isdigit():
            return len(self.text[i + 2]) == 2 and self.text[i + 3] in (")", ",")
        if self.casing.lower[lower] or lower in words.common:
            return False
        if len(text) > 1 and text.isupper():
            return True
        tag = self.tokens[i].tag
        if tag in CLOSED_TAGS:
            return False
        follows = i + 1 < self.size and self.upper[i + 1] and self.text[i + 1] not in words.not_names
        if follows and self.casing.alone[self.lower[i + 1]] > 1:
            return False  # the name behind it mostly stands alone: "Afterwards Mensah left"
        return tag == "PROPN" or follows
