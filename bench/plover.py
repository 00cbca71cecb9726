"""Event class, source and target of single sentences, on the PLOVER gold records (Open Event Data Alliance, CC BY-SA 4.0).

    python bench/plover.py [--part dev|held|all] [--errors 20 --seed 1] [--shared ../shared]

Gold: one event a record, with its class, and a markup of the sentence that shows the event's words (EVT), the one who acts (SRC) and
the one acted on (TAR; SRC/TAR for the sides of something mutual, who count as sources). Every sentence is read as a report of its own.

- `class.trigger`: a claim whose trigger overlaps a marked event word has the gold class; `class.sentence`: any claim of it has.
- `source`: every marked source overlaps an actor of one claim whose trigger overlaps an event word, or another mention of that actor;
  `target`: the same for the target, as target, co-actor or beneficiary; `target.any`: in whatever role.
- `all`: one claim has the class, every source and every target. Each in percent of the records that mark it.

A claim's type is mapped to a class by `CLASSES`. The reference page says that cooperation told in the future is agreement to it (as
is what somebody would do under a condition), and
the examples of its classes that a refused one is a rejection, an announced blow a threat: `class_of` follows it by status and polarity.
FIGHT is counted as ASSAULT, as in the reference page, which has merged them.

Left out: the DOCUMENT record, which is about the file, and records without a marked event word, which cannot be placed.
`dev` is two records of three; the third is held back and not looked at.
"""

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from loop import BUILD, reports_of

from twosource.model import Claim, Reading, Report, Role, Span
from twosource.reading import ENGLISH

CLASSES = {
    "agree": "AGREE",
    "consult": "CONSULT",
    "support": "SUPPORT",
    "concede": "CONCEDE",
    "cooperate": "COOPERATE",
    "aid": "AID",
    "rescue": "AID",
    "retreat": "RETREAT",
    "release": "RETREAT",
    "resign": "RETREAT",
    "investigate": "INVESTIGATE",
    "request": "DEMAND",
    "accuse": "DISAPPROVE",
    "reject": "REJECT",
    "threaten": "THREATEN",
    "protest": "PROTEST",
    "sanction": "SANCTION",
    "mobilize": "MOBILIZE",
    "coerce": "COERCE",
    "arrest": "COERCE",
    "charge": "COERCE",
    "convict": "COERCE",
    "assault": "ASSAULT",
}
"""Claim type to class; a type that is not here has none."""

