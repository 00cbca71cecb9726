"""Which number belongs to which event, and what it says of it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from twosource.language import rows, words
from twosource.model import Quantity
from twosource.reading.arguments import Argument
from twosource.reading.descriptions import noun_types
from twosource.reading.page import Counted, Happening, Page

MONEY = frozenset({"usd", "eur", "gbp", "$", "€", "£", "dollar", "euro", "pound", "rupee", "yen", "yuan", "inr", "jpy", "cny"})
SETTINGS = frozenset({"place", "time", "topic", "origin"})
"""Roles whose numbers say nothing of the event's size."""


@cache
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

    def of(self, happening: Happening, args: Iterable[Argument]) -> tuple[Quantity, ...]:
        """The numbers on the event word and on its parties, each with a role."""
        kept: dict[int, Quantity] = {}
        for role, counted in self._near(happening, args):
            quantity = replace(counted.quantity, role=named(happening, role, counted.quantity))
            if quantity.role in words("tolls") and self._of_people(quantity, counted):
                quantity = replace(quantity, unit="person")
            kept.setdefault(quantity.span.start, quantity)
        return tuple(kept.values())

    def _of_people(self, quantity: Quantity, counted: Counted) -> bool:
        """Whether the figure counts persons: its noun stands for one, or it has none ("four killed")."""
        if counted.noun is None:
            return quantity.unit == ""
        return noun_types().get(self._doc[counted.noun].lemma_.lower()) == "person"

    def _near(self, happening: Happening, args: Iterable[Argument]) -> list[tuple[str, Counted]]:
        word = self._doc[happening.token]
        found = [("", counted) for counted in self._by_word.get(happening.token, ())]
        for role, token in args:
            if role not in SETTINGS:
                found += [(role, counted) for counted in self._by_word.get(token.i, ())]
        for token in _measures(word):
            found += [("measure", counted) for counted in self._by_word.get(token.i, ())]
        return found


def _measures(word: Token) -> list[Token]:
    """Words beside an event word that may measure it: "cost $3 million", "sold for $3 million", "by 20 percent"."""
    found = []
    for each in word.children:
        if each.dep_ in ("npadvmod", "dobj", "attr", "nummod", "advmod", "acomp"):
            found.append(each)
        elif each.dep_ == "prep" and each.lower_ in ("for", "by", "at", "to", "of"):
            found += [inner for inner in each.children if inner.dep_ == "pobj"]
    return found


def named(happening: Happening, role: str, quantity: Quantity) -> str:
    """The name of a number's role: from `quantity_roles.tsv`, for a sum its own column, else the party's role or "count"."""
    row = _names().get(happening.lemma) or _names().get(f"type:{happening.type}")
    if quantity.unit.lower() in MONEY:
        return (row["money"] if row is not None else "") or "amount"
    if row is not None and row["role"] and role in ("", "target", "measure"):
        return row["role"]
    return {"": "count", "measure": quantity.unit or "count"}.get(role, role)
