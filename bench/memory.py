"""Whether memory stays flat however many reports are read one after another.

    python bench/memory.py [--reports 20000] [--every 1000] [--kept]

The reports are made up (`invented.py`), each with names of its own, so that whatever keeps words for ever is seen to grow. They are read
one after another and their readings dropped; with --kept they go into a case file as `twosource add` takes them, its stories drawn after
every FEW. Told are, after every so many reports, the memory the process holds (MB), the strings in spaCy's store, and reports a second.
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from invented import Affairs

from twosource.case import write
from twosource.model import Report, Source
from twosource.reading import ENGLISH
from twosource.reading.syntax.parser import language_model
from twosource.store import create

FEW = 250


def held() -> float:
    """Megabytes that this process holds."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not say what a process holds")


def reports() -> Iterator[Report]:
    """Reports without end."""
    for affair in Affairs(seed=11):
        yield from affair


def row(done: int, began: float) -> None:
    """A row of the table."""
    gc.collect()
    print(f"| {done:,} | {held():.0f} | {len(language_model().vocab.strings):,} | {done / (time.monotonic() - began):.1f} |", flush=True)


def alone(count: int, every: int) -> None:
    """Reads reports and drops the readings."""
    began = time.monotonic()
    for done, _ in enumerate(ENGLISH.read(islice(reports(), count)), 1):
        if done % every == 0:
            row(done, began)


def into_a_case(count: int, every: int) -> None:
    """Reads reports into a case and draws their stories."""
    began, done, coming = time.monotonic(), 0, reports()
    with tempfile.TemporaryDirectory() as folder, create(Path(folder, "case.two")) as kept:
        while done < count and (some := list(islice(coming, FEW))):
            sources = [Source(report, report.text.encode(), "text/plain", ()) for report in some]
            kept.add(sources, list(ENGLISH.read(some)), "bench")
            write.refresh(kept)
            done += len(some)
            if done % every == 0:
                row(done, began)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="Memory over many reports.")
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--every", type=int, default=1_000)
    parser.add_argument("--kept", action="store_true", help="into a case file, its stories drawn")
    given = parser.parse_args()
    print("| reports | memory (MB) | strings | reports a second |\n|---:|---:|---:|---:|", flush=True)
    (into_a_case if given.kept else alone)(given.reports, given.every)


if __name__ == "__main__":
    main()
