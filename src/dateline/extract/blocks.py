"""The blocks of a page with their features, in one pass over its tree; what they are is told in labels.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dateline.extract.dom import MAX_NODES
from dateline.extract.fold import fold
from dateline.extract.marks import NONE, Marks, marks_of
from dateline.extract.pieces import BREAK, Blocks, Box, Cover, Image, Piece, Run, join_rows, make_pieces

_SKIPPED: Final = frozenset(
    {
        *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed"),
        *("canvas", "audio", "video", "map", "select", "textarea", "button", "datalist", "input", "noframes"),
        *("title", "meta", "link", "base", "param", "source", "track", "area", "amp-ad", "amp-analytics"),
    }
)
_INLINE: Final = frozenset(
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
_PLAIN: Final = frozenset({"b", "i", "em", "strong", "u", "s", "sub", "sup", "big", "tt", "wbr"})
"""Inline elements whose attributes are not looked at."""
_STRONG: Final = frozenset({"b", "strong"})
_PROSE: Final = frozenset(
    {"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dd", "dt"}
)
"""Elements inside which a named span is a part of the sentence."""
_SENTENCES: Final = frozenset({"p", "blockquote"})
"""Elements inside which inline elements side by side are parts of one word."""
_SPLITTING: Final = frozenset(
    {"date", "byline", "caption", "credit", "share", "comment", "related", "listing", "count"}
)
"""Marks of inline elements that stand as lines of their own outside of prose."""
_KIND: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list"),
    **dict.fromkeys(("td", "th"), "table"),
    **dict.fromkeys(("figcaption", "caption", "figure"), "caption"),
    "blockquote": "quote",
}
_TAG_MARKS: Final[dict[str, Marks]] = {
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
MAX_EDGE: Final = 90
"""Characters of an inline element at the edge of a line that are kept apart."""
_NAMES: Final = frozenset({"class", "id", "itemprop", "role", "data-testid", "data-component", "data-module"})
_PICTURES: Final = frozenset({"img", "amp-img"})
_MENUS: Final = frozenset({"nav", "footer"})
_INNER: Final = frozenset({"article", "main"})
"""Elements in which a menu or foot may be the story's own: its trail, its tags, its byline."""
_KEPT: Final[Marks] = frozenset(
    {
        *("body", "crumb", "tags", "pages", "headline", "byline", "date", "standfirst", "caption", "credit"),
        *("section", "related", "gallery"),
    }
)
"""Marks of an element that is gone into though it is a menu or the foot of the page too."""
_TELLING: Final = "p,h1,h2,article,main,time"
"""Elements of which a menu holds none: with one of them it is gone into."""
MAX_MENUS: Final = 200
"""Elements of a page that are searched for these."""
Open = tuple[LexborNode, bool, int, int, str, int, str | None, bool, bool, int, int, Marks, int]
"""An open element and what its end restores: node, whether it is a block, box, block, kind, level, link,
strong, hidden, the run and the piece at which it began, its marks."""


