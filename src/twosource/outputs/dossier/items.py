"""Events and relations: who tells them and how, and where the reports differ."""

from collections.abc import Iterable

from twosource.model import Claim
from twosource.outputs.digest import Cell, Difference, Digest, Item, Said, Teller, alike
from twosource.outputs.dossier.markup import Html, bdi, join, tag
from twosource.outputs.stance import OWN_SIGN
from twosource.outputs.summary import behind, support
from twosource.outputs.wording import LEVELS, STANCES, Stance, around, counted, manner, slot_words, when

Section = tuple[str, Html]
WIDTH = 260
"""Characters of a sentence shown; the reader has all of it."""


def several(shown: Digest) -> Section | None:
    """What more than one report tells."""
    heading = "Told by both" if len(shown.tellers) == 2 else "Told by several"
    return (heading, join(item_card(item) for item in shown.several)) if shown.several else None


def alone(shown: Digest) -> Section | None:
    """What one report tells and no other."""
    return ("Told by one only", join(item_card(item, "item slim") for item in shown.alone)) if shown.alone else None


def ties(shown: Digest) -> Section | None:
    """Who leads, belongs to or is known as what, according to whom."""
    return ("Standing relations", join(item_card(item, "item slim") for item in shown.ties)) if shown.ties else None


def differences(shown: Digest) -> Section | None:
    """Where reports differ, gravest first; then what they only tell differently."""
    if not shown.differing and not shown.told_differently:
        return None
    cards = [_difference_card(item, "item") for item in shown.differing]
    apart = tag("h3", "Told more or less surely, or on different words", class_="apart") if shown.told_differently else ""
    return "Where they differ", join([cards, apart, [_difference_card(item, "item slim") for item in shown.told_differently]])


def key(teller: Teller, claim: str | None = None) -> Html:
    """The letter of a report, with its name for pointer and screen reader, leading to `claim` or else to the report's head."""
    return tag("a", tag("abbr", teller.key, title=teller.name), class_="key", href=f"#{claim or f'report-{teller.key}'}")


def sign(stance: Stance) -> Html:
    """Symbol and word of a stance."""
    return tag("span", tag("span", STANCES[stance][0], aria_hidden="true"), f" {stance}", class_=f"sign {stance}")


def item_card(item: Item, look: str = "item") -> Html:
    """One event or relation with each report that tells it."""
    remarks = _remarks(item) if len(item.told) > 1 else []
    return tag(
        "article",
        tag("h3", tag("span", item.number, class_="number"), " ", bdi(item.title)),
        tag("p", setting(item), class_="setting"),
        tag("ul", [_telling(group) for group in alike(item.told)], class_="tellings"),
        tag("ul", remarks, class_="remarks") if remarks else "",
        tag("p", tag("a", "See where they differ", href=f"#{item.id}-differs"), class_="more") if item.differences else "",
        class_=look,
        id=item.id,
    )


def setting(item: Item) -> Html:
    """When, where, over how many origins."""
    place = bdi(item.place) if item.place else "place not stated"
    stated = [when(item.time) or "date not stated", " · ", place, " · "] if not item.number.startswith("R") else []
    return join([*stated, support(item)])


def _telling(group: tuple[Cell, ...]) -> Html:
    cell = group[0]
    rest = [(each.teller, claim) for each in group for claim in each.claims[1:]]
    also = tag("p", f"also {' and '.join(cell.beside)}", class_="manner") if cell.beside else ""
    more = (
        tag("details", tag("summary", counted(len(rest), "more place")), [_quote(teller, claim) for teller, claim in rest]) if rest else ""
    )
    keys = spaced(key(each.teller, each.claims[0].id) for each in group)
    return tag("li", tag("p", keys, " ", sign(cell.stance), class_="who"), tag("div", _quote(cell.teller, cell.claims[0]), also, more))


def _quote(teller: Teller, claim: Claim) -> Html:
    before, focus, after = around(teller.report.text, claim.span, claim.trigger.span, WIDTH)
    quote = tag("q", bdi_parts(before, focus, after))
    told = "; ".join(manner(claim))
    return join(
        [
            tag("p", tag("a", quote, href=f"#{claim.id}", class_="quote", title=f"{teller.name}, {claim.span.start}–{claim.span.end}")),
            tag("p", bdi(told), class_="manner") if told else "",
        ]
    )


def bdi_parts(before: str, focus: str, after: str) -> Html:
    """A quote with the word that names the event set off."""
    return tag("bdi", before, tag("strong", focus) if focus else "", after)


def _remarks(item: Item) -> list[Html]:
    """What the reports agree on, and what each gives alone; how they tell it is shown by their signs."""
    shown = [found for found in item.findings if found.slot not in OWN_SIGN]
    agreed = _by_slot((found.slot, said.value) for found in shown if found.level == "agree" for said in found.values)
    lines = [tag("li", "They agree on ", agreed)] if agreed else []
    for cell in item.told:
        only = [(f.slot, said.value) for f in shown if f.level == "only-one" for said in f.values if said.tellers == (cell.teller,)]
        lines += [tag("li", "Only ", key(cell.teller), " gives ", _by_slot(only))] if only else []
    return lines


def _by_slot(values: Iterable[tuple[str, str]]) -> Html:
    slots: dict[str, list[str]] = {}
    for slot, value in values:
        slots.setdefault(slot_words(slot), []).append(value)
    return join([["; " if i else "", slot, ": ", bdi(", ".join(dict.fromkeys(given)))] for i, (slot, given) in enumerate(slots.items())])


def _difference_card(item: Item, look: str) -> Html:
    return tag(
        "article",
        tag("h3", tag("a", tag("span", item.number, class_="number"), " ", bdi(item.title), href=f"#{item.id}")),
        [_told_differently(d) if d.level == "telling" else _difference(d) for d in item.differences],
        class_=look,
        id=f"{item.id}-differs",
    )


def _difference(found: Difference) -> Html:
    head = [tag("span", slot_words(found.slot), class_="slot"), " ", tag("span", LEVELS[found.level][0], class_=f"level {found.level}")]
    return tag(
        "div",
        tag("h4", head),
        tag("ul", [tag("li", _said(said)) for said in found.values], class_="values"),
        tag("p", bdi(found.reason), class_="reason") if found.reason else "",
        class_="difference",
    )


def _told_differently(found: Difference) -> Html:
    parts = [join([key(teller), " ", bdi(", ".join(values)), " "]) for teller, values in found.by_report]
    return tag("p", tag("span", slot_words(found.slot), class_="slot"), " ", parts, class_="telling-line")


def _said(said: Said) -> Html:
    links = [tag("a", "sentence" if i == 1 else str(i), href=f"#{c}", class_="at") for i, c in enumerate(said.claims, 1)]
    known = f" ({words}) " if (words := behind(said)) else " "
    return join([tag("span", [key(t) for t in said.tellers], class_="keys"), " ", bdi(said.value), known, spaced(links)])


def spaced(parts: Iterable[Html]) -> Html:
    """Parts with a blank between."""
    return Html(" ".join(parts))
