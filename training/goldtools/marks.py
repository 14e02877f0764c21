"""What annotators write: .mark files, in which spans are quoted text, not offsets.

    article: id-b01-banjir            header lines, until the first [n]; "article:" opens a further article
    called @warga: warga Desa Sukamaju
    [*]                               names that hold wherever they stand
    person Rina Wulandari @rina
    [2]                               paragraph 2
    quote direct | content: Kami >> besok | cue: kata | source: Rina @rina | to: wartawan
    event REQUEST/change past | trigger: meminta | source: Ia @rina | target: warga

A span is text of its paragraph: ``text#2`` is its second occurrence, ``ujar{nya}`` only what stands in
braces, ``first words >> last words`` all from the ones to the others, ``text @key`` a phrase of an actor.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from goldtools.records import GoldError, Span

_HEADER = re.compile(r"([a-z_]+|called @[\w-]+):\s*(.*)")
_SECTION = re.compile(r"\[(\d+|\*)\]$")
_KEY = re.compile(r"\s@([\w-]+)$")
_NUMBER = re.compile(r"#(\d+|\*)$")
_FIELD = re.compile(r"([a-z]+):\s*(.+)", re.S)
EVERYWHERE = 0
"""The number of the section [*]."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A span as written: the text, which occurrence (0: all), and the key of its actor."""

    text: str
    number: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of annotation: its kind, what follows it, and its fields in order."""

    number: int
    section: int
    kind: str
    head: str
    fields: tuple[tuple[str, str], ...] = ()

    def all(self, name: str) -> list[str]:
        """The values of every field of that name."""
        return [value for key, value in self.fields if key == name]

    def one(self, name: str) -> str | None:
        """The value of the field, if it is there."""
        found = self.all(name)
        return found[0] if found else None


@dataclass
class Marked:
    """One article of a .mark file."""

    id: str
    header: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


def read_marks(text: str, name: str) -> list[Marked]:
    """The articles of a .mark file; raises GoldError with the line that is wrong."""
    out: list[Marked] = []
    section: int | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith(";"):
            continue
        where = f"{name}:{number}"
        head = _HEADER.fullmatch(line)
        if head and head[1] == "article":
            out.append(Marked(head[2].strip()))
            section = None
        elif not out:
            raise GoldError(f"{where}: the first line must be 'article: id'")
        elif found := _SECTION.match(line):
            section = EVERYWHERE if found[1] == "*" else int(found[1])
        elif section is None:
            if not head:
                raise GoldError(f"{where}: neither 'key: value' nor [n]: {line!r}")
            if head[1].startswith("called"):
                out[-1].called[head[1].partition("@")[2]] = head[2].strip()
            else:
                out[-1].header[head[1]] = head[2].strip()
        else:
            out[-1].lines.append(_line(line, number, section, where))
    return out


def _line(line: str, number: int, section: int, where: str) -> Line:
    first, *rest = line.split(" | ")
    kind, _, head = first.strip().partition(" ")
    fields = []
    for part in rest:
        found = _FIELD.fullmatch(part.strip())
        if not found and part.strip() == "reciprocal":
            fields.append(("reciprocal", "yes"))
        elif not found:
            raise GoldError(f"{where}: a field must be 'name: text', not {part.strip()!r}")
        else:
            fields.append((found[1], found[2].strip()))
    return Line(number, section, kind, head.strip(), tuple(fields))


def pointer(written: str) -> Pointer:
    """A span as an annotator wrote it, taken apart."""
    key = _KEY.search(written)
    text = written[: key.start()] if key else written
    number = _NUMBER.search(text)
    text = text[: number.start()] if number else text
    count = None if not number else 0 if number[1] == "*" else int(number[1])
    return Pointer(text.strip(), count, key[1] if key else None)


def places(text: str, paragraph: Span, wanted: Pointer) -> list[Span]:
    """Every place in the paragraph where the pointer's text stands, whole words only."""
    start, end = paragraph
    first, gap, last = (part.strip() for part in wanted.text.partition(" >> "))
    inner, before, after = first, "", ""
    if "{" in first and not gap:
        before, inner, after = re.split(r"[{}]", first)
    found = []
    for match in _whole(before + inner + after).finditer(text, start, end):
        at = match.start() + len(before)
        span = (at, at + len(inner))
        if gap:
            stop = _whole(last).search(text, span[1], end)
            if stop is None:
                continue
            span = (span[0], stop.end())
        found.append(span)
    return found


def _whole(words: str) -> re.Pattern[str]:
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(left + re.escape(words) + right)


def resolve(text: str, paragraph: Span, wanted: Pointer, complain: Callable[[str], GoldError]) -> Span:
    """The one span that the pointer means; complains where it is nowhere or not told which."""
    found = places(text, paragraph, wanted)
    if not found:
        raise complain(f"{wanted.text!r} does not stand in this paragraph")
    if wanted.number is None:
        if len(found) > 1:
            raise complain(
                f"{wanted.text!r} stands {len(found)} times in this paragraph: say which with #1, #2 ..."
            )
        return found[0]
    if not 1 <= wanted.number <= len(found):
        raise complain(f"{wanted.text!r} stands only {len(found)} times in this paragraph")
    return found[wanted.number - 1]
