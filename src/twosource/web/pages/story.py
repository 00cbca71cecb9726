"""A story: what its reports dispute, agree on, and tell alone; when, where and who; and what stands behind it."""

from collections.abc import Sequence

from twosource.model import Case, Entity, Event, Relation, Story
from twosource.outputs import contract
from twosource.outputs.dossier.glance import standing
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Digest, Item, Teller, digest
from twosource.outputs.view.labels import STANDINGS, Standing, counted, line, when
from twosource.outputs.view.summary import differing_words
from twosource.web.addresses import address, listed
from twosource.web.dossiers import offer
from twosource.web.page import Page, View, found
from twosource.web.pages.lists import table
from twosource.web.pages.parts.deciding import decide
from twosource.web.pages.parts.failing import missing
from twosource.web.pages.parts.items import items
from twosource.web.pages.parts.known import facts
from twosource.web.pictures.figure import Heading
from twosource.web.pictures.map import map_picture, points_of
from twosource.web.pictures.matrix import grid_of, matrix
from twosource.web.pictures.network import network, network_of
from twosource.web.pictures.timeline import marks_of, timeline
from twosource.web.pictures.tree import origin_tree, tree_of

MAX_OF_EACH, EVERY = 10, 400
"""Rows of each list, and of the one that is asked for whole."""
DRAWN = 40
"""Events in a picture; the weightiest where there are more."""
CELLS, FEWEST = 800, 12
"""Cells of the matrix, and the fewest rows it has however many reports there are."""
ORDER: tuple[Standing, ...] = ("disputed", "updated", "agreed", "unclear", "alone")
"""The sorts of items, what needs an eye first."""
WIDE: tuple[Standing, ...] = ("disputed", "updated")
"""The sorts whose items need the whole width."""
STORY_SCRIPTS = tuple(f"built/{name}.js" for name in ("timeline", "map", "network", "matrix", "tree"))


def story(view: View) -> Page:
    """The page of one story."""
    case = found(view.window.story(view.id(), layers=False), "story", view.id())
    (thing,) = case.stories
    shown = digest(case)
    sorts = _sorted(shown)
    things: dict[str, Event | Relation] = {event.id: event for event in case.events} | {tie.id: tie for tie in case.relations}
    title = line(thing.label) or "one affair"
    body = tag(
        "article",
        tag("p", tag("a", "Stories", href="/stories"), " › story", class_="trail"),
        tag("h1", bdi(title)),
        _facts(shown, thing),
        missing(case),
        offer(f"{address('story', thing.id)}/dossier.html", len(thing.reports)),
        _contents(sorts),
        [_sort(view, sort, sorts[sort], shown, things) for sort in ORDER if sorts[sort]],
        _reports(view, shown),
        *_pictures(shown),
        _people(view, shown),
        decide(view, "story", thing.id),
        class_="thing story",
    )
    return Page(title, body, lambda: contract(found(view.window.story(view.id()), "story", view.id())), "Stories", STORY_SCRIPTS)


def _sorted(shown: Digest) -> dict[Standing, list[Item]]:
    sorts: dict[Standing, list[Item]] = {each: [] for each in ORDER}
    for item in shown.items:
        sorts[standing(item)].append(item)
    return sorts


def _facts(shown: Digest, thing: Story) -> Html:
    return facts(
        [
            ("Reports", f"{len(thing.reports)}, published {_days(shown.case)}"),
            ("Differences", differing_words(shown).replace("Of these the", "The") if len(shown.tellers) > 1 else "one report alone"),
            ("Not shown", f"{counted(shown.hidden, 'event')} of which too little is stated" if shown.hidden else None),
        ]
    )


def _days(case: Case) -> str:
    days = sorted((each.published.earliest, when(each.published)) for each in case.reports if each.published.earliest)
    if not days:
        return "on days not stated"
    return days[0][1] if days[0][1] == days[-1][1] else f"{days[0][1]} to {days[-1][1]}"


