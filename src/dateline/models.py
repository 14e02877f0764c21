"""Opens what was trained: a gzipped ONNX graph, run on one thread, and the gzipped table beside it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any


def open_graph(path: Path) -> Any:
    """A session of onnxruntime that runs the graph: one thread, so that many processes share a machine."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    graph = gzip.decompress(path.read_bytes())
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def read_table(path: Path) -> dict[str, Any]:
    """The JSON object of a gzipped file."""
    table: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return table
