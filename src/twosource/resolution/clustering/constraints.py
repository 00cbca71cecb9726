"""What people decided: which chains, claims or reports are one, and which are apart.

Invariant: every decision holds as far as later ones leave room for it. So the log is read from its end: what is said to be apart is apart
unless later words make it one, and what is said to be one is one unless later words set it apart. A thing that a decision names by its
parts is one side of it, whole: where two things are said apart after they were said to be one, each keeps its own parts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from twosource.language import phrase
from twosource.model import Judgement, Verb
from twosource.model.corrections import things_of, value_of
from twosource.resolution.clustering.clusters import Pair, connected, ordered
from twosource.resolution.clustering.holding import Held, Ruling, Sides, opposed

LEFT: Mapping[Verb, str] = {"split": "rest", "move": "from"}
"""Verbs that say of subjects what they are not one with, and where in the value that stands."""
ROOTS: frozenset[Verb] = frozenset({"dependent", "independent"})
Things = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A decision with the things it says are one, and the things it says are apart, each by its parts."""

    judgement: Judgement
    one: Things = ()
    apart: Things = ()


@dataclass(frozen=True, slots=True)
class Bond:
    """Things that a decision holds together, each by its parts, as far as it still does."""

    judgement: Judgement
    things: Things


@dataclass(frozen=True, slots=True)
class Decided:
    """What a log amounts to. `of` has the group of everything that was said to be one with something; `unclear` are the numbers of the
    decisions of which later ones leave open what is one with what."""

    statements: Sequence[Statement] = ()
    bonds: Sequence[Bond] = ()
    of: Mapping[str, str] = field(default_factory=dict)
    stands: Mapping[str, Sides] = field(default_factory=dict)
    unclear: frozenset[int] = frozenset()

    def ruling(self, holder: Mapping[str, str]) -> Ruling:
        """What was decided of the things that hold what it was said of: `holder` has for each subject that is there what holds it."""
        groups: dict[str, dict[str, None]] = {}
        stands: dict[str, dict[int, set[int]]] = {}
        for item, group in self.of.items():
            if item in holder:
                groups.setdefault(group, {})[holder[item]] = None
        for item, sides in self.stands.items():
            if item in holder:
                for statement, side in sides.items():
                    stands.setdefault(holder[item], {}).setdefault(statement, set()).update(side)
        named = (tuple(dict.fromkeys(holder[part] for part in thing if part in holder)) for said in self.statements for thing in said.apart)
        one = [sorted(group) for group in groups.values() if len(group) > 1]
        ever = ({holder[part] for thing in said.one for part in thing if part in holder} for said in self.statements)
        kept = [sorted(some) for some in ever if len(some) > 1]
        return Ruling(sorted(one), stands, [thing for thing in named if len(thing) > 1][::-1], kept)

    def between(self, holder: Mapping[str, str]) -> dict[Pair, Judgement]:
        """For each decision that holds things together, pairs of what holds their first parts: why these are one."""
        found: dict[Pair, Judgement] = {}
        for bond in self.bonds:
            firsts = (next((holder[part] for part in thing if part in holder), None) for thing in bond.things)
            found |= _hung([each for each in firsts if each is not None], bond.judgement)
        return dict(sorted(found.items()))

    def within(self, holder: Mapping[str, str]) -> dict[Pair, Judgement]:
        """Pairs beside `between` that hang together what is one: the parts of each thing, and what hangs together by what is gone."""
        found: dict[Pair, Judgement] = {}
        last: dict[str, Judgement] = {}
        for bond in self.bonds:
            for thing in bond.things:
                found |= _hung([holder[part] for part in thing if part in holder], bond.judgement)
                last[self.of[thing[0]]] = bond.judgement
        pairs = (*found, *self.between(holder))
        hung = {item: piece[0] for piece in connected(pairs) for item in piece}
        groups: dict[str, dict[str, None]] = {}
        for item, group in self.of.items():
            if item in holder:
                groups.setdefault(group, {})[hung.get(holder[item], holder[item])] = None
        for group, pieces in groups.items():
            found |= _hung(sorted(pieces), last[group])
        return dict(sorted(found.items()))

    def named(self, holder: Mapping[str, str]) -> frozenset[Pair]:
        """Pairs of what holds the parts of each decision that says what is one, also where a later one set some of it apart."""
        found = set(self.same(holder))
        for said in self.statements:
            found |= _hung([holder[part] for thing in said.one for part in thing if part in holder], said.judgement).keys()
        return frozenset(found)

    def set_apart(self, a: str, b: str) -> bool:
        """Whether a decision set two subjects apart, and no later one made them one."""
        one = self.of.get(a, a) == self.of.get(b, b)
        return not one and opposed(self.stands.get(a, {}), self.stands.get(b, {}))

    def apart(self, holder: Mapping[str, str]) -> dict[str, Judgement]:
        """What holds something that is apart from something else held, with the last decision that says so."""
        found: dict[str, Judgement] = {}
        for said in self.statements:
            sides = [{self.of.get(part, part): holder[part] for part in thing if part in holder} for thing in said.apart]
            for at, side in enumerate(sides):
                others = {group for number, other in enumerate(sides) if number != at for group in other}
                found |= {item: said.judgement for group, item in side.items() if others - {group}}
        return found

    def same(self, holder: Mapping[str, str]) -> dict[Pair, Judgement]:
        """Few pairs of what holds the subjects that hang together what is one, each with a decision that says so."""
        return self.within(holder) | self.between(holder)


