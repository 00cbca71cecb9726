"""Real reports of one incident compared: the candidate groups of the MUC-3/4 messages, which were made by a heuristic and are no gold.

    python bench/incidents.py [--group N] [--shared ../shared] [--out FOLDER]

Without --group the groups are listed; with it the reports of one are compared and what they tell of perpetrators is printed as counts:
who is named as doing what, in how many reports, on whose word, how surely. --out keeps the comparison as Markdown and JSON. For reading,
not for a score.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from muc import reports_of

from twosource.model import Case, Claim
from twosource.outputs import as_json, as_markdown
from twosource.workflow import picture, read

DEEDS = frozenset({"assault", "coerce", "accuse", "arrest", "threaten"})


def groups(shared: Path) -> list[dict[str, Any]]:
    """The candidate groups, the largest first."""
    found: list[dict[str, Any]] = json.loads((shared / "data/muc34/candidate_incident_groups.json").read_text())
    return sorted(found, key=lambda group: -len(group["messages"]))


def compared(shared: Path, group: Mapping[str, Any]) -> Case:
    """The reports of a group, compared as `twosource compare --one-affair` does."""
    messages = json.loads((shared / "data/muc34/messages.json").read_text())
    reports = reports_of({name: messages[name]["text"] for name in group["messages"]})
    return picture(reports, read(reports), tied=combinations(sorted(report.id for report in reports), 2))


def told_of(case: Case) -> Iterator[tuple[str, str, str, str, int]]:
    """Who is told to have done what, on whose word and how surely, in how many reports; the most told first."""
    names = {entity.id: entity.name for entity in case.entities}
    counts: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for claim in case.claims.values():
        if claim.kind == "event" and claim.type in DEEDS and not claim.aside:
            for role in claim.roles:
                entity = case.entity_of.get(role.chain or "")
                if role.role == "actor" and entity:
                    counts[names[entity], claim.label, _voice(claim, case), _sure(claim)].add(claim.report)
    for (who, what, voice, sure), reports in sorted(counts.items(), key=lambda item: (-len(item[1]), item[0])):
        yield who, what, voice, sure, len(reports)


def _voice(claim: Claim, case: Case) -> str:
    names = {entity.id: entity.name for entity in case.entities}
    steps = [names.get(case.entity_of.get(step.chain or "", ""), step.source or "nobody named") for step in claim.attribution]
    return " < ".join(steps) or "own voice"


def _sure(claim: Claim) -> str:
    return ("not: " if claim.polarity == "negative" else "") + claim.certainty


def main() -> None:
    """Lists the groups, or prints one."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--group", type=int)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    found = groups(arguments.shared)
    if arguments.group is None:
        for number, group in enumerate(found):
            print(number, group["date"], group["place"] or group["country"], group["type"].lower(), len(group["messages"]), sep="  ")
        return
    case = compared(arguments.shared, found[arguments.group])
    print(f"{len(case.reports)} reports, {len(case.stories)} stories, {len(case.events)} events, {len(case.origins)} origins")
    for row in told_of(case):
        print("  ".join(map(str, row)))
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        (arguments.out / f"{arguments.group}.json").write_text(as_json(case), encoding="utf-8")
        (arguments.out / f"{arguments.group}.md").write_text(as_markdown(case), encoding="utf-8")


if __name__ == "__main__":
    main()
