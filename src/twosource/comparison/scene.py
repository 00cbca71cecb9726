"""What the slots need to know of the case around an event."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from twosource.model import Case, Chain, Claim, Entity, Report, names_of

CORE = {"actor": "actor", "co-actor": "actor", "target": "target", "subject": "subject", "object": "object", "organizer": "organizer"}
"""Roles whose fillers tell events apart, and the slot they are compared in."""


@dataclass(frozen=True)
class Scene:
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

    def quote(self, claim: Claim) -> str:
        """The claim's sentence."""
        return claim.span.of(self.reports[claim.report].text)


def _head_words(chain: Chain, text: str) -> frozenset[str]:
    """The head words of a chain's descriptions, without a plural's s."""
    return frozenset(mention.head.of(text).lower().rstrip("s") for mention in chain.mentions if mention.form == "description")