NOTHING_DECIDED = Decided()


def _hung(items: Sequence[str], judgement: Judgement) -> dict[Pair, Judgement]:
    """The first of `items` with each other one."""
    return {ordered(items[0], item): judgement for item in items if item != items[0]}


def decided(judgements: Iterable[Judgement]) -> Decided:
    """What the decisions on chains and claims amount to."""
    return _read(_statements(judgements))


def rooted(judgements: Iterable[Judgement]) -> Decided:
    """What the decisions on the roots of reports amount to: which rest on one, and which on one each."""
    return _read(_of_roots(judgements))


def _statements(judgements: Iterable[Judgement]) -> list[Statement]:
    return sorted(filter(None, map(_statement, judgements)), key=lambda said: said.judgement.id)


def _of_roots(judgements: Iterable[Judgement]) -> list[Statement]:
    found = (each for each in judgements if each.verb in ROOTS)
    made = (Statement(each, things_of(each)) if each.verb == "dependent" else Statement(each, (), _singly(each.subjects)) for each in found)
    return sorted(made, key=lambda said: said.judgement.id)


def _statement(judgement: Judgement) -> Statement | None:
    subjects = judgement.subjects
    match judgement.verb:
        case "same" | "merge":
            return Statement(judgement, things_of(judgement))
        case "different":
            return Statement(judgement, (), things_of(judgement))
        case "split":
            return Statement(judgement, _singly(subjects), (subjects, _left(judgement)))
        case "move":
            return Statement(judgement, (subjects[:1], subjects[1:]), (subjects[:1], _left(judgement)))
    return None


def _singly(subjects: Iterable[str]) -> Things:
    return tuple((subject,) for subject in subjects)


def _left(judgement: Judgement) -> tuple[str, ...]:
    said = value_of(judgement).get(LEFT[judgement.verb])
    return tuple(each for each in said if isinstance(each, str)) if isinstance(said, list) else ()


def _mentioned(judgement: Judgement) -> Iterator[str]:
    """Everything that a decision says is one with something, or apart from something; nothing for a decision on other matters."""
    for said in (*_statements([judgement]), *_of_roots([judgement])):
        for thing in (*said.one, *said.apart):
            yield from thing


class Spoken:
    """A log by what it speaks of. What one decision says of two things may hang on what another says of one of them, so decisions that
    lead from one to the next go together."""

    def __init__(self, judgements: Sequence[Judgement] = ()) -> None:
        """Indexes the log."""
        self.judgements = judgements
        self.held = Held()
        self.places: dict[str, list[int]] = {}
        by_group: list[tuple[int, str]] = []
        for at, judgement in enumerate(judgements):
            items = tuple(_mentioned(judgement))
            for item in items:
                self.held.join(items[0], item)
            by_group += [(at, items[0])] if items else []
            for subject in () if items else judgement.subjects:
                self.places.setdefault(subject, []).append(at)
        self.together: dict[str, list[int]] = {}
        for at, item in by_group:
            self.together.setdefault(self.held.group(item), []).append(at)

    def about(self, items: Collection[str]) -> tuple[Judgement, ...]:
        """The decisions that speak of any of `items`, and those that lead on from these."""
        found = {at for item in items for at in self.places.get(item, ())}
        groups = {self.held.of[item] for item in items if item in self.held.of}
        found |= {at for group in groups for at in self.together[group]}
        return tuple(self.judgements[at] for at in sorted(found))

    def company(self, items: Collection[str]) -> frozenset[str]:
        """`items` with all that decisions on what is one lead on to from them."""
        groups = {self.held.of[item] for item in items if item in self.held.of}
        return frozenset(items).union(*(self.held.members[group] for group in groups))


