"""The blocks of a page with their features, in one pass over its tree; what they are is told in labels.py.

A piece is a run of text between two block-level boundaries (or two line breaks that end a paragraph).
A box is a block-level element, or an inline one whose name says what it holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.dom import MAX_NODES
from dateline.extract.fold import fold
from dateline.extract.marks import NONE, Marks, marks_of

_SKIPPED = frozenset(
    {
        *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed"),
        *("canvas", "audio", "video", "map", "select", "textarea", "button", "datalist", "input", "noframes"),
        *("title", "meta", "link", "base", "param", "source", "track", "area", "amp-ad", "amp-analytics"),
    }
)
_INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
        ),
        *(
            "i",
            "ins",
            "kbd",
            "label",
            "mark",
            "nobr",
            "output",
            "picture",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
        ),
        *(
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
            "img",
            "amp-img",
        ),
    }
)
_PLAIN = frozenset({"b", "i", "em", "strong", "u", "s", "sub", "sup", "big", "tt", "wbr"})
"""Inline elements whose attributes are not looked at."""
_STRONG = frozenset({"b", "strong"})
_PROSE = frozenset({"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt"})
"""Elements inside which a named span is a part of the sentence."""
_SPLITTING = frozenset({"date", "byline", "caption", "credit", "share", "comment", "related", "listing"})
"""Marks of inline elements that stand as lines of their own outside of prose."""
_KIND = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list"),
    **dict.fromkeys(("td", "th"), "table"),
    **dict.fromkeys(("figcaption", "caption", "figure"), "caption"),
    "blockquote": "quote",
}
_TAG_MARKS: dict[str, Marks] = {
    "nav": frozenset({"aside"}),
    "footer": frozenset({"aside"}),
    "aside": frozenset({"aside"}),
    "form": frozenset({"subscribe"}),
    "dialog": frozenset({"unseen"}),
    "amp-sidebar": frozenset({"aside"}),
    "figcaption": frozenset({"caption"}),
    "time": frozenset({"date"}),
    "address": frozenset({"byline"}),
}
_NAMES = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-module")
_ENDS = frozenset(".!?…:;”\"'»)]。！？」』؟।။")


@dataclass(frozen=True, slots=True)
class Box:
    """An element: ``parent`` is the index of the box around it, -1 for the outermost."""

    tag: str
    names: str
    marks: Marks
    parent: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a piece: its text as it stands there and its address."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its address, the box that holds it, and how many pieces came before it."""

    url: str
    box: int
    before: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of text and its features; counts are code points of folded text without spaces.

    ``kind`` is paragraph, heading, list, quote, table or caption by the elements around it; ``level`` that of
    a heading; ``box`` the innermost block-level element; ``marks`` those of inline elements that cover it.
    """

    text: str
    kind: str
    box: int
    size: int
    linked: int
    strong: int
    links: tuple[Link, ...] = ()
    level: int = 0
    marks: Marks = NONE
    hidden: bool = False
    time: str = ""


@dataclass(frozen=True, slots=True)
class Blocks:
    """All pieces and boxes of a page in document order; ``truncated`` where the page is over the bound."""

    pieces: tuple[Piece, ...]
    boxes: tuple[Box, ...]
    images: tuple[Image, ...]
    truncated: bool = False


Run = tuple[str, str | None, bool]
"""A text node: its characters, the address of the link around it, whether it is strong."""
_BREAK: Run = ("\n", None, False)


@dataclass(slots=True)
class _Walk:
    """The state of the one pass; ``read_blocks`` drives it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=lambda: [Box("html", "", NONE, -1)])
    images: list[Image] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    covers: list[tuple[int, int, Marks]] = field(default_factory=list)
    box: int = 0
    block: int = 0
    kind: str = "paragraph"
    level: int = 0
    link: str | None = None
    strong: bool = False
    hidden: bool = False
    time: str = ""

    def flush(self) -> None:
        """Turn the text since the last boundary into pieces."""
        runs, covers, time = self.runs, self.covers, self.time
        if not runs:
            return
        self.runs, self.covers, self.time = [], [], ""
        if _BREAK not in runs:
            self._piece(runs, covers, 0, len(runs), time)
            return
        start = 0
        for end in _paragraph_ends(runs):
            self._piece(runs, covers, start, end, time)
            start = end

    def _piece(
        self, runs: list[Run], covers: list[tuple[int, int, Marks]], start: int, end: int, time: str
    ) -> None:
        part = runs[start:end]
        text = fold("".join([run[0] for run in part]))
        if not text:
            return
        linked = strong = 0
        links: list[Link] = []
        href: str | None = None
        said: list[str] = []
        for chars, link, is_strong in part:
            if is_strong:
                strong += _size(chars)
            if link != href:
                if href is not None and said:
                    links.append(Link(fold("".join(said)), href))
                href, said = link, []
            if link is not None:
                linked += _size(chars)
                said.append(chars)
        if href is not None and said:
            links.append(Link(fold("".join(said)), href))
        size = _size(text)
        marks = NONE
        for first, last, named in covers:
            inside = sum(_size(run[0]) for run in runs[max(first, start) : min(last, end)])
            if inside >= 0.8 * size:
                marks |= named
        self.pieces.append(
            Piece(
                text,
                self.kind,
                self.block,
                size,
                min(linked, size),
                min(strong, size),
                tuple(link for link in links if link.text),
                self.level,
                marks,
                self.hidden,
                time,
            )
        )


