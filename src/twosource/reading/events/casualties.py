"""Numbers of dead and hurt brought to the event that caused them: "killed four in the blast", "the death toll of the blast rose to six"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from twosource.language import listed, words
from twosource.model import Quantity
from twosource.reading.page import Page
from twosource.reading.syntax.dependencies import MAX_CLIMB, VERBAL, child, conjuncts, is_passive, objects_of

CAUSES = frozenset({"assault", "accident", "disaster", "protest", "coerce"})
"""Types of events that kill and hurt."""

LEAVING = frozenset({"leave"})
"""Verbs under which it is told how people came out of what happened: "the raid left two dead"."""

TOLL = frozenset({"toll"})


def told_on(page: Page, quantities: Sequence[tuple[Quantity, ...]]) -> list[tuple[Quantity, ...]]:
    """The quantities with tolls added: on the word 'death', on the causing event; a figure that is there already is not taken twice."""
    at = {event_mention.token: index for index, event_mention in enumerate(page.event_mentions)}
    found = [list(each) for each in quantities]
    counted = words("tolls")
    for index, event_mention in enumerate(page.event_mentions):
        token = page.doc[event_mention.token]
        toll = _toll(token)
        if toll is not None:
            found[index] = [_killed(each) if each.role in ("count", "person", "") else each for each in found[index]]
        told = [each for each in found[index] if each.role in counted]
        for cause in _causes(token, toll) if told else ():
            place = at.get(cause.i)
            if place is not None and place != index and (page.event_mentions[place].type in CAUSES or cause.head == toll):
                _add(found[place], told)
    return [tuple(each) for each in found]


def _killed(quantity: Quantity) -> Quantity:
    return replace(quantity, role="killed", unit="person")


def _add(held: list[Quantity], told: Sequence[Quantity]) -> None:
    roles = {each.role for each in held}
    held.extend(each for each in told if each.role not in roles)


def _toll(token: Token) -> Token | None:
    """The word 'toll' that a verb's number counts for: its subject."""
    subject = child(token, "nsubj") if token.pos_ in VERBAL else None
    return subject if subject is not None and subject.lemma_.lower() in TOLL else None


def _causes(token: Token, toll: Token | None) -> Iterator[Token]:
    """Nouns that may name what killed or hurt, and the compound of a toll ('death')."""
    if toll is not None:
        for each in toll.children:
            if each.dep_ == "compound":
                yield each
            elif each.dep_ == "prep" and each.lower_ in listed("reading_lists", "prepositions_of_toll"):
                yield from objects_of(each)
        return
    verb = token.head if token.head.lemma_ in LEAVING and token.head.pos_ in VERBAL else token
    if verb.pos_ in VERBAL:
        subject = child(verb, "nsubj")
        if subject is not None and not is_passive(verb):
            yield from conjuncts(subject)
    yield from _obliques(token)


def _obliques(token: Token, depth: int = 0) -> Iterator[Token]:
    """Objects of the prepositions on the word; for the first of coordinated verbs those on the last, where it has none of its own."""
    own = [
        word
        for each in token.children
        if each.dep_ in ("prep", "agent") and each.lower_ in listed("reading_lists", "prepositions_of_cause")
        for word in objects_of(each)
    ]
    yield from own
    following = child(token, "conj") if not own and token.pos_ in VERBAL else None
    if following is not None and depth < MAX_CLIMB and is_passive(following) == is_passive(token):
        yield from _obliques(following, depth + 1)
