"""Makes the weights of the part-of-speech tagger: languages/<code>/tagger.json.gz.

    python training/tagger.py en --data DIR        (DIR holds ud/)
    python training/tagger.py id --data DIR
    ... --score FILE.conllu ...                    also prints accuracies on these

An averaged perceptron over the features of dateline.read.tagger, trained greedily on its own tags.
The same data and seed give the same file, byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from dateline.languages import HERE
from dateline.read import tagger as reader
from treebank import Tagged, read_treebank

SETS = {
    "en": {"train": ["ud/en_ewt-train", "ud/en_gum-train"], "choose": ["ud/en_ewt-dev", "ud/en_gum-dev"]},
    "id": {"train": ["ud/id_csui-train", "ud/id_gsd-dev"], "choose": []},
}
RAW = argparse.RawDescriptionHelpFormatter
EPOCHS = {"en": 8, "id": 8}
FIXED_COUNT, FIXED_SHARE = 30, 0.997
SCALE = 4
"""Weights are rounded to a quarter of an update."""


def main() -> None:
    """Trains one language and writes its weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=RAW)
    parser.add_argument("language", choices=sorted(SETS))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", type=int, default=0, help="hold out every Nth sentence and report on it")
    parser.add_argument("--score", type=Path, nargs="*", default=[])
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    code = args.language
    train: list[Tagged] = []
    held: dict[str, list[Tagged]] = {}
    for name in SETS[code]["train"]:
        found = list(read_treebank(args.data / f"{name}.conllu", code))
        if args.held:
            held[name] = found[:: args.held]
            found = [s for i, s in enumerate(found) if i % args.held]
        train += found
    start = time.process_time()
    model = fit(train, code, args.epochs or EPOCHS[code])
    out = args.out or HERE / code / "tagger.json.gz"
    out.write_bytes(packed(model))
    print(f"{out.name}: {out.stat().st_size / 1e6:.2f} MB, {time.process_time() - start:.0f} CPU seconds")
    loaded = reader._Model(json.loads(gzip.decompress(out.read_bytes())), code)
    for name, sentences in held.items():
        print(f"{name} held out: {score(loaded, sentences):.4f}")
    for path in [*(args.data / f"{n}.conllu" for n in SETS[code]["choose"]), *args.score]:
        print(f"{path.stem}: {score(loaded, list(read_treebank(path, code))):.4f}")


def score(model: reader._Model, sentences: Sequence[Tagged]) -> float:
    """The share of tokens with the right tag."""
    right = total = 0
    for sentence in sentences:
        found = model.tag([w for w, _ in sentence])
        right += sum(a == t for a, (_, t) in zip(found, sentence, strict=True))
        total += len(sentence)
    return right / max(total, 1)


