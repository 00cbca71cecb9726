"""Every difference of the case: of what, in which slot, between which values."""

from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import LEVELS, counted, line, slot_words, why
from twosource.store import DIFFERENT, DifferenceRow
from twosource.web.addresses import Kind, address
from twosource.web.page import Page, View, plain
from twosource.web.pages.lists import choices, onward
from twosource.web.pages.parts.findings import level_of, value_words

EVERY_LEVEL = "all"
LEVEL_CHOICES = [("conflict", "contradictions"), ("updated", "updates"), ("coarser", "one more exact"), (EVERY_LEVEL, "all")]
SLOTS = ("time", "place", "occurrence", "weekday", "hour", "certainty", "attribution", "certainty over time")
"""Slots one can always ask for; those of the rows shown come with them."""
MAX_VALUES_OF_DIFFERENCE = 6
"""Values of one difference that are shown."""


def differences(view: View) -> Page:
    """A list of differences of one level or all, of one slot or all."""
    asked = view.query.get("level", "conflict")
    level = asked if asked in (*DIFFERENT, EVERY_LEVEL) else "conflict"
    slot = view.query.get("slot", "")
    rows = view.window.lists.differences(DIFFERENT if level == EVERY_LEVEL else (level,), view.page(), slot or None)
    slots = dict.fromkeys([*SLOTS, *([slot] if slot else []), *(row.slot for row in rows)])
    body = tag(
        "div",
        tag("h1", "Differences"),
        tag("p", "Where reports of one event or tie differ. Each leads to the sentences side by side."),
        tag("h2", "Which differences", class_="away"),
        choices(view, "level", LEVEL_CHOICES, level),
        choices(view, "slot", [("", "every slot"), *((each, slot_words(each)) for each in slots)], slot),
        tag("ol", [difference_item(row) for row in rows], class_="differences") if rows else tag("p", "None of these.", class_="note"),
        onward(view, len(rows)),
    )
    return Page("Differences", body, lambda: {"differences": plain(rows), "level": level, "slot": slot or None, "page": view.page()})


def difference_item(row: DifferenceRow) -> Html:
    """A difference in two lines: of what, then in which slot, between which values, and why."""
    kind: Kind = row.kind
    level = level_of(row.slot, row.level)
    between = " ≠ " if level == "conflict" else " / "
    values = join([between if i else "", bdi(value_words(value))] for i, value in enumerate(row.values[:MAX_VALUES_OF_DIFFERENCE]))
    reason = why(row.reason, row.values) if level in {"conflict", "updated"} else ""
    # One may be one that is known or none at all; the thing's own page tells which.
    several = f", {counted(row.origins, 'known origin')}" if row.origins > 1 else ""
    known = counted(row.reports, "report") + several
    parts = [
        tag("a", bdi(line(row.label)), href=f"{address(kind, row.subject)}#finding-{row.position}", class_="subject"),
        tag("span", bdi(slot_words(row.slot)), class_="slot"),
        tag("span", values, " …" if len(row.values) > MAX_VALUES_OF_DIFFERENCE else "", class_="values"),
        tag("span", LEVELS[level][0], class_=f"level {level}"),
        tag("span", known, class_="count"),
        tag("span", bdi(reason), class_="reason") if reason else "",
    ]
    return tag("li", [[part, " "] for part in parts])
