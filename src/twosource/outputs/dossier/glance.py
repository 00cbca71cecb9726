"""What a colleague needs first: what is agreed, disputed, updated, or told from one side only, and by whom."""

from collections.abc import Iterator

from twosource.outputs.dossier.elements import Head, Line, Part, Point, Points, Run, Words, joined, plain, titled
from twosource.outputs.dossier.findings import Claims, by_whom, difference, quoted, setting
from twosource.outputs.view.digest import Digest, Item, alike
from twosource.outputs.view.labels import STANDINGS, Standing, counted

MAX_LISTED: dict[Standing, int] = {"agreed": 10, "disputed": 10, "updated": 10, "unclear": 5, "alone": 5}
MOST_GROUPS = 4
"""Items of each standing, and wordings of each item, that are named; the rest stands below."""
QUOTE_CHARACTERS = 140
"""Characters of a quote shown here; the whole sentence stands below."""


def standing(item: Item) -> Standing:
    """What comparison makes of one item; the gravest that fits."""
    levels = {found.level for found in item.differences}
    if "conflict" in levels:
        return "disputed"
    if "updated" in levels:
        return "updated"
    if len(item.told) < 2:
        return "alone"
    return "agreed" if item.support == "several-origins" else "unclear"


def glance(shown: Digest, claims: Claims) -> Iterator[Part]:
    """The weightiest items of each standing."""
    found: dict[Standing, list[Item]] = {}
    for item in shown.items:
        found.setdefault(standing(item), []).append(item)
    yield Words(
        joined(
            ((Run(f"{words}: {len(found.get(name, []))}", "plain", f"#glance-{name}"),) for name, (words, _) in STANDINGS.items()), " · "
        )
    )
    for name, (heading, meaning) in STANDINGS.items():
        items = found.get(name, [])
        yield Head((Run(f"{heading} ({len(items)})"),), f"glance-{name}")
        yield Words(plain(meaning), soft=True)
        if items:
            kept = shown.foremost(items, MAX_LISTED[name])
            yield Points(tuple(_entry(item, claims) for item in kept))
            if len(items) > len(kept):
                yield Words(plain(f"And {counted(len(items) - len(kept), 'more item')}, below."), soft=True)


def _entry(item: Item, claims: Claims) -> Point:
    apart = [difference(found, claims) for found in item.differences if found.level in {"conflict", "updated"}]
    groups = alike(item.told)
    told = [
        Point((*by_whom(group), Run(" "), *quoted([(cell.teller, cell.claims[0]) for cell in group], group[0].manner, QUOTE_CHARACTERS)))
        for group in groups[:MOST_GROUPS]
    ]
    rest = sum(len(group) for group in groups[MOST_GROUPS:])
    more = [Point(plain(f"and {counted(rest, 'more report')}, below", "soft"))] if rest else []
    return Point(_head(item), (*apart, *told, *more))


def _head(item: Item) -> Line:
    return (*titled(item), Run(" "), Run(setting(item), "soft"))
