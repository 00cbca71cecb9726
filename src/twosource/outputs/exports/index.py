"""A case looked up every way the exports need, and the words that keep each thing with those who say it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model import Case, Claim, Entity, Event, Moment, Participant, Relation, Report, names_of
from twosource.outputs.view.labels import Stance, counted, line, manner, slot_words, tie_words
from twosource.outputs.view.stance import SUREST, tellings, voice

CERTAINTIES = ("certain", "probable", "possible", "unknown")
"""The surest first."""


@dataclass(frozen=True, slots=True)
class ExportIndex:
    """A case and its things by id. `left` counts what an export leaves out, by what it is; with `quotes_only` no full text goes out."""

    case: Case
    reports: Mapping[str, Report]
    names: Mapping[str, str]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    entity_of: Mapping[str, str]
    quotes_only: bool = False
    left: Counter[str] = field(default_factory=Counter)

    @property
    def things(self) -> tuple[Event | Relation, ...]:
        """Every event, then every relation."""
        return (*self.case.events, *self.case.relations)

    def claims_of(self, thing: Event | Relation) -> list[Claim]:
        """The claims that tell of an event or relation."""
        return [self.claims[claim] for claim in thing.claims if claim in self.claims]

    def called(self, report: str) -> str:
        """What to call a report, on one line."""
        return line(self.names[report])

    def quote(self, claim: Claim) -> str:
        """The exact words of a claim."""
        return claim.span.of(self.reports[claim.report].text)

    def parties(self, event: Event, *roles: str) -> list[str]:
        """The names of those in one of `roles` (all, if none is given), each once."""
        found = (p.entity for p in event.participants if not roles or p.role in roles)
        return list(dict.fromkeys(self.entities[entity].name for entity in found if entity in self.entities))

    def of(self, event: Event, role: str) -> list[Participant]:
        """The participants in a role whose entity the case holds."""
        return [p for p in event.participants if p.role == role and p.entity in self.entities]

    def tie(self, relation: Relation) -> str:
        """A relation in words: who, what, whom."""
        ends = [self.entities[end].name if end in self.entities else end for end in (relation.subject, relation.object)]
        return f"{line(ends[0])} {tie_words(relation.type)} {line(ends[1])}"


def told(case: Case, quotes_only: bool = False) -> ExportIndex:
    """The case made ready for any export."""
    return ExportIndex(
        case,
        {report.id: report for report in case.reports},
        names_of(case.reports),
        case.claims,
        {entity.id: entity for entity in case.entities},
        case.entity_of,
        quotes_only,
    )


def by_report(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by the report that makes them."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.report, []).append(claim)
    return found


def voiced(known: ExportIndex, claims: Sequence[Claim]) -> dict[str, tuple[Stance, Claim]]:
    """For each report its surest voice among `claims`, and the claim it is heard in. Only tellings count, where there are any."""
    found: dict[str, tuple[Stance, Claim]] = {}
    for report, own in by_report(claims).items():
        telling = tellings(own, known.reports[report])
        first = min(telling, key=lambda claim: SUREST.index(voice(claim)))
        found[report] = (voice(first), first)
    return found


def accounts(known: ExportIndex, claims: Sequence[Claim]) -> list[str]:
    """One line a report: its name, how it tells it, on whose word."""
    return [f"{known.called(report)}: {telling(stance, claim)}" for report, (stance, claim) in voiced(known, claims).items()]


def telling(stance: Stance, claim: Claim) -> str:
    """How one claim tells it, in words."""
    said = "; ".join(manner(claim))
    return {"asserts": said or "in its own voice", "denies": said or "says it is not so"}.get(stance, said or stance)


def heard(known: ExportIndex, claims: Sequence[Claim]) -> Counter[Stance]:
    """How many reports tell it in each voice."""
    return Counter(stance for stance, _ in voiced(known, claims).values())


def standing(thing: Event | Relation) -> str:
    """How many reports tell it, and how many independent roots are known to stand behind them, in words."""
    reports, silent = counted(len(thing.reports), "report"), thing.unknown
    if len(thing.reports) < 2:
        return reports
    if silent >= len(thing.reports):
        return f"{reports}, origin not known: no report shows what it rests on"
    known = f"{reports}, {counted(thing.origins, 'origin')}"
    return (
        f"{known}; {counted(silent, 'report shows', 'reports show')} no ground of {'its' if silent == 1 else 'their'} own"
        if silent
        else known
    )


def disputed(thing: Event | Relation) -> list[str]:
    """The slots in which reports contradict each other or one gives a newer value, with every value: 'when: 12 May / 14 May'."""
    differing = [found for found in thing.findings if found.level in ("conflict", "updated")]
    return [f"{slot_words(found.slot)}: {' / '.join(line(value.value) for value in found.values)}" for found in differing]


def surest(claims: Iterable[Claim]) -> str:
    """The surest certainty of what is said, 'unknown' of nothing; denials count as sure as they are."""
    return min((claim.certainty for claim in claims), key=CERTAINTIES.index, default="unknown")


def sources(claims: Iterable[Claim]) -> list[str]:
    """Whoever is said to have said it, as worded, each once."""
    return list(dict.fromkeys(line(step.source) for claim in claims for step in claim.attribution if step.source))


def happened(claims: Iterable[Claim]) -> bool:
    """Whether at least one claim tells it as something that took place."""
    return any(claim.polarity == "positive" and claim.status == "happened" for claim in claims)


def days(moment: Moment) -> int | None:
    """How many days a moment spans; None when it is not dated."""
    return (moment.latest - moment.earliest).days + 1 if moment.earliest and moment.latest else None


def date_of(moment: Moment) -> str | None:
    """The ISO date as far as it is stated, a year, a month or a day; None for anything else, ranges and doubtful dates too."""
    edtf = moment.edtf or ""
    plain = len(edtf) in (4, 7, 10) and edtf.replace("-", "").isdecimal() and edtf[0] != "-"
    return edtf if plain else None


def roots(case: Case) -> dict[str, str]:
    """For each report one report of its group: those whose whole texts share a root are one group."""
    lead = {report.id: report.id for report in case.reports}

    def find(each: str) -> str:
        while lead[each] != each:
            lead[each] = lead[lead[each]]
            each = lead[each]
        return each

    for origin in case.origins:
        if not origin.claims:
            for report in origin.reports[1:]:
                lead[find(report)] = find(origin.reports[0])
    return {report: find(report) for report in lead}


def origins_of(known: ExportIndex) -> dict[str, tuple[int, int]]:
    """For each entity how many independent origins are known among the reports that mention it, and how many reports are not known to be.

    Reports whose whole texts share a root are one origin. It is known where one of them shows a ground: a reporter of its own, an agency,
    a person's word, or a source or evidence for a claim in which the entity has a role.
    """
    root = roots(known.case)
    grounds = [origin for origin in known.case.origins if (origin.kind == "own" and origin.spans) or origin.kind in ("credit", "decided")]
    firm = {report for origin in grounds for report in origin.reports}
    cited = {
        (known.entity_of.get(role.chain or ""), claim.report)
        for claim in known.claims.values()
        if claim.evidence or any(step.source for step in claim.attribution)
        for role in claim.roles
    }
    found: dict[str, tuple[int, int]] = {}
    for entity in known.case.entities:
        groups: dict[str, list[str]] = {}
        for report in dict.fromkeys(mention.report for mention in entity.mentions):
            groups.setdefault(root.get(report, report), []).append(report)
        loose = [group for group in groups.values() if not any(each in firm or (entity.id, each) in cited for each in group)]
        found[entity.id] = max(1, len(groups) - len(loose)), sum(map(len, loose))
    return found


def iri(kind: str, identity: str) -> str:
    """A name for a thing of a case that is the same in every export: `urn:twosource:claim:c1f...`."""
    return f"urn:twosource:{kind}:{identity}"
