"""The things of a decision with all their parts, so that it holds for the whole of each whatever is read or added later."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from twosource.model import Verb
from twosource.store import Finder, Thing

Given = Mapping[str, Any]
Found = tuple[Sequence[str], dict[str, Any]]
"""Subjects and value of a decision."""
Over = Callable[[Thing], Sequence[str]]
"""All chains that an entity has, in whatever story; of an event its claims."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as it was asked for. `over` is None where a case is too large to be joined for the sake of one decision."""

    finder: Finder
    verb: Verb
    things: Sequence[Thing]
    over: Over | None = None

    def parts(self, thing: Thing) -> Sequence[str]:
        """All parts of a thing, over stories where that is known."""
        return self.over(thing) if self.over else thing.members


def sided(sides: Sequence[Sequence[str]]) -> Found:
    """Subjects and value of things each given by its parts, see `model.corrections.things_of`."""
    subjects = [side[0] for side in sides] + [part for side in sides for part in side[1:]]
    return subjects, {"parts": [len(side) for side in sides]} if len(subjects) > len(sides) else {}


def wholes(asked: Asked, holders: Sequence[Thing]) -> list[tuple[str, ...]]:
    """Each thing with all its parts, the one that was named first; parts of one thing that are said to differ are things of their own.

    `holders` are the entities or events in which what was named stands.
    """
    whole = {holder.id: tuple(asked.parts(holder)) for holder in holders}
    if len({part for parts in whole.values() for part in parts}) < sum(map(len, whole.values())):
        # They are one over stories already: what is meant is what each is in its own story.
        whole = {holder.id: holder.members for holder in holders}
    named: dict[str, dict[str, None]] = {}
    for thing, holder in zip(asked.things, holders, strict=True):
        named.setdefault(holder.id, {})[thing.members[0]] = None
    found: list[tuple[str, ...]] = []
    for identity, given in named.items():
        if asked.verb == "different" and len(given) > 1:
            found += [(part,) for part in given]
        else:
            found.append(tuple(dict.fromkeys((*given, *whole[identity]))))
    if asked.over is None and asked.verb != "different" and holders[0].kind == "entity":
        _take_in_namesakes(asked.finder, found)
    return found


def _take_in_namesakes(finder: Finder, sides: list[tuple[str, ...]]) -> None:
    """Adds to each side what it is taken for by its name in the story of another.

    Over stories an entity goes by the id it has in one of them; two entities of one story are made one there or nowhere.
    """
    from twosource.resolution import one_by_name

    stories = [{story for thing in finder.holders("chain", side) for story in finder.stories(thing.id)} for side in sides]
    taken = {part for side in sides for part in side}
    for at, side in enumerate(tuple(sides)):
        chains = finder.chains(side)
        for story in sorted(set().union(*stories) - stories[at]):
            for other in finder.entities(story):
                if taken.isdisjoint(other.members) and one_by_name(chains, finder.chains(other.members)):
                    sides[at] += other.members
                    taken.update(other.members)


def among(asked: Asked, part: Thing, whole: Thing) -> bool:
    """Whether an entity or event is the one that was named as the whole, or is taken for it over stories."""
    from twosource.resolution import one_by_name

    if part.id == whole.id or not set(asked.parts(whole)).isdisjoint(part.members):
        return True
    return part.kind == "entity" and one_by_name(asked.finder.chains(whole.members), asked.finder.chains(part.members))
