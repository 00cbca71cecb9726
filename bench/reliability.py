"""Whether the scores shown mean what they say: of the links shown with a score of 0.8, are eight of ten right?

    python bench/reliability.py [ecb meantime] [--pairs] [--shared ../shared]

For the links of events and of entities a table of ten bins: the mean score shown, the share of links whose two ends gold puts into one
cluster, and how many there are; below it the expected calibration error (the mean gap between the two, weighed by the number of links).
Only links count whose both ends a gold mention marks. `--pairs` does the same for every scored pair of claims, joined or not, and says
what perfect answers for the doubtful ones (0.3 to 0.7) would bring.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gold_mentions import as_read, stories_of

from twosource.model import Case, Link, Reading, Report, Span
from twosource.resolution import find_stories
from twosource.resolution.events.blocking import candidates
from twosource.resolution.events.scoring import score_all
from twosource.resolution.events.shared_context import Ground
from twosource.resolution.events.views import see
from twosource.workflow import picture

BINS = 10
Judged = tuple[float, bool]


class Gold:
    """The gold cluster of any span."""

    def __init__(self, mentions: Iterable[Mapping[str, Any]]) -> None:
        """Indexes `mentions` by the id that their report was fed in with."""
        self._marked: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for mention in mentions:
            self._marked[mention["report"]].append(mention)

    def cluster(self, report: str, span: Span) -> str | None:
        """The cluster of the mention that covers most of `span`; None without one."""
        over = [(min(span.end, m["end"]) - max(span.start, m["start"]), m["cluster"]) for m in self._marked[report]]
        best = max(over, default=(0, None))
        return best[1] if best[0] > 0 else None


def clusters_of_claims(readings: Iterable[Reading], source: Mapping[str, str], gold: Gold) -> dict[str, str]:
    """Claim id to gold cluster, for the claims that gold marks."""
    found = {claim.id: gold.cluster(source[claim.report], claim.trigger.span) for reading in readings for claim in reading.claims}
    return {claim: cluster for claim, cluster in found.items() if cluster}


def clusters_of_chains(readings: Iterable[Reading], source: Mapping[str, str], gold: Gold) -> dict[str, str]:
    """Chain id to the gold cluster of most of its mentions."""
    found = {}
    for reading in readings:
        for chain in reading.chains:
            votes = Counter(cluster for m in chain.mentions if (cluster := gold.cluster(source[m.report], m.head)))
            if votes:
                found[chain.id] = min(votes, key=lambda cluster: (-votes[cluster], cluster))
    return found


def judged(links: Iterable[Link], truth: Mapping[str, str]) -> list[Judged]:
    """Each link's score with whether it is right, of those that gold can judge."""
    return [(link.score, truth[link.a] == truth[link.b]) for link in links if link.a in truth and link.b in truth]


def table(found: Sequence[Judged]) -> Iterator[str]:
    """The bins as lines, and the expected calibration error."""
    gap = 0.0
    for at in range(BINS):
        members = [each for each in found if min(int(each[0] * BINS), BINS - 1) == at]
        if members:
            shown, right = sum(score for score, _ in members) / len(members), sum(same for _, same in members) / len(members)
            gap += abs(shown - right) * len(members)
            yield f"    {at / BINS:.1f}-{(at + 1) / BINS:.1f}  shown {shown:.2f}  right {right:.2f}  n {len(members)}"
    if found:
        right = sum(same for _, same in found) / len(found)
        yield f"    all      right {right:.2f}  n {len(found)}  expected calibration error {gap / len(found):.3f}"


def pairs(reports: Sequence[Report], readings: Sequence[Reading], truth: Mapping[str, str]) -> list[Judged]:
    """Every scored pair of marked claims, joined or not."""
    found = []
    for part in stories_of(reports, readings):
        views, stories = list(see(*part)), find_stories(part[0])
        scored = score_all(candidates(views, stories), Ground(views, stories))
        found += [(value, truth[a] == truth[b]) for (a, b), value in scored.scores.items() if a in truth and b in truth]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="set", help="of ecb, ecbtrain, meantime (default ecb meantime)")
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    for name in args.sets or ("ecb", "meantime"):
        reports, readings, gold = as_read(name, args.shared)
        source = {report.id: report.source_id or report.id for report in reports}
        case: Case = picture(reports, readings)
        of_claims = clusters_of_claims(readings, source, Gold(gold["event_mentions"]))
        of_chains = clusters_of_chains(readings, source, Gold(gold["entity_mentions"]))
        shown = {
            "links of events": judged((link for event in case.events for link in event.links), of_claims),
            "links of entities": judged((link for entity in case.entities for link in entity.links), of_chains),
        }
        if args.pairs:
            shown["pairs of claims"] = pairs(reports, readings, of_claims)
        for what, found in shown.items():
            print(f"{name}: {what}", *table(found), sep="\n")


if __name__ == "__main__":
    main()
