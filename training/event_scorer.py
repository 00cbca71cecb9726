"""Learns when two claims are of one event, from the ECB+ train topics: with the gold event words given, and as read.

    python training/event_scorer.py [--shared ../shared]

Writes `language/en/trigger_pairs.tsv` (how often two verbs name one event) and `language/en/event_weights.tsv` (logistic regression). The
verb counts that a training pair sees leave out its own topic, else the regression would trust them too far. Of what is read only claims
that a gold mention marks are learned from; what the others tell is counted for the rarity of what two claims share.
"""

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, "bench")
from gold_mentions import as_read, readings_of, stories_of

from twosource.resolution.events import trigger_words
from twosource.resolution.events.blocking import candidates
from twosource.resolution.events.exclusions import barred
from twosource.resolution.events.features import FEATURES, features, usage_rate, words_alike
from twosource.resolution.events.shared_context import Ground
from twosource.resolution.events.views import ClaimView, see
from twosource.resolution.stories import Stories, find_stories

TABLES = Path("src/twosource/language/en")
DAMP = 10
"""At most so many pairs of a topic count in full: one topic with thirty reports must not outvote the rest."""
RIDGE = 30.0
"""Pull of each standardised weight to 0; of 3 to 1000 the best on held-out train topics."""
PAIRS_HEADER = """\
# Pairs of base verbs in related reports of the ECB+ train topics (CC BY 3.0): weighed counts of naming one event and of naming two.
# Made by training/event_scorer.py. (v, v) says how often one verb names the same event twice.
a\tb\tone\ttwo"""
WEIGHTS_HEADER = """\
# Weights of the event pair scorer: logistic regression on the ECB+ train topics (CC BY 3.0), made by training/event_scorer.py.
feature\tweight"""


@dataclass(frozen=True)
class Told:
    """The claims of one story, and by claim id the gold cluster and the topic of those that gold marks."""

    views: list[ClaimView]
    stories: Stories
    truth: dict[str, tuple[str, str]]


def counts(told):
    """(verb, verb) -> topic -> [pairs of one event, pairs of two]."""
    found = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for each in told:
        by_report = defaultdict(list)
        for view in each.views:
            if view.claim.id in each.truth:
                by_report[view.report].append(view)
        for a, b in [*each.stories.likeness, *((r, r) for r in by_report)]:
            for x in by_report[a]:
                for y in by_report[b]:
                    if a != b or x.claim.id < y.claim.id:
                        (one, topic), (other, _) = each.truth[x.claim.id], each.truth[y.claim.id]
                        found[tuple(sorted((x.base, y.base)))][topic][0 if one == other else 1] += 1
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


def without_own_topic(a, b, found, topic):
    """What the two words say, with the verbs' usage counted outside the pair's topic."""
    one, two = damped(found.get(tuple(sorted((a.base, b.base))), {}), topic)
    known = one > 0 or (a.base == b.base and two >= 2)
    usage = usage_rate(one, two) if known else usage_rate(0.0, 0.0)
    return replace(words_alike(*sorted((a.lemma, b.lemma))), usage=usage, usage_known=float(known))


def found_elsewhere(a, b, found, topic):
    """Whether two claims would be compared had the verb table been made without their topic."""
    if any(not key.startswith("~") for key in a.keys & b.keys):
        return True
    one, two = damped(found.get(tuple(sorted((a.base, b.base))), {}), topic)
    return one >= trigger_words.MIN_TIMES_PARTNERS and one >= trigger_words.MIN_SHARE_OF_PARTNERS * (one + two)


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


def told_by(reports, readings, gold):
    """The stories of a set with what gold says of their claims."""
    source = {report.id: report.source_id for report in reports}
    marked = defaultdict(list)
    for mention in gold["event_mentions"]:
        marked[mention["report"]].append(mention)
    for part in stories_of(reports, readings):
        views = list(see(*part))
        truth = {s.claim.id: known for s in views if (known := _gold(s.claim.trigger.span, marked[source[s.report]]))}
        yield Told(views, find_stories(part[0]), truth)


def _gold(span, mentions):
    """Cluster and topic of the mention that covers most of a trigger; None without one."""
    best = max(mentions, key=lambda m: min(span.end, m["end"]) - max(span.start, m["start"]), default=None)
    if best is None or min(span.end, best["end"]) <= max(span.start, best["start"]):
        return None
    return best["cluster"], best.get("topic", best.get("corpus"))


def rows_of(told, found):
    """Features, whether the two are of one event, and the topic, of each marked pair that a score decides."""
    for each in told:
        ground = Ground(each.views, each.stories)
        marked = [view for view in each.views if view.claim.id in each.truth]
        for a, b, likeness in candidates(marked, each.stories):
            (one, topic), (other, _) = each.truth[a.claim.id], each.truth[b.claim.id]
            if barred(a, b) or not found_elsewhere(a, b, found, topic):
                continue
            values = features(a, b, likeness, ground, without_own_topic(a, b, found, topic))
            yield [values[name] for name in FEATURES], one == other, topic


def learned(x, y):
    """The table's lines."""
    bias, weights = fit(x, y, np.ones(len(y)))
    p = 1 / (1 + np.exp(-(x @ weights + bias)))
    print(f"{len(y)} pairs, {int(y.sum())} of one event; at 0.5 right {np.mean((p > 0.5) == y):.3f}")
    return [f"bias\t{bias:.4f}", *(f"{name}\t{value:.4f}" for name, value in zip(FEATURES, weights, strict=True))]


def main():
    """Reads, counts, fits, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    given, read = (list(told_by(*way("ecbtrain", args.shared))) for way in (readings_of, as_read))
    found = counts(given)
    write_pairs(found)
    trigger_words.usages.cache_clear()
    trigger_words.partners.cache_clear()
    trigger_words.keys.cache_clear()
    pairs = [row for told in (given, read) for row in rows_of(told, found)]
    lines = learned(np.array([values for values, _, _ in pairs]), np.array([same for _, same, _ in pairs], float))
    (TABLES / "event_weights.tsv").write_text("\n".join([WEIGHTS_HEADER, *lines]) + "\n")


if __name__ == "__main__":
    main()
