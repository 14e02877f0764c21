"""Who is the subject of a verb: before it, above it, or shared with the verb that it is joined to.

A shallow reading by position, bounded by the sentence: no parser.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claim.owners import owner
from dateline.claim.view import CLOSE, MARKS, OPEN, REACH, STOPS, VERBAL, View
from dateline.read.phrases import Phrase

MAX_STEPS = 6
"""Verbs over which the search for a subject climbs."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A verb's surface subject, and how it was found.

    plain, relative, shared (with another verb), control (of the verb or resolve above), purpose (of the verb
    above, whose aim the act is), adjunct, capacity (the act is only somebody's to do), open (none found).
    """

    phrase: Phrase | None
    link: str


def surface_subject(view: View, verb: int, steps: int = 0) -> Subject:
    """The phrase that stands as subject of the verb at token ``verb``, before its voice is weighed."""
    if steps > MAX_STEPS:
        return Subject(None, "open")
    key = "subject", verb, steps
    found: Subject | None = view.memo.get(key)
    if found is None:
        found = view.memo[key] = _surface_subject(view, verb, steps)
    return found


def _surface_subject(view: View, verb: int, steps: int) -> Subject:
    known = view.words
    at = view.group_start(verb) - 1
    commas = 0
    while at >= 0 and verb - at < REACH:
        word = view.lower(at)
        if word in STOPS:
            break
        phrase = view.phrase_at(at)
        if (
            word in known.relatives
            and (phrase is None or phrase.last - phrase.first == 1)
            and not (word in known.demonstratives and view.lower(at + 1) in known.frames.times)  # "that week"
        ):
            before = _antecedent(view, at)
            if before is not None:
                return Subject(before, "relative")
        if phrase is None and at > 0 and view.tag(at) == "ADJ" and view.lower(at - 1) in known.relatives:
            at -= 1 + (at + 1 == view.group_start(verb))  # "dalam perkara *yang sama*"
            continue
        if phrase is not None and _points(view, phrase):
            at = phrase.first - 2  # "*setelah itu* menangkap": no subject
            continue
        if phrase is not None and _is_time(view, phrase):
            at = phrase.first - 1
            while at >= 0 and view.phrase_at(at) is None and view.tag(at) in ("PROPN", "ADP", "NUM"):
                at -= 1
            continue
        if phrase is not None and at == verb - 1 and view.lower(phrase.first - 1) in known.frames.absolute:
            return Subject(phrase, "adjunct")  # "with *sanctions* restricting trade"
        if phrase is not None:
            found = climb(view, phrase)
            if _is_capacity(view, phrase) and not _is_passive(view, verb):
                return Subject(None, "capacity")
            if found is not None:
                above = found.first - 1
                while view.is_filler(above):
                    above -= 1
                if view.tag(above) == "VERB" and not takes_clause(view, above):
                    return _of_verb(view, above, steps, "shared")
                if _is_capacity(view, found) and not _is_passive(view, verb):
                    return Subject(None, "capacity")
                return Subject(_borne_by(view, found, verb), "plain")
            at = phrase.first - 1
            if view.is_preposition(at):
                at -= 1
            commas += 1
            if commas > 3:
                break
            continue
        if word in known.frames.infinitive:
            return _controlled(view, at, steps)
        if word in known.coordinators:
            return _shared(view, at, steps)
        adjacent = at == view.group_start(verb) - 1
        if adjacent and view.is_preposition(at) and at + 1 < verb and view.lower(at + 1) in known.adverbs:
            at -= 1  # "hingga kini masih menahan": the preposition belongs to the adverb
            continue
        if adjacent and (
            word in known.subordinators or word in known.complementisers or view.is_preposition(at)
        ):
            praised = _praised(view, at) if word in known.frames.deserving else None
            if praised is not None:
                return Subject(praised, "plain")
            return _governed(view, at, steps, "adjunct")
        if view.tag(at) in VERBAL and at < view.group_start(verb):
            return _of_verb(view, at, steps, "shared" if _ends_relative(view, at, verb) else "control")
        if word == ",":
            commas += 1
            if commas > 3:
                break
            skipped = _skip_aside(view, at)
            if skipped is None:
                return _governed(view, at, steps, "adjunct")
            at = skipped
            continue
        if word in CLOSE:
            while at >= 0 and view.lower(at) not in OPEN:
                at -= 1
        elif word in MARKS and at > 0 and view.lower(at - 1) in (",", ":", *STOPS):
            break
        at -= 1
    return Subject(None, "open")


def _borne_by(view: View, phrase: Phrase, verb: int) -> Phrase:
    """The person whom the phrase describes between commas ("*Jo Roe*, the suspect in a raid, was freed")."""
    close, before = view.group_start(verb) - 1, view.phrase_at(phrase.first - 2)
    if before is None or view.lower(phrase.first - 1) != "," or view.lower(close) != ",":
        return phrase
    named = view.tag(before.last - 1) == "PROPN" and view.tag(phrase.head) == "NOUN"
    return before if named and before.last == phrase.first - 1 and climb(view, before) is before else phrase


def _praised(view: View, at: int) -> Phrase | None:
    """Whom the clause speaks of that does what it says why ("praised *the guards* for having freed X")."""
    phrase = view.phrase_at(at - 1)
    if phrase is None or view.tag(phrase.first - 1) != "VERB":
        return None
    frames = [e.unit.frame for e in view.words.frames.entries.get(view.lower(phrase.first - 1), ())]
    return phrase if any(f.speech and f.content != "unreal" for f in frames) else None


def _is_capacity(view: View, phrase: Phrase) -> bool:
    """Whether the verb behind the phrase only says what may be done ("upaya *menangkap* gubernur")."""
    known = view.words.frames
    return known.owner_after and view.lower(phrase.head) in known.capacities


def _is_passive(view: View, verb: int) -> bool:
    """Whether the verb's form is passive, and stands behind what was done ("a request *refused*")."""
    entries = view.words.frames.entries.get(view.lower(verb), ())
    return any(e.voice == "passive" for e in entries)


def _is_time(view: View, phrase: Phrase) -> bool:
    """Whether the phrase only says when ("Monday *night*")."""
    return phrase.last - phrase.first <= 2 and view.lower(phrase.head) in view.words.frames.times


def _points(view: View, phrase: Phrase) -> bool:
    """Whether the phrase is a lone "this" or "that" behind a preposition."""
    if phrase.last - phrase.first > 1 or view.lower(phrase.first) not in view.words.demonstratives:
        return False
    before = phrase.first - 1
    return view.is_preposition(before) or view.lower(before) in view.words.subordinators


def takes_clause(view: View, verb: int) -> bool:
    """Whether the noun phrase after the verb may be the subject of a further verb ("said Ankara had ...")."""
    word = view.lower(verb)
    if word in view.words.cues:
        return True
    entries = view.words.frames.entries.get(word, ())
    return any(
        e.unit.frame.content and not e.rest and not any(s.words for s in e.unit.slots) for e in entries
    )


def _antecedent(view: View, relative: int) -> Phrase | None:
    at = relative - 1
    while at >= 0 and (view.lower(at) == "," or view.lower(at) in MARKS or view.is_preposition(at)):
        at -= 1
    found = view.phrase_at(at)
    if found is None or view.lower(found.first - 1) not in view.words.frames.describing:
        return found
    return view.phrase_at(found.first - 2) or found  # "a man aged 27 *who* ..."


def _apposed_to(view: View, phrase: Phrase) -> Phrase:
    """The place that the phrase says where to find ("di Lembah Riku, *Papua Tengah*, ..."), else itself."""
    if view.lower(phrase.first - 1) != "," or view.tag(phrase.first) != "PROPN":
        return phrase
    before = view.phrase_at(phrase.first - 2)
    inside = before is not None and view.lower(before.first - 1) in view.words.frames.at
    return before if before is not None and inside and view.lower(phrase.last) == "," else phrase


def climb(view: View, phrase: Phrase) -> Phrase | None:
    """The phrase, or the one that it hangs on ("police in Minsk"); None inside a mere adjunct."""
    current = phrase
    for _ in range(MAX_STEPS):
        current = _apposed_to(view, current)
        before = current.first - 1
        while view.lower(before) in view.words.relational and view.is_preposition(before - 1):
            before -= 1  # "pos *di tepi* sungai"
        described = view.lower(before) in view.words.frames.describing
        if before < 0 or not (described or view.is_preposition(before)):
            return current
        if not described and view.lower(before) in view.words.subordinators:
            # Right behind a verb, "dengan" says with whom it is done, and opens no clause.
            beside = view.lower(before) in view.words.frames.together
            if beside and view.tag(before - 1) == "VERB":
                return None
            noun = beside and view.tag(before - 1) in ("NOUN", "PROPN")
            if not noun and view.lower(before) not in view.words.frames.phrasal:
                return current
        holder = view.phrase_at(before - 1)
        if holder is None:
            return None
        current = holder
    return current


def _controlled(view: View, at: int, steps: int) -> Subject:
    """The subject of an infinitive: that of the verb above, or the owner of the noun ("decision to ban")."""
    before = view.phrase_at(at - 1)
    if before is None and view.tag(at - 1) == "ADJ":
        return _of_verb(view, at - 1, steps, "control")  # "is set to", "was likely to"
    if before is None:
        return _governed(view, at, steps, "control")
    for noun in (before, climb(view, before)):
        if noun is None:
            continue
        word = view.lower(noun.head)
        if word in view.words.frames.capacities:
            return Subject(None, "capacity")
        holder = owner(view, noun) if word in view.words.frames.resolves else None
        if holder is not None:
            return Subject(holder, "control")
    above = _verb_before(view, at, main=True)
    means = above is not None and view.lower(above) in view.words.frames.means
    return _governed(view, at, steps, "control" if means else "purpose")


def _skip_aside(view: View, comma: int) -> int | None:
    """The token before the comma that opens the aside which ``comma`` closes; None where there is none."""
    for at in range(comma - 1, max(-1, comma - 40), -1):
        if view.lower(at) in STOPS:
            return None
        if view.lower(at) == "," and at > 0:
            return None if _is_clause(view, at + 1, comma) else at - 1
    return None


def _is_clause(view: View, first: int, last: int) -> bool:
    """Whether the tokens open with a subject and its verb, so that they are no aside ("a man *ran* off")."""
    subject = view.phrase_at(first)
    if subject is None or view.lower(subject.last - 1) in view.words.relatives:
        return False
    at = subject.last
    while at < last and view.is_filler(at):
        at += 1
    if at >= last or view.tag(at) != "VERB":
        return False
    # "a group backed by Russia": a participle, not a verb with its subject
    return view.tag(at - 1) == "AUX" or not any(
        view.lower(i) in view.words.frames.agent for i in range(at + 1, last)
    )


def _verb_before(view: View, at: int, *, main: bool = False) -> int | None:
    """The nearest verb left of ``at``; with ``main`` the nearest whose subject is no antecedent."""
    quote = view.quote_of(min(at, len(view.tokens) - 1))
    depth = 0
    for index in range(at - 1, max(-1, at - REACH), -1):
        if view.lower(index) in STOPS:
            return None
        depth += (view.lower(index) in CLOSE) - (view.lower(index) in OPEN)
        if depth > 0:
            continue  # "100 fighters (some of whom *fled*) and fought ..."
        if view.tag(index) == "VERB" and view.quote_of(index) in (quote, -1) and not _hangs(view, index):
            if _is_aside(view, index):
                continue
            if main and _is_relative(view, index):
                continue
            return index
    return None


def _is_aside(view: View, verb: int) -> bool:
    """Whether the verb only says between commas who says it ("Norway will leave, *she said*, and ...")."""
    if view.lower(verb) not in view.words.cues or view.lower(verb + 1) != ",":
        return False
    speaker = view.phrase_at(view.group_start(verb) - 1)
    return speaker is not None and view.lower(speaker.first - 1) == ","


def _helping_before(view: View, at: int) -> int | None:
    """The nearest helping verb left of ``at`` in its clause, where no other verb stands."""
    within = range(at - 1, max(-1, at - REACH), -1)
    found = next((i for i in within if view.tag(i) == "AUX" or view.lower(i) in STOPS), None)
    return None if found is None or view.lower(found) in STOPS else found


def _hangs(view: View, verb: int) -> bool:
    """Whether a verb form stands behind a preposition, as an attribute ("to *striking* teachers")."""
    before = verb - 1
    return view.is_preposition(before) and view.lower(before) not in view.words.subordinators


def _is_relative(view: View, verb: int) -> bool:
    start = view.group_start(verb) - 1
    return view.lower(start) in view.words.relatives


def _ends_relative(view: View, above: int, verb: int) -> bool:
    """Whether the verb above closes a relative clause on the subject ("men *who were held* were tried")."""
    apart = view.group_start(verb) < verb or view.group_start(verb) - 1 > above
    return view.tag(above) == "VERB" and apart and _is_relative(view, above)


def _of_verb(view: View, verb: int, steps: int, link: str) -> Subject:
    found = surface_subject(view, verb, steps + 1)
    return Subject(found.phrase, link)


def _shared(view: View, at: int, steps: int) -> Subject:
    """The subject that a verb after "and" has in common with the verb before."""
    verb = _verb_before(view, at, main=view.lower(at - 1) == ",")
    if verb is None:  # "is under sanctions, and was condemned"
        verb = _helping_before(view, at)
    if verb is None:
        return Subject(None, "open")
    found = surface_subject(view, verb, steps + 1)
    return Subject(found.phrase, "shared" if found.link == "plain" else found.link)


def governed(view: View, at: int) -> Subject:
    """Whose act a noun behind the preposition at ``at`` is: of the clause ("*usai* pertemuan dengan X")."""
    return _governed(view, at, 0, "adjunct")


def _governed(view: View, at: int, steps: int, link: str) -> Subject:
    """The subject of the verb above a dependent clause: before it, else after its comma."""
    verb = _verb_before(view, at, main=True)
    if verb is None:
        verb = _helping_before(view, at)  # "the blast was in a market, *killing* ten"
    if verb is not None:
        speaker = _speaker_between(view, verb, at) if link == "adjunct" else None
        return _of_verb(view, verb, steps, link) if speaker is None else Subject(speaker, link)
    for index in range(at + 1, min(at + REACH, len(view.tokens) - 1)):
        if view.lower(index) in STOPS:
            break
        if view.lower(index) == ",":
            behind = view.phrase_at(index + 1)
            main = index + 1
            while behind is None and view.is_filler(main):
                main += 1
            # "Abbas, di Kairo usai bertemu X, mendesak ..."
            if behind is None and view.lower(at) != "," and view.tag(main) == "VERB":
                return _of_verb(view, main, steps, link)
            return Subject(behind, link)
    return Subject(None, "open")


def _speaker_between(view: View, verb: int, at: int) -> Phrase | None:
    """Who says it, behind the verb of saying ("kata *Menteri Rina* usai bertemu", "dikatakan *X* saat")."""
    known, word = view.words, view.lower(verb)
    passive = bool(known.frames.passive_starts) and word.startswith(known.frames.passive_starts)
    if word not in known.trailing and not (passive and word in known.cues):
        return None
    phrase = view.phrase_at(verb + 1)
    return phrase if phrase is not None and phrase.last <= at else None
