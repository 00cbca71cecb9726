"""Copied text between ECB+ reports, against a silver list of pairs by containment.

    python bench/reuse.py [--errors 20 --seed 1] [--shared ../shared]

The silver list (`data/reuse`) gives for pairs of reports of one ECB+ topic what share of the shorter one's runs of five words stands in
the other; pairs under 0.05 are left out of it. No person judged them. The reports are those of the sets "ecb" and "ecbtrain" of `loop.py`,
topic by topic, every pair of a topic once; published times are not known, so that direction is not asked here (see `rewrites.py`).

- A pair is wanted from 0.25 on. Of thirty pairs read, those above share sentences of the reporters' own, those between 0.1 and 0.25 mostly
  a statement quoted by both, names and phone numbers; the list counts quotations as well, so that some pairs above the line are no copies.
- `precision`, `recall`, `f` are of the pairs of which one is found to be a copy, in percent; `at_20` and `at_30` the same for other lines.
- `taken.*`: the same with pairs of which only some passages were taken over, which the list puts below its line by its own measure.
- `best.*`: the same with nothing but the share of the shorter report's words that stand in common passages, quotations included, as the
  silver list counts them, at the threshold that does best on these pairs: what the passages find, on the footing of the next.
- `minhash.*` is datasketch's MinHash alone, 128 permutations on runs of three or five words, at the threshold that does best on these very
  pairs, which is more than a reader could give it.
- `dev.*` are the topics 2 5 12 18 21 23 34 35 alone.

Of the pairs that only we find (with those taken over in part) or only MinHash finds, twenty of each were read: ours all share sentences
with small changes, of MinHash's seventeen share nothing but what somebody is quoted as saying, which we tell as the same statement.
"""

import argparse
import csv
import random
from itertools import combinations
from pathlib import Path

from loop import prepared, reports_of
from minhash import Pair, beside, best, figures

from twosource.model import Report
from twosource.resolution.origins.overlap import Overlap, overlaps

LINE = 0.25
OTHER_LINES = {"at_20": 0.2, "at_30": 0.3}
DEV = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})


def silver(shared: Path) -> dict[Pair, float]:
    """Containment by pair of documents, in the order of their names."""
    with (shared / "data/reuse/ecbplus_containment.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {pair_of(row["doc_a"].removesuffix(".xml"), row["doc_b"].removesuffix(".xml")): float(row["containment5"]) for row in rows}


def pair_of(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def topics(shared: Path) -> dict[str, list[Report]]:
    """The reports of each topic."""
    found: dict[str, list[Report]] = {}
    for name in ("ecb", "ecbtrain"):
        for report in reports_of(prepared(name, shared)):
            found.setdefault(str(report.source_id).split("_")[0], []).append(report)
    return found


def found_in(reports: list[Report]) -> dict[Pair, Overlap]:
    """Every pair of a topic with text in common."""
    names = {report.id: str(report.source_id) for report in reports}
    return {pair_of(names[each.a], names[each.b]): each for each in overlaps(reports).overlaps}


def shares_in(reports: list[Report]) -> dict[Pair, float]:
    """The share of the shorter report's words that stand in common passages, for every pair of a topic that has some."""
    names = {report.id: str(report.source_id) for report in reports}
    found = overlaps(reports)
    size = {report: len(wording.words) for report, wording in found.wordings.items()}
    shared = {pair_of(names[o.a], names[o.b]): sum(p.shared for p in o.passages) / min(size[o.a], size[o.b]) for o in found.overlaps}
    return {pair: min(1.0, share) for pair, share in shared.items()}


def measure(shared: Path) -> dict[str, float]:
    """The figures of the docstring, over all topics at hand."""
    gold, by_topic = silver(shared), topics(shared)
    texts = {str(report.source_id): report.text for reports in by_topic.values() for report in reports}
    pairs = [pair_of(str(a.source_id), str(b.source_id)) for _, reports in sorted(by_topic.items()) for a, b in combinations(reports, 2)]
    overlapping = {pair: overlap for reports in by_topic.values() for pair, overlap in found_in(reports).items()}
    copies = {pair for pair, overlap in overlapping.items() if overlap.copied}
    parts = copies | {pair for pair, overlap in overlapping.items() if overlap.taken}
    wanted = {pair for pair in pairs if gold.get(pair, 0.0) >= LINE}
    out = {"pairs": float(len(pairs)), "wanted": float(len(wanted))} | figures(copies, wanted)
    shares = {pair: shared for reports in by_topic.values() for pair, shared in shares_in(reports).items()}
    out |= {f"best.{name}": value for name, value in figures(best(shares, wanted)[1], wanted).items()}
    size, level, rivals = beside(texts, pairs, wanted)
    out |= {f"minhash.{name}": value for name, value in figures(rivals, wanted).items()}
    out |= {"minhash.words": float(size), "minhash.threshold": level}
    out |= {f"taken.{name}": value for name, value in figures(parts, wanted).items()}
    for name, line in OTHER_LINES.items():
        above = {pair for pair in pairs if gold.get(pair, 0.0) >= line}
        out |= {f"{name}.{key}": value for key, value in figures(copies, above).items()}
    some = [{pair for pair in group if pair[0].split("_")[0] in DEV} for group in (copies, wanted, rivals)]
    out |= {f"dev.{name}": value for name, value in figures(some[0], some[1]).items()}
    return out | {f"dev.minhash.{name}": value for name, value in figures(some[2], some[1]).items()}


def errors(shared: Path) -> list[str]:
    """Each pair found but not wanted, or wanted but not found, with what it shares."""
    gold, lines = silver(shared), []
    for reports in topics(shared).values():
        found = found_in(reports)
        for pair in sorted({pair for pair, each in found.items() if each.copied} ^ wanted_of(gold, reports)):
            each = found.get(pair)
            shares = f"own words {each.own}, {max(each.share, each.other_share):.0%}, {len(each.passages)} passages" if each else "nothing"
            kind = "found" if each and each.copied else "in part" if each and each.taken else "missed"
            lines.append(f"{kind} {pair[0]} {pair[1]}: silver {gold.get(pair, 0.0):.2f}, {shares}")
    return lines


def wanted_of(gold: dict[Pair, float], reports: list[Report]) -> set[Pair]:
    names = [str(report.source_id) for report in reports]
    return {pair for pair in (pair_of(a, b) for a, b in combinations(names, 2)) if gold.get(pair, 0.0) >= LINE}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for name, value in measure(args.shared).items():
        print(f"{name:24} {value:8.2f}" if "threshold" in name else f"{name:24} {value:7.1f}")
    if args.errors:
        wrong = errors(args.shared)
        print(*random.Random(args.seed).sample(wrong, min(args.errors, len(wrong))), sep="\n")


if __name__ == "__main__":
    main()
