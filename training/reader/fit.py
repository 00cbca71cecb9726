"""One pass after another over the examples, each time with other names; every head learns where it is taught."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from training.reader.examples import HEADS, Example, targets
from training.reader.invention import varied
from training.reader.network import Reader

from twosource.reading.encoder.windows import Stretch, stretches

WEIGHTS = {"names": 1.0, "events": 1.0, "polarity": 0.3, "saying": 0.7, "parties": 0.5, "roles": 0.3}
"""What each head counts for. Names and events are what the rules miss most; the others are there to be measured against the rules."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast. `pieces`: word pieces in a batch; `rate`: the highest learning rate of the encoder; heads learn
    ten times as fast."""

    passes: int = 6
    pieces: int = 4096
    rate: float = 2e-4
    seed: int = 1
    warm: float = 0.08


@dataclass(frozen=True, slots=True)
class Taught:
    """A stretch with its labels: (heads, pieces), -100 where a head is not taught."""

    stretch: Stretch
    labels: np.ndarray


def taught(examples: Sequence[Example]) -> list[Taught]:
    """Every stretch of the examples with its labels."""
    found = []
    for example in examples:
        for stretch in stretches(example.text):
            labels = np.full((len(HEADS), len(stretch.ids)), -100, np.int64)
            for row, head in enumerate(HEADS):
                answers = np.asarray(targets(example, head, stretch.words), np.int64)
                labels[row, stretch.firsts] = np.where(answers < 0, -100, answers)
            if (labels >= 0).any():
                found.append(Taught(stretch, labels))
    return found


def batches(items: Sequence[Taught], plan: Plan, chance: random.Random) -> Iterator[list[Taught]]:
    """Items of like length together, at most `plan.pieces` pieces with padding; the order of batches is drawn."""
    ordered = sorted(items, key=lambda item: (len(item.stretch.ids), chance.random()))
    made: list[list[Taught]] = [[]]
    for item in ordered:
        if made[-1] and (len(made[-1]) + 1) * len(item.stretch.ids) > plan.pieces:
            made.append([])
        made[-1].append(item)
    chance.shuffle(made)
    yield from made


def tensors(batch: Sequence[Taught]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """ids, shapes, mask and labels of a batch, padded."""
    size = len(batch), max(len(item.stretch.ids) for item in batch)
    ids, shapes, mask = np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size, np.int64)
    labels = np.full((len(HEADS), *size), -100, np.int64)
    for row, item in enumerate(batch):
        end = len(item.stretch.ids)
        ids[row, :end], shapes[row, :end], mask[row, :end] = item.stretch.ids, item.stretch.shapes, 1
        labels[:, row, :end] = item.labels
    return tuple(map(torch.from_numpy, (ids, shapes, mask, labels)))  # type: ignore[return-value]


def loss_of(scores: Tensor, labels: Tensor) -> Tensor:
    """The weighted sum of the heads' cross-entropies."""
    total, at = scores.new_zeros(()), 0
    for row, (head, names) in enumerate(HEADS.items()):
        part = scores[..., at : at + len(names)]
        at += len(names)
        if (labels[row] >= 0).any():
            total = total + WEIGHTS[head] * nn.functional.cross_entropy(
                part.reshape(-1, len(names)), labels[row].reshape(-1), ignore_index=-100
            )
    return total


def fit(model: Reader, examples: Sequence[Example], plan: Plan, say: Callable[[str], None] = print) -> None:
    """Trains in place. The same seed on the same machine gives the same weights."""
    chance = random.Random(plan.seed)
    torch.manual_seed(plan.seed)
    heads = {id(parameter) for part in (model.heads, model.shapes) for parameter in part.parameters()}
    learning = [parameter for parameter in model.parameters() if parameter.requires_grad]
    groups = [
        {"params": [p for p in learning if id(p) not in heads], "lr": plan.rate},
        {"params": [p for p in learning if id(p) in heads], "lr": plan.rate * 10},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = plan.passes * max(1, len(list(batches(taught(examples), plan, random.Random(0)))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (plan.warm * steps + 1)) * max(0.02, 1 - step / steps)
    )
    model.train()
    for number in range(plan.passes):
        began, total, count = time.perf_counter(), 0.0, 0
        for batch in batches(taught([varied(example, chance) for example in examples]), plan, chance):
            ids, shapes, mask, labels = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(ids, shapes, mask)
            loss = loss_of(scores.float(), labels)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        say(f"pass {number + 1} of {plan.passes}: loss {total / max(1, count):.3f}, {time.perf_counter() - began:.0f} s")
    model.eval()
