"""Small stories for the tests of comparison: sentences as reports of their own, each claim an event of its own."""

from dataclasses import dataclass, replace
from typing import Any

from factories import case, chain, claim, entity, report, span
from twosource.comparison import find
from twosource.model import Case, Chain, Claim, Entity, Finding, Quantity, Reading, Report, Role, Trigger
from twosource.reading.claims.attributes import attributes
from twosource.reading.claims.disclosures import disclosures


@dataclass(frozen=True)
class SlotValue:
    """One sentence as a report, with its claim and the chains of its names."""

    report: Report
    claim: Claim
    chains: tuple[Chain, ...]


def told(text: str, word: str, who: dict[str, str] | None = None, **fields: Any) -> SlotValue:
    """`who` maps names to roles; `counts` maps the wording of a number to its value and unit; `lemma` is the word's."""
    publisher = fields.pop("publisher", f"The {len(text)} Post")
    made = report(text, publisher=publisher, published=fields.pop("published", report().published))
    chains = {name: chain(made, name) for name in who or {}}
    roles = tuple(Role(role, span(name, text), name, chains[name].id) for name, role in (who or {}).items())
    counts = tuple(
        Quantity("count", unit, words, span(words, text), value, value, value) for words, (value, unit) in fields.pop("counts", {}).items()
    )
    lemma = fields.pop("lemma", word)
    made_claim = claim(made, word, roles=roles, quantities=counts, **fields)
    return SlotValue(made, replace(made_claim, trigger=Trigger(span(word, text), word, lemma)), tuple(chains.values()))


def entities(*told: SlotValue) -> tuple[Entity, ...]:
    """Chains of one name are one entity."""
    chains = [each for one in told for each in one.chains]
    return tuple(entity(*(each for each in chains if each.name == name)) for name in dict.fromkeys(each.name for each in chains))


def apart(*told: SlotValue) -> list[Finding]:
    """The findings of a story in which no two claims are one event."""
    chains = tuple(each for one in told for each in one.chains)
    made = case([one.report for one in told], *((one.claim,) for one in told), chains=chains, entities=entities(*told))
    return [finding for event in find(_with_attributes(made)).events for finding in event.findings]


def together(*told: SlotValue) -> list[Finding]:
    """The findings of one event that all the claims tell."""
    chains = tuple(each for one in told for each in one.chains)
    made = case([one.report for one in told], tuple(one.claim for one in told), chains=chains, entities=entities(*told))
    return list(find(_with_attributes(made)).events[0].findings)


def _with_attributes(made: Case) -> Case:
    """The case with what its sentences say beside the names in them, and of what is made known, read as in any report."""
    reports = {report.id: report for report in made.reports}
    return replace(made, readings=tuple(_read(each, reports[each.report]) for each in made.readings))


def _read(reading: Reading, of: Report) -> Reading:
    sentences = sorted({claim.span for claim in reading.claims})
    beside = attributes(of, reading.chains, sentences, reading.claims)
    made_known = disclosures(of, reading.chains, sentences, reading.claims)
    return replace(reading, claims=(*reading.claims, *beside, *made_known))


def level(findings: list[Finding], slot: str) -> set[str]:
    """The levels told under a slot, but for what one report alone says."""
    return {finding.level for finding in findings if finding.slot.startswith(slot)} - {"only-one", "not-stated"}