def _contents(sorts: dict[Standing, list[Item]]) -> Html:
    links = [
        tag("li", tag("a", f"{STANDINGS[sort][0]} ", tag("b", str(len(sorts[sort]))), href=f"#{sort}")) for sort in ORDER if sorts[sort]
    ]
    links += [
        tag("li", tag("a", name, href=f"#{id}")) for name, id in (("The reports", "reports"), ("Pictures", "matrix"), ("People", "people"))
    ]
    return tag("nav", tag("ul", links, class_="choices"), aria_label="Parts of this page")


def _sort(view: View, sort: Standing, found_: Sequence[Item], shown: Digest, things: dict[str, Event | Relation]) -> Html:
    heading, meaning = STANDINGS[sort]
    most = EVERY if view.query.get("all") == sort else MAX_OF_EACH
    kept = shown.foremost(found_, most)
    return tag(
        "section",
        tag("h2", heading, " ", tag("span", str(len(found_)), class_="count")),
        tag("p", meaning, class_="note"),
        items(kept, things, wide=sort in WIDE),
        _rest(view, sort, len(found_) - len(kept)),
        id=sort,
    )


def _rest(view: View, name: str, left: int) -> Html:
    """The way to the rest of a list."""
    if left <= 0 or view.query.get("all") == name:
        return tag("p", f"and {left} more of less weight", class_="note") if left > 0 else Html("")
    path = listed(view.path, [("all", name)])
    return tag("p", tag("a", f"{left} more of less weight", href=f"{path}#{name}"), class_="more")


def _reports(view: View, shown: Digest) -> Html:
    most = EVERY if view.query.get("all") == "reports" else 2 * MAX_OF_EACH
    counts = {reading.report: len(reading.claims) for reading in shown.case.readings}
    rows = [_report(teller, counts.get(teller.report.id, 0)) for teller in shown.tellers[:most]]
    columns = ("Key", "Report", "Published", "Claims")
    left = len(shown.tellers) - most
    return tag(
        "section", tag("h2", "The reports"), table("Reports of the story", columns, rows), _rest(view, "reports", left), id="reports"
    )


def _report(teller: Teller, claims: int) -> Html:
    report = teller.report
    told = [line(each) for each in (report.title, f"from {report.credit}" if report.credit else None) if each and line(each) != teller.name]
    title = tag("span", " – ", bdi("; ".join(told)), class_="note") if told else ""
    return tag(
        "tr",
        tag("td", tag("span", teller.key, class_="key")),
        tag("th", tag("a", bdi(teller.name), href=address("report", report.id)), title, scope="row"),
        tag("td", when(report.published) or "not stated", class_="when"),
        tag("td", str(claims), class_="count"),
    )


def _pictures(shown: Digest) -> list[Html]:
    several = len(shown.tellers) > 1
    events = shown.foremost(shown.several + shown.alone, DRAWN)
    rows = shown.foremost(shown.items, max(FEWEST, min(DRAWN, CELLS // len(shown.tellers))))
    return [
        matrix(grid_of(shown, address, rows)) if several else Html(""),
        timeline(marks_of(shown, address, events)),
        map_picture(points_of(shown, address, events)),
        network(network_of(shown, address), Heading(id="network")),
        origin_tree(tree_of(shown, address)) if several else Html(""),
    ]


def _people(view: View, shown: Digest) -> Html:
    if not shown.entities:
        return Html("")
    most = EVERY if view.query.get("all") == "people" else 2 * MAX_OF_EACH
    rows = [_person(entity, shown) for entity in shown.entities[:most]]
    columns = ("Name", "Type", "Reports", "Mentions")
    left = len(shown.entities) - most
    caption = "Named more than once, or part of an event or tie shown"
    return tag("section", tag("h2", "People and organizations"), table(caption, columns, rows), _rest(view, "people", left), id="people")


def _person(entity: Entity, shown: Digest) -> Html:
    also = tag("span", " also ", join([", " if i else "", bdi(line(each))] for i, each in enumerate(entity.aliases[:4])), class_="note")
    return tag(
        "tr",
        tag("th", tag("a", bdi(line(entity.name)), href=address("entity", entity.id)), also if entity.aliases else "", scope="row"),
        tag("td", entity.type),
        tag("td", f"{len({mention.report for mention in entity.mentions})} of {len(shown.tellers)}", class_="count"),
        tag("td", str(len(entity.mentions)), class_="count"),
    )
