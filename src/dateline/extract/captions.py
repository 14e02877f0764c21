"""Captions of pictures: the text, the chain of credits nearest first, and who stands where.

A credit stands in brackets at the end, behind a dash, a bar or a copyright mark, behind a label ("Foto:"),
or alone after the last full stop ("REUTERS/A B"). A chain is written with commas or "via"; a slash joins
the parts of one link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.extract.agencies import agency_named, agency_pattern
from dateline.extract.positions import find_positions, is_position
from dateline.extract.timewords import alternatives
from dateline.languages import load_all
from dateline.records import Caption

LIMIT = 3000
"""Code points of a caption that are read."""
CREDIT_WORDS = 16
"""Words of the longest credit."""
MAX_LINKS = 12

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,200})[)\]]?\s*[.|]?\s*$")
_COPYRIGHT = re.compile(r"[\s/|,\-–—(]*(?:©|\([cC]\)\s|℗)\s*")
_TAIL = re.compile(r"\s*[—–|]\s*|\s+-{1,2}\s+|(?<=[.!?”\"’)])\s+")
_SLASHED = re.compile(r"[^\W\d_][\w.®&'’-]*(?: [A-Z@][\w.®'’-]*){0,3}\s?/\s?[\w@].{0,60}")
_HANDLE = re.compile(r"@\w{2,}|\b[\w-]+\.(?:com|co\.id|id|co|org|net|gov|go\.id)\b", re.IGNORECASE)
_COUNT = re.compile(r"^[(\[]\d{1,3}\s?/\s?\d{1,3}[)\]]\s*")
_SHOUTED = re.compile(r"\s*(?:[A-Z]{2,}[ ,.]+){5,}[A-Z]{2,}\.?\s*$")


@dataclass(frozen=True, slots=True)
class _Words:
    label: re.Pattern[str]
    """A label at the start of a credit, with or without its colon."""
    inline: re.Pattern[str]
    """A label with a colon, or an opener, that begins a credit inside a line."""
    chain: re.Pattern[str]
    marks: re.Pattern[str]
    notices: re.Pattern[str]
    leads: re.Pattern[str]
    agency: re.Pattern[str]


def parse_caption(text: str, image_url: str | None = None, credit: str | None = None) -> Caption:
    """The caption without its credit, the credits nearest first, and who it says stands where.

    ``credit`` is a credit that stands apart from the caption; lines of ``text`` that are nothing but a
    credit count as one too.
    """
    words = _words()
    lines = [" ".join(line.split()) for line in text[:LIMIT].split("\n")]
    lines = [words.notices.sub("", line).strip() for line in lines]
    lines = [line for line in lines if line]
    chains: list[str] = [credit] if credit else []
    if len(lines) > 1:
        longest = max(range(len(lines)), key=lambda i: len(lines[i]))
        bare = [line.strip("()[] ") for line in lines]
        apart = [line for i, line in enumerate(bare) if i != longest and _is_credit(line, True)]
        chains += apart
        lines = [line for line, inner in zip(lines, bare, strict=True) if inner not in apart]
    body = _SHOUTED.sub("", words.leads.sub("", _COUNT.sub("", " ".join(lines))))
    for _ in range(3):
        found = _cut(body)
        if found is None:
            break
        body, cut = found
        chains.insert(0, cut)
    links = [link for chain in chains for link in split_credit(chain)]
    body = body.strip(" |–—-")
    return Caption(body, tuple(dict.fromkeys(links))[:MAX_LINKS], image_url, find_positions(body))


def is_labelled(credit: str) -> bool:
    """Whether a credit as it stands after a caption shows its kind: a label, a slash, a copyright mark."""
    credit = credit.strip(" ([|.–—-")
    return "©" in credit or "/" in credit or bool(_words().inline.match(credit))


def split_credit(credit: str) -> list[str]:
    """The links of a credit's chain, nearest first, without labels: "Foto: A, B via C" gives A, B, C."""
    words = _words()
    credit = words.notices.sub("", credit)
    links = []
    for part in words.chain.split(credit):
        part = _without_label(part.strip(" .,;|[]–—-").removesuffix("/"))
        part = part.removeprefix("©").strip(" .,;:|–—-")
        if part.count("(") != part.count(")"):
            part = part.strip("()")
        if any(c.isalnum() for c in part):
            links.append(part)
    return links


