"""Events and relations: who tells them and how, and where the reports differ."""

from collections.abc import Iterable, Sequence

from twosource.outputs.dossier.findings import Place, remarks, setting, standing_at
from twosource.outputs.dossier.outline import heading
from twosource.outputs.html.elements import runs
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Cell, Difference, Digest, Item, Said, Teller, alike
from twosource.outputs.view.labels import LEVELS, STANCES, Stance, around, counted, manner, slot_words
from twosource.outputs.view.summary import behind

Section = tuple[str, Html]
SENTENCE_CHARACTERS = 260
"""Characters of a sentence shown; the reader has all of it."""


def several(shown: Digest) -> Section | None:
    """What more than one report tells."""
    return (heading("told", shown), join(item_card(item) for item in shown.several)) if shown.several else None


def alone(shown: Digest) -> Section | None:
    """What one report tells and no other."""
    return (heading("alone", shown), join(item_card(item, "item slim") for item in shown.alone)) if shown.alone else None


def ties(shown: Digest) -> Section | None:
    """Who leads, belongs to or is known as what, according to whom."""
    return (heading("relations", shown), join(item_card(item, "item slim") for item in shown.ties)) if shown.ties else None


def differences(shown: Digest) -> Section | None:
    """Where reports differ, gravest first; then what they only tell differently."""
    if not shown.differing and not shown.told_differently:
        return None
    cards = [_difference_card(item, "item") for item in shown.differing]
    apart = tag("h3", "Told more or less surely, or on different words", class_="apart") if shown.told_differently else ""
    return heading("differences", shown), join([cards, apart, [_difference_card(item, "item slim") for item in shown.told_differently]])


def key(teller: Teller, claim: str | None = None) -> Html:
    """The letter of a report, with its name for pointer and screen reader, leading to `claim` or else to the report's head."""
    return tag("a", tag("abbr", teller.key, title=teller.name), class_="key", href=f"#{claim or f'report-{teller.key}'}")


def sign(stance: Stance) -> Html:
    """Symbol and word of a stance."""
    return tag("span", tag("span", STANCES[stance][0], aria_hidden="true"), f" {stance}", class_=f"sign {stance}")


def item_card(item: Item, look: str = "item") -> Html:
    """One event or relation with each report that tells it."""
    noted = [tag("li", runs(each)) for each in remarks(item)] if len(item.told) > 1 else []
    return tag(
        "article",
        tag("h3", tag("span", item.number, class_="number"), " ", bdi(item.title)),
        tag("p", bdi(setting(item)), class_="setting"),
        tag("ul", [_telling(group) for group in alike(item.told)], class_="tellings"),
        tag("ul", noted, class_="remarks") if noted else "",
        tag("p", tag("a", "See where they differ", href=f"#{item.id}-differs"), class_="more") if item.differences else "",
        class_=look,
        id=item.id,
    )


def _telling(group: tuple[Cell, ...]) -> Html:
    cell = group[0]
    rest = [(each.teller, claim) for each in group for claim in each.claims[1:]]
    also = tag("p", f"also {' and '.join(cell.beside)}", class_="manner") if cell.beside else ""
    more = tag("details", tag("summary", counted(len(rest), "more place")), [_quote([each]) for each in rest]) if rest else ""
    keys = spaced(key(each.teller, each.claims[0].id) for each in group)
    first = _quote([(each.teller, each.claims[0]) for each in group], cell.manner)
    return tag("li", tag("p", keys, " ", sign(cell.stance), class_="who"), tag("div", first, also, more))


def _quote(places: Sequence[Place], told: Sequence[str] | None = None) -> Html:
    """The words of the first place, where they stand in each report, and how they are told."""
    teller, claim = places[0]
    quote = tag("q", bdi_parts(*around(teller.report.text, claim.span, claim.trigger.span, SENTENCE_CHARACTERS)))
    words = "; ".join(manner(claim) if told is None else told)
    return join(
        [
            tag("p", tag("a", quote, href=f"#{claim.id}", class_="quote"), " ", tag("span", runs(standing_at(places)), class_="where")),
            tag("p", bdi(words), class_="manner") if words else "",
        ]
    )


def bdi_parts(before: str, focus: str, after: str) -> Html:
    """A quote with the word that names the event set off."""
    return tag("bdi", before, tag("strong", focus) if focus else "", after)


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
