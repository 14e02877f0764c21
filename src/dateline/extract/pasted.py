"""Text as pasted or scraped from a page to the article in it.

A text without a line of page furniture is prose, and all of it is the body. Where furniture shows (a line
with the time, names behind role labels, "Baca Juga:", a picture's credit, a heading of a list of other
stories), each line is labelled by its own words and its place, and the story is what remains.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateline.errors import problem
from dateline.extract.agencies import agency_named, find_agency
from dateline.extract.body import Body, build_body, paragraphs_of
from dateline.extract.byline import BylineBlock, choose_bylines, read_byline
from dateline.extract.captions import is_labelled, parse_caption
from dateline.extract.datelines import split_dateline
from dateline.extract.fold import fold
from dateline.extract.language import detect_language
from dateline.extract.pagewords import LONGEST_LABEL, is_furniture, page_words, strip_line
from dateline.extract.personnames import person_name
from dateline.extract.pieces import Label
from dateline.extract.times import choose_times, find_moment
from dateline.records import Article, Caption, Moment, Problem, digest

MAX_TEXT = 1_000_000
"""Code points of a text that are read."""
MAX_LINES = 10_000
"""Lines of a text that are read; a million code points of paragraphs have 3,000."""
LINE = 160
"""Code points up to which a line may be furniture."""
HEAD, FOOT = 14, 40
"""Lines at the start and at the end among which byline lines are looked for."""
PROSE = 90
"""Code points from which a line that a mark ends is a paragraph."""
WRAPPED = range(50, 110)
"""Code points of the lines of a paragraph that was wrapped by hand."""

_END = frozenset(".!?…:;”\"'’»)]")
_LINKED = re.compile(r"[>»›/|]")
_SIGNOFF = re.compile(r"[(\[]\s?[A-Za-z]{2,12}(?:\s?[/\\|,;–-]\s?[A-Za-z]{2,12}){0,4}\d?\s?[)\]]\.?")
_BRACKETED = re.compile(r"\[[^\]]{2,60}\]")


@dataclass(slots=True)
class _Sheet:
    """The lines with their labels, and what the furniture told."""

    lines: list[str]
    labels: list[Label]
    bylines: BylineBlock
    dates: list[str]
    captions: list[Caption]
    related: list[str]
    headline: str | None = None
    section: str | None = None


def extract_text(text: str, language: str | None = None, published: date | datetime | None = None) -> Article:
    """The article in a text; prose without page furniture is its own body, whole.

    ``language`` is told from the text where it is not given; ``published`` stands where the text has no
    line with a time. Never raises for a text.
    """
    lines = _lines(text[:MAX_TEXT])
    over = len(text) > MAX_TEXT or len(lines) > MAX_LINES
    sheet = _read(lines[:MAX_LINES])
    body = build_body(paragraphs_of("\n".join(sheet.lines)), sheet.labels)
    language = language or detect_language(body.text or text[:MAX_TEXT])
    first, last = choose_times(sheet.dates, languages=(language,))
    first = first or _given(published)
    outlet = body.dateline.outlet if body.dateline else None
    wire = agency_named(outlet) if outlet else None
    return Article(
        article_id=digest(text),
        outlet=None if wire else outlet,
        language=language,
        section=sheet.section,
        headline=sheet.headline,
        standfirst=body.standfirst,
        bylines=choose_bylines(sheet.bylines, outlet=outlet).bylines,
        agency=sheet.bylines.agency or wire or find_agency(body.text),
        dateline=body.dateline,
        published=first,
        modified=last,
        captions=tuple(sheet.captions),
        related=tuple(dict.fromkeys(sheet.related)),
        blocks=body.blocks,
        text=body.text,
        problems=_problems(body, over),
    )


def _problems(body: Body, over: bool) -> tuple[Problem, ...]:
    found = []
    if not any(c.isalnum() for c in body.text):
        found.append(problem("extract", "empty"))
    if over:
        found.append(problem("extract", "truncated"))
    return tuple(found)


def _given(published: date | datetime | None) -> Moment | None:
    """The caller's publication time; a datetime without a zone counts as its day."""
    if published is None:
        return None
    text = published.isoformat()
    if isinstance(published, datetime) and published.tzinfo is not None:
        offset = (published.utcoffset() or timedelta()) // timedelta(minutes=1)
        return Moment(published, "second", offset, text, "given")
    day = published.date() if isinstance(published, datetime) else published
    return Moment(day, "day", None, text, "given")


# Lines.


