"""How a case and what was refused are shown, whichever command asks."""

import sys
from collections.abc import Callable, Iterable, Sequence
from io import StringIO

from rich.console import Console

from twosource import outputs
from twosource.cli.terminal.exits import DONE, REFUSED
from twosource.cli.terminal.writing import write
from twosource.model import Case, Refusal
from twosource.outputs.files import opened
from twosource.outputs.view.labels import line

FILE_COLUMNS = 100
"""Columns of a text file; the terminal decides for itself."""


def show(case: Case, form: str, output: str, quotes_only: bool = False) -> None:
    """Prints the case in one of the forms, to a file or standard output; with `quotes_only` without the reports' full texts."""
    standard = opened(output) == 1
    if form == "text" and standard:
        outputs.print_text(case, console())
        return
    write(output, FORMS[form](case, quotes_only))
    if not standard:
        print(f"written to {output}", file=sys.stderr)


def _as_text(case: Case, _quotes_only: bool) -> str:
    """Text for a terminal, which holds no full texts in any case."""
    paper = StringIO()
    outputs.print_text(case, Console(file=paper, width=FILE_COLUMNS))
    return paper.getvalue()


def listed(refusals: Sequence[Refusal]) -> int:
    """Lists what was refused, and why, on standard error; the exit code that follows. Duplicates are not refused."""
    refused = [refusal for refusal in refusals if refusal.reason != "duplicate"]
    for refusal in refused:
        print(f"refused: {line(refusal.source)}: {line(refusal.detail)}", file=sys.stderr)
    return REFUSED if refused else DONE


def listed_failures(case: Case) -> int:
    """Lists what could not be read or drawn on standard error; the exit code that follows."""
    for told in outputs.failed(case):
        print(told, file=sys.stderr)
    return REFUSED if case.failures else DONE


class Paper(Console):
    """A console that lets it be known when its reader went away, which rich would end the process for, as if something were wrong."""

    def on_broken_pipe(self) -> None:
        """Raises BrokenPipeError."""
        raise BrokenPipeError


def console() -> Console:
    """Standard output; 80 columns wide and without colour where it is no terminal."""
    return Paper(width=None if sys.stdout.isatty() else 80, highlight=False)


FORMS: dict[str, Callable[[Case, bool], str | bytes | Iterable[bytes]]] = {
    "text": _as_text,
    "json": lambda case, _quotes_only: outputs.json_of(case),
    "markdown": lambda case, quotes_only: outputs.as_markdown(case, quotes_only=quotes_only),
    "html": lambda case, quotes_only: outputs.as_html(case, quotes_only=quotes_only),
    "pdf": lambda case, quotes_only: outputs.as_pdf(case, quotes_only=quotes_only),
}
"""How each form is made; the second argument leaves the full texts out."""