MERGED = {"FIGHT": "ASSAULT"}
FRIENDLY = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
TO_COME = frozenset({"planned", "conditional"})
HOSTILE = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
SOURCES = frozenset({"actor", "co-actor", "organizer", "host"})
TARGETS = frozenset({"target", "co-actor", "beneficiary"})
OPENING = re.compile(r"\((SRC/TAR|SRC|TAR|EVT|LOC)\s*:\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """One gold record. Spans are offsets into `text`."""

    id: str
    kind: str
    text: str
    words: tuple[Span, ...] = ()
    sources: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()


@dataclass(slots=True)
class Tally:
    """Hits and items of each measure."""

    hits: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    items: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, measure: str, *, hit: bool) -> None:
        """One item of a measure."""
        self.hits[measure] += hit
        self.items[measure] += 1

    def percent(self) -> dict[str, float]:
        """Each measure in percent."""
        return {name: round(100 * self.hits[name] / count, 1) for name, count in sorted(self.items.items())}


def marked(markup: str) -> tuple[str, list[tuple[str, Span]]]:
    """The text without its markup and the marked stretches; brackets of the text's own stay in it."""
    plain, found, waiting, at = "", [], [], 0
    while at < len(markup):
        opening = OPENING.match(markup, at)
        if opening:
            waiting.append((opening[1], len(plain)))
            at = opening.end()
            continue
        letter = markup[at]
        at += 1
        if letter == "(":
            waiting.append(("", len(plain)))
        elif letter in ")}" and waiting:
            tag, start = waiting.pop()
            if tag:
                found.append((tag, Span(start, max(start + 1, len(plain)))))
                continue
        plain += letter
    return plain, found


def moved(span: Span, plain: str, text: str) -> Span | None:
    """The stretch of `text` that answers to a stretch of `plain`, None if no letter of it is there."""
    at = [
        other + here - one
        for one, other, size in SequenceMatcher(None, plain, text, autojunk=False).get_matching_blocks()
        for here in range(max(one, span.start), min(one + size, span.end))
        if not plain[here].isspace()
    ]
    return Span(min(at), max(at) + 1) if at else None


def record_of(item: dict[str, object]) -> Record | None:
    """The record with its marked spans; None for one that is left out."""
    info, text = item.get("textInfo"), str(item.get("text") or "")
    markup = info.get("markup", "") if isinstance(info, dict) else info or ""
    if item["event"] == "DOCUMENT" or not isinstance(markup, str) or not text:
        return None
    plain, found = marked(markup)
    spans = [(tag, there) for tag, span in found if (there := moved(span, plain, text)) is not None]
    words = tuple(span for tag, span in spans if tag == "EVT")
    kind = str(item["event"])
    sources = tuple(span for tag, span in spans if tag in ("SRC", "SRC/TAR"))
    targets = tuple(span for tag, span in spans if tag == "TAR")
    return Record(str(item["id"]), MERGED.get(kind, kind), text, words, sources, targets) if words else None


def records(shared: Path, part: str = "all") -> list[Record]:
    """The records of a part: "all", "dev" (two of three) or "held" (the third)."""
    items = [each for each in json.loads((shared / "data/plover/gold_records_half.json").read_text()) if each["event"] != "DOCUMENT"]
    kept = [each for n, each in enumerate(items) if part == "all" or (n % 3 == 2) == (part == "held")]
    return [record for each in kept if (record := record_of(each)) is not None]


def class_of(claim: Claim) -> str:
    """The class that a claim's type, status and polarity come to, "" for none."""
    plain = CLASSES.get(claim.type, "")
    if plain in FRIENDLY and claim.polarity == "negative":
        return "REJECT"
    if plain in FRIENDLY and claim.status in TO_COME:
        return "AGREE"
    return "THREATEN" if plain in HOSTILE and claim.status in TO_COME and claim.polarity == "positive" else plain


def spots(role: Role, reading: Reading) -> list[Span]:
    """Where the filler of a role stands: its own place, and the other mentions of the same chain."""
    others = [mention.span for chain in reading.chains if chain.id == role.chain for mention in chain.mentions]
    return [role.span, *others]


def fills(claim: Claim, reading: Reading, wanted: Iterable[Span], roles: frozenset[str] | None) -> bool:
    """Whether every wanted span is overlapped by a filler of one of the roles (None: of any)."""
    found = [spot for role in claim.roles if roles is None or role.role in roles for spot in spots(role, reading)]
    return all(any(span.overlaps(spot) for spot in found) for span in wanted)


def judge(record: Record, reading: Reading) -> dict[str, bool]:
    """What of one record was found; a measure that the record does not mark is not in it."""
    on = [claim for claim in reading.claims if any(claim.trigger.span.overlaps(span) for span in record.words)]
    out = {
        "class.trigger": any(class_of(claim) == record.kind for claim in on),
        "class.sentence": any(class_of(claim) == record.kind for claim in reading.claims),
    }
    if record.sources:
        out["source"] = any(fills(claim, reading, record.sources, SOURCES) for claim in on)
    if record.targets:
        out["target"] = any(fills(claim, reading, record.targets, TARGETS) for claim in on)
        out["target.any"] = any(fills(claim, reading, record.targets, None) for claim in on)
    out["all"] = any(
        class_of(claim) == record.kind and fills(claim, reading, record.sources, SOURCES) and fills(claim, reading, record.targets, TARGETS)
        for claim in on
    )
    return out


def readings(held: Sequence[Record]) -> Iterator[tuple[Record, Reading]]:
    """Each record with the reading of its sentence."""
    folder = BUILD / "plover"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"id": record.id, "text": record.text}) for record in held]
    (folder / "reports.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    by_id = {record.id: record for record in held}
    reports: list[Report] = [
        report for report in reports_of(folder) if report.source_id in by_id and report.text == by_id[report.source_id].text
    ]
    if len(reports) < len(held):
        print(f"{len(held) - len(reports)} of {len(held)} sentences were refused or changed by the intake")
    for report, reading in zip(reports, ENGLISH.read(reports), strict=True):
        yield by_id[str(report.source_id)], reading


def tally(judged: Iterable[tuple[Record, dict[str, bool]]]) -> Tally:
    """All judgements counted, in all and for each class."""
    out = Tally()
    for record, found in judged:
        for measure, hit in found.items():
            out.add(measure, hit=hit)
            if measure in ("class.trigger", "all"):
                out.add(f"{measure}.{record.kind.lower()}", hit=hit)
    return out


def measure(shared: Path, part: str = "all") -> dict[str, float]:
    """Each measure in percent."""
    return tally((record, judge(record, reading)) for record, reading in readings(records(shared, part))).percent()


def shown(record: Record, reading: Reading, found: dict[str, bool]) -> str:
    """One missed record with what was read."""
    marks = {name: [span.of(record.text) for span in getattr(record, name)] for name in ("words", "sources", "targets")}
    lines = [
        f"{record.id} {record.kind} missed: {', '.join(name for name, hit in found.items() if not hit)}",
        f"  {record.text}",
        f"  {marks}",
    ]
    for claim in reading.claims:
        roles = "; ".join(f"{role.role}: {role.text}" for role in claim.roles)
        lines.append(f"    {claim.trigger.text} = {claim.type}/{class_of(claim)} {claim.status} {claim.polarity} [{roles}]")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--part", choices=["dev", "held", "all"], default="all")
    parser.add_argument("--errors", type=int, default=0, help="show so many missed records (never of the held part)")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    read = [(record, reading, judge(record, reading)) for record, reading in readings(records(args.shared, args.part))]
    counted = tally((record, found) for record, _, found in read)
    for name, value in counted.percent().items():
        print(f"{name:28} {value:5.1f}  of {counted.items[name]}")
    missed = [each for each in read if not all(each[2].values())] if args.part == "dev" else []
    for each in random.Random(args.seed).sample(missed, min(args.errors, len(missed))):
        print(shown(*each))


if __name__ == "__main__":
    main()
