"""From a verb and the ids a person gave to the subjects and the value that the log keeps."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from twosource.case.judging.claims import addition
from twosource.case.judging.edits import edit
from twosource.case.judging.wholes import Asked, Found, Given, Over, among, sided, wholes
from twosource.errors import UsageError
from twosource.model import Verb
from twosource.store import HOLDER_KINDS, Finder, Thing, Unknown

MAX_VALUE = 20_000
"""Characters of a value as a person gives it: a claim with every role it can have takes some hundreds."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the log keeps of a decision beside who, when and why: chain, claim or report ids, and the value ('' or JSON)."""

    subjects: tuple[str, ...]
    value: str = ""


def prepare(finder: Finder, verb: Verb, ids: Sequence[str], value: str = "", over: Over | None = None) -> Prepared:
    """Checks a decision against the case and puts it in ids that outlive a new reading. Raises UsageError with what to do instead."""
    if verb not in VERBS:
        raise UsageError(f"{verb!r} is no decision; there are: {', '.join(VERBS)}")
    given = _given(value)
    things = [finder.thing(identity) for identity in ids]
    if not things:
        raise UsageError(f"'{verb}' needs the id of what it is about")
    if given and verb not in ("edit", "claim"):
        raise UsageError(f"'{verb}' takes no value")
    subjects, kept = VERBS[verb](Asked(finder, verb, things, over), given)
    return Prepared(tuple(dict.fromkeys(subjects)), json.dumps(kept, ensure_ascii=True, sort_keys=True) if kept else "")


def _given(value: str) -> Given:
    if len(value) > MAX_VALUE:
        raise UsageError(f"a value may have {MAX_VALUE:,} characters, not {len(value):,}")
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


def _sorts(asked: Asked) -> None:
    sorts = {_sort(asked.finder, thing) for thing in asked.things}
    if "" in sorts:
        raise UsageError(f"'{asked.verb}' is about entities or events: a standing tie follows from its two ends, so decide on those")
    if len(sorts) > 1:
        raise UsageError(f"'{asked.verb}' needs things of one sort: two entities (or chains), or two events (or claims)")


def _pair(asked: Asked, _given: Given) -> Found:
    """Every part of each thing; a chain or claim stands for the thing it is in, unless they are all in one."""
    _sorts(asked)
    holders = [_holder(asked.finder, thing) for thing in asked.things]
    sides = wholes(asked, holders) if len({holder.id for holder in holders}) > 1 else _pieces(asked)
    if len(sides) < 2:
        raise UsageError(f"'{asked.verb}' needs two different things; {' and '.join(thing.id for thing in asked.things)} are one")
    return sided(sides)


def _holder(finder: Finder, thing: Thing) -> Thing:
    """The entity or event that a chain or claim is in, else the thing itself; so too where its story could not be drawn."""
    if thing.kind not in ("chain", "claim"):
        return thing
    holder = next(iter(finder.holders(thing.kind, thing.members)), None)
    if holder is None:
        _drawn(finder)
        if finder.undrawn(thing.id):
            return thing
        raise UsageError(f"{thing.id} stands in no {HOLDER_KINDS[thing.kind]}: it was rejected, so accept it first")
    return holder


def _pieces(asked: Asked) -> list[tuple[str, ...]]:
    """Parts of one thing that are spoken of one by one."""
    whole = [thing for thing in asked.things if thing.kind in ("entity", "event")]
    if whole and len(whole) < len(asked.things) and asked.verb == "different":
        raise UsageError(f"{asked.things[-1].id} is a part of {whole[0].id}: 'split' takes it out")
    return [(part,) for part in dict.fromkeys(thing.members[0] for thing in asked.things)]


def _split(asked: Asked, _given: Given) -> Found:
    _sorts(asked)
    finder, things = asked.finder, asked.things
    whole = [thing for thing in things if thing.kind in ("entity", "event")]
    taken = [thing for thing in things if thing not in whole]
    if not taken or len(whole) > 1:
        raise UsageError("'split' takes chains out of an entity, or claims out of an event: name the whole at most once, then its parts")
    out = {member for thing in taken for member in thing.members}
    holders = [_holder(finder, thing) for thing in taken]
    rest = {member for holder in (*whole, *holders) for member in holder.members} - out
    for thing in whole:
        if others := sorted(holder.id for holder in holders if not among(asked, holder, thing)):
            raise UsageError(f"{', '.join(sorted(out - set(thing.members)))} does not stand in {thing.id}, but in {', '.join(others)}")
    if not rest:
        where = " in its story; to take it out of an entity that several stories name, name the entity first"
        raise UsageError(f"nothing would be left: {', '.join(sorted(out))} is all there is{where if taken[0].kind == 'chain' else ''}")
    rest.update(member for holder in (*whole, *holders) for member in asked.parts(holder))
    return sorted(out), {"rest": sorted(rest - out)}


def _move(asked: Asked, _given: Given) -> Found:
    things = asked.things
    if len(things) != 2 or things[0].kind != "claim" or things[1].kind not in ("event", "claim"):
        raise UsageError("'move' needs a claim, then the event it belongs to (or a claim of that event)")
    _sorts(asked)
    claim, goal = things[0].id, _holder(asked.finder, things[1])
    if claim in goal.members:
        raise UsageError(f"{claim} stands in {goal.id} already")
    held = set(_holder(asked.finder, things[0]).members) - {claim}
    return [claim, *goal.members], {"from": sorted(held)}


def _drawn(finder: Finder) -> None:
    """Raises Unknown while something is still to be drawn: what was looked for may be there then."""
    if finder.loose():
        raise Unknown("the case is being drawn by another program; try again when it is done")


def _verdict(asked: Asked, _given: Given) -> Found:
    """Every claim counts."""
    for thing in asked.things:
        if thing.kind not in ("claim", "event", "relation"):
            raise UsageError(f"'{asked.verb}' is about claims, events and standing ties; {thing.id} is none")
    return [member for thing in asked.things for member in thing.members], {}


def _unsure(asked: Asked, _given: Given) -> Found:
    return [thing.members[0] for thing in asked.things], {}


def _roots(asked: Asked, _given: Given) -> Found:
    for thing in asked.things:
        if thing.kind not in ("report", "origin"):
            raise UsageError(f"'{asked.verb}' is about reports (or an origin, for all that rest on it); {thing.id} is none")
    taken: set[str] = set()
    sides: list[tuple[str, ...]] = []
    for thing in asked.things:
        sides.append(tuple(each for each in thing.members if each not in taken))
        taken.update(thing.members)
    if len(taken) < 2:
        raise UsageError(f"'{asked.verb}' needs two reports")
    return sided([side for side in sides if side]) if asked.verb == "dependent" else ([each for side in sides for each in side], {})


VERBS: Mapping[Verb, Callable[[Asked, Given], Found]] = {
    "same": _pair,
    "different": _pair,
    "merge": _pair,
    "split": _split,
    "move": _move,
    "accept": _verdict,
    "reject": _verdict,
    "edit": lambda asked, given: edit(asked.finder, asked.verb, asked.things, given),
    "claim": lambda asked, given: addition(asked.finder, asked.verb, asked.things, given),
    "independent": _roots,
    "dependent": _roots,
    "unsure": _unsure,
}
"""Each verb with what finds its subjects and value."""
