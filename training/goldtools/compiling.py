"""From .mark to .ann: quoted spans become offsets, keys become chains."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from dateline.read.sentences import split_sentences
from dateline.records import Block
from goldtools.marks import EVERYWHERE, Line, Marked, Pointer, places, pointer, read_marks, resolve
from goldtools.records import NAMES, Chain, Event, Gold, GoldError, Name, Quote, Span, paragraphs
from goldtools.splits import split_of
from goldtools.texts import SENTENCE_SETS, block_of, digest, find_text, own_text, read_own

FIELDS = {
    "quote": {"content", "cue", "source", "to", "by"},
    "event": {"trigger", "source", "target", "by", "reciprocal"},
    "phrase": set[str](),
    "sentence": set[str](),
    **{kind: {"role"} for kind in NAMES},
}


def compile_marks(path: Path, data: Path | None) -> list[Gold]:
    """The articles of a .mark file with offsets; raises GoldError with the line that cannot be placed."""
    marked = read_marks(path.read_text(encoding="utf-8"), path.name)
    if not marked:
        raise GoldError(f"{path}: no line 'article: id'")
    out = []
    for article in marked:
        if "source" not in article.header:
            own, text = read_own(own_text(path))
            header = {**own, **article.header}
            if header.get("language") not in ("en", "id"):
                raise GoldError(
                    f"{path.with_suffix('.txt')}: the header needs 'language: en' or 'language: id'"
                )
        elif data is None:
            raise GoldError(
                f"{path}: {article.id} is a real text: give the folder of the data sets with --data"
            )
        else:
            header, text = real_header(article, data)
        header["split"] = split_of(article.id, header)
        out.append(_Compiler(article, header, text, path.name).gold())
    return out


def real_header(article: Marked, data: Path) -> tuple[dict[str, str], str]:
    """The header of a real text with its digest and size, and the text."""
    header = dict(article.header)
    for key in ("language", "source", "record"):
        if not header.get(key):
            raise GoldError(f"{article.id}: the header of a real text needs {key}")
    text = find_text(header["source"], header["record"], data)
    header["group"] = block_of(header["record"]) if header["source"] in SENTENCE_SETS else header["record"]
    header["sha256"] = digest(text)
    header["length"] = str(len(text))
    header["words"] = str(len(text.split()))
    return header, text


@dataclass
class _Compiler:
    article: Marked
    header: dict[str, str]
    text: str
    file: str
    named: dict[Span, tuple[str, list[Span]]] = field(default_factory=dict)
    keyed: dict[Span, str] = field(default_factory=dict)
    line: Line | None = None

    def gold(self) -> Gold:
        self.blocks = paragraphs(self.text)
        self.skip = {int(n) for n in self.header.get("skip", "").split()}
        lines = self.article.lines
        for line in lines:
            self.line = line
            if line.kind not in FIELDS:
                raise self.complain(f"unknown kind {line.kind!r}: one of {', '.join(FIELDS)}")
            if wrong := {key for key, _ in line.fields} - FIELDS[line.kind]:
                raise self.complain(f"{line.kind} has no field {', '.join(sorted(wrong))}")
        here = [n for n in lines if n.kind in NAMES and n.section != EVERYWHERE]
        for line in sorted(here, key=lambda n: pointer(n.head).number == 0):
            self.name(line, [line.section])
        everywhere = [n for n in lines if n.kind in NAMES and n.section == EVERYWHERE]
        for line in sorted(everywhere, key=lambda n: -len(n.head)):
            self.name(line, [n for n in range(1, len(self.blocks) + 1) if n not in self.skip])
        phrases = [n for n in lines if n.kind not in NAMES]
        for line in phrases:
            self.line = line
            for _, value in (("", line.head), *line.fields):
                if pointer(value).key and (line.kind == "phrase" or value != line.head):
                    self.place(value)
        quotes = [self.quote(n) for n in phrases if n.kind == "quote"]
        events = [self.event(n) for n in phrases if n.kind == "event"]
        return Gold(
            self.article.id,
            self.header,
            self.text,
            self.sentences([n for n in phrases if n.kind == "sentence"]),
            tuple(Name(k, s, tuple(r), self.keyed.get(s)) for s, (k, r) in sorted(self.named.items())),
            tuple(sorted(quotes, key=lambda q: q.content)),
            tuple(sorted(events, key=lambda e: e.trigger)),
            self.chains({q.speaker for q in quotes} | {e.reported_by for e in events}),
        )

    def complain(self, what: str) -> GoldError:
        number, section = (self.line.number, self.line.section) if self.line else (0, 0)
        return GoldError(f"{self.file}:{number}: {self.article.id} [{section}]: {what}")

    def paragraph(self, section: int | None = None) -> Span:
        number = section or (self.line.section if self.line else 0)
        if not 1 <= number <= len(self.blocks):
            raise self.complain(f"there are paragraphs 1 to {len(self.blocks)}")
        if number in self.skip:
            raise self.complain("this paragraph is skipped (see the header): nothing is marked in it")
        return self.blocks[number - 1]

    def place(self, written: str | None) -> Span | None:
        """The span of a field; its key, where it has one, joins it to an actor."""
        if not written:
            return None
        wanted = pointer(written)
        span = resolve(self.text, self.paragraph(), wanted, self.complain)
        if wanted.key and self.keyed.setdefault(span, wanted.key) != wanted.key:
            raise self.complain(f"{wanted.text!r} is already @{self.keyed[span]}")
        return span

    def name(self, line: Line, sections: list[int]) -> None:
        self.line = line
        wanted = pointer(line.head)
        every = wanted.number == 0 or line.section == EVERYWHERE
        found: list[Span] = []
        for section in sections:
            block = self.paragraph(section)
            if not every:
                found.append(resolve(self.text, block, wanted, self.complain))
                continue
            free = places(self.text, block, Pointer(wanted.text))
            found += [s for s in free if not any(s[0] < b and a < s[1] for a, b in self.named)]
        if not found:
            raise self.complain(f"{wanted.text!r} stands nowhere, or only inside longer names")
        if every and line.fields:
            raise self.complain("a role belongs to one name, not to all of them")
        for span in found:
            self.named[span] = (line.kind, [r for w in line.all("role") if (r := self.place(w))])
            if wanted.key:
                self.keyed[span] = wanted.key

    def quote(self, line: Line) -> Quote:
        self.line = line
        content = self.place(line.one("content"))
        if content is None:
            raise self.complain("a quotation needs its content")
        source = self.place(line.one("source"))
        speaker = self.key(line.one("by")) or self.actor(source)
        cue, to = self.place(line.one("cue")), self.place(line.one("to"))
        return Quote(line.head, content, cue, source, to, speaker)

    def event(self, line: Line) -> Event:
        self.line = line
        what, *states = line.head.split()
        kind, _, mode = what.partition("/")
        trigger = self.place(line.one("trigger"))
        if trigger is None or not states:
            raise self.complain("an event is 'event TYPE/mode status stage | trigger: ...'")
        sources = [s for w in line.all("source") if (s := self.place(w))]
        targets = [s for w in line.all("target") if (s := self.place(w))]
        return Event(
            kind,
            trigger,
            tuple(sources),
            tuple(targets),
            mode or None,
            states[0],
            states[1] if len(states) > 1 else None,
            self.key(line.one("by")),
            bool(line.one("reciprocal")),
        )

    def key(self, written: str | None) -> str | None:
        if written is None:
            return None
        key = written.removeprefix("@")
        if not re.fullmatch(r"[\w-]+", key):
            raise self.complain(f"by: takes the key of an actor, not {written!r}")
        if key not in self.keyed.values() and key not in self.article.called:
            raise self.complain(f"no phrase is marked @{key}, and no 'called @{key}: ...' names it")
        return key

    def actor(self, span: Span | None) -> str | None:
        """The actor of a phrase; one that nothing else names gets a chain of its own."""
        if span is None:
            return None
        if span not in self.keyed:
            self.keyed[span] = f"a{span[0]}"
        return self.keyed[span]

    def chains(self, spoken: set[str | None]) -> tuple[Chain, ...]:
        keys = dict.fromkeys(self.keyed[s] for s in sorted(self.keyed))
        keys.update(dict.fromkeys(sorted(k for k in spoken if k)))
        return tuple(
            Chain(
                key, tuple(sorted(s for s, k in self.keyed.items() if k == key)), self.article.called.get(key)
            )
            for key in keys
        )

    def sentences(self, lines: list[Line]) -> tuple[Span, ...]:
        """The project's own sentences, and where a line says otherwise, the annotator's."""
        blocks = [Block("paragraph", span) for span in self.blocks]
        found = [s.span for s in split_sentences(self.text, blocks, self.header["language"])]
        for line in lines:
            self.line = line
            span = resolve(self.text, self.paragraph(), pointer(line.head), self.complain)
            found = [s for s in found if s[1] <= span[0] or span[1] <= s[0]] + [span]
        return tuple(sorted(found))
