"""Where twosource stands on the twenty invented reports of tests/gold, which every clone has: differences, agreement, what is one event.

    python bench/gold.py [--show]

Gold holds facts with their values and the relation of every two values, tempting pairs of sentences that do not differ (lookalikes), and
pairs of event words that are one occurrence or two (joint). Everything is counted on pairs of sentences of different reports:

**differences**: the findings at level conflict, updated or denied. Right is one that puts two sentences into two values that gold holds
apart; wrong one whose sentences gold knows as lookalikes, as one value or as differing in precision only; the others are not in the gold
and count as wrong too. **found** are the facts of which at least one such pair surfaced. **central** are the central facts that several
reports give one value for, of which at least one such pair stands in one event or in an agreeing finding. **joined** are the pairs of event
words that are one occurrence and stand in one event; **tempted** those that are two and stand in one all the same.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import twosource
from twosource.outputs import contract

GOLD = Path(__file__).parents[1] / "tests" / "gold"
GRAVE_LEVELS = ("conflict", "updated", "denied")
GRAVE_RELATIONS = {"conflict", "update"}

Found = dict[str, Any]
"""An object of the case or of the gold, as JSON has it."""

Spot = tuple[str, int]
"""A sentence of a report: the report's own id and the sentence's number."""

Pair = tuple[Spot, Spot]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted; `rows` says of each difference what it is, its slot and what the values' sentences say."""

    reported: int
    right: int
    wrong: int
    differing: int
    found: int
    central: int
    agreed: int
    same: int
    joined: int
    apart: int
    tempted: int
    rows: tuple[tuple[str, str, tuple[str, ...]], ...] = field(default=(), repr=False, compare=False)


def groups_at(folder: Path = GOLD) -> list[Found]:
    """The groups of a gold, each a file."""
    paths = [path for path in sorted(folder.glob("*.json")) if path.name != "sentences.json"]
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def sentences_at(folder: Path = GOLD) -> dict[str, list[str]]:
    """The numbered sentences of each report."""
    sentences: dict[str, list[str]] = json.loads((folder / "sentences.json").read_text(encoding="utf-8"))
    return sentences


def pair(a: Spot, b: Spot) -> Pair:
    """Two sentences in an order that does not depend on who names them."""
    return (a, b) if a <= b else (b, a)


def spot(mention: Found) -> Spot:
    return mention["doc"], mention["sent"]


def related(fact: Found) -> Iterator[tuple[Pair, str]]:
    """Every two sentences of different reports that tell the fact, and how their values stand: agree, conflict, update or granularity."""
    relation = {frozenset(each[:2]): each[2] for each in fact["relations"]}
    told = [(spot(mention), value["id"]) for value in fact["values"] for mention in value["mentions"]]
    for (a, ours), (b, theirs) in combinations(told, 2):
        if a[0] != b[0]:
            yield pair(a, b), "agree" if ours == theirs else relation[frozenset((ours, theirs))]


class ToldCase:
    """A case as JSON, seen by the sentences of its reports."""

    def __init__(self, case: Found, sentences: dict[str, list[str]]) -> None:
        self.findings = [each for thing in (*case["events"], *case["relations"]) for each in thing["findings"]]
        self.claims = {claim["id"]: claim for claim in case["claims"]}
        self.events = case["events"]
        self.event_of = {claim: event["id"] for event in self.events for claim in event["claims"]}
        self.ids = {report["id"]: report["source_id"] for report in case["reports"]}
        self.spans = {self.ids[each["id"]]: _spans(each["text"], sentences[self.ids[each["id"]]]) for each in case["reports"]}
        self.sentences = sentences
        self.claims_at: dict[Spot, list[Found]] = defaultdict(list)
        for claim in self.claims.values():
            for at in self.spots(claim["id"]):
                self.claims_at[at].append(claim)

    def spots(self, claim: str) -> list[Spot]:
        """The sentences in which a claim's trigger stands."""
        told = self.claims[claim]
        report, trigger = self.ids[told["report"]], told["trigger"]
        return [(report, at) for at, (start, end) in enumerate(self.spans[report]) if trigger["start"] < end and start < trigger["end"]]

    def sides(self, finding: Found) -> list[tuple[Spot, int]]:
        """The sentences of a finding's values, each with the value's number."""
        put = {(at, number) for number, value in enumerate(finding["values"]) for claim in value["claims"] for at in self.spots(claim)}
        return sorted(put)

    def linked(self) -> set[Pair]:
        """Sentences of different reports in one event or one agreed value."""
        together = [sorted({at for claim in event["claims"] for at in self.spots(claim)}) for event in self.events]
        found = {pair(a, b) for told in together for a, b in combinations(told, 2) if a[0] != b[0]}
        for finding in (each for each in self.findings if each["level"] == "agree"):
            found |= {pair(a, b) for (a, ours), (b, theirs) in combinations(self.sides(finding), 2) if ours == theirs and a[0] != b[0]}
        return found

    def event_at(self, mention: Found) -> str | None:
        """The event of the claim on the marked words, if some claim stands on them."""
        start = self.spans[mention["doc"]][mention["sent"]][0] + self.sentences[mention["doc"]][mention["sent"]].index(mention["text"])
        end = start + len(mention["text"])
        over = [claim for claim in self.claims_at[spot(mention)] if claim["trigger"]["start"] < end and start < claim["trigger"]["end"]]
        near = min(
            over, key=lambda each: (abs(each["trigger"]["start"] - start) + abs(each["trigger"]["end"] - end), each["id"]), default=None
        )
        return self.event_of.get(near["id"]) if near else None


