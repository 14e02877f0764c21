"""A tiny invented article with its marks, as the tests of the gold corpus write and compile it."""

from __future__ import annotations

import sys
from pathlib import Path

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

from goldtools.checking import check  # noqa: E402
from goldtools.compiling import compile_marks  # noqa: E402
from goldtools.records import Gold  # noqa: E402

TEXT = """language: en
headline: Ferry crews walk out in Port Anselm
register: regional
topic: protest
outlet: The Anselm Courier
date: 2025-03-04
machine_written: yes

Ferry crews in Port Anselm walked out on Tuesday, and Mayor Ines Calloway urged them to return. "Nobody \
wants this," she said.

Background

The crews' union denied that pickets had beaten a driver. Calloway met Tom Brandt, the union's leader, later.
"""

MARKS = """article: en-t-ferry
skip: 2

[1]
person Ines Calloway @mayor | role: Mayor
place Port Anselm
event PROTEST/strike past | trigger: walked out | source: Ferry crews @crews
event REQUEST/change past | trigger: urged | source: Mayor Ines Calloway @mayor | target: them @crews
; a comment
quote direct | content: Nobody >> this | cue: said | source: she @mayor
[3]
person Calloway @mayor
person Tom Brandt @b | role: the union's leader
quote indirect | content: pickets >> driver | cue: denied | source: The crews' union @union
event ASSAULT/beat denied | trigger: beaten | source: pickets | target: a driver | by: union
event CONSULT past | trigger: met | source: Calloway | source: Tom Brandt, the union's leader @b | reciprocal
"""


def written(folder: Path, marks: str = MARKS, text: str = TEXT) -> Path:
    (folder / "en").mkdir(parents=True, exist_ok=True)
    (folder / "en" / "en-t-ferry.txt").write_text(text, encoding="utf-8")
    path = folder / "en" / "en-t-ferry.mark"
    path.write_text(marks, encoding="utf-8")
    return path


def compiled(folder: Path, marks: str = MARKS) -> Gold:
    return compile_marks(written(folder, marks), None)[0]


def errors(gold: Gold) -> list[str]:
    return [what for level, what in check(gold) if level == "error"]
