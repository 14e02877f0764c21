"""Makes the weights of the language network: src/dateline/read/weights/reading.onnx.gz and reading.json.gz.

    PYTHONPATH=training python training/reading.py --data ../shared/data
    ... --fold 0 --out DIR          keeps a fifth of the gold training articles out, and scores on it
    ... --share 0.5                 trains on a part of the gold articles: the learning curve

What it is trained on, its licence and its scores: training/reading.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from dateline.read.network import HERE, likeliest
from dateline.read.tagger import normal
from dateline.read.wordfeatures import COLUMNS, PLACED, WordRows, lists_of
from reading_data import (
    TASKS,
    UNKNOWN,
    Sample,
    gold_samples,
    name_lists,
    name_samples,
    swap_names,
    treebank_samples,
)
from reading_net import Network, to_onnx

RAW = argparse.RawDescriptionHelpFormatter
LANGUAGES = ("en", "id")
SHIPPED = ("name", "role", "content", "cue", "source")
"""Tasks whose heads ship; the others only teach the layers below."""
WEIGHT = {"name": 1.0, "role": 0.5, "content": 1.5, "cue": 1.0, "source": 1.0, "gum": 0.3, "nerp": 0.3}
EPOCHS, BATCH, RATE, DECAY = 16, 3000, 3e-3, 0.02
"""A batch has about so many words."""
SWAPPED = 0.4
"""The share of names that are replaced by others in training."""
RARE = 3
"""How often a form occurs at least in the training texts to have a row of its own."""
LISTED = 25
"""How often it occurs at least in the lists of names."""
FOLDS = 5


def main() -> None:
    """Trains, scores on the development sets, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=RAW)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    start = time.process_time()
    train, choose = samples(args.data, args.fold, args.share)
    trainer = Trainer(train, name_lists(args.data))
    for epoch in range(args.epochs):
        loss = trainer.epoch(args.epochs)
        print(
            f"epoch {epoch + 1}  loss {loss:.3f}  CPU seconds {time.process_time() - start:.0f}", flush=True
        )
    for name, found in choose.items():
        for line in scores(trainer, found):
            print(f"{name:10s} {line}")
    save(trainer, args.out)


def samples(data: Path, fold: int | None, share: float) -> tuple[list[Sample], dict[str, list[Sample]]]:
    """The texts to train on, and those to choose with, by set."""
    gold = list(gold_samples("train", data))
    held = [] if fold is None else gold[fold::FOLDS]
    gold = [s for i, s in enumerate(gold) if fold is None or i % FOLDS != fold]
    random.Random(0).shuffle(gold)
    train = gold[: round(len(gold) * share)]
    for name in ("idner", "nergrit"):
        train += name_samples(data / f"ner/{name}-train.txt", name)
    train += name_samples(data / "ner/nerp-train.txt", "nerp", "nerp")
    train += treebank_samples(data / "ud/en_gum-train.conllu")
    choose = {name: list(name_samples(data / f"ner/{name}-dev.txt", name)) for name in ("idner", "nergrit")}
    choose["gold dev"] = list(gold_samples("dev", data))
    choose["gold held"] = held
    return [s for s in train if s.words], {k: [s for s in v if s.words] for k, v in choose.items()}