def fit(train: Sequence[Tagged], code: str, epochs: int) -> dict[str, object]:
    """The trained model as plain data."""
    tags = sorted({t for s in train for _, t in s})
    number = {t: i for i, t in enumerate(tags)}
    fixed = fixed_words(train)
    lexicon = reader.lexicon_of(code)
    features = _Features(lexicon)
    rows = [features.of(s) for s in train]
    gold = [[number[t] for _, t in s] for s in train]
    known = [[fixed.get(reader.normal(w)) for w, _ in s] for s in train]
    size, width = len(tags), len(features.index)
    moves = np.zeros(((size + 1) * (size + 1), size), np.float64)
    # Dynamic features: the tag before with the word, in rows after the static ones.
    word_row = {w: i for i, w in enumerate(sorted({reader.normal(w) for s in train for w, _ in s}))}
    forms = [[word_row[reader.normal(w)] for w, _ in s] for s in train]
    weights = np.zeros((width, size), np.float64)
    total = np.zeros_like(weights)
    tagged = np.zeros((len(word_row) * (size + 1), size), np.float32)
    tagged_total = np.zeros_like(tagged)
    moves_total = np.zeros_like(moves)
    rng = random.Random(20240619)
    order = list(range(len(train)))
    step = 1
    for _ in range(epochs):
        rng.shuffle(order)
        for n in order:
            one = two = size
            for i, want in enumerate(gold[n]):
                sure = known[n][i]
                if sure is not None:
                    got = number[sure]
                else:
                    active = rows[n][i]
                    move = one * (size + 1) + two
                    pair = forms[n][i] * (size + 1) + one
                    got = int(np.argmax(weights[active].sum(0) + moves[move] + tagged[pair]))
                    if got != want:
                        for table, sums, where in (
                            (weights, total, active),
                            (moves, moves_total, move),
                            (tagged, tagged_total, pair),
                        ):
                            table[where, want] += 1
                            sums[where, want] += step
                            table[where, got] -= 1
                            sums[where, got] -= step
                    step += 1
                one, two = got, one
    # The average over all steps: the last weights less the sum of (change times its step) over the steps.
    names = list(features.index)
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    mean = weights - total / step
    for i, (part, name) in enumerate(names):
        packed_row = pack(mean[i])
        if packed_row:
            parts[part][name] = packed_row
    words = sorted(word_row, key=word_row.__getitem__)
    tagged_mean = tagged - tagged_total / step
    tagged_rows = {}
    for i in np.flatnonzero(np.abs(tagged_mean).max(1) >= 0.5).tolist():
        tagged_rows[f"{i % (size + 1)} {words[i // (size + 1)]}"] = pack(tagged_mean[i])
    moves_mean = moves - moves_total / step
    return {
        "tags": tags,
        "fixed": fixed,
        "moves": {f"{i // (size + 1)} {i % (size + 1)}": pack(moves_mean[i]) for i in range(len(moves))},
        "tagged": tagged_rows,
        **{part: dict(sorted(parts[part].items())) for part in _Features.PARTS},
    }


class _Features:
    """Numbers for (part, feature) pairs, and the active ones of each token."""

    PARTS = ("own", "before", "after", "before2", "after2", "pair")

    def __init__(self, lexicon: Mapping[str, str]) -> None:
        self.index: dict[tuple[str, str], int] = {}
        self.lexicon = lexicon

    def of(self, sentence: Tagged) -> list[np.ndarray]:
        words = [w for w, _ in sentence]
        padded = [reader.START, reader.START, *words, reader.END, reader.END]
        out = []
        for i, word in enumerate(words):
            last = reader.normal(words[i - 1]) if i else reader.START
            names = [("own", f) for f in reader.own_features(word, i == 0, self.lexicon)]
            names += [("before", f) for f in reader.side_features(padded[i + 1], self.lexicon)]
            names += [("after", f) for f in reader.side_features(padded[i + 3], self.lexicon)]
            names += [("before2", f) for f in reader.far_features(padded[i], self.lexicon)]
            names += [("after2", f) for f in reader.far_features(padded[i + 4], self.lexicon)]
            names.append(("pair", last + " " + reader.normal(word)))
            index = self.index
            out.append(np.array([index.setdefault(name, len(index)) for name in names], np.int64))
        return out


def fixed_words(train: Sequence[Tagged]) -> dict[str, str]:
    """The frequent words that have one tag only."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in train:
        for word, tag in sentence:
            seen[reader.normal(word)][tag] += 1
    out = {}
    for word, tags in sorted(seen.items()):
        tag, count = tags.most_common(1)[0]
        total = sum(tags.values())
        if total >= FIXED_COUNT and count >= FIXED_SHARE * total:
            out[word] = tag
    return out


def pack(row: np.ndarray) -> str:
    """The scores of a row as "a12 c-3": a letter for the tag, the rounded weight; empty where all are 0."""
    return " ".join(f"{chr(97 + i)}{v}" for i, v in enumerate(np.rint(row * SCALE).astype(int)) if v)


def packed(model: dict[str, object]) -> bytes:
    """The model as compressed JSON, the same bytes for the same model."""
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return gzip.compress(text.encode("utf-8"), 9, mtime=0)


if __name__ == "__main__":
    main()
