"""The case at a glance: what it holds, what is disputed, what stands on one origin alone."""

from twosource.model.called import outward
from twosource.outputs.html.markup import Html, bdi, tag
from twosource.outputs.view.labels import counted, line
from twosource.store import DifferenceRow, Totals
from twosource.web.dossiers import offer
from twosource.web.page import Page, View, plain
from twosource.web.pages.differences import difference_item
from twosource.web.pages.parts.failing import failures
from twosource.web.pages.stories import story_table

OVERVIEW_ROWS = 12
"""Rows of each list on this page; the lists' own pages have the rest."""


def overview(view: View) -> Page:
    """Counts, the gravest differences and the most disputed stories."""
    lists = view.window.lists
    totals, disputed, updated = (
        view.window.totals(),
        lists.differences(("conflict",))[:OVERVIEW_ROWS],
        lists.differences(("updated",))[:OVERVIEW_ROWS],
    )
    rows = lists.stories("disputed")[:OVERVIEW_ROWS]
    refused = lists.refusals() if totals.refused else []
    body = tag(
        "div",
        tag("h1", bdi(line(view.window.path.stem))),
        counts(totals),
        tag("p", f"{counted(totals.undrawn, 'report')} still to be drawn.", class_="note") if totals.undrawn else "",
        tag(
            "div",
            _differences("Where reports contradict each other", disputed, totals.conflicts, "/differences"),
            _differences("What later reports update", updated, None, "/differences?level=updated"),
            class_="columns",
        ),
        tag("h2", "Stories"),
        story_table(rows) if rows else tag("p", "The case holds no report yet."),
        tag("p", tag("a", f"All {totals.stories:,} stories", href="/stories"), class_="more") if totals.stories > len(rows) else "",
        tag("h2", "To take along") if totals.reports else "",
        offer("/dossier.html", totals.reports) if totals.reports else "",
        failures(view.window.failed(OVERVIEW_ROWS), totals.failed) if totals.failed else "",
        tag("h2", "Refused") if refused else "",
        tag("ul", [tag("li", bdi(line(outward(each.source))), ": ", bdi(line(each.detail))) for each in refused[:OVERVIEW_ROWS]])
        if refused
        else "",
        tag("p", f"and {len(refused) - OVERVIEW_ROWS:,} more", class_="note") if len(refused) > OVERVIEW_ROWS else "",
    )
    return Page(
        "Overview", body, lambda: {"totals": plain(totals), "disputed": plain(disputed), "updated": plain(updated), "stories": plain(rows)}
    )


def counts(totals: Totals) -> Html:
    """What the case holds, each count leading to its list."""
    told: list[tuple[int, str, str | None]] = [
        (totals.reports, "reports", "/reports"),
        (totals.stories, "stories", "/stories"),
        (totals.conflicts, "contradictions", "/differences"),
        (totals.several, "events told by several", None),
        (max(0, totals.events - totals.several), "events told by one only", None),
        (totals.relations, "standing ties", None),
        (totals.entities, "named or described", "/entities"),
        (totals.claims, "claims", None),
        (totals.decisions, "decisions", "/log"),
        (totals.refused, "refused", None),
    ]
    items = [
        tag("div", tag("dt", tag("a", words, href=path) if path else words), tag("dd", f"{number:,}"))
        for number, words, path in told
        if number or words != "refused"
    ]
    return tag("dl", items, class_="counts")


def _differences(heading: str, rows: list[DifferenceRow], every: int | None, path: str) -> Html:
    """The gravest of one level; '' where there is none of it, but said where no contradiction was found."""
    if not rows:
        none = tag("p", "None was found between the reports.", class_="note")
        return tag("section", tag("h2", heading), none) if every is not None else Html("")
    more = tag("p", tag("a", f"All {every:,}" if every else "All of them", href=path), class_="more") if len(rows) == OVERVIEW_ROWS else ""
    return tag("section", tag("h2", heading), tag("ul", [difference_item(row) for row in rows], class_="differences"), more)
