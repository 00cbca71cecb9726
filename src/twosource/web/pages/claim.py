"""A claim: what one report says in one place, word by word, with what each word stands for."""

from collections.abc import Iterable

from twosource.model import Attribution, Claim, Report, Span
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import STANCES, line, slot_words, tie_words, visible, when
from twosource.outputs.view.stance import voice
from twosource.web.addresses import address, sentence
from twosource.web.page import Page, View, found, of_case
from twosource.web.pages.lists import table
from twosource.web.pages.parts.deciding import decide, decided
from twosource.web.pages.parts.known import Known, facts, section, trail
from twosource.web.pages.parts.quotes import around, legend, marks_of, sign, words

TIME_BASES = {
    "stated": "stated in full",
    "resolved": "worked out from",
    "decided": "decided by a person",
    "none": "no calendar day follows from the words",
}
STATUS = {
    "happened": "told as happened",
    "planned": "told as planned",
    "asked": "told as asked for",
    "conditional": "told as conditional",
    "general": "told in general",
}
ATTRIBUTION_KINDS = {"direct": "in direct speech", "indirect": "in indirect speech", "implied": "implied"}

Field = tuple[str, Html | str, Span | None]
"""What it is, its value, and the words it stands on."""


def claim(view: View) -> Page:
    """The page of one claim."""
    case = found(view.window.claim(view.id()), "claim", view.id())
    known = Known.of(case)
    thing = known.claims[view.id()]
    report = known.reports[thing.report]
    title = f"“{line(thing.trigger.text)}”: a claim of {known.names[report.id]}"
    body = tag(
        "article",
        trail(known, f"claim ({thing.kind}: {tie_words(thing.type)})"),
        tag("h1", bdi(f"“{line(thing.trigger.text)}”"), tag("span", " – ", bdi(known.names[report.id]), class_="tie")),
        _quote(report, thing),
        legend(thing),
        _facts(known, thing),
        section("What the words say", _fields(known, thing)),
        section("How sure the program is", *_confidence(thing)),
        section("Decisions about it", decided(case.judgements, (thing.id,))),
        decide(view, "claim", thing.id),
        class_="thing",
    )
    return Page(title, body, of_case(case), "Stories")


def _quote(report: Report, thing: Claim) -> Html:
    before, after = around(report, thing.span)
    text = report.text
    inner = tag("a", words(text, thing.span, marks_of(thing)), href=sentence(report.id, thing.span.start, thing.span.end), class_="quote")
    parts = [tag("span", visible(before.of(text)), class_="beside"), tag("b", inner), tag("span", visible(after.of(text)), class_="beside")]
    return tag("blockquote", tag("p", tag("bdi", parts)), class_="context", lang=report.language)


def _facts(known: Known, thing: Claim) -> Html:
    stance = voice(thing)
    report = known.reports[thing.report]
    standing = [
        tag("li", "event: ", _link("event", each.id, each.label or each.type)) for each in known.case.events if thing.id in each.claims
    ]
    standing += [
        tag("li", "tie: ", tag("a", tie_words(each.type), href=address("relation", each.id)))
        for each in known.case.relations
        if thing.id in each.claims
    ]
    return facts(
        [
            ("Report", join([known.report(report.id), ", ", known.published(report.id)])),
            ("Where in it", _at(report, thing.span)),
            ("How it is told", join([sign(stance), ": ", STANCES[stance][1]])),
            ("Counts to", tag("ul", standing, class_="plain") if standing else "no event or tie"),
        ]
    )


def _link(kind: str, identity: str, words_: str) -> Html:
    return tag("a", bdi(line(words_)), href=address("event" if kind == "event" else "relation", identity))


def _at(report: Report, span: Span) -> Html:
    return tag("a", f"[{span.start}, {span.end})", href=sentence(report.id, span.start, span.end), class_="at")


def _fields(known: Known, thing: Claim) -> Html:
    report = known.reports[thing.report]
    fields = [
        *_deed(thing),
        *_roles(known, thing),
        *_when(known, thing),
        *_where(known, thing),
        *_numbers(thing),
        *_telling(known, thing),
        *_evidence(thing),
    ]
    rows = [tag("tr", tag("th", name, scope="row"), tag("td", value), tag("td", _words(report, span))) for name, value, span in fields]
    return table("Each field of the claim with the words it stands on", ("Field", "Value", "Words"), rows, "list fields")


def _words(report: Report, span: Span | None) -> Html:
    if span is None or not len(span):
        return tag("span", "–", class_="silent")
    return join([tag("q", bdi(line(span.of(report.text)))), " ", _at(report, span)])


