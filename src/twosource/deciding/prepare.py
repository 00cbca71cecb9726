"""From a verb and the ids a person gave to the subjects and the value that the log keeps."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.deciding.additions import addition
from twosource.deciding.edits import edit
from twosource.errors import UsageError
from twosource.model import Verb
from twosource.store import Finder, Thing, Unknown

LONGEST = 20_000
"""Characters of a value as a person gives it: a claim with every role it can have takes some hundreds."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the log keeps of a decision beside who, when and why: chain, claim or report ids, and the value ('' or JSON)."""

    subjects: tuple[str, ...]
    value: str = ""


def prepare(finder: Finder, verb: Verb, ids: Sequence[str], value: str = "") -> Prepared:
    """Checks a decision against the case and puts it in ids that outlive a new reading. Raises UsageError with what to do instead."""
    if verb not in VERBS:
        raise UsageError(f"{verb!r} is no decision; there are: {', '.join(VERBS)}")
    given = _given(value)
    things = [finder.thing(identity) for identity in ids]
    if not things:
        raise UsageError(f"'{verb}' needs the id of what it is about")
    if given and verb not in ("edit", "claim"):
        raise UsageError(f"'{verb}' takes no value")
    subjects, kept = VERBS[verb](finder, verb, things, given)
    return Prepared(tuple(dict.fromkeys(subjects)), json.dumps(kept, ensure_ascii=True, sort_keys=True) if kept else "")


Given = Mapping[str, Any]
Found = tuple[Sequence[str], dict[str, Any]]


def _given(value: str) -> Given:
    if len(value) > LONGEST:
        raise UsageError(f"a value may have {LONGEST:,} characters, not {len(value):,}")
    try:
        found = json.loads(value or "{}")
    except (ValueError, RecursionError):
        raise UsageError("the value is no JSON object") from None
    if not isinstance(found, dict):
        raise UsageError("the value is no JSON object")
    return found


def _sort(finder: Finder, thing: Thing) -> str:
    """Whether decisions put it with entities or with events; '' for what follows from others."""
    if thing.kind in ("chain", "entity"):
        return "entity"
    if thing.kind in ("event", "claim") and all(claim.kind == "event" for claim in finder.claims(thing.members[:1])):
        return "event"
    return ""


def _sorts(finder: Finder, verb: Verb, things: Sequence[Thing]) -> None:
    sorts = {_sort(finder, thing) for thing in things}
    if "" in sorts:
        raise UsageError(f"'{verb}' is about entities or events: a standing tie follows from its two ends, so decide on those")
    if len(sorts) > 1:
        raise UsageError(f"'{verb}' needs things of one sort: two entities (or chains), or two events (or claims)")


def _pair(finder: Finder, verb: Verb, things: Sequence[Thing], _given: Given) -> Found:
    """One member stands for each thing."""
    _sorts(finder, verb, things)
    chosen = list(dict.fromkeys(thing.members[0] for thing in things))
    if len(chosen) < 2:
        raise UsageError(f"'{verb}' needs two different things; {' and '.join(thing.id for thing in things)} are one")
    return [*chosen, *(thing.members[0] for thing in (_elsewhere(finder, things) if verb == "same" else ()))], {}


def _elsewhere(finder: Finder, things: Sequence[Thing]) -> Iterator[Thing]:
    """Entities that an entity given is taken for by its name in the story of another one given: they are meant with it.

    Over stories an entity goes by the id it has in one of them; two entities of one story are made one there or nowhere.
    """
    from twosource.resolution import one_by_name

    given = [(thing, finder.stories(thing.id)) for thing in things if thing.kind == "entity"]
    for thing, own in given:
        chains = finder.chains(thing.members)
        for story in sorted({each for _, stories in given for each in stories} - set(own)):
            yield from (other for other in finder.entities(story) if one_by_name(chains, finder.chains(other.members)))


