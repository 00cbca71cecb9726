"""What joins reports that are read side by side: passages with the same text, and events that several of them tell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.model import Case, Claim, Event, Finding, Relation, Report, Span
from twosource.outputs.view.labels import line, tie_words
from twosource.web.addresses import Kind, address

Spans = tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """A stretch of each of several reports that belong together.

    `columns` holds, for each report, pairs of the whole stretch and where its number stands; empty where the report has none of it.
    `differs` are the findings in which the reports contradict each other.
    """

    key: str
    sign: str
    title: str
    columns: tuple[Spans, ...]
    href: str = ""
    differs: tuple[Finding, ...] = ()

    def next(self, column: int) -> int:
        """The next column to the right that has it, beginning anew behind the last."""
        order = [*range(column + 1, len(self.columns)), *range(column)]
        return next((each for each in order if self.columns[each]), column)


def joints_of(case: Case, reports: Sequence[Report]) -> list[Joint]:
    """Passages and events in the order in which the reports, from the first on, come to them; passages before events."""
    return [*_passages(case, reports), *_told(case, reports)]


def _passages(case: Case, reports: Sequence[Report]) -> Iterator[Joint]:
    at = {report.id: column for column, report in enumerate(reports)}
    found: dict[tuple[tuple[int, Span], tuple[int, Span]], str] = {}
    for origin in case.origins:
        for passage in origin.passages:
            if passage.report in at and passage.other in at and passage.report != passage.other:
                ends = [(at[passage.report], passage.span), (at[passage.other], passage.other_span)]
                first, second = sorted(ends)
                found.setdefault((first, second), origin.id)
    for number, (pair, identity) in enumerate(sorted(found.items()), 1):
        columns: list[Spans] = [() for _ in reports]
        for column, span in pair:
            columns[column] = ((span, Span(span.start, span.start)),)
        (column, span), _ = pair
        words = " ".join(span.of(reports[column].text).split())
        yield Joint(f"p{number}", f"≈{number}", words, tuple(columns), address("origin", identity))


def _told(case: Case, reports: Sequence[Report]) -> Iterator[Joint]:
    claims = case.claims
    names = {entity.id: line(entity.name) for entity in case.entities}
    found: list[tuple[tuple[Spans, ...], Event | Relation]] = []
    things: tuple[Event | Relation, ...] = (*case.events, *case.relations)
    for thing in things:
        columns = _columns([claims[each] for each in thing.claims if each in claims], reports)
        if sum(bool(each) for each in columns) > 1:
            found.append((columns, thing))
    for number, (columns, thing) in enumerate(sorted(found, key=lambda pair: (_first(pair[0]), pair[1].id)), 1):
        kind: Kind = "event" if isinstance(thing, Event) else "relation"
        differs = tuple(each for each in thing.findings if each.level == "conflict")
        yield Joint(f"e{number}", str(number), _title(thing, names), columns, address(kind, thing.id), differs)


def _columns(claims: Sequence[Claim], reports: Sequence[Report]) -> tuple[Spans, ...]:
    by_report: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda each: each.trigger.span):
        by_report[claim.report].append((claim.span, claim.trigger.span))
    return tuple(tuple(by_report[report.id]) for report in reports)


def _first(columns: Sequence[Spans]) -> tuple[int, Span]:
    return next((number, spans[0][1]) for number, spans in enumerate(columns) if spans)


def _title(thing: Event | Relation, names: dict[str, str]) -> str:
    if isinstance(thing, Event):
        return line(thing.label)
    return f"{names.get(thing.subject, '?')} – {tie_words(thing.type)} – {names.get(thing.object, '?')}"
