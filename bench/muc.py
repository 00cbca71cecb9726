"""MUC-3/4: which organisation is said to have done a violent act, and how surely.

    python bench/muc.py [--part develop|check|all] [--shared ../shared] [--errors N --seed S]

What is read: the 1,400 upper-case wire and broadcast reports of `data/muc34`, each taken in as text with its id and nothing else. Rules
are developed on DEV-MUC3-0001 to 0700 (`develop`); the others (DEV-MUC3-0701 on and TST1) are `check`.

Gold: of each report the pairs (organisation, class) of its templates' "PERP: ORGANIZATION ID" and "... CONFIDENCE". An organisation is
the set of its spellings (parted by "/"); organisations of one report that share a spelling are one. Classes: `fact` (reported as
fact), `accused` (suspected or accused, by authorities or others), `claimed` (claimed or admitted), `possible`. Where the gold allows
several classes in one template, each counts as right and one is asked for. Organisations of optional templates only and those
marked "?" are allowed, not asked for: finding them is neither right nor wrong. So is every report without a template entry: it has
no gold organisation, and an organisation found there is wrong.

System: claims of the reading that tell of a violent act (the type assault but for `FOUGHT`, and the words in `FORCED` and `ACTS`), not
denied, not planned, conditional or general. Each organisation in the role of actor, by the names of its cluster, or by its wording
where it has none and is an institution ("the armed forces"), is one pair. Class, the first that fits: `claimed` where a source in the
claim's chain is the organisation itself; `accused` where a cue in the chain accuses or suspects; `possible` where the claim is hedged;
else `fact`. Of several classes of one organisation in a report the first of `MARKED` is taken.

Counted: an organisation found is right when a name of it is a spelling of the gold, or one holds the other as its beginning or end
("Norvian army", "army"; "FMLN guerrillas", "FMLN"); one gold organisation is found once. `organisations` asks for no more; `pairs` asks
for the class too. Left out: which incident (templates of one report are merged), individuals, instruments, targets.
"""

import argparse
import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from twosource.intake import take
from twosource.model import Chain, Claim, Reading, Report, Source
from twosource.reading import ENGLISH

CLASSES = {"REPORTED AS FACT": "fact", "SUSPECTED": "accused", "CLAIMED": "claimed", "POSSIBLE": "possible", "ACQUITTED": "possible"}
ORDER = ("fact", "claimed", "accused", "possible")
"""Classes from the surest down."""

MARKED = ("claimed", "accused", "possible", "fact")
"""Of several classes of one organisation the first is taken: where anybody is named who says so, the report does not say so itself."""

FORCED = frozenset(
    ["abduct", "abduction", "hijack", "hijacking", "hostage", "kidnap", "kidnapping", "rape", "rob", "robbery", "sabotage", "torture"]
)
"""Words of force short of assault that the gold counts as incidents."""

FOUGHT = frozenset(
    [
        "battle",
        "clash",
        "combat",
        "conflict",
        "counterattack",
        "defeat",
        "encounter",
        "fight",
        "fighting",
        "firefight",
        "offensive",
        "operation",
        "raid",
        "skirmish",
        "struggle",
        "terrorism",
        "violence",
        "war",
        "warfare",
    ]
)
"""Words of assault that the gold leaves out: fighting between armed sides, and violence at large."""

ACTS = frozenset({"explode", "explosion", "detonate", "dynamite", "crime", "arson", "death", "set", "plant", "blow"})
"""Words of other types that tell of an incident where they have an organisation as their actor."""

INSTITUTIONS = re.compile("army|cartels?|command|forces?|gangs?|government|guard|mafias?|military|militias?|police|regime|squads?")
"""Heads of bodies that count although they have no name ("the armed forces"); groups, troops and patrols do not."""

ACCUSING = re.compile(r"(?i)accus|claim|h[eo]ld|blam|charg|suspect|denounc|alleg|implicat|attribut|responsib|believ|presum|credit")


@dataclass(frozen=True)
class Perpetrator:
    """A gold organisation: its spellings, its classes (one list per template, each a set of allowed ones), and whether it is asked for."""

    names: frozenset[str]
    classes: tuple[frozenset[str], ...]
    asked: bool


@dataclass(frozen=True)
class Found:
    """An organisation the reading makes a perpetrator: names, class, and the claim's words."""

    names: frozenset[str]
    kind: str
    words: str = ""


def plain(name: str) -> str:
    """A name in capitals without quotation marks, brackets, points and a leading article."""
    words = re.sub(r"[^A-Z0-9 ]", " ", re.sub(r"'S?\b|\.", "", name.upper())).split()
    return " ".join(words[1:] if words[:1] == ["THE"] and len(words) > 1 else words)


def spellings(cell: str) -> frozenset[str]:
    """The names in a template cell: '? "A B" / "AB"'."""
    return frozenset(name for part in cell.lstrip("? ").split(" / ") if (name := plain(part.replace('\\"', ""))))


