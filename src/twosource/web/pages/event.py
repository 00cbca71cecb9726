"""An event: who reports what of it, laid side by side, and where the reports differ."""

from collections.abc import Mapping, Sequence

from twosource.model import Claim, Event
from twosource.outputs.dossier.glance import standing
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Cell, Item, item_of
from twosource.outputs.view.labels import STANDINGS, counted, line, slot_words, when
from twosource.web.addresses import address
from twosource.web.page import Page, View, found, of_case
from twosource.web.pages.parts.deciding import decide, decided
from twosource.web.pages.parts.findings import differences, value_words
from twosource.web.pages.parts.known import Known, facts, section, trail
from twosource.web.pages.parts.quotes import alike, telling
from twosource.web.pages.parts.reasons import reasons
from twosource.web.pages.parts.roots import known_words, roots
from twosource.web.pages.parts.slots import laid_open
from twosource.web.pictures.accounts import account_marks, account_points
from twosource.web.pictures.figure import Heading
from twosource.web.pictures.map import map_picture
from twosource.web.pictures.timeline import timeline

MAX_FURTHER_SENTENCES = 8
"""Further sentences of the same reports that are shown."""
WORDINGS = 40
"""Wordings of the event that are shown."""
MAX_VALUES_IN_LINE = 4
"""Values that contradict each other and are shown in one line."""
FULLEST = "Where each report tells it most fully; its other sentences are folded. What is told in the same words stands together."
EVENT_SCRIPTS = ("built/timeline.js", "built/map.js")


def event(view: View) -> Page:
    """The page of one event."""
    case = found(view.window.event(view.id()), "event", view.id())
    (thing,) = (each for each in case.events if each.id == view.id())
    known, item = Known.of(case), item_of(case, thing)
    title = line(thing.label) or thing.type
    body = tag(
        "article",
        trail(known, f"event ({thing.type})"),
        tag("h1", bdi(title)),
        _facts(known, thing, item),
        section("What each report gives", laid_open(known, thing, item)),
        differences(known, thing),
        section(
            "The sentences",
            tag("div", _sentences(known, item), class_="columns"),
            note=FULLEST,
        ),
        section("When and where each report puts it", _pictures(item)),
        section("What stands behind it", roots(known, thing)),
        section("Why these claims count as one event", _links(known, thing)),
        section("Decisions about it", decided(case.judgements, (thing.id, *thing.claims))),
        decide(view, "event", thing.id),
        class_="thing",
    )
    return Page(title, body, of_case(case), "Stories", EVENT_SCRIPTS)


def _facts(known: Known, thing: Event, item: Item) -> Html:
    heading, meaning = STANDINGS[standing(item)]
    return facts(
        [
            ("Standing", tag("span", heading, class_=f"standing {standing(item)}", title=meaning)),
            ("When", _settled(thing, "time", when(thing.time))),
            ("Where", _settled(thing, "place", item.place)),
            *_parties(known, thing),
            ("Told by", f"{counted(len(thing.reports), 'report')}, in {counted(len(thing.claims), 'place')}"),
            ("Origins", known_words(thing)),
        ]
    )


def _settled(thing: Event, slot: str, value: str | None) -> Html:
    """The value of a slot or, where reports contradict each other in it, every value that they give."""
    apart = next((finding for finding in thing.findings if finding.slot == slot and finding.level == "conflict"), None)
    if apart is None:
        return bdi(value) if value else tag("span", "not stated", class_="silent")
    values = [[" ≠ " if i else "", bdi(value_words(each.value))] for i, each in enumerate(apart.values[:MAX_VALUES_IN_LINE])]
    more = " …" if len(apart.values) > MAX_VALUES_IN_LINE else ""
    return join([*values, more, " ", tag("span", "contradict each other", class_="level conflict")])


def _parties(known: Known, thing: Event) -> list[tuple[str, Html | str | None]]:
    """Who takes part, by role."""
    roles: dict[str, list[Html]] = {}
    for party in thing.participants:
        roles.setdefault(party.role, []).append(known.entity(party.entity))
    return [
        (slot_words(f"who:{role}").capitalize(), join([", " if i else "", each] for i, each in enumerate(parties)))
        for role, parties in roles.items()
    ]


def _sentences(known: Known, item: Item) -> list[Html]:
    cells = {cell.teller.report.id: cell for cell in item.told}
    groups = alike(known, [cells[report].claims[0] for report in known.by_time(cells)])
    return [_told(known, group, cells) for group in groups[:WORDINGS]]


def _told(known: Known, group: Sequence[Claim], cells: Mapping[str, Cell]) -> Html:
    """The fullest sentence of reports that tell it in the same words, and every other place of theirs."""
    rest = alike(known, [claim for first in group for claim in cells[first.report].claims[1:]])
    shown = [telling(known, each) for each in rest[:MAX_FURTHER_SENTENCES]]
    left = len(rest) - MAX_FURTHER_SENTENCES
    more = tag("p", f"and {counted(left, 'more sentence')}", class_="note") if left > 0 else ""
    folded = tag("details", tag("summary", counted(len(rest), "more sentence")), shown, more) if rest else ""
    return tag("div", telling(known, group), folded, class_="tellings")


def _pictures(item: Item) -> Html:
    marks = account_marks(item, address)
    points = account_points(item, address)
    dated = timeline(marks, Heading(3, title="When")) if any(mark.earliest for mark in marks) else ""
    placed = map_picture(points, Heading(3, title="Where"))
    return tag("div", dated, placed, class_="pictures") if dated or placed else Html("")


def _links(known: Known, thing: Event) -> Html:
    def named(claim: str) -> Html:
        told = known.claims.get(claim)
        words = f"“{line(told.trigger.text)}”, {known.names[told.report]}" if told else claim
        return tag("a", bdi(words), href=address("claim", claim))

    return reasons(thing.links, named, "Links between claims of this event")
