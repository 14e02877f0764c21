"""Where a noun phrase before a verb begins and ends: helpers, times and conjunctions are no part of it."""

from __future__ import annotations

from dateline.claim.scene import COMMAS, DASHES, TITLE, Range, Scene

REACH = 60
"""Items before a verb among which its subject is looked for."""
BREAKS = frozenset({";", ":", "?", "!", "…", "("}) | COMMAS | DASHES


def over_helpers(scene: Scene, at: int) -> int:
    """The position after the subject's last word, adverbs, auxiliaries and times before ``at`` skipped."""
    end = at
    while end > 0:
        before = end - 1
        if scene.items[before].stretch is not None:
            break
        helper = (
            scene.tag(before) in {"ADV", "AUX", "PART"}
            or scene.is_in(before, "adverbs")
            or scene.is_in(before, "auxiliaries")
            or scene.is_in(before, "blockers.before")
        )
        alone = scene.is_in(before, "indefinites") and (before == 0 or scene.tag(before - 1) == "PUNCT")
        if helper and not alone and not scene.named(before) and not scene.is_in(before, "third"):
            end = before
        elif scene.is_in(before - 1, "adverb_openers") and not scene.named(before):
            end = before - 1
        else:
            when = _over_time(scene, end)
            if when == end:
                break
            end = when
    return end


def _over_time(scene: Scene, end: int) -> int:
    """The start of a time phrase that ends at ``end`` ("on Monday", "Rabu (19/6)"); ``end`` without one."""
    at = end
    if scene.lower(at - 1) == ")":
        opener = _opener(scene, at - 1)
        if opener is None:
            return end
        inside = range(opener + 1, at - 1)
        if not any(scene.tag(i) == "NUM" or scene.items[i].text[:1].isdigit() for i in inside):
            return end
        if not (scene.is_in(opener - 1, "days") or scene.is_in(opener - 1, "adjuncts.times")):
            return opener  # an age or a year beside a name
        at = opener
    days = 0
    while (
        at > 0
        and not scene.named(at - 1)
        and (
            scene.is_in(at - 1, "days")
            or scene.is_in(at - 1, "adjuncts.anchors")
            or scene.is_in(at - 1, "adjuncts.times")
            or (scene.items[at - 1].text[:1].isdigit() and (days or scene.is_in(at - 2, "days")))
        )
    ):
        days += scene.is_in(at - 1, "days") or scene.is_in(at - 1, "adjuncts.anchors")
        at -= 1
    if not days:
        return end
    while at > 1 and scene.is_in(at - 1, "adjuncts.prepositions"):
        at -= 1
    return at


def _opener(scene: Scene, closer: int) -> int | None:
    return next((i for i in range(closer - 1, max(-1, closer - 25), -1) if scene.lower(i) == "("), None)


def segment(scene: Scene, end: int) -> Range:
    """The items up to ``end`` without a comma, dash or longer quotation; brackets are crossed."""
    at = end
    while at > 0 and end - at < REACH:
        lower = scene.lower(at - 1)
        if lower == ")":
            opener = _opener(scene, at - 1)
            if opener is None:
                break
            at = opener
            continue
        stretch = scene.items[at - 1].stretch
        if stretch is not None:
            if stretch.inner[1] - stretch.inner[0] > TITLE or not scene.items[at - 1].text[-2:-1].isalnum():
                break
        elif lower in BREAKS:
            break
        at -= 1
    return at, end


def trimmed(scene: Scene, start: int, end: int) -> int:
    """``start`` moved over conjunctions and adverbs that open a clause ("But", "Sementara itu")."""
    while start < end and not scene.named(start):
        opener = scene.tag(start) in {"CCONJ", "SCONJ", "ADV", "PART", "INTJ", "PUNCT"}
        listed = (
            scene.is_in(start, "coordinators")
            or scene.is_in(start, "subordinators")
            or scene.is_in(start, "speaker.openers")
        )
        if not (opener or listed) or scene.is_in(start, "speaker.collective_determiners"):
            break
        start += 1
        if start < end - 1 and scene.is_in(start, "demonstratives"):
            start += 1
    return start
