"""An entity: how reports name and describe it, and what they say of it, always with who says so."""

from collections.abc import Sequence

from twosource.model import Case, Claim, Entity, Event, Relation, Span
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line, tie_words, when
from twosource.web.addresses import address
from twosource.web.page import Page, View, found, of_case
from twosource.web.pages.parts.bearing import named_by
from twosource.web.pages.parts.deciding import decide, decided
from twosource.web.pages.parts.known import Known, facts, section, trail
from twosource.web.pages.parts.namesakes import namesakes
from twosource.web.pages.parts.quotes import alike, telling
from twosource.web.pages.parts.reasons import reasons
from twosource.web.pictures.figure import Heading
from twosource.web.pictures.map import Point, map_picture

CLAIMS = 200
"""Claims of an entity that its excerpt holds."""
EVENTS, PLACES, SAYINGS = 20, 2, 12
"""Events, sentences of one event and sentences on its word that are shown."""
TAKES = {"place": "Set here, as reports tell it", "facility": "Set here, as reports tell it"}
"""What the events of a place are called."""


def entity(view: View) -> Page:
    """The page of one entity."""
    case = found(view.window.entity(view.id()), "entity", view.id())
    known = Known.of(case)
    thing = known.entities[view.id()]
    takes = [each for each in case.events if _stands_in(known, thing, each)]
    body = tag(
        "article",
        trail(known, thing.type),
        tag("h1", bdi(line(thing.name))),
        _facts(known, thing, case),
        section("Names and descriptions", named_by(known, thing)),
        section(
            TAKES.get(thing.type, "Takes part in, as reports tell it"),
            _events(known, thing, takes),
        ),
        section("Standing ties", _columns(_ties(known, thing))),
        section("Cited for", _columns(_sayings(known, thing))),
        section("In other stories", *namesakes(view, thing)),
        section("On the map", _map(thing)) if thing.place else "",
        section("Why these mentions count as one", _links(known, thing)),
        section("Decisions about it", decided(case.judgements, (thing.id, *thing.chains))),
        decide(view, "entity", thing.id),
        class_="thing",
    )
    return Page(line(thing.name), body, of_case(case), "Names", ("built/map.js",) if thing.place else ())


def _facts(known: Known, thing: Entity, case: Case) -> Html:
    reports = {mention.report for mention in thing.mentions}
    place = thing.place
    most = len(case.claims) >= CLAIMS
    return facts(
        [
            ("Type", thing.type),
            ("Also called", join([", " if i else "", bdi(line(each))] for i, each in enumerate(thing.aliases))),
            ("Gazetteer", bdi(f"{line(place.name)} ({place.precision})") if place else None),
            ("Mentioned", f"{counted(len(thing.mentions), 'time')} in {counted(len(reports), 'report')}"),
            ("Shown", f"the first {CLAIMS} claims in which it stands" if most else None),
        ]
    )


def _stands_in(known: Known, thing: Entity, each: Event) -> bool:
    held = (known.claims[claim] for claim in each.claims if claim in known.claims)
    return any(party.entity == thing.id for party in each.participants) or any(_roles(thing, claim) for claim in held)


def _roles(thing: Entity, claim: Claim) -> list[str]:
    return [role.role for role in claim.roles if role.chain in thing.chains]


def _columns(parts: Sequence[Html]) -> Html:
    """Parts side by side where there is room."""
    return tag("div", parts, class_="columns") if parts else Html("")


def _events(known: Known, thing: Entity, events: Sequence[Event]) -> Html:
    ordered = sorted(events, key=lambda each: (-len(each.reports), str(each.time.earliest or "9999"), each.id))
    shown = [_event(known, thing, each) for each in ordered[:EVENTS]]
    rest = [tag("li", _title(each)) for each in ordered[EVENTS:]]
    more = [tag("details", tag("summary", f"{len(rest)} more, told by fewer reports"), tag("ul", rest))] if rest else []
    return join([_columns(shown), more])


def _title(each: Event) -> Html:
    return tag("a", bdi(line(each.label) or each.type), href=address("event", each.id))


def _event(known: Known, thing: Entity, each: Event) -> Html:
    claims = [known.claims[claim] for claim in each.claims if claim in known.claims and _roles(thing, known.claims[claim])]
    roles = dict.fromkeys([role for claim in claims for role in _roles(thing, claim)])
    as_ = ", ".join(tie_words(role) for role in roles)
    settled = [when(each.time) or "date not stated", line(each.place.text) if each.place else "place not stated"]
    said = [*settled, counted(len(each.reports), "report"), f"as {as_}" if as_ else ""]
    return tag(
        "div",
        tag("h3", _title(each)),
        tag("p", bdi(" · ".join(filter(None, said))), class_="setting"),
        *_told(known, thing, claims),
        class_="stands",
        id=each.id,
    )


def _told(known: Known, thing: Entity, claims: Sequence[Claim]) -> list[Html]:
    """The first sentence of each report, the first ones open."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.report, claim)
    groups = alike(known, [first[each] for each in known.by_time(first)])
    shown = [telling(known, group, _places(thing, group[0])) for group in groups]
    left = len(shown) - PLACES
    rest = tag("details", tag("summary", counted(left, "more sentence")), shown[PLACES:]) if left > 0 else Html("")
    return [*shown[:PLACES], rest]


def _places(thing: Entity, claim: Claim) -> list[Span | None]:
    """Where it stands in a claim."""
    roles: list[Span | None] = [role.span for role in claim.roles if role.chain in thing.chains]
    return [*roles, *(step.span for step in claim.attribution if step.chain in thing.chains)]


def _ties(known: Known, thing: Entity) -> list[Html]:
    ties = [each for each in known.case.relations if thing.id in {each.subject, each.object}]
    return [_tie(known, thing, each) for each in sorted(ties, key=lambda each: (-len(each.reports), each.id))]


def _tie(known: Known, thing: Entity, each: Relation) -> Html:
    ends = [bdi(line(thing.name)) if end == thing.id else known.entity(end) for end in (each.subject, each.object)]
    link = tag("a", tie_words(each.type), href=address("relation", each.id))
    claims = [known.claims[claim] for claim in each.claims if claim in known.claims]
    return tag("div", tag("h3", ends[0], " – ", link, " – ", ends[1]), *_told(known, thing, claims), class_="stands", id=each.id)


def _sayings(known: Known, thing: Entity) -> list[Html]:
    said = [claim for claim in known.claims.values() if any(step.chain in thing.chains for step in claim.attribution)]
    groups = alike(known, {(claim.report, claim.span): claim for claim in said}.values())
    shown = [telling(known, group, _places(thing, group[0])) for group in groups[:SAYINGS]]
    left = len(groups) - SAYINGS
    return [*shown, tag("p", f"and {counted(left, 'more sentence')}", class_="note")] if left > 0 else shown


def _map(thing: Entity) -> Html:
    place = thing.place
    if place is None:
        return Html("")
    point = Point(thing.id, line(thing.name), address("entity", thing.id), line(place.name), place.precision, place.lat, place.lon)
    return map_picture([point], Heading(3, title="In the gazetteer"))


def _links(known: Known, thing: Entity) -> Html:
    names = {chain.id: (chain.name, chain.report) for reading in known.case.readings for chain in reading.chains}

    def named(chain: str) -> Html:
        name, report = names.get(chain, (None, ""))
        said = bdi(line(name or thing.name))
        return join([said, ", ", known.report(report)]) if report else tag("span", said)

    return reasons(thing.links, named, "Links between what reports call it")
