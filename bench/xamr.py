"""Who, whom, where and when of each event, on the X-AMR annotations of the ECB+ development topics (two annotators; see its LICENSE).

    python bench/xamr.py [--errors 20 --seed 1] [--shared ../shared]

Gold: for each marked event word the two sides (PropBank's arguments 0 and 1), the place and the time of the event, in the annotator's
own full wording, which may come from another sentence or another report. The reports are those of the set "ecb" of `loop.py`.

- A slot is an item where the annotator filled it and the report itself has a word of the filling: nobody can read what is not there.
- It is found when the claim on the event word has a filler in such a role that shares a content word with the annotator's wording; the
  other mentions of the filler in its report count as its words too. A time is found when the claim's time is not excluded by the
  annotator's, or, where the report gives no day to count from, when its wording names the same day of the week, month or year.
- Precision is over the slots that the claims on event words fill, one a slot; F is their harmonic mean, in percent, the mean over both
  annotators. `agreement.*` is the same between the annotators: what one would reach judged by the other.

Left out: fillings that name another event by its roleset (charge.05), which are no party.
"""

import argparse
import calendar
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loop import pages_of, prepared

from twosource.model import Claim, Reading
from twosource.reading import ENGLISH
from twosource.reading.pipeline import reading_of

SLOTS = {"who": "arg0", "whom": "arg1", "where": "argL", "when": "argT"}
ROLES = {
    "who": frozenset({"actor", "organizer", "host"}),
    "whom": frozenset({"target", "co-actor", "topic", "beneficiary"}),
    "where": frozenset({"place"}),
}
ROLESET = re.compile(r"^[\w-]+\.\d+$")
WORD = re.compile(r"[^\W_]+")
SMALL = frozenset({"the", "and", "of", "in", "at", "on", "for", "to", "a", "an", "s", "his", "her", "its", "their", "by", "with", "from"})
DATES = frozenset(name.lower() for name in [*calendar.month_name[1:], *calendar.day_name]) | {str(year) for year in range(1900, 2031)}


@dataclass(frozen=True, slots=True)
class Item:
    """One slot of one event: the annotators' wording ("" for none), the reader's words for it, and whether they agree."""

    mention: str
    slot: str
    gold: str
    found: str
    right: bool


def content(text: str) -> frozenset[str]:
    """The words that carry meaning, folded; a plural's s is cut."""
    words = (word.lower() for word in WORD.findall(text))
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words if word not in SMALL)


def wording(value: str) -> str:
    """What an annotator wrote, without the parts that name another event."""
    return " / ".join(part.strip() for part in value.split("/") if part.strip() and not ROLESET.match(part.strip()))


def fillers(claim: Claim, reading: Reading, slot: str) -> list[str]:
    """The words of each filler of the slot, with those of its other mentions."""
    named = {chain.id: " ".join(mention.text for mention in chain.mentions) for chain in reading.chains}
    found = [f"{role.text} {named.get(role.chain or '', '')}" for role in claim.roles if role.role in ROLES[slot]]
    if slot == "where" and claim.place is not None:
        found.append(f"{claim.place.text} {named.get(claim.place.chain or '', '')}")
    return found


def same_time(claim: Claim, gold: str) -> bool:
    """Whether the claim's time is the annotator's, as far as both say."""
    said = {word.lower() for word in WORD.findall(claim.time.text or "")} | set(re.findall(r"\d{4}", claim.time.edtf or ""))
    wanted = {word.lower() for word in WORD.findall(gold)}
    days = re.findall(r"\b(\d{1,2})\b", gold)
    if claim.time.earliest is not None and claim.time.earliest == claim.time.latest and days:
        return str(claim.time.earliest.day) in {day.lstrip("0") for day in days}
    return bool(said & wanted & DATES) or bool(content(claim.time.text or "") & content(gold))


def judged(claim: Claim, reading: Reading, slot: str, gold: str) -> tuple[str, bool]:
    """What the reader has in the slot, and whether it is what the annotator wrote."""
    if slot == "when":
        return claim.time.text or claim.time.edtf or "", bool(gold) and same_time(claim, gold)
    found = fillers(claim, reading, slot)
    return " | ".join(found), any(content(each) & content(gold) for each in found)


