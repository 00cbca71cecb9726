"""A case read anew by another reader: what people decided leads on to what was said, or is told to be gone; nothing else is lost."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from invented import Affairs
from kills import Child, Ledger, deciding, lost

from tests.case.test_growing import put, sorted_case
from twosource.case import decisions, transfer, write
from twosource.case import reread as rereading
from twosource.case.reread import Reader, Reread, reread
from twosource.errors import UsageError
from twosource.model import Case, Chain, Claim, Failure, Judgement, Mention, Reading, Report, Span, identify
from twosource.reading import ENGLISH, Pipeline
from twosource.reading.claims.assemble import claims as claims_of
from twosource.reading.coreference.chains import chains as chains_of
from twosource.reading.mention_index import MentionIndex
from twosource.reading.page import Page
from twosource.settings import Settings
from twosource.store import Finder, create, open_case
from twosource.workflow import picture

AFFAIRS, REPORTS = 10, 4
DAY = datetime(2026, 1, 2, tzinfo=UTC)


def _nth(identity: str, of: int) -> int:
    return int(identity[1:], 16) % of


def chains(page: Page) -> dict[str, Any]:
    """The chains, some cut in two, some without their first mention, some joined to the one before."""
    made: list[Chain] = []
    for chain in chains_of(page)["chains"]:
        first, *rest = chain.mentions
        if rest and _nth(chain.id, 5) == 0:
            made.append(_chain(chain, rest))
        elif rest and _nth(chain.id, 5) == 1:
            made += [_chain(chain, [first]), _chain(chain, rest)]
        elif made and _nth(chain.id, 11) == 2:
            made[-1] = _chain(made[-1], sorted((*made[-1].mentions, *chain.mentions), key=lambda each: each.span))
        elif _nth(chain.id, 13) != 3:
            made.append(chain)
    return {"chains": tuple(made), "index": MentionIndex(page.doc, page.mentions, tuple(made))}


def _chain(chain: Chain, mentions: Sequence[Mention]) -> Chain:
    at = mentions[0].span
    return replace(chain, id=identify("k", chain.report, at.start, at.end), mentions=tuple(mentions))


def claims(page: Page) -> dict[str, Any]:
    """The claims, some dropped, some told by one word more, some with one of another word beside them."""
    made: dict[str, Claim] = {}
    for claim in claims_of(page)["claims"]:
        at, text = claim.trigger.span, page.report.text
        if _nth(claim.id, 9) == 0:
            continue
        end = at.end + 1 + len(text[at.end + 1 : claim.span.end].split(" ")[0])
        longer = Span(at.start, min(end, claim.span.end))
        shifted = _claim(claim, longer, text) if _nth(claim.id, 4) == 1 else claim
        made.setdefault(shifted.id, shifted)
        if _nth(claim.id, 10) == 2:
            begin = claim.span.start
            more = _claim(claim, Span(begin, begin + len(text[begin : claim.span.end].split(" ")[0])), text)
            made.setdefault(more.id, more)
    return {"claims": tuple(sorted(made.values(), key=lambda claim: (claim.trigger.span, claim.id)))}


def _claim(claim: Claim, at: Span, text: str) -> Claim:
    trigger = replace(claim.trigger, span=at, text=at.of(text))
    return replace(claim, id=identify("c", claim.report, at.start, at.end, claim.kind), trigger=trigger)


OTHER = Pipeline(tuple(replace(each, run={"chains": chains, "claims": claims}.get(each.name, each.run)) for each in ENGLISH.stages))


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    made = Affairs(seed=8, reports=REPORTS)
    return [report for number in range(AFFAIRS) for report in made.affair(number)]


@pytest.fixture(scope="module")
def first(reports: list[Report]) -> dict[str, Reading]:
    return {reading.report: reading for reading in ENGLISH.read(reports)}


@pytest.fixture(scope="module")
def second(reports: list[Report]) -> dict[str, Reading]:
    return {reading.report: reading for reading in OTHER.read(reports)}


def reader(version: str, readings: dict[str, Reading]) -> Reader:
    return Reader(version, lambda reports, _settings, _watch: [readings[report.id] for report in reports])


@pytest.fixture(scope="module")
def drawn(reports: list[Report], first: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drawn") / "a.two"
    create(path).close()
    put(path, [(report, first[report.id]) for report in reports])
    return path


@pytest.fixture
def path(drawn: Path, tmp_path: Path) -> Path:
    (tmp_path / "a.two").write_bytes(drawn.read_bytes())
    return tmp_path / "a.two"


def test_the_readers_differ_in_every_way(first: dict[str, Reading], second: dict[str, Reading]) -> None:
    for kind in ("chains", "claims"):
        before, after = ({each.id for reading in read.values() for each in getattr(reading, kind)} for read in (first, second))
        assert len(before - after) > len(before) / 8
        assert len(after - before) > len(after) / 8


def consistent(path: Path) -> Case:
    """What is kept is what follows from it, its search index is whole and no key leads nowhere."""
    now = write.load(path)
    assert sorted_case(now) == sorted_case(picture(now.reports, now.readings, now.judgements))
    with open_case(path) as kept, kept.connection.begin():
        assert not kept.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        for table in ("claim_search", "report_search"):
            kept.connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    return now


def test_a_case_read_anew_is_one_that_was_read_so_from_the_start(
    path: Path, reports: list[Report], second: dict[str, Reading], tmp_path: Path
) -> None:
    done = reread(path, reader=reader("second", second))
    assert (done.done, done.left, done.adrift, done.partly) == (len(reports), 0, (), ())
    fresh = tmp_path / "fresh.two"
    create(fresh).close()
    put(fresh, [(report, second[report.id]) for report in reports])
    now, plain = consistent(path), write.load(fresh)
    assert now.readings == plain.readings
    assert now.reports == plain.reports
    assert sorted_case(now) == sorted_case(plain)
    assert rereading.age(path, "second") == rereading.Age("second", len(reports), 0)
    assert reread(path, reader=reader("second", second)).done == 0


Plan = tuple[str, tuple[str, ...], str]


def plans(case: Case, chance: Random) -> Iterator[Plan]:
    """Decisions of every kind, no two of which speak of one thing."""
    events = [event for event in case.events if len(event.claims) > 1]
    entities = [entity for entity in case.entities if len(entity.chains) > 1]
    chance.shuffle(events)
    chance.shuffle(entities)
    for story in case.stories:
        yield "independent" if chance.random() < 0.5 else "dependent", story.reports[:2], ""
    lone = [event for event in case.events if len(event.claims) == 1]
    chance.shuffle(lone)
    while len(lone) > 6:
        yield "same", (lone.pop().claims[0], lone.pop().claims[0]), ""
        yield "different", (lone.pop().claims[0], lone.pop().claims[0]), ""
        yield chance.choice(["accept", "reject"]), (lone.pop().claims[0],), ""
    while len(events) > 2:
        one, other = events.pop(), events.pop()
        yield chance.choice(
            [("merge", (one.id, other.id), ""), ("split", (one.id, one.claims[0]), ""), ("move", (one.claims[0], other.id), "")]
        )
    for event in events:
        yield "unsure", (event.id,), ""
    single = [entity for entity in case.entities if len(entity.chains) == 1]
    chance.shuffle(single)
    while len(single) > 6:
        yield chance.choice(["same", "merge"]), (single.pop().chains[0], single.pop().chains[0]), ""
        yield "different", (single.pop().chains[0], single.pop().chains[0]), ""
        yield "edit", (single.pop().chains[0],), json.dumps({"slot": "name", "after": f"Ode {len(single)}"})
    for entity in entities[: len(entities) // 2]:
        yield "split", (entity.id, entity.chains[0]), ""
    for entity in entities[len(entities) // 2 :]:
        yield "edit", (entity.id,), json.dumps({"slot": "type", "after": "facility"})


def edits(case: Case, taken: set[str], chance: Random) -> Iterator[Plan]:
    """Values of claims of which nothing else was decided, and claims of words that no claim stands on."""
    for claim in case.claims.values():
        if claim.id not in taken and chance.random() < 0.3:
            slot, after = chance.choice([("time", "2031"), ("certainty", "possible"), ("label", "a deed"), ("polarity", "negative")])
            yield "edit", (claim.id,), json.dumps({"slot": slot, "after": after})
    for report in case.reports[::3]:
        end = report.text.index("\n\n")
        given = {"start": 0, "end": end, "trigger": {"start": 0, "end": 5}, "type": "visit", "time": "2030", "kind": "event"}
        given |= {"type": "agree", "roles": [{"role": "actor", "start": 0, "end": report.text.index(" ")}]}
        yield "claim", (report.id,), json.dumps(given)


def decided(path: Path, chance: Random) -> list[Judgement]:
    """Makes every decision on the picture as it is, then draws it once."""
    from twosource.case.judging import prepare

    plain = write.load(path)
    made: list[Judgement] = []
    with open_case(path) as kept:
        taken: set[str] = set()
        for verb, ids, value in [*plans(plain, chance), *edits(plain, taken, chance)]:
            with kept.stories.together():
                try:
                    prepared = prepare(Finder(kept.connection), verb, ids, value)  # type: ignore[arg-type]
                except UsageError:
                    continue
            if verb not in ("independent", "dependent", "claim"):
                if taken & {*prepared.subjects}:
                    continue
                taken |= {*prepared.subjects}
            made.append(Judgement(0, verb, prepared.subjects, "ada", DAY, "", prepared.value))  # type: ignore[arg-type]
        for each in made:
            kept.append(each, [report.id for report in plain.reports])
        write.refresh(kept)
        return list(kept.log())


def holds(case: Case, judgement: Judgement) -> bool:
    """Whether a decision, in the ids of the reading, can be seen in the picture."""
    of = {claim: event.id for event in case.events for claim in event.claims}
    of |= {claim: tie.id for tie in case.relations for claim in tie.claims}
    of |= {chain: entity.id for entity in case.entities for chain in entity.chains}
    value = json.loads(judgement.value) if judgement.value else {}
    ones = {of.get(each) for each in judgement.subjects}
    match judgement.verb:
        case "same" | "merge" | "move":
            return len(ones) == 1
        case "different":
            return len(ones) == len(judgement.subjects)
        case "split":
            return ones.isdisjoint({of.get(each) for each in value["rest"]})
        case "reject":
            return ones == {None}
        case "edit" if judgement.subjects[0].startswith("c"):
            return all(_said(case.claims[each], value["slot"]) == value["after"] for each in judgement.subjects)
        case "edit":
            things = [entity for entity in case.entities if entity.id in ones]
            return bool(things) and all(getattr(entity, value["slot"]) == value["after"] for entity in things)
        case "claim":
            return value["id"] in of
        case "dependent" | "independent":
            return any(origin.kind == "decided" for origin in case.origins) or judgement.verb == "independent"
    return True


def _said(claim: Claim, slot: str) -> object:
    return claim.time.edtf if slot == "time" else getattr(claim, slot)


def test_two_hundred_decisions_hold_or_are_told_to_be_gone(
    path: Path, first: dict[str, Reading], second: dict[str, Reading], tmp_path: Path
) -> None:
    log = decided(path, Random(4))
    assert len(log) >= 200
    assert {entry.verb for entry in log} >= {
        "same", "different", "merge", "split", "move", "accept", "reject", "edit", "claim", "independent", "dependent", "unsure",
    }  # fmt: skip
    before = consistent(path)
    held = {each.id for each in before.judgements if holds(before, each)}
    assert len(held) > 0.95 * len(log)
    done = reread(path, reader=reader("second", second))
    after = consistent(path)
    gone = {entry.judgement.id for entry in done.adrift}
    assert gone | {each.id for each in after.judgements} == {each.id for each in log}
    assert gone.isdisjoint(each.id for each in after.judgements)
    unseen = [each for each in after.judgements if each.id in held and not holds(after, each)]
    assert not unseen, [(each.verb, each.subjects) for each in unseen]
    assert 3 < len(gone) < 0.25 * len(log)
    assert all("no longer in the reading" in entry.told or entry.judgement.verb == "different" for entry in done.adrift)
    assert rereading.age(path, "second").adrift == done.adrift
    reread(path, reader=reader("first", first))
    again = consistent(path)
    assert sorted_case(again) == sorted_case(before)
    assert again.readings == before.readings
    assert again.judgements == before.judgements
    assert decisions.log(path) == tuple(log)


def few(case: Case, first: dict[str, Reading], second: dict[str, Reading]) -> tuple[Claim, Claim]:
    """A claim of an event that the second reader tells by other words, and one that it does not tell."""
    told = {claim for event in case.events for claim in event.claims}
    after = {claim.id: claim for reading in second.values() for claim in reading.claims}
    starts = {(claim.report, claim.trigger.span.start, claim.kind) for claim in after.values()}
    gone = [claim for reading in first.values() for claim in reading.claims if claim.id in told - after.keys()]
    moved = next(claim for claim in gone if (claim.report, claim.trigger.span.start, claim.kind) in starts)
    lost = [claim for claim in gone if not any(claim.trigger.span.overlaps(c.trigger.span) for c in second[claim.report].claims)]
    return moved, lost[0]


def test_what_is_gone_is_told_and_comes_back(path: Path, first: dict[str, Reading], second: dict[str, Reading]) -> None:
    moved, lost = few(write.load(path), first, second)
    decisions.decide(path, "reject", [moved.id], "misread", "ada")
    decisions.decide(path, "reject", [lost.id], "misread too", "ada")
    decisions.decide(path, "edit", [lost.id], "as it says", "ada", json.dumps({"slot": "label", "after": "a deed"}))
    reread(path, reader=reader("second", second))
    one, two, three = decisions.history(path).entries
    assert (one.adrift, two.adrift, three.adrift) == (False, True, True)
    assert one.about[0].id != moved.id
    assert "no longer in the reading" in two.told
    assert lost.trigger.text in two.told
    case = write.load(path)
    assert [(each.id, each.subjects) for each in case.judgements] == [(1, (one.about[0].id,))]
    assert one.about[0].id not in {claim for event in case.events for claim in event.claims}
    decisions.undo(path, 2, "came back some day", "ada")
    decisions.undo(path, 4, "", "ada")
    reread(path, reader=reader("first", first))
    assert not any(entry.adrift for entry in decisions.history(path).entries)
    assert {each.id for each in write.load(path).judgements} == {1, 2, 3}
    consistent(path)


def test_a_decision_on_the_new_reading_leads_back_into_the_old_one(
    path: Path, first: dict[str, Reading], second: dict[str, Reading]
) -> None:
    moved, _ = few(write.load(path), first, second)
    reread(path, reader=reader("second", second))
    now = next(c for c in second[moved.report].claims if c.trigger.span.start == moved.trigger.span.start and c.kind == moved.kind)
    decisions.decide(path, "edit", [now.id], "as it says", "ada", json.dumps({"slot": "time", "after": "2031"}))
    reread(path, reader=reader("first", first))
    assert consistent(path).claims[moved.id].time.edtf == "2031"
    decisions.undo(path)
    assert consistent(path).claims[moved.id].time == moved.time


def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(path: Path, reports: list[Report], second: dict[str, Reading]) -> None:
    read: list[str] = []

    def cut_off(some: Sequence[Report], _settings: Settings, watch: Any) -> list[Reading]:
        if len(read) >= 16:
            raise KeyboardInterrupt
        read.extend(report.id for report in some)
        watch(len(some), len(some))
        return [second[report.id] for report in some]

    seen: list[tuple[int, int | None]] = []
    for every in (False, True):
        read.clear()
        done = Reread()
        with pytest.raises(KeyboardInterrupt):
            reread(path, Settings(batch=8), lambda *at: seen.append(at), done, Reader("second", cut_off), every=every)
        assert (done.done, done.left) == (16, len(reports) - 16)
        consistent(path)
        rest = Reread()
        reread(path, Settings(batch=8), done=rest, reader=reader("second", second), every=every)
        assert (rest.done, rest.left) == (len(reports) - 16, 0)
    assert seen == [(8, len(reports)), (16, len(reports))] * 2
    assert reread(path, reader=reader("second", second), every=True).done == len(reports)


def test_what_another_process_decides_meanwhile_leads_on(path: Path, first: dict[str, Reading], second: dict[str, Reading]) -> None:
    """The decision comes between the reading of a batch and its storing, or while its stories are drawn."""
    moved, _ = few(write.load(path), first, second)

    def slow(some: Sequence[Report], _settings: Settings, _watch: Any) -> list[Reading]:
        if any(report.id == moved.report for report in some):
            decisions.decide(path, "reject", [moved.id], "misread", "ada")
        return [second[report.id] for report in some]

    assert not reread(path, reader=Reader("second", slow)).adrift
    (judgement,) = consistent(path).judgements
    assert judgement.subjects != (moved.id,)


def test_a_picture_drawn_from_older_readings_is_not_kept(path: Path, reports: list[Report], second: dict[str, Reading]) -> None:
    """Another process fetches a story, the case is read anew, and only then is the picture put in its place."""
    case = write.load(path)
    with open_case(path) as kept:
        steps = kept.stories.steps()
        kept.reread([second[report.id] for report in reports], "second")
        story = next(story for story in case.stories if len(story.reports) > 1)
        stale = picture([r for r in case.reports if r.id in story.reports], [r for r in case.readings if r.report in story.reports])
        kept.stories.put([replace(stale, stories=(story,))], steps)
        assert len(kept.stories.loose()) == len(reports)
    consistent(path)


def test_what_the_new_reader_cannot_read_keeps_its_reading(path: Path, reports: list[Report], second: dict[str, Reading]) -> None:
    failing = Failure("chains", "tripped", report=reports[3].id)
    odd = second | {reports[3].id: Reading(reports[3].id, failure=failing)}
    before = write.load(path).readings[3]
    done = reread(path, reader=reader("second", odd))
    assert (done.done, done.failures) == (len(reports) - 1, [failing])
    assert consistent(path).readings[3] == before
    assert rereading.age(path, "second").older == 1


def test_an_archive_carries_where_decisions_lead(path: Path, first: dict[str, Reading], second: dict[str, Reading], tmp_path: Path) -> None:
    moved, lost = few(write.load(path), first, second)
    decisions.decide(path, "reject", [moved.id], "misread", "ada")
    decisions.decide(path, "reject", [lost.id], "misread too", "ada")
    reread(path, reader=reader("second", second))
    now = consistent(path)
    transfer.export(path, "archive", tmp_path / "after.zip")
    transfer.bring(tmp_path / "copy.two", tmp_path / "after.zip")
    copy = consistent(tmp_path / "copy.two")
    assert (copy.readings, copy.judgements) == (now.readings, now.judgements)
    assert sorted_case(copy) == sorted_case(now)
    assert rereading.age(tmp_path / "copy.two", "second").older == 0
    assert [entry.adrift for entry in decisions.history(tmp_path / "copy.two").entries] == [False, True]
    transfer.export(tmp_path / "copy.two", "archive", tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "after.zip").read_bytes()
    reread(tmp_path / "copy.two", reader=reader("first", first))
    assert {each.subjects for each in write.load(tmp_path / "copy.two").judgements} == {(moved.id,), (lost.id,)}


def test_decisions_on_another_reading_come_in_by_what_they_say(
    path: Path, reports: list[Report], first: dict[str, Reading], second: dict[str, Reading], tmp_path: Path
) -> None:
    moved, lost = few(write.load(path), first, second)
    decisions.decide(path, "reject", [moved.id], "misread", "ada")
    decisions.decide(path, "reject", [lost.id], "misread too", "ada")
    transfer.export(path, "archive", tmp_path / "a.zip")
    other = tmp_path / "other.two"
    create(other).close()
    put(other, [(report, second[report.id]) for report in reports])
    taken = transfer.bring(other, tmp_path / "a.zip")
    assert (taken.reports, taken.known, taken.decisions) == (0, len(reports), 2)
    (judgement,) = consistent(other).judgements
    assert judgement.subjects != (moved.id,)
    assert [entry.adrift for entry in decisions.history(other).entries] == [False, True]


KILLS = 6


def test_a_rereading_that_is_killed_loses_nothing_and_goes_on(
    path: Path, reports: list[Report], first: dict[str, Reading], second: dict[str, Reading]
) -> None:
    """One process reads anew, now by one reader and now by the other, while another one decides; both are killed at any moment."""
    chance, ledger, rounds = Random(6), Ledger(reports={report.id for report in reports}), 0
    while ledger.kills < KILLS:
        rounds += 1
        which = ("second", second) if rounds % 2 else ("first", first)
        children = [Child(rereading_by(path, *which)), Child(deciding(path, rounds))]
        for child in children:
            child.hear(chance.randint(0, 2))
        told = [child.kill() for child in children]
        ledger.kills += sum(at_work for _, at_work in told)
        ledger.decisions |= {number: (verb, why) for number, verb, why in told[1][0]}
        assert list(lost(path, ledger)) == []
    done = reread(path, reader=reader("second", second))
    assert done.left == 0
    consistent(path)
    with open_case(path) as kept:
        assert list(kept.load().readings) == [second[report.id] for report in reports]
    assert rereading.age(path, "second").older == 0


def rereading_by(path: Path, version: str, readings: dict[str, Reading]) -> Any:
    """Work that reads the case anew, two reports at a time."""

    def work(say: Any) -> None:
        def read(some: Sequence[Report], _settings: Settings, _watch: Any) -> list[Reading]:
            say(len(some))
            return [readings[report.id] for report in some]

        reread(path, Settings(batch=2), reader=Reader(version, read))

    return work