def _deed(thing: Claim) -> list[Field]:
    kind = {"event": "event", "relation": "standing tie", "attribute": "attribute"}[thing.kind]
    occurs = "denied: it did not happen, or is not so" if thing.polarity == "negative" else STATUS[thing.status]
    return [(kind.capitalize(), bdi(f"{line(thing.label)} ({tie_words(thing.type)})"), thing.trigger.span), ("Whether", occurs, None)]


def _roles(known: Known, thing: Claim) -> Iterable[Field]:
    for role in thing.roles:
        if role.role not in {"place", "time"}:
            entity = known.entity_of.get(role.chain or "")
            value = known.entity(entity) if entity else bdi(line(role.text))
            yield slot_words(f"who:{role.role}").capitalize(), value, role.span


def _when(known: Known, thing: Claim) -> Iterable[Field]:
    moment = thing.time
    if not moment and not moment.text:
        yield "When", tag("span", "not stated", class_="silent"), None
        return
    value = when(moment) or "no calendar day"
    edtf = [" ", tag("code", moment.edtf)] if moment.edtf else []
    yield "When", join([value, edtf, ", ", *_basis(known, thing)]), moment.span


def _basis(known: Known, thing: Claim) -> list[Html | str]:
    moment = thing.time
    if moment.basis != "resolved":
        return [TIME_BASES[moment.basis]]
    report = known.reports[thing.report]
    if moment.anchor is None:
        return [TIME_BASES["resolved"], f" the day of publication, {known.published(report.id)}"]
    return [TIME_BASES["resolved"], " ", tag("q", bdi(line(moment.anchor.of(report.text)))), " ", _at(report, moment.anchor)]


def _where(known: Known, thing: Claim) -> Iterable[Field]:
    setting = thing.place
    if setting is None:
        yield "Where", tag("span", "not stated", class_="silent"), None
        return
    entity = known.entity_of.get(setting.chain or "")
    name = known.entity(entity, setting.text) if entity else bdi(line(setting.text))
    if setting.place is None:
        yield "Where", join([name, ", not in the gazetteer"]), setting.span
        return
    place = setting.place
    point = f", {place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else ""
    yield "Where", join([name, f", as precise as: {place.precision}{point}"]), setting.span


def _numbers(thing: Claim) -> Iterable[Field]:
    for each in thing.quantities:
        bounds = [
            f"{name} {value:,g}"
            for name, value in (("at least", each.low), ("best", each.best), ("at most", each.high))
            if value is not None
        ]
        label = slot_words(f"quantity:{each.role or 'count'} {each.unit}").capitalize()
        yield label, ", ".join(bounds) or "no figure follows from the words", each.span


def _telling(known: Known, thing: Claim) -> Iterable[Field]:
    flatly = "told with words that hold back" if thing.hedges else "stated flatly"
    surely = flatly if thing.certainty == "certain" else thing.certainty
    yield "How surely", tag("strong", surely), None
    for hedge in thing.hedges:
        yield "Holds back", f"in the {hedge.by}’s words", hedge.span
    if not thing.attribution:
        yield "On whose word", "the report’s own voice", None
    for number, step in enumerate(thing.attribution, 1):
        yield "On whose word" if number == 1 else "who cites", _source(known, step), step.span
        yield "Said by the words", ATTRIBUTION_KINDS[step.kind], step.cue_span
    for step in thing.denied_by:
        yield "Denied by", _source(known, step), step.span


def _source(known: Known, step: Attribution) -> Html:
    entity = known.entity_of.get(step.chain or "")
    if step.source is None:
        return tag("span", "nobody named: it “is said”")
    name = known.entity(entity, step.source) if entity else bdi(line(step.source))
    within = "; only spoken of in these words, not asserted" if step.scope == "within" else ""
    return join([name, "" if step.named else " (unnamed)", within])


def _evidence(thing: Claim) -> Iterable[Field]:
    for each in thing.evidence:
        dated = (when(each.date) or line(each.date.text or "")) if each.date else ""
        yield (
            "Evidence",
            join([tie_words(each.type), ", dated ", bdi(dated)] if dated else [tie_words(each.type), ", its date not stated"]),
            each.span,
        )


def _confidence(thing: Claim) -> list[Html]:
    said = f"{thing.confidence:.2f} of 1"
    words_ = "how sure the program is that it read these words rightly. It says nothing of how sure the report is, or of what is true."
    aside = "The words mark how, when or on what another claim is told." if thing.aside else ""
    who = tag("p", "Read by ", bdi(thing.by), ".") if thing.by else Html("")
    return [tag("p", tag("strong", said), ": ", words_), tag("p", aside) if aside else Html(""), who]
