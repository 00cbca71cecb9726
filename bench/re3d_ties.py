"""The pairs that a reading says of one report, and how they are held against marked ones (protocol in `re3d.py`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

from twosource.model import Claim, Reading, Report, Span

CLASSES = ("CoLocated", "FightingAgainst", "BelongsTo", "HasAttrOf", "InChargeOf", "IsSynonymOf", "CommWith", "AlliesOf")
DIRECTED = frozenset({"BelongsTo", "InChargeOf", "HasAttrOf"})
TIES = {
    "leads": "InChargeOf",
    "member-of": "BelongsTo",
    "part-of": "BelongsTo",
    "front-of": "BelongsTo",
    "allied-with": "AlliesOf",
    "supported-by": "AlliesOf",
    "known-as": "IsSynonymOf",
    "located-in": "CoLocated",
    "held-by": "InChargeOf",
}
TURNED = frozenset({"held-by"})
"""Ties whose object is the gold's first side."""
EVENTS = {
    **dict.fromkeys(("assault", "coerce", "die", "injure", "arrest"), "FightingAgainst"),
    **dict.fromkeys(("aid", "support", "cooperate", "mobilize"), "AlliesOf"),
    **dict.fromkeys(("consult", "speak", "request", "agree", "appoint", "accuse", "reject"), "CommWith"),
}
GIVERS = frozenset({"actor"})
TAKERS = frozenset({"target", "co-actor", "beneficiary"})
GAP = 30
"""Most characters between a number and the phrase it counts."""
NEAR = 120
"""Most characters between two mentions of one sentence that say each other's name or place."""


@dataclass(frozen=True)
class Pair:
    """Two spans with a class. `one` is the member, chief or thing counted where the class has a direction."""

    one: Span
    two: Span
    kind: str


@dataclass
class Tally:
    """Counts of one measure."""

    right: int = 0
    ours: int = 0
    found: int = 0
    gold: int = 0

    def precision(self) -> float:
        """Of what we say, how much is right."""
        return 100 * self.right / self.ours if self.ours else 0.0

    def recall(self) -> float:
        """Of what is marked, how much we say."""
        return 100 * self.found / self.gold if self.gold else 0.0

    def f(self) -> float:
        """The harmonic mean."""
        p, r = self.precision(), self.recall()
        return 2 * p * r / (p + r) if p + r else 0.0


def our_pairs(reading: Reading, report: Report) -> set[Pair]:
    """Every pair the reading says, on the head words of the two sides."""
    heads = {mention.span: mention.head for chain in reading.chains for mention in chain.mentions}
    found: set[Pair] = set()
    for claim in map(partial(_without_events, [claim.trigger.span for claim in reading.claims]), reading.claims):
        found |= set(_said(claim, heads)) | set(_counted(claim, heads, report.text))
    found |= set(_same_or_held(reading, report.text))
    return {pair for pair in found if not pair.one.overlaps(pair.two)}


def _without_events(triggers: Sequence[Span], claim: Claim) -> Claim:
    """The claim without the roles that another event fills ("bombed a meeting"): the gold has no events."""
    roles = tuple(role for role in claim.roles if role.chain is not None or not any(map(role.span.holds, triggers)))
    return replace(claim, roles=roles)


def _said(claim: Claim, heads: dict[Span, Span]) -> Iterator[Pair]:
    """The pairs of one claim's parties and place."""
    parties = [(role.role, heads.get(role.span, role.span)) for role in claim.roles]
    if claim.polarity == "negative":
        return
    if claim.kind == "relation" and claim.type in TIES:
        subject = next((span for role, span in parties if role == "subject"), None)
        other = next((span for role, span in parties if role == "object"), None)
        if subject and other:
            one, two = (other, subject) if claim.type in TURNED else (subject, other)
            yield Pair(one, two, TIES[claim.type])
        return
    if claim.type in EVENTS:
        for role, one in parties:
            for other, two in parties:
                if role in GIVERS and other in TAKERS:
                    yield Pair(one, two, EVENTS[claim.type])
    place = claim.place.span if claim.place is not None else None
    for role, one in parties:
        if place is not None and role not in ("place", "time", "topic"):
            yield Pair(one, heads.get(place, place), "CoLocated")


def _counted(claim: Claim, heads: dict[Span, Span], text: str) -> Iterator[Pair]:
    """A number and what it counts: the phrase that holds it or follows it."""
    things = [(role.span, heads.get(role.span, role.span)) for role in claim.roles] + [(claim.trigger.span, claim.trigger.span)]
    for quantity in claim.quantities:
        for whole, head in things:
            between = text[quantity.span.end : head.start]
            if whole.holds(quantity.span) or (head.start >= quantity.span.end and len(between) <= GAP and not set(between) & set(".,;:\n")):
                yield Pair(head, quantity.span, "HasAttrOf")


def _same_or_held(reading: Reading, text: str) -> Iterator[Pair]:
    """Mentions of one sentence that are one entity, or two places of which one holds the other."""
    placed = {chain.id: chain.place.path for chain in reading.chains if chain.type == "place" and chain.place is not None}
    at = [(m, chain) for chain in reading.chains for m in chain.mentions if m.form != "pronoun"]
    at.sort(key=lambda each: each[0].span)
    for (one, a), (two, b) in combinations(at, 2):
        between = text[one.span.end : two.span.start]
        if len(between) > NEAR or "\n" in between or ". " in between:
            continue
        if a.id == b.id and one.text != two.text:
            yield Pair(one.head, two.head, "IsSynonymOf")
        elif a.id in placed and b.id in placed and placed[a.id] != placed[b.id]:
            inner, outer = sorted((placed[a.id], placed[b.id]), key=len, reverse=True)
            if inner[: len(outer)] == outer:
                yield Pair(one.head, two.head, "CoLocated")


def agrees(ours: Pair, gold: Pair, *, typed: bool) -> bool:
    """Whether our pair is the gold one."""
    straight = gold.one.holds(ours.one) and gold.two.holds(ours.two)
    turned = gold.one.holds(ours.two) and gold.two.holds(ours.one)
    if not typed:
        return straight or turned
    return ours.kind == gold.kind and (straight or (turned and gold.kind not in DIRECTED))


def count_pairs(tally: Tally, ours: Iterable[Pair], gold: Iterable[Pair], *, typed: bool) -> None:
    """Adds one report's pairs to the counts; a symmetric pair marked both ways is one."""
    mine, marked = _merged(ours, typed=typed), _merged(gold, typed=typed)
    tally.ours += len(mine)
    tally.gold += len(marked)
    tally.right += sum(any(agrees(pair, each, typed=typed) for each in marked) for pair in mine)
    tally.found += sum(any(agrees(pair, each, typed=typed) for pair in mine) for each in marked)


def _merged(pairs: Iterable[Pair], *, typed: bool) -> set[Pair]:
    merged = set()
    for pair in pairs:
        kind = pair.kind if typed else ""
        one, two = (pair.one, pair.two) if kind in DIRECTED else sorted((pair.one, pair.two))
        merged.add(Pair(one, two, kind))
    return merged