def _read(statements: Sequence[Statement]) -> Decided:
    """The log from its end: each statement holds as far as those after it leave room."""
    held = Held()
    stands: dict[str, dict[int, set[int]]] = {}
    bonds: list[Bond] = []
    unclear: set[int] = set()
    joined: set[str] = set()
    for number in reversed(range(len(statements))):
        said = statements[number]
        for item, side in _placed(said.apart).items():
            held.stand(item, number, {side})
            stands.setdefault(item, {})[number] = {side}
        made, clear = _joined(held, said.one)
        joined.update(part for things in made for thing in things for part in thing)
        bonds += [Bond(said.judgement, things) for things in made]
        if not clear:
            unclear.add(said.judgement.id)
    return Decided(statements, bonds[::-1], {item: held.group(item) for item in sorted(joined)}, stands, frozenset(unclear))


def _placed(sides: Things) -> dict[str, int]:
    """Each item with the first side it stands on."""
    found: dict[str, int] = {}
    for number, side in enumerate(sides):
        for item in side:
            found.setdefault(item, number)
    return found if len(set(found.values())) > 1 else {}


def _joined(held: Held, things: Things) -> tuple[list[Things], bool]:
    """Makes one of `things` what nothing keeps apart: the things that ended together, and whether there was only one way to do so."""
    units = [unit for thing in things for unit in _whole(held, thing)]
    before = [{statement: frozenset(sides) for statement, sides in held.stands[held.group(unit[0])].items()} for unit in units]
    made: list[list[int]] = []
    for at, unit in enumerate(units):
        home = next((group for group in made if held.fit(units[group[0]][0], unit[0])), None)
        if home is None:
            made.append(home := [])
        home.append(at)
    clear = all(
        opposed(ours, theirs)
        for group, other in combinations(made, 2)
        for ours in _different(before[at] for at in group)
        for theirs in _different(before[at] for at in other)
    )
    return [tuple(units[at] for at in group) for group in made if len(group) > 1 or len(units[group[0]]) > 1], clear


def _different(stands: Iterable[Mapping[int, frozenset[int]]]) -> list[Mapping[int, frozenset[int]]]:
    return list({tuple(sorted((statement, tuple(sorted(sides))) for statement, sides in each.items())): each for each in stands}.values())


def _whole(held: Held, thing: Sequence[str]) -> list[Sequence[str]]:
    """A thing as one, where later words leave it whole; else its parts."""
    firsts = {held.group(part): part for part in reversed(thing)}
    on: dict[int, set[int]] = {}
    times: dict[int, int] = {}
    for group in firsts:
        for statement, sides in held.stands[group].items():
            on.setdefault(statement, set()).update(sides)
            times[statement] = times.get(statement, 0) + 1
    if any(times[statement] > 1 and len(sides) > 1 for statement, sides in on.items()):
        return [(part,) for part in thing]
    for part in thing:
        held.join(thing[0], part)
    return [thing] if thing else []


def against(judgements: Sequence[Judgement], newest: Judgement) -> frozenset[int]:
    """The numbers of the decisions of which `newest` would leave open what is one with what: they hold together more than it speaks of."""
    if not any(said.apart for said in (*_statements([newest]), *_of_roots([newest]))):
        return frozenset()
    read = rooted if newest.verb in ROOTS else decided
    return read([*judgements, newest]).unclear - read(judgements).unclear


def reason(judgement: Judgement) -> str:
    """The decision in words."""
    if judgement.why:
        return phrase("decision.reasoned", who=judgement.who, why=judgement.why)
    return phrase("decision.bare", who=judgement.who)
