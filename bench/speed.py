"""Speed and memory: reading beside the bare spaCy pipeline, the cold start of a comparison, peak memory.

    python bench/speed.py [--shared ../shared] [--reports 200]

Both passes of `reading` run in this process over the same texts, the dev reports with names shuffled so that no cache helps.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from loop import prepared, reports_of

from twosource.model import Report
from twosource.reading import ENGLISH
from twosource.reading.syntax import language_model

NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


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


def peak_mb(of: int = resource.RUSAGE_SELF) -> float:
    return resource.getrusage(of).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--reports", type=int, default=200)
    args = parser.parse_args()
    reports = list(shuffled(reports_of(prepared("ecb", args.shared)) + reports_of(prepared("meantime", args.shared)), args.reports))
    nlp = language_model()
    list(nlp.pipe([report.text for report in reports[:20]]))  # both passes find the model warm
    bare = timed(lambda: sum(len(doc) for doc in nlp.pipe([report.text for report in reports])))
    ours = timed(lambda: sum(len(reading.claims) for reading in ENGLISH.read(reports)))
    print(f"bare spaCy: {len(reports) / bare:.1f} reports/s; reading: {len(reports) / ours:.1f} reports/s; ratio {bare / ours:.2f}")
    print(f"peak memory of reading {len(reports)} reports: {peak_mb():.0f} MB")
    seeds = sorted(str(path) for path in (args.shared / "seeds").glob("*.txt"))
    command = [sys.executable, "-m", "twosource", "compare", *seeds, "--format", "json", "-o", "build/seeds.json"]
    cold = min(timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(3))
    print(f"cold start, two reports compared: {cold:.2f} s, peak {peak_mb(resource.RUSAGE_CHILDREN):.0f} MB")
    print(json.dumps({"ratio": round(bare / ours, 3), "cold_s": round(cold, 2)}))


if __name__ == "__main__":
    main()
