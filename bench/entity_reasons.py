"""How often each reason to take two chains for one entity is right, on ECB+ and MEANTIME.

    python bench/entity_reasons.py [ecb ecbtrain meantime] [--shared ../shared] [--errors REASON]

Every link that an entity shows is judged: right when the two chains it joins are of one gold entity. A chain is of the gold entity that
most of its mentions are of; one with no gold mention is not judged, since ECB+ marks only who takes part in marked events. `share` is
right of judged, `score` what `resolution/entities/policy.py` gives the reason. Some reasons look worse than they are: the gold of ECB+
tells the place of one event from the same place of another, and an office from its holder; that of MEANTIME tells versions of a product
under one name.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gum_coref import scorer
from loop import SETS, pages_of, prepared

from twosource.model import Case, Chain, Entity, Link, Reading, Report
from twosource.reading import ENGLISH
from twosource.reading.pipeline import reading_of
from twosource.resolution import find_stories, groups_of, join, resolve_entities, story_of
from twosource.resolution.entities.policy import SCORES


def entities_of(reports: Sequence[Report], readings: Sequence[Reading]) -> tuple[Entity, ...]:
    """The entities of a case, without its events."""
    told = {report.id: (report, reading) for report, reading in zip(reports, readings, strict=True)}
    entities: list[Entity] = []
    stories = []
    for group in groups_of(told, find_stories(reports).near()):
        members = [told[each] for each in group.reports]
        entities += resolve_entities([reading for _, reading in members], (), [report for report, _ in members])
        stories.append(story_of(group, [report for report, _ in members], ()))
    return join(Case(tuple(reports), tuple(readings), tuple(entities), stories=tuple(stories))).entities


def gold_of(chains: Sequence[Chain], names: dict[str, str], gold: dict[str, Any], match: Any) -> dict[str, str]:
    """Chain -> the gold entity that most of its mentions are of."""
    mentions = [(chain.id, m) for chain in chains for m in chain.mentions]
    spans = [{"report": names[m.report], "start": m.span.start, "end": m.span.end} for _, m in mentions]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mine, theirs in match(spans, gold["entity_mentions"]).items():
        votes[mentions[mine][0]][gold["entity_mentions"][theirs]["cluster"]] += 1
    return {chain: min(counts, key=lambda each: (-counts[each], each)) for chain, counts in votes.items()}


def judged(name: str, shared: Path) -> Iterator[tuple[Link, bool | None]]:
    """The links of one set, each with whether it is right, None where the gold does not say."""
    pages = list(pages_of(name, shared))
    reports, readings = [page.report for page in pages], [reading_of(ENGLISH.annotate(page)) for page in pages]
    gold = json.loads((prepared(name, shared) / "gold.json").read_text())
    chains = [chain for reading in readings for chain in reading.chains]
    of = gold_of(chains, {report.id: str(report.source_id or report.id) for report in reports}, gold, scorer(shared).match)
    for entity in entities_of(reports, readings):
        for link in entity.links:
            yield link, of[link.a] == of[link.b] if link.a in of and link.b in of else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=["ecb", "ecbtrain", "meantime"], metavar="set", help=f"of {', '.join(SETS)}")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", metavar="REASON", help="show the wrong links of this reason")
    args = parser.parse_args()
    counts: dict[str, Counter[tuple[str, bool | None]]] = defaultdict(Counter)
    for name in args.sets:
        for link, right in judged(name, args.shared):
            reason = link.features[0][0] if link.features else "decided"
            counts[reason][name, right] += 1
            if right is False and reason == args.errors:
                print(f"  {name}: {link.reason}")
    print(f"{'reason':20}" + "".join(f"{name:>14}" for name in args.sets) + "   share   score  not judged")
    for reason in sorted(counts, key=lambda each: -counts[each].total()):
        right = sum(counts[reason][name, True] for name in args.sets)
        wrong = sum(counts[reason][name, False] for name in args.sets)
        cells = "".join(
            f"{counts[reason][name, True]:>8}/{counts[reason][name, True] + counts[reason][name, False]:<5}" for name in args.sets
        )
        share = f"{right / (right + wrong):8.2f}" if right + wrong else "       -"
        unjudged = sum(counts[reason][name, None] for name in args.sets)
        print(f"{reason:20}{cells}{share}{SCORES.get(reason, 1.0):8.2f}{unjudged:10}")


if __name__ == "__main__":
    main()
