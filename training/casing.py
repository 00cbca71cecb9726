"""Makes `language/en/casing.tsv`: weights of the model that says in which letters a word of all-capital text would stand.

    python training/casing.py ../shared/data [--test] > src/twosource/language/en/casing.tsv

An averaged perceptron over the news in mixed letters at hand (GUM's news, interviews and biographies, ECB+ train topics, re3d), set
in capitals; the answer is how each word stood. First words of sentences teach nothing. `--test` learns without the ECB+ development
topics' texts and prints how often it is right on them instead of the table.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from twosource.reading.syntax import truecase_model
from twosource.reading.syntax.parser import common_words
from twosource.reading.syntax.truecase import words_of
from twosource.reading.syntax.truecase_model import CASES, LOWER, TITLE, UPPER, Word, decide, features, kinds, places

DEV = {2, 5, 12, 18, 21, 23, 34, 35}
KEPT = {15, 17}
EPOCHS = 5
UNSEEN = 0.3
"""Share of the words whose own name is hidden while learning, so that the model learns what to do with words it has never met."""
RARE = 5
"""Times a feature must be met to be kept."""
SMALL = 1.0
"""Weights below this are left out of the table."""
TITLED = 0.6
HEADER = """\
# In which letters a word of all-capital text would stand: weights of a linear model. Learned from GUM train files and re3d (CC BY and
# public domain parts) and ECB+ train topics (annotation CC BY 3.0); see NOTICE. Made by: python training/casing.py ../shared/data
feature\tlower\ttitle\tupper"""

Sentence = str


def gum(data: Path) -> Iterator[Sentence]:
    """GUM's sentences of the kinds nearest to news."""
    for path in sorted((data / "gum/dep").glob("GUM_*.conllu")):
        if path.name.split("_")[1] in ("news", "interview", "bio", "voyage", "court"):
            yield from re.findall(r"^# text = (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def ecb(data: Path, topics: Iterable[int]) -> Iterator[Sentence]:
    """Sentences of ECB+ topics."""
    for topic in topics:
        for path in sorted((data / f"ecbplus/ECB+/{topic}").glob("*.xml")):
            lines: dict[int, list[str]] = defaultdict(list)
            for token in ElementTree.parse(path).getroot().iter("token"):
                lines[int(token.attrib["sentence"])].append(token.text or "")
            yield from (" ".join(line) for _, line in sorted(lines.items()))


def re3d(data: Path) -> Iterator[Sentence]:
    """re3d's texts of Australian and American ministries, cut at full stops."""
    for path in sorted((data / "re3d").glob("[AC]*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield from re.split(r"(?<=[.!?])\s+(?=[A-Z])", json.loads(line)["text"])


def answers(sentence: str, found: Sequence[Word]) -> list[str | None]:
    """How each word stands in the sentence; None where that says nothing."""
    out: list[str | None] = []
    for word in found:
        text = sentence[word.start : word.end]
        if word.opens or not text[0].isalpha():
            out.append(None)
        elif text.islower():
            out.append(LOWER)
        elif text.isupper() and (len(text) > 1 or text != "I"):
            out.append(UPPER if len(text) > 1 else TITLE)
        else:
            out.append(TITLE)
    return out


def usable(sentence: str) -> bool:
    """No headline in capitals or title case."""
    longer = [word for word in re.findall(r"[^\W\d_]+", sentence) if len(word) > 3]
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) < TITLED * len(longer)


class Perceptron:
    """Averaged weights: feature to one weight per case."""

    def __init__(self) -> None:
        """Nothing learned yet."""
        self.weights: dict[str, list[float]] = {}
        self.totals: dict[str, list[float]] = {}
        self.stamps: dict[str, list[int]] = {}
        self.step = 0

    def scores(self, seen: Iterable[str]) -> list[float]:
        """One sum per case."""
        out = [0.0, 0.0, 0.0]
        for feature in seen:
            row = self.weights.get(feature)
            if row is not None:
                for index in range(3):
                    out[index] += row[index]
        return out

    def learn(self, seen: Sequence[str], right: int) -> int:
        """The guess; where it is wrong the weights move towards `right`."""
        self.step += 1
        scores = self.scores(seen)
        guess = scores.index(max(scores))
        if guess != right:
            for feature in seen:
                self._add(feature, right, 1.0)
                self._add(feature, guess, -1.0)
        return guess

    def _add(self, feature: str, index: int, value: float) -> None:
        row = self.weights.setdefault(feature, [0.0] * 3)
        total, stamp = self.totals.setdefault(feature, [0.0] * 3), self.stamps.setdefault(feature, [0] * 3)
        total[index] += (self.step - stamp[index]) * row[index]
        stamp[index] = self.step
        row[index] += value

    def averaged(self) -> dict[str, list[float]]:
        """Each weight's mean over all steps."""
        out = {}
        for feature, row in self.weights.items():
            total, stamp = self.totals[feature], self.stamps[feature]
            out[feature] = [(total[i] + (self.step - stamp[i]) * row[i]) / self.step for i in range(3)]
        return out


def learned(sentences: Sequence[str]) -> dict[str, list[float]]:
    """The averaged weights."""
    chance, common, model = random.Random(1), common_words(), Perceptron()
    prepared = []
    for sentence in sentences:
        found = words_of(sentence)
        prepared.append((found, [kinds(word.text, common) for word in found], places(found), answers(sentence, found)))
    times: Counter[str] = Counter()
    for epoch in range(EPOCHS):
        chance.shuffle(prepared)
        for found, known, placed, right in prepared:
            out: list[str] = []
            for at, word in enumerate(found):
                answer = right[at]
                if not word.text[0].isalpha():
                    out.append(LOWER)
                    continue
                seen = list(features(found, known, placed, out, at))
                if answer is None:
                    scores = model.scores(seen)
                    out.append(CASES[scores.index(max(scores))])
                    continue
                if epoch == 0:
                    times.update(seen)
                if chance.random() < UNSEEN:
                    seen = [each for each in seen if not each.startswith(("w ", "s ", "cw "))]
                out.append(CASES[model.learn([each for each in seen if epoch == 0 or times[each] >= RARE], CASES.index(answer))])
    return {each: row for each, row in model.averaged().items() if times[each] >= RARE and max(row) - min(row) >= SMALL}


def main() -> None:
    """Prints the table, or the test's figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--test", action="store_true")
    args = parser.parse_args()
    train = [topic for topic in range(1, 46) if topic not in DEV | KEPT and topic <= 35]
    sentences = [each for each in (*gum(args.data), *ecb(args.data, train), *re3d(args.data)) if usable(each)]
    weights = learned(sentences)
    if args.test:
        tested([each for each in ecb(args.data, sorted(DEV)) if usable(each)], weights)
        return
    print(HEADER)
    for feature, row in sorted(weights.items()):
        print(feature, *(f"{value:.2f}" for value in row), sep="\t")


def tested(sentences: Iterable[str], weights: dict[str, list[float]]) -> None:
    """Prints how often each case is given and right."""
    truecase_model._weights = lambda: weights  # type: ignore[assignment,return-value]
    common, counts = common_words(), Counter[tuple[str, str]]()
    for sentence in sentences:
        found = words_of(sentence)
        for case, right in zip(decide(found, common), answers(sentence, found), strict=True):
            if right is not None:
                counts[case, right] += 1
    total = sum(counts.values())
    print(f"{len(weights)} weights, {total} words, right {100 * sum(counts[c, c] for c in CASES) / total:.2f}", file=sys.stderr)
    for case in CASES:
        told, is_so = sum(counts[case, other] for other in CASES), sum(counts[other, case] for other in CASES)
        print(
            f"{case}: P {100 * counts[case, case] / max(told, 1):.1f} R {100 * counts[case, case] / max(is_so, 1):.1f} of {is_so}",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
