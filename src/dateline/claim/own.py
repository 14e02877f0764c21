"""The user's own frames: a TOML file of types, frames and words, checked entry by entry."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.claim import frames as lexica
from dateline.claim import functionwords
from dateline.claim.frames import KEYS, marking_prepositions, parse_unit
from dateline.errors import InputError
from dateline.languages import codes, has, load
from dateline.ontology.own import Fault, frame_faults, own_types, type_faults
from dateline.ontology.plover import Ontology, shipped_frames, use_ontology
from dateline.ownfiles import Stamp, refuse, stamp_of, text_of

TABLES = ("types", "frames", "words")
UNIT_KEYS = tuple(key for _, key in KEYS)
LIMIT_KEYS = ("unless", "unless_object", "unless_subject", "require", "agentless")
_SLOT = re.compile(r"[STO]|[STO]?\[[^\[\]]+\]")
_PIECE = re.compile(r"[ST]?\[[^\]]*\]|\S+")


class _File:
    """The file that the user's frames came from."""

    source: Stamp | None = None


def use_frames(file: str | Path | None) -> None:
    """Adds the types, frames and words of a TOML file (docs/events.md) to those of this process.

    They stay until another file, or None, takes their place; a file that did not change is not read again.
    Raises InputError for a file with faults, which then changes nothing.
    """
    path = Path(file) if file else None
    source = stamp_of(path)
    if source is not None and source == _File.source:
        return
    if use_ontology(read_frames(path) if path else None):
        lexica.lexicon.cache_clear()
        functionwords.words.cache_clear()
    _File.source = source


def read_frames(path: Path) -> Ontology:
    """The types, frames and words of a file.

    Raises InputError that names the line, the table, the key and what to write instead, for up to ten faults.
    """
    text = text_of(path, "frames")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"the frames file {path} is not a TOML file: {error}") from None
    faults = list(_faults(data))
    if faults:
        lines = text.splitlines()
        said = (f"{path}, {_place(lines, table, key, what)}: {what}" for table, key, what in faults)
        refuse(said, len(faults))
    types, future, refused = own_types(data.get("types", {}))
    return Ontology(types, future, refused, data.get("frames", {}), data.get("words", {}))


def _place(lines: list[str], table: tuple[str, ...], key: str, what: str) -> str:
    """Where a table and its key, or the text that ``what`` quotes, stand: the line, and both by name."""
    name = ".".join(table)
    first = next((n for n, line in enumerate(lines, 1) if line.strip().startswith(f"[{name}]")), None)
    if first is None:
        return f"table [{name}]" + (f", key {key}" if key else "") if name else "the file"
    rest = enumerate(lines[first:], first + 1)
    at = next((n for n, line in rest if key and re.match(rf"\s*{re.escape(key)}\s*=", line)), first)
    if quoted := re.match(r"'([^']+)'", what):  # a list may run over several lines
        at = next((n for n, line in enumerate(lines[at - 1 :], at) if quoted[1] in line), at)
    return f"line {at}, [{name}]" + (f" {key}" if key else "")