def classes(cell: str) -> frozenset[str]:
    """The classes a confidence cell allows: 'POSSIBLE / REPORTED AS FACT: "A"'."""
    head = cell.split(":")[0].upper()
    return frozenset(kind for word, kind in CLASSES.items() if word in head)


def gold_of(templates: Iterable[Mapping[str, Sequence[str]]]) -> list[Perpetrator]:
    """The perpetrators of one report."""
    found: list[Perpetrator] = []
    for template in templates:
        optional = "OPTIONAL" in template["MESSAGE: TEMPLATE"][0].upper()
        cells = template["PERP: ORGANIZATION CONFIDENCE"]
        for number, cell in enumerate(template["PERP: ORGANIZATION ID"]):
            names = spellings(cell)
            if cell.strip() in ("-", "*") or not names:
                continue
            own = [each for each in cells if spellings(each.partition(":")[2]) & names] or list(cells[number : number + 1])
            allowed = frozenset(kind for each in own for kind in classes(each)) or frozenset({"fact"})
            asked = not optional and not cell.startswith("?")
            found = _with(found, Perpetrator(names, (allowed,), asked))
    return found


def _with(found: Sequence[Perpetrator], new: Perpetrator) -> list[Perpetrator]:
    same = [each for each in found if each.names & new.names]
    names = new.names.union(*(each.names for each in same))
    kinds = tuple(dict.fromkeys([kind for each in (*same, new) for kind in each.classes]))
    return [each for each in found if each not in same] + [Perpetrator(names, kinds, new.asked or any(e.asked for e in same))]


def found_in(reading: Reading) -> list[Found]:
    """The perpetrators the reading tells of, one for each organisation."""
    chains = {chain.id: chain for chain in reading.chains}
    votes: dict[frozenset[str], Counter[str]] = {}
    words: dict[frozenset[str], str] = {}
    for claim in reading.claims:
        if not _counts(claim):
            continue
        for role in claim.roles:
            chain = chains.get(role.chain or "")
            if role.role not in ("actor", "co-actor") or chain is None or chain.type != "organization":
                continue
            names = names_of(chain)
            if names:
                votes.setdefault(names, Counter())[kind_of(claim, chain)] += 1
                words.setdefault(names, f"{claim.trigger.text} < {role.text}")
    return [Found(names, next(kind for kind in MARKED if kinds[kind]), words[names]) for names, kinds in votes.items()]


def _counts(claim: Claim) -> bool:
    lemma = claim.trigger.lemma
    violent = (claim.type == "assault" and lemma not in FOUGHT) or lemma in FORCED | ACTS
    return claim.kind == "event" and violent and claim.polarity == "positive" and claim.status == "happened"


def names_of(chain: Chain) -> frozenset[str]:
    """The names of a cluster; of an institution that is only described its descriptions; nothing for people ("guerrillas")."""
    named = frozenset(plain(mention.text) for mention in chain.mentions if mention.form == "name")
    if named or chain.type != "organization":
        return named - {""}
    told = {plain(mention.text) for mention in chain.mentions if mention.form == "description"}
    return frozenset(name for name in told if INSTITUTIONS.fullmatch(name.split(" ")[-1].lower()))


def kind_of(claim: Claim, chain: Chain) -> str:
    """How surely the claim makes the cluster the perpetrator."""
    if any(step.chain == chain.id for step in claim.attribution):
        return "claimed"
    if any(ACCUSING.search(step.cue) for step in claim.attribution) or any(ACCUSING.search(hedge.text) for hedge in claim.hedges):
        return "accused"
    return "fact" if claim.certainty == "certain" else "possible"


