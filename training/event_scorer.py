"""Learns when two claims are of one event, from the ECB+ train topics with gold mentions.

    python training/event_scorer.py [--shared ../shared]

Writes `language/en/trigger_pairs.tsv` (how often two verbs name one event) and `language/en/event_weights.tsv` (logistic regression). The
verb counts that a training pair sees leave out its own topic, else the regression would trust them too far.
"""

import argparse
import sys
from collections import defaultdict
from math import log
from pathlib import Path

import numpy as np

sys.path.insert(0, "bench")
from gold_mentions import readings_of

from twosource.resolution import wording
from twosource.resolution.candidates import candidates
from twosource.resolution.entities import resolve_entities
from twosource.resolution.event_pairs import FEATURES, PRIOR_ONE, PRIOR_TWO, features
from twosource.resolution.sights import see
from twosource.resolution.stories import find_stories

TABLES = Path("src/twosource/language/en")
DAMP = 10
"""At most so many pairs of a topic count in full: one topic with thirty reports must not outvote the rest."""
RIDGE = 3.0
PAIRS_HEADER = """\
# Pairs of base verbs in related reports of the ECB+ train topics (CC BY 3.0): weighed counts of naming one event and of naming two.
# Made by training/event_scorer.py. (v, v) says how often one verb names the same event twice.
a\tb\tone\ttwo"""
WEIGHTS_HEADER = """\
# Weights of the event pair scorer: logistic regression on the ECB+ train topics (CC BY 3.0), made by training/event_scorer.py.
feature\tweight"""


def counts(sights, stories, gold):
    """(verb, verb) -> topic -> [pairs of one event, pairs of two]."""
    by_report = defaultdict(list)
    for sight in sights:
        by_report[sight.claim.report].append(sight)
    found = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for a, b in [*stories.likeness, *((r, r) for r in by_report)]:
        for x in by_report[a]:
            for y in by_report[b]:
                if a != b or x.claim.id < y.claim.id:
                    topic, same = gold[x.claim.id][1], gold[x.claim.id][0] == gold[y.claim.id][0]
                    found[tuple(sorted((x.base, y.base)))][topic][0 if same else 1] += 1
    return found


def damped(topics, without=None):
    """Counts of one event and of two over the topics, each topic held to DAMP pairs."""
    one = two = 0.0
    for topic, (n, m) in topics.items():
        if topic != without:
            share = min(n + m, DAMP) / (n + m)
            one, two = one + share * n, two + share * m
    return one, two


def write_pairs(found):
    """Writes the table of verb pairs."""
    lines = [PAIRS_HEADER]
    for (a, b), topics in sorted(found.items()):
        one, two = damped(topics)
        if one > 0 or (a == b and two >= 2):
            lines.append(f"{a}\t{b}\t{one:.2f}\t{two:.2f}")
    (TABLES / "trigger_pairs.tsv").write_text("\n".join(lines) + "\n")


def without_own_topic(values, a, b, found, topic):
    """The features with the verbs' usage counted outside the pair's topic."""
    row = dict(zip(FEATURES, values, strict=True))
    one, two = damped(found.get(tuple(sorted((a.base, b.base))), {}), topic)
    known = one > 0 or (a.base == b.base and two >= 2)
    rate = log((one + PRIOR_ONE) / (two + PRIOR_TWO)) if known else log(PRIOR_ONE / PRIOR_TWO)
    row |= {"usage of the verbs": rate, "usage known": float(known), "usage, like sentences": rate * row["likeness of sentences"]}
    row["usage, like reports"] = rate * row["likeness of reports"] * (1 - row["same report"])
    return [row[name] for name in FEATURES]


def found_elsewhere(a, b, found, topic):
    """Whether two claims would be compared had the verb table been made without their topic."""
    if any(not key.startswith("~") for key in a.keys & b.keys):
        return True
    one, two = damped(found.get(tuple(sorted((a.base, b.base))), {}), topic)
    return one >= wording.PARTNER_LEAST and one >= wording.PARTNER_SHARE * (one + two)


def fit(x, y, weight):
    """Ridge logistic regression by Newton's method; returns bias and weights of the raw features."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / scale])
    beta = np.zeros(z.shape[1])
    ridge = np.diag([0.0] + [RIDGE] * x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-z @ beta))
        slope = z.T @ (weight * (p - y)) + ridge @ beta
        step = np.linalg.solve((z.T * (weight * p * (1 - p))) @ z + ridge, slope)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    raw = beta[1:] / scale
    return beta[0] - raw @ mean, raw


def prepare(shared, name="ecbtrain"):
    """Sights, stories and, by claim id, the gold cluster and topic."""
    reports, readings, gold = readings_of(name, shared)
    source = {report.source_id: report.id for report in reports}
    where = {(source[g["report"]], g["start"], g["end"]): (g["cluster"], g.get("topic", g.get("corpus"))) for g in gold["event_mentions"]}
    sights = list(see(reports, readings, resolve_entities(readings, (), reports)))
    truth = {s.claim.id: where[s.claim.report, s.claim.trigger.span.start, s.claim.trigger.span.end] for s in sights}
    return sights, find_stories(reports), truth


def main():
    """Reads, counts, fits, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    sights, stories, truth = prepare(args.shared)
    found = counts(sights, stories, truth)
    write_pairs(found)
    wording.usages.cache_clear()
    wording.partners.cache_clear()
    x, y = [], []
    for a, b, likeness in candidates(sights, stories):
        if not found_elsewhere(a, b, found, truth[a.claim.id][1]):
            continue
        x.append(without_own_topic(features(a, b, likeness), a, b, found, truth[a.claim.id][1]))
        y.append(truth[a.claim.id][0] == truth[b.claim.id][0])
    x, y = np.array(x), np.array(y, float)
    bias, weights = fit(x, y, np.ones(len(y)))
    p = 1 / (1 + np.exp(-(x @ weights + bias)))
    print(f"{len(y)} pairs, {int(y.sum())} of one event; at 0.5 right {np.mean((p > 0.5) == y):.3f}")
    lines = [WEIGHTS_HEADER, f"bias\t{bias:.4f}", *(f"{name}\t{value:.4f}" for name, value in zip(FEATURES, weights, strict=True))]
    (TABLES / "event_weights.tsv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
