"""A report to read: its whole text with what was read in it, and beside it every claim in the order of the text."""

from collections import Counter
from collections.abc import Sequence

from twosource.model import Case, Claim, Event, Relation, Report, Span
from twosource.model.called import outward
from twosource.model.notes import notes_of
from twosource.outputs.html.events import sign
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.labels import counted, line, manner, tie_words, when
from twosource.outputs.view.stance import voice
from twosource.web.addresses import address, listed
from twosource.web.page import Page, View, found, of_case
from twosource.web.pages.parts.deciding import decide, decided
from twosource.web.pages.parts.failing import missing
from twosource.web.pages.texts.layers import LAYER_TIME_BASES, chosen, claim_flags, marks_of, switches
from twosource.web.pages.texts.marked import Highlight, marked

MOST_BESIDE = 6
"""Reports offered to be read side by side with this one."""


def report(view: View) -> Page:
    """The reader of one report."""
    case = found(view.window.reports((view.id(),)), "report", view.id())
    (shown,) = case.reports
    lit = stretch(view.query.get("at", ""), len(shown.text))
    claims = sorted(case.claims.values(), key=lambda each: (each.trigger.span, each.span, each.id))
    marks = [*marks_of(case, shown), *([Highlight(lit, "lit")] if lit else [])]
    text = marked(shown, marks, claim_flags(claims))
    text = Html(text.replace('<mark class="lit"', '<mark class="lit" id="at"', 1))
    untitled = not any(block.kind == "title" for block in shown.blocks)
    article = tag(
        "article",
        _head(case, shown),
        tag("h1", bdi(line(shown.title or "A report without a title")), class_="title") if untitled else "",
        _facts(case, shown),
        missing(case),
        [tag("p", bdi(note), class_="note") for note in notes_of(case).get(shown.id, ())],
        _add(view, shown, lit) if lit else "",
        text,
        _add(view, shown, None) if not lit else "",
        _decisions(view, case),
        class_="read",
        id="report",
        data_report=shown.id,
    )
    body = tag(
        "div",
        switches(chosen(view.all("layer"))),
        tag("div", article, _panel(view, case, claims), class_="with-panel"),
        class_="reader",
        data_edit=view.person.may_edit,
    )
    return Page(line(shown.title or shown.publisher or "Report"), body, of_case(case), here="Reports", scripts=("reader.js",))


def stretch(asked: str, length: int) -> Span | None:
    """The stretch that '12-40' names, if the text has it."""
    start, _, end = asked.partition("-")
    if not (start.isascii() and end.isascii() and start.isdecimal() and end.isdecimal() and len(start) < 12 and len(end) < 12):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) <= length else None


def outlet(report: Report) -> str:
    """Who published it, as far as stated."""
    return line(report.publisher or "publisher not stated")


def _head(case: Case, report: Report) -> Html:
    day = when(report.published) or "date not stated"
    stories = [tag("a", "the story it belongs to", href=address("story", story.id)) for story in case.stories]
    return tag("p", tag("strong", bdi(outlet(report))), " · ", day, [" · ", *stories] if stories else "", class_="kicker")


def _facts(case: Case, report: Report) -> Html:
    moment = report.published
    dated = f"{when(moment)}, {LAYER_TIME_BASES[moment.basis]}" if moment.edtf else "not stated"
    web = report.url is not None and report.url.startswith(("https://", "http://"))
    facts: list[tuple[str, Html | str]] = [
        ("Publisher", bdi(line(report.publisher or "not stated"))),
        ("By", bdi(", ".join(line(author) for author in report.authors) or "not stated")),
        ("Published", bdi(dated + (f" (“{line(moment.text)}”)" if moment.text and moment.edtf else ""))),
        ("Agency", bdi(line(report.credit or "none named"))),
        (
            "Address",
            tag("a", bdi(line(report.url or "")), href=report.url, rel="noreferrer") if web else bdi(line(report.url or "not stated")),
        ),
        ("File", bdi(line(outward(report.path or "not stated")))),
        ("Length", f"{len(report.text):,} characters, {report.language}"),
        ("SHA-256", tag("code", report.sha256)),
        ("Rests on", _grounds(case, report)),
    ]
    rows = [join([tag("dt", name), tag("dd", value)]) for name, value in facts]
    return tag("details", tag("summary", "Where this report comes from"), tag("dl", rows, class_="facts"), class_="from")


def _grounds(case: Case, report: Report) -> Html:
    """The origins it has in common with others, each named once, else its own."""
    shared = {line(o.basis): o for o in case.origins if len(o.reports) > 1 and report.id in o.reports}
    own = [line(o.basis) for o in case.origins if len(o.reports) == 1]
    links = [
        tag("li", tag("a", bdi(basis), href=address("origin", o.id)), f" ({counted(len(o.reports), 'report')})")
        for basis, o in shared.items()
    ]
    return (
        tag("ul", [*links, *([tag("li", bdi(each)) for each in own] if not links else [])], class_="plain")
        if links or own
        else bdi("not drawn yet")
    )