def _faults(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Everything that is wrong in the content of a file."""
    for name in data:
        if name not in TABLES:
            yield (name,), "", "is unknown; write [types.NAME], [frames.NAME] and [words.LANGUAGE.FRAME]"
    types, frames, words = (data.get(name, {}) for name in TABLES)
    for name, found in zip(TABLES, (types, frames, words), strict=True):
        if not isinstance(found, dict):
            yield (name,), "", f"must be tables, as [{name}.NAME]"
            return
    if not any((types, frames, words)):
        yield (), "", "holds nothing; write [types.NAME], [frames.NAME] or [words.LANGUAGE.FRAME]"
    yield from type_faults(types)
    yield from frame_faults(frames, types)
    known = tuple(code for code in codes() if has(code, "frames"))
    for code, groups in words.items():
        if code not in known:
            yield ("words", code), "", f"{code!r} is no language of events; known are {', '.join(known)}"
        elif isinstance(groups, dict):
            yield from _word_faults(code, groups, frames)
        else:
            yield ("words", code), "", f"write a table [words.{code}.FRAME]"
    yield from _missing(frames, words, known)


def _missing(frames: Mapping[str, Any], words: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[Fault]:
    """New frames that a language of the file, or every language, has no words for."""
    used = [code for code in words if code in known]
    for name in frames:
        if name in shipped_frames():
            continue
        lacking = [code for code in used or known if name not in words.get(code, {})]
        for code in lacking:
            yield (
                ("frames", name),
                "",
                f"has no words in {code}; write [words.{code}.{name}], empty where {code} has none",
            )


def _word_faults(code: str, groups: Mapping[str, Any], frames: Mapping[str, Any]) -> Iterator[Fault]:
    data = load(code, "frames")
    lists = {**data.get("lists", {}), **_table(groups.get("lists"))}
    common = marking_prepositions(data)
    for name, group in groups.items():
        table = ("words", code, name)
        if not isinstance(group, dict):
            yield table, "", f"write a table [{'.'.join(table)}]"
        elif name == "lists":
            for key, found in group.items():
                if not _words(found):
                    yield table, key, "must be a list of words in small letters"
        elif name == "irregular":
            yield from _irregular_faults(table, group, tuple(data["verb"]["forms"]))
        elif name not in shipped_frames() and name not in frames:
            yield table, "", f"there is no frame {name!r}; see  dateline codebook, or write [frames.{name}]"
        else:
            yield from _group_faults(table, group, lists, common)


def _irregular_faults(
    table: tuple[str, ...], verbs: Mapping[str, Any], forms: tuple[str, ...]
) -> Iterator[Fault]:
    for verb, row in verbs.items():
        if not isinstance(row, dict) or not all(isinstance(text, str) for text in row.values()):
            yield table, verb, f'must name its forms, as {{ {forms[-1]} = "..." }}'
        elif wrong := [form for form in row if form not in forms]:
            yield table, verb, f"{wrong[0]!r} is no form; known are {', '.join(forms)}"
        elif any(text != text.lower() for text in (verb, *row.values())):
            yield table, verb, "must stand in small letters, as every word does"


def _group_faults(
    table: tuple[str, ...], group: Mapping[str, Any], lists: Mapping[str, Any], common: frozenset[str]
) -> Iterator[Fault]:
    known = (*UNIT_KEYS, *LIMIT_KEYS)
    for key, value in group.items():
        if key not in known:
            yield table, key, f"is unknown; known are {', '.join(known)}"
        elif not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            yield table, key, 'must be a list of texts, as ["lock+out T"]'
        elif key in LIMIT_KEYS:
            for word in value:
                if word != word.lower() or not word.strip():
                    yield table, key, f"{word!r} must be a word in small letters"
                elif word.startswith("@") and (key != "agentless" or word[1:] not in lists):
                    yield table, key, f"{word!r}: write the words themselves; a list stands in units only"
    for kind, key in KEYS:
        value = group.get(key, ())
        for text in value if isinstance(value, list) else ():
            if isinstance(text, str) and (fault := _unit_fault(text, kind, lists, common)):
                yield table, key, f"{text!r}: {fault}"


def _unit_fault(text: str, kind: lexica.Kind, lists: Mapping[str, Any], common: frozenset[str]) -> str | None:
    """What is wrong with how a unit is written; None where nothing is."""
    if not text.strip():
        return "is empty; write a word, as strike, or a pattern, as lock+out T"
    if text.count("[") != text.count("]"):
        return "a bracket is not closed; write an object as [pay, wages]"
    pieces = _PIECE.findall(text)
    for at, piece in enumerate(pieces):
        if "[" in piece or piece in ("S", "T", "O"):
            if not _SLOT.fullmatch(piece):
                return f"{piece!r} is no place; write T, S, [words] or T[words]"
            if at == 0:
                return "begins with a place; the word that states the act stands first"
            for word in (w.strip() for w in piece.partition("[")[2].rstrip("]").split(",")):
                if word.startswith("@") and word[1:] not in lists:
                    return f"there is no list {word[1:]!r}; write [words.LANGUAGE.lists] with it"
                if word != word.lower():
                    return f"{word!r} must stand in small letters"
        elif piece != piece.lower():
            return f"{piece!r} must stand in small letters; only S and T are capitals"
        elif piece.startswith("+") or piece.endswith("+") or "++" in piece:
            return f"{piece!r}: + joins two words of the trigger, as lock+out"
        elif "/" in piece and (at + 1 == len(pieces) or not _SLOT.fullmatch(pieces[at + 1])):
            return f"nothing stands behind {piece!r}; write T, S or [words] after the prepositions"
        elif "/" in piece and at == 0:
            return "write each verb as a unit of its own"
    roles = [piece[0] for piece in pieces[1:] if _SLOT.fullmatch(piece) and piece[0] in "ST"]
    if len(roles) != len(set(roles)):
        return "names one side twice; a unit has one T and one S at most"
    if kind == "passive" and "T" in roles:
        return "the subject of a fixed passive is its target; leave T out"
    trigger, _, _ = parse_unit(text, kind, lists, common)
    return None if trigger else "has no word that states the act"


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(w, str) and w and w == w.lower() for w in value)
