"""Learns what a link's score means: of the links shown with it, how many are right. On the ECB+ train topics, as read.

    python training/event_confidence.py [--shared ../shared]

Writes `language/en/event_confidence.tsv`: points of a rising line from the pair's score to the share of links that are right, by pooling
adjacent violators over bins of equal size. To be run after `training/event_scorer.py`; clustering goes by the score itself.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, "bench")
from gold_mentions import as_read, stories_of
from reliability import Gold, clusters_of_claims, judged

from twosource.resolution import resolve_events
from twosource.resolution.events import explain

TABLE = Path("src/twosource/language/en/event_confidence.tsv")
BINS = 12
HEADER = """\
# What a score of the event pair scorer means: mean score of links of events on the ECB+ train topics (CC BY 3.0), as read, and the share of
# them that are right. Made by training/event_confidence.py; bench/reliability.py shows how it holds on other reports.
score\tright\tlinks"""


def pooled(found):
    """(mean score, share right, links) of bins of equal size, neighbours joined until the share rises with the score."""
    found = sorted(found)
    size = -(-len(found) // BINS)
    bins = []
    for at in range(0, len(found), size):
        part = found[at : at + size]
        bins.append([sum(score for score, _ in part), sum(same for _, same in part), len(part)])
        while len(bins) > 1 and bins[-2][1] / bins[-2][2] >= bins[-1][1] / bins[-1][2]:
            bins[-2:] = [[x + y for x, y in zip(*bins[-2:], strict=True)]]
    return [(total / count, right / count, count) for total, right, count in bins]


def main():
    """Reads, resolves, judges, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    reports, readings, gold = as_read("ecbtrain", args.shared)
    truth = clusters_of_claims(readings, {report.id: report.source_id for report in reports}, Gold(gold["event_mentions"]))
    explain.confidence = lambda score: score
    links = [link for part in stories_of(reports, readings) for event in resolve_events(*part) for link in event.links]
    lines = [f"{score:.3f}\t{right:.3f}\t{count}" for score, right, count in pooled(judged(links, truth))]
    TABLE.write_text("\n".join([HEADER, *lines]) + "\n")
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
