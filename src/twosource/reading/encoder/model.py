"""The reader model: what a small encoder of our own says of every word (docs/model-card.md)."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from twosource.model import Span
from twosource.reading.encoder.predictions import Label, Signals
from twosource.reading.encoder.runtime import onnxruntime
from twosource.reading.encoder.windows import Stretch, stretches

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FAINT = 0.02
"""A word whose event probability is below this has none."""


@cache
def heads() -> dict[str, slice]:
    """Where each head's labels stand in the scores."""
    found, at = {}, 0
    for head, labels in labels_of().items():
        found[head] = slice(at, at + len(labels))
        at += len(labels)
    return found


@cache
def labels_of() -> dict[str, tuple[str, ...]]:
    """The labels of each head, as the model's card lists them."""
    return {head: tuple(labels) for head, labels in _card()["heads"].items()}


def fingerprint() -> str:
    """The model's sha256, as its card gives it."""
    return str(_card()["sha256"])


@cache
def _card() -> dict[str, Any]:
    card: dict[str, Any] = json.loads(files("twosource.reading").joinpath("data", "reader.json").read_text(encoding="utf-8"))
    return card


@cache
def _session() -> "InferenceSession":
    library = onnxruntime()
    options = library.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = files("twosource.reading").joinpath("data", "reader.onnx")
    session: InferenceSession = library.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session


@cache
def factuality_weights() -> NDArray[np.float32]:
    """What a word's state adds to the classes of factuality: (as the event's own word, as the word above it; 1 and the state; classes)."""
    with as_file(files("twosource.reading").joinpath("data", "factuality_states.npy")) as path:
        found: NDArray[np.float32] = np.load(path, allow_pickle=False)
    return found


def scored(stretch: Stretch) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Of the first pieces of a stretch's words the scores (words, labels of all heads) and the states (words, width of the encoder).

    One stretch a run: beside others it would be rounded by their ranges, and said to be something else in another heap.
    """
    given = {"ids": stretch.ids, "shapes": stretch.shapes, "mask": np.ones_like(stretch.ids)}
    scores, states = _session().run(["scores", "states"], {name: values[np.newaxis] for name, values in given.items()})
    return scores[0, stretch.firsts], states[0, stretch.firsts]


def signals(given: Sequence[tuple[str, Sequence[Span]]]) -> list[Signals]:
    """What the encoder says of texts, each given with the stretches of it that are to be read; one answer for each, in their order."""
    return [_signals(text, spans) for text, spans in given]


def _signals(text: str, spans: Sequence[Span]) -> Signals:
    labels: list[Label] = []
    events: dict[int, float] = {}
    factuality: dict[int, NDArray[np.float32]] = {}
    for span in spans:
        if span.of(text).strip():
            for stretch in stretches(span.of(text), span.start):
                scores, states = scored(stretch)
                _gather(stretch, scores, labels, events)
                weights = factuality_weights()
                weighed = weights[:, :1] + states @ weights[:, 1:]
                factuality.update(zip((start for start, _ in stretch.words), weighed.swapaxes(0, 1), strict=True))
    return Signals(tuple(sorted(labels, key=lambda label: label.start)), events, factuality)


def _gather(stretch: Stretch, scores: NDArray[np.float32], labels: list[Label], events: dict[int, float]) -> None:
    where = heads()
    labels.extend(spans(stretch.words, softmax(scores[:, where["names"]]), labels_of()["names"]))
    chances = 1.0 - softmax(scores[:, where["events"]])[:, 0]
    events.update((stretch.words[n][0], float(chances[n])) for n in np.flatnonzero(chances > FAINT))


def spans(words: Sequence[tuple[int, int]], chances: NDArray[np.float32], names: Sequence[str]) -> Iterator[Label]:
    """Stretches from BIO probabilities (words, labels): the likeliest label a word; an I after another kind begins anew."""
    best = chances.argmax(1)
    at = 0
    while at < len(words):
        label = names[best[at]]
        if label == "O":
            at += 1
            continue
        end = at + 1
        while end < len(words) and names[best[end]] == f"I-{label[2:]}":
            end += 1
        yield Label(words[at][0], words[end - 1][1], label[2:], float(chances[range(at, end), best[at:end]].mean()))
        at = end


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities over the last axis."""
    spread: NDArray[np.float32] = np.exp(scores - scores.max(-1, keepdims=True))
    total: NDArray[np.float32] = spread / spread.sum(-1, keepdims=True)
    return total
