"""A standing tie: who says it, of whom, since when, and how surely."""

from twosource.model import Claim, Relation
from twosource.outputs.digest import Item, item_of
from twosource.outputs.dossier.markup import Html, bdi, join, tag
from twosource.outputs.sheet.glance import standing
from twosource.outputs.stance import voice
from twosource.outputs.wording import STANDINGS, counted, line, manner, tie_words, when
from twosource.web.addresses import address
from twosource.web.page import Page, View, found, of_case
from twosource.web.pages.lists import table
from twosource.web.pages.parts.deciding import decide, decided
from twosource.web.pages.parts.findings import differences
from twosource.web.pages.parts.known import Known, facts, section, trail
from twosource.web.pages.parts.quotes import quote, sign
from twosource.web.pages.parts.roots import known_words, roots

MOST = 100
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
    claims = [known.claims[claim] for claim in thing.claims if claim in known.claims]
    order = {report: place for place, report in enumerate(known.by_time(claim.report for claim in claims))}
    ordered = sorted(claims, key=lambda claim: (order[claim.report], claim.span))
    rows = [_row(known, claim) for claim in ordered[:MOST]]
    more = tag("p", f"and {counted(len(ordered) - MOST, 'more sentence')}", class_="note") if len(ordered) > MOST else ""
    columns = ("Published", "Report", "How", "Sentence")
    return join([table("The sentences that tell the tie, in the order of publication", columns, rows, "list sentences"), more])


def _row(known: Known, claim: Claim) -> Html:
    report = known.reports[claim.report]
    told = "; ".join(manner(claim))
    dated = when(claim.time) or line(claim.time.text or "")
    manners = [each for each in (told, f"dated: {dated}" if dated else "") if each]
    place = tag("a", f"[{claim.span.start}, {claim.span.end})", href=address("claim", claim.id), class_="at")
    return tag(
        "tr",
        tag("td", when(report.published) or "not stated", class_="when"),
        tag("th", known.report(report.id), scope="row"),
        tag("td", sign(voice(claim))),
        tag(
            "td",
            tag("p", quote(report, claim.span, [(claim.trigger.span, "focus"), *((role.span, "word") for role in claim.roles)])),
            tag("p", bdi("; ".join(manners)), " " if manners else "", place, class_="by"),
        ),
    )
