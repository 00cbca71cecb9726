"""How a case and what was refused are shown, whichever command asks."""

import sys
from collections.abc import Callable, Sequence
from io import StringIO

from rich.console import Console

from twosource import outputs
from twosource.cli.exits import DONE, REFUSED
from twosource.cli.writing import write
from twosource.model import Case, Refusal
from twosource.outputs.wording import line

WIDTH = 100
"""Columns of a text file; the terminal decides for itself."""


def show(case: Case, form: str, output: str) -> None:
    """Prints the case in one of the forms, to a file or standard output."""
    if form == "text" and output == "-":
        outputs.print_text(case, console())
        return
    write(output, FORMS[form](case))
    if output != "-":
        print(f"written to {output}", file=sys.stderr)


def _as_text(case: Case) -> str:
    paper = StringIO()
    outputs.print_text(case, Console(file=paper, width=WIDTH))
    return paper.getvalue()


def listed(refusals: Sequence[Refusal]) -> int:
    """Lists what was refused, and why, on standard error; the exit code that follows. Duplicates are not refused."""
    refused = [refusal for refusal in refusals if refusal.reason != "duplicate"]
    for refusal in refused:
        print(f"refused: {line(refusal.source)}: {line(refusal.detail)}", file=sys.stderr)
    return REFUSED if refused else DONE


def console() -> Console:
    """Standard output; 80 columns wide and without colour where it is no terminal."""
    return Console(width=None if sys.stdout.isatty() else 80, highlight=False)


FORMS: dict[str, Callable[[Case], str]] = {
    "text": _as_text,
    "json": outputs.as_json,
    "markdown": outputs.as_markdown,
    "html": outputs.as_html,
}
