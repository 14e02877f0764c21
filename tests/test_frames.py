"""Frames: the ontology, the notation of units, and the forms of words."""

from __future__ import annotations

import pytest

from dateline.claim.frames import build, lexicon
from dateline.claim.inflect import apply, forms
from dateline.languages import load
from dateline.ontology.plover import (
    TYPES,
    contexts,
    fold_future,
    fold_refused,
    frames,
    quads,
    sectors,
    standings,
)


def test_the_ontology_is_whole() -> None:
    assert len(TYPES) == 16
    assert {t.quad for t in TYPES.values()} == set(quads()) == {1, 2, 3, 4}
    assert set(fold_future()) | set(fold_refused()) <= set(TYPES)
    assert set(fold_future().values()) | set(fold_refused().values()) <= set(TYPES)
    assert set(standings()) == set(sectors())


def test_frames_use_what_the_ontology_has() -> None:
    sides = {*standings().values(), "place", "site", "person", "thing"}
    for frame in frames().values():
        assert frame.mode is None or frame.mode in TYPES[frame.type].modes, frame.name
        assert set(frame.contexts) <= contexts(), frame.name
        assert frame.source | frame.target | frame.political <= sides, frame.name
    assert {f.type for f in frames().values()} == set(TYPES)


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_frame_has_words_in_every_language(language: str) -> None:
    data = load(language, "frames")
    assert [name for name in frames() if name not in data] == []
    known = lexicon(language)
    assert known is not None
    units = {entry.unit for found in known.entries.values() for entry in found}
    assert len(units) >= 1000
    assert {unit.frame.type for unit in units} == set(TYPES)


@pytest.mark.parametrize(
    ("lemma", "written"),
    [
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("accuse", {"accuse", "accuses", "accused", "accusing"}),
        ("withdraw", {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapped", "kidnaped", "kidnapping"}),
        ("visit", {"visit", "visits", "visited", "visiting"}),
    ],
)
def test_english_forms(lemma: str, written: set[str]) -> None:
    assert {form.text for form in forms(lemma, load("en", "frames")["verb"])} == written


@pytest.mark.parametrize(
    ("stem", "active", "passive"),
    [
        ("tangkap", "menangkap", "ditangkap"),
        ("pukul", "memukul", "dipukul"),
        ("serang", "menyerang", "diserang"),
        ("kecam", "mengecam", "dikecam"),
        ("bunuh", "membunuh", "dibunuh"),
        ("jatuhkan", "menjatuhkan", "dijatuhkan"),
        ("ancam", "mengancam", "diancam"),
        ("gempur", "menggempur", "digempur"),
        ("lantik", "melantik", "dilantik"),
        ("perkuat", "memperkuat", "diperkuat"),
        ("perintahkan", "memerintahkan", "diperintahkan"),
        ("kritik", "mengkritik", "dikritik"),
        ("protes", "memprotes", "diprotes"),
    ],
)
def test_indonesian_forms(stem: str, active: str, passive: str) -> None:
    voices = {form.text: form.voice for form in forms(stem, load("id", "frames")["verb"])}
    assert voices[active] == "active" and voices[passive] == "passive"


def test_the_first_rule_that_fits_is_used() -> None:
    assert apply([["y$", "ies"], ["$", "s"]], "army") == "armies"
    assert apply([["y$", "ies"]], "troop") == "troop"


def test_a_form_of_two_voices_says_so() -> None:
    voices = {form.text: form.voice for form in forms("arrest", load("en", "frames")["verb"])}
    assert voices["arrested"] == "either" and voices["arrests"] == "active"


def _one(unit: str, kind: str = "verbs") -> dict[str, object]:
    data = {k: load("en", "frames")[k] for k in ("verb", "noun", "voice", "roles", "light", "people")}
    return {
        **data,
        "lists": {"aid": ["food", "money"]},
        "aid": {kind: [unit], "unless": ["goal", "box office"]},
    }


def test_the_notation_of_a_verb() -> None:
    known = build(_one("hand+out [@aid] to/for T"))
    (entry,) = known.entries["handed"]
    assert entry.rest == ("out",)
    first, second = entry.unit.slots
    assert first.role is None and first.words == {"food", "money"}
    assert second.role == "T" and second.prepositions == {"to", "for"}
    assert entry.unit.limits.unless == {"goal"} and entry.unit.limits.unless_phrases == ("box office",)


def test_a_verb_alone_takes_its_object_as_target() -> None:
    (entry,) = build(_one("assist")).entries["assisted"]
    assert [slot.role for slot in entry.unit.slots] == ["T"]


def test_what_must_follow_stands_behind_the_slots() -> None:
    (entry,) = build(_one("tell T to")).entries["told"]
    assert entry.unit.trailing == ("to",)


def test_the_notations_of_one_noun_are_one_unit() -> None:
    data = _one("aid to T", "nouns")
    data["aid"] = {"nouns": ["aid to T", "aid by S"]}
    (entry,) = build(data).entries["aid"]
    assert [(slot.role, sorted(slot.prepositions)) for slot in entry.unit.slots] == [
        ("T", ["to"]),
        ("S", ["by"]),
    ]


def test_an_unknown_frame_is_an_error() -> None:
    with pytest.raises(KeyError):
        build({**_one("assist"), "no_such_frame": {"verbs": ["x"]}})


def test_a_language_without_frames_has_no_lexicon() -> None:
    assert lexicon("xx") is None
