"""Names of people, organisations and places, and the roles that stand beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.read.document import Document
from dateline.read.name_segments import OPENERS, Casing, Cutter, Segment
from dateline.read.name_words import NameWords, name_words
from dateline.records import Mention, MentionKind, Token

KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place")
LEADS = frozenset({"role", "rank", "honorific", "group"})
QUIET_ROLES = frozenset({"CVL", "UNK", "EDU", "JRN", "MED", "SOC", "REL", "LAB", "BUS"})
"""Sectors whose role nouns are mentions only beside a name: alone they are any farmer or driver."""


def find_names(document: Document) -> tuple[Mention, ...]:
    """The mentions of the text in order of their spans; titles are mentions of kind ``role`` of their own.

    People, organisations and places do not overlap; a role or group may hold an organisation or place.
    """
    words = name_words(document.language)
    casing = _casing(document)
    sentences: list[list[Segment]] = []
    roles: list[Segment] = []
    for index, tokens in enumerate(document.tokens):
        heading = document.article.blocks[document.sentences[index].block].kind == "heading"
        segments = Cutter(index, tokens, words, casing, heading).cut() if tokens else []
        roles += _roles(tokens, segments, words)
        for at, segment in enumerate(segments):
            if segment.kind == "name":
                _vote(tokens, segments, at, words)
        sentences.append(segments)
    names = [s for segments in sentences for s in segments if s.kind in ("name", *KINDS)]
    _decide(document, names)
    names = [n for n in names if n.kind != "thing"]
    names = _outside(_with_short_forms(document, names), roles)
    out = [_mention(document, s) for s in names] + [_mention(document, s) for s in roles]
    return tuple(sorted(out, key=lambda m: (m.span[0], -m.span[1], m.kind)))


def _with_short_forms(document: Document, names: Sequence[Segment]) -> list[Segment]:
    """The names, where an organisation takes in the short form in brackets after it ("Komisi X (KX)")."""
    out: list[Segment] = []
    for name in names:
        tokens = document.tokens[name.sentence]
        last = out[-1] if out else None
        if (
            last is not None
            and last.sentence == name.sentence
            and last.kind == "organisation"
            and name.first == last.last + 1
            and name.last == name.first + 1
            and tokens[last.last].text == "("
            and name.last < len(tokens)
            and tokens[name.last].text == ")"
        ):
            last.last = name.last + 1
            continue
        out.append(name)
    return out


def _outside(names: Sequence[Segment], roles: Sequence[Segment]) -> list[Segment]:
    """The names without the places inside a role or group, whose country the role or group itself has."""
    held = {(r.sentence, i) for r in roles for i in range(r.first, r.last)}
    return [n for n in names if n.kind != "place" or (n.sentence, n.first) not in held]


def _casing(document: Document) -> Casing:
    """Counts of words in capitals and in lower case; first words of sentences and headings are left out."""
    capital, lower, alone = Counter[str](), Counter[str](), Counter[str]()
    for index, tokens in enumerate(document.tokens):
        if document.article.blocks[document.sentences[index].block].kind == "heading":
            continue
        opened = True
        before = False
        for i, token in enumerate(tokens):
            first = token.text[0]
            is_capital = first.isupper()
            if not first.isalpha():
                opened = opened or token.text in OPENERS
            elif is_capital:
                if not opened:
                    capital[token.lower] += 1
                after = i + 1 < len(tokens) and tokens[i + 1].text[0].isupper()
                if not before and not after and (not opened or token.tag == "PROPN"):
                    alone[token.lower] += 1
                opened = False
            else:
                lower[token.lower] += 1
                opened = False
            before = is_capital
    return Casing(capital, lower, alone)


def _roles(tokens: Sequence[Token], segments: list[Segment], words: NameWords) -> list[Segment]:
    """The role and group phrases of a sentence; names that they lead to get their votes."""
    out: list[Segment] = []
    at = 0
    while at < len(segments):
        segment = segments[at]
        if segment.kind == "role":
            at, phrase = _role(tokens, segments, at, words)
            if phrase:
                out.append(phrase)
        elif segment.kind == "rank":
            out.append(Segment(segment.sentence, segment.first, segment.last, "role", segment.sector))
            if at + 1 < len(segments) and segments[at + 1].first == segment.last:
                segments[at + 1].votes["person"] += 4
        elif segment.kind in ("group", "people"):
            phrase = _group(segments, at)
            if phrase:
                out.append(phrase)
        at += 1
    return out


def _role(
    tokens: Sequence[Token], segments: list[Segment], at: int, words: NameWords
) -> tuple[int, Segment | None]:
    """The role phrase around segment ``at``, and the index of the last segment that it takes up."""
    role = segments[at]
    sector = role.sector
    first, last, named = role.first, role.last, False
    place_wanted = " ".join(t.lower for t in tokens[role.first : role.last]) in words.placed
    i, token = at + 1, role.last
    while token < len(tokens):
        lower = tokens[token].lower
        nxt = segments[i] if i < len(segments) and segments[i].first == token else None
        if nxt and nxt.kind in ("organisation", "place", "adjective", "group", "role"):
            if nxt.kind == "role" and nxt.sector and sector in ("UNK", "CVL", "GOV", "BUS"):
                sector = nxt.sector if sector == "UNK" else sector
            token = last = nxt.last
            i += 1
        elif nxt and nxt.kind in ("rank", "honorific"):
            if nxt.kind == "rank":
                sector = nxt.sector if sector == "UNK" else sector
                last = nxt.last
            token = nxt.last
            i += 1
            named = True
            if i < len(segments) and segments[i].first == token:
                segments[i].votes["person"] += 4
                break
        elif nxt and nxt.kind == "common":
            token = last = nxt.last
            i += 1
        elif nxt and nxt.kind == "name":
            nxt = _trim(tokens, segments, i, words, place_wanted)
            if nxt is None:
                token = segments[i].last
                last = token
                i += 1
                continue
            if nxt.kind == "place" or _leads_on(tokens, segments, i, words):
                if nxt.kind == "name":
                    nxt.kind = "organisation"
                token = last = nxt.last
                i += 1
                continue
            nxt.votes["person"] += 4
            named = True
            break
        elif lower == "(" and token + 2 < len(tokens) and (close := _bracket(tokens, token)):
            while i < len(segments) and segments[i].first < close:
                segments[i].kind = "organisation" if segments[i].kind == "name" else segments[i].kind
                i += 1
            token = close
        elif lower in words.role_inside or lower in words.term or (lower[0].isdigit() and token > last):
            if nxt:
                i += 1
            token += 1
            if tokens[token - 1].text[0].isupper() or tokens[token - 1].tag in ("NOUN", "ADJ", "PROPN"):
                last = token
        else:
            break
    first = _role_start(tokens, segments, at, words)
    if named:
        last = max(last, min(token, len(tokens)))
        while last > role.last and not tokens[last - 1].text[0].isalnum() and tokens[last - 1].text != ")":
            last -= 1
    if not named and not _named_around(tokens, segments, at, i, last, words) and role.sector in QUIET_ROLES:
        return at, None
    return max(at, i - 1), Segment(role.sentence, first, last, "role", sector)


def _bracket(tokens: Sequence[Token], at: int) -> int:
    """The token after a bracket that holds a short form ("(Menhub)"), or 0."""
    for close in range(at + 2, min(at + 5, len(tokens))):
        if tokens[close].text == ")":
            inside = tokens[at + 1 : close]
            return close + 1 if inside[0].text[0].isupper() and not inside[-1].text[0].isdigit() else 0
    return 0


def _trim(
    tokens: Sequence[Token], segments: list[Segment], i: int, words: NameWords, place_wanted: bool
) -> Segment | None:
    """The name at ``i`` without the words that still belong to the role before it; None if nothing is left."""
    name = segments[i]
    at = name.first
    while at < name.last and _of_office(tokens[at].lower, words):
        at += 1
    if at == name.last:
        name.kind = "part"
        return None
    if at > name.first:
        segments[i].first = at
    if place_wanted and at + 1 < name.last and tokens[at].lower not in words.given:
        cut = at + 1
        while cut + 1 < name.last and tokens[cut].lower in words.directions:
            cut += 1
        segments.insert(i + 1, Segment(name.sentence, cut, name.last, "name"))
        name.last, name.kind = cut, "place"
    return name


def _of_office(word: str, words: NameWords) -> bool:
    """Whether a word in capitals after a role noun belongs to the office, not to who holds it."""
    return (word in words.role_inside or word in words.common) and word not in words.given


def _leads_on(tokens: Sequence[Token], segments: list[Segment], i: int, words: NameWords) -> bool:
    """Whether what follows the name at ``i`` says that the name is the office's, not the person's."""
    name = segments[i]
    if name.last >= len(tokens):
        return False
    lower = tokens[name.last].lower
    if lower in words.term:
        return True
    follows = segments[i + 1] if i + 1 < len(segments) and segments[i + 1].first == name.last else None
    if follows and follows.kind in ("rank", "honorific"):
        return True
    if follows and follows.kind == "place":
        after = segments[i + 2] if i + 2 < len(segments) and segments[i + 2].first == follows.last else None
        return after is not None and after.kind in ("name", "rank")
    if lower == "(" and (close := _bracket(tokens, name.last)):
        return any(
            s.first >= close and s.first <= close + 1 and s.kind == "name" for s in segments[i + 1 : i + 4]
        )
    return False


def _role_start(tokens: Sequence[Token], segments: list[Segment], at: int, words: NameWords) -> int:
    """Where the role phrase begins: before "former", and before a nation or organisation in English order."""
    first = segments[at].first
    i = at - 1
    while first > 0:
        token = tokens[first - 1]
        if (
            i >= 0
            and segments[i].last == first
            and segments[i].kind in ("adjective", "organisation", "place")
        ):
            if not words.articles and segments[i].kind != "adjective":
                break
            first, i = segments[i].first, i - 1
        elif token.lower in words.role_before:
            first -= 1
        elif (
            token.text in ("'s", "’s")
            and i >= 0
            and segments[i].last == first - 1
            and segments[i].kind
            in (
                "organisation",
                "place",
            )
        ):
            first, i = segments[i].first, i - 1
        elif (
            i >= 0 and segments[i].last == first and segments[i].kind in ("group", "role") and words.articles
        ):
            first, i = segments[i].first, i - 1
        elif words.articles and token.lower in words.role_inside and token.tag in ("NOUN", "ADJ", "PROPN"):
            first -= 1
        else:
            break
    return first


def _named_around(
    tokens: Sequence[Token], segments: list[Segment], at: int, nxt: int, last: int, words: NameWords
) -> bool:
    """Whether a name stands in apposition before or after the role: "X, menteri Y", "menteri Y, X, ..."."""
    first = segments[at].first
    if at and segments[at - 1].kind == "name":
        gap = tokens[segments[at - 1].last : first]
        if (
            gap
            and gap[0].text == ","
            and len(gap) <= 4
            and all(
                t.text == "," or t.lower in words.role_before or t.tag in ("DET", "ADJ", "PUNCT") for t in gap
            )
        ):
            segments[at - 1].votes["person"] += 3
            return True
    if nxt < len(segments) and segments[nxt].kind == "name" and segments[nxt].first <= last + 1:
        if segments[nxt].first == last + 1 and tokens[last].text == ",":
            segments[nxt].votes["person"] += 3
            return True
    return False


def _group(segments: list[Segment], at: int) -> Segment | None:
    """A people word with its nation or place: "warga Palestina", "Palestinian civilians", "Russians"."""
    group = segments[at]
    if group.kind == "people":
        return Segment(group.sentence, group.first, group.last, "group", "CVL")
    before = segments[at - 1] if at and segments[at - 1].last == group.first else None
    after = segments[at + 1] if at + 1 < len(segments) and segments[at + 1].first == group.last else None
    if after and after.kind == "place":
        return Segment(group.sentence, group.first, after.last, "group", group.sector)
    if before and before.kind == "adjective":
        return Segment(group.sentence, before.first, group.last, "group", group.sector)
    return None


def _vote(tokens: Sequence[Token], segments: list[Segment], at: int, words: NameWords) -> None:
    """What the surroundings and words of an open name say about its kind."""
    name = segments[at]
    votes = name.votes
    lower = [t.lower for t in tokens[name.first : name.last]]
    before = tokens[name.first - 1] if name.first else None
    after = tokens[name.last] if name.last < len(tokens) else None
    if lower[0] in words.given:
        votes["person"] += 3
    elif any(w in words.given for w in lower):
        votes["person"] += 2
    if any(w in words.particles or w.startswith("al-") or (len(w) == 2 and w[1] == ".") for w in lower[1:]):
        votes["person"] += 2
    if len(lower) in (2, 3):
        votes["person"] += 1
    if len(lower) > 1 and lower[-1] in words.directions:
        votes["place"] += 3
    if at and segments[at - 1].kind == "honorific" and segments[at - 1].last == name.first:
        votes["person"] += 4
    if not any(t.tag in ("PROPN", "X") for t in tokens[name.first : name.last]):
        votes["thing"] += 2
    if before:
        if before.lower in words.saying:
            votes["person"] += 3
        elif before.tag == "NOUN" and before.text[0].islower() and not _led(segments, at):
            votes["thing"] += 1
        if before.lower in words.strong:
            votes["place"] += 3
        elif before.lower in words.prepositions:
            votes["place"] += 1
        elif before.lower in words.introduce:
            votes["person"] += 4
        elif before.lower in words.articles:
            votes["organisation"] += 3
    if after:
        if after.tag in ("VERB", "AUX"):
            votes["person"] += 1
        elif after.text == "(" and name.last + 2 < len(tokens):
            inside = tokens[name.last + 1]
            if inside.text.isdigit() and len(inside.text) < 3:
                votes["person"] += 4
            elif inside.text.isupper() and tokens[name.last + 2].text == ")" and len(inside.text) > 1:
                votes["organisation"] += 4
        elif after.text == "," and at + 1 < len(segments):
            follows = segments[at + 1]
            if follows.first == name.last + 1 and follows.kind == "place" and not votes["person"]:
                votes["place"] += 2
        if after.text == "," and name.last + 2 < len(tokens) and tokens[name.last + 1].text.isdigit():
            if tokens[name.last + 2].text == "," and len(tokens[name.last + 1].text) < 3:
                votes["person"] += 4


def _led(segments: Sequence[Segment], at: int) -> bool:
    """Whether a role, rank, honorific or people word leads up to the segment."""
    return at > 0 and segments[at - 1].last == segments[at].first and segments[at - 1].kind in LEADS


def _decide(document: Document, names: Sequence[Segment]) -> None:
    """Gives every open name a kind: the same one for all mentions of the same words."""
    whole: dict[str, Counter[str]] = defaultdict(Counter)
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    keys = [" ".join(t.lower for t in document.tokens[s.sentence][s.first : s.last]) for s in names]
    for name, key in zip(names, keys, strict=True):
        if name.kind == "name":
            whole[key] += name.votes
        else:
            whole[key][name.kind] += 3
    for key, votes in whole.items():
        pieces = key.split(" ")
        if len(pieces) > 1:
            kind = _best(votes, len(pieces))
            if kind == "person":
                for piece in pieces:
                    parts[piece]["person"] += 3
            else:
                parts[pieces[0]][kind] += 1
    for name, key in zip(names, keys, strict=True):
        if name.kind == "name":
            votes = whole[key]
            if " " not in key:
                votes = votes + parts[key]
            name.kind = _best(votes, key.count(" ") + 1)


def _best(votes: Counter[str], size: int) -> str:
    """The kind with most votes; a person where nothing tells, as most unknown names in news are."""
    return max((*KINDS, "thing"), key=lambda kind: (votes[kind], kind == "person"))


def _mention(document: Document, segment: Segment) -> Mention:
    tokens = document.tokens[segment.sentence]
    span = (tokens[segment.first].span[0], tokens[segment.last - 1].span[1])
    kind: MentionKind = segment.kind  # type: ignore[assignment]
    score = 0.9 if segment.known or kind in ("role", "group") else 0.7
    name = document.words(span)
    if kind == "organisation" and name.endswith(")"):
        name = name[: name.rindex("(")].rstrip()
    return Mention(span, kind, name, sector=segment.sector, score=score, rule="shape")
