"""The case at a glance: what it holds, what is disputed, what stands on one origin alone."""

from twosource.outputs.dossier.markup import Html, bdi, join, tag
from twosource.outputs.wording import LEVELS, counted, line, slot_words
from twosource.store import DifferenceRow, Totals
from twosource.web.addresses import Kind, address
from twosource.web.page import Page, View, plain
from twosource.web.pages.stories import story_table

MOST = 12
"""Rows of each list on this page; the lists' own pages have the rest."""


def overview(view: View) -> Page:
    """Counts, the gravest differences and the most disputed stories."""
    lists = view.window.lists
    totals, disputed, updated = lists.totals(), lists.differences(("conflict",))[:MOST], lists.differences(("updated",))[:MOST]
    rows = lists.stories("disputed")[:MOST]
    refused = lists.refusals() if totals.refused else []
    body = tag(
        "div",
        tag("h1", bdi(line(view.window.path.stem))),
        counts(totals),
        tag("p", f"{counted(totals.undrawn, 'report')} still to be drawn.", class_="note") if totals.undrawn else "",
        _differences("Where reports contradict each other", disputed, "/differences"),
        _differences("What later reports update", updated, "/differences?level=updated"),
        tag("h2", "Stories"),
        story_table(rows) if rows else tag("p", "The case holds no report yet."),
        tag("p", tag("a", "All stories", href="/stories"), class_="more") if len(rows) == MOST else "",
        tag("h2", "Refused") if refused else "",
        tag("ul", [tag("li", bdi(line(each.source)), ": ", bdi(line(each.detail))) for each in refused[:MOST]]) if refused else "",
    )
    return Page(
        "Overview", body, lambda: {"totals": plain(totals), "disputed": plain(disputed), "updated": plain(updated), "stories": plain(rows)}
    )


def counts(totals: Totals) -> Html:
    """What the case holds, each count leading to its list."""
    told: list[tuple[int, str, str | None]] = [
        (totals.reports, "reports", "/reports"),
        (totals.stories, "stories", "/stories"),
        (totals.events, "events", None),
        (totals.several, "told by several", None),
        (totals.conflicts, "contradictions", "/differences"),
        (totals.claims, "claims", None),
        (totals.relations, "standing ties", None),
        (totals.decisions, "decisions", "/log"),
        (totals.refused, "refused", None),
    ]
    items = [tag("div", tag("dt", tag("a", words, href=path) if path else words), tag("dd", f"{number:,}")) for number, words, path in told]
    return tag("dl", items, class_="counts")


def _differences(heading: str, rows: list[DifferenceRow], path: str) -> Html:
    if not rows:
        return Html("")
    more = tag("p", tag("a", "All of them", href=path), class_="more")
    return join(
        [tag("h2", heading), tag("ul", [difference_item(row) for row in rows], class_="differences"), more if len(rows) == MOST else ""]
    )


def difference_item(row: DifferenceRow) -> Html:
    """A difference on one line: of what, in which slot, between which values, and why."""
    kind: Kind = row.kind
    values = join([" ≠ " if i else "", bdi(line(value))] for i, value in enumerate(row.values))
    return tag(
        "li",
        tag("a", bdi(line(row.label)), href=f"{address(kind, row.subject)}#differences", class_="subject"),
        tag("span", slot_words(row.slot), class_="slot"),
        " ",
        tag("span", values, class_="values"),
        tag("span", LEVELS[row.level][0], class_=f"level {row.level}"),
        tag("span", counted(row.reports, "report"), class_="count"),
    )