def figures(items: Iterator[Item] | list[Item]) -> dict[str, float]:
    """F of each slot and of all together."""
    right: dict[str, int] = defaultdict(int)
    filled: dict[str, int] = defaultdict(int)
    wanted: dict[str, int] = defaultdict(int)
    for item in items:
        for name in (item.slot, "all"):
            right[name] += item.right
            filled[name] += bool(item.found)
            wanted[name] += bool(item.gold)
    return {name: 200 * right[name] / (filled[name] + wanted[name]) if filled[name] + wanted[name] else 0.0 for name in [*SLOTS, "all"]}


def gold_of(shared: Path, annotator: int) -> dict[str, dict[str, str]]:
    """Event mention -> slot -> wording."""
    rows = json.loads((shared / f"data/xamr/ann{annotator}_dev_xamr.json").read_text())
    return {key_of(row["mention_id"]): {slot: wording(row[cell] or "") for slot, cell in SLOTS.items()} for row in rows}


def key_of(mention: str) -> str:
    """The id that the prepared gold gives a mention: "12_10ecb.xml_5" is "12_10ecb:5"."""
    return mention.replace(".xml_", ":")


def stated(gold: Mapping[str, str], report: str) -> dict[str, str]:
    """The slots that the report itself says something of, the others empty."""
    words = content(report)
    return {slot: text if content(text) & words else "" for slot, text in gold.items()}


def on(readings: Mapping[str, Reading], mention: Mapping[str, Any]) -> Claim | None:
    """The claim whose trigger overlaps the event word most."""
    shared = [
        (min(claim.trigger.span.end, mention["end"]) - max(claim.trigger.span.start, mention["start"]), claim)
        for claim in readings[mention["report"]].claims
    ]
    return max((pair for pair in shared if pair[0] > 0), key=lambda pair: pair[0], default=(0, None))[1]


def compared(shared: Path) -> list[list[Item]]:
    """The items of each annotator."""
    pages = list(pages_of("ecb", shared))
    texts = {str(page.report.source_id): page.report.text for page in pages}
    readings = {str(page.report.source_id): reading_of(ENGLISH.annotate(page)) for page in pages}
    mentions = json.loads((prepared("ecb", shared) / "gold.json").read_text())["event_mentions"]
    out = []
    for annotator in (1, 2):
        gold, items = gold_of(shared, annotator), []
        for mention in mentions:
            if mention["id"] not in gold:
                continue
            claim = on(readings, mention)
            for slot, text in stated(gold[mention["id"]], texts[mention["report"]]).items():
                found, right = judged(claim, readings[mention["report"]], slot, text) if claim is not None else ("", False)
                items.append(Item(mention["id"], slot, text, found, right and bool(text)))
        out.append(items)
    return out


def agreement(shared: Path) -> dict[str, float]:
    """What the second annotator would reach judged by the first."""
    one, two = gold_of(shared, 1), gold_of(shared, 2)
    return figures(
        [Item(key, s, one[key][s], two[key][s], bool(content(one[key][s]) & content(two[key][s]))) for key in one for s in SLOTS]
    )


def measure(shared: Path) -> dict[str, float]:
    """F of each slot in percent, the mean of both annotators, and what the annotators agree on."""
    by_annotator = [figures(items) for items in compared(shared)]
    out = {name: round(sum(each[name] for each in by_annotator) / len(by_annotator), 1) for name in by_annotator[0]}
    return out | {f"agreement.{name}": round(value, 1) for name, value in agreement(shared).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--slot", choices=list(SLOTS))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for name, value in measure(args.shared).items():
        print(f"{name:20} {value:5.1f}")
    if args.errors:
        wrong = [i for i in compared(args.shared)[0] if not i.right and (i.gold or i.found) and args.slot in (None, i.slot)]
        for item in random.Random(args.seed).sample(wrong, min(args.errors, len(wrong))):
            print(f"{item.mention} {item.slot}: wanted {item.gold!r}, read {item.found!r}")


if __name__ == "__main__":
    main()
