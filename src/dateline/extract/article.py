"""A page of HTML to the article on it."""

from __future__ import annotations

from dateline.extract.blocks import read_blocks
from dateline.extract.captions import parse_caption
from dateline.extract.datelines import split_dateline
from dateline.extract.dom import parse
from dateline.extract.fold import key
from dateline.extract.headline import find_headline
from dateline.extract.labels import label_pieces
from dateline.extract.metadata import read_metadata
from dateline.extract.region import find_region, shown
from dateline.records import Article, Block, Page, digest


def extract_page(page: Page) -> Article:
    """The article on an HTML page; what went wrong stands in ``problems``. Never raises for a page."""
    dom = parse(page)
    article_id = digest(page.page_id)
    if dom.tree is None:
        return Article(article_id=article_id, url=page.url, page_kind="other", problems=dom.problems)
    meta = read_metadata(dom.tree)
    blocks = read_blocks(dom.tree)
    blocks = shown(blocks)
    headline = find_headline(blocks, meta.titles)
    region = find_region(blocks, headline)
    labels = label_pieces(blocks, region, headline)
    kept = [p for p, l in zip(blocks.pieces, labels) if l in ("body", "heading", "standfirst")]
    out=[];pos=0;bl=[]
    for p in kept:
        bl.append(Block("paragraph",(pos,pos+len(p.text)))); out.append(p.text); pos+=len(p.text)+2
    return Article(article_id=article_id, url=page.url, headline=blocks.pieces[headline].text if headline is not None else meta.headline, text="\n\n".join(out), blocks=tuple(bl), related=tuple(l.text for p,b in zip(blocks.pieces, labels) if b=="related" for l in p.links),
      captions=tuple(parse_caption(p.text) for p,l in zip(blocks.pieces, labels) if l=="caption"))

