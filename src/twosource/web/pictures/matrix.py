"""Claims by reports: who asserts, attributes, hedges, differs, denies or is silent. A table; its script only moves between cells by key."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Cell, Digest, Item
from twosource.outputs.view.labels import STANCES, Stance, counted, when
from twosource.web.pictures.figure import PLAIN_HEADING, Address, Heading, link

MAX_ROWS = 400
"""Rows shown; the weightiest where there are more."""

MOST_NAMED = 12
"""Reports whose names stand above the table; each column's head has its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A report under its letter."""

    key: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How one report stands to one thing: `href` leads to its sentence, '' where it is silent; `also` are its other voices."""

    stance: Stance
    href: str = ""
    also: tuple[Stance, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """An event or relation with one Stand a column; `when` is '' where no date is stated."""

    id: str
    label: str
    href: str
    when: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns, and rows in named groups; `left_out` counts rows that found no room."""

    columns: tuple[Column, ...]
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    left_out: int = 0


def grid_of(shown: Digest, address: Address, items: Sequence[Item] | None = None) -> Grid:
    """Every event and relation of `shown` (or `items` alone) against every report."""
    chosen = shown.foremost(shown.items if items is None else items, MAX_ROWS)
    kept = {item.id for item in chosen}
    columns = tuple(Column(t.key, t.name, address("report", t.report.id)) for t in shown.tellers)
    named = (("Told by several", shown.several), ("Told by one only", shown.alone), ("Standing relations", shown.ties))
    groups = tuple((name, tuple(_row(item, address) for item in group if item.id in kept)) for name, group in named)
    total = len(shown.items if items is None else items)
    return Grid(columns, tuple(group for group in groups if group[1]), total - len(chosen))


def _row(item: Item, address: Address) -> Row:
    href = address("relation" if item.number.startswith("R") else "event", item.id)
    return Row(item.id, item.title, href, when(item.time), tuple(_stand(cell, address) for cell in item.cells))


def _stand(cell: Cell, address: Address) -> Stand:
    if cell.stance == "silent":
        return Stand("silent")
    return Stand(cell.stance, address("claim", cell.claims[0].id), cell.beside)


def matrix(grid: Grid, heading: Heading = PLAIN_HEADING) -> Html:
    """The figure; '' where there is nothing to lay side by side."""
    if not grid.columns or not grid.groups:
        return Html("")
    id = heading.id or "matrix"
    columns = [_head(column) for column in grid.columns]
    head = tag("thead", tag("tr", tag("th", "Event or relation", scope="col"), tag("th", "When", scope="col"), columns))
    bodies = [_group(name, rows, grid.columns) for name, rows in grid.groups]
    left = f"{counted(grid.left_out, 'event or relation', 'events and relations')} of less weight left out." if grid.left_out else ""
    caption = tag("caption", "How each report stands to each event and relation")
    return tag(
        "figure",
        tag(
            "figcaption",
            tag(f"h{heading.level}", heading.title or "Claims by reports", id=f"{id}-title"),
            tag("p", _legend(grid)),
            tag("p", _reports(grid)),
            tag("p", left) if left else "",
        ),
        tag(
            "div",
            tag("table", caption, head, bodies),
            class_="scroll grid",
            tabindex="0",
            role="region",
            aria_label=f"{heading.title or 'Claims by reports'}: table",
        ),
        id=id,
        class_="picture matrix",
        data_picture="matrix",
        aria_labelledby=f"{id}-title",
    )


def _legend(grid: Grid) -> Html:
    used = {stand.stance for _, rows in grid.groups for row in rows for stand in row.stands}
    signs = [
        join([" ", tag("span", tag("b", STANCES[stance][0], aria_hidden="true"), f" {stance}", class_="sign-of", title=STANCES[stance][1])])
        for stance in STANCES
        if stance in used
    ]
    return tag("span", signs, class_="legend")


def _reports(grid: Grid) -> Html:
    parts = [
        join([" ", tag("span", tag("b", column.key), " ", bdi(column.name), class_="sign-of")]) for column in grid.columns[:MOST_NAMED]
    ]
    rest = len(grid.columns) - MOST_NAMED
    return tag("span", parts, f" and {rest} more" if rest > 0 else "", class_="legend")


def _head(column: Column) -> Html:
    return tag("th", link(column.href, tag("abbr", column.key, title=column.name)), scope="col")


def _group(name: str, rows: Sequence[Row], columns: Sequence[Column]) -> Html:
    head = tag("tr", tag("th", name, colspan=len(columns) + 2, scope="rowgroup"), class_="group")
    return tag("tbody", head, [_line(row, columns) for row in rows])


def _line(row: Row, columns: Sequence[Column]) -> Html:
    cells = [_cell(stand, column) for stand, column in zip(row.stands, columns, strict=True)]
    return tag("tr", tag("th", link(row.href, bdi(row.label)), scope="row"), tag("td", row.when, class_="when"), cells)


def _cell(stand: Stand, column: Column) -> Html:
    sign = STANCES[stand.stance][0]
    if stand.stance == "silent":
        return tag("td", tag("span", sign, aria_hidden="true"), tag("span", "silent", class_="unseen"), class_="stand silent")
    words = f"{column.name} {stand.stance}" + (f", also {' and '.join(stand.also)}" if stand.also else "")
    return tag("td", link(stand.href, sign, aria_label=words, title=words), class_=f"stand {stand.stance}")
