"""Learns how sentences present an event: as happened, not happened, unsure, planned, conditional or asked for.

    python training/factuality.py [--shared ../shared] [--only-measure] [--tiny]

Learns from the marked sentences of `data/voice/train` and from the frames of `training/factuality_frames.tsv`, and writes
`language/en/factuality_weights.tsv` and `reading/data/factuality_states.npy`. Prints macro F of the rules alone and of what is learned: on
the training sentences by parts of whole stories, which are not learned from, on `data/voice/dev`, and on dev with the frames alone
(everything of those stories left out). `--tiny` learns from the frames alone and writes into build/tiny, to see that every step works. Run
it again after `training.reader`, whose states it learns from. Needs what `training/requirements.txt` lists. The same input gives the same
weights on the same machine.
"""

import argparse
import json
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import log
from pathlib import Path

import numpy as np
import torch

from twosource.language import speaking
from twosource.model import Block, Report, Span
from twosource.reading.attempts import pages
from twosource.reading.encoder.model import scored
from twosource.reading.encoder.windows import stretches
from twosource.reading.english import ENGLISH
from twosource.reading.factuality.factuality import weighed
from twosource.reading.factuality.features import sentence_signs
from twosource.reading.factuality.learned import CLASSES, GROUPS, group_of, likeliest, shares
from twosource.reading.factuality.value import FactualityValue
from twosource.reading.page import Page

ROOT = Path(__file__).parents[1]
TABLES = ROOT / "src/twosource/language/en"
DATA = ROOT / "src/twosource/reading/data"
FRAMES = ROOT / "training/factuality_frames.tsv"
CLASS_OF = {"happened": 0, "ongoing_state": 0, "did_not": 1, "unsure": 2, "planned": 3, "conditional": 4, "asked": 5}
GROUP_OF = tuple(next(at for at, classes in enumerate(GROUPS) if each in classes) for each in CLASSES)
"""Classes as they are measured: what hangs on a condition counts as unsure, what is asked for as planned."""
GROUP_NAMES = ("happened", "did_not", "unsure", "planned")
LEAST = 3
"""Stories that a feature must hold in to be learned: one story's words are no words of the language."""
RIDGE, STATE_SCALE = 6.0, 0.1
"""Pull of the weights to 0, and what the encoder's standardised states count beside features that hold or don't; chosen by parts of whole
stories among 3, 6 and 10, and 0.05, 0.1 and 0.2."""
FRAME_WEIGHT = 0.3
"""What a sentence of our own frames counts beside a real one."""
FOLDS = 5
ALIKE = 14.0
"""Shared rarity of capitalised words from which two reports tell of one story."""
SMALLEST = 0.03
"""Weights of a feature that are all below this are left out of the table."""
WIDTH = 384
HEADER = """\
# What features around an event's word say of how a sentence presents it: weights of a softmax; `reading/factuality/features.py` names them.
# Made by training/factuality.py from data/voice/train (annotation made for this project, Apache-2.0) and training/factuality_frames.tsv.
"""


@dataclass(frozen=True)
class Marked:
    """A text with marked words: (start, end, class) each; `story` is what is left out together."""

    id: str
    text: str
    story: str
    marks: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Example:
    """An event's word: the features that hold, the encoder's states at it and at the word above, what the rules say, what is right."""

    story: str
    features: frozenset[str]
    states: np.ndarray
    rules: FactualityValue
    right: int


