"""The encoder: MiniLM's word pieces and some of its layers, the shape of words added to their meaning, one linear head for each task."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from training.reader.examples import HEADS

from twosource.reading.encoder.windows import DRESSES, MAX_PIECES, SHAPES

LAYERS = (0, 1, 3, 5)
"""MiniLM's layers that are kept; docs/decisions/0008-encoder.md says what more or fewer gain and cost."""
WIDTH, PARTS = 384, 12
"""Numbers a piece, and attention heads."""


class Layer(nn.Module):
    """A transformer layer as in BERT (norms after the sums)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.mixed, self.wide, self.narrow = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.first, self.second = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(batch, pieces, width) and an additive mask (batch, 1, 1, pieces)."""
        size = x.shape[0], x.shape[1], PARTS, WIDTH // PARTS
        query, key, value = (part(x).view(size).transpose(1, 2) for part in (self.query, self.key, self.value))
        weights = torch.softmax(query @ key.transpose(2, 3) * (WIDTH // PARTS) ** -0.5 + bias, -1)
        found = (weights @ value).transpose(1, 2).reshape(x.shape)
        x = self.first(x + self.drop(self.mixed(found)))
        return self.second(x + self.drop(self.narrow(nn.functional.gelu(self.wide(x)))))


class Reader(nn.Module):
    """Piece numbers and shape numbers in, the scores of every head's labels side by side out."""

    def __init__(self, layers: int = len(LAYERS)) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(MAX_PIECES, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES) * len(DRESSES), WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.heads = nn.Linear(WIDTH, sum(map(len, HEADS.values())))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """(batch, pieces) three times; 1 in `mask` where a piece stands. (batch, pieces, labels of all heads)."""
        return self.heads(self.states(ids, shapes, mask))

    def states(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """What the heads are asked of: (batch, pieces, width)."""
        where = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(where) + self.shapes(shapes)))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


def pretrained(folder: Path, kept: tuple[int, ...] = LAYERS) -> Reader:
    """A reader that begins with MiniLM's weights (`model.safetensors` under `folder`)."""
    config = json.loads((folder / "config.json").read_text())
    if config["hidden_size"] != WIDTH:
        raise ValueError(f"{folder}: expected a model {WIDTH} wide, found {config['hidden_size']}")
    given, made = load_file(folder / "model.safetensors"), Reader(len(kept))
    kind = given["embeddings.token_type_embeddings.weight"][0]
    state = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        "places.weight": given["embeddings.position_embeddings.weight"][:MAX_PIECES] + kind,
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "mixed": "attention.output.dense",
        "first": "attention.output.LayerNorm", "wide": "intermediate.dense", "narrow": "output.dense", "second": "output.LayerNorm",
    }  # fmt: skip
    for at, layer in enumerate(kept):
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{at}.{ours}.{part}"] = given[f"encoder.layer.{layer}.{theirs}.{part}"]
    missing, unknown = made.load_state_dict(state, strict=False)
    if unknown or set(missing) != {"shapes.weight", "heads.weight", "heads.bias"}:
        raise ValueError(f"{folder}: its layers are not named as expected: missing {missing}, unknown {unknown}")
    made.words.weight.requires_grad_(False)
    return made
