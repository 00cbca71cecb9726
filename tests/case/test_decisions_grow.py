"""What people made one or set apart stays so as reports come in, whatever is undone; what can have no effect is refused."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.case.test_growing import Told, put, sorted_case
from tests.holding import holds, parts_of, where
from tests.told import Sentence, told_so
from twosource.case import decisions, write
from twosource.errors import UsageError
from twosource.model import Case, Verb, identify
from twosource.store import create, in_force, open_case
from twosource.store.pages.review_queue import Review
from twosource.workflow import picture


def met(a: str, b: str = "Halvin Navy") -> Sentence:
    return a, "met", "consult", b, "event"


def leads(a: str, b: str) -> Sentence:
    return a, "leads", "leads", b, "relation"


ONE, OTHER, THIRD, STRANGER = "Milo Brandt", "Mylen Brandtov", "Myles Brandeis", "Tarik Osman"
BODIES = {ONE: "Halvin Steel", OTHER: "Grey Quay Works", THIRD: "Ostwick Foundry", STRANGER: "Varna Opera"}


def called(name: str, day: int, affair: int) -> str:
    return identify("r", name, day, affair)


def report(name: str, day: int = 0, affair: int = 0, identity: str = "") -> Told:
    """A report in which somebody of that name meets the navy, and leads a body of their own."""
    said = [met(name), leads(name, BODIES.get(name, "Varna Opera"))]
    return told_so(identity or called(name, day, affair), said, affair, day)


def kept(path: Path, *told: Told) -> Path:
    create(path).close()
    put(path, told)
    return path


def named(case: Case, name: str) -> str:
    return next(entity.id for entity in case.entities if name in (entity.name, *entity.aliases))


def reading_of(case: Case, chain: str) -> str:
    """The report in which a chain was read."""
    return next(reading.report for reading in case.readings if any(each.id == chain for each in reading.chains))


def names(path: Path, *known: str) -> list[set[str]]:
    """The entities that bear some of these names, each with those it bears."""
    found = ({entity.name, *entity.aliases} & set(known) for entity in write.load(path).entities)
    return sorted((each for each in found if each), key=sorted)


def chains(path: Path, name: str) -> int:
    case = write.load(path)
    return sum(len(entity.chains) for entity in case.entities if entity.id == named(case, name))


def sound(path: Path) -> None:
    """The case is what its log makes of its reports at once, and every decision holds."""
    case, log = write.load(path), in_force(decisions.log(path))
    assert sorted_case(case) == sorted_case(picture(case.reports, case.readings, log))
    holds(case, log)


BEFORE = (report(ONE, identity="ra"), report(ONE, 1), report(OTHER, 1))
LATER = (report(ONE, 2), report(OTHER, 3), report("Brandt", 2), report(ONE, 400, 1))
THINGS = {
    "persons": (ONE, OTHER),
    "bodies": (BODIES[ONE], BODIES[OTHER]),
}


@pytest.mark.parametrize("verb", ["same", "merge"])
@pytest.mark.parametrize("sort", THINGS)
def test_one_thing_holds_every_part_and_takes_in_what_later_joins_either(tmp_path: Path, sort: str, verb: Verb) -> None:
    path = kept(tmp_path / "a.two", *BEFORE)
    plain, (one, other) = write.load(path), THINGS[sort]
    assert chains(path, one) == 2
    decisions.decide(path, verb, [named(plain, one), named(plain, other)], "one", "ada")
    assert (names(path, one, other), chains(path, one)) == ([{one, other}], 3)
    for number, each in enumerate(LATER[:2], 4):
        put(path, [each])
        assert (names(path, one, other), chains(path, one)) == ([{one, other}], number)
        sound(path)
    put(path, LATER[2:])
    assert names(path, one, other) == [{one, other}]
    sound(path)
    decisions.undo(path)
    whole = kept(tmp_path / "b.two", *BEFORE, *LATER)
    assert sorted_case(write.load(path)) == sorted_case(write.load(whole))


def test_a_family_name_alone_is_of_the_one_that_people_made_of_two(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.two", report(ONE), report("Mika Brandt"), report("Brandt", 1))
    case = write.load(path)
    assert names(path, ONE, "Mika Brandt", "Brandt") == [{"Brandt"}, {"Mika Brandt"}, {ONE}]
    decisions.decide(path, "same", [named(case, ONE), named(case, "Mika Brandt")], "one", "ada")
    assert names(path, ONE, "Mika Brandt", "Brandt") == [{"Brandt", "Mika Brandt", ONE}]
    sound(path)


def event_with(case: Case, name: str) -> str:
    """The event in which somebody of that name takes part."""
    bearers = {chain.id for reading in case.readings for chain in reading.chains if chain.name == name}
    return next(e.id for e in case.events if any(role.chain in bearers for claim in e.claims for role in case.claims[claim].roles))


FINED = (OTHER, "fined", "coerce", "Varna Opera", "event")


def test_events_made_one_hold_every_claim_and_take_in_what_later_joins_either(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.two", *BEFORE[:2], told_so("rb", [FINED]))
    plain = write.load(path)
    one, other = event_with(plain, ONE), event_with(plain, OTHER)
    assert [len(parts_of(plain, each)) for each in (one, other)] == [2, 1]
    decisions.decide(path, "same", [one, other], "one meeting", "ada")
    for number, each in enumerate((report(ONE, 1, identity="rc"), told_so("rd", [FINED]), report(ONE, 1, identity="re")), 4):
        put(path, [each])
        (event,) = write.load(path).events
        assert len(event.claims) == number
        sound(path)
    decisions.undo(path)
    assert len(write.load(path).events) == 2


def test_events_of_two_stories_made_one_stay_so(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.two", report(ONE, identity="rx0"), report(ONE, 1, identity="ry0"), report(OTHER, affair=1, identity="rz1"))
    plain = write.load(path)
    assert len(plain.stories) == 2
    one, other = event_with(plain, ONE), event_with(plain, OTHER)
    decisions.decide(path, "same", [one, other], "one meeting", "ada")
    assert len(write.load(path).stories) == 1
    put(path, [report(OTHER, 1, 1, "rw1"), report(ONE, 2, 0, "rv0")])
    sound(path)
    decisions.undo(path)
    sound(path)
    assert len(write.load(path).stories) == 2


@pytest.mark.parametrize("verb", ["same", "dependent"])
def test_what_is_decided_of_a_report_that_comes_later_holds_from_then_on(tmp_path: Path, verb: Verb) -> None:
    told = (report(ONE, identity="rx0"), report(ONE, 1, identity="ry0"), report(OTHER, affair=1, identity="rz1"))
    path, later = kept(tmp_path / "a.two", *told), kept(tmp_path / "b.two", *told[:2])
    plain = write.load(path)
    ids = ["rx0", "rz1"] if verb == "dependent" else [event_with(plain, name) for name in (ONE, OTHER)]
    entry = decisions.decide(path, verb, ids, "one", "ada")
    with open_case(later) as file:
        file.append(entry, ["rx0"])
        write.refresh(file)
    sound(later)
    put(later, told[2:])
    with open_case(later, "read") as file:
        assert file.stories.complete()
    assert sorted_case(write.load(later)) == sorted_case(write.load(path))
    sound(later)


def test_three_are_made_one_at_once_or_one_by_one(tmp_path: Path) -> None:
    told = (report(ONE), report(OTHER), report(THIRD), report(STRANGER))
    at_once, one_by_one = kept(tmp_path / "a.two", *told), kept(tmp_path / "b.two", *told)
    case = write.load(at_once)
    decisions.decide(at_once, "same", [named(case, name) for name in (ONE, OTHER, THIRD)], "one", "ada")
    decisions.decide(one_by_one, "same", [named(case, ONE), named(case, OTHER)], "one", "ada")
    decisions.decide(one_by_one, "merge", [named(write.load(one_by_one), ONE), named(case, THIRD)], "one", "ada")
    for path in (at_once, one_by_one):
        put(path, [report(THIRD, 2), report(OTHER, 1)])
        assert names(path, ONE, OTHER, THIRD, STRANGER) == [{ONE, THIRD, OTHER}, {STRANGER}]
        sound(path)


def test_what_was_made_one_and_then_set_apart_is_two_wholes_again(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.two", *BEFORE, report(OTHER, 2))
    plain = write.load(path)
    one, other = parts_of(plain, named(plain, ONE)), parts_of(plain, named(plain, OTHER))
    decisions.decide(path, "same", [named(plain, ONE), named(plain, OTHER)], "one", "ada")
    decisions.decide(path, "different", [one[1], other[1]], "no: two", "bo")
    put(path, [report(ONE, 3), report(OTHER, 3), report("Brandt", 3)])
    at = where(write.load(path))
    assert len({at[chain] for chain in one}) == len({at[chain] for chain in other}) == 1
    assert at[one[0]] != at[other[0]]
    sound(path)


def test_what_was_made_one_is_kept_from_a_third_whole(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.two", *BEFORE, report("Milo A. Brandt", 1))
    case = write.load(path)
    assert names(path, ONE, "Milo A. Brandt", OTHER) == [{ONE, "Milo A. Brandt"}, {OTHER}]
    middle = next(c.id for r in case.readings for c in r.chains if c.name == "Milo A. Brandt")
    decisions.decide(path, "split", [middle], "another", "ada")
    decisions.decide(path, "same", [named(write.load(path), ONE), named(case, OTHER)], "one", "ada")
    now = write.load(path)
    decisions.decide(path, "different", [named(now, ONE), named(now, "Milo A. Brandt")], "two", "ada")
    put(path, [report("Milo A. Brandt", 2), report(ONE, 3), report(OTHER, 3)])
    at, one = where(write.load(path)), named(now, OTHER)
    assert len({at[chain] for chain in parts_of(now, one)}) == 1
    assert at[middle] not in {at[chain] for chain in parts_of(now, one)}
    sound(path)


def test_a_part_is_split_off_what_was_made_one_and_the_rest_stays(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.two", *BEFORE, report(THIRD))
    case = write.load(path)
    decisions.decide(path, "same", [named(case, name) for name in (ONE, OTHER, THIRD)], "one", "ada")
    out = parts_of(case, named(case, OTHER))[0]
    decisions.decide(path, "split", [out], "not her", "ada")
    assert names(path, ONE, OTHER, THIRD) == [{ONE, THIRD}, {OTHER}]
    put(path, [report(OTHER, 4), report(THIRD, 4)])
    assert names(path, ONE, OTHER, THIRD) == [{ONE, THIRD}, {OTHER}]
    sound(path)


def test_two_of_one_name_in_two_stories_stay_apart_as_both_stories_grow(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.two", report(ONE), report(ONE, 1), report(ONE, affair=1))
    plain = write.load(path)
    whole = named(plain, ONE)
    first = {chain for chain in parts_of(plain, whole) if reading_of(plain, chain) != called(ONE, 0, 1)}
    (other,) = set(parts_of(plain, whole)) - first
    assert (len(plain.stories), len(first)) == (2, 2)
    decisions.decide(path, "split", [whole, other], "a namesake", "ada")
    put(path, [report(ONE, 2), report(ONE, 1, 1)])
    at = where(write.load(path))
    assert len({at[chain] for chain in first}) == 1
    assert at[other] not in {at[chain] for chain in first}
    assert names(path, ONE) == [{ONE}, {ONE}]
    sound(path)


def test_an_undo_in_the_middle_leaves_what_the_others_make(tmp_path: Path) -> None:
    told = (*BEFORE, report(THIRD), report(STRANGER))
    paths = [kept(tmp_path / f"{number}.two", *told) for number in range(2)]
    case = write.load(paths[0])
    pairs = [(ONE, OTHER), (OTHER, THIRD), (THIRD, STRANGER)]
    for path in paths:
        for a, b in pairs:
            now = write.load(path)
            decisions.decide(path, "same", [parts_of(now, named(now, a))[0], parts_of(now, named(now, b))[0]], f"{a} {b}", "ada")
    assert names(paths[0], *BODIES) == [set(BODIES)]
    decisions.undo(paths[0], 2)
    decisions.undo(paths[0], 1)
    decisions.undo(paths[1], 1)
    decisions.undo(paths[1], 2)
    assert sorted_case(write.load(paths[0])) == sorted_case(write.load(paths[1]))
    for path in paths:
        sound(path)
        decisions.undo(path, 3)
        assert sorted_case(write.load(path)) == sorted_case(case)


def test_the_order_in_which_reports_come_does_not_matter(tmp_path: Path) -> None:
    first = kept(tmp_path / "a.two", *BEFORE)
    case = write.load(first)
    decisions.decide(first, "same", [named(case, ONE), named(case, OTHER)], "one", "ada")
    put(first, LATER)
    now = write.load(first)
    for number, order in enumerate(list(permutations((*BEFORE, *LATER)))[::997]):
        path = kept(tmp_path / f"{number}.two")
        for each in order:
            put(path, [each])
        with open_case(path) as file:
            file.append(decisions.log(first)[0], [report.id for report, _ in order])
            write.refresh(file)
        assert sorted_case(write.load(path)) == sorted_case(now)


def test_standing_ties_follow_the_entities_and_are_not_decided_on(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.two", *BEFORE)
    case = write.load(path)
    assert len(case.relations) == 2
    with pytest.raises(UsageError, match="follows from its two ends"):
        decisions.decide(path, "same", [relation.id for relation in case.relations], "one", "ada")
    decisions.decide(path, "same", [named(case, ONE), named(case, OTHER)], "one", "ada")
    decisions.decide(path, "same", [named(case, BODIES[ONE]), named(case, BODIES[OTHER])], "one", "ada")
    (tie,) = write.load(path).relations
    assert len(tie.claims) == 3
    sound(path)


def test_what_can_have_no_effect_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = kept(tmp_path / "a.two", *BEFORE[:2], told_so("rb", [FINED]))
    case = write.load(path)
    (claim,) = parts_of(case, event_with(case, OTHER))
    decisions.decide(path, "reject", [claim], "misread", "ada")
    for verb in ("same", "different", "move", "split"):
        with pytest.raises(UsageError, match=r"accept it first|holds nothing"):
            decisions.decide(path, verb, [claim, event_with(case, ONE)] if verb != "split" else [claim], "why", "ada")  # type: ignore[arg-type]
    entity = named(case, ONE)
    with pytest.raises(UsageError, match="'split' takes it out"):
        decisions.decide(path, "different", [entity, parts_of(case, entity)[1]], "why", "ada")
    with pytest.raises(UsageError, match="does not stand in"):
        decisions.decide(path, "split", [entity, parts_of(case, named(case, OTHER))[0]], "why", "ada")
    reports = [each.id for each in case.reports]
    decisions.decide(path, "dependent", reports, "one root", "ada")
    with pytest.raises(UsageError, match="2 of the log"):
        decisions.decide(path, "independent", reports[:2], "no", "bo")
    assert len(decisions.log(path)) == 2


def test_one_root_holds_over_stories(tmp_path: Path) -> None:
    told = report(ONE, identity="rx0"), report(ONE, 1, identity="ry0"), report(ONE, affair=1, identity="rz1")
    path = kept(tmp_path / "a.two", *told)
    plain = write.load(path)
    assert len(plain.stories) == 2
    tie = next(relation for relation in plain.relations if len(relation.reports) == 3)
    decisions.decide(path, "dependent", [each.id for each in plain.reports], "one agency", "ada")
    case = write.load(path)
    assert len(case.stories) == 1
    assert next(each for each in case.relations if each.id == tie.id).origins == 1
    sound(path)
    decisions.undo(path)
    assert sorted_case(write.load(path)) == sorted_case(plain)


def asked(path: Path) -> list[tuple[frozenset[str], bool]]:
    """The names that the queue asks of, each pair with whether the picture makes one of them."""
    name = {chain.id: chain.name for reading in write.load(path).readings for chain in reading.chains}
    found, after = [], None
    with open_case(path, "read") as file:
        queue = Review(path, file.connection)
        while (each := queue.next(after)) is not None:
            found += [(frozenset({name[each.a] or "", name[each.b] or ""}), each.joined)] if each.kind == "entity" else []
            after = each.place
    return found


@pytest.mark.parametrize("verb", ["same", "different"])
def test_the_queue_asks_no_more_of_what_was_decided_but_of_the_rest(tmp_path: Path, verb: Verb) -> None:
    long, turned = "Milo Karel Brandt", "Brandt Milo"
    path = kept(tmp_path / "a.two", report(ONE), report(long, 1), report(turned, 1))
    assert (frozenset({ONE, long}), True) in asked(path)
    before = next(pair for pair, joined in asked(path) if turned in pair and not joined)
    case = write.load(path)
    decisions.decide(path, verb, [named(case, ONE), named(case, turned)], "read both", "ada")
    put(path, [report(ONE, 2), report(turned, 2), report(long, 2)])
    assert (frozenset({ONE, long}), True) in asked(path)
    assert before not in {pair for pair, _ in asked(path)}
    assert len(names(path, ONE, turned)) == (1 if verb == "same" else 2)
    sound(path)
