"""What each decision does to the picture of a kept case, and that its undoing leaves nothing behind."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from invented import Affairs

from tests import factories as make
from tests.case.test_growing import put, sorted_case
from twosource.case import decisions, write
from twosource.case.read import Window
from twosource.case.refresh import refresh
from twosource.errors import UsageError
from twosource.model import Case, Claim, Event, Judgement, Report
from twosource.reading import ENGLISH
from twosource.reading.version import reader
from twosource.store import create, open_case
from twosource.workflow import picture

AFFAIRS, REPORTS = 3, 3
Made = Callable[..., None]


@pytest.fixture(scope="module")
def told() -> list[Any]:
    """Three affairs with three reports each."""
    made = Affairs(seed=5, reports=REPORTS)
    reports = [report for number in range(AFFAIRS) for report in made.affair(number)]
    return list(zip(reports, ENGLISH.read(reports), strict=True))


@pytest.fixture(scope="module")
def drawn(told: list[Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drawn") / "a.two"
    create(path).close()
    put(path, told)
    return path


@pytest.fixture
def path(drawn: Path, tmp_path: Path) -> Path:
    """A kept case of its own."""
    (tmp_path / "a.two").write_bytes(drawn.read_bytes())
    return tmp_path / "a.two"


def several(case: Case) -> Event:
    """The event with the most claims."""
    return max(case.events, key=lambda event: len(event.claims))


def other(case: Case, than: Event) -> Event:
    """Another event of the same story."""
    return next(e for e in case.events if e.id != than.id and set(e.reports) & set(than.reports))


def event_of(case: Case, claim: str) -> Event:
    return next(event for event in case.events if claim in event.claims)


def claim_of(case: Case, identity: str) -> Claim:
    return case.claims[identity]


def undone(path: Path, plain: Case) -> None:
    """Taken back, the case is what it was; and it is what its log says when it is drawn all at once."""
    now = write.load(path)
    assert sorted_case(now) == sorted_case(picture(now.reports, now.readings, now.judgements))
    decisions.undo(path)
    again = write.load(path)
    assert sorted_case(again) == sorted_case(plain)
    assert again.readings == plain.readings


def test_a_claim_moves_to_another_event(path: Path) -> None:
    plain = write.load(path)
    source = several(plain)
    goal = other(plain, source)
    claim = source.claims[0]
    judgement = decisions.decide(path, "move", [claim, goal.id], "it tells of the other meeting", "ada")
    assert judgement.subjects == (claim, *goal.claims)
    assert json.loads(judgement.value) == {"from": sorted(set(source.claims) - {claim})}
    moved = write.load(path)
    assert set(event_of(moved, claim).claims) == {claim, *goal.claims}
    assert event_of(moved, source.claims[1]).id != event_of(moved, claim).id
    assert any("decided by ada: it tells" in link.reason for link in event_of(moved, claim).links)
    undone(path, plain)


def test_claims_are_split_off_as_one(path: Path) -> None:
    plain = write.load(path)
    event = several(plain)
    taken = event.claims[:2]
    decisions.decide(path, "split", [event.id, *taken], "two meetings", "ada")
    case = write.load(path)
    assert set(event_of(case, taken[0]).claims) >= set(taken)
    assert not set(event_of(case, taken[0]).claims) & set(event.claims[2:])
    undone(path, plain)


def test_events_are_merged_and_parts_of_what_was_merged_split(path: Path) -> None:
    plain = write.load(path)
    first = several(plain)
    second = other(plain, first)
    decisions.decide(path, "merge", [first.id, second.id], "one meeting", "ada")
    whole = event_of(write.load(path), first.claims[0])
    assert set(whole.claims) == {*first.claims, *second.claims}
    decisions.decide(path, "split", [first.claims[0]], "but not this", "ada")
    case = write.load(path)
    assert set(event_of(case, first.claims[1]).claims) == {*first.claims[1:], *second.claims}
    assert event_of(case, first.claims[0]).claims == (first.claims[0],)
    decisions.undo(path)
    undone(path, plain)


def test_entities_are_merged_and_split(path: Path) -> None:
    plain = write.load(path)
    people = [e for e in plain.entities if e.type == "person" and len({m.report for m in e.mentions}) > 1]
    reports = {mention.report for mention in people[0].mentions}
    second = next(e for e in people[1:] if {mention.report for mention in e.mentions} & reports)
    decisions.decide(path, "merge", [people[0].id, second.id], "one person", "ada")
    case = write.load(path)
    assert len({case.entity_of[chain] for chain in (*people[0].chains, *second.chains)}) == 1
    undone(path, plain)
    out = people[0].chains[0]
    decisions.decide(path, "split", [people[0].id, out], "a namesake", "ada")
    case = write.load(path)
    assert case.entity_of[out] not in {case.entity_of[chain] for chain in people[0].chains[1:]}
    undone(path, plain)


EDITS = [
    ("time", "2024-02-14/2024-02-16", lambda c: (c.time.edtf, str(c.time.latest)), ("2024-02-14/2024-02-16", "2024-02-16")),
    ("time", "2024", lambda c: c.time.basis, "decided"),
    ("time", None, lambda c: (c.time.edtf, c.time.basis), (None, "none")),
    ("time", "2024?", lambda c: str(c.time.earliest), "2024-01-01"),
    ("time", "[2024-02-14,2024-02-15]", lambda c: str(c.time.latest), "2024-02-15"),
    ("place", "Varna", lambda c: (c.place.text, c.place.place.path[0]), ("Varna", "BG")),
    ("place", "the old pier", lambda c: (c.place.text, c.place.place), ("the old pier", None)),
    ("place", None, lambda c: c.place, None),
    ("polarity", "negative", lambda c: c.polarity, "negative"),
    ("certainty", "possible", lambda c: c.certainty, "possible"),
    ("status", "planned", lambda c: c.status, "planned"),
    ("type", "accuse", lambda c: c.type, "accuse"),
    ("label", "talks", lambda c: c.label, "talks"),
]  # fmt: skip


@pytest.mark.parametrize(("slot", "after", "seen", "value"), EDITS)
def test_a_claims_values_are_edited_and_the_machines_stay_beside(path: Path, slot: str, after: Any, seen: Any, value: Any) -> None:
    plain = write.load(path)
    claim = claim_of(plain, several(plain).claims[0])
    judgement = decisions.decide(path, "edit", [claim.id], "read it again", "ada", json.dumps({"slot": slot, "after": after}))
    now = claim_of(write.load(path), claim.id)
    assert seen(now) == value
    kept = json.loads(judgement.value)
    assert kept["after"] == after
    assert kept["before"] == {"time": claim.time.edtf, "place": claim.place and claim.place.text}.get(slot, getattr(claim, slot))
    with Window(path) as window:
        excerpt = window.claim(claim.id)
        assert excerpt is not None
        assert excerpt.claims[claim.id] == now
    with open_case(path, "read") as file:
        assert file.load().claims[claim.id] == claim
    undone(path, plain)


@pytest.mark.parametrize(
    "value",
    [
        {"slot": "time", "after": "14 February"}, {"slot": "time", "after": "2024-13"}, {"slot": "time", "after": "2024-05/2024-02"},
        {"slot": "time", "after": "2" * 500}, {"slot": "time", "after": ["2024"]}, {"slot": "certainty", "after": "true"},
        {"slot": "certainty", "after": None}, {"slot": "type", "after": "leads"}, {"slot": "label", "after": " "},
        {"slot": "id", "after": "c"},
        {"slot": "place", "after": "V" * 300}, {"after": "2024"}, ["slot"], "slot",
    ],
)  # fmt: skip
def test_a_value_that_cannot_stand_is_refused_in_a_sentence(path: Path, value: Any) -> None:
    claim = several(write.load(path)).claims[0]
    with pytest.raises(UsageError):
        decisions.decide(path, "edit", [claim], "why", "ada", json.dumps(value))
    assert decisions.log(path) == ()


def test_an_entity_gets_another_name_and_type_in_every_label(path: Path) -> None:
    plain = write.load(path)
    event = next(e for e in plain.events if e.participants and len(e.claims) > 1)
    entity = next(e for e in plain.entities if e.id == event.participants[0].entity)
    decisions.decide(path, "edit", [entity.id], "her name", "ada", json.dumps({"slot": "name", "after": "Mirela Dascu"}))
    decisions.decide(path, "edit", [entity.id], "her type", "ada", json.dumps({"slot": "type", "after": "group"}))
    case = write.load(path)
    named = next(e for e in case.entities if entity.chains[0] in e.chains)
    assert (named.name, named.type, entity.name in named.aliases) == ("Mirela Dascu", "group", True)
    assert set(named.chains) == set(entity.chains)
    assert any("Mirela Dascu" in e.label for e in case.events)
    decisions.undo(path)
    undone(path, plain)


def test_reports_are_marked_as_of_one_root_and_of_several(path: Path) -> None:
    plain = write.load(path)
    event = max(plain.events, key=lambda e: (len(e.reports), e.unknown))
    decisions.decide(path, "dependent", list(event.reports), "all from one briefing", "ada")
    case = write.load(path)
    same = next(e for e in case.events if e.id == event.id)
    assert (same.origins, same.unknown, same.support) == (1, 0, "one-origin")
    assert any(o.kind == "decided" and o.basis == "decided by ada: all from one briefing" for o in case.origins)
    decisions.decide(path, "independent", list(event.reports), "no: each had a reporter there", "ada")
    case = write.load(path)
    apart = next(e for e in case.events if e.id == event.id)
    assert (apart.origins, apart.unknown, apart.support) == (len(event.reports), 0, "several-origins")
    decisions.undo(path)
    undone(path, plain)


def addition(report: Report, **fields: Any) -> str:
    """A claim of the first paragraph."""
    block = report.blocks[0].span
    words = block.of(report.text).split()
    given = {"start": block.start, "end": block.end, "trigger": words[-1], "type": "protest"}
    return json.dumps(given | fields)


def test_a_claim_is_added_by_selecting_text(path: Path) -> None:
    plain = write.load(path)
    report = plain.reports[0]
    chain = next(c for c in plain.readings[0].chains if c.mentions[0].form == "name" and len(c.mentions[0].text.split()) > 1)
    at = chain.mentions[0].span
    value = addition(report, time="2024-02", roles=[{"role": "actor", "start": at.start, "end": at.end}], source={"start": 0, "end": 5})
    judgement = decisions.decide(path, "claim", [report.id], "the reader missed it", "ada", value)
    made = json.loads(judgement.value)
    case = write.load(path)
    claim = case.claims[made["id"]]
    assert (claim.type, claim.time.edtf, claim.roles[0].chain, claim.attribution[0].source) == (
        "protest",
        "2024-02",
        chain.id,
        report.text[:5],
    )
    assert (claim.by, {each.by for each in plain.claims.values()}) == ("person ada", {reader()})
    assert event_of(case, claim.id).claims == (claim.id,)
    with open_case(path) as file:
        rows = file.connection.exec_driver_sql("SELECT count(*) FROM claim_search WHERE claim_search MATCH ?", (f'"{claim.label}"',))
        assert rows.scalar_one() >= 1
        file.connection.rollback()
        assert file.load().readings == plain.readings
        assert dict(file.stories.members([report.id]))[report] == plain.readings[0]
    with pytest.raises(UsageError, match="already"):
        decisions.decide(path, "claim", [report.id], "again", "ada", value)
    goal = several(plain)
    decisions.decide(path, "move", [claim.id, goal.id], "of that event", "ada")
    assert claim.id in event_of(write.load(path), goal.claims[0]).claims
    decisions.undo(path)
    undone(path, plain)
    with open_case(path) as file:
        assert file.connection.exec_driver_sql("SELECT count(*) FROM claim WHERE story IS NOT NULL").scalar_one() == 0
        assert file.connection.exec_driver_sql("SELECT count(*) FROM claim_search").scalar_one() == len(plain.claims)
        file.connection.exec_driver_sql("INSERT INTO claim_search (claim_search) VALUES ('integrity-check')")
        file.connection.rollback()


@pytest.mark.parametrize(
    "fields",
    [
        {"start": -1}, {"end": 10**9}, {"start": True}, {"trigger": "no such words"}, {"trigger": {"start": 0}}, {"type": "nonsense"},
        {"roles": [{"role": "villain", "start": 0, "end": 4}]}, {"roles": "actor"}, {"time": "yesterday"}, {"extra": 1}, {"cue": "said"},
        {"hedges": [{"start": 0, "end": 10**9}]}, {"label": "x" * 300}, {"kind": "opinion"}, {"words": ""}, {"words": "e"},
    ],
)  # fmt: skip
def test_what_cannot_be_a_claim_is_refused_in_a_sentence(path: Path, fields: dict[str, Any]) -> None:
    report = write.load(path).reports[0]
    with pytest.raises(UsageError):
        decisions.decide(path, "claim", [report.id], "why", "ada", addition(report, **fields))
    assert decisions.log(path) == ()


def test_an_event_once_named_is_found_where_its_least_claim_stands_now(path: Path) -> None:
    plain = write.load(path)
    pairs = ((event, goal) for event in plain.events for goal in plain.events if len(event.claims) > 1 and event.reports[0] in goal.reports)
    event, goal = next((event, goal) for event, goal in pairs if min(goal.claims) < min(event.claims))
    decisions.decide(path, "move", [min(event.claims), goal.id], "other", "ada")
    assert event.id not in {each.id for each in write.load(path).events}
    judgement = decisions.decide(path, "reject", [event.id], "misread", "ada")
    assert set(judgement.subjects) == {min(event.claims), *goal.claims}


def test_what_would_have_no_effect_is_refused(path: Path) -> None:
    plain = write.load(path)
    a, b, c = several(plain).claims[:3]
    decisions.decide(path, "same", [a, b, c], "one", "ada")
    with pytest.raises(UsageError, match="1 of the log"):
        decisions.decide(path, "different", [b, c], "not one", "bo")
    assert len(decisions.log(path)) == 1


def test_what_was_said_is_not_said_twice_but_by_two(path: Path) -> None:
    plain = write.load(path)
    a, b = several(plain).claims[0], other(plain, several(plain)).claims[0]
    first = decisions.decide(path, "same", [a, b], "one", "ada")
    assert decisions.decide(path, "same", [a, b], "one", "ada") == first
    assert decisions.decide(path, "same", [a, b], "one", "bo").id == 2
    decisions.decide(path, "different", [a, b], "no", "ada")
    assert decisions.decide(path, "same", [a, b], "one", "ada").id == 4


AFFAIRS_OF_A_LEADER = (
    "Mirela Dascu, the leader of the Free Dockers League, met Anton Velkov in Varna on Monday. The two signed a deal on cranes and grain.",
    "The orchestra of Tampere played Sibelius on Sunday. Mirela Dascu, the leader of the Free Dockers League, praised it.",
)


@pytest.fixture
def apart(tmp_path: Path) -> Path:
    """A case of two affairs, years apart, that name one person and one body."""
    path = tmp_path / "apart.two"
    create(path).close()
    days = date(2020, 1, 1), date(2024, 1, 1)
    texts = zip(AFFAIRS_OF_A_LEADER, days, strict=True)
    reports = [make.report(text, published=make.moment(day.isoformat(), day)) for text, day in texts]
    put(path, list(zip(reports, ENGLISH.read(reports), strict=True)))
    return path


def test_a_chain_is_taken_out_of_an_entity_that_several_stories_name(apart: Path) -> None:
    plain = write.load(apart)
    entity = next(e for e in plain.entities if e.name == "Mirela Dascu")
    assert len(plain.stories) == len(entity.chains) == 2
    with pytest.raises(UsageError, match="name the entity first"):
        decisions.decide(apart, "split", [entity.chains[1]], "another of that name", "ada")
    decisions.decide(apart, "split", [entity.id, entity.chains[1]], "another of that name", "ada")
    assert write.load(apart).entity_of[entity.chains[1]] != write.load(apart).entity_of[entity.chains[0]]
    undone(apart, plain)
    decisions.decide(apart, "edit", [entity.id], "in full", "ada", json.dumps({"slot": "name", "after": "Mirela A. Dascu"}))
    renamed = write.load(apart)
    assert [e.name for e in renamed.entities if entity.chains[0] in e.chains] == ["Mirela A. Dascu"]
    assert renamed.entity_of[entity.chains[0]] == renamed.entity_of[entity.chains[1]]
    undone(apart, plain)


@pytest.mark.parametrize("ids", ["ab", "ba", "cd", "dc"])
@pytest.mark.parametrize("verb", ["same", "merge"])
def test_one_who_stands_in_two_stories_is_made_one_with_one_of_either(tmp_path: Path, ids: str, verb: Any) -> None:
    path = tmp_path / "a.two"
    create(path).close()
    days = date(2020, 1, 1), date(2024, 1, 1)
    texts = zip(AFFAIRS_OF_A_LEADER, days, ids, strict=True)
    reports = [make.report(text, id=name, published=make.moment(day.isoformat(), day)) for text, day, name in texts]
    put(path, list(zip(reports, ENGLISH.read(reports), strict=True)))
    plain = write.load(path)
    one, other = (next(e for e in plain.entities if e.name == name) for name in ("Mirela Dascu", "Anton Velkov"))
    decisions.decide(path, verb, [one.id, other.id], "a name she goes by", "ada")
    case = write.load(path)
    assert len({case.entity_of[chain] for chain in (*one.chains, *other.chains)}) == 1
    undone(path, plain)


def test_a_tie_of_entities_that_two_stories_name_is_found_by_the_id_it_has_in_the_whole(apart: Path) -> None:
    path = apart
    case = write.load(path)
    with open_case(path) as kept:
        held = {each.id for each in kept.load().relations}
    tie = next(relation for relation in case.relations if relation.id not in held or len(relation.reports) > 1)
    assert len(case.stories) == len(tie.reports) == 2
    assert decisions.decide(path, "reject", [tie.id[:9]], "not so", "ada").subjects == tie.claims
    assert write.load(path).relations == ()


def test_what_two_people_decide_at_once_is_all_in_the_log(path: Path) -> None:
    plain = write.load(path)
    claims = several(plain).claims

    def deciding(who: str) -> None:
        for number, claim in enumerate(claims):
            decisions.decide(path, "edit", [claim], f"{who} {number}", who, json.dumps({"slot": "label", "after": f"{who} {number}"}))

    people = [Thread(target=deciding, args=(who,)) for who in ("ada", "bo")]
    for each in people:
        each.start()
    for each in people:
        each.join()
    log = decisions.log(path)
    assert [entry.id for entry in log] == list(range(1, 2 * len(claims) + 1))
    assert sorted(entry.why for entry in log) == sorted(f"{who} {number}" for who in ("ada", "bo") for number in range(len(claims)))
    case = write.load(path)
    assert sorted_case(case) == sorted_case(picture(case.reports, plain.readings, case.judgements))
    outcomes: list[str] = []

    def undoing() -> None:
        try:
            outcomes.append(str(decisions.undo(path, 1).subjects))
        except UsageError as error:
            outcomes.append(str(error))

    people = [Thread(target=undoing) for _ in range(2)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert sorted(outcome[:9] for outcome in outcomes) == ["('1',)", "entry 1 i"]


def test_half_a_character_is_refused_and_one_of_an_older_case_breaks_nothing(path: Path) -> None:
    case = write.load(path)
    claim, value = several(case).claims[0], json.dumps({"slot": "label", "after": "\ud83d"})
    with pytest.raises(UsageError, match="no text"):
        decisions.decide(path, "edit", [claim], "\ud800", "\udfff", value)
    with open_case(path) as kept:
        kept.append(Judgement(0, "edit", (claim,), "\udfff", datetime.now(UTC), "\ud800", value), [case.claims[claim].report])
        refresh(kept)
    assert write.load(path).claims[claim].label == "\ud83d"
    assert decisions.history(path).entries[0].judgement.who == "\udfff"


def test_unsure_changes_nothing(path: Path) -> None:
    plain = write.load(path)
    decisions.decide(path, "unsure", [several(plain).id, other(plain, several(plain)).id], "cannot tell", "ada")
    assert sorted_case(write.load(path)) == sorted_case(plain)


def test_a_new_reading_keeps_what_was_decided(path: Path, told: list[Any]) -> None:
    """Another reader finds one claim less, and the rest anew: what people said of the rest holds."""
    plain = write.load(path)
    event = several(plain)
    goal = other(plain, event)
    decisions.decide(path, "move", [event.claims[0], goal.id], "other", "ada")
    decisions.decide(path, "edit", [event.claims[1]], "date", "ada", json.dumps({"slot": "time", "after": "2024"}))
    lost = goal.claims[-1] if len(goal.claims) > 1 else next(c for c in plain.claims if c not in {*event.claims, *goal.claims})
    readings = [replace(reading, claims=tuple(c for c in reading.claims if c.id != lost)) for _, reading in told]
    case = picture([report for report, _ in told], readings, write.load(path).judgements)
    assert event_of(case, event.claims[0]).id == event_of(case, goal.claims[0]).id
    assert case.claims[event.claims[1]].time.edtf == "2024"


def test_a_value_from_anywhere_corrects_nothing_and_breaks_nothing(told: list[Any]) -> None:
    from datetime import UTC, datetime

    from twosource.model import Judgement

    reports, readings = [report for report, _ in told[:3]], [reading for _, reading in told[:3]]
    plain = picture(reports, readings)
    claim = next(iter(plain.claims))
    values = ["", "{", "[]", "null", '{"slot": 5}', '{"slot": "time", "after": 7}', "[" * 100_000, '{"rest": 9}', '{"from": {"a": 1}}']
    values += ['{"id": "x", "trigger": []}', '{"slot": "place", "after": "x", "place": {"path": 1}}']
    values += ['{"slot": "time", "after": "x", "earliest": "y"}']
    for verb in ("edit", "split", "move", "claim"):
        for value in values:
            made = Judgement(1, verb, (claim if verb != "claim" else reports[0].id,), "ada", datetime.now(UTC), "", value)
            assert sorted_case(picture(reports, readings, [made])) == sorted_case(plain), (verb, value)