def same(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sets of names name one organisation."""
    return any(_alike(name, other) for name in names for other in others)


def _alike(name: str, other: str) -> bool:
    if name == other:
        return True
    short, long = sorted((name.split(), other.split()), key=len)
    if long[len(long) - len(short) :] == short:
        return True
    return long[: len(short)] == short and long[len(short)] not in ("OF", "FOR")


@dataclass
class Tally:
    """Counts of one measure, or of one class."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def figures(self) -> tuple[float, float, float]:
        """P, R and F in percent."""
        p, r = 100 * self.right / max(self.found, 1), 100 * self.right / max(self.gold, 1)
        return p, r, 2 * p * r / max(p + r, 1e-9)


@dataclass(frozen=True)
class Outcome:
    """One report compared: pairs of (gold, found), where one side is None for what is missed or extra."""

    report: str
    pairs: tuple[tuple[Perpetrator | None, Found | None], ...]


def compared(report: str, gold: Sequence[Perpetrator], found: Sequence[Found]) -> Outcome:
    """Gold and found side by side, equal names first; what matches a perpetrator that is not asked for is dropped."""
    left, pairs = list(found), list[tuple[Perpetrator | None, Found | None]]()
    for each in sorted(gold, key=lambda one: (not any(one.names & f.names for f in found), not one.asked)):
        fits = [f for f in left if same(each.names, f.names)]
        best = max(fits, key=lambda f: (bool(each.names & f.names), any(f.kind in kinds for kinds in each.classes)), default=None)
        if best is not None:
            left = [f for f in left if f is not best]
        if each.asked:
            pairs.append((each, best))
    return Outcome(report, (*pairs, *((None, f) for f in left)))


def tallied(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """Counts of organisations, of pairs, and of pairs by class."""
    counts = {name: Tally() for name in ("organisations", "pairs", *ORDER)}
    for outcome in outcomes:
        for gold, found in outcome.pairs:
            _count(counts, gold, found)
    return counts


def _count(counts: dict[str, Tally], gold: Perpetrator | None, found: Found | None) -> None:
    if gold is not None:
        counts["organisations"].gold += 1
        counts["organisations"].right += found is not None
        for kinds in gold.classes:
            right = found is not None and found.kind in kinds
            kind = found.kind if found is not None and right else min(kinds, key=ORDER.index)
            for name in ("pairs", kind):
                counts[name].gold += 1
                counts[name].right += right
    if found is not None:
        counts["organisations"].found += 1
        for name in ("pairs", found.kind):
            counts[name].found += 1


def part_of(message: str) -> str:
    """`develop` for DEV-MUC3-0001 to 0700, else `check`."""
    number = message.rsplit("-", 1)[1]
    return "develop" if message.startswith("DEV-MUC3") and int(number) <= 700 else "check"


def reports_of(messages: Mapping[str, str]) -> list[Report]:
    """The messages as the intake takes them in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in messages.items()), encoding="utf-8")
        return [item.report for item in take([str(path)]) if isinstance(item, Source)]


def loaded(shared: Path, part: str) -> tuple[dict[str, str], dict[str, list[Perpetrator]]]:
    """Texts and gold by message id."""
    folder = shared / "data/muc34"
    raw = json.loads((folder / "messages.json").read_text(encoding="utf-8"))
    texts = {key: value["text"] for key, value in raw.items() if part in ("all", part_of(key))}
    templates: dict[str, list[dict[str, list[str]]]] = {}
    for template in json.loads((folder / "templates.json").read_text(encoding="utf-8")):
        templates.setdefault(template["MESSAGE: ID"][0].split(" ")[0], []).append(template)
    return texts, {key: gold_of(templates.get(key, ())) for key in texts}


def outcomes_of(shared: Path, part: str, readings: Iterable[tuple[str, Reading]] | None = None) -> list[Outcome]:
    """Every report of a part read and compared."""
    texts, gold = loaded(shared, part)
    return [compared(key, gold[key], found_in(reading)) for key, reading in (readings or read(texts))]


def read(texts: Mapping[str, str]) -> Iterator[tuple[str, Reading]]:
    """The readings by message id."""
    reports = reports_of(texts)
    for report, reading in zip(reports, ENGLISH.read(reports), strict=True):
        yield report.source_id or "", reading


def rows_of(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Figures in percent."""
    rows: dict[str, float] = {}
    for name, tally in tallied(outcomes).items():
        for letter, figure in zip("prf", tally.figures(), strict=True):
            rows[f"{name}.{letter}"] = round(figure, 1)
    return rows


def measure(shared: Path, part: str = "check") -> dict[str, float]:
    """The rows on the held-back part."""
    return rows_of(outcomes_of(shared, part))


def main() -> None:
    """Prints the rows, and a sample of what is missed, extra or of another class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=["develop", "check", "all"], default="check")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    outcomes = outcomes_of(args.shared, args.part)
    for name, tally in tallied(outcomes).items():
        p, r, f = tally.figures()
        print(f"  {name:14} P {p:5.1f}  R {r:5.1f}  F {f:5.1f}   right {tally.right}, found {tally.found}, gold {tally.gold}")
    show(outcomes, args.errors, args.seed)


def show(outcomes: Sequence[Outcome], number: int, seed: int) -> None:
    """Prints `number` errors drawn at random."""
    wrong = [(o.report, gold, found) for o in outcomes for gold, found in o.pairs if not _right(gold, found)]
    for report, gold, found in random.Random(seed).sample(wrong, min(number, len(wrong))):
        told = f"{sorted(gold.names)} {[sorted(kinds) for kinds in gold.classes]}" if gold else "-"
        print(f"{report}\n    gold  {told}\n    found {f'{sorted(found.names)} {found.kind} ({found.words})' if found else '-'}")


def _right(gold: Perpetrator | None, found: Found | None) -> bool:
    return gold is not None and found is not None and any(found.kind in kinds for kinds in gold.classes)


if __name__ == "__main__":
    sys.exit(main())
