"""What several reports rest on: a text that was copied, an agency, a source that is cited, a piece of evidence."""

from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line
from twosource.store.pages import SharedOriginRow
from twosource.web.addresses import address
from twosource.web.page import Page, View, plain
from twosource.web.pages.lists import choices, onward, table

ORIGIN_KINDS = {
    "copied text": "copied text",
    "shared passage": "a passage in common",
    "credit": "an agency credited",
    "cited source": "a source cited",
    "evidence": "the same evidence",
    "decided": "decided by a person",
}
"""Kinds of origin in plain words."""


def origins(view: View) -> Page:
    """The list, the last found first."""
    asked = view.query.get("kind", "")
    kind = asked if asked in ORIGIN_KINDS else ""
    rows = view.window.roots.page(kind or None, view.page())
    groups: dict[tuple[object, ...], list[SharedOriginRow]] = {}
    for row in rows:
        groups.setdefault((row.kind, row.basis, row.root, row.tellers, row.reports), []).append(row)
    columns = ("Kind", "What they rest on", "Who, in the order of publication", "Direction")
    body = tag(
        "div",
        tag("h1", "Origins"),
        tag("p", "Reports that rest on the same thing count as one origin, however many they are. Each says why, and can be corrected."),
        choices(view, "kind", [("", "all"), *ORIGIN_KINDS.items()], kind),
        table("Origins on which several reports rest", columns, [_row(group) for group in groups.values()])
        if groups
        else tag("p", "No reports were found to rest on the same thing."),
        onward(view, len(rows)),
        class_="origins",
    )
    return Page("Origins", body, lambda: {"origins": plain(rows), "kind": kind or None, "page": view.page()})


def _row(group: list[SharedOriginRow]) -> Html:
    first = group[0]
    more = [join([", ", tag("a", str(number), href=address("origin", row.id))]) for number, row in enumerate(group[1:], 2)]
    again = tag("span", more, class_="note") if more else ""
    direction = line(first.direction) if first.direction else "not known" if first.kind in {"copied text", "shared passage"} else "–"
    return tag(
        "tr",
        tag("td", ORIGIN_KINDS.get(first.kind, first.kind), class_="note"),
        tag("th", tag("a", bdi(line(first.basis)), href=address("origin", first.id)), again, scope="row"),
        tag("td", tellers(first)),
        tag("td", bdi(direction), class_="note"),
    )


def tellers(row: SharedOriginRow) -> Html:
    """The reports by day, the one that the others derive from marked."""
    items = [
        tag(
            "li",
            tag("span", each.published or "not dated", class_="when"),
            " ",
            tag("a", bdi(line(each.publisher or each.title or each.report)), href=address("report", each.report)),
            tag("strong", " source") if each.report == row.root else "",
        )
        for each in row.tellers
    ]
    rest = row.reports - len(row.tellers)
    return tag("ul", items, tag("li", f"and {counted(rest, 'more report')}", class_="note") if rest > 0 else "", class_="plain")
