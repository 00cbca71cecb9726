"""The log of people's decisions. Invariant: entries are only appended; what is in force is a pure function of the log."""

from collections.abc import Sequence

from twosource.model import Judgement


def in_force(log: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The decisions no later entry in force takes back. An undo can itself be undone, which restores what it took back."""
    undone: set[int] = set()
    kept: list[Judgement] = []
    for judgement in reversed(log):
        if judgement.id in undone:
            continue
        if judgement.verb == "undo":
            undone.update(int(subject) for subject in judgement.subjects)
        else:
            kept.append(judgement)
    return tuple(reversed(kept))