def voice(folder: Path) -> Iterator[Marked]:
    """The marked sentences of a part of `data/voice`, each with its title and the sentences around it."""
    items = [json.loads(line) for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
    story = stories({item["doc"]: " ".join(str(item[key] or "") for key in ("title", "before", "text", "after")) for item in items})
    for item in items:
        before = "".join(f"{item[key]}{gap}" for key, gap in (("title", "\n\n"), ("before", " ")) if item[key])
        text = f"{before}{item['text']}" + (f" {item['after']}" if item["after"] else "")
        marks = []
        for event in item["events"]:
            at = -1
            for _ in range(event.get("at", 1)):
                at = item["text"].find(event["word"], at + 1)
            if at >= 0:
                marks.append((len(before) + at, len(before) + at + len(event["word"]), CLASS_OF[event["factuality"]]))
        yield Marked(item["id"], text, story[item["doc"]], tuple(marks))


def stories(texts: dict[str, str]) -> dict[str, str]:
    """Reports joined where they share rare capitalised words: report to the name of its story."""
    names = {key: set(re.findall(r"\b[A-Z][a-z]{3,}\b", text)) for key, text in texts.items()}
    held = Counter(name for each in names.values() for name in each)
    root = {key: key for key in names}

    def found(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    keys = sorted(names)
    for at, one in enumerate(keys):
        for other in keys[at + 1 :]:
            if sum(log(len(keys) / held[name]) for name in sorted(names[one] & names[other])) >= ALIKE:
                root[found(one)] = found(other)
    return {key: found(key) for key in keys}


MARK = re.compile(r"\[([^\]|]+)\|(\w+)\]")
CHOICE = re.compile(r"\(([^()|]+\|[^()]+)\)")


def frames(path: Path) -> Iterator[Marked]:
    """The sentences of our own frames, once for each wording of what stands in round brackets, filled with invented names."""
    if not path.exists():
        return
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    number = 0
    for kind, frame in rows[1:]:
        for wording in _wordings(frame):
            told, marks, at = "", [], 0
            for found in MARK.finditer(wording):
                told += wording[at : found.start()]
                marks.append((len(told), len(told) + len(found[1]), CLASS_OF[found[2]]))
                told, at = told + found[1], found.end()
            yield Marked(f"frame-{number}", told + wording[at:], f"frame {kind} {number}", tuple(marks))
            number += 1


def _wordings(frame: str) -> Iterator[str]:
    count = max([1, *(len(found[1].split("|")) for found in CHOICE.finditer(frame))])
    for number in range(count):
        chosen = CHOICE.sub(partial(_choice, number), frame)
        filled = re.sub(r"\{(\w+)\}", partial(_filler, zlib.crc32(frame.encode()) + number), chosen)
        yield filled[0].upper() + filled[1:]


def _choice(number: int, found: re.Match[str]) -> str:
    choices = found[1].split("|")
    return choices[number % len(choices)]


def _filler(number: int, found: re.Match[str]) -> str:
    fillers = FILLERS[found[1]]
    return fillers[number % len(fillers)]


FILLERS = {
    "person": ("Mira Solen", "Tomas Reker", "Anna Vidal", "Karl Brandt", "Omar Haddad"),
    "office": ("the interior minister", "the mayor", "a police spokesman", "the company's lawyer", "the foreign ministry"),
    "body": ("the council", "the harbour union", "the opposition", "the committee", "the relief agency"),
    "place": ("Varna", "Ostwick", "Holmby", "Port Sarn", "the northern valley"),
    "group": ("the rebels", "the strikers", "the militia", "the farmers", "the protesters"),
    "company": ("Norvik Steel", "Halden Foods", "Arlo Air", "the shipyard", "the broadcaster"),
    "victim": ("two guards", "the journalist", "a teacher", "three fishermen", "her brother"),
    "number": ("12", "four", "more than 40", "nine", "about 300"),
    "day": ("Tuesday", "Friday", "Monday", "Thursday", "Sunday"),
    "thing": ("the bridge", "the contract", "a video", "the ferry", "the report"),
}


def examples(given: Iterable[Marked]) -> list[Example]:
    """The marked words that are read as events, with what is known of them."""
    marked = {each.id: each for each in given}
    made: list[Example] = []
    for page in pages(_report(each) for each in marked.values()):
        if not isinstance(page, Page):
            sys.exit(f"{page.report}: {page.reason}")
        page = ENGLISH.annotate(page)
        each, states = marked[page.report.id], _states(page.report.text)
        with speaking(page.pack):
            for start, end, right in each.marks:
                over = [
                    (min(end, mention.span.end) - max(start, mention.span.start), -index)
                    for index, mention in enumerate(page.event_mentions)
                    if mention.span.start < end and mention.span.end > start
                ]
                if over:
                    known = weighed(page, -max(over)[1])
                    token = known.token
                    above = states.get(token.head.idx, NO_STATE) if token.head != token else NO_STATE
                    pair = np.stack([states.get(token.idx, NO_STATE), above])
                    made.append(Example(each.story, known.features(sentence_signs(token.sent)), pair, known.rules, right))
    return made


NO_STATE = np.full(WIDTH, np.nan, np.float32)


def _report(each: Marked) -> Report:
    blocks, at = [], 0
    for line in each.text.split("\n"):
        if line:
            blocks.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    return Report(id=each.id, source_id=each.id, text=each.text, blocks=tuple(blocks), sha256="", language="en")


def _states(text: str) -> dict[int, np.ndarray]:
    found: dict[int, np.ndarray] = {}
    at = 0
    for line in text.split("\n"):
        for stretch in stretches(line, at) if line.strip() else ():
            found |= {start: state for (start, _), state in zip(stretch.words, scored(stretch)[1], strict=True)}
        at += len(line) + 1
    return found


@dataclass(frozen=True)
class Model:
    """Feature to its weights, and what is added for a state: (own or above; 1 and the state; classes)."""

    features: dict[str, np.ndarray]
    states: np.ndarray

    def class_of(self, each: Example) -> int:
        """Which of GROUPS it is told as, as `learned.likeliest` has it."""
        total = sum((self.features[name] for name in sorted(each.features) if name in self.features), np.zeros(len(CLASSES)))
        for side in (0, 1):
            if not np.isnan(each.states[side, 0]):
                total = total + self.states[side, 0] + each.states[side] @ self.states[side, 1:]
        return GROUP_OF[CLASSES.index(likeliest(shares(total), each.rules))]


def fit(given: Sequence[Example], weights: Sequence[float]) -> Model:
    """Softmax regression by L-BFGS in double precision."""
    torch.manual_seed(1)
    held = defaultdict(set)
    for each in given:
        for name in each.features:
            held[name].add(each.story)
    names = sorted(name for name, where in held.items() if len(where) >= LEAST)
    place = {name: at for at, name in enumerate(names)}
    cells = [(row, place[name]) for row, each in enumerate(given) for name in sorted(each.features) if name in place]
    table = torch.sparse_coo_tensor(
        torch.tensor(cells).T, torch.ones(len(cells), dtype=torch.float64), (len(given), len(names)), check_invariants=True
    )
    table = table.coalesce()
    raw = np.stack([each.states for each in given]).astype(np.float64)
    mean, spread = np.nanmean(raw, 0), np.nanstd(raw, 0)
    states = torch.tensor(np.nan_to_num((raw - mean) / spread * STATE_SCALE).reshape(len(given), -1))
    right, counts = torch.tensor([each.right for each in given]), torch.tensor(weights, dtype=torch.float64)
    by_name = torch.zeros(len(names), len(CLASSES), dtype=torch.float64, requires_grad=True)
    by_state = torch.zeros(states.shape[1], len(CLASSES), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([by_name, by_state], max_iter=80, line_search_fn="strong_wolfe", history_size=8)

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        scores = torch.sparse.mm(table, by_name) + states @ by_state
        loss = (torch.nn.functional.cross_entropy(scores, right, reduction="none") * counts).sum()
        loss = loss + (RIDGE * (by_name**2).sum() + (by_state**2).sum()) / 2
        loss.backward()
        return loss

    optimiser.step(closure)
    learned = by_state.detach().numpy().reshape(2, WIDTH, len(CLASSES)) * (STATE_SCALE / spread)[:, :, None]
    constant = -(mean[:, :, None] * learned).sum(1, keepdims=True)
    table_of = dict(zip(names, by_name.detach().numpy().round(3), strict=True))
    kept = {name: each for name, each in table_of.items() if np.abs(each).max() >= SMALLEST}
    return Model(kept, np.concatenate([constant, learned], 1).astype(np.float32))


def macro(right: Sequence[int], told: Sequence[int]) -> str:
    """Macro F and the F of each group, in words."""
    found = []
    for group in range(4):
        both = sum(a == group == b for a, b in zip(right, told, strict=True))
        found.append(200 * both / max(1, sum(a == group for a in right) + sum(b == group for b in told)))
    return f"{np.mean(found):.1f} ({', '.join(f'{name} {each:.1f}' for name, each in zip(GROUP_NAMES, found, strict=True))})"


def write(model: Model, tables: Path, data: Path) -> None:
    """Writes the table of weights and the weights of states into two folders."""
    tables.mkdir(parents=True, exist_ok=True)
    weights, states = tables / "factuality_weights.tsv", data / "factuality_states.npy"
    lines = [f"{name}\t" + "\t".join(f"{value:g}" for value in each) for name, each in sorted(model.features.items())]
    weights.write_text(HEADER + "\t".join(("feature", *CLASSES)) + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    np.save(states, model.states, allow_pickle=False)
    print(f"{weights}: {len(lines)} features; {states}: {states.stat().st_size} bytes")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only-measure", action="store_true", help="write nothing")
    parser.add_argument("--tiny", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    invented = examples(frames(FRAMES))
    if args.tiny:
        write(fit(invented, [1.0] * len(invented)), Path("build/tiny"), Path("build/tiny"))
        return
    real, dev = (examples(voice(args.shared / "data/voice" / part)) for part in ("train", "dev"))
    print(f"{len(real)} words of real sentences, {len(invented)} of frames, {len(dev)} to choose on", flush=True)

    def learned(given: Sequence[Example], *, real_ones: int) -> Model:
        return fit(given, [1.0] * real_ones + [FRAME_WEIGHT if real_ones else 1.0] * (len(given) - real_ones))

    def groups(of: Sequence[Example]) -> list[int]:
        return [GROUP_OF[each.right] for each in of]

    print("rules alone, train:", macro(groups(real), [group_of(each.rules) for each in real]))
    print("rules alone, dev:  ", macro(groups(dev), [group_of(each.rules) for each in dev]))
    told: dict[int, int] = {}
    for fold in range(FOLDS):
        inside = [each for each in real if zlib.crc32(each.story.encode()) % FOLDS != fold]
        model = learned([*inside, *invented], real_ones=len(inside))
        told |= {at: model.class_of(each) for at, each in enumerate(real) if zlib.crc32(each.story.encode()) % FOLDS == fold}
    print("learned, train by stories left out:", macro(groups(real), [told[at] for at in range(len(real))]), flush=True)
    if invented:
        model = learned(invented, real_ones=0)
        print("learned from frames alone, dev:", macro(groups(dev), [model.class_of(each) for each in dev]))
    model = learned([*real, *invented], real_ones=len(real))
    print("learned, dev:", macro(groups(dev), [model.class_of(each) for each in dev]))
    if not args.only_measure:
        write(model, TABLES, DATA)


if __name__ == "__main__":
    main()