def _add(view: View, report: Report, lit: Span | None) -> Html:
    """The way to a claim that the reader of the case adds."""
    if not view.person.may_edit:
        return Html("")
    if lit is None:
        way = tag("a", "Add a claim", href=listed("/claims/new", [("report", report.id)]))
        select = tag("span", ", or select the words it stands on in the text", class_="adding", hidden=True)
        return tag("p", way, select, ".", class_="note")
    path = listed("/claims/new", [("report", report.id), ("start", lit.start), ("end", lit.end)])
    return tag("p", tag("a", "Add a claim on the marked words", href=path), class_="note")


def _decisions(view: View, case: Case) -> Html:
    shown = decided(case.judgements, [view.id()])
    return join(
        [tag("h2", "Decisions about it"), shown, decide(view, "report", view.id())] if shown else [decide(view, "report", view.id())]
    )


def _panel(view: View, case: Case, claims: Sequence[Claim]) -> Html:
    drawn: tuple[Event | Relation, ...] = (*case.events, *case.relations)
    things = {claim: thing for thing in drawn for claim in thing.claims}
    names = {entity.id: line(entity.name) for entity in case.entities}
    items = [_about(number, claim, things.get(claim.id), names) for number, claim in enumerate(claims, 1)]
    return tag(
        "aside",
        tag("h2", "Claims", id="claims"),
        tag(
            "p",
            f"{counted(len(claims), 'claim')}, in the order of the text." if claims else "No claim was read in this report.",
            class_="note",
        ),
        tag("ol", items, class_="abouts") if items else "",
        _named(view, case),
        _others(view, case),
        class_="panel",
        aria_label="What was read in the report",
        tabindex="0",
    )


def _about(number: int, claim: Claim, thing: Event | Relation | None, names: dict[str, str]) -> Html:
    told = "; ".join(manner(claim))
    kind = {"event": "event", "relation": "tie", "attribute": "attribute"}[claim.kind]
    return tag(
        "li",
        tag(
            "p",
            tag("a", str(number), href=f"#{claim.id}", class_="number", aria_label=f"Claim {number} in the text"),
            " ",
            tag("a", bdi(line(claim.label)), href=address("claim", claim.id), class_="label-of"),
            " ",
            tag("span", kind if claim.type == "other" else f"{kind}: {tie_words(claim.type)}", class_="type"),
        ),
        tag("p", sign(voice(claim)), " ", bdi(told), class_="manner"),
        tag("p", _setting(claim), class_="manner"),
        _stands(thing, names),
        tag("p", "It says only how, when or on what another claim is told.", class_="only") if claim.aside else "",
        id=f"about-{claim.id}",
        data_claim=claim.id,
        class_="passing" if claim.aside else None,
    )


def _setting(claim: Claim) -> Html:
    place = line(claim.place.text) if claim.place else "place not stated"
    return join([when(claim.time) or "date not stated", " · ", bdi(place)])


def _stands(thing: Event | Relation | None, names: dict[str, str]) -> Html:
    """The event or tie a claim stands in, and how many reports tell it."""
    if thing is None:
        return Html("")
    others = len(thing.reports) - 1
    told = f"told by {counted(others, 'other report')} too" if others else "told by this report only"
    if isinstance(thing, Event):
        link = tag("a", bdi(line(thing.label)), href=address("event", thing.id))
    else:
        words = f"{names.get(thing.subject, '?')} – {tie_words(thing.type)} – {names.get(thing.object, '?')}"
        link = tag("a", bdi(words), href=address("relation", thing.id))
    differs = any(finding.level == "conflict" for finding in thing.findings)
    return tag("p", "→ ", link, ", ", told, tag("span", " ≠ contradicted", class_="differs") if differs else "", class_="stood")


def _named(view: View, case: Case) -> Html:
    found = Counter({e.id: sum(m.report == view.id() for m in e.mentions) for e in case.entities})
    names = {entity.id: entity for entity in case.entities}
    items = [
        tag(
            "li",
            tag("a", bdi(line(names[id].name)), href=address("entity", id)),
            tag("span", f" {names[id].type}, ×{times}", class_="type"),
        )
        for id, times in found.most_common()
        if times
    ]
    return join([tag("h2", "Names"), tag("ul", items, class_="plain names-of")]) if items else Html("")


def _others(view: View, case: Case) -> Html:
    """The reports that tell most of the same events, to be read beside this one."""
    shared = Counter(other for event in case.events for other in event.reports if other != view.id())
    rows = view.window.finds.reports([id for id, _ in shared.most_common(MOST_BESIDE)])
    items = [
        tag(
            "li",
            tag("a", bdi(line(row.publisher or row.title or row.id)), href=listed("/reading", [("report", view.id()), ("report", row.id)])),
            tag("span", f" {counted(shared[row.id], 'event')} in common", class_="type"),
        )
        for row in rows
    ]
    return join([tag("h2", "Read side by side with"), tag("ul", items, class_="plain")]) if items else Html("")
