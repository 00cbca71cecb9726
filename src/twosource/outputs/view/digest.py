"""A case as it is shown: the one digest that text, Markdown and the dossier are all written from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from twosource.model import UNSTATED, Case, Claim, Entity, Event, Finding, Moment, Origin, Refusal, Relation, Report, names_of
from twosource.model.called import outward
from twosource.outputs.view.labels import LEVELS, MANNER_SLOTS, Stance, line, manner, tie_words, why
from twosource.outputs.view.letters import letter
from twosource.outputs.view.ranking import weight, worth
from twosource.outputs.view.stance import SUREST, contradicted, stance, tellings, voice

LEFT_OUT = ("biography", "boilerplate", "byline", "caption")
LETTERED_NAME_CHARACTERS = 20
"""Characters from which on a name is called by its letter within a sentence."""

SHOWN_TYPES = ("person", "organization", "group")


@dataclass(frozen=True, slots=True)
class Teller:
    """A report under the short letter it is called by."""

    key: str
    name: str
    report: Report


@dataclass(frozen=True, slots=True)
class Cell:
    """How one report tells one thing; `claims` the surest and fullest first, `also` the other voices it uses."""

    teller: Teller
    stance: Stance
    also: tuple[Stance, ...]
    claims: tuple[Claim, ...]

    @property
    def manner(self) -> tuple[str, ...]:
        """How the first claim is told, and what the report's other claims of the same thing are said to rest on."""
        first, *others = self.claims
        known = {line(each.text).casefold() for each in first.evidence}
        more = {line(each.text).casefold(): line(each.text) for claim in others for each in claim.evidence}
        rest = ", ".join(text for key, text in more.items() if key not in known)
        return (*manner(first), f"elsewhere on the evidence of: {rest}") if rest else manner(first)

    @property
    def beside(self) -> tuple[Stance, ...]:
        """The other voices worth a word: that a report which differs asserts is what a reader takes for granted."""
        return tuple(each for each in self.also if (self.stance, each) != ("differs", "asserts"))


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a slot with the reports and claims that give it, and the origins known to stand behind it."""

    value: str
    tellers: tuple[Teller, ...]
    claims: tuple[str, ...]
    origins: int = 1
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding as it is shown: `level` is a key of LEVELS."""

    slot: str
    level: str
    values: tuple[Said, ...]
    reason: str

    @property
    def by_report(self) -> tuple[tuple[Teller, tuple[str, ...]], ...]:
        """What each report gives."""
        tellers = {teller.key: teller for said in self.values for teller in said.tellers}
        return tuple((t, tuple(said.value for said in self.values if t in said.tellers)) for _, t in sorted(tellers.items(), key=_column))


def _column(pair: tuple[str, Teller]) -> tuple[int, str]:
    return len(pair[0]), pair[0]


