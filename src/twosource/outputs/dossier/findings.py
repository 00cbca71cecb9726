"""Events and relations in words: who tells them, with which words and how, and where the reports differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.model import Claim
from twosource.outputs.dossier.elements import Head, Line, Part, Point, Points, Run, Words, at, joined, key, keyed, plain, sign, titled
from twosource.outputs.view.digest import Cell, Difference, Item, Said, Teller, alike
from twosource.outputs.view.labels import LEVELS, counted, line, manner, shorten, slot_words, when
from twosource.outputs.view.stance import OWN_SIGN
from twosource.outputs.view.summary import behind, support

Claims = Mapping[str, Claim]
Place = tuple[Teller, Claim]
MOST_PLACES = 6
"""Places of one value that are named; the item has all of them."""


def setting(item: Item) -> str:
    """When, where, over how many origins."""
    stated = [when(item.time) or "date not stated", line(item.place or "") or "place not stated"] if not item.number.startswith("R") else []
    return " · ".join([*stated, support(item)])


def cards(items: Iterable[Item]) -> Iterator[Part]:
    """Each item with everything every report tells of it."""
    for item in items:
        yield Head((Run(item.number, "soft"), Run(" "), Run(item.title)), item.id)
        yield Words(plain(setting(item)), soft=True)
        yield Points(tuple(_telling(group) for group in alike(item.told)))
        if len(item.told) > 1 and (said := tuple(Point(each) for each in remarks(item))):
            yield Points(said)


def _telling(group: tuple[Cell, ...]) -> Point:
    first = quoted([(cell.teller, cell.claims[0]) for cell in group], group[0].manner)
    rest = [quoted([(cell.teller, claim)], manner(claim)) for cell in group for claim in cell.claims[1:]]
    return Point(by_whom(group), tuple(Point(each) for each in (first, *rest)))


def by_whom(group: Sequence[Cell]) -> Line:
    """'A B ◐ attributes (also hedges)'."""
    also = f" (also {' and '.join(group[0].beside)})" if group[0].beside else ""
    return (*keyed(cell.teller for cell in group), Run(" "), sign(group[0].stance), *((Run(also),) if also else ()))


def quoted(places: Sequence[Place], told: Sequence[str], width: int | None = None) -> Line:
    """The words of the first place, cut to `width` characters if given, then where they stand in each report, then how they are told."""
    teller, claim = places[0]
    text = teller.report.text
    words = line(claim.span.of(text)) if width is None else shorten(text, claim.span, claim.trigger.span, width)
    manner_ = (Run(" "), Run("; ".join(told), "soft")) if told else ()
    return (Run(words, "quote"), Run(" ("), *standing_at(places), Run(")"), *manner_)


def standing_at(places: Iterable[Place]) -> Line:
    """'A [46, 176), B [46, 176)'."""
    return joined((at(teller, claim),) for teller, claim in places)


def remarks(item: Item) -> Iterator[Line]:
    """What the reports agree on, and what each gives alone; how they tell it is shown by their signs."""
    shown = [found for found in item.findings if found.slot not in OWN_SIGN]
    if agreed := _by_slot((found.slot, said.value) for found in shown if found.level == "agree" for said in found.values):
        yield (Run("They agree on "), *agreed)
    for cell in item.told:
        only = [(f.slot, said.value) for f in shown if f.level == "only-one" for said in f.values if said.tellers == (cell.teller,)]
        if only:
            yield (Run("Only "), key(cell.teller), Run(" gives "), *_by_slot(only))


def _by_slot(values: Iterable[tuple[str, str]]) -> Line:
    slots: dict[str, list[str]] = {}
    for slot, value in values:
        slots.setdefault(slot_words(slot), []).append(value)
    return joined(((Run(f"{slot}: "), Run(", ".join(dict.fromkeys(given)))) for slot, given in slots.items()), "; ")


def differences(items: Iterable[Item], claims: Claims) -> Iterator[Part]:
    """What each report gives where they differ."""
    for item in items:
        yield Head(titled(item))
        yield Points(tuple(difference(found, claims) for found in item.differences))


def difference(found: Difference, claims: Claims) -> Point:
    """One slot: the values, who gives each and where."""
    head = (Run(slot_words(found.slot), "slot"), Run(": "), Run(LEVELS[found.level][0]))
    reason = (Run(" – "), Run(found.reason, "soft")) if found.reason else ()
    return Point((*head, *reason), tuple(Point(_given(said, claims)) for said in found.values))


def _given(said: Said, claims: Claims) -> Line:
    known = f" ({words})" if (words := behind(said)) else ""
    found = [claims[each] for each in dict.fromkeys(said.claims) if each in claims]
    places = [(teller, claim) for teller in said.tellers for claim in found if claim.report == teller.report.id]
    more = len(places) - MOST_PLACES
    rest = (Run(f" and {counted(more, 'more place')}", "soft"),) if more > 0 else ()
    return (Run(said.value, "strong"), Run(known, "soft"), Run(": "), *standing_at(places[:MOST_PLACES]), *rest)
