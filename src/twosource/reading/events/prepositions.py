"""What a preposition governs, and the roles that a word's or a type's frame gives: shared by verbs and nouns."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from twosource.language import per_language, rows
from twosource.model import EntityType
from twosource.reading.events.locatives import LOCATIVE, PLACE_TYPES, below_party, below_thing
from twosource.reading.page import EventMention
from twosource.reading.syntax.dependencies import MAX_CLIMB, conjuncts, objects_of

Argument = tuple[str, Token]
TypeOf = Callable[[Token], EntityType | None]
"""Says of what type the mention is that a word heads, None for no mention."""

GOVERNED_PARTIES = frozenset({"person", "organization", "group"})

GOING = frozenset({"move", "consult", "attend"})
"""Types in which "to" a place means that it happens there; elsewhere a country after "to" is whom it is done for."""

AIMED = frozenset({"assault", "coerce", "sanction", "request"})
"""Types in which "on" comes before the one aimed at ("attack on X", "called on X to ...")."""


@per_language
def _frames() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("role_frames")}


def frame(event_mention: EventMention, cell: str, otherwise: str) -> str:
    """The role that `role_frames.tsv` gives in `cell` for this word or its type."""
    for key in (event_mention.lemma, f"type:{event_mention.type}"):
        row = _frames().get(key)
        if row is not None and row[cell]:
            return row[cell]
    return otherwise


@per_language
def _prepositions() -> dict[str, dict[str, str]]:
    return {row["preposition"]: row for row in rows("prepositions")}


def prepositional(preposition: Token, event_mention: EventMention, type_of: TypeOf, depth: int = 0) -> Iterator[Argument]:
    """What a preposition under the event word governs, by `prepositions.tsv`."""
    row = _prepositions().get(preposition.lower_)
    if row is None or depth > MAX_CLIMB:
        return
    if preposition.lower_ in ("on", "upon") and event_mention.type in AIMED:
        yield from (("target", word) for word in objects_of(preposition))
        return
    nested = [each for each in preposition.children if each.dep_ == "prep"]
    for word in [each for each in preposition.children if each.dep_ == "pobj"] or objects_of(preposition):
        kind = type_of(word)
        column = "party" if kind in GOVERNED_PARTIES else "place" if kind in PLACE_TYPES else "other"
        role = row[column]
        if role == "place" and (column == "party" or (preposition.lower_ == "to" and event_mention.type not in GOING)):
            role = "" if column == "party" else "beneficiary"
        if role:
            yield role, word
        if column == "party" and role in ("actor", "co-actor"):
            yield from placed(word, type_of)
        elif column == "other" and preposition.lower_ in LOCATIVE:
            yield from (("place", place) for place in below_thing(word, type_of))
    for each in nested:
        yield from prepositional(each, event_mention, type_of, depth + 1)


def placed(party: Token, type_of: TypeOf) -> Iterator[Argument]:
    """The places hung on a party and what is joined to it."""
    yield from (("place", place) for each in conjuncts(party) for place in below_party(each, type_of))