def _cut(text: str) -> tuple[str, str] | None:
    """The caption before its last credit, and that credit; None where it ends in none."""
    words = _words()
    bracket = _BRACKET.search(text)
    if bracket:
        inner = bracket[1].strip()
        after_stop = text[: bracket.start()].rstrip()[-1:] in '.!?”"'
        if _is_credit(inner, after_stop):
            return text[: bracket.start()], inner
        return None
    mark = _COPYRIGHT.search(text)
    if mark and 0 < len(text[mark.end() :].split()) <= CREDIT_WORDS:
        return text[: mark.start()], text[mark.end() :]
    labels = list(words.inline.finditer(text))
    if labels and 0 < len(text[labels[-1].end() :].split()) <= CREDIT_WORDS:
        start = labels[-1].start()
        return text[:start], text[start:].lstrip(" .|–—-(")
    for gap in reversed(list(_TAIL.finditer(text))):
        tail = text[gap.end() :]
        if len(tail.split()) > CREDIT_WORDS // 2:
            break
        if _is_credit(tail, False) and (gap[0].strip() or not _is_sentence(tail)):
            return text[: gap.start()], tail
    return None


def _is_credit(text: str, likely: bool) -> bool:
    """Whether the text reads as a credit; ``likely`` where its place alone speaks for one."""
    words = _words()
    if not text or len(text.split()) > CREDIT_WORDS or is_position(text):
        return False
    if words.inline.match(text) or agency_named(text) or words.agency.search(text):
        return True
    if words.marks.search(text) or _is_slashed(text):
        return True
    if _HANDLE.search(text) and len(text.split()) <= 5:
        return True
    return likely and _is_named(text)


def _is_named(text: str) -> bool:
    """Whether the text is capitalised throughout but for small words, as names of people and outlets are."""
    tokens: list[str] = re.findall(r"[^\W\d_][\w.'’-]*", text)
    if not tokens or not tokens[0][0].isupper() or any(c.isdigit() for c in text):
        return False
    capitals = sum(token[0].isupper() for token in tokens)
    return capitals * 2 > len(tokens)


def _is_slashed(text: str) -> bool:
    """Whether the text is of the form "OUTLET/A B": capitals around a slash, no figure before it."""
    return bool(_SLASHED.fullmatch(text)) and not any(c.isdigit() for c in text.partition("/")[0])


def _is_sentence(text: str) -> bool:
    """Whether the text has more small words than a credit would."""
    tokens = text.split()
    small = sum(token[:1].islower() for token in tokens)
    return small * 2 > len(tokens) or (text.endswith((".", "!", "?")) and not _is_slashed(text))


def _without_label(part: str) -> str:
    """The link without the labels at its start."""
    for _ in range(3):
        found = _words().label.match(part)
        if not found or found.end() >= len(part):
            return part
        part = part[found.end() :].lstrip(" :.")
    return part


@cache
def _words() -> _Words:
    table: dict[str, set[str]] = {}
    for _, data in load_all("byline"):
        for key, values in data.get("credit", {}).items():
            table.setdefault(key, set()).update(value.casefold() for value in values)
    label, opener = alternatives(table["labels"]), alternatives(table["openers"])
    starter = alternatives(table["openers"] | table["kinds"])
    chain, lead = alternatives(table["chain"]), alternatives(table["leads"])
    return _Words(
        label=re.compile(
            rf"(?:{label})\s{{0,2}}[:：]\s*|(?:{opener})\s+(?=\S)|(?:{opener})(?=[A-Z@])", re.IGNORECASE
        ),
        inline=re.compile(
            rf"(?:^|(?<=[.!?)\]|/–—-])|(?<=[.!?)\]|/–—-]\s)|(?<=”\s)|(?<=\s\())[\s(\[]?"
            rf"(?:(?:{label})\s{{0,2}}[:：]\s*(?=\S)|(?:{starter})\b[ .]*(?=\S))",
            re.IGNORECASE,
        ),
        chain=re.compile(
            rf"\s*;\s*|,\s+(?:(?:{chain})\s+)?|(?:\s+|[./]\s*)(?:{chain})\s+(?:the\s+)?", re.IGNORECASE
        ),
        marks=re.compile(rf"(?<!\w)(?:{alternatives(table['marks'])})(?!\w)", re.IGNORECASE),
        notices=re.compile(rf"[\s(\[]*(?<!\w)(?:{alternatives(table['notices'])})\b.*$", re.IGNORECASE),
        leads=re.compile(rf"^\W{{0,2}}(?:{lead})\s{{0,2}}[:：–—]\s*|^(?:{lead})\s-\s", re.IGNORECASE),
        agency=re.compile(rf"(?:^|(?<=[\s/])|(?<=via\s))(?:{agency_pattern()})(?=$|[\s/)])"),
    )
