"""What could not be done for one report or one story, as a value: the rest of the case goes on without it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from twosource.errors import PipelineError, StageError

LONGEST = 300
"""Characters of a reason that are kept."""
PASSING = (MemoryError, OSError, ImportError, PipelineError)
"""Faults of the machine or of the program's build, not of one text: whoever runs it has to know, and nothing is kept as failed."""
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
"""Where in memory an object lay: the one part of an error's text that is another in each run."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be done, at which stage of it and why.

    `report` is the report that could not be read, None for a story; `story` the one that could not be drawn, None for a report. Both are
    None where the stories of a case could not be joined.
    """

    stage: str
    reason: str
    report: str | None = None
    story: str | None = None


def reason_of(error: BaseException) -> str:
    """An error in one line: its kind and its words, the same in every run."""
    words = " ".join(ADDRESS.sub("", str(error)).split())
    return (f"{type(error).__name__}: {words}" if words else type(error).__name__)[:LONGEST]


@contextmanager
def at_stage(stage: str) -> Iterator[None]:
    """Turns whatever goes wrong inside the block with the text at hand into a StageError that says where."""
    try:
        yield
    except (StageError, *PASSING):
        raise
    except Exception as error:  # what a rule trips over in one text must not cost the others; the reason is kept with the case
        raise StageError(stage, reason_of(error)) from error