def _merge(finder: Finder, verb: Verb, things: Sequence[Thing], _given: Given) -> Found:
    _sorts(finder, verb, things)
    if len({thing.id for thing in things}) < 2:
        raise UsageError(f"'merge' needs two different things; {' and '.join(thing.id for thing in things)} are one")
    return [member for thing in (*things, *_elsewhere(finder, things)) for member in thing.members], {}


def _split(finder: Finder, verb: Verb, things: Sequence[Thing], _given: Given) -> Found:
    _sorts(finder, verb, things)
    whole = [thing for thing in things if thing.kind in ("entity", "event")]
    taken = [thing for thing in things if thing not in whole]
    if not taken or len(whole) > 1:
        raise UsageError("'split' takes chains out of an entity, or claims out of an event: name the whole at most once, then its parts")
    out = {member for thing in taken for member in thing.members}
    rest = {member for holder in (*whole, *finder.holders(taken[0].kind, out)) for member in holder.members} - out
    for thing in whole:
        if thing.kind == "event" and not out <= set(thing.members):
            raise UsageError(f"{', '.join(sorted(out - set(thing.members)))} does not stand in {thing.id}")
    if not rest:
        _drawn(finder)
        where = (
            " in its story; to take it out of an entity that several stories name, name the entity first"
            if taken[0].kind == "chain"
            else ""
        )
        raise UsageError(f"nothing would be left: {', '.join(sorted(out))} is all there is{where}")
    return sorted(out), {"rest": sorted(rest)}


def _move(finder: Finder, verb: Verb, things: Sequence[Thing], _given: Given) -> Found:
    if len(things) != 2 or things[0].kind != "claim" or things[1].kind not in ("event", "claim"):
        raise UsageError("'move' needs a claim, then the event it belongs to (or a claim of that event)")
    _sorts(finder, verb, things)
    claim = things[0].id
    goal = next(iter(finder.holders("claim", things[1].members)), things[1])
    if claim in goal.members:
        raise UsageError(f"{claim} stands in {goal.id} already")
    holders = finder.holders("claim", [claim])
    if not holders or goal.kind == "claim":
        _drawn(finder)
    held = {member for holder in holders for member in holder.members} - {claim}
    return [claim, *goal.members], {"from": sorted(held)}


def _drawn(finder: Finder) -> None:
    """Raises Unknown while something is still to be drawn: what was looked for may be there then."""
    if finder.loose():
        raise Unknown("the case is being drawn by another program; try again when it is done")


def _verdict(_finder: Finder, verb: Verb, things: Sequence[Thing], _given: Given) -> Found:
    """Every claim counts."""
    for thing in things:
        if thing.kind not in ("claim", "event", "relation"):
            raise UsageError(f"'{verb}' is about claims, events and standing ties; {thing.id} is none")
    return [member for thing in things for member in thing.members], {}


def _unsure(_finder: Finder, _verb: Verb, things: Sequence[Thing], _given: Given) -> Found:
    return [thing.members[0] for thing in things], {}


def _roots(_finder: Finder, verb: Verb, things: Sequence[Thing], _given: Given) -> Found:
    for thing in things:
        if thing.kind not in ("report", "origin"):
            raise UsageError(f"'{verb}' is about reports (or an origin, for all that rest on it); {thing.id} is none")
    reports = list(dict.fromkeys(member for thing in things for member in thing.members))
    if len(reports) < 2:
        raise UsageError(f"'{verb}' needs two reports")
    return reports, {}


VERBS: Mapping[Verb, Callable[[Finder, Verb, Sequence[Thing], Given], Found]] = {
    "same": _pair,
    "different": _pair,
    "merge": _merge,
    "split": _split,
    "move": _move,
    "accept": _verdict,
    "reject": _verdict,
    "edit": edit,
    "claim": addition,
    "independent": _roots,
    "dependent": _roots,
    "unsure": _unsure,
}
"""Each verb with what finds its subjects and value."""
