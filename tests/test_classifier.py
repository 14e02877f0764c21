"""The block classifier: its features, its weights, and that it says the same every time."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from selectolax.lexbor import LexborHTMLParser

from dateline.extract.article import find_story
from dateline.extract.classifier import CLASSES, HERE, STORY, classifier, load
from dateline.extract.features import NAMES, candidates, features
from dateline.extract.metadata import Metadata
from dateline.extract.pieces import Blocks
from dateline.extract.scores import line_key, name_words, opening

ROOT = Path(__file__).resolve().parent.parent
NEWS = Metadata(types=("NewsArticle",), titles=("Pelabuhan Sorong tutup dua hari",))
PARAGRAPHS = [
    f"Kapal nomor {i} menunggu di luar kolam labuh sejak pagi, kata petugas jaga, dan baru boleh masuk besok."
    for i in range(12)
]
PAGE = (
    "<body><nav class=menu><ul><li><a href=/a>Nasional</a><li><a href=/b>Olahraga</a></ul></nav>"
    "<div class=sidebar><a href=/c>Harga cabai naik lagi</a><a href=/d>Lima resep sup</a></div>"
    "<div class=page><h1>Pelabuhan Sorong tutup dua hari</h1><div class=detail-text>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "</div></div><footer><a href=/e>Tentang kami</a></footer></body>"
)


def story(html: str, meta: Metadata):
    return find_story(LexborHTMLParser(html), meta)


def test_the_shape_of_the_features():
    blocks, headline, region = story(PAGE, NEWS)
    rows = candidates(blocks, region, NEWS)
    table = features(blocks, NEWS, headline, rows, classifier().scores)
    assert table.shape == (len(rows), len(NAMES))
    assert table.dtype == np.float32
    assert np.isfinite(table).all()
    assert features(Blocks((), (), ()), NEWS, None, [], classifier().scores).shape == (0, len(NAMES))


def test_columns_say_what_their_names_say():
    blocks, headline, _ = story(PAGE, NEWS)
    rows = list(range(len(blocks.pieces)))
    table = features(blocks, NEWS, headline, rows, classifier().scores)
    column = {name: table[:, i] for i, name in enumerate(NAMES)}
    first = next(i for i, piece in enumerate(blocks.pieces) if piece.text == PARAGRAPHS[0])
    assert column["is_headline"].tolist() == [float(i == headline) for i in rows]
    assert column["same_title"][headline] == 1
    assert column["tag_p"][first] == 1
    assert column["share_home"][first] == pytest.approx(1.0)
    assert column["from_headline"][first] == first - headline
    assert column["twins"][first] == pytest.approx(np.log1p(12), abs=1e-4)
    link = next(i for i, piece in enumerate(blocks.pieces) if piece.text.startswith("Harga cabai"))
    assert column["linked"][link] == 1
    assert column["in_listing"][link] > 0.9
    assert column["share_home"][link] == 0


def test_only_a_story_with_running_text_leaves_pieces_out():
    blocks, _, region = story(PAGE, NEWS)
    kept = {blocks.pieces[i].text for i in candidates(blocks, region, NEWS)}
    assert kept == {"Pelabuhan Sorong tutup dua hari", *PARAGRAPHS}
    plain, _, around = story(PAGE, Metadata())
    assert len(candidates(plain, around, Metadata())) == len(plain.pieces)
    assert "Nasional" in {piece.text for piece in plain.pieces}


def test_menus_are_passed_over_on_a_story_only():
    blocks, _, _ = story(PAGE, NEWS)
    assert {"Nasional", "Tentang kami"}.isdisjoint(piece.text for piece in blocks.pieces)
    few, _, _ = story(f"<body><nav>{PARAGRAPHS[0]}</nav></body>", NEWS)
    assert [piece.text for piece in few.pieces] == [PARAGRAPHS[0]]


def test_the_story_is_told_from_the_furniture():
    blocks, headline, region = story(PAGE, NEWS)
    judged = classifier().judge(blocks, NEWS, headline, region)
    assert judged.shape == (len(blocks.pieces), len(CLASSES))
    assert judged.sum(axis=1) == pytest.approx(np.ones(len(blocks.pieces)), abs=1e-3)
    told = {p.text for p, q in zip(blocks.pieces, judged[:, STORY].sum(axis=1), strict=True) if q > 0.5}
    assert told - {"Pelabuhan Sorong tutup dua hari"} == set(PARAGRAPHS)


def test_the_same_page_is_judged_the_same():
    blocks, headline, region = story(PAGE, NEWS)
    first = classifier().judge(blocks, NEWS, headline, region)
    again = load(HERE).judge(blocks, NEWS, headline, region)
    assert np.array_equal(first, again)


def test_weights_of_other_features_are_refused(tmp_path: Path):
    data = json.loads(gzip.decompress((HERE / "blocks.json.gz").read_bytes()))
    data["columns"] = data["columns"][1:]
    (tmp_path / "blocks.json.gz").write_bytes(gzip.compress(json.dumps(data).encode()))
    (tmp_path / "blocks.onnx.gz").write_bytes((HERE / "blocks.onnx.gz").read_bytes())
    with pytest.raises(ValueError, match=r"training/blocks\.py"):
        load(tmp_path)


def test_the_weights_are_small_and_hold_no_text():
    assert sum(path.stat().st_size for path in HERE.iterdir()) < 1_500_000
    data = json.loads(gzip.decompress((HERE / "blocks.json.gz").read_bytes()))
    assert all(key.isdigit() for table in ("lines", "openings") for key in data[table])
    assert all(" " not in name for name in data["names"])


def test_words_of_names_and_openings():
    assert name_words("post-Title_big postTitle") == ("big", "post", "posttitle", "title", "titlebig")
    assert opening("Baca juga: tiga kapal karam") == "baca juga: tiga kapal"
    assert opening("Tunggal") == ""
    assert line_key("read more") == 0x5C5E2F52 or isinstance(line_key("read more"), int)
