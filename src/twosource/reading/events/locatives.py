"""Places that the parser hangs below a word of the clause although they say where the clause's event was."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from twosource.language import listed
from twosource.model import EntityType
from twosource.reading.syntax.dependencies import NOMINAL, objects_of

PLACE_TYPES = frozenset({"place", "facility"})
BEARERS = frozenset({"person", "organization", "group"})
LOCATIVE = frozenset({"in", "at", "near", "outside", "inside"})
MAX_NESTED_PLACES = 4
TypeOf = Callable[[Token], EntityType | None]


def below_party(party: Token, type_of: TypeOf, depth: int = 0) -> Iterator[Token]:
    """The places below a party, through the body it belongs to: "met X of Y in Z" says where X was met."""
    if depth > MAX_NESTED_PLACES or (party.pos_ != "PROPN" and type_of(party) not in BEARERS):
        return
    for each in party.children:
        if each.dep_ != "prep":
            continue
        if each.lower_ in LOCATIVE:
            for word in objects_of(each):
                if type_of(word) in PLACE_TYPES:
                    yield word
                elif type_of(word) not in BEARERS:
                    yield from below_thing(word, type_of, depth + 1)
        elif each.lower_ in listed("reading_lists", "prepositions_of_whole"):
            for word in objects_of(each):
                if word.pos_ == "PROPN":
                    yield from below_party(word, type_of, depth + 1)


def below_thing(thing: Token, type_of: TypeOf, depth: int = 0) -> Iterator[Token]:
    """The places below a thing that itself stands in a phrase of place: "at a depot in the port of X"."""
    if depth > MAX_NESTED_PLACES or thing.pos_ not in NOMINAL:
        return
    for each in thing.children:
        if each.dep_ == "prep" and (each.lower_ in LOCATIVE or each.lower_ == "of"):
            for word in objects_of(each):
                if type_of(word) in PLACE_TYPES:
                    yield word
                elif each.lower_ in LOCATIVE and type_of(word) not in BEARERS:
                    yield from below_thing(word, type_of, depth + 1)
        elif each.dep_ in ("compound", "nmod") and type_of(each) == "place":
            yield each


def of_name_before(preposition: Token) -> bool:
    """Whether 'of' or 'from' under a verb stands right after a name and so belongs to it ("met Anton Velkov of Norvia")."""
    before = preposition.nbor(-1) if preposition.i else None
    return (
        preposition.lower_ in listed("reading_lists", "prepositions_of_whole")
        and preposition.head.pos_ == "VERB"
        and before is not None
        and before.pos_ == "PROPN"
        and before.head == preposition.head
        and before.dep_ in ("dobj", "pobj", "nsubjpass")
    )
