"""Makes the weights of the block classifier: src/dateline/extract/weights/blocks.{onnx,json}.gz.

    PYTHONPATH=. python training/blocks.py --data DIR                 (DIR holds fundus/ and wcxb/)
    PYTHONPATH=. python training/blocks.py --data DIR --folds OUT     (a classifier a fold)

Out of fold, every page is judged by a classifier that saw no page of its publisher. The same data, seed and
library versions give the same files, byte for byte.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from bench.extraction.scorers import bag_scores
from bench.extraction.words import words
from block_data import FOLDS, STORY, Counts, Sample, count_names, make_tables, read_samples
from block_models import fit_network, fit_trees, to_onnx
from dateline.extract.classifier import HERE, load
from dateline.extract.features import NAMES
from dateline.extract.scores import Scores

RAW = argparse.RawDescriptionHelpFormatter
NETWORKS = 2
"""Networks, each with a seed of its own, whose mean is taken."""


def main() -> None:
    """Trains on all pages, or a classifier a fold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=RAW)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=Path, help="a folder for the classifiers of the folds")
    parser.add_argument("--only", type=int, nargs="*", default=range(FOLDS), help="these folds alone")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, default=HERE)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    samples = list(read_samples(args.data))
    counts = count_names(samples)
    if args.folds is None:
        fit(samples, counts, samples, args.out, args.threads)
        return
    write_folds(samples, args.folds)
    judged: list[tuple[Sample, np.ndarray]] = []
    for fold in args.only:
        train = [sample for sample in samples if sample.fold != fold]
        folder = args.folds / str(fold)
        fit(samples, counts, train, folder, args.threads)
        model = load(folder)
        found = [(s, model.judge(s.blocks, s.meta, s.headline, s.region)) for s in samples if s.fold == fold]
        print(f"fold {fold}: {figures(found)}", flush=True)
        judged += found
    print(f"out of fold: {figures(judged)}")


def fit(samples: Sequence[Sample], counts: Counts, train: Sequence[Sample], out: Path, threads: int) -> None:
    """Train on some of the samples and write the weights."""
    groups = {sample.page.group for sample in train}
    scores, tables = make_tables(train, counts, groups)
    trees = fit_trees(train, tables, threads)
    networks = [fit_network(train, tables, seed) for seed in range(NETWORKS)]
    out.mkdir(parents=True, exist_ok=True)
    write(out / "blocks.onnx.gz", to_onnx(trees, networks))
    write(out / "blocks.json.gz", json.dumps(_plain(scores), sort_keys=True, separators=(",", ":")).encode())


def write_folds(samples: Sequence[Sample], folder: Path) -> None:
    """Which page is in which fold, a file a set, as ``bench.extraction --folds`` reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in (("fundus", "fundus-pages"), ("wcxb", "wcxb-dev")):
        pages = [s for s in samples if s.page.page_id.startswith(f"{source}/")]
        folds = {s.page.page_id.removeprefix(f"{source}/"): s.fold for s in pages}
        (folder / f"{name}.json").write_text(json.dumps(folds, indent=0, sort_keys=True), encoding="utf-8")


def _plain(scores: Scores) -> dict[str, object]:
    return {
        "columns": list(NAMES),
        "names": scores.names,
        "lines": {str(key): value for key, value in scores.lines.items()},
        "openings": {str(key): value for key, value in scores.openings.items()},
    }


def write(path: Path, data: bytes) -> None:
    """A gzip file without a time in it."""
    path.write_bytes(gzip.compress(data, 9, mtime=0))


def figures(judged: Sequence[tuple[Sample, np.ndarray]]) -> str:
    """Word-bag F1 of the pieces told as story, by type of page."""
    rows: dict[str, list[float]] = defaultdict(list)
    for sample, classes in judged:
        told = classes[:, list(STORY)].sum(axis=1) > 0.5
        texts = [piece.text for piece, keep in zip(sample.blocks.pieces, told, strict=True) if keep]
        f1 = bag_scores(words(" ".join(texts)), words(" ".join(sample.page.lines)))[2]
        rows[sample.page.kind].append(f1)
        if sample.page.kind != "news":
            rows["all of WCXB"].append(f1)
    return "  ".join(f"{kind} {np.mean(values):.4f} ({len(values)})" for kind, values in sorted(rows.items()))


if __name__ == "__main__":
    main()
