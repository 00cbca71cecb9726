"""Which number belongs to which event, and what it says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from twosource.language import listed, per_language, rows, words
from twosource.model import Quantity, Span
from twosource.reading.events.verb_arguments import Argument
from twosource.reading.mentions.nominals import noun_types
from twosource.reading.page import Counted, EventMention, Page, span_of, text_of
from twosource.reading.syntax.dependencies import child

MONEY = frozenset({"usd", "eur", "gbp", "$", "€", "£", "dollar", "euro", "pound", "rupee", "yen", "yuan", "inr", "jpy", "cny"})
SETTINGS = frozenset({"place", "time", "topic", "origin"})
"""Roles whose numbers say nothing of the event's size."""


DISTANCES = frozenset({"kilometre", "metre", "mile", "foot"})


@per_language
def _names() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in rows("quantity_roles")}


class Amounts:
    """A page's numbers by the word they stand on."""

    def __init__(self, page: Page) -> None:
        """Reads the page's counts."""
        self._doc = page.doc
        self._by_word: dict[int, list[Counted]] = {}
        for counted in page.counts:
            for at in {counted.token, counted.token if counted.noun is None else counted.noun}:
                self._by_word.setdefault(at, []).append(counted)

    def measured(self, token: Token) -> bool:
        """Whether the word is the number of a sum or a percentage, which no party is."""
        return any(each.token == token.i and each.quantity.unit.lower() in MONEY | {"percent"} for each in self._by_word.get(token.i, ()))

    def of(self, event_mention: EventMention, args: Iterable[Argument]) -> tuple[Quantity, ...]:
        """The numbers on the event word and on its parties, each with a role."""
        args = list(args)
        kept: dict[int, Quantity] = {none.span.start: none for none in _nobody(event_mention, args)}
        for role, counted in self._near(event_mention, args):
            quantity = replace(counted.quantity, role=named(event_mention, role, counted.quantity))
            if quantity.role in words("tolls") and self._of_people(quantity, counted):
                quantity = replace(quantity, unit="person")
            kept.setdefault(quantity.span.start, quantity)
        return tuple(kept.values())

    def _of_people(self, quantity: Quantity, counted: Counted) -> bool:
        """Whether the figure counts persons: its noun stands for one, or it has none ("four killed")."""
        if counted.noun is None:
            return quantity.unit == ""
        return noun_types().get(self._doc[counted.noun].lemma_.lower()) == "person"

    def _near(self, event_mention: EventMention, args: Iterable[Argument]) -> list[tuple[str, Counted]]:
        word = self._doc[event_mention.token]
        found = [("", counted) for counted in self._by_word.get(event_mention.token, ())]
        for role, token in args:
            if role not in SETTINGS:
                found += [(role, counted) for counted in self._by_word.get(token.i, ())]
        for token in _measures(word):
            found += [("measure", counted) for counted in self._by_word.get(token.i, ())]
        for token in _sizes(word):
            found += [("size", counted) for counted in self._by_word.get(token.i, ())]
        return found


def _nobody(event_mention: EventMention, args: list[Argument]) -> Iterator[Quantity]:
    """ "No one was hurt", "killed nobody", "none of the crew": a toll of nought."""
    row = _names().get(event_mention.lemma) or _names().get(f"type:{event_mention.type}")
    if row is None or row["role"] not in words("tolls"):
        return
    for role, token in args:
        no = child(token, "det")
        alone = token.lower_ in ("nobody", "none")
        if role in ("target", "actor") and (alone or (no is not None and no.lower_ == "no" and _is_person(token))):
            span = span_of(token) if alone or no is None else Span(no.idx, token.idx + len(token))
            yield Quantity(row["role"], "person", span.of(text_of(token.doc)), span, 0, 0, 0)


def _is_person(token: Token) -> bool:
    return token.lower_ == "one" or noun_types().get(token.lemma_.lower()) == "person"


def _sizes(word: Token) -> Iterator[Token]:
    """How far away, and how strong what the verb tells of was: "struck 30 km east of X", "the 7.1-magnitude quake"."""
    for each in word.children:
        if each.dep_ in ("compound", "nmod") and each.lower_ == "magnitude":
            yield each
        elif each.dep_ in ("advmod", "prep"):
            yield from (inner for inner in each.children if inner.dep_ == "npadvmod" or inner.lower_ == "magnitude")


def _measures(word: Token) -> list[Token]:
    """Words beside an event word that may measure it: "cost $3 million", "sold for $3 million", "by 20 percent"."""
    found = []
    for each in word.children:
        if each.dep_ in ("npadvmod", "dobj", "attr", "nummod", "advmod", "acomp"):
            found.append(each)
        elif each.dep_ == "prep" and each.lower_ in ("for", "by", "at", "to", "of"):
            found += [inner for inner in each.children if inner.dep_ == "pobj"]
    return found


def named(event_mention: EventMention, role: str, quantity: Quantity) -> str:
    """The name of a number's role: from `quantity_roles.tsv`, for a sum its own column, else the party's role or "count"."""
    row = _names().get(event_mention.lemma) or _names().get(f"type:{event_mention.type}")
    if quantity.unit in DISTANCES and role in ("measure", "size"):
        return "distance"
    if role == "size" or quantity.unit == "magnitude":
        return quantity.unit or "count"
    if quantity.unit.lower() in MONEY:
        return (row["money"] if row is not None else "") or "amount"
    subject = role == "actor" and event_mention.lemma in listed("reading_lists", "casualty_states")
    if row is not None and row["role"] and (role in ("", "target", "measure") or subject):
        return row["role"]
    return {"": "count", "measure": quantity.unit or "count"}.get(role, role)