@dataclass(frozen=True, slots=True)
class Item:
    """An event or a standing relation as it is shown; `parties` are (role, entity id, name), `unknown` counts reports without a ground."""

    number: str
    id: str
    title: str
    kind: str
    cells: tuple[Cell, ...]
    findings: tuple[Difference, ...]
    origins: int
    support: str
    time: Moment = UNSTATED
    place: str | None = None
    parties: tuple[tuple[str, str, str], ...] = ()
    unknown: int = 0

    @property
    def told(self) -> tuple[Cell, ...]:
        """The cells of reports that speak of it."""
        return tuple(cell for cell in self.cells if cell.stance != "silent")

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The findings in which the reports differ, gravest first."""
        return tuple(f for f in self.findings if f.level in {"conflict", "updated", "telling", "coarser"})


@dataclass(frozen=True, slots=True)
class Omission:
    """A part of a report that is no part of the story."""

    teller: Teller
    kind: str
    parts: int
    characters: int


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything shown: `several`, `alone` and `ties` hold each item once, `weights` ranks them where room is short."""

    case: Case
    tellers: tuple[Teller, ...]
    several: tuple[Item, ...]
    alone: tuple[Item, ...]
    ties: tuple[Item, ...]
    entities: tuple[Entity, ...]
    origins: tuple[Origin, ...]
    omissions: tuple[Omission, ...]
    refusals: tuple[Refusal, ...]
    hidden: int
    weights: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item."""
        return self.several + self.alone + self.ties

    @property
    def differing(self) -> tuple[Item, ...]:
        """Items of which reports tell different things, gravest first."""
        order = list(LEVELS)
        found = (item for item in self.items if any(d.level != "telling" for d in item.differences))
        return tuple(sorted(found, key=lambda item: order.index(item.differences[0].level)))

    @property
    def told_differently(self) -> tuple[Item, ...]:
        """Items of which reports tell the same, but more or less surely or on different words."""
        return tuple(item for item in self.items if item.differences and all(d.level == "telling" for d in item.differences))

    @property
    def dated(self) -> tuple[Item, ...]:
        """Events with a calendar value, earliest first."""
        dated = [item for item in self.several + self.alone if item.time.earliest and item.time.latest]
        return tuple(sorted(dated, key=lambda item: (item.time.earliest, item.time.latest)))

    @property
    def undated(self) -> tuple[Item, ...]:
        """Events without one."""
        return tuple(item for item in self.several + self.alone if not (item.time.earliest and item.time.latest))

    def foremost(self, items: Sequence[Item], most: int) -> tuple[Item, ...]:
        """The `most` weightiest of `items`, in their own order."""
        kept = {item.id for item in sorted(items, key=lambda item: self.weights.get(item.id, (0, 0)), reverse=True)[:most]}
        return tuple(item for item in items if item.id in kept)


def digest(case: Case) -> Digest:
    """What is shown of `case`."""
    names = names_of(case.reports)
    tellers = tuple(Teller(letter(i), line(names[report.id]), report) for i, report in enumerate(case.reports))
    view = _View(case, tellers)
    shown = sorted((event for event in case.events if worth(event, view.claims_of(event))), key=view.first)
    several = [event for event in shown if len(event.reports) > 1]
    alone = [event for event in shown if len(event.reports) <= 1]
    ties = sorted(case.relations, key=lambda relation: (-len(relation.reports), view.first(relation)))
    named = {entity.id: any(m.form == "name" for m in entity.mentions) for entity in case.entities}
    told = tuple(view.event(str(i), event) for i, event in enumerate(several + alone, 1))
    items = told + tuple(view.relation(f"R{i}", relation) for i, relation in enumerate(ties, 1))
    return Digest(
        case=case,
        tellers=tellers,
        several=told[: len(several)],
        alone=told[len(several) :],
        ties=items[len(told) :],
        entities=_people(case, items, named),
        origins=tuple(sorted(case.origins, key=lambda origin: (-len(origin.reports), origin.kind, origin.id))),
        omissions=tuple(_omissions(tellers)),
        refusals=tuple(replace(refusal, source=outward(refusal.source)) for refusal in case.refusals),
        hidden=len(case.events) - len(shown),
        weights={event.id: weight(event, named) for event in shown},
    )


def item_of(case: Case, thing: Event | Relation) -> Item:
    """One event or relation of `case` as it is shown, worth a reader's eye or not."""
    names = names_of(case.reports)
    view = _View(case, tuple(Teller(letter(i), line(names[report.id]), report) for i, report in enumerate(case.reports)))
    return view.event("1", thing) if isinstance(thing, Event) else view.relation("R1", thing)


def alike(cells: Iterable[Cell]) -> list[tuple[Cell, ...]]:
    """The cells in order, those that tell it in the same words together: copies of one text are shown once."""
    groups: dict[tuple[object, ...], list[Cell]] = {}
    for cell in cells:
        first = cell.claims[0]
        words = (cell.stance, cell.beside, line(first.span.of(cell.teller.report.text)), cell.manner)
        groups.setdefault(words, []).append(cell)
    return [tuple(group) for group in groups.values()]


