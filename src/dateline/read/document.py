"""The annotated text that every later step reads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from dateline.languages import has
from dateline.read.quotes import Quoted, find_quoted, quoted_spans
from dateline.read.sentences import split_sentences
from dateline.read.tagger import tag
from dateline.read.tokens import Piece, lower, pieces
from dateline.records import Article, Sentence, Span, Token

if TYPE_CHECKING:
    from dateline.read.name_segments import Cuts

READ_TOKENS = 35_000
"""Words and marks of one text that are read."""
READ_SENTENCES = 8_000
"""Sentences of one text that are read; the longest reports have a tenth."""
LONGEST = 1_000
"""Words and marks of one sentence; what is longer is cut, at a mark where one stands. The longest of prose in
2,100 pages and texts has 900; tables and code without a stop have thousands."""
_CUTS = frozenset(",;:")


class Spanned(Protocol):
    """Anything that lies somewhere in the text."""

    @property
    def span(self) -> Span:
        """Where it lies."""


S = TypeVar("S", bound=Spanned)


def within(things: Sequence[S], span: Span) -> list[S]:
    """Of things in order of their spans, those wholly inside ``span``."""
    at = bisect_left(things, span[0], key=lambda thing: thing.span[0])
    out = []
    while at < len(things) and things[at].span[0] < span[1]:
        if things[at].span[1] <= span[1]:
            out.append(things[at])
        at += 1
    return out


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of a sentence that the language network marked: tokens ``first`` up to before ``last``.

    ``task`` is name, role, content, cue or source; ``kind`` the kind of a name, else empty; ``score`` how
    likely, from 0 to 1, by the mean over its tokens.
    """

    task: str
    kind: str
    sentence: int
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its sentences and tagged tokens.

    ``language`` is the code whose word data applies; ``tokens[i]`` are the tokens of ``sentences[i]``.
    ``marks`` are the stretches in quotation marks, nested ones too, in order of their starts;
    ``quoted`` the spans of the outermost of them, marks included. ``labels`` are what the language network
    marked, in order; ``segments`` what the word data cut, ``known`` the hits of the gazetteer. ``cut``
    says what the bounds of the steps left out, a sentence for each; a step adds its own. ``trace`` takes in
    what the event coder decided (claim/trace.py), where somebody asks for it.
    """

    article: Article
    language: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[Token, ...], ...]
    quoted: tuple[Span, ...] = ()
    marks: tuple[Quoted, ...] = ()
    labels: tuple[Label, ...] = ()
    segments: Cuts | None = None
    known: tuple[Any, ...] | None = None
    cut: list[str] = field(default_factory=list, compare=False)
    trace: list[Any] | None = field(default=None, compare=False)

    @property
    def text(self) -> str:
        """The article's text, into which every span points."""
        return self.article.text

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.article.text[span[0] : span[1]]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds the code point ``offset``, or of the last one before it."""
        low, high = 0, len(self.sentences)
        while low + 1 < high:
            middle = (low + high) // 2
            if self.sentences[middle].span[0] <= offset:
                low = middle
            else:
                high = middle
        return low


def tagged(article: Article) -> Document:
    """The article with sentences and tagged tokens, by the word data of its language."""
    text = article.text
    code = word_language(article.language)
    quoted = [find_quoted(text, block.span) for block in article.blocks]
    sentences: list[Sentence] = []
    tokens: list[tuple[Token, ...]] = []
    cut: dict[str, None] = {}
    left = READ_TOKENS
    for sentence in split_sentences(text, article.blocks, code, quoted):
        found = pieces(text, sentence.span, code)
        if left < len(found):
            cut.setdefault(f"Only the first {READ_TOKENS:,} words and marks were read.")
            del found[left:]
        if not left:
            break
        if len(sentences) >= READ_SENTENCES:
            cut.setdefault(f"Only the first {READ_SENTENCES:,} sentences were read.")
            break
        left -= len(found)
        if len(found) > LONGEST:
            cut.setdefault(f"Sentences of more than {LONGEST} words were cut.")
        for part in _parts(found):
            tags = tag([word for _, _, word in part], code)
            span = (part[0][0], part[-1][1]) if len(part) < len(found) else sentence.span
            sentences.append(Sentence(len(sentences), span, sentence.block))
            tokens.append(
                tuple([Token((s, e), w, lower(w), t) for (s, e, w), t in zip(part, tags, strict=True)])
            )
    marks = tuple(q for block in quoted for q in block)
    return Document(article, code, tuple(sentences), tuple(tokens), quoted_spans(marks), marks, cut=list(cut))


def _parts(found: list[Piece]) -> Iterator[list[Piece]]:
    """The tokens of a sentence, cut where they are too many: after a mark in the second half of a part."""
    while len(found) > LONGEST:
        marks = (i for i in range(LONGEST, LONGEST // 2, -1) if found[i - 1][2] in _CUTS)
        at = next(marks, LONGEST)
        yield found[:at]
        found = found[at:]
    yield found


def word_language(language: str) -> str:
    """The code whose word data reads a text in ``language``: its primary subtag where that has some."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return primary if has(primary, "words") else language
