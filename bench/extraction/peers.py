"""Other extractors behind one signature. Each is imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bench.extraction.words import decode

Extract = Callable[[bytes, str | None], str | Mapping[str, Any] | None]


def trafilatura() -> Extract:
    """With metadata, as a corpus of news needs it."""
    extract = _trafilatura(with_metadata=True)

    def run(html: bytes, url: str | None) -> Mapping[str, Any]:
        found = extract(html, url)
        return {
            "text": _text(found),
            "title": found.get("title"),
            "authors": [name for part in (found.get("author") or "").split(";") if (name := part.strip())],
            "published": found.get("date"),
        }

    return run


def trafilatura_text() -> Extract:
    """Without metadata: the text alone."""
    extract = _trafilatura(with_metadata=False)
    return lambda html, url: _text(extract(html, url))


def trafilatura_fast() -> Extract:
    """Without metadata and without its fall-back extractors."""
    extract = _trafilatura(with_metadata=False, fast=True)
    return lambda html, url: _text(extract(html, url))


def resiliparse() -> Extract:
    """Main content as plain text, and the title element."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def run(html: bytes, url: str | None) -> Mapping[str, Any]:
        tree = HTMLTree.parse(decode(html))
        text = extract_plain_text(
            tree,
            main_content=True,
            alt_texts=False,
            links=False,
            form_fields=False,
            noscript=False,
            preserve_formatting=True,
        )
        return {"text": text, "title": tree.title}

    return run


def newspaper() -> Extract:
    """newspaper4k, without fetching pictures."""
    from newspaper import Article, Config

    config = Config()
    config.fetch_images = False

    def run(html: bytes, url: str | None) -> Mapping[str, Any]:
        article = Article(url or "https://example.org/a", config=config)
        article.download(input_html=decode(html))
        article.parse()
        return {
            "text": article.text,
            "title": article.title,
            "authors": article.authors,
            "published": article.publish_date,
        }

    return run


def goose() -> Extract:
    """goose3, without fetching pictures."""
    from goose3 import Goose

    extractor = Goose({"enable_image_fetching": False})

    def run(html: bytes, url: str | None) -> Mapping[str, Any]:
        found = extractor.extract(raw_html=decode(html), url=url)
        return {
            "text": found.cleaned_text,
            "title": found.title,
            "authors": found.authors,
            "published": found.publish_date,
        }

    return run


def readability() -> Extract:
    """readability-lxml: the text of the summary that it makes."""
    from lxml.html import fromstring
    from readability import Document

    def run(html: bytes, url: str | None) -> Mapping[str, Any]:
        document = Document(decode(html))
        parts = (str(part).strip() for part in fromstring(document.summary()).itertext())
        return {"text": "\n".join(part for part in parts if part), "title": document.short_title()}

    return run


def justext() -> Extract:
    """jusText with its English stop words."""
    import justext as library

    stop_words = library.get_stoplist("English")

    def run(html: bytes, url: str | None) -> str:
        paragraphs = library.justext(decode(html), stop_words)
        return "\n\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return run


def boilerpy() -> Extract:
    """The article extractor of boilerpy3."""
    from boilerpy3 import extractors

    extractor = extractors.ArticleExtractor(raise_on_failure=False)
    return lambda html, url: str(extractor.get_content(decode(html)))


def newsplease() -> Extract:
    """news-please, without fetching pictures."""
    from newsplease import NewsPlease

    def run(html: bytes, url: str | None) -> Mapping[str, Any]:
        found = NewsPlease.from_html(decode(html), url=url, fetch_images=False)
        return {
            "text": found.maintext,
            "title": found.title,
            "authors": found.authors,
            "published": found.date_publish,
        }

    return run


def htmldate() -> Extract:
    """The first day of publication, nothing else."""
    from htmldate import find_date

    return lambda html, url: {"published": find_date(decode(html), url=url, original_date=True)}


def lexbor_parse() -> Extract:
    """A tree by lexbor, and nothing done with it."""
    from selectolax.lexbor import LexborHTMLParser

    def run(html: bytes, url: str | None) -> None:
        LexborHTMLParser(html)

    return run


def resiliparse_parse() -> Extract:
    """A tree by resiliparse, and nothing done with it."""
    from resiliparse.parse.html import HTMLTree

    def run(html: bytes, url: str | None) -> None:
        HTMLTree.parse(decode(html))

    return run


def lxml_parse() -> Extract:
    """A tree by lxml, and nothing done with it."""
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8")

    def run(html: bytes, url: str | None) -> None:
        lxml_html.document_fromstring(html, parser=parser)

    return run


def _trafilatura(**options: Any) -> Callable[[bytes, str | None], Mapping[str, Any]]:
    from trafilatura import bare_extraction

    def run(html: bytes, url: str | None) -> Mapping[str, Any]:
        found = bare_extraction(decode(html), url=url, include_comments=False, **options)
        if found is None:
            return {}
        fields: Mapping[str, Any] = found if isinstance(found, dict) else found.as_dict()
        return fields

    return run


def _text(found: Mapping[str, Any]) -> str:
    return found.get("text") or found.get("raw_text") or ""
