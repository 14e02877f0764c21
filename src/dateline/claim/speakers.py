"""The speaker that follows its cue ("kata Hasan", "said Smith", "according to the report")."""

from __future__ import annotations

from dateline.claim.scene import COMMAS, DASHES, STOPS, TITLE, Range, Scene

TITLE_LIST = 12
"""Items between the beginning of a title and its name that the title may list."""
AFTER = 28
"""Items after a cue among which its speaker is looked for."""
EDGES = COMMAS | DASHES | STOPS | {";", ":", ")"}


def subject_after(scene: Scene, at: int) -> Range | None:
    """The subject that follows a cue ending at ``at`` ("kata Hasan", "said Kyiv resident Svitlana, 55")."""
    items = scene.items
    while scene.is_in(at, "speaker.particles"):
        at += 1
    if at >= len(items) or items[at].stretch is not None:
        return None
    if scene.is_in(at, "third") or scene.is_in(at, "first"):
        return at, at + 1
    if not scene.is_nominal(at):
        return None
    limit = min(len(items), at + AFTER)
    stop = _right_edge(scene, at, limit)
    name = scene.name_in(at, limit)
    if name and name[0] > stop - 1 and (_joins(scene, stop, name[0]) or _lists(scene, at, stop, name[0])):
        stop = name[1]
    elif name and name[1] <= stop:
        stop = _after_name(scene, name[1], stop)
    return (at, stop) if stop > at else None


def _right_edge(scene: Scene, at: int, limit: int) -> int:
    relative = False
    i = at
    while i < limit:
        lower = scene.lower(i)
        if scene.items[i].stretch is not None and scene.items[i].span[1] - scene.items[i].span[0] > TITLE:
            break
        if lower == "(":
            closer = next((k for k in range(i, min(limit, i + 20)) if scene.lower(k) == ")"), None)
            if closer is None:
                break
            i = closer + 1
            continue
        if lower in EDGES:
            break
        if scene.is_in(i, "relatives") and scene.tag(i) != "DET":
            relative = True
        elif relative:
            if scene.is_in(i, "speaker.closing_determiners"):
                return i + 1
            if scene.is_in(i, "adjuncts.openers"):
                break
        elif not scene.named(i) and not scene.is_role(i) and _ends_phrase(scene, at, i):
            break
        i += 1
    while i > at + 1 and scene.tag(i - 1) in {"ADP", "CCONJ", "PUNCT"}:
        i -= 1
    return i


def _ends_phrase(scene: Scene, first: int, at: int) -> bool:
    """Whether the word at ``at`` stands no more in the phrase that began at ``first``."""
    if scene.is_in(at, "adjuncts.openers") or scene.is_in(at, "speaker.relays") or scene.is_in(at, "days"):
        return True
    if scene.is_verb(at) or scene.tag(at) in {"SCONJ", "ADV"} or scene.is_preposition(at):
        return not _is_inner_preposition(scene, first, at)
    return False


def _is_inner_preposition(scene: Scene, first: int, at: int) -> bool:
    """Whether the preposition at ``at`` is one inside a title: no name came before it."""
    if not scene.is_in(at, "noun_links"):
        return False
    return scene.name_in(first, at) is None


def _joins(scene: Scene, stop: int, name: int) -> bool:
    """Whether only a comma, or a phrase of the title, stands between the role and the name after it."""
    if name - stop > 8:
        return False
    if scene.lower(stop) in COMMAS:
        return all(scene.tag(i) == "PROPN" for i in range(stop + 1, name))
    return scene.is_in(stop, "noun_links") and all(scene.is_nominal(i) for i in range(stop + 1, name))


def _lists(scene: Scene, first: int, stop: int, name: int) -> bool:
    """Whether a title lists what its office is for ("Deputi Riset, Data dan Inovasi Hasan")."""
    return (
        scene.is_role(first)
        and name - stop <= TITLE_LIST
        and all(
            scene.lower(i) in COMMAS
            or scene.is_in(i, "joining")
            or (scene.is_nominal(i) and scene.tag(i) != "PRON")
            for i in range(stop, name)
        )
    )


def _after_name(scene: Scene, name_end: int, stop: int) -> int:
    """The end of the subject after its name: an "and" with a further noun phrase stays in."""
    i = name_end
    while i < stop and scene.is_in(i, "joining"):
        following = next((r for r in (*scene.people, *scene.bodies) if r[0] > i and r[1] <= stop), None)
        if following is None:
            return stop
        i = following[1]
    if i < stop and (scene.tag(i) in {"PROPN", "NOUN", "ADJ"} or scene.lower(i) in {"(", "'s", "’s"}):
        return stop
    return i


def phrase_from(scene: Scene, at: int) -> Range | None:
    """The noun phrase after a preposition that names a source ("according to X"), up to its comma or stop."""
    if at >= len(scene.items):
        return None
    if scene.is_in(at, "third") or scene.is_in(at, "speaker.enclitics"):
        return at, at + 1
    i = at
    limit = min(len(scene.items), at + AFTER)
    while i < limit and scene.lower(i) not in EDGES - {")"}:
        if scene.lower(i) == "(":
            closer = next((k for k in range(i, limit) if scene.lower(k) == ")"), None)
            if closer is None:
                break
            i = closer
        i += 1
    name = scene.name_in(i + 1, limit)
    if name and name[0] == i + 1 and scene.lower(i) in COMMAS and scene.lower(name[1]) in COMMAS:
        i = name[1]  # his wife, Amanda,
    return (at, i) if i > at else None
