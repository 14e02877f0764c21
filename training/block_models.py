"""The two models of the block classifier and their ONNX graph: boosted trees and a convolutional network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import lightgbm
import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn import functional

from block_data import STORY, Sample
from dateline.extract.boxfeatures import Table
from dateline.extract.classifier import CLASSES

TREES = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 31, "min_data_in_leaf": 60, "lambda_l2": 5.0,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "max_bin": 127, "seed": 1,
    "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
ROUNDS = 200
WIDTH, KERNEL, DILATIONS, DROPOUT = 64, 5, (1, 2, 4, 8), 0.15
EPOCHS, BATCH, RATE, DECAY = 16, 8, 4e-3, 0.03
LONGEST = 800
"""Pieces of a page that the network is trained on."""
NEWS = 2.0
"""How many times a page of a newsroom counts."""
RARE = 0.002
"""What a piece of another class than furniture weighs at least, as a share of its page."""
CLIP = 5.0
EPSILON = 1e-2


def weights_of(sample: Sample) -> np.ndarray:
    """What each judged piece weighs: its share of the true text, so that every page counts the same."""
    share = np.minimum((sample.size[sample.rows] + 1.5) / sample.total, 1.0)
    return (share * (NEWS if sample.page.kind == "news" else 1.0)).astype(np.float32)


# Trees.


def fit_trees(samples: Sequence[Sample], tables: Sequence[Table], threads: int) -> lightgbm.Booster:
    """Boosted trees that tell story from all else, a piece at a time."""
    rows = np.vstack(tables)
    told = np.concatenate([sample.told[sample.rows] for sample in samples]).astype(int)
    weight = np.concatenate([weights_of(sample) for sample in samples]) * 50
    return lightgbm.train(
        {**TREES, "num_threads": threads}, lightgbm.Dataset(rows, told, weight=weight), ROUNDS
    )


# Network.


class Network(nn.Module):
    """Depthwise dilated convolutions over the pieces in page order, with a summary of the whole page."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.enter = nn.Linear(columns, WIDTH)
        self.around = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, KERNEL, padding=d * (KERNEL // 2), dilation=d, groups=WIDTH)
            for d in DILATIONS
        )
        self.mix = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in DILATIONS)
        self.page = nn.Linear(2 * WIDTH, WIDTH)
        self.last = nn.Linear(WIDTH, WIDTH)
        self.leave = nn.Linear(WIDTH, len(CLASSES))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, rows: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Logits, shape (pages, pieces, classes); ``mask`` is 1 where there is a piece."""
        mask = mask[..., None]
        hidden = functional.relu(self.enter(self.drop(rows))) * mask
        for i, (around, mix) in enumerate(zip(self.around, self.mix, strict=True)):
            near = around(hidden.transpose(1, 2)).transpose(1, 2)
            hidden = (hidden + self.drop(functional.relu(mix(near)))) * mask
            if i == 1:
                mean = hidden.sum(1) / mask.sum(1)
                most = hidden.masked_fill(mask == 0, -1e4).max(1).values
                page = functional.relu(self.page(torch.cat([mean, most], -1)))
                hidden = (hidden + page[:, None]) * mask
        out: torch.Tensor = self.leave(self.drop(functional.relu(self.last(hidden))))
        return out


@dataclass(frozen=True, slots=True)
class Fitted:
    """A trained network with the mean and deviation of each column."""

    network: Network
    mean: np.ndarray
    deviation: np.ndarray

    def scale(self, table: Table) -> Table:
        """The table as the network reads it."""
        return np.clip((table - self.mean) / self.deviation, -CLIP, CLIP).astype(np.float32)


def fit_network(samples: Sequence[Sample], tables: Sequence[Table], seed: int = 0) -> Fitted:
    """The network, trained on cross-entropy of the classes and on the page's F1 of words, softly counted."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    rows = np.vstack(tables)
    fitted = Fitted(Network(rows.shape[1]), rows.mean(0), rows.std(0) + EPSILON)
    scaled = [fitted.scale(table) for table in tables]
    pages = [i for i, table in enumerate(tables) if len(table)]
    steps = EPOCHS * -(-len(pages) // BATCH)
    optimizer = torch.optim.AdamW(fitted.network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.15)
    fitted.network.train()
    for _ in range(EPOCHS):
        for batch in _batches(pages, tables, rng):
            loss = _loss(fitted.network, [samples[i] for i in batch], [scaled[i] for i in batch])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(fitted.network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    fitted.network.eval()
    return fitted


def _batches(pages: Sequence[int], tables: Sequence[Table], rng: np.random.Generator) -> list[list[int]]:
    """Pages of about the same length together, in random order."""
    noise = {i: rng.normal() * 30 for i in pages}
    ordered = sorted(pages, key=lambda i: min(len(tables[i]), LONGEST) + noise[i])
    batches = [ordered[i : i + BATCH] for i in range(0, len(ordered), BATCH)]
    return [batches[i] for i in rng.permutation(len(batches))]


def _loss(network: Network, samples: Sequence[Sample], tables: Sequence[Table]) -> torch.Tensor:
    length = min(max(map(len, tables)), LONGEST)
    rows = np.zeros((len(tables), length, tables[0].shape[1]), np.float32)
    mask, size, weight = (np.zeros((len(tables), length), np.float32) for _ in range(3))
    label = np.zeros((len(tables), length), np.int64)
    for i, (sample, table) in enumerate(zip(samples, tables, strict=True)):
        n = min(len(table), length)
        rows[i, :n], mask[i, :n], size[i, :n] = table[:n], 1, sample.size[sample.rows][:n]
        label[i, :n] = sample.label[sample.rows][:n]
        weight[i, :n] = weights_of(sample)[:n] + RARE * (label[i, :n] > 0)
    ones, words, target = torch.from_numpy(mask), torch.from_numpy(size), torch.from_numpy(label)
    logs = functional.log_softmax(network(torch.from_numpy(rows), ones), -1)
    missed = -logs.gather(-1, target[..., None])[..., 0] * torch.from_numpy(weight) * ones
    found = logs.exp()[..., list(STORY)].sum(-1) * ones * words
    true = torch.isin(target, torch.tensor(STORY)).float() * words
    f1 = (2 * torch.minimum(found, true).sum(1) + 5) / (found.sum(1) + true.sum(1) + 5)
    return missed.sum() / len(tables) + (1 - f1).mean()


# ONNX.


def to_onnx(trees: lightgbm.Booster, fitted: Sequence[Fitted]) -> bytes:
    """One graph from features to probabilities: the mean of the networks' and the trees' share of story.

    The trees' probability p of story moves the networks': story classes by the factor that makes their sum
    (p + sum) / 2, all others by the factor that makes theirs 1 - that.
    """
    graph = _Graph()
    columns = len(fitted[0].mean)
    graph.node(
        "TreeEnsembleRegressor",
        ["features"],
        "margin",
        domain="ai.onnx.ml",
        n_targets=1,
        **_tree_nodes(trees),
    )
    graph.node("Sigmoid", ["margin"], "trees")
    graph.node("Sub", ["features", graph.constant(fitted[0].mean)], "centred")
    graph.node("Div", ["centred", graph.constant(fitted[0].deviation)], "divided")
    bounds = [graph.constant(np.float32(-CLIP)), graph.constant(np.float32(CLIP))]
    graph.node("Clip", ["divided", *bounds], "scaled")
    judged = [_network(graph, one.network) for one in fitted]
    graph.node("Mean", judged, "alone")
    is_story = np.array([i in STORY for i in range(len(CLASSES))], np.float32)
    graph.node("MatMul", ["alone", graph.constant(is_story[:, None])], "story")
    one, half, least = (graph.constant(np.float32(value)) for value in (1.0, 0.5, 1e-6))
    graph.node("Add", ["story", "trees"], "both")
    graph.node("Mul", ["both", half], "mixed")
    graph.node("Max", ["story", least], "story_")
    graph.node("Div", ["mixed", "story_"], "gain")
    graph.node("Sub", [one, "mixed"], "unmixed")
    graph.node("Sub", [one, "story"], "other")
    graph.node("Max", ["other", least], "other_")
    graph.node("Div", ["unmixed", "other_"], "loss")
    graph.node("Mul", ["gain", graph.constant(is_story[None])], "gains")
    graph.node("Mul", ["loss", graph.constant(1 - is_story[None])], "losses")
    graph.node("Add", ["gains", "losses"], "factors")
    graph.node("Mul", ["alone", "factors"], "classes")
    return graph.save(columns)


def _network(graph: _Graph, network: Network) -> str:
    """The nodes of one network; the name of its probabilities."""
    hidden = graph.linear("scaled", network.enter, relu=True)
    for i, (around, mix) in enumerate(zip(network.around, network.mix, strict=True)):
        near = graph.around(hidden, around)
        hidden = graph.add(hidden, graph.linear(near, mix, relu=True))
        if i == 1:
            mean = graph.node("ReduceMean", [hidden], graph.name(), axes=[0], keepdims=1)
            most = graph.node("ReduceMax", [hidden], graph.name(), axes=[0], keepdims=1)
            summary = graph.node("Concat", [mean, most], graph.name(), axis=1)
            hidden = graph.add(hidden, graph.linear(summary, network.page, relu=True))
    hidden = graph.linear(hidden, network.last, relu=True)
    return graph.node("Softmax", [graph.linear(hidden, network.leave)], graph.name(), axis=1)


class _Graph:
    """An ONNX graph in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def node(self, kind: str, inputs: Sequence[str], output: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def constant(self, values: np.ndarray | np.float32) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(values, np.float32), name))
        return name

    def name(self) -> str:
        return f"h{len(self.nodes)}"

    def add(self, left: str, right: str) -> str:
        return self.node("Add", [left, right], self.name())

    def linear(self, rows: str, layer: nn.Linear, relu: bool = False) -> str:
        weight = self.constant(layer.weight.detach().numpy())
        bias = self.constant(layer.bias.detach().numpy())
        out = self.node("Gemm", [rows, weight, bias], self.name(), transB=1)
        return self.node("Relu", [out], self.name()) if relu else out

    def around(self, rows: str, layer: nn.Conv1d) -> str:
        """A depthwise convolution over the rows."""
        turned = self.node("Transpose", [rows], self.name(), perm=[1, 0])
        zero = f"axis{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.array([0], np.int64), zero))
        deep = self.node("Unsqueeze", [turned, zero], self.name())
        out = self.node(
            "Conv",
            [deep, self.constant(layer.weight.detach().numpy()), self.constant(layer.bias.detach().numpy())],
            self.name(),
            group=layer.groups,
            dilations=list(layer.dilation),
            pads=[layer.padding[0], layer.padding[0]],
            kernel_shape=[KERNEL],
        )
        flat = self.node("Squeeze", [out, zero], self.name())
        return self.node("Transpose", [flat], self.name(), perm=[1, 0])

    def save(self, columns: int) -> bytes:
        graph = helper.make_graph(
            self.nodes,
            "blocks",
            [helper.make_tensor_value_info("features", TensorProto.FLOAT, [None, columns])],
            [helper.make_tensor_value_info("classes", TensorProto.FLOAT, [None, len(CLASSES)])],
            self.constants,
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("ai.onnx.ml", 3)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="dateline")
        onnx.checker.check_model(model)
        return model.SerializeToString(deterministic=True)


def _tree_nodes(trees: lightgbm.Booster) -> dict[str, list]:
    """The attributes of a TreeEnsembleRegressor that computes what the trees do."""
    out: dict[str, list] = {
        key: []
        for key in (
            *("nodes_treeids", "nodes_nodeids", "nodes_featureids", "nodes_modes", "nodes_values"),
            *("nodes_truenodeids", "nodes_falsenodeids", "target_treeids", "target_nodeids", "target_ids"),
            "target_weights",
        )
    }

    def add(tree: int, node: dict, counter: list[int]) -> int:
        number = counter[0]
        counter[0] += 1
        at = len(out["nodes_treeids"])
        is_leaf = "split_feature" not in node
        out["nodes_treeids"].append(tree)
        out["nodes_nodeids"].append(number)
        out["nodes_featureids"].append(0 if is_leaf else node["split_feature"])
        out["nodes_modes"].append("LEAF" if is_leaf else "BRANCH_LEQ")
        out["nodes_values"].append(0.0 if is_leaf else _below(node["threshold"]))
        out["nodes_truenodeids"].append(0)
        out["nodes_falsenodeids"].append(0)
        if is_leaf:
            out["target_treeids"].append(tree)
            out["target_nodeids"].append(number)
            out["target_ids"].append(0)
            out["target_weights"].append(node["leaf_value"])
        else:
            out["nodes_truenodeids"][at] = add(tree, node["left_child"], counter)
            out["nodes_falsenodeids"][at] = add(tree, node["right_child"], counter)
        return number

    for tree, info in enumerate(trees.dump_model()["tree_info"]):
        add(tree, info["tree_structure"], [0])
    return out


def _below(threshold: float) -> float:
    """The greatest 32-bit number that is not over the threshold: features are 32-bit numbers."""
    single = np.float32(threshold)
    return float(single if single <= threshold else np.nextafter(single, np.float32(-np.inf)))
