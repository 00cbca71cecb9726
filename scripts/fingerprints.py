"""Writes down the fingerprints of the reader and of what draws pictures, so that no start of the program has to make them.

    python scripts/fingerprints.py

Run before a wheel is built, as `make fingerprints` does; kept out of the repository. What is written down counts only for the very files
it was made from, so a stale one costs time and no more.
"""

from pathlib import Path

from twosource import workflow
from twosource.fingerprints import WRITTEN, written_down
from twosource.reading import version

GOAL = Path(__file__).parents[1] / "src" / "twosource" / WRITTEN


def main() -> None:
    """Writes the file."""
    GOAL.write_text(written_down({version.NAME: version.parts(), "drawing": workflow.DRAWING}), encoding="utf-8")
    print(f"{GOAL}: reader {version.reader_version()}, drawing {workflow.drawing_version()}")


if __name__ == "__main__":
    main()
