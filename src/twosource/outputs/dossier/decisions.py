"""What people decided: who, when, why, and what stands as it does because of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any

from twosource.model import Case, Chain, Claim, Judgement, Span
from twosource.model.corrections import value_of
from twosource.outputs.dossier.elements import Line, Part, Point, Points, Run, Words, at, joined, key, offsets, plain, titled
from twosource.outputs.view.digest import Digest, Item, Teller
from twosource.outputs.view.history import SAID, called, told
from twosource.outputs.view.labels import counted, line, shorten

SUBJECT_CHARACTERS = 120
"""Characters of a sentence that a decision is about."""
MAX_SUBJECTS_NAMED = 6
"""Subjects of one decision that are named."""
TAKEN_BACK = "Decisions that were taken back are not listed here; the case's log has them."


def decisions(shown: Digest) -> Iterator[Part]:
    """Every decision in force, in the order they were made; nothing where nobody decided."""
    if not shown.case.judgements:
        return
    seen = _Sight(shown)
    yield Words(plain(TAKEN_BACK), soft=True)
    yield Points(tuple(_decision(judgement, seen) for judgement in shown.case.judgements))


def _decision(judgement: Judgement, seen: "_Sight") -> Point:
    when = judgement.when.astimezone(UTC) if judgement.when.tzinfo else judgement.when
    value = value_of(judgement)
    about = tuple(dict.fromkeys((*judgement.subjects, *(each for each in _ids(value) if seen.knows(each)))))
    head = (
        Run(f"{judgement.id} ", "soft"),
        Run(told(judgement, seen.names(about)) if judgement.verb in SAID else line(judgement.verb), "strong"),
        Run(f" by {line(judgement.who)}, {when:%Y-%m-%d %H:%M} UTC"),
        *((Run(": "), Run(line(judgement.why), "quote")) if judgement.why else ()),
    )
    named = [Point(seen.subject(each)) for each in about[:MAX_SUBJECTS_NAMED]]
    rest = len(about) - MAX_SUBJECTS_NAMED
    more = [Point(plain(f"and {counted(rest, 'more place')}", "soft"))] if rest > 0 else []
    return Point(head, (*named, *more, *(Point((Run("Now: ", "soft"), *each)) for each in seen.outcome(about))))


def _ids(found: Any) -> Iterator[str]:
    """Every string of a decision's value that may be an id, one level deep in lists."""
    for each in found.values():
        if isinstance(each, str):
            yield each
        elif isinstance(each, list):
            yield from (one for one in each if isinstance(one, str))


@dataclass(slots=True)
class _Sight:
    """Look-ups over one case: what an id in the log stands for, and where that is now."""

    shown: Digest
    claims: Mapping[str, Claim] = field(init=False)
    chains: Mapping[str, Chain] = field(init=False)
    items: Mapping[str, Item] = field(init=False)
    tellers: Mapping[str, Teller] = field(init=False)
    entities: Mapping[str, str] = field(init=False)
    things: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        case: Case = self.shown.case
        self.claims = case.claims
        self.chains = {chain.id: chain for reading in case.readings for chain in reading.chains}
        self.items = {item.id: item for item in self.shown.items}
        self.tellers = {teller.report.id: teller for teller in self.shown.tellers}
        names = {entity.id: entity.name for entity in case.entities}
        self.entities = {chain: names[entity] for chain, entity in case.entity_of.items()}
        told = [(event.id, event.claims) for event in case.events] + [(tie.id, tie.claims) for tie in case.relations]
        self.things = {claim: id for id, claims in told for claim in claims}

    def knows(self, id: str) -> bool:
        """Whether the case has a claim, a chain, a report or an item shown under this id."""
        return any(id in known for known in (self.claims, self.chains, self.tellers, self.items))

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """What the things behind ids are called in a sentence."""
        found = {id: self._called(id) for id in ids}
        return {id: name for id, name in found.items() if name}

    def _called(self, id: str) -> str | None:
        if (claim := self.claims.get(id)) and (teller := self.tellers.get(claim.report)):
            start = claim.span.start
            focus = claim.trigger.span
            inside = Span(focus.start - start, focus.end - start) if claim.span.holds(focus) else None
            return called(claim.span.of(teller.report.text), inside)
        if chain := self.chains.get(id):
            return called(chain.name or (chain.mentions[0].text if chain.mentions else id))
        known = self.tellers.get(id)
        return called(known.name) if known else None

    def subject(self, id: str) -> Line:
        """What the id of a chain, a claim, a report, an event or a relation stands for; the id itself where the case has none such."""
        if (claim := self.claims.get(id)) and (teller := self.tellers.get(claim.report)):
            words = shorten(teller.report.text, claim.span, claim.trigger.span, SUBJECT_CHARACTERS)
            return Run(claim.label or claim.type), Run(" "), Run(words, "quote"), Run(" "), self._place(teller, claim)
        if (chain := self.chains.get(id)) and (teller := self.tellers.get(chain.report)):
            first = chain.mentions[0] if chain.mentions else None
            name = chain.name or (first.text if first else chain.id)
            return Run(line(name), "quote"), Run(" "), key(teller), Run(f" {offsets(first.span)}" if first else "", "soft")
        if teller := self.tellers.get(id):
            return key(teller), Run(f" {teller.name}")
        if item := self.items.get(id):
            return titled(item)
        return plain(id, "code")

    def _place(self, teller: Teller, claim: Claim) -> Run:
        """Where a claim stands; a link only where the sheet shows it."""
        return at(teller, claim) if self.things.get(claim.id) in self.items else Run(f"{teller.key} {offsets(claim.span)}", "soft")

    def outcome(self, ids: tuple[str, ...]) -> Iterator[Line]:
        """Where what was decided upon stands now."""
        names = list(dict.fromkeys(line(self.entities[each]) for each in ids if each in self.entities))
        if len(names) == 1:
            yield Run("one, called "), Run(names[0], "strong")
        elif names:
            yield (Run("kept apart as "), *joined((Run(name, "strong"),) for name in names))
        claims = [each for each in ids if each in self.claims]
        things = dict.fromkeys(self.things[each] for each in claims if each in self.things)
        if shown := [titled(self.items[each]) for each in things if each in self.items]:
            yield (Run("told under "), *joined(shown, "; "))
        if hidden := sum(each not in self.items for each in things):
            yield plain(f"in {counted(hidden, 'event')} of which too little is stated to be shown")
        if out := sum(each not in self.things for each in claims):
            yield plain(f"{counted(out, 'claim')} left out of every event and relation")
