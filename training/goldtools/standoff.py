"""The .ann files: brat-like lines with offsets, for one article or many.

# article<TAB>id                   opens an article; further "# key<TAB>value" lines are its header
S1<TAB>start end                   a sentence
T1<TAB>kind start end<TAB>text     a span: person, organisation, place, group, role, phrase, content, cue,
                                   trigger; the text is left out where it is not ours
C1<TAB>key T1 T2<TAB>called        an actor with all its phrases
R1<TAB>role holder:T1 role:T2      what a name's bearer is
Q1<TAB>kind content:T1 ...         a quotation: cue, source, addressee (spans), speaker (actor)
E1<TAB>TYPE trigger:T1 ...         an event: source, target (spans, repeated), mode, status, stage,
                                   reported_by (actor), reciprocal
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goldtools.records import NAMES, Chain, Event, Gold, GoldError, Name, Quote, Span

PARTS = ("content", "cue", "source", "addressee")


def write_ann(golds: list[Gold]) -> str:
    """The articles as the text of an .ann file; spans carry their text only where it is ours."""
    return "\n".join(_lines(gold) for gold in golds)


def _lines(gold: Gold) -> str:
    kinds: dict[Span, set[str]] = {}

    def mark(span: Span | None, kind: str) -> None:
        if span:
            kinds.setdefault(span, set()).add(kind)

    for name in gold.names:
        mark(name.span, name.kind)
        for role in name.roles:
            mark(role, "role")
    for quote in gold.quotes:
        mark(quote.content, "content")
        mark(quote.cue, "cue")
        for span in (quote.source, quote.addressee):
            mark(span, "phrase")
    for event in gold.events:
        mark(event.trigger, "trigger")
        for span in (*event.sources, *event.targets):
            mark(span, "phrase")
    for chain in gold.chains:
        for span in chain.mentions:
            mark(span, "phrase")
    for found in kinds.values():
        if found & set(NAMES):
            found.discard("phrase")
    order = sorted((span, kind) for span, found in kinds.items() for kind in found)
    ids = {pair: f"T{i}" for i, pair in enumerate(order, 1)}

    def at(span: Span, *wanted: str) -> str:
        return next(ids[span, k] for k in wanted if (span, k) in ids)

    actors = (*NAMES, "phrase")
    chains = {c.key: f"C{i}" for i, c in enumerate(gold.chains, 1)}
    out = [f"# article\t{gold.id}"] + [f"# {key}\t{value}" for key, value in gold.header.items()]
    out += [f"S{i}\t{a} {b}" for i, (a, b) in enumerate(gold.sentences, 1)]
    for (span, kind), name_id in ids.items():
        text = "" if gold.real else "\t" + gold.words(span).replace("\n", " ")
        out.append(f"{name_id}\t{kind} {span[0]} {span[1]}{text}")
    for chain in gold.chains:
        key = chains[chain.key].lower() if gold.real else chain.key
        called = f"\t{chain.called}" if chain.called else ""
        mentions = " ".join(at(s, *actors) for s in chain.mentions)
        out.append(f"{chains[chain.key]}\t{key} {mentions}".rstrip() + called)
    roles = [(n, r) for n in gold.names for r in n.roles]
    out += [
        f"R{i}\trole holder:{at(n.span, n.kind)} role:{at(r, 'role')}" for i, (n, r) in enumerate(roles, 1)
    ]
    for i, quote in enumerate(gold.quotes, 1):
        parts = [f"content:{at(quote.content, 'content')}"]
        parts += [f"cue:{at(quote.cue, 'cue')}"] if quote.cue else []
        parts += [f"source:{at(quote.source, *actors)}"] if quote.source else []
        parts += [f"addressee:{at(quote.addressee, *actors)}"] if quote.addressee else []
        parts += [f"speaker:{chains[quote.speaker]}"] if quote.speaker else []
        out.append(f"Q{i}\t{quote.kind} {' '.join(parts)}")
    for i, event in enumerate(gold.events, 1):
        parts = [f"trigger:{at(event.trigger, 'trigger')}"]
        parts += [f"source:{at(s, *actors)}" for s in event.sources]
        parts += [f"target:{at(s, *actors)}" for s in event.targets]
        parts += [f"{k}:{v}" for k in ("mode", "status", "stage") if (v := getattr(event, k))]
        parts += [f"reported_by:{chains[event.reported_by]}"] if event.reported_by else []
        parts += ["reciprocal"] if event.reciprocal else []
        out.append(f"E{i}\t{event.type} {' '.join(parts)}")
    return "\n".join(out) + "\n"


def read_ann(path: Path) -> Iterator[Gold]:
    """The articles of an .ann file without their texts; raises GoldError with the line that is wrong."""
    rows: list[tuple[int, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# article\t") and rows:
            yield _read(rows, path)
            rows = []
        if line.strip():
            rows.append((number, line))
    if rows:
        yield _read(rows, path)


class _Reader:
    def __init__(self) -> None:
        self.header: dict[str, str] = {}
        self.sentences: list[Span] = []
        self.spans: dict[str, tuple[str, Span]] = {}
        self.texts: dict[Span, str] = {}
        self.roles: list[tuple[str, str]] = []
        self.chains: dict[str, Chain] = {}
        self.quotes: list[Quote] = []
        self.events: list[Event] = []

    def span(self, key: str) -> Span:
        return self.spans[key][1]

    def line(self, line: str) -> None:
        first, *rest = line.split("\t")
        if first.startswith("# "):
            self.header[first[2:]] = rest[0] if rest else ""
            return
        words = rest[0].split()
        if first[0] == "S":
            self.sentences.append((int(words[0]), int(words[1])))
        elif first[0] == "T":
            span = (int(words[1]), int(words[2]))
            self.spans[first] = (words[0], span)
            if len(rest) > 1:
                self.texts[span] = rest[1]
        elif first[0] == "C":
            called = rest[1] if len(rest) > 1 else None
            self.chains[first] = Chain(words[0], tuple(self.span(t) for t in words[1:]), called)
        elif first[0] == "R":
            holder, role = (w.split(":")[1] for w in words[1:])
            self.roles.append((holder, role))
        elif first[0] == "Q":
            got = dict(w.split(":", 1) for w in words[1:])
            parts = {k: self.span(got[k]) for k in PARTS if k in got}
            speaker = self.chains[got["speaker"]].key if "speaker" in got else None
            self.quotes.append(Quote(words[0], speaker=speaker, **parts))
        elif first[0] == "E":
            self.events.append(self._event(words))
        else:
            raise ValueError(f"unknown line {first}")

    def _event(self, words: list[str]) -> Event:
        pairs = [w.split(":", 1) for w in words[1:] if ":" in w]
        got = {k: v for k, v in pairs if k not in ("source", "target")}
        reporter = got.get("reported_by")
        return Event(
            words[0],
            self.span(got["trigger"]),
            tuple(self.span(v) for k, v in pairs if k == "source"),
            tuple(self.span(v) for k, v in pairs if k == "target"),
            got.get("mode"),
            got.get("status", "past"),
            got.get("stage"),
            self.chains[reporter].key if reporter else None,
            "reciprocal" in words,
        )


def _read(rows: list[tuple[int, str]], path: Path) -> Gold:
    read = _Reader()
    for number, line in rows:
        try:
            read.line(line)
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise GoldError(f"{path}:{number}: cannot read {line!r} ({error!r})") from error
    if "article" not in read.header:
        raise GoldError(f"{path}:{rows[0][0]}: no line '# article<TAB>id' opens it")
    header = {k: v for k, v in read.header.items() if k != "article"}
    owner = {span: c.key for c in read.chains.values() for span in c.mentions}
    names = [
        Name(kind, span, tuple(read.span(r) for h, r in read.roles if h == key), owner.get(span))
        for key, (kind, span) in read.spans.items()
        if kind in NAMES
    ]
    if read.texts and "source" in header:
        raise GoldError(f"{path}: {read.header['article']} holds text of {header['source']}: compile it anew")
    return Gold(
        read.header["article"],
        header,
        None,
        tuple(read.sentences),
        tuple(names),
        tuple(read.quotes),
        tuple(read.events),
        tuple(read.chains.values()),
        str(path),
    )


def texts_in(path: Path) -> list[tuple[Span, str]]:
    """The spans of an .ann file whose text is written beside them."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) > 2:
            _, start, end = fields[1].split()
            out.append(((int(start), int(end)), fields[2]))
    return out