def _lines(text: str) -> list[str]:
    """The lines in the record's spelling, those of a paragraph wrapped by hand joined."""
    out: list[str] = []
    for chunk in re.split(r"\n\s*\n", re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c]", "\n", text)):
        lines = [line for line in map(fold, chunk.split("\n")) if line]
        out += [" ".join(lines)] if _is_wrapped(lines) else lines
    return out


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are one paragraph: all but the last of one width, most ending within a sentence."""
    full = lines[:-1]
    if len(full) < 2 or not all(len(line) in WRAPPED for line in full):
        return False
    inside = sum(line[-1] not in _END for line in full)
    return inside * 2 > len(full) and max(map(len, full)) - min(map(len, full)) < 30


def _read(lines: list[str]) -> _Sheet:
    """The lines labelled: all of them body where none is furniture."""
    sheet = _Sheet(lines, ["body"] * len(lines), BylineBlock(), [], [], [])
    if len(lines) < 2:
        return sheet
    _cut_tail(sheet)
    _mark_bylines(sheet)
    _mark_lines(sheet)
    told = any(
        label != "body" and any(map(str.isalnum, line))
        for line, label in zip(lines, sheet.labels, strict=True)
    )
    if not told and not any(_opens_story(line) for line in lines[1:4]):
        return sheet
    _mark_head(sheet)
    _mark_headings(sheet)
    return sheet


def _cut_tail(sheet: _Sheet) -> None:
    """From a heading of a list of other stories on, all goes, where no prose comes after it."""
    words = page_words()
    start = len(sheet.lines)
    for i in range(len(sheet.lines) - 1, 0, -1):
        line = sheet.lines[i]
        if len(line) >= PROSE and line[-1] in _END and not words.label.match(line[:LONGEST_LABEL].casefold()):
            break
        if len(line) <= LONGEST_LABEL and _is_list_heading(line):
            start = i
    sheet.labels[start:] = ["furniture"] * (len(sheet.lines) - start)


def _is_list_heading(line: str) -> bool:
    """Whether the line heads a list of other stories: "TERBARU", "Berita Terkait", "Tag Terpopuler"."""
    words = page_words()
    bare = strip_line(line)
    if bare in words.over:
        return True
    tokens = bare.split()
    return 1 < len(tokens) <= 3 and tokens[-1] in words.over and tokens[0] in words.exact


def _mark_bylines(sheet: _Sheet) -> None:
    """The lines that name reporters, editors and the agency, at the head and at the foot of the story."""
    here = [i for i, label in enumerate(sheet.labels) if label == "body"]
    near = [i for i in dict.fromkeys([*here[:HEAD], *here[-FOOT:]]) if len(sheet.lines[i]) <= 250]
    sheet.bylines = read_byline([sheet.lines[i] for i in near])
    for n in sheet.bylines.used:
        sheet.labels[near[n]] = "byline"
        if find_moment(sheet.lines[near[n]]):
            sheet.dates.append(sheet.lines[near[n]])


def _mark_lines(sheet: _Sheet) -> None:
    """Each line by its own words: dates, links to other stories, pictures' captions, residue of the page."""
    awaits_link = False
    story = next((i for i, line in enumerate(sheet.lines) if _opens_story(line)), None)
    for i, line in enumerate(sheet.lines):
        if sheet.labels[i] != "body":
            continue
        if awaits_link and len(line) <= LINE and line[-1] not in ".;:":
            sheet.related.append(line)
            sheet.labels[i], awaits_link = "related", False
            continue
        title = _linked_title(line)
        awaits_link = title == ""
        if title is not None:
            sheet.labels[i] = "related"
            sheet.related += [title] if title else []
        elif _is_residue(line):
            sheet.labels[i] = "furniture"
        elif _is_date_line(line):
            sheet.labels[i] = "date"
            sheet.dates.append(line)
            sheet.section = sheet.section or _section_beside(line)
        elif caption := _caption(line, story is not None and i < story):
            sheet.labels[i] = "caption"
            sheet.captions.append(caption)


def _opens_story(line: str) -> bool:
    """Whether the line is a paragraph with a dateline."""
    return len(line) > LONGEST_LABEL and split_dateline(line)[0] is not None


def _linked_title(line: str) -> str | None:
    """The title after "Baca Juga:", "" where the label stands alone, None where the line is no such link."""
    if len(line) > 2 * LINE:
        return None
    words = page_words()
    found = words.label.match(line[: LONGEST_LABEL + 20].casefold())
    if found:
        label = strip_line(found[0])
        many = " " in label or found[0].rstrip().endswith((">", "»"))
        title = line[found.end() :].strip(" :>»")
        return title if many or (title and title[-1] not in _END) else None
    bare = line.rstrip(" :>»")
    return "" if line[-1] in ":>»" and " " in bare and bare.casefold() in words.labels else None


