"""Writes down the fingerprints of the reader and of what draws pictures, so that no start of the program has to make them.

    python scripts/fingerprints.py

`hatch_build.py` runs it in every build, `make fingerprints` in the checkout; kept out of the repository. It needs none of our libraries:
the version of the language model is the one that pyproject.toml asks for. What is written down counts only for the very files it was made
from, so a stale one costs time and no more.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from twosource import workflow
from twosource.fingerprints import WRITTEN, Parts, written_down
from twosource.reading import version

ROOT = Path(__file__).resolve().parents[1]
GOAL = ROOT / "src" / "twosource" / WRITTEN


def pinned() -> Iterator[str]:
    """The distributions that pyproject.toml asks for in one version, each as 'name version'."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        asked = tomllib.load(file)["project"]["dependencies"]
    return (each.replace("==", " ") for each in asked if "==" in each)


def reader() -> Parts:
    """What a reading follows from, with the language model in the version asked for, whether it is installed here or not."""
    parts, asked = version.parts(), {each.partition(" ")[0]: each for each in pinned()}
    return replace(parts, more=tuple(asked.get(each.partition(" ")[0], each) for each in parts.more))


def main() -> None:
    """Writes the file."""
    GOAL.write_text(written_down({version.NAME: reader(), "drawing": workflow.DRAWING}), encoding="utf-8")
    print(f"{GOAL}: reader {version.reader_version()}, drawing {workflow.drawing_version()}")


if __name__ == "__main__":
    main()
