"""The case as Markdown."""

from twosource.model import Case


def as_markdown(case: Case) -> str:
    """Events with their reports."""
    return "# twosource\n\n" + "".join(f"- {event.label}\n" for event in case.events)