def read_blocks(tree: LexborHTMLParser, whole: bool = False) -> Blocks:
    """The pieces, boxes and pictures of a page, hidden ones told. Never raises; bounded by ``MAX_NODES``.

    Menus and page feet without a paragraph or heading, outside of an article, are passed over unless the
    ``whole`` page is asked for: up to a third of the nodes of a newsroom's page.

    One loop over the tree in document order with its state in local names: it runs once a node, and calls
    cost more than what they would do.
    """
    node: LexborNode | None = tree.body or tree.root
    if node is None:
        return Blocks((), (), ())
    pieces: list[Piece] = []
    boxes = [Box("html", "", NONE, -1)]
    images: list[Image] = []
    runs: list[Run] = []
    covers: list[Cover] = []
    stack: list[Open] = []
    box = block = level = 0
    kind = "paragraph"
    link: str | None = None
    strong = hidden = joint = False
    time = ""
    ended, lead, trail = -1, 0, (0, 0)
    """The run behind the last inline element that ended, the runs of the line's first inline element, and
    from and to which run the last one goes."""
    count = menus = 0
    most = MAX_NODES
    inner = -1
    """How many elements are open around the outermost article or main element, -1 outside of one."""
    while True:
        count += 1
        if count > most:
            break
        tag = node.tag or "-"
        child: LexborNode | None = None
        is_leaf = True
        if tag == "-text":
            chars = node.text_content or ""
            if chars and (runs or not chars.isspace()):
                if joint:
                    joint = False
                    before, first = runs[-1][0][-1:], chars[:1]
                    # "<a>Ana Lim</a><span>Reporter</span>": styles set the two apart.
                    if (before.islower() or before.isdigit()) and (first.isupper() or first.isdigit()):
                        runs.append((" ", None, False))
                runs.append((chars, link, strong))
        elif tag == "br":
            runs.append(BREAK)
        elif tag[0] != "-" and tag not in _SKIPPED:
            names, attributes = "", None
            marks = NONE
            is_block = is_menu = False
            here = boxes[block]
            if tag not in _PLAIN:
                inline = tag in _INLINE or ("-" in tag and here.tag in _PROSE)
                attributes = node.attributes
                if attributes:
                    names = " ".join([v for k, v in attributes.items() if v and k in _NAMES])
                    if names:
                        marks = marks_of(names)
                if tag in _TAG_MARKS:
                    marks |= _TAG_MARKS[tag]
                if tag in _PICTURES:
                    images.append(Image(_address(attributes), box, len(pieces)))
                is_block = not inline or (
                    bool(marks)
                    and tag != "a"
                    and not marks.isdisjoint(_SPLITTING)
                    and _splits(here, kind, marks)
                )
                if is_block:
                    if runs:
                        _end_line(pieces, runs, covers, here, block, kind, level, hidden, time, lead, trail)
                        runs, covers, time = [], [], ""
                    ended, lead, trail, joint = -1, 0, (0, 0), False
                elif ended == len(runs) and here.tag not in _SENTENCES:
                    joint = True
                if (
                    is_block
                    and stack
                    and not whole
                    and inner < 0
                    and (tag in _MENUS or "nav" in marks)
                    and marks.isdisjoint(_KEPT)
                    and menus < MAX_MENUS
                ):
                    menus += 1
                    is_menu = node.css_first(_TELLING) is None
            if not is_menu:
                cover = len(runs) if marks and not is_block else -1
                left = (
                    *(node, is_block, box, block, kind, level, link, strong, hidden),
                    *(cover, len(pieces), marks, len(runs)),
                )
                if attributes:
                    if not hidden:
                        hidden = _is_hidden(attributes)
                    if tag == "a":
                        link = attributes.get("href") or link or "#"
                    elif tag == "time":
                        time = time or attributes.get("datetime") or ""
                elif tag == "a":
                    link = link or "#"
                if is_block or marks:
                    boxes.append(Box(tag, names, marks, box))
                    box = len(boxes) - 1
                if is_block:
                    block = box
                    if inner < 0 and tag in _INNER:
                        inner = len(stack)
                    named = _KIND.get(tag)
                    if named:
                        kind = named
                        level = int(tag[1]) if kind == "heading" else 0
                        strong = False
                elif tag in _STRONG:
                    strong = True
                stack.append(left)
                child = node.first_child
                if child is not None:
                    node = child
                    continue
                is_leaf = False
        if is_leaf:
            child = node.next if stack else None
            if child is not None:
                node = child
                continue
        # The end of an element, and of those around it that end with it.
        while stack:
            (
                opened,
                is_block,
                box_,
                block_,
                kind_,
                level_,
                link_,
                strong_,
                hidden_,
                cover,
                told,
                marks,
                start,
            ) = stack.pop()
            if len(stack) <= inner:
                inner = -1
            if is_block:
                if runs:
                    _end_line(
                        pieces, runs, covers, boxes[block], block, kind, level, hidden, time, lead, trail
                    )
                    runs, covers, time = [], [], ""
                ended, lead, trail, joint = -1, 0, (0, 0), False
            else:
                ended = len(runs) or -1
                if start < len(runs):
                    if start == 0:
                        lead = lead or len(runs)
                    else:
                        trail = (start, len(runs))
                if cover >= 0 and told == len(pieces) and len(runs) > cover:
                    covers.append((cover, len(runs), marks))
            box, block, kind, level, link, strong, hidden = (
                box_,
                block_,
                kind_,
                level_,
                link_,
                strong_,
                hidden_,
            )
            child = opened.next if stack else None
            if child is not None:
                break
        if child is None:
            break
        node = child
    if runs:
        _end_line(pieces, runs, covers, boxes[block], block, kind, level, hidden, time, lead, trail)
    return Blocks(join_rows(pieces, boxes), tuple(boxes), tuple(images), count > most)


def _end_line(
    pieces: list[Piece],
    runs: list[Run],
    covers: list[Cover],
    around: Box,
    block: int,
    kind: str,
    level: int,
    hidden: bool,
    time: str,
    lead: int,
    trail: tuple[int, int],
) -> None:
    """Turn the text since the last boundary into pieces."""
    opens = closes = ""
    if (lead or trail[0]) and around.tag not in _PROSE:
        opens, closes = _edges(runs, lead, trail)
    make_pieces(pieces, runs, covers, (kind, block, level, hidden, time, opens, closes))


def _edges(runs: Sequence[Run], lead: int, trail: tuple[int, int]) -> tuple[str, str]:
    """The texts of the inline elements that open and close the line, where they are not all of it."""
    first, last = trail
    opened = runs[:lead] if any(run[0].strip() for run in runs[lead:]) else []
    closed = runs[first:last] if first and not any(run[0].strip() for run in runs[last:]) else []
    return _short(opened), _short(closed)


def _splits(around: Box, kind: str, marks: Marks) -> bool:
    """Whether an inline element of these marks stands as a line of its own."""
    if marks & {"credit", "count"}:
        return kind == "caption" or "caption" in around.marks or around.tag not in _PROSE
    return around.tag not in _PROSE and around.tag != "figcaption"


def _address(attributes: dict[str, str | None] | None) -> str:
    """The address of a picture, empty where it is written into the page."""
    given = attributes or {}
    url = given.get("data-src") or given.get("src") or ""
    return "" if url.startswith("data:") else url


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if not style or ("none" not in style and "hidden" not in style):
        return False
    squeezed = style.replace(" ", "").lower()
    return "display:none" in squeezed or "visibility:hidden" in squeezed


def _short(runs: Sequence[Run]) -> str:
    text = "".join([run[0] for run in runs])
    return fold(text) if 0 < len(text) <= MAX_EDGE else ""
