"""Place chains -> gazetteer places, chosen by what the report itself says of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import log10

from twosource.model import Chain, Place
from twosource.reading.gazetteer.lookup import Entry, look_up, spelt_like
from twosource.reading.mentions.name_boundaries import signs
from twosource.reading.page import Page

WEIGHTS = {"said to lie in": 6.0, "division named": 2.0, "country named": 2.0, "listed by hand": 8.0}
MIN_LEAD = 1.0
"""Lead the best entry must have over the next that does not hold it or lie in it; one unit is ten times the inhabitants."""
MIN_SCORE_ALONE = 5.0
"""Score below which even a lone entry stays unresolved: a town under 100,000 that nothing else in the report speaks for."""
KIND = {"c": 8.0, "r": 8.0, "1": 0.3, "2": -0.4, "p": 0.0}
"""What the kind alone says: a country's or region's name nearly always means it, a district's rarely."""


def locate(page: Page, chains: Sequence[Chain]) -> tuple[Chain, ...]:
    """The chains, with `place` set where the gazetteer knows one and the report does not leave it open."""
    places = {chain.id: _entries(chain) for chain in chains if chain.type == "place" and chain.name}
    said = _said_to_lie_in(page, chains)
    named = Counter(country for chain in chains for country in _countries(chain, places.get(chain.id, ())))
    divisions = Counter(entry.path[-1] for entries in places.values() for entry in entries if entry.kind == "1")
    found = []
    for chain in chains:
        entries, lies_in = places.get(chain.id), said.get(chain.id, frozenset())
        if entries == ():
            entries = tuple(each for each in spelt_like(chain.name or "") if each.path[0] in named or lies_in & set(each.path))
        entry = _choose(entries or (), lies_in, named, divisions)
        found.append(replace(chain, place=entry.place(chain.name)) if entry is not None and chain.name else chain)
    return tuple(found)


def place_named(name: str, chains: Sequence[Chain]) -> Place | None:
    """The place that a person named in a report with these chains; None where the gazetteer knows none, or several and nothing decides."""
    named = Counter(chain.place.path[0] for chain in chains if chain.place and chain.place.path)
    entry = _choose(look_up(name), frozenset(), named, Counter())
    return entry.place(name) if entry else None


def _countries(chain: Chain, entries: Sequence[Entry]) -> set[str]:
    """The countries a chain names, "Southern Xland" with them."""
    name = chain.name or ""
    first, _, rest = name.partition(" ")
    if chain.type == "place" and rest and first.casefold() in signs("direction") and not entries:
        entries = look_up(rest)
    return {entry.path[0] for entry in entries if entry.kind == "c"}


def _entries(chain: Chain) -> tuple[Entry, ...]:
    """What the gazetteer knows by the fullest name, else by one of the others."""
    for name in (chain.name or "", *chain.aliases):
        if entries := look_up(name):
            return entries
    return ()


def _said_to_lie_in(page: Page, chains: Sequence[Chain]) -> dict[str, frozenset[str]]:
    """Chain -> ids of the areas that a phrase puts it in: "X, Y", "X in Y", "Y's X"."""
    text = page.report.text
    mentions = sorted(
        ((mention, chain) for chain in chains if chain.type == "place" for mention in chain.mentions if mention.form == "name"),
        key=lambda pair: pair[0].span,
    )
    found: dict[str, set[str]] = {}
    for (one, inner), (two, outer) in pairwise(mentions):
        between = text[one.span.end : two.span.start]
        if between in (", ", " in ", ", in "):
            found.setdefault(inner.id, set()).update(entry.path[-1] for entry in _all(outer))
        elif between.strip() in ("'s", "’s"):
            found.setdefault(outer.id, set()).update(entry.path[-1] for entry in _all(inner))
    return {key: frozenset(ids) for key, ids in found.items()}


def _all(chain: Chain) -> tuple[Entry, ...]:
    return tuple(entry for name in (chain.name or "", *chain.aliases) for entry in look_up(name))


def _choose(entries: Sequence[Entry], said: frozenset[str], named: Counter[str], divisions: Counter[str]) -> Entry | None:
    if not entries:
        return None
    scores = sorted(((_score(entry, said, named, divisions), entry) for entry in entries), key=lambda pair: (-pair[0], pair[1].path))
    best, entry = scores[0]
    for score, other in scores[1:]:
        if best - score < MIN_LEAD and entry.path[: len(other.path)] != other.path and other.path[: len(entry.path)] != entry.path:
            return None
    return entry if best >= MIN_SCORE_ALONE else None


def _score(entry: Entry, said: frozenset[str], named: Counter[str], divisions: Counter[str]) -> float:
    score = (KIND[entry.kind] if entry.people else WEIGHTS["listed by hand"]) + log10(max(entry.people, 1))
    score += WEIGHTS["said to lie in"] * bool(said & set(entry.path[:-1]))
    score += WEIGHTS["division named"] * any(divisions[area] for area in entry.path[1:-1])
    return score + WEIGHTS["country named"] * bool(entry.kind != "c" and named[entry.path[0]])
