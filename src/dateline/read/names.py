"""Names of people, organisations and places, and the roles that stand beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.read.casing import read_casing
from dateline.read.document import Document
from dateline.read.name_labels import with_labels
from dateline.read.name_segments import Cuts, Cutter, Segment
from dateline.read.name_words import NameWords, name_words
from dateline.read.roles import read_roles
from dateline.records import Mention, MentionKind, Token

KINDS: tuple[MentionKind, ...] = ("person", "organisation", "place")
LEADS = frozenset({"role", "rank", "honorific", "group"})


def cut_names(document: Document) -> Cuts:
    """The names, roles and groups that word data and capitals tell, each name with its likeliest kind."""
    words = name_words(document.language)
    casing = read_casing(document)
    sentences: list[tuple[Segment, ...]] = []
    roles: list[Segment] = []
    for index, tokens in enumerate(document.tokens):
        heading = document.article.blocks[document.sentences[index].block].kind == "heading"
        segments = Cutter(index, tokens, words, casing, heading).cut() if tokens else []
        roles += read_roles(tokens, segments, words)
        for at, segment in enumerate(segments):
            if segment.kind == "name":
                _vote(tokens, segments, at, words)
        sentences.append(tuple(segments))
    _decide(document, [s for segments in sentences for s in segments if s.kind in ("name", *KINDS)])
    return Cuts(tuple(sentences), tuple(roles))


def find_names(document: Document) -> tuple[Mention, ...]:
    """The mentions of the text in order of their spans; titles are mentions of kind ``role`` of their own.

    People, organisations and places do not overlap; a role or group may hold an organisation or place.
    """
    cuts = document.segments or cut_names(document)
    names, _ = _names(document, cuts)
    out = [_mention(document, s) for s in names] + [_mention(document, s) for s in cuts.roles]
    return tuple(sorted(out, key=lambda m: (m.span[0], -m.span[1], m.kind)))


def find_inner_places(document: Document) -> tuple[Mention, ...]:
    """The places inside roles and groups ("the president of Fiji"), which ``find_names`` leaves to those.

    They say nothing more of who acts, but are named all the same.
    """
    cuts = document.segments or cut_names(document)
    if not cuts.roles:
        return ()
    _, inner = _names(document, cuts)
    return tuple(_mention(document, s) for s in inner)


def _names(document: Document, cuts: Cuts) -> tuple[list[Segment], list[Segment]]:
    """The names, and the places inside a role or group, whose country the role or group itself has."""
    if document.labels:
        names = with_labels(document, cuts)
    else:
        cut = [s for segments in cuts.sentences for s in segments if s.kind in KINDS]
        names = _with_short_forms(document, cut)
    held = {(r.sentence, i) for r in cuts.roles for i in range(r.first, r.last)}
    inside = [n.kind == "place" and (n.sentence, n.first) in held for n in names]
    return (
        [n for n, within in zip(names, inside, strict=True) if not within],
        [n for n, within in zip(names, inside, strict=True) if within],
    )


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
    if any(c.isdigit() for w in lower for c in w) or lower[0].endswith(
        (".com", ".co", ".id", ".net", ".org")
    ):
        votes["organisation" if "." in lower[0] else "thing"] += 3
    if len(lower) > 1 and all(t.text.isupper() and len(t.text) > 1 for t in tokens[name.first : name.last]):
        votes["thing"] += 3
    if not any(t.tag in ("PROPN", "X") for t in tokens[name.first : name.last]):
        votes["thing"] += 2
    if before:
        if before.lower in words.saying:
            votes["person"] += 3
        elif before.tag == "NOUN" and before.text[0].islower() and not _led(segments, at):
            votes["thing"] += 2 if before.lower in words.common else 1
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
        if after.text == "," and name.last + 2 < len(tokens) and tokens[name.last + 2].text == ",":
            age = tokens[name.last + 1].text
            if age.isdigit() and len(age) < 3:
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
