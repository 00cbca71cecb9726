"""The names of the case: by type, by how they begin, page by page."""

from string import ascii_uppercase
from typing import get_args

from twosource.model import EntityType
from twosource.outputs.html.markup import Html, bdi, tag
from twosource.outputs.view.labels import counted, line
from twosource.store import EntityRow
from twosource.web.addresses import address
from twosource.web.page import Page, View, plain
from twosource.web.pages.lists import choices, onward, table

TYPES = {
    "person": "people",
    "organization": "organizations",
    "group": "groups",
    "place": "places",
    "facility": "facilities",
    "product": "products",
    "work": "works",
    "other": "other",
}
"""What each type is called in a list."""
EVERY_TYPE = "all"
MAX_BEGINNING_CHARACTERS = 60
"""Characters of a beginning that are looked for."""


def entities(view: View) -> Page:
    """A list of names."""
    asked = view.query.get("type", "person")
    kind = asked if asked in (*get_args(EntityType), EVERY_TYPE) else "person"
    beginning = line(view.query.get("beginning", ""))[:MAX_BEGINNING_CHARACTERS]
    rows = view.window.lists.entities(None if kind == EVERY_TYPE else kind, beginning, view.page())
    heading = f"{TYPES.get(kind, 'names').capitalize()}" + (f" that begin with “{beginning}”" if beginning else "")
    body = tag(
        "div",
        tag("h1", "Names"),
        tag("p", "Whom and what the reports name or describe. A name that stands in several stories is no proof of one bearer."),
        choices(view, "type", [*TYPES.items(), (EVERY_TYPE, "all")], kind),
        choices(
            view,
            "beginning",
            [("", "A to Z"), *((each, each) for each in ascii_uppercase)],
            beginning.upper() if len(beginning) == 1 else beginning,
        ),
        _search(kind, beginning),
        _table(heading, rows, kind == EVERY_TYPE) if rows else tag("p", "No such name.", class_="note"),
        onward(view, len(rows)),
    )
    return Page("Names", body, lambda: {"entities": plain(rows), "type": kind, "beginning": beginning or None, "page": view.page()})


def _search(kind: str, beginning: str) -> Html:
    return tag(
        "form",
        tag("input", type="hidden", name="type", value=kind),
        tag("label", "Begins with ", tag("input", name="beginning", value=beginning, maxlength=MAX_BEGINNING_CHARACTERS, size=18)),
        " ",
        tag("button", "Show", type="submit"),
        action="/entities",
        class_="narrow",
    )


def _table(heading: str, rows: list[EntityRow], typed: bool) -> Html:
    columns = ("Name", *(("Type",) if typed else ()), "Stands in")
    return table(heading, columns, [_row(row, typed) for row in rows])


def _row(row: EntityRow, typed: bool) -> Html:
    stands = counted(row.stories, "story", "stories")
    return tag(
        "tr",
        tag("th", tag("a", bdi(line(row.name)), href=address("entity", row.id)), scope="row"),
        tag("td", row.type) if typed else "",
        tag("td", stands, class_="count"),
    )
