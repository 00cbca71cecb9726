"""The log of people's decisions. Invariant: entries are only appended; what is in force is a pure function of the log."""

from collections.abc import Sequence

from twosource.errors import UsageError
from twosource.model import Judgement
from twosource.model.fitting import numbered


def taken_back(log: Sequence[Judgement]) -> frozenset[int]:
    """The ids of entries that a later entry in force undoes. An undo can itself be undone, which restores what it took back."""
    undone: set[int] = set()
    for judgement in reversed(log):
        if judgement.id not in undone:
            undone.update(undoes(judgement))
    return frozenset(undone)


def undoes(judgement: Judgement) -> frozenset[int]:
    """The ids of the entries before it that an undo takes back; none for any other verb."""
    if judgement.verb != "undo":
        return frozenset()
    numbers = map(numbered, judgement.subjects)
    return frozenset(number for number in numbers if number is not None and number < judgement.id)


def undoing(log: Sequence[Judgement]) -> dict[int, Judgement]:
    """Each entry that is taken back, by its number, with the entry in force that does."""
    gone = taken_back(log)
    return {number: each for each in log if each.id not in gone for number in undoes(each)}


def in_force(log: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The decisions that count, oldest first; undos are none."""
    undone = taken_back(log)
    return tuple(judgement for judgement in log if judgement.verb != "undo" and judgement.id not in undone)


def meant(log: Sequence[Judgement], entry: int) -> Judgement:
    """What an entry is about in the end: an undo is about the entry it takes back."""
    entries = {judgement.id: judgement for judgement in log}
    while back := undoes(entries[entry]) & entries.keys():
        entry = max(back)
    return entries[entry]


def undoable(log: Sequence[Judgement], entry: int | None) -> int:
    """The id of the entry to take back: the last decision in force, or `entry`. Raises UsageError when that cannot be undone."""
    if entry is None:
        if standing := in_force(log):
            return standing[-1].id
        raise UsageError("there is no decision in force to undo")
    if entry not in {judgement.id for judgement in log}:
        raise UsageError(f"the log has no entry {entry}")
    if entry in taken_back(log):
        raise UsageError(f"entry {entry} is undone already; to restore it, undo the entry that undid it")
    return entry
