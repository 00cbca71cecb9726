"""A claim made ready for comparison: its words, who is in it, when and where. What a pair would ask twice is worked out here once."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.language.rarity import WORD, Vector, rarity, vector, words_of
from twosource.model import STORY, Claim, Entity, Place, Reading, Report, Role, Span
from twosource.resolution.events.presence import presence_keys
from twosource.resolution.events.trigger_words import base, keys

ARGUMENTS = frozenset({"actor", "target", "co-actor", "beneficiary", "organizer", "host", "topic", "instrument"})
"""Roles that say who and what takes part; place and time are compared by themselves."""
SPEECH = frozenset({"speak"})
"""Types of claims that only tell that somebody said something."""
MIN_SENTENCE_RARITY = 1.0
"""Rarity from which a word counts for the likeness of sentences: one that stands in less than every third text."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One event claim with what its comparison needs.

    `order` is its place in the report, `opens` says that it stands in the first block, `told_as` how: polarity and status (what is asked
    for as what is planned); `days` are the first and last day of its time as day numbers (None: not dated), `place` what the gazetteer
    says. `told` names each participant as the claim does, `sides` who stands as actor and as target, `named_sides` those of them with a
    name, `acting` and `acted_on` the named persons on either side. `within` are the entities that its sentence names, `presence` keys say
    who is put where, `ground` holds all that it could share with another claim beside its word.
    """

    claim: Claim
    report: str
    order: int
    lemma: str
    base: str
    type: str
    speaks: bool
    opens: bool
    aside: bool
    told_as: tuple[str, str]
    keys: frozenset[str]
    sentence: Vector
    words: frozenset[str]
    edtf: str | None
    days: tuple[int, int] | None
    placed: bool
    place: Place | None
    told: Mapping[str, str]
    sides: tuple[frozenset[str], frozenset[str]]
    named_sides: tuple[frozenset[str], frozenset[str]]
    participants: frozenset[str]
    named: frozenset[str]
    acting: frozenset[str]
    acted_on: frozenset[str]
    fillers: frozenset[str]
    within: frozenset[str]
    presence: frozenset[str]
    ground: frozenset[Hashable]


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


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What all claims of one sentence share."""

    vector: Vector
    words: frozenset[str]
    within: frozenset[str]


def see(reports: Sequence[Report], readings: Sequence[Reading], entities: Sequence[Entity]) -> Iterator[ClaimView]:
    """Every event claim, ready for comparison, in the order of reports and text."""
    known = {report.id: report for report in reports}
    people = People(entities)
    for reading in readings:
        report, sentences = known[reading.report], dict[Span, _Sentence]()
        opening = next((block.span.end for block in report.blocks if block.kind in STORY), 0)
        for order, claim in enumerate(claim for claim in reading.claims if claim.kind == "event"):
            if claim.span not in sentences:
                words = [word for word in words_of(claim.span.of(report.text)) if rarity(word) >= MIN_SENTENCE_RARITY]
                sentences[claim.span] = _Sentence(vector(words), frozenset(words), people.within(report.id, claim.span))
            yield _sight(claim, order, opening, sentences[claim.span], people)


NOBODY: frozenset[str] = frozenset()


def _sight(claim: Claim, order: int, opening: int, sentence: _Sentence, people: People) -> ClaimView:
    lemma = claim.trigger.lemma
    roles = [role for role in claim.roles if role.role in ARGUMENTS]
    filled, told = _filled(roles, people)
    participants = frozenset(told)
    named = people.named & participants
    sides = filled.get("actor", NOBODY), filled.get("target", NOBODY)
    acting = people.persons & (sides[0] | filled.get("co-actor", NOBODY))
    verb = base(lemma)
    present = presence_keys(claim, acting, verb)
    fillers = frozenset(words[-1].lower() for role in roles if (words := WORD.findall(role.text)))
    time = claim.time
    return ClaimView(
        claim=claim,
        report=claim.report,
        order=order,
        lemma=lemma,
        base=verb,
        type=claim.type,
        speaks=claim.type in SPEECH,
        opens=claim.trigger.span.start < opening,
        aside=claim.aside,
        told_as=(claim.polarity, "planned" if claim.status == "asked" else claim.status),
        keys=keys(lemma) | present if present else keys(lemma),
        sentence=sentence.vector,
        words=sentence.words,
        edtf=time.edtf or None,
        days=(time.earliest.toordinal(), time.latest.toordinal()) if time.earliest and time.latest else None,
        placed=claim.place is not None,
        place=claim.place.place if claim.place else None,
        told=told,
        sides=sides,
        named_sides=(sides[0] & named, sides[1] & named),
        participants=participants,
        named=named,
        acting=acting,
        acted_on=people.persons & sides[1],
        fillers=fillers,
        within=sentence.within,
        presence=present,
        ground=_ground(claim, named, fillers),
    )


def _filled(roles: Sequence[Role], people: People) -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The entities in each role, and how the claim calls each."""
    filled: dict[str, frozenset[str]] = {}
    told: dict[str, str] = {}
    for role in roles:
        if role.chain and (entity := people.of_chain.get(role.chain)):
            filled[role.role] = filled.get(role.role, NOBODY) | {entity}
            told.setdefault(entity, role.text)
    return filled, told


def _ground(claim: Claim, named: frozenset[str], fillers: frozenset[str]) -> frozenset[Hashable]:
    found: set[Hashable] = {*named, *(("filler", word) for word in fillers)}
    found.update(("number", quantity.best, quantity.unit) for quantity in claim.quantities if quantity.best is not None)
    if claim.time.edtf:
        found.add(("day", claim.time.edtf))
    if claim.place:
        found.add(("place", claim.place.place.path if claim.place.place else claim.place.text.casefold()))
    return frozenset(found)
