"""The reports of the case: by publisher, a page at a time, two or three of them to be read side by side."""

from twosource.outputs.html.markup import Html, bdi, tag
from twosource.outputs.view.labels import line
from twosource.store import ReportRow
from twosource.web.addresses import address
from twosource.web.page import Page, View, plain
from twosource.web.pages.lists import onward, table
from twosource.web.pages.texts.layers import LAYER_TIME_BASES


def reports(view: View) -> Page:
    """The list, the last taken in first."""
    publisher = view.query.get("publisher", "").strip()
    rows = view.window.lists.reports(publisher or None, view.page())
    shown = table(
        "Reports of the case, the last taken in first",
        ("Beside", "Report", "Publisher", "Published", "Length", "Story"),
        [_row(r) for r in rows],
    )
    body = tag(
        "div",
        tag("h1", "Reports"),
        _filter(view, publisher),
        tag(
            "form",
            shown,
            tag(
                "p", tag("button", "Read side by side", type="submit", class_="main"), " Tick two or three reports.", class_="note together"
            ),
            action="/reading",
        )
        if rows
        else tag("p", "No report of this publisher is in the case." if publisher else "The case holds no report yet."),
        onward(view, len(rows)),
        class_="reports",
    )
    return Page("Reports", body, lambda: {"reports": plain(rows), "publisher": publisher or None, "page": view.page()})


def _filter(view: View, publisher: str) -> Html:
    names = view.window.finds.publishers()
    return tag(
        "form",
        tag("label", "Publisher", for_="publisher"),
        tag("input", id="publisher", name="publisher", value=publisher or None, list="publishers", autocomplete="off"),
        tag("datalist", [tag("option", value=name) for name in names], id="publishers"),
        tag("button", "Show", type="submit"),
        tag("a", "all publishers", href="/reports") if publisher else "",
        class_="filter",
        role="search",
        aria_label="Reports of one publisher",
    )


def _row(row: ReportRow) -> Html:
    title = line(row.title or "without a title")
    box = tag("input", type="checkbox", name="report", value=row.id, aria_label=f"Read beside: {title}")
    story = tag("a", "its story", href=address("story", row.story)) if row.story else "not drawn yet"
    return tag(
        "tr",
        tag("td", box, class_="tick"),
        tag("th", tag("a", bdi(title), href=address("report", row.id)), scope="row"),
        tag("td", bdi(line(row.publisher or "not stated"))),
        tag("td", published(row), class_="when"),
        tag("td", f"{row.characters:,}", class_="count"),
        tag("td", story, class_="note"),
    )


def published(row: ReportRow) -> Html:
    """The day of publication and how it is known."""
    return tag("span", row.published or "not stated", title=LAYER_TIME_BASES.get(row.basis) if row.published else None)
