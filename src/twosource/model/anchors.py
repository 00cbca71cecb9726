"""What a decision speaks of, kept as what was said and where, so that it is found again in another reading of the same text.

Invariant: a report's text never changes, so words are told by where they stand. Where a decision leads is a pure function of the log, its
anchors and the readings: the reading in which a thing was decided on, read again, gives that very thing.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from twosource.model.case import Judgement, Reading, Verb
from twosource.model.claim import Claim
from twosource.model.corrections import things_of, value_of
from twosource.model.entity import Chain, Mention
from twosource.model.span import Span

Kind = Literal["chain", "event", "relation", "attribute"]
"""What a decision speaks of: a `chain`, or a claim of an `event`, a `relation` or an `attribute`."""
Now = Mapping[tuple[int, str], str | None]
"""Entry and id to the id of the same thing in the reading at hand, None where it is not in that; what is as it was is left out."""
FORMS = ("name", "description", "pronoun")
"""How a chain is spoken of, what tells it best first."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A chain or claim that the entry of the log speaks of, as it stood in the reading that the decision was made on.

    `spans` are a claim's trigger, or the heads of a chain's names (of its descriptions where it has none, else of its pronouns); `time` and
    `place` are where a claim's stand, which tell the claims of one word apart; `type` is the claim's or chain's. `words` are a
    claim's sentence or a chain's name, and `focus` is where in them the trigger stands.
    """

    entry: int
    id: str
    report: str
    kind: Kind
    type: str
    words: str
    spans: tuple[Span, ...]
    time: Span | None = None
    place: Span | None = None
    focus: Span | None = None


def mentioned(judgement: Judgement) -> Iterator[str]:
    """Every id that a decision speaks of."""
    if judgement.verb == "undo":
        return
    yield from judgement.subjects
    value = value_of(judgement)
    for name in LISTS:
        yield from (each for each in _list(value, name) if isinstance(each, str))
    yield from (str(part["chain"]) for part in _parts(value) if isinstance(part.get("chain"), str))


def anchors(log: Iterable[Judgement], reading: Reading, text: str) -> Iterator[Anchor]:
    """The anchors of what the log speaks of and a reading holds."""
    claims = {claim.id: claim for claim in reading.claims}
    chains = {chain.id: chain for chain in reading.chains}
    for judgement in log:
        for each in dict.fromkeys(mentioned(judgement)):
            if each in claims:
                yield _of_claim(judgement.id, claims[each], text)
            elif each in chains:
                yield _of_chain(judgement.id, chains[each])


def _of_claim(entry: int, claim: Claim, text: str) -> Anchor:
    focus = claim.trigger.span.shifted(-claim.span.start) if claim.span.holds(claim.trigger.span) else None
    place = claim.place.span if claim.place else None
    words, spans = claim.span.of(text), (claim.trigger.span,)
    return Anchor(entry, claim.id, claim.report, claim.kind, claim.type, words, spans, claim.time.span, place, focus)


def _of_chain(entry: int, chain: Chain) -> Anchor:
    spans = tuple(mention.head for mention in telling(chain.mentions))
    return Anchor(entry, chain.id, chain.report, "chain", chain.type, chain.name or next((each.text for each in chain.mentions), ""), spans)


def telling(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that say most of who is meant: names, else descriptions, else pronouns."""
    found = (tuple(mention for mention in mentions if mention.form == form) for form in FORMS)
    return next((each for each in found if each), ())


def found(anchor: Anchor, reading: Reading) -> str | None:
    """The id, in a reading of the same report, of what says the same; None where nothing does, or several do and nothing decides."""
    if anchor.kind == "chain":
        return _best([(_shared(anchor, chain), chain.id) for chain in reading.chains])
    if any(claim.id == anchor.id for claim in reading.claims):
        return anchor.id
    return _best([(_alike(anchor, claim), claim.id) for claim in reading.claims if claim.kind == anchor.kind])


Score = tuple[float, ...]


