"""The affairs of the case."""

from twosource.model import Moment
from twosource.outputs.html.markup import Html, bdi, tag
from twosource.outputs.view.labels import counted, line, when
from twosource.store import StoryRow
from twosource.store.pages import ORDERS, Order
from twosource.web.addresses import address
from twosource.web.page import Page, View, plain
from twosource.web.pages.lists import choices, onward, table

ORDER_LABELS = {"disputed": "most disputed first", "largest": "largest first", "latest": "latest first"}


def stories(view: View) -> Page:
    """A list of stories in a chosen order."""
    asked = view.query.get("order", "disputed")
    order: Order = next((each for each in ORDERS if each == asked), "disputed")
    rows = view.window.lists.stories(order, view.page())
    body = tag(
        "div",
        tag("h1", "Stories"),
        tag("p", "Reports of one affair, found by the words they share. Who agrees and who differs is looked at within a story."),
        choices(view, "order", list(ORDER_LABELS.items()), order),
        story_table(rows),
        onward(view, len(rows)),
    )
    return Page("Stories", body, lambda: {"stories": plain(rows), "order": order, "page": view.page()})


def story_table(rows: list[StoryRow]) -> Html:
    """Stories with what they hold."""
    columns = ("Story", "Reports", "Told by several", "Disputed", "Published")
    return table("Stories of the case", columns, [_row(row) for row in rows])


def _row(row: StoryRow) -> Html:
    name = tag("a", bdi(line(row.label) or "one affair"), href=address("story", row.id))
    disputed = tag("span", f"≠ {row.conflicts}", class_="differs") if row.conflicts else "none"
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", counted(row.reports, "report"), class_="count"),
        tag("td", counted(row.several, "event"), class_="count"),
        tag("td", disputed, class_="count"),
        tag("td", _days(row), class_="when"),
    )


def _days(row: StoryRow) -> str:
    if row.earliest is None or row.latest is None:
        return "not stated"
    return when(Moment(earliest=row.earliest, latest=row.latest))
