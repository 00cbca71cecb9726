"""One origin: what reports rest on, who took it from whom and how that is known, and the passages side by side."""

from collections.abc import Sequence

from twosource.model import Case, Origin, Passage, Report, Span, names_of
from twosource.outputs.html.markup import Html, bdi, join, tag
from twosource.outputs.view.digest import digest
from twosource.outputs.view.labels import counted, line, when
from twosource.web.addresses import address, listed, sentence
from twosource.web.page import Page, View, found, of_case
from twosource.web.pages.lists import table
from twosource.web.pages.origins import ORIGIN_KINDS
from twosource.web.pages.parts.deciding import decide, decided
from twosource.web.pictures import origin_tree, tree_of

MAX_SHOWN = 40
"""Passages, places and claims shown of each sort."""
MAX_PASSAGE = 700
"""Characters of a passage shown."""


def origin(view: View) -> Page:
    """The page of one origin."""
    case = found(view.window.origin(view.id()), "origin", view.id())
    (root,) = case.origins
    names = {id: line(name) for id, name in names_of(case.reports).items()}
    reports = sorted(case.reports, key=lambda each: (each.published.earliest is None, str(each.published.earliest or ""), each.id))
    body = tag(
        "div",
        tag("p", tag("a", "Origins", href="/origins"), *_stories(case), class_="kicker"),
        tag("h1", bdi(line(root.basis))),
        _facts(root, names),
        tag("h2", "Reports in the order of publication"),
        _reports(root, reports, names),
        _beside(reports) if len(reports) > 1 else "",
        _picture(case) if len(reports) > 1 else "",
        _passages(root.passages, reports, names),
        _places(root, reports, names),
        _claims(case, names),
        _decisions(case, root),
        decide(view, "origin", root.id),
        class_="origin",
    )
    return Page(line(root.basis), body, of_case(case), here="Origins", scripts=("built/tree.js",))


def _stories(case: Case) -> list[Html]:
    return [join([" · ", tag("a", "its story", href=address("story", story.id))]) for story in case.stories]


def _facts(root: Origin, names: dict[str, str]) -> Html:
    taken = bdi(names.get(root.root or "", "")) if root.root else "not known" if root.passages else "no report of the case"
    facts = [
        ("Kind", "a ground of its own" if root.kind == "own" else ORIGIN_KINDS.get(root.kind, root.kind)),
        ("The others derive from", taken),
        ("How that is known", bdi(line(root.direction)) if root.direction else "neither clock nor wording shows a direction"),
        ("Holds for", counted(len(root.claims), "claim") if root.claims else "the whole reports"),
    ]
    shown = facts[:1] + facts[3:] if len(root.reports) == 1 else facts
    return tag("dl", [join([tag("dt", name), tag("dd", value)]) for name, value in shown], class_="facts")


def _reports(root: Origin, reports: Sequence[Report], names: dict[str, str]) -> Html:
    rows = [
        tag(
            "tr",
            tag("td", when(each.published) or "not stated", class_="when"),
            tag("th", tag("a", bdi(names[each.id]), href=address("report", each.id)), scope="row"),
            tag("td", bdi(line(each.title or "without a title"))),
            tag("td", "the source of the others" if each.id == root.root else "takes it over" if root.root else "rests on it"),
        )
        for each in reports
    ]
    return table("Reports that rest on it", ("Published", "Report", "Title", "Part"), rows)


def _beside(reports: Sequence[Report]) -> Html:
    path = listed("/reading", [("report", each.id) for each in reports[:3]])
    return tag("p", tag("a", "Read side by side" if len(reports) < 4 else "Read the first three side by side", href=path), class_="more")


def _picture(case: Case) -> Html:
    return origin_tree(tree_of(digest(case), address))


def _passages(passages: Sequence[Passage], reports: Sequence[Report], names: dict[str, str]) -> Html:
    texts = {each.id: each.text for each in reports}
    shown = [each for each in passages if each.report in texts and each.other in texts]
    if not shown:
        return Html("")
    pairs = [
        tag("div", _side(p.other, p.other_span, texts, names), _side(p.report, p.span, texts, names), class_="pair")
        for p in shown[:MAX_SHOWN]
    ]
    rest = tag("p", f"and {counted(len(shown) - MAX_SHOWN, 'more passage')}", class_="note") if len(shown) > MAX_SHOWN else ""
    return join([tag("h2", "Passages in common"), pairs, rest])


def _side(report: str, span: Span, texts: dict[str, str], names: dict[str, str]) -> Html:
    words = line(span.of(texts[report])[:MAX_PASSAGE]) + ("…" if len(span) > MAX_PASSAGE else "")
    quote = tag("a", tag("q", bdi(words)), href=sentence(report, span.start, span.end), class_="quote")
    return tag("blockquote", tag("p", bdi(names[report]), class_="label"), tag("p", quote))


def _places(root: Origin, reports: Sequence[Report], names: dict[str, str]) -> Html:
    """Where the shared ground is named."""
    texts = {each.id: each.text for each in reports}
    shown = {(each.report, each.span) for each in root.passages} | {(each.other, each.other_span) for each in root.passages}
    places = [each for each in root.spans if each.report in texts and len(each.span) and (each.report, each.span) not in shown]
    if not places:
        return Html("")
    items = [tag("li", _side(each.report, each.span, texts, names)) for each in places[:MAX_SHOWN]]
    return join([tag("h2", "Where the reports say so"), tag("ul", items, class_="plain places")])


def _claims(case: Case, names: dict[str, str]) -> Html:
    claims = list(case.claims.values())
    texts = {each.id: each.text for each in case.reports}
    if not claims:
        return Html("")
    items = [
        tag(
            "li",
            tag(
                "p",
                tag("a", bdi(line(claim.label)), href=address("claim", claim.id)),
                tag("span", " ", bdi(names[claim.report]), class_="type"),
            ),
            tag("p", _quoted(claim.report, claim.span, texts)),
        )
        for claim in claims[:MAX_SHOWN]
    ]
    return join([tag("h2", "Claims that rest on it"), tag("ul", items, class_="plain sayings")])


def _decisions(case: Case, root: Origin) -> Html:
    """What people decided of who rests on whom among these reports."""
    made = [each for each in case.judgements if each.verb in {"independent", "dependent"} and set(each.subjects) <= set(root.reports)]
    shown = decided(made, root.reports)
    return join([tag("h2", "Decisions about it"), shown]) if shown else shown


def _quoted(report: str, span: Span, texts: dict[str, str]) -> Html:
    return tag("a", tag("q", bdi(line(span.of(texts[report]))[:MAX_PASSAGE])), href=sentence(report, span.start, span.end), class_="quote")