class _View:
    """Look-ups over one case."""

    def __init__(self, case: Case, tellers: tuple[Teller, ...]) -> None:
        self.tellers = tellers
        self.claims = case.claims
        self.names = {entity.id: line(entity.name) for entity in case.entities}
        self.order = {teller.report.id: i for i, teller in enumerate(tellers)}
        self.silent = [Cell(teller, "silent", (), ()) for teller in tellers]

    def claims_of(self, thing: Event | Relation) -> list[Claim]:
        return [self.claims[claim] for claim in thing.claims if claim in self.claims]

    def first(self, thing: Event | Relation) -> tuple[int, int]:
        """Where it is first told: the report's place in the case and the offset."""
        return min(((self.order[c.report], c.trigger.span.start) for c in self.claims_of(thing)), default=(0, 0))

    def event(self, number: str, event: Event) -> Item:
        place = line(event.place.text) if event.place else None
        parties = tuple((p.role, p.entity, self.names.get(p.entity, p.entity)) for p in event.participants)
        return Item(
            number, event.id, line(event.label) or event.type, event.type, self.cells(event), self.differences(event.findings),
            event.origins, event.support, event.time, place, parties, event.unknown,
        )  # fmt: skip

    def relation(self, number: str, relation: Relation) -> Item:
        subject, other = (self.names.get(end, end) for end in (relation.subject, relation.object))
        return Item(
            number, relation.id, f"{subject} – {tie_words(relation.type)} – {other}", relation.type, self.cells(relation),
            self.differences(relation.findings), relation.origins, relation.support,
            parties=(("subject", relation.subject, subject), ("object", relation.object, other)), unknown=relation.unknown,
        )  # fmt: skip

    def cells(self, thing: Event | Relation) -> tuple[Cell, ...]:
        clashing = contradicted(thing.findings)
        by_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims_of(thing):
            by_report[claim.report].append(claim)
        cells = self.silent.copy()
        for report, claims in by_report.items():
            place = self.order[report]
            cells[place] = _cell(self.tellers[place], claims, clashing)
        return tuple(cells)

    def differences(self, findings: Iterable[Finding]) -> tuple[Difference, ...]:
        order = list(LEVELS)
        shown = [self.difference(finding) for finding in findings if finding.level != "not-stated"]
        return tuple(sorted(shown, key=lambda found: order.index(found.level)))

    def difference(self, finding: Finding) -> Difference:
        level = "telling" if finding.slot in MANNER_SLOTS and finding.level in {"conflict", "updated", "coarser"} else finding.level
        values = tuple(
            Said(line(value.value), self.givers(value.claims), value.claims, value.origins, value.unknown) for value in finding.values
        )
        said_alone = finding.level in {"agree", "only-one"}
        reason = "" if said_alone else why(finding.reason, [value.value for value in finding.values])
        return Difference(finding.slot, level, values, self.long_names(reason))

    def long_names(self, reason: str) -> str:
        """`reason` with reports that have no better name than a long file's called by their letters."""
        for teller in self.tellers:
            if len(teller.name) >= LETTERED_NAME_CHARACTERS:
                reason = reason.replace(teller.name, teller.key)
        return reason

    def givers(self, claims: Iterable[str]) -> tuple[Teller, ...]:
        places = {self.order[self.claims[claim].report] for claim in claims if claim in self.claims}
        return tuple(self.tellers[place] for place in sorted(places))


def _cell(teller: Teller, claims: Sequence[Claim], clashing: frozenset[str]) -> Cell:
    told = sorted(tellings(claims, teller.report), key=_fullest)
    beside = sorted((claim for claim in claims if claim not in told), key=_fullest)
    return Cell(teller, *stance(told, clashing), (*told, *beside))


def _fullest(claim: Claim) -> tuple[int, int, int]:
    surety = SUREST.index(voice(claim))
    return surety, -(len(claim.roles) + bool(claim.time) + (claim.place is not None)), claim.trigger.span.start


def _people(case: Case, items: Iterable[Item], named: dict[str, bool]) -> tuple[Entity, ...]:
    """Who takes part in something shown, and people and organizations named more than once; most spoken of first."""
    active = {entity for item in items for _, entity, _ in item.parties}
    kept = [
        e
        for e in case.entities
        if e.type in SHOWN_TYPES and named[e.id] and (e.id in active or (e.type != "group" and len(e.mentions) > 1))
    ]
    return tuple(sorted(kept, key=lambda e: (-len({m.report for m in e.mentions}), -len(e.mentions), e.name)))


def _omissions(tellers: Iterable[Teller]) -> Iterable[Omission]:
    for teller in tellers:
        for kind in LEFT_OUT:
            parts = [len(block.span) for block in teller.report.blocks if block.kind == kind]
            if parts:
                yield Omission(teller, kind, len(parts), sum(parts))
