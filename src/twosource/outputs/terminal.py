"""The case as text for a terminal."""

from rich.console import Console

from twosource.model import Case


def print_text(case: Case, console: Console) -> None:
    """Prints the events to `console`."""
    console.print(f"{len(case.reports)} reports, {len(case.events)} events")
    for event in case.events:
        console.print(event.label, markup=False)
