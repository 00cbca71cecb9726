"""The trained encoder as ONNX with int8 weights, its card beside it."""

import hashlib
import json
import logging
import tempfile
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from training.reader.examples import HEADS
from training.reader.network import Reader

from twosource.reading.encoder import runtime

OPSET = 17


class Shown(nn.Module):
    """A reader that gives its states beside the scores: what `training/factuality.py` learns from."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, pieces, labels of all heads) and (batch, pieces, width)."""
        states = self.model.states(ids, shapes, mask)
        return self.model.heads(states), states


def export(model: Reader, out: Path, made_by: dict[str, object]) -> Path:
    """Writes `reader.onnx` and `reader.json` into `out`; returns the model's path."""
    runtime.onnxruntime()  # silent before its tools load it
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    path = out / "reader.onnx"
    sample = torch.zeros(2, 8, dtype=torch.int64), torch.zeros(2, 8, dtype=torch.int64), torch.ones(2, 8, dtype=torch.int64)
    axes = {name: {0: "stretches", 1: "pieces"} for name in ("ids", "shapes", "mask", "scores", "states")}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            Shown(model), sample, str(whole), input_names=["ids", "shapes", "mask"], output_names=["scores", "states"],
            dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        logging.getLogger().setLevel(logging.ERROR)
        quantize_dynamic(str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True)
    card = {
        "heads": {head: list(labels) for head, labels in HEADS.items()},
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "bytes": path.stat().st_size,
        **made_by,
    }
    (out / "reader.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities over the last axis."""
    spread = np.exp(scores - scores.max(-1, keepdims=True))
    return spread / spread.sum(-1, keepdims=True)
