"""An event or tie in two lines: what, when and where, who tells it and how, and in what its reports differ."""

from collections.abc import Mapping, Sequence

from twosource.model import Event, Relation
from twosource.outputs.dossier.findings import setting
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Item
from twosource.outputs.view.labels import LEVELS, STANCES, slot_words
from twosource.web.addresses import Kind, address
from twosource.web.pages.parts.findings import Shown, shown, value_words

Things = Mapping[str, Event | Relation]
MAX_VALUES_NAMED = 4
"""Values of one difference that are named."""
KEYS = 14
"""Reports that are named by their letter."""


def items(entries: Sequence[Item], things: Things, *, wide: bool = True) -> Html:
    """A list of them; in two columns where there is room, unless `wide`."""
    return tag("ul", [item_line(item, things[item.id]) for item in entries], class_="items" if wide else "items two")


def item_line(item: Item, thing: Event | Relation) -> Html:
    """One of them; each difference leads to its sentences."""
    kind: Kind = "event" if isinstance(thing, Event) else "relation"
    path = address(kind, item.id)
    return tag(
        "li",
        tag("a", bdi(item.title), href=path, class_="subject"),
        " ",
        tag("span", keys(item), class_="keys"),
        " ",
        tag("span", bdi(setting(item)), class_="setting"),
        _differences(thing, path),
        id=item.id,
    )


def keys(item: Item) -> Html:
    """The letters of the reports that tell it, each with the sign of how it does."""
    told = item.told
    shown_ = [
        tag(
            "span",
            tag("abbr", cell.teller.key, title=cell.teller.name),
            tag("span", STANCES[cell.stance][0], class_=cell.stance, aria_hidden="true"),
            tag("span", f" {cell.stance}", class_="away"),
            title=f"{cell.teller.name} {cell.stance}",
            class_="who-how",
        )
        for cell in told[:KEYS]
    ]
    more = f" +{len(told) - KEYS}" if len(told) > KEYS else ""
    return join([[[" ", each] for each in shown_], more])


def _differences(thing: Event | Relation, path: str) -> Html:
    grave = [each for each in shown(thing) if each.level in {"conflict", "updated"}]
    if not grave:
        return Html("")
    return tag("ul", [_difference(each, path) for each in grave], class_="apart")


def _difference(each: Shown, path: str) -> Html:
    finding = each.finding
    between = " ≠ " if each.level == "conflict" else " / "
    values = join([between if i else "", bdi(value_words(value.value))] for i, value in enumerate(finding.values[:MAX_VALUES_NAMED]))
    return tag(
        "li",
        tag("a", tag("span", bdi(slot_words(finding.slot)), class_="slot"), href=f"{path}#finding-{each.position}"),
        " ",
        tag("span", values, " …" if len(finding.values) > MAX_VALUES_NAMED else "", class_="values"),
        " ",
        tag("span", LEVELS[each.level][0], class_=f"level {each.level}"),
    )