def _best(scored: Iterable[tuple[Score, str]]) -> str | None:
    """The one that scores best; None where none scores, or two alike."""
    ranked = sorted(((score, each) for score, each in scored if score), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _shared(anchor: Anchor, chain: Chain) -> Score:
    """How many of a chain's telling words another one has, empty for none; among equals the one called so before counts more."""
    heads = [mention.head for mention in chain.mentions]
    shared = sum(any(head.overlaps(span) for head in heads) for span in anchor.spans)
    return (shared, chain.id == anchor.id, chain.type == anchor.type) if shared else ()


def _alike(anchor: Anchor, claim: Claim) -> Score:
    """How alike the words are that name what happened, empty for none in common.

    The same words under another id are one of several claims made of them, one for each place or time: those have to fit.
    """
    trigger = next(iter(anchor.spans), Span(0, 0))
    other = claim.trigger.span
    shared = min(trigger.end, other.end) - max(trigger.start, other.start)
    if shared <= 0:
        return ()
    time, place = claim.time.span == anchor.time, (claim.place.span if claim.place else None) == anchor.place
    if other == trigger and not (time and place):
        return ()
    return shared / len(trigger.joined(other)), claim.type == anchor.type, time, place


def settled(judgements: Iterable[Judgement], now: Now) -> tuple[Judgement, ...]:
    """The decisions in the ids of the reading at hand. One of whose things too few are left to say anything is left out."""
    if not now:
        return tuple(judgements)
    entries = {entry for entry, _ in now}
    kept = (settle(each, now) if each.id in entries else each for each in judgements)
    return tuple(each for each in kept if each is not None)


def settle(judgement: Judgement, now: Now) -> Judgement | None:
    """A decision in the ids of the reading at hand; None where too little of what it speaks of is left."""

    def moved(each: str) -> str | None:
        return now.get((judgement.id, each), each)

    if judgement.verb in UNMOVED:
        return judgement
    if judgement.verb == "move" and (not judgement.subjects or moved(judgement.subjects[0]) is None):
        return None
    before = things_of(judgement)
    things = [[found for each in thing if (found := moved(each)) is not None] for thing in before]
    if judgement.verb == "different":
        things = _asunder(things)
    if sum(map(bool, things)) < min(LEAST.get(judgement.verb, 1), len(before)):
        return None
    subjects, parts = _listed(things)
    value = _moved(judgement, moved, subjects)
    if "parts" in value:
        value["parts"] = parts
    if judgement.verb == "split" and not value.get("rest"):
        return None
    return replace(judgement, subjects=subjects, value=json.dumps(value, ensure_ascii=True, sort_keys=True) if value else judgement.value)


def _asunder(things: Sequence[Sequence[str]]) -> list[list[str]]:
    """Things that are said to be apart without what has become one in the reading: of that, it cannot be said."""
    held = Counter(each for thing in things for each in set(thing))
    return [[each for each in thing if held[each] == 1] for thing in things]


def _listed(things: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], list[int]]:
    """Things as subjects, and how many parts each has; what has become one stands once."""
    seen: set[str] = set()
    kept = []
    for thing in things:
        new = [each for each in dict.fromkeys(thing) if each not in seen]
        seen.update(new)
        kept.append(new)
    kept = [thing for thing in kept if thing]
    return (*(thing[0] for thing in kept), *(each for thing in kept for each in thing[1:])), [len(thing) for thing in kept]


LISTS = ("rest", "from")
"""Where in a decision's value ids stand that it says the subjects are not one with."""
UNMOVED: frozenset[Verb] = frozenset({"undo", "independent", "dependent"})
"""Verbs about entries and reports, which no reading changes."""
LEAST: Mapping[Verb, int] = {"same": 2, "merge": 2, "different": 2, "move": 2, "unsure": 2}
"""How many things a decision needs to say anything; any other needs one."""


def _moved(judgement: Judgement, moved: Callable[[str], str | None], subjects: Collection[str]) -> dict[str, Any]:
    """The value of a decision with the ids in it put in those of the reading at hand; what has become one with a subject is left out."""
    value = json.loads(json.dumps(value_of(judgement)))
    for name in LISTS:
        if name in value:
            after = [moved(each) for each in _list(value, name) if isinstance(each, str)]
            value[name] = sorted({each for each in after if each is not None and each not in subjects})
    for part in _parts(value):
        if isinstance(part.get("chain"), str):
            part["chain"] = moved(part["chain"])
    return dict(value)


def _list(value: Mapping[str, Any], name: str) -> list[Any]:
    listed = value.get(name)
    return listed if isinstance(listed, list) else []


def _parts(value: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of a value that may name a chain: itself for an edited place; roles, sources and the place of an added claim."""
    for part in (value, value.get("place"), *_list(value, "roles"), *_list(value, "attribution")):
        if isinstance(part, dict):
            yield part


def lost(judgement: Judgement, now: Now) -> tuple[str, ...]:
    """Which of the things that a decision is about are not in the reading at hand."""
    return tuple(each for each in judgement.subjects if now.get((judgement.id, each), each) is None)


def adrift(judgements: Iterable[Judgement], now: Now) -> frozenset[int]:
    """The entries that say nothing of the reading at hand, since too little of what they speak of is in it."""
    entries = {entry for entry, _ in now}
    return frozenset(each.id for each in judgements if each.id in entries and settle(each, now) is None)


def places(anchored: Collection[Anchor], reading: Reading, made: Collection[str]) -> dict[tuple[int, str], str | None]:
    """Where each anchor of a report leads in a reading of it. What people added themselves (`made`) stands whatever was read."""
    return {(each.entry, each.id): each.id if each.id in made else found(each, reading) for each in anchored}
