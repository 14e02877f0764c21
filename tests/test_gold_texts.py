"""The texts behind the gold corpus: real ones kept as offsets, records of data sets, treebanks of news."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[1] / "training"
sys.path.insert(0, str(TRAINING))

import gold as command  # noqa: E402
from bench.links import day_of  # noqa: E402
from goldtools import load  # noqa: E402
from goldtools.decompiling import marks_of  # noqa: E402
from goldtools.load import read_all  # noqa: E402
from goldtools.records import DigestError, GoldError  # noqa: E402
from goldtools.splits import split_of  # noqa: E402
from goldtools.standoff import texts_in  # noqa: E402
from goldtools.texts import articles, as_written, digest, find_text, published  # noqa: E402


def real(folder: Path, words: str = "Menteri Rini Astuti menemui warga , Senin .") -> Path:
    data = folder / "data"
    (data / "ner").mkdir(parents=True, exist_ok=True)
    rows = "\n".join(f"{word} X O" for word in words.split())
    (data / "ner" / "idner-train.txt").write_text(rows + "\n\n", encoding="utf-8")
    return data


REAL_MARKS = """article: id-t-1
language: id
source: idner-train
record: idner-train/1
register: sentence
topic: politics
[1]
person Rini Astuti @rini | role: Menteri
event CONSULT/visit past | trigger: menemui | source: Menteri Rini Astuti @rini | target: warga
"""


def test_a_real_text_is_kept_as_offsets_and_refused_where_it_differs(tmp_path: Path):
    data = real(tmp_path)
    path = tmp_path / "work.mark"
    path.write_text(REAL_MARKS, encoding="utf-8")
    assert command.main(["compile", str(path), "--data", str(data), "--root", str(tmp_path / "gold")]) == 0
    ann = tmp_path / "gold" / "id" / "work.ann"
    content = ann.read_text(encoding="utf-8")
    assert texts_in(ann) == []
    assert not any(word in content for word in ("Rini", "Menteri", "menemui", "warga", "rini"))
    (gold,) = read_all(tmp_path / "gold", data)
    assert gold.text == "Menteri Rini Astuti menemui warga, Senin."
    assert gold.full_name(gold.chains[0].key) == "Rini Astuti"
    split = split_of(gold.id, gold.header)
    assert list(load(split, None, root=tmp_path / "gold", really_test=True)) == []
    path.write_text(marks_of(gold), encoding="utf-8")
    assert command.main(["compile", str(path), "--data", str(data), "--root", str(tmp_path / "gold")]) == 0
    assert ann.read_text(encoding="utf-8") == content
    (again,) = load(split, data, root=tmp_path / "gold", really_test=True)
    assert again == gold
    other = real(tmp_path / "other", "Menteri Rini Astuti menemui warga , Selasa .")
    with pytest.raises(DigestError, match="not the one that was annotated"):
        list(load(split, other, root=tmp_path / "gold", really_test=True))
    assert digest(again.text or "") == again.header["sha256"]


def test_a_record_is_annotated_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data, root = real(tmp_path), tmp_path / "gold"
    for name in ("one", "two"):
        path = tmp_path / f"{name}.mark"
        path.write_text(REAL_MARKS.replace("id-t-1", f"id-t-{name}"), encoding="utf-8")
        assert command.main(["compile", str(path), "--data", str(data), "--root", str(root)]) == 0
    assert command.main(["check", "--data", str(data), "--root", str(root)]) == 1
    assert "idner-train/1 is annotated already in" in capsys.readouterr().out
    assert command.main(["list", "idner-train", "--data", str(data), "--root", str(root)]) == 0
    assert capsys.readouterr().out.startswith("taken\tidner-train/1\tMenteri Rini Astuti")


def test_a_real_text_without_its_data_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "work.mark"
    path.write_text(REAL_MARKS, encoding="utf-8")
    assert command.main(["compile", str(path)]) == 1
    assert "--data" in capsys.readouterr().err


DOCUMENTS = """# newdoc id = GUM_bio_anker
# meta::dateCreated = 2011-01-01
# newpar
# newpar_block = p (1 s)
# text = Lena Anker was born in Port Anselm.
1	Lena	_

# newdoc id = GUM_news_ferry
# meta::dateCreated = 2016-03-04
# meta::title = Ferry crews walk out
# newpar
# newpar_block = head (1 s)
# text = Ferry crews walk out
1	Ferry	_

# newpar
# newpar_block = p (4 s)
# text = Crews walked out on Friday.
1	Crews	_

# text = Mayor Ines Calloway was brief:
1	Mayor	_

# newpar
# newpar_block = quote (1 s)
# text = "Nobody wants this."
1	Nobody	_

# text = She left at once.
1	She	_

# newpar
# newpar_block = figure (2 s) | caption (2 s)
# text = The quay.
1	The	_

# text = Image: Anker.
1	Image	_
"""


def test_documents_of_news_of_a_treebank_are_articles_with_their_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    data, root = tmp_path / "data", tmp_path / "gold"
    (data / "ud").mkdir(parents=True)
    (data / "ud" / "en_gum-train.conllu").write_text(DOCUMENTS, encoding="utf-8")
    ((record, title, text),) = articles("gum-train", data)
    assert (record, title) == ("GUM_news_ferry", "Ferry crews walk out")
    assert text.split("\n\n") == [
        "Ferry crews walk out",
        "Crews walked out on Friday. Mayor Ines Calloway was brief:",
        '"Nobody wants this."',
        "She left at once.",
        "The quay. Image: Anker.",
    ]
    assert published("gum-train", record, data) == date(2016, 3, 4)
    assert published("gum-train", "GUM_bio_anker", data) is None
    assert published("idner-train", "idner-train/1", data) is None
    assert command.main(["open", "gum-train", record, "--data", str(data)]) == 0
    opened = capsys.readouterr().out
    assert "article: gum-news-ferry\nlanguage: en\nsource: gum-train\nrecord: GUM_news_ferry" in opened
    path = tmp_path / "work.mark"
    marks = (
        opened.replace("topic: ", "topic: protest\nskip: 1 5") + "\n[2]\nperson Ines Calloway | role: Mayor\n"
    )
    path.write_text(marks, encoding="utf-8")
    assert command.main(["compile", str(path), "--data", str(data), "--root", str(root)]) == 0
    (gold,) = read_all(root, data)
    assert (gold.header["group"], gold.text) == (record, text)
    assert day_of(gold, data) == date(2016, 3, 4)
    assert day_of(gold, None) is None
    assert command.main(["list", "gum-train", "--data", str(data), "--root", str(root)]) == 0
    assert f"taken\t{record}\t25 words\tFerry crews walk out" in capsys.readouterr().out
    with pytest.raises(GoldError, match="no record 'GUM_news_else'"):
        find_text("gum-train", "GUM_news_else", data)


def test_tokens_are_set_as_they_are_written():
    tokens = 'Ia berkata , " Kami siap , " lalu pergi ( lagi ) .'
    assert as_written(tokens.split(" ")) == 'Ia berkata, "Kami siap," lalu pergi (lagi).'
