"""What people decide of a kept case: checked, appended to its log, taken back and told; the stories it is about are drawn anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

from twosource.case.judging import History, entries, legible, over, prepare, said_before, touched
from twosource.case.refresh import MAX_ROUNDS, is_current, refresh
from twosource.errors import UsageError
from twosource.model import Judgement, Verb
from twosource.model.anchors import settled
from twosource.store import MIN_ID_BEGINNING, CaseFile, Finder, Unknown, meant, open_case, undoable
from twosource.workflow import joined

MAX_REPORTS_LOADED = 2_000
"""Reports of a case that is loaded whole for the sake of one id: some seconds. In a larger one such a tie is decided by its claims."""


def decide(path: Path | str, verb: Verb, subjects: Sequence[str], why: str, who: str | None = None, value: str = "") -> Judgement:
    """Appends a decision to the case's log and draws anew the stories it is about, and no others.

    What is decided already, by the same person for the same reason, is not said twice: the entry that says it is given back.

    Args:
        path: The case file.
        verb: What is decided, one of `twosource.model.Verb`.
        subjects: Ids of chains, claims, entities, events, relations, reports or origins, or beginnings of such ids. Kept are the chain,
            claim and report ids that stand for them, which a new reading leaves as they are.
        why: The reason, for whoever reads the log.
        who: Who decides; None takes the user's name.
        value: JSON for `edit` ({"slot", "after"}) and `claim` (see docs/decisions/0013-corrections.md), else "".

    Returns:
        The entry of the log.

    Raises:
        UsageError: It cannot be decided so; the text says what to do instead.
        StoreError: The case cannot be read or written.

    Example:
        >>> from twosource.case.decisions import decide
        >>> decide("affair.two", "accept", [case.events[0].id], "both texts read in full", who="Mirela").verb
        'accept'
    """
    with open_case(Path(path)) as kept:
        judgement = decide_in(kept, Judgement(0, verb, tuple(subjects), who or user(), datetime.now(UTC), why, value))
        refresh(kept)
    return judgement


def decide_in(kept: CaseFile, asked: Judgement) -> Judgement:
    """`decide` in a case that is open, but for the drawing; the number of `asked` counts for nothing."""
    legible(asked)
    for _ in range(MAX_ROUNDS - 1):
        try:
            return _append(kept, asked)
        except Unknown:
            if not is_current(kept):
                # What is loose stands in no event or entity yet: it is drawn, and looked for once more.
                refresh(kept)
            elif (spelt := _over_stories(kept, asked)) != asked:
                asked = spelt
            else:
                raise
    return _append(kept, asked)


def _over_stories(kept: CaseFile, asked: Judgement) -> Judgement:
    """The decision with the claims of each tie whose id follows from entities of several stories, which no table holds."""
    if kept.count() > MAX_REPORTS_LOADED:
        return asked
    ties = {relation.id: relation.claims for relation in joined(kept.load()).relations}
    fits = {each: [tie for tie in ties if tie.startswith(each)] if len(each) >= MIN_ID_BEGINNING else [] for each in asked.subjects}
    spelt = (ties[fits[each][0]] if len(fits[each]) == 1 else (each,) for each in asked.subjects)
    return replace(asked, subjects=tuple(claim for claims in spelt for claim in claims))


def _append(kept: CaseFile, asked: Judgement) -> Judgement:
    """Checks a decision against the case and its log and appends it, all in one transaction, so that no other comes between."""
    from twosource.resolution import against

    with kept.stories.together():
        log, standing = kept.log(), kept.standing()
        parts = over(kept, asked.verb, lambda: joined(kept.load()))
        prepared = prepare(Finder(kept.connection), asked.verb, asked.subjects, asked.value, parts)
        judgement = replace(asked, id=max((each.id for each in log), default=0) + 1, subjects=prepared.subjects, value=prepared.value)
        if (before := said_before(standing, judgement)) is not None:
            return before
        if numbers := against(standing, judgement):
            named = ", ".join(map(str, sorted(numbers)))
            raise UsageError(
                f"'{judgement.verb}' would leave open what goes where: {named} of the log says that they are one, and one with more; "
                "undo that first, or 'split' off what is another"
            )
        return kept.append(judgement, touched(kept, judgement, standing))


def undo(path: Path | str, entry: int | None = None, why: str = "", who: str | None = None) -> Judgement:
    """Takes back a decision, by a new entry that can be undone itself.

    Args:
        path: The case file.
        entry: The number of the decision in the log; None takes the last one in force.
        why: The reason, for whoever reads the log.
        who: Who takes it back; None takes the user's name.

    Returns:
        The entry of the log that takes it back.

    Raises:
        UsageError: There is nothing to take back, or no such entry.
        StoreError: The case cannot be read or written.

    Example:
        >>> from twosource.case.decisions import decide, undo
        >>> _ = decide("affair.two", "accept", [case.events[0].id], "both texts read in full", who="Mirela")
        >>> undo("affair.two", who="Mirela").verb
        'undo'
    """
    with open_case(Path(path)) as kept:
        judgement = undo_in(kept, entry, why, who)
        refresh(kept)
    return judgement


def undo_in(kept: CaseFile, entry: int | None, why: str, who: str | None) -> Judgement:
    """`undo` in a case that is open, but for the drawing."""
    with kept.stories.together():
        log = kept.log()
        target = undoable(log, entry)
        drawn = settled([meant(log, target)], kept.now())  # nothing hangs on what the readings do not have
        reports = touched(kept, drawn[0], kept.standing()) if drawn else ()
        return kept.append(Judgement(0, "undo", (str(target),), who or user(), datetime.now(UTC), why), reports)


def log(path: Path | str) -> tuple[Judgement, ...]:
    """Every decision ever made in the case, undone ones and undos too, oldest first.

    Args:
        path: The case file.

    Returns:
        The entries, each with who, when and why.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read.

    Example:
        >>> from twosource.case.decisions import decide, log
        >>> _ = decide("affair.two", "accept", [case.events[0].id], "both texts read in full", who="Mirela")
        >>> [entry.verb for entry in log("affair.two")]
        ['accept']
    """
    with open_case(Path(path), "read") as kept:
        return kept.log()


def history(path: Path | str, offset: int = 0, limit: int = 50, *, newest_first: bool = False) -> History:
    """Some entries of the log, each in plain words. Costs what the entries show, whatever the size of the case.

    Args:
        path: The case file.
        offset: How many entries to leave out before the first.
        limit: How many to give at most.
        newest_first: The newest come first, and `offset` counts from them.

    Returns:
        The entries, and how many there are in all.

    Raises:
        UsageError: There is no such case.
        StoreError: It cannot be read.

    Example:
        >>> from twosource.case.decisions import decide, history
        >>> _ = decide("affair.two", "accept", [case.events[0].id], "both texts read in full", who="Mirela")
        >>> history("affair.two", limit=1).total
        1
    """
    with open_case(Path(path), "read") as kept, kept.stories.together():
        log = kept.log()
        shown = (log[::-1] if newest_first else log)[offset : offset + limit]
        return History(entries(kept.connection, log, shown), len(log))


def user() -> str:
    """The name the machine knows its user by, 'unknown' where it knows none (a bare container, say)."""
    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
