"""The quality gate: runs the protocols on the data sets beside the checkout and prints the table.

    python bench/run.py [--shared ../shared] [--more] [--speed] [--json OUT] [--pin]

Coreference stands beside the same-lemma baseline of the same run, on the same mentions (`same_lemma.py`). The sets with goals go through
the front door (`twosource.compare`), nothing cached. The other sets are one part alone, each by a script of its own that says what is
counted; `--more` adds MUC and rewritten reports, which take minutes. `--speed` adds reports per second beside the bare spaCy pipeline in
the same run, the cold start of a comparison of two reports, and peak memory; each in a process of its own.
`--pin` writes what was reached, less the margin, as the new floors of `rows.tsv`, and the hash of the gold they hold for.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gum_attribution
import gum_coref
import gum_names
import muc
import plover
import re3d
import reuse
import rewrites
import times
from gold_mentions import readings_of, scored
from loop import event_words, prepared
from same_lemma import same_lemma

import twosource
from twosource.outputs import contract

BENCH = Path(__file__).parent
ROWS = BENCH / "rows.tsv"
GOLD = BENCH / "gold.sha256"
MARGIN, MARGIN_OF_FEW = 1.0, 4.0
"""Points by which a floor stands below the figure reached when it was pinned: what a new spaCy patch release, or another processor's
rounding, moves. A row of few gold items moves by whole points when one item flips."""
FEW = frozenset(
    {
        "uncertain.f",
        "negated.f",
        "time_values.f",
        "attribution_links.f",
        "differences.p",
        "differences.r",
        "negation.f",
        "target",
        "dev.names.typed",
    }
)
"""Rows of fewer than 130 gold items (or findings, for a precision)."""


MORE: dict[str, Callable[[Path], Mapping[str, float]]] = {
    "re3d": re3d.measure,
    "gum-names": gum_names.measure,
    "gum-coref": gum_coref.measure,
    "gum-attribution": gum_attribution.measure,
    "plover": plover.measure,
    "times": times.measure,
    "reuse": reuse.measure,
}
"""Sets without a goal of the protocols: their figures by name. The baseline of such a row is the first reader, rules on spaCy's names;
for reuse and rewrites it is MinHash alone, at its best threshold on the same pairs."""
LONG: dict[str, Callable[[Path], Mapping[str, float]]] = {"muc": muc.measure, "rewrites": rewrites.measure}
"""Sets that take minutes."""


@dataclass(frozen=True, slots=True)
class Row:
    """A measure of one set: the baseline, the goal the project set itself, the floor CI holds, and what was reached (None: not run).

    `same_word` is what one word for one thing gives on the same mentions, for coreference.
    """

    set: str
    measure: str
    path: str
    baseline: float
    goal: float
    floor: float
    reached: float | None = None
    same_word: float | None = None


def rows() -> list[Row]:
    """The table's rows as kept in `rows.tsv`."""
    lines = [line.split("\t") for line in ROWS.read_text().splitlines() if not line.startswith("#")]
    return [Row(*row[:3], *map(float, row[3:])) for row in lines[1:]]  # type: ignore[arg-type]


def score(case: Path, shared: Path, *gold: str) -> dict[str, Any]:
    """What the shared scorer says of a case."""
    command = [sys.executable, str(shared / "bench/score.py"), str(case), *gold]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def results(shared: Path, *, more: bool = False) -> dict[str, dict[str, Any]]:
    """Every set's scores; those of LONG only with `more`."""
    out: dict[str, dict[str, Any]] = {}
    for name in ("ecb", "meantime"):
        folder = prepared(name, shared)
        case = folder / "case.json"
        whole = contract(twosource.compare([str(folder / "reports.jsonl")]))
        case.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        events = case.with_name("events.json")
        events.write_text(json.dumps(event_words(whole), ensure_ascii=False), encoding="utf-8")
        out[name] = score(events, shared, str(folder / "gold.json")) | {SAME: baseline(events, shared, folder)}
    out["differences"] = score(Path("build/ecb/case.json"), shared, "--facts", str(shared / "data/differences"))
    reports, readings, _ = readings_of("ecb", shared)
    out["ecb-gold"] = scored(reports, readings, Path("build/ecb"), shared)
    out["ecb-gold"][SAME] = baseline(Path("build/ecb/gold_mentions.json"), shared, Path("build/ecb"))
    for name, measure in {**MORE, **(LONG if more else {})}.items():
        out[name] = dict(measure(shared))
    return out