def counted(case: Found, groups: Sequence[Found], sentences: dict[str, list[str]]) -> Counts:
    """The case held against the gold."""
    told = ToldCase(case, sentences)
    facts = [(fact, list(related(fact))) for group in groups for fact in group["facts"]]
    differing = [wanted for _, pairs in facts if (wanted := {each for each, kind in pairs if kind in GRAVE_RELATIONS})]
    agreeing = [same for fact, pairs in facts if fact["central"] and (same := {each for each, kind in pairs if kind == "agree"})]
    apart = set().union(*differing)
    known = {each for _, pairs in facts for each, _ in pairs}
    known |= {pair(spot(each["a"]), spot(each["b"])) for group in groups for each in group["lookalikes"]}
    rows, surfaced = [], set()
    for finding in (each for each in told.findings if each["level"] in GRAVE_LEVELS):
        cross = {pair(a, b) for (a, ours), (b, theirs) in combinations(told.sides(finding), 2) if ours != theirs and a[0] != b[0]}
        surfaced |= cross & apart
        if cross:
            verdict = "right" if cross & apart else "wrong" if cross & known else "other"
            rows.append((verdict, finding["slot"], tuple(told.claims[value["claims"][0]]["quote"] for value in finding["values"])))
    linked, verdicts = told.linked(), [row[0] for row in rows]
    joint = [(each["same"], _one_event(told, each)) for group in groups for each in group["joint"]]
    return Counts(
        reported=len(rows), right=verdicts.count("right"), wrong=verdicts.count("wrong"),
        differing=len(differing), found=sum(bool(wanted & surfaced) for wanted in differing),
        central=len(agreeing), agreed=sum(bool(same & linked) for same in agreeing),
        same=sum(same for same, _ in joint), joined=joint.count((True, True)),
        apart=sum(not same for same, _ in joint), tempted=joint.count((False, True)), rows=tuple(rows),
    )  # fmt: skip


def _one_event(told: ToldCase, joint: Found) -> bool:
    event = told.event_at(joint["a"])
    return event is not None and event == told.event_at(joint["b"])


def _spans(text: str, sentences: Sequence[str]) -> list[tuple[int, int]]:
    """Where each sentence stands, one after another."""
    spans, cursor = [], 0
    for sentence in sentences:
        start = text.index(sentence, cursor)
        cursor = start + len(sentence)
        spans.append((start, cursor))
    return spans


def measured(folder: Path = GOLD) -> Counts:
    """The reports of a gold read, compared and counted."""
    case = contract(twosource.compare([str(folder / "reports.jsonl")]))
    return counted(case, groups_at(folder), sentences_at(folder))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="every difference with what gold says of it")
    asked, counts = parser.parse_args(), measured()
    for verdict, slot, quotes in counts.rows if asked.show else ():
        print(f"{verdict:6} {slot}", *(f"       {quote}" for quote in quotes), sep="\n")
    print(f"differences  {counts.right} right of {counts.reported} reported ({counts.wrong} known wrong)")
    print(f"found        {counts.found} of {counts.differing} facts that differ")
    print(f"central      {counts.agreed} of {counts.central} facts that several tell alike")
    print(f"joined       {counts.joined} of {counts.same} pairs that are one occurrence")
    print(f"tempted      {counts.tempted} of {counts.apart} pairs that are two")


if __name__ == "__main__":
    main()
