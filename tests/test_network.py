"""The language network: whole spans, what it reads of words, and what is made of its marks."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dateline.claim.quotations import find_quotations
from dateline.link.annotate import annotate, known_in
from dateline.link.hits import find_hits
from dateline.read.document import Document, Label, tagged
from dateline.read.name_labels import with_labels
from dateline.read.names import cut_names, find_names
from dateline.read.network import likeliest, load, network, spans
from dateline.read.wordfeatures import PLACED, WordRows, lists_of, places
from dateline.records import Article, Block

NAMES = ("O", "B-person", "I-person", "B-place", "I-place")
ENDED = ("O", "B", "I", "E")


def article(text: str, language: str) -> Article:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block("paragraph", (at, at + len(part))))
        at += len(part) + 2
    return Article("a", language=language, text=text, blocks=tuple(blocks))


def is_whole(names: tuple[str, ...], labels: tuple[int, ...]) -> bool:
    """Whether labels form spans that begin, go on in their kind, and end where the labels say ends."""
    before = "O"
    for name in (*(names[i] for i in labels), "O"):
        goes_on = name[0] in "IE"
        if goes_on and (before[0] not in "BI" or (name[0] == "I" and before[1:] != name[1:])):
            return False
        if "E" in names and before[0] == "I" and not goes_on:
            return False
        before = name
    return True


@pytest.mark.parametrize("names", [NAMES, ENDED])
def test_the_likeliest_whole_spans_are_found(names: tuple[str, ...]) -> None:
    rng = np.random.default_rng(5)
    for _ in range(60):
        sizes = [int(n) for n in rng.integers(0, 5, 3)]
        logs = np.log(rng.dirichlet(np.ones(len(names)) * 0.7, sum(sizes))).astype(np.float32)
        got = likeliest(names, logs, sizes).tolist() if sum(sizes) else []
        at = 0
        for size in sizes:
            every = itertools.product(range(len(names)), repeat=size)
            best = max(
                (labels for labels in every if is_whole(names, labels)),
                key=lambda labels, at=at: sum(logs[at + i, label] for i, label in enumerate(labels)),
            )
            assert tuple(got[at : at + size]) == best
            at += size


def test_spans_carry_kind_sentence_and_score() -> None:
    logs = np.log(np.full((5, 5), 0.05, np.float32))
    for word, label in enumerate([0, 1, 2, 3, 1]):
        logs[word, label] = np.log(0.8)
    found = list(spans("name", NAMES, logs, [2, 0, 3]))
    assert [(s.kind, s.sentence, s.first, s.last) for s in found] == [
        ("person", 0, 1, 2),
        ("place", 2, 1, 2),
        ("person", 2, 2, 3),
    ]  # an "I" at the start of a sentence goes on from nothing, so that its label falls
    assert all(0 < s.score <= 1 for s in found)


def test_words_have_one_row_and_lists_one_name_in_all_languages() -> None:
    rows = WordRows("id", {"menteri": 1}, ["names.roles.GOV", "language.id", "cues.takes.trail"])
    ids, flags = rows.look_up(["Menteri", "ujar", "Menteri", "Qwrt"])
    assert ids[0].tolist() == ids[2].tolist()
    assert [int(i) for i in ids[:, 0]] == [1, 0, 1, 0]
    assert flags.tolist() == [[1, 1, 0], [0, 1, 1], [1, 1, 0], [0, 1, 0]]
    for word, key in (("minister", "names.roles.GOV"), ("said", "cues.takes.trail")):
        assert key in lists_of("en")[word]


def test_rows_are_kept_as_their_table_grows() -> None:
    rows = WordRows("en", {}, ["language.en"])
    first = rows.look_up(["Halloran"])[0].tolist()
    rows.look_up([f"Word{i}" for i in range(3000)])
    assert rows.look_up(["Halloran"])[0].tolist() == first


def test_surroundings_tell_marks_and_what_the_gazetteer_knows() -> None:
    document = tagged(article('"Ya," kata Ratna di Suva, Fiji.', "id"))
    table = places(document, cut_names(document), known_in(find_hits(document)))
    words = [t.text for tokens in document.tokens for t in tokens]
    assert table.shape == (len(words), PLACED)
    inside = table[:, 4]
    assert inside[words.index("Ya")] == 1 and inside[words.index("Ratna")] == 0
    bare = places(document, cut_names(document), [])
    assert (table - bare)[words.index("Fiji")].any()
    assert not (table - bare)[words.index("kata")].any()


def test_languages_without_word_data_are_not_labelled() -> None:
    document = tagged(article("Olá, disse Maria.", "pt"))
    assert network().label(document, cut_names(document), ()) == ()


def test_labels_point_at_words() -> None:
    document = annotate(
        article("Menteri Pertahanan Ratna Suhita mengatakan kapal itu tenggelam di Suva.", "id")
    )
    assert document.labels == tuple(sorted(document.labels, key=lambda s: (s.sentence, s.first, s.task)))
    found = {
        (s.task, " ".join(t.text for t in document.tokens[s.sentence][s.first : s.last]))
        for s in document.labels
    }
    assert {("name", "Ratna Suhita"), ("cue", "mengatakan")} <= found


def test_weights_for_other_features_are_refused(tmp_path: Path) -> None:
    import gzip
    import json

    (tmp_path / "reading.json.gz").write_bytes(
        gzip.compress(json.dumps({"columns": [], "placed": 3}).encode())
    )
    with pytest.raises(ValueError, match=r"training/reading\.py"):
        load(tmp_path)


def labelled(text: str, language: str, *labels: tuple[str, str, str, float]) -> Document:
    """The text with labels of ours: task, kind, words, score."""
    document = tagged(article(text, language))
    out = []
    for task, kind, words, score in labels:
        start = text.index(words)
        sentence = document.sentence_at(start)
        tokens = document.tokens[sentence]
        inside = [i for i, t in enumerate(tokens) if start <= t.span[0] and t.span[1] <= start + len(words)]
        out.append(Label(task, kind, sentence, inside[0], inside[-1] + 1, score))
    return replace(document, labels=tuple(sorted(out, key=lambda s: (s.sentence, s.first, s.task))))


@pytest.mark.parametrize(
    ("language", "text", "label", "name"),
    [
        ("id", "Kapten Surya Wirawan tiba.",
         ("name", "person", "Kapten Surya Wirawan", 0.95), "Surya Wirawan"),
        ("id", "Organisasi Bahari Merdeka (OBM) tiba.",
         ("name", "organisation", "Organisasi Bahari Merdeka (", 0.95), "Organisasi Bahari Merdeka"),
        ("en", "The Ministry of Tides agreed.",
         ("name", "organisation", "Ministry of", 0.6), "Ministry of Tides"),
        ("id", "Camat Tirtomoyo Suwandono membuka acara.",
         ("name", "place", "Tirtomoyo Suwandono", 0.66), "Tirtomoyo"),
        ("id", "Hadiwinata M.Si. hadir.", ("name", "person", "Hadiwinata M.Si.", 0.8), "Hadiwinata"),
    ],
)  # fmt: skip
def test_a_marked_name_loses_what_is_no_part_of_it(
    language: str, text: str, label: tuple[str, str, str, float], name: str
) -> None:
    document = labelled(text, language, label)
    found = [
        " ".join(t.text for t in document.tokens[s.sentence][s.first : s.last])
        for s in with_labels(document, cut_names(document))
    ]
    assert found[0] == name


def test_the_network_decides_what_is_a_name_and_word_data_keeps_what_it_lists() -> None:
    text = "Solenodon ini hidup di Indonesia. Suwandono membuka acara."
    document = labelled(text, "id", ("name", "person", "Suwandono", 0.9))
    found = [(m.kind, document.words(m.span)) for m in find_names(document)]
    assert found == [("place", "Indonesia"), ("person", "Suwandono")]


REPORT = "The harbour master Nora Quill briefed crews that the quay was shut."


def test_a_report_that_only_the_network_marked_counts_with_cue_and_source() -> None:
    marks = [
        ("name", "person", "Nora Quill", 0.9),
        ("source", "", "The harbour master Nora Quill", 0.9),
        ("cue", "", "briefed", 0.9),
        ("content", "", "the quay was shut", 0.9),
    ]
    document = labelled(REPORT, "en", *marks)
    (found,) = find_quotations(document, find_names(document))
    assert document.words(found.span) == "the quay was shut" and found.kind == "indirect"
    assert found.speaker is not None and found.speaker.name == "Nora Quill"
    for without in ("source", "cue", "content"):
        document = labelled(REPORT, "en", *(m for m in marks if m[0] != without))
        assert find_quotations(document, find_names(document)) == ()


def test_a_report_that_was_refused_is_none() -> None:
    text = "Nora Quill never briefed crews that the quay was shut."
    document = labelled(
        text, "en", ("name", "person", "Nora Quill", 0.9), ("source", "", "Nora Quill", 0.9),
        ("cue", "", "briefed", 0.9), ("content", "", "the quay was shut", 0.9),
    )  # fmt: skip
    assert find_quotations(document, find_names(document)) == ()
