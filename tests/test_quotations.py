"""Quotations: own sentences with what must be found in them, marks, speakers and the word data."""

from __future__ import annotations

import json
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dateline.claim.cues import lexicon
from dateline.claim.marks import find_stretches
from dateline.claim.quotations import find_quotations
from dateline.languages import HERE
from dateline.link.actors import link_mentions
from dateline.link.annotate import annotate
from dateline.read.coreference import resolve_names
from dateline.read.document import Document
from dateline.read.names import find_names
from dateline.records import Article, Block, BlockKind, Mention, Quotation

SENTENCES = Path(__file__).parent / "sentences"


@dataclass(frozen=True)
class Found:
    """A document with its quotations."""

    document: Document
    quotations: tuple[Quotation, ...]

    def text(self, mention: Mention | None) -> str | None:
        return self.document.words(mention.span) if mention else None

    def contents(self) -> list[str]:
        return [self.document.words(q.span) for q in self.quotations]

    def voices(self) -> list[str | None]:
        return [q.speaker.name if q.speaker else None for q in self.quotations]


def article(language: str, *paragraphs: str, kinds: tuple[BlockKind, ...] = ()) -> Article:
    blocks, at = [], 0
    for i, paragraph in enumerate(paragraphs):
        kind: BlockKind = kinds[i] if i < len(kinds) else "paragraph"
        blocks.append(Block(kind, (at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article("a", language=language, blocks=tuple(blocks), text="\n\n".join(paragraphs))


def read(language: str, *paragraphs: str, kinds: tuple[BlockKind, ...] = ()) -> Found:
    document = annotate(article(language, *paragraphs, kinds=kinds))
    mentions, _ = link_mentions(document, resolve_names(document, find_names(document)))
    return Found(document, find_quotations(document, mentions))


def cases(name: str) -> list[Any]:
    lines = (SENTENCES / name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(case, id=case["id"]) for case in map(json.loads, lines)]


@pytest.mark.parametrize("case", cases("quotations-id.jsonl") + cases("quotations-en.jsonl"))
def test_sentence(case: dict[str, Any]) -> None:
    text = case["text"]
    found = read(case["lang"], *([text] if isinstance(text, str) else text))
    wanted = case["quotations"]
    assert sorted(found.contents()) == sorted(w["content"] for w in wanted)
    for want in wanted:
        quotation = found.quotations[found.contents().index(want["content"])]
        assert quotation.kind == want["kind"]
        assert found.text(quotation.speaker) == want["speaker"]
        if "name" in want:
            assert quotation.speaker is not None
            assert quotation.speaker.name == want["name"]
        if "speaker_kind" in want:
            assert quotation.speaker_kind == want["speaker_kind"]
        if "addressee" in want:
            assert found.text(quotation.addressee) == want["addressee"]


def test_every_cue_and_speaker_slices() -> None:
    found = read("id", '"Kami siap," ujarnya kepada wartawan.', "Hasan mengatakan bahwa kapal itu tiba.")
    first, second = found.quotations
    assert first.cue is not None and found.document.words(first.cue) == "ujarnya"
    assert found.text(first.speaker) == "nya"
    assert second.cue is not None and found.document.words(second.cue) == "mengatakan"
    assert all(0 < q.score <= 1 for q in found.quotations)


def test_headings_standfirst_and_tables_hold_none() -> None:
    line = "Menteri Hasan mengatakan kapal itu tiba."
    assert read("id", line, line, line, kinds=("standfirst", "heading", "table")).quotations == ()
    assert len(read("id", line, line, kinds=("heading", "paragraph")).quotations) == 1


def test_a_language_without_cues_gives_none() -> None:
    assert read("xx", '"Bonjour," said Smith.').quotations == ()


@pytest.mark.parametrize(
    ("paragraphs", "inner"),
    [
        (["“Satu,” kata Ani. “Dua.”"], ["Satu,", "Dua."]),
        (['“Satu," kata Ani. "Dua.”'], ["Satu,", "Dua."]),
        (["«Satu», kata Ani."], ["Satu"]),
        (["‘We like the workers’ rights,’ she said."], ["We like the workers’ rights,"]),
        (["Tinggi papan itu 5' dan lebar 7' saja."], []),
        (["“Satu, dua, tiga.", "“Empat,” kata Ani."], ["Satu, dua, tiga.", "Empat,"]),
        (["“Satu, dua, tiga.", "Empat,” kata Ani."], ["Satu, dua, tiga.", "Empat,"]),
    ],
)
def test_marks(paragraphs: list[str], inner: list[str]) -> None:
    made = article("id", *paragraphs)
    stretches = [s for block in find_stretches(made.text, made.blocks, annotate(made).marks) for s in block]
    assert [made.text[slice(*s.inner)] for s in stretches] == inner


def test_an_utterance_over_paragraphs_is_carried() -> None:
    made = article("en", "“One two three.", "“Four five six.", "“Seven,” said Lund.")
    chain = [s for block in find_stretches(made.text, made.blocks, annotate(made).marks) for s in block]
    assert [(s.carried, s.open) for s in chain] == [(False, True), (True, True), (True, False)]
    found = read("en", "“One two three.", "“Four five six.", "“Seven,” said Maria Lund.")
    assert found.contents() == ["One two three.", "Four five six.", "Seven"]
    assert found.voices() == ["Maria Lund"] * 3
    assert [q.cue is None for q in found.quotations] == [True, True, False]


def test_the_chain_takes_the_speaker_who_opened_it() -> None:
    found = read("en", "Maria Lund said: “One two three four.", "“Five six seven eight.”")
    assert found.voices() == ["Maria Lund", "Maria Lund"]


def test_pronouns_follow_the_speaker_then_the_new_subject() -> None:
    found = read(
        "en",
        "Maria Lund opposed the plan.",
        "“It is too late,” she said.",
        "“We warned them twice,” she added.",
        "Peter Osei disagreed.",
        "“There is still time,” he said.",
    )
    assert found.voices() == ["Maria Lund", "Maria Lund", "Peter Osei"]


def test_enclitic_takes_the_subject_of_the_sentence_before() -> None:
    found = read(
        "id",
        'Bupati Sari Hartono meninjau tanggul. "Tanggul ini rapuh," ujarnya.',
        'Kepala desa Wira Kusuma membenarkan. "Kami takut," katanya.',
    )
    assert [v is not None and v.split()[-1] for v in found.voices()] == ["Hartono", "Kusuma"]


def test_an_unnamed_source_is_never_given_a_name() -> None:
    found = read(
        "en",
        "“I saw the smoke,” said Peter Osei, a spokesman.",
        "“It was loud,” a spokesman for the port said.",
    )
    assert found.voices() == ["Peter Osei", "a spokesman for the port"]
    assert found.quotations[1].speaker_kind == "unnamed"


def test_a_pronoun_with_nobody_before_it_stays_unknown() -> None:
    found = read("id", '"Kami siap," ujarnya.')
    assert found.quotations[0].speaker_kind == "unknown"


def test_agency_behind_the_cue_is_not_the_speaker() -> None:
    found = read("id", '"Dua kapal karam," kata juru bicara pelabuhan, dikutip dari Associated Press.')
    assert found.voices() == ["juru bicara pelabuhan"]


def test_words_set_apart_are_no_quotation() -> None:
    assert read("en", 'The "ghost fleet" has grown, and the film "Salt" won.').quotations == ()
    assert read("id", 'Program "Satu Desa Satu Dokter" dimulai tahun ini.').quotations == ()


def test_a_long_utterance_counts_without_a_speaker() -> None:
    found = read("en", '"Nobody in this town has ever seen the river rise as fast as that."')
    assert found.voices() == [None]
    assert found.quotations[0].speaker_kind == "unknown"
    assert found.quotations[0].score < 0.6


def test_a_name_under_a_dash_signs_the_utterance() -> None:
    found = read("en", "Maria Lund won.", "“The best evening of my life so far.” — Maria Lund, winner")
    assert found.voices() == ["Maria Lund"]


def test_content_is_read_once() -> None:
    found = read("en", "Lund said the bridge was safe, and Osei said the road was closed.")
    spans = [q.span for q in found.quotations]
    assert len(spans) == len(set(spans)) == 2
    assert found.contents() == ["the bridge was safe", "the road was closed"]


@pytest.mark.parametrize("code", ["en", "id"])
def test_cue_data(code: str) -> None:
    data = tomllib.loads((HERE / code / "cues.toml").read_text(encoding="utf-8"))
    takes = {
        "any", "bare", "that", "quote", "trail", "told", "of", "mixed", "attitude", "whether", "finite",
        "follows", "opened", "passive",
    }  # fmt: skip
    lemmas = set()
    for family in data["family"]:
        assert set(family["takes"]) <= takes
        assert family["class"] in {"saying", "believing", "accusing", "denying"}
        for line in family["verbs"]:
            forms = [word for word in line.split() if not word.startswith("+")]
            assert len(forms) in (1, 4, 5), line
            assert line == line.lower()
            lemmas.add(forms[0])
    assert len(lemmas) >= 100
    assert set(lexicon(code).words) >= lemmas


def test_both_languages_have_the_same_lists() -> None:
    assert set(lexicon("en").lists) == set(lexicon("id").lists)


@pytest.mark.parametrize(
    "text",
    [
        "said " * 8000,
        "Smith said and " * 4000,
        '"a b," said X. ' * 2500,
        '"' * 8000,
        "Smith, " * 8000 + "said so.",
    ],
)
def test_work_is_bounded(text: str) -> None:
    document = annotate(article("en", text))
    start = time.process_time()
    find_quotations(document, ())
    assert time.process_time() - start < 3


def test_a_short_form_in_brackets_stands_for_its_bearer() -> None:
    found = read(
        "id",
        "Menteri Perhubungan (Menhub) Bimo Lazuardi menyebut bahwa pelabuhan itu aman.",
        "Menhub mengatakan nelayan boleh melaut.",
    )
    assert [v is not None and v.split()[-1] for v in found.voices()] == ["Lazuardi", "Lazuardi"]


def test_a_question_asked_of_somebody_has_no_speaker() -> None:
    found = read(
        "en", "When he was asked, “Will you resign today?” Lund replied: “I have done nothing wrong.”"
    )
    assert found.contents() == ["Will you resign today?", "I have done nothing wrong."]
    assert found.voices()[0] is None
    assert found.quotations[0].speaker_kind == "unknown"
