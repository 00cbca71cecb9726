"""What the claims of each event agree on, where they differ, what only one says."""

from dataclasses import replace

from twosource.model import Case


def find(case: Case) -> Case:
    """The case with the findings of every event and relation."""
    return replace(case)