SAME = "same word"
"""Where the scores of a set keep those of the baseline."""


def baseline(case: Path, shared: Path, folder: Path) -> dict[str, Any]:
    """The scores of a case with its mentions dealt out by their words."""
    dealt = case.with_name("same_lemma.json")
    dealt.write_text(json.dumps(same_lemma(json.loads(case.read_text(encoding="utf-8"))), ensure_ascii=False), encoding="utf-8")
    return score(dealt, shared, str(folder / "gold.json"))


def value_at(result: Mapping[str, Any], path: str) -> float:
    """The number at a dotted path, or under the path as one name."""
    if path in result:
        return float(result[path])
    value: Any = result
    for key in path.split("."):
        value = value[key]
    return float(value)


def reached(shared: Path, *, more: bool = False) -> list[Row]:
    """The rows with what was reached; rows of sets that were not run are left out."""
    found = results(shared, more=more)
    return [
        replace(row, reached=round(value_at(found[row.set], row.path), 1), same_word=_same_word(found[row.set], row.path))
        for row in rows()
        if row.set in found
    ]


def _same_word(found: Mapping[str, Any], path: str) -> float | None:
    return value_at(found[SAME], path) if "coreference" in path and SAME in found else None


def gold_hash(shared: Path) -> str:
    """A hash over the gold of every set, so that floors are never compared on other data."""
    digest = hashlib.sha256()
    for name in ("ecb", "meantime"):
        digest.update((prepared(name, shared) / "gold.json").read_bytes())
    for folder in ("re3d", "gum/dep", "gum/coref", "gum/xml", "plover", "muc34"):
        for path in sorted(each for each in (shared / "data" / folder).rglob("*") if each.is_file()):
            digest.update(path.read_bytes())
    digest.update((shared / "data/reuse/ecbplus_containment.tsv").read_bytes())
    for path in sorted((shared / "data/differences").glob("*.json")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def table(done: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| set | measure | baseline | same word | reached | goal | floor |", "|---|---|---:|---:|---:|---:|---:|"]
    lines += [
        f"| {r.set} | {r.measure} | {r.baseline:g} | {'-' if r.same_word is None else f'{r.same_word:g}'} | {r.reached:g} "
        f"| {f'{r.goal:g}' if r.goal else '-'} | {r.floor:g} |"
        for r in done
    ]
    return "\n".join(lines)


def pinned_gold() -> str:
    """The hash of the gold for which the floors hold."""
    return GOLD.read_text().strip()


def pin(done: list[Row], shared: Path) -> None:
    """Makes what was reached, less the margin, the floors."""
    kept = [line for line in ROWS.read_text().splitlines() if line.startswith("#")]
    fresh = {(r.set, r.measure): r for r in done}
    found = [fresh.get((r.set, r.measure), r) for r in rows()]
    floors = [
        f"{r.set}\t{r.measure}\t{r.path}\t{r.baseline:g}\t{r.goal:g}\t{r.floor if r.reached is None else floor_of(r):.1f}" for r in found
    ]
    ROWS.write_text("\n".join([*kept, "set\tmeasure\tpath\tbaseline\tgoal\tfloor", *floors]) + "\n")
    GOLD.write_text(gold_hash(shared) + "\n")


def floor_of(row: Row) -> float:
    """The figure reached less its margin, but never below the baseline once that is passed."""
    reached = row.reached or 0.0
    floor = reached - (MARGIN_OF_FEW if row.path in FEW else MARGIN)
    return max(floor, min(row.baseline, reached))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder that holds data/ and bench/")
    parser.add_argument("--more", action="store_true", help="measure MUC and rewritten reports too, which takes minutes")
    parser.add_argument("--speed", action="store_true", help="measure speed and memory too")
    parser.add_argument("--json", type=Path, help="write the scores here too")
    parser.add_argument("--pin", action="store_true", help="make what was reached, less the margin, the floors")
    args = parser.parse_args()
    if not (args.shared / "data").is_dir():
        print(f"no data sets at {args.shared / 'data'}: nothing to measure; name their folder with --shared")
        return 0
    done = reached(args.shared, more=args.more)
    print(table(done))
    print(f"gold {gold_hash(args.shared)[:16]}")
    if args.pin:
        pin(done, args.shared)
    if args.json:
        args.json.write_text(json.dumps({f"{r.set}: {r.measure}": r.reached for r in done}, indent=1) + "\n")
    if args.speed:
        subprocess.run([sys.executable, str(BENCH / "speed.py"), "--shared", str(args.shared)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