def read_blocks(tree: LexborHTMLParser) -> Blocks:
    """The pieces, boxes and pictures of a page, hidden ones told. Never raises; bounded by ``MAX_NODES``."""
    walk = _Walk()
    node: LexborNode | None = tree.body or tree.root
    if node is None:
        return Blocks((), (), ())
    stack: list[tuple[LexborNode, _Exit | None]] = []
    count = 0
    while node is not None:
        count += 1
        if count > MAX_NODES:
            break
        tag = node.tag or "-"
        child: LexborNode | None = None
        if tag == "-text":
            chars = node.text_content
            if chars:
                walk.runs.append((chars, walk.link, walk.strong))
        elif tag == "br":
            walk.runs.append(_BREAK)
        elif tag[0] != "-" and tag not in _SKIPPED:
            left = _enter(walk, node, tag)
            child = node.first_child
            if child is not None:
                stack.append((node, left))
                node = child
                continue
            _leave(walk, left)
        while child is None:
            child = node.next if stack else None
            if child is None:
                if not stack:
                    break
                node, exit_ = stack.pop()
                _leave(walk, exit_)
        node = child
    walk.flush()
    return Blocks(tuple(walk.pieces), tuple(walk.boxes), tuple(walk.images), count > MAX_NODES)


@dataclass(frozen=True, slots=True)
class _Exit:
    """What to restore when an element ends; ``cover`` is where a named inline element began, -1 for none."""

    is_block: bool
    box: int
    block: int
    kind: str
    level: int
    link: str | None
    strong: bool
    hidden: bool
    cover: int = -1
    pieces: int = 0
    marks: Marks = NONE


def _enter(walk: _Walk, node: LexborNode, tag: str) -> _Exit:
    """Open an element; what its end must restore."""
    inline = tag in _INLINE or ("-" in tag and walk.boxes[walk.block].tag in _PROSE)
    if inline and tag in _PLAIN:
        left = _Exit(False, walk.box, walk.block, walk.kind, walk.level, walk.link, walk.strong, walk.hidden)
        walk.strong = walk.strong or tag in _STRONG
        return left
    attributes = node.attributes
    names = " ".join([attributes[name] or "" for name in _NAMES if name in attributes]) if attributes else ""
    marks = marks_of(names) if names else NONE
    if tag in _TAG_MARKS:
        marks |= _TAG_MARKS[tag]
    if tag in ("img", "amp-img"):
        _picture(walk, attributes)
    splits = inline and bool(marks & _SPLITTING) and tag != "a" and _splits(walk, marks)
    is_block = not inline or splits
    if is_block:
        walk.flush()
    left = _Exit(
        is_block,
        walk.box,
        walk.block,
        walk.kind,
        walk.level,
        walk.link,
        walk.strong,
        walk.hidden,
        len(walk.runs) if marks and not is_block else -1,
        len(walk.pieces),
        marks,
    )
    if attributes and not walk.hidden:
        walk.hidden = _is_hidden(attributes)
    if tag == "a":
        walk.link = attributes.get("href") or walk.link or "#"
    elif tag == "time":
        walk.time = walk.time or attributes.get("datetime") or ""
    if is_block or marks:
        walk.boxes.append(Box(tag, names, marks, walk.box))
        walk.box = len(walk.boxes) - 1
    if is_block:
        walk.block = walk.box
        kind = _KIND.get(tag)
        if kind:
            walk.kind = kind
            walk.level = int(tag[1]) if kind == "heading" else 0
            walk.strong = False
    return left


def _leave(walk: _Walk, left: _Exit | None) -> None:
    """Close an element."""
    if left is None:
        return
    if left.is_block:
        walk.flush()
    elif left.cover >= 0 and left.pieces == len(walk.pieces) and len(walk.runs) > left.cover:
        walk.covers.append((left.cover, len(walk.runs), left.marks))
    walk.box, walk.block, walk.kind, walk.level = left.box, left.block, left.kind, left.level
    walk.link, walk.strong, walk.hidden = left.link, left.strong, left.hidden


def _splits(walk: _Walk, marks: Marks) -> bool:
    around = walk.boxes[walk.block]
    if "credit" in marks:
        return walk.kind == "caption" or "caption" in around.marks or around.tag not in _PROSE
    return around.tag not in _PROSE and around.tag != "figcaption"


def _picture(walk: _Walk, attributes: dict[str, str | None]) -> None:
    url = attributes.get("data-src") or attributes.get("src") or ""
    if url.startswith("data:"):
        url = ""
    walk.images.append(Image(url, walk.box, len(walk.pieces)))


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style or ("none" not in style and "hidden" not in style):
        return False
    squeezed = style.replace(" ", "").lower()
    return "display:none" in squeezed or "visibility:hidden" in squeezed


def _paragraph_ends(runs: list[Run]) -> list[int]:
    """Where the paragraphs of a run of text with line breaks end (indexes into ``runs``).

    Two breaks end a paragraph; one does where the line before it is over (a mark ends it, or the next line
    does not go on in a small letter).
    """
    ends: list[int] = []
    line: list[str] = []
    breaks = 0
    for i, run in enumerate(runs):
        if run is _BREAK:
            breaks += 1
            continue
        if not run[0].strip():
            continue
        if breaks:
            before = "".join(line).rstrip()
            if before and (breaks > 1 or before[-1] in _ENDS or not run[0].lstrip()[0].islower()):
                ends.append(i)
                line = []
            breaks = 0
        line.append(run[0])
    ends.append(len(runs))
    return ends


def _size(text: str) -> int:
    """Code points that are no spaces."""
    return len(text) - text.count(" ") if text.isprintable() else len("".join(text.split()))
