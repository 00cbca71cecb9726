"""Are reports of one affair found together: the stories of a heap of ECB+ reports against the topics they were gathered under.

    python bench/topics.py [--shared ../shared]

Gold: a topic's reports (two happenings of one kind, which ECB+ chose to be confusable) and, stricter, its two halves. Counted, report by
report (B-cubed): the share of a report's story that is of its group, and the share of its group that is in its story. No text is read.
"""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from loop import prepared, reports_of

from twosource.model import Report
from twosource.resolution import find_stories, groups_of

SOURCE = re.compile(r"(\d+)_\d+(ecb(?:plus)?)")


def b_cubed(stories: Sequence[Sequence[str]], gold: dict[str, str]) -> tuple[float, float]:
    """Precision and recall, in percent."""
    sizes = Counter(gold.values())
    precision = recall = 0.0
    for story in stories:
        counts = Counter(gold[each] for each in story)
        precision += sum(count * count / len(story) for count in counts.values())
        recall += sum(count * count / sizes[label] for label, count in counts.items())
    return round(100 * precision / len(gold), 1), round(100 * recall / len(gold), 1)


def measure(shared: Path) -> dict[str, float]:
    """Precision and recall on the dev topics and the train topics."""
    out: dict[str, float] = {}
    for name in ("ecb", "ecbtrain"):
        reports = reports_of(prepared(name, shared))
        stories = [group.reports for group in groups_of([report.id for report in reports], find_stories(reports).near())]
        for kind, gold in (("topics", _labels(reports, 1)), ("halves", _labels(reports, 2))):
            precision, recall = b_cubed(stories, gold)
            out |= {f"{name}.{kind}.p": precision, f"{name}.{kind}.r": recall}
        out |= {f"{name}.stories": len(stories)}
    return out


def _labels(reports: Sequence[Report], parts: int) -> dict[str, str]:
    found = {report.id: SOURCE.match(report.source_id or "") for report in reports}
    return {report: "_".join(match.groups()[:parts]) for report, match in found.items() if match}


def main() -> None:
    """Prints the rows."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    for name, figure in measure(parser.parse_args().shared).items():
        print(f"{name:24}{figure:g}")


if __name__ == "__main__":
    main()
