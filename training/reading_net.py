"""The language network: dilated convolutions over the words of a text, one head for each task."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn import functional

from dateline.read.wordfeatures import AFFIXES, COLUMNS, PLACED, SHAPES

WIDTH, KERNEL = 128, 3
DILATIONS = (1, 2, 4, 8, 16, 1)
WORD, AFFIX, SHAPE = 64, 24, 8
DROPOUT = 0.2
WORDLESS, LISTLESS = 0.2, 0.05
"""How often a word is hidden in training, leaving its affixes and lists; how often its lists are."""


class Network(nn.Module):
    """From what is known of each word to the logits of each task's labels, word by word.

    Inputs: ``ids`` (texts, words, len(COLUMNS)), ``flags`` (texts, words, lists), ``places``
    (texts, words, PLACED), ``mask`` (texts, words) with 1 where there is a word.
    """

    def __init__(self, vocabulary: int, lists: int, heads: dict[str, int]) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary + 1, WORD, padding_idx=0)
        self.affix = nn.Embedding(AFFIXES, AFFIX)
        self.shape = nn.Embedding(len(SHAPES), SHAPE)
        wide = WORD + AFFIX * (len(COLUMNS) - 2) + SHAPE + PLACED
        self.lists = nn.Linear(lists, WIDTH, bias=False)
        self.enter = nn.Linear(wide, WIDTH)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in DILATIONS)
        self.around = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, KERNEL, padding=d * (KERNEL // 2), dilation=d) for d in DILATIONS
        )
        self.leave = nn.LayerNorm(WIDTH)
        self.heads = nn.ModuleDict({task: nn.Linear(WIDTH, size) for task, size in heads.items()})
        self.drop = nn.Dropout(DROPOUT)

    def encode(
        self, ids: torch.Tensor, flags: torch.Tensor, places: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """What the network makes of each word, shape (texts, words, WIDTH)."""
        word = ids[..., 0]
        if self.training:
            word = word * (torch.rand_like(word, dtype=torch.float) > WORDLESS)
            flags = flags * (torch.rand(flags.shape[:-1], device=flags.device) > LISTLESS)[..., None]
        affixes = self.affix(ids[..., 1:-1]).flatten(-2)
        whole = torch.cat([self.word(word), affixes, self.shape(ids[..., -1]), places], -1)
        hidden = functional.relu(self.enter(self.drop(whole)) + self.lists(flags)) * mask[..., None]
        for norm, around in zip(self.norms, self.around, strict=True):
            near = around((norm(hidden) * mask[..., None]).transpose(1, 2)).transpose(1, 2)
            hidden = (hidden + self.drop(functional.relu(near))) * mask[..., None]
        out: torch.Tensor = self.leave(hidden)
        return out

    def forward(
        self, ids: torch.Tensor, flags: torch.Tensor, places: torch.Tensor, mask: torch.Tensor
    ) -> dict[str, torch.Tensor]:
        """Logits of each task, shape (texts, words, labels)."""
        hidden = self.drop(self.encode(ids, flags, places, mask))
        return {task: head(hidden) for task, head in self.heads.items()}


class _Shipped(nn.Module):
    """The network as it ships: one text, no mask, log-probabilities of some tasks."""

    def __init__(self, network: Network, tasks: Sequence[str]) -> None:
        super().__init__()
        self.network, self.tasks = network, tasks

    def forward(
        self, ids: torch.Tensor, flags: torch.Tensor, places: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        hidden = self.network.encode(ids, flags, places, torch.ones(1, 1))
        return tuple(self.network.heads[task](hidden).log_softmax(-1) for task in self.tasks)


def to_onnx(network: Network, lists: int, tasks: Sequence[str]) -> bytes:
    """The graph from ids, flags and places to the log-probabilities of each task, large weights halved."""
    network.eval()
    size = 7
    inputs = (
        torch.zeros(1, size, len(COLUMNS), dtype=torch.long),
        torch.zeros(1, size, lists),
        torch.zeros(1, size, PLACED),
    )
    names = ["ids", "flags", "places"]
    file = io.BytesIO()
    torch.onnx.export(
        _Shipped(network, tasks), inputs, file, input_names=names, output_names=list(tasks), opset_version=17,
        dynamic_axes={name: {1: "words"} for name in (*names, *tasks)}, dynamo=False,
    )  # fmt: skip
    model = onnx.load_from_string(file.getvalue())
    _halve(model.graph)
    model.producer_name, model.producer_version = "dateline", ""
    onnx.checker.check_model(model)
    out: bytes = model.SerializeToString(deterministic=True)
    return out


def _halve(graph: onnx.GraphProto) -> None:
    """Keeps large weights in half precision; a cast before their use makes them whole again."""
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < 1000:
            continue
        whole = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{whole}_half"))
        graph.node.insert(0, helper.make_node("Cast", [weight.name], [whole], to=TensorProto.FLOAT))
