"""What writing a case as JSON costs, beside reading and drawing it: seconds, share of the whole run, and the most memory it takes.

    python bench/writing.py [--affairs 60]

An affair is five made-up reports (`invented.py`), so the default is 300 reports.
"""

import argparse
import time
import tracemalloc

from invented import Affairs

from twosource.outputs import json_of
from twosource.workflow import picture, read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--affairs", type=int, default=60)
    asked = parser.parse_args()
    affairs = Affairs()
    reports = [report for number in range(asked.affairs) for report in affairs.affair(number)]
    began = time.perf_counter()
    case = picture(reports, read(reports))
    drawn = time.perf_counter()
    written = sum(map(len, json_of(case)))
    ended = time.perf_counter()
    tracemalloc.start()
    for _ in json_of(case):
        pass
    most = tracemalloc.get_traced_memory()[1]
    print(
        f"{len(reports)} reports: read and drawn in {drawn - began:.2f} s; {written / 1e6:.1f} MB of JSON in {ended - drawn:.2f} s, ",
        end="",
    )
    print(f"{(ended - drawn) / (ended - began):.1%} of the run; {most / 1e6:.1f} MB of memory at most")


if __name__ == "__main__":
    main()
