"""Claims by reports: who asserts, attributes, hedges, differs, denies or is silent."""

from twosource.outputs.dossier.outline import heading
from twosource.outputs.html.events import Section, sign
from twosource.outputs.html.markup import Html, bdi, join, raw, tag
from twosource.outputs.view.digest import Cell, Digest, Item
from twosource.outputs.view.labels import HEADINGS, STANCES, when

WIDE = 8
"""Reports from which on the cells hold the symbol alone and the table leaves out what one report alone tells."""
SILENT = raw("<td class=silent>" + STANCES["silent"][0])
"""Most cells of a large table; HTML lets the end tag go."""


def matrix(shown: Digest) -> Section | None:
    """The table; None when there is nothing to lay side by side."""
    narrow = len(shown.tellers) <= WIDE
    together = heading("told", shown)
    groups = [(together, shown.several), (HEADINGS["alone"], shown.alone if narrow else ()), (HEADINGS["relations"], shown.ties)]
    rows = [body for name, items in groups if items for body in _group(name, items, len(shown.tellers), narrow)]
    if not rows or len(shown.tellers) < 2:
        return None
    columns = [tag("th", tag("a", tag("abbr", t.key, title=t.name), href=f"#report-{t.key}"), scope="col") for t in shown.tellers]
    head = tag("thead", tag("tr", tag("th", "Event or relation", scope="col"), tag("th", "When", scope="col"), columns))
    note = "" if narrow else tag("p", "What one report alone tells is listed above and left out here.", class_="note")
    table = tag(
        "table",
        tag("caption", "How each report stands to each event and relation"),
        head,
        rows,
        class_="matrix" if narrow else "matrix dense",
    )
    return HEADINGS["matrix"], join(
        [tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=f"{HEADINGS['matrix']}, table"), note]
    )


def _group(name: str, items: tuple[Item, ...], reports: int, narrow: bool) -> list[Html]:
    head = tag("tr", tag("th", name, colspan=reports + 2, scope="rowgroup"), class_="group")
    return [tag("tbody", head, [_row(item, narrow) for item in items])]


def _row(item: Item, narrow: bool) -> Html:
    title = tag("th", tag("a", tag("span", item.number, class_="number"), " ", bdi(item.title), href=f"#{item.id}"), scope="row")
    return tag("tr", title, tag("td", when(item.time), class_="when"), [_cell(cell, narrow) for cell in item.cells])


def _cell(cell: Cell, narrow: bool) -> Html:
    if cell.stance == "silent":
        return SILENT
    shown = sign(cell.stance) if narrow else tag("span", STANCES[cell.stance][0], class_=f"sign {cell.stance}", title=cell.stance)
    return tag("td", tag("a", shown, href=f"#{cell.claims[0].id}", aria_label=f"{cell.teller.key} {cell.stance}"))
