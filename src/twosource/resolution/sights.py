"""A claim made ready for comparison: its meaning, its words, who is in it, when and where."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.model import Claim, Entity, Reading, Report, Span
from twosource.resolution.presence import presence_keys
from twosource.resolution.texts import Vector, vector, words_of
from twosource.resolution.wording import Meaning, base, keys, meaning

NEAR = 45
"""Characters on each side of a trigger that count as its near words: about seven words."""
ARGUMENTS = frozenset({"actor", "target", "co-actor", "beneficiary", "organizer", "host", "topic", "instrument"})
"""Roles that say who and what takes part; place and time are compared by themselves."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One event claim with what its comparison needs.

    `order` is its place in the report, `within` the entities its sentence names, `presence` keys who is put where, `named` the
    participants that have a name, `acting` and `acted_on` the named persons on either side.
    """

    claim: Claim
    order: int
    base: str
    meaning: Meaning
    keys: frozenset[str]
    sentence: Vector
    near: Vector
    numbers: frozenset[str]
    arguments: Mapping[str, frozenset[str]]
    participants: frozenset[str]
    named: frozenset[str]
    acting: frozenset[str]
    acted_on: frozenset[str]
    fillers: frozenset[str]
    within: frozenset[str]
    early: bool
    presence: frozenset[str]


class People:
    """Where in each report which entity stands, and which entities have a name."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        """Indexes the mentions of `entities`."""
        places: dict[str, list[tuple[int, str]]] = {}
        self.of_chain = {chain: entity.id for entity in entities for chain in entity.chains}
        self.named = frozenset(entity.id for entity in entities if any(mention.form == "name" for mention in entity.mentions))
        self.persons = frozenset(entity.id for entity in entities if entity.type == "person") & self.named
        for entity in entities:
            for mention in entity.mentions:
                places.setdefault(mention.report, []).append((mention.head.start, entity.id))
        self._at = {report: sorted(found) for report, found in places.items()}

    def within(self, report: str, span: Span) -> frozenset[str]:
        """The entities with a mention that begins in `span`."""
        found = self._at.get(report, [])
        return frozenset(entity for _, entity in found[bisect_left(found, (span.start, "")) : bisect_right(found, (span.end, ""))])


def see(reports: Sequence[Report], readings: Sequence[Reading], entities: Sequence[Entity]) -> Iterator[Sight]:
    """Every event claim, ready for comparison, in the order of reports and text."""
    texts = {report.id: report.text for report in reports}
    people = People(entities)
    for reading in readings:
        text, vectors = texts[reading.report], dict[Span, Vector]()
        for order, claim in enumerate(claim for claim in reading.claims if claim.kind == "event"):
            if claim.span not in vectors:
                vectors[claim.span] = vector(words_of(claim.span.of(text)))
            yield _sight(claim, order, text, vectors[claim.span], people)


NOBODY: frozenset[str] = frozenset()


def _sight(claim: Claim, order: int, text: str, sentence: Vector, people: People) -> Sight:
    lemma, at = claim.trigger.lemma, claim.trigger.span
    roles = [role for role in claim.roles if role.role in ARGUMENTS]
    heads = [words_of(role.text) for role in roles]
    filled: dict[str, set[str]] = {}
    for role in roles:
        if role.chain in people.of_chain:
            filled.setdefault(role.role, set()).add(people.of_chain[role.chain])
    arguments = {name: frozenset(found) for name, found in filled.items()}
    participants = frozenset[str]().union(*arguments.values())
    acting = people.persons & (arguments.get("actor", NOBODY) | arguments.get("co-actor", NOBODY))
    present = presence_keys(claim, acting, base(lemma))
    return Sight(
        claim=claim,
        order=order,
        base=base(lemma),
        meaning=meaning(lemma),
        keys=keys(lemma) | present,
        sentence=sentence,
        near=vector(_around(text, at, claim.span)),
        numbers=frozenset(word for word in sentence if word.isdigit()),
        arguments=arguments,
        participants=participants,
        named=people.named & participants,
        acting=acting,
        acted_on=people.persons & arguments.get("target", NOBODY),
        fillers=frozenset(words[-1] for words in heads if words),
        within=people.within(claim.report, claim.span),
        early=claim.span.start == 0 or at.start < len(text) * EARLY,
        presence=present,
    )


EARLY = 0.15
"""The share of a text that counts as its beginning: title and lead of a usual report."""


def _around(text: str, at: Span, sentence: Span) -> list[str]:
    before = text[max(sentence.start, at.start - NEAR) : at.start]
    after = text[at.end : min(sentence.end, at.end + NEAR)]
    return words_of(before) + words_of(after)
