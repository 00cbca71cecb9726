"""Speed and memory, each figure in a process of its own: the bare spaCy pipeline, reading, a kept case, the start of a comparison.

    python bench/speed.py [--shared ../shared] [--reports 200] [--many 1000]

All read the same texts: the dev reports over and over, with names shuffled so that no cache helps.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import spacy
from loop import prepared, reports_of

from twosource.case import write
from twosource.language import language_at_hand
from twosource.model import Report
from twosource.reading import ENGLISH

NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
PEAK = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); \
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
"""Prints the peak memory (MB) of a command. A process of its own, since a child's peak counts the size of the parent it was split from."""

ONE = "The envoy met the harbour chief in Varna on 14 April 2024, the dockers' league said.\n\nA video showed both on a stage."
TWO = "The envoy reportedly met the harbour chief in Varna in April 2024, two dockers said.\n\nThe ministry denied the meeting."


def shuffled(reports: list[Report], count: int) -> Iterator[Report]:
    """`count` reports: the dev reports over and over, each capitalised word swapped for another of its length."""
    chance = random.Random(1)
    pool: dict[int, list[str]] = {}
    for report in reports:
        for word in NAME.findall(report.text):
            pool.setdefault(len(word), []).append(word)
    for number in range(count):
        report = reports[number % len(reports)]
        text = NAME.sub(lambda found: chance.choice(pool[len(found.group())]), report.text)
        yield replace(report, id=f"{report.id}-{number}", text=text)


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def bare(reports: list[Report]) -> object:
    """The whole spaCy pipeline, its names too, and nothing else."""
    return sum(len(doc) for doc in spacy.load(language_at_hand().parser).pipe([report.text for report in reports]))


def reading(reports: list[Report]) -> object:
    """Every reading, all held at once as a comparison holds them."""
    return list(ENGLISH.read(reports))


def kept(reports: list[Report]) -> object:
    """The whole way into a case file: intake, reading, resolution, comparison, storing."""
    with tempfile.TemporaryDirectory() as folder:
        fed, case = Path(folder, "reports.jsonl"), Path(folder, "case.two")
        fed.write_text("".join(json.dumps({"id": report.id, "text": report.text}) + "\n" for report in reports))
        write.new(case)
        return write.add(case, [str(fed)])


PARTS = {"bare": bare, "reading": reading, "kept": kept}


def measure(part: str, shared: Path, count: int) -> dict[str, float]:
    """Reports a second and peak memory of one part, the language model warm."""
    reports = list(shuffled(reports_of(prepared("ecb", shared)) + reports_of(prepared("meantime", shared)), count))
    list(ENGLISH.read(reports[:5]))
    seconds = timed(lambda: PARTS[part](reports))
    return {"rate": count / seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def apart(part: str, shared: Path, count: int) -> dict[str, float]:
    """`measure` in a process of its own."""
    command = [sys.executable, __file__, "--shared", str(shared), "--reports", str(count), "--part", part]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def start() -> tuple[float, float]:
    """Seconds (the best of three) and peak memory (MB) of comparing two short reports, from the start of the process to its end."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, "one.txt"), Path(folder, "two.txt")]
        for path, text in zip(paths, (ONE, TWO), strict=True):
            path.write_text(text)
        command = [sys.executable, "-m", "twosource", "compare", *map(str, paths), "--format", "json"]
        seconds = min(timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(3))
        said = subprocess.run([sys.executable, "-S", "-c", PEAK, *command], check=True, capture_output=True, text=True).stdout
    return seconds, float(said)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--many", type=int, default=1000, help="reports held at once for the memory figure")
    parser.add_argument("--part", choices=PARTS, help="measure this part in this process and print it as JSON")
    args = parser.parse_args()
    if args.part:
        print(json.dumps(measure(args.part, args.shared, args.reports)))
        return
    rates = {part: apart(part, args.shared, args.reports)["rate"] for part in PARTS}
    for part, rate in rates.items():
        print(f"{part:8} {rate:6.1f} reports/s, {rate / rates['bare']:.2f} of the bare spaCy pipeline ({args.reports} reports)")
    print(f"memory   {apart('reading', args.shared, args.many)['peak_mb']:6.0f} MB at the most while reading {args.many} reports")
    seconds, peak = start()
    print(f"start    {seconds:6.2f} s for a whole comparison of two short reports, {peak:.0f} MB at the most")


if __name__ == "__main__":
    main()
