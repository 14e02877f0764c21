"""What one passage reports: its cues joined with their content and speaker."""

from __future__ import annotations

from dateline.claim.cues import Cue, find_cues
from dateline.claim.leading import read_leading
from dateline.claim.openings import Report
from dateline.claim.passages import Passage
from dateline.claim.scene import Scene
from dateline.claim.trailing import read_trailing

MOST_CUES = 40
"""Cues of one passage that are read; a sentence of news has few."""


def read_reports(scene: Scene, passage: Passage, cut: list[str]) -> tuple[Report, ...]:
    """The reports of a passage in order of their content; ``cut`` takes in what a bound left out."""
    cues = find_cues(passage, scene.data)
    if len(cues) > MOST_CUES:
        cues = cues[:MOST_CUES]
        cut.append(f"Only the first {MOST_CUES} words of saying of a sentence were read.")
    out: list[Report] = []
    # A cue behind its content claims it before a cue inside that content can.
    if passage.inside is None:
        for cue in cues:
            if not _is_claimed(out, cue):
                out.extend(read_trailing(scene, cue, cues, out))
    for cue in cues:
        if not _is_claimed(out, cue):
            report = read_leading(scene, cue, cues, out)
            if report is not None:
                out.append(report)
    return tuple(sorted(out, key=lambda r: (r.content, r.cue.first)))


def _is_claimed(reports: list[Report], cue: Cue) -> bool:
    """Whether the cue has its report already, or stands inside the content of one."""
    return any(r.cue.first == cue.first or r.content[0] <= cue.first < r.content[1] for r in reports)