class Trainer:
    """A network on its way, with what it reads."""

    def __init__(self, train: Sequence[Sample], lists: Mapping[str, Sequence[str]], seed: int = 0) -> None:
        torch.manual_seed(seed)
        self.rng = random.Random(seed)
        self.train = train
        self.lists = lists
        counts = Counter(normal(word) for sample in train for word in sample.words)
        listed = Counter(normal(word) for names in lists.values() for name in names for word in name.split())
        self.words = sorted(
            {w for w, count in counts.items() if count >= RARE}
            | {w for w, count in listed.items() if count >= LISTED}
        )
        known = {key for code in LANGUAGES for keys in lists_of(code).values() for key in keys}
        self.flags = sorted(known | {f"language.{code}" for code in LANGUAGES})
        vocabulary = {word: i for i, word in enumerate(self.words, 1)}
        self.rows = {code: WordRows(code, vocabulary, self.flags) for code in LANGUAGES}
        heads = {task: len(names) for task, names in TASKS.items()}
        self.network = Network(len(self.words), len(self.flags), heads)
        self.optimizer = torch.optim.AdamW(self.network.parameters(), lr=RATE, weight_decay=DECAY)
        self.schedule: torch.optim.lr_scheduler.OneCycleLR | None = None

    def epoch(self, epochs: int) -> float:
        """Goes once over all texts; the mean loss of a batch."""
        batches = list(self._batches())
        if self.schedule is None:
            steps = round(epochs * len(batches) * 1.1)
            self.schedule = torch.optim.lr_scheduler.OneCycleLR(
                self.optimizer, RATE, total_steps=steps, pct_start=0.1
            )
        self.network.train()
        total = 0.0
        for batch in batches:
            loss = self._loss(batch)
            self.optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            total += float(loss.detach())
        return total / len(batches)

    def _batches(self) -> Iterator[list[Sample]]:
        """The texts, some names in them replaced, those of about one length together, in random order."""
        texts = [swap_names(sample, self.lists, self.rng, SWAPPED) for sample in self.train]
        texts.sort(key=lambda sample: len(sample.words) * (1 + 0.1 * self.rng.random()))
        out: list[list[Sample]] = [[]]
        for text in texts:
            if out[-1] and (len(out[-1]) + 1) * len(text.words) > BATCH:
                out.append([])
            out[-1].append(text)
        self.rng.shuffle(out)
        yield from out

    def _loss(self, batch: Sequence[Sample]) -> torch.Tensor:
        size = max(len(sample.words) for sample in batch)
        found = self.network(*self._inputs(batch, size))
        loss = torch.zeros(())
        for task, weight in WEIGHT.items():
            target = np.full((len(batch), size), UNKNOWN)
            for row, sample in zip(target, batch, strict=True):
                if task in sample.labels:
                    row[: len(sample.words)] = sample.labels[task]
            told = int((target != UNKNOWN).sum())
            if told:
                missed = functional.cross_entropy(
                    found[task].flatten(0, 1),
                    torch.from_numpy(target).flatten(),
                    ignore_index=UNKNOWN,
                    reduction="sum",
                )
                loss = loss + weight * missed / max(told, 300)
        return loss

    def _inputs(self, batch: Sequence[Sample], size: int) -> tuple[torch.Tensor, ...]:
        ids = np.zeros((len(batch), size, len(COLUMNS)), np.int64)
        flags = np.zeros((len(batch), size, len(self.flags)), np.float32)
        places = np.zeros((len(batch), size, PLACED), np.float32)
        mask = np.zeros((len(batch), size), np.float32)
        for i, sample in enumerate(batch):
            n = len(sample.words)
            ids[i, :n], flags[i, :n] = self.rows[sample.language].look_up(sample.words)
            places[i, :n], mask[i, :n] = sample.places, 1
        return tuple(torch.from_numpy(array) for array in (ids, flags, places, mask))

    def judge(self, sample: Sample) -> dict[str, np.ndarray]:
        """The log-probabilities of each task for one text, shape (words, labels)."""
        self.network.eval()
        with torch.no_grad():
            found = self.network(*self._inputs([sample], len(sample.words)))
        return {task: found[task][0].log_softmax(-1).numpy() for task in found}


def scores(trainer: Trainer, found: Sequence[Sample]) -> Iterator[str]:
    """F1 of whole spans of the shipped tasks, for each origin and language."""
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    for sample in found:
        logs = trainer.judge(sample)
        sizes = np.bincount(sample.breaks).tolist()
        for task in SHIPPED:
            if task not in sample.labels:
                continue
            count = counts.setdefault((sample.origin, sample.language, task), Counter())
            got = set(_spans(task, likeliest(TASKS[task], logs[task], sizes)))
            true = set(_spans(task, sample.labels[task]))
            count.update(hit=len(got & true), found=len(got), true=len(true))
    for (origin, language, task), count in sorted(counts.items()):
        f1 = 2 * count["hit"] / max(1, count["found"] + count["true"])
        yield f"{origin:14s} {language} {task:8s} F1 {f1:.3f}  (true {count['true']}, found {count['found']})"


def _spans(task: str, labels: np.ndarray) -> Iterator[tuple[int, int, str]]:
    names = TASKS[task]
    first = -1
    for i, label in enumerate([*labels, 0]):
        name = names[label]
        if first >= 0 and name[0] in "OB":
            yield first, i, names[labels[first]][2:]
            first = -1
        if name[0] == "B":
            first = i


def save(trainer: Trainer, folder: Path) -> None:
    """Writes the graph and what its inputs and outputs mean; the same weights give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    graph = to_onnx(trainer.network, len(trainer.flags), SHIPPED)
    data = {
        "columns": COLUMNS, "placed": PLACED, "languages": LANGUAGES, "flags": trainer.flags,
        "tasks": {task: TASKS[task] for task in SHIPPED}, "words": trainer.words,
    }  # fmt: skip
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    (folder / "reading.onnx.gz").write_bytes(gzip.compress(graph, 9, mtime=0))
    (folder / "reading.json.gz").write_bytes(gzip.compress(text, 9, mtime=0))


if __name__ == "__main__":
    main()
