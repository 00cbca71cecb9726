"""A large case of made-up meetings, for size and speed."""

from collections import defaultdict
from datetime import date

from twosource.model import Block, Case, Claim, Entity, Event, Mention, Moment, Participant, PlaceMention, Reading, Report, Span, Trigger

PEOPLE = 40


def large(reports: int, sentences: int) -> Case:
    """`reports` reports of `sentences` sentences; half of these are told by every fifth report, half by one alone."""
    told: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    made = [report(r, sentences) for r in range(reports)]
    for r, (_, claims) in enumerate(made):
        for i, claim in enumerate(claims):
            told[i, r % 5 if i % 2 else r + reports].append(claim)
    events = tuple(event(f"v{n}", i, claims) for n, ((i, _), claims) in enumerate(told.items()))
    readings = tuple(Reading(each.id, claims=tuple(claims)) for each, claims in made)
    return Case(tuple(each for each, _ in made), readings, tuple(person(i) for i in range(PEOPLE)), events)


def report(r: int, sentences: int) -> tuple[Report, list[Claim]]:
    names = [(f"Person{i % PEOPLE}", f"Person{(i + 1) % PEOPLE}") for i in range(sentences)]
    lines = [f"{a} met {b} in Town{i} on day {i} of report {r} after a long day of talks." for i, (a, b) in enumerate(names)]
    at, claims, blocks = 0, [], []
    for i, line in enumerate(lines):
        whole, word = Span(at, at + len(line)), Span(at, at + 3).shifted(line.index("met"))
        trigger, place = Trigger(word, "met", "meet"), PlaceMention(f"Town{i}", word)
        claims.append(Claim(f"c{r}x{i}", f"r{r}", whole, trigger, "event", "consult", "met", place=place))
        blocks.append(Block("paragraph", whole))
        at += len(line) + 1
    return Report(f"r{r}", "\n".join(lines), "0" * 64, tuple(blocks), publisher=f"Outlet {r}"), claims


def person(i: int) -> Entity:
    at = Span(0, 7)
    return Entity(f"e{i}", "person", f"Person{i}", (), mentions=(Mention("r0", at, f"Person{i}", "name", "person", at),))


def event(id: str, i: int, claims: list[Claim]) -> Event:
    day = date(2024, 1, 1 + i % 28)
    first, second = i % PEOPLE, (i + 1) % PEOPLE
    label = f"meeting of Person{first} and Person{second} in Town{i}"
    parties = (Participant(f"e{first}", "actor"), Participant(f"e{second}", "target"))
    ids, reports = tuple(claim.id for claim in claims), tuple(claim.report for claim in claims)
    return Event(id, "consult", label, ids, reports, Moment(day.isoformat(), day, day), claims[0].place, parties)
