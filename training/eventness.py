"""Learns which words name events and writes src/twosource/language/en/eventness.tsv.

    python bench/loop.py ecbtrain --out build/train   # once: prepares the train part
    python training/eventness.py [--shared ../shared] [--cross]

Logistic regression (L2, L-BFGS) on the words of the scored sentences of the ECB+ train topics; GUM's train nouns add what
kind of thing a word names (lexical features only, an intercept of their own that is not kept). --cross prints F by
five-fold cross-validation over topics for several strengths of the penalty and writes nothing.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))
from loop import pages_of

from twosource.reading.events.trigger_model import AUXILIARIES, LETTER_OF_POS, features, lexical
from twosource.reading.syntax.dependencies import is_headline

OUT = Path("src/twosource/language/en/eventness.tsv")
PENALTY = 0.3
GUM_WEIGHT = 0.3
LEAST = 3
HEADER = """# Weights of the features by which a word is taken to name an event (logistic regression).
# Learned from the ECB+ train topics (annotation CC BY 3.0, Vrije Universiteit Amsterdam) and the GUM train files (CC BY), see NOTICE.
# Made by: python training/eventness.py
feature\tweight"""


def ecb_examples(shared: Path):
    """(topic, weight, features, is an event) per candidate word."""
    pages = list(pages_of("ecbtrain", shared))
    gold = json.loads(Path("build/ecbtrain/gold.json").read_text())
    marks = {}
    for item in gold["event_mentions"]:
        marks.setdefault(item["report"], []).append((item["start"], item["end"]))
    for page in pages:
        name = page.report.source_id
        events = set()
        for start, end in marks.get(name, []):
            span = page.doc.char_span(start, end, alignment_mode="expand")
            inside = [t for t in span if t.pos_ in LETTER_OF_POS and t.dep_ not in AUXILIARIES]
            events.add((span.root if span.root in inside or not inside else inside[0]).i)
        for sentence in page.sentences:
            if not any(sentence.span.start < end and start < sentence.span.end for start, end in gold["scored"].get(name, [])):
                continue
            headline = is_headline(page.doc, sentence)
            for token in page.tokens(sentence):
                if token.pos_ in LETTER_OF_POS and token.dep_ not in AUXILIARIES:
                    yield name.split("_")[0], 1.0, list(features(token, headline=headline)), token.i in events


def gum_examples(shared: Path):
    """Heads of GUM's nominal mentions: is the entity an event?"""
    held = set()
    part = None
    for line in (shared / "data/gum/splits.md").read_text().splitlines():
        part = line[3:].strip() if line.startswith("## ") else part
        if part != "train" and line.strip().startswith("* "):
            held.add(line.strip()[2:])
    for path in sorted((shared / "data/gum/dep").glob("*.conllu")):
        if path.stem in held:
            continue
        for block in path.read_text().split("\n\n"):
            yield from _gum_sentence(
                [line.split("\t") for line in block.splitlines() if line[:1].isdigit() and "-" not in line.split("\t")[0]]
            )


def _gum_sentence(lines):
    opened, events = [], set()
    for at, cells in enumerate(lines):
        for item in re.findall(r"\([^()]*\)?|[^()]+\)", dict(p.split("=", 1) for p in cells[9].split("|") if "=" in p).get("Entity", "")):
            if item.startswith("("):
                opened.append((at, item.strip("()").split("-")[1] if "-" in item else ""))
            if item.endswith(")") and opened:
                start, kind = opened.pop()
                inside = {c[0] for c in lines[start : at + 1]}
                heads = [c[0] for c in lines[start : at + 1] if c[6] not in inside]
                if kind == "event" and heads:
                    events.add(heads[0])
    for cells in lines:
        if cells[3] == "NOUN":
            yield "gum", GUM_WEIGHT, ["from gum", *lexical("N", cells[2].lower())], cells[0] in events


def matrix(examples, index):
    """Sparse rows of 0 and 1 for the features in `index`."""
    columns, starts = [], [0]
    for _, _, present, _ in examples:
        columns.extend(sorted({index[f] for f in present if f in index}))
        starts.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(examples), len(index)))


def fit(examples, penalty):
    """Feature to weight."""
    counts = Counter(f for _, _, present, _ in examples for f in set(present))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= LEAST))}
    x = matrix(examples, index)
    y = np.array([1.0 if gold else -1.0 for *_, gold in examples])
    w = np.array([weight for _, weight, *_ in examples])

    def loss(theta):
        margin = y * (x @ theta)
        grad = x.T @ (-w * y / (1 + np.exp(np.clip(margin, -30, 30)))) + 2 * penalty * theta
        return float(np.sum(w * np.logaddexp(0, -margin)) + penalty * theta @ theta), grad

    theta = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {f: theta[i] for f, i in index.items()}


def cross(ecb, gum):
    """F by five-fold cross-validation over topics."""
    topics = sorted({topic for topic, *_ in ecb})
    for penalty in (0.2, 0.5, 1.0, 2.0):
        scored = []
        for fold in range(5):
            held = set(topics[fold::5])
            weights = fit([e for e in ecb if e[0] not in held] + gum, penalty)
            scored += [(sum(weights.get(f, 0.0) for f in set(e[2])), e[3], e[2][0]) for e in ecb if e[0] in held]
        for cut in (-0.8, -0.4, 0.0):
            line = []
            for kind in ("V", "N", "P", "A", "X", None):
                chosen = [s for s in scored if kind in (None, s[2])]
                hit = sum(s > cut and g for s, g, _ in chosen)
                line.append(f"{kind or 'all'} {200 * hit / max(1, sum(s > cut for s, *_ in chosen) + sum(g for _, g, _ in chosen)):.1f}")
            print(penalty, cut, *line)


def main() -> None:
    """Trains the weights and prints or writes them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--cross", action="store_true")
    args = parser.parse_args()
    ecb, gum = list(ecb_examples(args.shared)), list(gum_examples(args.shared))
    print(len(ecb), "words,", sum(e[3] for e in ecb), "events;", len(gum), "GUM nouns,", sum(e[3] for e in gum), "events")
    if args.cross:
        cross(ecb, gum)
        return
    weights = fit(ecb + gum, PENALTY)
    kept = sorted((f, w) for f, w in weights.items() if abs(w) >= 0.1 and f != "from gum")
    OUT.write_text("\n".join([HEADER, *(f"{f}\t{w:.2f}" for f, w in kept)]) + "\n", encoding="utf-8")
    print(len(kept), "weights kept")


if __name__ == "__main__":
    main()