def _is_residue(line: str) -> bool:
    """Whether the line is a crumb, a button, a tag or a sign-off rather than a sentence."""
    if not any(c.isalpha() for c in line) or _SIGNOFF.fullmatch(line) or _BRACKETED.fullmatch(line):
        return len(line) <= LINE and not line.rstrip(".,%").isdecimal()
    if len(line) > LINE:
        return False
    words = page_words()
    bare = strip_line(line)
    if bare in words.exact or (line[0] == "#" and " " not in line.strip("# ")):
        return True
    return line[-1] not in _END and (bare.startswith(words.starts) or is_furniture(bare))


def _is_date_line(line: str) -> bool:
    """Whether the line is a time of publication with little beside it."""
    if len(line) > LINE or line[-1] in '.!?”"':
        return False
    moment = find_moment(line)
    if moment is None:
        return False
    rest = line.replace(moment.text, " ", 1)
    return len(re.findall(r"[^\W\d_]+", rest)) <= (6 if moment.precision != "day" else 3)


def _section_beside(line: str) -> str | None:
    """The section in "Nasional | 19 Juni 2024, 13:30 WIB", or None."""
    head, bar, rest = line.partition("|")
    if not bar or not find_moment(rest) or find_moment(head):
        return None
    head = head.strip()
    return head if head and len(head.split()) <= 4 and not any(c.isdigit() for c in head) else None


def _caption(line: str, before_story: bool) -> Caption | None:
    """The caption that the line is: it ends in a credit, before the story or with a credit's label."""
    caption = parse_caption(line) if len(line) <= 700 else None
    if caption is None or not caption.credits or not caption.text:
        return None
    labelled = is_labelled(line[len(caption.text) :]) and line[0] not in "“\"'"
    named = before_story and len(line) <= 450 and split_dateline(line)[0] is None
    return caption if labelled or named else None


# The head, and headings in the body.


def _mark_head(sheet: _Sheet) -> None:
    """The headline, the trail before it, and the standfirst after it."""
    start = next((i for i, line in enumerate(sheet.lines) if _is_paragraph(sheet, i)), len(sheet.lines))
    head = [i for i in range(start) if sheet.labels[i] == "body"]
    trail = [i for i in head if _is_trail(sheet.lines[i])]
    for i in trail:
        sheet.labels[i] = "crumb"
        parts = [part.strip() for part in re.split(r"\s*[>»›/|]\s*", sheet.lines[i]) if part.strip()]
        sheet.section = sheet.section or (parts[-1] if parts else None)
    head = [i for i in head if i not in trail]
    if not head:
        return
    title = max(head[:4], key=lambda i: (len(sheet.lines[i].split()) > 3, -i))
    for i in head:
        if i < title:
            sheet.labels[i] = "furniture"
            lone = len(sheet.lines[i].split()) <= 3 and person_name(sheet.lines[i]) is None
            sheet.section = sheet.section or (sheet.lines[i] if lone else None)
        elif i > title:
            sheet.labels[i] = "standfirst" if len(sheet.lines[i]) >= 40 else "furniture"
    sheet.labels[title] = "headline"
    sheet.headline = sheet.lines[title]


def _is_paragraph(sheet: _Sheet, i: int) -> bool:
    """Whether the story has begun at this line: a dateline, or a long line that a full stop ends."""
    line = sheet.lines[i]
    if sheet.labels[i] != "body" or (i == 0 and len(line) < 2 * LINE and not _opens_story(line)):
        return False
    furniture_ahead = any(label in ("date", "byline", "caption") for label in sheet.labels[i + 1 : i + 6])
    return _opens_story(line) or (len(line) >= PROSE and line[-1] in _END and not (furniture_ahead and i < 4))


def _is_trail(line: str) -> bool:
    """Whether the line is a trail of sections: "Home > News > World"."""
    parts = [part.strip() for part in _LINKED.split(line)]
    return len(parts) > 1 and len(line) <= LINE and all(len(part.split()) <= 3 for part in parts)


def _mark_headings(sheet: _Sheet) -> None:
    """A short line without an end mark, between paragraphs, is a heading."""
    for i, line in enumerate(sheet.lines):
        if sheet.labels[i] != "body" or len(line) > 80 or line[-1] in _END or len(line.split()) > 10:
            continue
        after = next((j for j in range(i + 1, len(sheet.lines)) if sheet.labels[j] == "body"), None)
        if after is not None and len(sheet.lines[after]) > len(line) and sheet.lines[after][-1] in _END:
            sheet.labels[i] = "heading"
