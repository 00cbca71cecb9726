"""What the slots need to know of the case around an event."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile
from typing import Any, TypeVar

from twosource.comparison.affairs import affairs
from twosource.comparison.similarity import WORD, Vector, likeness, within
from twosource.language import lexicon
from twosource.model import Case, Chain, Claim, Entity, Mention, Report, Span, names_of

Found = TypeVar("Found")
CORE = {"actor": "actor", "co-actor": "actor", "target": "target", "subject": "subject", "object": "object", "organizer": "organizer"}
"""Roles whose fillers tell events apart, and the slot they are compared in."""


@dataclass(frozen=True)
class CaseIndex:
    """A case with the look-ups that comparison makes again and again. Not slotted, so that the look-ups are made once."""

    case: Case

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return self.case.claims

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Reports by id."""
        return {report.id: report for report in self.case.reports}

    @cached_property
    def entity_of(self) -> dict[str, Entity]:
        """Entities by the id of each of their chains."""
        return {chain: entity for entity in self.case.entities for chain in entity.chains}

    @cached_property
    def names(self) -> dict[str, str]:
        """What to call each report, by id."""
        return names_of(self.case.reports)

    def name_words(self, keys: frozenset[str]) -> frozenset[str]:
        """The words of the names of the entities among `keys`."""
        return frozenset(word for key in keys for word in self._name_words.get(key, ()))

    @cached_property
    def _name_words(self) -> dict[str, frozenset[str]]:
        return {
            entity.id: frozenset(word for name in (entity.name, *entity.aliases) for word in WORD.findall(name.lower()) if len(word) > 2)
            for entity in self.case.entities
            if entity.id in self.named
        }

    @cached_property
    def _named(self) -> dict[str, str]:
        """Chains of entities with a name, to the entity."""
        return {chain: entity.id for entity in self.case.entities if entity.aliases or self._is_name(entity) for chain in entity.chains}

    @cached_property
    def named(self) -> frozenset[str]:
        """The entities with a name."""
        return frozenset(self._named.values())

    @cached_property
    def _heads(self) -> dict[str, frozenset[str]]:
        """For each chain what it can be known by: its entity if that has a name, else the head words of its descriptions."""
        named = self._named
        return {
            chain.id: frozenset({named[chain.id]} if chain.id in named else set()) | _head_words(chain, self.reports[chain.report].text)
            for reading in self.case.readings
            for chain in reading.chains
        }

    @staticmethod
    def _is_name(entity: Entity) -> bool:
        return any(mention.form == "name" for mention in entity.mentions)

    def parties(self, claim: Claim) -> dict[str, frozenset[str]]:
        """Who fills the claim's core roles, as keys that can be compared over reports; kept for the claims of one case."""
        known = self._parties.get(claim.id)
        if known is None:
            known = self._parties[claim.id] = self._read_parties(claim)
        return known

    @cached_property
    def _parties(self) -> dict[str, dict[str, frozenset[str]]]:
        return {}

    def _read_parties(self, claim: Claim) -> dict[str, frozenset[str]]:
        slots: dict[str, set[str]] = {}
        for role in claim.roles:
            slot = CORE.get(role.role)
            keys = self._heads.get(role.chain or "", frozenset())
            if slot and keys:
                slots.setdefault(slot, set()).update(keys)
        return {slot: frozenset(keys) for slot, keys in slots.items()}

    def published(self, claim: Claim) -> date | None:
        """The first day on which the claim's report can have been published, None if it doesn't say."""
        return self.reports[claim.report].published.earliest

    @cached_property
    def event_of(self) -> dict[str, str]:
        """The event of each claim that stands in one."""
        return {claim: event.id for event in self.case.events for claim in event.claims}

    @cached_property
    def size_of(self) -> dict[str, int]:
        """How many claims each event has."""
        return {event.id: len(event.claims) for event in self.case.events}

    @cached_property
    def affair_of(self) -> dict[str, str]:
        """The affair of each report."""
        named = self._named
        names = {
            reading.report: Counter(named[chain.id] for chain in reading.chains if chain.id in named for _ in chain.mentions)
            for reading in self.case.readings
        }
        return affairs({report.id: report.text for report in self.case.reports}, names)

    def alike(self, a: Claim, b: Claim) -> int:
        """How like the sentences of two claims are, in thousandths."""
        return likeness(self.words(a), self.words(b))

    def kept(self, claim: Claim, read: Callable[[str, Span], list[Found]]) -> list[Found]:
        """What `read` finds in the claim's sentence; read once for all the claims of a sentence."""
        key = (read.__qualname__, claim.report, claim.span.start, claim.span.end)
        if key not in self._read:
            self._read[key] = read(self.reports[claim.report].text, claim.span)
        return self._read[key]

    @cached_property
    def _read(self) -> dict[tuple[str, str, int, int], list[Any]]:
        return {}

    def names_in(self, claim: Claim) -> list[Mention]:
        """The names in the claim's sentence, in text order."""
        told = self._names.get(claim.report, [])
        first = bisect_left(told, claim.span.start, key=lambda mention: mention.span.start)
        return list(takewhile(lambda mention: mention.span.start < claim.span.end, told[first:]))

    def attributes_in(self, claim: Claim) -> list[Claim]:
        """The attribute claims about the names in the claim's sentence, or in its words if about none, in the order of those."""
        told = self._attributes.get(claim.report, [])
        first = bisect_left(told, claim.span.start, key=_about)
        return list(takewhile(lambda each: _about(each) < claim.span.end, told[first:]))

    @cached_property
    def _attributes(self) -> dict[str, list[Claim]]:
        return {
            reading.report: sorted((claim for claim in reading.claims if claim.kind == "attribute"), key=_about)
            for reading in self.case.readings
        }

    @cached_property
    def _names(self) -> dict[str, list[Mention]]:
        return {
            reading.report: sorted(
                (mention for chain in reading.chains for mention in chain.mentions if mention.form == "name"),
                key=lambda mention: mention.span.start,
            )
            for reading in self.case.readings
        }

    def strangers(self, a: Claim, b: Claim) -> bool:
        """Whether both sentences speak of persons known by name, and of no one in common."""
        one, other = self._persons_in(a), self._persons_in(b)
        return bool(one) and bool(other) and self.name_words(one).isdisjoint(self.name_words(other))

    def _persons_in(self, claim: Claim) -> frozenset[str]:
        key = (claim.report, claim.span.start, claim.span.end)
        if key not in self._spoken_of:
            told = self._persons.get(claim.report, [])
            first = bisect_left(told, (claim.span.start, ""))
            self._spoken_of[key] = frozenset(entity for at, entity in takewhile(lambda each: each[0] < claim.span.end, told[first:]))
        return self._spoken_of[key]

    @cached_property
    def _spoken_of(self) -> dict[tuple[str, int, int], frozenset[str]]:
        return {}

    @cached_property
    def _persons(self) -> dict[str, list[tuple[int, str]]]:
        """Where each report speaks of persons known by name."""
        return {
            reading.report: sorted(
                (mention.span.start, self._named[chain.id])
                for chain in reading.chains
                if chain.type == "person" and chain.id in self._named
                for mention in chain.mentions
            )
            for reading in self.case.readings
        }

    def words(self, claim: Claim) -> Vector:
        """What the claim's sentence tells: its words and its events' verbs, weighed within the affair."""
        return self._sentences[claim.report, claim.span]

    @cached_property
    def _sentences(self) -> dict[tuple[str, Span], Vector]:
        told: dict[str, dict[tuple[str, Span], set[str]]] = defaultdict(dict)
        for claim in (each for each in self.claims.values() if each.kind != "attribute"):
            verbs = told[self.affair_of[claim.report]].setdefault((claim.report, claim.span), set())
            if not claim.aside:
                verbs.add(verb_of(claim))
        return {key: vector for each in told.values() for key, vector in within({k: (self._text(k), v) for k, v in each.items()}).items()}

    def _text(self, place: tuple[str, Span]) -> str:
        report, span = place
        return span.of(self.reports[report].text)

    def quote(self, claim: Claim) -> str:
        """The claim's sentence."""
        return claim.span.of(self.reports[claim.report].text)


def verb_of(claim: Claim) -> str:
    """The verb that the claim's word is or derives from ("arrest" for both the verb and the noun)."""
    lemma = claim.trigger.lemma
    return (lexicon("trigger_meanings", "verbs").get(lemma) or lemma).split(" ")[0]


def _about(claim: Claim) -> int:
    return (claim.roles[0] if claim.roles else claim.trigger).span.start


def _head_words(chain: Chain, text: str) -> frozenset[str]:
    """The head words of a chain's descriptions, without a plural's s."""
    return frozenset(mention.head.of(text).lower().rstrip("s") for mention in chain.mentions if mention.form == "description")
