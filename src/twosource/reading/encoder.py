"""The reader model: what a small encoder of our own says of every word, one batch of reports at a time (docs/model-card.md)."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from twosource.model import Span
from twosource.reading.pieces import Stretch, stretches
from twosource.reading.signals import Label, Signals

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

PIECES = 1024
"""Word pieces in one run of the model, padding included: larger runs leave the processor's caches (bench/speed.py)."""
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
    import onnxruntime  # a fifth of a second; not before a report is read

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = files("twosource.reading").joinpath("data", "reader.onnx")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def scored(given: Sequence[Stretch]) -> list[NDArray[np.float32]]:
    """For each stretch the scores of its words' first pieces: (words, labels of all heads). Stretches of like length run together."""
    found: list[NDArray[np.float32]] = [np.empty((0, 0), np.float32)] * len(given)
    for batch in _batches(sorted(range(len(given)), key=lambda at: len(given[at].ids)), given):
        size = len(batch), max(len(given[at].ids) for at in batch)
        ids, shapes, mask = np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size, np.int64)
        for row, at in enumerate(batch):
            end = len(given[at].ids)
            ids[row, :end], shapes[row, :end], mask[row, :end] = given[at].ids, given[at].shapes, 1
        scores = _session().run(None, {"ids": ids, "shapes": shapes, "mask": mask})[0]
        for row, at in enumerate(batch):
            found[at] = scores[row, given[at].firsts]
    return found


def _batches(order: Iterable[int], given: Sequence[Stretch]) -> Iterator[list[int]]:
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) + 1) * len(given[at].ids) > PIECES:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def signals(given: Sequence[tuple[str, Sequence[Span]]]) -> list[Signals]:
    """What the encoder says of texts, each given with the stretches of it that are to be read; one answer for each, in their order."""
    texts = [(at, span) for at, (text, spans) in enumerate(given) for span in spans if span.of(text).strip()]
    found = [list(stretches(span.of(given[at][0]), span.start)) for at, span in texts]
    scores = iter(scored([stretch for each in found for stretch in each]))
    gathered: list[tuple[list[Label], dict[int, float]]] = [([], {}) for _ in given]
    for (at, _), each in zip(texts, found, strict=True):
        for stretch in each:
            _gather(stretch, next(scores), *gathered[at])
    return [Signals(tuple(sorted(labels, key=lambda label: label.start)), events) for labels, events in gathered]


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
