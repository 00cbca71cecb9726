"""A standing tie: who says it, of whom, since when, and how surely."""

from collections.abc import Sequence

from twosource.model import Claim, Relation
from twosource.outputs.dossier.glance import standing
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import Item, item_of
from twosource.outputs.view.labels import STANDINGS, counted, line, tie_words, when
from twosource.web.page import Page, View, found, of_case
from twosource.web.pages.parts.deciding import decide, decided
from twosource.web.pages.parts.findings import differences
from twosource.web.pages.parts.known import Known, facts, section, trail
from twosource.web.pages.parts.quotes import alike, telling
from twosource.web.pages.parts.roots import known_words, roots

MAX_TELLINGS = 100
"""Sentences in the table."""


def relation(view: View) -> Page:
    """The page of one standing tie."""
    case = found(view.window.relation(view.id()), "relation", view.id())
    (thing,) = (each for each in case.relations if each.id == view.id())
    known, item = Known.of(case), item_of(case, thing)
    body = tag(
        "article",
        trail(known, f"standing tie ({tie_words(thing.type)})"),
        tag("h1", known.entity(thing.subject), tag("span", f" – {tie_words(thing.type)} – ", class_="tie"), known.entity(thing.object)),
        _facts(thing, item),
        section("Who says so", _told(known, thing)),
        differences(known, thing),
        section("What stands behind it", roots(known, thing)),
        section("Decisions about it", decided(case.judgements, (thing.id, *thing.claims))),
        decide(view, "relation", thing.id),
        class_="thing",
    )
    return Page(item.title, body, of_case(case), "Stories")


def _facts(thing: Relation, item: Item) -> Html:
    heading, meaning = STANDINGS[standing(item)]
    return facts(
        [
            ("Standing", tag("span", heading, class_=f"standing {standing(item)}", title=meaning)),
            ("Told by", f"{counted(len(thing.reports), 'report')}, in {counted(len(thing.claims), 'place')}"),
            ("Origins", known_words(thing)),
        ]
    )


def _told(known: Known, thing: Relation) -> Html:
    """The sentences that tell the tie, in the order of publication."""
    claims = [known.claims[claim] for claim in thing.claims if claim in known.claims]
    order = {report: place for place, report in enumerate(known.by_time(claim.report for claim in claims))}
    groups = alike(known, sorted(claims, key=lambda claim: (order[claim.report], claim.span)))
    shown = [_sentence(known, group) for group in groups[:MAX_TELLINGS]]
    more = tag("p", f"and {counted(len(groups) - MAX_TELLINGS, 'more sentence')}", class_="note") if len(groups) > MAX_TELLINGS else ""
    return join([tag("ol", shown, class_="columns plain"), more])


def _sentence(known: Known, group: Sequence[Claim]) -> Html:
    moment = group[0].time
    dated = when(moment) or line(moment.text or "")
    since = tag("p", "the tie is dated: ", bdi(dated), class_="by") if dated else ""
    return tag("li", telling(known, group, [role.span for role in group[0].roles]), since, class_="tellings")
