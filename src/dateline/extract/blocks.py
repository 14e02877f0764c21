"""The blocks of a page with their features, in one pass over its tree; what they are is told in labels.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.dom import MAX_NODES
from dateline.extract.fold import fold
from dateline.extract.marks import NONE, Marks, marks_of
from dateline.extract.pieces import BREAK, Blocks, Box, Cover, Image, Piece, Run, join_rows, make_pieces

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
_SENTENCES = frozenset({"p", "blockquote"})
"""Elements inside which inline elements side by side are parts of one word."""
_SPLITTING = frozenset(
    {"date", "byline", "caption", "credit", "share", "comment", "related", "listing", "count"}
)
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
MAX_EDGE = 90
"""Characters of an inline element at the edge of a line that are kept apart."""
_NAMES = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-module")


@dataclass(slots=True)
class _Walk:
    """The state of the one pass; ``read_blocks`` drives it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=lambda: [Box("html", "", NONE, -1)])
    images: list[Image] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    box: int = 0
    block: int = 0
    kind: str = "paragraph"
    level: int = 0
    link: str | None = None
    strong: bool = False
    hidden: bool = False
    time: str = ""
    ended: int = -1
    is_joint: bool = False
    lead: int = 0
    trail: tuple[int, int] = (0, 0)

    def say(self, chars: str) -> None:
        """Take the characters of a text node."""
        if self.is_joint:
            self.is_joint = False
            before, first = self.runs[-1][0][-1:], chars[:1]
            # "<a>Ana Lim</a><span>Reporter</span>": styles set the two apart.
            if (before.islower() or before.isdigit()) and (first.isupper() or first.isdigit()):
                self.runs.append((" ", None, False))
        self.runs.append((chars, self.link, self.strong))

    def edges(self) -> tuple[str, str]:
        """The texts of the inline elements that open and close the line, where they are not all of it."""
        runs, lead, (first, last) = self.runs, self.lead, self.trail
        self.lead, self.trail = 0, (0, 0)
        if not (lead or first) or self.boxes[self.block].tag in _PROSE:
            return "", ""
        opened = runs[:lead] if any(run[0].strip() for run in runs[lead:]) else []
        closed = runs[first:last] if first and not any(run[0].strip() for run in runs[last:]) else []
        return _short(opened), _short(closed)

    def flush(self) -> None:
        """Turn the text since the last boundary into pieces."""
        runs, covers = self.runs, self.covers
        if not runs:
            return
        lead, trail = self.edges()
        like = Piece(
            "", self.kind, self.block, 0, 0, 0, (), self.level, NONE, self.hidden, self.time, lead, trail
        )
        self.runs, self.covers, self.time = [], [], ""
        self.ended, self.is_joint = -1, False
        self.pieces.extend(make_pieces(runs, covers, like))


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
            if chars and (walk.runs or not chars.isspace()):
                walk.say(chars)
        elif tag == "br":
            walk.runs.append(BREAK)
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
    return Blocks(
        join_rows(walk.pieces, walk.boxes), tuple(walk.boxes), tuple(walk.images), count > MAX_NODES
    )


class _Exit(NamedTuple):
    """What to restore when an element ends; ``cover`` is where a named inline element began, -1 for none."""

    is_block: bool
    box: int
    block: int
    kind: str
    level: int
    link: str | None
    strong: bool
    hidden: bool
    cover: int
    pieces: int
    marks: Marks
    start: int


def _enter(walk: _Walk, node: LexborNode, tag: str) -> _Exit:
    """Open an element; what its end must restore."""
    inline = tag in _INLINE or ("-" in tag and walk.boxes[walk.block].tag in _PROSE)
    if inline and tag in _PLAIN:
        left = _exit(walk, False, NONE)
        walk.strong = walk.strong or tag in _STRONG
        return left
    attributes = node.attributes
    names = " ".join([attributes[name] or "" for name in _NAMES if name in attributes]) if attributes else ""
    marks = marks_of(names) if names else NONE
    if tag in _TAG_MARKS:
        marks |= _TAG_MARKS[tag]
    if tag in ("img", "amp-img"):
        _picture(walk, attributes)
    is_block = not inline or (bool(marks & _SPLITTING) and tag != "a" and _splits(walk, marks))
    if is_block:
        walk.flush()
    elif walk.ended == len(walk.runs) and walk.boxes[walk.block].tag not in _SENTENCES:
        walk.is_joint = True
    left = _exit(walk, is_block, marks)
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


def _exit(walk: _Walk, is_block: bool, marks: Marks) -> _Exit:
    cover = len(walk.runs) if marks and not is_block else -1
    return _Exit(
        is_block,
        walk.box,
        walk.block,
        walk.kind,
        walk.level,
        walk.link,
        walk.strong,
        walk.hidden,
        cover,
        len(walk.pieces),
        marks,
        len(walk.runs),
    )


def _leave(walk: _Walk, left: _Exit | None) -> None:
    """Close an element."""
    if left is None:
        return
    is_block, box, block, kind, level, link, strong, hidden, cover, pieces, marks, start = left
    if is_block:
        walk.flush()
    else:
        walk.ended = len(walk.runs) or -1
        if start < len(walk.runs):
            if start == 0:
                walk.lead = walk.lead or len(walk.runs)
            else:
                walk.trail = (start, len(walk.runs))
        if cover >= 0 and pieces == len(walk.pieces) and len(walk.runs) > cover:
            walk.covers.append((cover, len(walk.runs), marks))
    walk.box, walk.block, walk.kind, walk.level = box, block, kind, level
    walk.link, walk.strong, walk.hidden = link, strong, hidden


def _splits(walk: _Walk, marks: Marks) -> bool:
    around = walk.boxes[walk.block]
    if marks & {"credit", "count"}:
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


def _short(runs: list[Run]) -> str:
    text = "".join([run[0] for run in runs])
    return fold(text) if 0 < len(text) <= MAX_EDGE else ""
