import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.outputs.story import case as story
from twosource.model import Source
from twosource.store import create
from twosource.workflow import drawing_version

FIRST = """Envoy Mira Solen met harbour chief Tomas Brandt in Varna on 14 April 2024, the Free Dockers League said.

A video showed both of them on a stage in front of the grain terminal, and the crowd was large.
"""
SECOND = """Mira Solen reportedly met Tomas Brandt in Varna in April 2024, according to two dockers who were there.

The port has not said anything about the meeting, and the ministry did not answer our questions.
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A case file that holds a told story with its picture."""
    path, told = tmp_path / "story.two", story()
    with create(path) as file:
        file.add([Source(report, report.text.encode(), "text/plain") for report in told.reports], told.readings, "test", told.refusals)
        file.stories.forget(drawing_version())
        file.stories.put([told], 0)
    return path


@pytest.fixture
def texts(tmp_path: Path) -> list[Path]:
    """Two short reports of one meeting."""
    paths = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def process(*arguments: object, **options: object) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own."""
    command = [sys.executable, "-m", "twosource", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=os.environ, check=False, **options)  # type: ignore[call-overload]
